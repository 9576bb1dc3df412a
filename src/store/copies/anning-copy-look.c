/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>

#include "anning-copies-private.h"
#include "anning-copy-look-private.h"
#include "anning-opening-private.h"

void
anning_copy_look_free (AnningCopyLook *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

/* Tables came with later schemas: what has no table has no rows. */
static gboolean
count (AnningDb    *db,
       const char  *table,
       gint64      *n,
       GError     **error)
{
  g_autofree char *exists = g_strdup_printf ("SELECT count (*) FROM sqlite_schema WHERE name = '%s'", table);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE deleted_at = 0", table);

  if (!anning_db_get_integer (db, exists, n, error))
    return FALSE;
  return *n == 0 || anning_db_get_integer (db, sql, n, error);
}

static gboolean
read_all (AnningDb        *db,
          AnningCopyLook  *look,
          GError         **error)
{
  return anning_light_is_light (db, &look->light, error)
         && anning_db_get_integer (db, "PRAGMA user_version", &look->schema, error)
         && count (db, "debt", &look->n_debts, error)
         && count (db, "incident", &look->n_incidents, error)
         && count (db, "relative", &look->n_relatives, error)
         && count (db, "note", &look->n_notes, error)
         && count (db, "letter", &look->n_letters, error)
         /* What nothing uses any longer waits for the purge. */
         && anning_db_get_integer (db, "SELECT count (*) FROM evidence WHERE unused_since IS NULL",
                                   &look->n_originals, error)
         && anning_db_get_integer (db, "SELECT coalesce (sum (size), 0) FROM evidence WHERE unused_since IS NULL",
                                   &look->originals_size, error)
         && anning_db_get_integer (db, "SELECT min (started_at) FROM incident WHERE deleted_at = 0",
                                   &look->first_at, error)
         && anning_db_get_integer (db, "SELECT max (started_at) FROM incident WHERE deleted_at = 0",
                                   &look->last_at, error)
         && anning_db_get_integer (db, "SELECT at FROM journal ORDER BY seq DESC LIMIT 1",
                                   &look->last_written_at, error);
}

AnningCopyLook *
anning_copy_look_read (AnningDb  *db,
                       GError   **error)
{
  g_autoptr (AnningCopyLook) look = g_new0 (AnningCopyLook, 1);
  gboolean own = !anning_db_in_transaction (db);
  gboolean ok;

  if (own && !anning_db_exec (db, "BEGIN", error))
    return NULL;
  ok = read_all (db, look, error);
  if (own)
    anning_db_exec (db, "ROLLBACK", NULL);
  return ok ? g_steal_pointer (&look) : NULL;
}

/* Without reading their bytes: are they there? */
static gboolean
count_missing (AnningDb        *db,
               AnningCopyLook  *look,
               GError         **error)
{
  g_autofree char *folder = g_path_get_dirname (look->path);
  g_autoptr (GArray) originals = NULL;

  if (!look->light)
    return anning_db_get_integer (db, "SELECT count (*) FROM evidence e WHERE e.size <>"
                                  " (SELECT coalesce (sum (length (data)), 0) FROM evidence_chunk c"
                                  " WHERE c.evidence_id = e.id)", &look->n_missing, error);
  originals = anning_light_list_originals (db, error);
  for (guint i = 0; originals != NULL && i < originals->len; i++)
    look->n_missing += !_anning_copy_originals_has (folder, &g_array_index (originals, AnningOriginal, i));
  return originals != NULL;
}

AnningCopyLook *
anning_copy_look_new (const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *real = NULL;
  g_autofree char *name = NULL;
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (AnningCopyLook) look = NULL;
  AnningCopyTime time;
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);

  real = anning_opening_find_real_path (path);
  db = anning_light_open (real, error);
  if (db == NULL)
    return NULL;
  anning_db_set_cancellable (db, cancellable);
  look = anning_copy_look_read (db, error);
  if (look == NULL)
    return NULL;
  look->path = g_strdup (real);
  if (!count_missing (db, look, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (stat (real, &info) == 0)
    {
      look->size = info.st_size;
      look->made_at = (gint64) info.st_mtim.tv_sec * 1000;
    }
  name = g_path_get_basename (real);
  if (_anning_copy_names_parse (name, NULL, &time))
    look->made_at = _anning_copy_names_get_instant (&time);
  return g_steal_pointer (&look);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  AnningCopyLook *look = anning_copy_look_new (task_data, cancellable, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) anning_copy_look_free);
  else
    g_task_return_error (task, error);
}

void
anning_copy_look_async (const char          *path,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_copy_look_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, look_thread);
}

AnningCopyLook *
anning_copy_look_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
