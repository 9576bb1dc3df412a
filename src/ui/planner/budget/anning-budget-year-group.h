/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The next twelve months: what is left in each, as bars and as a table, and what
 * happens once, by day.
 *
 * Signal: add (), when something that happens once is to be entered.
 */
#define ANNING_TYPE_BUDGET_YEAR_GROUP (anning_budget_year_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetYearGroup, anning_budget_year_group, ANNING, BUDGET_YEAR_GROUP, AdwPreferencesGroup)

GtkWidget *anning_budget_year_group_new  (void);
/* @lines: AnningBudgetLine, not kept; @today: a day in the first month */
void       anning_budget_year_group_show (AnningBudgetYearGroup *self,
                                          const GPtrArray       *lines,
                                          const GDate           *today);

G_END_DECLS
