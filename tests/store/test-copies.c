/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What copies of the day hold, how many are kept, and where. */
#include "anning-copies.h"

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

static char *
get_folder (StoreFixture *fixture)
{
  return anning_copies_dup_default_folder (fixture->path);
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
  g_autofree char *original = copies_fixture_dup_original (fixture, 1, 3 * PIECE + 5);
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
  first = copies_fixture_make (fixture);
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
  second = copies_fixture_make (fixture);
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
  g_autofree char *old_original = copies_fixture_dup_original (fixture, 1, 10);
  g_autofree char *new_original = copies_fixture_dup_original (fixture, 2, 20);
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  /* An original that stands in old copies only: ten of days long ago, of which seven stay. */
  copies_fixture_add_original (fixture, debt, 1, 10);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *made = copies_fixture_make (fixture);
      g_autofree char *time = g_strdup_printf ("201901%02u-120000", 2 + i);

      g_free (copies_fixture_rename (made, time));
    }
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "DELETE FROM evidence_chunk; DELETE FROM evidence_use; DELETE FROM evidence");
  store_fixture_reopen (fixture);
  copies_fixture_add_original (fixture, debt, 2, 20);
  g_assert_cmpint (anning_copies_rotate (fixture->path, NULL, NULL, &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpuint (copies_fixture_count (fixture), ==, 7);
  g_assert_true (g_file_test (old_original, G_FILE_TEST_EXISTS));

  /* What is newer takes their places, and the original goes with the last of them. Drafts go, too. */
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *made = copies_fixture_make (fixture);
      g_autofree char *time = g_strdup_printf ("2020%02u28-120000", 1 + i);

      g_free (copies_fixture_rename (made, time));
    }
  draft = g_build_filename (folder, "anning-20200101-000000.db.part", NULL);
  g_assert_true (g_file_set_contents (draft, "half", 4, NULL));
  kept = g_build_filename (folder, "shopping list.db", NULL);
  g_assert_true (g_file_set_contents (kept, "milk", 4, NULL));
  g_assert_cmpint (anning_copies_rotate (fixture->path, NULL, NULL, &error), ==, 7);
  g_assert_no_error (error);
  g_assert_cmpuint (copies_fixture_count (fixture), ==, 7);
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
  g_autofree char *original = copies_fixture_dup_original (fixture, 1, 10);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");

  copies_fixture_add_original (fixture, debt, 1, 10);
  first = copies_fixture_make (fixture);
  second = copies_fixture_make (fixture);
  g_assert_cmpint (truncate (second, 5000), ==, 0);
  g_assert_true (anning_copies_remove (first, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (copies_fixture_count (fixture), ==, 1);
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

      g_free (copies_fixture_rename (made, time));
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
  made = copies_fixture_make (fixture);
  g_free (copies_fixture_rename (made, "20190102-120000"));
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
  first = copies_fixture_make (fixture);
  copies_fixture_add_debt (fixture, "海棠");
  second = copies_fixture_make (fixture);

  g_assert_false (anning_copies_move (fixture->path, NULL, to, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (copies_fixture_count (fixture), ==, 2);
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
  g_autofree char *original = copies_fixture_dup_original (fixture, 1, 100);
  g_autofree char *copy = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  gsize length;

  copies_fixture_add_original (fixture, debt, 1, 100);
  copy = copies_fixture_make (fixture);
  g_assert_true (g_file_get_contents (original, &contents, &length, NULL));
  contents[50] ^= 1;
  g_assert_true (g_file_set_contents (original, contents, length, NULL));
  g_assert_false (anning_copies_move (fixture->path, NULL, to, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (original, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_originals (to), ==, 0);
}

/* What fails in a thread of its own says why, too. */
static void
test_answers (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "no-folder", NULL);
  g_autofree char *copy = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 debt = copies_fixture_add_debt (fixture, "晨星");
  GDate day;

  copy = copies_fixture_make (fixture);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));

  anning_copies_move_async (fixture->path, NULL, file, NULL, NULL, NULL, store_fixture_answered_cb, &result);
  g_assert_false (anning_copies_move_finish (store_fixture_wait (&result), &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_clear_object (&result);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));

  anning_copies_remove_async (fixture->path, NULL, store_fixture_answered_cb, &result);
  g_assert_false (anning_copies_remove_finish (store_fixture_wait (&result), &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&result);

  anning_copies_find_last_day_async (fixture->path, stick, "debt", debt, NULL, store_fixture_answered_cb, &result);
  g_assert_false (anning_copies_find_last_day_finish (store_fixture_wait (&result), &day, &error));
  g_assert_error (error, ANNING_COPIES_ERROR, ANNING_COPIES_ERROR_AWAY);
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
  beside = copies_fixture_make (fixture);

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
  beside = copies_fixture_make (fixture);

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
  made = copies_fixture_make (fixture);
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
    { "/store/copies/answers", test_answers },
    { "/store/copies/away", test_away },
    { "/store/copies/rotate-both", test_rotate_both },
    { "/store/copies/last-day", test_last_day },
    { "/store/copies/move", test_move },
    { "/store/copies/move-damaged", test_move_damaged },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].test, store_fixture_tear_down);
  return g_test_run ();
}
