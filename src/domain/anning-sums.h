/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A list of SHA-256 sums and file names as `sha256sum` of GNU coreutils writes and
 * checks it: 64 figures in lower case, two blanks, the name; where the name holds
 * a backslash, a line feed or a carriage return the line begins with a backslash
 * and these are written \\, \n, \r.
 */

/* Appends one line. @sha256: 64 figures */
void        anning_sums_append (GString    *text,
                                const char *sha256,
                                const char *name);
/*
 * @text: need not end with a zero byte
 * @bad_line: (out): from 1, the line that is no sum, no UTF-8, or names a file a second time
 *
 * Returns: (transfer full) (nullable): a table of names and their sums in lower case,
 *   NULL when a line is bad
 */
GHashTable *anning_sums_parse  (const char *text,
                                gsize       length,
                                guint      *bad_line);

G_END_DECLS
