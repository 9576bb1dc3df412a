/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "copies-fixture.h"

#include <glib/gstdio.h>

#include "anning-copies.h"
#include "anning-copies-private.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-records.h"

gint64
copies_fixture_add_debt (StoreFixture *self,
                         const char   *creditor)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  return store_fixture_save (self, &anning_debt_type, debt);
}

GBytes *
copies_fixture_make_bytes (guint32 seed,
                           gsize   length)
{
  guint32 *words = g_malloc (length + sizeof (guint32));
  guint32 state = seed * 2654435761u + 1;

  for (gsize i = 0; i <= length / sizeof (guint32); i++)
    {
      state ^= state << 13;
      state ^= state >> 17;
      state ^= state << 5;
      words[i] = state;
    }
  return g_bytes_new_take (words, length);
}

typedef struct
{
  gint64 debt_id;
  GBytes *bytes;
  gint64 id;
} Adding;

static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Adding *adding = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (adding->bytes);

  adding->id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, cancellable, error);
  if (adding->id != 0)
    anning_evidence_use (db, adding->id, "debt", adding->debt_id, "录音.amr", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

gint64
copies_fixture_add_original (StoreFixture *self,
                             gint64        debt_id,
                             guint32       seed,
                             gsize         length)
{
  g_autoptr (GBytes) bytes = copies_fixture_make_bytes (seed, length);
  g_autoptr (GError) error = NULL;
  Adding adding = { debt_id, bytes, 0 };

  anning_store_write (self->store, add_job, &adding, &error);
  g_assert_no_error (error);
  return adding.id;
}

char *
copies_fixture_make (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  char *path = anning_copies_make (self->path, NULL, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (path);
  return path;
}

char *
copies_fixture_rename (const char *path,
                       const char *time)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf ("anning-%s.db", time);
  char *renamed = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  return renamed;
}

guint
copies_fixture_count (StoreFixture *self)
{
  g_autoptr (GPtrArray) copies = anning_copies_list (self->path, NULL, NULL, NULL, NULL);

  return copies->len;
}

char *
copies_fixture_dup_original (StoreFixture *self,
                             guint32       seed,
                             gsize         length)
{
  g_autofree char *folder = anning_copies_dup_default_folder (self->path);
  g_autoptr (GBytes) bytes = copies_fixture_make_bytes (seed, length);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return anning_copies_dup_original_path (folder, sha256);
}

static void
dump_rows (sqlite3    *handle,
           const char *sql,
           GString    *dump)
{
  sqlite3_stmt *rows;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        {
          g_autofree char *bytes = NULL;

          if (sqlite3_column_type (rows, i) == SQLITE_BLOB)
            bytes = g_compute_checksum_for_data (G_CHECKSUM_SHA256, sqlite3_column_blob (rows, i),
                                                 sqlite3_column_bytes (rows, i));
          g_string_append_printf (dump, "%d:%s|", sqlite3_column_type (rows, i),
                                  bytes != NULL ? bytes : (const char *) sqlite3_column_text (rows, i));
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (rows), ==, SQLITE_OK);
}

char *
copies_fixture_dump (const char *path,
                     gboolean    pieces)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  sqlite3 *handle;
  sqlite3_stmt *tables;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  dump_rows (handle, "PRAGMA user_version", dump);
  dump_rows (handle, "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
             " ORDER BY type, name", dump);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
                                       " AND name NOT LIKE 'sqlite_stat%' ORDER BY name", -1, &tables, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", name);

      if (!pieces && g_str_equal (name, "evidence_chunk"))
        continue;
      g_string_append_printf (dump, "[%s]\n", name);
      dump_rows (handle, sql, dump);
    }
  sqlite3_finalize (tables);
  sqlite3_close (handle);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}
