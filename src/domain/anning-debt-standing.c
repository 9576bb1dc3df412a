/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-standing.h"

#include "anning-loan.h"
#include "anning-proposal-plan.h"

static gint64
claimed_sum (const AnningDebt *debt)
{
  const gint64 parts[] = { debt->claimed_principal, debt->claimed_interest,
                           debt->claimed_penalty, debt->claimed_fees };
  gint64 sum = ANNING_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == ANNING_UNKNOWN)
        continue;
      sum = sum == ANNING_UNKNOWN ? parts[i] : sum + parts[i];
    }
  return sum;
}

static void
find_next (const GArray       *payments,
           const GDate        *today,
           AnningDebtStanding *standing)
{
  for (guint i = 0; i < payments->len; i++)
    {
      const AnningInstalment *line = &g_array_index (payments, AnningInstalment, i);

      if (g_date_compare (&line->due, today) >= 0)
        {
          standing->next_due = line->due;
          standing->next_payment = line->payment;
          return;
        }
    }
}

static void
read_schedule (const GArray       *schedule,
               const AnningDebt   *debt,
               const GDate        *today,
               AnningDebtStanding *standing)
{
  GDate until = *today;
  gint64 owed = debt->principal;

  if (debt->overdue_since != NULL)
    anning_day_parse (debt->overdue_since, &until);
  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *line = &g_array_index (schedule, AnningInstalment, i);

      if (g_date_compare (&line->due, &until) >= 0)
        break;
      owed = line->balance;
    }
  standing->basis = ANNING_OWED_SCHEDULE;
  standing->owed = owed;
  standing->paid_until = until;
}

/* A fee whose day is still missing must not hide the schedule. */
static GArray *
find_schedule (const AnningDebt *debt,
               const GPtrArray  *fees)
{
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (debt, fees, NULL);
  GArray *schedule = loan != NULL ? anning_loan_schedule (loan, NULL) : NULL;

  return schedule == NULL && fees != NULL ? find_schedule (debt, NULL) : schedule;
}

/**
 * Says how much of a debt is open and what is due next.
 *
 * The creditor's own claim comes first. Without one, every instalment that was due before the debt
 * became overdue (before @today, when it is paid on time) counts as paid, and the principal that the
 * contract's schedule leaves open is owed. Without a schedule it is the sum agreed. What is due next
 * comes from the accepted proposal, or from the schedule while the contract still runs.
 *
 * @fees: (nullable): AnningDebtFee of the debt; they are part of the next payment
 * @accepted: (nullable): the proposal in force
 * @standing: (out): filled in
 */
void
anning_debt_standing (const AnningDebt     *debt,
                      const GPtrArray      *fees,
                      const AnningProposal *accepted,
                      const GDate          *today,
                      AnningDebtStanding   *standing)
{
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (AnningProposalPlan) plan = NULL;
  gboolean runs;

  g_return_if_fail (debt != NULL && standing != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  *standing = (AnningDebtStanding) { .basis = ANNING_OWED_UNKNOWN, .owed = ANNING_UNKNOWN,
                                     .next_payment = ANNING_UNKNOWN };
  g_date_clear (&standing->paid_until, 1);
  g_date_clear (&standing->next_due, 1);
  if (g_strcmp0 (debt->stage, "settled") == 0)
    {
      standing->basis = ANNING_OWED_SETTLED;
      standing->owed = 0;
      return;
    }

  schedule = find_schedule (debt, fees);
  if (claimed_sum (debt) != ANNING_UNKNOWN)
    {
      standing->basis = ANNING_OWED_CLAIMED;
      standing->owed = claimed_sum (debt);
    }
  else if (schedule != NULL)
    {
      read_schedule (schedule, debt, today, standing);
    }
  else if (debt->principal > 0)
    {
      standing->basis = ANNING_OWED_PRINCIPAL;
      standing->owed = debt->principal;
    }

  if (accepted != NULL)
    plan = anning_proposal_plan_new (accepted, NULL);
  runs = debt->stage == NULL || g_str_equal (debt->stage, "current") || g_str_equal (debt->stage, "overdue");
  if (plan != NULL)
    find_next (plan->payments, today, standing);
  else if (schedule != NULL && runs)
    find_next (schedule, today, standing);
}

/**
 * Adds the standing of one more debt.
 */
void
anning_debts_sum_add (AnningDebtsSum           *sum,
                      const AnningDebtStanding *standing)
{
  int order;

  g_return_if_fail (sum != NULL && standing != NULL);

  if (standing->basis == ANNING_OWED_SETTLED)
    return;
  sum->n_open++;
  if (standing->owed == ANNING_UNKNOWN)
    sum->n_unknown++;
  else
    sum->owed += standing->owed;
  if (!g_date_valid (&standing->next_due))
    return;
  order = g_date_valid (&sum->next_due) ? g_date_compare (&standing->next_due, &sum->next_due) : -1;
  if (order < 0)
    {
      sum->next_due = standing->next_due;
      sum->next_payment = standing->next_payment;
    }
  else if (order == 0)
    {
      sum->next_payment += standing->next_payment;
    }
}
