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

/* What does not divide evenly is spread all the same, and adds up. */
static void
test_spread (void)
{
  g_autoptr (AnningProposal) proposal = make_proposal ("deferral", 100000, 3, "2026-01-15");
  g_autoptr (AnningProposalPlan) plan = NULL;

  /* one month of 12 % on 1000.00: 10.00, in three shares 3.33, 3.34, 3.33 */
  proposal->rate = 120000;
  proposal->defer_months = 1;
  plan = make_plan (proposal);
  /* 1 000.00 in three at 1 % a month: 100000 / 2.940985207 = 34002.21 */
  g_assert_cmpint (plan->deferral_interest, ==, 1000);
  g_assert_cmpint (ROW (plan, 0)->payment, ==, 34002 + 333);
  g_assert_cmpint (ROW (plan, 1)->payment, ==, 34002 + 334);
  g_assert_cmpint (ROW (plan, 0)->payment + ROW (plan, 1)->payment + ROW (plan, 2)->payment, ==,
                   plan->total);
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
  g_test_add_func ("/proposal-plan/refused", test_refused);

  return g_test_run ();
}
