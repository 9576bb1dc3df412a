/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"

G_BEGIN_DECLS

/*
 * The journal says what was written, when and in which order. Each row holds
 * the SHA-256 of the one before it, so that nobody can later change, drop or
 * insert a row without breaking the chain from there on. A row's content has a
 * digest of its own: a purge drops the content and keeps the digest.
 */

/* Appends one row; @content: (nullable): the row as it now stands, as JSON */
gboolean  anning_journal_append  (AnningDb    *db,
                                  const char  *action,
                                  const char  *table,
                                  gint64       row_id,
                                  const char  *content,
                                  GError     **error);
/* Drops the contents that the journal keeps of one row. */
gboolean  anning_journal_forget  (AnningDb    *db,
                                  const char  *table,
                                  gint64       row_id,
                                  GError     **error);
/* What a row of the journal says of itself. */
typedef void (*AnningJournalVisit) (gint64       seq,
                                    gint64       at,
                                    const char  *hash,
                                    gpointer     user_data);
/*
 * Walks the chain. @visit: (nullable): called for each row; @rows: (out): how many rows
 * there are; @broken: (out): the first row that does not hold, 0 if all do. FALSE with
 * @error only if it cannot be read.
 */
gboolean  anning_journal_verify  (AnningDb            *db,
                                  AnningJournalVisit   visit,
                                  gpointer             user_data,
                                  gint64              *rows,
                                  gint64              *broken,
                                  GError             **error);
/* The last row; @seq: (out): 0 if the journal is empty, @hash: (out) (transfer full) */
gboolean  anning_journal_read_last (AnningDb    *db,
                                    gint64      *seq,
                                    gint64      *at,
                                    char       **hash,
                                    GError     **error);

G_END_DECLS
