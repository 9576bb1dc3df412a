/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/*
 * Incomes, necessary spending, what is left in a month, the next twelve months,
 * and budgets as they were kept. Follows what is typed, key by key.
 */
#define ANNING_TYPE_BUDGET_VIEW (anning_budget_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetView, anning_budget_view, ANNING, BUDGET_VIEW, AnningPlannerView)

/* Returns: (transfer full): "¥2,350.00 left a month, lean ¥400.00", for the list of places */
char *anning_budget_view_summary (AnningPlannerBook *book,
                                  gint64             debt_id,
                                  const GDate       *today);

G_END_DECLS
