/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan-table.h"
#include "anning-loan-terms.h"

/*
 * The rounding rule, as lenders keep it: payment and interest are rounded to the
 * fen, principal is the difference, the last instalment absorbs the rest. Level
 * principal is cut from the whole sum, so that its shares do not drift.
 */

/* Level payment, flat rate: the payment is fixed, and the interest eats into it. */
static void
split_fixed_payment (const AnningLoanTerms *terms,
                     AnningInstalment      *row,
                     gint64                 balance,
                     gint64                 interest_left)
{
  gboolean last = row->number == terms->months;
  gint64 base = terms->method == ANNING_LOAN_FLAT_RATE ? terms->principal : balance;

  if (terms->rate == ANNING_UNKNOWN)
    {
      /* The payments are the truth here: all of them are alike, and their
       * interest together is what they exceed the principal by. */
      row->interest = last ? interest_left
                           : MIN (anning_loan_terms_interest (terms, base), interest_left);
      row->principal = MIN (terms->instalment - row->interest, balance);
      row->interest = terms->instalment - row->principal;
      return;
    }

  row->interest = anning_loan_terms_interest (terms, base);
  row->principal = last ? balance : MIN (terms->instalment - row->interest, balance);
}

static void
split_payment (const AnningLoanTerms *terms,
               AnningInstalment      *row,
               gint64                 balance,
               gint64                 interest_left)
{
  switch (terms->method)
    {
    case ANNING_LOAN_LEVEL_PAYMENT:
    case ANNING_LOAN_FLAT_RATE:
      split_fixed_payment (terms, row, balance, interest_left);
      break;

    case ANNING_LOAN_LEVEL_PRINCIPAL:
      row->interest = anning_loan_terms_interest (terms, balance);
      row->principal = anning_loan_share (terms->principal, row->number, terms->months)
                       - (terms->principal - balance);
      break;

    case ANNING_LOAN_INTEREST_ONLY:
      row->interest = anning_loan_terms_interest (terms, balance);
      row->principal = row->number == terms->months ? balance : 0;
      break;

    case ANNING_LOAN_OWN_TABLE:
    case ANNING_LOAN_BULLET:
    default:
      row->interest = anning_loan_terms_interest (terms, balance);
      row->principal = balance;
      break;
    }
}

/* Counted from a day that is known, not from one that a short month cut off. */
static void
find_due_day (const AnningLoan *loan,
              guint             number,
              GDate            *due)
{
  if (loan->first_due_assumed && loan->method != ANNING_LOAN_BULLET)
    anning_day_add_months (&loan->drawn, (int) number, due);
  else
    anning_day_add_months (&loan->first_due, (int) number - 1, due);
}

/*
 * anning_loan_schedule:
 * @loan: terms in which one of rate, instalment and months may be unknown
 *
 * Works out the contract's payments, exact to the fen. Due days are counted
 * from the first one, so that a 31st returns after a short month. Interest is a
 * twelfth of the yearly rate per month whatever its length; a bullet loan
 * without months bears it by the day, a 365th each. A table of its own is what
 * its rows say, see anning_loan_table_new().
 *
 * Fails with MISSING, NO_SOLUTION, NEGATIVE, TOO_LARGE or NOT_A_DAY; the message
 * is the name of the field that it is about.
 *
 * Returns: (transfer full) (element-type AnningInstalment): the payments
 */
GArray *
anning_loan_schedule (const AnningLoan  *loan,
                      GError           **error)
{
  g_autoptr (GArray) rows = NULL;
  AnningLoanTerms terms;
  gint64 balance;
  gint64 interest_left = 0;
  gint64 fee;
  guint n_rows;

  g_return_val_if_fail (loan != NULL, NULL);

  if (loan->method == ANNING_LOAN_OWN_TABLE)
    return anning_loan_table_new (loan, NULL, error);
  if (!anning_loan_terms_resolve (&terms, loan, error))
    return NULL;

  n_rows = terms.method == ANNING_LOAN_BULLET ? 1 : (guint) terms.months;
  rows = g_array_sized_new (FALSE, TRUE, sizeof (AnningInstalment), n_rows);
  balance = terms.principal;
  fee = anning_loan_monthly_fee (loan);
  if (terms.rate == ANNING_UNKNOWN)
    interest_left = terms.instalment * terms.months - terms.principal;

  for (guint number = 1; number <= n_rows; number++)
    {
      AnningInstalment row = { .number = number, .fee = fee };

      find_due_day (loan, number, &row.due);
      if (!g_date_valid (&row.due))
        {
          anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
          return NULL;
        }

      split_payment (&terms, &row, balance, interest_left);
      interest_left -= row.interest;
      balance -= row.principal;
      row.balance = balance;
      row.payment = row.principal + row.interest + row.fee;
      g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}
