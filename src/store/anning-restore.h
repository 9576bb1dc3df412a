/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-progress-relay.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Puts a copy in the place of a file, which may be sound, damaged or missing. The old
 * file is not overwritten: it stays in the same folder under another name.
 */

/* The copy that an error of anning_store_open() offers; (transfer full) (nullable). */
char     *anning_restore_offered (const GError         *error);
typedef enum
{
  ANNING_RESTORE_WHOLE = 0,
  /* Originals that are missing or damaged do not hold the rest back; whoever asks for this was told how many. */
  ANNING_RESTORE_INCOMPLETE = 1,
} AnningRestoreMode;

/*
 * Blocking; no store may have @path open (ANNING_STORE_ERROR_IN_USE).
 * @copy: a copy with its originals beside it or inside, of this or another computer, of any
 *   schema up to ours; it stays as it is.
 * @progress: (nullable): 0 to 1, on the calling thread
 * @aside: (out) (optional) (transfer full) (nullable): where the old file lies now; NULL if there was none
 *
 * What is put in place is written beside the file, brought to our schema, and checked whole
 * (database, journal, the hash of every original) before one rename puts it there. Nothing
 * has changed when FALSE is returned: ANNING_STORE_ERROR_NOT_FOUND for an original
 * that is missing beside the copy, ANNING_STORE_ERROR_DAMAGED, ANNING_STORE_ERROR_FULL…
 */
gboolean  anning_restore         (const char           *path,
                                  const char           *copy,
                                  AnningRestoreMode     mode,
                                  AnningProgressFunc    progress,
                                  gpointer              progress_data,
                                  GCancellable         *cancellable,
                                  char                **aside,
                                  GError              **error);
/*
 * The same with a whole file of ours that was made beside @path for this and is used up:
 * it becomes the file by a rename, so that no second one needs room. It is brought to our
 * schema and checked whole like any other; it stays, at our schema, when FALSE is returned.
 */
gboolean  anning_restore_take    (const char           *path,
                                  const char           *whole,
                                  AnningRestoreMode     mode,
                                  AnningProgressFunc    progress,
                                  gpointer              progress_data,
                                  GCancellable         *cancellable,
                                  char                **aside,
                                  GError              **error);
/* "PATH.unsealed": where a sealed backup is opened to, before it takes the file's place. The caller frees. */
char     *anning_restore_dup_unsealed_path (const char *path);
/*
 * Takes away what a program that was killed while it restored left beside @path, in the clear. Whoever
 * opens the file for writing does this, with its lock; what somebody is at work on stays.
 */
void      anning_restore_sweep   (const char           *path);
/* @progress: (nullable): called on the main context of the caller */
void      anning_restore_async   (const char           *path,
                                  const char           *copy,
                                  AnningRestoreMode     mode,
                                  AnningProgressFunc    progress,
                                  gpointer              progress_data,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
void      anning_restore_take_async (const char        *path,
                                     const char        *whole,
                                     AnningRestoreMode  mode,
                                     AnningProgressFunc progress,
                                     gpointer           progress_data,
                                     GCancellable      *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer           user_data);
/* Of both. Returns: (transfer full) (nullable): where the old file lies now; NULL without @error if there was none */
char     *anning_restore_finish  (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
