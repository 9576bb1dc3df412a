/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What is left in a normal and in a lean month, how that came about, and what to
 * do with it. That nothing is left is a result like any other.
 */
#define ANNING_TYPE_BUDGET_LEFT_GROUP (anning_budget_left_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetLeftGroup, anning_budget_left_group, ANNING, BUDGET_LEFT_GROUP, AdwPreferencesGroup)

GtkWidget *anning_budget_left_group_new  (void);
/* @lines: AnningBudgetLine, not kept */
void       anning_budget_left_group_show (AnningBudgetLeftGroup *self,
                                          const GPtrArray       *lines);

G_END_DECLS
