/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-table-reader.h"

G_BEGIN_DECLS

/* An .xls of more seconds is given up. */
#define ANNING_XLS_SECONDS_MAX 15

/*
 * The sheets of an .xls file, read by a small program in a process of its own with
 * limits for memory and time: the library that can read them does not stand up to
 * damaged files. It is looked for in ANNING_LIBEXECDIR, else where it was installed.
 *
 * Blocking, for a thread other than the main one.
 * Returns: (transfer full) (element-type AnningReadTable): those that hold something,
 *   or NULL and ANNING_TABLE_ERROR, ANNING_SOURCE_ERROR_NO_HELPER or a G_IO_ERROR
 */
GPtrArray *anning_xls_tables_read (GBytes                    *bytes,
                                   const AnningTableOptions  *options,
                                   GCancellable              *cancellable,
                                   GError                   **error);

G_END_DECLS
