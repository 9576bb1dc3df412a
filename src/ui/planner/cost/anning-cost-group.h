/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-cost-line-row.h"
#include "anning-yearly-cost.h"

G_BEGIN_DECLS

/* What a loan really costs, beside what was advertised, and how the figures came about. */
#define ANNING_TYPE_COST_GROUP (anning_cost_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningCostGroup, anning_cost_group, ANNING, COST_GROUP, AdwPreferencesGroup)

/* @cost: NULL: nothing can be stated, and @sentence says why. @advertised: millionths, or ANNING_UNKNOWN. */
void anning_cost_group_show (AnningCostGroup        *self,
                             const AnningYearlyCost *cost,
                             gint64                  advertised,
                             const char             *sentence);
/* Returns: (transfer none): the row with the line to compare with */
AnningCostLineRow *anning_cost_group_get_line (AnningCostGroup *self);

G_END_DECLS
