/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-date.h"
#include "anning-money.h"
#include "anning-record.h"
#include "anning-schedule-rows.h"
#include "anning-table-reader.h"
#include "table-fixture.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* Whatever comes in, what comes out keeps to its own rules. */
static void
check_table (const AnningReadTable *table)
{
  g_assert_cmpuint (table->rows->len, >, 0);
  g_assert_cmpuint (table->rows->len, <=, ANNING_TABLE_ROWS_MAX);
  g_assert_cmpuint (table->n_columns, <=, ANNING_TABLE_COLUMNS_MAX);
  for (guint i = 0; i < table->rows->len; i++)
    {
      char **cells = g_ptr_array_index (table->rows, i);

      g_assert_cmpuint (g_strv_length (cells), <=, table->n_columns);
      for (guint j = 0; cells[j] != NULL; j++)
        g_assert_true (g_utf8_validate (cells[j], -1, NULL));
    }
}

static void
check_schedule (const AnningReadTable *table)
{
  g_autoptr (AnningScheduleColumns) columns = anning_schedule_columns_guess (table->rows, table->n_columns);
  g_autoptr (AnningScheduleRows) rows = anning_schedule_rows_read (table->rows, columns);
  g_autoptr (GPtrArray) lines = anning_schedule_rows_to_lines (rows, 1);
  gint64 payment = 0;

  g_assert_cmpuint (rows->rows->len, ==, table->rows->len);
  g_assert_cmpuint (lines->len, ==, rows->n_taken);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningScheduleLine *line = g_ptr_array_index (lines, i);
      GDate day;

      g_assert_true (anning_day_parse (line->due_day, &day));
      g_assert_cmpint (line->payment, >, 0);
      g_assert_cmpint (line->payment, <=, ANNING_MONEY_MAX);
      payment += line->payment;
    }
  g_assert_cmpint (payment, ==, rows->payment);
}

static void
check_words (const guint8 *data,
             size_t        size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) MIN (size, 64));
  gint64 value = -1;

  if (anning_money_from_text (text, &value, NULL))
    {
      g_assert_cmpint (value, >=, 0);
      g_assert_cmpint (value, <=, ANNING_MONEY_MAX);
    }
  if (anning_rate_from_text (text, &value, NULL))
    {
      g_assert_cmpint (value, >=, 0);
      g_assert_cmpint (value, <=, ANNING_RATE_MAX);
    }
}

/* Beneath the packing of a workbook nothing would be reached: what looks like a part of one is packed here. */
static GBytes *
wrap (const guint8 *data,
      size_t        size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  if (g_str_has_prefix (text, "<row"))
    return table_fixture_workbook ("", text, "<si><t>期数</t></si>");
  if (g_str_has_prefix (text, "<si"))
    return table_fixture_workbook ("", "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>", text);
  if (g_str_has_prefix (text, "<workbookPr"))
    return table_fixture_workbook (text, "<row><c s=\"1\"><v>46086</v></c><c><v>1</v></c></row>", "");
  return g_bytes_new (data, size);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnningReadTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (size > 256 * 1024)
    return 0;
  bytes = wrap (data, size);
  table = anning_table_read_bytes (bytes, ANNING_TABLE_ANY_SHEET, NULL, &error);
  if (table != NULL)
    {
      g_assert_no_error (error);
      check_table (table);
      check_schedule (table);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ANNING_TABLE_ERROR);
    }
  check_words (data, size);
  return 0;
}
