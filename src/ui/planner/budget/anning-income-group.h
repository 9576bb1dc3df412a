/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget-group.h"

G_BEGIN_DECLS

/* What the household takes in. */
#define ANNING_TYPE_INCOME_GROUP (anning_income_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningIncomeGroup, anning_income_group, ANNING, INCOME_GROUP, AnningBudgetGroup)

G_END_DECLS
