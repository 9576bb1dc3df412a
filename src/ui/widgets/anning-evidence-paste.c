/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-evidence-paste.h"

#include <glib/gi18n.h>

static void
files_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  AnningAttachments *attachments;

  if (value == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  attachments = anning_attachments_new ();
  for (const GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    anning_attachments_add_file (attachments, file->data);
  g_task_return_pointer (task, attachments, (GDestroyNotify) anning_attachments_free);
}

/* "Pasted 2026-11-21 14-03-22.png": no sign in it that a file name cannot have. */
static char *
picture_name (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H-%M-%S");

  /* Translators: the name of a file; %s is day and time */
  return g_strdup_printf (_("Pasted %s.png"), time);
}

static void
pack_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = gdk_texture_save_to_png_bytes (task_data);
  g_autofree char *name = picture_name ();
  AnningAttachments *attachments = anning_attachments_new ();

  anning_attachments_add_bytes (attachments, bytes, name);
  g_task_return_pointer (task, attachments, (GDestroyNotify) anning_attachments_free);
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

void
anning_evidence_paste_async (GdkClipboard        *clipboard,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GdkContentFormats *formats;
  GTask *task;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  formats = gdk_clipboard_get_formats (clipboard);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, anning_evidence_paste_async);
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
      || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    {
      gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, task);
    }
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE)
           || gdk_content_formats_contain_mime_type (formats, "image/png")
           || gdk_content_formats_contain_mime_type (formats, "image/jpeg")
           || gdk_content_formats_contain_mime_type (formats, "image/bmp"))
    {
      gdk_clipboard_read_texture_async (clipboard, NULL, texture_cb, task);
    }
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Neither a picture nor a file was copied");
      g_object_unref (task);
    }
}

AnningAttachments *
anning_evidence_paste_finish (GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
