/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-pdf.h"

#include <cairo-pdf.h>

#include "anning-note-pages.h"

typedef struct
{
  AnningNote *note;
  GPtrArray *parts;
  GFile *file;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  anning_note_free (job->note);
  g_ptr_array_unref (job->parts);
  g_object_unref (job->file);
  g_free (job);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
anning_note_pdf_render (const AnningNote  *note,
                        GPtrArray         *parts,
                        GError           **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (AnningNotePages) pages = NULL;
  PangoContext *context;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (note != NULL, NULL);

  bytes = g_byte_array_new ();
  blocks = anning_note_blocks (note, parts);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, ANNING_A4_WIDTH, ANNING_A4_HEIGHT);
  cr = cairo_create (surface);
  context = pango_cairo_create_context (cr);
  pages = anning_note_pages_new (context, blocks, note->language, ANNING_A4_WIDTH, ANNING_A4_HEIGHT);
  g_object_unref (context);
  for (guint i = 0; i < anning_note_pages_get_count (pages); i++)
    {
      anning_note_pages_draw (pages, cr, i);
      cairo_show_page (cr);
    }

  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SaveJob *job = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = anning_note_pdf_render (job->note, job->parts, &error);
  if (bytes == NULL
      || !g_file_replace_contents (job->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                   G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
anning_note_pdf_save_async (const AnningNote    *note,
                            GPtrArray           *parts,
                            GFile               *file,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveJob *job;

  g_return_if_fail (note != NULL && G_IS_FILE (file));

  job = g_new0 (SaveJob, 1);
  job->note = anning_note_copy (note);
  job->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    g_ptr_array_add (job->parts, anning_note_part_copy (g_ptr_array_index (parts, i)));
  job->file = g_object_ref (file);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_note_pdf_save_async);
  g_task_set_task_data (task, job, save_job_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
anning_note_pdf_save_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
