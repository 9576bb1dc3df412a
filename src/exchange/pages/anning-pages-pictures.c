/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-pages-pictures.h"

#include <math.h>

/* Pixels a unit: what a phone with a dense screen has. */
#define SCALE 2
/* So many folders full of pictures of one day and nobody finds one. */
#define SERIES_MAX 1000

/* Warm and a little darker than white: calm on a screen at night. */
static const double ground[3] = { 0.984, 0.976, 0.957 };

typedef struct
{
  GPtrArray *blocks;
  char *language;
} RenderJob;

typedef struct
{
  GPtrArray *pictures;
  GFile *file;
  char *name;
} SaveJob;

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
take_png (cairo_surface_t  *surface,
          GError          **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append_cb, png);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&png));
  g_set_error_literal (error, G_IO_ERROR, status == CAIRO_STATUS_NO_MEMORY ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_FAILED,
                       cairo_status_to_string (status));
  return NULL;
}

static GBytes *
render_page (const AnningPages  *pages,
             guint               page,
             GError            **error)
{
  const int height = (int) ceil (anning_pages_get_height (pages, page) * SCALE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ANNING_PICTURE_WIDTH, height);
  cairo_t *cr = cairo_create (surface);
  GBytes *png;

  cairo_set_source_rgb (cr, ground[0], ground[1], ground[2]);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  anning_pages_draw (pages, cr, page, ANNING_PAGES_SCREEN);
  cairo_destroy (cr);
  png = take_png (surface, error);
  cairo_surface_destroy (surface);
  return png;
}

/* Laid out for a surface as those that are drawn on. */
static AnningPages *
lay_out (GPtrArray  *blocks,
         const char *language)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context;
  AnningPages *pages;

  cairo_scale (cr, SCALE, SCALE);
  context = pango_cairo_create_context (cr);
  pages = anning_pages_new (context, blocks, language, ANNING_PAGE_SIZE_PHONE, ANNING_PICTURE_WIDTH / SCALE,
                            ANNING_PICTURE_HEIGHT / SCALE);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pages;
}

GPtrArray *
anning_pages_pictures_render (GPtrArray     *blocks,
                              const char    *language,
                              GString       *drawn,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (AnningPages) pages = NULL;

  g_return_val_if_fail (blocks != NULL, NULL);

  pages = lay_out (blocks, language);
  for (guint i = 0; i < anning_pages_get_count (pages); i++)
    {
      GBytes *png;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      png = render_page (pages, i, error);
      if (png == NULL)
        return NULL;
      g_ptr_array_add (pictures, png);
      if (drawn != NULL)
        {
          g_autofree char *text = anning_pages_dup_text (pages, i);

          g_string_append (drawn, text);
        }
    }
  return g_steal_pointer (&pictures);
}

static void
render_job_free (gpointer data)
{
  RenderJob *job = data;

  g_ptr_array_unref (job->blocks);
  g_free (job->language);
  g_free (job);
}

static void
render_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  RenderJob *job = task_data;
  GError *error = NULL;
  GPtrArray *pictures = anning_pages_pictures_render (job->blocks, job->language, NULL, cancellable, &error);

  if (pictures == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pictures, (GDestroyNotify) g_ptr_array_unref);
}

void
anning_pages_pictures_render_async (GPtrArray           *blocks,
                                    const char          *language,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  RenderJob *job;

  g_return_if_fail (blocks != NULL);

  job = g_new0 (RenderJob, 1);
  job->blocks = g_ptr_array_ref (blocks);
  job->language = g_strdup (language);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_pages_pictures_render_async);
  g_task_set_task_data (task, job, render_job_free);
  g_task_run_in_thread (task, render_thread);
}

GPtrArray *
anning_pages_pictures_render_finish (GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- files ---- */

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_ptr_array_unref (job->pictures);
  g_object_unref (job->file);
  g_free (job->name);
  g_free (job);
}

/* Returns: whether it was written; what was begun is not left behind */
static gboolean
create (GFile         *file,
        GBytes        *bytes,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_PRIVATE, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                                 cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

/* One after the other; @written: what is there so far. */
static gboolean
create_all (const SaveJob  *job,
            guint           series,
            GPtrArray      *written,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; i < job->pictures->len; i++)
    {
      g_autofree char *name = series == 1 ? g_strdup_printf ("%s-%u.png", job->name, i + 1)
                                          : g_strdup_printf ("%s (%u)-%u.png", job->name, series, i + 1);
      g_autoptr (GFile) file = g_file_get_child (job->file, name);

      if (!create (file, g_ptr_array_index (job->pictures, i), cancellable, error))
        return FALSE;
      g_ptr_array_add (written, g_steal_pointer (&file));
    }
  return TRUE;
}

/*
 * All under the same name: where one of them is there already, all of them get another one.
 *
 * Returns: (nullable) (transfer full): the first one
 */
static GFile *
save_several (const SaveJob  *job,
              GCancellable   *cancellable,
              GError        **error)
{
  for (guint series = 1; ; series++)
    {
      g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) local = NULL;

      if (create_all (job, series, written, cancellable, &local))
        return g_object_ref (g_ptr_array_index (written, 0));
      for (guint i = 0; i < written->len; i++)
        g_file_delete (g_ptr_array_index (written, i), NULL, NULL);
      if (series < SERIES_MAX && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const SaveJob *job = task_data;
  GBytes *first = g_ptr_array_index (job->pictures, 0);
  g_autoptr (GFile) saved = NULL;
  GError *error = NULL;

  if (job->pictures->len > 1)
    saved = save_several (job, cancellable, &error);
  else if (g_file_replace_contents (job->file, g_bytes_get_data (first, NULL), g_bytes_get_size (first), NULL, FALSE,
                                    G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, &error))
    saved = g_object_ref (job->file);
  if (saved != NULL)
    g_task_return_pointer (task, g_steal_pointer (&saved), g_object_unref);
  else
    g_task_return_error (task, error);
}

void
anning_pictures_save_async (GPtrArray           *pictures,
                            GFile               *file,
                            const char          *name,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveJob *job;

  g_return_if_fail (pictures != NULL && pictures->len > 0 && G_IS_FILE (file) && name != NULL);

  job = g_new0 (SaveJob, 1);
  job->pictures = g_ptr_array_ref (pictures);
  job->file = g_object_ref (file);
  job->name = g_strdup (name);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_pictures_save_async);
  g_task_set_task_data (task, job, save_job_free);
  g_task_run_in_thread (task, save_thread);
}

GFile *
anning_pictures_save_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
