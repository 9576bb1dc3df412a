/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-yield.h"

#include <math.h>

/*
 * A yield is a rate r at which all amounts together are worth nothing:
 *
 *   f (t) = Σ amount × exp (−t × time) = 0,  t = log (1 + r).
 *
 * By Descartes' rule, which holds for any real times, f has at most as many
 * zeros as the amounts, in order of time, have changes of sign. With c between
 * the two times of one such change, the derivative of exp (c t) × f (t) has the
 * amounts amount × (c − time) and one change less. Its zeros cut the line into
 * pieces in which f crosses zero at most once, so every zero is bracketed, and
 * one where f only touches zero is seen as well.
 */

/* exp (709) is about the largest double; log (1 + r) beyond it names no rate. */
#define LOG_RATE_MAX 700.0

/* Below this share of the sum of all magnitudes, a value is rounding and not a distance from zero. */
#define TOUCH 1e-12

#define AMOUNTS_MAX 20000
#define CHANGES_MAX 64

static double
value_at (const GArray *terms,
          double        t,
          double       *magnitude)
{
  double first = g_array_index (terms, AnningTimedAmount, 0).time;
  double last = g_array_index (terms, AnningTimedAmount, terms->len - 1).time;
  /* Only the sign matters, so the largest power is made 1: nothing overflows. */
  double origin = t > 0.0 ? first : last;
  double sum = 0.0;
  double sizes = 0.0;

  for (guint i = 0; i < terms->len; i++)
    {
      const AnningTimedAmount *term = &g_array_index (terms, AnningTimedAmount, i);
      double value = term->amount * exp (-t * (term->time - origin));

      sum += value;
      sizes += fabs (value);
    }

  if (magnitude != NULL)
    *magnitude = sizes;
  return sum;
}

static int
sign_at (const GArray *terms,
         double        t,
         gboolean      may_touch)
{
  double magnitude;
  double value = value_at (terms, t, &magnitude);

  if (value == 0.0 || (may_touch && fabs (value) <= TOUCH * magnitude))
    return 0;
  return value > 0.0 ? 1 : -1;
}

/* The signs at @low and @high differ, and there is one zero between them. */
static double
bisect (const GArray *terms,
        double        low,
        double        high,
        int           sign_low)
{
  /* 1400 / 2^80 is far below what a double near 1 can tell apart. */
  for (guint i = 0; i < 80; i++)
    {
      double middle = low + (high - low) / 2.0;
      int sign = sign_at (terms, middle, FALSE);

      if (sign == 0)
        return middle;
      if (sign == sign_low)
        low = middle;
      else
        high = middle;
    }
  return low + (high - low) / 2.0;
}

static guint
count_changes (const GArray *terms,
               guint        *places)
{
  guint n_changes = 0;

  for (guint i = 0; i + 1 < terms->len; i++)
    {
      if ((g_array_index (terms, AnningTimedAmount, i).amount > 0.0)
          != (g_array_index (terms, AnningTimedAmount, i + 1).amount > 0.0))
        {
          if (places != NULL)
            places[n_changes] = i;
          n_changes++;
        }
    }
  return n_changes;
}

/* The amounts of the derivative that has one change of sign less. */
static GArray *
derive (const GArray *terms,
        guint         change)
{
  const AnningTimedAmount *before = &g_array_index (terms, AnningTimedAmount, change);
  const AnningTimedAmount *after = &g_array_index (terms, AnningTimedAmount, change + 1);
  double centre = before->time + (after->time - before->time) / 2.0;
  double largest = 0.0;
  GArray *derived = g_array_sized_new (FALSE, FALSE, sizeof (AnningTimedAmount), terms->len);

  for (guint i = 0; i < terms->len; i++)
    {
      AnningTimedAmount term = g_array_index (terms, AnningTimedAmount, i);

      term.amount *= centre - term.time;
      largest = MAX (largest, fabs (term.amount));
      g_array_append_val (derived, term);
    }
  /* Each further derivative multiplies by the whole span of time again. */
  for (guint i = 0; i < derived->len; i++)
    g_array_index (derived, AnningTimedAmount, i).amount /= largest;
  return derived;
}

/* All zeros of @terms, in order. */
static GArray *
find_zeros (const GArray *terms)
{
  GArray *zeros = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree guint *places = g_new (guint, terms->len);
  guint n_changes = count_changes (terms, places);
  g_autoptr (GArray) derived = NULL;
  g_autoptr (GArray) cuts = NULL;
  double low = -LOG_RATE_MAX;
  double high = LOG_RATE_MAX;
  int sign_low = sign_at (terms, low, FALSE);

  if (n_changes == 0)
    return zeros;

  derived = derive (terms, places[n_changes / 2]);
  cuts = find_zeros (derived);
  g_array_append_val (cuts, high);

  for (guint i = 0; i < cuts->len; i++)
    {
      double cut = g_array_index (cuts, double, i);
      int sign = sign_at (terms, cut, i + 1 < cuts->len);

      if (sign == 0)
        {
          g_array_append_val (zeros, cut);
        }
      else if (sign_low != 0 && sign != sign_low)
        {
          double zero = bisect (terms, low, cut, sign_low);

          g_array_append_val (zeros, zero);
        }
      low = cut;
      sign_low = sign;
    }
  return zeros;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const AnningTimedAmount *first = a;
  const AnningTimedAmount *second = b;

  return (first->time > second->time) - (first->time < second->time);
}

/* By time, one term for each time, none of them zero. */
static GArray *
collect_terms (const AnningTimedAmount *amounts,
               guint                    n_amounts)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (AnningTimedAmount), n_amounts);
  GArray *terms = g_array_sized_new (FALSE, FALSE, sizeof (AnningTimedAmount), n_amounts);

  g_array_append_vals (sorted, amounts, n_amounts);
  g_array_sort (sorted, compare_times);

  for (guint i = 0; i < sorted->len;)
    {
      AnningTimedAmount term = g_array_index (sorted, AnningTimedAmount, i);

      for (i++; i < sorted->len
                && g_array_index (sorted, AnningTimedAmount, i).time <= term.time; i++)
        term.amount += g_array_index (sorted, AnningTimedAmount, i).amount;
      if (term.amount != 0.0)
        g_array_append_val (terms, term);
    }
  return terms;
}

/*
 * anning_yield_all:
 * @amounts: finite amounts at finite times, in any order
 *
 * Finds every rate per unit of time at which the amounts are worth nothing.
 *
 * Returns: (transfer full) (element-type double): the rates, ascending, each
 *   above −1, at least one; NULL with NO_SOLUTION when no rate exists
 */
GArray *
anning_yield_all (const AnningTimedAmount  *amounts,
                  guint                     n_amounts,
                  GError                  **error)
{
  g_autoptr (GArray) terms = NULL;
  g_autoptr (GArray) zeros = NULL;

  g_return_val_if_fail (amounts != NULL || n_amounts == 0, NULL);

  for (guint i = 0; i < n_amounts; i++)
    g_return_val_if_fail (isfinite (amounts[i].time) && isfinite (amounts[i].amount), NULL);

  if (n_amounts > AMOUNTS_MAX)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "too many amounts to find a rate");
      return NULL;
    }
  terms = collect_terms (amounts, n_amounts);
  if (terms->len == 0 || count_changes (terms, NULL) == 0)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "no rate exists: money moves one way only");
      return NULL;
    }
  if (count_changes (terms, NULL) > CHANGES_MAX)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION,
                         "the amounts change their sign too often to find a rate");
      return NULL;
    }

  zeros = find_zeros (terms);
  if (zeros->len == 0)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "no rate exists");
      return NULL;
    }
  for (guint i = 0; i < zeros->len; i++)
    g_array_index (zeros, double, i) = expm1 (g_array_index (zeros, double, i));
  return g_steal_pointer (&zeros);
}

/*
 * anning_yield_timed:
 * @amounts: amounts at points of time, in any order
 * @rate: (out): fraction per unit of time, compounded
 * @n_rates: (out) (optional): how many rates fit; with more than one, @rate is
 *   the lowest that is not below zero, or else the one nearest to zero, and
 *   should be shown with care
 *
 * Fails with NO_SOLUTION when no rate exists.
 */
gboolean
anning_yield_timed (const AnningTimedAmount  *amounts,
                    guint                     n_amounts,
                    double                   *rate,
                    guint                    *n_rates,
                    GError                  **error)
{
  g_autoptr (GArray) rates = NULL;

  g_return_val_if_fail (rate != NULL, FALSE);

  rates = anning_yield_all (amounts, n_amounts, error);
  if (rates == NULL)
    return FALSE;

  /* They come in ascending order. */
  *rate = g_array_index (rates, double, 0);
  for (guint i = 1; i < rates->len; i++)
    {
      double other = g_array_index (rates, double, i);

      if (*rate < 0.0)
        *rate = other;
    }
  if (n_rates != NULL)
    *n_rates = rates->len;
  return TRUE;
}

/*
 * anning_yield_periodic:
 * @amounts: one amount at the end of each period, the first one at the start of
 *   the first period
 * @rate: (out): fraction per period: the internal rate of return (IRR)
 * @n_rates: (out) (optional): as in anning_yield_timed()
 *
 * Fails with NO_SOLUTION when no rate exists.
 */
gboolean
anning_yield_periodic (const double  *amounts,
                       guint          n_amounts,
                       double        *rate,
                       guint         *n_rates,
                       GError       **error)
{
  g_autofree AnningTimedAmount *timed = NULL;

  g_return_val_if_fail (amounts != NULL || n_amounts == 0, FALSE);

  timed = g_new (AnningTimedAmount, n_amounts);
  for (guint i = 0; i < n_amounts; i++)
    timed[i] = (AnningTimedAmount) { i, amounts[i] };
  return anning_yield_timed (timed, n_amounts, rate, n_rates, error);
}

/*
 * anning_yield_dated:
 * @flows: in any order, with valid days
 * @rate: (out): fraction per year of 365 days, compounded: what spreadsheets
 *   call XIRR (act/365)
 * @n_rates: (out) (optional): as in anning_yield_timed()
 *
 * Fails with NO_SOLUTION when no rate exists.
 */
gboolean
anning_yield_dated (const AnningFlow  *flows,
                    guint              n_flows,
                    double            *rate,
                    guint             *n_rates,
                    GError           **error)
{
  g_autofree AnningTimedAmount *timed = NULL;

  g_return_val_if_fail (flows != NULL || n_flows == 0, FALSE);

  timed = g_new (AnningTimedAmount, n_flows);
  for (guint i = 0; i < n_flows; i++)
    timed[i] = (AnningTimedAmount) {
      anning_day_distance (&flows[0].day, &flows[i].day) / 365.0,
      flows[i].amount,
    };
  return anning_yield_timed (timed, n_flows, rate, n_rates, error);
}
