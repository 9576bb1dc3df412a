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

static const AnningField anning_budget_version_fields[] = {
  ANNING_FIELD (AnningBudgetVersion, title, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersion, day, DAY, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningBudgetVersion, anning_budget_version, "budget_version", 18, "day, id");

static const AnningField anning_budget_version_line_fields[] = {
  ANNING_FIELD (AnningBudgetVersionLine, budget_version_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, kind, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, category, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, name, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, person, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, amount, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, lean_amount, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningBudgetVersionLine, period, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningBudgetVersionLine, remark, TEXT, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningBudgetVersionLine, anning_budget_version_line, "budget_version_line", 19, "kind, id");
