/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan.h"

#include "anning-loan-table.h"
#include "anning-loan-terms.h"
#include "anning-words.h"

/* Returns: (transfer full): terms with nothing known yet and without fees */
AnningLoan *
anning_loan_new (void)
{
  AnningLoan *loan = g_new0 (AnningLoan, 1);

  loan->received = ANNING_UNKNOWN;
  loan->rate = ANNING_UNKNOWN;
  loan->instalment = ANNING_UNKNOWN;
  loan->months = ANNING_UNKNOWN;
  g_date_clear (&loan->drawn, 1);
  g_date_clear (&loan->first_due, 1);
  loan->fees = g_array_new (FALSE, FALSE, sizeof (AnningFee));
  loan->rows = g_array_new (FALSE, FALSE, sizeof (AnningLoanRow));
  return loan;
}

void
anning_loan_free (AnningLoan *loan)
{
  if (loan == NULL)
    return;

  g_array_unref (loan->fees);
  g_array_unref (loan->rows);
  g_free (loan);
}

static gboolean
check_fees (const AnningLoan  *loan,
            GError           **error)
{
  gint64 sum = 0;

  for (guint i = 0; i < loan->fees->len; i++)
    {
      const AnningFee *fee = &g_array_index (loan->fees, AnningFee, i);

      if (fee->amount == ANNING_UNKNOWN)
        return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "amount");
      if (!anning_value_check (fee->amount, ANNING_MONEY_MAX - sum, "amount", error))
        return FALSE;
      sum += fee->amount;
      if (fee->charged == ANNING_FEE_ONCE && !g_date_valid (&fee->day))
        return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "day");
    }
  return TRUE;
}

/*
 * anning_loan_check:
 *
 * Whether @loan can be reckoned with at all: no value is absurd, and there are
 * a principal and days. Which of rate, instalment and months are known is not
 * looked at. Fails with MISSING, NEGATIVE, TOO_LARGE or NOT_A_DAY; the message
 * is the name of the field.
 */
gboolean
anning_loan_check (const AnningLoan  *loan,
                   GError           **error)
{
  g_return_val_if_fail (loan != NULL, FALSE);

  if (loan->principal == 0 || loan->principal == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "principal");
  if (!anning_value_check (loan->principal, ANNING_MONEY_MAX, "principal", error)
      || !anning_value_check (loan->received, loan->principal, "received", error)
      || !anning_value_check (loan->rate, ANNING_RATE_MAX, "rate", error)
      || !anning_value_check (loan->instalment, ANNING_MONEY_MAX, "instalment", error)
      || !anning_value_check (loan->months, ANNING_LOAN_MONTHS_MAX, "term_months", error)
      || !check_fees (loan, error))
    return FALSE;

  if (!g_date_valid (&loan->first_due))
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "first_due_day");
  if (!g_date_valid (&loan->drawn))
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "contract_day");
  if (anning_day_distance (&loan->drawn, &loan->first_due) <= 0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
  if (loan->months == 0 && loan->method != ANNING_LOAN_BULLET)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "term_months");
  return TRUE;
}

/*
 * anning_loan_add_fee:
 * @amount: fen
 * @day: (nullable): for ANNING_FEE_ONCE
 */
void
anning_loan_add_fee (AnningLoan    *loan,
                     gint64         amount,
                     AnningFeeTime  charged,
                     const GDate   *day)
{
  AnningFee fee = { .amount = amount, .charged = charged };

  g_return_if_fail (loan != NULL);

  g_date_clear (&fee.day, 1);
  if (day != NULL)
    fee.day = *day;
  g_array_append_val (loan->fees, fee);
}

/*
 * anning_loan_add_row:
 *
 * Adds a row of a table, after those that are due on the same day or earlier.
 */
void
anning_loan_add_row (AnningLoan          *loan,
                     const AnningLoanRow *row)
{
  guint place;

  g_return_if_fail (loan != NULL && row != NULL && g_date_valid (&row->due));

  place = loan->rows->len;
  while (place > 0 && g_date_compare (&g_array_index (loan->rows, AnningLoanRow, place - 1).due, &row->due) > 0)
    place--;
  g_array_insert_val (loan->rows, place, *row);
}

/*
 * anning_loan_arrived:
 *
 * Returns: the fen that really arrived: the principal less the fees kept back at
 *   payout, or what the debtor says arrived when that is less; below zero when
 *   the fees are more than the principal
 */
gint64
anning_loan_arrived (const AnningLoan *loan)
{
  gint64 arrived;

  g_return_val_if_fail (loan != NULL, 0);

  arrived = loan->principal;
  for (guint i = 0; i < loan->fees->len; i++)
    {
      if (g_array_index (loan->fees, AnningFee, i).charged == ANNING_FEE_AT_PAYOUT)
        arrived -= g_array_index (loan->fees, AnningFee, i).amount;
    }
  /* Both may be entered for the same deduction, which then counts once. */
  if (loan->received != ANNING_UNKNOWN)
    arrived = MIN (arrived, loan->received);
  return arrived;
}

/* Returns: fen that every instalment carries beside principal and interest */
gint64
anning_loan_monthly_fee (const AnningLoan *loan)
{
  gint64 sum = 0;

  g_return_val_if_fail (loan != NULL, 0);

  for (guint i = 0; i < loan->fees->len; i++)
    {
      if (g_array_index (loan->fees, AnningFee, i).charged == ANNING_FEE_MONTHLY)
        sum += g_array_index (loan->fees, AnningFee, i).amount;
    }
  return sum;
}

/* The money is taken to have arrived on the day of the contract. */
/* How long a bullet loan runs by what it costs; FALSE where no whole number of months costs that. */
static gboolean
find_bullet_months (const AnningLoan *terms,
                    gint64           *months)
{
  AnningLoan loan = *terms;
  gint64 instalment;

  if (loan.rate == ANNING_UNKNOWN || loan.instalment == ANNING_UNKNOWN)
    return FALSE;
  /* The days play no part in it, but have to be there. */
  g_date_set_dmy (&loan.drawn, 1, 1, 2000);
  g_date_set_dmy (&loan.first_due, 1, 2, 2000);
  loan.months = ANNING_UNKNOWN;
  if (!anning_loan_solve_months (&loan, months, NULL))
    return FALSE;
  loan.months = *months;
  loan.instalment = ANNING_UNKNOWN;
  return anning_loan_solve_instalment (&loan, &instalment, NULL)
         && ABS (instalment - terms->instalment) <= ANNING_FEN_PER_YUAN / 2;
}

static gboolean
read_days (AnningLoan        *loan,
           const AnningDebt  *debt,
           GError           **error)
{
  gboolean has_months = loan->months != ANNING_UNKNOWN && loan->months > 0;
  gboolean own_table = loan->method == ANNING_LOAN_OWN_TABLE;
  int span = loan->method == ANNING_LOAN_BULLET && has_months ? (int) loan->months : 1;

  if (debt->contract_day != NULL && !anning_day_parse (debt->contract_day, &loan->drawn))
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "contract_day");
  if (!own_table && debt->first_due_day != NULL && !anning_day_parse (debt->first_due_day, &loan->first_due))
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");

  loan->drawn_assumed = debt->contract_day == NULL;
  loan->first_due_assumed = !own_table && debt->first_due_day == NULL;
  if (loan->drawn_assumed && loan->first_due_assumed)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "first_due_day");
  /* Without months, the two days tell how long a bullet loan runs, or else its interest. */
  if (loan->method == ANNING_LOAN_BULLET && !has_months
      && (loan->drawn_assumed || loan->first_due_assumed))
    {
      if (!find_bullet_months (loan, &loan->months))
        return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "term_months");
      span = (int) loan->months;
    }

  if (loan->drawn_assumed)
    anning_day_add_months (&loan->first_due, -span, &loan->drawn);
  if (loan->first_due_assumed)
    anning_day_add_months (&loan->drawn, span, &loan->first_due);
  if (!g_date_valid (&loan->drawn) || !g_date_valid (&loan->first_due))
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY,
                 loan->drawn_assumed ? "first_due_day" : "contract_day");
  return TRUE;
}

static gboolean
read_fees (AnningLoan       *loan,
           const GPtrArray  *fees,
           GError          **error)
{
  for (guint i = 0; i < fees->len; i++)
    {
      const AnningDebtFee *fee = g_ptr_array_index (fees, i);
      guint charged = anning_words_index (anning_fee_times, fee->charged);
      GDate day;

      g_date_clear (&day, 1);
      if (charged == G_MAXUINT)
        return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "charged");
      if (charged == ANNING_FEE_ONCE && fee->day == NULL)
        return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "day");
      if (charged == ANNING_FEE_ONCE && !anning_day_parse (fee->day, &day))
        return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "day");
      anning_loan_add_fee (loan, fee->amount, (AnningFeeTime) charged, &day);
    }
  return TRUE;
}

/* A table says by itself when the first payment is due, how many there are, and how much principal. */
static gboolean
read_rows (AnningLoan       *loan,
           const GPtrArray  *lines,
           GError          **error)
{
  gint64 principal = 0;

  if (lines == NULL || lines->len == 0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "lines");
  if (lines->len > ANNING_LOAN_MONTHS_MAX)
    return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "lines");

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningScheduleLine *line = g_ptr_array_index (lines, i);
      AnningLoanRow row = { .payment = line->payment, .principal = line->principal,
                            .interest = line->interest, .fee = line->fee };

      if (line->due_day == NULL)
        return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "due_day");
      if (!anning_day_parse (line->due_day, &row.due))
        return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "due_day");
      if (!anning_value_check (row.principal, ANNING_MONEY_MAX, "principal", error))
        return FALSE;
      anning_loan_add_row (loan, &row);
      if (principal != ANNING_UNKNOWN)
        principal = row.principal != ANNING_UNKNOWN ? principal + row.principal : ANNING_UNKNOWN;
    }

  if (loan->principal == 0 && principal != ANNING_UNKNOWN)
    loan->principal = principal;
  loan->first_due = g_array_index (loan->rows, AnningLoanRow, 0).due;
  loan->months = lines->len;
  loan->instalment = ANNING_UNKNOWN;
  return TRUE;
}

/*
 * anning_loan_from_debt:
 * @debt: as it was entered
 * @fees: (nullable) (element-type AnningDebtFee): the fees of @debt
 * @lines: (nullable) (element-type AnningScheduleLine): in any order, the table
 *   of a debt whose method is "own_table"; not looked at for other methods
 *
 * By a table of its own, a debt needs neither rate nor instalment, months or
 * first due day, and what it says of them is not looked at. Where every row names
 * its principal, the sum agreed may be missing as well: it is what they add up to.
 *
 * Where only one of the day of payout and the first due day is known, the other
 * is taken one month apart (the whole term for a bullet loan), and the loan says
 * so. A term of 0 months counts as not known.
 *
 * Fails with MISSING when something is needed that has not been entered, and
 * with NOT_A_DAY, NEGATIVE or TOO_LARGE for values that cannot be; the message
 * is the name of the field of AnningDebt, AnningDebtFee or AnningScheduleLine,
 * or "lines" for the table as a whole (see anning_loan_table_new()).
 *
 * Returns: (transfer full): terms with which anning_loan_schedule() can work
 */
AnningLoan *
anning_loan_from_debt (const AnningDebt  *debt,
                       const GPtrArray   *fees,
                       const GPtrArray   *lines,
                       GError           **error)
{
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GArray) table = NULL;
  AnningLoanTerms terms;
  gboolean own_table;
  guint method;

  g_return_val_if_fail (debt != NULL, NULL);

  method = anning_words_index (anning_loan_methods, debt->method);
  if (method == G_MAXUINT)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "method");
      return NULL;
    }

  loan = anning_loan_new ();
  loan->method = (AnningLoanMethod) method;
  loan->principal = debt->principal;
  loan->received = debt->received;
  loan->rate = debt->rate;
  loan->instalment = debt->instalment;
  loan->months = debt->term_months;
  own_table = loan->method == ANNING_LOAN_OWN_TABLE;
  if (own_table && !read_rows (loan, lines, error))
    return NULL;

  /* Said before the days are looked at: this is what a half-filled form lacks first. */
  if (loan->principal == 0 || loan->principal == ANNING_UNKNOWN)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "principal");
      return NULL;
    }
  if (!anning_value_check (loan->months, ANNING_LOAN_MONTHS_MAX, "term_months", error)
      || !read_days (loan, debt, error))
    return NULL;

  if (loan->months == 0 && loan->method != ANNING_LOAN_BULLET)
    loan->months = ANNING_UNKNOWN;
  if (fees != NULL && !read_fees (loan, fees, error))
    return NULL;
  if (own_table)
    {
      table = anning_loan_table_new (loan, NULL, error);
      return table != NULL ? g_steal_pointer (&loan) : NULL;
    }
  if (!anning_loan_terms_resolve (&terms, loan, error))
    return NULL;
  return g_steal_pointer (&loan);
}
