/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-months.h"

typedef struct
{
  const char *kind;
  const char *period;
  gint64 amount;
  gint64 lean_amount;
  const char *day;
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
      line->period = g_strdup (lines[i].period);
      line->amount = lines[i].amount;
      line->lean_amount = lines[i].lean_amount;
      line->day = g_strdup (lines[i].day);
      g_ptr_array_add (result, line);
    }
  return result;
}

static void
assert_month (const GArray *months,
              guint         index,
              int           year,
              int           month)
{
  const AnningBudgetMonth *it = &g_array_index (months, AnningBudgetMonth, index);

  g_assert_cmpint (g_date_get_year (&it->month), ==, year);
  g_assert_cmpint (g_date_get_month (&it->month), ==, month);
  g_assert_cmpint (g_date_get_day (&it->month), ==, 1);
}

/*
 * Wages 8 000.00, in a lean month 5 000.00; rent 2 000.00; food 1 500.00, in a lean
 * month 1 200.00; 900.00 for a school fee on 2027-02-28; 300.00 from a sale on
 * 2026-12-01, of which a lean month brings 100.00.
 */
static void
test_household (void)
{
  static const Line household[] = {
    { "income", "monthly", 800000, 500000, NULL },
    { "spending", "monthly", 200000, ANNING_UNKNOWN, NULL },
    { "spending", "monthly", 150000, 120000, NULL },
    { "spending", "once", 90000, ANNING_UNKNOWN, "2027-02-28" },
    { "income", "once", 30000, 10000, "2026-12-01" },
  };
  g_autoptr (GPtrArray) lines = make_lines (household, G_N_ELEMENTS (household));
  g_autoptr (GArray) months = NULL;
  const AnningBudgetMonth *month;
  GDate first;

  /* The 31st, and February is among the months. */
  g_date_set_dmy (&first, 31, G_DATE_OCTOBER, 2026);
  months = anning_budget_months (lines, &first, 6);
  g_assert_cmpuint (months->len, ==, 6);
  assert_month (months, 0, 2026, 10);
  assert_month (months, 2, 2026, 12);
  assert_month (months, 4, 2027, 2);
  assert_month (months, 5, 2027, 3);

  month = &g_array_index (months, AnningBudgetMonth, 0);
  g_assert_cmpint (month->income, ==, 800000);
  g_assert_cmpint (month->spending, ==, 350000);
  g_assert_cmpint (month->once, ==, 0);
  g_assert_cmpint (month->surplus, ==, 450000);
  g_assert_cmpint (month->lean_surplus, ==, 180000);

  month = &g_array_index (months, AnningBudgetMonth, 2);
  g_assert_cmpint (month->income, ==, 800000);
  g_assert_cmpint (month->once, ==, 30000);
  g_assert_cmpint (month->surplus, ==, 480000);
  g_assert_cmpint (month->lean_surplus, ==, 190000);

  month = &g_array_index (months, AnningBudgetMonth, 4);
  g_assert_cmpint (month->once, ==, -90000);
  g_assert_cmpint (month->surplus, ==, 360000);
  g_assert_cmpint (month->lean_surplus, ==, 90000);

  month = &g_array_index (months, AnningBudgetMonth, 5);
  g_assert_cmpint (month->once, ==, 0);
}

/*
 * 1 000.00 a year is 83.33 a month in eight months and 83.34 in four: by the
 * running total 83.33, 166.66, 250.00, … Any twelve months make 1 000.00.
 */
static void
test_yearly (void)
{
  static const Line yearly[] = {
    { "spending", "yearly", 100000, ANNING_UNKNOWN, NULL },
    { "income", "yearly", 7, 5, NULL },
  };
  static const gint64 parts[] = { 8333, 8333, 8334, 8333, 8333, 8334, 8333, 8333, 8334, 8333, 8333, 8334 };
  g_autoptr (GPtrArray) lines = make_lines (yearly, G_N_ELEMENTS (yearly));
  g_autoptr (GArray) months = NULL;
  GDate first;

  g_date_set_dmy (&first, 1, G_DATE_JANUARY, 2027);
  months = anning_budget_months (lines, &first, 30);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_cmpint (g_array_index (months, AnningBudgetMonth, i).spending, ==, parts[i]);
  for (guint from = 0; from + 12 <= months->len; from++)
    {
      gint64 spending = 0;
      gint64 income = 0;
      gint64 lean = 0;

      for (guint i = from; i < from + 12; i++)
        {
          spending += g_array_index (months, AnningBudgetMonth, i).spending;
          income += g_array_index (months, AnningBudgetMonth, i).income;
          lean += g_array_index (months, AnningBudgetMonth, i).lean_surplus;
        }
      g_assert_cmpint (spending, ==, 100000);
      g_assert_cmpint (income, ==, 7);
      g_assert_cmpint (lean, ==, 5 - 100000);
    }
}

/* What is before the first month, after the last, or on no day, is in no month. */
static void
test_outside (void)
{
  static const Line outside[] = {
    { "spending", "once", 100, ANNING_UNKNOWN, "2026-10-31" },
    { "spending", "once", 200, ANNING_UNKNOWN, "2026-11-01" },
    { "spending", "once", 400, ANNING_UNKNOWN, "2026-12-31" },
    { "spending", "once", 800, ANNING_UNKNOWN, "2027-01-01" },
    { "spending", "once", 1600, ANNING_UNKNOWN, NULL },
    { "spending", "once", 3200, ANNING_UNKNOWN, "2026-11-31" },
    { "spending", "once", ANNING_UNKNOWN, ANNING_UNKNOWN, "2026-11-02" },
  };
  g_autoptr (GPtrArray) lines = make_lines (outside, G_N_ELEMENTS (outside));
  g_autoptr (GArray) months = NULL;
  g_autoptr (GArray) none = NULL;
  GDate first;

  g_date_set_dmy (&first, 21, G_DATE_NOVEMBER, 2026);
  months = anning_budget_months (lines, &first, 2);
  g_assert_cmpint (g_array_index (months, AnningBudgetMonth, 0).once, ==, -200);
  g_assert_cmpint (g_array_index (months, AnningBudgetMonth, 1).once, ==, -400);

  none = anning_budget_months (lines, &first, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_lowest (void)
{
  static const AnningBudgetMonth some[] = {
    { .surplus = 500, .lean_surplus = 20 },
    { .surplus = 100, .lean_surplus = 30 },
    { .surplus = 100, .lean_surplus = -10 },
    { .surplus = 300, .lean_surplus = 40 },
  };
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (AnningBudgetMonth));

  g_array_append_vals (months, some, G_N_ELEMENTS (some));
  g_assert_cmpuint (anning_budget_months_lowest (months, FALSE), ==, 1);
  g_assert_cmpuint (anning_budget_months_lowest (months, TRUE), ==, 2);
}

static void
test_once (void)
{
  static const Line events[] = {
    { "spending", "once", 1, ANNING_UNKNOWN, NULL },
    { "spending", "once", 2, ANNING_UNKNOWN, "2027-02-01" },
    { "spending", "monthly", 4, ANNING_UNKNOWN, "2026-12-01" },
    { "income", "once", 8, ANNING_UNKNOWN, "2026-12-31" },
    { "spending", "once", 16, ANNING_UNKNOWN, "2027-02-01" },
  };
  g_autoptr (GPtrArray) lines = make_lines (events, G_N_ELEMENTS (events));
  g_autoptr (GPtrArray) once = anning_budget_once (lines);
  static const gint64 order[] = { 8, 2, 16, 1 };

  g_assert_cmpuint (once->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < once->len; i++)
    g_assert_cmpint (((const AnningBudgetLine *) g_ptr_array_index (once, i))->amount, ==, order[i]);
}

/* A damaged file cannot make the sums run over. */
static void
test_absurd (void)
{
  static const Line absurd[] = {
    { "income", "yearly", G_MAXINT64, ANNING_UNKNOWN, NULL },
    { "income", "monthly", G_MAXINT64, ANNING_UNKNOWN, NULL },
    { "spending", "once", G_MAXINT64, ANNING_UNKNOWN, "2026-11-21" },
  };
  g_autoptr (GPtrArray) lines = make_lines (absurd, G_N_ELEMENTS (absurd));
  g_autoptr (GArray) months = NULL;
  GDate first;

  g_date_set_dmy (&first, 1, G_DATE_NOVEMBER, 2026);
  months = anning_budget_months (lines, &first, 1);
  g_assert_cmpint (g_array_index (months, AnningBudgetMonth, 0).income, >, 0);
  g_assert_cmpint (g_array_index (months, AnningBudgetMonth, 0).once, <, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/budget-months/household", test_household);
  g_test_add_func ("/budget-months/yearly", test_yearly);
  g_test_add_func ("/budget-months/outside", test_outside);
  g_test_add_func ("/budget-months/lowest", test_lowest);
  g_test_add_func ("/budget-months/once", test_once);
  g_test_add_func ("/budget-months/absurd", test_absurd);

  return g_test_run ();
}
