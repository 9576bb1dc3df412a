/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-schedule-import.h"

G_BEGIN_DECLS

/* What a table of instalments comes to before it is taken over: sums, rows that are refused and why, the instalments. */
#define ANNING_TYPE_TABLE_RESULT_GROUP (anning_table_result_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningTableResultGroup, anning_table_result_group, ANNING, TABLE_RESULT_GROUP, AdwPreferencesGroup)

/* @principal: fen that the debt names, or ANNING_UNKNOWN */
void anning_table_result_group_show (AnningTableResultGroup     *self,
                                     const AnningScheduleImport *import,
                                     gint64                      principal);

G_END_DECLS
