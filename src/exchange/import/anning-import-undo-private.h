/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-undo.h"
#include "anning-import-write.h"

G_BEGIN_DECLS

/* What the jobs of taking back and putting back do; all inside a write job. */

/* How far a job is. */
typedef struct
{
  AnningProgressFunc progress; /* (nullable): called on the store's thread */
  gpointer progress_data;
  GCancellable *cancellable;   /* (nullable) */
  guint n_steps;
  guint n_done;
} AnningImportCourse;

AnningImportUndone *anning_import_undone_new       (void);
/* All of these: FALSE with @error, also when cancelled. */
gboolean            anning_import_take_source_back (AnningDb                  *db,
                                                    AnningImportUndone        *self,
                                                    AnningImportCourse        *course,
                                                    gint64                     source_id,
                                                    GError                   **error);
gboolean            anning_import_take_all_back    (AnningDb                  *db,
                                                    AnningImportUndone        *self,
                                                    AnningImportCourse        *course,
                                                    const AnningImportDone    *done,
                                                    GError                   **error);
gboolean            anning_import_put_all_back     (AnningDb                  *db,
                                                    const AnningImportUndone  *undone,
                                                    AnningImportCourse        *course,
                                                    GError                   **error);
/* Returns: how many steps anning_import_put_all_back() takes */
guint               anning_import_undone_n_steps   (const AnningImportUndone  *self);

G_END_DECLS
