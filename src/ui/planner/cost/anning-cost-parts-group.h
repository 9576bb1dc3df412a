/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-cost-shares.h"
#include "anning-debt-case.h"

G_BEGIN_DECLS

/* Everything that is to be paid as one bar, and what each part of it raises the yearly cost by. */
#define ANNING_TYPE_COST_PARTS_GROUP (anning_cost_parts_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningCostPartsGroup, anning_cost_parts_group, ANNING, COST_PARTS_GROUP, AdwPreferencesGroup)

/* @shares: (nullable): of @debt_case; NULL hides the group */
void anning_cost_parts_group_show (AnningCostPartsGroup   *self,
                                   const AnningDebtCase   *debt_case,
                                   const AnningCostShares *shares);

G_END_DECLS
