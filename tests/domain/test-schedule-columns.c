/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-schedule-rows.h"

#include <string.h>

#include "anning-date.h"
#include "anning-money.h"
#include "anning-record.h"

/* Rows end with "\n", cells are separated by "|". */
static GPtrArray *
new_rows (const char *text,
          guint      *n_columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  *n_columns = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char **cells = g_strsplit (lines[i], "|", -1);

      *n_columns = MAX (*n_columns, g_strv_length (cells));
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

/* One letter per column: number, day, payment (a), principal, interest, fee, balance, - for unused. */
static char *
letters_of (const AnningScheduleColumns *columns)
{
  static const char letters[] = "-ndapifb";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < columns->kinds->len; i++)
    g_string_append_c (text, letters[anning_schedule_columns_get (columns, i)]);
  return g_string_free (text, FALSE);
}

static void
test_days (void)
{
  static const struct
  {
    const char *cell;
    const char *day; /* NULL: unreadable, "": empty */
  } cases[] = {
    { "2026-03-05", "2026-03-05" },
    { "2026/3/5", "2026-03-05" },
    { "2026.3.5", "2026-03-05" },
    { "2026年3月5日", "2026-03-05" },
    { "2026年03月05号", "2026-03-05" },
    { "2026 年 3 月 5 日", "2026-03-05" },
    { "２０２６－０３－０５", "2026-03-05" },
    { "20260305", "2026-03-05" },
    { "2026-03-05 00:00:00", "2026-03-05" },
    { "2026-03-05T00:00:00Z", "2026-03-05" },
    { "2026/3/5(周四)", "2026-03-05" },
    { "2026-03-05 周四", "2026-03-05" },
    /* 2026-01-01 is day 46023 of a spreadsheet. */
    { "46086", "2026-03-05" },
    { "46086.5", "2026-03-05" },
    { "2024-02-29", "2024-02-29" },
    { "", "" },
    { " - ", "" },
    { "——", "" },
    { "2026-02-29", NULL },
    { "2026-13-01", NULL },
    { "20261301", NULL },
    { "3/5/2026", NULL },
    { "26/3/5", NULL },
    { "3月5日", NULL },
    { "每月5日", NULL },
    { "2026-03", NULL },
    { "2026-03-05abc", NULL },
    { "1234", NULL },
    { "1000.00", NULL },
    { "12345", NULL },
    { "99999", NULL },
    /* Loans of a household: from 1990 to 2100. */
    { "1990-01-01", "1990-01-01" },
    { "1989-12-31", NULL },
    { "2100-12-31", "2100-12-31" },
    { "2101-01-01", NULL },
    { "32874", "1990-01-01" },
    { "73415", "2100-12-31" },
    { "73416", NULL },
    { "46086.5x", NULL },
    { "2026年3日", NULL },
    { "1026-03-05", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate day;
      AnningCellState state = anning_schedule_read_day (cases[i].cell, &day);

      g_test_message ("\"%s\"", cases[i].cell);
      if (cases[i].day == NULL)
        g_assert_cmpint (state, ==, ANNING_CELL_UNREADABLE);
      else if (*cases[i].day == '\0')
        g_assert_cmpint (state, ==, ANNING_CELL_EMPTY);
      else
        {
          g_autofree char *text = NULL;

          g_assert_cmpint (state, ==, ANNING_CELL_GOOD);
          text = anning_day_format (&day);
          g_assert_cmpstr (text, ==, cases[i].day);
        }
    }
}

static void
test_sums (void)
{
  static const struct
  {
    const char *cell;
    const char *unit;
    AnningCellState state;
    gint64 fen;
  } cases[] = {
    { "1,234.50", NULL, ANNING_CELL_GOOD, 123450 },
    { "¥1,234.50", NULL, ANNING_CELL_GOOD, 123450 },
    { "１２３４．５元", NULL, ANNING_CELL_GOOD, 123450 },
    { "0", NULL, ANNING_CELL_GOOD, 0 },
    { "1.2", "万", ANNING_CELL_GOOD, 1200000 },
    { "1.234567", "万", ANNING_CELL_GOOD, 1234567 },
    { "", NULL, ANNING_CELL_EMPTY, 0 },
    { "-", NULL, ANNING_CELL_EMPTY, 0 },
    { "无", NULL, ANNING_CELL_EMPTY, 0 },
    { "88.487866", NULL, ANNING_CELL_ROUNDED, 8849 },
    { "88.484999", NULL, ANNING_CELL_ROUNDED, 8848 },
    { "0.995", NULL, ANNING_CELL_ROUNDED, 100 },
    { "1,234.5678元", NULL, ANNING_CELL_ROUNDED, 123457 },
    { "abc", NULL, ANNING_CELL_UNREADABLE, 0 },
    { "#REF!", NULL, ANNING_CELL_UNREADABLE, 0 },
    { "2026-03-05", NULL, ANNING_CELL_UNREADABLE, 0 },
    { "1,2万", NULL, ANNING_CELL_AMBIGUOUS, 0 },
    { "-5.00", NULL, ANNING_CELL_NEGATIVE, 0 },
    { "99999999999", NULL, ANNING_CELL_TOO_LARGE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 fen = 4711;

      g_test_message ("\"%s\"", cases[i].cell);
      g_assert_cmpint (anning_schedule_read_money (cases[i].cell, cases[i].unit, &fen), ==, cases[i].state);
      if (cases[i].state == ANNING_CELL_GOOD || cases[i].state == ANNING_CELL_ROUNDED)
        g_assert_cmpint (fen, ==, cases[i].fen);
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char *rows;
    const char *letters;
    guint heading;
  } cases[] = {
    { "期数|还款日|应还金额|本金|利息|剩余本金\n1|2026-03-05|1000|900|100|9100", "ndapib", 0 },
    { "期次|应还日期|应还本金|应还利息|服务费|担保费|应还总额\n1|2026-03-05|900|100|10|5|1015", "ndpiffa", 0 },
    { "某某消费金融有限公司|\n还款计划表|\n序号|到期日|月供|其中：本金|其中：利息\n1|2026-03-05|1000|900|100", "ndapi", 2 },
    { "期数|起始日期|到期日期|天数|年利率|本息合计|本金余额\n1|2026-02-05|2026-03-05|28|24%|1000|9100", "n-d--ab", 0 },
    { "期数|还款日期|应还金额|已还金额|罚息|状态\n1|2026-03-05|1000|0|0|未还", "nda---", 0 },
    { "No.|Due date|Payment|Principal|Interest|Fee|Balance\n1|2026-03-05|1015|900|100|15|9100", "ndapifb", 0 },
    { "日期|金额\n2026-03-05|1000", "da", 0 },
    { "还款日|应还金额|合计\n2026-03-05|1000|1000", "da-", 0 },
    { "还款日|合计|应还金额\n2026-03-05|1000|1000", "d-a", 0 },
    { "还款期数|计划还款日|计划还款总额|计划还款本金|计划还款利息|贷款余额\n1|2026-03-05|1000|900|100|9100", "ndapib", 0 },
    { "期次|应还款日期|期供金额|偿还本金|偿还利息|手续费|状态\n1|2026-03-05|1015|900|100|15|待还", "ndapif-", 0 },
    { "还款到期日|月还款|其中本金|其中利息\n2026-03-05|1000|900|100", "dapi", 0 },
    { "Instalment no.|Repayment date|Instalment amount|Interest|Principal balance\n1|2026-03-05|1000|100|9100", "ndaib", 0 },
    /* Without headings. */
    { "1|2026-03-05|1000.00\n2|2026-04-05|1000.00\n3|2026-05-05|1000.00", "nda", ANNING_NO_HEADING },
    /* 3000 in level principal at 1 % a month. */
    { "1|20260305|1030.00|1000.00|30.00|2000.00\n2|20260405|1020.00|1000.00|20.00|1000.00\n3|20260505|1010.00|1000.00|10.00|0.00",
      "ndapib", ANNING_NO_HEADING },
    { "2026-03-05|100.00|900.00|1000.00\n2026-04-05|91.00|909.00|1000.00\n2026-05-05|81.91|918.09|1000.00", "dipa", ANNING_NO_HEADING },
    /* 45000.00 could be the number of a day, too. */
    { "45000.00|2026-03-05\n45000.00|2026-04-05\n45000.00|2026-05-05", "ad", ANNING_NO_HEADING },
    { "你好|世界\n再见|朋友", "--", ANNING_NO_HEADING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_columns;
      g_autoptr (GPtrArray) rows = new_rows (cases[i].rows, &n_columns);
      g_autoptr (AnningScheduleColumns) columns = anning_schedule_columns_guess (rows, n_columns);
      g_autofree char *letters = letters_of (columns);

      g_test_message ("%s", cases[i].rows);
      g_assert_cmpstr (letters, ==, cases[i].letters);
      g_assert_cmpuint (columns->heading, ==, cases[i].heading);
    }
}

static void
test_choose (void)
{
  guint n_columns;
  g_autoptr (GPtrArray) rows = new_rows ("期数|还款日|应还金额|服务费|保险费", &n_columns);
  g_autoptr (AnningScheduleColumns) columns = anning_schedule_columns_guess (rows, n_columns);
  g_autofree char *after = NULL;

  anning_schedule_columns_set (columns, 0, ANNING_COLUMN_PAYMENT);
  anning_schedule_columns_set (columns, 2, ANNING_COLUMN_FEE);
  anning_schedule_columns_set (columns, 4, ANNING_COLUMN_UNUSED);
  after = letters_of (columns);
  g_assert_cmpstr (after, ==, "adff-");
}

/* "state:problem" per row: t taken, h heading, s sum, n nothing, r refused and why. */
static char *
states_of (const AnningScheduleRows *read)
{
  static const char letters[] = "thsnr";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < read->rows->len; i++)
    {
      const AnningScheduleRow *row = &g_array_index (read->rows, AnningScheduleRow, i);

      g_string_append_c (text, letters[row->state]);
      if (row->state == ANNING_SCHEDULE_ROW_REFUSED)
        g_string_append_printf (text, "%d@%u", (int) row->problem, row->column);
      g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static AnningScheduleRows *
read_text (const char *text)
{
  guint n_columns;
  g_autoptr (GPtrArray) rows = new_rows (text, &n_columns);
  g_autoptr (AnningScheduleColumns) columns = anning_schedule_columns_guess (rows, n_columns);

  return anning_schedule_rows_read (rows, columns);
}

/* 10 000 over three months; the table says itself what it comes to. */
static void
test_rows (void)
{
  g_autoptr (AnningScheduleRows) read = read_text (
    "某某小贷|还款计划\n"
    "期数|还款日|应还金额|本金|利息|服务费\n"
    "0|2026-02-05|0.00|0|0|0\n"
    "1|2026年3月5日|¥3,500.00|3,300.00|100.00|100.00\n"
    "2|2026/4/5|3,467.00|3,300.00|67.00|100.00\n"
    "期数|还款日|应还金额|本金|利息|服务费\n"
    "3|46147|3,534.00|3,400.00|34.00|100.00\n"
    "合计||10,501.00|10,000.00|201.00|300.00\n"
    "注：仅供参考|||||");
  g_autofree char *states = states_of (read);
  g_autoptr (GPtrArray) lines = anning_schedule_rows_to_lines (read, 12);
  const AnningScheduleLine *line;

  g_assert_cmpstr (states, ==, "h h n t t h t s n ");
  g_assert_cmpuint (read->n_taken, ==, 3);
  g_assert_cmpuint (read->n_refused, ==, 0);
  g_assert_cmpint (read->payment, ==, 1050100);
  g_assert_cmpint (read->principal, ==, 1000000);
  g_assert_cmpint (anning_schedule_rows_excess (read, 1000000), ==, 0);
  g_assert_cmpint (anning_schedule_rows_excess (read, 950000), ==, 50000);
  g_assert_cmpint (anning_schedule_rows_excess (read, ANNING_UNKNOWN), ==, ANNING_UNKNOWN);

  g_assert_cmpuint (lines->len, ==, 3);
  line = g_ptr_array_index (lines, 2);
  g_assert_cmpint (line->debt_id, ==, 12);
  /* 46147 is 61 days after 46086, the fifth of March. */
  g_assert_cmpstr (line->due_day, ==, "2026-05-05");
  g_assert_cmpint (line->payment, ==, 353400);
  g_assert_cmpint (line->principal, ==, 340000);
  g_assert_cmpint (line->interest, ==, 3400);
  g_assert_cmpint (line->fee, ==, 10000);
}

static void
test_refused (void)
{
  g_autoptr (AnningScheduleRows) read = read_text (
    "还款日|应还金额|本金|利息\n"
    "2026-04-05|900|800|100\n"
    "|900|800|100\n"
    "5号|900|800|100\n"
    "2026-03-05||| \n"
    "2026-05-05|九百元多|800|100\n"
    "2026-05-05|1,2万|800|100\n"
    "2026-05-05|900|-800|100\n"
    "2026-05-05|99999999999|800|100\n"
    "2026-05-05|899.99|800|100\n"
    "2026-03-05|900|800|\n");
  g_autofree char *states = states_of (read);
  g_autoptr (GPtrArray) lines = anning_schedule_rows_to_lines (read, 1);

  g_assert_cmpstr (states, ==, "h t r1@0 r2@0 r3@1 r4@1 r5@1 r6@2 r7@1 r8@1 t n ");
  g_assert_cmpuint (read->n_taken, ==, 2);
  g_assert_cmpuint (read->n_refused, ==, 8);
  /* By due day, whatever the order of the rows. */
  g_assert_cmpstr (((const AnningScheduleLine *) g_ptr_array_index (lines, 0))->due_day, ==, "2026-03-05");
  g_assert_cmpint (((const AnningScheduleLine *) g_ptr_array_index (lines, 0))->interest, ==, ANNING_UNKNOWN);
}

/* What a payment is where the columns are fewer, or leave the fee out. */
static void
test_payment (void)
{
  g_autoptr (AnningScheduleRows) parts = read_text ("还款日|本金|利息|服务费|担保费\n2026-03-05|900|100|10|5");
  g_autoptr (AnningScheduleRows) beside = read_text ("还款日|月供|本金|利息|服务费\n2026-03-05|1000|900|100|15");
  g_autoptr (AnningScheduleRows) inside = read_text ("还款日|月供|本金|利息|服务费\n2026-03-05|1015|900|100|15");
  g_autoptr (AnningScheduleRows) unnamed = read_text ("还款日|月供|本金|利息\n2026-03-05|1015|900|100\n2026-04-05|1000|900|100");
  g_autoptr (AnningScheduleRows) alone = read_text ("还款日|月供\n2026-03-05|88.487866");
  g_autoptr (AnningScheduleRows) thousands = read_text ("还款日|月供(万元)\n2026-03-05|0.1015");
  g_autoptr (AnningScheduleRows) only_interest = read_text ("还款日|利息\n2026-03-05|100");
  g_autoptr (AnningScheduleRows) no_day = read_text ("月供|本金\n1000|900");

  g_assert_cmpint (parts->payment, ==, 101500);
  g_assert_cmpint (g_array_index (parts->rows, AnningScheduleRow, 1).fee, ==, 1500);
  g_assert_cmpint (beside->payment, ==, 101500);
  g_assert_cmpint (inside->payment, ==, 101500);
  g_assert_cmpint (inside->unnamed, ==, 0);
  g_assert_cmpint (unnamed->payment, ==, 201500);
  g_assert_cmpint (unnamed->unnamed, ==, 1500);
  g_assert_cmpint (alone->unnamed, ==, 0);
  g_assert_cmpint (alone->payment, ==, 8849);
  g_assert_cmpuint (alone->n_rounded, ==, 1);
  g_assert_cmpint (alone->principal, ==, ANNING_UNKNOWN);
  g_assert_cmpint (thousands->payment, ==, 101500);
  g_assert_true (only_interest->lacks_sum);
  g_assert_false (only_interest->lacks_day);
  g_assert_cmpuint (only_interest->n_taken, ==, 0);
  g_assert_true (no_day->lacks_day);
}

/* A row of sums need not say so; one that says so need not be right. */
static void
test_silent_sum (void)
{
  g_autoptr (AnningScheduleRows) said = read_text ("还款日|月供\n2026-03-05|100\n2026-04-05|200\n合计|999\nTotal|999");
  g_autofree char *said_states = states_of (said);
  g_autoptr (AnningScheduleRows) read = read_text ("还款日|月供\n2026-03-05|100\n2026-04-05|200\n|300\n|301");
  g_autofree char *states = states_of (read);

  g_assert_cmpstr (states, ==, "h t t s r1@0 ");
  g_assert_cmpstr (said_states, ==, "h t t s s ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/schedule/days", test_days);
  g_test_add_func ("/schedule/sums", test_sums);
  g_test_add_func ("/schedule/guess", test_guess);
  g_test_add_func ("/schedule/choose", test_choose);
  g_test_add_func ("/schedule/rows", test_rows);
  g_test_add_func ("/schedule/refused", test_refused);
  g_test_add_func ("/schedule/payment", test_payment);
  g_test_add_func ("/schedule/silent-sum", test_silent_sum);

  return g_test_run ();
}
