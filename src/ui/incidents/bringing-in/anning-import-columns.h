/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-plan.h"
#include "anning-table-reader.h"

G_BEGIN_DECLS

/*
 * Which column of somebody's table is what; the first contacts are read back as
 * sentences, so that a mistake is seen before anything is taken.
 *
 * Signal: chosen (): read it this way.
 */
#define ANNING_TYPE_IMPORT_COLUMNS (anning_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportColumns, anning_import_columns, ANNING, IMPORT_COLUMNS, AdwBin)

void     anning_import_columns_show    (AnningImportColumns *self,
                                        GPtrArray           *tables,
                                        const char          *own_number,
                                        GHashTable          *remembered);
/* Members live until the columns change. FALSE: they are not enough. */
gboolean anning_import_columns_get     (AnningImportColumns *self,
                                        AnningImportReading *reading);
char    *anning_import_columns_dup_choice (AnningImportColumns *self,
                                           const char         **key);

G_END_DECLS
