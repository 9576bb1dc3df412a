/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a copy of the day gives back. */
#include "anning-copies.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-copies-private.h"
#include "anning-copy-look.h"
#include "anning-evidence.h"
#include "anning-restore.h"
#include "copies-fixture.h"

#define PIECE ((gsize) ANNING_EVIDENCE_CHUNK)

static void
test_restore (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *copy = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *aside_dump = NULL;
  g_autofree char *later = NULL;
  g_autoptr (AnningCopyLook) inside = NULL;
  g_autoptr (AnningCopyLook) now = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  struct stat info;

  for (guint i = 0; i < 5; i++)
    copies_fixture_add_original (fixture, debt, i, i * PIECE + i);
  dump = copies_fixture_dump (fixture->path, TRUE);
  copy = copies_fixture_make (fixture);
  copies_fixture_add_debt (fixture, "海棠");
  copies_fixture_add_original (fixture, debt, 99, 99);

  inside = anning_copy_look_new (copy, NULL, &error);
  g_assert_no_error (error);
  now = anning_copy_look_new (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (inside->light);
  g_assert_false (now->light);
  g_assert_cmpint (inside->n_debts, ==, 1);
  g_assert_cmpint (now->n_debts, ==, 2);
  g_assert_cmpint (inside->n_originals, ==, 5);
  g_assert_cmpint (inside->originals_size, ==, 10 * PIECE + 10);
  g_assert_cmpint (now->n_originals, ==, 6);
  g_assert_cmpint (inside->n_missing, ==, 0);
  g_assert_cmpint (now->n_missing, ==, 0);
  g_assert_cmpint (inside->first_at, ==, ANNING_UNKNOWN);
  g_assert_cmpint (now->last_written_at, >=, inside->last_written_at);

  g_assert_false (anning_restore (fixture->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, &aside, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_IN_USE);
  g_clear_error (&error);
  later = copies_fixture_dump (fixture->path, TRUE);
  store_fixture_close (fixture);
  g_assert_true (anning_restore (fixture->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, &aside, &error));
  g_assert_no_error (error);
  restored = copies_fixture_dump (fixture->path, TRUE);
  g_assert_cmpstr (restored, ==, dump);
  g_assert_nonnull (strstr (aside, "anning.db.before-"));
  aside_dump = copies_fixture_dump (aside, TRUE);
  g_assert_cmpstr (aside_dump, ==, later);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  store_fixture_reopen (fixture);
  g_assert_cmpint (copies_fixture_add_debt (fixture, "again"), ==, 2);
}

/* Another byte in an original, an original that is gone, a copy that is cut: nothing has changed. */
static void
test_restore_refuses (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *copy = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *original = copies_fixture_dup_original (fixture, 1, 2 * PIECE);
  g_autofree char *hidden = g_strconcat (original, "-hidden", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *draft = g_strconcat (fixture->path, ".restored", NULL);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  gsize length;

  copies_fixture_add_original (fixture, debt, 1, 2 * PIECE);
  copy = copies_fixture_make (fixture);
  copies_fixture_add_debt (fixture, "海棠");
  store_fixture_close (fixture);
  before = store_fixture_fingerprint (fixture->path);

  g_assert_true (g_file_get_contents (original, &contents, &length, NULL));
  contents[PIECE + 7] ^= 1;
  g_assert_true (g_file_set_contents (original, contents, length, NULL));
  g_assert_false (anning_restore (fixture->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, &aside, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (anning_copies_check (copy, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (original, hidden), ==, 0);
  g_assert_false (anning_restore (fixture->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, &aside, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (truncate (copy, 40000), ==, 0);
  g_assert_false (anning_restore (fixture->path, copy, ANNING_RESTORE_INCOMPLETE, NULL, NULL, NULL, &aside, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  after = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (aside);
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
  store_fixture_reopen (fixture);
}

/* A folder of copies from another computer, onto a place where there is nothing yet. */
static void
test_restore_elsewhere (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autofree char *folder = anning_copies_dup_default_folder (fixture->path);
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "妈妈.db", NULL);
  g_autofree char *copy = NULL;
  g_autofree char *name = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *restored = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  copies_fixture_add_original (fixture, debt, 1, 2 * PIECE);
  dump = copies_fixture_dump (fixture->path, TRUE);
  copy = copies_fixture_make (fixture);
  g_assert_cmpint (g_rename (folder, stick), ==, 0);
  name = g_path_get_basename (copy);
  moved = g_build_filename (stick, name, NULL);
  g_assert_true (anning_restore (path, moved, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, &aside, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  restored = copies_fixture_dump (path, TRUE);
  g_assert_cmpstr (restored, ==, dump);
}

/* A light copy of each schema there ever was comes back at ours. */
static void
test_restore_schemas (StoreFixture  *fixture,
                      gconstpointer  data)
{
  for (guint version = 1; version < ANNING_SCHEMA_VERSION; version++)
    {
      g_autofree char *sql_path = g_strdup_printf ("%s/tests/store/schemas/schema-%u.sql",
                                                   g_getenv ("ANNING_SOURCE_ROOT"), version);
      g_autofree char *name = g_strdup_printf ("old-%u.db", version);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *target = g_strconcat (path, "-restored.db", NULL);
      g_autofree char *sql = NULL;
      g_autofree char *copy = NULL;
      g_autoptr (AnningVerdict) verdict = NULL;
      g_autoptr (AnningCopyLook) look = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (sql_path, &sql, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      store_fixture_sql (path, sql);
      copy = anning_copies_make (path, NULL, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      look = anning_copy_look_new (copy, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (look->schema, ==, version);
      g_assert_true (anning_restore (target, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (store_fixture_integer (target, "PRAGMA user_version"), ==, ANNING_SCHEMA_VERSION);
      g_assert_cmpint (store_fixture_integer (target, "SELECT count (*) FROM debt WHERE deleted_at = 0"), ==, look->n_debts);
      verdict = anning_verify_file (target, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (verdict->sound);
    }
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
    { "/store/copies/restore", test_restore },
    { "/store/copies/restore-refuses", test_restore_refuses },
    { "/store/copies/restore-elsewhere", test_restore_elsewhere },
    { "/store/copies/restore-schemas", test_restore_schemas },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].test, store_fixture_tear_down);
  return g_test_run ();
}
