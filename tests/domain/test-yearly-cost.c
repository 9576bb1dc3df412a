/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-yearly-cost.h"

static AnningLoan *
make_loan (AnningLoanMethod  method,
           gint64            principal,
           gint64            rate,
           gint64            months,
           const char       *drawn,
           const char       *first_due)
{
  AnningLoan *loan = anning_loan_new ();

  loan->method = method;
  loan->principal = principal;
  loan->rate = rate;
  loan->months = months;
  g_assert_true (anning_day_parse (drawn, &loan->drawn));
  g_assert_true (anning_day_parse (first_due, &loan->first_due));
  return loan;
}

static AnningYearlyCost *
make_cost (const AnningLoan *loan)
{
  g_autoptr (GError) error = NULL;
  AnningYearlyCost *cost = anning_yearly_cost_new (loan, &error);

  g_assert_no_error (error);
  g_assert_nonnull (cost);
  return cost;
}

/*
 * A published mortgage: 1 000 000 at 4.25 % over 240 months, 23 772.40 kept back
 * at payout. Monthly 0.377567382285619 %, that is 4.5308 % a year, and the last
 * of its payments is 6194.11.
 */
static void
test_kept_back (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 100000000, 42500, 240,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (AnningYearlyCost) cost = NULL;
  const AnningFlow *last;

  anning_loan_add_fee (loan, 2377240, ANNING_FEE_AT_PAYOUT, NULL);
  cost = make_cost (loan);
  g_assert_cmpint (cost->nominal, ==, 45308);
  g_assert_cmpint (cost->arrived, ==, 97622760);
  g_assert_cmpint (cost->fees, ==, 2377240);
  g_assert_cmpint (cost->paid, ==, 239 * 619234 + 619411);
  g_assert_cmpint (cost->interest, ==, cost->paid - 100000000);
  g_assert_cmpuint (cost->n_rates, ==, 1);
  g_assert_cmpuint (cost->flows->len, ==, 241);
  last = &g_array_index (cost->flows, AnningFlow, 240);
  g_assert_cmpint (last->amount, ==, -619411);
}

/*
 * "Half a percent a month" on the whole sum: 12 × 1060 for 12 000. By bisection
 * in exact arithmetic 10.896383 % nominal and, over the days, 11.507285 %.
 */
static void
test_flat_rate (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_FLAT_RATE, 1200000, 60000, 12, "2026-01-15",
                                           "2026-02-15");
  g_autoptr (AnningYearlyCost) cost = make_cost (loan);

  g_assert_cmpint (cost->nominal, ==, 108964);
  g_assert_cmpint (cost->effective, ==, 115073);
  g_assert_cmpint (cost->paid, ==, 1272000);
  g_assert_cmpint (cost->interest, ==, 72000);
  g_assert_cmpint (cost->fees, ==, 0);
}

/*
 * 10 000 agreed, 9000 arrived, 11 200 due after a year of 365 days: 11 200 / 9000
 * − 1 = 24.4444 %, and 12 × (its twelfth root − 1) = 22.0694 %.
 */
static void
test_bullet (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_BULLET, 1000000, 120000, 12, "2025-03-01",
                                           "2026-03-01");
  g_autoptr (AnningYearlyCost) cost = NULL;

  loan->received = 900000;
  cost = make_cost (loan);
  g_assert_cmpint (cost->effective, ==, 244444);
  g_assert_cmpint (cost->nominal, ==, 220694);
  g_assert_cmpint (cost->fees, ==, 100000);
  g_assert_cmpint (cost->interest, ==, 120000);
  g_assert_cmpint (cost->paid, ==, 1120000);

  g_assert_true (anning_yearly_cost_is_above_compounded_only (cost, 240000));
  g_assert_true (anning_yearly_cost_is_above_compounded_only (cost, 220694));
  /* 22.07 % to the hundredth, above 22.06 % and not above 22.07 %. */
  g_assert_true (anning_yearly_cost_is_above_compounded_only (cost, 220650));
  g_assert_false (anning_yearly_cost_is_above_compounded_only (cost, 220600));
  g_assert_false (anning_yearly_cost_is_above_compounded_only (cost, 244444));
}

/* What a line is compared with. */
static void
test_compared (void)
{
  g_autoptr (AnningLoan) flat = make_loan (ANNING_LOAN_FLAT_RATE, 1200000, 60000, 12, "2026-01-15", "2026-02-15");
  /* 24 % itself, with payments that are no whole fen before they are rounded: 333.33 over seven months. */
  g_autoptr (AnningLoan) at_line = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 33333, 240000, 7, "2026-01-15", "2026-02-15");
  /* 10 000 arrive, 14 800 are paid after 730 days: 24 % without compounding, 12 × (1.48^(1/24) − 1) = 19.77 % else. */
  g_autoptr (AnningLoan) bullet = make_loan (ANNING_LOAN_BULLET, 1000000, 240000, 24, "2025-03-01", "2027-03-01");
  g_autoptr (AnningYearlyCost) cost = make_cost (flat);
  gboolean one_payment = TRUE;

  g_assert_cmpint (anning_yearly_cost_compared (cost, &one_payment), ==, 109000);
  g_assert_false (one_payment);
  g_clear_pointer (&cost, anning_yearly_cost_free);

  cost = make_cost (at_line);
  g_assert_cmpint (cost->nominal, !=, 240000);
  g_assert_cmpint (anning_yearly_cost_compared (cost, NULL), ==, 240000);
  g_clear_pointer (&cost, anning_yearly_cost_free);

  cost = make_cost (bullet);
  g_assert_cmpint (cost->paid, ==, 1480000);
  g_assert_cmpint (anning_yearly_cost_compared (cost, &one_payment), ==, 240000);
  g_assert_true (one_payment);
}

/*
 * No interest, but 300 kept back, 50 with each of ten payments and 200 on the
 * hundredth day: 22.068716 % nominal, 24.592872 % effective, by bisection in
 * exact arithmetic.
 */
static void
test_fees (void)
{
  static const struct
  {
    guint index;
    const char *day;
    gint64 amount;
    AnningFlowKind kind;
  } expected[] = {
    { 0, "2026-01-10", 970000, ANNING_FLOW_RECEIVED },
    { 1, "2026-02-10", -100000, ANNING_FLOW_PAYMENT },
    { 2, "2026-02-10", -5000, ANNING_FLOW_FEE },
    { 7, "2026-04-20", -20000, ANNING_FLOW_FEE },
    { 21, "2026-11-10", -5000, ANNING_FLOW_FEE },
  };
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, 0, 10, "2026-01-10",
                                           "2026-02-10");
  g_autoptr (AnningYearlyCost) cost = NULL;
  GDate day;
  gint64 paid = 0;

  g_assert_true (anning_day_parse ("2026-04-20", &day));
  anning_loan_add_fee (loan, 30000, ANNING_FEE_AT_PAYOUT, NULL);
  anning_loan_add_fee (loan, 5000, ANNING_FEE_MONTHLY, NULL);
  anning_loan_add_fee (loan, 20000, ANNING_FEE_ONCE, &day);
  cost = make_cost (loan);

  g_assert_cmpint (cost->nominal, ==, 220687);
  g_assert_cmpint (cost->effective, ==, 245929);
  g_assert_cmpint (cost->interest, ==, 0);
  g_assert_cmpint (cost->fees, ==, 30000 + 50000 + 20000);
  g_assert_cmpint (cost->paid, ==, 1000000 + 50000 + 20000);

  g_assert_cmpuint (cost->flows->len, ==, 22);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AnningFlow *flow = &g_array_index (cost->flows, AnningFlow, expected[i].index);
      g_autofree char *text = anning_day_format (&flow->day);

      g_assert_cmpstr (text, ==, expected[i].day);
      g_assert_cmpint (flow->amount, ==, expected[i].amount);
      g_assert_cmpint (flow->kind, ==, expected[i].kind);
    }
  for (guint i = 1; i < cost->flows->len; i++)
    paid -= g_array_index (cost->flows, AnningFlow, i).amount;
  g_assert_cmpint (paid, ==, cost->paid);
}

/* Without interest and fees, a loan costs nothing: 0, and not unknown. */
static void
test_free (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PRINCIPAL, 1000000, 0, 7, "2026-01-10",
                                           "2026-02-10");
  g_autoptr (AnningYearlyCost) cost = make_cost (loan);

  g_assert_cmpint (cost->nominal, ==, 0);
  g_assert_cmpint (cost->effective, ==, 0);
}

/* Everything was kept back: no rate exists, but the sums hold. */
static void
test_nothing_arrived (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, 0, 10, "2026-01-10",
                                           "2026-02-10");
  g_autoptr (AnningYearlyCost) cost = NULL;

  loan->received = 0;
  cost = make_cost (loan);
  g_assert_cmpint (cost->nominal, ==, ANNING_UNKNOWN);
  g_assert_cmpint (cost->effective, ==, ANNING_UNKNOWN);
  g_assert_cmpuint (cost->n_rates, ==, 0);
  g_assert_cmpint (cost->paid, ==, 1000000);
  g_assert_cmpint (cost->fees, ==, 1000000);
  g_assert_cmpuint (cost->flows->len, ==, 10);
}

/* 10 arrived, 1000 due the next day: 100^365 fits into no millionths, and is not stated. */
static void
test_beyond_numbers (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_BULLET, 100000, 0, 0, "2026-01-10",
                                           "2026-01-11");
  g_autoptr (AnningYearlyCost) cost = NULL;

  loan->received = 1000;
  cost = make_cost (loan);
  g_assert_cmpint (cost->effective, ==, ANNING_UNKNOWN);
  g_assert_cmpint (cost->paid, ==, 100000);
}

/*
 * 1000.00 paid a year before 10 000.00 arrive, 11 000.00 paid a year after: −x² + 10 x − 11 = 0, so
 * x = 5 ± √14, and both 25.8343 % and 774.1657 % fit.
 */
static void
test_several_rates (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_BULLET, 1000000, 100000, 12, "2025-03-01",
                                           "2026-03-01");
  g_autoptr (AnningYearlyCost) cost = NULL;
  GDate before;

  g_assert_true (anning_day_parse ("2024-03-01", &before));
  anning_loan_add_fee (loan, 100000, ANNING_FEE_ONCE, &before);
  cost = make_cost (loan);
  g_assert_cmpuint (cost->n_rates, ==, 2);
  g_assert_cmpuint (cost->rates->len, ==, 2);
  g_assert_cmpint (g_array_index (cost->rates, gint64, 0), ==, 258343);
  g_assert_cmpint (g_array_index (cost->rates, gint64, 1), ==, 7741657);
}

/* 12 × 1060 for 12 000: as in the flat rate above, 10.896383 % nominal is 0.9080 % a month, and the only rate. */
static void
test_monthly (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_FLAT_RATE, 1200000, 60000, 12, "2026-01-15",
                                           "2026-02-15");
  g_autoptr (AnningYearlyCost) cost = make_cost (loan);

  g_assert_cmpint (cost->monthly, ==, 9080);
  g_assert_cmpuint (cost->rates->len, ==, 1);
  g_assert_cmpint (g_array_index (cost->rates, gint64, 0), ==, cost->effective);
}

static void
test_no_schedule (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, ANNING_UNKNOWN, 10,
                                           "2026-01-10", "2026-02-10");
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_yearly_cost_new (loan, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==, "rate");
}

/*
 * 1000.00 on 15 January, 1060.00 on 15 July: six months are six months, though they have 181 days.
 * The sixth root of 1.06 is 1.0097588, twelve times that is 11.71055 %.
 */
static void
test_bullet_months (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_BULLET, 100000, 120000, 6, "2026-01-15", "2026-07-15");
  g_autoptr (AnningYearlyCost) cost = make_cost (loan);

  g_assert_cmpint (cost->interest, ==, 6000);
  g_assert_cmpint (cost->nominal, ==, 117106);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/yearly-cost/kept-back", test_kept_back);
  g_test_add_func ("/yearly-cost/flat-rate", test_flat_rate);
  g_test_add_func ("/yearly-cost/bullet", test_bullet);
  g_test_add_func ("/yearly-cost/compared", test_compared);
  g_test_add_func ("/yearly-cost/bullet-months", test_bullet_months);
  g_test_add_func ("/yearly-cost/fees", test_fees);
  g_test_add_func ("/yearly-cost/free", test_free);
  g_test_add_func ("/yearly-cost/nothing-arrived", test_nothing_arrived);
  g_test_add_func ("/yearly-cost/beyond-numbers", test_beyond_numbers);
  g_test_add_func ("/yearly-cost/several-rates", test_several_rates);
  g_test_add_func ("/yearly-cost/monthly", test_monthly);
  g_test_add_func ("/yearly-cost/no-schedule", test_no_schedule);

  return g_test_run ();
}
