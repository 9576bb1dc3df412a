/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-opening-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup-private.h"
#include "anning-errno-private.h"
#include "anning-ground-private.h"
#include "anning-light-private.h"
#include "anning-migrate-private.h"
#include "anning-schema-check-private.h"

/* Offsets in SQLite's file header, https://www.sqlite.org/fileformat.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
read_header (const char  *path,
             guint8      *header,
             gsize       *length,
             GError     **error)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    {
      _anning_errno_set_error (error, errno, "The file cannot be opened");
      return FALSE;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_A_DATABASE,
                           "This is not a file");
      return FALSE;
    }

  *length = 0;
  while (*length < HEADER_SIZE)
    {
      gssize n = read (fd, header + *length, HEADER_SIZE - *length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          _anning_errno_set_error (error, errno, "The file cannot be read");
          close (fd);
          return FALSE;
        }
      if (n == 0)
        break;
      *length += n;
    }
  close (fd);
  return TRUE;
}

/* A file that is not there yet has no real path, but its folder may. */
char *
anning_opening_find_real_path (const char *path)
{
  char *real = realpath (path, NULL);

  if (real == NULL)
    {
      g_autofree char *absolute = g_canonicalize_filename (path, NULL);
      g_autofree char *folder = g_path_get_dirname (absolute);
      g_autofree char *name = g_path_get_basename (absolute);
      char *real_folder = realpath (folder, NULL);
      char *result = g_build_filename (real_folder != NULL ? real_folder : folder, name, NULL);

      free (real_folder);
      return result;
    }
  else
    {
      char *result = g_strdup (real);

      free (real);
      return result;
    }
}

gboolean
anning_opening_check_header (const char  *path,
                             GError     **error)
{
  guint8 header[HEADER_SIZE];
  gsize length;
  guint32 version;

  if (!read_header (path, header, &length, error))
    return FALSE;

  if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_A_DATABASE,
                           "The file does not begin like a database");
      return FALSE;
    }
  if (read_be32 (header + HEADER_APPLICATION_ID) == ANNING_LIGHT_APPLICATION_ID)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_COPY,
                           "The file is a copy without its originals");
      return FALSE;
    }
  if (read_be32 (header + HEADER_APPLICATION_ID) != ANNING_APPLICATION_ID)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FOREIGN,
                   "The database belongs to another program (application id 0x%08x)",
                   read_be32 (header + HEADER_APPLICATION_ID));
      return FALSE;
    }
  version = read_be32 (header + HEADER_USER_VERSION);
  if (version > ANNING_SCHEMA_VERSION)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NEWER,
                   "The file has schema %u, this program knows %u", version, ANNING_SCHEMA_VERSION);
      return FALSE;
    }
  return TRUE;
}

static gboolean
file_is_empty (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size == 0;
}

/*
 * A file that is missing or empty is a new one. Whether file and folder can be
 * written is asked of the kernel, which also knows of read-only mounts and of
 * immutable files.
 */
gboolean
anning_opening_check_place (const char  *path,
                            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean exists = access (path, F_OK) == 0;

  if (exists && !file_is_empty (path) && !anning_opening_check_header (path, error))
    return FALSE;

  if (!exists && g_mkdir_with_parents (folder, 0700) != 0)
    {
      _anning_errno_set_error (error, errno, "The folder cannot be made");
      return FALSE;
    }
  if (exists)
    {
      int fd = open (path, O_RDWR | O_CLOEXEC);

      if (fd < 0)
        {
          _anning_errno_set_error (error, errno, "The file cannot be written");
          return FALSE;
        }
      close (fd);
    }
  if (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
    {
      _anning_errno_set_error (error, errno, "The folder cannot be written");
      return FALSE;
    }
  return TRUE;
}

/*
 * The lock is on a file beside the database: closing any descriptor of the
 * database itself would drop SQLite's own locks. What counts is the lock, not
 * the file, so one that is left over after a crash does no harm.
 */
int
anning_opening_lock (const char  *path,
                     GError     **error)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);

  for (;;)
    {
      struct stat held, named;
      int fd = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0)
        {
          _anning_errno_set_error (error, errno, "The lock beside the file cannot be made");
          return -1;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          if (errno == EWOULDBLOCK)
            g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_IN_USE,
                                 "The file is open in another process");
          else
            _anning_errno_set_error (error, errno, "The file cannot be locked");
          close (fd);
          return -1;
        }
      /* The one before us may have removed its file between our two calls. */
      if (fstat (fd, &held) == 0 && stat (lock_path, &named) == 0
          && held.st_ino == named.st_ino && held.st_dev == named.st_dev)
        return fd;
      close (fd);
    }
}

void
anning_opening_unlock (const char *path,
                       int         lock)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);

  if (lock < 0)
    return;
  g_unlink (lock_path);
  close (lock);
}

gboolean
anning_opening_sync_folder (const char  *path,
                            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Some file systems have no fsync for folders. */
  if (fd < 0 || (fsync (fd) != 0 && errno != EINVAL))
    {
      _anning_errno_set_error (error, errno, "The folder cannot be written");
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

/* A new file appears under its name only when it is whole. */
static gboolean
make_new (const char  *path,
          GError     **error)
{
  g_autofree char *draft = g_strconcat (path, ".new", NULL);
  g_autofree char *draft_journal = g_strconcat (draft, "-journal", NULL);
  g_autoptr (AnningDb) db = NULL;
  int fd;

  /* Of a program that was killed here. */
  g_unlink (draft);
  g_unlink (draft_journal);
  fd = open (draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      _anning_errno_set_error (error, errno, "The file cannot be made");
      return FALSE;
    }
  close (fd);

  /* Measured: with pages of 16 KiB an original goes in as fast as sha256sum and cp; with 4 KiB at 1.6 times. */
  db = anning_db_open (draft, ANNING_DB_CREATE, error);
  if (db == NULL
      || !anning_db_exec (db, "PRAGMA page_size = 16384", error)
      || !anning_migrate (db, anning_migrations, G_N_ELEMENTS (anning_migrations), NULL, error))
    {
      g_clear_pointer (&db, anning_db_close);
      g_unlink (draft);
      g_unlink (draft_journal);
      return FALSE;
    }
  g_clear_pointer (&db, anning_db_close);

  if (g_rename (draft, path) != 0)
    {
      _anning_errno_set_error (error, errno, "The file cannot be made");
      g_unlink (draft);
      return FALSE;
    }
  return anning_opening_sync_folder (path, error);
}

static gboolean
collect_tables (AnningDb   *db,
                GPtrArray  *tables,
                GError    **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  /* Pieces and journal are most of a file, and both have digests: they are read by a full check. */
  statement = anning_db_prepare (db,
                                 "SELECT name FROM sqlite_schema "
                                 "WHERE type = 'table' AND rootpage > 0 AND name NOT IN ('evidence_chunk', 'journal')",
                                 error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_ptr_array_add (tables, g_strdup (anning_statement_get_text (statement, 0)));
    }
}

gboolean
anning_opening_check_sound (AnningDb  *db,
                            GError   **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);

  if (!collect_tables (db, tables, error))
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    {
      char *sql = sqlite3_mprintf ("PRAGMA quick_check(%Q)", g_ptr_array_index (tables, i));
      g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);
      gboolean row;

      sqlite3_free (sql);
      if (statement == NULL || !anning_statement_step (statement, &row, error))
        return FALSE;
      if (row && g_strcmp0 (anning_statement_get_text (statement, 0), "ok") != 0)
        {
          g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                       "%s", anning_statement_get_text (statement, 0));
          return FALSE;
        }
    }
  return TRUE;
}

/*
 * Beside a file in WAL mode SQLite makes a -shm even for reading. Where none can
 * be made, nobody writes either, and the file is read as it lies there.
 */
AnningDb *
anning_opening_read_only (const char  *path,
                          GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (AnningDb) db = NULL;
  gboolean immutable;

  if (!anning_opening_check_header (path, error))
    return NULL;
  immutable = faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) != 0
              && (access (wal, F_OK) != 0 || file_is_empty (wal));
  db = anning_db_open (path, immutable ? ANNING_DB_IMMUTABLE : ANNING_DB_READ_ONLY, error);
  return db != NULL && anning_schema_check (db, error) ? g_steal_pointer (&db) : NULL;
}

/* One line of what is wrong, then, if there is one, a line with the path of the newest sound copy. */
static void
explain_damage (GError     **error,
                const char  *path,
                const char  *copies)
{
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;

  if (error == NULL || !g_error_matches (*error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    return;

  text = g_strdelimit (g_strdup ((*error)->message), "\n", ' ');
  copy = anning_backup_newest (path, copies);
  g_clear_error (error);
  g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
               "%s%s%s", text, copy != NULL ? "\n" : "", copy != NULL ? copy : "");
}

/* A file that comes back from a network is in the faster mode again. */
static gboolean
set_journal_mode (AnningDb    *db,
                  const char  *path,
                  GError     **error)
{
  return anning_db_exec (db, anning_ground_is_remote (path) ? "PRAGMA journal_mode = DELETE"
                                                            : "PRAGMA journal_mode = WAL", error);
}

static AnningDb *
open_for_writing (const char  *path,
                  const char  *copies,
                  GError     **error)
{
  g_autoptr (AnningDb) db = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gboolean left_over = access (wal, F_OK) == 0;
  gboolean is_new = access (path, F_OK) != 0 || file_is_empty (path);

  if (is_new && !make_new (path, error))
    return NULL;

  db = anning_db_open (path, ANNING_DB_READ_WRITE, error);
  if (db == NULL)
    return NULL;
  anning_db_set_copies (db, copies);

  /* Until the file is found sound, what a crash left in the -wal stays there. */
  if (left_over)
    sqlite3_db_config (anning_db_get_handle (db), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!is_new && (!anning_schema_check (db, error) || !anning_opening_check_sound (db, error)))
    return NULL;
  if (!anning_migrate (db, anning_migrations, G_N_ELEMENTS (anning_migrations),
                       anning_backup_before_migration, error))
    return NULL;
  sqlite3_db_config (anning_db_get_handle (db), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  if (!set_journal_mode (db, path, error)
      || !anning_db_exec (db,
                       "PRAGMA foreign_keys = ON;"
                       /* 4 MiB. Adding a recording makes a longer -wal: it is cut again afterwards. */
                       "PRAGMA wal_autocheckpoint = 256;"
                       "PRAGMA journal_size_limit = 16777216;",
                       error))
    return NULL;
  return g_steal_pointer (&db);
}

AnningDb *
anning_opening_open (const char  *path,
                     const char  *copies,
                     GError     **error)
{
  AnningDb *db = open_for_writing (path, copies, error);

  if (db == NULL)
    explain_damage (error, path, copies);
  return db;
}
