/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt-case.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The rows of a debt that runs by a table of its own: all of them as they are
 * worked out, one at a time to be changed, and the way to bring in a whole table.
 */
#define ANNING_TYPE_SCHEDULE_LINE_GROUP (anning_schedule_line_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningScheduleLineGroup, anning_schedule_line_group, ANNING, SCHEDULE_LINE_GROUP, AdwPreferencesGroup)

/*
 * @debt_case: as it stands in the file; its debt has an id
 * @own_table: FALSE: the debt runs by other terms, and only the way to bring in a table is shown
 */
void anning_schedule_line_group_show  (AnningScheduleLineGroup *self,
                                       AnningStore             *store,
                                       const AnningDebtCase    *debt_case,
                                       gboolean                 own_table);
/* Opens an empty row, a month after the last one. */
void anning_schedule_line_group_add   (AnningScheduleLineGroup *self);
/* Saves at once what is being typed. */
void anning_schedule_line_group_flush (AnningScheduleLineGroup *self);

G_END_DECLS
