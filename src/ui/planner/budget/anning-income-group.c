/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-income-group.h"

#include <glib/gi18n.h>

struct _AnningIncomeGroup
{
  AnningBudgetGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningIncomeGroup, anning_income_group, ANNING_TYPE_BUDGET_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add an income"),
  .empty = N_("No income is noted yet. Wages, own business, support from family belong here."),
  .remove = N_("Delete this income"),
  .removed = N_("Income deleted"),
};

static void
anning_income_group_class_init (AnningIncomeGroupClass *klass)
{
  ANNING_RECORD_GROUP_CLASS (klass)->texts = &texts;
  ANNING_BUDGET_GROUP_CLASS (klass)->kind = "income";
  ANNING_BUDGET_GROUP_CLASS (klass)->category = "wages";
}

static void
anning_income_group_init (AnningIncomeGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Income"));
}
