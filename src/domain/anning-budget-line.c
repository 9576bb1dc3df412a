/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-line.h"

static const AnningField anning_budget_line_fields[] = {
  ANNING_FIELD (AnningBudgetLine, kind, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetLine, category, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetLine, name, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningBudgetLine, person, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningBudgetLine, amount, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetLine, lean_amount, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningBudgetLine, period, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetLine, day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetLine, remark, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningBudgetLine, anning_budget_line, "budget_line", 4, "kind, id");
