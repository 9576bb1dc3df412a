/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-backup.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "anning-backup-private.h"
#include "anning-copies-private.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-records.h"
#include "anning-restore.h"
#include "store-fixture.h"

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  gsize length = 20 * ANNING_EVIDENCE_CHUNK;
  guint8 *noise = g_malloc (length);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  for (gsize i = 0; i < length; i++)
    noise[i] = (guint8) (i * 2654435761u >> 13);
  stream = g_memory_input_stream_new_from_data (noise, length, g_free);
  debt->creditor = g_strdup ("晨星");
  if (anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error) == 0)
    return NULL;
  return GINT_TO_POINTER (anning_records_save (db, &anning_debt_type, debt, error));
}

static void
fill (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, fill_job, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
backup_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_backup_write (db, data, cancellable, error));
}

static void
check_copy (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  verdict = anning_verify_file (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->sound);
  g_assert_cmpint (verdict->evidence_checked, ==, 1);
  g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM debt WHERE creditor = '晨星'"), ==, 1);

  /* A copy is a file like any other. */
  store = anning_store_new (path);
  g_assert_true (anning_store_open (store, &error));
  g_assert_no_error (error);
}

/* From the open file, with changes that are still in the -wal. */
static void
test_write (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_true (GPOINTER_TO_INT (anning_store_read (fixture->store, backup_job, path, &error)));
  g_assert_no_error (error);
  check_copy (path);

  /* Never over another file. */
  g_assert_null (anning_store_read (fixture->store, backup_job, path, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (anning_store_read (fixture->store, backup_job, (char *) "/nowhere/at/all.db", &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
}

typedef struct
{
  double last;
  guint calls;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpfloat (fraction, >=, progress->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  progress->last = fraction;
  progress->calls++;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

/* While the file is open in this process. */
static void
test_backup_to (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *letter = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *nothing = g_build_filename (fixture->folder, "nothing.db", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };

  fill (fixture);
  g_assert_true (anning_store_backup_to (fixture->path, path, progress_cb, &progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (progress.last, ==, 1.0);
  g_assert_cmpuint (progress.calls, >=, 1);
  check_copy (path);

  g_file_set_contents (letter, "letter", -1, &error);
  g_assert_false (anning_store_backup_to (letter, other, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  g_assert_false (anning_store_backup_to (nothing, other, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (nothing, G_FILE_TEST_EXISTS));
}

static void
test_cancel (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = { .cancellable = cancellable };

  fill (fixture);
  g_assert_false (anning_store_backup_to (fixture->path, path, progress_cb, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.calls, ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_verify_refuses (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *nothing = g_build_filename (fixture->folder, "nothing.db", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Progress progress = { .cancellable = cancellable };

  g_assert_null (anning_verify_file (nothing, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fill (fixture);
  g_assert_null (anning_verify_file (fixture->path, progress_cb, &progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_verify_progress (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (fixture);
  store_fixture_close (fixture);
  before = store_fixture_fingerprint (fixture->path);
  verdict = anning_verify_file (fixture->path, progress_cb, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->sound);
  g_assert_cmpuint (progress.calls, ==, 20);
  g_assert_cmpfloat (progress.last, ==, 1.0);
  after = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_names (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *other = g_build_filename (folder, "妈妈.db", NULL);
  g_autofree char *expected = g_build_filename (folder, "anning-20260101-080102.db", NULL);
  g_autofree char *expected_second = g_build_filename (folder, "anning-20260101-080103.db", NULL);
  g_autofree char *expected_migration = g_build_filename (folder, "anning-20260101-080102-v5.db", NULL);
  g_autofree char *expected_other = g_build_filename (folder, "妈妈-20260101-080102.db", NULL);
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;
  g_autofree char *second = NULL;
  g_autofree char *migration = NULL;

  /* 2026-01-01 00:01:02 UTC; tests run in China's time. */
  name = _anning_copy_names_make_path (fixture->path, folder, 1767225662000, 0);
  other_name = _anning_copy_names_make_path (other, folder, 1767225662000, 0);
  g_assert_cmpstr (name, ==, expected);
  g_assert_cmpstr (other_name, ==, expected_other);

  /* A name that is taken gives way: a clock was set back, or a program was killed and started again. */
  g_assert_true (g_file_set_contents (expected, "", 0, NULL));
  second = _anning_copy_names_make_path (fixture->path, folder, 1767225662000, 0);
  g_assert_cmpstr (second, ==, expected_second);
  migration = _anning_copy_names_make_path (fixture->path, folder, 1767225662000, 5);
  g_assert_cmpstr (migration, ==, expected_migration);
}

static gpointer
migration_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (anning_backup_before_migration (db, error));
}

/* What is kept before a migration is what is offered after damage. */
static void
test_before_migration (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *newest = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *evidence = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  fill (fixture);
  g_assert_true (GPOINTER_TO_INT (anning_store_read (fixture->store, migration_job, NULL, &error)));
  g_assert_no_error (error);
  newest = anning_backup_newest (fixture->path, NULL);
  g_assert_nonnull (newest);
  folder = g_path_get_dirname (newest);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  restored = g_build_filename (fixture->folder, "restored.db", NULL);
  g_assert_true (anning_restore (restored, newest, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  check_copy (restored);

  /* Without its originals it takes nobody's place. */
  evidence = g_build_filename (folder, "evidence", NULL);
  store_fixture_remove_tree (evidence);
  g_assert_null (anning_backup_newest (fixture->path, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/backup/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("write", test_write);
  ADD ("backup-to", test_backup_to);
  ADD ("cancel", test_cancel);
  ADD ("verify-refuses", test_verify_refuses);
  ADD ("verify-progress", test_verify_progress);
  ADD ("names", test_names);
  ADD ("before-migration", test_before_migration);
#undef ADD
  return g_test_run ();
}
