/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-loan-solved.h"

/* 12 000.00 at 12 % in three months: 4080.27, as in the tests of schedules. */
static AnningDebt *
make_debt (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->principal = 1200000;
  debt->method = g_strdup ("level_payment");
  debt->contract_day = g_strdup ("2025-12-31");
  debt->first_due_day = g_strdup ("2026-01-31");
  debt->rate = 120000;
  debt->instalment = 408027;
  debt->term_months = 3;
  return debt;
}

static AnningLoanSolved
find (const AnningDebt *debt,
      GPtrArray        *lines)
{
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  AnningLoanSolved solved;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_ptr_array_add (debt_case->lines, g_ptr_array_index (lines, i));
  /* A fee whose day is still missing stands in the way of nothing. */
  fee->charged = g_strdup ("once");
  fee->amount = 100;
  g_ptr_array_add (debt_case->fees, fee);
  anning_loan_solved_find (debt_case, &solved);
  return solved;
}

static void
check (AnningLoanSolved solved,
       gint64           principal,
       gint64           rate,
       gint64           instalment,
       gint64           months)
{
  g_assert_cmpint (solved.principal, ==, principal);
  g_assert_cmpint (solved.rate, ==, rate);
  g_assert_cmpint (solved.instalment, ==, instalment);
  g_assert_cmpint (solved.months, ==, months);
}

static void
test_one_missing (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  AnningLoanSolved solved;

  check (find (debt, NULL), ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  debt->instalment = ANNING_UNKNOWN;
  check (find (debt, NULL), ANNING_UNKNOWN, ANNING_UNKNOWN, 408027, ANNING_UNKNOWN);
  debt->instalment = 408027;
  debt->term_months = 0;
  check (find (debt, NULL), ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN, 3);

  /* Half a fen more a month is a rate some millionths above 12 %. */
  debt->term_months = 3;
  debt->rate = ANNING_UNKNOWN;
  solved = find (debt, NULL);
  g_assert_cmpint (ABS (solved.rate - 120000), <, 20);
  g_assert_cmpint (solved.instalment, ==, ANNING_UNKNOWN);

  /* Two are missing: nothing follows. */
  debt->instalment = ANNING_UNKNOWN;
  check (find (debt, NULL), ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
}

static void
check_day (const GDate *day,
           const char  *expected)
{
  g_autofree char *text = g_date_valid (day) ? anning_day_format (day) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_days (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  AnningLoanSolved solved = find (debt, NULL);

  check_day (&solved.drawn, NULL);
  check_day (&solved.first_due, NULL);
  g_clear_pointer (&debt->first_due_day, g_free);
  solved = find (debt, NULL);
  check_day (&solved.drawn, NULL);
  check_day (&solved.first_due, "2026-01-31");
  debt->first_due_day = g_strdup ("2026-03-05");
  g_clear_pointer (&debt->contract_day, g_free);
  solved = find (debt, NULL);
  check_day (&solved.drawn, "2026-02-05");
  check_day (&solved.first_due, NULL);
}

/* 1010.00 repaid by two payments of 520.20 bears 2 % a month: 24 % a year. Its principal may follow as well. */
static void
test_table (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_schedule_line_free);

  g_free (debt->method);
  debt->method = g_strdup ("own_table");
  debt->principal = 101000;
  debt->rate = ANNING_UNKNOWN;
  debt->instalment = ANNING_UNKNOWN;
  debt->term_months = 0;
  for (guint i = 0; i < 2; i++)
    {
      AnningScheduleLine *line = anning_schedule_line_new ();

      line->due_day = g_strdup (i == 0 ? "2026-01-31" : "2026-02-28");
      line->payment = 52020;
      g_ptr_array_add (lines, line);
    }
  check (find (debt, lines), ANNING_UNKNOWN, 240000, ANNING_UNKNOWN, ANNING_UNKNOWN);

  debt->principal = 0;
  check (find (debt, lines), ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
  for (guint i = 0; i < 2; i++)
    ((AnningScheduleLine *) g_ptr_array_index (lines, i))->principal = 50000 + (gint64) i * 1000;
  check (find (debt, lines), 101000, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN);
}

/* 5000.00 at 12 % cost 50.00 a month, so 5300.00 are due after six. 5310.00 fit no whole month. */
static void
test_bullet (void)
{
  g_autoptr (AnningDebtCase) its = NULL;
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningLoanSolved solved;
  g_autofree char *drawn = NULL;

  debt->principal = 500000;
  debt->method = g_strdup ("bullet");
  debt->rate = 120000;
  debt->instalment = 530000;
  debt->first_due_day = g_strdup ("2026-07-01");
  its = anning_debt_case_new (debt);
  anning_loan_solved_find (its, &solved);
  g_assert_cmpint (solved.months, ==, 6);
  g_assert_true (g_date_valid (&solved.drawn));
  drawn = anning_day_format (&solved.drawn);
  g_assert_cmpstr (drawn, ==, "2026-01-01");

  debt->instalment = 531000;
  anning_loan_solved_find (its, &solved);
  g_assert_cmpint (solved.months, ==, ANNING_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/loan-solved/one-missing", test_one_missing);
  g_test_add_func ("/loan-solved/days", test_days);
  g_test_add_func ("/loan-solved/table", test_table);
  g_test_add_func ("/loan-solved/bullet", test_bullet);

  return g_test_run ();
}
