/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-agreement.h"

#include "anning-contract.h"
#include "anning-debt-state.h"
#include "anning-proposal-plan.h"

/* Payments of the contract do not count for the agreement that came after them. */
static void
find_since (AnningAgreement *agreement,
            const GArray    *payments)
{
  const AnningProposal *proposal = agreement->proposal;
  const GDate *first = &g_array_index (payments, AnningInstalment, 0).due;

  if (proposal->agreed_day != NULL && anning_day_parse (proposal->agreed_day, &agreement->since))
    return;
  /* An agreement whose own day is not known begins a month before its first payment. */
  anning_day_add_months (first, -1, &agreement->since);
}

static gboolean
counts (const AnningPayment *payment,
        const GDate         *since)
{
  GDate day;

  return !g_date_valid (since) || !anning_day_parse (payment->day, &day) || g_date_compare (&day, since) >= 0;
}

static GPtrArray *
find_payments (const AnningDebtCase *c,
               const GDate          *since)
{
  GPtrArray *payments = g_ptr_array_new ();

  for (guint i = 0; i < c->payments->len; i++)
    {
      if (counts (g_ptr_array_index (c->payments, i), since))
        g_ptr_array_add (payments, g_ptr_array_index (c->payments, i));
    }
  return payments;
}

static AnningAccount *
account_of_proposal (AnningAgreement      *agreement,
                     const AnningDebtCase *c,
                     const GDate          *today)
{
  g_autoptr (AnningProposalPlan) plan = anning_proposal_plan_new (agreement->proposal, NULL);
  g_autoptr (GPtrArray) payments = NULL;

  if (plan == NULL || plan->payments->len == 0)
    return NULL;
  find_since (agreement, plan->payments);
  payments = find_payments (c, &agreement->since);
  return anning_account_new (plan->payments, payments, today);
}

static void
add_line (AnningAgreement         *agreement,
          const AnningAccountLine *line,
          const GDate             *today)
{
  gboolean to_come = g_date_compare (&line->instalment.due, today) > 0;

  agreement->total += line->instalment.payment;
  agreement->paid += line->paid;
  if (to_come)
    agreement->ahead += line->paid;
  agreement->n_late += line->days_late > 0;
  agreement->n_part += line->state == ANNING_ACCOUNT_PART;
  agreement->n_ahead += line->state == ANNING_ACCOUNT_AHEAD;
  agreement->last_day = line->instalment.due;
  if (line->open > 0 && agreement->next == NULL)
    agreement->next = line;
  if (g_date_valid (&line->paid_day)
      && (!g_date_valid (&agreement->done_day) || g_date_compare (&line->paid_day, &agreement->done_day) > 0))
    agreement->done_day = line->paid_day;
}

/**
 * Says what is to be paid on a debt and what became of it: by the agreement in force, else by the
 * contract while it runs ("current" and "overdue").
 *
 * For an agreement only payments from its own day on count (a month before its first payment when
 * the day is not known), and those without a day. For a contract see anning_contract_account().
 *
 * @c: points into records that have to outlive the result
 *
 * Returns: (transfer full) (nullable): NULL for a settled debt, and where nothing says what is due
 */
AnningAgreement *
anning_agreement_new (const AnningDebtCase *c,
                      const GDate          *today)
{
  g_autoptr (AnningAgreement) agreement = NULL;

  g_return_val_if_fail (c != NULL && c->debt != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  if (g_strcmp0 (c->debt->stage, "settled") == 0)
    return NULL;

  agreement = g_new0 (AnningAgreement, 1);
  g_date_clear (&agreement->since, 1);
  g_date_clear (&agreement->last_day, 1);
  g_date_clear (&agreement->done_day, 1);
  agreement->proposal = anning_debt_case_find_accepted (c);
  if (agreement->proposal != NULL)
    agreement->account = account_of_proposal (agreement, c, today);
  if (agreement->account == NULL)
    {
      /* An agreement that cannot be worked out yet leaves the contract standing. */
      agreement->proposal = NULL;
      g_date_clear (&agreement->since, 1);
      if (anning_debt_contract_runs (c->debt))
        agreement->account = anning_contract_account (c, today, NULL);
    }
  if (agreement->account == NULL || agreement->account->lines->len == 0)
    return NULL;

  for (guint i = 0; i < agreement->account->lines->len; i++)
    add_line (agreement, &g_array_index (agreement->account->lines, AnningAccountLine, i), today);
  agreement->done = agreement->next == NULL;
  if (!agreement->done)
    g_date_clear (&agreement->done_day, 1);
  return g_steal_pointer (&agreement);
}

gint64
anning_agreement_open (const AnningAgreement *agreement,
                       const GDate           *today)
{
  gint64 sum = 0;

  g_return_val_if_fail (agreement != NULL && agreement->account != NULL, 0);
  g_return_val_if_fail (today != NULL && g_date_valid (today), 0);

  for (guint i = 0; i < agreement->account->lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (agreement->account->lines, AnningAccountLine, i);
      gboolean due = g_date_compare (&line->instalment.due, today) <= 0;

      sum += due ? line->open : MIN (line->open, line->instalment.principal);
    }
  return sum;
}

void
anning_agreement_free (AnningAgreement *agreement)
{
  if (agreement == NULL)
    return;

  g_clear_pointer (&agreement->account, anning_account_free);
  g_free (agreement);
}
