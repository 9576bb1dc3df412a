/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-copies-private.h"
#include "anning-copy-look.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-opening-private.h"
#include "anning-records.h"
#include "anning-restore.h"
#include "copies-fixture.h"

#define PIECE ((gsize) ANNING_EVIDENCE_CHUNK)

static char *
get_folder (StoreFixture *fixture)
{
  return anning_copies_dup_default_folder (fixture->path);
}

static char *
make (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *path = anning_copies_make (fixture->path, NULL, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (path);
  return path;
}

/* A copy gets the name that it would have had if it had been made at another time. */
static char *
rename_copy (const char *path,
             const char *time)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strdup_printf ("anning-%s.db", time);
  char *renamed = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  return renamed;
}

/* Names in a folder and below, in order, with "/" behind folders. */
static void
list_below (const char *folder,
            const char *prefix,
            GPtrArray  *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *shown = g_strconcat (prefix, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *deeper = g_strconcat (shown, "/", NULL);

          list_below (path, deeper, names);
        }
      else
        {
          g_ptr_array_add (names, g_steal_pointer (&shown));
        }
    }
}

static guint
count_originals (const char *folder)
{
  g_autofree char *evidence = g_build_filename (folder, "evidence", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  list_below (evidence, "", names);
  return names->len;
}

static guint
count_copies (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) copies = anning_copies_list (fixture->path, NULL, NULL, NULL, NULL);

  return copies->len;
}

static char *
dup_original_path (StoreFixture *fixture,
                   guint32       seed,
                   gsize         length)
{
  g_autofree char *folder = get_folder (fixture);
  g_autoptr (GBytes) bytes = copies_fixture_make_bytes (seed, length);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return anning_copies_dup_original_path (folder, sha256);
}

/* ---- making ---- */

static void
test_make (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *copy_dump = NULL;
  g_autofree char *original = dup_original_path (fixture, 1, 3 * PIECE + 5);
  g_autofree char *bytes_found = NULL;
  g_autoptr (GBytes) bytes = copies_fixture_make_bytes (1, 3 * PIECE + 5);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  AnningCopiesSize size;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  const AnningCopy *copy;
  struct stat info;
  ino_t inode;
  gsize length;

  copies_fixture_add_original (fixture, debt, 1, 3 * PIECE + 5);
  copies_fixture_add_original (fixture, debt, 2, 10);
  /* The file is open, and its changes are in the -wal. */
  first = make (fixture);
  dump = copies_fixture_dump (fixture->path, FALSE);
  copy_dump = copies_fixture_dump (first, FALSE);
  g_assert_cmpstr (copy_dump, ==, dump);
  g_assert_true (anning_copies_check (first, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (g_file_get_contents (original, &bytes_found, &length, NULL));
  g_assert_cmpmem (bytes_found, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpint (stat (original, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  inode = info.st_ino;
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (first, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  /* What is there already is not written again. */
  copies_fixture_add_original (fixture, debt, 3, 20);
  second = make (fixture);
  g_assert_cmpstr (second, !=, first);
  g_assert_cmpint (stat (original, &info), ==, 0);
  g_assert_cmpuint (info.st_ino, ==, inode);
  g_assert_cmpuint (count_originals (folder), ==, 3);

  copies = anning_copies_list (fixture->path, NULL, NULL, NULL, &error);
  g_assert_cmpuint (copies->len, ==, 2);
  copy = g_ptr_array_index (copies, 0);
  g_assert_cmpstr (copy->path, ==, second);
  g_assert_true (copy->light);
  g_assert_false (copy->before_migration);
  g_assert_cmpint (copy->schema, ==, ANNING_SCHEMA_VERSION);
  g_assert_cmpint (copy->n_originals, ==, 3);
  g_assert_cmpint (copy->shared_size, ==, 3 * PIECE + 5 + 10 + 20);
  g_assert_cmpint (copy->n_missing, ==, 0);
  g_assert_cmpint (ABS (copy->made_at - anning_store_now ()), <, 60000);
  g_assert_true (anning_copies_measure (fixture->path, NULL, &size, NULL, &error));
  g_assert_cmpint (size.n_copies, ==, 2);
  g_assert_cmpint (size.n_originals, ==, 3);
  g_assert_cmpint (size.shared_size, ==, 3 * PIECE + 5 + 10 + 20);
}

/* One rotten recording does not keep all the rest from being copied, and is said. */
static void
test_make_damaged (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *copy = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningCopyLook) look = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  gint64 n_damaged;

  copies_fixture_add_original (fixture, debt, 1, PIECE);
  copies_fixture_add_original (fixture, debt, 2, 10);
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "UPDATE evidence_chunk SET data = zeroblob (262144) WHERE evidence_id = 1");
  copy = anning_copies_make (fixture->path, NULL, NULL, NULL, NULL, &n_damaged, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_damaged, ==, 1);
  g_assert_cmpuint (count_originals (folder), ==, 1);
  look = anning_copy_look_new (copy, NULL, &error);
  g_assert_cmpint (look->n_missing, ==, 1);
  g_assert_false (anning_copies_check (copy, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (anning_restore (other, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (anning_restore (other, copy, ANNING_RESTORE_INCOMPLETE, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_integer (other, "SELECT count (*) FROM debt"), ==, 1);
  g_assert_cmpint (store_fixture_integer (other, "SELECT count (*) FROM evidence_chunk"), ==, 1);
  store_fixture_reopen (fixture);
}

static void
test_make_fails (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = get_folder (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  copies_fixture_add_original (fixture, debt, 1, 9 * PIECE);
  g_cancellable_cancel (cancellable);
  g_assert_null (anning_copies_make (fixture->path, NULL, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  list_below (folder, "", names);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, ".lock");

  /* A file stands where the folder should be. */
  store_fixture_remove_tree (folder);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_assert_null (anning_copies_make (fixture->path, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
}

/* ---- rotation ---- */

static void
test_rotate (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *draft = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *old_original = dup_original_path (fixture, 1, 10);
  g_autofree char *new_original = dup_original_path (fixture, 2, 20);
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  /* An original that stands in old copies only: ten of days long ago, of which seven stay. */
  copies_fixture_add_original (fixture, debt, 1, 10);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *made = make (fixture);
      g_autofree char *time = g_strdup_printf ("201901%02u-120000", 2 + i);

      g_free (rename_copy (made, time));
    }
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "DELETE FROM evidence_chunk; DELETE FROM evidence_use; DELETE FROM evidence");
  store_fixture_reopen (fixture);
  copies_fixture_add_original (fixture, debt, 2, 20);
  g_assert_cmpint (anning_copies_rotate (fixture->path, NULL, NULL, &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpuint (count_copies (fixture), ==, 7);
  g_assert_true (g_file_test (old_original, G_FILE_TEST_EXISTS));

  /* What is newer takes their places, and the original goes with the last of them. Drafts go, too. */
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *made = make (fixture);
      g_autofree char *time = g_strdup_printf ("2020%02u28-120000", 1 + i);

      g_free (rename_copy (made, time));
    }
  draft = g_build_filename (folder, "anning-20200101-000000.db.part", NULL);
  g_assert_true (g_file_set_contents (draft, "half", 4, NULL));
  kept = g_build_filename (folder, "shopping list.db", NULL);
  g_assert_true (g_file_set_contents (kept, "milk", 4, NULL));
  g_assert_cmpint (anning_copies_rotate (fixture->path, NULL, NULL, &error), ==, 7);
  g_assert_no_error (error);
  g_assert_cmpuint (count_copies (fixture), ==, 7);
  g_assert_false (g_file_test (old_original, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (new_original, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpint (anning_copies_rotate (fixture->path, NULL, NULL, &error), ==, 0);
}

/* Where one copy cannot be read, nobody knows what it names. */
static void
test_rotate_unreadable (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autofree char *original = dup_original_path (fixture, 1, 10);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  copies_fixture_add_original (fixture, debt, 1, 10);
  first = make (fixture);
  second = make (fixture);
  g_assert_cmpint (truncate (second, 5000), ==, 0);
  g_assert_true (anning_copies_remove (first, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_copies (fixture), ==, 1);
  g_assert_true (g_file_test (original, G_FILE_TEST_EXISTS));
  g_assert_true (anning_copies_remove (second, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (original, G_FILE_TEST_EXISTS));
  g_assert_false (anning_copies_remove (fixture->path, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

/* Two files of one name keep their copies in one folder: neither rotates those of the other. */
static void
test_two_files (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *shared = g_build_filename (fixture->folder, "shared", NULL);
  g_autofree char *home = g_build_filename (fixture->folder, "mother", NULL);
  g_autofree char *path = g_build_filename (home, "anning.db", NULL);
  g_autoptr (GError) error = NULL;
  StoreFixture other = { .folder = home, .path = path };
  gint64 debt;

  copies_fixture_add_debt (fixture, "晨星");
  g_assert_cmpint (g_mkdir (home, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (shared, 0700), ==, 0);
  store_fixture_reopen (&other);
  debt = copies_fixture_add_debt (&other, "海棠");
  copies_fixture_add_original (&other, debt, 1, 10);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *made = anning_copies_make (path, shared, NULL, NULL, NULL, NULL, &error);
      g_autofree char *time = g_strdup_printf ("201901%02u-120000", 2 + i);

      g_free (rename_copy (made, time));
    }
  g_assert_cmpint (anning_copies_rotate (fixture->path, shared, NULL, &error), ==, 0);
  g_assert_cmpuint (count_originals (shared), ==, 1);
  g_assert_cmpint (anning_copies_rotate (path, shared, NULL, &error), ==, 2);
  g_assert_cmpuint (count_originals (shared), ==, 1);
  store_fixture_close (&other);
}

static void
test_last_day (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  GDate day, today;

  g_assert_true (anning_copies_find_last_day (fixture->path, NULL, "debt", debt, &day, NULL, &error));
  g_assert_false (g_date_valid (&day));
  made = make (fixture);
  g_free (rename_copy (made, "20190102-120000"));
  g_assert_true (anning_copies_find_last_day (fixture->path, NULL, "debt", debt, &day, NULL, &error));
  g_assert_true (g_date_valid (&day));
  _anning_copy_names_get_day (anning_store_now (), &today);
  /* Its month is one of six: it goes when the sixth month with copies begins, the month of tomorrow being the first. */
  g_assert_cmpint (g_date_get_day (&day), ==, 1);
  g_assert_cmpint (g_date_days_between (&today, &day), >, 4 * 28);
  g_assert_cmpint (g_date_days_between (&today, &day), <, 5 * 31 + 2);
  g_assert_true (anning_copies_find_last_day (fixture->path, NULL, "debt", debt + 1, &day, NULL, &error));
  g_assert_false (g_date_valid (&day));
  g_assert_true (anning_copies_find_last_day (fixture->path, NULL, "evidence", 1, &day, NULL, &error));
  g_assert_false (g_date_valid (&day));
}

/* ---- restoring ---- */

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
  copy = make (fixture);
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
  g_autofree char *original = dup_original_path (fixture, 1, 2 * PIECE);
  g_autofree char *hidden = g_strconcat (original, "-hidden", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *draft = g_strconcat (fixture->path, ".restored", NULL);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  gsize length;

  copies_fixture_add_original (fixture, debt, 1, 2 * PIECE);
  copy = make (fixture);
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
  g_autofree char *folder = get_folder (fixture);
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
  copy = make (fixture);
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

/* ---- another folder ---- */

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (user_data);
}

static void
test_move (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = get_folder (fixture);
  g_autofree char *to = g_build_filename (fixture->folder, "disk", "copies", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  copies_fixture_add_original (fixture, debt, 1, 9 * PIECE);
  copies_fixture_add_original (fixture, debt, 2, 9 * PIECE);
  first = make (fixture);
  copies_fixture_add_debt (fixture, "海棠");
  second = make (fixture);

  g_assert_false (anning_copies_move (fixture->path, NULL, to, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_copies (fixture), ==, 2);
  g_assert_cmpuint (count_originals (folder), ==, 2);
  g_assert_true (anning_copies_check (first, NULL, NULL, NULL, &error));
  list_below (to, "", left);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (left, 0), ==, ".lock");

  g_assert_true (anning_copies_move (fixture->path, NULL, to, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  copies = anning_copies_list (fixture->path, to, NULL, NULL, &error);
  g_assert_cmpuint (copies->len, ==, 2);
  for (guint i = 0; i < copies->len; i++)
    {
      const AnningCopy *copy = g_ptr_array_index (copies, i);

      g_assert_true (anning_copies_check (copy->path, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  /* To where they are: nothing to do. */
  g_assert_true (anning_copies_move (fixture->path, to, to, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_originals (to), ==, 2);
}

/* A rotten byte in the old folder is found before anything is removed there. */
static void
test_move_damaged (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *to = g_build_filename (fixture->folder, "disk", NULL);
  g_autofree char *original = dup_original_path (fixture, 1, 100);
  g_autofree char *copy = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  gsize length;

  copies_fixture_add_original (fixture, debt, 1, 100);
  copy = make (fixture);
  g_assert_true (g_file_get_contents (original, &contents, &length, NULL));
  contents[50] ^= 1;
  g_assert_true (g_file_set_contents (original, contents, length, NULL));
  g_assert_false (anning_copies_move (fixture->path, NULL, to, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (original, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_originals (to), ==, 0);
}

/*
 * The chosen folder is on a stick that is out: nothing is made in its place, it is said, and what
 * lies beside the file is found all the same.
 */
static void
test_away (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *away_stick = g_build_filename (fixture->folder, "away", NULL);
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);
  g_autofree char *beside = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *newest = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) checked = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  gboolean away = FALSE;
  GDate day;

  copies_fixture_add_original (fixture, debt, 1, 100);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  moved = anning_copies_make (fixture->path, stick, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  beside = make (fixture);

  /* Both places, and nothing twice. */
  copies = anning_copies_list (fixture->path, stick, &away, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (away);
  g_assert_cmpuint (copies->len, ==, 2);
  g_clear_pointer (&copies, g_ptr_array_unref);
  checked = anning_copies_check_each (fixture->path, stick, &away, NULL, NULL, NULL, &error);
  g_assert_cmpuint (checked->len, ==, 2);
  g_clear_pointer (&checked, g_ptr_array_unref);
  g_assert_cmpint (g_unlink (beside), ==, 0);
  newest = anning_backup_newest (fixture->path, stick);
  g_assert_cmpstr (newest, ==, moved);
  g_clear_pointer (&newest, g_free);
  g_free (beside);
  beside = make (fixture);

  g_assert_cmpint (g_rename (stick, away_stick), ==, 0);
  copies = anning_copies_list (fixture->path, stick, &away, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (away);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpstr (((const AnningCopy *) g_ptr_array_index (copies, 0))->path, ==, beside);
  away = FALSE;
  checked = anning_copies_check_each (fixture->path, stick, &away, NULL, NULL, NULL, &error);
  g_assert_true (away);
  g_assert_cmpuint (checked->len, ==, 1);
  newest = anning_backup_newest (fixture->path, stick);
  g_assert_cmpstr (newest, ==, beside);

  g_assert_null (anning_copies_make (fixture->path, stick, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_COPIES_ERROR, ANNING_COPIES_ERROR_AWAY);
  g_clear_error (&error);
  g_assert_false (anning_copies_find_last_day (fixture->path, stick, "debt", debt, &day, NULL, &error));
  g_assert_error (error, ANNING_COPIES_ERROR, ANNING_COPIES_ERROR_AWAY);
  g_clear_error (&error);
  g_assert_false (anning_copies_move (fixture->path, stick, elsewhere, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_COPIES_ERROR, ANNING_COPIES_ERROR_AWAY);
  g_clear_error (&error);
  g_assert_true (g_file_test (elsewhere, G_FILE_TEST_IS_DIR));
  g_assert_false (g_file_test (stick, G_FILE_TEST_EXISTS));
}

/* Which copies are kept is a matter of all of them: those that a move left behind go with time, too. */
static void
test_rotate_both (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *folder = get_folder (fixture);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old = g_build_filename (folder, "anning-19990101-120000.db", NULL);
  g_autofree char *made = NULL;
  g_autofree char *moved = NULL;
  guint n;

  copies_fixture_add_debt (fixture, "晨星");
  made = make (fixture);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  moved = anning_copies_make (fixture->path, stick, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Seven days with a copy on the stick: the one of long ago is neither of these nor of the weeks and months. */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("anning-2001%02u01-120000.db", i % 12 + 1);
      g_autofree char *path = g_build_filename (stick, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (made, &contents, &length, NULL));
      g_assert_true (g_file_set_contents (path, contents, length, NULL));
      if (i == 0)
        g_assert_true (g_file_set_contents (old, contents, length, NULL));
    }
  n = (guint) anning_copies_rotate (fixture->path, stick, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 0);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  copies = anning_copies_list (fixture->path, stick, NULL, NULL, &error);
  for (guint i = 0; i < copies->len; i++)
    {
      anning_copies_check (((const AnningCopy *) g_ptr_array_index (copies, i))->path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* ---- automatic copies ---- */

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
  g_autofree char *folder = get_folder (fixture);
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
  g_assert_cmpuint (count_copies (fixture), ==, 1);

  /* A copy of another day is not today's; one stamped in the future is not, either. */
  g_free (rename_copy (copy->path, "20380101-000000"));
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  anning_store_set_copies (fixture->store, NULL, TRUE);
  copies_fixture_add_debt (fixture, "night");
  anning_copies_state_free (wait_for_copy (fixture->store));
  g_assert_cmpuint (count_copies (fixture), ==, 2);
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
  g_assert_cmpuint (count_copies (fixture), ==, 1);
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
    { "/store/copies/make", test_make },
    { "/store/copies/make-damaged", test_make_damaged },
    { "/store/copies/make-fails", test_make_fails },
    { "/store/copies/rotate", test_rotate },
    { "/store/copies/rotate-unreadable", test_rotate_unreadable },
    { "/store/copies/two-files", test_two_files },
    { "/store/copies/away", test_away },
    { "/store/copies/rotate-both", test_rotate_both },
    { "/store/copies/last-day", test_last_day },
    { "/store/copies/restore", test_restore },
    { "/store/copies/restore-refuses", test_restore_refuses },
    { "/store/copies/restore-elsewhere", test_restore_elsewhere },
    { "/store/copies/restore-schemas", test_restore_schemas },
    { "/store/copies/move", test_move },
    { "/store/copies/move-damaged", test_move_damaged },
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
