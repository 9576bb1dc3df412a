/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that the store makes by itself. */
#include "anning-copies.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "anning-copies-private.h"
#include "anning-evidence.h"
#include "copies-fixture.h"

#define PIECE ((gsize) ANNING_EVIDENCE_CHUNK)

static void
count_cb (AnningStore *store,
          guint       *n)
{
  (*n)++;
}

/* Until the copy that runs is made. */
static AnningCopiesState *
wait_for_copy (AnningStore *store)
{
  for (;;)
    {
      AnningCopiesState *state = anning_store_get_copies_state (store);

      if (!state->running)
        return state;
      anning_copies_state_free (state);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
test_automatic (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *folder = anning_copies_dup_default_folder (fixture->path);
  g_autoptr (AnningCopiesState) state = NULL;
  g_autoptr (AnningCopiesState) again = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  const AnningCopy *copy;
  guint n_changed = 0;

  g_signal_connect (fixture->store, "copies-changed", G_CALLBACK (count_cb), &n_changed);
  /* Off until it is asked for; and an empty file is nothing to copy. */
  copies_fixture_add_debt (fixture, "yesterday");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  anning_store_set_copies (fixture->store, NULL, TRUE);

  copies_fixture_add_debt (fixture, "today");
  state = wait_for_copy (fixture->store);
  g_assert_no_error (state->error);
  g_assert_cmpint (ABS (state->last_made_at - anning_store_now ()), <, 60000);
  g_assert_cmpint (state->last_failed_at, ==, ANNING_UNKNOWN);
  copies = anning_copies_list (fixture->path, NULL, NULL, NULL, &error);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = g_ptr_array_index (copies, 0);
  /* As it was before the first write of the day. */
  g_assert_cmpint (store_fixture_integer (copy->path, "SELECT count (*) FROM debt"), ==, 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_changed, >=, 2);

  /* Once a day, also when the program is started again. */
  copies_fixture_add_debt (fixture, "later");
  again = wait_for_copy (fixture->store);
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  anning_store_set_copies (fixture->store, NULL, TRUE);
  copies_fixture_add_debt (fixture, "evening");
  anning_copies_state_free (wait_for_copy (fixture->store));
  g_assert_cmpuint (copies_fixture_count (fixture), ==, 1);

  /* A copy of another day is not today's; one stamped in the future is not, either. */
  g_free (copies_fixture_rename (copy->path, "20380101-000000"));
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  anning_store_set_copies (fixture->store, NULL, TRUE);
  copies_fixture_add_debt (fixture, "night");
  anning_copies_state_free (wait_for_copy (fixture->store));
  g_assert_cmpuint (copies_fixture_count (fixture), ==, 2);
}

/* The save is made, the reason why there is no copy is there to be shown, and no half copy is. */
static void
test_automatic_fails (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "no-folder", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "folder", NULL);
  g_autoptr (AnningCopiesState) state = NULL;
  g_autoptr (AnningCopiesState) after = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  copies_fixture_add_debt (fixture, "yesterday");
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  anning_store_set_copies (fixture->store, folder, TRUE);
  copies_fixture_add_debt (fixture, "today");
  state = wait_for_copy (fixture->store);
  g_assert_nonnull (state->error);
  g_assert_cmpint (state->last_made_at, ==, ANNING_UNKNOWN);
  g_assert_cmpint (ABS (state->last_failed_at - anning_store_now ()), <, 60000);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM debt"), ==, 2);

  /* Another folder is tried at once. */
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  anning_store_set_copies (fixture->store, other, TRUE);
  copies_fixture_add_debt (fixture, "evening");
  after = wait_for_copy (fixture->store);
  g_assert_no_error (after->error);
  copies = anning_copies_list (fixture->path, other, NULL, NULL, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
}

/* Closing ends a copy that runs; no -wal stays, no half copy counts, and the next day begins anew. */
static void
test_automatic_closed (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "yesterday");

  for (guint i = 0; i < 8; i++)
    copies_fixture_add_original (fixture, debt, i, 16 * PIECE);
  anning_store_set_copies (fixture->store, NULL, TRUE);
  copies_fixture_add_debt (fixture, "today");
  store_fixture_close (fixture);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  copies = anning_copies_list (fixture->path, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < copies->len; i++)
    {
      const AnningCopy *copy = g_ptr_array_index (copies, i);

      g_assert_true (anning_copies_check (copy->path, NULL, NULL, NULL, NULL));
    }
  store_fixture_reopen (fixture);
  anning_store_set_copies (fixture->store, NULL, TRUE);
  copies_fixture_add_debt (fixture, "again");
  anning_copies_state_free (wait_for_copy (fixture->store));
  g_assert_cmpuint (copies_fixture_count (fixture), ==, 1);
}

static gpointer
without_wal_job (AnningDb      *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  anning_db_exec (db, "PRAGMA journal_mode = DELETE", error);
  return NULL;
}

/* Without a -wal a reader would hold up every save: the first save waits once, and all is there when it is done. */
static void
test_automatic_without_wal (StoreFixture  *fixture,
                            gconstpointer  data)
{
  g_autoptr (AnningCopiesState) state = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  const AnningCopy *copy;
  gint64 debt = copies_fixture_add_debt (fixture, "yesterday");

  copies_fixture_add_original (fixture, debt, 1, 4 * PIECE);
  anning_store_read (fixture->store, without_wal_job, NULL, &error);
  g_assert_no_error (error);
  anning_store_set_copies (fixture->store, NULL, TRUE);
  copies_fixture_add_debt (fixture, "today");
  state = anning_store_get_copies_state (fixture->store);
  g_assert_false (state->running);
  g_assert_no_error (state->error);
  copies = anning_copies_list (fixture->path, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = g_ptr_array_index (copies, 0);
  g_assert_cmpint (store_fixture_integer (copy->path, "SELECT count (*) FROM debt"), ==, 1);
  g_assert_true (anning_copies_check (copy->path, NULL, NULL, NULL, NULL));
}

/* A file of an earlier schema is copied to where the copies are before it becomes another one. */
static void
test_before_migration (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *sql_path = g_build_filename (g_getenv ("ANNING_SOURCE_ROOT"), "tests", "store", "schemas",
                                                "schema-5.sql", NULL);
  g_autofree char *disk = g_build_filename (fixture->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "old.db", NULL);
  g_autofree char *beside = anning_copies_dup_default_folder (path);
  g_autofree char *sql = NULL;
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  const AnningCopy *copy;

  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  store_fixture_sql (path, sql);
  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  anning_store_set_copies (store, disk, TRUE);
  g_assert_true (anning_store_open (store, &error));
  g_assert_no_error (error);
  anning_store_close (store);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  copies = anning_copies_list (path, disk, NULL, NULL, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  copy = g_ptr_array_index (copies, 0);
  g_assert_true (copy->before_migration);
  g_assert_cmpint (copy->schema, ==, 5);
  g_assert_true (g_str_has_suffix (copy->path, "-v5.db"));
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
    { "/store/copies/automatic", test_automatic },
    { "/store/copies/automatic-fails", test_automatic_fails },
    { "/store/copies/automatic-closed", test_automatic_closed },
    { "/store/copies/automatic-without-wal", test_automatic_without_wal },
    { "/store/copies/before-migration", test_before_migration },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].test, store_fixture_tear_down);
  return g_test_run ();
}
