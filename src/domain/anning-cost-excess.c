/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-excess.h"

#include "anning-contract.h"
#include "anning-debt-state.h"
#include "anning-words.h"

#define YEARLY_DAYS 365

void
anning_cost_excess_free (AnningCostExcess *excess)
{
  if (excess == NULL)
    return;

  g_array_unref (excess->steps);
  g_free (excess);
}

/* Simple interest by the day, rounded half up to the fen. */
static gint64
interest_of (gint64 principal,
             gint64 line,
             gint64 days)
{
  __int128 parts = (__int128) YEARLY_DAYS * ANNING_RATE_ONE;

  return (gint64) (((__int128) principal * line * days + parts / 2) / parts);
}

/* One more step: the interest since the last one, then @amount set against what is open. */
static void
add_step (AnningCostExcess     *excess,
          AnningExcessStepKind  kind,
          const GDate          *day,
          gint64                amount)
{
  const AnningExcessStep *last = &g_array_index (excess->steps, AnningExcessStep, excess->steps->len - 1);
  AnningExcessStep step = { .kind = kind, .day = *day, .amount = amount };
  gint64 interest_open;

  step.days = anning_day_distance (&last->day, day);
  step.interest = interest_of (last->principal_open, excess->line, step.days);
  interest_open = last->interest_open + step.interest;
  step.to_interest = MIN (amount, interest_open);
  step.to_principal = MIN (amount - step.to_interest, last->principal_open);
  step.above = amount - step.to_interest - step.to_principal;
  step.interest_open = interest_open;
  step.principal_open = last->principal_open;
  if (kind == ANNING_EXCESS_PAID)
    {
      step.interest_open -= step.to_interest;
      step.principal_open -= step.to_principal;
    }
  excess->interest += step.interest;
  g_array_append_val (excess->steps, step);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const AnningFlow *first = a;
  const AnningFlow *second = b;

  return g_date_compare (&first->day, &second->day);
}

/**
 * Works out what lies above a line. From the day of payout, the sum that arrived bears simple interest
 * at @line on what is still open of it, day by day, a 365th of a year each. Every payment goes to the
 * interest that has accrued and then to the sum; what is left of it lies above the line. On the last day
 * the claim is set against the interest and the sum that are open then, and what exceeds them lies above
 * the line as well. Interest bears no interest. This is our arithmetic.
 *
 * @line: millionths per year
 * @received: fen that arrived, above zero
 * @payments: (element-type AnningFlow): what was paid, amounts above zero, in any order; those before
 *   @drawn count on that day, those after @until not at all
 * @claimed: fen, or ANNING_UNKNOWN
 * @until: the day of the claim, or the last one to look at; not before @drawn
 *
 * Returns: (transfer full): the sums, and every step
 */
AnningCostExcess *
anning_cost_excess_new (gint64        line,
                        const GDate  *drawn,
                        gint64        received,
                        const GArray *payments,
                        gint64        claimed,
                        const GDate  *until)
{
  g_autoptr (GArray) sorted = NULL;
  AnningCostExcess *excess;
  AnningExcessStep first = { .kind = ANNING_EXCESS_RECEIVED };

  g_return_val_if_fail (line >= 0 && line <= ANNING_RATE_MAX && received > 0, NULL);
  g_return_val_if_fail (drawn != NULL && until != NULL && payments != NULL, NULL);
  g_return_val_if_fail (g_date_compare (drawn, until) <= 0, NULL);

  excess = g_new0 (AnningCostExcess, 1);
  excess->line = line;
  excess->received = received;
  excess->claimed = claimed;
  excess->until = *until;
  g_date_clear (&excess->paid_before, 1);
  excess->steps = g_array_new (FALSE, FALSE, sizeof (AnningExcessStep));

  first.day = *drawn;
  first.amount = received;
  first.principal_open = received;
  g_array_append_val (excess->steps, first);

  sorted = g_array_copy ((GArray *) payments);
  g_array_sort (sorted, compare_days);
  for (guint i = 0; i < sorted->len; i++)
    {
      const AnningFlow *flow = &g_array_index (sorted, AnningFlow, i);

      if (g_date_compare (&flow->day, until) > 0)
        break;
      add_step (excess, ANNING_EXCESS_PAID,
                g_date_compare (&flow->day, drawn) < 0 ? drawn : &flow->day, flow->amount);
      excess->paid += flow->amount;
      excess->paid_above += g_array_index (excess->steps, AnningExcessStep, excess->steps->len - 1).above;
    }

  add_step (excess, claimed != ANNING_UNKNOWN ? ANNING_EXCESS_CLAIMED : ANNING_EXCESS_OPEN, until,
            claimed != ANNING_UNKNOWN ? claimed : 0);
  excess->claimed_above = g_array_index (excess->steps, AnningExcessStep, excess->steps->len - 1).above;
  excess->above = excess->paid_above + excess->claimed_above;
  return excess;
}

/* Only what arrived and when: enough for the line, where the terms are not known. */
static AnningLoan *
read_payout (const AnningDebtCase  *debt_case,
             GError               **error)
{
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (debt_case->debt, debt_case->fees, debt_case->lines, NULL);

  if (loan != NULL)
    return g_steal_pointer (&loan);

  loan = anning_loan_new ();
  loan->principal = debt_case->debt->principal;
  loan->received = debt_case->debt->received;
  if (loan->principal <= 0)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "principal");
      return NULL;
    }
  if (debt_case->debt->contract_day == NULL)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "contract_day");
      return NULL;
    }
  if (!anning_day_parse (debt_case->debt->contract_day, &loan->drawn))
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "contract_day");
      return NULL;
    }
  for (guint i = 0; i < debt_case->fees->len; i++)
    {
      const AnningDebtFee *fee = g_ptr_array_index (debt_case->fees, i);

      if (anning_words_index (anning_fee_times, fee->charged) == ANNING_FEE_AT_PAYOUT)
        anning_loan_add_fee (loan, fee->amount, ANNING_FEE_AT_PAYOUT, NULL);
    }
  return g_steal_pointer (&loan);
}

static void
add_flow (GArray      *flows,
          const GDate *day,
          gint64       amount)
{
  AnningFlow flow = { .day = *day, .amount = amount, .kind = ANNING_FLOW_PAYMENT };

  if (amount > 0)
    g_array_append_val (flows, flow);
}

/* Instalments and fees that the contract asks for before @before, or all for NULL. */
static gint64
add_contract (GArray           *flows,
              const AnningLoan *loan,
              const GArray     *schedule,
              const GDate      *before)
{
  gint64 sum = 0;

  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *row = &g_array_index (schedule, AnningInstalment, i);

      if (before != NULL && g_date_compare (&row->due, before) >= 0)
        break;
      add_flow (flows, &row->due, row->payment);
      sum += row->payment;
    }
  for (guint i = 0; i < loan->fees->len; i++)
    {
      const AnningFee *fee = &g_array_index (loan->fees, AnningFee, i);

      if (fee->charged != ANNING_FEE_ONCE || (before != NULL && g_date_compare (&fee->day, before) >= 0))
        continue;
      add_flow (flows, &fee->day, fee->amount);
      sum += fee->amount;
    }
  return sum;
}

/* Returns: fen noted as paid before @day; appends those, or the ones from then on, to @flows */
static gint64
add_noted (GArray               *flows,
           const AnningDebtCase *debt_case,
           const GDate          *day,
           gboolean              from_then_on)
{
  gint64 sum = 0;

  for (guint i = 0; i < debt_case->payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (debt_case->payments, i);
      gboolean before;
      GDate paid;

      if (!anning_day_parse (payment->day, &paid))
        continue;
      before = day != NULL && g_date_compare (&paid, day) < 0;
      if (before)
        sum += payment->amount;
      if (day == NULL || before != from_then_on)
        add_flow (flows, &paid, payment->amount);
    }
  return sum;
}

/*
 * What counts as paid: the noted payments; and where fewer are noted than the
 * contract asked for before the day until which it counts as paid, its instalments
 * of that time in their place. Of a settled debt, only what is noted counts.
 */
static GArray *
collect_paid (const AnningDebtCase *debt_case,
              const AnningLoan     *loan,
              const GDate          *today,
              GDate                *paid_before)
{
  GArray *flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  g_autoptr (GArray) schedule = anning_contract_schedule (debt_case, NULL);
  g_autoptr (GArray) noted = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  GDate before;

  g_date_clear (paid_before, 1);
  /* What settled a debt may have been less than the contract asked for. */
  if (schedule == NULL || g_strcmp0 (debt_case->debt->stage, "settled") == 0
      || anning_contract_paid_before (debt_case, schedule, today, &before) == ANNING_PAID_AS_NOTED)
    {
      add_noted (flows, debt_case, NULL, TRUE);
      return flows;
    }

  if (add_noted (noted, debt_case, &before, FALSE) < add_contract (flows, loan, schedule, &before))
    {
      *paid_before = before;
    }
  else
    {
      g_array_set_size (flows, 0);
      g_array_append_vals (flows, noted->data, noted->len);
    }
  add_noted (flows, debt_case, &before, TRUE);
  return flows;
}

/**
 * Works out what lies above a line of all that was paid and is claimed on a debt until the day of the
 * claim, or until today where none is noted. See anning_cost_excess_new() for the arithmetic, and
 * anning_contract_paid_before() for what counts as paid without being noted. Payments without a day
 * cannot be counted. What was paid after the day of the claim was paid on it, and is in it already.
 *
 * Fails with MISSING or NOT_A_DAY where the sum agreed or the day of the contract is not known, with
 * NO_SOLUTION "received" where nothing arrived, and "claimed_day" where the claim is older than the
 * contract; the message is the name of the field.
 *
 * Returns: (transfer full): the sums, and every step
 */
AnningCostExcess *
anning_cost_excess_of_case (const AnningDebtCase  *debt_case,
                            gint64                 line,
                            const GDate           *today,
                            GError               **error)
{
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GArray) payments = NULL;
  AnningCostExcess *excess;
  gint64 claimed;
  gboolean has_day;
  GDate paid_before;
  GDate until;

  g_return_val_if_fail (debt_case != NULL && line >= 0, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  loan = read_payout (debt_case, error);
  if (loan == NULL)
    return NULL;
  if (anning_loan_arrived (loan) <= 0)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "received");
      return NULL;
    }

  claimed = anning_debt_claimed_sum (debt_case->debt);
  has_day = claimed != ANNING_UNKNOWN && anning_day_parse (debt_case->debt->claimed_day, &until);
  if (!has_day)
    until = *today;
  if (g_date_compare (&until, &loan->drawn) < 0)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, has_day ? "claimed_day" : "contract_day");
      return NULL;
    }

  payments = collect_paid (debt_case, loan, today, &paid_before);
  excess = anning_cost_excess_new (line, &loan->drawn, anning_loan_arrived (loan), payments, claimed, &until);
  excess->until_assumed = claimed != ANNING_UNKNOWN && !has_day;
  excess->drawn_assumed = loan->drawn_assumed;
  excess->paid_before = paid_before;
  return excess;
}

/**
 * Works out what would lie above a line if everything were paid on its day, as the contract has it.
 *
 * Fails as anning_loan_schedule() does, and with NO_SOLUTION "received" where nothing arrived.
 *
 * Returns: (transfer full): the sums, and every step
 */
AnningCostExcess *
anning_cost_excess_of_contract (const AnningLoan  *loan,
                                gint64             line,
                                GError           **error)
{
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GArray) payments = NULL;
  GDate until;

  g_return_val_if_fail (loan != NULL && line >= 0, NULL);

  schedule = anning_loan_schedule (loan, error);
  if (schedule == NULL)
    return NULL;
  if (anning_loan_arrived (loan) <= 0)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "received");
      return NULL;
    }

  payments = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  add_contract (payments, loan, schedule, NULL);
  until = loan->drawn;
  for (guint i = 0; i < payments->len; i++)
    {
      const AnningFlow *flow = &g_array_index (payments, AnningFlow, i);

      if (g_date_compare (&flow->day, &until) > 0)
        until = flow->day;
    }
  return anning_cost_excess_new (line, &loan->drawn, anning_loan_arrived (loan), payments, ANNING_UNKNOWN, &until);
}
