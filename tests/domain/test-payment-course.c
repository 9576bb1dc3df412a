/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-payment-course.h"

#include "anning-date.h"

typedef struct
{
  AnningDebt *debt;
  GPtrArray *owned; /* AnningPayment */
  AnningDebtFee *fee;
  AnningDebtCase *debt_case;
} Fixture;

/* 12 000.00 in twelve payments of 1000.00 without interest and 10.00 of fee each, overdue since 15 August. */
static void
make_instalments (Fixture *fixture)
{
  AnningDebt *debt = fixture->debt = anning_debt_new ();

  debt->record.id = 1;
  debt->creditor = g_strdup ("Lender");
  debt->principal = 1200000;
  debt->method = g_strdup ("level_payment");
  debt->rate = 0;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2026-01-15");
  debt->first_due_day = g_strdup ("2026-02-15");
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-08-15");
  fixture->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
  fixture->debt_case = anning_debt_case_new (debt);
  fixture->fee = anning_debt_fee_new ();
  fixture->fee->charged = g_strdup ("monthly");
  fixture->fee->amount = 1000;
  g_ptr_array_add (fixture->debt_case->fees, fixture->fee);
}

/* 5000.00 and 12 % of interest, 5600.00 due on 20 September; of the same lender. */
static void
make_bullet (Fixture *fixture)
{
  AnningDebt *debt = fixture->debt = anning_debt_new ();

  debt->record.id = 2;
  debt->creditor = g_strdup ("Lender");
  debt->principal = 500000;
  debt->method = g_strdup ("bullet");
  debt->rate = 120000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-09-20");
  debt->first_due_day = g_strdup ("2026-09-20");
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-09-20");
  fixture->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
  fixture->debt_case = anning_debt_case_new (debt);
}

static void
clear (Fixture *fixture)
{
  anning_debt_case_free (fixture->debt_case);
  g_clear_pointer (&fixture->fee, anning_debt_fee_free);
  anning_debt_free (fixture->debt);
  g_ptr_array_unref (fixture->owned);
}

static void
pay (Fixture    *fixture,
     const char *day,
     gint64      amount,
     gboolean    undesignated)
{
  AnningPayment *payment = anning_payment_new ();

  payment->record.id = 100 * fixture->debt->record.id + fixture->owned->len;
  payment->debt_id = fixture->debt->record.id;
  payment->day = g_strdup (day);
  payment->amount = amount;
  payment->undesignated = undesignated;
  g_ptr_array_add (fixture->owned, payment);
  g_ptr_array_add (fixture->debt_case->payments, payment);
}

static AnningPaymentCourse *
go_through (Fixture *subject,
            Fixture *other)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  GDate today;

  g_assert_true (anning_day_parse ("2026-11-21", &today));
  g_ptr_array_add (cases, subject->debt_case);
  if (other != NULL)
    g_ptr_array_add (cases, other->debt_case);
  return anning_payment_course_new (cases, subject->debt_case, &today);
}

static const AnningCourseStep *
check_step (const AnningPaymentCourse *course,
            guint                      i,
            AnningCourseKind           kind,
            const char                *day,
            gint64                     debt_id,
            gint64                     costs,
            gint64                     interest,
            gint64                     principal,
            gint64                     principal_open)
{
  const AnningCourseStep *step = &g_array_index (course->steps, AnningCourseStep, i);
  g_autofree char *text = anning_day_format (&step->day);

  g_assert_cmpuint (i, <, course->steps->len);
  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpstr (text, ==, day);
  g_assert_cmpint (step->debt_id, ==, debt_id);
  g_assert_cmpint (step->costs, ==, costs);
  g_assert_cmpint (step->interest, ==, interest);
  g_assert_cmpint (step->principal, ==, principal);
  g_assert_cmpint (step->principal_open, ==, principal_open);
  return step;
}

/*
 * Six instalments count as paid: 6000.00 are open on 15 August. Of the first payment 10.00 go to the fee;
 * of the second 2 × 10.00, and 1980.00 to the principal, of which 2510.00 are due.
 */
static void
test_one (void)
{
  Fixture debt = { 0 };
  g_autoptr (AnningPaymentCourse) course = NULL;
  const AnningCourseStep *step;

  make_instalments (&debt);
  pay (&debt, "2026-07-15", 101000, FALSE);
  pay (&debt, "2026-09-01", 50000, FALSE);
  pay (&debt, "2026-10-20", 200000, TRUE);
  pay (&debt, "2026-12-01", 70000, FALSE);
  course = go_through (&debt, NULL);

  g_assert_cmpuint (course->debts->len, ==, 1);
  g_assert_cmpuint (course->n_undesignated, ==, 1);
  check_step (course, 0, ANNING_COURSE_START, "2026-08-15", 1, 0, 0, 600000, 600000);
  check_step (course, 1, ANNING_COURSE_DUE, "2026-08-15", 1, 1000, 0, 100000, 600000);
  step = check_step (course, 2, ANNING_COURSE_PAYMENT, "2026-09-01", 1, 1000, 0, 49000, 551000);
  g_assert_cmpint (step->reason, ==, ANNING_ORDER_DESIGNATED);
  g_assert_cmpint (step->paid, ==, 50000);
  check_step (course, 3, ANNING_COURSE_DUE, "2026-09-15", 1, 1000, 0, 100000, 551000);
  check_step (course, 4, ANNING_COURSE_DUE, "2026-10-15", 1, 1000, 0, 100000, 551000);
  step = check_step (course, 5, ANNING_COURSE_PAYMENT, "2026-10-20", 1, 2000, 0, 198000, 353000);
  g_assert_cmpint (step->reason, ==, ANNING_ORDER_ONLY_ONE);
  g_assert_true (step->due);
  check_step (course, 6, ANNING_COURSE_DUE, "2026-11-15", 1, 1000, 0, 100000, 353000);
  g_assert_cmpuint (course->steps->len, ==, 7);
  clear (&debt);
}

/*
 * 2000.00 on 1 October, said for neither. Both are due and not secured; 12 % is the heavier burden than
 * a fee of 10.00 a month on 12 000 (about 2 %): 600.00 of interest and 1400.00 of principal of the second.
 */
static void
test_burden (void)
{
  Fixture first = { 0 };
  Fixture second = { 0 };
  g_autoptr (AnningPaymentCourse) course = NULL;
  const AnningCourseStep *step;

  make_instalments (&first);
  make_bullet (&second);
  pay (&first, "2026-10-01", 200000, TRUE);
  course = go_through (&first, &second);

  g_assert_cmpuint (course->debts->len, ==, 2);
  g_assert_cmpint (g_array_index (course->debts, AnningCourseDebt, 0).burden, <, 30000);
  /* 5600 / 5000 after a year of 365 days */
  g_assert_cmpint (g_array_index (course->debts, AnningCourseDebt, 1).burden, ==, 120000);
  check_step (course, 0, ANNING_COURSE_START, "2025-09-20", 2, 0, 0, 500000, 500000);
  check_step (course, 4, ANNING_COURSE_DUE, "2026-09-20", 2, 0, 60000, 500000, 500000);
  step = check_step (course, 5, ANNING_COURSE_PAYMENT, "2026-10-01", 2, 0, 60000, 140000, 360000);
  g_assert_cmpint (step->reason, ==, ANNING_ORDER_BURDEN);
  g_assert_cmpint (step->from_debt, ==, 1);
  clear (&first);
  clear (&second);
}

/* The same with the second one secured: 20.00 of fees and 2000.00 due of the first; 480.00 remain of 2500.00. */
static void
test_security (void)
{
  Fixture first = { 0 };
  Fixture second = { 0 };
  g_autoptr (AnningPaymentCourse) course = NULL;
  const AnningCourseStep *step;

  make_instalments (&first);
  make_bullet (&second);
  second.debt->priority = g_strdup ("secured");
  pay (&first, "2026-10-01", 250000, TRUE);
  course = go_through (&second, &first);

  step = check_step (course, 5, ANNING_COURSE_PAYMENT, "2026-10-01", 1, 2000, 0, 200000, 400000);
  g_assert_cmpint (step->reason, ==, ANNING_ORDER_SECURITY);
  step = check_step (course, 6, ANNING_COURSE_PAYMENT, "2026-10-01", 2, 0, 48000, 0, 500000);
  g_assert_cmpint (step->reason, ==, ANNING_ORDER_DUE);
  g_assert_cmpint (step->interest_open, ==, 12000);

  /* Another lender's debt has no part in it. */
  g_free (second.debt->creditor);
  second.debt->creditor = g_strdup ("Somebody else");
  g_clear_pointer (&course, anning_payment_course_free);
  course = go_through (&first, &second);
  g_assert_cmpuint (course->debts->len, ==, 1);
  clear (&first);
  clear (&second);
}

/*
 * A claim takes the place of the contract: 50.00 of fees, 100.00 of penalty, 8000.00 of principal on
 * 15 October. What is paid that day is in it; 200.00 later go to the fees, the penalty, and 50.00 to the
 * principal. What is paid beyond it all is left over.
 */
static void
test_claim (void)
{
  Fixture debt = { 0 };
  g_autoptr (AnningPaymentCourse) course = NULL;
  g_autoptr (AnningPaymentCourse) bare = NULL;
  const AnningCourseStep *step;

  make_instalments (&debt);
  debt.debt->claimed_fees = 5000;
  debt.debt->claimed_penalty = 10000;
  debt.debt->claimed_principal = 800000;
  pay (&debt, "2026-10-15", 500, FALSE);
  pay (&debt, "2026-11-01", 20000, FALSE);
  pay (&debt, "2026-11-20", 800000, FALSE);
  course = go_through (&debt, NULL);
  g_assert_true (course->claim_without_day);
  g_clear_pointer (&course, anning_payment_course_free);

  debt.debt->claimed_day = g_strdup ("2026-10-15");
  course = go_through (&debt, NULL);
  g_assert_false (course->claim_without_day);
  check_step (course, 2, ANNING_COURSE_DUE, "2026-09-15", 1, 1000, 0, 100000, 600000);
  check_step (course, 3, ANNING_COURSE_PAYMENT, "2026-10-15", 1, 500, 0, 0, 600000);
  check_step (course, 4, ANNING_COURSE_CLAIM, "2026-10-15", 1, 5000, 10000, 800000, 800000);
  check_step (course, 5, ANNING_COURSE_PAYMENT, "2026-11-01", 1, 5000, 10000, 5000, 795000);
  check_step (course, 6, ANNING_COURSE_PAYMENT, "2026-11-20", 1, 0, 0, 795000, 0);
  step = check_step (course, 7, ANNING_COURSE_LEFT_OVER, "2026-11-20", 1, 0, 0, 0, 0);
  g_assert_cmpint (step->paid, ==, 5000);
  g_assert_cmpint (course->left_over, ==, 5000);

  /* Without terms, the claim is all there is. */
  g_clear_pointer (&debt.debt->method, g_free);
  bare = go_through (&debt, NULL);
  check_step (bare, 0, ANNING_COURSE_CLAIM, "2026-10-15", 1, 5000, 10000, 800000, 800000);
  check_step (bare, 1, ANNING_COURSE_PAYMENT, "2026-11-01", 1, 5000, 10000, 5000, 795000);
  clear (&debt);
}

/* With every payment noted, the account begins with the contract. */
static void
test_all_noted (void)
{
  Fixture debt = { 0 };
  g_autoptr (AnningPaymentCourse) course = NULL;

  make_instalments (&debt);
  pay (&debt, "2026-02-15", 6 * 101000, FALSE);
  course = go_through (&debt, NULL);
  check_step (course, 0, ANNING_COURSE_START, "2026-01-15", 1, 0, 0, 1200000, 1200000);
  check_step (course, 1, ANNING_COURSE_DUE, "2026-02-15", 1, 1000, 0, 100000, 1200000);
  check_step (course, 2, ANNING_COURSE_PAYMENT, "2026-02-15", 1, 1000, 0, 100000, 1100000);
  /* Principal that is not due yet comes after what is. */
  check_step (course, 3, ANNING_COURSE_PAYMENT, "2026-02-15", 1, 0, 0, 505000, 595000);
  g_assert_false (g_array_index (course->steps, AnningCourseStep, 3).due);
  clear (&debt);
}

/*
 * 99.00 that are charged once: before 15 August they count as paid like the instalments, although what is
 * noted pays for these alone; later they fall due by themselves and are paid first, as costs.
 */
static void
test_fee_once (void)
{
  Fixture debt = { 0 };
  g_autoptr (AnningDebtFee) once = anning_debt_fee_new ();
  g_autoptr (AnningPaymentCourse) before = NULL;
  g_autoptr (AnningPaymentCourse) after = NULL;

  make_instalments (&debt);
  once->charged = g_strdup ("once");
  once->amount = 9900;
  once->day = g_strdup ("2026-03-01");
  g_ptr_array_add (debt.debt_case->fees, once);
  pay (&debt, "2026-02-15", 6 * 101000, FALSE);
  pay (&debt, "2026-09-01", 50000, FALSE);
  before = go_through (&debt, NULL);
  check_step (before, 0, ANNING_COURSE_START, "2026-08-15", 1, 0, 0, 600000, 600000);
  check_step (before, 2, ANNING_COURSE_PAYMENT, "2026-09-01", 1, 1000, 0, 49000, 551000);

  g_free (once->day);
  once->day = g_strdup ("2026-08-20");
  g_ptr_array_remove_index (debt.debt_case->payments, 0);
  after = go_through (&debt, NULL);
  check_step (after, 0, ANNING_COURSE_START, "2026-08-15", 1, 0, 0, 600000, 600000);
  check_step (after, 1, ANNING_COURSE_DUE, "2026-08-15", 1, 1000, 0, 100000, 600000);
  check_step (after, 2, ANNING_COURSE_FEE, "2026-08-20", 1, 9900, 0, 0, 600000);
  /* 10.00 and 99.00 first, 391.00 are left for the principal. */
  check_step (after, 3, ANNING_COURSE_PAYMENT, "2026-09-01", 1, 10900, 0, 39100, 560900);
  clear (&debt);
}

/* Nothing is due yet, and neither costs anything: what falls due earlier comes first, and takes all of it. */
static void
test_before_anything_is_due (void)
{
  Fixture late = { 0 };
  Fixture early = { 0 };
  g_autoptr (AnningPaymentCourse) course = NULL;
  const AnningCourseStep *step;

  make_instalments (&late);
  make_bullet (&early);
  g_ptr_array_set_size (late.debt_case->fees, 0);
  g_free (late.debt->overdue_since);
  late.debt->overdue_since = g_strdup ("2026-02-15");
  early.debt->rate = 0;
  g_free (early.debt->contract_day);
  early.debt->contract_day = g_strdup ("2026-01-10");
  early.debt->term_months = 1;
  g_free (early.debt->first_due_day);
  early.debt->first_due_day = g_strdup ("2026-02-10");
  g_free (early.debt->overdue_since);
  early.debt->overdue_since = g_strdup ("2026-02-10");
  pay (&late, "2026-02-01", 100000, TRUE);
  course = go_through (&late, &early);
  g_assert_cmpint (g_array_index (course->steps, AnningCourseStep, 0).kind, ==, ANNING_COURSE_START);
  g_assert_cmpint (g_array_index (course->steps, AnningCourseStep, 1).kind, ==, ANNING_COURSE_START);
  step = check_step (course, 2, ANNING_COURSE_PAYMENT, "2026-02-01", 2, 0, 0, 100000, 400000);
  g_assert_cmpint (step->reason, ==, ANNING_ORDER_EARLIER);
  clear (&late);
  clear (&early);
}

/* A claim and a payment of today count; what is noted for tomorrow does not. */
static void
test_today (void)
{
  Fixture debt = { 0 };
  g_autoptr (AnningPaymentCourse) course = NULL;

  make_instalments (&debt);
  pay (&debt, "2026-11-21", 50000, FALSE);
  pay (&debt, "2026-11-22", 70000, FALSE);
  debt.debt->claimed_principal = 300000;
  debt.debt->claimed_day = g_strdup ("2026-11-21");
  course = go_through (&debt, NULL);
  /* 15 August to 15 November are due, with 10.00 of fee each: the payment takes 40.00 of fees. */
  check_step (course, 5, ANNING_COURSE_PAYMENT, "2026-11-21", 1, 4000, 0, 46000, 554000);
  check_step (course, 6, ANNING_COURSE_CLAIM, "2026-11-21", 1, 0, 0, 300000, 300000);
  g_assert_cmpuint (course->steps->len, ==, 7);
  g_assert_cmpuint (course->n_undesignated, ==, 0);
  clear (&debt);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/payment-course/one", test_one);
  g_test_add_func ("/payment-course/burden", test_burden);
  g_test_add_func ("/payment-course/security", test_security);
  g_test_add_func ("/payment-course/claim", test_claim);
  g_test_add_func ("/payment-course/all-noted", test_all_noted);
  g_test_add_func ("/payment-course/fee-once", test_fee_once);
  g_test_add_func ("/payment-course/before-anything-is-due", test_before_anything_is_due);
  g_test_add_func ("/payment-course/today", test_today);

  return g_test_run ();
}
