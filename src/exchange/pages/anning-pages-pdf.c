/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages-pdf.h"

#include <cairo-pdf.h>

typedef struct
{
  GPtrArray *blocks;
  char *language;
  AnningPageSize size;
  GFile *file;
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_ptr_array_unref (job->blocks);
  g_free (job->language);
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

/* A reader's window and a screen reader say the title of a document, not the name of its file. */
static void
set_title (cairo_surface_t *surface,
           GPtrArray       *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *title = NULL;

      if (block->style != ANNING_PAGE_TITLE)
        continue;
      if (pango_parse_markup (block->markup, -1, 0, NULL, &title, NULL, NULL))
        cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
      return;
    }
}

GBytes *
anning_pages_pdf_render (GPtrArray       *blocks,
                         const char      *language,
                         AnningPageSize   size,
                         GError         **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (AnningPages) pages = NULL;
  PangoContext *context;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  guint n_pages;

  g_return_val_if_fail (blocks != NULL, NULL);

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, ANNING_A4_WIDTH, ANNING_A4_HEIGHT);
  set_title (surface, blocks);
  cr = cairo_create (surface);
  context = pango_cairo_create_context (cr);
  pages = anning_pages_new (context, blocks, language, size, ANNING_A4_WIDTH, ANNING_A4_HEIGHT);
  g_object_unref (context);
  /* Only below one element of this name cairo says of the file that it is tagged. */
  cairo_tag_begin (cr, "Document", NULL);
  n_pages = anning_pages_get_count (pages);
  for (guint i = 0; i < n_pages; i++)
    {
      anning_pages_draw (pages, cr, i, ANNING_PAGES_WITH_TEXT);
      /* Behind the last page, cairo 1.18 would begin another one for it. */
      if (i + 1 == n_pages)
        cairo_tag_end (cr, "Document");
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

  bytes = anning_pages_pdf_render (job->blocks, job->language, job->size, &error);
  if (bytes == NULL
      || !g_file_replace_contents (job->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                   G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
anning_pages_pdf_save_async (GPtrArray           *blocks,
                             const char          *language,
                             AnningPageSize       size,
                             GFile               *file,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveJob *job;

  g_return_if_fail (blocks != NULL && G_IS_FILE (file));

  job = g_new0 (SaveJob, 1);
  job->blocks = g_ptr_array_ref (blocks);
  job->language = g_strdup (language);
  job->size = size;
  job->file = g_object_ref (file);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_pages_pdf_save_async);
  g_task_set_task_data (task, job, save_job_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
anning_pages_pdf_save_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
