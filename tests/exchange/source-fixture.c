/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-fixture.h"

#include <string.h>

/* ---- a stream that gives few bytes at a time ---- */

#define SLOW_TYPE_STREAM (slow_stream_get_type ())
G_DECLARE_FINAL_TYPE (SlowStream, slow_stream, SLOW, STREAM, GFilterInputStream)

struct _SlowStream
{
  GFilterInputStream parent_instance;
  gsize step;
};

G_DEFINE_FINAL_TYPE (SlowStream, slow_stream, G_TYPE_FILTER_INPUT_STREAM)

static gssize
slow_stream_read (GInputStream  *stream,
                  void          *buffer,
                  gsize          count,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream));

  return g_input_stream_read (base, buffer, MIN (count, SLOW_STREAM (stream)->step), cancellable, error);
}

static void
slow_stream_class_init (SlowStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = slow_stream_read;
}

static void
slow_stream_init (SlowStream *self)
{
}

/* ---- reading ---- */

static gboolean
row_cb (const AnningSourceRow *row,
        gpointer               data,
        GError               **error)
{
  SourceReading *reading = data;

  g_ptr_array_add (reading->rows, anning_source_row_copy (row));
  return TRUE;
}

static void
progress_cb (double   part,
             gpointer data)
{
  SourceReading *reading = data;

  g_assert_cmpfloat (part, >=, reading->part);
  g_assert_cmpfloat (part, <=, 1);
  reading->part = part;
}

SourceReading *
source_fixture_read (GBytes                    *bytes,
                     const char                *name,
                     const AnningSourceRequest *request,
                     gsize                      step)
{
  SourceReading *reading = g_new0 (SourceReading, 1);
  AnningSourceRequest own = { 0 };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  if (step > 0)
    {
      SlowStream *slow = g_object_new (SLOW_TYPE_STREAM, "base-stream", stream, NULL);

      slow->step = step;
      g_object_unref (stream);
      stream = G_INPUT_STREAM (slow);
    }
  if (request != NULL)
    own = *request;
  reading->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_source_row_free);
  own.row_func = row_cb;
  own.progress_func = progress_cb;
  own.data = reading;
  reading->result = anning_source_read_stream (stream, (goffset) g_bytes_get_size (bytes), name, &own, NULL, &reading->error);
  g_assert_true ((reading->result == NULL) == (reading->error != NULL));
  return reading;
}

SourceReading *
source_fixture_read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return source_fixture_read (bytes, NULL, NULL, 0);
}

void
source_fixture_free (SourceReading *reading)
{
  g_ptr_array_unref (reading->rows);
  g_clear_pointer (&reading->result, anning_source_result_free);
  g_clear_error (&reading->error);
  g_free (reading);
}

char *
source_fixture_show (const SourceReading *reading)
{
  static const char *const kinds[] = { "call_log", "text_log", "bill", "recording" };
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < reading->rows->len; i++)
    {
      const AnningSourceRow *row = g_ptr_array_index (reading->rows, i);

      g_string_append_printf (shown, "%s %s %s %s %" G_GINT64_FORMAT "+%" G_GINT64_FORMAT, kinds[row->kind],
                              row->direction != NULL ? row->direction : "-", row->connected,
                              row->number != NULL ? row->number : "-", row->started_at, row->precision_ms);
      if (row->length_s != ANNING_UNKNOWN)
        g_string_append_printf (shown, " %" G_GINT64_FORMAT "s", row->length_s);
      if (row->name != NULL)
        g_string_append_printf (shown, " =%s", row->name);
      if (row->place != NULL)
        g_string_append_printf (shown, " @%s", row->place);
      if (row->text != NULL)
        g_string_append_printf (shown, " | %s", row->text);
      g_string_append_c (shown, '\n');
    }
  return g_string_free (shown, FALSE);
}

void
source_fixture_assert_rows (const SourceReading *reading,
                            const char          *expected)
{
  g_autofree char *shown = source_fixture_show (reading);

  g_assert_no_error (reading->error);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpuint (reading->result->n_rows, ==, reading->rows->len);
}

void
source_fixture_assert_fails (const char        *text,
                             AnningSourceError  code)
{
  g_autoptr (SourceReading) reading = source_fixture_read_text (text);

  g_test_message ("%.200s", text);
  g_assert_error (reading->error, ANNING_SOURCE_ERROR, (int) code);
}
