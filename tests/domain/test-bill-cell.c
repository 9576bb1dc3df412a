/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-cell.h"

/* What is missing is shown as "-". */
static char *
show (const AnningBillMoment *moment)
{
  g_autofree char *year = moment->has_year ? g_strdup_printf ("%04d", moment->civil.year) : g_strdup ("-");
  g_autofree char *day = moment->has_day ? g_strdup_printf ("%02d-%02d", moment->civil.month, moment->civil.day) : g_strdup ("-");
  g_autofree char *clock = moment->has_time ? g_strdup_printf ("%02d:%02d", moment->civil.hour, moment->civil.minute)
                                            : g_strdup ("-");
  g_autofree char *second = moment->has_seconds ? g_strdup_printf ("%02d", moment->civil.second) : g_strdup ("-");

  return g_strdup_printf ("%s %s %s %s", year, day, clock, second);
}

static void
test_moments (void)
{
  static const struct
  {
    const char *cell;
    const char *expected;
  } cases[] = {
    { "2026-03-12 21:14:09", "2026 03-12 21:14 09" },
    { "2026/3/12 9:05:00", "2026 03-12 09:05 00" },
    { "2026/03/12 21:14", "2026 03-12 21:14 -" },
    { "2026.03.12 21:14:09", "2026 03-12 21:14 09" },
    { "2026-03-12T21:14:09", "2026 03-12 21:14 09" },
    { "2026年3月12日 21:14:09", "2026 03-12 21:14 09" },
    { "2026年03月12日21时14分09秒", "2026 03-12 21:14 09" },
    { "2026年3月12日  21:14", "2026 03-12 21:14 -" },
    { "2026-03-12 21:14:09.000", "2026 03-12 21:14 09" },
    { "20260312211409", "2026 03-12 21:14 09" },
    { "202603122114", "2026 03-12 21:14 -" },
    { "20260312", "2026 03-12 - -" },
    { "20260312 21:14:09", "2026 03-12 21:14 09" },
    { "2026-03-12", "2026 03-12 - -" },
    { "2026-03-12 星期四", "2026 03-12 - -" },
    { "2026年3月12日（星期四）", "2026 03-12 - -" },
    { "03-12 21:14:09", "- 03-12 21:14 09" },
    { "3月12日 21:14", "- 03-12 21:14 -" },
    { "02-29 08:00:00", "- 02-29 08:00 00" },
    { "3月12日", "- 03-12 - -" },
    { "21:14:09", "- - 21:14 09" },
    { "21:14", "- - 21:14 -" },
    { "\t21:14:09 ", "- - 21:14 09" },
    { "２０２６－０３－１２　２１：１４：０９", "2026 03-12 21:14 09" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = NULL;
      AnningBillMoment moment;

      g_test_message ("%s", cases[i].cell);
      g_assert_true (anning_bill_read_moment (cases[i].cell, &moment));
      shown = show (&moment);
      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

static void
test_no_moments (void)
{
  static const char *const cells[] = {
    "", "合计", "起始时间", "12", "13800138000", "1.38E+10", "2026-02-30 10:00:00", "2026-03-12 25:00:00", "2026-03-12 21:60",
    "1026-03-12", "21:14:09:10", "2026-13-01", "20261301", "-1", "2026-03-12 21", "12.5", "1386", "2026-03",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      AnningBillMoment moment;

      g_test_message ("%s", cells[i]);
      g_assert_false (anning_bill_read_moment (cells[i], &moment));
    }
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *cell;
    gint64 seconds; /* -1: none */
  } cases[] = {
    { "00:02:13", 133 },      { "2:13", 133 },           { "01:00:00", 3600 },   { "1小时2分13秒", 3733 },
    { "2分13秒", 133 },       { "13秒", 13 },            { "2分", 120 },         { "1小时", 3600 },
    { "1小时13秒", 3613 },    { "2分钟13秒", 133 },      { "1时2分13秒", 3733 }, { "133", 133 },
    { "0", 0 },               { "133.0", 133 },          { "00:02:13.000", 133 }, { "２分１３秒", 133 },
    { "00：02：13", 133 },    { "2分 13秒", 133 },       { "2分13", 133 },       { "2'13\"", 133 },
    { "133s", 133 },          { "\t13秒", 13 },          { "25:00:00", 90000 },
    { "", -1 },               { "-", -1 },               { "13元", -1 },         { "00:61:00", -1 },
    { "13秒2分", -1 },        { "99999999", -1 },        { "1.5", -1 },          { "长途", -1 },
    { "-13", -1 },            { "2026-03-12", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 seconds = -1;

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpint (anning_bill_read_length (cases[i].cell, &seconds), ==, cases[i].seconds >= 0);
      g_assert_cmpint (seconds, ==, cases[i].seconds);
    }
}

static void
test_directions (void)
{
  static const struct
  {
    const char *cell;
    const char *direction;
    const char *channel;
  } cases[] = {
    { "主叫", "out", "call" }, { "被叫", "in", "call" }, { "国内通话主叫", "out", "call" }, { "被叫（漫游）", "in", "call" },
    { "接收", "in", "sms" }, { "发送", "out", "sms" }, { "短信被叫", "in", "sms" }, { "呼叫转移", NULL, NULL },
    { "呼转被叫", NULL, NULL }, { "短信", NULL, "sms" }, { "", NULL, NULL }, { "Incoming", "in", NULL }, { "上网", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *channel = "";

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpstr (anning_bill_read_direction (cases[i].cell, &channel), ==, cases[i].direction);
      g_assert_cmpstr (channel, ==, cases[i].channel);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bill-cell/moments", test_moments);
  g_test_add_func ("/bill-cell/no-moments", test_no_moments);
  g_test_add_func ("/bill-cell/lengths", test_lengths);
  g_test_add_func ("/bill-cell/directions", test_directions);
  return g_test_run ();
}
