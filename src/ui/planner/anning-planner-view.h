/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-planner-book.h"

G_BEGIN_DECLS

/*
 * What stands in the right pane of the planner: a title, and below it what a
 * subclass adds in its init, in a column that scrolls.
 *
 * Properties, set once: book (AnningPlannerBook), debt-id (int64, 0: the whole household).
 * Actions of the page around it: planner.show ("budget", "shares", "calendar",
 *   "papers", "debt/12", "debt/12/cost"…).
 */
#define ANNING_TYPE_PLANNER_VIEW (anning_planner_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningPlannerView, anning_planner_view, ANNING, PLANNER_VIEW, AdwBin)

struct _AnningPlannerViewClass
{
  AdwBinClass parent_class;

  /* Show the book as it is now: after it was read, after each change of it, not while the view cannot be seen. */
  void (*update) (AnningPlannerView *self);
  /* Save at once what is being typed. */
  void (*flush)  (AnningPlannerView *self);
};

AnningPlannerBook    *anning_planner_view_get_book    (AnningPlannerView *self);
AnningStore          *anning_planner_view_get_store   (AnningPlannerView *self);
gint64                anning_planner_view_get_debt_id (AnningPlannerView *self);
/* Returns: (nullable): the debt as it stands; NULL for the household, and when it was deleted */
const AnningDebtCase *anning_planner_view_get_case    (AnningPlannerView *self);
void                  anning_planner_view_set_title   (AnningPlannerView *self,
                                                       const char        *title);
/* A quiet line below the title; NULL: none. */
void                  anning_planner_view_set_intro   (AnningPlannerView *self,
                                                       const char        *intro);
/* Appends @widget to the column. */
void                  anning_planner_view_add         (AnningPlannerView *self,
                                                       GtkWidget         *widget);
/* Lets the column grow to the pane's width: charts and tables. */
void                  anning_planner_view_set_wide    (AnningPlannerView *self);
/* Works update() off now, if the book was read: after something beside the book changed. */
void                  anning_planner_view_update      (AnningPlannerView *self);
/* The same, but when the view is seen next if it is not seen now: what the book's signals are for. */
void                  anning_planner_view_refresh     (AnningPlannerView *self);
void                  anning_planner_view_flush       (AnningPlannerView *self);

G_END_DECLS
