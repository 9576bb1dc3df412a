/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* Incomes, necessary spending, and what is left in a month. */
#define ANNING_TYPE_BUDGET_VIEW (anning_budget_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetView, anning_budget_view, ANNING, BUDGET_VIEW, AnningPlannerView)

G_END_DECLS
