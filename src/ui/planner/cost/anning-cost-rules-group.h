/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt-case.h"

G_BEGIN_DECLS

/* The facts that bear on the cost of a debt, each with its nature and source. Hidden without any. */
#define ANNING_TYPE_COST_RULES_GROUP (anning_cost_rules_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningCostRulesGroup, anning_cost_rules_group, ANNING, COST_RULES_GROUP, AdwPreferencesGroup)

void anning_cost_rules_group_show (AnningCostRulesGroup *self,
                                   const AnningDebtCase *debt_case);

G_END_DECLS
