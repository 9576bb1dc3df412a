/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-spending-group.h"

#include <glib/gi18n.h>

struct _AnningSpendingGroup
{
  AnningBudgetGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningSpendingGroup, anning_spending_group, ANNING_TYPE_BUDGET_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add necessary spending"),
  .empty = N_("No spending is noted yet. Start with housing, food, children and health."),
  .remove = N_("Delete this spending"),
  .removed = N_("Spending deleted"),
};

static void
anning_spending_group_class_init (AnningSpendingGroupClass *klass)
{
  ANNING_RECORD_GROUP_CLASS (klass)->texts = &texts;
  ANNING_BUDGET_GROUP_CLASS (klass)->kind = "spending";
  ANNING_BUDGET_GROUP_CLASS (klass)->category = "food";
  ANNING_BUDGET_GROUP_CLASS (klass)->sectioned = TRUE;
}

static void
anning_spending_group_init (AnningSpendingGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Necessary spending"));
}
