/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-planner-book.h"

G_BEGIN_DECLS

/*
 * The planner's left pane: the sums, the debts, the places of the household. What is
 * chosen is shown by the action planner.show; planner.add begins the first debt.
 */
#define ANNING_TYPE_PLANNER_LIST (anning_planner_list_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlannerList, anning_planner_list, ANNING, PLANNER_LIST, AdwBin)

void anning_planner_list_set_book     (AnningPlannerList *self,
                                       AnningPlannerBook *book);
void anning_planner_list_set_shown    (AnningPlannerList *self,
                                       gint64             debt_id,
                                       const char        *place);
void anning_planner_list_set_suggests (AnningPlannerList *self,
                                       gboolean           suggests);
void anning_planner_list_focus_shown  (AnningPlannerList *self);

G_END_DECLS
