/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Whose the incomes and the spending are, and whose lines the page shows. Hidden
 * until a line belongs to somebody.
 *
 * Signal: chosen (), when other lines are to be shown.
 */
#define ANNING_TYPE_BUDGET_PEOPLE_GROUP (anning_budget_people_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetPeopleGroup, anning_budget_people_group, ANNING, BUDGET_PEOPLE_GROUP, AdwPreferencesGroup)

GtkWidget *anning_budget_people_group_new        (void);
/* @lines: AnningBudgetLine, not kept */
void       anning_budget_people_group_show       (AnningBudgetPeopleGroup  *self,
                                                  const GPtrArray          *lines);
/* FALSE: the lines of @person (NULL: of nobody alone); TRUE: all */
gboolean   anning_budget_people_group_get_chosen (AnningBudgetPeopleGroup  *self,
                                                  const char              **person);

G_END_DECLS
