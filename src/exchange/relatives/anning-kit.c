/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-kit.h"

#include <errno.h>
#include <unistd.h>

#include "anning-records.h"

/* A page on its way into a file. */
typedef struct
{
  AnningKit *kit;
  GPtrArray *note_blocks;
  GFile *file;
  GBytes *html;
  GError *failure; /* of writing, while its record is taken back */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  anning_kit_free (making->kit);
  g_clear_pointer (&making->note_blocks, g_ptr_array_unref);
  g_clear_object (&making->file);
  g_clear_pointer (&making->html, g_bytes_unref);
  g_clear_error (&making->failure);
  g_free (making);
}

AnningKit *
anning_kit_begin (gint64       relative_id,
                  gint64       note_id,
                  const char  *language,
                  gint64       made_at,
                  GError     **error)
{
  AnningKit *self;
  guint8 random[16];
  char key[2 * sizeof random + 1];

  g_return_val_if_fail (language != NULL, NULL);

  if (getentropy (random, sizeof random) != 0)
    {
      const int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  for (guint i = 0; i < sizeof random; i++)
    g_snprintf (key + 2 * i, 3, "%02x", random[i]);

  self = anning_kit_new ();
  self->relative_id = relative_id;
  self->note_id = note_id;
  self->made_at = made_at;
  self->language = g_strdup (language);
  self->key = g_strdup (key);
  return self;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);

  /* Whether or not it could be taken back: what failed first is what is told. */
  anning_records_remove_finish (ANNING_STORE (source), result, NULL);
  g_task_return_error (task, g_steal_pointer (&making->failure));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &making->failure))
    g_task_return_pointer (task, anning_kit_copy (making->kit), (GDestroyNotify) anning_kit_free);
  else
    anning_records_remove_async (g_task_get_source_object (task), &anning_kit_type, making->kit->record.id, removed_cb,
                                 g_object_ref (task));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->kit->record.id = anning_records_save_finish (ANNING_STORE (source), result, &error);
  if (making->kit->record.id == 0)
    {
      g_task_return_error (task, error);
      return;
    }
  g_file_replace_contents_bytes_async (making->file, making->html, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->html = g_task_propagate_pointer (G_TASK (result), &error);
  if (making->html == NULL)
    g_task_return_error (task, error);
  else
    anning_records_save_async (ANNING_STORE (source), &anning_kit_type, making->kit, stored_cb, g_object_ref (task));
}

static void
compose_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Making *making = task_data;
  g_autoptr (AnningCalled) called = NULL;
  g_autoptr (AnningTexts) texts = NULL;
  GBytes *html = NULL;
  GError *error = NULL;

  /* The page's language need not be the program's. */
  called = anning_called_load (making->kit->language, &error);
  if (called != NULL)
    texts = anning_texts_load (making->kit->language, &error);
  if (texts != NULL)
    html = anning_kit_html (making->kit, making->note_blocks, called, texts, &error);
  if (html != NULL)
    g_task_return_pointer (task, html, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
anning_kit_make_async (AnningStore         *store,
                       gint64               relative_id,
                       gint64               note_id,
                       const char          *language,
                       GPtrArray           *note_blocks,
                       GFile               *file,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) composing = NULL;
  Making *making;
  GError *error = NULL;

  g_return_if_fail (ANNING_IS_STORE (store) && G_IS_FILE (file));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_kit_make_async);
  making = g_new0 (Making, 1);
  g_task_set_task_data (task, making, making_free);
  making->file = g_object_ref (file);
  if (note_blocks != NULL)
    making->note_blocks = g_ptr_array_ref (note_blocks);
  making->kit = anning_kit_begin (relative_id, note_id, language, g_get_real_time () / 1000, &error);
  if (making->kit == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  composing = g_task_new (store, cancellable, composed_cb, g_object_ref (task));
  g_task_set_source_tag (composing, anning_kit_make_async);
  g_task_set_task_data (composing, making, NULL);
  g_task_run_in_thread (composing, compose_thread);
}

AnningKit *
anning_kit_make_finish (AnningStore   *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
