/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-format.h"

#include "anning-record.h"

/* 2026-03-12T00:00:00+08:00, by `date -d 2026-03-12T00:00:00+08:00 +%s` */
#define MIDNIGHT G_GINT64_CONSTANT (1773244800000)
#define HOUR (G_GINT64_CONSTANT (3600) * 1000)
#define MINUTE (G_GINT64_CONSTANT (60) * 1000)

static void
assert_time (gint64      instant,
             gboolean    twelve,
             const char *expected,
             const char *with_seconds)
{
  g_autofree char *time = NULL;
  g_autofree char *seconds = NULL;

  anning_format_set_twelve_hours (twelve);
  time = anning_format_time (instant, 480);
  seconds = anning_format_time_seconds (instant, 480);
  g_assert_cmpstr (time, ==, expected);
  g_assert_cmpstr (seconds, ==, with_seconds);
  anning_format_set_twelve_hours (FALSE);
}

/* The hour after midnight and the one after noon are both called twelve. */
static void
test_clock (void)
{
  assert_time (MIDNIGHT + 5 * MINUTE, FALSE, "00:05", "00:05:00");
  assert_time (MIDNIGHT + 5 * MINUTE, TRUE, "12:05 AM", "12:05:00 AM");
  assert_time (MIDNIGHT + 9 * HOUR + 1000, TRUE, "9:00 AM", "9:00:01 AM");
  assert_time (MIDNIGHT + 12 * HOUR, TRUE, "12:00 PM", "12:00:00 PM");
  assert_time (MIDNIGHT + 21 * HOUR + 14 * MINUTE, FALSE, "21:14", "21:14:00");
  assert_time (MIDNIGHT + 21 * HOUR + 14 * MINUTE, TRUE, "9:14 PM", "9:14:00 PM");
  assert_time (ANNING_UNKNOWN, TRUE, "—", "—");
}

static void
test_values (void)
{
  g_autofree char *money = anning_format_money (-123450);
  g_autofree char *rate = anning_format_rate (356000);
  g_autofree char *fine_rate = anning_format_rate (72500);
  g_autofree char *day = anning_format_day ("2026-03-12");
  g_autofree char *no_day = anning_format_day (NULL);

  g_assert_cmpstr (money, ==, "−¥1,234.50");
  g_assert_cmpstr (rate, ==, "35.6%");
  g_assert_cmpstr (fine_rate, ==, "7.25%");
  g_assert_cmpstr (day, ==, "12 March 2026");
  g_assert_cmpstr (no_day, ==, "—");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/ui/format/clock", test_clock);
  g_test_add_func ("/ui/format/values", test_values);

  return g_test_run ();
}
