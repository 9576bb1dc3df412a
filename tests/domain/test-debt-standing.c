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

static AnningPayment *
make_payment (const char *day,
              gint64      amount)
{
  AnningPayment *payment = anning_payment_new ();

  payment->day = g_strdup (day);
  payment->amount = amount;
  return payment;
}

static AnningDebtStanding
stand_case (const AnningDebtCase *debt_case,
            const char           *today)
{
  AnningDebtStanding standing;
  GDate day;

  g_assert_true (anning_day_parse (today, &day));
  anning_debt_standing (debt_case, &day, &standing);
  return standing;
}

static AnningDebtStanding
stand (const AnningDebt     *debt,
       const AnningProposal *accepted,
       const char           *today)
{
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);

  if (accepted != NULL)
    g_ptr_array_add (debt_case->proposals, (gpointer) accepted);
  return stand_case (debt_case, today);
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

  /* February, March and April are behind it. A contract is no promise made in an agreement. */
  g_assert_cmpint (standing.promised, ==, 0);
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
  /* 15 days of April, 31, 30 and 31 of the months after it, one of August. */
  g_assert_cmpint (standing.overdue_days, ==, 108);

  /* Nobody knows since when: July was due last. */
  g_clear_pointer (&debt->overdue_since, g_free);
  standing = stand (debt, NULL, "2026-08-01");
  g_assert_cmpint (standing.overdue_days, ==, 17);
  g_free (debt->stage);
  debt->stage = g_strdup ("current");
  standing = stand (debt, NULL, "2026-08-01");
  g_assert_cmpint (standing.overdue_days, ==, 0);
}

/* It was overdue since 15 April and is paid on time again: the stage says so, the day stands as it was. */
static void
test_on_time_again (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  AnningDebtStanding standing;

  debt->overdue_since = g_strdup ("2026-04-15");
  standing = stand (debt, NULL, "2026-08-01");
  g_assert_cmpint (standing.overdue_days, ==, 0);
  /* February to July are paid. */
  g_assert_cmpint (standing.owed, ==, 600000);
  check_next (&standing, "2026-08-15", 100000);

  /* Without a stage the day is all that is known. */
  g_clear_pointer (&debt->stage, g_free);
  standing = stand (debt, NULL, "2026-08-01");
  g_assert_cmpint (standing.overdue_days, ==, 108);
  g_assert_cmpint (standing.owed, ==, 1000000);
  g_clear_pointer (&debt->overdue_since, g_free);
  standing = stand (debt, NULL, "2026-08-01");
  g_assert_cmpint (standing.overdue_days, ==, 0);
  g_assert_cmpint (standing.owed, ==, 600000);
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

/* 9123.45 claimed as of 10 April. Paid that day: already in the claim. Paid later: taken off. */
static void
test_claimed_paid (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) same_day = make_payment ("2026-04-10", 5000);
  g_autoptr (AnningPayment) later = make_payment ("2026-04-11", 100000);
  g_autoptr (AnningPayment) planned = make_payment ("2026-05-11", 100000);
  g_autoptr (AnningPayment) undated = make_payment (NULL, 7000);
  AnningDebtStanding standing;

  debt->claimed_principal = 900000;
  debt->claimed_penalty = 12345;
  g_ptr_array_add (debt_case->payments, same_day);
  g_ptr_array_add (debt_case->payments, later);
  g_ptr_array_add (debt_case->payments, planned);
  g_ptr_array_add (debt_case->payments, undated);

  standing = stand_case (debt_case, "2026-04-30");
  g_assert_cmpint (standing.owed, ==, 912345);
  g_assert_cmpint (standing.paid, ==, 0);

  debt->claimed_day = g_strdup ("2026-04-10");
  standing = stand_case (debt_case, "2026-04-30");
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_CLAIMED);
  g_assert_cmpint (standing.claimed, ==, 912345);
  g_assert_cmpint (standing.paid, ==, 100000);
  g_assert_cmpint (standing.owed, ==, 812345);

  later->amount = 2000000;
  standing = stand_case (debt_case, "2026-04-30");
  g_assert_cmpint (standing.owed, ==, 0);
  g_assert_cmpint (standing.paid, ==, 912345);
}

/* Overdue since 15 April: two are paid, 1500.00 paid since then are April and half of May. */
static void
test_schedule_paid (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) march = make_payment ("2026-03-15", 100000);
  g_autoptr (AnningPayment) later = make_payment ("2026-05-20", 150000);
  AnningDebtStanding standing;

  g_free (debt->stage);
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-04-15");
  g_ptr_array_add (debt_case->payments, march);
  g_ptr_array_add (debt_case->payments, later);
  standing = stand_case (debt_case, "2026-08-01");
  g_assert_cmpint (standing.owed, ==, 850000);
  check_next (&standing, "2026-08-15", 100000);

  /* Nobody knows since when: what is noted is all that was paid. */
  g_clear_pointer (&debt->overdue_since, g_free);
  standing = stand_case (debt_case, "2026-08-01");
  g_assert_cmpint (standing.owed, ==, 950000);
  g_assert_false (g_date_valid (&standing.paid_until));

  /* Nothing is noted either: at least July, which was due last, is open. */
  g_ptr_array_set_size (debt_case->payments, 0);
  standing = stand_case (debt_case, "2026-08-01");
  g_assert_cmpint (standing.owed, ==, 700000);
}

/* What is paid in part pays the interest first, then principal. */
static void
test_part_is_interest_first (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) payment = make_payment ("2026-02-15", 600);
  AnningDebtStanding standing;

  /* 1000.00 for one month at 12 % a year: 10.00 of interest. */
  debt->principal = 100000;
  debt->rate = 120000;
  debt->term_months = 1;
  g_free (debt->method);
  debt->method = g_strdup ("bullet");
  g_free (debt->stage);
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-02-15");
  g_ptr_array_add (debt_case->payments, payment);
  standing = stand_case (debt_case, "2026-03-01");
  g_assert_cmpint (standing.owed, ==, 100000);
  payment->amount = 1600;
  standing = stand_case (debt_case, "2026-03-01");
  g_assert_cmpint (standing.owed, ==, 99400);
}

static void
test_principal_paid (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) payment = make_payment ("2026-02-15", 120000);
  AnningDebtStanding standing;

  debt->principal = 500000;
  g_ptr_array_add (debt_case->payments, payment);
  standing = stand_case (debt_case, "2026-04-16");
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_PRINCIPAL);
  g_assert_cmpint (standing.owed, ==, 380000);
  g_assert_cmpint (standing.paid, ==, 120000);
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
  proposal->status = g_strdup ("accepted");
  proposal->base_amount = 900000;
  proposal->months = 30;
  proposal->first_due_day = g_strdup ("2026-06-20");
  standing = stand (debt, proposal, "2026-05-01");
  check_next (&standing, "2026-06-20", 30000);
}

/* 300.00 a month from 20 June: 400.00 paid on the agreement leave 200.00 of July open; what was
 * paid before it was agreed is no payment on it. */
static void
test_accepted_paid (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (AnningPayment) before = make_payment ("2026-05-31", 30000);
  g_autoptr (AnningPayment) first = make_payment ("2026-06-10", 40000);
  AnningDebtStanding standing;

  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->agreed_day = g_strdup ("2026-06-01");
  proposal->base_amount = 900000;
  proposal->months = 30;
  proposal->first_due_day = g_strdup ("2026-06-20");
  g_ptr_array_add (debt_case->proposals, proposal);
  g_ptr_array_add (debt_case->payments, before);
  g_ptr_array_add (debt_case->payments, first);
  standing = stand_case (debt_case, "2026-06-12");
  check_next (&standing, "2026-07-20", 20000);
  g_assert_cmpint (standing.promised, ==, 20000);
  /* 9,000.00 less the 400.00; a claim from before the agreement no longer counts. */
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_AGREED);
  g_assert_cmpint (standing.owed, ==, 860000);
  debt->claimed_principal = 1000000;
  standing = stand_case (debt_case, "2026-06-12");
  g_assert_cmpint (standing.owed, ==, 860000);
}

/* A service fee of 15 yuan comes with each instalment; one whose day is missing hides nothing. */
static void
test_fees (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtFee) monthly = anning_debt_fee_new ();
  g_autoptr (AnningDebtFee) once = anning_debt_fee_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  AnningDebtStanding plain = stand (debt, NULL, "2026-02-01");
  AnningDebtStanding standing;

  monthly->amount = 1500;
  monthly->charged = g_strdup ("monthly");
  g_ptr_array_add (debt_case->fees, monthly);
  standing = stand_case (debt_case, "2026-02-01");
  g_assert_cmpint (standing.next_payment - plain.next_payment, ==, 1500);
  g_assert_cmpint (standing.owed, ==, plain.owed);

  once->amount = 9900;
  once->charged = g_strdup ("once");
  g_ptr_array_add (debt_case->fees, once);
  standing = stand_case (debt_case, "2026-02-01");
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
  standing.promised = 12;
  anning_debts_sum_add (&sum, &standing);
  g_assert_true (anning_day_parse ("2026-06-21", &standing.next_due));
  anning_debts_sum_add (&sum, &standing);

  g_date_clear (&standing.next_due, 1);
  standing.promised = 0;
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
  g_assert_cmpint (sum.promised, ==, 24);
  g_assert_cmpuint (sum.n_promised, ==, 2);
  due = anning_day_format (&sum.next_due);
  g_assert_cmpstr (due, ==, "2026-06-20");
}

/* What is due today is not missed; what was paid today counts, and so does what has no day. */
static void
test_borders (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebt) bare = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (bare);
  g_autoptr (AnningPayment) today = make_payment ("2026-07-15", 10000);
  g_autoptr (AnningPayment) tomorrow = make_payment ("2026-07-16", 1000);
  g_autoptr (AnningPayment) undated = make_payment (NULL, 100);
  AnningDebtStanding standing;

  g_free (debt->stage);
  debt->stage = g_strdup ("overdue");
  standing = stand (debt, NULL, "2026-07-15");
  /* June was due last: 15 days of it and 15 of July. */
  g_assert_cmpint (standing.overdue_days, ==, 30);
  g_assert_cmpint (standing.owed, ==, 800000);

  bare->principal = 500000;
  bare->stage = g_strdup ("overdue");
  g_ptr_array_add (debt_case->payments, today);
  g_ptr_array_add (debt_case->payments, tomorrow);
  g_ptr_array_add (debt_case->payments, undated);
  standing = stand_case (debt_case, "2026-07-15");
  g_assert_cmpint (standing.basis, ==, ANNING_OWED_PRINCIPAL);
  g_assert_cmpint (standing.owed, ==, 489900);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/debt-standing/schedule", test_schedule);
  g_test_add_func ("/debt-standing/overdue", test_overdue);
  g_test_add_func ("/debt-standing/on-time-again", test_on_time_again);
  g_test_add_func ("/debt-standing/schedule-paid", test_schedule_paid);
  g_test_add_func ("/debt-standing/part-is-interest-first", test_part_is_interest_first);
  g_test_add_func ("/debt-standing/claimed", test_claimed);
  g_test_add_func ("/debt-standing/claimed-paid", test_claimed_paid);
  g_test_add_func ("/debt-standing/principal-paid", test_principal_paid);
  g_test_add_func ("/debt-standing/little-known", test_little_known);
  g_test_add_func ("/debt-standing/accepted", test_accepted);
  g_test_add_func ("/debt-standing/accepted-paid", test_accepted_paid);
  g_test_add_func ("/debt-standing/fees", test_fees);
  g_test_add_func ("/debt-standing/sum", test_sum);
  g_test_add_func ("/debt-standing/borders", test_borders);

  return g_test_run ();
}
