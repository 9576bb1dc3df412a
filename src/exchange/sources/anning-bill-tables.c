/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-tables.h"

#include "anning-source-private.h"
#include "anning-xls-tables.h"

/* Of all sheets together. */
#define ROWS_MAX (4 * ANNING_SOURCE_BILL_ROWS_MAX)

static const AnningTableOptions options = {
  .bytes_max = ANNING_SOURCE_BILL_BYTES_MAX,
  .unpacked_max = ANNING_SOURCE_BILL_UNPACKED_MAX,
  .rows_max = ANNING_SOURCE_BILL_ROWS_MAX,
  .with_times = TRUE,
  .with_pages = TRUE,
};

const char *
anning_bill_tables_get_name (const AnningReadTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->sheets != NULL ? table->sheets[table->sheet] : NULL;
}

/* In the words of sources. Returns: FALSE */
static gboolean
translate (GError  *table_error,
           GError **error)
{
  static const AnningSourceError codes[] = {
    [ANNING_TABLE_ERROR_NOT_A_TABLE] = ANNING_SOURCE_ERROR_UNKNOWN_FORMAT,
    [ANNING_TABLE_ERROR_EMPTY] = ANNING_SOURCE_ERROR_EMPTY,
    [ANNING_TABLE_ERROR_ENCRYPTED] = ANNING_SOURCE_ERROR_ENCRYPTED,
    [ANNING_TABLE_ERROR_OLD_EXCEL] = ANNING_SOURCE_ERROR_UNKNOWN_FORMAT,
    [ANNING_TABLE_ERROR_TRUNCATED] = ANNING_SOURCE_ERROR_DAMAGED,
    [ANNING_TABLE_ERROR_TOO_LARGE] = ANNING_SOURCE_ERROR_TOO_LARGE,
    [ANNING_TABLE_ERROR_TOO_MANY_ROWS] = ANNING_SOURCE_ERROR_TOO_LARGE,
    [ANNING_TABLE_ERROR_TOO_MANY_COLUMNS] = ANNING_SOURCE_ERROR_TOO_LARGE,
  };

  if (table_error->domain != ANNING_TABLE_ERROR)
    {
      g_propagate_error (error, table_error);
      return FALSE;
    }
  anning_source_fail (error, codes[table_error->code], "%s", table_error->message);
  g_error_free (table_error);
  return FALSE;
}

/* The sheets of an XLSX from the first that holds a table on; those that hold nothing are left out. */
static gboolean
read_others (GPtrArray     *tables,
             GBytes        *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  const AnningReadTable *first = g_ptr_array_index (tables, 0);
  guint n_sheets = first->sheets != NULL ? g_strv_length (first->sheets) : 0;
  guint n_rows = first->rows->len;

  for (guint i = first->sheet + 1; i < MIN (n_sheets, ANNING_SOURCE_SHEETS_MAX); i++)
    {
      g_autoptr (GError) local_error = NULL;
      AnningReadTable *table = anning_table_read_bytes_with (bytes, i, &options, cancellable, &local_error);

      if (table != NULL)
        {
          g_ptr_array_add (tables, table);
          n_rows += table->rows->len;
          if (n_rows > ROWS_MAX)
            return anning_source_fail (error, ANNING_SOURCE_ERROR_TOO_LARGE, "more than %d rows", ROWS_MAX);
        }
      else if (!g_error_matches (local_error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_EMPTY))
        return translate (g_steal_pointer (&local_error), error);
    }
  return TRUE;
}

GPtrArray *
anning_bill_tables_read (GBytes        *bytes,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError) local_error = NULL;
  AnningReadTable *first;

  g_return_val_if_fail (bytes != NULL, NULL);

  first = anning_table_read_bytes_with (bytes, ANNING_TABLE_ANY_SHEET, &options, cancellable, &local_error);
  if (first != NULL)
    {
      tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_read_table_unref);
      g_ptr_array_add (tables, first);
      return read_others (tables, bytes, cancellable, error) ? g_steal_pointer (&tables) : NULL;
    }
  if (g_error_matches (local_error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_OLD_EXCEL))
    {
      g_clear_error (&local_error);
      tables = anning_xls_tables_read (bytes, &options, cancellable, &local_error);
      if (tables != NULL)
        return g_steal_pointer (&tables);
    }
  translate (g_steal_pointer (&local_error), error);
  return NULL;
}
