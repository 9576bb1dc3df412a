/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-worker-private.h"

#include "anning-ground-private.h"
#include "anning-opening-private.h"
#include "anning-purge-private.h"
#include "anning-restore.h"
#include "anning-setting.h"

struct _AnningWorker
{
  char *path;
  AnningCopier *copier;
  GThread *thread;
  GAsyncQueue *queue; /* AnningCall, or @self to end */
  void (*answer) (AnningCall *call, gpointer user_data);
  gpointer user_data;

  /* the thread's own */
  AnningDb *db;
  char *real_path;
  int file_lock;
  AnningGround ground;
  gboolean gone;
};

/* Nothing was written yet, and no door of the first start was chosen. */
static gboolean
is_unentered (AnningDb *db)
{
  g_autofree char *entered = anning_setting_get (db, ANNING_SETTING_ENTERED, NULL);
  gint64 rows = 0;

  return entered == NULL
         && anning_db_get_integer (db, "SELECT count (*) FROM (SELECT 1 FROM journal LIMIT 1)", &rows, NULL)
         && rows == 0;
}

static void
run_open (AnningWorker *self,
          AnningCall   *call)
{
  g_autofree char *path = NULL;
  g_autofree char *copies = NULL;
  int file_lock;

  if (self->db != NULL)
    return;
  if (g_cancellable_set_error_if_cancelled (call->cancellable, &call->error))
    return;

  path = anning_opening_find_real_path (self->path);
  if (!anning_opening_check_place (path, &call->error))
    return;
  file_lock = anning_opening_lock (path, &call->error);
  if (file_lock < 0)
    return;

  anning_restore_sweep (path);
  copies = anning_copier_dup_folder (self->copier);
  self->db = anning_opening_open (path, copies, &call->error);
  if (self->db == NULL || !anning_purge_old (self->db, anning_store_now (), &call->error))
    {
      g_clear_pointer (&self->db, anning_db_close);
      anning_opening_unlock (path, file_lock);
      return;
    }
  self->file_lock = file_lock;
  self->real_path = g_steal_pointer (&path);
  anning_ground_note (&self->ground, self->real_path);
  self->gone = FALSE;
  call->remote = anning_ground_is_remote (self->real_path);
  call->unentered = is_unentered (self->db);
  /* Checking and purging went through all of the file: none of it is wanted next. */
  anning_db_forget (self->db);
}

static void
run_read (AnningWorker *self,
          AnningCall   *call)
{
  anning_db_set_cancellable (self->db, call->cancellable);
  call->result = call->job (self->db, call->data, call->cancellable, &call->error);
  anning_db_set_cancellable (self->db, NULL);

  /* A job that only reads has no business with a transaction. */
  g_assert (!anning_db_in_transaction (self->db));
}

/* A job that was cancelled or ran out of room leaves a long -wal, which others may need the room of. */
static void
cut_wal (AnningWorker *self)
{
  g_autoptr (GError) error = NULL;

  /* A copy that is being made reads on: the next save must not wait for it. */
  sqlite3_busy_timeout (anning_db_get_handle (self->db), 0);
  if (!anning_db_exec (self->db, "PRAGMA wal_checkpoint (TRUNCATE)", &error))
    g_debug ("The -wal could not be cut: %s", error->message);
  sqlite3_busy_timeout (anning_db_get_handle (self->db), ANNING_DB_BUSY_TIMEOUT);
}

/*
 * What stands in the -wal belongs to the file that is open, wherever it lies now: it goes
 * there, so that what was moved is whole, and so that no other file finds it beside itself.
 */
static gboolean
check_ground (AnningWorker  *self,
              GError       **error)
{
  gboolean gone = !anning_ground_check (&self->ground, self->real_path, error);

  if (gone && !self->gone)
    cut_wal (self);
  self->gone = gone;
  return !gone;
}

static void
run_write (AnningWorker *self,
           AnningCall   *call)
{
  if (!check_ground (self, &call->error))
    return;
  anning_copier_before_write (self->copier, self->db);
  if (!anning_db_begin (self->db, &call->error))
    return;

  anning_db_set_cancellable (self->db, call->cancellable);
  call->result = call->job (self->db, call->data, call->cancellable, &call->error);
  /* A job that went on after SQLite had taken everything back has written nothing. */
  if (call->error == NULL && !g_cancellable_set_error_if_cancelled (call->cancellable, &call->error))
    anning_db_check_writing (self->db, &call->error);

  if (call->error != NULL)
    anning_db_rollback (self->db);
  else if (anning_db_commit (self->db, &call->error))
    call->changes = anning_db_take_changes (self->db);

  if (g_error_matches (call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (call->error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL))
    cut_wal (self);
}

static void
run_call (AnningWorker *self,
          AnningCall   *call)
{
  if (call->kind == ANNING_CALL_OPEN)
    run_open (self, call);
  else if (g_cancellable_set_error_if_cancelled (call->cancellable, &call->error))
    return;
  else if (self->db == NULL)
    g_set_error_literal (&call->error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The file is not open");
  else if (call->kind == ANNING_CALL_CHECK)
    check_ground (self, &call->error);
  else if (call->kind == ANNING_CALL_READ)
    run_read (self, call);
  else
    run_write (self, call);

  if (call->error != NULL && call->result != NULL)
    {
      if (call->result_free != NULL)
        call->result_free (call->result);
      call->result = NULL;
    }
}

static void
close_db (AnningWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->db == NULL)
    return;
  /* SQLite deletes the -wal by its name, which may be another file's by now. */
  if (!check_ground (self, NULL))
    {
      cut_wal (self);
      sqlite3_db_config (anning_db_get_handle (self->db), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
  else if (!anning_db_exec (self->db,
                       "PRAGMA analysis_limit = 400; PRAGMA optimize; PRAGMA wal_checkpoint (TRUNCATE);",
                       &error))
    g_warning ("The file could not be tidied before closing: %s", error->message);
  g_clear_pointer (&self->db, anning_db_close);
  anning_opening_unlock (self->real_path, self->file_lock);
  self->file_lock = -1;
  g_clear_pointer (&self->real_path, g_free);
}

static gpointer
work (gpointer data)
{
  AnningWorker *self = data;

  for (;;)
    {
      gpointer call = g_async_queue_pop (self->queue);

      if (call == self)
        {
          close_db (self);
          return NULL;
        }
      run_call (self, call);
      self->answer (call, self->user_data);
    }
}

AnningWorker *
anning_worker_new (const char   *path,
                   AnningCopier *copier,
                   void        (*answer) (AnningCall *call, gpointer user_data),
                   gpointer      user_data)
{
  AnningWorker *self = g_new0 (AnningWorker, 1);

  self->path = g_strdup (path);
  self->copier = copier;
  self->queue = g_async_queue_new ();
  self->answer = answer;
  self->user_data = user_data;
  self->file_lock = -1;
  self->thread = g_thread_new ("anning-store", work, self);
  return self;
}

void
anning_worker_push (AnningWorker *self,
                    AnningCall   *call)
{
  g_async_queue_push (self->queue, call);
}

gboolean
anning_worker_is_current (AnningWorker *self)
{
  return self->thread == g_thread_self ();
}

void
anning_worker_free (AnningWorker *self)
{
  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self->path);
  g_free (self);
}
