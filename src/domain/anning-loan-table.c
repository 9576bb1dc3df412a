/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan-table.h"

#include "anning-loan-terms.h"

#include <math.h>

/* Up to one yuan, the principal of all rows may differ from the sum agreed: that
 * is what rounding leaves, and the last row takes it. */
#define ROUNDED_TABLE 100

/* What stands in a row once all that needs no rate is known. */
typedef struct
{
  gint64 due;       /* fen, principal and interest together */
  gint64 principal; /* fen, or ANNING_UNKNOWN */
  gint64 fee;       /* fen */
} Row;

static gint64
known_or (gint64 value,
          gint64 otherwise)
{
  return value != ANNING_UNKNOWN ? value : otherwise;
}

static gboolean
read_row (const AnningLoanRow  *source,
          gint64                monthly_fee,
          Row                  *row,
          GError              **error)
{
  gint64 fee = known_or (source->fee, 0);
  gboolean has_payment = source->payment != ANNING_UNKNOWN && source->payment != 0;

  if (!anning_value_check (source->payment, ANNING_MONEY_MAX, "payment", error)
      || !anning_value_check (source->principal, ANNING_MONEY_MAX, "principal", error)
      || !anning_value_check (source->interest, ANNING_MONEY_MAX, "interest", error)
      || !anning_value_check (source->fee, ANNING_MONEY_MAX, "fee", error))
    return FALSE;
  if (!has_payment && source->principal == ANNING_UNKNOWN && source->interest == ANNING_UNKNOWN
      && source->fee == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "payment");

  row->principal = source->principal;
  if (!has_payment)
    {
      row->principal = known_or (source->principal, 0);
      row->due = row->principal + known_or (source->interest, 0);
    }
  else
    {
      row->due = source->payment - fee;
      if (row->principal == ANNING_UNKNOWN && source->interest != ANNING_UNKNOWN)
        row->principal = row->due - source->interest;
      if (row->due < 0 || (row->principal != ANNING_UNKNOWN && (row->principal < 0 || row->principal > row->due)))
        return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "payment");
    }
  row->fee = source->fee != ANNING_UNKNOWN ? source->fee : monthly_fee;
  return TRUE;
}

/* What is still owed after the last row, with @monthly on the rows that do not name their principal. */
static double
rest_at (const GArray *rows,
         double        principal,
         double        monthly)
{
  double balance = principal;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (row->principal != ANNING_UNKNOWN)
        balance -= (double) row->principal;
      else
        balance -= (double) row->due - balance * monthly;
    }
  return balance;
}

/* Nothing is left over at a rate of zero or more; the more the rate, the more is left. */
static gboolean
find_monthly (const GArray  *rows,
              gint64         principal,
              double        *monthly,
              GError       **error)
{
  double low = 0.0;
  double high = (double) ANNING_RATE_MAX / ANNING_RATE_ONE / 12.0;

  if (rest_at (rows, (double) principal, high) < 0.0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "lines");
  /* 2^-80 of the first interval is far below what a double can tell apart. */
  for (guint i = 0; i < 80; i++)
    {
      double middle = low + (high - low) / 2.0;

      if (rest_at (rows, (double) principal, middle) > 0.0)
        high = middle;
      else
        low = middle;
    }
  *monthly = low + (high - low) / 2.0;
  return TRUE;
}

/* Every row in turn; of those that do not name their interest, the last one takes what rounding left. */
static GArray *
split_rows (const AnningLoan *loan,
            const GArray     *rows,
            double            monthly,
            gint64            interest_left,
            guint             n_open)
{
  GArray *schedule = g_array_sized_new (FALSE, TRUE, sizeof (AnningInstalment), rows->len);
  gint64 balance = loan->principal;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      AnningInstalment line = { .number = i + 1, .due = g_array_index (loan->rows, AnningLoanRow, i).due,
                                .fee = row->fee };

      if (row->principal != ANNING_UNKNOWN)
        {
          /* The last row of a table that names all principal takes what rounding left. */
          line.principal = i + 1 == rows->len ? balance : MIN (row->principal, balance);
          line.interest = MAX (row->due - line.principal, 0);
        }
      else
        {
          n_open--;
          line.interest = n_open == 0 ? interest_left
                                      : CLAMP (anning_money_round ((double) balance * monthly), 0,
                                               MIN (interest_left, row->due));
          line.principal = MIN (row->due - line.interest, balance);
          line.interest = row->due - line.principal;
          interest_left -= line.interest;
        }
      balance -= line.principal;
      line.balance = balance;
      line.payment = line.principal + line.interest + line.fee;
      g_array_append_val (schedule, line);
    }
  return schedule;
}

/*
 * anning_loan_table_new:
 * @loan: with rows, and a principal
 * @monthly: (out) (optional): fraction per row: the rate by which interest was
 *   told from principal, NAN where every row says it itself
 *
 * The payments of a table stand as they are, and so does the principal that a row
 * names: interest is what remains of the payment after it and the fee, whatever
 * the row says of it. A row that names only its interest has the remainder as
 * principal; one without a payment is the sum of its parts. A row without a fee of
 * its own carries the monthly fees of @loan on top.
 *
 * Rows that name neither principal nor interest bear the one rate per row, at or
 * above zero, at which nothing is left after the last row: with payments only,
 * that is their periodic internal rate of return against the sum agreed. Interest
 * is rounded to the fen, and the last of these rows takes what rounding left.
 *
 * Fails with MISSING, NEGATIVE or TOO_LARGE for a value; with NO_SOLUTION and
 * "payment" when a row's parts exceed its payment, and "lines" when the rows do
 * not repay the sum agreed, or repay more principal than that.
 *
 * Returns: (transfer full) (element-type AnningInstalment): the payments
 */
GArray *
anning_loan_table_new (const AnningLoan  *loan,
                       double            *monthly,
                       GError           **error)
{
  g_autoptr (GArray) rows = NULL;
  gint64 monthly_fee;
  gint64 named = 0; /* principal */
  gint64 open = 0;  /* fen due in rows that do not name their principal */
  gint64 interest;
  guint n_open = 0;
  double rate = NAN;

  g_return_val_if_fail (loan != NULL, NULL);

  if (loan->rows->len == 0)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "lines");
      return NULL;
    }
  if (!anning_loan_check (loan, error))
    return NULL;

  monthly_fee = anning_loan_monthly_fee (loan);
  rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), loan->rows->len);
  for (guint i = 0; i < loan->rows->len; i++)
    {
      Row row;

      if (!read_row (&g_array_index (loan->rows, AnningLoanRow, i), monthly_fee, &row, error))
        return NULL;
      if (row.principal != ANNING_UNKNOWN)
        named += row.principal;
      else
        open += row.due;
      n_open += row.principal == ANNING_UNKNOWN;
      g_array_append_val (rows, row);
    }

  interest = named + open - loan->principal;
  if (n_open == 0 ? ABS (interest) > ROUNDED_TABLE : interest < 0 || named > loan->principal)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "lines");
      return NULL;
    }
  if (n_open > 0 && interest == 0)
    rate = 0.0;
  else if (n_open > 0 && !find_monthly (rows, loan->principal, &rate, error))
    return NULL;
  if (monthly != NULL)
    *monthly = rate;
  return split_rows (loan, rows, rate, interest, n_open);
}
