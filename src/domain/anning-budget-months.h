/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget-line.h"

G_BEGIN_DECLS

/* One calendar month of a household. Sums in fen. */
typedef struct
{
  GDate month;         /* its first day */
  gint64 income;       /* what comes in every month, and the month's part of yearly incomes */
  gint64 spending;     /* the same of necessary spending */
  gint64 once;         /* what happens once in this month: incomes less spending; in both surpluses already */
  gint64 surplus;      /* income less spending, and once; below zero: something is missing */
  gint64 lean_surplus; /* the same in a lean month */
} AnningBudgetMonth;

GArray    *anning_budget_months        (const GPtrArray *lines,
                                        const GDate     *first,
                                        guint            n);
guint      anning_budget_months_lowest (const GArray    *months,
                                        gboolean         lean);
GPtrArray *anning_budget_once          (const GPtrArray *lines);

G_END_DECLS
