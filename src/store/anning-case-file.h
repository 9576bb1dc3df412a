/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the name of a case file may end in; data/org.anning.Anning.xml tells the desktop the same. */
#define ANNING_CASE_FILE_SUFFIX ".anning"

/*
 * TRUE if @path wants to be opened as a case, not to be brought into one: it begins as a case file or a
 * copy of one does, or has the name of one, whatever is in it. Blocking; reads no more than the header.
 */
gboolean anning_case_file_is_meant (const char  *path);
/*
 * TRUE if @path is there and begins as a case file of a version that is known. Nothing is made or
 * changed. Blocking. Errors: ANNING_STORE_ERROR, or G_IO_ERROR_NOT_FOUND.
 */
gboolean anning_case_file_check    (const char  *path,
                                    GError     **error);

G_END_DECLS
