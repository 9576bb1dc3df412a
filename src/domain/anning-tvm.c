/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-tvm.h"

#include "anning-yield.h"

#include <math.h>

/*
 * All of these solve the one equation
 *
 *   present × q + payment × (1 + rate × when) × (q − 1) / rate + future = 0,
 *   q = (1 + rate)^periods,
 *
 * for one of its values. q − 1 is taken as expm1 (periods × log1p (rate)), which
 * stays exact for tiny rates; for positive rates everything is divided by q, so
 * that long terms at high rates do not lose the digits.
 */
static double
payment_factor (double   rate,
                gboolean at_start)
{
  return at_start ? 1.0 + rate : 1.0;
}

/* (1 + rate)^periods */
static double
growth (double rate,
        double periods)
{
  return exp (periods * log1p (rate));
}

/* What one unit at the end of each of @periods periods is worth at the beginning. */
static double
annuity (double rate,
         double periods)
{
  if (rate == 0.0)
    return periods;
  return -expm1 (-periods * log1p (rate)) / rate;
}

/*
 * anning_tvm_pmt:
 * @rate: fraction per period, at least −1
 * @periods: number of payments, not 0
 *
 * Returns: the payment of every period that takes @present to @future
 */
double
anning_tvm_pmt (double   rate,
                double   periods,
                double   present,
                double   future,
                gboolean at_start)
{
  double factor = payment_factor (rate, at_start);

  g_return_val_if_fail (rate >= -1.0 && periods != 0.0, NAN);

  if (rate == 0.0)
    return -(present + future) / periods;
  if (rate > 0.0)
    return -(present + future * growth (rate, -periods)) / (annuity (rate, periods) * factor);
  return -(present * growth (rate, periods) + future) * rate
         / (expm1 (periods * log1p (rate)) * factor);
}

/* Returns: what @payment in each period and @future at the end are worth now */
double
anning_tvm_pv (double   rate,
               double   periods,
               double   payment,
               double   future,
               gboolean at_start)
{
  g_return_val_if_fail (rate > -1.0, NAN);

  return -(future * growth (rate, -periods)
           + payment * payment_factor (rate, at_start) * annuity (rate, periods));
}

/* Returns: what @present now and @payment in each period are worth at the end */
double
anning_tvm_fv (double   rate,
               double   periods,
               double   payment,
               double   present,
               gboolean at_start)
{
  double series;

  g_return_val_if_fail (rate > -1.0, NAN);

  series = rate == 0.0 ? periods : expm1 (periods * log1p (rate)) / rate;
  return -(present * growth (rate, periods) + payment * payment_factor (rate, at_start) * series);
}

/*
 * anning_tvm_ipmt:
 * @period: 1 … @periods
 *
 * Returns: the interest in the payment of @period
 */
double
anning_tvm_ipmt (double   rate,
                 guint    period,
                 guint    periods,
                 double   present,
                 double   future,
                 gboolean at_start)
{
  double payment, balance;

  g_return_val_if_fail (period >= 1 && period <= periods, NAN);

  if (at_start && period == 1)
    return 0.0;

  payment = anning_tvm_pmt (rate, periods, present, future, at_start);
  /* The balance is what the payments still to come are worth; looking back from
   * the beginning would subtract two huge numbers. */
  if (rate > 0.0)
    balance = anning_tvm_pv (rate, periods - period + 1, payment, future, at_start);
  else
    balance = -anning_tvm_fv (rate, period - 1, payment, present, at_start);

  return -balance * rate / payment_factor (rate, at_start);
}

/* Returns: the principal in the payment of @period */
double
anning_tvm_ppmt (double   rate,
                 guint    period,
                 guint    periods,
                 double   present,
                 double   future,
                 gboolean at_start)
{
  g_return_val_if_fail (period >= 1 && period <= periods, NAN);

  return anning_tvm_pmt (rate, periods, present, future, at_start)
         - anning_tvm_ipmt (rate, period, periods, present, future, at_start);
}

/* Returns: the interest in the payments @first … @last together */
double
anning_tvm_cumipmt (double   rate,
                    guint    periods,
                    double   present,
                    guint    first,
                    guint    last,
                    gboolean at_start)
{
  double sum = 0.0;

  g_return_val_if_fail (first >= 1 && first <= last && last <= periods, NAN);

  for (guint period = first; period <= last; period++)
    sum += anning_tvm_ipmt (rate, period, periods, present, 0.0, at_start);
  return sum;
}

/* Returns: the principal in the payments @first … @last together */
double
anning_tvm_cumprinc (double   rate,
                     guint    periods,
                     double   present,
                     guint    first,
                     guint    last,
                     gboolean at_start)
{
  g_return_val_if_fail (first >= 1 && first <= last && last <= periods, NAN);

  return (last - first + 1) * anning_tvm_pmt (rate, periods, present, 0.0, at_start)
         - anning_tvm_cumipmt (rate, periods, present, first, last, at_start);
}

/*
 * anning_tvm_nper:
 * @periods: (out): the number of payments, not rounded; below zero when the
 *   equation holds in the past
 *
 * Fails with NO_SOLUTION when no number of payments gets there: for a loan,
 * when the payment does not even cover the interest.
 */
gboolean
anning_tvm_nper (double     rate,
                 double     payment,
                 double     present,
                 double     future,
                 gboolean   at_start,
                 double    *periods,
                 GError   **error)
{
  double result = NAN;

  g_return_val_if_fail (rate > -1.0 && periods != NULL, FALSE);

  if (rate == 0.0)
    {
      if (payment != 0.0)
        result = -(present + future) / payment;
    }
  else
    {
      double perpetual = payment * payment_factor (rate, at_start) / rate;
      double ratio = (perpetual - future) / (perpetual + present);

      if (ratio > 0.0)
        result = log (ratio) / log1p (rate);
    }

  if (!isfinite (result))
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION,
                   "no number of payments gets there");
      return FALSE;
    }

  *periods = result;
  return TRUE;
}

/*
 * anning_tvm_rate:
 * @guess: of several rates the one nearest to this is taken; spreadsheets use 0.1
 * @rate: (out): fraction per period, above −1
 *
 * Fails with NO_SOLUTION when no rate exists.
 */
gboolean
anning_tvm_rate (guint      periods,
                 double     payment,
                 double     present,
                 double     future,
                 gboolean   at_start,
                 double     guess,
                 double    *rate,
                 GError   **error)
{
  g_autofree AnningTimedAmount *amounts = NULL;
  g_autoptr (GArray) rates = NULL;

  g_return_val_if_fail (periods >= 1 && periods < G_MAXUINT16 && rate != NULL, FALSE);

  amounts = g_new (AnningTimedAmount, periods + 2);
  for (guint i = 0; i < periods; i++)
    amounts[i] = (AnningTimedAmount) { at_start ? i : i + 1, payment };
  amounts[periods] = (AnningTimedAmount) { 0, present };
  amounts[periods + 1] = (AnningTimedAmount) { periods, future };

  rates = anning_yield_all (amounts, periods + 2, error);
  if (rates == NULL)
    return FALSE;

  *rate = g_array_index (rates, double, 0);
  for (guint i = 1; i < rates->len; i++)
    {
      double other = g_array_index (rates, double, i);

      if (fabs (other - guess) < fabs (*rate - guess))
        *rate = other;
    }
  return TRUE;
}

/* Returns: the yearly rate with compounding for @nominal, paid in @per_year parts */
double
anning_tvm_effect (double nominal,
                   guint  per_year)
{
  g_return_val_if_fail (per_year >= 1 && nominal / per_year > -1.0, NAN);

  return expm1 (per_year * log1p (nominal / per_year));
}

/* Returns: the yearly rate without compounding for @effective, paid in @per_year parts */
double
anning_tvm_nominal (double effective,
                    guint  per_year)
{
  g_return_val_if_fail (per_year >= 1 && effective > -1.0, NAN);

  return per_year * expm1 (log1p (effective) / per_year);
}
