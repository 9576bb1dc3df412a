/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-reader.h"

#include <string.h>

#include "anning-table-reader-private.h"

G_DEFINE_QUARK (anning-table-error-quark, anning_table_error)

#define READ_AT_ONCE (64 * 1024)

/* Blanks, also wide ones, and marks that are not seen. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00A0 || c == 0x200B || c == 0xFEFF;
}

static char *
dup_trimmed (const char *text,
             gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  const char *start = valid;
  const char *end = valid + strlen (valid);

  while (start < end && is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_blank (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, (gsize) (end - start));
}

void
anning_row_reader_init (AnningRowReader          *self,
                        const AnningTableOptions *options)
{
  self->options = options;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->n_columns = 0;
}

void
anning_row_reader_clear (AnningRowReader *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

void
anning_row_reader_restart (AnningRowReader *self)
{
  const AnningTableOptions *options = self->options;

  anning_row_reader_clear (self);
  anning_row_reader_init (self, options);
}

gboolean
anning_row_reader_set_cell (AnningRowReader  *self,
                            guint             column,
                            const char       *text,
                            gssize            length,
                            GError          **error)
{
  g_autofree char *cell = dup_trimmed (text, length < 0 ? strlen (text) : (gsize) length);

  /* Spreadsheets have empty cells far out, which nobody put there. */
  if (*cell == '\0')
    return TRUE;
  if (column >= ANNING_TABLE_COLUMNS_MAX)
    {
      g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_TOO_MANY_COLUMNS, "more than %u columns",
                   ANNING_TABLE_COLUMNS_MAX);
      return FALSE;
    }

  while (self->cells->len <= column)
    g_ptr_array_add (self->cells, g_strdup (""));
  g_free (self->cells->pdata[column]);
  self->cells->pdata[column] = g_steal_pointer (&cell);
  return TRUE;
}

gboolean
anning_row_reader_end_row (AnningRowReader  *self,
                           GError          **error)
{
  if (self->cells->len == 0)
    return TRUE;
  if (self->rows->len == self->options->rows_max)
    {
      g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_TOO_MANY_ROWS, "more than %u rows",
                   self->options->rows_max);
      return FALSE;
    }

  self->n_columns = MAX (self->n_columns, self->cells->len);
  g_ptr_array_add (self->cells, NULL);
  g_ptr_array_add (self->rows, g_ptr_array_free (self->cells, FALSE));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

gboolean
anning_row_reader_is_table (const AnningRowReader *self)
{
  return self->n_columns > 1;
}

static void
read_table_clear (gpointer data)
{
  AnningReadTable *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_strfreev (self->sheets);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

AnningReadTable *
anning_read_table_ref (AnningReadTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
anning_read_table_unref (AnningReadTable *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, read_table_clear);
}

const char *
anning_read_table_get (const AnningReadTable *self,
                       guint                  row,
                       guint                  column)
{
  char **cells;

  g_return_val_if_fail (self != NULL && row < self->rows->len, "");

  cells = g_ptr_array_index (self->rows, row);
  return column < g_strv_length (cells) ? cells[column] : "";
}

/* Old workbooks and encrypted new ones are both in Microsoft's compound files. */
static gboolean
refuse_compound_file (const guint8  *data,
                      gsize          size,
                      GError       **error)
{
  static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (data, size, stream, sizeof stream) != NULL)
    g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_ENCRYPTED, "an encrypted workbook");
  else
    g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_OLD_EXCEL, "an old workbook");
  return FALSE;
}

AnningReadTable *
anning_read_table_new (AnningRowReader  *rows,
                       char            **sheets,
                       guint             sheet,
                       GBytes           *bytes)
{
  AnningReadTable *self = g_atomic_rc_box_new0 (AnningReadTable);

  self->rows = g_steal_pointer (&rows->rows);
  self->n_columns = rows->n_columns;
  self->sheets = sheets;
  self->sheet = sheet;
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/*
 * anning_table_read_bytes_with:
 * @bytes: a CSV, TSV or otherwise separated text in UTF-8, UTF-16 or GB18030, or an XLSX workbook
 * @sheet: which sheet of a workbook, or ANNING_TABLE_ANY_SHEET
 *
 * What it is is told from the content, never from a name.
 *
 * Returns: (transfer full): the table, or NULL and ANNING_TABLE_ERROR or G_IO_ERROR_CANCELLED
 */
AnningReadTable *
anning_table_read_bytes_with (GBytes                    *bytes,
                              guint                      sheet,
                              const AnningTableOptions  *options,
                              GCancellable              *cancellable,
                              GError                   **error)
{
  static const guint8 zip[] = { 'P', 'K' };
  static const guint8 compound[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
  g_auto (AnningRowReader) rows = { 0 };
  g_auto (GStrv) sheets = NULL;
  const guint8 *data;
  gsize size;
  gboolean ok;

  g_return_val_if_fail (bytes != NULL && options != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    {
      g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_EMPTY, "empty");
      return NULL;
    }
  if (size > options->bytes_max)
    {
      g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_TOO_LARGE, "too large");
      return NULL;
    }

  anning_row_reader_init (&rows, options);
  if (size >= sizeof compound && memcmp (data, compound, sizeof compound) == 0)
    ok = refuse_compound_file (data, size, error);
  else if (size > 4 && memcmp (data, zip, sizeof zip) == 0 && data[2] < 8 && data[3] < 9)
    ok = anning_table_read_workbook (&rows, bytes, &sheet, &sheets, cancellable, error);
  else
    ok = anning_table_read_text (&rows, bytes, cancellable, error);
  if (!ok || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (rows.rows->len == 0)
    {
      g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_EMPTY, "no row");
      return NULL;
    }
  /* A single column is a list or a letter; of a workbook the chosen sheet is shown as it is. */
  if (sheets == NULL && !anning_row_reader_is_table (&rows))
    {
      g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_NOT_A_TABLE, "one column");
      return NULL;
    }

  if (sheets == NULL)
    sheet = 0;
  return anning_read_table_new (&rows, g_steal_pointer (&sheets), sheet, bytes);
}

AnningReadTable *
anning_table_read_bytes (GBytes        *bytes,
                         guint          sheet,
                         GCancellable  *cancellable,
                         GError       **error)
{
  static const AnningTableOptions options = {
    .bytes_max = ANNING_TABLE_BYTES_MAX,
    .unpacked_max = ANNING_TABLE_UNPACKED_MAX,
    .rows_max = ANNING_TABLE_ROWS_MAX,
  };

  return anning_table_read_bytes_with (bytes, sheet, &options, cancellable, error);
}

static GBytes *
load (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (stream == NULL)
    return NULL;
  for (;;)
    {
      g_autoptr (GBytes) piece = g_input_stream_read_bytes (G_INPUT_STREAM (stream), READ_AT_ONCE, cancellable, error);

      if (piece == NULL)
        return NULL;
      if (g_bytes_get_size (piece) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      g_byte_array_append (bytes, g_bytes_get_data (piece, NULL), (guint) g_bytes_get_size (piece));
      if (bytes->len > ANNING_TABLE_BYTES_MAX)
        {
          g_set_error (error, ANNING_TABLE_ERROR, ANNING_TABLE_ERROR_TOO_LARGE, "too large");
          return NULL;
        }
    }
}

AnningReadTable *
anning_table_read_file (GFile         *file,
                        guint          sheet,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = load (file, cancellable, error);
  return bytes != NULL ? anning_table_read_bytes (bytes, sheet, cancellable, error) : NULL;
}
