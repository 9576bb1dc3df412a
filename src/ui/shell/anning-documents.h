/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the desktop or a command line hands to the program: case files, and what is to be brought in. */

/*
 * Tells the one from the other, on a thread of its own, and opens every case file by a start of the
 * program for it: each has a window, or gets the one that it has.
 */
void        anning_documents_open_async  (GFile               **files,
                                          int                   n_files,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Returns: (transfer full): the other ones, a list of GFile that may be empty */
GListStore *anning_documents_open_finish (GAsyncResult         *result,
                                          GError              **error);
/* Whether there is a case file at @path, on a thread of its own. Errors: see anning_case_file_check(). */
void        anning_document_check_async  (const char           *path,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean    anning_document_check_finish (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
