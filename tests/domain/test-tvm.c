/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-tvm.h"
#include "anning-yield.h"
#include "csv.h"

#include <math.h>

/*
 * Some rows were published from exact arithmetic with tolerances down to 1e-20.
 * A double has 53 bits, and each of these functions loses a few of them in exp()
 * and log1p(): 1e-13 of the value, or 1e-12 near zero, is what it can do.
 */
static double
tolerance (double published,
           double expected)
{
  return MAX (published, MAX (1e-13 * fabs (expected), 1e-12));
}

typedef struct
{
  double rate, periods, payment, present, future;
  guint period, first, last;
  gboolean at_start;
} Arguments;

static void
read_arguments (GPtrArray *rows,
                guint      i,
                Arguments *arguments)
{
  *arguments = (Arguments) {
    .rate = csv_get_double (rows, i, "rate", 0.0),
    .periods = csv_get_double (rows, i, "nper", 0.0),
    .payment = csv_get_double (rows, i, "pmt", 0.0),
    .present = csv_get_double (rows, i, "pv", 0.0),
    .future = csv_get_double (rows, i, "fv", 0.0),
    .period = (guint) csv_get_double (rows, i, "per", 0.0),
    .first = (guint) csv_get_double (rows, i, "start", 0.0),
    .last = (guint) csv_get_double (rows, i, "end", 0.0),
    .at_start = csv_get_double (rows, i, "when", 0.0) > 0.5,
  };
}

/*
 * The rows of RATE do not tell the guess that each suite started from. Where one
 * rate exists, it must be the published one whatever the guess; where several
 * do, the published one must be found from a guess beside it.
 */
static double
call_rate (const Arguments *a,
           double           expected)
{
  double rate = NAN;
  double other = NAN;
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_tvm_rate ((guint) a->periods, a->payment, a->present, a->future,
                                  a->at_start, 0.1, &rate, &error));
  g_assert_no_error (error);
  g_assert_true (anning_tvm_rate ((guint) a->periods, a->payment, a->present, a->future,
                                  a->at_start, 9.0, &other, &error));
  g_assert_no_error (error);
  if (rate == other)
    return rate;

  g_assert_true (anning_tvm_rate ((guint) a->periods, a->payment, a->present, a->future,
                                  a->at_start, expected + 0.01, &rate, &error));
  g_assert_no_error (error);
  return rate;
}

static double
call (const char      *function,
      const Arguments *a,
      double           expected)
{
  guint whole = (guint) MAX (a->periods, 0.0);
  double periods = NAN;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (function, "PMT"))
    return anning_tvm_pmt (a->rate, a->periods, a->present, a->future, a->at_start);
  if (g_str_equal (function, "PV"))
    return anning_tvm_pv (a->rate, a->periods, a->payment, a->future, a->at_start);
  if (g_str_equal (function, "FV"))
    return anning_tvm_fv (a->rate, a->periods, a->payment, a->present, a->at_start);
  if (g_str_equal (function, "IPMT"))
    return anning_tvm_ipmt (a->rate, a->period, whole, a->present, a->future, a->at_start);
  if (g_str_equal (function, "PPMT"))
    return anning_tvm_ppmt (a->rate, a->period, whole, a->present, a->future, a->at_start);
  if (g_str_equal (function, "CUMIPMT"))
    return anning_tvm_cumipmt (a->rate, whole, a->present, a->first, a->last, a->at_start);
  if (g_str_equal (function, "CUMPRINC"))
    return anning_tvm_cumprinc (a->rate, whole, a->present, a->first, a->last, a->at_start);
  if (g_str_equal (function, "EFFECT"))
    return anning_tvm_effect (a->rate, whole);
  if (g_str_equal (function, "NOMINAL"))
    return anning_tvm_nominal (a->rate, whole);
  if (g_str_equal (function, "RATE"))
    return call_rate (a, expected);

  g_assert_cmpstr (function, ==, "NPER");
  g_assert_true (anning_tvm_nper (a->rate, a->payment, a->present, a->future, a->at_start,
                                  &periods, &error));
  g_assert_no_error (error);
  return periods;
}

static void
test_published (void)
{
  g_autoptr (GPtrArray) rows = csv_load ("tvm.csv");

  g_assert_cmpuint (rows->len, ==, 205);
  for (guint i = 0; i < rows->len; i++)
    {
      double expected = csv_get_double (rows, i, "expected", NAN);
      double allowed = tolerance (csv_get_double (rows, i, "abs_tol", NAN), expected);
      Arguments arguments;
      double value;

      read_arguments (rows, i, &arguments);
      value = call (csv_get (rows, i, "function"), &arguments, expected);
      if (!(fabs (value - expected) <= allowed))
        g_error ("%s: %.17g instead of %.17g, off by %g where %g is allowed",
                 csv_get (rows, i, "id"), value, expected, value - expected, allowed);
    }
}

/* x² − 2.5 x + 1.56 = (x − 1.2) (x − 1.3), with x = 1 + rate. */
static void
test_two_rates (void)
{
  double rate;
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_tvm_rate (2, -2.5, 1.0, 4.06, FALSE, 0.1, &rate, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (rate, 0.2, 1e-12);
  g_assert_true (anning_tvm_rate (2, -2.5, 1.0, 4.06, FALSE, 0.4, &rate, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (rate, 0.3, 1e-12);
}

/* 1 % a month on 1000 is 10: a payment of 10 repays nothing, one of 9 even less. */
static void
test_never_repaid (void)
{
  const double payments[] = { -10.0, -9.0, 0.0 };

  for (guint i = 0; i < G_N_ELEMENTS (payments); i++)
    {
      double periods = 7.0;
      g_autoptr (GError) error = NULL;

      g_assert_false (anning_tvm_nper (0.01, payments[i], 1000.0, 0.0, FALSE, &periods, &error));
      g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
      g_assert_cmpfloat (periods, ==, 7.0);
    }
}

static void
test_no_rate (void)
{
  double rate = 7.0;
  g_autoptr (GError) error = NULL;

  g_assert_false (anning_tvm_rate (12, 100.0, 1000.0, 0.0, FALSE, 0.1, &rate, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_assert_cmpfloat (rate, ==, 7.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/tvm/published", test_published);
  g_test_add_func ("/tvm/two-rates", test_two_rates);
  g_test_add_func ("/tvm/never-repaid", test_never_repaid);
  g_test_add_func ("/tvm/no-rate", test_no_rate);

  return g_test_run ();
}
