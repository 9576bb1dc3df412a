/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-table-reader.h"
#include "anning-table.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

#define COLUMNS 3

/* No spreadsheet may take a cell for a formula, whatever invisible characters stand before it. */
static void
check_cell (const char *cell)
{
  const char *p = cell;

  while (*p != '\0' && (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_type (g_utf8_get_char (p)) == G_UNICODE_FORMAT
                        || g_unichar_iscntrl (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  g_assert_true (*p == '\0' || strchr ("=+-@", *p) == NULL);
  g_assert_false (g_str_has_prefix (p, "＝") || g_str_has_prefix (p, "＋") || g_str_has_prefix (p, "－")
                  || g_str_has_prefix (p, "＠"));
}

static AnningTable *
make_table (const guint8 *data,
            size_t        size)
{
  AnningTable *table = anning_table_new ("T");
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) cells = g_strsplit (text, "\x1f", 30);

  for (guint i = 0; i < COLUMNS; i++)
    anning_table_add_column (table, "C", ANNING_TABLE_TEXT);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i % COLUMNS == 0)
        anning_table_add_row (table);
      anning_table_set_text (table, i % COLUMNS, cells[i]);
    }
  return table;
}

/* What leaves is read by our own reader, which is not the writer's code. */
static void
check_csv (const AnningTable *table)
{
  g_autoptr (GBytes) csv = anning_table_to_csv (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningReadTable) read = anning_table_read_bytes (csv, ANNING_TABLE_ANY_SHEET, NULL, &error);
  gsize size;
  const char *bytes = g_bytes_get_data (csv, &size);

  g_assert_true (g_utf8_validate (bytes, (gssize) size, NULL));
  if (read == NULL)
    return;
  for (guint i = 0; i < read->rows->len; i++)
    {
      char **cells = g_ptr_array_index (read->rows, i);

      for (guint j = 0; cells[j] != NULL; j++)
        check_cell (cells[j]);
    }
}

static void
check_workbook (AnningTable *table)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) workbook = NULL;
  g_autoptr (AnningReadTable) read = NULL;

  g_ptr_array_add (tables, table);
  workbook = anning_tables_to_xlsx (tables, &error);
  g_assert_no_error (error);
  read = anning_table_read_bytes (workbook, ANNING_TABLE_ANY_SHEET, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (read);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (AnningTable) table = NULL;

  if (size > 8192)
    return 0;
  table = make_table (data, size);
  check_csv (table);
  /* It is packed, which takes its time. */
  if (size > 0 && data[size - 1] % 16 == 0)
    check_workbook (table);
  return 0;
}
