/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-light-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-copy-files-private.h"
#include "anning-digest.h"
#include "anning-evidence.h"
#include "anning-opening-private.h"
#include "anning-schema-check-private.h"

/* Measured: sixty small tables and indexes take 1.1 MB in pages of 16 KiB. */
#define PAGE_SIZE "4096"
/* Rows between two looks at the cancellable and two reports. */
#define ROWS_BETWEEN_REPORTS 256
/* In SQLite's file header, https://www.sqlite.org/fileformat.html#the_database_header */
#define HEADER_APPLICATION_ID 68

typedef struct
{
  AnningDb *from;
  AnningDb *to;
  AnningProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  gint64 bytes_done;
  gint64 bytes_all;
  guint rows;
} Copying;

/* Names in our own schema only, but they come out of a file. */
static char *
quote (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *inner = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", inner);
}

/*
 * Runs the SQL of every object that @where selects. What SQLite makes by itself
 * (its own tables, indexes of UNIQUE, the tables behind a virtual one) is left to it.
 */
static gboolean
make_objects (Copying     *self,
              const char  *where,
              GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT sql FROM sqlite_schema o WHERE sql IS NOT NULL AND %s"
                                          " AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' ORDER BY rowid", where);
  g_autoptr (AnningStatement) statement = anning_db_prepare (self->from, sql, error);
  gboolean row = statement != NULL;

  while (row)
    {
      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (row && !anning_db_exec (self->to, anning_statement_get_text (statement, 0), error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
copy_row (Copying       *self,
          sqlite3_stmt  *reader,
          sqlite3_stmt  *writer,
          int            n_columns,
          GError       **error)
{
  int rc = SQLITE_OK;

  for (int i = 0; i < n_columns && rc == SQLITE_OK; i++)
    {
      rc = sqlite3_bind_value (writer, i + 1, sqlite3_column_value (reader, i));
      self->bytes_done += sqlite3_column_bytes (reader, i);
    }
  if (rc == SQLITE_OK)
    {
      rc = sqlite3_step (writer);
      sqlite3_reset (writer);
    }
  if (!anning_db_check (self->to, rc, error))
    return FALSE;

  if (++self->rows % ROWS_BETWEEN_REPORTS != 0)
    return TRUE;
  if (self->progress != NULL)
    self->progress (MIN (1.0, (double) self->bytes_done / self->bytes_all), self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
copy_rows (Copying       *self,
           sqlite3_stmt  *reader,
           sqlite3_stmt  *writer,
           GError       **error)
{
  int n_columns = sqlite3_column_count (reader);
  int rc;

  while ((rc = sqlite3_step (reader)) == SQLITE_ROW)
    {
      if (!copy_row (self, reader, writer, n_columns, error))
        return FALSE;
    }
  return anning_db_check (self->from, rc, error);
}

static gboolean
copy_table (Copying     *self,
            const char  *name,
            GError     **error)
{
  g_autofree char *table = quote (name);
  g_autofree char *clear = g_strdup_printf ("DELETE FROM %s", table);
  g_autofree char *read = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (GString) write = g_string_new (NULL);
  sqlite3_stmt *reader = NULL;
  sqlite3_stmt *writer = NULL;
  gboolean ok;

  /* A new search has rows already. */
  ok = anning_db_exec (self->to, clear, error)
       && anning_db_check (self->from, sqlite3_prepare_v2 (anning_db_get_handle (self->from), read, -1, &reader, NULL),
                           error);
  if (ok)
    {
      g_string_printf (write, "INSERT INTO %s VALUES (", table);
      for (int i = 0; i < sqlite3_column_count (reader); i++)
        g_string_append (write, i > 0 ? ", ?" : "?");
      g_string_append_c (write, ')');
      ok = anning_db_check (self->to, sqlite3_prepare_v2 (anning_db_get_handle (self->to), write->str, -1, &writer, NULL),
                            error)
           && copy_rows (self, reader, writer, error);
    }
  sqlite3_finalize (reader);
  sqlite3_finalize (writer);
  return ok;
}

static gboolean
copy_tables (Copying  *self,
             GError  **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row = TRUE;

  /* A virtual table has no page of its own: its rows are those of the tables behind it. */
  statement = anning_db_prepare (self->from,
                                 "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
                                 " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'evidence_chunk'"
                                 " ORDER BY rowid",
                                 error);
  while (statement != NULL && row)
    {
      if (!anning_statement_step (statement, &row, error)
          || (row && !copy_table (self, anning_statement_get_text (statement, 0), error)))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
estimate (Copying  *self,
          GError  **error)
{
  gint64 pages, page_size, unused, originals;

  if (!anning_db_get_integer (self->from, "PRAGMA page_count", &pages, error)
      || !anning_db_get_integer (self->from, "PRAGMA page_size", &page_size, error)
      || !anning_db_get_integer (self->from, "PRAGMA freelist_count", &unused, error)
      || !anning_db_get_integer (self->from, "SELECT coalesce (sum (size), 0) FROM evidence", &originals, error))
    return FALSE;
  self->bytes_all = MAX (1, (pages - unused) * page_size - originals);
  return TRUE;
}

static gboolean
copy_all (Copying  *self,
          guint32   application_id,
          GError  **error)
{
  g_autofree char *mark = NULL;
  gint64 version;

  if (!estimate (self, error)
      || !anning_db_get_integer (self->from, "PRAGMA user_version", &version, error))
    return FALSE;
  mark = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT "; PRAGMA application_id = %u",
                          version, application_id);

  return anning_db_exec (self->to, mark, error)
         && make_objects (self, "type = 'table' AND rootpage > 0"
                          " AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.type = 'table' AND v.rootpage = 0"
                          " AND substr (o.name, 1, length (v.name) + 1) = v.name || '_')", error)
         && make_objects (self, "type = 'table' AND rootpage = 0", error)
         && copy_tables (self, error)
         /* Behind the rows: an index is built in one go. */
         && make_objects (self, "type = 'index'", error);
}

/*
 * _anning_light_copy_rows:
 * @to: empty; its page size is the caller's
 *
 * What the image of a file and a file made of an image have in common.
 */
gboolean
_anning_light_copy_rows (AnningDb            *from,
                         AnningDb            *to,
                         guint32              application_id,
                         AnningProgressFunc   progress,
                         gpointer             user_data,
                         GCancellable        *cancellable,
                         GError             **error)
{
  Copying self = { from, to, progress, user_data, cancellable, 0, 0, 0 };
  gboolean own = !anning_db_in_transaction (from);
  gboolean ok;

  if (own && !anning_db_exec (from, "BEGIN", error))
    return FALSE;
  /* The tables behind the search can be written only like this. */
  sqlite3_db_config (anning_db_get_handle (to), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  ok = anning_db_exec (to, "BEGIN", error) && copy_all (&self, application_id, error)
       && anning_db_exec (to, "COMMIT", error);
  if (!ok && anning_db_in_transaction (to))
    anning_db_rollback (to);
  sqlite3_db_config (anning_db_get_handle (to), SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (own)
    anning_db_exec (from, "ROLLBACK", NULL);
  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/*
 * Makes the empty database @to an image of @from: tables, rows, indexes, the search, schema
 * and application id. @to is the caller's and may lie in memory; nothing is synced.
 * @progress: (nullable): 0 to 1, on the calling thread
 */
static gboolean
light_copy (AnningDb            *from,
            AnningDb            *to,
            AnningProgressFunc   progress,
            gpointer             user_data,
            GCancellable        *cancellable,
            GError             **error)
{
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  return anning_db_exec (to, "PRAGMA page_size = " PAGE_SIZE, error)
         && _anning_light_copy_rows (from, to, ANNING_LIGHT_APPLICATION_ID, progress, user_data, cancellable, error);
}

/* A draft: what a crash would leave of it is thrown away, so nothing is kept to go back to. */
AnningDb *
_anning_light_create (const char  *path,
                      const char  *page_size,
                      GError     **error)
{
  g_autofree char *pragmas = g_strdup_printf ("PRAGMA page_size = %s; PRAGMA journal_mode = MEMORY;"
                                              "PRAGMA synchronous = OFF;", page_size);
  g_autoptr (AnningDb) db = NULL;

  if (!_anning_copy_files_make_private (path, error))
    return NULL;
  db = anning_db_open (path, ANNING_DB_CREATE, error);
  if (db != NULL && anning_db_exec (db, pragmas, error))
    return g_steal_pointer (&db);
  g_clear_pointer (&db, anning_db_close);
  g_unlink (path);
  return NULL;
}

gboolean
anning_light_write (AnningDb            *from,
                    const char          *path,
                    AnningProgressFunc   progress,
                    gpointer             user_data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (AnningDb) to = NULL;
  gboolean ok;

  g_return_val_if_fail (from != NULL && path != NULL, FALSE);

  to = _anning_light_create (path, PAGE_SIZE, error);
  if (to == NULL)
    return FALSE;
  ok = light_copy (from, to, progress, user_data, cancellable, error);
  g_clear_pointer (&to, anning_db_close);
  if (ok && _anning_copy_files_sync (path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

GBytes *
anning_light_write_bytes (AnningDb            *from,
                          AnningProgressFunc   progress,
                          gpointer             user_data,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_autoptr (AnningDb) to = anning_db_open (":memory:", ANNING_DB_CREATE, error);
  sqlite3_int64 size = 0;
  unsigned char *data;

  if (to == NULL || !light_copy (from, to, progress, user_data, cancellable, error))
    return NULL;
  data = sqlite3_serialize (anning_db_get_handle (to), "main", &size, 0);
  if (data == NULL)
    {
      anning_db_check (to, SQLITE_NOMEM, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
}

/* ---- reading ---- */

static gboolean
has_light_header (const char *path)
{
  guint8 id[4];
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gboolean is;

  if (fd < 0)
    return FALSE;
  is = pread (fd, id, sizeof id, HEADER_APPLICATION_ID) == sizeof id
       && ((guint32) id[0] << 24 | (guint32) id[1] << 16 | (guint32) id[2] << 8 | id[3])
            == ANNING_LIGHT_APPLICATION_ID;
  close (fd);
  return is;
}

AnningDb *
anning_light_open (const char  *path,
                   GError     **error)
{
  g_autoptr (AnningDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!has_light_header (path))
    return anning_opening_read_only (path, error);
  /* Nobody ever writes into one: no locks, and nothing is made beside it. */
  db = anning_db_open (path, ANNING_DB_IMMUTABLE, error);
  return db != NULL && anning_schema_check (db, error) ? g_steal_pointer (&db) : NULL;
}

AnningDb *
anning_light_open_bytes (GBytes  *bytes,
                         GError **error)
{
  g_autoptr (AnningDb) db = NULL;
  gsize size;
  gconstpointer data;
  unsigned char *copy;
  gint64 id;

  g_return_val_if_fail (bytes != NULL, NULL);

  db = anning_db_open (":memory:", ANNING_DB_CREATE, error);
  if (db == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  copy = sqlite3_malloc64 (MAX (size, 1));
  if (copy == NULL)
    {
      anning_db_check (db, SQLITE_NOMEM, error);
      return NULL;
    }
  memcpy (copy, data, size);
  if (!anning_db_check (db, sqlite3_deserialize (anning_db_get_handle (db), "main", copy, size, size,
                                                 SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY),
                        error)
      || !anning_db_get_integer (db, "PRAGMA application_id", &id, error))
    return NULL;
  if (id != ANNING_LIGHT_APPLICATION_ID && id != ANNING_APPLICATION_ID)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FOREIGN,
                           "This is another program's database");
      return NULL;
    }
  return anning_schema_check (db, error) ? g_steal_pointer (&db) : NULL;
}

gboolean
anning_light_is_light (AnningDb  *db,
                       gboolean  *light,
                       GError   **error)
{
  gint64 id;

  g_return_val_if_fail (db != NULL && light != NULL, FALSE);

  if (!anning_db_get_integer (db, "PRAGMA application_id", &id, error))
    return FALSE;
  *light = id == ANNING_LIGHT_APPLICATION_ID;
  return TRUE;
}

static gboolean
is_digest (const char *text)
{
  return text != NULL && strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

GArray *
anning_light_list_originals (AnningDb  *db,
                             GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GArray) originals = g_array_new (FALSE, FALSE, sizeof (AnningOriginal));

  g_return_val_if_fail (db != NULL, NULL);

  statement = anning_db_prepare (db, "SELECT id, sha256, size FROM evidence ORDER BY sha256", error);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      AnningOriginal original = { 0 };
      const char *sha256;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&originals);
      original.id = anning_statement_get_integer (statement, 0);
      original.size = anning_statement_get_integer (statement, 2);
      sha256 = anning_statement_get_text (statement, 1);
      /* It becomes the name of a file. */
      if (!is_digest (sha256) || original.size < 0)
        {
          g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                       "Original %" G_GINT64_FORMAT " has no digest", original.id);
          return NULL;
        }
      memcpy (original.sha256, sha256, 64);
      g_array_append_val (originals, original);
    }
}

gboolean
anning_light_read_original (AnningDb              *db,
                            const AnningOriginal  *original,
                            AnningPieceFunc        func,
                            gpointer               user_data,
                            GCancellable          *cancellable,
                            GError               **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (AnningDigest) bytes = anning_digest_new ();
  g_autofree char *digest = NULL;
  gboolean whole = TRUE;
  gint64 found = 0;

  g_return_val_if_fail (db != NULL && original != NULL && func != NULL, FALSE);

  statement = anning_db_prepare (db,
                                 "SELECT seq, data FROM evidence_chunk WHERE evidence_id = ?1 ORDER BY seq",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, original->id);
  for (gint64 seq = 0; whole; seq++)
    {
      gconstpointer data;
      gsize length;
      gboolean row;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      data = anning_statement_get_blob (statement, 1, &length);
      /* The streams reckon with whole pieces, so a right digest over wrong pieces is not enough. */
      whole = anning_statement_get_integer (statement, 0) == seq
              && length == (gsize) MIN (ANNING_EVIDENCE_CHUNK, original->size - found);
      anning_digest_update (bytes, data, length);
      found += length;
      if (whole && !func (data, length, user_data, error))
        return FALSE;
    }
  digest = anning_digest_finish (bytes);
  if (whole && found == original->size && strcmp (digest, original->sha256) == 0)
    return TRUE;
  g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
               "The bytes of original %" G_GINT64_FORMAT " are not those that were kept", original->id);
  return FALSE;
}
