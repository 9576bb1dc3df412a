/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* A debt in the open store. Returns: its id */
gint64  copies_fixture_add_debt      (StoreFixture  *self,
                                      const char    *creditor);
/* Bytes as they are made from @seed, always the same ones: (transfer full) */
GBytes *copies_fixture_make_bytes    (guint32        seed,
                                      gsize          length);
/* An original that the open store's debt @debt_id uses. Returns: its id */
gint64  copies_fixture_add_original  (StoreFixture  *self,
                                      gint64         debt_id,
                                      guint32        seed,
                                      gsize          length);
/* A copy of the file, as it is made each day. Returns: (transfer full): its path */
char   *copies_fixture_make          (StoreFixture  *self);
/* It gets the name that it would have had if it had been made at @time, "20260312-211402". Returns: (transfer full) */
char   *copies_fixture_rename        (const char    *path,
                                      const char    *time);
/* How many there are. */
guint   copies_fixture_count         (StoreFixture  *self);
/* Returns: (transfer full): where the copies have the original that is made from @seed */
char   *copies_fixture_dup_original  (StoreFixture  *self,
                                      guint32        seed,
                                      gsize          length);
/*
 * Everything in a database: its schema version, the SQL of every object, and every row of
 * every table, so that two files can be compared. @pieces: with those of evidence_chunk
 */
char   *copies_fixture_dump          (const char    *path,
                                      gboolean       pieces);

G_END_DECLS
