/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-rows.h"

#include <string.h>

static const AnningBillGiven plain = { .utc_offset = ANNING_CHINA_OFFSET };

/* Rows end with a line end, cells are separated by "|". */
static GPtrArray *
make_rows (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        g_ptr_array_add (rows, g_strsplit (lines[i], "|", -1));
    }
  return rows;
}

static guint
count_columns (const GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (g_ptr_array_index (rows, i)));
  return n;
}

/* "call in yes 13800138000 1773321249+1000 133s 上海 own 13900139000", "-" for what is not known. */
static char *
show (const AnningSourceRow *row)
{
  g_autofree char *length = row->length_s != ANNING_UNKNOWN ? g_strdup_printf ("%" G_GINT64_FORMAT "s", row->length_s)
                                                            : g_strdup ("-");

  g_assert_cmpint (row->kind, ==, ANNING_SOURCE_BILL);
  g_assert_cmpint (row->utc_offset, ==, 480);
  g_assert_cmpint (row->started_at % 1000, ==, 0);
  g_assert_nonnull (row->key);
  return g_strdup_printf ("%s %s %s %s %" G_GINT64_FORMAT "+%" G_GINT64_FORMAT " %s %s own %s", row->channel,
                          row->direction != NULL ? row->direction : "-", row->connected,
                          row->number != NULL ? row->number : "-", row->started_at / 1000, row->precision_ms, length,
                          row->place != NULL ? row->place : "-", row->own_number != NULL ? row->own_number : "-");
}

/* What a table comes to, one line a contact; "skip N" with the number of the reason for what is none. */
static char *
read_all (const char            *text,
          const char            *title,
          const AnningBillGiven *given,
          AnningBillColumns     *columns)
{
  g_autoptr (GPtrArray) rows = make_rows (text);
  g_autoptr (AnningBillReader) reader = NULL;
  g_auto (AnningSourceRow) row;
  GString *shown = g_string_new (NULL);

  anning_source_row_init (&row);
  anning_bill_columns_init (columns);
  anning_bill_columns_guess (columns, rows, count_columns (rows), title);
  g_assert_true (anning_bill_columns_are_enough (columns));
  reader = anning_bill_reader_new (rows, columns, given);
  while (!anning_bill_reader_is_done (reader))
    {
      guint number;
      AnningSkipReason reason = anning_bill_reader_next (reader, &number, &row);

      if (reason == ANNING_SKIP_NONE)
        {
          g_autofree char *line = show (&row);

          g_string_append_printf (shown, "%s\n", line);
        }
      else
        g_string_append_printf (shown, "skip %d\n", reason);
    }
  return g_string_free (shown, FALSE);
}

static void
assert_bill (const char            *text,
             const char            *title,
             const AnningBillGiven *given,
             const char            *carrier,
             const char            *expected)
{
  AnningBillColumns columns;
  g_autofree char *shown = read_all (text, title, given, &columns);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (columns.carrier, ==, carrier);
}

/* Day and time, a heading below a title, a total at the end; no row says that nobody answered. */
static void
test_mobile_voice (void)
{
  assert_bill ("中国移动通信客户详单\n"
               "起始时间|通信地点|通信方式|对方号码|通信时长|通信类型|套餐优惠|实收通信费(元)\n"
               "2026-03-12 21:14:09|上海|被叫|13800138000|2分13秒|国内通话|--|0.00\n"
               "2026-03-12 08:05:00|上海|主叫|+8613900139000|00:00:07||--|0.00\n"
               "2026-03-13 09:00:00|苏州|被叫|02100000001|0||--|0.00\n"
               "2026-03-13 09:00:00|苏州|呼叫转移|10086|12秒||--|0.00\n"
               "合计|||||||12.30\n",
               NULL, &plain, "mobile",
               "call in yes 13800138000 1773321249+1000 133s 上海 own -\n"
               "call out yes 13900139000 1773273900+1000 7s 上海 own -\n"
               "call in unknown 02100000001 1773363600+1000 0s 苏州 own -\n"
               "call - yes 10086 1773363600+1000 12s 苏州 own -\n"
               "skip 1\n");
}

static void
test_mobile_texts (void)
{
  assert_bill ("起始时间|通信地点|对方号码|通信方式|信息类型|业务名称|套餐优惠|通信费(元)\n"
               "2026-03-12 21:14:09|上海|106980000000001|接收|短信|国内短信|--|0.00\n"
               "2026-03-12 08:05:00|上海|13800138000|发送|彩信||--|0.10\n",
               NULL, &plain, "mobile",
               "sms in unknown 106980000000001 1773321249+1000 - 上海 own -\n"
               "sms out unknown 13800138000 1773273900+1000 - 上海 own -\n");
}

/* The day stands once above the times. */
static void
test_days_as_headings (void)
{
  assert_bill ("起始时间|通信地点|通信方式|对方号码|通信时长\n"
               "2026-03-12 星期四\n"
               "21:14:09|上海|被叫|13800138000|13秒\n"
               "08:05|上海|主叫|13900139000|7秒\n"
               "2026-03-13\n"
               "09:00:00|上海|被叫|13800138000|1秒\n",
               NULL, &plain, NULL,
               "skip 1\n"
               "call in yes 13800138000 1773321249+1000 13s 上海 own -\n"
               "call out yes 13900139000 1773273900+60000 7s 上海 own -\n"
               "skip 1\n"
               "call in yes 13800138000 1773363600+1000 1s 上海 own -\n");
}

/* Times without a year: the period that the file names has it, also over New Year. */
static void
test_years (void)
{
  static const AnningBillGiven given = { .utc_offset = ANNING_CHINA_OFFSET, .year = 2026 };
  static const char rows[] = "起始时间|通信方式|对方号码|通信时长\n"
                             "12-31 23:59:58|被叫|13800138000|13秒\n"
                             "01-01 00:00:03|被叫|13800138000|13秒\n";
  g_autofree char *over_new_year = g_strconcat ("查询时间：2026-02-03 10:00:00|起止日期：2025-12-01至2026-01-31\n", rows, NULL);

  assert_bill (over_new_year, NULL, &plain, NULL,
               "call in yes 13800138000 1767196798+1000 13s - own -\n"
               "call in yes 13800138000 1767196803+1000 13s - own -\n");
  assert_bill ("语音详单|2026年03月\n起始时间|对方号码|通信时长\n03-12 21:14:09|13800138000|13秒\n", NULL, &plain, NULL,
               "call - yes 13800138000 1773321249+1000 13s - own -\n");
  /* Nothing names it: refused, or as it was given. */
  assert_bill ("起始时间|对方号码|通信时长\n03-12 21:14:09|13800138000|13秒\n", NULL, &plain, NULL, "skip 3\n");
  assert_bill ("起始时间|对方号码|通信时长\n03-12 21:14:09|13800138000|13秒\n", NULL, &given, NULL,
               "call - yes 13800138000 1773321249+1000 13s - own -\n");
}

static void
test_unicom (void)
{
  assert_bill ("序号|通话起始时间|通话时长|呼叫类型|对方号码|小计\n"
               "1|2026-03-12 21:14:09|0小时2分13秒|被叫|13800138000|0.00\n"
               "2|2026-03-12 08:05:00|1小时0分0秒|主叫|10010|0.00\n",
               NULL, &plain, "unicom",
               "call in yes 13800138000 1773321249+1000 133s - own -\n"
               "call out yes 10010 1773273900+1000 3600s - own -\n");
}

/* The day in a column of its own, once for all calls of it; the direction in that of the sort. */
static void
test_days_apart (void)
{
  assert_bill ("序号|通话日期|开始时间|通话时长|通话类型|对方号码\n"
               "1|2026-03-12|21:14:09|2分13秒|本地被叫|13800138000\n"
               "2||08:05:00|7秒|本地主叫|10010\n"
               "3|2026年03月13日|09:00:00|1秒|本地被叫|13800138000\n",
               NULL, &plain, NULL,
               "call in yes 13800138000 1773321249+1000 133s - own -\n"
               "call out yes 10010 1773273900+1000 7s - own -\n"
               "call in yes 13800138000 1773363600+1000 1s - own -\n");
}

/* Digits for the time, a zero lost; minutes that were charged are no length. */
static void
test_digits (void)
{
  assert_bill ("对方手机号|呼叫类型*|通话日期|通话时间|时长/(分)\n"
               "13800138000|被叫|20260312|211409|3\n"
               "10010|主叫|20260312|80500|0\n"
               "10010|主叫|20260312|806|1\n"
               "13800138000|被叫|20260313|09:00:00|2分13秒\n",
               NULL, &plain, NULL,
               "call in yes 13800138000 1773321249+1000 - - own -\n"
               "call out unknown 10010 1773273900+1000 0s - own -\n"
               "skip 2\n"
               "call in yes 13800138000 1773363600+1000 133s - own -\n");
}

/* The headings stand lower, page by page again, the sum at the end. */
static void
test_telecom (void)
{
  assert_bill ("客户名称：某某\n"
               "手机号码：13900139000|查询时间段：20260301-20260331\n"
               "起始时间|对方号码|通信时长|通信方式|通信地点|费用\n"
               "2026/03/12 21:14:09|13800138000|00:02:13|被叫|南京|0\n"
               "起始时间|对方号码|通信时长|通信方式|通信地点|费用\n"
               "2026/03/12 08:05:00|13800138000|7|主叫|南京|0\n"
               "合计|||||0\n",
               NULL, &plain, "telecom",
               "call in yes 13800138000 1773321249+1000 133s 南京 own 13900139000\n"
               "skip 1\n"
               "call out yes 13800138000 1773273900+1000 7s 南京 own 13900139000\n"
               "skip 1\n");
}

/* Who rang and who was rung: the number in every row is whose bill it is. */
static void
test_caller_and_called (void)
{
  assert_bill ("主叫号码|被叫号码|通话日期|通话时间|拨打秒数\n"
               "13800138000|13900139000|2026-03-12|21:14:09|133\n"
               "13900139000|13700137000|2026-03-12|08:05:00|7\n",
               NULL, &plain, NULL,
               "call in yes 13800138000 1773321249+1000 133s - own 13900139000\n"
               "call out yes 13700137000 1773273900+1000 7s - own 13900139000\n");
  /* With the other side's number beside it, "主叫号码" is the own one. */
  assert_bill ("主叫号码|对方号码|开始时间|通话时长（s）|话单方向\n13900139000|13800138000|2026-03-12 21:14:09|133|被叫\n",
               NULL, &plain, NULL, "call in yes 13800138000 1773321249+1000 133s - own 13900139000\n");
}

/* "1.38E+10" is refused and said so, what is hidden too; the time stays. */
static void
test_lost_numbers (void)
{
  static const char text[] = "起始时间|对方号码|通信时长\n"
                             "2026-03-12 21:14:09|1.38E+10|13秒\n"
                             "2026-03-12 21:14:09|138****8000|13秒\n"
                             "2026-03-12 21:14:09||13秒\n"
                             "2026-03-12 21:14:09|隐藏号码|13秒\n"
                             "2026-03-12 21:14:09|某某|13秒\n"
                             "某年某月|13800138000|13秒\n";
  g_autoptr (GPtrArray) rows = make_rows (text);
  g_autoptr (AnningBillReader) reader = NULL;
  g_auto (AnningSourceRow) row;
  AnningBillColumns columns;
  guint number;

  anning_source_row_init (&row);
  anning_bill_columns_init (&columns);
  anning_bill_columns_guess (&columns, rows, 3, NULL);
  reader = anning_bill_reader_new (rows, &columns, &plain);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NONE);
  g_assert_null (row.number);
  g_assert_cmpint (row.number_state, ==, ANNING_NUMBER_ROUNDED);
  g_assert_cmpstr (row.number_text, ==, "1.38E+10");
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NONE);
  g_assert_cmpint (row.number_state, ==, ANNING_NUMBER_MASKED);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NO_NUMBER);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NONE);
  g_assert_cmpint (row.number_state, ==, ANNING_NUMBER_WITHHELD);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NO_NUMBER);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NO_TIME);
  g_assert_cmpuint (number, ==, 6);
  g_assert_true (anning_bill_reader_is_done (reader));
}

static void
test_period (void)
{
  static const struct
  {
    const char *above;
    const char *first; /* NULL: none */
    const char *last;
  } cases[] = {
    { "起止日期：2026-03-01至2026-03-31", "2026-03-01", "2026-03-31" },
    { "查询时间段：20260301-20260331", "2026-03-01", "2026-03-31" },
    { "账期：2026年02月", "2026-02-01", "2026-02-28" },
    { "账期：202602", "2026-02-01", "2026-02-28" },
    { "2025年12月1日—2026年1月31日", "2025-12-01", "2026-01-31" },
    { "打印时间：2026-04-02", NULL, NULL },
    { "客户编号：20260301", NULL, NULL },
    { "账单日：2026-03-12", NULL, NULL },
    { "客户编号|20260301|账期|202602", "2026-02-01", "2026-02-28" },
    { "手机号码：13800138000", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].above, "\n起始时间|对方号码\n", NULL);
      g_autoptr (GPtrArray) rows = make_rows (text);
      g_autoptr (AnningBillReader) reader = NULL;
      AnningBillColumns columns;
      GDate first, last;

      g_test_message ("%s", cases[i].above);
      anning_bill_columns_init (&columns);
      anning_bill_columns_guess (&columns, rows, 2, NULL);
      g_assert_cmpuint (columns.heading, ==, 1);
      reader = anning_bill_reader_new (rows, &columns, &plain);
      g_assert_cmpint (anning_bill_reader_get_period (reader, &first, &last), ==, cases[i].first != NULL);
      if (cases[i].first != NULL)
        {
          g_autofree char *first_day = anning_day_format (&first);
          g_autofree char *last_day = anning_day_format (&last);

          g_assert_cmpstr (first_day, ==, cases[i].first);
          g_assert_cmpstr (last_day, ==, cases[i].last);
        }
    }
}

/* Two calls of one minute with one length are two; the same second twice is one. */
static void
test_keys (void)
{
  g_autoptr (GPtrArray) rows = make_rows ("起始时间|对方号码|通信时长|通信方式\n"
                                          "2026-03-12 21:14|13800138000|13秒|被叫\n"
                                          "2026-03-12 21:14|13800138000|13秒|被叫\n"
                                          "2026-03-12 21:14:09|13800138000|13秒|被叫\n"
                                          "2026-03-12 21:14:09|+8613800138000|00:00:13|被叫\n");
  g_autoptr (AnningBillReader) reader = NULL;
  AnningBillColumns columns;
  static const char *const keys[] = {
    "bill|call|13800138000|in|1773321240000|13", "bill|call|13800138000|in|1773321240000|13|2",
    "bill|call|13800138000|in|1773321249000|13", "bill|call|13800138000|in|1773321249000|13",
  };

  anning_bill_columns_init (&columns);
  anning_bill_columns_guess (&columns, rows, 4, NULL);
  reader = anning_bill_reader_new (rows, &columns, &plain);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (AnningSourceRow) row;
      guint number;

      anning_source_row_init (&row);
      g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NONE);
      g_assert_cmpstr (row.key, ==, keys[i]);
      g_assert_cmpint (row.start, ==, ANNING_START_ANSWER);
    }
}

/* Whose bill it is and what its times are is for the caller to say where the file does not. */
static void
test_given (void)
{
  static const AnningBillGiven given = { .own_number = "+86 13900139000", .utc_offset = 540 };
  g_autoptr (GPtrArray) rows = make_rows ("起始时间|对方号码|通信时长\n2026-03-12 22:14:09|13800138000|13秒\n");
  g_autoptr (AnningBillReader) reader = NULL;
  g_auto (AnningSourceRow) row;
  AnningBillColumns columns;
  guint number;

  anning_source_row_init (&row);
  anning_bill_columns_init (&columns);
  anning_bill_columns_guess (&columns, rows, 3, NULL);
  reader = anning_bill_reader_new (rows, &columns, &given);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NONE);
  g_assert_cmpint (row.started_at, ==, G_GINT64_CONSTANT (1773321249000));
  g_assert_cmpint (row.utc_offset, ==, 540);
  g_assert_cmpstr (row.own_number, ==, "13900139000");
}

/* Headings that nobody knows, of columns that were chosen by hand: no row is lost. */
static void
test_words_alone (void)
{
  static const char text[] = "甲|乙|丙\n"
                             "2026-10-03 10:00:00|12100009901|65\n"
                             "以上由公司提供|谢谢|\n"
                             "某日|12100009901|12\n";
  g_autoptr (GPtrArray) rows = make_rows (text);
  g_autoptr (AnningBillReader) reader = NULL;
  g_auto (AnningSourceRow) row;
  AnningBillColumns columns;
  guint number;

  anning_source_row_init (&row);
  anning_bill_columns_init (&columns);
  columns.columns[ANNING_BILL_START] = 0;
  columns.columns[ANNING_BILL_PEER] = 1;
  columns.columns[ANNING_BILL_LENGTH] = 2;
  reader = anning_bill_reader_new (rows, &columns, &plain);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_HEADING);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NONE);
  g_assert_cmpstr (row.number, ==, "12100009901");
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_HEADING);
  g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NO_TIME);
}

/* "channel key text" of each contact. */
static char *
read_texts (const char *text)
{
  g_autoptr (GPtrArray) rows = make_rows (text);
  g_autoptr (AnningBillReader) reader = NULL;
  g_auto (AnningSourceRow) row;
  AnningBillColumns columns;
  GString *shown = g_string_new (NULL);
  guint number;

  anning_source_row_init (&row);
  anning_bill_columns_init (&columns);
  anning_bill_columns_guess (&columns, rows, 4, NULL);
  reader = anning_bill_reader_new (rows, &columns, &plain);
  while (!anning_bill_reader_is_done (reader))
    {
      g_assert_cmpint (anning_bill_reader_next (reader, &number, &row), ==, ANNING_SKIP_NONE);
      g_string_append_printf (shown, "%s %s %s\n", row.channel, row.key, row.text != NULL ? row.text : "-");
    }
  return g_string_free (shown, FALSE);
}

/*
 * A list of messages that somebody kept. Two of one second that say different things are two,
 * a line that stands there twice is one. What has a length is a call, whatever is written beside it.
 */
static void
test_texts (void)
{
  g_autofree char *messages = read_texts ("时间|对方号码|方向|短信内容\n"
                                          "2026-03-12 21:14:09|106900001|接收|您已逾期\n"
                                          "2026-03-12 21:14:09|106900001|接收|请尽快还款\n"
                                          "2026-03-12 21:14:09|106900001|接收|您已逾期\n");
  g_autofree char *mixed = read_texts ("时间|对方号码|时长|内容\n"
                                       "2026-03-12 21:14:09|106900001|65秒|说要上门\n"
                                       "2026-03-12 21:15:09|106900001||您已逾期\n");

  g_assert_cmpstr (messages, ==,
                   "sms bill|sms|106900001|in|1773321249000|-1 您已逾期\n"
                   "sms bill|sms|106900001|in|1773321249000|-1|2 请尽快还款\n"
                   "sms bill|sms|106900001|in|1773321249000|-1 您已逾期\n");
  g_assert_cmpstr (mixed, ==,
                   "call bill|call|106900001||1773321249000|65 -\n"
                   "sms bill|sms|106900001||1773321309000|-1 您已逾期\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bill-rows/mobile-voice", test_mobile_voice);
  g_test_add_func ("/bill-rows/mobile-texts", test_mobile_texts);
  g_test_add_func ("/bill-rows/days-as-headings", test_days_as_headings);
  g_test_add_func ("/bill-rows/years", test_years);
  g_test_add_func ("/bill-rows/unicom", test_unicom);
  g_test_add_func ("/bill-rows/days-apart", test_days_apart);
  g_test_add_func ("/bill-rows/digits", test_digits);
  g_test_add_func ("/bill-rows/telecom", test_telecom);
  g_test_add_func ("/bill-rows/caller-and-called", test_caller_and_called);
  g_test_add_func ("/bill-rows/lost-numbers", test_lost_numbers);
  g_test_add_func ("/bill-rows/words-alone", test_words_alone);
  g_test_add_func ("/bill-rows/texts", test_texts);
  g_test_add_func ("/bill-rows/period", test_period);
  g_test_add_func ("/bill-rows/keys", test_keys);
  g_test_add_func ("/bill-rows/given", test_given);
  return g_test_run ();
}
