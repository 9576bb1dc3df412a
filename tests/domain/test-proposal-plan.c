/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal-plan.h"

static AnningProposal *
make_proposal (const char *kind,
               gint64      base,
               gint64      months,
               const char *first_due_day)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->kind = g_strdup (kind);
  proposal->base_amount = base;
  proposal->months = months;
  proposal->first_due_day = g_strdup (first_due_day);
  return proposal;
}

static AnningProposalPlan *
make_plan (const AnningProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  AnningProposalPlan *plan = anning_proposal_plan_new (proposal, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

#define ROW(plan, i) (&g_array_index ((plan)->payments, AnningInstalment, i))

static void
check_day (const GDate *day,
           const char  *expected)
{
  g_autofree char *text = anning_day_format (day);

  g_assert_cmpstr (text, ==, expected);
}

/* 10 000.00 in seven: 1428.57 six times, 1428.58 at last. */
static void
test_instalments (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 7, "2026-01-31");
  g_autoptr (AnningProposalPlan) plan = make_plan (proposal);

  g_assert_cmpuint (plan->payments->len, ==, 7);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (ROW (plan, i)->payment, ==, 142857);
  g_assert_cmpint (ROW (plan, 6)->payment, ==, 142858);
  g_assert_cmpint (ROW (plan, 6)->balance, ==, 0);
  g_assert_cmpint (plan->total, ==, 1000000);
  g_assert_cmpint (plan->interest, ==, 0);
  check_day (&ROW (plan, 0)->due, "2026-01-31");
  check_day (&ROW (plan, 1)->due, "2026-02-28");
  check_day (&ROW (plan, 2)->due, "2026-03-31");
  check_day (&plan->last_day, "2026-07-31");
}

/*
 * 6 % a year on 10 000.00 over ten months: 1 000 000 × 0.005 / (1 − 1.005^−10)
 * = 102770.57 fen; the interest of the first month is 5000.
 */
static void
test_interest (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 10, "2026-03-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->rate = 60000;
  plan = make_plan (proposal);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 102771);
  g_assert_cmpint (ROW (plan, 0)->interest, ==, 5000);
  g_assert_cmpint (ROW (plan, 0)->balance, ==, 1000000 - 97771);
  g_assert_cmpint (plan->deferral_interest, ==, 0);
  g_assert_cmpint (plan->total, ==, 1000000 + plan->interest);
}

/* Three months at 6 % on 10 000.00 are 150.00, that is 15.00 with each of ten payments. */
static void
test_deferral (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("deferral", 1000000, 10, "2026-01-31");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->rate = 60000;
  proposal->defer_months = 3;
  plan = make_plan (proposal);
  g_assert_cmpint (plan->deferral_interest, ==, 15000);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 102771 + 1500);
  g_assert_cmpint (ROW (plan, 0)->interest, ==, 5000 + 1500);
  g_assert_cmpint (ROW (plan, 0)->principal, ==, 97771);
  check_day (&ROW (plan, 0)->due, "2026-04-30");
  check_day (&ROW (plan, 1)->due, "2026-05-31");
  g_assert_cmpint (plan->total, ==, 1000000 + plan->interest);
}

static void
test_deferral_without_interest (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("deferral", 1200000, 12, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->defer_months = 6;
  plan = make_plan (proposal);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 100000);
  g_assert_cmpint (plan->total, ==, 1200000);
  check_day (&ROW (plan, 0)->due, "2026-07-15");
  check_day (&plan->last_day, "2027-06-15");
}

/* What does not divide evenly is spread all the same; the last payment has the rest. */
static void
test_spread (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("deferral", 100000, 3, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  /* one month of 12 % on 1000.00: 10.00, in three shares 3.33, 3.33, 3.34 */
  proposal->rate = 120000;
  proposal->defer_months = 1;
  plan = make_plan (proposal);
  /* 1 000.00 in three at 1 % a month: 100000 / 2.940985207 = 34002.21 */
  g_assert_cmpint (plan->deferral_interest, ==, 1000);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 34002 + 333);
  g_assert_cmpint (ROW (plan, 1)->payment, ==, 34002 + 333);
  /* 100000 - 33002 - 33332 with 1 % on it: 33666 + 337 */
  g_assert_cmpint (ROW (plan, 2)->payment, ==, 34003 + 334);
  g_assert_cmpint (plan->total, ==, 100000 + 1000 + 1000 + 670 + 337);
}

static void
test_waiver (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("waiver", 1000000, 3, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->waived = 400000;
  plan = make_plan (proposal);
  g_assert_cmpint (plan->base, ==, 600000);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 200000);
  g_assert_cmpint (plan->total, ==, 600000);
}

/* One payment, whatever number of months is left over from another kind. */
static void
test_settlement (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("settlement", 1000000, 24, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->waived = 350000;
  proposal->rate = 60000;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 1);
  g_assert_cmpint (plan->total, ==, 650000);
  g_assert_cmpint (plan->interest, ==, 0);
  check_day (&plan->last_day, "2026-01-15");

  proposal->months = 0;
  g_clear_pointer (&plan, anning_proposal_plan_free);
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 1);
}

/* 10 000.00 by 3 000.00: three of them, and 1 000.00 at last. */
static void
test_by_sum (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 0, "2026-01-31");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->instalment = 300000;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 4);
  g_assert_cmpuint (plan->n_instalments, ==, 4);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (ROW (plan, i)->payment, ==, 300000);
  g_assert_cmpint (ROW (plan, 3)->payment, ==, 100000);
  g_assert_cmpint (ROW (plan, 3)->balance, ==, 0);
  g_assert_cmpint (plan->first_payment, ==, 300000);
  g_assert_cmpint (plan->highest_payment, ==, 300000);
  g_assert_cmpint (plan->total, ==, 1000000);
  check_day (&ROW (plan, 1)->due, "2026-02-28");
  check_day (&plan->last_day, "2026-04-30");
}

/* One yuan that is left goes into the last payment, 1.03 becomes a payment of its own. */
static void
test_by_sum_rest (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 0, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->instalment = 333300;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 3);
  g_assert_cmpint (ROW (plan, 2)->payment, ==, 333400);
  g_assert_cmpint (plan->highest_payment, ==, 333400);

  proposal->instalment = 333299;
  g_clear_pointer (&plan, anning_proposal_plan_free);
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 4);
  g_assert_cmpint (ROW (plan, 3)->payment, ==, 103);
}

/*
 * 1 000.00 at 1 % a month by 400.00: interest 10.00 on 1 000.00, 6.10 on 610.00,
 * 2.16 on 216.10.
 */
static void
test_by_sum_interest (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 100000, 0, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->rate = 120000;
  proposal->instalment = 40000;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 3);
  g_assert_cmpint (ROW (plan, 0)->interest, ==, 1000);
  g_assert_cmpint (ROW (plan, 0)->balance, ==, 61000);
  g_assert_cmpint (ROW (plan, 1)->interest, ==, 610);
  g_assert_cmpint (ROW (plan, 1)->balance, ==, 21610);
  g_assert_cmpint (ROW (plan, 2)->interest, ==, 216);
  g_assert_cmpint (ROW (plan, 2)->payment, ==, 21826);
  g_assert_cmpint (plan->total, ==, 101826);
}

/* With a number too, the last payment of that number takes all that is left. */
static void
test_by_sum_and_number (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 4, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->instalment = 100000;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 4);
  g_assert_cmpint (ROW (plan, 2)->payment, ==, 100000);
  g_assert_cmpint (ROW (plan, 3)->payment, ==, 700000);
  g_assert_cmpint (plan->highest_payment, ==, 700000);
}

/*
 * Two deferred months of 12 % on 1 000.00 are 20.00; they are paid before the principal:
 * 400.00 = 30.00 + 370.00, 400.00 = 6.30 + 393.70, then 236.30 + 2.36.
 */
static void
test_deferral_by_sum (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("deferral", 100000, 0, "2026-01-31");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->rate = 120000;
  proposal->defer_months = 2;
  proposal->instalment = 40000;
  plan = make_plan (proposal);
  g_assert_cmpint (plan->deferral_interest, ==, 2000);
  g_assert_cmpuint (plan->payments->len, ==, 3);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 40000);
  g_assert_cmpint (ROW (plan, 0)->principal, ==, 37000);
  g_assert_cmpint (ROW (plan, 1)->principal, ==, 39370);
  g_assert_cmpint (ROW (plan, 2)->payment, ==, 23630 + 236);
  g_assert_cmpint (plan->interest, ==, 3000 + 630 + 236);
  check_day (&ROW (plan, 0)->due, "2026-03-31");
  check_day (&plan->start, "2025-12-31");
}

/* Interest while deferred: off, and at half the rate. */
static void
test_deferral_rate (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("deferral", 1000000, 10, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->rate = 60000;
  proposal->defer_months = 3;
  proposal->defer_rate = 0;
  plan = make_plan (proposal);
  g_assert_cmpint (plan->deferral_interest, ==, 0);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 102771);

  proposal->defer_rate = 30000;
  g_clear_pointer (&plan, anning_proposal_plan_free);
  plan = make_plan (proposal);
  g_assert_cmpint (plan->deferral_interest, ==, 7500);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 102771 + 750);
}

/* 1 000.00 for three months, 1 500.00 for three, 2 000.00, and 500.00 that are left. */
static void
test_step_up_by_sum (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 0, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->instalment = 100000;
  proposal->step_up = 50000;
  proposal->step_months = 3;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 8);
  g_assert_cmpint (ROW (plan, 2)->payment, ==, 100000);
  g_assert_cmpint (ROW (plan, 3)->payment, ==, 150000);
  g_assert_cmpint (ROW (plan, 6)->payment, ==, 200000);
  g_assert_cmpint (ROW (plan, 7)->payment, ==, 50000);
  g_assert_cmpint (plan->first_payment, ==, 100000);
  g_assert_cmpint (plan->highest_payment, ==, 200000);
}

/* Twelve payments of which six are 100.00 higher: (12 000.00 - 600.00) / 12 = 950.00. */
static void
test_step_up_by_number (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1200000, 12, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->step_up = 10000;
  proposal->step_months = 6;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 12);
  g_assert_cmpint (ROW (plan, 5)->payment, ==, 95000);
  g_assert_cmpint (ROW (plan, 6)->payment, ==, 105000);
  g_assert_cmpint (ROW (plan, 11)->payment, ==, 105000);
  g_assert_cmpint (plan->total, ==, 1200000);
}

/*
 * 1 000.00 at 1 % a month in two payments x and x + 100.00:
 * 1 000.00 × 1.0201 = 1.01 x + x + 100.00, so x = 920.10 / 2.01 = 457.76.
 */
static void
test_step_up_interest (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 100000, 2, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->rate = 120000;
  proposal->step_up = 10000;
  proposal->step_months = 1;
  plan = make_plan (proposal);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 45776);
  g_assert_cmpint (ROW (plan, 0)->interest, ==, 1000);
  g_assert_cmpint (ROW (plan, 1)->payment, ==, 55776);
  g_assert_cmpint (ROW (plan, 1)->interest, ==, 552);
}

static void
test_waiver_by_part (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("waiver", 1000000, 2, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->waived = 100000;
  proposal->waived_interest = 200000;
  proposal->waived_penalty = 50000;
  proposal->waived_fees = 30000;
  plan = make_plan (proposal);
  g_assert_cmpint (plan->waived, ==, 380000);
  g_assert_cmpint (plan->base, ==, 620000);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 310000);
  g_assert_cmpint (plan->total, ==, 620000);
}

/* 2 000.00 at once, then eight times 1 000.00. */
static void
test_down_payment (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 8, "2026-02-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->down_payment = 200000;
  proposal->down_day = g_strdup ("2026-01-10");
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 9);
  g_assert_cmpuint (plan->n_instalments, ==, 8);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 200000);
  g_assert_cmpint (ROW (plan, 0)->interest, ==, 0);
  g_assert_cmpint (ROW (plan, 0)->balance, ==, 800000);
  check_day (&ROW (plan, 0)->due, "2026-01-10");
  g_assert_cmpuint (ROW (plan, 1)->number, ==, 2);
  g_assert_cmpint (ROW (plan, 1)->payment, ==, 100000);
  check_day (&ROW (plan, 1)->due, "2026-02-15");
  g_assert_cmpint (plan->first_payment, ==, 100000);
  g_assert_cmpint (plan->highest_payment, ==, 100000);
  g_assert_cmpint (plan->base, ==, 1000000);
  g_assert_cmpint (plan->total, ==, 1000000);
  check_day (&plan->start, "2026-01-10");
}

/* All at once: a waiver of a part, a down payment, a deferral without interest, steps. */
static void
test_combination (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 4, "2026-01-31");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->waived_penalty = 100000;
  proposal->down_payment = 300000;
  proposal->down_day = g_strdup ("2026-01-05");
  proposal->defer_months = 1;
  proposal->defer_rate = 0;
  proposal->step_up = 10000;
  proposal->step_months = 2;
  plan = make_plan (proposal);
  /* 6 000.00 less two steps of 100.00, in four: 1 450.00 */
  g_assert_cmpuint (plan->payments->len, ==, 5);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 300000);
  g_assert_cmpint (ROW (plan, 1)->payment, ==, 145000);
  g_assert_cmpint (ROW (plan, 2)->payment, ==, 145000);
  g_assert_cmpint (ROW (plan, 3)->payment, ==, 155000);
  g_assert_cmpint (ROW (plan, 4)->payment, ==, 155000);
  check_day (&ROW (plan, 1)->due, "2026-02-28");
  check_day (&ROW (plan, 2)->due, "2026-03-31");
  g_assert_cmpint (plan->total, ==, 900000);
}

/* What is owed beyond the one sum is waived; a part of it may be paid first. */
static void
test_settlement_by_sum (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("settlement", 1000000, 0, "2026-02-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->instalment = 600000;
  proposal->waived_interest = 150000;
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 1);
  g_assert_cmpint (plan->total, ==, 600000);
  g_assert_cmpint (plan->waived, ==, 400000);
  g_assert_cmpint (plan->interest, ==, 0);

  proposal->down_payment = 100000;
  proposal->down_day = g_strdup ("2026-02-01");
  g_clear_pointer (&plan, anning_proposal_plan_free);
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 2);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 100000);
  g_assert_cmpint (ROW (plan, 1)->payment, ==, 500000);
}

/* cn_textbook_loans.csv: 1 000 000.00 at 4.9 % over 360 months. */
static void
test_textbook (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 100000000, 360, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  proposal->rate = 49000;
  plan = make_plan (proposal);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 530727);
  g_assert_cmpint (ROW (plan, 0)->interest, ==, 408333);
  g_assert_cmpint (ROW (plan, 0)->principal, ==, 122394);
  /* The book does not round: half a fen may go astray in each of twelve payments. */
  g_assert_cmpint (ABS (ROW (plan, 11)->balance - 98497841), <=, 6);

  /* The same sum named, its number left open: it is paid in as many months. */
  proposal->months = 0;
  proposal->instalment = 530727;
  g_clear_pointer (&plan, anning_proposal_plan_free);
  plan = make_plan (proposal);
  g_assert_cmpuint (plan->payments->len, ==, 360);
}

static void
assert_fails (const AnningProposal *proposal,
              AnningValueError      code,
              const char           *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_proposal_plan_new (proposal, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, field);
}

#define ASSERT_FAILS(member, value, code)                          \
  G_STMT_START                                                     \
  {                                                                \
    gint64 kept = proposal->member;                                \
    proposal->member = value;                                      \
    assert_fails (proposal, ANNING_VALUE_ERROR_##code, #member);   \
    proposal->member = kept;                                       \
  }                                                                \
  G_STMT_END

static void
test_refused (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 12, "2026-01-15");

  ASSERT_FAILS (base_amount, 0, MISSING);
  ASSERT_FAILS (base_amount, -1, NEGATIVE);
  ASSERT_FAILS (base_amount, G_MAXINT64, TOO_LARGE);
  ASSERT_FAILS (months, 0, MISSING);
  ASSERT_FAILS (months, -1, NEGATIVE);
  ASSERT_FAILS (months, 601, TOO_LARGE);
  ASSERT_FAILS (defer_months, -1, NEGATIVE);
  ASSERT_FAILS (defer_months, G_MAXINT64, TOO_LARGE);
  ASSERT_FAILS (rate, -1, NEGATIVE);
  ASSERT_FAILS (rate, G_MAXINT64, TOO_LARGE);
  ASSERT_FAILS (waived, -1, NEGATIVE);
  ASSERT_FAILS (waived, 1000000, TOO_LARGE);
  ASSERT_FAILS (waived, 1000001, TOO_LARGE);
  ASSERT_FAILS (waived_interest, -1, NEGATIVE);
  ASSERT_FAILS (waived_interest, 1000000, TOO_LARGE);
  ASSERT_FAILS (waived_fees, 1000000, TOO_LARGE);
  ASSERT_FAILS (waived_penalty, 1000000, TOO_LARGE);
  ASSERT_FAILS (instalment, -1, NEGATIVE);
  ASSERT_FAILS (step_up, -1, NEGATIVE);
  ASSERT_FAILS (step_months, -1, NEGATIVE);
  ASSERT_FAILS (step_months, 601, TOO_LARGE);
  ASSERT_FAILS (defer_rate, -1, NEGATIVE);
  ASSERT_FAILS (down_payment, 1000000, TOO_LARGE);
  ASSERT_FAILS (down_payment, -1, NEGATIVE);

  g_free (proposal->kind);
  proposal->kind = g_strdup ("deferral");
  assert_fails (proposal, ANNING_VALUE_ERROR_MISSING, "defer_months");
  g_free (proposal->kind);
  proposal->kind = g_strdup ("waiver");
  assert_fails (proposal, ANNING_VALUE_ERROR_MISSING, "waived");
  g_clear_pointer (&proposal->kind, g_free);
  assert_fails (proposal, ANNING_VALUE_ERROR_MISSING, "kind");

  proposal->kind = g_strdup ("instalments");
  g_clear_pointer (&proposal->first_due_day, g_free);
  assert_fails (proposal, ANNING_VALUE_ERROR_MISSING, "first_due_day");
  proposal->first_due_day = g_strdup ("2026-02-30");
  assert_fails (proposal, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
  g_free (proposal->first_due_day);
  proposal->first_due_day = g_strdup ("9999-12-31");
  assert_fails (proposal, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
}

/* Payments that never get there, and days out of order. */
static void
test_refused_combinations (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("instalments", 1000000, 12, "2026-01-15");

  /* Steps that are together more than what is owed. */
  proposal->step_up = 1000000;
  assert_fails (proposal, ANNING_VALUE_ERROR_MISSING, "step_months");
  proposal->step_months = 1;
  assert_fails (proposal, ANNING_VALUE_ERROR_NO_SOLUTION, "step_up");
  proposal->rate = 120000;
  assert_fails (proposal, ANNING_VALUE_ERROR_NO_SOLUTION, "step_up");
  proposal->step_up = 0;

  /* the interest of one month is 100.00 */
  proposal->months = 0;
  proposal->instalment = 10000;
  assert_fails (proposal, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
  proposal->instalment = 9999;
  assert_fails (proposal, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
  proposal->instalment = 10001;
  assert_fails (proposal, ANNING_VALUE_ERROR_TOO_LARGE, "months");
  proposal->instalment = 0;
  assert_fails (proposal, ANNING_VALUE_ERROR_MISSING, "months");
  proposal->months = 12;

  proposal->waived = 400000;
  proposal->waived_fees = 600000;
  assert_fails (proposal, ANNING_VALUE_ERROR_TOO_LARGE, "waived");
  proposal->waived_fees = 0;

  proposal->down_payment = 600000;
  assert_fails (proposal, ANNING_VALUE_ERROR_TOO_LARGE, "down_payment");
  proposal->down_payment = 100000;
  assert_fails (proposal, ANNING_VALUE_ERROR_MISSING, "down_day");
  proposal->down_day = g_strdup ("2026-01-16");
  assert_fails (proposal, ANNING_VALUE_ERROR_NOT_A_DAY, "down_day");

  g_free (proposal->kind);
  proposal->kind = g_strdup ("settlement");
  proposal->instalment = 600001;
  assert_fails (proposal, ANNING_VALUE_ERROR_TOO_LARGE, "instalment");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/proposal-plan/instalments", test_instalments);
  g_test_add_func ("/proposal-plan/interest", test_interest);
  g_test_add_func ("/proposal-plan/deferral", test_deferral);
  g_test_add_func ("/proposal-plan/deferral-without-interest", test_deferral_without_interest);
  g_test_add_func ("/proposal-plan/spread", test_spread);
  g_test_add_func ("/proposal-plan/waiver", test_waiver);
  g_test_add_func ("/proposal-plan/settlement", test_settlement);
  g_test_add_func ("/proposal-plan/by-sum", test_by_sum);
  g_test_add_func ("/proposal-plan/by-sum-rest", test_by_sum_rest);
  g_test_add_func ("/proposal-plan/by-sum-interest", test_by_sum_interest);
  g_test_add_func ("/proposal-plan/by-sum-and-number", test_by_sum_and_number);
  g_test_add_func ("/proposal-plan/deferral-by-sum", test_deferral_by_sum);
  g_test_add_func ("/proposal-plan/deferral-rate", test_deferral_rate);
  g_test_add_func ("/proposal-plan/step-up-by-sum", test_step_up_by_sum);
  g_test_add_func ("/proposal-plan/step-up-by-number", test_step_up_by_number);
  g_test_add_func ("/proposal-plan/step-up-interest", test_step_up_interest);
  g_test_add_func ("/proposal-plan/waiver-by-part", test_waiver_by_part);
  g_test_add_func ("/proposal-plan/down-payment", test_down_payment);
  g_test_add_func ("/proposal-plan/combination", test_combination);
  g_test_add_func ("/proposal-plan/settlement-by-sum", test_settlement_by_sum);
  g_test_add_func ("/proposal-plan/textbook", test_textbook);
  g_test_add_func ("/proposal-plan/refused", test_refused);
  g_test_add_func ("/proposal-plan/refused-combinations", test_refused_combinations);

  return g_test_run ();
}
