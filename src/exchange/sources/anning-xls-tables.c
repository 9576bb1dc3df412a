/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-xls-tables.h"

#include <string.h>

#include "anning-child.h"
#include "anning-source-private.h"
#include "anning-table-reader-private.h"

#define HELPER "anning-xls"
/* What the helper says: see there. */
#define SHEET_SIGN '\f'
#define END_OF_ALL "\x04\n"
#define EXIT_NO_WORKBOOK 2
#define EXIT_ENCRYPTED 3

static gboolean
fail (GError           **error,
      AnningTableError   code,
      const char        *message)
{
  g_set_error_literal (error, ANNING_TABLE_ERROR, (int) code, message);
  return FALSE;
}

/* ---- the helper ---- */

/* What went wrong with the helper, in the words of those who read tables. */
static void
fail_child (GError       **error,
            const GError  *child_error)
{
  if (child_error->domain != ANNING_CHILD_ERROR)
    g_propagate_error (error, g_error_copy (child_error));
  else if (child_error->code == ANNING_CHILD_ERROR_NOT_FOUND)
    anning_source_fail (error, ANNING_SOURCE_ERROR_NO_HELPER, "%s", child_error->message);
  else if (child_error->code == ANNING_CHILD_ERROR_TOO_SLOW)
    fail (error, ANNING_TABLE_ERROR_TRUNCATED, child_error->message);
  else
    fail (error, ANNING_TABLE_ERROR_TOO_LARGE, child_error->message);
}

static GByteArray *
run_helper (GBytes                    *bytes,
            const AnningTableOptions  *options,
            GCancellable              *cancellable,
            GError                   **error)
{
  const AnningChild child = {
    .program = HELPER,
    .input_max = G_MAXSIZE,
    .output_max = options->unpacked_max,
    .seconds_max = ANNING_XLS_SECONDS_MAX,
  };
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GByteArray) output = NULL;
  g_autoptr (GError) local_error = NULL;
  int status = -1;

  output = anning_child_run (&child, input, &status, cancellable, &local_error);
  if (output == NULL)
    fail_child (error, local_error);
  else if (status == EXIT_NO_WORKBOOK)
    fail (error, ANNING_TABLE_ERROR_NOT_A_TABLE, "no workbook");
  else if (status == EXIT_ENCRYPTED)
    fail (error, ANNING_TABLE_ERROR_ENCRYPTED, "an encrypted workbook");
  else if (status != 0 || output->len < strlen (END_OF_ALL)
           || memcmp (output->data + output->len - strlen (END_OF_ALL), END_OF_ALL, strlen (END_OF_ALL)) != 0)
    fail (error, ANNING_TABLE_ERROR_TRUNCATED, "a damaged workbook");
  else
    {
      g_byte_array_set_size (output, output->len - (guint) strlen (END_OF_ALL));
      return g_steal_pointer (&output);
    }
  return NULL;
}

/* ---- what it wrote ---- */

/* The next @sign, or the end. */
static const char *
find_end (const char *p,
          const char *end,
          char        sign)
{
  const char *found = memchr (p, sign, (gsize) (end - p));

  return found != NULL ? found : end;
}

static gboolean
read_rows (AnningRowReader  *rows,
           const char       *p,
           const char       *end,
           GError          **error)
{
  while (p < end)
    {
      const char *line = find_end (p, end, '\n');
      guint column = 0;

      for (;; column++)
        {
          const char *tab = find_end (p, line, '\t');

          if (tab > p && !anning_row_reader_set_cell (rows, column, p, tab - p, error))
            return FALSE;
          if (tab == line)
            break;
          p = tab + 1;
        }
      if (!anning_row_reader_end_row (rows, error))
        return FALSE;
      p = line + 1;
    }
  return TRUE;
}

static GPtrArray *
read_sheets (GBytes                    *bytes,
             const GByteArray          *output,
             const AnningTableOptions  *options,
             GError                   **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_read_table_unref);
  const char *p = (const char *) output->data;
  const char *end = p + output->len;

  for (guint number = 0; p < end && *p == SHEET_SIGN; number++)
    {
      const char *name_end = find_end (p, end, '\n');
      const char *sheet_end = find_end (p + 1, end, SHEET_SIGN);
      g_auto (AnningRowReader) rows = { 0 };
      g_autofree char *name = NULL;

      anning_row_reader_init (&rows, options);
      name_end = MIN (name_end, sheet_end);
      name = g_utf8_make_valid (p + 1, name_end - p - 1);
      if (name_end < sheet_end && !read_rows (&rows, name_end + 1, sheet_end, error))
        return NULL;
      if (rows.rows->len > 0)
        {
          char **sheets = g_new0 (char *, 2);

          sheets[0] = g_steal_pointer (&name);
          g_ptr_array_add (tables, anning_read_table_new (&rows, sheets, 0, bytes));
        }
      p = sheet_end;
    }
  if (tables->len == 0)
    {
      fail (error, ANNING_TABLE_ERROR_EMPTY, "no row");
      return NULL;
    }
  return g_steal_pointer (&tables);
}

GPtrArray *
anning_xls_tables_read (GBytes                    *bytes,
                        const AnningTableOptions  *options,
                        GCancellable              *cancellable,
                        GError                   **error)
{
  g_autoptr (GByteArray) output = NULL;

  g_return_val_if_fail (bytes != NULL && options != NULL, NULL);

  output = run_helper (bytes, options, cancellable, error);
  return output != NULL ? read_sheets (bytes, output, options, error) : NULL;
}
