/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-light-private.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-evidence.h"
#include "anning-opening-private.h"
#include "anning-whole-private.h"
#include "copies-fixture.h"

/* Lengths around the pieces: none, one byte, a piece, a piece and a byte, several. */
static const gsize lengths[] = { 0, 1, ANNING_EVIDENCE_CHUNK, ANNING_EVIDENCE_CHUNK + 1, 5 * ANNING_EVIDENCE_CHUNK };

static void
fill (StoreFixture *fixture)
{
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *creditor = g_strdup_printf ("“银行”%u", i);

      copies_fixture_add_debt (fixture, creditor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    copies_fixture_add_original (fixture, debt, i, lengths[i]);
}

static AnningDb *
open_file (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AnningDb *db = anning_opening_read_only (fixture->path, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_image (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "light.db", NULL);
  g_autofree char *in_memory = g_build_filename (fixture->folder, "bytes.db", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *light_dump = NULL;
  g_autofree char *bytes_dump = NULL;
  g_autofree char *check = NULL;
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (AnningDb) light = NULL;
  g_autoptr (AnningDb) of_bytes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) originals = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_light = FALSE;
  struct stat info, whole_info;
  gint64 rows;

  /* With changes that are still in the -wal. */
  fill (fixture);
  db = open_file (fixture);
  anning_light_write (db, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = anning_light_write_bytes (db, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (in_memory, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));

  dump = copies_fixture_dump (fixture->path, FALSE);
  light_dump = copies_fixture_dump (path, TRUE);
  bytes_dump = copies_fixture_dump (in_memory, TRUE);
  /* The table is there, and empty. */
  g_assert_nonnull (strstr (light_dump, "[evidence_chunk]\n["));
  g_assert_cmpint (store_fixture_integer (path, "SELECT count(*) FROM debt"), ==, 51);
  g_clear_pointer (&light_dump, g_free);
  g_clear_pointer (&bytes_dump, g_free);
  light_dump = copies_fixture_dump (path, FALSE);
  bytes_dump = copies_fixture_dump (in_memory, FALSE);
  g_assert_cmpstr (light_dump, ==, dump);
  g_assert_cmpstr (bytes_dump, ==, dump);
  check = store_fixture_text (path, "PRAGMA integrity_check");
  g_assert_cmpstr (check, ==, "ok");

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (stat (fixture->path, &whole_info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, <, 1024 * 1024);

  light = anning_light_open (path, &error);
  g_assert_no_error (error);
  of_bytes = anning_light_open_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (anning_light_is_light (light, &is_light, &error));
  g_assert_true (is_light);
  g_assert_true (anning_light_is_light (db, &is_light, &error));
  g_assert_false (is_light);
  g_assert_true (anning_db_get_integer (of_bytes, "SELECT count(*) FROM search ('晨星')", &rows, &error));
  g_assert_cmpint (rows, ==, 1);
  originals = anning_light_list_originals (of_bytes, &error);
  g_assert_cmpuint (originals->len, ==, G_N_ELEMENTS (lengths));
}

/* Nobody works in an image by mistake: the program refuses it. */
static void
test_image_is_no_file (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "light.db", NULL);
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;

  db = open_file (fixture);
  g_assert_true (anning_light_write (db, path, NULL, NULL, NULL, &error));
  store = anning_store_new (path);
  g_assert_false (anning_store_open (store, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_COPY);
}

static void
test_foreign_bytes (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) letter = g_bytes_new_static ("Dear Sir or Madam", 17);
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_null (anning_light_open_bytes (letter, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  store_fixture_sql (path, "CREATE TABLE evidence (id)");
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  other = g_bytes_new (contents, length);
  g_assert_null (anning_light_open_bytes (other, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (anning_light_open (path, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FOREIGN);
}

static gboolean
collect_piece (gconstpointer   data,
               gsize           length,
               gpointer        user_data,
               GError        **error)
{
  g_byte_array_append (user_data, data, length);
  return TRUE;
}

static void
test_originals (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (GArray) originals = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  db = open_file (fixture);
  originals = anning_light_list_originals (db, &error);
  for (guint i = 0; i < originals->len; i++)
    {
      const AnningOriginal *original = &g_array_index (originals, AnningOriginal, i);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) expected = copies_fixture_make_bytes (original->id - 1, lengths[original->id - 1]);

      g_assert_true (anning_light_read_original (db, original, collect_piece, bytes, NULL, &error));
      g_assert_cmpmem (bytes->data, bytes->len, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
      if (i > 0)
        g_assert_cmpstr (original->sha256, >, g_array_index (originals, AnningOriginal, i - 1).sha256);
    }
}

/* One byte of a piece is another one; a piece is gone. */
static void
test_damaged_original (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (GArray) originals = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint bad = 0;

  fill (fixture);
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path,
                     "UPDATE evidence_chunk SET data = CAST (x'00' || substr (data, 2) AS BLOB) WHERE evidence_id = 3;"
                     "DELETE FROM evidence_chunk WHERE evidence_id = 5 AND seq = 4");
  db = open_file (fixture);
  originals = anning_light_list_originals (db, &error);
  for (guint i = 0; i < originals->len; i++)
    {
      const AnningOriginal *original = &g_array_index (originals, AnningOriginal, i);

      if (anning_light_read_original (db, original, collect_piece, bytes, NULL, &error))
        continue;
      g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_true (original->id == 3 || original->id == 5);
      bad++;
    }
  g_assert_cmpuint (bad, ==, 2);
  g_clear_pointer (&db, anning_db_close);
  store_fixture_reopen (fixture);
}

static gboolean
add (AnningWhole  *whole,
     const char   *sha256,
     GBytes       *bytes,
     GError      **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return anning_whole_add (whole, sha256, stream, NULL, NULL, NULL, error);
}

static void
test_whole (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "whole.db", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *whole_dump = NULL;
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (AnningDb) light = NULL;
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GBytes) wrong = copies_fixture_make_bytes (77, 5 * ANNING_EVIDENCE_CHUNK);
  g_autoptr (AnningWhole) whole = NULL;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (GArray) originals = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;
  gint64 n_missing;

  fill (fixture);
  dump = copies_fixture_dump (fixture->path, TRUE);
  db = open_file (fixture);
  image = anning_light_write_bytes (db, NULL, NULL, NULL, &error);
  light = anning_light_open_bytes (image, &error);
  g_assert_no_error (error);
  originals = anning_light_list_originals (light, &error);

  whole = anning_whole_new (light, path, &error);
  g_assert_no_error (error);
  for (guint i = originals->len; i > 0; i--)
    {
      const AnningOriginal *original = &g_array_index (originals, AnningOriginal, i - 1);
      g_autoptr (GBytes) bytes = copies_fixture_make_bytes (original->id - 1, lengths[original->id - 1]);

      g_assert_false (add (whole, original->sha256, wrong, &error));
      g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (anning_whole_finish (whole, NULL, &error));
      g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_true (add (whole, original->sha256, bytes, &error));
      g_assert_no_error (error);
      g_assert_false (add (whole, original->sha256, bytes, &error));
      g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  g_assert_true (anning_whole_finish (whole, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&whole, anning_whole_free);

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  whole_dump = copies_fixture_dump (path, TRUE);
  g_assert_cmpstr (whole_dump, ==, dump);
  verdict = anning_verify_file (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->sound);
  g_assert_cmpint (verdict->evidence_checked, ==, G_N_ELEMENTS (lengths));

  /* An original that nobody has any more does not hold back the rest. */
  g_unlink (path);
  whole = anning_whole_new (light, path, &error);
  g_assert_true (anning_whole_finish (whole, &n_missing, &error));
  g_assert_cmpint (n_missing, ==, G_N_ELEMENTS (lengths));
  g_clear_pointer (&whole, anning_whole_free);
  g_assert_cmpint (store_fixture_integer (path, "SELECT count(*) FROM debt"), ==, 51);

  /* Dropped half done: nothing stays. */
  g_unlink (path);
  whole = anning_whole_new (light, path, &error);
  g_assert_no_error (error);
  g_clear_pointer (&whole, anning_whole_free);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "light.db", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    fill (fixture);
  db = open_file (fixture);
  g_assert_false (anning_light_write (db, path, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (anning_db_in_transaction (db));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (StoreFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/store/light/image", test_image },
    { "/store/light/image-is-no-file", test_image_is_no_file },
    { "/store/light/foreign-bytes", test_foreign_bytes },
    { "/store/light/originals", test_originals },
    { "/store/light/damaged-original", test_damaged_original },
    { "/store/light/whole", test_whole },
    { "/store/light/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].test, store_fixture_tear_down);
  return g_test_run ();
}
