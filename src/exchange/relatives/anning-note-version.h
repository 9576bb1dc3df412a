/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-change-set.h"
#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * The versions of a note: how it stood when it was kept or when it left, with all
 * of its parts in both lengths, those that are switched off too. A version is
 * written only when the note is not as its newest one. Each of these is one job
 * of the store, hence one transaction, and sees what was asked for before it:
 * whoever has a form open flushes it first.
 */

void             anning_note_keep_async          (AnningStore          *store,
                                                  gint64                note_id,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Returns: the id of the version that is as the note stands, or 0 and @error */
gint64           anning_note_keep_finish         (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/*
 * To be called after each way out.
 *
 * @way: a word of anning_share_ways
 * @relative_id: to whom, or ANNING_UNKNOWN
 * @recipient: (nullable): to whom, in words
 * @at: when, in ms; ANNING_UNKNOWN: now
 */
void             anning_note_share_record_async  (AnningStore          *store,
                                                  gint64                note_id,
                                                  const char           *way,
                                                  gint64                relative_id,
                                                  const char           *recipient,
                                                  gint64                at,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Returns: the id of the share, which can be removed like any record, or 0 and @error */
gint64           anning_note_share_record_finish (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* Makes the note what it was in the version. How it stands now is kept first. */
void             anning_note_restore_async       (AnningStore          *store,
                                                  gint64                version_id,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Returns: (transfer full): what was changed, to be undone; or NULL and @error */
AnningChangeSet *anning_note_restore_finish      (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
