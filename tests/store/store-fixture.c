/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>


#include "anning-tokenizer-private.h"

#include "../remove-tree.h"
#include "../store-jobs.h"

void
store_fixture_remove_tree (const char *folder)
{
  remove_tree (folder);
}

void
store_fixture_reopen (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = anning_store_new (self->path);
  anning_store_open (self->store, &error);
  g_assert_no_error (error);
}

void
store_fixture_set_up (StoreFixture  *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("anning-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "case", "anning.db", NULL);
  store_fixture_reopen (self);
}

void
store_fixture_close (StoreFixture *self)
{
  anning_store_close (self->store);
  /* News that are still under way hold no reference. */
  g_assert_finalize_object (g_steal_pointer (&self->store));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
store_fixture_tear_down (StoreFixture  *self,
                         gconstpointer  data)
{
  if (self->store != NULL)
    store_fixture_close (self);
  store_fixture_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
store_fixture_answered_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

GAsyncResult *
store_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static sqlite3 *
open_plainly (const char *path)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_true (anning_tokenizer_register (handle, &error));
  return handle;
}

gint64
store_fixture_save (StoreFixture           *self,
                    const AnningRecordType *type,
                    gpointer                record)
{
  return save_record (self->store, type, record);
}

void
store_fixture_sql (const char *path,
                   const char *sql)
{
  sqlite3 *handle = open_plainly (path);
  char *message = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

char *
store_fixture_text (const char *path,
                    const char *sql)
{
  sqlite3 *handle = open_plainly (path);
  sqlite3_stmt *stmt = NULL;
  char *text;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return text;
}

gint64
store_fixture_integer (const char *path,
                       const char *sql)
{
  g_autofree char *text = store_fixture_text (path, sql);
  gint64 value;

  g_assert_nonnull (text);
  g_assert_true (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL));
  return value;
}

char *
store_fixture_fingerprint (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *digest = NULL;
  struct stat info;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, length);
  g_assert_cmpint (stat (path, &info), ==, 0);
  return g_strdup_printf ("%s %ld.%09ld %o", digest, (long) info.st_mtim.tv_sec,
                          (long) info.st_mtim.tv_nsec, (unsigned) info.st_mode);
}
