/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "anning-copies-private.h"

/* A folder that is gone may come back; asking at every save would tell the same each time. */
#define RETRY_AFTER_MS (10 * 60 * 1000)
/* linux/ioprio.h: the disk is this thread's when nobody else wants it. */
#define IOPRIO_WHO_PROCESS 1
#define IOPRIO_IDLE (3 << 13)
#define NICENESS 10

struct _AnningCopier
{
  void (*changed) (gpointer user_data);
  gpointer user_data;

  GMutex lock; /* over what follows */
  gboolean enabled;
  gboolean stopped;
  char *folder; /* NULL: beside the file */
  GThread *thread;
  GCancellable *cancellable;
  AnningDb *db;      /* the snapshot that the thread takes over */
  GDate done;        /* the day on which there is a copy already, or nothing to copy */
  gint64 last_made_at;
  gint64 last_failed_at;
  GError *error;
  gint64 n_damaged;
  gboolean running;
};

void
anning_copies_state_free (AnningCopiesState *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->error);
  g_free (self);
}

AnningCopier *
anning_copier_new (void     (*changed) (gpointer user_data),
                   gpointer   user_data)
{
  AnningCopier *self = g_new0 (AnningCopier, 1);

  self->changed = changed;
  self->user_data = user_data;
  self->last_made_at = ANNING_UNKNOWN;
  self->last_failed_at = ANNING_UNKNOWN;
  g_date_clear (&self->done, 1);
  g_mutex_init (&self->lock);
  return self;
}

void
anning_copier_free (AnningCopier *self)
{
  if (self == NULL)
    return;
  anning_copier_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->folder);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
anning_copier_set (AnningCopier *self,
                   const char   *folder,
                   gboolean      enabled)
{
  g_mutex_lock (&self->lock);
  self->enabled = enabled;
  if (g_strcmp0 (self->folder, folder) != 0)
    {
      g_free (self->folder);
      self->folder = g_strdup (folder);
    }
  /* Another folder may have no copy of today yet, and an error was that of the one before. */
  g_date_clear (&self->done, 1);
  g_clear_error (&self->error);
  self->last_failed_at = ANNING_UNKNOWN;
  g_mutex_unlock (&self->lock);
}

char *
anning_copier_dup_folder (AnningCopier *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  return g_strdup (self->folder);
}

AnningCopiesState *
anning_copier_get_state (AnningCopier *self)
{
  AnningCopiesState *state = g_new0 (AnningCopiesState, 1);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  state->running = self->running;
  state->last_made_at = self->last_made_at;
  state->last_failed_at = self->last_failed_at;
  state->error = self->error != NULL ? g_error_copy (self->error) : NULL;
  state->n_damaged = self->n_damaged;
  return state;
}

/* ---- the thread ---- */

static gboolean
has_copy_of (const char  *path,
             const char  *folder,
             const GDate *day)
{
  g_autofree char *chosen = folder != NULL ? g_strdup (folder) : anning_copies_dup_default_folder (path);
  g_autofree char *stem = _anning_copy_names_dup_stem (path);
  g_autoptr (GPtrArray) paths = _anning_copy_names_list (chosen, stem);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (paths, i));
      AnningCopyTime time;

      if (_anning_copy_names_parse (name, NULL, &time) && !time.before_migration
          && g_date_compare (&time.day, day) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
yield_to_others (void)
{
  pid_t thread = syscall (SYS_gettid);

  /* Where one is not permitted, the copy is made all the same. */
  setpriority (PRIO_PROCESS, thread, NICENESS);
  syscall (SYS_ioprio_set, IOPRIO_WHO_PROCESS, thread, IOPRIO_IDLE);
}

/* The copy that is there counts, even if the folder could not be rotated. */
static gboolean
copy (AnningCopier  *self,
      AnningDb      *db,
      const char    *folder,
      const GDate   *day,
      gint64        *n_damaged,
      gboolean      *made,
      GError       **error)
{
  g_autofree char *path = NULL;

  *made = FALSE;
  if (has_copy_of (anning_db_get_path (db), folder, day))
    return TRUE;
  path = _anning_copies_make_from (db, folder, 0, NULL, NULL, self->cancellable, n_damaged, error);
  *made = path != NULL;
  return path != NULL && anning_copies_rotate (anning_db_get_path (db), folder, self->cancellable, error) >= 0;
}

static void
run (AnningCopier *self)
{
  g_autofree char *folder = anning_copier_dup_folder (self);
  AnningDb *db = g_steal_pointer (&self->db);
  g_autoptr (GError) error = NULL;
  gint64 n_damaged = 0;
  gboolean made, ok;
  GDate day;

  anning_db_adopt (db);
  _anning_copy_names_get_day (anning_store_now (), &day);
  ok = copy (self, db, folder, &day, &n_damaged, &made, &error);
  anning_db_rollback (db);
  anning_db_close (db);

  g_mutex_lock (&self->lock);
  self->running = FALSE;
  if (made)
    {
      self->last_made_at = anning_store_now ();
      self->n_damaged = n_damaged;
    }
  if (ok || made)
    self->done = day;
  if (ok)
    {
      g_clear_error (&self->error);
      self->last_failed_at = ANNING_UNKNOWN;
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
      self->last_failed_at = anning_store_now ();
    }
  g_mutex_unlock (&self->lock);
  self->changed (self->user_data);
}

static gpointer
work (gpointer data)
{
  yield_to_others ();
  run (data);
  return NULL;
}

/* ---- on the store's worker ---- */

static void
fail (AnningCopier *self,
      GError       *error)
{
  g_mutex_lock (&self->lock);
  g_clear_error (&self->error);
  self->error = error;
  self->last_failed_at = anning_store_now ();
  g_mutex_unlock (&self->lock);
  self->changed (self->user_data);
}

/* A clock that was set back lies before the failure: that is no reason to wait for it. */
static gboolean
is_due (AnningCopier *self,
        gint64        now,
        const GDate  *day)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  if (!self->enabled || self->stopped || self->running)
    return FALSE;
  if (g_date_valid (&self->done) && g_date_compare (&self->done, day) == 0)
    return FALSE;
  return self->last_failed_at == ANNING_UNKNOWN || now < self->last_failed_at
         || now - self->last_failed_at >= RETRY_AFTER_MS;
}

static gboolean
is_empty (AnningDb *db)
{
  gint64 rows = 0;

  return !anning_db_get_integer (db, "SELECT count (*) FROM (SELECT 1 FROM journal LIMIT 1)", &rows, NULL)
         || rows == 0;
}

/* A connection of its own that sees the file as it is now, whatever is written from here on. */
static AnningDb *
take_snapshot (const char  *path,
               GError     **error)
{
  g_autoptr (AnningDb) db = anning_db_open (path, ANNING_DB_READ_ONLY, error);
  gint64 version;

  if (db == NULL || !anning_db_exec (db, "BEGIN", error)
      || !anning_db_get_integer (db, "PRAGMA user_version", &version, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* Without a -wal, as on a network drive, whoever reads keeps others from writing. */
static gboolean
can_read_beside_writing (AnningDb *db)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, "PRAGMA journal_mode", NULL);
  gboolean row = FALSE;

  return statement != NULL && anning_statement_step (statement, &row, NULL) && row
         && g_strcmp0 (anning_statement_get_text (statement, 0), "wal") == 0;
}

void
anning_copier_before_write (AnningCopier *self,
                            AnningDb     *db)
{
  gint64 now = anning_store_now ();
  GThread *before;
  GError *error = NULL;
  AnningDb *snapshot;
  gboolean waits = FALSE;
  GDate day;

  _anning_copy_names_get_day (now, &day);
  /* An empty file is nothing to go back to; the next write asks again. */
  if (!is_due (self, now, &day) || is_empty (db))
    return;

  snapshot = take_snapshot (anning_db_get_path (db), &error);
  if (snapshot == NULL)
    {
      fail (self, error);
      return;
    }
  g_mutex_lock (&self->lock);
  before = g_steal_pointer (&self->thread);
  g_mutex_unlock (&self->lock);
  if (before != NULL)
    g_thread_join (before);

  g_mutex_lock (&self->lock);
  if (self->stopped)
    {
      anning_db_close (snapshot);
    }
  else
    {
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      self->db = snapshot;
      self->running = TRUE;
      waits = !can_read_beside_writing (db);
      if (!waits)
        self->thread = g_thread_new ("anning-copies", work, self);
    }
  g_mutex_unlock (&self->lock);
  self->changed (self->user_data);
  /* There the first write of a day waits for the copy. */
  if (waits)
    run (self);
}

void
anning_copier_stop (AnningCopier *self)
{
  GThread *thread;

  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  thread = g_steal_pointer (&self->thread);
  g_mutex_unlock (&self->lock);

  if (thread != NULL)
    g_thread_join (thread);
}

void
anning_copier_allow (AnningCopier *self)
{
  g_mutex_lock (&self->lock);
  self->stopped = FALSE;
  g_mutex_unlock (&self->lock);
}
