/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-schedule-import.h"

#include <string.h>

#include "anning-records.h"

/* What is to be read: the first of the three that is there. */
typedef struct
{
  AnningReadTable *table;
  AnningScheduleColumns *columns;
  GBytes *bytes;
  GFile *file;
  guint sheet;
  gint64 debt_id;
} Request;

/* What is to be stored. */
typedef struct
{
  gint64 debt_id;
  GPtrArray *lines; /* AnningScheduleLine */
} Taking;

struct _AnningScheduleTaken
{
  gint64 debt_id;
  GArray *added;   /* gint64 ids */
  GArray *removed; /* gint64 ids */
  char *method;    /* that the debt had, may be NULL */
};

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->table, anning_read_table_unref);
  g_clear_pointer (&request->columns, anning_schedule_columns_free);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_clear_object (&request->file);
  g_free (request);
}

static AnningReadTable *
read_table (Request       *request,
            GCancellable  *cancellable,
            GError       **error)
{
  if (request->table != NULL)
    return g_steal_pointer (&request->table);
  if (request->bytes != NULL)
    return anning_table_read_bytes (request->bytes, request->sheet, cancellable, error);
  return anning_table_read_file (request->file, request->sheet, cancellable, error);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Request *request = task_data;
  AnningReadTable *table;
  AnningScheduleImport *import;
  GError *error = NULL;

  table = read_table (request, cancellable, &error);
  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  import = g_new0 (AnningScheduleImport, 1);
  import->table = table;
  import->columns = request->columns != NULL ? g_steal_pointer (&request->columns)
                                             : anning_schedule_columns_guess (table->rows, table->n_columns);
  import->rows = anning_schedule_rows_read (table->rows, import->columns);
  import->lines = anning_schedule_rows_to_lines (import->rows, request->debt_id);
  g_task_return_pointer (task, import, (GDestroyNotify) anning_schedule_import_free);
}

static void
read_async (Request             *request,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, read_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, read_in_thread);
}

void
anning_schedule_import_free (AnningScheduleImport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->table, anning_read_table_unref);
  g_clear_pointer (&self->columns, anning_schedule_columns_free);
  g_clear_pointer (&self->rows, anning_schedule_rows_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

void
anning_schedule_import_file_async (GFile               *file,
                                   gint64               debt_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Request *request;

  g_return_if_fail (G_IS_FILE (file));

  request = g_new0 (Request, 1);
  request->file = g_object_ref (file);
  request->sheet = ANNING_TABLE_ANY_SHEET;
  request->debt_id = debt_id;
  read_async (request, cancellable, callback, user_data);
}

void
anning_schedule_import_bytes_async (GBytes              *bytes,
                                    guint                sheet,
                                    gint64               debt_id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  Request *request;

  g_return_if_fail (bytes != NULL);

  request = g_new0 (Request, 1);
  request->bytes = g_bytes_ref (bytes);
  request->sheet = sheet;
  request->debt_id = debt_id;
  read_async (request, cancellable, callback, user_data);
}

void
anning_schedule_import_again_async (AnningReadTable             *table,
                                    const AnningScheduleColumns *columns,
                                    gint64                       debt_id,
                                    GCancellable                *cancellable,
                                    GAsyncReadyCallback          callback,
                                    gpointer                     user_data)
{
  Request *request;

  g_return_if_fail (table != NULL && columns != NULL);

  request = g_new0 (Request, 1);
  request->table = anning_read_table_ref (table);
  request->columns = anning_schedule_columns_copy (columns);
  request->debt_id = debt_id;
  read_async (request, cancellable, callback, user_data);
}

AnningScheduleImport *
anning_schedule_import_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- into the file ---- */

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_ptr_array_unref (taking->lines);
  g_free (taking);
}

static gboolean
set_method (AnningDb    *db,
            gint64       debt_id,
            const char  *method,
            char       **before,
            GError     **error)
{
  g_autoptr (AnningDebt) debt = anning_records_get (db, &anning_debt_type, debt_id, error);

  if (debt == NULL)
    return FALSE;
  if (before != NULL)
    *before = g_strdup (debt->method);
  g_free (debt->method);
  debt->method = g_strdup (method);
  return anning_records_save (db, &anning_debt_type, debt, error);
}

static gpointer
take_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Taking *taking = data;
  g_autoptr (AnningScheduleTaken) taken = g_new0 (AnningScheduleTaken, 1);
  g_autoptr (GPtrArray) old = NULL;

  taken->debt_id = taking->debt_id;
  taken->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  taken->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!set_method (db, taking->debt_id, "own_table", &taken->method, error))
    return NULL;

  old = anning_records_list (db, &anning_schedule_line_type, "debt_id", taking->debt_id, error);
  if (old == NULL)
    return NULL;
  for (guint i = 0; i < old->len; i++)
    {
      gint64 id = ANNING_RECORD (g_ptr_array_index (old, i))->id;

      if (!anning_records_remove (db, &anning_schedule_line_type, id, error))
        return NULL;
      g_array_append_val (taken->removed, id);
    }
  for (guint i = 0; i < taking->lines->len; i++)
    {
      AnningScheduleLine *line = g_ptr_array_index (taking->lines, i);

      line->debt_id = taking->debt_id;
      if (!anning_records_save (db, &anning_schedule_line_type, line, error))
        return NULL;
      g_array_append_val (taken->added, line->record.id);
    }
  return g_steal_pointer (&taken);
}

static gpointer
untake_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const AnningScheduleTaken *taken = data;

  if (!set_method (db, taken->debt_id, taken->method, NULL, error))
    return NULL;
  for (guint i = 0; i < taken->added->len; i++)
    {
      g_autoptr (GError) local_error = NULL;

      /* One that was deleted since is gone already. */
      if (!anning_records_remove (db, &anning_schedule_line_type, g_array_index (taken->added, gint64, i), &local_error)
          && !g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }
  for (guint i = 0; i < taken->removed->len; i++)
    {
      if (!anning_records_restore (db, &anning_schedule_line_type, g_array_index (taken->removed, gint64, i), error))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

void
anning_schedule_taken_free (AnningScheduleTaken *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->added);
  g_array_unref (self->removed);
  g_free (self->method);
  g_free (self);
}

void
anning_schedule_take_async (AnningStore         *store,
                            gint64               debt_id,
                            const GPtrArray     *lines,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Taking *taking;

  g_return_if_fail (ANNING_IS_STORE (store) && lines != NULL);

  taking = g_new0 (Taking, 1);
  taking->debt_id = debt_id;
  taking->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_schedule_line_free);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (taking->lines, anning_schedule_line_copy (g_ptr_array_index (lines, i)));
  anning_store_write_async (store, take_job, taking, taking_free, (GDestroyNotify) anning_schedule_taken_free,
                            NULL, callback, user_data);
}

AnningScheduleTaken *
anning_schedule_take_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

void
anning_schedule_untake_async (AnningStore         *store,
                              AnningScheduleTaken *taken,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store) && taken != NULL);

  anning_store_write_async (store, untake_job, taken, (GDestroyNotify) anning_schedule_taken_free, NULL,
                            NULL, callback, user_data);
}

gboolean
anning_schedule_untake_finish (AnningStore   *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return anning_store_call_finish (store, result, error) != NULL;
}
