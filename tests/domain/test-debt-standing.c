/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-standing.h"

#include "anning-date.h"

/* 12 000.00 in twelve payments of 1000.00 without interest, due on the 15th from February. */
static AnningDebt *
make_debt (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->principal = 1200000;
  debt->method = g_strdup ("level_payment");
  debt->rate = 0;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2026-01-15");
  debt->first_due_day = g_strdup ("2026-02-15");
  debt->stage = g_strdup ("current");
  return debt;
}

static AnningDebtStanding
stand (const AnningDebt     *debt,
       const AnningProposal *accepted,
       const char           *today)
{
  AnningDebtStanding standing;
  GDate day;

  g_assert_true (anning_day_parse (today, &day));
  anning_debt_standing (debt, NULL, accepted, &day, &standing);
  return standing;
}

static void
check_next (const AnningDebtStanding *standing,
            const char               *day,
            gint64                    payment)
{
  g_autofree char *text = NULL;

  g_assert_true (g_date_valid (&standing->next_due));
  text = anning_day_format (&standing->next_due);
  g_assert_cmpstr (text, ==, day);
  g_assert_cmpint (standing->next_payment, ==, payment);
}

static void
test_schedule (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  AnningDebtStanding standing = stand (debt, NULL, "2026-04-16");

  /* February, March and April are behind it. */
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_SCHEDULE);
  g_assert_cmpint (standing.owed, ==, 900000);
  check_next (&standing, "2026-05-15", 100000);

  standing = stand (debt, NULL, "2026-01-20");
  g_assert_cmpint (standing.owed, ==, 1200000);
  check_next (&standing, "2026-02-15", 100000);

  standing = stand (debt, NULL, "2027-06-01");
  g_assert_cmpint (standing.owed, ==, 0);
  g_assert_false (g_date_valid (&standing.next_due));
  g_assert_cmpint (standing.next_payment, ==, ANNING_UNKNOWN);
}

/* Overdue since 15 April: two payments were made, whatever day it is. */
static void
test_overdue (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  AnningDebtStanding standing;

  g_free (debt->stage);
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-04-15");
  standing = stand (debt, NULL, "2026-08-01");
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_SCHEDULE);
  g_assert_cmpint (standing.owed, ==, 1000000);
}

static void
test_claimed (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  AnningDebtStanding standing;

  debt->claimed_principal = 900000;
  debt->claimed_penalty = 12345;
  standing = stand (debt, NULL, "2026-04-16");
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_CLAIMED);
  g_assert_cmpint (standing.owed, ==, 912345);
}

static void
test_little_known (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningDebtStanding standing = stand (debt, NULL, "2026-04-16");

  g_assert_cmpint (standing.basis, ==, ANNING_OWED_UNKNOWN);
  g_assert_cmpint (standing.owed, ==, ANNING_UNKNOWN);

  debt->principal = 500000;
  standing = stand (debt, NULL, "2026-04-16");
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_PRINCIPAL);
  g_assert_cmpint (standing.owed, ==, 500000);

  debt->stage = g_strdup ("settled");
  standing = stand (debt, NULL, "2026-04-16");
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_SETTLED);
  g_assert_cmpint (standing.owed, ==, 0);
}

/* What was agreed takes the place of the contract. */
static void
test_accepted (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  AnningDebtStanding standing;

  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 900000;
  proposal->months = 30;
  proposal->first_due_day = g_strdup ("2026-06-20");
  standing = stand (debt, proposal, "2026-05-01");
  check_next (&standing, "2026-06-20", 30000);
}

/* A service fee of 15 yuan comes with each instalment; one whose day is missing hides nothing. */
static void
test_fees (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtFee) monthly = anning_debt_fee_new ();
  g_autoptr (AnningDebtFee) once = anning_debt_fee_new ();
  g_autoptr (GPtrArray) fees = g_ptr_array_new ();
  AnningDebtStanding plain = stand (debt, NULL, "2026-02-01");
  AnningDebtStanding standing;
  GDate day;

  monthly->amount = 1500;
  monthly->charged = g_strdup ("monthly");
  g_ptr_array_add (fees, monthly);
  g_assert_true (anning_day_parse ("2026-02-01", &day));
  anning_debt_standing (debt, fees, NULL, &day, &standing);
  g_assert_cmpint (standing.next_payment - plain.next_payment, ==, 1500);
  g_assert_cmpint (standing.owed, ==, plain.owed);

  once->amount = 9900;
  once->charged = g_strdup ("once");
  g_ptr_array_add (fees, once);
  anning_debt_standing (debt, fees, NULL, &day, &standing);
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_SCHEDULE);
  g_assert_cmpint (standing.next_payment, ==, plain.next_payment);
}

/* Two debts due on one day, one later, one unknown, one settled. */
static void
test_sum (void)
{
  AnningDebtStanding standing = { .basis = ANNING_OWED_CLAIMED, .owed = 100, .next_payment = 30 };
  AnningDebtsSum sum = { 0 };
  g_autofree char *due = NULL;

  g_assert_true (anning_day_parse ("2026-06-20", &standing.next_due));
  anning_debts_sum_add (&sum, &standing);
  standing.next_payment = 12;
  anning_debts_sum_add (&sum, &standing);
  g_assert_true (anning_day_parse ("2026-06-21", &standing.next_due));
  anning_debts_sum_add (&sum, &standing);

  g_date_clear (&standing.next_due, 1);
  standing.basis = ANNING_OWED_UNKNOWN;
  standing.owed = ANNING_UNKNOWN;
  anning_debts_sum_add (&sum, &standing);
  standing.basis = ANNING_OWED_SETTLED;
  standing.owed = 0;
  anning_debts_sum_add (&sum, &standing);

  g_assert_cmpint (sum.owed, ==, 300);
  g_assert_cmpuint (sum.n_open, ==, 4);
  g_assert_cmpuint (sum.n_unknown, ==, 1);
  g_assert_cmpint (sum.next_payment, ==, 42);
  due = anning_day_format (&sum.next_due);
  g_assert_cmpstr (due, ==, "2026-06-20");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/debt-standing/schedule", test_schedule);
  g_test_add_func ("/debt-standing/overdue", test_overdue);
  g_test_add_func ("/debt-standing/claimed", test_claimed);
  g_test_add_func ("/debt-standing/little-known", test_little_known);
  g_test_add_func ("/debt-standing/accepted", test_accepted);
  g_test_add_func ("/debt-standing/fees", test_fees);
  g_test_add_func ("/debt-standing/sum", test_sum);

  return g_test_run ();
}
