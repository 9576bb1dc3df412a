/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-book.h"
#include "anning-record-group.h"

G_BEGIN_DECLS

/*
 * Budgets as they were kept on a day: "Keep This Budget", and each of them beside
 * the budget as it is now.
 *
 * Signal: keep (), when the button is pressed: what is being typed is to be saved first.
 */
#define ANNING_TYPE_BUDGET_VERSIONS_GROUP (anning_budget_versions_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningBudgetVersionsGroup, anning_budget_versions_group, ANNING, BUDGET_VERSIONS_GROUP, AnningRecordGroup)

GtkWidget *anning_budget_versions_group_new  (void);
/* Instead of anning_record_group_load(). */
void       anning_budget_versions_group_load (AnningBudgetVersionsGroup *self,
                                              AnningPlannerBook         *book);
/* The lines on the screen changed, or the book did. @lines: AnningBudgetLine, copied */
void       anning_budget_versions_group_show (AnningBudgetVersionsGroup *self,
                                              const GPtrArray           *lines);

G_END_DECLS
