/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "anning-errno-private.h"
#include "anning-tokenizer-private.h"

/* More rows of one table in one transaction are told as "many". */
#define CHANGES_TOLD_ONE_BY_ONE 64
/* Virtual machine steps between two looks at the cancellable: well under a millisecond. */
#define STEPS_BETWEEN_CHECKS 4000
/* Enough for the disk to write in one go; little beside what a commit may still have to wait for. */
#define BYTES_BETWEEN_PUSHES (8 * 1024 * 1024)

/*
 * What a statement or a value of ours may need, with room to spare: a file that
 * was made to harm gets no further. The longest value is a piece of an original
 * or what somebody wrote; the widest table has some sixty columns, each of which
 * json_object() takes twice.
 */
static const struct
{
  int id;
  int most;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
  { SQLITE_LIMIT_SQL_LENGTH, 256 * 1024 },
  { SQLITE_LIMIT_COLUMN, 200 },
  { SQLITE_LIMIT_EXPR_DEPTH, 100 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 20 },
  { SQLITE_LIMIT_VDBE_OP, 250000 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

struct _AnningDb
{
  sqlite3 *handle;
  char *path;
  char *copies; /* folder; NULL: beside the file */
  GThread *thread;
  GHashTable *statements; /* SQL text → AnningStatement */
  GCancellable *cancellable;
  GArray *changes;
  gboolean dropped; /* in the running transaction, and for good */
  gsize unpushed; /* bytes since the -wal was last pushed to the disk */
};

struct _AnningStatement
{
  AnningDb *db;
  sqlite3_stmt *stmt;
  int bind_rc;
  gboolean cached;
  gboolean in_use;
};

G_DEFINE_QUARK (anning-store-error-quark, anning_store_error)

static gboolean
is_own_thread (AnningDb *self)
{
  return self->thread == g_thread_self ();
}

static void
statement_free (AnningStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}

static int
progress_cb (gpointer data)
{
  AnningDb *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/*
 * Of a commit that failed SQLite keeps only that it did. The file that it wrote to,
 * the -wal or the database, knows why.
 */
static int
find_errno (sqlite3 *handle)
{
  static const int files[] = { SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER };
  int code = sqlite3_system_errno (handle);

  for (guint i = 0; i < G_N_ELEMENTS (files) && _anning_errno_kind (code) == ANNING_STORE_ERROR_FAILED; i++)
    {
      sqlite3_file *file = NULL;
      int own = 0;

      if (sqlite3_file_control (handle, "main", files[i], &file) == SQLITE_OK && file != NULL
          && file->pMethods != NULL
          && file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &own) == SQLITE_OK)
        code = own;
    }
  return code;
}

static AnningStoreError
code_from_sqlite (sqlite3 *handle,
                  int      rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_FULL:
      return ANNING_STORE_ERROR_FULL;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return handle != NULL ? _anning_errno_kind (find_errno (handle)) : ANNING_STORE_ERROR_FAILED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ANNING_STORE_ERROR_DAMAGED;
    case SQLITE_READONLY:
      return ANNING_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ANNING_STORE_ERROR_IN_USE;
    default:
      return ANNING_STORE_ERROR_FAILED;
    }
}

/* Fills @error from a result code that is none of OK, ROW and DONE; FALSE then. */
gboolean
anning_db_check (AnningDb  *self,
                 int        rc,
                 GError   **error)
{
  if (rc == SQLITE_OK || rc == SQLITE_ROW || rc == SQLITE_DONE)
    return TRUE;

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The job was cancelled");
  else
    g_set_error_literal (error, ANNING_STORE_ERROR, code_from_sqlite (self->handle, rc),
                         (sqlite3_errcode (self->handle) & 0xff) == (rc & 0xff)
                           ? sqlite3_errmsg (self->handle) : sqlite3_errstr (rc));
  return FALSE;
}

/*
 * Our schema has no triggers and no views, so none is ever run; what a schema
 * names is not trusted; a name in double quotes is never taken for a text.
 */
static void
defend (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i].id, limits[i].most);
}

/*
 * anning_db_open:
 *
 * Opens one connection with the settings that every connection of ours has:
 * names in the schema are not trusted, sizes are limited, cells are checked,
 * temporary tables stay in memory so that nothing of the case reaches /tmp,
 * deleted content is overwritten. Journal mode and foreign keys are the opener's
 * business, and so is what anning_opening_check_schema() says of the schema.
 */
AnningDb *
anning_db_open (const char    *path,
                AnningDbMode   mode,
                GError       **error)
{
  g_autoptr (AnningDb) self = g_new0 (AnningDb, 1);
  g_autofree char *uri = NULL;
  const char *name = path;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int rc;

  switch (mode)
    {
    case ANNING_DB_READ_WRITE:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case ANNING_DB_READ_ONLY:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case ANNING_DB_CREATE:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
    case ANNING_DB_IMMUTABLE:
      {
        g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

        uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
        name = uri;
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        break;
      }
    default:
      g_assert_not_reached ();
    }

  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) statement_free);
  self->changes = g_array_new (FALSE, FALSE, sizeof (AnningChange));

  rc = sqlite3_open_v2 (name, &self->handle, flags, NULL);
  if (self->handle == NULL)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                           sqlite3_errstr (rc));
      return NULL;
    }
  if (!anning_db_check (self, rc, error))
    return NULL;

  sqlite3_busy_timeout (self->handle, ANNING_DB_BUSY_TIMEOUT);
  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_CHECKS, progress_cb, self);
  defend (self->handle);
  if (!anning_tokenizer_register (self->handle, error)
      || !anning_db_exec (self,
                          "PRAGMA cell_size_check = ON;"
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA secure_delete = ON;"
                          "PRAGMA synchronous = FULL;",
                          error))
    return NULL;
  return g_steal_pointer (&self);
}

void
anning_db_close (AnningDb *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A connection was closed while a statement was still held");
  g_clear_object (&self->cancellable);
  g_array_unref (self->changes);
  g_free (self->copies);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
anning_db_get_handle (AnningDb *self)
{
  return self->handle;
}

const char *
anning_db_get_path (AnningDb *self)
{
  return self->path;
}

void
anning_db_set_copies (AnningDb   *self,
                      const char *folder)
{
  g_free (self->copies);
  self->copies = g_strdup (folder);
}

const char *
anning_db_get_copies (AnningDb *self)
{
  return self->copies;
}

void
anning_db_forget (AnningDb *self)
{
  g_hash_table_remove_all (self->statements);
  sqlite3_db_release_memory (self->handle);
}

/* Runs statements without results. */
gboolean
anning_db_exec (AnningDb    *self,
                const char  *sql,
                GError     **error)
{
  g_assert (is_own_thread (self));
  return anning_db_check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

/* The first column of the first row; ANNING_UNKNOWN if there is none. */
gboolean
anning_db_get_integer (AnningDb    *self,
                       const char  *sql,
                       gint64      *value,
                       GError     **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? anning_statement_get_integer (statement, 0) : ANNING_UNKNOWN;
  return TRUE;
}

void
anning_db_set_cancellable (AnningDb     *self,
                           GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

void
anning_db_adopt (AnningDb *self)
{
  self->thread = g_thread_self ();
}

gboolean
anning_db_begin (AnningDb  *self,
                 GError   **error)
{
  g_array_set_size (self->changes, 0);
  self->dropped = FALSE;
  return anning_db_exec (self, "BEGIN IMMEDIATE", error);
}

/* What was dropped lies in the -wal as it was, and in the file until the pages of the -wal come there. */
static void
cut_wal (AnningDb *self)
{
  g_autoptr (GError) error = NULL;

  if (!anning_db_exec (self, "PRAGMA wal_checkpoint (TRUNCATE)", &error))
    g_debug ("The -wal could not be cut: %s", error->message);
}

/* A commit is never interrupted: it holds, or an error says that it does not. */
gboolean
anning_db_commit (AnningDb  *self,
                  GError   **error)
{
  anning_db_set_cancellable (self, NULL);
  /* FTS5 only notes what is deleted: the words themselves stay until all segments become one. */
  if ((!self->dropped || anning_db_exec (self, "INSERT INTO search (search) VALUES ('optimize')", error))
      && anning_db_exec (self, "COMMIT", error))
    {
      if (self->dropped)
        cut_wal (self);
      self->dropped = FALSE;
      return TRUE;
    }
  anning_db_rollback (self);
  return FALSE;
}

void
anning_db_rollback (AnningDb *self)
{
  g_autoptr (GError) error = NULL;

  anning_db_set_cancellable (self, NULL);
  g_array_set_size (self->changes, 0);
  self->dropped = FALSE;
  /* SQLite has rolled back by itself after some errors. */
  if (anning_db_in_transaction (self) && !anning_db_exec (self, "ROLLBACK", &error))
    g_warning ("A transaction could not be rolled back: %s", error->message);
}

/*
 * anning_db_note_written:
 * @bytes: what the running transaction has just added
 *
 * Every few megabytes, has the kernel begin to write the -wal to the disk
 * while the transaction goes on, so that its commit waits for the rest only.
 * What is durable, and when, stays a matter of SQLite's own fsync: this one
 * orders nothing, and where a file system does not know it nothing is lost.
 */
void
anning_db_note_written (AnningDb *self,
                        gsize     bytes)
{
  g_autofree char *wal = NULL;
  int fd;

  self->unpushed += bytes;
  if (self->unpushed < BYTES_BETWEEN_PUSHES)
    return;

  self->unpushed = 0;
  /* No lock of SQLite's is on the -wal, so closing a descriptor of it drops none. */
  wal = g_strconcat (self->path, "-wal", NULL);
  fd = open (wal, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return;
  sync_file_range (fd, 0, 0, SYNC_FILE_RANGE_WRITE);
  close (fd);
}

void
anning_db_note_dropped (AnningDb *self)
{
  self->dropped = TRUE;
}

gboolean
anning_db_in_transaction (AnningDb *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

gboolean
anning_db_check_writing (AnningDb  *self,
                         GError   **error)
{
  if (anning_db_in_transaction (self))
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                       "There is no transaction to write in");
  return FALSE;
}

void
anning_db_note_change (AnningDb    *self,
                       const char  *table,
                       gint64       id)
{
  AnningChange change = { g_intern_string (table), id };
  guint of_table = 0;

  g_assert (is_own_thread (self));

  for (guint i = 0; i < self->changes->len; i++)
    {
      const AnningChange *other = &g_array_index (self->changes, AnningChange, i);

      if (other->table != change.table)
        continue;
      if (other->id == 0 || other->id == id)
        return;
      of_table++;
    }

  if (of_table >= CHANGES_TOLD_ONE_BY_ONE || id == 0)
    {
      for (guint i = self->changes->len; i > 0; i--)
        {
          if (g_array_index (self->changes, AnningChange, i - 1).table == change.table)
            g_array_remove_index (self->changes, i - 1);
        }
      change.id = 0;
    }
  g_array_append_val (self->changes, change);
}

GArray *
anning_db_take_changes (AnningDb *self)
{
  GArray *changes = self->changes;

  if (changes->len == 0)
    return NULL;
  self->changes = g_array_new (FALSE, FALSE, sizeof (AnningChange));
  return changes;
}

AnningStatement *
anning_db_prepare (AnningDb    *self,
                   const char  *sql,
                   GError     **error)
{
  AnningStatement *statement;
  sqlite3_stmt *stmt = NULL;

  g_assert (is_own_thread (self));

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL && !statement->in_use)
    {
      statement->in_use = TRUE;
      return statement;
    }

  if (!anning_db_check (self, sqlite3_prepare_v3 (self->handle, sql, -1,
                                                  SQLITE_PREPARE_PERSISTENT, &stmt, NULL),
                        error))
    return NULL;

  /* Nested use of one text: the inner one lives only as long as it is held. */
  g_assert (stmt != NULL);
  {
    AnningStatement *fresh = g_new0 (AnningStatement, 1);

    fresh->db = self;
    fresh->stmt = stmt;
    fresh->in_use = TRUE;
    fresh->cached = statement == NULL;
    if (fresh->cached)
      g_hash_table_insert (self->statements, g_strdup (sql), fresh);
    return fresh;
  }
}

void
anning_statement_release (AnningStatement *self)
{
  if (self == NULL)
    return;

  if (!self->cached)
    {
      statement_free (self);
      return;
    }
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->bind_rc = SQLITE_OK;
  self->in_use = FALSE;
}

static void
note_bind (AnningStatement *self,
           int              rc)
{
  if (self->bind_rc == SQLITE_OK)
    self->bind_rc = rc;
}

void
anning_statement_bind_text (AnningStatement *self,
                            int              place,
                            const char      *text)
{
  note_bind (self, sqlite3_bind_text (self->stmt, place, text, -1, SQLITE_TRANSIENT));
}

void
anning_statement_bind_integer (AnningStatement *self,
                               int              place,
                               gint64           value)
{
  note_bind (self, value == ANNING_UNKNOWN ? sqlite3_bind_null (self->stmt, place)
                                           : sqlite3_bind_int64 (self->stmt, place, value));
}

void
anning_statement_bind_blob (AnningStatement *self,
                            int              place,
                            gconstpointer    data,
                            gsize            length)
{
  /* A NULL pointer would bind NULL; an empty blob is a value. */
  note_bind (self, length == 0 ? sqlite3_bind_zeroblob (self->stmt, place, 0)
                               : sqlite3_bind_blob64 (self->stmt, place, data, length, SQLITE_STATIC));
}

gboolean
anning_statement_step (AnningStatement  *self,
                       gboolean         *row,
                       GError          **error)
{
  int rc;

  g_assert (is_own_thread (self->db));

  *row = FALSE;
  if (!anning_db_check (self->db, self->bind_rc, error))
    return FALSE;

  rc = sqlite3_step (self->stmt);
  *row = rc == SQLITE_ROW;
  return anning_db_check (self->db, rc, error);
}

gboolean
anning_statement_run (AnningStatement  *self,
                      GError          **error)
{
  gboolean row;

  do
    {
      if (!anning_statement_step (self, &row, error))
        return FALSE;
    }
  while (row);
  return TRUE;
}

GArray *
anning_statement_read_ids (AnningStatement  *self,
                           GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (;;)
    {
      gboolean row;
      gint64 id;

      if (!anning_statement_step (self, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = anning_statement_get_integer (self, 0);
      g_array_append_val (ids, id);
    }
}

/* Ready for the next bind and step, keeping what is bound. */
void
anning_statement_rewind (AnningStatement *self)
{
  sqlite3_reset (self->stmt);
  self->bind_rc = SQLITE_OK;
}

const char *
anning_statement_get_text (AnningStatement *self,
                           int              column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gint64
anning_statement_get_integer (AnningStatement *self,
                              int              column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL
           ? ANNING_UNKNOWN : sqlite3_column_int64 (self->stmt, column);
}

gconstpointer
anning_statement_get_blob (AnningStatement *self,
                           int              column,
                           gsize           *length)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  *length = sqlite3_column_bytes (self->stmt, column);
  return data;
}

gint64
anning_store_now (void)
{
  return g_get_real_time () / 1000;
}
