/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#include "table-fixture.h"

static AnningReadTable *
read_data (const void *data,
           gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  AnningReadTable *table = anning_table_read_bytes (bytes, ANNING_TABLE_ANY_SHEET, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static AnningReadTable *
read_bytes (GBytes *bytes,
            guint   sheet)
{
  g_autoptr (GError) error = NULL;
  AnningReadTable *table = anning_table_read_bytes (bytes, sheet, NULL, &error);

  g_assert_no_error (error);
  g_bytes_unref (bytes);
  return table;
}

static void
assert_refused (GBytes           *bytes,
                AnningTableError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_table_read_bytes (bytes, ANNING_TABLE_ANY_SHEET, NULL, &error));
  g_assert_error (error, ANNING_TABLE_ERROR, (int) code);
  g_bytes_unref (bytes);
}

/* Rows end with ";", cells are separated by "|". */
static void
assert_cells (const AnningReadTable *table,
              const char            *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autofree char *line = g_strjoinv ("|", g_ptr_array_index (table->rows, i));

      g_string_append_printf (text, "%s;", line);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *cells;
  } cases[] = {
    { "a,b\r\n1,2\r\n", "a|b;1|2;" },
    { "a,b\n1,2", "a|b;1|2;" },
    { "a,b\r1,2\r", "a|b;1|2;" },
    { "\xEF\xBB\xBF期数,还款日\n1,2026-03-05\n", "期数|还款日;1|2026-03-05;" },
    { "a;b\n\"1;2\";3\n", "a|b;1;2|3;" },
    { "a|b\n1|2\n", "a|b;1|2;" },
    { "a,b\n\"1,234.50\",\"say \"\"yes\"\"\"\n", "a|b;1,234.50|say \"yes\";" },
    { "a,b\n\"two\nlines\",2\n", "a|b;two\nlines|2;" },
    /* From the clipboard of a spreadsheet. */
    { "期数\t本金\n1\t1,000.00\n2\t1,000.00\n", "期数|本金;1|1,000.00;2|1,000.00;" },
    { "a\tb\t\n1\t\t3\n", "a|b;1||3;" },
    /* Copied out of a PDF. */
    { "期数 还款日 应还金额\n1 2026-03-05 1,234.50\n2 2026-04-05   1,234.50\n",
      "期数|还款日|应还金额;1|2026-03-05|1,234.50;2|2026-04-05|1,234.50;" },
    /* Empty rows and blanks around cells mean nothing. */
    { "\n\n a , b \n,,\n　1　,2\n\n", "a|b;1|2;" },
    { "sep=;\na;b\n1;2\n", "a|b;1|2;" },
    /* A quotation mark where none belongs. */
    { "size,n\n5\" disk,2\n", "size|n;5\" disk|2;" },
    { "1,500,300\n2,500,300\n", "1|500|300;2|500|300;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningReadTable) table = NULL;

      g_test_message ("%u: %s", i, cases[i].text);
      table = read_data (cases[i].text, strlen (cases[i].text));
      assert_cells (table, cases[i].cells);
      g_assert_null (table->sheets);
    }
}

/* 期数,本金 and 第1期,100 in four encodings, byte for byte. */
static void
test_encodings (void)
{
  static const char gb[] = "\xC6\xDA\xCA\xFD,\xB1\xBE\xBD\xF0\n\xB5\xDA" "1\xC6\xDA,100\n";
  static const char le[] = "\xFF\xFE\x1F\x67\x70\x65,\0\x2C\x67\xD1\x91\n\0,\x7B" "1\0\x1F\x67,\0" "1\0" "0\0" "0\0\n\0";
  static const char be[] = "\xFE\xFF\x67\x1F\x65\x70\0,\x67\x2C\x91\xD1\0\n\x7B,\0" "1\x67\x1F\0,\0" "1\0" "0\0" "0\0\n";
  static const char bare[] = ",\0" "1\0\n\0,\0" "2\0,\0" "3\0\n\0" "4\0,\0" "5\0\n\0";
  const char *const expected = "期数|本金;第1期|100;";
  g_autoptr (AnningReadTable) from_gb = read_data (gb, sizeof gb - 1);
  g_autoptr (AnningReadTable) from_le = read_data (le, sizeof le - 1);
  g_autoptr (AnningReadTable) from_be = read_data (be, sizeof be - 1);
  g_autoptr (AnningReadTable) from_bare = read_data (bare, sizeof bare - 1);

  assert_cells (from_gb, expected);
  assert_cells (from_le, expected);
  assert_cells (from_be, expected);
  assert_cells (from_bare, "|1;|2|3;4|5;");
}

static void
test_workbook (void)
{
  g_autoptr (AnningReadTable) table = read_bytes (
    table_fixture_workbook ("",
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
      "<c r=\"C1\" t=\"inlineStr\"><is><r><t>应还</t></r><r><t>金额</t></r></is></c></row>"
      "<row r=\"2\"/>"
      /* 46086 is 2026-03-05: 2026-01-01 is 46023. */
      "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\" s=\"1\"><v>46086</v></c><c r=\"C3\" s=\"3\"><v>1234.5600000000001</v></c></row>"
      "<row r=\"4\"><c r=\"A4\"><v>2</v></c><c r=\"B4\" s=\"2\"><v>46117.75</v></c><c r=\"D4\" t=\"str\"><f>A4</f><v>x &amp; <![CDATA[<y>]]></v></c></row>"
      "<row><c><v>3</v></c><c s=\"5\"><v>60</v></c><c><v>1.5E-3</v></c><c t=\"e\"><v>#REF!</v></c></row>"
      "<row r=\"6\"><c r=\"A6\" t=\"d\"><v>2026-03-05T00:00:00</v></c><c r=\"B6\" s=\"1\"><v>59</v></c><c r=\"XFD6\"/></row>"
      "<row r=\"7\"><c r=\"A7\" s=\"1\"><v>61</v></c><c r=\"B7\"><v>123456789.12</v></c><c r=\"C7\" s=\"1\"><v>-1</v></c></row>",
      "<si><t>期数</t></si><si><r><t xml:space=\"preserve\">还款</t></r><r><t>日</t></r><rPh><t>huankuanri</t></rPh></si>"),
    ANNING_TABLE_ANY_SHEET);

  assert_cells (table, "期数|还款日|应还金额;1|2026-03-05|1234.56;2|2026-04-05||x & <y>;"
                       "3|1900-02-28|0.0015|#REF!;2026-03-05|1900-02-28;1900-03-01|123456789.12|-1;");
  g_assert_cmpstr (table->sheets[0], ==, "Sheet1");
  g_assert_null (table->sheets[1]);
  g_assert_cmpuint (table->sheet, ==, 0);
  g_assert_cmpuint (table->n_columns, ==, 4);
  g_assert_cmpstr (anning_read_table_get (table, 1, 2), ==, "1234.56");
  g_assert_cmpstr (anning_read_table_get (table, 1, 99), ==, "");
}

/* Day nought of the other system is 1904-01-01, 1462 days later. */
static void
test_workbook_1904 (void)
{
  g_autoptr (AnningReadTable) table = read_bytes (
    table_fixture_workbook ("<workbookPr date1904=\"1\"/>",
      "<row><c s=\"1\"><v>44624</v></c><c s=\"1\"><v>0</v></c></row>", ""),
    ANNING_TABLE_ANY_SHEET);

  assert_cells (table, "2026-03-05|1904-01-01;");
}

static GBytes *
new_three_sheets (void)
{
  return table_fixture_zip (
    "xl/workbook.xml",
    "<x:workbook xmlns:x=\"m\" xmlns:r=\"r\"><x:sheets><x:sheet name=\"空\" r:id=\"a\"/><x:sheet name=\"藏\" state=\"hidden\" r:id=\"b\"/>"
    "<x:sheet name=\"图\" r:id=\"d\"/><x:sheet name=\"计划\" r:id=\"c\"/></x:sheets></x:workbook>",
    "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"one.xml\"/>"
    "<Relationship Id=\"b\" Type=\"t/worksheet\" Target=\"two.xml\"/>"
    "<Relationship Id=\"d\" Type=\"t/chartsheet\" Target=\"chart.xml\"/>"
    "<Relationship Id=\"c\" Type=\"t/worksheet\" Target=\"/xl/three.xml\"/></Relationships>",
    "xl/one.xml", "<worksheet><sheetData><row><c t=\"str\"><v>only a title</v></c></row></sheetData></worksheet>",
    "xl/two.xml", "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData></worksheet>",
    "xl/three.xml", "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c><x:v>3</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    NULL);
}

static void
test_sheets (void)
{
  g_autoptr (AnningReadTable) any = read_bytes (new_three_sheets (), ANNING_TABLE_ANY_SHEET);
  g_autoptr (AnningReadTable) first = read_bytes (new_three_sheets (), 0);

  assert_cells (any, "3|4;");
  g_assert_cmpuint (any->sheet, ==, 1);
  g_assert_cmpuint (g_strv_length (any->sheets), ==, 2);
  g_assert_cmpstr (any->sheets[0], ==, "空");
  g_assert_cmpstr (any->sheets[1], ==, "计划");
  assert_cells (first, "only a title;");
  g_assert_cmpuint (first->sheet, ==, 0);
}

static GBytes *
repeated (const char *line,
          guint       times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, line);
  return g_string_free_to_bytes (text);
}

static void
test_refused (void)
{
  static const guint8 compound[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0 };
  static const char encrypted[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char png[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0";
  g_autoptr (GBytes) book = table_fixture_workbook ("", "<row><c><v>1</v></c><c><v>2</v></c></row>", "");

  assert_refused (g_bytes_new ("", 0), ANNING_TABLE_ERROR_EMPTY);
  assert_refused (g_bytes_new_static (" \n\n ", 4), ANNING_TABLE_ERROR_EMPTY);
  assert_refused (g_bytes_new_static (",,\n,,\n", 6), ANNING_TABLE_ERROR_EMPTY);
  assert_refused (repeated ("just a letter\n", 3), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (repeated ("<html><table><tr><td>1,2,3</td></tr></table>", 1), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (repeated ("%PDF-1.7, 1, 2", 1), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (g_bytes_new_static (png, sizeof png), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (g_bytes_new_static ("a,b\n\x81\xFF,1\n", 9), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (g_bytes_new_static ("\xFF\xFE" "1\0,\0" "2\0\0\0" "3\0,\0" "4\0", 16), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (g_bytes_new_static (compound, sizeof compound), ANNING_TABLE_ERROR_OLD_EXCEL);
  assert_refused (g_bytes_new_static (encrypted, sizeof encrypted), ANNING_TABLE_ERROR_ENCRYPTED);

  assert_refused (repeated ("a,\"b\n1,2\n", 1), ANNING_TABLE_ERROR_TRUNCATED);
  assert_refused (g_bytes_new_static ("期数,本金\n1,中\xE6\x9C", 21), ANNING_TABLE_ERROR_TRUNCATED);
  assert_refused (g_bytes_new_static ("\xFF\xFE,\0" "1", 5), ANNING_TABLE_ERROR_TRUNCATED);
  assert_refused (g_bytes_new_from_bytes (book, 0, g_bytes_get_size (book) - 100), ANNING_TABLE_ERROR_TRUNCATED);

  assert_refused (table_fixture_zip ("word/document.xml", "<w/>", NULL), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (table_fixture_workbook ("", "<row><c><v>1</v></row>", ""), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (table_fixture_workbook ("<!DOCTYPE x [<!ENTITY e \"eee\">]>", "", ""), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (table_fixture_workbook ("", "<row><c t=\"str\"><v>&e;</v></c></row>", ""), ANNING_TABLE_ERROR_NOT_A_TABLE);
  assert_refused (table_fixture_workbook ("", "", ""), ANNING_TABLE_ERROR_EMPTY);
}

static void
test_limits (void)
{
  g_autoptr (AnningReadTable) full = read_bytes (repeated ("1,2\n", ANNING_TABLE_ROWS_MAX), 0);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *large = g_strnfill (ANNING_TABLE_BYTES_MAX + 1, ',');

  g_assert_cmpuint (full->rows->len, ==, ANNING_TABLE_ROWS_MAX);
  assert_refused (repeated ("1,2\n", ANNING_TABLE_ROWS_MAX + 1), ANNING_TABLE_ERROR_TOO_MANY_ROWS);

  for (guint i = 1; i < ANNING_TABLE_COLUMNS_MAX; i++)
    g_string_append (wide, "1,");
  g_string_append (wide, "1");
  {
    g_autoptr (AnningReadTable) widest = read_data (wide->str, wide->len);

    g_assert_cmpuint (widest->n_columns, ==, ANNING_TABLE_COLUMNS_MAX);
  }
  g_string_append (wide, ",1");
  assert_refused (g_bytes_new (wide->str, wide->len), ANNING_TABLE_ERROR_TOO_MANY_COLUMNS);
  assert_refused (table_fixture_workbook ("", "<row><c r=\"CW1\"><v>1</v></c></row>", ""), ANNING_TABLE_ERROR_TOO_MANY_COLUMNS);
  assert_refused (g_bytes_new (large, ANNING_TABLE_BYTES_MAX + 1), ANNING_TABLE_ERROR_TOO_LARGE);
}

/* A few thousand bytes that unpack to more than anyone would write. */
static void
test_bomb (void)
{
  g_autofree char *blanks = g_strnfill (100 * 1024 * 1024, ' ');
  g_autoptr (GBytes) book = table_fixture_workbook ("", blanks, "");

  g_assert_cmpuint (g_bytes_get_size (book), <, 1024 * 1024);
  assert_refused (g_steal_pointer (&book), ANNING_TABLE_ERROR_TOO_LARGE);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("anning-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "计划.csv", NULL);
  g_autofree char *large = g_strnfill (ANNING_TABLE_BYTES_MAX + 1, ',');
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnningReadTable) table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  table = anning_table_read_file (file, ANNING_TABLE_ANY_SHEET, NULL, &error);
  g_assert_no_error (error);
  assert_cells (table, "a|b;1|2;");

  g_cancellable_cancel (cancellable);
  g_assert_null (anning_table_read_file (file, ANNING_TABLE_ANY_SHEET, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (anning_table_read_bytes (table->bytes, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, large, ANNING_TABLE_BYTES_MAX + 1, NULL));
  g_assert_null (anning_table_read_file (file, 0, NULL, &error));
  g_assert_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_unlink (path);
  g_assert_null (anning_table_read_file (file, 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/table-reader/texts", test_texts);
  g_test_add_func ("/table-reader/encodings", test_encodings);
  g_test_add_func ("/table-reader/workbook", test_workbook);
  g_test_add_func ("/table-reader/workbook-1904", test_workbook_1904);
  g_test_add_func ("/table-reader/sheets", test_sheets);
  g_test_add_func ("/table-reader/refused", test_refused);
  g_test_add_func ("/table-reader/limits", test_limits);
  g_test_add_func ("/table-reader/bomb", test_bomb);
  g_test_add_func ("/table-reader/file", test_file);

  return g_test_run ();
}
