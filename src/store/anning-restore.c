/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-restore.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-copies.h"
#include "anning-errno-private.h"
#include "anning-migrate-private.h"
#include "anning-opening-private.h"
#include "anning-whole-private.h"

/* What SQLite may have left beside a file; it belongs to the damaged one. */
static const char *const companions[] = { "-wal", "-shm", "-journal" };

/* After the reason, on a line of its own. */
char *
anning_restore_offered (const GError *error)
{
  const char *line;

  if (!g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    return NULL;
  line = strchr (error->message, '\n');
  return line != NULL ? g_strdup (line + 1) : NULL;
}

/* Work that has several parts, told as one. */
typedef struct
{
  AnningProgressFunc progress;
  gpointer user_data;
  double start, share; /* of the part that runs */
  gint64 done, all;    /* bytes of the originals */
} Part;

static void
report_part (double   fraction,
             gpointer user_data)
{
  Part *part = user_data;

  if (part->progress != NULL)
    part->progress (part->start + part->share * CLAMP (fraction, 0.0, 1.0), part->user_data);
}

static void
begin_part (Part   *part,
            double  start,
            double  end)
{
  part->start = start;
  part->share = end - start;
}

static void
report_original (gint64   bytes,
                 gpointer user_data)
{
  Part *part = user_data;

  report_part ((double) (part->done + bytes) / MAX (1, part->all), part);
}

static void
drop_draft (const char *draft)
{
  g_unlink (draft);
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *path = g_strconcat (draft, companions[i], NULL);

      g_unlink (path);
    }
}

char *
anning_restore_dup_unsealed_path (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);
  return g_strconcat (path, ".unsealed", NULL);
}

static gboolean
is_there (const char *path)
{
  return access (path, F_OK) == 0;
}

void
anning_restore_sweep (const char *path)
{
  g_autofree char *restored = NULL;
  g_autofree char *unsealed = NULL;
  g_autofree char *unfinished = NULL;
  int lock;

  g_return_if_fail (path != NULL);

  /* Who restores holds the lock of the file. */
  restored = g_strconcat (path, ".restored", NULL);
  if (is_there (restored))
    drop_draft (restored);

  /* Who opens a sealed backup does not: the file that is there may be in use until that is done. */
  unsealed = anning_restore_dup_unsealed_path (path);
  unfinished = g_strconcat (unsealed, ".part", NULL);
  if (!is_there (unsealed) && !is_there (unfinished))
    return;
  lock = anning_opening_lock (unsealed, NULL);
  if (lock < 0)
    return;
  drop_draft (unsealed);
  drop_draft (unfinished);
  anning_opening_unlock (unsealed, lock);
}

/* ---- what is put in place ---- */

/* @added: (out): FALSE when it may be missing and is */
static gboolean
add_original (AnningWhole           *whole,
              const AnningOriginal  *original,
              const char            *folder,
              AnningRestoreMode      mode,
              Part                  *part,
              GCancellable          *cancellable,
              gboolean              *added,
              GError               **error)
{
  g_autofree char *path = anning_copies_dup_original_path (folder, original->sha256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  stream = g_file_read (file, cancellable, &local_error);
  *added = stream != NULL && anning_whole_add (whole, original->sha256, G_INPUT_STREAM (stream), report_original, part,
                                               cancellable, &local_error);
  part->done += original->size;
  if (*added)
    return TRUE;
  if (stream == NULL && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&local_error);
      g_set_error (&local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                   "Original %" G_GINT64_FORMAT " is not beside the copy", original->id);
    }
  if (mode == ANNING_RESTORE_INCOMPLETE
      && (g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND)
          || g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
build_from_light (AnningDb           *light,
                  const char         *copy,
                  const char         *draft,
                  AnningRestoreMode   mode,
                  Part               *part,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autoptr (AnningWhole) whole = anning_whole_new (light, draft, error);
  gint64 n_missing;
  GArray *wanted;

  if (whole == NULL)
    return FALSE;
  wanted = anning_whole_get_wanted (whole);
  part->done = 0;
  part->all = 0;
  for (guint i = 0; i < wanted->len; i++)
    part->all += g_array_index (wanted, AnningOriginal, i).size;

  /* What was added is wanted no longer. */
  for (guint i = 0; i < wanted->len;)
    {
      AnningOriginal original = g_array_index (wanted, AnningOriginal, i);
      gboolean added;

      if (!add_original (whole, &original, folder, mode, part, cancellable, &added, error))
        return FALSE;
      i += !added;
    }
  return anning_whole_finish (whole, mode == ANNING_RESTORE_INCOMPLETE ? &n_missing : NULL, error);
}

static gboolean
build (const char         *copy,
       const char         *draft,
       AnningRestoreMode   mode,
       Part               *part,
       GCancellable       *cancellable,
       GError            **error)
{
  g_autoptr (AnningDb) db = anning_light_open (copy, error);
  gboolean light;

  if (db == NULL || !anning_light_is_light (db, &light, error))
    return FALSE;
  if (light)
    return build_from_light (db, copy, draft, mode, part, cancellable, error);
  g_clear_pointer (&db, anning_db_close);
  return anning_store_backup_to (copy, draft, report_part, part, cancellable, error);
}

static gboolean
bring_up_to_date (const char  *draft,
                  GError     **error)
{
  g_autoptr (AnningDb) db = anning_db_open (draft, ANNING_DB_READ_WRITE, error);

  return db != NULL && anning_migrate (db, anning_migrations, G_N_ELEMENTS (anning_migrations), NULL, error);
}

/* Read back from where it was written. */
static gboolean
check (const char         *draft,
       AnningRestoreMode   mode,
       Part               *part,
       GCancellable       *cancellable,
       GError            **error)
{
  g_autoptr (AnningVerdict) verdict = anning_verify_file (draft, report_part, part, cancellable, error);

  if (verdict == NULL)
    return FALSE;
  if (verdict->sound || (mode == ANNING_RESTORE_INCOMPLETE && verdict->database_ok))
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                       verdict->findings->len > 0 ? g_ptr_array_index (verdict->findings, 0) : "The copy is not sound");
  return FALSE;
}

/* ---- putting it in place ---- */

static gboolean
is_sound (const char *path)
{
  g_autoptr (AnningDb) db = anning_opening_read_only (path, NULL);

  return db != NULL && anning_opening_check_sound (db, NULL);
}

/* What is in the -wal of a sound file goes into it: a -wal left beside another file would be poison. */
static gboolean
empty_wal (const char  *path,
           GError     **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  AnningDb *db;
  GStatBuf left;
  gboolean done;

  if (access (wal, F_OK) != 0)
    return TRUE;
  db = anning_db_open (path, ANNING_DB_READ_WRITE, error);
  done = db != NULL && anning_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  g_clear_pointer (&db, anning_db_close);
  /* Nothing is in it; that closing the file did not take it away is no reason to keep it. */
  if (done && g_stat (wal, &left) == 0 && left.st_size == 0)
    g_unlink (wal);
  return done;
}

/* A name beside @path that nothing has yet. */
static char *
make_aside_name (const char *path,
                 gboolean    sound)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (anning_store_now () / 1000);
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  const char *what = sound ? "before" : "damaged";
  char *name = g_strdup_printf ("%s.%s-%s", path, what, time);

  for (guint i = 2; access (name, F_OK) == 0; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.%s-%s-%u", path, what, time, i);
    }
  return name;
}

/* Whatever was missing, it is not the copy that was asked for. */
static void
set_error_from_errno (GError **error,
                      int      code)
{
  g_set_error (error, ANNING_STORE_ERROR, _anning_errno_kind (code), "The file cannot be put in its place: %s",
               g_strerror (code));
}

typedef int (*TwoNames) (const char *from, const char *to);

/* A file that is not there is no error. */
static gboolean
name_all (const char  *from,
          const char  *to,
          TwoNames     act,
          gboolean     main_too)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *source = g_strconcat (from, companions[i], NULL);
      g_autofree char *target = g_strconcat (to, companions[i], NULL);

      if (act (source, target) != 0 && errno != ENOENT)
        return FALSE;
    }
  return !main_too || act (from, to) == 0;
}

/*
 * The old file gets a second name, then the new one takes the first by one rename: there is
 * a file at @path at every moment. Where a file cannot have two names, it is renamed twice.
 */
static gboolean
exchange (const char  *path,
          const char  *draft,
          const char  *aside,
          GError     **error)
{
  gboolean linked = name_all (path, aside, link, TRUE);
  gboolean ok;
  int code;

  if (!linked)
    {
      drop_draft (aside);
      ok = name_all (path, aside, rename, TRUE);
    }
  else
    {
      ok = anning_opening_sync_folder (path, error);
      for (guint i = 0; ok && i < G_N_ELEMENTS (companions); i++)
        {
          g_autofree char *companion = g_strconcat (path, companions[i], NULL);

          g_unlink (companion);
        }
    }
  if (ok && g_rename (draft, path) == 0)
    return TRUE;

  code = errno;
  if (linked)
    {
      name_all (aside, path, link, FALSE);
      drop_draft (aside);
    }
  else
    {
      name_all (aside, path, rename, TRUE);
    }
  if (error != NULL && *error == NULL)
    set_error_from_errno (error, code);
  return FALSE;
}

static gboolean
put_in_place (const char  *path,
              const char  *draft,
              char       **aside,
              GError     **error)
{
  g_autofree char *old = NULL;
  g_autoptr (GError) local_error = NULL;

  if (access (path, F_OK) == 0)
    {
      gboolean sound = is_sound (path);

      if (sound && !empty_wal (path, error))
        return FALSE;
      old = make_aside_name (path, sound);
      if (!exchange (path, draft, old, error))
        return FALSE;
    }
  else if (g_rename (draft, path) != 0)
    {
      set_error_from_errno (error, errno);
      return FALSE;
    }
  /* It stands there; that the power might take the name back is no reason to say that it does not. */
  if (!anning_opening_sync_folder (path, &local_error))
    g_debug ("The folder could not be synced: %s", local_error->message);
  if (aside != NULL)
    *aside = g_steal_pointer (&old);
  return TRUE;
}

static gboolean
finish (const char         *path,
        const char         *draft,
        AnningRestoreMode   mode,
        Part               *part,
        GCancellable       *cancellable,
        char              **aside,
        GError            **error)
{
  return bring_up_to_date (draft, error)
         && check (draft, mode, part, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && put_in_place (path, draft, aside, error);
}

gboolean
anning_restore (const char          *path,
                const char          *copy,
                AnningRestoreMode    mode,
                AnningProgressFunc   progress,
                gpointer             progress_data,
                GCancellable        *cancellable,
                char               **aside,
                GError             **error)
{
  Part part = { progress, progress_data, 0.0, 0.0, 0, 0 };
  g_autofree char *real = NULL;
  g_autofree char *draft = NULL;
  gboolean done;
  int lock;

  g_return_val_if_fail (path != NULL && copy != NULL, FALSE);

  if (aside != NULL)
    *aside = NULL;
  real = anning_opening_find_real_path (path);
  lock = anning_opening_lock (real, error);
  if (lock < 0)
    return FALSE;

  /* The copy stays where it is; what is put in place is read back from it whole. */
  draft = g_strconcat (real, ".restored", NULL);
  drop_draft (draft);
  begin_part (&part, 0.0, 0.7);
  done = build (copy, draft, mode, &part, cancellable, error);
  begin_part (&part, 0.7, 1.0);
  done = done && finish (real, draft, mode, &part, cancellable, aside, error);
  if (!done)
    drop_draft (draft);
  anning_opening_unlock (real, lock);
  return done;
}

gboolean
anning_restore_take (const char          *path,
                     const char          *whole,
                     AnningRestoreMode    mode,
                     AnningProgressFunc   progress,
                     gpointer             progress_data,
                     GCancellable        *cancellable,
                     char               **aside,
                     GError             **error)
{
  Part part = { progress, progress_data, 0.0, 1.0, 0, 0 };
  g_autofree char *real = NULL;
  gboolean done;
  int lock;

  g_return_val_if_fail (path != NULL && whole != NULL, FALSE);

  if (aside != NULL)
    *aside = NULL;
  if (!anning_opening_check_header (whole, error))
    return FALSE;
  real = anning_opening_find_real_path (path);
  lock = anning_opening_lock (real, error);
  if (lock < 0)
    return FALSE;
  done = finish (real, whole, mode, &part, cancellable, aside, error);
  anning_opening_unlock (real, lock);
  return done;
}

typedef struct
{
  char *path;
  char *copy;
  gboolean take;
  AnningRestoreMode mode;
  AnningProgressRelay *relay;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->copy);
  anning_progress_relay_unref (order->relay);
  g_free (order);
}

static void
report (double   fraction,
        gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Order *order = task_data;
  char *aside = NULL;
  GError *error = NULL;

  if (order->take ? anning_restore_take (order->path, order->copy, order->mode, report, order->relay, cancellable,
                                         &aside, &error)
                  : anning_restore (order->path, order->copy, order->mode, report, order->relay, cancellable,
                                    &aside, &error))
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

static void
run (const char          *path,
     const char          *copy,
     gboolean             take,
     AnningRestoreMode    mode,
     AnningProgressFunc   progress,
     gpointer             progress_data,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (path);
  order->copy = g_strdup (copy);
  order->take = take;
  order->mode = mode;
  order->relay = anning_progress_relay_new (progress, progress_data);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, run);
  /* What was put in place is told as done, however late the cancellation came. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, restore_thread);
}

void
anning_restore_async (const char          *path,
                      const char          *copy,
                      AnningRestoreMode    mode,
                      AnningProgressFunc   progress,
                      gpointer             progress_data,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (path != NULL && copy != NULL);
  run (path, copy, FALSE, mode, progress, progress_data, cancellable, callback, user_data);
}

void
anning_restore_take_async (const char          *path,
                           const char          *whole,
                           AnningRestoreMode    mode,
                           AnningProgressFunc   progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (path != NULL && whole != NULL);
  run (path, whole, TRUE, mode, progress, progress_data, cancellable, callback, user_data);
}

char *
anning_restore_finish (GAsyncResult  *result,
                       GError       **error)
{
  Order *order;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  order = g_task_get_task_data (G_TASK (result));
  anning_progress_relay_end (order->relay);
  return g_task_propagate_pointer (G_TASK (result), error);
}
