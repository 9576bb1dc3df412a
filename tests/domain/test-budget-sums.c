/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-sums.h"

static AnningBudgetLine *
add_line (GPtrArray  *lines,
          const char *kind,
          const char *category,
          const char *person,
          const char *period,
          gint64      amount,
          gint64      lean_amount)
{
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->category = g_strdup (category);
  line->person = g_strdup (person);
  line->period = g_strdup (period);
  line->amount = amount;
  line->lean_amount = lean_amount;
  g_ptr_array_add (lines, line);
  return line;
}

static GPtrArray *
make_household (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);

  add_line (lines, "spending", "food", NULL, "monthly", 180000, 150000);
  add_line (lines, "income", "business", "李", "monthly", 400000, 100000);
  add_line (lines, "income", "wages", "王", "monthly", 500000, ANNING_UNKNOWN);
  add_line (lines, "spending", "housing", NULL, "monthly", 220000, ANNING_UNKNOWN);
  add_line (lines, "spending", "insurance", "王", "yearly", 120000, ANNING_UNKNOWN);
  add_line (lines, "spending", "food", " 李 ", "monthly", 20000, ANNING_UNKNOWN);
  add_line (lines, "spending", "children", NULL, "once", 90000, ANNING_UNKNOWN);
  add_line (lines, "spending", "children", NULL, "monthly", 0, ANNING_UNKNOWN);
  return lines;
}

static void
assert_sum (const GArray *sums,
            guint         index,
            const char   *category,
            gint64        normal,
            gint64        lean,
            guint         n_lines)
{
  const AnningBudgetSum *sum = &g_array_index (sums, AnningBudgetSum, index);

  g_assert_cmpuint (index, <, sums->len);
  g_assert_cmpstr (sum->category, ==, category);
  g_assert_cmpint (sum->normal, ==, normal);
  g_assert_cmpint (sum->lean, ==, lean);
  g_assert_cmpuint (sum->n_lines, ==, n_lines);
}

static void
test_categories (void)
{
  g_autoptr (GPtrArray) lines = make_household ();
  g_autoptr (GArray) spending = anning_budget_sums (lines, "spending");
  g_autoptr (GArray) incomes = anning_budget_sums (lines, "income");

  g_assert_cmpuint (spending->len, ==, 4);
  assert_sum (spending, 0, "housing", 220000, 220000, 1);
  assert_sum (spending, 1, "food", 200000, 170000, 2);
  assert_sum (spending, 2, "children", 0, 0, 2);
  assert_sum (spending, 3, "insurance", 10000, 10000, 1);
  g_assert_cmpint (g_array_index (spending, AnningBudgetSum, 2).once, ==, 90000);
  g_assert_cmpuint (g_array_index (spending, AnningBudgetSum, 2).n_open, ==, 1);
  g_assert_cmpuint (g_array_index (spending, AnningBudgetSum, 1).n_open, ==, 0);

  g_assert_cmpuint (incomes->len, ==, 2);
  assert_sum (incomes, 0, "wages", 500000, 500000, 1);
  assert_sum (incomes, 1, "business", 400000, 100000, 1);
}

/* A line whose category is of the other kind, or unknown, or none, is not lost. */
static void
test_stray (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  g_autoptr (GArray) spending = NULL;
  g_autoptr (GArray) incomes = NULL;

  add_line (lines, "spending", "wages", NULL, "monthly", 100, ANNING_UNKNOWN);
  add_line (lines, "spending", "from-a-newer-program", NULL, "monthly", 200, ANNING_UNKNOWN);
  add_line (lines, "spending", "other", NULL, "monthly", 400, ANNING_UNKNOWN);
  add_line (lines, "income", "food", NULL, "monthly", 800, ANNING_UNKNOWN);
  add_line (lines, "income", NULL, NULL, "monthly", 1600, ANNING_UNKNOWN);
  spending = anning_budget_sums (lines, "spending");
  incomes = anning_budget_sums (lines, "income");
  g_assert_cmpuint (spending->len, ==, 1);
  assert_sum (spending, 0, "other", 700, 700, 3);
  g_assert_cmpuint (incomes->len, ==, 1);
  assert_sum (incomes, 0, "other_income", 2400, 2400, 2);
}

/* The two lists together are the list of the file, with the same labels. */
static void
test_lists (void)
{
  const AnningWord *incomes = anning_budget_get_categories ("income");
  const AnningWord *spending = anning_budget_get_categories ("spending");
  guint at = 0;

  for (guint i = 0; incomes[i].word != NULL; i++, at++)
    {
      g_assert_cmpstr (incomes[i].word, ==, anning_budget_categories[at].word);
      g_assert_cmpstr (incomes[i].label, ==, anning_budget_categories[at].label);
    }
  g_assert_cmpuint (at, ==, 3);
  g_assert_cmpstr (spending[0].word, ==, "housing");
  for (guint i = 0; spending[i].word != NULL; i++)
    at++;
  g_assert_cmpuint (at, ==, 13);
  g_assert_null (anning_budget_categories[at].word);
}

static void
assert_person (const GPtrArray *people,
               guint            index,
               const char      *name,
               guint            n_lines,
               gint64           surplus,
               gint64           lean_surplus)
{
  const AnningBudgetPerson *person;

  g_assert_cmpuint (index, <, people->len);
  person = g_ptr_array_index (people, index);
  g_assert_cmpstr (person->name, ==, name);
  g_assert_cmpuint (person->n_lines, ==, n_lines);
  g_assert_cmpint (person->budget.surplus, ==, surplus);
  g_assert_cmpint (person->budget.lean_surplus, ==, lean_surplus);
}

static void
test_people (void)
{
  g_autoptr (GPtrArray) lines = make_household ();
  g_autoptr (GPtrArray) people = anning_budget_people (lines);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) nobody = anning_budget_people (none);

  /* 4 000 less 200 for food; in a lean month 1 000 less 200. 5 000 less 100 of insurance. */
  g_assert_cmpuint (people->len, ==, 3);
  assert_person (people, 0, "李", 2, 380000, 80000);
  assert_person (people, 1, "王", 2, 490000, 490000);
  assert_person (people, 2, NULL, 4, -400000, -370000);
  g_assert_cmpuint (nobody->len, ==, 0);
}

static void
test_usual (void)
{
  g_autoptr (GPtrArray) lines = make_household ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = anning_budget_usual_lines (none);
  g_autoptr (GPtrArray) rest = anning_budget_usual_lines (lines);
  g_autoptr (GPtrArray) nothing = NULL;
  static const char *const missing[] = { "utilities", "transport", "phone", "health", "parents", "other" };

  /* Wages and ten groups. */
  g_assert_cmpuint (all->len, ==, 11);
  g_assert_cmpstr (((AnningBudgetLine *) g_ptr_array_index (all, 0))->category, ==, "wages");
  g_assert_cmpstr (((AnningBudgetLine *) g_ptr_array_index (all, 0))->kind, ==, "income");
  for (guint i = 0; i < all->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (all, i);

      g_assert_true (anning_budget_line_is_open (line));
      g_assert_cmpstr (line->period, ==, "monthly");
      g_assert_cmpint (line->lean_amount, ==, ANNING_UNKNOWN);
    }
  nothing = anning_budget_usual_lines (all);
  g_assert_cmpuint (nothing->len, ==, 0);

  g_assert_cmpuint (rest->len, ==, G_N_ELEMENTS (missing));
  for (guint i = 0; i < rest->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (rest, i);

      g_assert_cmpstr (line->kind, ==, "spending");
      g_assert_cmpstr (line->category, ==, missing[i]);
    }
}

static void
test_state (void)
{
  AnningBudget budget = { 0 };

  g_assert_cmpint (anning_budget_get_state (&budget), ==, ANNING_BUDGET_EMPTY);
  budget = (AnningBudget) { .income = 5, .spending = 5, .lean_income = 5, .lean_spending = 5 };
  g_assert_cmpint (anning_budget_get_state (&budget), ==, ANNING_BUDGET_NOTHING);
  budget = (AnningBudget) { .income = 6, .spending = 5, .surplus = 1, .lean_income = 5, .lean_spending = 5 };
  g_assert_cmpint (anning_budget_get_state (&budget), ==, ANNING_BUDGET_LEAN_GAP);
  budget = (AnningBudget) { .income = 6, .spending = 5, .surplus = 1, .lean_income = 6, .lean_spending = 5, .lean_surplus = 1 };
  g_assert_cmpint (anning_budget_get_state (&budget), ==, ANNING_BUDGET_SPARE);
}

static void
test_lines (void)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();

  g_assert_true (anning_budget_line_is_open (line));
  g_assert_false (anning_budget_line_is_uneven (line));
  line->amount = 300000;
  g_assert_false (anning_budget_line_is_open (line));
  line->lean_amount = 300000;
  g_assert_false (anning_budget_line_is_uneven (line));
  /* Nothing in a lean month is a sum. */
  line->lean_amount = 0;
  g_assert_true (anning_budget_line_is_uneven (line));
  line->amount = 0;
  line->lean_amount = 100000;
  g_assert_false (anning_budget_line_is_open (line));
}

/* What a business brings in goes up and down; wages are taken as even until said otherwise. */
static void
test_lacks_lean (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);

  g_assert_true (anning_budget_line_lacks_lean (add_line (lines, "income", "business", NULL, "monthly", 100, ANNING_UNKNOWN)));
  g_assert_true (anning_budget_line_lacks_lean (add_line (lines, "income", "other_income", NULL, "monthly", 100, ANNING_UNKNOWN)));
  g_assert_false (anning_budget_line_lacks_lean (add_line (lines, "income", "business", NULL, "monthly", 100, 0)));
  g_assert_false (anning_budget_line_lacks_lean (add_line (lines, "income", "business", NULL, "monthly", 0, ANNING_UNKNOWN)));
  g_assert_false (anning_budget_line_lacks_lean (add_line (lines, "income", "business", NULL, "once", 100, ANNING_UNKNOWN)));
  g_assert_false (anning_budget_line_lacks_lean (add_line (lines, "income", "wages", NULL, "monthly", 100, ANNING_UNKNOWN)));
  g_assert_false (anning_budget_line_lacks_lean (add_line (lines, "spending", "other", NULL, "monthly", 100, ANNING_UNKNOWN)));
}

static void
test_unfinished (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  AnningBudgetLine *wages, *food;

  g_assert_false (anning_budget_is_unfinished (lines));
  food = add_line (lines, "spending", "food", NULL, "monthly", 100000, ANNING_UNKNOWN);
  add_line (lines, "spending", "health", NULL, "monthly", 0, ANNING_UNKNOWN);
  /* Nobody earns anything: that is an answer. */
  g_assert_false (anning_budget_is_unfinished (lines));
  wages = add_line (lines, "income", "wages", NULL, "monthly", 0, ANNING_UNKNOWN);
  g_assert_true (anning_budget_is_unfinished (lines));
  wages->amount = 500000;
  g_assert_false (anning_budget_is_unfinished (lines));
  food->amount = 0;
  g_assert_true (anning_budget_is_unfinished (lines));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/budget-sums/categories", test_categories);
  g_test_add_func ("/budget-sums/stray", test_stray);
  g_test_add_func ("/budget-sums/lists", test_lists);
  g_test_add_func ("/budget-sums/people", test_people);
  g_test_add_func ("/budget-sums/usual", test_usual);
  g_test_add_func ("/budget-sums/state", test_state);
  g_test_add_func ("/budget-sums/unfinished", test_unfinished);
  g_test_add_func ("/budget-sums/lines", test_lines);
  g_test_add_func ("/budget-sums/lacks-lean", test_lacks_lean);

  return g_test_run ();
}
