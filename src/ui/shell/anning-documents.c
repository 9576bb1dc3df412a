/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-documents.h"

#include "anning-case-file.h"

/* This very program, also when its file was replaced by a newer one. */
#define OURSELVES "/proc/self/exe"

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GPtrArray *files = data;
  g_autoptr (GListStore) others = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *path = g_file_get_path (file);
      const char *arguments[] = { OURSELVES, path, NULL };
      g_autoptr (GError) error = NULL;

      if (path == NULL || !anning_case_file_is_meant (path))
        {
          g_list_store_append (others, file);
        }
      else if (!g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &error))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&others), g_object_unref);
}

void
anning_documents_open_async (GFile              **files,
                             int                  n_files,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_set_source_tag (task, anning_documents_open_async);
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (all, g_object_ref (files[i]));
  g_task_set_task_data (task, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, open_thread);
}

GListStore *
anning_documents_open_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anning_documents_open_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (anning_case_file_check (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
anning_document_check_async (const char          *path,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_return_if_fail (path != NULL);

  g_task_set_source_tag (task, anning_document_check_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, check_thread);
}

gboolean
anning_document_check_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, anning_document_check_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
