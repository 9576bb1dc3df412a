/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-of-debt.h"

#include "anning-budget-line.h"
#include "anning-date.h"

/* 900.00 a month are left; 10 000.00 and 20 000.00 are owed. */
typedef struct
{
  AnningDebt *debts[2];
  GPtrArray *cases;
  GPtrArray *budget;
  AnningBudgetLine *income;
  GDate today;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_assert_true (anning_day_parse ("2026-11-21", &fixture->today));
  fixture->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->debts); i++)
    {
      fixture->debts[i] = anning_debt_new ();
      fixture->debts[i]->record.id = i + 1;
      fixture->debts[i]->stage = g_strdup ("overdue");
      fixture->debts[i]->claimed_principal = 1000000 * (i + 1);
      g_ptr_array_add (fixture->cases, anning_debt_case_new (fixture->debts[i]));
    }
  fixture->budget = g_ptr_array_new ();
  fixture->income = anning_budget_line_new ();
  fixture->income->kind = g_strdup ("income");
  fixture->income->amount = 90000;
  fixture->income->period = g_strdup ("monthly");
  g_ptr_array_add (fixture->budget, fixture->income);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->cases);
  g_ptr_array_unref (fixture->budget);
  anning_budget_line_free (fixture->income);
  anning_debt_free (fixture->debts[0]);
  anning_debt_free (fixture->debts[1]);
}

static gint64
find (Fixture         *fixture,
      AnningShareRule  rule,
      gint64           debt_id)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;

  options.rule = rule;
  return anning_share_of_debt (fixture->cases, fixture->budget, debt_id, &options, NULL, &fixture->today);
}

static void
test_rules (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpint (find (fixture, ANNING_SHARE_BALANCE, 1), ==, 30000);
  g_assert_cmpint (find (fixture, ANNING_SHARE_BALANCE, 2), ==, 60000);
  g_assert_cmpint (find (fixture, ANNING_SHARE_EQUAL, 2), ==, 45000);
  g_assert_cmpint (find (fixture, ANNING_SHARE_SMALLEST, 1), ==, 90000);
  g_assert_cmpint (find (fixture, ANNING_SHARE_SMALLEST, 2), ==, 0);
}

static void
test_unknown (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpint (find (fixture, ANNING_SHARE_EQUAL, 3), ==, ANNING_UNKNOWN);
  fixture->income->amount = 0;
  g_assert_cmpint (find (fixture, ANNING_SHARE_EQUAL, 1), ==, ANNING_UNKNOWN);
  g_ptr_array_set_size (fixture->budget, 0);
  g_assert_cmpint (find (fixture, ANNING_SHARE_EQUAL, 1), ==, ANNING_UNKNOWN);
}

/*
 * 1200.00 in twelve payments of 112.00 cost 21.4572 % (the rate at which they are worth 1200.00). A cost is known
 * until something changes that it was worked out from.
 */
static void
test_costs (void)
{
  g_autoptr (AnningShareCosts) costs = anning_share_costs_new ();
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningDebtCase) its = NULL;

  debt->record.id = 5;
  debt->method = g_strdup ("flat_rate");
  debt->contract_day = g_strdup ("2026-01-10");
  debt->first_due_day = g_strdup ("2026-02-10");
  debt->principal = 120000;
  debt->received = 120000;
  debt->rate = 120000;
  debt->term_months = 12;
  its = anning_debt_case_new (debt);
  g_assert_cmpint (anning_share_costs_get (NULL, its), ==, 214572);
  g_assert_false (anning_share_costs_know (costs, its));
  g_assert_cmpint (anning_share_costs_get (costs, its), ==, 214572);
  g_assert_true (anning_share_costs_know (costs, its));
  g_assert_cmpint (anning_share_costs_get (costs, its), ==, 214572);

  /* Without interest nothing is paid beside the principal. */
  debt->rate = 0;
  g_assert_false (anning_share_costs_know (costs, its));
  g_assert_cmpint (anning_share_costs_get (costs, its), ==, 0);

  /* 12.00 kept back at payout: what arrives is less than what is paid back. */
  fee->record.id = 1;
  fee->debt_id = 5;
  fee->charged = g_strdup ("once");
  fee->day = g_strdup ("2026-01-10");
  fee->amount = 1200;
  g_ptr_array_add (its->fees, fee);
  g_assert_false (anning_share_costs_know (costs, its));
  g_assert_cmpint (anning_share_costs_get (costs, its), >, 0);
  fee->amount = 0;
  g_assert_false (anning_share_costs_know (costs, its));
  g_assert_cmpint (anning_share_costs_get (costs, its), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/share-of-debt/rules", Fixture, NULL, set_up, test_rules, tear_down);
  g_test_add ("/share-of-debt/unknown", Fixture, NULL, set_up, test_unknown, tear_down);

  g_test_add_func ("/share-of-debt/costs", test_costs);

  return g_test_run ();
}
