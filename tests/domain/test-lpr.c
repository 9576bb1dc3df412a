/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-line.h"
#include "anning-date.h"
#include "anning-record.h"

/* Announcements of the National Interbank Funding Center. */
static const struct
{
  const char *day;
  gint64 one_year;
} published[] = {
  { "2019-08-20", 42500 }, { "2019-09-20", 42000 }, { "2019-11-20", 41500 }, { "2020-02-20", 40500 },
  { "2020-04-20", 38500 }, { "2021-12-20", 38000 }, { "2022-01-20", 37000 }, { "2022-08-22", 36500 },
  { "2023-06-20", 35500 }, { "2023-08-21", 34500 }, { "2024-07-22", 33500 }, { "2024-10-21", 31000 },
  { "2025-05-20", 30000 },
};

static GDate
day_of (const char *text)
{
  GDate day;

  g_assert_true (anning_day_parse (text, &day));
  return day;
}

/* Handed over from the last to the first: the order of adding does not matter. */
static AnningLprTable *
make_table (void)
{
  const GDate seen = day_of ("2026-08-20");
  AnningLprTable *table = anning_lpr_table_new (&seen);

  for (guint i = G_N_ELEMENTS (published); i > 0; i--)
    {
      const GDate day = day_of (published[i - 1].day);

      g_assert_true (anning_lpr_table_add (table, &day, published[i - 1].one_year));
    }
  g_assert_cmpuint (table->points->len, ==, G_N_ELEMENTS (published));
  return table;
}

static void
assert_at (const AnningLprTable *table,
           const char           *text,
           gint64                one_year,
           const char           *announced)
{
  const GDate day = day_of (text);
  AnningLprPoint point;
  g_autofree char *found = NULL;

  g_assert_true (anning_lpr_at (table, &day, &point, NULL));
  found = anning_day_format (&point.day);
  g_assert_cmpint (point.one_year, ==, one_year);
  g_assert_cmpstr (found, ==, announced);
}

static void
test_change_points (void)
{
  g_autoptr (AnningLprTable) table = make_table ();
  const GDate before = day_of ("2019-08-19");
  AnningLprPoint point;

  g_assert_false (anning_lpr_at (table, &before, &point, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    assert_at (table, published[i].day, published[i].one_year, published[i].day);

  /* The day before each change has the value before it. */
  assert_at (table, "2019-09-19", 42500, "2019-08-20");
  assert_at (table, "2019-11-19", 42000, "2019-09-20");
  assert_at (table, "2020-02-19", 41500, "2019-11-20");
  assert_at (table, "2020-04-19", 40500, "2020-02-20");
  assert_at (table, "2021-12-19", 38500, "2020-04-20");
  assert_at (table, "2022-01-19", 38000, "2021-12-20");
  assert_at (table, "2022-08-21", 37000, "2022-01-20");
  assert_at (table, "2023-06-19", 36500, "2022-08-22");
  assert_at (table, "2023-08-20", 35500, "2023-06-20");
  assert_at (table, "2024-07-21", 34500, "2023-08-21");
  assert_at (table, "2024-10-20", 33500, "2024-07-22");
  assert_at (table, "2025-05-19", 31000, "2024-10-21");
  /* And the day after has the new one. */
  assert_at (table, "2019-08-21", 42500, "2019-08-20");
  assert_at (table, "2024-02-29", 34500, "2023-08-21");
  assert_at (table, "2025-05-21", 30000, "2025-05-20");
  assert_at (table, "2026-08-20", 30000, "2025-05-20");
}

static gboolean
is_seen (const AnningLprTable *table,
         const char           *text)
{
  const GDate day = day_of (text);
  AnningLprPoint point;
  gboolean seen;

  g_assert_true (anning_lpr_at (table, &day, &point, &seen));
  return seen;
}

static void
test_seen_until (void)
{
  g_autoptr (AnningLprTable) table = make_table ();
  g_autoptr (AnningLprTable) longer = anning_lpr_table_copy (table);
  const GDate added = day_of ("2026-10-20");

  g_assert_true (is_seen (table, "2026-08-20"));
  g_assert_false (is_seen (table, "2026-08-21"));

  /* A value that the user adds is known on its own day; what lies between or later is not. */
  g_assert_true (anning_lpr_table_add (longer, &added, 29000));
  assert_at (longer, "2026-10-20", 29000, "2026-10-20");
  assert_at (longer, "2026-10-19", 30000, "2025-05-20");
  g_assert_true (is_seen (longer, "2026-10-20"));
  g_assert_false (is_seen (longer, "2026-10-19"));
  g_assert_false (is_seen (longer, "2026-10-21"));
  /* The copy is one. */
  assert_at (table, "2026-10-20", 30000, "2025-05-20");
}

static void
test_add (void)
{
  g_autoptr (AnningLprTable) table = make_table ();
  const GDate same = day_of ("2024-07-22");
  const GDate between = day_of ("2024-08-20");
  const GDate early = day_of ("2019-08-19");
  const GDate today = day_of ("2026-11-21");
  const GDate tomorrow = day_of ("2026-11-22");

  /* The same day once more replaces its value. */
  g_assert_true (anning_lpr_table_add (table, &same, 33400));
  assert_at (table, "2024-07-22", 33400, "2024-07-22");
  g_assert_cmpuint (table->points->len, ==, 13);
  g_assert_true (anning_lpr_table_add (table, &between, 33300));
  assert_at (table, "2024-08-19", 33400, "2024-07-22");
  assert_at (table, "2024-10-20", 33300, "2024-08-20");
  assert_at (table, "2024-10-21", 31000, "2024-10-21");

  g_assert_false (anning_lpr_table_add (table, &early, 40000));
  g_assert_false (anning_lpr_table_add (table, &between, -1));
  g_assert_false (anning_lpr_table_add (table, &between, 200001));
  g_assert_cmpuint (table->points->len, ==, 14);

  g_assert_cmpint (anning_lpr_check (&early, 40000, &today), ==, ANNING_LPR_TOO_EARLY);
  g_assert_cmpint (anning_lpr_check (&tomorrow, 30000, &today), ==, ANNING_LPR_IN_FUTURE);
  g_assert_cmpint (anning_lpr_check (&today, 30000, &today), ==, ANNING_LPR_FINE);
  g_assert_cmpint (anning_lpr_check (&today, 0, &today), ==, ANNING_LPR_FINE);
  g_assert_cmpint (anning_lpr_check (&today, 200000, &today), ==, ANNING_LPR_FINE);
  g_assert_cmpint (anning_lpr_check (&today, 200001, &today), ==, ANNING_LPR_OUT_OF_RANGE);
  g_assert_cmpint (anning_lpr_check (&tomorrow, 30000, NULL), ==, ANNING_LPR_FINE);
}

/* What was published stands; a value of the user's that cannot be one is left out. */
static void
test_join (void)
{
  static const struct
  {
    const char *day;
    gint64 one_year;
  } added[] = {
    { "2026-10-20", 29000 }, { "2026-10-20", 28000 }, { "2024-07-22", 90000 }, { "2026-11-20", 900000 },
    { "2019-01-01", 30000 }, { NULL, 30000 },
  };
  g_autoptr (AnningLprTable) table = make_table ();

  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    {
      g_autoptr (AnningLprValue) value = anning_lpr_value_new ();

      value->day = g_strdup (added[i].day);
      value->one_year = added[i].one_year;
      anning_lpr_table_join (table, value);
    }
  g_assert_cmpuint (table->points->len, ==, 14);
  assert_at (table, "2026-12-31", 29000, "2026-10-20");
  assert_at (table, "2024-07-22", 33500, "2024-07-22");
}

static void
test_cost_line (void)
{
  static const char *const licensed[] = { "bank_card", "bank_loan", "consumer_finance", "auto_finance", "trust",
                                          "microloan", "guarantee", "amc_local", "amc" };
  static const char *const unlicensed[] = { "private", "unlicensed" };
  char *licensed_facts[] = { (char *) "rate.24.financial", NULL };
  char *private_facts[] = { (char *) "law.loan.private_4lpr", NULL };
  g_autoptr (AnningLprTable) table = make_table ();
  AnningCostLimits limits = { 240000, licensed_facts, 4, { 0 }, private_facts, table };
  AnningCostLine line;

  g_date_set_dmy (&limits.private_since, 1, G_DATE_JANUARY, 2021);
  for (guint i = 0; i < G_N_ELEMENTS (licensed); i++)
    {
      /* Whatever the day of the contract. */
      anning_cost_line_find (&limits, licensed[i], i % 2 == 0 ? NULL : "2018-01-01", &line);
      g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_LICENSED);
      g_assert_cmpint (line.rate, ==, 240000);
      g_assert_cmpint (line.lowest, ==, 240000);
      g_assert_cmpstr (line.facts[0], ==, "rate.24.financial");
    }
  for (guint i = 0; i < G_N_ELEMENTS (unlicensed); i++)
    {
      /* 4 × 3.45 % = 13.8 % */
      anning_cost_line_find (&limits, unlicensed[i], "2024-03-01", &line);
      g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_PRIVATE);
      g_assert_cmpint (line.rate, ==, 138000);
      g_assert_cmpint (line.lowest, ==, 138000);
      g_assert_cmpint (line.lpr.one_year, ==, 34500);
      g_assert_true (line.lpr_seen);
      g_assert_cmpstr (line.facts[0], ==, "law.loan.private_4lpr");

      anning_cost_line_find (&limits, unlicensed[i], "2020-12-31", &line);
      g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_BEFORE_RULE);
      g_assert_cmpint (line.rate, ==, ANNING_UNKNOWN);
      g_assert_cmpint (line.lowest, ==, ANNING_UNKNOWN);
      g_assert_null (line.facts);
      anning_cost_line_find (&limits, unlicensed[i], NULL, &line);
      g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_NO_DAY);
      anning_cost_line_find (&limits, unlicensed[i], "2024-02-30", &line);
      g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_NO_DAY);
    }

  /* 4 × 3.85 % = 15.4 % on the first day of the rule; 4 × 3 % = 12 % today, with a later value possible. */
  anning_cost_line_find (&limits, "private", "2021-01-01", &line);
  g_assert_cmpint (line.rate, ==, 154000);
  anning_cost_line_find (&limits, "private", "2026-11-21", &line);
  g_assert_cmpint (line.rate, ==, 120000);
  g_assert_false (line.lpr_seen);

  anning_cost_line_find (&limits, "platform", "2024-03-01", &line);
  g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_PLATFORM);
  g_assert_cmpint (line.rate, ==, ANNING_UNKNOWN);
  g_assert_cmpint (line.lowest, ==, 138000);
  anning_cost_line_find (&limits, "unknown", "2024-03-01", &line);
  g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_NO_LENDER);
  anning_cost_line_find (&limits, NULL, "2020-12-31", &line);
  g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_NO_LENDER);
  g_assert_cmpint (line.lowest, ==, 240000);
  anning_cost_line_find (&limits, "no such word", "2024-03-01", &line);
  g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_NO_LENDER);
  g_assert_null (line.facts);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lpr/change-points", test_change_points);
  g_test_add_func ("/lpr/seen-until", test_seen_until);
  g_test_add_func ("/lpr/add", test_add);
  g_test_add_func ("/lpr/join", test_join);
  g_test_add_func ("/lpr/cost-line", test_cost_line);
  return g_test_run ();
}
