/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan-terms.h"

#include "anning-loan-table.h"
#include "anning-tvm.h"

#include <math.h>

/* Millionths per year, in a twelfth of a year. */
#define MONTHLY_PARTS (12 * ANNING_RATE_ONE)
#define YEARLY_DAYS 365

/* A named instalment that is this near to the reckoned one was only rounded: one
 * yuan, but never more than a hundredth of it. */
#define ROUNDED_INSTALMENT 100

/* A last payment up to this much longer than the others is not one month more. */
#define MONTHS_SLACK 0.1

static gint64
divide_round (__int128 dividend,
              __int128 divisor)
{
  /* Halves away from zero; both are positive or zero here. */
  return (gint64) ((dividend + divisor / 2) / divisor);
}

/* Returns: @part of @parts equal shares of @amount together, rounded to the fen */
gint64
anning_loan_share (gint64 amount,
                   gint64 part,
                   gint64 parts)
{
  g_return_val_if_fail (amount >= 0 && part >= 0 && parts > 0, 0);

  return divide_round ((__int128) amount * part, parts);
}

/* Returns: fen of simple interest, a twelfth of the yearly @rate (millionths) a month, rounded half up to the fen */
gint64
anning_loan_interest (gint64 balance,
                      gint64 rate,
                      gint64 months)
{
  g_return_val_if_fail (balance >= 0 && rate >= 0 && months >= 0, 0);

  return divide_round ((__int128) balance * rate * months, MONTHLY_PARTS);
}

/*
 * anning_loan_terms_interest:
 * @balance: fen, not below zero
 *
 * Returns: the interest of one month on @balance, rounded half away from zero
 *   to the fen; of the whole time for a bullet loan
 */
gint64
anning_loan_terms_interest (const AnningLoanTerms *terms,
                            gint64                 balance)
{
  gint64 months = 1;

  g_return_val_if_fail (balance >= 0, 0);

  if (terms->method == ANNING_LOAN_BULLET)
    {
      if (terms->rate != ANNING_UNKNOWN && terms->months == 0)
        return divide_round ((__int128) balance * terms->rate * terms->days,
                             (__int128) ANNING_RATE_ONE * YEARLY_DAYS);
      if (terms->months == 0)
        return anning_money_round (balance * terms->monthly * 12.0 * terms->days / YEARLY_DAYS);
      months = terms->months;
    }

  if (terms->rate != ANNING_UNKNOWN)
    return anning_loan_interest (balance, terms->rate, months);
  return anning_money_round (balance * terms->monthly * months);
}

/* What the contract's rate makes of the level, or first, payment. */
static gint64
reckon_instalment (const AnningLoanTerms *terms)
{
  gint64 interest = anning_loan_terms_interest (terms, terms->principal);

  switch (terms->method)
    {
    case ANNING_LOAN_LEVEL_PAYMENT:
      return anning_money_round (-anning_tvm_pmt (terms->monthly, terms->months,
                                                  terms->principal, 0.0, FALSE));

    case ANNING_LOAN_LEVEL_PRINCIPAL:
      return anning_loan_share (terms->principal, 1, terms->months) + interest;

    case ANNING_LOAN_FLAT_RATE:
      return divide_round ((__int128) terms->principal * MONTHLY_PARTS
                             + (__int128) terms->principal * terms->rate * terms->months,
                           (__int128) MONTHLY_PARTS * terms->months);

    case ANNING_LOAN_INTEREST_ONLY:
      return interest;

    case ANNING_LOAN_OWN_TABLE:
    case ANNING_LOAN_BULLET:
    default:
      return terms->principal + interest;
    }
}

/* The monthly rate at which @terms->instalment repays the loan. */
static gboolean
reckon_rate (AnningLoanTerms  *terms,
             GError          **error)
{
  double principal = terms->principal;
  double months = terms->months;
  gboolean fixed = terms->method == ANNING_LOAN_LEVEL_PAYMENT
                   || terms->method == ANNING_LOAN_FLAT_RATE;
  gint64 interest;

  if (fixed && terms->instalment * terms->months < terms->principal)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");

  switch (terms->method)
    {
    case ANNING_LOAN_LEVEL_PAYMENT:
      if (terms->instalment * terms->months == terms->principal)
        terms->monthly = 0.0;
      else if (!anning_tvm_rate ((guint) terms->months, -(double) terms->instalment, principal,
                                 0.0, FALSE, 0.0, &terms->monthly, error))
        return FALSE;
      break;

    case ANNING_LOAN_LEVEL_PRINCIPAL:
    case ANNING_LOAN_FLAT_RATE:
      interest = terms->instalment - anning_loan_share (terms->principal, 1, terms->months);
      if (interest < 0)
        return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
      terms->monthly = interest / principal;
      break;

    case ANNING_LOAN_INTEREST_ONLY:
      terms->monthly = terms->instalment / principal;
      break;

    case ANNING_LOAN_OWN_TABLE:
    case ANNING_LOAN_BULLET:
    default:
      if (terms->instalment < terms->principal)
        return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
      if (terms->months == 0)
        months = 12.0 * terms->days / YEARLY_DAYS;
      terms->monthly = (terms->instalment - principal) / principal / months;
      break;
    }

  if (12.0 * terms->monthly * ANNING_RATE_ONE > ANNING_RATE_MAX)
    return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "rate");
  terms->rate = ANNING_UNKNOWN;
  return TRUE;
}

/* How many months the instalment needs at the contract's rate. */
static gboolean
reckon_months (AnningLoanTerms  *terms,
               GError          **error)
{
  double principal = terms->principal;
  double first_interest = principal * terms->monthly;
  double months;

  switch (terms->method)
    {
    case ANNING_LOAN_LEVEL_PAYMENT:
      if (!anning_tvm_nper (terms->monthly, -(double) terms->instalment, principal, 0.0, FALSE,
                            &months, NULL))
        return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
      months = ceil (months - MONTHS_SLACK);
      break;

    case ANNING_LOAN_LEVEL_PRINCIPAL:
    case ANNING_LOAN_FLAT_RATE:
      if (terms->instalment <= first_interest)
        return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
      months = round (principal / (terms->instalment - first_interest));
      break;

    case ANNING_LOAN_OWN_TABLE:
    case ANNING_LOAN_BULLET:
      if (first_interest <= 0.0)
        return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "term_months");
      months = round ((terms->instalment - principal) / first_interest);
      break;

    case ANNING_LOAN_INTEREST_ONLY:
    default:
      /* The interest of one month is the same however long the loan runs. */
      return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "term_months");
    }

  if (!(months <= ANNING_LOAN_MONTHS_MAX))
    return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "term_months");
  if (months < 1.0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
  terms->months = (gint64) months;
  return TRUE;
}

/* Whether equal payments do not even cover the first interest, so that ever more would be owed. */
static gboolean
is_eaten_up (const AnningLoanTerms *terms)
{
  return (terms->method == ANNING_LOAN_LEVEL_PAYMENT || terms->method == ANNING_LOAN_FLAT_RATE)
         && terms->instalment < anning_loan_terms_interest (terms, terms->principal);
}

static void
start_terms (AnningLoanTerms  *terms,
             const AnningLoan *loan)
{
  *terms = (AnningLoanTerms) {
    .method = loan->method,
    .principal = loan->principal,
    .months = loan->months,
    .days = anning_day_distance (&loan->drawn, &loan->first_due),
    .rate = loan->rate,
    .monthly = loan->rate == ANNING_UNKNOWN ? NAN : (double) loan->rate / MONTHLY_PARTS,
    .instalment = loan->instalment,
  };
}

/*
 * anning_loan_terms_resolve:
 * @terms: (out): the terms, with nothing unknown but perhaps the rate, which
 *   then stands in its @monthly
 *
 * Payments that a contract names are what is really paid. So a named instalment
 * stands, and where the stated rate does not lead to it, interest and principal
 * are told apart by the rate that does.
 *
 * Fails with MISSING, NO_SOLUTION, NEGATIVE or TOO_LARGE; the message is the
 * name of the field.
 */
gboolean
anning_loan_terms_resolve (AnningLoanTerms   *terms,
                           const AnningLoan  *loan,
                           GError           **error)
{
  gint64 reckoned;

  g_return_val_if_fail (terms != NULL && loan != NULL, FALSE);

  if (!anning_loan_check (loan, error))
    return FALSE;
  /* A table has no terms of its own from which it could be worked out. */
  if (loan->method == ANNING_LOAN_OWN_TABLE)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "method");

  start_terms (terms, loan);
  if (terms->rate == ANNING_UNKNOWN && terms->instalment == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "rate");
  if (terms->months == ANNING_UNKNOWN)
    {
      if (terms->rate == ANNING_UNKNOWN || terms->instalment == ANNING_UNKNOWN)
        return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "term_months");
      return reckon_months (terms, error);
    }
  if (terms->rate == ANNING_UNKNOWN)
    return reckon_rate (terms, error);

  reckoned = reckon_instalment (terms);
  if (terms->instalment == ANNING_UNKNOWN)
    terms->instalment = reckoned;
  else if (ABS (terms->instalment - reckoned) > MIN (ROUNDED_INSTALMENT, reckoned / 100)
           || is_eaten_up (terms))
    return reckon_rate (terms, error);
  return TRUE;
}

static gboolean
solve_table_rate (const AnningLoan  *loan,
                  gint64            *rate,
                  GError           **error)
{
  g_autoptr (GArray) table = NULL;
  double monthly;

  table = anning_loan_table_new (loan, &monthly, error);
  if (table == NULL)
    return FALSE;
  if (!isfinite (monthly))
    return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "lines");
  *rate = anning_money_round (12.0 * monthly * ANNING_RATE_ONE);
  return TRUE;
}

/*
 * anning_loan_solve_rate:
 * @loan: with an instalment and months; its own rate is not looked at
 * @rate: (out): millionths per year, 12 × the monthly rate
 *
 * Of a table of its own it is the rate at which principal and interest of its
 * rows repay the sum agreed, each row one month after the one before.
 *
 * Fails with MISSING when the instalment or the months are not known, with
 * NO_SOLUTION when the payments do not even repay the principal.
 */
gboolean
anning_loan_solve_rate (const AnningLoan  *loan,
                        gint64            *rate,
                        GError           **error)
{
  AnningLoanTerms terms;

  g_return_val_if_fail (loan != NULL && rate != NULL, FALSE);

  if (!anning_loan_check (loan, error))
    return FALSE;
  if (loan->method == ANNING_LOAN_OWN_TABLE)
    return solve_table_rate (loan, rate, error);
  if (loan->instalment == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "instalment");
  if (loan->months == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "term_months");

  start_terms (&terms, loan);
  if (!reckon_rate (&terms, error))
    return FALSE;
  *rate = anning_money_round (12.0 * terms.monthly * ANNING_RATE_ONE);
  return TRUE;
}

/*
 * anning_loan_solve_instalment:
 * @loan: with a rate and months; its own instalment is not looked at
 * @instalment: (out): fen; the level payment, the first one where they differ,
 *   one month's interest for an interest-only loan, everything for a bullet loan
 *
 * Fails with MISSING when the rate or the months are not known, with NO_SOLUTION
 * for a table of its own.
 */
gboolean
anning_loan_solve_instalment (const AnningLoan  *loan,
                              gint64            *instalment,
                              GError           **error)
{
  AnningLoanTerms terms;

  g_return_val_if_fail (loan != NULL && instalment != NULL, FALSE);

  if (!anning_loan_check (loan, error))
    return FALSE;
  if (loan->method == ANNING_LOAN_OWN_TABLE)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "method");
  if (loan->rate == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "rate");
  if (loan->months == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "term_months");

  start_terms (&terms, loan);
  *instalment = reckon_instalment (&terms);
  return TRUE;
}

/*
 * anning_loan_solve_months:
 * @loan: with a rate and an instalment; its own months are not looked at
 * @months: (out): whole months; a last payment that would be less than a tenth
 *   of the others is taken together with the one before
 *
 * Fails with MISSING when the rate or the instalment is not known, with
 * NO_SOLUTION when the instalment does not even cover the interest, and for a
 * table of its own.
 */
gboolean
anning_loan_solve_months (const AnningLoan  *loan,
                          gint64            *months,
                          GError           **error)
{
  AnningLoanTerms terms;

  g_return_val_if_fail (loan != NULL && months != NULL, FALSE);

  if (!anning_loan_check (loan, error))
    return FALSE;
  if (loan->method == ANNING_LOAN_OWN_TABLE)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "method");
  if (loan->rate == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "rate");
  if (loan->instalment == ANNING_UNKNOWN)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "instalment");

  start_terms (&terms, loan);
  if (!reckon_months (&terms, error))
    return FALSE;
  *months = terms.months;
  return TRUE;
}
