/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-page.h"

G_BEGIN_DECLS

/*
 * Debts, what each really costs, proposals, payments, and the budget.
 * Shows rows of debt, debt_fee, payment, proposal, round and budget_line.
 */
#define ANNING_TYPE_PLANNER_PAGE (anning_planner_page_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlannerPage, anning_planner_page, ANNING, PLANNER_PAGE, AnningPage)

GtkWidget *anning_planner_page_new (void);

G_END_DECLS
