/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal-plan.h"

#include "anning-loan-terms.h"

void
anning_proposal_plan_free (AnningProposalPlan *plan)
{
  if (plan == NULL)
    return;

  g_clear_pointer (&plan->payments, g_array_unref);
  g_free (plan);
}

static gboolean
fail (GError           **error,
      AnningValueError   code,
      const char        *field)
{
  g_set_error_literal (error, ANNING_VALUE_ERROR, code, field);
  return FALSE;
}

/* @minimum is 0, or 1 where the proposal makes no sense without the value. */
static gboolean
check (gint64       value,
       gint64       minimum,
       gint64       maximum,
       const char  *field,
       GError     **error)
{
  if (value == ANNING_UNKNOWN || (value == 0 && minimum > 0))
    return fail (error, ANNING_VALUE_ERROR_MISSING, field);
  if (value < 0)
    return fail (error, ANNING_VALUE_ERROR_NEGATIVE, field);
  if (value > maximum)
    return fail (error, ANNING_VALUE_ERROR_TOO_LARGE, field);
  return TRUE;
}

static gboolean
read_terms (const AnningProposal  *proposal,
            AnningLoan            *loan,
            GDate                 *first,
            GError               **error)
{
  gboolean settlement = g_strcmp0 (proposal->kind, "settlement") == 0;
  gboolean deferral = g_strcmp0 (proposal->kind, "deferral") == 0;
  gboolean waiver = g_strcmp0 (proposal->kind, "waiver") == 0;

  if (proposal->kind == NULL)
    return fail (error, ANNING_VALUE_ERROR_MISSING, "kind");
  if (!check (proposal->base_amount, 1, ANNING_MONEY_MAX, "base_amount", error)
      || !check (proposal->waived, waiver ? 1 : 0, proposal->base_amount - 1, "waived", error)
      || !check (proposal->rate, 0, ANNING_RATE_MAX, "rate", error)
      || !check (proposal->defer_months, deferral ? 1 : 0, ANNING_LOAN_MONTHS_MAX,
                 "defer_months", error)
      || (!settlement
          && !check (proposal->months, 1, ANNING_LOAN_MONTHS_MAX, "months", error)))
    return FALSE;
  if (proposal->first_due_day == NULL)
    return fail (error, ANNING_VALUE_ERROR_MISSING, "first_due_day");
  if (!anning_day_parse (proposal->first_due_day, first))
    return fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");

  loan->method = ANNING_LOAN_LEVEL_PAYMENT;
  loan->principal = proposal->base_amount - proposal->waived;
  /* What is paid off at once is not lent on. */
  loan->rate = settlement ? 0 : proposal->rate;
  loan->months = settlement ? 1 : proposal->months;
  anning_day_add_months (first, (int) proposal->defer_months, &loan->first_due);
  if (g_date_valid (&loan->first_due))
    anning_day_add_months (&loan->first_due, -1, &loan->drawn);
  if (!g_date_valid (&loan->first_due) || !g_date_valid (&loan->drawn))
    return fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
  return TRUE;
}

/*
 * anning_proposal_plan_new:
 * @proposal: of any kind
 *
 * Works out the payments of a proposal, exact to the fen.
 *
 * What the creditor waives is taken off first. The rest is paid in level
 * payments at the proposal's rate, the first one a month after that interest
 * begins; a settlement is one payment. A deferral moves the first due day, day
 * for day in the calendar; interest for the deferred months is simple, on what
 * is left after the waiver, bears no interest itself and is spread evenly over
 * the payments, so that they stay level. All fields count whatever the kind: a
 * kind only says which of them must not be 0 (a deferral its months, a waiver
 * its amount, everything but a settlement the number of payments).
 *
 * Fails with MISSING, NEGATIVE, TOO_LARGE (a waiver that leaves nothing to pay,
 * too) or NOT_A_DAY; the message is the name of the field of AnningProposal.
 *
 * Returns: (transfer full): the plan, with at least one payment
 */
AnningProposalPlan *
anning_proposal_plan_new (const AnningProposal  *proposal,
                          GError               **error)
{
  g_autoptr (AnningProposalPlan) plan = NULL;
  g_autoptr (AnningLoan) loan = NULL;
  gint64 spread = 0;
  GDate first;

  g_return_val_if_fail (proposal != NULL, NULL);

  loan = anning_loan_new ();
  if (!read_terms (proposal, loan, &first, error))
    return NULL;

  plan = g_new0 (AnningProposalPlan, 1);
  plan->payments = anning_loan_schedule (loan, error);
  if (plan->payments == NULL)
    return NULL;

  plan->base = loan->principal;
  plan->deferral_interest = anning_loan_share (plan->base, proposal->rate * proposal->defer_months,
                                               12 * ANNING_RATE_ONE);
  for (guint i = 0; i < plan->payments->len; i++)
    {
      AnningInstalment *payment = &g_array_index (plan->payments, AnningInstalment, i);
      gint64 upto = anning_loan_share (plan->deferral_interest, payment->number,
                                       plan->payments->len);

      /* A 31st comes back, even when the deferral ends in a short month. */
      anning_day_add_months (&first, (int) (proposal->defer_months + i), &payment->due);
      payment->interest += upto - spread;
      payment->payment += upto - spread;
      spread = upto;
      plan->interest += payment->interest;
      plan->total += payment->payment;
      plan->last_day = payment->due;
    }
  return g_steal_pointer (&plan);
}
