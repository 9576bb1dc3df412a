/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-list.h"

#include "anning-db-private.h"
#include "anning-records.h"
#include "anning-source-entry.h"

void
anning_source_list_free (AnningSourceList *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self->overdue_since);
  g_free (self);
}

static gboolean
read_beginnings (AnningDb          *db,
                 AnningSourceList  *list,
                 GError           **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db,
                                 "SELECT (SELECT min (started_at) FROM incident WHERE deleted_at = 0), "
                                 "(SELECT min (overdue_since) FROM debt WHERE deleted_at = 0)",
                                 error);
  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return FALSE;
  list->first_incident = anning_statement_get_integer (statement, 0);
  list->overdue_since = g_strdup (anning_statement_get_text (statement, 1));
  return TRUE;
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (AnningSourceList) list = g_new0 (AnningSourceList, 1);

  list->sources = anning_records_list (db, &anning_source_entry_type, NULL, 0, error);
  if (list->sources == NULL || !read_beginnings (db, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

void
anning_source_list_read_async (AnningStore         *store,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_read_async (store, read_job, NULL, NULL, (GDestroyNotify) anning_source_list_free, cancellable,
                           callback, user_data);
}

/* Returns: (transfer full): or NULL and @error */
AnningSourceList *
anning_source_list_read_finish (AnningStore   *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
