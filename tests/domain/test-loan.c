/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan.h"
#include "anning-tvm.h"
#include "csv.h"

#include <math.h>

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

static GArray *
make_schedule (const AnningLoan *loan)
{
  g_autoptr (GError) error = NULL;
  GArray *schedule = anning_loan_schedule (loan, &error);

  g_assert_no_error (error);
  g_assert_nonnull (schedule);
  return schedule;
}

#define ROW(schedule, i) (&g_array_index (schedule, AnningInstalment, i))

typedef struct
{
  const char *due;
  gint64 payment, principal, interest, balance;
} Row;

static void
check_rows (const GArray *schedule,
            const Row    *rows,
            guint         n_rows)
{
  g_assert_cmpuint (schedule->len, ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const AnningInstalment *row = ROW (schedule, i);
      g_autofree char *due = anning_day_format (&row->due);

      g_assert_cmpuint (row->number, ==, i + 1);
      g_assert_cmpstr (due, ==, rows[i].due);
      g_assert_cmpint (row->payment, ==, rows[i].payment);
      g_assert_cmpint (row->principal, ==, rows[i].principal);
      g_assert_cmpint (row->interest, ==, rows[i].interest);
      g_assert_cmpint (row->balance, ==, rows[i].balance);
    }
}

/* Every expected figure is worked out by hand, row by row, with the rounding rule. */

static void
test_level_payment (void)
{
  /* 1/1.01 + 1/1.01² + 1/1.01³ = 2.940985207; 1200000 / 2.940985207 = 408026.54 */
  static const Row rows[] = {
    { "2026-01-31", 408027, 396027, 12000, 803973 },
    { "2026-02-28", 408027, 399987, 8040, 403986 },
    { "2026-03-31", 408026, 403986, 4040, 0 },
  };
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1200000, 120000, 3,
                                           "2025-12-31", "2026-01-31");
  g_autoptr (GArray) schedule = make_schedule (loan);

  check_rows (schedule, rows, G_N_ELEMENTS (rows));
}

static void
test_level_principal (void)
{
  /* 1000.00 in three shares: 333.33, 333.34, 333.33; interest 1 % of the balance */
  static const Row rows[] = {
    { "2026-02-15", 34333, 33333, 1000, 66667 },
    { "2026-03-15", 34001, 33334, 667, 33333 },
    { "2026-04-15", 33666, 33333, 333, 0 },
  };
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PRINCIPAL, 100000, 120000, 3,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GArray) schedule = make_schedule (loan);

  check_rows (schedule, rows, G_N_ELEMENTS (rows));
}

static void
test_interest_only (void)
{
  static const Row rows[] = {
    { "2026-02-15", 10000, 0, 10000, 1000000 },
    { "2026-03-15", 10000, 0, 10000, 1000000 },
    { "2026-04-15", 1010000, 1000000, 10000, 0 },
  };
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_INTEREST_ONLY, 1000000, 120000, 3,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GArray) schedule = make_schedule (loan);

  check_rows (schedule, rows, G_N_ELEMENTS (rows));
}

static void
test_flat_rate (void)
{
  /* 1000.00 at 12 %: 10.00 interest on the whole sum each time; 343.33 = 333.33 + 10.00 */
  static const Row rows[] = {
    { "2026-02-15", 34333, 33333, 1000, 66667 },
    { "2026-03-15", 34333, 33333, 1000, 33334 },
    { "2026-04-15", 34334, 33334, 1000, 0 },
  };
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_FLAT_RATE, 100000, 120000, 3,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GArray) schedule = make_schedule (loan);

  check_rows (schedule, rows, G_N_ELEMENTS (rows));
}

static void
test_bullet (void)
{
  /* half a year of 6 % on 10 000.00 */
  static const Row months[] = { { "2026-07-15", 1030000, 1000000, 30000, 0 } };
  /* a week of 365 % on 1000.00: one percent a day */
  static const Row days[] = { { "2026-01-22", 107000, 100000, 7000, 0 } };
  g_autoptr (AnningLoan) by_months = make_loan (ANNING_LOAN_BULLET, 1000000, 60000, 6,
                                                "2026-01-15", "2026-07-15");
  g_autoptr (AnningLoan) by_days = make_loan (ANNING_LOAN_BULLET, 100000, 3650000, 0,
                                              "2026-01-15", "2026-01-22");
  g_autoptr (GArray) first = make_schedule (by_months);
  g_autoptr (GArray) second = make_schedule (by_days);

  check_rows (first, months, G_N_ELEMENTS (months));
  check_rows (second, days, G_N_ELEMENTS (days));
}

/* 12 % a year on 0.50 is half a fen a month: away from zero. */
static void
test_half (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_INTEREST_ONLY, 50, 120000, 1, "2026-01-15",
                                           "2026-02-15");
  g_autoptr (GArray) schedule = make_schedule (loan);

  g_assert_cmpint (ROW (schedule, 0)->interest, ==, 1);
}

static void
test_monthly_fees (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_INTEREST_ONLY, 1000000, 120000, 2,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GArray) schedule = NULL;
  GDate day;

  g_assert_true (anning_day_parse ("2026-02-01", &day));
  anning_loan_add_fee (loan, 5000, ANNING_FEE_MONTHLY, NULL);
  anning_loan_add_fee (loan, 700, ANNING_FEE_MONTHLY, NULL);
  anning_loan_add_fee (loan, 30000, ANNING_FEE_AT_PAYOUT, NULL);
  anning_loan_add_fee (loan, 9900, ANNING_FEE_ONCE, &day);

  schedule = make_schedule (loan);
  g_assert_cmpint (ROW (schedule, 0)->fee, ==, 5700);
  g_assert_cmpint (ROW (schedule, 0)->payment, ==, 15700);
  g_assert_cmpint (ROW (schedule, 1)->payment, ==, 1015700);

  g_assert_cmpint (anning_loan_arrived (loan), ==, 970000);
  loan->received = 950000;
  g_assert_cmpint (anning_loan_arrived (loan), ==, 950000);
  loan->received = 1000000;
  g_assert_cmpint (anning_loan_arrived (loan), ==, 970000);
}

/*
 * Totals and balances of the textbooks come from the formula with an unrounded
 * payment, so they are compared with the formula; payments and first rows are
 * compared with the schedule, which is what a lender collects.
 */
static void
test_textbooks (void)
{
  g_autoptr (GPtrArray) rows = csv_load ("cn_textbook_loans.csv");

  g_assert_cmpuint (rows->len, ==, 9);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *quantity = csv_get (rows, i, "quantity");
      gboolean level_payment = g_str_equal (csv_get (rows, i, "method"), "等额本息");
      double principal = csv_get_double (rows, i, "principal", NAN);
      double annual = csv_get_double (rows, i, "annual_rate", NAN);
      double months = csv_get_double (rows, i, "months", NAN);
      double payment = anning_tvm_pmt (annual / 12, months, principal, 0.0, FALSE);
      g_autoptr (AnningLoan) loan = make_loan (
        level_payment ? ANNING_LOAN_LEVEL_PAYMENT : ANNING_LOAN_LEVEL_PRINCIPAL,
        anning_money_round (principal * 100), anning_money_round (annual * ANNING_RATE_ONE),
        anning_money_round (months), "2026-01-15", "2026-02-15");
      g_autoptr (GArray) schedule = make_schedule (loan);
      double value = NAN;

      if (g_str_equal (quantity, "monthly_payment") || g_str_equal (quantity, "first_payment"))
        value = ROW (schedule, 0)->payment / 100.0;
      else if (g_str_equal (quantity, "first_month_interest"))
        value = ROW (schedule, 0)->interest / 100.0;
      else if (g_str_equal (quantity, "first_month_principal"))
        value = ROW (schedule, 0)->principal / 100.0;
      else if (g_str_equal (quantity, "last_payment"))
        value = ROW (schedule, schedule->len - 1)->payment / 100.0;
      else if (g_str_equal (quantity, "balance_after_12"))
        value = -anning_tvm_fv (annual / 12, 12, payment, principal, FALSE);
      else if (g_str_equal (quantity, "total_interest") && level_payment)
        value = -payment * months - principal;
      else if (g_str_equal (quantity, "total_interest"))
        value = principal * annual / 12 * (months + 1) / 2;

      g_test_message ("row %u, %s: %.4f", i + 1, quantity, value);
      g_assert_cmpfloat_with_epsilon (value, csv_get_double (rows, i, "expected", NAN),
                                      csv_get_double (rows, i, "abs_tol", NAN));
    }
}

/* What the lender collects differs from the textbook's totals only by rounding. */
static void
test_textbook_totals (void)
{
  static const struct
  {
    AnningLoanMethod method;
    gint64 total; /* published, fen */
    gint64 slack; /* 360 payments of at most half a fen, which bear interest for 30 years */
  } cases[] = {
    { ANNING_LOAN_LEVEL_PAYMENT, 91061619, 420 },
    { ANNING_LOAN_LEVEL_PRINCIPAL, 73704167, 180 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningLoan) loan = make_loan (cases[i].method, 100000000, 49000, 360, "2026-01-15",
                                               "2026-02-15");
      g_autoptr (GArray) schedule = make_schedule (loan);
      gint64 interest = 0;

      for (guint j = 0; j < schedule->len; j++)
        interest += ROW (schedule, j)->interest;
      g_assert_cmpint (ABS (interest - cases[i].total), <=, cases[i].slack);
    }
}

/* A plan that names its payments and not its rate: each row as published. */
static void
test_published_schedule (void)
{
  g_autoptr (GPtrArray) published = csv_load ("schedule_monthly.csv");
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, ANNING_UNKNOWN, 6,
                                           "2026-01-18", "2026-02-18");
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rate;

  loan->instalment = 170700;
  schedule = make_schedule (loan);
  g_assert_cmpuint (published->len, ==, 6);
  g_assert_cmpuint (schedule->len, ==, 6);
  for (guint i = 0; i < published->len; i++)
    {
      const AnningInstalment *row = ROW (schedule, i);
      g_autofree char *due = anning_day_format (&row->due);

      g_assert_cmpstr (due, ==, csv_get (published, i, "date"));
      g_assert_cmpfloat_with_epsilon (row->payment / 100.0,
                                      csv_get_double (published, i, "payment", NAN), 1e-9);
      g_assert_cmpfloat_with_epsilon (row->principal / 100.0,
                                      csv_get_double (published, i, "principal", NAN), 1e-9);
      g_assert_cmpfloat_with_epsilon (row->interest / 100.0,
                                      csv_get_double (published, i, "interest", NAN), 1e-9);
      g_assert_cmpfloat_with_epsilon (row->balance / 100.0,
                                      csv_get_double (published, i, "balance", NAN), 1e-9);
    }

  /* published: 0.08250039 */
  g_assert_true (anning_loan_solve_rate (loan, &rate, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rate, ==, 82500);
}

static void
test_solve (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, ANNING_UNKNOWN, 12,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GError) error = NULL;
  gint64 value;

  /* 12 × 950 for 10 000: 24.9089 %, found by bisection in exact arithmetic */
  loan->instalment = 95000;
  g_assert_true (anning_loan_solve_rate (loan, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, 249089);

  loan->method = ANNING_LOAN_FLAT_RATE;
  loan->principal = 1200000;
  loan->instalment = 106000;
  g_assert_true (anning_loan_solve_rate (loan, &value, &error));
  g_assert_cmpint (value, ==, 60000);

  loan->method = ANNING_LOAN_INTEREST_ONLY;
  loan->instalment = 12000;
  g_assert_true (anning_loan_solve_rate (loan, &value, &error));
  g_assert_cmpint (value, ==, 120000);

  loan->method = ANNING_LOAN_BULLET;
  loan->instalment = 1320000;
  g_assert_true (anning_loan_solve_rate (loan, &value, &error));
  g_assert_cmpint (value, ==, 100000);

  loan->rate = 120000;
  loan->method = ANNING_LOAN_LEVEL_PRINCIPAL;
  g_assert_true (anning_loan_solve_instalment (loan, &value, &error));
  g_assert_cmpint (value, ==, 112000);
  loan->instalment = 112000;
  loan->months = ANNING_UNKNOWN;
  g_assert_true (anning_loan_solve_months (loan, &value, &error));
  g_assert_cmpint (value, ==, 12);

  /* 12 000 at 1 % a month: 12.85 payments of 1000 */
  loan->method = ANNING_LOAN_LEVEL_PAYMENT;
  loan->instalment = 100000;
  g_assert_true (anning_loan_solve_months (loan, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, 13);

  /* 36 payments, each rounded up a little, are 36 and not 35.99 or 37. */
  loan->instalment = ANNING_UNKNOWN;
  loan->months = 36;
  g_assert_true (anning_loan_solve_instalment (loan, &value, &error));
  loan->instalment = value;
  g_assert_true (anning_loan_solve_months (loan, &value, &error));
  g_assert_cmpint (value, ==, 36);
  loan->instalment++;
  g_assert_true (anning_loan_solve_months (loan, &value, &error));
  g_assert_cmpint (value, ==, 36);
}

/*
 * The contract says 7.2 % and 12 × 950 for 10 000. The payments are what is
 * paid; 12 × 950 − 10 000 = 1400 of them is interest, not what 7.2 % would be.
 */
static void
test_instalment_stands (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, 72000, 12,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GArray) schedule = NULL;
  gint64 interest = 0;

  loan->instalment = 95000;
  schedule = make_schedule (loan);
  g_assert_cmpuint (schedule->len, ==, 12);
  for (guint i = 0; i < schedule->len; i++)
    {
      g_assert_cmpint (ROW (schedule, i)->payment, ==, 95000);
      interest += ROW (schedule, i)->interest;
    }
  g_assert_cmpint (interest, ==, 140000);
  g_assert_cmpint (ROW (schedule, 11)->balance, ==, 0);
}

/* 408.027 rounded to 4081 yuan: near enough, so the stated rate holds and the last one absorbs. */
static void
test_rounded_instalment (void)
{
  static const Row rows[] = {
    { "2026-01-31", 408100, 396100, 12000, 803900 },
    { "2026-02-28", 408100, 400061, 8039, 403839 },
    { "2026-03-31", 407877, 403839, 4038, 0 },
  };
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1200000, 120000, 3,
                                           "2025-12-31", "2026-01-31");
  g_autoptr (GArray) schedule = NULL;

  loan->instalment = 408100;
  schedule = make_schedule (loan);
  check_rows (schedule, rows, G_N_ELEMENTS (rows));
}

static void
check_sums (const AnningLoan *loan)
{
  g_autoptr (GArray) schedule = make_schedule (loan);
  gint64 principal = 0;

  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *row = ROW (schedule, i);

      principal += row->principal;
      g_assert_cmpint (row->payment, ==, row->principal + row->interest);
      g_assert_cmpint (row->balance, ==, loan->principal - principal);
      g_assert_cmpint (row->interest, >=, 0);
      g_assert_cmpint (row->balance, >=, 0);
    }
  g_assert_cmpint (principal, ==, loan->principal);
}

/* Whatever the terms, nothing is lost between the rows. */
static void
test_sums (void)
{
  static const gint64 principals[] = { 1, 7, 100, 99999, 123456789, ANNING_MONEY_MAX };
  static const gint64 rates[] = { 0, 1, 43500, 240000, 3600000, ANNING_RATE_MAX };
  static const gint64 months[] = { 1, 2, 7, 12, 36, 360, ANNING_LOAN_MONTHS_MAX };

  for (int method = ANNING_LOAN_LEVEL_PAYMENT; method <= ANNING_LOAN_BULLET; method++)
    for (guint p = 0; p < G_N_ELEMENTS (principals); p++)
      for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
        for (guint m = 0; m < G_N_ELEMENTS (months); m++)
          {
            g_autoptr (AnningLoan) loan = make_loan ((AnningLoanMethod) method, principals[p],
                                                     rates[r], months[m], "2026-01-31",
                                                     "2026-02-28");

            check_sums (loan);
          }
}

/* The same when the rate follows from payments that are barely more than the principal. */
static void
test_sums_of_named_payments (void)
{
  for (gint64 principal = 1; principal < 2000; principal += 13)
    for (gint64 months = 1; months <= 61; months += 12)
      for (gint64 more = 0; more <= 6; more += 3)
        {
          g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, principal,
                                                   ANNING_UNKNOWN, months, "2026-01-31",
                                                   "2026-02-28");

          loan->instalment = (principal + months - 1) / months + more;
          if (loan->instalment * months > 20 * principal)
            continue;
          check_sums (loan);
          loan->method = ANNING_LOAN_FLAT_RATE;
          check_sums (loan);
        }
}

static void
assert_fails (const AnningLoan *loan,
              AnningValueError  code,
              const char       *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) schedule = anning_loan_schedule (loan, &error);

  g_assert_null (schedule);
  g_assert_error (error, ANNING_VALUE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, field);
}

#define ASSERT_FAILS(member, value, code, field)      \
  G_STMT_START                                        \
  {                                                   \
    gint64 kept = loan->member;                       \
    loan->member = value;                             \
    assert_fails (loan, ANNING_VALUE_ERROR_##code, field); \
    loan->member = kept;                              \
  }                                                   \
  G_STMT_END

static void
test_refused (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, 120000, 12,
                                           "2026-01-15", "2026-02-15");

  ASSERT_FAILS (principal, 0, MISSING, "principal");
  ASSERT_FAILS (principal, -1, NEGATIVE, "principal");
  ASSERT_FAILS (principal, ANNING_MONEY_MAX + 1, TOO_LARGE, "principal");
  ASSERT_FAILS (principal, G_MAXINT64, TOO_LARGE, "principal");
  ASSERT_FAILS (rate, -1, NEGATIVE, "rate");
  ASSERT_FAILS (rate, G_MAXINT64, TOO_LARGE, "rate");
  ASSERT_FAILS (rate, ANNING_UNKNOWN, MISSING, "rate");
  ASSERT_FAILS (months, 0, MISSING, "term_months");
  ASSERT_FAILS (months, ANNING_UNKNOWN, MISSING, "term_months");
  ASSERT_FAILS (months, -3, NEGATIVE, "term_months");
  ASSERT_FAILS (months, 601, TOO_LARGE, "term_months");
  ASSERT_FAILS (received, 1000001, TOO_LARGE, "received");
  ASSERT_FAILS (instalment, -1, NEGATIVE, "instalment");

  /* 12 payments of 833.33 are less than 10 000. */
  ASSERT_FAILS (instalment, 83333, NO_SOLUTION, "instalment");
  ASSERT_FAILS (instalment, ANNING_MONEY_MAX, TOO_LARGE, "rate");
  /* A payment of 100.00 is no more than the interest of 1 %. */
  loan->months = ANNING_UNKNOWN;
  ASSERT_FAILS (instalment, 10000, NO_SOLUTION, "instalment");
  ASSERT_FAILS (instalment, 10001, TOO_LARGE, "term_months");
  loan->months = 12;

  anning_loan_add_fee (loan, 100, ANNING_FEE_ONCE, NULL);
  assert_fails (loan, ANNING_VALUE_ERROR_MISSING, "day");
  g_array_set_size (loan->fees, 0);
  anning_loan_add_fee (loan, ANNING_UNKNOWN, ANNING_FEE_MONTHLY, NULL);
  assert_fails (loan, ANNING_VALUE_ERROR_MISSING, "amount");
  g_array_set_size (loan->fees, 0);
  anning_loan_add_fee (loan, -1, ANNING_FEE_MONTHLY, NULL);
  assert_fails (loan, ANNING_VALUE_ERROR_NEGATIVE, "amount");
  g_array_set_size (loan->fees, 0);
  anning_loan_add_fee (loan, ANNING_MONEY_MAX, ANNING_FEE_MONTHLY, NULL);
  anning_loan_add_fee (loan, 1, ANNING_FEE_MONTHLY, NULL);
  assert_fails (loan, ANNING_VALUE_ERROR_TOO_LARGE, "amount");
  g_array_set_size (loan->fees, 0);

  loan->first_due = loan->drawn;
  assert_fails (loan, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
  g_assert_true (anning_day_parse ("9999-06-01", &loan->first_due));
  assert_fails (loan, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
}

static AnningDebt *
make_debt (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->principal = 1000000;
  debt->method = g_strdup ("level_payment");
  debt->rate = 120000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2026-01-31");
  debt->first_due_day = g_strdup ("2026-03-05");
  return debt;
}

static void
assert_debt_fails (const AnningDebt *debt,
                   const GPtrArray  *fees,
                   AnningValueError  code,
                   const char       *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (debt, fees, NULL, &error);

  g_assert_null (loan);
  g_assert_error (error, ANNING_VALUE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, field);
}

static void
test_from_debt (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (GPtrArray) fees = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_fee_free);
  AnningDebtFee *fee = anning_debt_fee_new ();
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (AnningLoan) assumed = NULL;
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *due = NULL;
  g_autofree char *drawn = NULL;

  g_ptr_array_add (fees, fee);
  fee->amount = 50000;
  fee->charged = g_strdup ("once");
  assert_debt_fails (debt, fees, ANNING_VALUE_ERROR_MISSING, "day");
  fee->day = g_strdup ("2026-02-30");
  assert_debt_fails (debt, fees, ANNING_VALUE_ERROR_NOT_A_DAY, "day");
  g_free (fee->day);
  fee->day = g_strdup ("2026-02-03");

  loan = anning_loan_from_debt (debt, fees, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loan->method, ==, ANNING_LOAN_LEVEL_PAYMENT);
  g_assert_cmpint (loan->rate, ==, 120000);
  g_assert_cmpint (loan->months, ==, 12);
  g_assert_cmpint (loan->instalment, ==, ANNING_UNKNOWN);
  g_assert_cmpuint (loan->fees->len, ==, 1);
  g_assert_cmpint (g_array_index (loan->fees, AnningFee, 0).charged, ==, ANNING_FEE_ONCE);
  g_assert_false (loan->drawn_assumed);
  g_assert_false (loan->first_due_assumed);

  /* A month after a 31st: 28 February, and then the 31st again. */
  g_clear_pointer (&debt->first_due_day, g_free);
  assumed = anning_loan_from_debt (debt, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (assumed->first_due_assumed);
  schedule = make_schedule (assumed);
  due = anning_day_format (&ROW (schedule, 0)->due);
  g_assert_cmpstr (due, ==, "2026-02-28");
  g_clear_pointer (&due, g_free);
  due = anning_day_format (&ROW (schedule, 1)->due);
  g_assert_cmpstr (due, ==, "2026-03-31");

  g_clear_pointer (&debt->contract_day, g_free);
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "first_due_day");
  debt->first_due_day = g_strdup ("2026-03-05");
  g_clear_pointer (&assumed, anning_loan_free);
  assumed = anning_loan_from_debt (debt, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (assumed->drawn_assumed);
  drawn = anning_day_format (&assumed->drawn);
  g_assert_cmpstr (drawn, ==, "2026-02-05");
}

static void
test_debt_lacks (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GError) error = NULL;

  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "method");
  debt->method = g_strdup ("no such word");
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "method");
  g_free (debt->method);
  debt->method = g_strdup ("bullet");
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "principal");
  debt->principal = 100000;
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "first_due_day");
  debt->contract_day = g_strdup ("2026-01-15");
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "term_months");
  debt->first_due_day = g_strdup ("2026-01-22");
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "rate");
  debt->instalment = 107000;
  loan = anning_loan_from_debt (debt, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (loan);

  g_free (debt->method);
  debt->method = g_strdup ("level_payment");
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "term_months");
  debt->term_months = 100000;
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_TOO_LARGE, "term_months");
  debt->term_months = 12;
  g_free (debt->contract_day);
  debt->contract_day = g_strdup ("soon");
  assert_debt_fails (debt, NULL, ANNING_VALUE_ERROR_NOT_A_DAY, "contract_day");
}

/* 5000.00 at 12 % a year, 5300.00 at the end: six months. By the day, 73 of 365 at 12 % are 2.4 %. */
static void
test_solve_bullet (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_BULLET, 500000, 120000, ANNING_UNKNOWN,
                                           "2026-01-01", "2026-03-15");
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value;

  loan->instalment = 530000;
  g_assert_true (anning_loan_solve_months (loan, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, 6);
  loan->rate = 0;
  g_assert_false (anning_loan_solve_months (loan, &value, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_clear_error (&error);

  loan->months = 0;
  loan->rate = ANNING_UNKNOWN;
  loan->instalment = 512000;
  g_assert_true (anning_loan_solve_rate (loan, &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, 120000);
  schedule = make_schedule (loan);
  g_assert_cmpuint (schedule->len, ==, 1);
  g_assert_cmpint (ROW (schedule, 0)->interest, ==, 12000);
}

/* An instalment that only pays the first month's interest repays nothing. */
static void
test_only_interest (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_FLAT_RATE, 1200000, 120000, ANNING_UNKNOWN,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GError) error = NULL;
  gint64 value;

  loan->instalment = 12000;
  g_assert_false (anning_loan_solve_months (loan, &value, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_assert_cmpstr (error->message, ==, "instalment");
}

/* 600.00 in twelve: 50.00 without interest. Half a yuan more is rounding, 0.51 is interest. */
static void
test_rounded_small (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 60000, 0, 12, "2026-01-15", "2026-02-15");
  g_autoptr (GArray) rounded = NULL;
  g_autoptr (GArray) dearer = NULL;

  loan->instalment = 5050;
  rounded = make_schedule (loan);
  g_assert_cmpint (ROW (rounded, 0)->interest, ==, 0);
  g_assert_cmpint (ROW (rounded, 11)->payment, ==, 60000 - 11 * 5050);

  loan->instalment = 5051;
  dearer = make_schedule (loan);
  g_assert_cmpint (ROW (dearer, 0)->interest, >, 0);
  g_assert_cmpint (ROW (dearer, 11)->payment, ==, 5051);
}

/*
 * 100 000.00 at 2 % a month for fifty years: 2000.01. Named as 1999.50, which is rounding, but less than the
 * first interest: what is owed must not grow. All is paid with 600 × 1999.50 = 1 199 700.00.
 */
static void
test_below_interest (void)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 10000000, 240000, 600,
                                           "2026-01-15", "2026-02-15");
  g_autoptr (GArray) schedule = NULL;
  gint64 principal = 0;
  gint64 interest = 0;

  loan->instalment = 199950;
  schedule = make_schedule (loan);
  for (guint i = 0; i < schedule->len; i++)
    {
      g_assert_cmpint (ROW (schedule, i)->payment, ==, 199950);
      g_assert_cmpint (ROW (schedule, i)->principal, >=, 0);
      principal += ROW (schedule, i)->principal;
      interest += ROW (schedule, i)->interest;
    }
  g_assert_cmpint (principal, ==, 10000000);
  g_assert_cmpint (interest, ==, 109970000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/loan/level-payment", test_level_payment);
  g_test_add_func ("/loan/level-principal", test_level_principal);
  g_test_add_func ("/loan/interest-only", test_interest_only);
  g_test_add_func ("/loan/flat-rate", test_flat_rate);
  g_test_add_func ("/loan/bullet", test_bullet);
  g_test_add_func ("/loan/half", test_half);
  g_test_add_func ("/loan/monthly-fees", test_monthly_fees);
  g_test_add_func ("/loan/textbooks", test_textbooks);
  g_test_add_func ("/loan/textbook-totals", test_textbook_totals);
  g_test_add_func ("/loan/published-schedule", test_published_schedule);
  g_test_add_func ("/loan/solve", test_solve);
  g_test_add_func ("/loan/instalment-stands", test_instalment_stands);
  g_test_add_func ("/loan/rounded-instalment", test_rounded_instalment);
  g_test_add_func ("/loan/sums", test_sums);
  g_test_add_func ("/loan/sums-of-named-payments", test_sums_of_named_payments);
  g_test_add_func ("/loan/refused", test_refused);
  g_test_add_func ("/loan/from-debt", test_from_debt);
  g_test_add_func ("/loan/debt-lacks", test_debt_lacks);
  g_test_add_func ("/loan/solve-bullet", test_solve_bullet);
  g_test_add_func ("/loan/only-interest", test_only_interest);
  g_test_add_func ("/loan/rounded-small", test_rounded_small);
  g_test_add_func ("/loan/below-interest", test_below_interest);

  return g_test_run ();
}
