/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-name.h"

#include "anning-phone.h"
#include "anning-record.h"
#include "csv.h"

#include <string.h>

/* As the list of names writes it: to the second or the minute, without fractions and offset. */
static char *
write_time (const AnningRecordingName *name)
{
  const AnningCivil *time = &name->time;

  if (!name->has_time)
    return g_strdup ("");
  if (!name->has_seconds)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", time->year, time->month, time->day,
                            time->hour, time->minute);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", time->year, time->month, time->day,
                          time->hour, time->minute, time->second);
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) rows = csv_load ("recording_names.csv");

  g_assert_cmpuint (rows->len, ==, 19);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *stem = csv_get (rows, i, "file_name");
      const char *ending = csv_get (rows, i, "extension");
      const char *who = csv_get (rows, i, "name_part");
      const char *direction = csv_get (rows, i, "direction_raw");
      g_autofree char *file_name = g_strdup_printf ("%s%s%s", stem, *ending != '\0' ? "." : "", ending);
      g_autofree char *time = g_strndup (csv_get (rows, i, "expected_local_time"), 19);
      g_autofree char *number = anning_phone_normalise (csv_get (rows, i, "expected_number_or_raw"));
      g_autofree char *read_time = NULL;
      g_autoptr (AnningRecordingName) name = anning_recording_name_parse (file_name);

      g_test_message ("%s", file_name);
      read_time = write_time (name);
      g_assert_cmpstr (name->pattern, ==, csv_get (rows, i, "pattern"));
      g_assert_cmpstr (name->number, ==, number);
      g_assert_cmpstr (read_time, ==, time);
      g_assert_cmpstr (name->name, ==, *who != '\0' ? who : NULL);
      g_assert_cmpstr (name->direction, ==,
                       *direction == '1' ? "in" : *direction == '0' ? "out" : NULL);
    }
}

typedef struct
{
  const char *file_name;
  const char *pattern;
  const char *number;
  const char *name;
  const char *direction;
  const char *time;
} Expected;

static void
check_names (const Expected *cases,
             guint           n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (AnningRecordingName) name = anning_recording_name_parse (cases[i].file_name);
      g_autofree char *time = write_time (name);
      g_autofree char *shown = g_utf8_make_valid (cases[i].file_name, -1);

      g_test_message ("%s", shown);
      g_assert_cmpstr (name->pattern, ==, cases[i].pattern);
      g_assert_cmpstr (name->number, ==, cases[i].number);
      g_assert_cmpstr (name->name, ==, cases[i].name);
      g_assert_cmpstr (name->direction, ==, cases[i].direction);
      g_assert_cmpstr (time, ==, cases[i].time);
    }
}

/* The further names that were found on phones; expected values read off by eye. */
static void
test_found (void)
{
  static const Expected cases[] = {
    { "20230414_215701.088-0400_in_+8613800138000_Name.oga", "bcr", "13800138000", "Name", "in",
      "2023-04-14T21:57:01" },
    { "20230414_215701.088+0800_out_sim1_10086.m4a", "bcr", "10086", NULL, "out",
      "2023-04-14T21:57:01" },
    { "通话录音@138 0013 8001(13800138001)_20180814153840.mp3", "xiaomi", "13800138001",
      "138 0013 8001", NULL, "2018-08-14T15:38:40" },
    { "Вызов@Имя(0070000000001)_20231216123836.mp3", "xiaomi", "+70000000001", "Имя", NULL,
      "2023-12-16T12:38:36" },
    { "138 0013 8004_20260625142304.amr", "huawei", "13800138004", NULL, NULL,
      "2026-06-25T14:23:04" },
    { "138 0013 8006_20220421143025", "huawei", "13800138006", NULL, NULL, "2022-04-21T14:30:25" },
    { "Call recording +15551234567_200605_114902.m4a", "samsung", "+15551234567", NULL, NULL,
      "2020-06-05T11:49:02" },
    { "Call recording _6900_190317_190817.m4a", "samsung", NULL, "_6900", NULL,
      "2019-03-17T19:08:17" },
    { "13800138008 2019-05-16 10-06-40.amr", "vivo", "13800138008", NULL, NULL,
      "2019-05-16T10:06:40" },
    { "0d20151122141548p+70000000002.3gp", "lg", "+70000000002", NULL, "out",
      "2015-11-22T14:15:48" },
    { "1d20151209155457pnull.3gp", "lg", NULL, NULL, "in", "2015-12-09T15:54:57" },
    { "CallRecord_20261004-101500_+15555550123.wav", "graphene", "+15555550123", NULL, NULL,
      "2026-10-04T10:15:00" },
    { "somebody - CallRecord_20260424-164320_+32000000005.m4a", "graphene", "+32000000005", NULL,
      NULL, "2026-04-24T16:43:20" },
    { "10987654321-2203021149.mp3", "coloros", "10987654321", NULL, NULL, "2022-03-02T11:49" },
    { "张三-2408151432.mp3", "coloros", NULL, "张三", NULL, "2024-08-15T14:32" },
    { "Operator (5433 Мобильный) 2026-02-28_122509_out.amr", "fallback", NULL, NULL, NULL,
      "2026-02-28T12:25:09" },
    { "录音 (3).m4a", "none", NULL, NULL, NULL, "" },
    { "", "none", NULL, NULL, NULL, "" },
  };

  check_names (cases, G_N_ELEMENTS (cases));
}

static void
test_xiaomi (void)
{
  static const Expected cases[] = {
    /* "p" is a pause, "s" a star, a leading "00" a plus. */
    { "通话录音@甲(10086p1s2)_20240101101010.mp3", "xiaomi", "10086,1*2", "甲", NULL,
      "2024-01-01T10:10:10" },
    { "通话录音@甲(008613800138001)_20240101101010.mp3", "xiaomi", "13800138001", "甲", NULL,
      "2024-01-01T10:10:10" },
    /* Several people: the first one. */
    { "通话录音@甲(13800138001)_乙(13800138002)_20240101101010.mp3", "xiaomi", "13800138001", "甲",
      NULL, "2024-01-01T10:10:10" },
    /* Brackets inside the name. */
    { "通话录音@甲(催收)(13800138001)_20240101101010.mp3", "xiaomi", "13800138001", "甲(催收)", NULL,
      "2024-01-01T10:10:10" },
    /* Cut at 50 characters: inside the number, behind it, inside the second person's. */
    { "通话录音@某某消费金融有限公司某某分公司贷后管理部某某某某某某某某某某某某某(1380013_20240101101010.mp3",
      "xiaomi", NULL, "某某消费金融有限公司某某分公司贷后管理部某某某某某某某某某某某某某", NULL,
      "2024-01-01T10:10:10" },
    { "通话录音@某某消费金融有限公司某某分公司贷后管理部某某某某某某某某某(13800138001_20240101101010.mp3",
      "xiaomi", "13800138001", "某某消费金融有限公司某某分公司贷后管理部某某某某某某某某某", NULL,
      "2024-01-01T10:10:10" },
    { "通话录音@甲(13800138001)_某某消费金融有限公司某某分公司贷后管理部(138_20240101101010.mp3", "xiaomi",
      "13800138001", "甲", NULL, "2024-01-01T10:10:10" },
  };

  check_names (cases, G_N_ELEMENTS (cases));
}

/* What looks like a time but is none must not be taken for one. */
static void
test_no_day (void)
{
  static const Expected cases[] = {
    { "通话录音@甲(10086)_20240230101010.mp3", "none", NULL, NULL, NULL, "" },
    { "13800138000_20241301101010.amr", "none", "13800138000", NULL, NULL, "" },
    { "Call recording 030000001_200832_141229.m4a", "none", NULL, NULL, NULL, "" },
    { "13800138007 2022-07-12 24-40-50.m4a", "none", "13800138007", NULL, NULL, "" },
    { "13800138008_通话_02月30日_15点26分.amr", "none", "13800138008", NULL, NULL, "" },
    { "20220522_122802+2500_10086.m4a", "fallback", NULL, NULL, NULL, "2022-05-22T12:28:02" },
    { "通话录音@甲(10086)_00240101101010.mp3", "none", NULL, NULL, NULL, "" },
    { "13800138000_10240101101010.amr", "none", "13800138000", NULL, NULL, "" },
    /* Twenty digits in a row are no day either. */
    { "20240101101010101010.mp3", "none", NULL, NULL, NULL, "" },
  };

  check_names (cases, G_N_ELEMENTS (cases));
}

static void
test_lenovo (void)
{
  g_autoptr (AnningRecordingName) name =
    anning_recording_name_parse ("13800138008_通话_05月13日_15点26分.amr");
  g_autoptr (AnningRecordingName) leap =
    anning_recording_name_parse ("13800138008_通话_02月29日_15点26分.amr");

  g_assert_cmpstr (name->pattern, ==, "lenovo");
  g_assert_cmpstr (name->number, ==, "13800138008");
  g_assert_true (name->has_time);
  g_assert_false (name->has_year);
  g_assert_false (name->has_seconds);
  g_assert_cmpint (name->time.year, ==, 0);
  g_assert_cmpint (name->time.month, ==, 5);
  g_assert_cmpint (name->time.day, ==, 13);
  g_assert_cmpint (name->time.hour, ==, 15);
  g_assert_cmpint (name->time.minute, ==, 26);
  g_assert_true (leap->has_time);
}

static void
test_offset (void)
{
  g_autoptr (AnningRecordingName) west =
    anning_recording_name_parse ("20220522_122802.881926-0400_+12345678900.flac");
  g_autoptr (AnningRecordingName) east = anning_recording_name_parse ("20220522_122802+0545.flac");
  g_autoptr (AnningRecordingName) unknown = anning_recording_name_parse ("13800138000-2408151432.mp3");

  g_assert_cmpint (west->utc_offset, ==, -240);
  g_assert_cmpint (east->utc_offset, ==, 345);
  g_assert_cmpint (unknown->utc_offset, ==, ANNING_UNKNOWN);
}

/* Folders, endings in capitals, and whatever a disk may hold. */
static void
test_hostile (void)
{
  static const Expected cases[] = {
    { "/home/someone/2019-01-01 00-00-00/138 0013 8004_20260625142304.AMR", "huawei", "13800138004",
      NULL, NULL, "2026-06-25T14:23:04" },
    { "13800138000_20260625142304\n.amr", "fallback", "13800138000", NULL, NULL,
      "2026-06-25T14:23:04" },
    { "\xff\xfe_20260625142304.amr", "fallback", NULL, NULL, NULL, "2026-06-25T14:23:04" },
    { ".amr", "none", NULL, NULL, NULL, "" },
    { "１３８００１３８０００_20260625142304.amr", "fallback", NULL, NULL, NULL, "2026-06-25T14:23:04" },
    { "(((_20260625142304.mp3", "xiaomi", NULL, "((", NULL, "2026-06-25T14:23:04" },
  };
  g_autofree char *long_name = g_strnfill (100000, '(');
  g_autofree char *brackets = g_strnfill (1000, '(');
  g_autoptr (AnningRecordingName) name = NULL;
  g_autoptr (AnningRecordingName) slow = NULL;

  check_names (cases, G_N_ELEMENTS (cases));
  name = anning_recording_name_parse (long_name);
  g_assert_cmpstr (name->pattern, ==, "none");
  slow = anning_recording_name_parse (brackets);
  g_assert_cmpstr (slow->pattern, ==, "none");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/recording-name/list", test_list);
  g_test_add_func ("/recording-name/found", test_found);
  g_test_add_func ("/recording-name/xiaomi", test_xiaomi);
  g_test_add_func ("/recording-name/no-day", test_no_day);
  g_test_add_func ("/recording-name/lenovo", test_lenovo);
  g_test_add_func ("/recording-name/offset", test_offset);
  g_test_add_func ("/recording-name/hostile", test_hostile);

  return g_test_run ();
}
