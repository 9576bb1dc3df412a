/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-budget-months.h"

G_BEGIN_DECLS

/*
 * What is left in each of some months as bars, with a mark for what is left if
 * the month is lean. Below the line: something is missing.
 */
#define ANNING_TYPE_BUDGET_BARS (anning_budget_bars_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetBars, anning_budget_bars, ANNING, BUDGET_BARS, GtkWidget)

GtkWidget *anning_budget_bars_new        (void);
/* @months: AnningBudgetMonth, kept; @text: the same in words, for assistive technology */
void       anning_budget_bars_set_months (AnningBudgetBars *self,
                                          GArray           *months,
                                          const char       *text);

G_END_DECLS
