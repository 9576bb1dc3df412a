/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-view.h"

#include <glib/gi18n.h>

#include "anning-cost-excess-group.h"
#include "anning-cost-group.h"
#include "anning-cost-parts-group.h"
#include "anning-cost-rules-group.h"
#include "anning-debt-findings.h"
#include "anning-format.h"
#include "anning-loan.h"
#include "anning-payment-order-group.h"
#include "anning-planner-words.h"
#include "anning-reckoning-text.h"
#include "anning-ui-texts.h"

struct _AnningCostView
{
  AnningPlannerView parent_instance;

  AnningCostGroup *group;
  AnningCostPartsGroup *parts_group;
  AnningCostExcessGroup *excess_group;
  AnningDebtFindings *findings;
  AnningCostRulesGroup *rules_group;
  AnningPaymentOrderGroup *order_group;
};

G_DEFINE_FINAL_TYPE (AnningCostView, anning_cost_view, ANNING_TYPE_PLANNER_VIEW)

/* @its, @cost: (nullable) */
static void
show_findings (AnningCostView         *self,
               const AnningDebtCase   *its,
               const AnningYearlyCost *cost)
{
  const AnningCostLine *line = anning_cost_line_row_get_line (anning_cost_group_get_line (self->group));
  AnningTexts *texts = anning_ui_texts_peek ();

  if (its == NULL || line == NULL || texts == NULL)
    return;
  anning_debt_findings_take (self->findings,
                             anning_conduct_check_cost (its, line, cost != NULL ? anning_yearly_cost_compared (cost, NULL) : ANNING_UNKNOWN,
                                                        &anning_conduct_parameters),
                             cost != NULL ? anning_reckoning_tell_cost (anning_texts_get_rules (texts), its, cost, line) : NULL);
}

/* Again whenever the line is known, or is another one. */
static void
show_line (AnningCostView *self)
{
  const AnningDebtCase *its = anning_planner_view_get_case (ANNING_PLANNER_VIEW (self));
  AnningCostLineRow *line_row = anning_cost_group_get_line (self->group);
  gint64 line = anning_cost_line_row_get_rate (line_row);
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (AnningCostExcess) of_case = NULL;
  g_autoptr (AnningCostExcess) of_contract = NULL;
  GDate today;

  if (its != NULL)
    loan = anning_loan_from_debt (its->debt, its->fees, its->lines, NULL);
  if (loan != NULL)
    cost = anning_yearly_cost_new (loan, NULL);
  if (its != NULL && line != ANNING_UNKNOWN)
    {
      anning_planner_today (&today);
      of_case = anning_cost_excess_of_case (its, line, &today, NULL);
      if (loan != NULL)
        of_contract = anning_cost_excess_of_contract (loan, line, NULL);
    }
  anning_cost_excess_group_show (self->excess_group, of_case, of_contract,
                                 cost != NULL && anning_yearly_cost_is_above_compounded_only (cost, line),
                                 anning_cost_line_row_make_source (line_row, _("Above the line")));
  show_findings (self, its, cost);
}

static void
show_order (AnningCostView       *self,
            const AnningDebtCase *its)
{
  GPtrArray *cases = anning_planner_book_get_cases (anning_planner_view_get_book (ANNING_PLANNER_VIEW (self)));
  g_autoptr (AnningPaymentCourse) course = NULL;
  GDate today;

  anning_planner_today (&today);
  course = anning_payment_course_new (cases, its, &today);
  anning_payment_order_group_show (self->order_group, cases, its->debt->record.id, course);
}

static void
anning_cost_view_update (AnningPlannerView *view)
{
  AnningCostView *self = ANNING_COST_VIEW (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (AnningCostShares) shares = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (its == NULL)
    return;
  loan = anning_loan_from_debt (its->debt, its->fees, its->lines, &error);
  if (loan != NULL)
    cost = anning_yearly_cost_new (loan, &error);
  if (cost == NULL)
    sentence = anning_planner_debt_sentence (error, its->debt);
  else
    shares = anning_cost_shares_new (loan, NULL);
  anning_cost_group_show (self->group, cost, its->debt->advertised_rate, sentence);
  anning_cost_parts_group_show (self->parts_group, its, shares);
  anning_cost_line_row_show (anning_cost_group_get_line (self->group), its->debt);
  anning_cost_rules_group_show (self->rules_group, its);
  show_line (self);
  show_order (self, its);
}

static void
anning_cost_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);
  AnningCostLineRow *line = anning_cost_group_get_line (ANNING_COST_VIEW (view)->group);

  G_OBJECT_CLASS (anning_cost_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) == NULL)
    return;
  anning_cost_line_row_set_store (line, anning_planner_view_get_store (view));
  anning_debt_findings_set_store (ANNING_COST_VIEW (view)->findings, anning_planner_view_get_store (view));
  g_signal_connect_object (line, "found", G_CALLBACK (show_line), view, G_CONNECT_SWAPPED);
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

  anning_planner_view_set_title (view, _("What It Really Costs"));
  self->group = g_object_new (ANNING_TYPE_COST_GROUP, NULL);
  self->parts_group = g_object_new (ANNING_TYPE_COST_PARTS_GROUP, NULL);
  self->excess_group = g_object_new (ANNING_TYPE_COST_EXCESS_GROUP, NULL);
  self->findings = ANNING_DEBT_FINDINGS (anning_debt_findings_new ());
  self->rules_group = g_object_new (ANNING_TYPE_COST_RULES_GROUP, NULL);
  self->order_group = g_object_new (ANNING_TYPE_PAYMENT_ORDER_GROUP, NULL);
  anning_planner_view_add (view, GTK_WIDGET (self->group));
  anning_planner_view_add (view, GTK_WIDGET (self->parts_group));
  anning_planner_view_add (view, GTK_WIDGET (self->excess_group));
  anning_planner_view_add (view, GTK_WIDGET (self->findings));
  anning_planner_view_add (view, GTK_WIDGET (self->rules_group));
  anning_planner_view_add (view, GTK_WIDGET (self->order_group));
}

/**
 * Returns: (transfer full) (nullable): the yearly cost in one line, and what was advertised
 */
char *
anning_cost_view_summary (AnningPlannerBook *book,
                          gint64             debt_id,
                          const GDate       *today)
{
  const AnningDebtCase *its = anning_planner_book_get_case (book, debt_id);
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *advertised = NULL;

  if (its == NULL)
    return NULL;
  loan = anning_loan_from_debt (its->debt, its->fees, its->lines, NULL);
  if (loan != NULL)
    cost = anning_yearly_cost_new (loan, NULL);
  if (cost == NULL)
    return NULL;
  if (cost->n_rates > 1)
    return g_strdup (_("more than one yearly rate fits"));
  if (cost->effective == ANNING_UNKNOWN)
    return g_strdup (_("no yearly rate can be stated"));

  rate = anning_format_rate (cost->effective);
  if (its->debt->advertised_rate == ANNING_UNKNOWN)
    /* Translators: %s is a rate, "35.6%" */
    return g_strdup_printf (_("%s a year"), rate);
  advertised = anning_format_rate (its->debt->advertised_rate);
  /* Translators: two rates, "35.6%" */
  return g_strdup_printf (_("%1$s a year, advertised %2$s"), rate, advertised);
}
