/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "anning-child.h"
#include "anning-record.h"
#include "anning-table-reader.h"

static AnningTable *
new_table (const char *title)
{
  AnningTable *table = anning_table_new (title);
  GDate day;

  anning_table_add_column (table, "债主", ANNING_TABLE_TEXT);
  anning_table_add_column (table, "金额", ANNING_TABLE_MONEY);
  anning_table_add_column (table, "年化", ANNING_TABLE_RATE);
  anning_table_add_column (table, "日期", ANNING_TABLE_DAY);
  anning_table_add_column (table, "期数", ANNING_TABLE_COUNT);

  g_assert_cmpuint (anning_table_add_row (table), ==, 0);
  anning_table_set_text (table, 0, "某某\"消费金融\", 北京");
  anning_table_set_number (table, 1, 123450);
  anning_table_set_number (table, 2, 356000);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 5, 3, 2026);
  anning_table_set_day (table, 3, &day);
  anning_table_set_number (table, 4, 24);

  anning_table_add_row (table);
  anning_table_set_text (table, 0, "=1+1");
  anning_table_set_number (table, 1, -5);
  anning_table_set_number (table, 2, ANNING_UNKNOWN);
  anning_table_set_text (table, 3, "2026-03-06");

  g_assert_cmpuint (anning_table_add_sum_row (table), ==, 2);
  anning_table_set_text (table, 0, "合计");
  anning_table_set_number (table, 1, 123445);
  anning_table_set_number (table, 2, 240000);
  anning_table_set_text (table, 3, "未知");
  return table;
}

static void
test_csv (void)
{
  g_autoptr (AnningTable) table = new_table ("t");
  g_autoptr (GBytes) bytes = anning_table_to_csv (table);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==,
                   "\xEF\xBB\xBF债主,金额,年化,日期,期数\r\n"
                   "\"某某\"\"消费金融\"\", 北京\",1234.50,35.6%,2026-03-05,24\r\n"
                   "'=1+1,-0.05,,2026-03-06,\r\n"
                   "合计,1234.45,24%,未知,\r\n");
}

/* A person reads a minus sign, a program the one that it knows. */
static void
test_below_zero (void)
{
  g_autoptr (AnningTable) table = anning_table_new ("t");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *money = NULL;
  g_autofree char *rate = NULL;
  g_autofree char *text = NULL;

  anning_table_add_column (table, "a", ANNING_TABLE_MONEY);
  anning_table_add_column (table, "b", ANNING_TABLE_RATE);
  anning_table_add_row (table);
  anning_table_set_number (table, 0, -123450);
  anning_table_set_number (table, 1, -45500);
  money = anning_table_dup_cell (table, 0, 0);
  rate = anning_table_dup_cell (table, 0, 1);
  bytes = anning_table_to_csv (table);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (money, ==, "−1,234.50");
  g_assert_cmpstr (rate, ==, "−4.55%");
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBF" "a,b\r\n-1234.50,-4.55%\r\n");
}

/* None of these may begin a cell as it is. */
static void
test_formulas (void)
{
  static const char *const texts[] = { "=A1", "+86 138", "-1", "@SUM(A1)", "\t=A1", "\r=A1", "＝A1", "＋1", "－1", "＠x",
                                       " =A1", "\u00A0 +1", "\uFEFF=A1", "\u200B@x", "\u202E-1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AnningTable) table = anning_table_new ("t");
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *text = NULL;

      anning_table_add_column (table, texts[i], ANNING_TABLE_TEXT);
      anning_table_add_row (table);
      anning_table_set_text (table, 0, texts[i]);
      bytes = anning_table_to_csv (table);
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      expected = strchr (texts[i], '\r') != NULL
                   ? g_strdup_printf ("\xEF\xBB\xBF\"'%s\"\r\n\"'%s\"\r\n", texts[i], texts[i])
                   : g_strdup_printf ("\xEF\xBB\xBF'%s\r\n'%s\r\n", texts[i], texts[i]);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_shown (void)
{
  g_autoptr (AnningTable) table = new_table ("t");
  g_autofree char *money = anning_table_dup_cell (table, 0, 1);
  g_autofree char *rate = anning_table_dup_cell (table, 0, 2);
  g_autofree char *day = anning_table_dup_cell (table, 0, 3);
  g_autofree char *count = anning_table_dup_cell (table, 0, 4);
  g_autofree char *unknown = anning_table_dup_cell (table, 1, 2);
  AnningTableKind kind;

  g_assert_cmpstr (money, ==, "1,234.50");
  g_assert_cmpstr (rate, ==, "35.6%");
  g_assert_cmpstr (day, ==, "2026-03-05");
  g_assert_cmpstr (count, ==, "24");
  g_assert_cmpstr (unknown, ==, "");
  g_assert_cmpstr (anning_table_get_column (table, 1, &kind), ==, "金额");
  g_assert_cmpint (kind, ==, ANNING_TABLE_MONEY);
  g_assert_false (anning_table_is_sum_row (table, 1));
  g_assert_true (anning_table_is_sum_row (table, 2));
}

/* Read back by our own reader, which test-table-reader checks by hand. */
static void
test_xlsx (void)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  g_autoptr (AnningReadTable) read = NULL;
  g_autoptr (AnningReadTable) second = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, new_table ("收支[1]: 表/一"));
  g_ptr_array_add (tables, new_table ("收支[1]: 表/一"));
  g_ptr_array_add (tables, new_table ("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三"));
  g_ptr_array_add (tables, new_table (""));

  bytes = anning_tables_to_xlsx (tables, &error);
  g_assert_no_error (error);
  read = anning_table_read_bytes (bytes, ANNING_TABLE_ANY_SHEET, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (read->sheets[0], ==, "收支 1   表 一");
  g_assert_cmpstr (read->sheets[1], ==, "收支 1   表 一 2");
  g_assert_cmpstr (read->sheets[2], ==, "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一");
  g_assert_cmpstr (read->sheets[3], ==, "Sheet");
  g_assert_cmpuint (read->rows->len, ==, 4);
  g_assert_cmpstr (anning_read_table_get (read, 0, 0), ==, "债主");
  g_assert_cmpstr (anning_read_table_get (read, 1, 0), ==, "某某\"消费金融\", 北京");
  g_assert_cmpstr (anning_read_table_get (read, 1, 1), ==, "1234.5");
  g_assert_cmpstr (anning_read_table_get (read, 1, 2), ==, "0.356");
  g_assert_cmpstr (anning_read_table_get (read, 1, 3), ==, "2026-03-05");
  g_assert_cmpstr (anning_read_table_get (read, 1, 4), ==, "24");
  g_assert_cmpstr (anning_read_table_get (read, 2, 0), ==, "=1+1");
  g_assert_cmpstr (anning_read_table_get (read, 2, 1), ==, "-0.05");
  g_assert_cmpstr (anning_read_table_get (read, 2, 2), ==, "");
  g_assert_cmpstr (anning_read_table_get (read, 3, 3), ==, "未知");

  second = anning_table_read_bytes (bytes, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->rows->len, ==, 4);
}

/* Returns: (transfer full): one file of a ZIP as text */
static char *
unpack (GBytes     *bytes,
        const char *path)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GString *text = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);
  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      char buffer[4096];
      gssize n;

      if (strcmp (archive_entry_pathname (entry), path) != 0)
        continue;
      text = g_string_new (NULL);
      while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
        g_string_append_len (text, buffer, n);
    }
  archive_read_free (archive);
  g_assert_nonnull (text);
  return g_string_free (text, FALSE);
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("%s\nhas no\n%s", text, part);
  g_assert_nonnull (strstr (text, part));
}

/* What a spreadsheet makes of it: numbers with their formats, a head that stays, no formula. */
static void
test_formats (void)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *styles = NULL;
  g_autofree char *sheet = NULL;

  g_ptr_array_add (tables, new_table ("t"));
  bytes = anning_tables_to_xlsx (tables, &error);
  g_assert_no_error (error);
  styles = unpack (bytes, "xl/styles.xml");
  sheet = unpack (bytes, "xl/worksheets/sheet1.xml");

  assert_has (styles, "formatCode=\"¥#,##0.00\"");
  assert_has (styles, "formatCode=\"yyyy-mm-dd\"");
  assert_has (styles, "formatCode=\"0.00##%\"");
  assert_has (styles, "<b/>");
  assert_has (sheet, "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
  assert_has (sheet, "<v>1234.5</v>");
  /* 2026-03-05 */
  assert_has (sheet, "<v>46086</v>");
  g_assert_null (strstr (sheet, "<f>"));
}

/* A workbook is written by a program of its own. */
static void
test_xlsx_missing (void)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  g_autofree char *before = g_strdup (g_getenv ("ANNING_LIBEXECDIR"));
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, new_table ("t"));
  g_setenv ("ANNING_LIBEXECDIR", "/nowhere", TRUE);
  g_assert_null (anning_tables_to_xlsx (tables, &error));
  g_setenv ("ANNING_LIBEXECDIR", before, TRUE);
  g_assert_error (error, ANNING_CHILD_ERROR, ANNING_CHILD_ERROR_NOT_FOUND);
}

/* Drafts go into the folder that is kept in memory; one that cannot be written to is passed over. */
static void
test_xlsx_drafts (void)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  g_autofree char *before = g_strdup (g_getenv ("XDG_RUNTIME_DIR"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_add (tables, new_table ("t"));
  g_setenv ("XDG_RUNTIME_DIR", "/nowhere", TRUE);
  bytes = anning_tables_to_xlsx (tables, &error);
  g_setenv ("XDG_RUNTIME_DIR", before, TRUE);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/table/csv", test_csv);
  g_test_add_func ("/table/below-zero", test_below_zero);
  g_test_add_func ("/table/formulas", test_formulas);
  g_test_add_func ("/table/shown", test_shown);
  g_test_add_func ("/table/xlsx", test_xlsx);
  g_test_add_func ("/table/xlsx-formats", test_formats);
  g_test_add_func ("/table/xlsx-missing", test_xlsx_missing);
  g_test_add_func ("/table/xlsx-drafts", test_xlsx_drafts);

  return g_test_run ();
}
