/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget.h"

static AnningBudgetLine *
add_line (GPtrArray  *lines,
          const char *kind,
          const char *period,
          gint64      amount,
          gint64      lean_amount)
{
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->period = g_strdup (period);
  line->amount = amount;
  line->lean_amount = lean_amount;
  g_ptr_array_add (lines, line);
  return line;
}

/*
 * Wages 8000, in a lean month 5000; a bonus of 6000 a year; rent 2000; insurance
 * 1000 a year, 83.33 a month; a repair that happens once.
 */
static void
test_household (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  AnningBudget budget;

  add_line (lines, "income", "monthly", 800000, 500000);
  add_line (lines, "income", "yearly", 600000, ANNING_UNKNOWN);
  add_line (lines, "spending", "monthly", 200000, ANNING_UNKNOWN);
  add_line (lines, "spending", "yearly", 100000, ANNING_UNKNOWN);
  add_line (lines, "spending", "once", 300000, ANNING_UNKNOWN);
  anning_budget_add_up (lines, &budget);

  g_assert_cmpint (budget.income, ==, 850000);
  g_assert_cmpint (budget.spending, ==, 208333);
  g_assert_cmpint (budget.surplus, ==, 641667);
  g_assert_cmpint (budget.lean_income, ==, 550000);
  g_assert_cmpint (budget.lean_spending, ==, 208333);
  g_assert_cmpint (budget.lean_surplus, ==, 341667);
  g_assert_cmpuint (budget.n_once, ==, 1);
}

static void
test_nothing_to_spare (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  AnningBudget budget;

  anning_budget_add_up (lines, &budget);
  g_assert_cmpint (budget.surplus, ==, 0);

  /* No income at all in a lean month is 0, and not the usual amount. */
  add_line (lines, "income", "monthly", 300000, 0);
  add_line (lines, "spending", "monthly", 310000, 250000);
  anning_budget_add_up (lines, &budget);
  g_assert_cmpint (budget.surplus, ==, -10000);
  g_assert_cmpint (budget.lean_surplus, ==, -250000);
}

/* 4500 a month after it was 6800: the 5600 of a lean month, entered then, are no longer to be had. Heating may cost more. */
static void
test_lean_above (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  AnningBudget budget;

  add_line (lines, "income", "monthly", 450000, 560000);
  add_line (lines, "spending", "monthly", 26000, 34000);
  anning_budget_add_up (lines, &budget);
  g_assert_cmpint (budget.surplus, ==, 424000);
  g_assert_cmpint (budget.lean_income, ==, 450000);
  g_assert_cmpint (budget.lean_surplus, ==, 416000);
}

/* A damaged file cannot make the sums run over. */
static void
test_absurd (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  AnningBudget budget;

  add_line (lines, "income", "monthly", G_MAXINT64, G_MAXINT64);
  add_line (lines, "income", "monthly", G_MAXINT64, G_MAXINT64);
  add_line (lines, "spending", "monthly", ANNING_UNKNOWN, ANNING_UNKNOWN);
  add_line (lines, "spending", "monthly", -G_MAXINT64, -G_MAXINT64);
  anning_budget_add_up (lines, &budget);
  /* Each counts as the ten thousand million yuan that can be typed. */
  g_assert_cmpint (budget.income, ==, 2 * G_GINT64_CONSTANT (1000000000000));
  g_assert_cmpint (budget.spending, ==, -G_GINT64_CONSTANT (1000000000000));
  g_assert_cmpint (budget.surplus, ==, 3 * G_GINT64_CONSTANT (1000000000000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/budget/household", test_household);
  g_test_add_func ("/budget/nothing-to-spare", test_nothing_to_spare);
  g_test_add_func ("/budget/lean-above", test_lean_above);
  g_test_add_func ("/budget/absurd", test_absurd);

  return g_test_run ();
}
