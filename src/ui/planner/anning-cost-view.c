/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-view.h"

#include <glib/gi18n.h>

#include "anning-cost-group.h"
#include "anning-loan.h"
#include "anning-planner-words.h"

struct _AnningCostView
{
  AnningPlannerView parent_instance;

  AnningCostGroup *group;
};

G_DEFINE_FINAL_TYPE (AnningCostView, anning_cost_view, ANNING_TYPE_PLANNER_VIEW)

static void
anning_cost_view_update (AnningPlannerView *view)
{
  AnningCostView *self = ANNING_COST_VIEW (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (its == NULL)
    return;
  anning_cost_line_row_show (anning_cost_group_get_line (self->group), its->debt);
  loan = anning_loan_from_debt (its->debt, its->fees, its->lines, &error);
  if (loan != NULL)
    cost = anning_yearly_cost_new (loan, &error);
  if (cost == NULL)
    sentence = anning_planner_debt_sentence (error, its->debt);
  anning_cost_group_show (self->group, cost, its->debt->advertised_rate, sentence);
}

static void
anning_cost_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_cost_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) != NULL)
    anning_cost_line_row_set_store (anning_cost_group_get_line (ANNING_COST_VIEW (view)->group),
                                    anning_planner_view_get_store (view));
}

static void
anning_cost_view_class_init (AnningCostViewClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = anning_cost_view_constructed;
  ANNING_PLANNER_VIEW_CLASS (klass)->update = anning_cost_view_update;
}

static void
anning_cost_view_init (AnningCostView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("What it really costs"));
  self->group = g_object_new (ANNING_TYPE_COST_GROUP, NULL);
  anning_planner_view_add (view, GTK_WIDGET (self->group));
}
