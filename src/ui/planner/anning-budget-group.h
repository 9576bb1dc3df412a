/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/* Lines of the budget of one kind; what incomes and spending share. */
#define ANNING_TYPE_BUDGET_GROUP (anning_budget_group_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningBudgetGroup, anning_budget_group, ANNING, BUDGET_GROUP, AnningRecordGroup)

struct _AnningBudgetGroupClass
{
  AnningRecordGroupClass parent_class;

  const char *kind;     /* a word of anning_budget_kinds */
  const char *category; /* with which a new line starts */
};

G_END_DECLS
