/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup-private.h"
#include "anning-copies-private.h"
#include "anning-errno-private.h"
#include "anning-opening-private.h"

/* Pages copied between two looks at the cancellable: 4 MiB. */
#define PAGES_PER_STEP 256

static void
set_error_from_errno (GError     **error,
                      const char  *what)
{
  int code = errno;

  g_set_error (error, ANNING_STORE_ERROR, _anning_errno_kind (code), "%s: %s", what, g_strerror (code));
}

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
  set_error_from_errno (error, "The copy cannot be made");
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

/* With what SQLite has beside it: a copy of a file in WAL mode begins in that mode. */
static void
drop_draft (const char *draft)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (draft, endings[i], NULL);

      g_unlink (path);
    }
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

  if (access (path, F_OK) == 0)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                           "There is a file of that name already");
      return FALSE;
    }
  /* Of a program that was killed here. */
  drop_draft (draft);
  if (!make_private_file (draft, error))
    return FALSE;
  if (!copy_to (from, draft, progress, user_data, cancellable, error))
    {
      drop_draft (draft);
      return FALSE;
    }
  if (g_rename (draft, path) != 0)
    {
      set_error_from_errno (error, "The copy cannot be named");
      drop_draft (draft);
      return FALSE;
    }
  /* An empty -wal that SQLite could not delete is no failure to it. */
  drop_draft (draft);
  return anning_opening_sync_folder (path, error);
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

/* In the folder of copies, and kept apart from those of each day. */
gboolean
anning_backup_before_migration (AnningDb  *db,
                                GError   **error)
{
  g_autofree char *path = NULL;
  const char *folder = anning_db_get_copies (db);
  gint64 schema;

  if (!anning_db_get_integer (db, "PRAGMA user_version", &schema, error))
    return FALSE;
  /* A disk that is not connected must not keep anybody from the file: then it lies beside it. */
  if (!_anning_copy_names_check_folder (folder, NULL))
    folder = NULL;
  path = _anning_copies_make_from (db, folder, schema, NULL, NULL, NULL, NULL, error);
  return path != NULL;
}

/* One whose originals are not all there cannot take the place of the file. */
static gboolean
has_all (AnningDb    *db,
         const char  *folder,
         GError     **error)
{
  g_autoptr (GArray) originals = NULL;
  gboolean light;

  if (!anning_light_is_light (db, &light, error))
    return FALSE;
  if (!light)
    return TRUE;
  originals = anning_light_list_originals (db, error);
  if (originals == NULL)
    return FALSE;
  if (_anning_copy_originals_count_new (originals, folder) == 0)
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "Originals are missing");
  return FALSE;
}

static gboolean
is_sound (const char *path,
          const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningDb) db = anning_light_open (path, &error);

  if (db != NULL && anning_opening_check_sound (db, &error) && has_all (db, folder, &error))
    return TRUE;
  g_debug ("A copy is not sound: %s", error->message);
  return FALSE;
}

char *
anning_backup_newest (const char *path,
                      const char *folder)
{
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  paths = _anning_copy_names_list_all (path, folder, NULL);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *own = g_path_get_dirname (g_ptr_array_index (paths, i));

      if (is_sound (g_ptr_array_index (paths, i), own))
        return g_strdup (g_ptr_array_index (paths, i));
    }
  return NULL;
}
