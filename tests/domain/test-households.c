/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Made-up households whose values lie at their limits or make no sense together: whatever is entered,
 * nothing overflows, no sum that is open goes below zero, and parts add up to their whole.
 */
#include "anning-agreement.h"
#include "anning-claim.h"
#include "anning-cost-excess.h"
#include "anning-cost-shares.h"
#include "anning-debt-standing.h"
#include "anning-due-days.h"
#include "anning-limitation.h"
#include "anning-money.h"
#include "anning-payment-course.h"
#include "anning-promises.h"
#include "anning-proposal-compare.h"
#include "anning-yearly-cost.h"

#define HOUSEHOLDS 1500
#define LINE 240000

/* The cases, and what they point to. */
typedef struct
{
  GPtrArray *cases;
  GPtrArray *debts;
  GPtrArray *fees;
  GPtrArray *lines;
  GPtrArray *payments;
  GPtrArray *proposals;
} Household;

static GRand *rand_source;
static guint n_schedules;
static guint n_plans;

static gboolean
one_of (gint32 n)
{
  return g_rand_int_range (rand_source, 0, n) == 0;
}

static gint64
pick (const gint64 *values,
      guint         n_values)
{
  return values[g_rand_int_range (rand_source, 0, (gint32) n_values)];
}

/* fen */
static gint64
a_sum (gboolean may_be_unknown)
{
  static const gint64 sums[] = { 0, 1, 2, 99, 100, 101, 4999, 5000, 1234567, 10000000,
                                 ANNING_MONEY_MAX - 1, ANNING_MONEY_MAX };

  if (may_be_unknown && one_of (3))
    return ANNING_UNKNOWN;
  return one_of (3) ? g_rand_int_range (rand_source, 0, 2000000) : pick (sums, G_N_ELEMENTS (sums));
}

static gint64
a_rate (gboolean may_be_unknown)
{
  static const gint64 rates[] = { 0, 1, 36000, 120000, 240000, 360000, 1000000, ANNING_RATE_MAX };

  return may_be_unknown && one_of (4) ? ANNING_UNKNOWN : pick (rates, G_N_ELEMENTS (rates));
}

static gint64
a_term (void)
{
  static const gint64 terms[] = { 0, 1, 2, 3, 12, 24, 36, 120, 599, 600, 601 };

  return pick (terms, G_N_ELEMENTS (terms));
}

static char *
a_day (void)
{
  static const char *const days[] = {
    NULL, "0001-01-01", "1969-12-31", "1970-01-01", "2019-08-20", "2020-02-29", "2024-01-31", "2024-02-29",
    "2026-01-31", "2026-11-21", "2026-11-22", "2026-11-23", "9999-12-31", "30 February",
  };

  if (one_of (2))
    return g_strdup (days[g_rand_int_range (rand_source, 0, G_N_ELEMENTS (days))]);
  return g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (rand_source, 2018, 2030),
                          g_rand_int_range (rand_source, 1, 13), g_rand_int_range (rand_source, 1, 29));
}

/* @words: divided by blanks */
static char *
a_word (const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);

  return g_strdup (all[g_rand_int_range (rand_source, 0, (gint32) g_strv_length (all))]);
}

static AnningDebt *
make_debt (gint64 id)
{
  AnningDebt *debt = anning_debt_new ();

  debt->record.id = id;
  debt->creditor = g_strdup ("Lender");
  debt->method = a_word ("level_payment level_principal interest_only flat_rate bullet own_table none");
  debt->principal = a_sum (FALSE);
  debt->received = a_sum (TRUE);
  debt->rate = a_rate (TRUE);
  debt->instalment = a_sum (TRUE);
  debt->term_months = a_term ();
  debt->contract_day = a_day ();
  debt->first_due_day = a_day ();
  debt->overdue_since = a_day ();
  debt->stage = a_word ("current overdue outsourced sued settled none");
  debt->claimed_principal = a_sum (TRUE);
  debt->claimed_interest = a_sum (TRUE);
  debt->claimed_penalty = a_sum (TRUE);
  debt->claimed_fees = a_sum (TRUE);
  debt->claimed_day = a_day ();
  debt->penalty_rate = a_rate (TRUE);
  debt->last_demand_day = a_day ();
  debt->last_acknowledged_day = a_day ();
  debt->priority = a_word ("secured living normal");
  return debt;
}

static AnningProposal *
make_proposal (gint64 debt_id)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->debt_id = debt_id;
  proposal->kind = a_word ("deferral instalments waiver settlement");
  proposal->status = a_word ("draft sent accepted declined");
  proposal->base_amount = a_sum (FALSE);
  proposal->rate = a_rate (FALSE);
  proposal->defer_months = one_of (2) ? 0 : a_term ();
  proposal->defer_rate = a_rate (TRUE);
  proposal->months = a_term ();
  proposal->instalment = a_sum (TRUE);
  proposal->step_up = one_of (2) ? 0 : a_sum (FALSE);
  proposal->step_months = g_rand_int_range (rand_source, 0, 13);
  proposal->waived = one_of (2) ? 0 : a_sum (FALSE);
  proposal->down_payment = one_of (2) ? 0 : a_sum (FALSE);
  proposal->down_day = a_day ();
  proposal->first_due_day = a_day ();
  proposal->agreed_day = a_day ();
  return proposal;
}

static void
add (GPtrArray *list,
     GPtrArray *owned,
     gpointer   record)
{
  g_ptr_array_add (list, record);
  g_ptr_array_add (owned, record);
}

static void
add_parts (Household      *household,
           AnningDebtCase *its)
{
  for (gint32 n = g_rand_int_range (rand_source, 0, 3); n > 0; n--)
    {
      AnningDebtFee *fee = anning_debt_fee_new ();

      fee->amount = a_sum (FALSE);
      fee->charged = a_word ("at_payout monthly once none");
      fee->day = a_day ();
      add (its->fees, household->fees, fee);
    }
  for (gint32 n = g_rand_int_range (rand_source, 0, 6); n > 0; n--)
    {
      AnningScheduleLine *line = anning_schedule_line_new ();

      line->due_day = a_day ();
      line->payment = a_sum (FALSE);
      line->principal = a_sum (TRUE);
      line->interest = a_sum (TRUE);
      line->fee = a_sum (TRUE);
      add (its->lines, household->lines, line);
    }
  for (gint32 n = g_rand_int_range (rand_source, 0, 6); n > 0; n--)
    {
      AnningPayment *payment = anning_payment_new ();

      payment->debt_id = its->debt->record.id;
      payment->day = a_day ();
      payment->amount = a_sum (FALSE);
      payment->undesignated = one_of (2);
      add (its->payments, household->payments, payment);
    }
  for (gint32 n = g_rand_int_range (rand_source, 0, 3); n > 0; n--)
    add (its->proposals, household->proposals, make_proposal (its->debt->record.id));
}

static void
make_household (Household *household)
{
  *household = (Household) {
    .cases = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free),
    .debts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_free),
    .fees = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_fee_free),
    .lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_schedule_line_free),
    .payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free),
    .proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_proposal_free),
  };
  for (gint32 n = g_rand_int_range (rand_source, 1, 4); n > 0; n--)
    {
      AnningDebt *debt = make_debt (n);
      AnningDebtCase *its = anning_debt_case_new (debt);

      g_ptr_array_add (household->debts, debt);
      g_ptr_array_add (household->cases, its);
      add_parts (household, its);
    }
}

static void
clear_household (Household *household)
{
  g_ptr_array_unref (household->cases);
  g_ptr_array_unref (household->debts);
  g_ptr_array_unref (household->fees);
  g_ptr_array_unref (household->lines);
  g_ptr_array_unref (household->payments);
  g_ptr_array_unref (household->proposals);
}

/* @principal: what all rows together repay. Returns: fen, all payments */
static gint64
check_payments (const GArray *payments,
                gint64        principal)
{
  gint64 repaid = 0;
  gint64 paid = 0;

  for (guint i = 0; i < payments->len; i++)
    {
      const AnningInstalment *row = &g_array_index (payments, AnningInstalment, i);

      g_assert_cmpint (row->principal, >=, 0);
      g_assert_cmpint (row->interest, >=, 0);
      g_assert_cmpint (row->balance, >=, 0);
      g_assert_cmpint (row->payment, ==, row->principal + row->interest + row->fee);
      repaid += row->principal;
      paid += row->payment;
    }
  g_assert_cmpint (repaid, ==, principal);
  return paid;
}

static void
check_loan (const AnningDebtCase *its)
{
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (its->debt, its->fees, its->lines, NULL);
  g_autoptr (GArray) schedule = loan != NULL ? anning_loan_schedule (loan, NULL) : NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (AnningCostShares) shares = NULL;
  gint64 sum;

  if (schedule == NULL)
    return;
  n_schedules++;
  check_payments (schedule, loan->principal);
  cost = anning_yearly_cost_new (loan, NULL);
  shares = anning_cost_shares_new (loan, NULL);
  sum = shares->principal;
  for (guint i = 0; i < shares->parts->len; i++)
    sum += g_array_index (shares->parts, AnningCostPart, i).amount;
  /* What is paid is what arrived and what it costs, however it is taken apart. */
  g_assert_cmpint (shares->total, ==, sum);
  g_assert_cmpint (cost->arrived + cost->interest + cost->fees, ==, sum);
}

static void
check_excess (const AnningDebtCase *its,
              const GDate          *today)
{
  g_autoptr (AnningCostExcess) excess = anning_cost_excess_of_case (its, LINE, today, NULL);
  gint64 above = 0;

  for (guint i = 0; excess != NULL && i < excess->steps->len; i++)
    {
      const AnningExcessStep *step = &g_array_index (excess->steps, AnningExcessStep, i);

      g_assert_cmpint (step->days, >=, 0);
      g_assert_cmpint (step->interest_open, >=, 0);
      g_assert_cmpint (step->principal_open, >=, 0);
      g_assert_cmpint (step->above, >=, 0);
      above += step->above;
    }
  g_assert_cmpint (excess != NULL ? excess->above : 0, ==, above);
}

static void
check_case (const AnningDebtCase *its,
            const GDate          *today)
{
  g_autoptr (AnningClaim) claim = anning_claim_new (its, today, NULL);
  g_autoptr (AnningLimitation) limitation = anning_limitation_new (its, today);
  AnningDebtStanding standing;
  AnningPlanFigures figures;

  check_loan (its);
  check_excess (its, today);
  anning_debt_standing (its, today, &standing);
  g_assert_true (standing.owed == ANNING_UNKNOWN || standing.owed >= 0);
  g_assert_cmpint (standing.overdue_days, >=, 0);
  g_assert_true (claim == NULL || claim->parts[ANNING_CLAIM_PRINCIPAL].contract >= 0);
  if (limitation->state == ANNING_LIMITATION_PASSED)
    g_assert_cmpint (limitation->days_left, <, 0);
  if (anning_plan_figures_of_contract (its, today, &figures, NULL))
    g_assert_cmpint (figures.base + figures.interest, ==, figures.total);

  for (guint i = 0; i < its->proposals->len; i++)
    {
      g_autoptr (AnningProposalPlan) plan = anning_proposal_plan_new (g_ptr_array_index (its->proposals, i), NULL);

      if (plan == NULL)
        continue;
      n_plans++;
      g_assert_cmpint (check_payments (plan->payments, plan->base), ==, plan->total);
      g_assert_cmpint (plan->base + plan->interest, ==, plan->total);
    }
}

static void
check_course (const Household *household,
              const GDate     *today)
{
  g_autoptr (AnningPaymentCourse) course = NULL;

  course = anning_payment_course_new (household->cases, g_ptr_array_index (household->cases, 0), today);
  for (guint i = 0; i < course->steps->len; i++)
    {
      const AnningCourseStep *step = &g_array_index (course->steps, AnningCourseStep, i);

      g_assert_cmpint (step->costs_open, >=, 0);
      g_assert_cmpint (step->interest_open, >=, 0);
      g_assert_cmpint (step->principal_open, >=, 0);
    }
}

static void
test_households (void)
{
  GDate today;

  g_assert_true (anning_day_parse ("2026-11-22", &today));
  rand_source = g_rand_new_with_seed (20261122);
  for (guint i = 0; i < HOUSEHOLDS; i++)
    {
      Household household;
      g_autoptr (GArray) days = NULL;
      g_autoptr (GArray) promises = NULL;

      make_household (&household);
      for (guint j = 0; j < household.cases->len; j++)
        check_case (g_ptr_array_index (household.cases, j), &today);
      check_course (&household, &today);
      days = anning_due_days (household.cases, NULL, &today);
      for (guint j = 1; j < days->len; j++)
        g_assert_cmpint (g_date_compare (&g_array_index (days, AnningDueDay, j - 1).day,
                                         &g_array_index (days, AnningDueDay, j).day), <=, 0);
      promises = anning_promises_collect (household.cases, 0, &today, NULL);
      for (guint j = 0; j < promises->len; j++)
        g_assert_cmpint (g_array_index (promises, AnningPromise, j).amount, >=, 0);
      clear_household (&household);
    }
  g_clear_pointer (&rand_source, g_rand_free);
  /* Enough of what was made up made sense. */
  g_assert_cmpuint (n_schedules, >, HOUSEHOLDS / 10);
  g_assert_cmpuint (n_plans, >, HOUSEHOLDS / 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/households/at-their-limits", test_households);

  return g_test_run ();
}
