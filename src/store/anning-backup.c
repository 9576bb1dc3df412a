/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup-private.h"
#include "anning-opening-private.h"

/* Pages copied between two looks at the cancellable: 4 MiB. */
#define PAGES_PER_STEP 256

static gboolean
make_private_file (const char  *path,
                   GError     **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  g_set_error (error, ANNING_STORE_ERROR,
               errno == ENOSPC || errno == EDQUOT ? ANNING_STORE_ERROR_FULL
               : errno == EROFS || errno == EACCES || errno == EPERM ? ANNING_STORE_ERROR_READ_ONLY
               : ANNING_STORE_ERROR_FAILED,
               "The copy cannot be made: %s", g_strerror (errno));
  return FALSE;
}

static gboolean
copy_pages (AnningDb      *from,
            AnningDb      *to,
            void         (*progress) (double fraction, gpointer user_data),
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  sqlite3_backup *backup;
  int rc = SQLITE_OK;

  backup = sqlite3_backup_init (anning_db_get_handle (to), "main", anning_db_get_handle (from), "main");
  if (backup == NULL)
    return anning_db_check (to, sqlite3_errcode (anning_db_get_handle (to)), error);

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      rc = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (progress != NULL && sqlite3_backup_pagecount (backup) > 0)
        progress (1.0 - (double) sqlite3_backup_remaining (backup) / sqlite3_backup_pagecount (backup),
                  user_data);
    }
  sqlite3_backup_finish (backup);
  if (rc == SQLITE_OK)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  return anning_db_check (to, rc, error);
}

/*
 * One read transaction lasts as long as the copy: writers of this or another
 * process do not make it begin anew. The copy is a single file without a -wal.
 */
static gboolean
copy_to (AnningDb      *from,
         const char    *path,
         void         (*progress) (double fraction, gpointer user_data),
         gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (AnningDb) to = anning_db_open (path, ANNING_DB_CREATE, error);
  gboolean own = !anning_db_in_transaction (from);
  gint64 version;
  gboolean ok;

  if (to == NULL || (own && !anning_db_exec (from, "BEGIN", error)))
    return FALSE;
  ok = anning_db_get_integer (from, "PRAGMA user_version", &version, error)
       && copy_pages (from, to, progress, user_data, cancellable, error);
  if (own)
    anning_db_rollback (from);
  return ok && anning_db_exec (to, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
write_copy (AnningDb      *from,
            const char    *path,
            void         (*progress) (double fraction, gpointer user_data),
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *draft = g_strconcat (path, ".part", NULL);
  g_autofree char *draft_journal = g_strconcat (draft, "-journal", NULL);

  if (access (path, F_OK) == 0)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                           "There is a file of that name already");
      return FALSE;
    }
  /* Of a program that was killed here. */
  g_unlink (draft);
  g_unlink (draft_journal);
  if (!make_private_file (draft, error))
    return FALSE;
  if (!copy_to (from, draft, progress, user_data, cancellable, error))
    {
      g_unlink (draft);
      return FALSE;
    }
  if (g_rename (draft, path) != 0)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                   "The copy cannot be named: %s", g_strerror (errno));
      g_unlink (draft);
      return FALSE;
    }
  return TRUE;
}

gboolean
anning_backup_write (AnningDb      *db,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  return write_copy (db, path, NULL, NULL, cancellable, error);
}

gboolean
anning_store_backup_to (const char    *from_path,
                        const char    *to_path,
                        void         (*progress) (double fraction, gpointer user_data),
                        gpointer       user_data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (AnningDb) db = NULL;

  g_return_val_if_fail (from_path != NULL && to_path != NULL, FALSE);

  db = anning_opening_read_only (from_path, error);
  return db != NULL && write_copy (db, to_path, progress, user_data, cancellable, error);
}

/* ---- the copies beside the file ---- */

static char *
get_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

/* "anning" of "anning.db": files that share a folder keep their copies apart. */
static char *
get_stem (const char *path)
{
  char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, ".db"))
    name[strlen (name) - strlen (".db")] = '\0';
  return name;
}

char *
anning_backup_make_name (const char  *path,
                         gint64       now,
                         GError     **error)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *stem = get_stem (path);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s-%s.db", stem, time);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                   "The folder for copies cannot be made: %s", g_strerror (errno));
      return NULL;
    }
  return g_build_filename (folder, name, NULL);
}

gboolean
anning_backup_before_migration (AnningDb  *db,
                                GError   **error)
{
  g_autofree char *path = anning_backup_make_name (anning_db_get_path (db), anning_store_now (), error);

  return path != NULL && anning_backup_write (db, path, NULL, error);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return -strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningDb) db = anning_opening_read_only (path, &error);

  if (db != NULL && anning_opening_check_sound (db, &error))
    return TRUE;
  g_debug ("A copy is not sound: %s", error->message);
  return FALSE;
}

char *
anning_backup_newest (const char *path)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *stem = get_stem (path);
  g_autofree char *prefix = g_strconcat (stem, "-", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (path != NULL, NULL);

  /* No folder: no copies. */
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".db"))
        g_ptr_array_add (names, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (names, compare_newest_first);
  for (guint i = 0; i < names->len; i++)
    {
      if (is_sound (g_ptr_array_index (names, i)))
        return g_strdup (g_ptr_array_index (names, i));
    }
  return NULL;
}
