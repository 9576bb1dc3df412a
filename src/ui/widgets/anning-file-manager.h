/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The file manager of the desktop: asked by org.freedesktop.FileManager1, else by the
 * portal (org.freedesktop.portal.OpenURI), which is all there is within a sandbox, else
 * whatever opens folders. It is told where the file is and nothing more, and the file is
 * not noted among those that were used.
 */

/* Shows the folder that @file is in, with @file selected where that can be done. */
void     anning_file_manager_show_async      (GFile                *file,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* Shows what is in @folder. */
void     anning_file_manager_show_folder_async (GFile              *folder,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/*
 * Of both.
 *
 * Returns: TRUE when somebody took it; else FALSE and @error: G_IO_ERROR_CANCELLED when it was declined,
 *   G_IO_ERROR_NOT_SUPPORTED when nothing here shows folders
 */
gboolean anning_file_manager_show_finish     (GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
