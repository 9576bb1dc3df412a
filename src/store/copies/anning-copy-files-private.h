/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-light-private.h"

G_BEGIN_DECLS

/* ---- anning-light.c, for anning-whole.c ---- */

gboolean   _anning_light_copy_rows         (AnningDb            *from,
                                            AnningDb            *to,
                                            guint32              application_id,
                                            AnningProgressFunc   progress,
                                            gpointer             user_data,
                                            GCancellable        *cancellable,
                                            GError             **error);
/* A database that nobody else knows of yet; what is in it reaches the disk with _anning_copy_files_sync(). */
AnningDb  *_anning_light_create            (const char          *path,
                                            const char          *page_size,
                                            GError             **error);

/* ---- anning-copy-files.c: files that appear whole ---- */

/* A new, empty file with rights 0600. */
gboolean   _anning_copy_files_make_private (const char          *path,
                                            GError             **error);
gboolean   _anning_copy_files_sync         (const char          *path,
                                            GError             **error);
gboolean   _anning_copy_files_sync_folder  (const char          *folder,
                                            GError             **error);
/* Renames a file that is on the disk already; nothing has that name yet. */
gboolean   _anning_copy_files_rename       (const char          *from,
                                            const char          *to,
                                            GError             **error);
/* Bytes that can be written to the disk that holds @folder, but for what stays for the file itself; G_MAXINT64 if nobody knows. */
gint64     _anning_copy_files_get_room     (const char          *folder);
/* Holds a folder of copies against other writers, waiting for them. Returns: to be closed, or -1 and @error */
int        _anning_copy_files_lock         (const char          *folder,
                                            GCancellable        *cancellable,
                                            GError             **error);

G_END_DECLS
