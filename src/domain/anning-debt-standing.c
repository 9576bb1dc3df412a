/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-standing.h"

#include "anning-agreement.h"
#include "anning-contract.h"
#include "anning-debt-state.h"

/*
 * What was paid from the day after @after until @until. A payment without a readable day counts
 * only where every payment does, because it may have been made before that day.
 */
static gint64
paid_between (const AnningDebtCase *debt_case,
              const GDate          *after,
              const GDate          *until)
{
  gint64 sum = 0;

  for (guint i = 0; i < debt_case->payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (debt_case->payments, i);
      GDate day;

      if (payment->amount == ANNING_UNKNOWN || payment->amount <= 0)
        continue;
      if (!anning_day_parse (payment->day, &day))
        sum += after == NULL ? payment->amount : 0;
      else if (g_date_compare (&day, until) <= 0 && (after == NULL || g_date_compare (&day, after) > 0))
        sum += payment->amount;
    }
  return sum;
}

static void
read_claim (const AnningDebtCase *debt_case,
            const GDate          *today,
            AnningDebtStanding   *standing)
{
  GDate claimed;

  standing->basis = ANNING_OWED_CLAIMED;
  if (anning_day_parse (debt_case->debt->claimed_day, &claimed))
    standing->paid = paid_between (debt_case, &claimed, today);
  standing->paid = MIN (standing->paid, standing->claimed);
  standing->owed = standing->claimed - standing->paid;
}

/* Of an instalment paid in part, the principal is what was paid for last: Civil Code 561. */
static void
read_account (const AnningAccount *account,
              AnningDebtStanding  *standing)
{
  standing->basis = ANNING_OWED_SCHEDULE;
  standing->owed = -account->left_over;
  for (guint i = 0; i < account->lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, i);

      standing->owed += MIN (line->instalment.principal, line->open);
    }
  standing->owed = MAX (standing->owed, 0);
}

static void
take_next (const AnningAccount *account,
           AnningDebtStanding  *standing)
{
  if (!g_date_valid (&account->next_due))
    return;
  standing->next_due = account->next_due;
  standing->next_payment = account->next_open;
}

static gint64
count_overdue (const AnningDebt    *debt,
               const AnningAccount *account,
               const GDate         *today)
{
  GDate since;

  if (anning_debt_is_on_time (debt))
    return 0;
  if (!anning_day_parse (debt->overdue_since, &since))
    {
      if (account == NULL || !g_date_valid (&account->oldest_open))
        return 0;
      since = account->oldest_open;
    }
  return MAX (anning_day_distance (&since, today), 0);
}

/**
 * Says how much of a debt is open and what is due next.
 *
 * An agreement in force comes first: what it leaves to be paid.
 *
 * Then comes the creditor's own claim: what was claimed, less the payments noted after the day of the
 * claim. Where that day is not known nothing is taken off, since the claim may have counted them.
 *
 * Without a claim it is the principal that the contract leaves open: of the instalments that are not
 * paid, as anning_contract_account() matches them with the payments. Of an instalment paid in part, fee
 * and interest are paid before principal; what is paid beyond all instalments is taken off.
 *
 * Without a schedule it is the sum agreed less all payments noted. What part of these was interest
 * nobody knows then, so it is the least that can be open.
 *
 * Payments after @today do not count, and no sum goes below zero. What is due next comes from the
 * agreement in force, matched with the payments since the day it was agreed, or from the contract while
 * that still runs.
 *
 * @standing: (out): filled in
 */
void
anning_debt_standing (const AnningDebtCase *debt_case,
                      const GDate          *today,
                      AnningDebtStanding   *standing)
{
  const AnningDebt *debt;
  g_autoptr (AnningAgreement) agreement = NULL;
  g_autoptr (AnningAccount) own_account = NULL;
  const AnningAccount *account;

  g_return_if_fail (debt_case != NULL && standing != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  debt = debt_case->debt;
  *standing = (AnningDebtStanding) { .basis = ANNING_OWED_UNKNOWN, .owed = ANNING_UNKNOWN,
                                     .claimed = anning_debt_claimed_sum (debt), .next_payment = ANNING_UNKNOWN };
  g_date_clear (&standing->paid_until, 1);
  g_date_clear (&standing->next_due, 1);
  if (g_strcmp0 (debt->stage, "settled") == 0)
    {
      standing->basis = ANNING_OWED_SETTLED;
      standing->owed = 0;
      return;
    }

  agreement = anning_agreement_new (debt_case, today);
  if (agreement != NULL)
    take_next (agreement->account, standing);
  if (agreement != NULL && agreement->proposal != NULL && g_date_valid (&standing->next_due))
    standing->promised = standing->next_payment;
  /* Without a proposal the agreement is the contract itself. */
  if (agreement == NULL || agreement->proposal != NULL)
    account = own_account = anning_contract_account (debt_case, today, NULL);
  else
    account = agreement->account;
  standing->overdue_days = count_overdue (debt, account, today);

  if (agreement != NULL && agreement->proposal != NULL)
    {
      standing->basis = ANNING_OWED_AGREED;
      standing->owed = anning_agreement_open (agreement, today);
    }
  else if (standing->claimed != ANNING_UNKNOWN)
    {
      read_claim (debt_case, today, standing);
    }
  else if (account != NULL)
    {
      read_account (account, standing);
      standing->paid_until = account->paid_before;
    }
  else if (debt->principal > 0)
    {
      standing->basis = ANNING_OWED_PRINCIPAL;
      standing->paid = MIN (paid_between (debt_case, NULL, today), debt->principal);
      standing->owed = debt->principal - standing->paid;
    }
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
  sum->promised += standing->promised;
  sum->n_promised += standing->promised > 0;
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
