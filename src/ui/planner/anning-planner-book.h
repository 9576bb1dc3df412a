/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget-line.h"
#include "anning-deadline-entry.h"
#include "anning-debt-case.h"
#include "anning-record-list.h"
#include "anning-share-costs.h"

G_BEGIN_DECLS

/*
 * Every table of the planner as it stands in the file, read once and shared by
 * all views of the page. Follows the store.
 *
 * Signal: changed (), at most once per turn of the main loop, and only when all
 *   tables have been read.
 * Signal: costs-known (), when what anning_planner_book_get_costs_known() says has become TRUE later than "changed".
 */
#define ANNING_TYPE_PLANNER_BOOK (anning_planner_book_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlannerBook, anning_planner_book, ANNING, PLANNER_BOOK, GObject)

AnningPlannerBook    *anning_planner_book_new        (AnningStore            *store);
AnningStore          *anning_planner_book_get_store  (AnningPlannerBook      *self);
/* TRUE once every table was read. */
gboolean              anning_planner_book_get_loaded (AnningPlannerBook      *self);
/* Returns: (nullable): why a table could not be read */
const GError         *anning_planner_book_get_error  (AnningPlannerBook      *self);
/* Reads everything once more, after an error. */
void                  anning_planner_book_reload     (AnningPlannerBook      *self);
/* Returns: (transfer none): the list over all rows of a table of the planner */
AnningRecordList     *anning_planner_book_get_list   (AnningPlannerBook      *self,
                                                      const AnningRecordType *type);
/*
 * What follows is valid until the next "changed".
 *
 * Returns: (transfer none) (element-type AnningDebtCase): in the order of the list
 */
GPtrArray            *anning_planner_book_get_cases  (AnningPlannerBook      *self);
/* Returns: (nullable): the debt of that id */
const AnningDebtCase *anning_planner_book_get_case   (AnningPlannerBook      *self,
                                                      gint64                  debt_id);
/* Returns: (transfer none) (element-type AnningBudgetLine) */
GPtrArray            *anning_planner_book_get_budget (AnningPlannerBook      *self);
/* Returns: (transfer container) (element-type AnningDeadlineEntry): of all debts and of none */
GPtrArray            *anning_planner_book_list_deadlines (AnningPlannerBook  *self);
/* Returns: (transfer none): the yearly costs of the debts, worked out while the main loop has time */
AnningShareCosts     *anning_planner_book_get_costs  (AnningPlannerBook      *self);
/* Whether they are there for all debts as they are now; who asks for them before waits for them. */
gboolean              anning_planner_book_get_costs_known (AnningPlannerBook *self);
/* How many originals a debt has itself: those of its payments are not among them. */
guint                 anning_planner_book_get_n_originals (AnningPlannerBook *self,
                                                           gint64             debt_id);

G_END_DECLS
