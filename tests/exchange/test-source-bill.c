/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-bill-tables.h"
#include "anning-table.h"
#include "anning-xls-tables.h"
#include "source-fixture.h"
#include "table-fixture.h"

/* 2026-03-12 21:14:09 and 08:05:00 in China. */
static const char two_calls[] =
  "bill in yes 13800138000 1773321249000+1000 133s @上海\n"
  "bill out yes 13900139000 1773273900000+1000 7s @上海\n";

static void
test_texts (void)
{
  static const char *const texts[] = {
    "起始时间,通信地点,通信方式,对方号码,通信时长\r\n2026-03-12 21:14:09,上海,被叫,13800138000,2分13秒\r\n"
    "2026-03-12 08:05:00,上海,主叫,13900139000,7秒\r\n",
    /* A mark of the byte order, a title, a tab behind every cell, a sum. */
    "\xEF\xBB\xBF中国移动语音详单\n起始时间,通信地点,通信方式,对方号码,通信时长\n2026-03-12 21:14:09\t,上海\t,被叫\t,13800138000\t,2分13秒\t\n"
    "2026-03-12 08:05:00\t,上海\t,主叫\t,13900139000\t,7秒\t\n合计,,,,\n",
    /* Pasted. */
    "起始时间\t通信地点\t通信方式\t对方号码\t通信时长\n2026-03-12 21:14:09\t上海\t被叫\t13800138000\t00:02:13\n"
    "2026-03-12 08:05:00\t上海\t主叫\t13900139000\t00:00:07\n",
    /* Copied out of a PDF: blanks are all there is between the cells. */
    "起始时间 通信地点 通信方式 对方号码 通信时长\n2026-03-12 21:14:09 上海 被叫 13800138000 00:02:13\n"
    "2026-03-12  08:05:00 上海 主叫 13900139000 00:00:07\n",
    /* In quotes, full-width. */
    "\"起始时间\",\"通信地点\",\"通信方式\",\"对方号码\",\"通信时长（秒）\"\n"
    "\"２０２６-03-12 21：14：09\",\"上海\",\"被叫\",\"１３８００１３８０００\",\"133\"\n"
    "\"2026-03-12 08:05:00\",\"上海\",\"主叫\",\"=\"\"13900139000\"\"\",\"7\"\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SourceReading) reading = source_fixture_read_text (texts[i]);

      g_test_message ("%u", i);
      source_fixture_assert_rows (reading, two_calls);
      g_assert_cmpint (reading->result->format, ==, ANNING_SOURCE_TABLE);
    }
}

/* What carriers call .xls: a page, or the XML of Excel 2003. */
static void
test_pages (void)
{
  static const char *const pages[] = {
    "<html><head><meta charset=\"utf-8\"><style>td { mso-number-format:'\\@'; } <td>x</td></style><script>if (a<b) document.write ('<tr>');</script></head>"
    "<body><!-- <tr><td>no</td></tr> --><table border=1>\n<tr><td colspan=\"5\">中国移动语音详单</td></tr>"
    "<tr><th>起始时间</th><th>通信地点</th><th>通信方式</th><th>对方号码</th><th>通信时长</th></tr>\n"
    "<tr><td>2026-03-12&nbsp;21:14:09</td><td>上&#28023;</td><td title='a>b'>\n  被叫 </td><td>13800138000</td><td>2分13秒</td></tr>\n"
    "<tr><td>2026-03-12<br/>08:05:00<td>上海<td>主叫<td>13900139000<td>7秒</table>",
    "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
    "<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><ss:Worksheet ss:Name=\"a\"><ss:Table>"
    "<ss:Row><ss:Cell><ss:Data ss:Type=\"String\">起始时间</ss:Data></ss:Cell><ss:Cell/><ss:Cell><ss:Data>通信地点</ss:Data></ss:Cell>"
    "<ss:Cell ss:Index=\"5\"><ss:Data>通信方式</ss:Data></ss:Cell><ss:Cell><ss:Data>对方号码</ss:Data></ss:Cell><ss:Cell><ss:Data>通信时长</ss:Data></ss:Cell></ss:Row>"
    "<ss:Row><ss:Cell><ss:Data ss:Type=\"DateTime\">2026-03-12T21:14:09.000</ss:Data></ss:Cell><ss:Cell ss:Index=\"3\"><ss:Data>上海</ss:Data></ss:Cell>"
    "<ss:Cell ss:Index=\"5\"><ss:Data>被叫</ss:Data></ss:Cell><ss:Cell><ss:Data>13800138000</ss:Data></ss:Cell><ss:Cell><ss:Data>133</ss:Data></ss:Cell></ss:Row>"
    "<ss:Row><ss:Cell><ss:Data>2026-03-12 08:05:00</ss:Data></ss:Cell><ss:Cell ss:Index=\"3\"><ss:Data>上海</ss:Data></ss:Cell>"
    "<ss:Cell ss:Index=\"5\"><ss:Data>主叫</ss:Data></ss:Cell><ss:Cell><ss:Data>13900139000</ss:Data></ss:Cell><ss:Cell><ss:Data>7</ss:Data></ss:Cell></ss:Row>"
    "</ss:Table></ss:Worksheet></ss:Workbook>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (SourceReading) reading = source_fixture_read_text (pages[i]);
      gsize size;
      char *in_gb = g_convert (pages[i], -1, "GB18030", "UTF-8", NULL, &size, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (in_gb, size);
      g_autoptr (SourceReading) from_gb = source_fixture_read (bytes, "详单.xls", NULL, 0);

      g_test_message ("%u", i);
      source_fixture_assert_rows (reading, two_calls);
      source_fixture_assert_rows (from_gb, two_calls);
    }
  source_fixture_assert_fails ("<html><table><tr><td>a</td><td>b</td></tr><tr", ANNING_SOURCE_ERROR_DAMAGED);
  source_fixture_assert_fails ("<html><table><tr><td>a</td><td>b</td></tr></table>", ANNING_SOURCE_ERROR_NO_COLUMNS);
  source_fixture_assert_fails ("<html><body><p>请登录</p></body></html>", ANNING_SOURCE_ERROR_UNKNOWN_FORMAT);
}

static void
test_encodings (void)
{
  static const char text[] = "起始时间,通信地点,通信方式,对方号码,通信时长\r\n2026-03-12 21:14:09,上海,被叫,13800138000,2分13秒\r\n"
                             "2026-03-12 08:05:00,上海,主叫,13900139000,7秒\r\n";
  static const char *const encodings[] = { "GB18030", "UTF-16", "UTF-16BE", "UTF-16LE" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *with_mark = g_strconcat (i >= 2 ? "\xEF\xBB\xBF" : "", text, NULL);
      gsize size;
      char *converted = g_convert (with_mark, -1, encodings[i], "UTF-8", NULL, &size, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (converted, size);
      g_autoptr (SourceReading) reading = source_fixture_read (bytes, NULL, NULL, 0);

      g_test_message ("%s", encodings[i]);
      source_fixture_assert_rows (reading, two_calls);
    }
}

/*
 * 46023 is 2026-01-01, so 46093 is 12 March. 21:14:09 is 76449 of 86400 seconds:
 * 0.88482638888…; 133 of them are 0.001539351851…
 */
static void
test_workbook (void)
{
  g_autoptr (GBytes) bytes = table_fixture_workbook ("",
    "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>"
    "<row><c s=\"6\"><v>46093.884826388888</v></c><c><v>13800138000</v></c><c s=\"7\"><v>1.5393518518518519E-3</v></c><c t=\"s\"><v>4</v></c></row>"
    "<row><c t=\"d\"><v>2026-03-12T08:05:00</v></c><c><v>1.39E10</v></c><c s=\"8\"><v>1.0000810185185185</v></c><c t=\"s\"><v>4</v></c></row>"
    "<row><c s=\"1\"><v>46093</v></c><c><v>10086</v></c><c><v>7</v></c><c t=\"s\"><v>4</v></c></row>",
    "<si><t>起始时间</t></si><si><t>对方号码</t></si><si><t>通信时长</t></si><si><t>呼叫类型</t></si><si><t>被叫</t></si>");
  g_autoptr (SourceReading) reading = source_fixture_read (bytes, "bill.xlsx", NULL, 0);

  source_fixture_assert_rows (reading,
    "bill in yes 13800138000 1773321249000+1000 133s\n"
    "bill in yes 13900000000 1773273900000+1000 86407s\n");
  /* A day without a time is no start. */
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_NO_TIME], ==, 1);
  g_assert_cmpint (reading->result->format, ==, ANNING_SOURCE_WORKBOOK);
}

static AnningTable *
make_sheet (const char *title,
            const char *text)
{
  AnningTable *table = anning_table_new (title);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) headings = g_strsplit (lines[0], "|", -1);

  for (guint i = 0; headings[i] != NULL; i++)
    anning_table_add_column (table, headings[i], ANNING_TABLE_TEXT);
  for (guint row = 1; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

      anning_table_add_row (table);
      for (guint i = 0; cells[i] != NULL; i++)
        anning_table_set_text (table, i, cells[i]);
    }
  return table;
}

/* Calls, messages and a sheet of something else; the own number and the period from one serve the result. */
static void
test_sheets (void)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SourceReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  const AnningSourceRow *row;

  g_ptr_array_add (sheets, make_sheet ("说明", "项目|内容\n套餐|5元"));
  g_ptr_array_add (sheets, make_sheet ("语音", "起始时间|对方号码|通信时长|呼叫类型\n2026-03-12 21:14:09|13800138000|133|被叫"));
  g_ptr_array_add (sheets, make_sheet ("短信", "起始时间|对方号码\n2026-03-12 08:05:00|10698000"));
  bytes = anning_tables_to_xlsx (sheets, &error);
  g_assert_no_error (error);
  reading = source_fixture_read (bytes, NULL, NULL, 0);

  source_fixture_assert_rows (reading,
    "bill in yes 13800138000 1773321249000+1000 133s\n"
    "bill - unknown 10698000 1773273900000+1000\n");
  g_assert_cmpint (reading->result->warnings, ==, ANNING_SOURCE_WARNING_OTHER_SHEETS);
  row = g_ptr_array_index (reading->rows, 1);
  g_assert_cmpstr (row->channel, ==, "sms");
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "bills", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
test_old_workbook (void)
{
  g_autoptr (GBytes) bytes = load ("telecom.xls");
  g_autoptr (GBytes) encrypted = load ("encrypted.xls");
  g_autoptr (SourceReading) reading = source_fixture_read (bytes, NULL, NULL, 0);
  g_autoptr (SourceReading) refused = source_fixture_read (encrypted, NULL, NULL, 0);
  const AnningSourceRow *row;

  source_fixture_assert_rows (reading,
    "bill in yes 13800138000 1773321249000+1000 133s @南京\n"
    "bill out yes 13700137000 1773273900000+1000 7s @南京\n"
    "bill in yes - 1773363600000+1000 7s @南京 市\n"
    "bill in unknown 106980000000001 1773279015000+1000\n");
  g_assert_cmpint (reading->result->format, ==, ANNING_SOURCE_OLD_WORKBOOK);
  g_assert_cmpstr (reading->result->carrier, ==, "telecom");
  g_assert_cmpstr (reading->result->own_number, ==, "13900139000");
  g_assert_cmpstr (reading->result->period_first, ==, "2026-03-01");
  g_assert_cmpstr (reading->result->period_last, ==, "2026-03-31");
  g_assert_cmpint (reading->result->warnings, ==,
                   ANNING_SOURCE_WARNING_ROUNDED_NUMBERS | ANNING_SOURCE_WARNING_OTHER_SHEETS);
  row = g_ptr_array_index (reading->rows, 2);
  g_assert_cmpint (row->number_state, ==, ANNING_NUMBER_ROUNDED);
  row = g_ptr_array_index (reading->rows, 3);
  g_assert_cmpstr (row->channel, ==, "sms");

  g_assert_error (refused->error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_ENCRYPTED);
}

/* Whatever is changed in it, and wherever it ends: an answer or an error, and the program lives. */
static void
test_damaged_old_workbook (void)
{
  g_autoptr (GBytes) bytes = load ("telecom.xls");
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 8; i < size; i += 97)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) cut = NULL;
      g_autoptr (SourceReading) from_changed = NULL;
      g_autoptr (SourceReading) from_cut = NULL;

      copy[i] ^= 0xFF;
      changed = g_bytes_new (copy, size);
      cut = g_bytes_new (data, i);
      from_changed = source_fixture_read (changed, NULL, NULL, 0);
      from_cut = source_fixture_read (cut, NULL, NULL, 0);
      g_assert_true (from_changed->error == NULL || from_changed->error->domain == ANNING_SOURCE_ERROR);
      g_assert_true (from_cut->error == NULL || from_cut->error->domain == ANNING_SOURCE_ERROR);
    }
}

/* Something else in place of the helper. */
static GPtrArray *
read_with (const char    *script,
           GCancellable  *cancellable,
           GError       **error)
{
  const AnningTableOptions options = { .bytes_max = 1 << 20, .unpacked_max = 1 << 20, .rows_max = 100 };
  g_autofree char *folder = g_dir_make_tmp ("anning-xls-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "anning-xls", NULL);
  g_autofree char *before = g_strdup (g_getenv ("ANNING_LIBEXECDIR"));
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  g_autoptr (GBytes) bytes = load ("telecom.xls");
  GPtrArray *tables;

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("ANNING_LIBEXECDIR", folder, TRUE);
  tables = anning_xls_tables_read (bytes, &options, cancellable, error);
  g_setenv ("ANNING_LIBEXECDIR", before, TRUE);
  g_unlink (path);
  g_rmdir (folder);
  return tables;
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (G_USEC_PER_SEC / 5);
  g_cancellable_cancel (data);
  return NULL;
}

/* Whatever the helper does, the program gets an answer. */
static void
test_helper (void)
{
  static const struct
  {
    const char *script;
    AnningTableError code;
  } cases[] = {
    { "kill -SEGV $$", ANNING_TABLE_ERROR_TRUNCATED },
    { "printf '\\fA\\n1\\t2\\n'; kill -KILL $$", ANNING_TABLE_ERROR_TRUNCATED },
    { "printf '\\fA\\n1\\t2\\n'", ANNING_TABLE_ERROR_TRUNCATED },
    { "printf '\\fA\\n1\\t2\\n\\004\\n'; exit 1", ANNING_TABLE_ERROR_TRUNCATED },
    { "exec yes", ANNING_TABLE_ERROR_TOO_LARGE },
    { "printf '\\fA\\n'; i=0; while [ $i -lt 101 ]; do echo 1; i=$((i+1)); done; printf '\\004\\n'", ANNING_TABLE_ERROR_TOO_MANY_ROWS },
    { "exit 2", ANNING_TABLE_ERROR_NOT_A_TABLE },
    { "exit 3", ANNING_TABLE_ERROR_ENCRYPTED },
    { "printf '\\004\\n'", ANNING_TABLE_ERROR_EMPTY },
    { "printf 'A\\n1\\n\\004\\n'", ANNING_TABLE_ERROR_EMPTY },
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GThread) thread = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GPtrArray) good = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].script);
      g_assert_null (read_with (cases[i].script, NULL, &error));
      g_assert_error (error, ANNING_TABLE_ERROR, (int) cases[i].code);
    }

  good = read_with ("cat >/dev/null; printf '\\fA\\n1\\t2\\n\\fB\\n\\fC\\n\\t\\t\\t\\n3\\n\\004\\n'", NULL, NULL);
  g_assert_nonnull (good);
  /* B is empty. */
  g_assert_cmpuint (good->len, ==, 2);
  g_assert_cmpstr (anning_bill_tables_get_name (g_ptr_array_index (good, 1)), ==, "C");

  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (read_with ("exec sleep 60", cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (g_steal_pointer (&thread));
}

static void
test_no_helper (void)
{
  g_autoptr (GBytes) bytes = load ("telecom.xls");
  g_autofree char *folder = g_strdup (g_getenv ("ANNING_LIBEXECDIR"));
  g_autoptr (SourceReading) reading = NULL;

  g_setenv ("ANNING_LIBEXECDIR", "/nowhere", TRUE);
  reading = source_fixture_read (bytes, NULL, NULL, 0);
  g_setenv ("ANNING_LIBEXECDIR", folder, TRUE);
  g_assert_error (reading->error, ANNING_SOURCE_ERROR, ANNING_SOURCE_ERROR_NO_HELPER);
}

/* Any table, its columns chosen by a person. */
static void
test_chosen_columns (void)
{
  static const char text[] = "A;B;C;D\n13800138000;2026-03-12 21:14:09;zu;133\n13900139000;2026-03-12 08:05:00;von;7\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  AnningBillColumns columns;
  AnningSourceRequest request = { .columns = &columns, .own_number = "13700137000" };
  g_autoptr (SourceReading) reading = NULL;
  const AnningSourceRow *row;

  source_fixture_assert_fails ("甲,乙\n一,二\n三,四\n", ANNING_SOURCE_ERROR_NO_COLUMNS);

  tables = anning_bill_tables_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 1);
  g_assert_null (anning_bill_tables_get_name (g_ptr_array_index (tables, 0)));
  anning_bill_columns_init (&columns);
  columns.heading = 0;
  columns.columns[ANNING_BILL_PEER] = 0;
  columns.columns[ANNING_BILL_START] = 1;
  columns.columns[ANNING_BILL_LENGTH] = 3;
  reading = source_fixture_read (bytes, NULL, &request, 0);
  source_fixture_assert_rows (reading,
    "bill - yes 13800138000 1773321249000+1000 133s\n"
    "bill - yes 13900139000 1773273900000+1000 7s\n");
  row = g_ptr_array_index (reading->rows, 0);
  g_assert_cmpstr (row->own_number, ==, "13700137000");
}

static void
test_skipped (void)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (
    "起始时间,对方号码,通信时长\n2026-03-12 21:14:09,13800138000,133\n不详,13800138000,7\n03-12 21:14:09,13800138000,7\n"
    "2026-03-12 21:14:09,1.38E+10,7\n合计,,140\n");
  const AnningSourceSkip *skip;

  g_assert_no_error (reading->error);
  g_assert_cmpuint (reading->rows->len, ==, 2);
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_NO_TIME], ==, 1);
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_NO_YEAR], ==, 1);
  g_assert_cmpuint (reading->result->n_skipped[ANNING_SKIP_HEADING], ==, 1);
  g_assert_cmpuint (reading->result->skipped->len, ==, 2);
  skip = g_ptr_array_index (reading->result->skipped, 1);
  g_assert_cmpuint (skip->line, ==, 4);
  g_assert_cmpstr (skip->sample, ==, "03-12 21:14:09 13800138000 7");
  g_assert_cmpint (reading->result->warnings, ==, ANNING_SOURCE_WARNING_ROUNDED_NUMBERS);
}

/* A year of calls fits; a row more than the limit is refused. */
static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("起始时间,对方号码,通信时长\n");
  g_autoptr (SourceReading) reading = NULL;

  for (guint i = 1; i < ANNING_SOURCE_BILL_ROWS_MAX; i++)
    g_string_append_printf (text, "2026-03-%02u %02u:%02u:%02u,13800138%03u,%u\n", 1 + i / 86400, i / 3600 % 24, i / 60 % 60, i % 60,
                            i % 1000, 1 + i % 300);
  reading = source_fixture_read_text (text->str);
  g_assert_no_error (reading->error);
  g_assert_cmpuint (reading->result->n_rows, ==, ANNING_SOURCE_BILL_ROWS_MAX - 1);
  g_string_append (text, "2026-03-12 21:14:09,13800138000,1\n");
  source_fixture_assert_fails (text->str, ANNING_SOURCE_ERROR_TOO_LARGE);
}

/* Somebody gave a whole column a colour: Excel then writes a million rows with nothing in them. */
static void
test_empty_rows (void)
{
  g_autoptr (GString) rows = g_string_new ("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
                                           "<row><c t=\"s\"><v>3</v></c><c><v>13800138000</v></c><c><v>7</v></c></row>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SourceReading) reading = NULL;

  for (guint i = 3; i <= 1048576; i++)
    g_string_append (rows, "<row><c s=\"1\"/></row>");
  bytes = table_fixture_workbook ("", rows->str,
                                  "<si><t>起始时间</t></si><si><t>对方号码</t></si><si><t>通信时长</t></si>"
                                  "<si><t>2026-03-12 21:14:09</t></si>");
  reading = source_fixture_read (bytes, "bill.xlsx", NULL, 0);
  source_fixture_assert_rows (reading, "bill - yes 13800138000 1773321249000+1000 7s\n");
}

static void
test_refused (void)
{
  source_fixture_assert_fails ("%PDF-1.7\n", ANNING_SOURCE_ERROR_UNKNOWN_FORMAT);
  source_fixture_assert_fails ("一封信\n没有表格\n", ANNING_SOURCE_ERROR_UNKNOWN_FORMAT);
  source_fixture_assert_fails ("", ANNING_SOURCE_ERROR_EMPTY);
  source_fixture_assert_fails (" \n\n", ANNING_SOURCE_ERROR_EMPTY);
  source_fixture_assert_fails ("a,b\n\"1,2\n", ANNING_SOURCE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-bill/texts", test_texts);
  g_test_add_func ("/source-bill/pages", test_pages);
  g_test_add_func ("/source-bill/encodings", test_encodings);
  g_test_add_func ("/source-bill/workbook", test_workbook);
  g_test_add_func ("/source-bill/sheets", test_sheets);
  g_test_add_func ("/source-bill/old-workbook", test_old_workbook);
  g_test_add_func ("/source-bill/damaged-old-workbook", test_damaged_old_workbook);
  g_test_add_func ("/source-bill/helper", test_helper);
  g_test_add_func ("/source-bill/no-helper", test_no_helper);
  g_test_add_func ("/source-bill/chosen-columns", test_chosen_columns);
  g_test_add_func ("/source-bill/skipped", test_skipped);
  g_test_add_func ("/source-bill/limits", test_limits);
  g_test_add_func ("/source-bill/empty-rows", test_empty_rows);
  g_test_add_func ("/source-bill/refused", test_refused);
  return g_test_run ();
}
