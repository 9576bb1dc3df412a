/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-ui-texts.h"

#include "anning-language.h"

/* Loaded once a run: only the main thread touches these. */
static AnningTexts *loaded;
static GPtrArray *waiting; /* GTask, while a thread loads; else NULL */

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  AnningTexts *texts = anning_texts_load (task_data, &error);

  if (texts == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texts, g_object_unref);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&waiting);
  g_autoptr (GError) error = NULL;

  loaded = g_task_propagate_pointer (G_TASK (result), &error);
  if (loaded == NULL)
    g_warning ("The texts cannot be read: %s", error->message);
  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (loaded != NULL)
        g_task_return_pointer (task, g_object_ref (loaded), g_object_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

void
anning_ui_texts_load_async (GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) loading = NULL;

  g_task_set_source_tag (task, anning_ui_texts_load_async);
  if (loaded != NULL)
    {
      g_task_return_pointer (task, g_object_ref (loaded), g_object_unref);
      return;
    }
  if (waiting != NULL)
    {
      g_ptr_array_add (waiting, g_steal_pointer (&task));
      return;
    }

  waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (waiting, g_steal_pointer (&task));
  loading = g_task_new (NULL, NULL, loaded_cb, NULL);
  g_task_set_source_tag (loading, load_thread);
  g_task_set_task_data (loading, g_strdup (anning_ui_language ()), g_free);
  g_task_run_in_thread (loading, load_thread);
}

AnningTexts *
anning_ui_texts_load_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  GWeakRef object;
  AnningUiTextsReady ready;
} Taker;

static void
handed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Taker *taker = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&taker->object);
  g_autoptr (AnningTexts) texts = anning_ui_texts_load_finish (result, NULL);

  if (object != NULL && texts != NULL)
    taker->ready (object, texts);
  g_weak_ref_clear (&taker->object);
  g_free (taker);
}

void
anning_ui_texts_hand_to (gpointer           object,
                         AnningUiTextsReady ready)
{
  Taker *taker;

  g_return_if_fail (G_IS_OBJECT (object) && ready != NULL);

  taker = g_new0 (Taker, 1);
  g_weak_ref_init (&taker->object, object);
  taker->ready = ready;
  anning_ui_texts_load_async (NULL, handed_cb, taker);
}

AnningTexts *
anning_ui_texts_peek (void)
{
  return loaded;
}
