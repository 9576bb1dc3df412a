/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan.h"
#include "anning-yearly-cost.h"
#include "csv.h"

#include <math.h>

#define ROW(schedule, i) (&g_array_index (schedule, AnningInstalment, i))

/* 1000.00 on 15 January; a row is added with what a test knows of it. */
static AnningDebt *
make_debt (gint64      principal,
           const char *drawn)
{
  AnningDebt *debt = anning_debt_new ();

  debt->principal = principal;
  debt->method = g_strdup ("own_table");
  debt->contract_day = g_strdup (drawn);
  return debt;
}

static void
add (GPtrArray  *lines,
     const char *due,
     gint64      payment,
     gint64      principal,
     gint64      interest,
     gint64      fee)
{
  AnningScheduleLine *line = anning_schedule_line_new ();

  line->due_day = g_strdup (due);
  line->payment = payment;
  line->principal = principal;
  line->interest = interest;
  line->fee = fee;
  g_ptr_array_add (lines, line);
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anning_schedule_line_free);
}

static GArray *
make_schedule (const AnningDebt *debt,
               const GPtrArray  *fees,
               const GPtrArray  *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (debt, fees, lines, &error);
  GArray *schedule;

  g_assert_no_error (error);
  schedule = anning_loan_schedule (loan, &error);
  g_assert_no_error (error);
  return schedule;
}

static void
check_row (const GArray *schedule,
           guint         i,
           const char   *due,
           gint64        payment,
           gint64        principal,
           gint64        interest,
           gint64        fee,
           gint64        balance)
{
  const AnningInstalment *row = ROW (schedule, i);
  g_autofree char *day = anning_day_format (&row->due);

  g_assert_cmpuint (row->number, ==, i + 1);
  g_assert_cmpstr (day, ==, due);
  g_assert_cmpint (row->payment, ==, payment);
  g_assert_cmpint (row->principal, ==, principal);
  g_assert_cmpint (row->interest, ==, interest);
  g_assert_cmpint (row->fee, ==, fee);
  g_assert_cmpint (row->balance, ==, balance);
}

/* The published six months, given as bare payments and in no order, come out split as published. */
static void
test_payments_only (void)
{
  g_autoptr (GPtrArray) published = csv_load ("schedule_monthly.csv");
  g_autoptr (AnningDebt) debt = make_debt (1000000, "2026-01-18");
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rate;

  g_assert_cmpuint (published->len, ==, 6);
  for (guint i = published->len; i > 0; i--)
    add (lines, csv_get (published, i - 1, "date"), 170700, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);

  schedule = make_schedule (debt, NULL, lines);
  g_assert_cmpuint (schedule->len, ==, 6);
  for (guint i = 0; i < schedule->len; i++)
    check_row (schedule, i, csv_get (published, i, "date"), 170700,
               (gint64) round (100.0 * csv_get_double (published, i, "principal", NAN)),
               (gint64) round (100.0 * csv_get_double (published, i, "interest", NAN)), 0,
               (gint64) round (100.0 * csv_get_double (published, i, "balance", NAN)));

  loan = anning_loan_from_debt (debt, NULL, lines, &error);
  g_assert_no_error (error);
  /* published: 0.08250039 */
  g_assert_true (anning_loan_solve_rate (loan, &rate, &error));
  g_assert_cmpint (rate, ==, 82500);
  g_assert_false (anning_loan_solve_instalment (loan, &rate, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
}

/* What a row names stands; interest is what remains of the payment. */
static void
test_named (void)
{
  g_autoptr (AnningDebt) debt = make_debt (100000, "2026-01-15");
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (GArray) schedule = NULL;

  add (lines, "2026-02-15", 35000, 30000, 4000, 1000);         /* everything, and it fits */
  add (lines, "2026-03-15", 35000, 30000, 1000, ANNING_UNKNOWN); /* the named interest does not fit: 50.00 */
  add (lines, "2026-04-15", 25000, ANNING_UNKNOWN, 4500, 500);   /* principal is the rest: 200.00 */
  add (lines, "2026-05-15", 0, 20000, 1500, 300);                /* no payment: the sum of the parts */
  schedule = make_schedule (debt, NULL, lines);
  check_row (schedule, 0, "2026-02-15", 35000, 30000, 4000, 1000, 70000);
  check_row (schedule, 1, "2026-03-15", 35000, 30000, 5000, 0, 40000);
  check_row (schedule, 2, "2026-04-15", 25000, 20000, 4500, 500, 20000);
  check_row (schedule, 3, "2026-05-15", 21800, 20000, 1500, 300, 0);
}

/*
 * 1510.00, first row 500.00 principal and 20.00 interest, then two payments of
 * 520.20 for the 1010.00 that remain. 520.20 / 1.02 + 520.20 / 1.02² = 510 + 500,
 * so they bear 2 % a month: 20.20 and 10.20.
 */
static void
test_partly_named (void)
{
  g_autoptr (AnningDebt) debt = make_debt (151000, "2026-01-15");
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (GArray) schedule = NULL;

  add (lines, "2026-02-15", 52000, 50000, ANNING_UNKNOWN, ANNING_UNKNOWN);
  add (lines, "2026-03-15", 52020, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  add (lines, "2026-04-15", 52020, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  schedule = make_schedule (debt, NULL, lines);
  check_row (schedule, 0, "2026-02-15", 52000, 50000, 2000, 0, 101000);
  check_row (schedule, 1, "2026-03-15", 52020, 50000, 2020, 0, 51000);
  check_row (schedule, 2, "2026-04-15", 52020, 51000, 1020, 0, 0);
}

/* Monthly fees of the debt lie on top, except on a row that names its own. */
static void
test_fees (void)
{
  g_autoptr (AnningDebt) debt = make_debt (100000, "2026-01-15");
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (GPtrArray) fees = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_fee_free);
  AnningDebtFee *fee = anning_debt_fee_new ();
  g_autoptr (GArray) schedule = NULL;

  fee->amount = 700;
  fee->charged = g_strdup ("monthly");
  g_ptr_array_add (fees, fee);
  add (lines, "2026-02-15", 50000, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  add (lines, "2026-03-15", 50200, ANNING_UNKNOWN, ANNING_UNKNOWN, 200);
  schedule = make_schedule (debt, fees, lines);
  check_row (schedule, 0, "2026-02-15", 50700, 50000, 0, 700, 50000);
  check_row (schedule, 1, "2026-03-15", 50200, 50000, 0, 200, 0);
}

/* The sum agreed may be missing where the rows name all principal; a cent of rounding goes to the last. */
static void
test_sum (void)
{
  g_autoptr (AnningDebt) debt = make_debt (0, NULL);
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *drawn = NULL;

  add (lines, "2026-02-15", 33833, 33333, ANNING_UNKNOWN, ANNING_UNKNOWN);
  add (lines, "2026-03-15", 33733, 33333, ANNING_UNKNOWN, ANNING_UNKNOWN);
  add (lines, "2026-04-15", 33433, 33333, ANNING_UNKNOWN, ANNING_UNKNOWN);
  loan = anning_loan_from_debt (debt, NULL, lines, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loan->principal, ==, 99999);
  g_assert_true (loan->drawn_assumed);
  drawn = anning_day_format (&loan->drawn);
  g_assert_cmpstr (drawn, ==, "2026-01-15");

  debt->principal = 100000;
  schedule = make_schedule (debt, NULL, lines);
  check_row (schedule, 1, "2026-03-15", 33733, 33333, 400, 0, 33334);
  check_row (schedule, 2, "2026-04-15", 33433, 33334, 99, 0, 0);
}

static void
assert_fails (const AnningDebt *debt,
              const GPtrArray  *lines,
              AnningValueError  code,
              const char       *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_loan_from_debt (debt, NULL, lines, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, field);
}

static void
test_refused (void)
{
  g_autoptr (AnningDebt) debt = make_debt (100000, "2026-01-15");
  g_autoptr (GPtrArray) lines = new_lines ();
  AnningScheduleLine *line;

  assert_fails (debt, NULL, ANNING_VALUE_ERROR_MISSING, "lines");
  assert_fails (debt, lines, ANNING_VALUE_ERROR_MISSING, "lines");
  add (lines, NULL, 50000, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  line = g_ptr_array_index (lines, 0);
  assert_fails (debt, lines, ANNING_VALUE_ERROR_MISSING, "due_day");
  line->due_day = g_strdup ("2026-02-30");
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NOT_A_DAY, "due_day");
  g_free (line->due_day);
  line->due_day = g_strdup ("2026-02-15");

  /* One payment of 500.00 does not repay 1000.00; and 999.00 of principal is a whole yuan short. */
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NO_SOLUTION, "lines");
  line->payment = 110000;
  line->principal = 99899;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NO_SOLUTION, "lines");
  line->principal = 100101;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NO_SOLUTION, "lines");
  line->principal = 110001;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NO_SOLUTION, "payment");
  line->principal = ANNING_UNKNOWN;
  line->fee = 110001;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NO_SOLUTION, "payment");
  line->fee = ANNING_UNKNOWN;
  line->payment = 0;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_MISSING, "payment");
  line->payment = -1;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NEGATIVE, "payment");
  line->payment = ANNING_MONEY_MAX + 1;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_TOO_LARGE, "payment");
  line->payment = ANNING_MONEY_MAX;
  assert_fails (debt, lines, ANNING_VALUE_ERROR_TOO_LARGE, "lines");

  line->payment = 110000;
  g_free (debt->contract_day);
  debt->contract_day = g_strdup ("2026-02-15");
  assert_fails (debt, lines, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
}

/*
 * One payment four months after the money came, from a month's last day to
 * another's: 1.0406^(1/4) − 1 = 0.9999027 %, twelve times 11.998832 %.
 * Over the 120 days that it is 1.0406^(365/120) − 1 = 12.8682 %.
 */
static void
test_cost (void)
{
  g_autoptr (AnningDebt) debt = make_debt (100000, "2026-01-31");
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (GError) error = NULL;

  add (lines, "2026-05-31", 104060, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  loan = anning_loan_from_debt (debt, NULL, lines, &error);
  g_assert_no_error (error);
  cost = anning_yearly_cost_new (loan, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cost->nominal, ==, 119988);
  g_assert_cmpint (cost->monthly, ==, 9999);
  g_assert_cmpint (cost->effective, ==, 128682);
  g_assert_cmpint (cost->interest, ==, 4060);
}

/* A month left out by the table is two periods: 500 + 520.10 two months later, both at 2 % a month. */
static void
test_cost_gap (void)
{
  g_autoptr (AnningDebt) debt = make_debt (98000, "2026-01-15");
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (GError) error = NULL;

  /* 510 / 1.02 = 500 and 509.38 / 1.02³ = 480.00 make 980.00. */
  add (lines, "2026-02-15", 51000, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  add (lines, "2026-04-15", 50938, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  loan = anning_loan_from_debt (debt, NULL, lines, &error);
  g_assert_no_error (error);
  cost = anning_yearly_cost_new (loan, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ABS (cost->nominal - 240000), <, 20);
}

/* Whatever a schedule asks for: given as bare payments, it is repaid to the fen, and no row bears less than nothing. */
static void
test_any (void)
{
  for (guint run = 0; run < 200; run++)
    {
      g_autoptr (AnningDebt) debt = make_debt (g_test_rand_int_range (10000, 50000000), "2026-01-31");
      g_autoptr (GPtrArray) lines = new_lines ();
      g_autoptr (GArray) schedule = NULL;
      gint64 payments = 0;
      gint64 principal = 0;
      gint64 balance = debt->principal;
      int n_rows = g_test_rand_int_range (1, 61);
      GDate drawn;

      g_assert_true (anning_day_parse ("2026-01-31", &drawn));
      for (int i = 0; i < n_rows; i++)
        {
          /* Odd payments that repay the sum together, with up to 4 % of it on top each month. */
          gint64 payment = debt->principal / n_rows + 1 + g_test_rand_int_range (0, (int) (debt->principal / 25));
          g_autofree char *due = NULL;
          GDate day;

          anning_day_add_months (&drawn, i + 1, &day);
          due = anning_day_format (&day);
          add (lines, due, payment, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
          payments += payment;
        }

      schedule = make_schedule (debt, NULL, lines);
      g_assert_cmpuint (schedule->len, ==, (guint) n_rows);
      for (guint i = 0; i < schedule->len; i++)
        {
          const AnningInstalment *row = ROW (schedule, i);

          g_assert_cmpint (row->payment, ==, ((AnningScheduleLine *) g_ptr_array_index (lines, i))->payment);
          g_assert_cmpint (row->interest, >=, 0);
          g_assert_cmpint (row->principal + row->interest, ==, row->payment);
          balance -= row->principal;
          g_assert_cmpint (row->balance, ==, balance);
          principal += row->principal;
          payments -= row->payment;
        }
      g_assert_cmpint (principal, ==, debt->principal);
      g_assert_cmpint (payments, ==, 0);
    }
}

/* One yuan of principal too few is rounding, which the last row takes; a fen more is not. */
static void
test_borders (void)
{
  g_autoptr (AnningDebt) debt = make_debt (100000, "2026-01-15");
  g_autoptr (GPtrArray) lines = new_lines ();
  g_autoptr (GPtrArray) odd = new_lines ();
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GArray) odd_schedule = NULL;
  g_autoptr (AnningLoan) refused = NULL;
  g_autoptr (GError) error = NULL;
  AnningScheduleLine *last;

  add (lines, "2026-02-15", 50500, 50000, ANNING_UNKNOWN, ANNING_UNKNOWN);
  add (lines, "2026-03-15", 50200, 49900, ANNING_UNKNOWN, ANNING_UNKNOWN);
  schedule = make_schedule (debt, NULL, lines);
  check_row (schedule, 0, "2026-02-15", 50500, 50000, 500, 0, 50000);
  check_row (schedule, 1, "2026-03-15", 50200, 50000, 200, 0, 0);

  last = g_ptr_array_index (lines, 1);
  last->principal = 49899;
  refused = anning_loan_from_debt (debt, NULL, lines, &error);
  g_assert_null (refused);
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_assert_cmpstr (error->message, ==, "lines");

  /* A month of fees only, one of interest only, and one of principal only. */
  add (odd, "2026-02-15", 1000, ANNING_UNKNOWN, ANNING_UNKNOWN, 1000);
  add (odd, "2026-03-15", 700, ANNING_UNKNOWN, 700, ANNING_UNKNOWN);
  add (odd, "2026-04-15", 100000, 100000, ANNING_UNKNOWN, ANNING_UNKNOWN);
  ((AnningScheduleLine *) g_ptr_array_index (odd, 0))->interest = 0;
  odd_schedule = make_schedule (debt, NULL, odd);
  check_row (odd_schedule, 0, "2026-02-15", 1000, 0, 0, 1000, 100000);
  check_row (odd_schedule, 1, "2026-03-15", 700, 0, 700, 0, 100000);
  check_row (odd_schedule, 2, "2026-04-15", 100000, 100000, 0, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/loan-table/payments-only", test_payments_only);
  g_test_add_func ("/loan-table/named", test_named);
  g_test_add_func ("/loan-table/partly-named", test_partly_named);
  g_test_add_func ("/loan-table/fees", test_fees);
  g_test_add_func ("/loan-table/sum", test_sum);
  g_test_add_func ("/loan-table/refused", test_refused);
  g_test_add_func ("/loan-table/cost", test_cost);
  g_test_add_func ("/loan-table/cost-gap", test_cost_gap);
  g_test_add_func ("/loan-table/any", test_any);
  g_test_add_func ("/loan-table/borders", test_borders);

  return g_test_run ();
}
