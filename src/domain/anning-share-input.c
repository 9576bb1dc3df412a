/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-input.h"

#include "anning-agreement.h"
#include "anning-contract.h"
#include "anning-debt-standing.h"
#include "anning-debt-state.h"

/*
 * What runs on the open sum. A flat rate is named on the sum agreed and says nothing of what is still
 * owed; a table of one's own names none.
 */
static gint64
find_rate (const AnningDebt *debt,
           gint64            cost)
{
  gboolean on_open_sum = g_strcmp0 (debt->method, "flat_rate") != 0
                         && g_strcmp0 (debt->method, "own_table") != 0;

  if (!anning_debt_contract_runs (debt) && debt->penalty_rate != ANNING_UNKNOWN)
    return debt->penalty_rate;
  if (on_open_sum && debt->rate != ANNING_UNKNOWN)
    return debt->rate;
  return cost != ANNING_UNKNOWN ? MAX (cost, 0) : 0;
}

/* What is late already is due in the first month. Interest that is not due yet is no part of the balance. */
static void
add_due (GArray                  *agreed,
         const AnningAccountLine *line,
         const GDate             *today)
{
  guint number = (guint) CLAMP (anning_day_months (today, &line->instalment.due), 0, ANNING_SHARES_MONTHS_MAX);
  AnningShareDue *due;

  if (line->open == 0)
    return;
  if (agreed->len <= number)
    g_array_set_size (agreed, number + 1);
  due = &g_array_index (agreed, AnningShareDue, number);
  due->payment += line->open;
  if (g_date_compare (&line->instalment.due, today) > 0)
    due->interest += MAX (line->open - line->instalment.principal, 0);
}

static void
clear_debt (gpointer data)
{
  g_clear_pointer (&((AnningShareDebt *) data)->agreed, g_array_unref);
}

static void
read_agreement (AnningShareDebt       *share,
                const AnningAgreement *agreement,
                const GDate           *today)
{
  share->balance = anning_agreement_open (agreement, today);
  share->bearing = ANNING_UNKNOWN;
  share->rate = agreement->proposal->rate != ANNING_UNKNOWN ? agreement->proposal->rate : 0;
  share->cost = ANNING_UNKNOWN;
  if (agreement->next == NULL)
    return;
  share->agreed = g_array_new (FALSE, TRUE, sizeof (AnningShareDue));
  for (guint i = 0; i < agreement->account->lines->len; i++)
    add_due (share->agreed, &g_array_index (agreement->account->lines, AnningAccountLine, i), today);
}

/**
 * Says when a debt is served by the rule of priority.
 *
 * Secured by a home or a car comes before judged, judged before needed to live or to work.
 */
AnningSharePriority
anning_share_priority_of (const AnningDebt *debt)
{
  g_return_val_if_fail (debt != NULL, ANNING_SHARE_NORMAL);

  if (g_strcmp0 (debt->priority, "secured") == 0)
    return ANNING_SHARE_SECURED;
  if (g_strcmp0 (debt->stage, "judged") == 0)
    return ANNING_SHARE_JUDGED;
  if (g_strcmp0 (debt->priority, "living") == 0)
    return ANNING_SHARE_LIVING;
  return ANNING_SHARE_NORMAL;
}

/**
 * Makes of debts what money can be shared with.
 *
 * The balance is what anning_debt_standing() says is open; a claim bears interest only on the principal
 * that it names. The rate is the contract's, for what is past "overdue" the one that it names for overdue
 * sums. Where that is none on the open sum it is the yearly cost, stated as 12 × the monthly rate, which
 * also puts the dearest first. The minimum is the next instalment of a contract that still runs.
 *
 * With an agreement in force all of this is the agreement's: what is still to be paid by it less interest
 * that is not due yet, its rate, and its payments month by month.
 *
 * @cases: AnningDebtCase
 * @costs: (nullable): keeps the yearly costs
 *
 * Returns: (transfer full): AnningShareDebt, one for each case in the same order; a debt that is settled or
 *   whose open sum nobody knows has a balance of 0
 */
GArray *
anning_share_input (const GPtrArray  *cases,
                    AnningShareCosts *costs,
                    const GDate      *today)
{
  GArray *debts = g_array_new (FALSE, TRUE, sizeof (AnningShareDebt));

  g_return_val_if_fail (cases != NULL, debts);
  g_return_val_if_fail (today != NULL && g_date_valid (today), debts);

  g_array_set_clear_func (debts, clear_debt);
  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *debt_case = g_ptr_array_index (cases, i);
      const AnningDebt *debt = debt_case->debt;
      g_autoptr (AnningAgreement) agreement = anning_agreement_new (debt_case, today);
      AnningShareDebt share = { .id = debt->record.id, .bearing = ANNING_UNKNOWN, .cost = ANNING_UNKNOWN,
                                .priority = anning_share_priority_of (debt) };
      AnningDebtStanding standing;

      share.own = debt->own_share != ANNING_UNKNOWN ? debt->own_share : 0;
      if (agreement != NULL && agreement->proposal != NULL)
        {
          read_agreement (&share, agreement, today);
          g_array_append_val (debts, share);
          continue;
        }

      anning_debt_standing (debt_case, today, &standing);
      share.balance = standing.owed != ANNING_UNKNOWN ? standing.owed : 0;
      if (standing.basis == ANNING_OWED_CLAIMED)
        share.bearing = debt->claimed_principal;
      if (share.balance > 0)
        {
          share.cost = anning_share_costs_get (costs, debt_case);
          share.rate = find_rate (debt, share.cost);
        }
      if (agreement != NULL && agreement->next != NULL)
        {
          share.minimum = agreement->next->instalment.payment;
          share.kept_up = anning_debt_is_on_time (debt) && anning_day_months (today, &agreement->next->instalment.due) <= 1;
        }
      g_array_append_val (debts, share);
    }
  return debts;
}
