/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_BUDGET_SAME,
  ANNING_BUDGET_MORE,
  ANNING_BUDGET_LESS,
  ANNING_BUDGET_ADDED,
  ANNING_BUDGET_GONE,
} AnningBudgetChange;

/* One line as it was and as it is. Sums in fen: a month, or the whole of what happens once. */
typedef struct
{
  const AnningBudgetLine *then; /* NULL: it was added */
  const AnningBudgetLine *now;  /* NULL: it is gone */
  AnningBudgetChange change;
  gboolean once;
  gint64 then_normal;
  gint64 now_normal;
  gint64 difference;            /* now less then */
  gint64 then_lean;
  gint64 now_lean;
  gint64 lean_difference;
} AnningBudgetPair;

/* Two budgets side by side. */
typedef struct
{
  GArray *pairs; /* AnningBudgetPair: incomes, then spending, each in the order of the categories */
  AnningBudget then;
  AnningBudget now;
  AnningBudget difference; /* now less then, sum by sum */
  guint n_changed; /* pairs that are not the same */
} AnningBudgetComparison;

AnningBudgetComparison *anning_budget_compare           (const GPtrArray               *then,
                                                         const GPtrArray               *now);
void                    anning_budget_comparison_free   (AnningBudgetComparison        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBudgetComparison, anning_budget_comparison_free)

AnningBudgetVersionLine *anning_budget_line_to_version   (const AnningBudgetLine        *line,
                                                         gint64                         version_id);
GPtrArray              *anning_budget_lines_of_version  (const GPtrArray               *version_lines,
                                                         gint64                         version_id);

G_END_DECLS
