/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal-compare.h"

static void
check_day (const GDate *day,
           const char  *expected)
{
  g_autofree char *text = anning_day_format (day);

  g_assert_cmpstr (text, ==, expected);
}

static AnningProposal *
make_proposal (gint64      base,
               gint64      months,
               const char *first_due_day)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = base;
  proposal->months = months;
  proposal->first_due_day = g_strdup (first_due_day);
  return proposal;
}

/* 12 000.00 at 1 % a month, 1 000.00 of principal each month: the last three are 1 030, 1 020, 1 010. */
static AnningDebt *
make_debt (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->method = g_strdup ("level_principal");
  debt->principal = 1200000;
  debt->rate = 120000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-12-15");
  debt->first_due_day = g_strdup ("2026-01-15");
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-10-15");
  return debt;
}

static void
test_proposal (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal (1000000, 8, "2026-02-15");
  g_autoptr (GError) error = NULL;
  AnningPlanFigures figures;

  proposal->waived_interest = 100000;
  proposal->down_payment = 100000;
  proposal->down_day = g_strdup ("2026-01-20");
  g_assert_true (anning_plan_figures_of_proposal (proposal, &figures, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.base, ==, 900000);
  g_assert_cmpint (figures.waived, ==, 100000);
  g_assert_cmpint (figures.interest, ==, 0);
  g_assert_cmpint (figures.total, ==, 900000);
  g_assert_cmpint (figures.down_payment, ==, 100000);
  g_assert_cmpint (figures.monthly, ==, 100000);
  g_assert_cmpint (figures.highest, ==, 100000);
  g_assert_cmpint (figures.months, ==, 8);
  g_assert_cmpint (figures.yearly_cost, ==, 0);
  check_day (&figures.last_day, "2026-09-15");

  proposal->months = 0;
  g_assert_false (anning_plan_figures_of_proposal (proposal, &figures, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING);
}

/* 1 % for 31 days: 1.01 ^ (365 / 31) - 1 = 12.4296 % */
static void
test_yearly_cost (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal (100000, 1, "2026-02-15");
  AnningPlanFigures figures;

  proposal->rate = 120000;
  g_assert_true (anning_plan_figures_of_proposal (proposal, &figures, NULL));
  g_assert_cmpint (figures.total, ==, 101000);
  g_assert_cmpint (figures.yearly_cost, ==, 124296);
}

static void
test_contract (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autoptr (GError) error = NULL;
  AnningPlanFigures figures;
  GDate today;

  g_assert_true (anning_day_parse ("2026-11-21", &today));
  g_assert_true (anning_plan_figures_of_contract (debt_case, &today, &figures, &error));
  g_assert_no_error (error);
  g_assert_cmpint (figures.base, ==, 300000);
  g_assert_cmpint (figures.total, ==, 306000);
  g_assert_cmpint (figures.interest, ==, 6000);
  g_assert_cmpint (figures.waived, ==, 0);
  g_assert_cmpint (figures.monthly, ==, 103000);
  g_assert_cmpint (figures.highest, ==, 103000);
  g_assert_cmpint (figures.months, ==, 3);
  check_day (&figures.last_day, "2026-12-15");
  /* 3 000.00 on 15 September against the three payments, by bisection over days/365 */
  g_assert_cmpint (figures.yearly_cost, ==, 127200);

  /* 500.00 go to the interest of October first: 530.00 of principal stay open. */
  payment->day = g_strdup ("2026-10-20");
  payment->amount = 50000;
  g_ptr_array_add (debt_case->payments, payment);
  g_assert_true (anning_plan_figures_of_contract (debt_case, &today, &figures, &error));
  g_assert_cmpint (figures.total, ==, 256000);
  g_assert_cmpint (figures.base, ==, 253000);
  g_assert_cmpint (figures.interest, ==, 3000);

  payment->amount = 306000;
  g_assert_false (anning_plan_figures_of_contract (debt_case, &today, &figures, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_clear_error (&error);

  debt->principal = 0;
  g_assert_false (anning_plan_figures_of_contract (debt_case, &today, &figures, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING);
}

/* Five times 600.00 against 1 030, 1 020, 1 010: sixty less, two months and 121 days more. */
static void
test_difference (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningProposal) proposal = make_proposal (310000, 5, "2026-12-15");
  AnningPlanFigures ours;
  AnningPlanFigures contract;
  AnningPlanDifference difference;
  GDate today;

  g_assert_true (anning_day_parse ("2026-11-21", &today));
  proposal->waived_penalty = 10000;
  g_assert_true (anning_plan_figures_of_proposal (proposal, &ours, NULL));
  g_assert_true (anning_plan_figures_of_contract (debt_case, &today, &contract, NULL));
  anning_plan_figures_compare (&ours, &contract, &difference);
  g_assert_cmpint (difference.total, ==, -6000);
  g_assert_cmpint (difference.interest, ==, -6000);
  g_assert_cmpint (difference.waived, ==, 10000);
  g_assert_cmpint (difference.monthly, ==, -43000);
  g_assert_cmpint (difference.highest, ==, -43000);
  g_assert_cmpint (difference.months, ==, 2);
  g_assert_cmpint (difference.days, ==, 121);
  g_assert_cmpint (difference.yearly_cost, ==, -127200);

  contract.yearly_cost = ANNING_UNKNOWN;
  anning_plan_figures_compare (&ours, &contract, &difference);
  g_assert_cmpint (difference.yearly_cost, ==, ANNING_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/proposal-compare/proposal", test_proposal);
  g_test_add_func ("/proposal-compare/yearly-cost", test_yearly_cost);
  g_test_add_func ("/proposal-compare/contract", test_contract);
  g_test_add_func ("/proposal-compare/difference", test_difference);

  return g_test_run ();
}
