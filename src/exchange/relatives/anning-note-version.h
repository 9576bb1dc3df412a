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

/* ---- inside a write job ---- */

/* Returns: the id of the version that is as the note stands at @at (ms), or 0 and @error */
gint64           anning_note_keep                (AnningDb             *db,
                                                  gint64                note_id,
                                                  gint64                at,
                                                  GError              **error);
/*
 * Notes that the note left, and keeps what left. @share: its way, relative, recipient
 * and time are taken, its version and id are filled in.
 */
gboolean         anning_note_share_record        (AnningDb             *db,
                                                  AnningNoteShare      *share,
                                                  GError              **error);
/*
 * Makes the note what it was in the version. How it stands now is kept first, at
 * @at (ms). Every change is noted in @changes, to be undone.
 */
gboolean         anning_note_restore             (AnningDb             *db,
                                                  gint64                version_id,
                                                  gint64                at,
                                                  AnningChangeSet      *changes,
                                                  GError              **error);

/* ---- from a page ---- */

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

void             anning_note_restore_async       (AnningStore          *store,
                                                  gint64                version_id,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Returns: (transfer full): what was changed, to be undone; or NULL and @error */
AnningChangeSet *anning_note_restore_finish      (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
