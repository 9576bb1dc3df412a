/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-rows.h"
#include "anning-bill-tables.h"
#include "anning-source-private.h"

static char *
dup_sample (const AnningReadTable *table,
            guint                  row)
{
  return g_strjoinv (" ", g_ptr_array_index (table->rows, row));
}

static gboolean
read_rows (AnningSourceRun          *run,
           const AnningReadTable    *table,
           const AnningBillColumns  *columns,
           GError                  **error)
{
  AnningBillGiven given = {
    .own_number = run->request->own_number,
    .utc_offset = run->request->utc_offset != 0 ? run->request->utc_offset : ANNING_CHINA_OFFSET,
    .year = run->request->year,
  };
  g_autoptr (AnningBillReader) reader = anning_bill_reader_new (table->rows, columns, &given);
  g_auto (AnningSourceRow) row;
  AnningSourceResult *result = run->result;
  GDate first, last;

  anning_source_row_init (&row);
  while (!anning_bill_reader_is_done (reader))
    {
      guint number;
      AnningSkipReason reason = anning_bill_reader_next (reader, &number, &row);

      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (reason == ANNING_SKIP_NONE && !anning_source_run_take (run, &row, error))
        return FALSE;
      if (reason != ANNING_SKIP_NONE)
        {
          g_autofree char *sample = dup_sample (table, number);

          anning_source_run_skip (run, reason, number + 1, anning_bill_tables_get_name (table), sample);
        }
    }

  if (anning_bill_reader_get_period (reader, &first, &last))
    anning_source_run_period (run, &first, &last);
  if (result->own_number == NULL)
    result->own_number = g_strdup (anning_bill_reader_get_own_number (reader));
  if (result->carrier == NULL)
    result->carrier = columns->carrier;
  return TRUE;
}

/*
 * Every sheet that is a list of calls or messages, by its headings or by the
 * columns that were asked for.
 */
gboolean
anning_source_read_bill (AnningSourceRun  *run,
                         const char       *name,
                         GBytes           *bytes,
                         GError          **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  guint n_read = 0;

  tables = anning_bill_tables_read (bytes, run->cancellable, error);
  if (tables == NULL)
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      const AnningReadTable *table = g_ptr_array_index (tables, i);
      const char *title = anning_bill_tables_get_name (table);
      AnningBillColumns columns;

      if (run->request->columns != NULL && i != run->request->sheet)
        continue;
      if (run->request->columns != NULL)
        columns = *run->request->columns;
      else
        {
          anning_bill_columns_init (&columns);
          anning_bill_columns_guess (&columns, table->rows, table->n_columns, title != NULL ? title : name);
        }
      if (!anning_bill_columns_are_enough (&columns))
        continue;
      if (!read_rows (run, table, &columns, error))
        return FALSE;
      n_read++;
    }
  if (n_read == 0)
    return anning_source_fail (error, ANNING_SOURCE_ERROR_NO_COLUMNS, "no columns of times and numbers");
  if (run->request->columns == NULL && n_read < tables->len)
    run->result->warnings |= ANNING_SOURCE_WARNING_OTHER_SHEETS;
  return TRUE;
}
