/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-yield.h"
#include "csv.h"

#include <math.h>

static void
test_published (void)
{
  g_autoptr (GPtrArray) rows = csv_load ("irr.csv");

  g_assert_cmpuint (rows->len, ==, 43);
  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (GStrv) texts = g_strsplit (csv_get (rows, i, "cashflows"), ";", -1);
      guint n_amounts = g_strv_length (texts);
      g_autofree double *amounts = g_new (double, n_amounts);
      double expected = csv_get_double (rows, i, "expected", NAN);
      double rate = NAN;
      guint n_rates = 0;
      g_autoptr (GError) error = NULL;

      g_assert_cmpfloat (n_amounts, ==, csv_get_double (rows, i, "n", NAN));
      for (guint j = 0; j < n_amounts; j++)
        amounts[j] = g_ascii_strtod (texts[j], NULL);

      anning_yield_periodic (amounts, n_amounts, &rate, &n_rates, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_rates, >=, 1);
      if (!(fabs (rate - expected) <= csv_get_double (rows, i, "abs_tol", NAN)))
        g_error ("%s: %.17g instead of %.17g, %u rates", csv_get (rows, i, "id"), rate, expected,
                 n_rates);
    }
}

static void
assert_no_rate (const double *amounts,
                guint         n_amounts)
{
  double rate = 7.0;
  guint n_rates = 7;
  g_autoptr (GError) error = NULL;

  g_assert_false (anning_yield_periodic (amounts, n_amounts, &rate, &n_rates, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_assert_cmpfloat (rate, ==, 7.0);
  g_assert_cmpuint (n_rates, ==, 7);
}

static void
test_no_rate (void)
{
  const double one_way[] = { 100.0, 20.0, 0.0, 5.0 };
  const double nothing[] = { 0.0, 0.0, 0.0 };
  /* x² − 3 x + 2.5 has the discriminant 9 − 10: the sign changes twice for nothing. */
  const double above[] = { 1.0, -3.0, 2.5 };

  assert_no_rate (one_way, G_N_ELEMENTS (one_way));
  assert_no_rate (nothing, G_N_ELEMENTS (nothing));
  assert_no_rate (above, G_N_ELEMENTS (above));
  assert_no_rate (NULL, 0);
}

/* (x − 1.1) (x − 1.2) (x − 1.5) = x³ − 3.8 x² + 4.77 x − 1.98 */
static void
test_several_rates (void)
{
  const AnningTimedAmount amounts[] = { { 2, 4.77 }, { 0, 1.0 }, { 3, -1.98 }, { 1, -3.8 } };
  g_autoptr (GArray) rates = NULL;
  g_autoptr (GError) error = NULL;
  double rate;
  guint n_rates;

  rates = anning_yield_all (amounts, G_N_ELEMENTS (amounts), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rates->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (g_array_index (rates, double, 0), 0.1, 1e-11);
  g_assert_cmpfloat_with_epsilon (g_array_index (rates, double, 1), 0.2, 1e-11);
  g_assert_cmpfloat_with_epsilon (g_array_index (rates, double, 2), 0.5, 1e-11);

  g_assert_true (anning_yield_timed (amounts, G_N_ELEMENTS (amounts), &rate, &n_rates, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rates, ==, 3);
  g_assert_cmpfloat_with_epsilon (rate, 0.1, 1e-11);
}

/*
 * (x − 1.25)², (x − 1.1)² …: the value touches zero without crossing it, in some
 * of them only as near as rounding allows.
 */
static void
test_double_rate (void)
{
  static const double factors[] = { 1.25, 1.1, 1.2, 1.3, 1.07, 1.01, 0.9, 3.7 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      const double amounts[] = { 1.0, -2.0 * factors[i], factors[i] * factors[i] };
      double rate;
      guint n_rates;
      g_autoptr (GError) error = NULL;

      anning_yield_periodic (amounts, G_N_ELEMENTS (amounts), &rate, &n_rates, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_rates, ==, 1);
      g_assert_cmpfloat_with_epsilon (rate, factors[i] - 1.0, 1e-6);
    }
}

/* The factors (x − 2) … (x − 11), multiplied out: every one is found. */
static void
test_many_rates (void)
{
  enum { N_RATES = 10 };
  double amounts[N_RATES + 1] = { 1.0 };
  AnningTimedAmount timed[N_RATES + 1];
  g_autoptr (GArray) rates = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_RATES; i++)
    {
      for (guint j = i + 1; j > 0; j--)
        amounts[j] -= amounts[j - 1] * (2.0 + i);
    }
  for (guint i = 0; i <= N_RATES; i++)
    timed[i] = (AnningTimedAmount) { i, amounts[i] };

  rates = anning_yield_all (timed, N_RATES + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rates->len, ==, N_RATES);
  for (guint i = 0; i < N_RATES; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (rates, double, i), 1.0 + i, 1e-6);
}

static AnningFlow
flow (int    year,
      int    month,
      int    day,
      gint64 amount)
{
  AnningFlow made = { .amount = amount };

  g_date_clear (&made.day, 1);
  g_date_set_dmy (&made.day, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return made;
}

/* The worked example in the documentation of XIRR in spreadsheets: 37.336 %. */
static void
test_dated (void)
{
  const AnningFlow flows[] = {
    flow (2008, 1, 1, -10000), flow (2008, 3, 1, 2750), flow (2008, 10, 30, 4250),
    flow (2009, 2, 15, 3250), flow (2009, 4, 1, 2750),
  };
  double rate;
  guint n_rates;
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_yield_dated (flows, G_N_ELEMENTS (flows), &rate, &n_rates, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rates, ==, 1);
  g_assert_cmpfloat_with_epsilon (rate, 0.373362535, 1e-8);
}

/* 1000 for 1100 after 365 days is 10 %, whatever day it begins on. */
static void
test_one_year (void)
{
  const AnningFlow flows[] = { flow (2025, 3, 1, 100000), flow (2026, 3, 1, -110000) };
  double rate;
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_yield_dated (flows, G_N_ELEMENTS (flows), &rate, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (rate, 0.1, 1e-13);
}

/* 700 for 1000 after a week: (10/7)^(365/7) − 1 is about 1.19e8; no overflow, no give up. */
static void
test_week (void)
{
  const AnningFlow flows[] = { flow (2026, 1, 1, 70000), flow (2026, 1, 8, -100000) };
  double rate;
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_yield_dated (flows, G_N_ELEMENTS (flows), &rate, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (log10 (1.0 + rate) * 7.0 / 365.0, log10 (10.0) - log10 (7.0),
                                  1e-12);
}

/* A card that is used and paid in turn: as many signs change as can be. */
static void
test_too_many_changes (void)
{
  double amounts[200];
  double rate;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    amounts[i] = i % 2 == 0 ? 100.0 : -101.0;
  g_assert_false (anning_yield_periodic (amounts, G_N_ELEMENTS (amounts), &rate, NULL, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_clear_error (&error);

  /* 30 equal pairs: 100 then −101 a period later is 1 % for each and for all. */
  g_assert_true (anning_yield_periodic (amounts, 60, &rate, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (rate, 0.01, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/yield/published", test_published);
  g_test_add_func ("/yield/no-rate", test_no_rate);
  g_test_add_func ("/yield/several-rates", test_several_rates);
  g_test_add_func ("/yield/double-rate", test_double_rate);
  g_test_add_func ("/yield/many-rates", test_many_rates);
  g_test_add_func ("/yield/dated", test_dated);
  g_test_add_func ("/yield/one-year", test_one_year);
  g_test_add_func ("/yield/week", test_week);
  g_test_add_func ("/yield/too-many-changes", test_too_many_changes);

  return g_test_run ();
}
