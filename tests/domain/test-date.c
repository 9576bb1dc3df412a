/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"

static void
test_parse (void)
{
  static const char *const good[] = { "2026-03-12", "2024-02-29", "2000-02-29", "0001-01-01",
                                      "9999-12-31" };
  static const char *const bad[] = {
    "", "2026-3-12", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-04-31", "0000-01-01", "20260312", "2026/03/12", "2026-03-12 ", " 2026-03-1",
    "2026-03-12T10:00", "-026-03-12", "+026-03-12", "２０２６-03-12",
  };
  GDate day;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (anning_day_parse (good[i], &day));
      text = anning_day_format (&day);
      g_assert_cmpstr (text, ==, good[i]);
    }

  g_date_clear (&day, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (anning_day_parse (bad[i], &day));
  g_assert_false (anning_day_parse (NULL, &day));
  g_assert_false (g_date_valid (&day));
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *first;
    int months;
    const char *expected;
  } cases[] = {
    { "2026-01-31", 0, "2026-01-31" },
    { "2026-01-31", 1, "2026-02-28" },
    { "2026-01-31", 2, "2026-03-31" },
    { "2026-01-31", 3, "2026-04-30" },
    { "2023-12-31", 2, "2024-02-29" },
    { "2026-11-15", 2, "2027-01-15" },
    { "2026-12-01", 12, "2027-12-01" },
    { "2026-01-15", -1, "2025-12-15" },
    { "2026-03-31", -1, "2026-02-28" },
    { "2026-01-31", -12, "2025-01-31" },
    { "2026-01-31", 600, "2076-01-31" },
  };
  GDate first, result;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (anning_day_parse (cases[i].first, &first));
      anning_day_add_months (&first, cases[i].months, &result);
      text = anning_day_format (&result);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }

  g_assert_true (anning_day_parse ("9999-12-01", &first));
  anning_day_add_months (&first, 1, &result);
  g_assert_false (g_date_valid (&result));
  anning_day_add_months (&first, G_MAXINT, &result);
  g_assert_false (g_date_valid (&result));
  anning_day_add_months (&first, G_MININT, &result);
  g_assert_false (g_date_valid (&result));
}

static void
test_distance (void)
{
  GDate from, to;

  g_assert_true (anning_day_parse ("2024-02-28", &from));
  g_assert_true (anning_day_parse ("2024-03-01", &to));
  g_assert_cmpint (anning_day_distance (&from, &to), ==, 2);
  g_assert_cmpint (anning_day_distance (&to, &from), ==, -2);
  g_assert_cmpint (anning_day_distance (&to, &to), ==, 0);
}

static void
test_civil_valid (void)
{
  static const AnningCivil bad[] = {
    { 2026, 2, 29, 0, 0, 0 }, { 2026, 13, 1, 0, 0, 0 },  { 2026, 1, 32, 0, 0, 0 },
    { 2026, 1, 1, 24, 0, 0 }, { 2026, 1, 1, 0, 60, 0 },  { 2026, 1, 1, 0, 0, 60 },
    { 0, 1, 1, 0, 0, 0 },     { 2026, 1, 257, 0, 0, 0 }, { 2026, -1, 1, 0, 0, 0 },
    { 10000, 1, 1, 0, 0, 0 }, { 2026, 1, 1, -1, 0, 0 },  { 67562, 1, 1, 0, 0, 0 },
  };
  const AnningCivil good = { 2024, 2, 29, 23, 59, 59 };

  g_assert_true (anning_civil_valid (&good));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (anning_civil_valid (&bad[i]));
}

/* The instants come from date(1): date -d '…' +%s. */
static void
test_instants (void)
{
  static const struct
  {
    AnningCivil civil;
    gint64 offset;
    gint64 instant;
    const char *day;
  } cases[] = {
    { { 1970, 1, 1, 0, 0, 0 }, 0, 0, "1970-01-01" },
    { { 1970, 1, 1, 8, 0, 0 }, 480, 0, "1970-01-01" },
    { { 2026, 3, 12, 21, 14, 9 }, 480, G_GINT64_CONSTANT (1773321249000), "2026-03-12" },
    { { 2026, 3, 13, 0, 0, 0 }, 480, G_GINT64_CONSTANT (1773331200000), "2026-03-13" },
    { { 2022, 5, 22, 12, 28, 2 }, -240, G_GINT64_CONSTANT (1653236882000), "2022-05-22" },
    { { 1969, 12, 31, 23, 59, 59 }, 0, -1000, "1969-12-31" },
    { { 2024, 2, 29, 12, 0, 0 }, 345, G_GINT64_CONSTANT (1709187300000), "2024-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnningCivil back;
      g_autofree char *day = anning_instant_day (cases[i].instant, cases[i].offset);

      g_assert_cmpint (anning_civil_to_instant (&cases[i].civil, cases[i].offset), ==,
                       cases[i].instant);
      anning_instant_to_civil (cases[i].instant, cases[i].offset, &back);
      g_assert_cmpmem (&back, sizeof back, &cases[i].civil, sizeof back);
      g_assert_cmpstr (day, ==, cases[i].day);
    }
}

/* A second before midnight belongs to the day that ends, and ms are cut off. */
static void
test_midnight (void)
{
  g_autofree char *before = anning_instant_day (G_GINT64_CONSTANT (1773331199999), 480);
  AnningCivil civil;

  g_assert_cmpstr (before, ==, "2026-03-12");
  anning_instant_to_civil (G_GINT64_CONSTANT (1773331199999), 480, &civil);
  g_assert_cmpint (civil.second, ==, 59);
  anning_instant_to_civil (-1, 0, &civil);
  g_assert_cmpint (civil.year, ==, 1969);
  g_assert_cmpint (civil.second, ==, 59);
}

/* Files claim the strangest times; a day is shown for them all the same. */
static void
test_absurd_instants (void)
{
  g_autofree char *first = anning_instant_day (G_MININT64, 480);
  g_autofree char *last = anning_instant_day (G_MAXINT64, -720);
  g_autofree char *west = anning_instant_day (G_GINT64_CONSTANT (-62135596800000), -60);
  g_autofree char *end = anning_instant_day (G_GINT64_CONSTANT (253402300799999), 0);
  g_autofree char *offset = anning_instant_day (0, G_MAXINT64);

  g_assert_cmpstr (first, ==, "0001-01-01");
  g_assert_cmpstr (last, ==, "9999-12-31");
  g_assert_cmpstr (west, ==, "0001-01-01");
  g_assert_cmpstr (end, ==, "9999-12-31");
  g_assert_cmpstr (offset, ==, "1970-01-02");
}

static void
test_length (void)
{
  static const struct
  {
    gint64 ms;
    const char *text;
  } cases[] = {
    { 0, "00:00" },          { 999, "00:00" },          { 133000, "02:13" },
    { 3599999, "59:59" },    { 3600000, "1:00:00" },    { 3733000, "1:02:13" },
    { 36000000, "10:00:00" }, { -5000, "00:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = anning_length_format (cases[i].ms);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_long (void)
{
  GDate day;
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 3, G_DATE_DECEMBER, 2026);
  zh = anning_day_format_long (&day, "zh");
  en = anning_day_format_long (&day, "en");
  g_assert_cmpstr (zh, ==, "2026年12月3日");
  g_assert_cmpstr (en, ==, "3 December 2026");
}

static void
check_months (const char *from,
              const char *to,
              int         months)
{
  GDate first, second;

  g_assert_true (anning_day_parse (from, &first));
  g_assert_true (anning_day_parse (to, &second));
  g_assert_cmpint (anning_day_months (&first, &second), ==, months);
  g_assert_cmpint (anning_day_months (&second, &first), ==, -months);
}

/* By the calendar, whatever the day in the month. */
static void
test_months (void)
{
  check_months ("2026-01-31", "2026-02-01", 1);
  check_months ("2026-01-01", "2026-01-31", 0);
  check_months ("2025-12-31", "2026-01-01", 1);
  check_months ("2024-02-29", "2025-02-28", 12);
  check_months ("1969-12-01", "2026-11-22", 683);
  check_months ("0001-01-01", "9999-12-31", 119987);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/distance", test_distance);
  g_test_add_func ("/date/civil-valid", test_civil_valid);
  g_test_add_func ("/date/instants", test_instants);
  g_test_add_func ("/date/midnight", test_midnight);
  g_test_add_func ("/date/absurd-instants", test_absurd_instants);
  g_test_add_func ("/date/long", test_long);
  g_test_add_func ("/date/length", test_length);
  g_test_add_func ("/date/months", test_months);

  return g_test_run ();
}
