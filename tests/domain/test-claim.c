/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-claim.h"

#include "anning-date.h"
#include "anning-debt-state.h"
#include "anning-money.h"

/*
 * 12 000.00 in twelve payments of 1000.00 without interest, due on the 15th from February; overdue
 * since 15 April. 18.25 % a year on what is overdue is 0.05 % a day: 0.50 a day for each payment.
 */
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
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-04-15");
  debt->penalty_rate = 182500;
  debt->claimed_day = g_strdup ("2026-06-01");
  return debt;
}

/* 10 000.00 at 12 %: 100.00 of interest on 15 February and March, everything on 15 April. */
static AnningDebt *
make_interest_only (void)
{
  AnningDebt *debt = make_debt ();

  debt->principal = 1000000;
  debt->rate = 120000;
  debt->term_months = 3;
  g_free (debt->method);
  debt->method = g_strdup ("interest_only");
  g_free (debt->overdue_since);
  debt->overdue_since = g_strdup ("2026-02-15");
  g_free (debt->claimed_day);
  debt->claimed_day = g_strdup ("2026-04-01");
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

static AnningClaim *
claim_of (const AnningDebtCase *debt_case)
{
  g_autoptr (GError) error = NULL;
  AnningClaim *claim;
  GDate today;

  g_assert_true (anning_day_parse ("2026-07-01", &today));
  claim = anning_claim_new (debt_case, &today, &error);
  g_assert_no_error (error);
  return claim;
}

static void
check_line (const AnningClaimLine *line,
            gint64                 contract,
            gint64                 claimed,
            gint64                 difference,
            guint                  reasons)
{
  g_assert_cmpint (line->contract, ==, contract);
  g_assert_cmpint (line->claimed, ==, claimed);
  g_assert_cmpint (line->difference, ==, difference);
  g_assert_cmpuint (line->reasons, ==, reasons);
}

/* April for 47 days and May for 17, 0.50 a day each: 32.00. */
static void
test_penalty (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningClaim) claim = NULL;

  debt->claimed_principal = 1000000;
  debt->claimed_penalty = 6400;
  claim = claim_of (debt_case);
  g_assert_false (claim->day_assumed);
  g_assert_cmpint (claim->principal_due, ==, 200000);
  g_assert_cmpint (claim->principal_later, ==, 800000);
  check_line (&claim->parts[ANNING_CLAIM_PRINCIPAL], 1000000, 1000000, 0,
              ANNING_CLAIM_SAME | ANNING_CLAIM_NOT_YET_DUE);
  check_line (&claim->parts[ANNING_CLAIM_INTEREST], 0, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_CLAIM_NOT_NAMED);
  check_line (&claim->parts[ANNING_CLAIM_PENALTY], 3200, 6400, 3200,
              ANNING_CLAIM_MORE | ANNING_CLAIM_RATE_HIGHER);
  check_line (&claim->parts[ANNING_CLAIM_FEES], 0, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_CLAIM_NOT_NAMED);
  check_line (&claim->total, 1003200, 1006400, 3200, ANNING_CLAIM_MORE);
  /* Twice the sum, twice the rate. */
  g_assert_cmpint (claim->claimed_rate, ==, 365000);
}

static void
test_penalty_unknown (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningClaim) claim = NULL;

  debt->penalty_rate = ANNING_UNKNOWN;
  debt->claimed_principal = 200000;
  debt->claimed_penalty = 6400;
  claim = claim_of (debt_case);
  check_line (&claim->parts[ANNING_CLAIM_PRINCIPAL], 1000000, 200000, -800000, ANNING_CLAIM_ONLY_DUE);
  check_line (&claim->parts[ANNING_CLAIM_PENALTY], ANNING_UNKNOWN, 6400, ANNING_UNKNOWN,
              ANNING_CLAIM_RATE_UNKNOWN);
  g_assert_cmpint (claim->claimed_rate, ==, 365000);
  g_assert_cmpint (claim->total.contract, ==, ANNING_UNKNOWN);
  g_assert_cmpint (claim->total.claimed, ==, 206400);
  g_assert_cmpint (claim->total.difference, ==, ANNING_UNKNOWN);
  /* The penalty left out on both sides. */
  g_assert_cmpint (claim->rest.contract, ==, 1000000);
  g_assert_cmpint (claim->rest.claimed, ==, 200000);
  g_assert_cmpint (claim->rest.difference, ==, -800000);
}

/*
 * 1000.00 paid on 25 May. Until then 40 days of April and 10 of May make 25.00 of penalty, so 975.00
 * go to principal. On the 1025.00 left, seven days make 3.5875: 3.59.
 */
static void
test_payment (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) noted = make_payment ("2026-03-15", 100000);
  g_autoptr (AnningPayment) payment = make_payment ("2026-05-25", 100000);
  g_autoptr (AnningPayment) later = make_payment ("2026-06-02", 100000);
  g_autoptr (AnningClaim) claim = NULL;
  const AnningClaimStep *step;

  g_ptr_array_add (debt_case->payments, noted);
  g_ptr_array_add (debt_case->payments, payment);
  g_ptr_array_add (debt_case->payments, later);
  debt->claimed_principal = 1000000;
  claim = claim_of (debt_case);

  g_assert_cmpuint (claim->steps->len, ==, 3);
  step = &g_array_index (claim->steps, AnningClaimStep, 2);
  g_assert_cmpint (step->kind, ==, ANNING_CLAIM_STEP_PAYMENT);
  g_assert_cmpint (step->penalty, ==, 2500);
  g_assert_cmpint (step->principal, ==, 97500);
  g_assert_cmpint (step->overdue, ==, 102500);
  g_assert_cmpint (claim->principal_due, ==, 102500);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_PENALTY].contract, ==, 359);
  /* 97.50 too much, but no whole payment. */
  check_line (&claim->parts[ANNING_CLAIM_PRINCIPAL], 902500, 1000000, 97500,
              ANNING_CLAIM_MORE | ANNING_CLAIM_NOT_YET_DUE);
}

/* Nothing was overdue when it was paid: all of it is principal, and the creditor did not see it. */
static void
test_payment_not_counted (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) payment = make_payment ("2026-04-15", 80000);
  g_autoptr (AnningClaim) claim = NULL;

  g_ptr_array_add (debt_case->payments, payment);
  debt->claimed_principal = 1000000;
  claim = claim_of (debt_case);
  check_line (&claim->parts[ANNING_CLAIM_PRINCIPAL], 920000, 1000000, 80000,
              ANNING_CLAIM_MORE | ANNING_CLAIM_NOT_YET_DUE | ANNING_CLAIM_PAYMENT);
}

/* 4500.00 noted where February and March came to 2000.00: April and May are paid, 500.00 remain. */
static void
test_ahead (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) february = make_payment ("2026-02-15", 100000);
  g_autoptr (AnningPayment) rest = make_payment ("2026-04-01", 350000);
  g_autoptr (AnningClaim) claim = NULL;

  g_ptr_array_add (debt_case->payments, february);
  g_ptr_array_add (debt_case->payments, rest);
  claim = claim_of (debt_case);
  g_assert_cmpint (claim->principal_due, ==, 0);
  g_assert_cmpint (claim->ahead, ==, 50000);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_PRINCIPAL].contract, ==, 750000);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_PENALTY].contract, ==, 0);
}

static void
test_interest (void)
{
  g_autoptr (AnningDebt) debt = make_interest_only ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningClaim) claim = NULL;
  g_autoptr (AnningClaim) more = NULL;

  debt->claimed_interest = 30000;
  debt->claimed_penalty = 500;
  debt->claimed_fees = 20000;
  claim = claim_of (debt_case);
  g_assert_cmpint (claim->interest_later, ==, 10000);
  check_line (&claim->parts[ANNING_CLAIM_INTEREST], 20000, 30000, 10000,
              ANNING_CLAIM_MORE | ANNING_CLAIM_LATER_INTEREST);
  check_line (&claim->parts[ANNING_CLAIM_PENALTY], 0, 500, 500, ANNING_CLAIM_MORE | ANNING_CLAIM_NOT_OVERDUE);
  check_line (&claim->parts[ANNING_CLAIM_FEES], 0, 20000, 20000, ANNING_CLAIM_MORE | ANNING_CLAIM_NO_SUCH_FEE);

  debt->claimed_interest = 30101;
  more = claim_of (debt_case);
  check_line (&more->parts[ANNING_CLAIM_INTEREST], 20000, 30101, 10101, ANNING_CLAIM_MORE);
}

/* Of 250.00, 30.00 go to the fees of two months, 200.00 to their interest, 20.00 to principal. */
static void
test_order (void)
{
  g_autoptr (AnningDebt) debt = make_interest_only ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningPayment) payment = make_payment ("2026-03-20", 25000);
  g_autoptr (AnningClaim) claim = NULL;
  const AnningClaimStep *step;

  fee->charged = g_strdup ("monthly");
  fee->amount = 1500;
  g_ptr_array_add (debt_case->fees, fee);
  g_ptr_array_add (debt_case->payments, payment);
  debt->claimed_fees = 3000;
  claim = claim_of (debt_case);
  step = &g_array_index (claim->steps, AnningClaimStep, 2);
  g_assert_cmpint (step->fees, ==, 3000);
  g_assert_cmpint (step->interest, ==, 20000);
  g_assert_cmpint (step->principal, ==, 0);
  g_assert_cmpint (claim->ahead, ==, 2000);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_PRINCIPAL].contract, ==, 998000);
  check_line (&claim->parts[ANNING_CLAIM_FEES], 0, 3000, 3000, ANNING_CLAIM_MORE);
}

/* A fee that is due once, and one kept back at payout: only the first is part of a claim. */
static void
test_fees (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningDebtFee) once = anning_debt_fee_new ();
  g_autoptr (AnningDebtFee) payout = anning_debt_fee_new ();
  g_autoptr (AnningClaim) claim = NULL;

  once->charged = g_strdup ("once");
  once->amount = 9900;
  once->day = g_strdup ("2026-05-01");
  payout->charged = g_strdup ("at_payout");
  payout->amount = 120000;
  g_ptr_array_add (debt_case->fees, once);
  g_ptr_array_add (debt_case->fees, payout);
  debt->claimed_principal = 1000000;
  claim = claim_of (debt_case);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_FEES].contract, ==, 9900);
  g_assert_cmpint (claim->kept_back, ==, 120000);
  check_line (&claim->parts[ANNING_CLAIM_PRINCIPAL], 1000000, 1000000, 0,
              ANNING_CLAIM_SAME | ANNING_CLAIM_NOT_YET_DUE | ANNING_CLAIM_KEPT_BACK);
}

/* 99.00 once, in the time that counts as paid: what was noted for it pays nothing else. */
static void
test_fee_paid_before (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningDebtFee) once = anning_debt_fee_new ();
  g_autoptr (AnningPayment) payment = make_payment ("2026-03-15", 2 * 100000 + 9900);
  g_autoptr (AnningClaim) claim = NULL;

  once->charged = g_strdup ("once");
  once->amount = 9900;
  once->day = g_strdup ("2026-03-01");
  g_ptr_array_add (debt_case->fees, once);
  g_ptr_array_add (debt_case->payments, payment);
  claim = claim_of (debt_case);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_FEES].contract, ==, 0);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_PRINCIPAL].contract, ==, 1000000);
}

/* Without its day the claim is compared with today, 1 July: April 77 days, May 47, June 16. */
static void
test_day_unknown (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningClaim) claim = NULL;

  g_clear_pointer (&debt->claimed_day, g_free);
  claim = claim_of (debt_case);
  g_assert_true (claim->day_assumed);
  g_assert_cmpint (claim->parts[ANNING_CLAIM_PENALTY].contract, ==, 7000);
  /* Nothing is claimed: there is nothing to explain. */
  for (guint i = 0; i < ANNING_CLAIM_N_PARTS; i++)
    g_assert_cmpuint (claim->parts[i].reasons, ==, 0);
  g_assert_false (anning_debt_is_claimed (debt));
}

/* Whatever is paid, less than all: each fen of it went to something, and what was due is open or was paid. */
static void
test_nothing_lost (void)
{
  for (guint run = 0; run < 100; run++)
    {
      g_autoptr (AnningDebt) debt = make_interest_only ();
      g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
      g_autoptr (GPtrArray) payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
      g_autoptr (AnningClaim) claim = NULL;
      guint n = (guint) g_test_rand_int_range (0, 10);
      gint64 paid = 0;
      gint64 interest = 0;
      gint64 principal = 0;

      g_free (debt->claimed_day);
      debt->claimed_day = g_strdup ("2026-06-30");
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *day = g_strdup_printf ("2026-%02d-%02d", g_test_rand_int_range (2, 7),
                                                  g_test_rand_int_range (15, 29));

          g_ptr_array_add (payments, make_payment (day, g_test_rand_int_range (1, 90000)));
          g_ptr_array_add (debt_case->payments, g_ptr_array_index (payments, i));
        }
      claim = claim_of (debt_case);
      for (guint i = 0; i < claim->steps->len; i++)
        {
          const AnningClaimStep *step = &g_array_index (claim->steps, AnningClaimStep, i);

          g_assert_cmpint (step->overdue, >=, 0);
          if (step->kind == ANNING_CLAIM_STEP_PAYMENT)
            paid += step->amount;
          if (step->kind == ANNING_CLAIM_STEP_DUE)
            continue;
          interest += step->interest;
          principal += step->principal;
          paid -= step->interest + step->penalty + step->principal + step->fees;
        }
      /* Three months at 100.00, and 10 000.00. */
      g_assert_cmpint (paid, ==, 0);
      g_assert_cmpint (interest + claim->parts[ANNING_CLAIM_INTEREST].contract, ==, 30000);
      g_assert_cmpint (principal + claim->principal_due, ==, 1000000);
    }
}

static void
test_terms_missing (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningClaim) claim = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_assert_true (anning_day_parse ("2026-07-01", &today));
  g_clear_pointer (&debt->method, g_free);
  claim = anning_claim_new (debt_case, &today, &error);
  g_assert_null (claim);
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==, "method");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/claim/penalty", test_penalty);
  g_test_add_func ("/claim/penalty-unknown", test_penalty_unknown);
  g_test_add_func ("/claim/payment", test_payment);
  g_test_add_func ("/claim/payment-not-counted", test_payment_not_counted);
  g_test_add_func ("/claim/ahead", test_ahead);
  g_test_add_func ("/claim/interest", test_interest);
  g_test_add_func ("/claim/order", test_order);
  g_test_add_func ("/claim/fees", test_fees);
  g_test_add_func ("/claim/fee-paid-before", test_fee_paid_before);
  g_test_add_func ("/claim/day-unknown", test_day_unknown);
  g_test_add_func ("/claim/nothing-lost", test_nothing_lost);
  g_test_add_func ("/claim/terms-missing", test_terms_missing);

  return g_test_run ();
}
