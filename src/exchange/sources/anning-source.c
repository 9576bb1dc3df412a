/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-private.h"

#include <string.h>

G_DEFINE_QUARK (anning-source-error-quark, anning_source_error)

/* Characters of a row that was skipped: enough to find it. */
#define SAMPLE_CHARACTERS 80

static void
skip_free (gpointer data)
{
  AnningSourceSkip *skip = data;

  g_free (skip->sheet);
  g_free (skip->sample);
  g_free (skip);
}

static void
writer_free (gpointer data)
{
  AnningSourceWriter *writer = data;

  g_free (writer->name);
  g_free (writer);
}

void
anning_source_kit_free (AnningSourceKit *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->handle);
  g_free (self->relative);
  g_free (self->phone);
  g_free (self);
}

void
anning_source_result_free (AnningSourceResult *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->skipped);
  g_ptr_array_unref (self->writers);
  g_free (self->period_first);
  g_free (self->period_last);
  g_free (self->own_number);
  g_free (self);
}

static AnningSourceResult *
result_new (AnningSourceFormat format)
{
  AnningSourceResult *self = g_new0 (AnningSourceResult, 1);

  self->format = format;
  self->skipped = g_ptr_array_new_with_free_func (skip_free);
  self->writers = g_ptr_array_new_with_free_func (writer_free);
  self->first_at = ANNING_UNKNOWN;
  self->last_at = ANNING_UNKNOWN;
  return self;
}

/* Returns: FALSE, for the caller to return it too */
gboolean
anning_source_fail (GError            **error,
                    AnningSourceError   code,
                    const char         *format,
                    ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (ANNING_SOURCE_ERROR, (int) code, format, args);
  va_end (args);
  return FALSE;
}

gssize
anning_source_run_read (AnningSourceRun  *self,
                        void             *buffer,
                        gsize             size,
                        GError          **error)
{
  gssize n;

  /* What was read ahead would be given in spite of it. */
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  n = g_input_stream_read (self->stream, buffer, size, self->cancellable, error);
  if (n <= 0)
    return n;
  self->done += n;
  if (self->request->progress_func != NULL && self->size > 0)
    {
      /* A second file of a ZIP begins anew; what was told is not taken back. */
      self->part = CLAMP ((double) self->done / (double) self->size, self->part, 1.0);
      self->request->progress_func (self->part, self->request->data);
    }
  return n;
}

/* Cuts a message that is longer than any is, at a character. */
static void
limit_text (AnningSourceRun *self,
            AnningSourceRow *row)
{
  char *end;

  if (row->text == NULL || strlen (row->text) <= ANNING_SOURCE_TEXT_MAX)
    return;
  end = g_utf8_find_prev_char (row->text, row->text + ANNING_SOURCE_TEXT_MAX + 1);
  *end = '\0';
  self->result->warnings |= ANNING_SOURCE_WARNING_CUT_TEXTS;
}

gboolean
anning_source_run_take (AnningSourceRun  *self,
                        AnningSourceRow  *row,
                        GError          **error)
{
  AnningSourceResult *result = self->result;

  if (result->n_rows == ANNING_SOURCE_ROWS_MAX)
    return anning_source_fail (error, ANNING_SOURCE_ERROR_TOO_LARGE, "more than %d contacts", ANNING_SOURCE_ROWS_MAX);
  if (row->key == NULL)
    anning_source_row_make_key (row);
  limit_text (self, row);
  if (row->number_state == ANNING_NUMBER_ROUNDED)
    result->warnings |= ANNING_SOURCE_WARNING_ROUNDED_NUMBERS;
  else if (row->number_state == ANNING_NUMBER_MASKED)
    result->warnings |= ANNING_SOURCE_WARNING_MASKED_NUMBERS;
  if (result->first_at == ANNING_UNKNOWN || row->started_at < result->first_at)
    result->first_at = row->started_at;
  if (result->last_at == ANNING_UNKNOWN || row->started_at > result->last_at)
    result->last_at = row->started_at;
  result->n_rows++;
  return self->request->row_func (row, self->request->data, error);
}

void
anning_source_run_skip (AnningSourceRun  *self,
                        AnningSkipReason  reason,
                        guint64           line,
                        const char       *sheet,
                        const char       *sample)
{
  AnningSourceSkip *skip;

  self->result->n_skipped[reason]++;
  if (reason == ANNING_SKIP_HEADING || self->result->skipped->len == ANNING_SOURCE_SKIPPED_MAX)
    return;
  skip = g_new0 (AnningSourceSkip, 1);
  skip->reason = reason;
  skip->line = line;
  skip->sheet = g_strdup (sheet);
  skip->sample = g_utf8_strlen (sample, -1) > SAMPLE_CHARACTERS ? g_utf8_substring (sample, 0, SAMPLE_CHARACTERS)
                                                                : g_strdup (sample);
  g_ptr_array_add (self->result->skipped, skip);
}

gboolean
anning_source_run_cut (AnningSourceRun  *self,
                       GError          **error)
{
  if (self->result->n_rows == 0)
    return anning_source_fail (error, ANNING_SOURCE_ERROR_CUT_OFF, "it ends before the first contact");
  self->result->warnings |= ANNING_SOURCE_WARNING_CUT_OFF;
  return TRUE;
}

/* Several sheets of one bill: from the first day to the last. */
void
anning_source_run_period (AnningSourceRun *self,
                          const GDate     *first,
                          const GDate     *last)
{
  g_autofree char *first_day = anning_day_format (first);
  g_autofree char *last_day = anning_day_format (last);

  if (self->result->period_first == NULL || strcmp (first_day, self->result->period_first) < 0)
    {
      g_free (self->result->period_first);
      self->result->period_first = g_steal_pointer (&first_day);
    }
  if (self->result->period_last == NULL || strcmp (last_day, self->result->period_last) > 0)
    {
      g_free (self->result->period_last);
      self->result->period_last = g_steal_pointer (&last_day);
    }
}

/* (transfer full): the rest of the file, as long as it is read as a whole; NULL and @error */
static GBytes *
source_run_load (AnningSourceRun  *run,
                 GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (64 * 1024);
  gssize n;

  while ((n = anning_source_run_read (run, buffer, 64 * 1024, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > ANNING_SOURCE_BILL_BYTES_MAX)
        {
          anning_source_fail (error, ANNING_SOURCE_ERROR_TOO_LARGE, "more than %d bytes", ANNING_SOURCE_BILL_BYTES_MAX);
          return NULL;
        }
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A table, unless a relative's page wrote it. */
static gboolean
read_text (AnningSourceRun  *run,
           const char       *name,
           GError          **error)
{
  g_autoptr (GBytes) bytes = source_run_load (run, error);
  g_autofree char *handed_over = NULL;

  if (bytes == NULL)
    return FALSE;
  if (run->request->columns == NULL)
    handed_over = anning_source_find_kit (bytes);
  if (handed_over == NULL)
    return anning_source_read_bill (run, name, bytes, error);
  run->result->format = ANNING_SOURCE_HANDED_OVER;
  return anning_source_read_kit (run, handed_over, error);
}

static gboolean
read_as (AnningSourceRun    *run,
         AnningSourceFormat  format,
         const char         *name,
         GError            **error)
{
  switch (format)
    {
    case ANNING_SOURCE_BACKUP_XML:
      return anning_source_read_backup (run, error);
    case ANNING_SOURCE_PHONE_JSON:
    case ANNING_SOURCE_RECORDER:
      return anning_source_read_json (run, error);
    case ANNING_SOURCE_PHONE_ZIP:
      return anning_source_read_zip (run, error);
    case ANNING_SOURCE_TABLE:
    case ANNING_SOURCE_WORKBOOK:
    case ANNING_SOURCE_OLD_WORKBOOK:
    case ANNING_SOURCE_HANDED_OVER:
      return read_text (run, name, error);
    case ANNING_SOURCE_UNKNOWN:
    default:
      return anning_source_fail (error, ANNING_SOURCE_ERROR_UNKNOWN_FORMAT, "none of the formats that are read");
    }
}

/*
 * anning_source_read_stream:
 * @stream: seekable for a ZIP
 * @size: bytes, 0 when it is not known: then no progress is told
 * @request: whom to tell
 *
 * Gives every contact to the request's function while it reads: what was given
 * before an error counts for nothing.
 *
 * Returns: (transfer full): what there was, or NULL and ANNING_SOURCE_ERROR, a
 *   G_IO_ERROR, or what the request's function set
 */
AnningSourceResult *
anning_source_read_stream (GInputStream               *stream,
                           goffset                     size,
                           const char                 *name,
                           const AnningSourceRequest  *request,
                           GCancellable               *cancellable,
                           GError                    **error)
{
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (AnningSourceResult) result = NULL;
  AnningSourceRun run = { 0 };
  const void *start;
  gsize n;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (request != NULL && request->row_func != NULL, NULL);

  buffered = g_buffered_input_stream_new_sized (stream, 64 * 1024);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  while (g_buffered_input_stream_get_available (G_BUFFERED_INPUT_STREAM (buffered)) < ANNING_SOURCE_SNIFF_BYTES)
    {
      gssize filled = g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), -1, cancellable, error);

      if (filled < 0)
        return NULL;
      if (filled == 0)
        break;
    }
  start = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (buffered), &n);
  if (n == 0)
    {
      anning_source_fail (error, ANNING_SOURCE_ERROR_EMPTY, "empty");
      return NULL;
    }

  result = result_new (anning_source_sniff (start, n, name));
  run.request = request;
  run.result = result;
  run.stream = buffered;
  run.size = size;
  run.cancellable = cancellable;
  if (!read_as (&run, result->format, name, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (result->n_rows == 0 && result->skipped->len == 0 && result->format != ANNING_SOURCE_BACKUP_XML
      && result->format != ANNING_SOURCE_HANDED_OVER)
    {
      anning_source_fail (error, ANNING_SOURCE_ERROR_NO_CONTACTS, "no contact in it");
      return NULL;
    }
  return g_steal_pointer (&result);
}

AnningSourceResult *
anning_source_read_file (GFile                      *file,
                         const AnningSourceRequest  *request,
                         GCancellable               *cancellable,
                         GError                    **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, error);
  if (info == NULL)
    return NULL;
  name = g_file_get_basename (file);
  return anning_source_read_stream (G_INPUT_STREAM (stream), g_file_info_get_size (info), name, request, cancellable, error);
}
