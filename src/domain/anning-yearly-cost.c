/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-yearly-cost.h"

#include <math.h>

#define MONTHS_PER_YEAR 12
#define YEARLY_DAYS 365.0
/* Millionths, half a hundredth of a percent: payments are whole fen, so a schedule misses its rate by a little. */
#define ROUNDING 50

void
anning_yearly_cost_free (AnningYearlyCost *cost)
{
  if (cost == NULL)
    return;

  g_array_unref (cost->flows);
  g_array_unref (cost->rates);
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

/* Returns: how many months after @from @to lies, 0 when it is no whole number of them */
static int
whole_months (const GDate *from,
              const GDate *to)
{
  int months = anning_day_months (from, to);
  GDate due;

  if (months <= 0)
    return 0;
  anning_day_add_months (from, months, &due);
  return g_date_valid (&due) && g_date_compare (&due, to) == 0 ? months : 0;
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

  if (loan->method == ANNING_LOAN_OWN_TABLE && whole_months (&loan->drawn, &loan->first_due) > 0)
    months = whole_months (&loan->drawn, &loan->first_due);
  if (loan->method == ANNING_LOAN_BULLET && loan->months != ANNING_UNKNOWN)
    months = loan->months;

  anning_day_add_months (&loan->drawn, (int) months, &due);
  if (months > 0 && g_date_valid (&due) && g_date_compare (&due, &loan->first_due) == 0)
    return months;
  return months_between (&loan->drawn, &loan->first_due);
}

/*
 * The months from payout to payment @number, from 0. A table of its own may
 * leave out months, or name days between them.
 */
static double
payment_time (const AnningLoan *loan,
              double            first,
              guint             number,
              const GDate      *due)
{
  int months;

  if (loan->method != ANNING_LOAN_OWN_TABLE || number == 0)
    return first + number;

  months = whole_months (&loan->drawn, due);
  if (months > 0 && whole_months (&loan->drawn, &loan->first_due) > 0)
    return months;
  months = whole_months (&loan->first_due, due);
  return first + (months > 0 ? months : months_between (&loan->first_due, due));
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
      double time = payment_time (loan, first, i, &row->due);

      add_flow (cost, monthly, &row->due, time, -(row->principal + row->interest), ANNING_FLOW_PAYMENT);
      add_flow (cost, monthly, &row->due, time, -row->fee, ANNING_FLOW_FEE);
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

static void
find_yearly_rates (AnningYearlyCost *cost)
{
  const AnningFlow *flows = (const AnningFlow *) (gpointer) cost->flows->data;
  g_autofree AnningTimedAmount *timed = g_new (AnningTimedAmount, cost->flows->len + 1);
  g_autoptr (GArray) all = NULL;
  double rate;

  if (anning_yield_dated (flows, cost->flows->len, &rate, &cost->n_rates, NULL))
    cost->effective = to_millionths (rate);
  if (cost->n_rates < 2)
    {
      if (cost->effective != ANNING_UNKNOWN)
        g_array_append_val (cost->rates, cost->effective);
      return;
    }

  for (guint i = 0; i < cost->flows->len; i++)
    timed[i] = (AnningTimedAmount) { (double) anning_day_distance (&flows[0].day, &flows[i].day) / YEARLY_DAYS,
                                     (double) flows[i].amount };
  all = anning_yield_all (timed, cost->flows->len, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      gint64 one = to_millionths (g_array_index (all, double, i));

      if (one != ANNING_UNKNOWN)
        g_array_append_val (cost->rates, one);
    }
}

/* Everything but the rates. @monthly: (out): AnningTimedAmount, in months */
static AnningYearlyCost *
collect (const AnningLoan  *loan,
         GArray           **monthly,
         GError           **error)
{
  g_autoptr (GArray) schedule = anning_loan_schedule (loan, error);
  AnningYearlyCost *cost;

  if (schedule == NULL)
    return NULL;

  *monthly = g_array_new (FALSE, FALSE, sizeof (AnningTimedAmount));
  cost = g_new0 (AnningYearlyCost, 1);
  cost->nominal = ANNING_UNKNOWN;
  cost->effective = ANNING_UNKNOWN;
  cost->monthly = ANNING_UNKNOWN;
  cost->rates = g_array_new (FALSE, FALSE, sizeof (gint64));
  cost->flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  cost->arrived = anning_loan_arrived (loan);
  cost->fees = loan->principal - cost->arrived;
  collect_flows (cost, *monthly, loan, schedule);
  return cost;
}

static void
find_monthly_rate (AnningYearlyCost *cost,
                   const GArray     *monthly)
{
  double rate;

  if (!anning_yield_timed ((const AnningTimedAmount *) (gpointer) monthly->data, monthly->len, &rate, NULL, NULL))
    return;
  cost->nominal = to_millionths (rate * MONTHS_PER_YEAR);
  cost->monthly = to_millionths (rate);
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
 * day, a fee on a day of its own, odd days in a table of the creditor) count
 * 365/12 days to the month. The effective
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
  g_autoptr (GArray) monthly = NULL;
  AnningYearlyCost *cost;

  g_return_val_if_fail (loan != NULL, NULL);

  cost = collect (loan, &monthly, error);
  if (cost == NULL)
    return NULL;
  find_yearly_rates (cost);
  find_monthly_rate (cost, monthly);
  return cost;
}

/*
 * anning_yearly_cost_nominal:
 * @loan: terms with which anning_loan_schedule() can work
 *
 * Returns: nominal of anning_yearly_cost_new(), in less than half its time; ANNING_UNKNOWN without a schedule too
 */
gint64
anning_yearly_cost_nominal (const AnningLoan *loan)
{
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (GArray) monthly = NULL;

  g_return_val_if_fail (loan != NULL, ANNING_UNKNOWN);

  cost = collect (loan, &monthly, NULL);
  if (cost == NULL)
    return ANNING_UNKNOWN;
  find_monthly_rate (cost, monthly);
  return cost->nominal;
}

/* Returns: the days from payout to the one day on which everything is paid, 0 where that is not so */
static gint64
find_one_term (const AnningYearlyCost *cost)
{
  const AnningFlow *flows = (const AnningFlow *) (gpointer) cost->flows->data;

  if (cost->flows->len < 2 || cost->arrived <= 0)
    return 0;
  for (guint i = 2; i < cost->flows->len; i++)
    {
      if (g_date_compare (&flows[i].day, &flows[1].day) != 0)
        return 0;
    }
  return MAX (anning_day_distance (&flows[0].day, &flows[1].day), 0);
}

/*
 * anning_yearly_cost_compared:
 * @one_payment: (out) (optional): whether everything is paid on one day
 *
 * What a line is compared with: the rate without compounding, as lines are such too. That is the nominal
 * rate; where everything is paid on one day, what is paid beyond what arrived, by the year. To the hundredth
 * of a percent, so that a contract at the very line is not above it by what rounding to the fen leaves.
 *
 * Returns: millionths per year; ANNING_UNKNOWN where there is none, or more than one fits
 */
gint64
anning_yearly_cost_compared (const AnningYearlyCost *cost,
                             gboolean               *one_payment)
{
  gint64 days;
  double rate;

  g_return_val_if_fail (cost != NULL, ANNING_UNKNOWN);

  days = find_one_term (cost);
  if (one_payment != NULL)
    *one_payment = days > 0;
  if (cost->n_rates > 1 || cost->nominal == ANNING_UNKNOWN)
    return ANNING_UNKNOWN;
  rate = days > 0 ? (double) (cost->paid - cost->arrived) / (double) cost->arrived * YEARLY_DAYS / (double) days * ANNING_RATE_ONE
                  : (double) cost->nominal;
  /* As with the others: one that is too large is not stated. */
  return fabs (rate) < ANNING_RATE_MAX ? anning_money_round (rate / (2 * ROUNDING)) * 2 * ROUNDING : ANNING_UNKNOWN;
}

/*
 * anning_yearly_cost_is_above_compounded_only:
 * @line: millionths per year
 *
 * Returns: whether the compounded rate is above the line and the simple one is
 *   not, to the hundredth of a percent, so that a sum above it that is reckoned
 *   simple may be nothing
 */
gboolean
anning_yearly_cost_is_above_compounded_only (const AnningYearlyCost *cost,
                                             gint64                  line)
{
  g_return_val_if_fail (cost != NULL, FALSE);

  return cost->n_rates == 1 && cost->effective != ANNING_UNKNOWN && cost->nominal != ANNING_UNKNOWN
         && cost->effective > line && cost->nominal < line + ROUNDING;
}
