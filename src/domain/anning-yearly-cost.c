/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-yearly-cost.h"

#include <math.h>

#define MONTHS_PER_YEAR 12
#define YEARLY_DAYS 365.0

void
anning_yearly_cost_free (AnningYearlyCost *cost)
{
  if (cost == NULL)
    return;

  g_array_unref (cost->flows);
  g_free (cost);
}

static void
add_flow (AnningYearlyCost *cost,
          GArray           *monthly,
          const GDate      *day,
          double            months,
          gint64            amount,
          AnningFlowKind    kind)
{
  AnningFlow flow = { .day = *day, .amount = amount, .kind = kind };
  AnningTimedAmount timed = { .time = months, .amount = amount };

  if (amount == 0)
    return;

  g_array_append_val (cost->flows, flow);
  g_array_append_val (monthly, timed);
}

static double
months_between (const GDate *from,
                const GDate *to)
{
  return anning_day_distance (from, to) * MONTHS_PER_YEAR / YEARLY_DAYS;
}

/*
 * How many months the first payment stands from payout: whole ones where the
 * calendar says so, otherwise by the day.
 */
static double
first_period (const AnningLoan *loan)
{
  gint64 months = 1;
  GDate due;

  if (loan->method == ANNING_LOAN_BULLET && loan->months != ANNING_UNKNOWN)
    months = loan->months;

  anning_day_add_months (&loan->drawn, (int) months, &due);
  if (months > 0 && g_date_valid (&due) && g_date_compare (&due, &loan->first_due) == 0)
    return months;
  return months_between (&loan->drawn, &loan->first_due);
}

static int
compare_flows (gconstpointer a,
               gconstpointer b)
{
  const AnningFlow *first = a;
  const AnningFlow *second = b;
  int order = g_date_compare (&first->day, &second->day);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

/* A yearly rate that does not fit into millionths is not stated at all. */
static gint64
to_millionths (double rate)
{
  double millionths = rate * ANNING_RATE_ONE;

  return fabs (millionths) < 9e18 ? anning_money_round (millionths) : ANNING_UNKNOWN;
}

static void
collect_flows (AnningYearlyCost *cost,
               GArray           *monthly,
               const AnningLoan *loan,
               const GArray     *schedule)
{
  double first = first_period (loan);

  add_flow (cost, monthly, &loan->drawn, 0.0, cost->arrived, ANNING_FLOW_RECEIVED);

  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *row = &g_array_index (schedule, AnningInstalment, i);

      add_flow (cost, monthly, &row->due, first + i, -(row->principal + row->interest),
                ANNING_FLOW_PAYMENT);
      add_flow (cost, monthly, &row->due, first + i, -row->fee, ANNING_FLOW_FEE);
      cost->paid += row->payment;
      cost->interest += row->interest;
      cost->fees += row->fee;
    }

  for (guint i = 0; i < loan->fees->len; i++)
    {
      const AnningFee *fee = &g_array_index (loan->fees, AnningFee, i);

      if (fee->charged != ANNING_FEE_ONCE)
        continue;
      add_flow (cost, monthly, &fee->day, months_between (&loan->drawn, &fee->day), -fee->amount,
                ANNING_FLOW_FEE);
      cost->paid += fee->amount;
      cost->fees += fee->amount;
    }
  g_array_sort (cost->flows, compare_flows);
}

/*
 * anning_yearly_cost_new:
 * @loan: terms with which anning_loan_schedule() can work
 *
 * Works out what the loan costs in a year from the money that really moves: what
 * arrived against every instalment and fee on its day. What was kept back at
 * payout counts as a fee.
 *
 * The nominal rate is 12 × the monthly internal rate of return, with each month
 * of the schedule as one period; times that are no whole month (a late first due
 * day, a fee on a day of its own) count 365/12 days to the month. The effective
 * rate is the yearly internal rate of return over days/365, compounded.
 *
 * Where the flows have no rate, as when nothing arrived, both rates are
 * ANNING_UNKNOWN and n_rates is 0; the sums and flows hold all the same. Fails
 * only when there is no schedule, with the errors of anning_loan_schedule().
 *
 * Returns: (transfer full): the cost
 */
AnningYearlyCost *
anning_yearly_cost_new (const AnningLoan  *loan,
                        GError           **error)
{
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GArray) monthly = NULL;
  double rate;

  g_return_val_if_fail (loan != NULL, NULL);

  schedule = anning_loan_schedule (loan, error);
  if (schedule == NULL)
    return NULL;

  monthly = g_array_new (FALSE, FALSE, sizeof (AnningTimedAmount));
  cost = g_new0 (AnningYearlyCost, 1);
  cost->nominal = ANNING_UNKNOWN;
  cost->effective = ANNING_UNKNOWN;
  cost->flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  cost->arrived = anning_loan_arrived (loan);
  cost->fees = loan->principal - cost->arrived;
  collect_flows (cost, monthly, loan, schedule);

  if (anning_yield_dated ((const AnningFlow *) (gpointer) cost->flows->data, cost->flows->len,
                          &rate, &cost->n_rates, NULL))
    cost->effective = to_millionths (rate);
  if (anning_yield_timed ((const AnningTimedAmount *) (gpointer) monthly->data, monthly->len,
                          &rate, NULL, NULL))
    cost->nominal = to_millionths (rate * MONTHS_PER_YEAR);
  return g_steal_pointer (&cost);
}
