/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget-group.h"

G_BEGIN_DECLS

/* What the household cannot do without. */
#define ANNING_TYPE_SPENDING_GROUP (anning_spending_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningSpendingGroup, anning_spending_group, ANNING, SPENDING_GROUP, AnningBudgetGroup)

G_END_DECLS
