/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal-compare.h"

#include <math.h>

#include "anning-contract.h"
#include "anning-yield.h"

static void
add_flow (GArray      *flows,
          const GDate *day,
          gint64       amount)
{
  AnningFlow flow = { .day = *day, .amount = amount, .kind = ANNING_FLOW_PAYMENT };

  if (amount != 0)
    g_array_append_val (flows, flow);
}

/* Returns: millionths per year, ANNING_UNKNOWN where no rate or more than one fits */
static gint64
find_rate (const GArray *flows)
{
  double rate;
  guint n_rates;

  if (!anning_yield_dated ((const AnningFlow *) (gpointer) flows->data, flows->len, &rate, &n_rates, NULL)
      || n_rates != 1 || fabs (rate * ANNING_RATE_ONE) > ANNING_RATE_MAX)
    return ANNING_UNKNOWN;
  return anning_money_round (rate * ANNING_RATE_ONE);
}

/**
 * The yearly cost is what the payments cost against the sum that is to be repaid, from the day on
 * which the plan's interest begins. What is waived is in neither, so that a plan without interest
 * costs nothing however much is waived.
 */
static void
plan_figures_of_plan (const AnningProposalPlan *plan,
                      AnningPlanFigures        *figures)
{
  g_autoptr (GArray) flows = NULL;

  g_return_if_fail (plan != NULL && figures != NULL);

  flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  add_flow (flows, &plan->start, plan->base);
  for (guint i = 0; i < plan->payments->len; i++)
    {
      const AnningInstalment *row = &g_array_index (plan->payments, AnningInstalment, i);

      add_flow (flows, &row->due, -row->payment);
    }

  *figures = (AnningPlanFigures) {
    .base = plan->base,
    .waived = plan->waived,
    .interest = plan->interest,
    .total = plan->total,
    .down_payment = plan->down_payment,
    .monthly = plan->first_payment,
    .highest = plan->highest_payment,
    .months = plan->n_instalments,
    .yearly_cost = plan->interest == 0 ? 0 : find_rate (flows),
    .last_day = plan->last_day,
  };
}

/**
 * Fails as anning_proposal_plan_new() does.
 */
gboolean
anning_plan_figures_of_proposal (const AnningProposal  *proposal,
                                 AnningPlanFigures     *figures,
                                 GError               **error)
{
  g_autoptr (AnningProposalPlan) plan = NULL;

  g_return_val_if_fail (proposal != NULL && figures != NULL, FALSE);

  plan = anning_proposal_plan_new (proposal, error);
  if (plan == NULL)
    return FALSE;
  plan_figures_of_plan (plan, figures);
  return TRUE;
}

/**
 * Adds up what the contract still asks for: all instalments that are open in full or in part. Of one
 * that is paid in part, interest and fees count as paid first (Civil Code 561), so that what is open
 * is principal as far as it goes. The yearly cost is that of the open payments against the principal
 * in them, from one month before the first of them.
 *
 * Fails as anning_contract_account() does, and with NO_SOLUTION ("payments") when nothing is open.
 */
gboolean
anning_plan_figures_of_contract (const AnningDebtCase  *debt_case,
                                 const GDate           *today,
                                 AnningPlanFigures     *figures,
                                 GError               **error)
{
  g_autoptr (AnningAccount) account = NULL;
  g_autoptr (GArray) flows = NULL;
  GDate start;

  g_return_val_if_fail (debt_case != NULL && figures != NULL, FALSE);
  g_return_val_if_fail (today != NULL && g_date_valid (today), FALSE);

  account = anning_contract_account (debt_case, today, error);
  if (account == NULL)
    return FALSE;

  *figures = (AnningPlanFigures) { 0 };
  flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  for (guint i = 0; i < account->lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, i);

      if (line->open == 0)
        continue;
      if (figures->months == 0)
        {
          anning_day_add_months (&line->instalment.due, -1, &start);
          figures->monthly = line->instalment.payment;
        }
      add_flow (flows, &line->instalment.due, -line->open);
      figures->base += MIN (line->open, line->instalment.principal);
      figures->total += line->open;
      figures->highest = MAX (figures->highest, line->instalment.payment);
      figures->last_day = line->instalment.due;
      figures->months++;
    }
  if (figures->months == 0)
    {
      return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "payments");
    }

  figures->interest = figures->total - figures->base;
  figures->yearly_cost = figures->interest == 0 ? 0 : ANNING_UNKNOWN;
  if (figures->interest != 0 && g_date_valid (&start))
    {
      add_flow (flows, &start, figures->base);
      figures->yearly_cost = find_rate (flows);
    }
  return TRUE;
}

/**
 * @difference: (out): @figures less @against; below zero: @figures ask for less, or end sooner
 */
void
anning_plan_figures_compare (const AnningPlanFigures *figures,
                             const AnningPlanFigures *against,
                             AnningPlanDifference    *difference)
{
  g_return_if_fail (figures != NULL && against != NULL && difference != NULL);

  *difference = (AnningPlanDifference) {
    .waived = figures->waived - against->waived,
    .interest = figures->interest - against->interest,
    .total = figures->total - against->total,
    .down_payment = figures->down_payment - against->down_payment,
    .monthly = figures->monthly - against->monthly,
    .highest = figures->highest - against->highest,
    .months = figures->months - against->months,
    .days = anning_day_distance (&against->last_day, &figures->last_day),
    .yearly_cost = figures->yearly_cost == ANNING_UNKNOWN || against->yearly_cost == ANNING_UNKNOWN
                     ? ANNING_UNKNOWN
                     : figures->yearly_cost - against->yearly_cost,
  };
}
