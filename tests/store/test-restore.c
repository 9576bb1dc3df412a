/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-records.h"
#include "anning-restore.h"
#include "store-fixture.h"

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_records_save (db, &anning_debt_type, data, error);
  return NULL;
}

static void
save_debt (AnningStore *store,
           const char  *creditor)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (GError) error = NULL;

  debt->creditor = g_strdup (creditor);
  anning_store_write (store, save_job, debt, &error);
  g_assert_no_error (error);
}

/* A file with one debt, a copy of that, a second debt, and then the file cut short. */
static void
make_damaged (StoreFixture  *fixture,
              char         **copy)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (GError) error = NULL;

  save_debt (fixture->store, "甲银行");
  store_fixture_close (fixture);
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  *copy = g_build_filename (backups, "anning-20260101-000000.db", NULL);
  g_assert_true (anning_store_backup_to (fixture->path, *copy, NULL, NULL, NULL, &error));
  store_fixture_reopen (fixture);
  save_debt (fixture->store, "乙银行");
  store_fixture_close (fixture);
  g_assert_cmpint (truncate (fixture->path, 16384 * 3), ==, 0);
}

static void
test_newest_copy (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *copy = NULL;
  g_autofree char *offered = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *damaged_now = NULL;
  g_autofree char *copy_before = NULL;
  g_autofree char *copy_after = NULL;
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make_damaged (fixture, &copy);
  damaged = store_fixture_fingerprint (fixture->path);
  copy_before = store_fixture_fingerprint (copy);

  store = anning_store_new (fixture->path);
  g_assert_false (anning_store_open (store, &error));
  offered = anning_restore_offered (error);
  g_assert_cmpstr (offered, ==, copy);
  g_clear_error (&error);
  anning_store_close (store);

  anning_restore_async (fixture->path, offered, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, store_fixture_answered_cb, &result);
  store_fixture_wait (&result);
  aside = anning_restore_finish (result, &error);
  g_assert_no_error (error);

  /* Nothing is thrown away: not the damaged file, not the copy. */
  damaged_now = store_fixture_fingerprint (aside);
  g_assert_cmpstr (damaged_now, ==, damaged);
  copy_after = store_fixture_fingerprint (copy);
  g_assert_cmpstr (copy_after, ==, copy_before);

  store_fixture_reopen (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count(*) FROM debt"), ==, 1);
}

static void
test_copy_is_damaged (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *copy = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *draft = g_strconcat (fixture->path, ".restored", NULL);
  g_autoptr (GError) error = NULL;

  make_damaged (fixture, &copy);
  g_assert_cmpint (truncate (copy, 20000), ==, 0);
  before = store_fixture_fingerprint (fixture->path);

  g_assert_false (anning_restore (fixture->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, &aside, &error));
  g_assert_nonnull (error);
  g_assert_null (aside);
  after = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (access (draft, F_OK), ==, -1);
}

static void
test_in_use (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_store_backup_to (fixture->path, copy, NULL, NULL, NULL, &error));
  g_assert_false (anning_restore (fixture->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_IN_USE);
}

static void
test_nothing_offered (void)
{
  g_autoptr (GError) alone = g_error_new (ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED, "row missing");
  g_autoptr (GError) other = g_error_new (ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED, "a\n/b");

  g_assert_null (anning_restore_offered (alone));
  g_assert_null (anning_restore_offered (other));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/restore/newest-copy", StoreFixture, NULL,
              store_fixture_set_up, test_newest_copy, store_fixture_tear_down);
  g_test_add ("/store/restore/copy-is-damaged", StoreFixture, NULL,
              store_fixture_set_up, test_copy_is_damaged, store_fixture_tear_down);
  g_test_add ("/store/restore/in-use", StoreFixture, NULL,
              store_fixture_set_up, test_in_use, store_fixture_tear_down);
  g_test_add_func ("/store/restore/nothing-offered", test_nothing_offered);
  return g_test_run ();
}
