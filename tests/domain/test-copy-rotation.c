/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copy-rotation.h"

#include <stdlib.h>

#include "anning-date.h"

/* "2026-11-22", with the second of the day behind an @, and an m for one before a migration. */
static AnningCopyTime
read_time (const char *text)
{
  AnningCopyTime time = { 0 };
  g_auto (GStrv) parts = g_strsplit (text, "@", 2);

  time.before_migration = g_str_has_suffix (text, "m");
  g_assert_true (anning_day_parse (parts[0], &time.day));
  time.second = parts[1] != NULL ? atoi (parts[1]) : 0;
  return time;
}

static GArray *
read_times (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (AnningCopyTime));

  for (guint i = 0; words[i] != NULL && words[0][0] != '\0'; i++)
    {
      AnningCopyTime time = read_time (words[i]);

      g_array_append_val (times, time);
    }
  return times;
}

/* @kept: those of @copies, in their order */
static void
check (const char *copies,
       const char *today,
       const char *kept)
{
  g_auto (GStrv) words = g_strsplit (copies, " ", -1);
  g_autoptr (GArray) times = read_times (copies);
  g_autofree gboolean *keep = g_new (gboolean, times->len + 1);
  g_autoptr (GString) found = g_string_new (NULL);
  GDate day;

  g_assert_true (anning_day_parse (today, &day));
  anning_copy_rotation_choose ((gconstpointer) times->data, times->len, &day, keep);
  for (guint i = 0; i < times->len; i++)
    {
      if (keep[i])
        g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", words[i]);
    }
  g_assert_cmpstr (found->str, ==, kept);
}

static void
test_every_day (void)
{
  g_autoptr (GString) copies = g_string_new (NULL);
  GDate day;

  g_assert_true (anning_day_parse ("2026-05-01", &day));
  for (guint i = 0; i < 206; i++)
    {
      g_autofree char *text = anning_day_format (&day);

      g_string_append_printf (copies, "%s%s", i > 0 ? " " : "", text);
      g_date_add_days (&day, 1);
    }
  g_assert_true (g_str_has_suffix (copies->str, " 2026-11-22"));
  /* By the calendar: seven days; the Sundays of the three weeks before; the last days of five months before. */
  check (copies->str, "2026-11-22",
         "2026-06-30 2026-07-31 2026-08-31 2026-09-30 2026-10-31 2026-11-01 2026-11-08 2026-11-15"
         " 2026-11-16 2026-11-17 2026-11-18 2026-11-19 2026-11-20 2026-11-21 2026-11-22");
}

/* Who opens the program once a month keeps what somebody else keeps of a week. */
static void
test_once_a_month (void)
{
  check ("2026-01-10 2026-02-10 2026-03-10 2026-04-10 2026-05-10 2026-06-10 2026-07-10 2026-08-10 2026-09-10 2026-10-10",
         "2026-11-22",
         "2026-04-10 2026-05-10 2026-06-10 2026-07-10 2026-08-10 2026-09-10 2026-10-10");
  check ("2019-01-10", "2026-11-22", "2019-01-10");
  check ("", "2026-11-22", "");
}

static void
test_several_a_day (void)
{
  check ("2026-11-21@100 2026-11-21@300 2026-11-21@200 2026-11-22@9 2026-11-22@1 2026-11-22@5", "2026-11-22",
         "2026-11-21@300 2026-11-22@9 2026-11-22@1 2026-11-22@5");
}

static void
test_before_migration (void)
{
  check ("2026-11-22@5m 2025-01-01@1m 2026-03-01@1m 2026-03-01", "2026-11-22",
         "2026-11-22@5m 2026-03-01@1m 2026-03-01");
}

/* The clock was ahead for a day: that copy stays until its day, and the seven days are seven all the same. */
static void
test_clock_ahead (void)
{
  check ("2030-01-01 2026-11-10 2026-11-11 2026-11-12 2026-11-13 2026-11-14 2026-11-16 2026-11-17 2026-11-18",
         "2026-11-19",
         "2030-01-01 2026-11-11 2026-11-12 2026-11-13 2026-11-14 2026-11-16 2026-11-17 2026-11-18");
}

/* The battery is empty and the year is 2000: nothing that is sound goes. */
static void
test_clock_back (void)
{
  check ("2000-01-01 1999-12-31 2026-11-01 2026-11-02 2026-11-03 2026-11-04 2026-11-05 2026-11-06 2026-11-07 2026-11-08"
         " 2026-11-09",
         "2000-01-01",
         "2000-01-01 1999-12-31 2026-11-01 2026-11-02 2026-11-03 2026-11-04 2026-11-05 2026-11-06 2026-11-07 2026-11-08"
         " 2026-11-09");
}

/* @holds: a letter for each of @copies, x for those that hold the thing */
static void
check_last (const char *copies,
            const char *holds,
            const char *today,
            const char *expected)
{
  g_autoptr (GArray) times = read_times (copies);
  g_autofree gboolean *marks = g_new0 (gboolean, times->len + 1);
  g_autofree char *found = NULL;
  GDate day, last;

  for (guint i = 0; i < times->len; i++)
    marks[i] = holds[i] == 'x';
  g_assert_true (anning_day_parse (today, &day));
  anning_copy_rotation_find_last ((gconstpointer) times->data, times->len, marks, &day, &last);
  found = g_date_valid (&last) ? anning_day_format (&last) : g_strdup ("never was");
  g_assert_cmpstr (found, ==, expected);
}

static void
test_last_day (void)
{
  /* A Sunday: the newest of its week, which is one of four until Monday of the fourth week after it. */
  check_last ("2026-11-22", "x", "2026-11-22", "2026-12-14");
  /* The last day of a month: one of six until the sixth month after it begins. */
  check_last ("2026-11-30", "x", "2026-11-30", "2027-05-01");
  /* A Wednesday in the middle: seven days. */
  check_last ("2026-11-18", "x", "2026-11-18", "2026-11-25");
  /* The last that goes counts, whichever it is. */
  check_last ("2026-11-18 2026-11-22 2026-11-17", "xx-", "2026-11-22", "2026-12-14");
  check_last ("2026-11-18 2026-11-22", "--", "2026-11-22", "never was");
  check_last ("", "", "2026-11-22", "never was");
  /* From a clock that was ahead: a Tuesday of 2030, and seven days from then. */
  check_last ("2030-01-01@3600", "x", "2026-11-22", "2030-01-08");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/copy-rotation/every-day", test_every_day);
  g_test_add_func ("/domain/copy-rotation/once-a-month", test_once_a_month);
  g_test_add_func ("/domain/copy-rotation/several-a-day", test_several_a_day);
  g_test_add_func ("/domain/copy-rotation/before-migration", test_before_migration);
  g_test_add_func ("/domain/copy-rotation/clock-ahead", test_clock_ahead);
  g_test_add_func ("/domain/copy-rotation/clock-back", test_clock_back);
  g_test_add_func ("/domain/copy-rotation/last-day", test_last_day);
  return g_test_run ();
}
