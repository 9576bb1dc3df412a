/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget-line.h"

G_BEGIN_DECLS

/* What a household takes in and needs in a month. All in fen. */
typedef struct
{
  gint64 income;       /* in a normal month */
  gint64 spending;
  gint64 surplus;      /* income less spending; zero or less: nothing to spare */
  gint64 lean_income;  /* in a lean month; a line without a lean amount counts as usual */
  gint64 lean_spending;
  gint64 lean_surplus;
  guint n_once;        /* lines that happen once: in no month's sum */
} AnningBudget;

gboolean anning_budget_line_is_income (const AnningBudgetLine *line);
gboolean anning_budget_line_is_once   (const AnningBudgetLine *line);
gint64   anning_budget_line_amount    (const AnningBudgetLine *line,
                                       gboolean                lean);
gint64   anning_budget_line_whole     (const AnningBudgetLine *line,
                                       gboolean                lean);
gint64   anning_budget_line_monthly   (const AnningBudgetLine *line,
                                       gboolean                lean);
void     anning_budget_add_up         (const GPtrArray        *lines,
                                       AnningBudget           *budget);

G_END_DECLS
