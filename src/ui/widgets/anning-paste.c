/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-paste.h"

#include <glib/gi18n.h>
#include <string.h>

void
anning_pasted_free (AnningPasted *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->files);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

static AnningPasted *
new_empty (void)
{
  AnningPasted *self = g_new0 (AnningPasted, 1);

  self->files = g_list_store_new (G_TYPE_FILE);
  return self;
}

/* No sign in it that a file name cannot have. */
static char *
format_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d %H-%M-%S");
}

AnningPasted *
anning_pasted_new (const char *text)
{
  AnningPasted *self = new_empty ();
  g_autofree char *now = format_now ();

  self->bytes = g_bytes_new (text, strlen (text));
  /* Translators: what a pasted text is called in the list of files; %s is day and time */
  self->name = g_strdup_printf (_("Pasted text %s"), now);
  return self;
}

static void
files_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  AnningPasted *pasted;

  if (value == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  pasted = new_empty ();
  for (const GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    g_list_store_append (pasted->files, file->data);
  g_task_return_pointer (task, pasted, (GDestroyNotify) anning_pasted_free);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL)
    g_task_return_pointer (task, anning_pasted_new (text), (GDestroyNotify) anning_pasted_free);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "The text is empty");
}

static void
pack_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  AnningPasted *pasted = new_empty ();
  g_autofree char *now = format_now ();

  pasted->bytes = gdk_texture_save_to_png_bytes (task_data);
  /* Translators: the name of a file; %s is day and time */
  pasted->name = g_strdup_printf (_("Pasted %s.png"), now);
  g_task_return_pointer (task, pasted, (GDestroyNotify) anning_pasted_free);
}

static void
texture_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GdkTexture *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);

  if (texture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, texture, g_object_unref);
  g_task_run_in_thread (task, pack_in_thread);
}

/* Files before a text, and a text before a picture: spreadsheets copy both. */
void
anning_paste_async (GdkClipboard        *clipboard,
                    gboolean             texts,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GdkContentFormats *formats;
  GTask *task;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  formats = gdk_clipboard_get_formats (clipboard);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_paste_async);
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    {
      gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, cancellable, files_cb, task);
    }
  else if (texts
           && (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING)
               || gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8")
               || gdk_content_formats_contain_mime_type (formats, "text/plain")))
    {
      gdk_clipboard_read_text_async (clipboard, cancellable, text_cb, task);
    }
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
           || gdk_content_formats_contain_mime_type (formats, "image/png")
           || gdk_content_formats_contain_mime_type (formats, "image/jpeg")
           || gdk_content_formats_contain_mime_type (formats, "image/bmp"))
    {
      gdk_clipboard_read_texture_async (clipboard, cancellable, texture_cb, task);
    }
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Nothing that can be read was copied");
      g_object_unref (task);
    }
}

AnningPasted *
anning_paste_finish (GAsyncResult  *result,
                     GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
