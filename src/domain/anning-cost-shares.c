/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-shares.h"

#include "anning-yield.h"

#include <math.h>

void
anning_cost_shares_free (AnningCostShares *shares)
{
  if (shares == NULL)
    return;

  g_array_unref (shares->parts);
  g_free (shares);
}

/* Whether the monthly fees of the loan are charged with row @i of its schedule. */
static gboolean
carries_monthly_fees (const AnningLoan *loan,
                      guint             i)
{
  return loan->method != ANNING_LOAN_OWN_TABLE
         || g_array_index (loan->rows, AnningLoanRow, i).fee == ANNING_UNKNOWN;
}

static gboolean
names_fee (const AnningLoan     *loan,
           const AnningCostPart *omitted,
           guint                 fee)
{
  return omitted != NULL && omitted->kind == ANNING_COST_PART_FEE && omitted->fee == fee
         && fee < loan->fees->len;
}

static gint64
fee_in_row (const AnningLoan       *loan,
            const AnningInstalment *row,
            guint                   i,
            const AnningCostPart   *omitted)
{
  gint64 sum = 0;

  if (!carries_monthly_fees (loan, i))
    return omitted != NULL && omitted->kind == ANNING_COST_PART_TABLE_FEES ? 0 : row->fee;

  for (guint fee = 0; fee < loan->fees->len; fee++)
    {
      const AnningFee *one = &g_array_index (loan->fees, AnningFee, fee);

      if (one->charged == ANNING_FEE_MONTHLY && !names_fee (loan, omitted, fee))
        sum += one->amount;
    }
  return sum;
}

static void
add_flow (GArray      *flows,
          const GDate *day,
          gint64       amount)
{
  AnningFlow flow = { .day = *day, .amount = amount, .kind = ANNING_FLOW_PAYMENT };

  if (amount != 0)
    g_array_append_val (flows, flow);
}

/*
 * The effective yearly cost without @omitted, or with everything for NULL.
 * Where more than one rate fits, there is no single one to take a share of.
 */
static gboolean
find_rate (const AnningLoan     *loan,
           const GArray         *schedule,
           const AnningCostPart *omitted,
           double               *rate)
{
  g_autoptr (GArray) flows = g_array_sized_new (FALSE, FALSE, sizeof (AnningFlow), schedule->len + 2);
  gboolean no_interest = omitted != NULL && omitted->kind == ANNING_COST_PART_INTEREST;
  gint64 arrived = anning_loan_arrived (loan);
  guint n_rates = 0;

  if (omitted != NULL && omitted->kind == ANNING_COST_PART_KEPT_BACK)
    arrived += omitted->amount;
  else if (omitted != NULL && omitted->kind == ANNING_COST_PART_FEE
           && g_array_index (loan->fees, AnningFee, omitted->fee).charged == ANNING_FEE_AT_PAYOUT)
    arrived += omitted->amount;
  add_flow (flows, &loan->drawn, arrived);

  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *row = &g_array_index (schedule, AnningInstalment, i);

      add_flow (flows, &row->due, -(row->principal + (no_interest ? 0 : row->interest))
                                  - fee_in_row (loan, row, i, omitted));
    }
  for (guint fee = 0; fee < loan->fees->len; fee++)
    {
      const AnningFee *one = &g_array_index (loan->fees, AnningFee, fee);

      if (one->charged == ANNING_FEE_ONCE && !names_fee (loan, omitted, fee))
        add_flow (flows, &one->day, -one->amount);
    }
  return anning_yield_dated ((const AnningFlow *) (gpointer) flows->data, flows->len, rate, &n_rates, NULL)
         && n_rates == 1 && fabs (*rate * ANNING_RATE_ONE) < 9e18;
}

static void
add_part (AnningCostShares   *shares,
          AnningCostPartKind  kind,
          guint               fee,
          gint64              amount)
{
  AnningCostPart part = { .kind = kind, .fee = fee, .amount = amount, .raises = ANNING_UNKNOWN };

  if (amount == 0)
    return;
  g_array_append_val (shares->parts, part);
  shares->total += amount;
}

static void
collect_parts (AnningCostShares *shares,
               const AnningLoan *loan,
               const GArray     *schedule)
{
  gint64 interest = 0;
  gint64 table_fees = 0;
  gint64 kept_back = loan->principal - shares->principal;
  guint n_monthly = 0;

  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *row = &g_array_index (schedule, AnningInstalment, i);

      interest += row->interest;
      if (carries_monthly_fees (loan, i))
        n_monthly++;
      else
        table_fees += row->fee;
    }
  for (guint fee = 0; fee < loan->fees->len; fee++)
    {
      const AnningFee *one = &g_array_index (loan->fees, AnningFee, fee);

      if (one->charged == ANNING_FEE_AT_PAYOUT)
        kept_back -= one->amount;
    }

  add_part (shares, ANNING_COST_PART_INTEREST, 0, interest);
  add_part (shares, ANNING_COST_PART_KEPT_BACK, 0, kept_back);
  for (guint fee = 0; fee < loan->fees->len; fee++)
    {
      const AnningFee *one = &g_array_index (loan->fees, AnningFee, fee);

      add_part (shares, ANNING_COST_PART_FEE, fee,
                one->charged == ANNING_FEE_MONTHLY ? one->amount * n_monthly : one->amount);
    }
  add_part (shares, ANNING_COST_PART_TABLE_FEES, 0, table_fees);
}

/*
 * anning_cost_shares_new:
 * @loan: terms with which anning_loan_schedule() can work
 *
 * Takes the cost of a loan apart: its sum in interest, in what was kept back at
 * payout and in each fee, and by how much each raises the effective yearly cost,
 * which is the cost with everything less the cost as it would be without that one
 * part (act/365, compounded). The parts work together, so what they raise does
 * not add up to the cost exactly; the sums in fen do.
 *
 * Where no rate fits the flows, or more than one, what the parts raise is
 * ANNING_UNKNOWN; the sums hold all the same. Fails only when there is no
 * schedule, with the errors of anning_loan_schedule().
 *
 * Returns: (transfer full): the parts; none of them is zero
 */
AnningCostShares *
anning_cost_shares_new (const AnningLoan  *loan,
                        GError           **error)
{
  g_autoptr (GArray) schedule = NULL;
  AnningCostShares *shares;
  double all;

  g_return_val_if_fail (loan != NULL, NULL);

  schedule = anning_loan_schedule (loan, error);
  if (schedule == NULL)
    return NULL;

  shares = g_new0 (AnningCostShares, 1);
  shares->principal = anning_loan_arrived (loan);
  shares->total = shares->principal;
  shares->effective = ANNING_UNKNOWN;
  shares->parts = g_array_new (FALSE, FALSE, sizeof (AnningCostPart));
  collect_parts (shares, loan, schedule);

  if (!find_rate (loan, schedule, NULL, &all))
    return shares;
  shares->effective = anning_money_round (all * ANNING_RATE_ONE);
  for (guint i = 0; i < shares->parts->len; i++)
    {
      AnningCostPart *part = &g_array_index (shares->parts, AnningCostPart, i);
      double without;

      if (find_rate (loan, schedule, part, &without))
        part->raises = anning_money_round ((all - without) * ANNING_RATE_ONE);
    }
  return shares;
}
