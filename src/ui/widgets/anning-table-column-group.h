/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-schedule-columns.h"
#include "anning-table-reader.h"

G_BEGIN_DECLS

/*
 * A row per column of somebody's table, which says what it is taken for; above
 * them, for a workbook with several sheets, which of these is meant.
 *
 * Signals: sheet-chosen (guint sheet); column-chosen (guint column, guint kind).
 */
#define ANNING_TYPE_TABLE_COLUMN_GROUP (anning_table_column_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningTableColumnGroup, anning_table_column_group, ANNING, TABLE_COLUMN_GROUP, AdwPreferencesGroup)

void anning_table_column_group_set_kinds (AnningTableColumnGroup *self,
                                          const char *const      *kinds,
                                          guint                   n_kinds);
void anning_table_column_group_show      (AnningTableColumnGroup *self,
                                          AnningReadTable        *table,
                                          const char *const      *sheets,
                                          guint                   sheet,
                                          guint                   heading,
                                          const guint            *kinds);

G_END_DECLS
