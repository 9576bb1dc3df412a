/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal-strain.h"

#include "anning-budget-line.h"

/*
 * A household with 2 000.00 left in a month, 1 300.00 in a lean one. Debt 1 has an
 * agreement over 800.00 a month for three months; something is tried for debt 2.
 */
typedef struct
{
  AnningDebt *debts[2];
  GPtrArray *cases;
  GPtrArray *budget;
  AnningBudgetLine *lines[2];
  AnningProposal *agreed;
  AnningProposal *proposal;
  GDate today;
} Fixture;

static AnningBudgetLine *
add_line (Fixture    *fixture,
          const char *kind,
          gint64      amount,
          gint64      lean_amount)
{
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->amount = amount;
  line->lean_amount = lean_amount;
  line->period = g_strdup ("monthly");
  g_ptr_array_add (fixture->budget, line);
  return line;
}

static AnningProposal *
make_proposal (gint64      id,
               gint64      debt_id,
               gint64      base,
               gint64      months,
               const char *first_due_day)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->record.id = id;
  proposal->debt_id = debt_id;
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = base;
  proposal->months = months;
  proposal->first_due_day = g_strdup (first_due_day);
  return proposal;
}

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
      g_ptr_array_add (fixture->cases, anning_debt_case_new (fixture->debts[i]));
    }
  fixture->budget = g_ptr_array_new ();
  fixture->lines[0] = add_line (fixture, "income", 500000, 430000);
  fixture->lines[1] = add_line (fixture, "spending", 300000, ANNING_UNKNOWN);

  fixture->agreed = make_proposal (1, 1, 240000, 3, "2026-12-10");
  fixture->agreed->status = g_strdup ("accepted");
  g_ptr_array_add (((AnningDebtCase *) g_ptr_array_index (fixture->cases, 0))->proposals, fixture->agreed);
  fixture->proposal = make_proposal (2, 2, 400000, 4, "2026-12-15");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->cases);
  g_ptr_array_unref (fixture->budget);
  anning_proposal_free (fixture->agreed);
  anning_proposal_free (fixture->proposal);
  for (guint i = 0; i < 2; i++)
    {
      anning_debt_free (fixture->debts[i]);
      anning_budget_line_free (fixture->lines[i]);
    }
}

static AnningPromises *
try_out (Fixture  *fixture,
         gboolean  lean)
{
  g_autoptr (GError) error = NULL;
  AnningPromises *promises = anning_proposal_strain_new (fixture->proposal, fixture->cases, fixture->budget,
                                                         lean, &fixture->today, &error);

  g_assert_no_error (error);
  return promises;
}

static void
check_month (const AnningPromises *promises,
             guint                 number,
             GDateMonth            month,
             gint64                left_before,
             gint64                added,
             gint64                left)
{
  const AnningPromiseMonth *row = &g_array_index (promises->months, AnningPromiseMonth, number);

  g_assert_cmpint (g_date_get_month (&row->month), ==, month);
  g_assert_cmpint (row->left_before, ==, left_before);
  g_assert_cmpint (row->added, ==, added);
  g_assert_cmpint (row->left, ==, left);
}

/* What November leaves over helps in December; 200.00 more are left in each month with both. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningPromises) promises = try_out (fixture, FALSE);
  AnningProposalStrain first;

  g_assert_cmpuint (promises->months->len, ==, 5);
  check_month (promises, 0, G_DATE_NOVEMBER, 200000, 0, 200000);
  check_month (promises, 1, G_DATE_DECEMBER, 320000, 100000, 220000);
  check_month (promises, 2, G_DATE_JANUARY, 440000, 100000, 240000);
  check_month (promises, 3, G_DATE_FEBRUARY, 560000, 100000, 260000);
  check_month (promises, 4, G_DATE_MARCH, 760000, 100000, 360000);
  g_assert_false (anning_proposal_strain_find_first (promises, &first));
}

/*
 * In lean months 1 300.00 are there and 1 800.00 asked for: November's 1 300.00 make up for December,
 * January and 300.00 of February, which lacks 200.00.
 */
static void
test_lean (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningPromises) promises = try_out (fixture, TRUE);
  AnningProposalStrain first;

  check_month (promises, 1, G_DATE_DECEMBER, 180000, 100000, 80000);
  check_month (promises, 2, G_DATE_JANUARY, 230000, 100000, 30000);
  check_month (promises, 3, G_DATE_FEBRUARY, 280000, 100000, -20000);
  g_assert_true (anning_proposal_strain_find_first (promises, &first));
  g_assert_cmpint (g_date_get_month (&first.month), ==, G_DATE_FEBRUARY);
  g_assert_cmpint (first.lacking, ==, 20000);
  g_assert_cmpint (first.lacking_before, ==, 0);
}

/* What is lacking anyway is not the proposal's doing; what it adds to that is. */
static void
test_lacking_before (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (AnningPromises) promises = NULL;
  AnningProposalStrain first;

  fixture->lines[0]->amount = 250000;
  promises = try_out (fixture, FALSE);
  check_month (promises, 0, G_DATE_NOVEMBER, -50000, 0, -50000);
  check_month (promises, 1, G_DATE_DECEMBER, -130000, 100000, -230000);
  g_assert_true (anning_proposal_strain_find_first (promises, &first));
  g_assert_cmpint (g_date_get_month (&first.month), ==, G_DATE_DECEMBER);
  g_assert_cmpint (first.lacking, ==, 100000);
  g_assert_cmpint (first.lacking_before, ==, 130000);
}

/* A new proposal takes the place of what is agreed on its own debt. */
static void
test_same_debt (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningPromises) promises = NULL;

  fixture->proposal->debt_id = 1;
  promises = try_out (fixture, FALSE);
  check_month (promises, 1, G_DATE_DECEMBER, 400000, 100000, 300000);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->proposal->debt_id = 3;
  g_assert_null (anning_proposal_strain_new (fixture->proposal, fixture->cases, fixture->budget, FALSE,
                                             &fixture->today, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==, "debt_id");
  g_clear_error (&error);

  fixture->proposal->debt_id = 2;
  fixture->proposal->months = 0;
  g_assert_null (anning_proposal_strain_new (fixture->proposal, fixture->cases, fixture->budget, FALSE,
                                             &fixture->today, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING);
  g_assert_cmpstr (error->message, ==, "months");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/proposal-strain/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/proposal-strain/lean", Fixture, NULL, set_up, test_lean, tear_down);
  g_test_add ("/proposal-strain/lacking-before", Fixture, NULL, set_up, test_lacking_before, tear_down);
  g_test_add ("/proposal-strain/same-debt", Fixture, NULL, set_up, test_same_debt, tear_down);
  g_test_add ("/proposal-strain/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
