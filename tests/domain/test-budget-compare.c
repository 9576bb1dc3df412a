/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-compare.h"

typedef struct
{
  const char *kind;
  const char *category;
  const char *name;
  const char *person;
  const char *period;
  gint64 amount;
  gint64 lean_amount;
} Line;

static GPtrArray *
make_lines (const Line *lines,
            guint       n)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);

  for (guint i = 0; i < n; i++)
    {
      AnningBudgetLine *line = anning_budget_line_new ();

      line->kind = g_strdup (lines[i].kind);
      line->category = g_strdup (lines[i].category);
      line->name = g_strdup (lines[i].name);
      line->person = g_strdup (lines[i].person);
      line->period = g_strdup (lines[i].period);
      line->amount = lines[i].amount;
      line->lean_amount = lines[i].lean_amount;
      g_ptr_array_add (result, line);
    }
  return result;
}

static void
assert_pair (const AnningBudgetComparison *comparison,
             guint                         index,
             AnningBudgetChange            change,
             gint64                        then,
             gint64                        now)
{
  const AnningBudgetPair *pair = &g_array_index (comparison->pairs, AnningBudgetPair, index);

  g_assert_cmpuint (index, <, comparison->pairs->len);
  g_assert_cmpint (pair->change, ==, change);
  g_assert_cmpint (pair->then_normal, ==, then);
  g_assert_cmpint (pair->now_normal, ==, now);
  g_assert_cmpint (pair->difference, ==, now - then);
}

static void
test_household (void)
{
  static const Line spring[] = {
    { "spending", "food", NULL, NULL, "monthly", 180000, ANNING_UNKNOWN },
    { "spending", "phone", "宽带", NULL, "monthly", 9900, ANNING_UNKNOWN },
    { "income", "wages", "工资", "王", "monthly", 600000, 400000 },
    { "spending", "insurance", "车险", NULL, "yearly", 240000, ANNING_UNKNOWN },
    { "spending", "housing", "房租", NULL, "monthly", 200000, ANNING_UNKNOWN },
    { "spending", "health", NULL, NULL, "once", 300000, ANNING_UNKNOWN },
  };
  static const Line autumn[] = {
    { "spending", "insurance", "车险", NULL, "monthly", 18000, ANNING_UNKNOWN },
    { "spending", "housing", "房租", NULL, "monthly", 200000, ANNING_UNKNOWN },
    { "spending", "food", "", NULL, "monthly", 200000, 150000 },
    { "spending", "health", NULL, NULL, "monthly", 30000, ANNING_UNKNOWN },
    { "income", "wages", "工资", "王", "monthly", 600000, 300000 },
  };
  g_autoptr (GPtrArray) then = make_lines (spring, G_N_ELEMENTS (spring));
  g_autoptr (GPtrArray) now = make_lines (autumn, G_N_ELEMENTS (autumn));
  g_autoptr (AnningBudgetComparison) comparison = anning_budget_compare (then, now);
  const AnningBudgetPair *pairs = &g_array_index (comparison->pairs, AnningBudgetPair, 0);

  /* Wages, rent, food, broadband, the medicine of every month, the operation, the car. */
  g_assert_cmpuint (comparison->pairs->len, ==, 7);
  assert_pair (comparison, 0, ANNING_BUDGET_LESS, 600000, 600000);
  g_assert_cmpint (pairs[0].then_lean, ==, 400000);
  g_assert_cmpint (pairs[0].lean_difference, ==, -100000);
  assert_pair (comparison, 1, ANNING_BUDGET_SAME, 200000, 200000);
  assert_pair (comparison, 2, ANNING_BUDGET_MORE, 180000, 200000);
  assert_pair (comparison, 3, ANNING_BUDGET_GONE, 9900, 0);
  g_assert_cmpstr (pairs[3].then->name, ==, "宽带");
  g_assert_null (pairs[3].now);
  assert_pair (comparison, 4, ANNING_BUDGET_ADDED, 0, 30000);
  g_assert_false (pairs[4].once);
  assert_pair (comparison, 5, ANNING_BUDGET_GONE, 300000, 0);
  g_assert_true (pairs[5].once);
  /* 2 400 a year is 200 a month. */
  assert_pair (comparison, 6, ANNING_BUDGET_LESS, 20000, 18000);
  g_assert_cmpuint (comparison->n_changed, ==, 6);

  /* 6 000 − 1 800 − 99 − 200 − 2 000; 6 000 − 180 − 2 000 − 2 000 − 300 */
  g_assert_cmpint (comparison->then.surplus, ==, 190100);
  g_assert_cmpint (comparison->now.surplus, ==, 152000);
  g_assert_cmpint (comparison->then.lean_surplus, ==, -9900);
  g_assert_cmpint (comparison->now.lean_surplus, ==, -98000);
  g_assert_cmpint (comparison->difference.income, ==, 0);
  g_assert_cmpint (comparison->difference.spending, ==, 38100);
  g_assert_cmpint (comparison->difference.surplus, ==, -38100);
  g_assert_cmpint (comparison->difference.lean_income, ==, -100000);
  g_assert_cmpint (comparison->difference.lean_surplus, ==, -88100);
}

/* Lines of one name: each finds that of its person, what is left over finds each other. */
static void
test_one_name (void)
{
  static const Line before[] = {
    { "income", "wages", NULL, "甲", "monthly", 100, ANNING_UNKNOWN },
    { "income", "wages", NULL, "乙", "monthly", 200, ANNING_UNKNOWN },
    { "income", "wages", NULL, NULL, "monthly", 400, ANNING_UNKNOWN },
  };
  static const Line after[] = {
    { "income", "wages", NULL, "丙", "monthly", 400, ANNING_UNKNOWN },
    { "income", "wages", NULL, "乙", "monthly", 250, ANNING_UNKNOWN },
    { "income", "wages", NULL, "甲", "monthly", 100, ANNING_UNKNOWN },
    { "income", "wages", NULL, "丁", "monthly", 800, ANNING_UNKNOWN },
  };
  g_autoptr (GPtrArray) then = make_lines (before, G_N_ELEMENTS (before));
  g_autoptr (GPtrArray) now = make_lines (after, G_N_ELEMENTS (after));
  g_autoptr (AnningBudgetComparison) comparison = anning_budget_compare (then, now);

  g_assert_cmpuint (comparison->pairs->len, ==, 4);
  assert_pair (comparison, 0, ANNING_BUDGET_SAME, 400, 400);
  assert_pair (comparison, 1, ANNING_BUDGET_MORE, 200, 250);
  assert_pair (comparison, 2, ANNING_BUDGET_SAME, 100, 100);
  assert_pair (comparison, 3, ANNING_BUDGET_ADDED, 0, 800);
  g_assert_cmpuint (comparison->n_changed, ==, 2);
}

static void
test_empty (void)
{
  static const Line one[] = { { "spending", "food", NULL, NULL, "monthly", 100, ANNING_UNKNOWN } };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) lines = make_lines (one, 1);
  g_autoptr (AnningBudgetComparison) nothing = anning_budget_compare (none, none);
  g_autoptr (AnningBudgetComparison) first = anning_budget_compare (none, lines);
  g_autoptr (AnningBudgetComparison) same = anning_budget_compare (lines, lines);

  g_assert_cmpuint (nothing->pairs->len, ==, 0);
  g_assert_cmpuint (first->n_changed, ==, 1);
  assert_pair (first, 0, ANNING_BUDGET_ADDED, 0, 100);
  g_assert_cmpuint (same->n_changed, ==, 0);
  assert_pair (same, 0, ANNING_BUDGET_SAME, 100, 100);
}

/* What is kept of a line is the whole line. */
static void
test_version (void)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();
  g_autoptr (AnningBudgetVersionLine) kept = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GPtrArray) others = NULL;

  line->record.id = 7;
  line->kind = g_strdup ("spending");
  line->category = g_strdup ("health");
  line->name = g_strdup ("药");
  line->person = g_strdup ("母亲");
  line->amount = 45600;
  line->lean_amount = 30000;
  line->period = g_strdup ("once");
  line->day = g_strdup ("2026-12-05");
  line->remark = g_strdup ("每季复查");
  kept = anning_budget_line_to_version (line, 3);
  g_assert_cmpint (kept->budget_version_id, ==, 3);
  g_assert_cmpint (kept->record.id, ==, 0);
  g_assert_cmpint (kept->lean_amount, ==, 30000);
  g_assert_cmpstr (kept->day, ==, "2026-12-05");

  g_ptr_array_add (all, kept);
  back = anning_budget_lines_of_version (all, 3);
  others = anning_budget_lines_of_version (all, 4);
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpuint (others->len, ==, 0);
  g_assert_true (anning_record_equal (&anning_budget_line_type, g_ptr_array_index (back, 0), line));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/budget-compare/household", test_household);
  g_test_add_func ("/budget-compare/one-name", test_one_name);
  g_test_add_func ("/budget-compare/empty", test_empty);
  g_test_add_func ("/budget-compare/version", test_version);

  return g_test_run ();
}
