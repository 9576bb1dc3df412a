/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-bill-columns.h"

G_BEGIN_DECLS

/*
 * Columns that somebody chose, as a text that can be kept, and the key under which
 * they are kept: the same for each table whose first row, or row of headings, is the same.
 */
char     *anning_bill_columns_dup_key  (const GPtrArray         *rows,
                                        const AnningBillColumns *columns);
char     *anning_bill_columns_to_text  (const AnningBillColumns *columns);
gboolean  anning_bill_columns_from_text (AnningBillColumns      *columns,
                                         const char             *text,
                                         guint                   n_columns);

G_END_DECLS
