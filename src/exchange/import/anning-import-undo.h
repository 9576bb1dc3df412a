/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import.h"

G_BEGIN_DECLS

/* What was taken back, so that it can be put in place again. */
typedef struct _AnningImportUndone AnningImportUndone;

void                anning_import_undone_free        (AnningImportUndone        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportUndone, anning_import_undone_free)
/* Returns: how many incidents went with it */
guint               anning_import_undone_n_incidents (const AnningImportUndone  *self);

/*
 * Takes a whole source back: what it told of contacts, and the incidents that
 * only it told of and to which nobody added anything. Brought in once more, it
 * comes anew.
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningImportUndone *anning_import_undo               (AnningStore               *store,
                                                      gint64                     source_id,
                                                      GError                   **error);
/*
 * @progress: (nullable): on the main context of the caller, not any more once @callback was.
 * Cancelled, nothing was taken back.
 */
void                anning_import_undo_async         (AnningStore               *store,
                                                      gint64                     source_id,
                                                      AnningProgressFunc         progress,
                                                      gpointer                   progress_data,
                                                      GCancellable              *cancellable,
                                                      GAsyncReadyCallback        callback,
                                                      gpointer                   user_data);
/* All that one import did, recordings and numbers too. */
AnningImportUndone *anning_import_undo_all           (AnningStore               *store,
                                                      const AnningImportResult  *result,
                                                      GError                   **error);
/* As above. @result: what is needed of it is copied */
void                anning_import_undo_all_async     (AnningStore               *store,
                                                      const AnningImportResult  *result,
                                                      AnningProgressFunc         progress,
                                                      gpointer                   progress_data,
                                                      GCancellable              *cancellable,
                                                      GAsyncReadyCallback        callback,
                                                      gpointer                   user_data);
/* For both of the above. */
AnningImportUndone *anning_import_undo_finish        (AnningStore               *store,
                                                      GAsyncResult              *result,
                                                      GError                   **error);

/* Puts all of it back as it was. */
gboolean            anning_import_redo               (AnningStore               *store,
                                                      const AnningImportUndone  *undone,
                                                      GError                   **error);
/* @undone: kept as long as it is needed. Cancelled, nothing was put back. */
void                anning_import_redo_async         (AnningStore               *store,
                                                      AnningImportUndone        *undone,
                                                      AnningProgressFunc         progress,
                                                      gpointer                   progress_data,
                                                      GCancellable              *cancellable,
                                                      GAsyncReadyCallback        callback,
                                                      gpointer                   user_data);
gboolean            anning_import_redo_finish        (AnningStore               *store,
                                                      GAsyncResult              *result,
                                                      GError                   **error);

G_END_DECLS
