/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-table-reader.h"

G_BEGIN_DECLS

/*
 * anning_bill_tables_read:
 * @bytes: CSV, TSV or pasted text, XLSX, XLS, or a page with a table
 *
 * All sheets that hold something, one table each, so that a person can say which
 * column is what; a table's @sheets[@sheet] is the name of its sheet. Days and
 * times are kept. Blocking, for a thread other than the main one.
 *
 * Returns: (transfer full) (element-type AnningReadTable): or NULL and
 *   ANNING_SOURCE_ERROR or a G_IO_ERROR
 */
GPtrArray  *anning_bill_tables_read     (GBytes                *bytes,
                                         GCancellable          *cancellable,
                                         GError               **error);
/* (nullable): of a workbook */
const char *anning_bill_tables_get_name (const AnningReadTable *table);

G_END_DECLS
