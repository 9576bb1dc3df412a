/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every schedule and proposal, whatever the terms. */

#include "anning-loan.h"
#include "anning-proposal-plan.h"
#include "anning-tvm.h"
#include "anning-yield.h"

#include <math.h>

static const gint64 principals[] = { 100000, 333333, 1000000, 12345678, 100000000 };
static const gint64 rates[] = { 10000, 43500, 72000, 180000, 240000, 360000, 1200000 };
static const gint64 terms[] = { 1, 2, 3, 12, 24, 36, 120, 360 };

static AnningLoan *
make_loan (AnningLoanMethod  method,
           gint64            principal,
           gint64            rate,
           gint64            months,
           const char       *first_due)
{
  AnningLoan *loan = anning_loan_new ();

  loan->method = method;
  loan->principal = principal;
  loan->rate = rate;
  loan->months = months;
  g_assert_true (anning_day_parse (first_due, &loan->first_due));
  anning_day_add_months (&loan->first_due, -1, &loan->drawn);
  return loan;
}

static GArray *
make_schedule (const AnningLoan *loan)
{
  g_autoptr (GError) error = NULL;
  GArray *schedule = anning_loan_schedule (loan, &error);

  g_assert_no_error (error);
  return schedule;
}

static const AnningInstalment *
row_of (const GArray *schedule,
        guint         position)
{
  return &g_array_index (schedule, AnningInstalment, position);
}

static double
monthly_yield (const double *amounts,
               guint         n_amounts)
{
  g_autoptr (GError) error = NULL;
  double rate;

  g_assert_true (anning_yield_periodic (amounts, n_amounts, &rate, NULL, &error));
  g_assert_no_error (error);
  return rate;
}

/* The payments of each method as the definition has them, with all their decimals. @amounts: months + 1 */
static void
fill_unrounded (AnningLoanMethod  method,
                double            principal,
                double            rate,
                guint             months,
                double           *amounts)
{
  double owed = principal;

  amounts[0] = principal;
  for (guint i = 1; i <= months; i++)
    {
      double interest = owed * rate;
      double part = 0;

      switch (method)
        {
        case ANNING_LOAN_LEVEL_PAYMENT:
          part = -anning_tvm_pmt (rate, months, principal, 0, FALSE) - interest;
          break;
        case ANNING_LOAN_LEVEL_PRINCIPAL:
          part = principal / months;
          break;
        case ANNING_LOAN_INTEREST_ONLY:
        case ANNING_LOAN_FLAT_RATE:
        case ANNING_LOAN_BULLET:
        case ANNING_LOAN_OWN_TABLE:
        default:
          part = i == months ? principal : 0;
          break;
        }
      amounts[i] = -part - interest;
      owed -= part;
    }
}

static void
test_unrounded_yield (void)
{
  for (int method = ANNING_LOAN_LEVEL_PAYMENT; method <= ANNING_LOAN_INTEREST_ONLY; method++)
    for (guint p = 0; p < G_N_ELEMENTS (principals); p++)
      for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
        for (guint t = 0; t < G_N_ELEMENTS (terms); t++)
          {
            double rate = (double) rates[r] / ANNING_RATE_ONE;
            double amounts[361];

            fill_unrounded ((AnningLoanMethod) method, principals[p], rate / 12, (guint) terms[t], amounts);
            g_assert_cmpfloat_with_epsilon (12 * monthly_yield (amounts, (guint) terms[t] + 1), rate, 1e-9);
          }
}

/* @shift: fen by which each payment is more */
static double
schedule_yield (const GArray *schedule,
                gint64        principal,
                gint64        shift)
{
  double amounts[361];

  amounts[0] = principal;
  for (guint i = 0; i < schedule->len; i++)
    amounts[i + 1] = -(double) (row_of (schedule, i)->payment + shift);
  return monthly_yield (amounts, schedule->len + 1);
}

/* The rate lies between the yields of the same payments with a fen less and a fen more each month. */
static void
test_rounded_yield (void)
{
  for (int method = ANNING_LOAN_LEVEL_PAYMENT; method <= ANNING_LOAN_INTEREST_ONLY; method++)
    for (guint p = 0; p < G_N_ELEMENTS (principals); p++)
      for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
        for (guint t = 0; t < G_N_ELEMENTS (terms); t++)
          {
            g_autoptr (AnningLoan) loan = make_loan ((AnningLoanMethod) method, principals[p], rates[r],
                                                     terms[t], "2026-01-31");
            g_autoptr (GArray) schedule = make_schedule (loan);
            double monthly = (double) rates[r] / ANNING_RATE_ONE / 12;

            g_assert_cmpfloat (schedule_yield (schedule, principals[p], -1), <, monthly);
            g_assert_cmpfloat (schedule_yield (schedule, principals[p], 1), >, monthly);
          }
}

/* As the balance falls, so does the interest; and who borrows less pays less of it. */
static void
test_interest_falls (void)
{
  for (int method = ANNING_LOAN_LEVEL_PAYMENT; method <= ANNING_LOAN_INTEREST_ONLY; method++)
    for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
      for (guint t = 0; t < G_N_ELEMENTS (terms); t++)
        {
          gint64 less = 0;

          for (guint p = 0; p < G_N_ELEMENTS (principals); p++)
            {
              g_autoptr (AnningLoan) loan = make_loan ((AnningLoanMethod) method, principals[p], rates[r],
                                                       terms[t], "2026-01-31");
              g_autoptr (GArray) schedule = make_schedule (loan);
              gint64 interest = row_of (schedule, 0)->interest;
              gint64 principal = row_of (schedule, 0)->principal;

              for (guint i = 1; i < schedule->len; i++)
                {
                  g_assert_cmpint (row_of (schedule, i)->interest, <=, row_of (schedule, i - 1)->interest);
                  g_assert_cmpint (row_of (schedule, i)->balance, <=, row_of (schedule, i - 1)->balance);
                  interest += row_of (schedule, i)->interest;
                  principal += row_of (schedule, i)->principal;
                }
              g_assert_cmpint (principal, ==, principals[p]);
              g_assert_cmpint (interest, >, less);
              less = interest;
            }
        }
}

/* A proposal for all that was borrowed, at the rate and over the months of the contract, is the contract. */
static void
test_proposal_at_contract_terms (void)
{
  static const char *const days[] = { "2026-01-31", "2024-02-29", "2026-12-15" };

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    for (guint p = 0; p < G_N_ELEMENTS (principals); p++)
      for (guint r = 0; r < G_N_ELEMENTS (rates); r++)
        for (guint t = 0; t < G_N_ELEMENTS (terms); t++)
          {
            g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, principals[p], rates[r],
                                                     terms[t], days[d]);
            g_autoptr (GArray) schedule = make_schedule (loan);
            g_autoptr (AnningProposal) proposal = anning_proposal_new ();
            g_autoptr (AnningProposalPlan) plan = NULL;
            g_autoptr (GError) error = NULL;

            proposal->kind = g_strdup ("instalments");
            proposal->base_amount = principals[p];
            proposal->rate = rates[r];
            proposal->months = terms[t];
            proposal->first_due_day = g_strdup (days[d]);
            plan = anning_proposal_plan_new (proposal, &error);
            g_assert_no_error (error);
            g_assert_cmpuint (plan->payments->len, ==, schedule->len);
            for (guint i = 0; i < schedule->len; i++)
              {
                const AnningInstalment *offered = row_of (plan->payments, i);
                const AnningInstalment *agreed = row_of (schedule, i);

                g_assert_cmpint (g_date_compare (&offered->due, &agreed->due), ==, 0);
                g_assert_cmpint (offered->payment, ==, agreed->payment);
                g_assert_cmpint (offered->principal, ==, agreed->principal);
                g_assert_cmpint (offered->interest, ==, agreed->interest);
                g_assert_cmpint (offered->balance, ==, agreed->balance);
              }
          }
}

static void
check_due_days (const char        *first_due,
                const char *const *expected)
{
  g_autoptr (AnningLoan) loan = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1000000, 120000,
                                           g_strv_length ((char **) expected), first_due);
  g_autoptr (GArray) schedule = make_schedule (loan);

  for (guint i = 0; i < schedule->len; i++)
    {
      g_autofree char *due = anning_day_format (&row_of (schedule, i)->due);

      g_assert_cmpstr (due, ==, expected[i]);
    }
}

/* Read off a calendar. */
static void
test_due_days (void)
{
  static const char *const from_31st[] = {
    "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30",
    "2028-05-31", "2028-06-30", "2028-07-31", "2028-08-31", "2028-09-30", "2028-10-31", "2028-11-30",
    "2028-12-31", "2029-01-31", "2029-02-28", "2029-03-31", NULL,
  };
  static const char *const from_30th[] = { "2026-01-30", "2026-02-28", "2026-03-30", NULL };
  static const char *const from_leap_day[] = {
    "2024-02-29", "2024-03-29", "2024-04-29", "2024-05-29", "2024-06-29", "2024-07-29", "2024-08-29",
    "2024-09-29", "2024-10-29", "2024-11-29", "2024-12-29", "2025-01-29", "2025-02-28", "2025-03-29", NULL,
  };
  /* 2100 is no leap year. */
  static const char *const over_2100[] = { "2100-01-29", "2100-02-28", "2100-03-29", NULL };

  check_due_days ("2027-10-31", from_31st);
  check_due_days ("2026-01-30", from_30th);
  check_due_days ("2024-02-29", from_leap_day);
  check_due_days ("2100-01-29", over_2100);
}

/* A month is a month: the length of it, and a leap day in it, change no interest. */
static void
test_leap_day_changes_no_sum (void)
{
  g_autoptr (AnningLoan) leap = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1234567, 183000, 24, "2028-02-29");
  g_autoptr (AnningLoan) plain = make_loan (ANNING_LOAN_LEVEL_PAYMENT, 1234567, 183000, 24, "2026-06-10");
  g_autoptr (GArray) first = make_schedule (leap);
  g_autoptr (GArray) second = make_schedule (plain);

  for (guint i = 0; i < first->len; i++)
    g_assert_cmpint (row_of (first, i)->payment, ==, row_of (second, i)->payment);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/unrounded-yield", test_unrounded_yield);
  g_test_add_func ("/properties/rounded-yield", test_rounded_yield);
  g_test_add_func ("/properties/interest-falls", test_interest_falls);
  g_test_add_func ("/properties/proposal-at-contract-terms", test_proposal_at_contract_terms);
  g_test_add_func ("/properties/due-days", test_due_days);
  g_test_add_func ("/properties/leap-day-changes-no-sum", test_leap_day_changes_no_sum);
  return g_test_run ();
}
