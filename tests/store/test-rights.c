/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-debt.h"
#include "anning-rights.h"
#include "store-fixture.h"

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

/* A file with these rights. Returns: its path */
static char *
make_file (const char *folder,
           const char *name,
           int         mode)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "x", 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
  return path;
}

static char *
make_folder (const char *folder,
             const char *name,
             int         mode)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
  return path;
}

static void
assert_found (const char *path,
              const char *copies,
              guint       n,
              ...)
{
  g_autoptr (GPtrArray) found = anning_rights_look (path, copies);
  va_list names;

  g_assert_cmpuint (found->len, ==, n);
  va_start (names, n);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (found, va_arg (names, char *), g_str_equal, NULL));
  va_end (names);
}

/* What the program makes by itself is for its owner only, -wal, -shm and lock, too, whatever the umask. */
static void
test_new (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);

  debt->creditor = g_strdup ("甲公司");
  store_fixture_save (fixture, &anning_debt_type, debt);
  assert_found (fixture->path, NULL, 0);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
  g_assert_cmpuint (mode_of (wal), ==, 0600);
  g_assert_cmpuint (mode_of (shm), ==, 0600);
  g_assert_cmpuint (mode_of (lock), ==, 0600);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
}

/* A file that came back open to others: said, not changed behind anybody's back; then mended while it is open. */
static void
test_file (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);

  store_fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0664), ==, 0);
  store_fixture_reopen (fixture);
  debt->creditor = g_strdup ("甲公司");
  store_fixture_save (fixture, &anning_debt_type, debt);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0664);
  /* SQLite gives what it makes the rights of the file. */
  assert_found (fixture->path, NULL, 3, fixture->path, wal, shm);

  g_assert_cmpuint (anning_rights_mend (fixture->path, NULL), ==, 0);
  assert_found (fixture->path, NULL, 0);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
  g_assert_cmpuint (mode_of (wal), ==, 0600);

  /* SQLite's locks are still there: another process cannot write now. */
  debt->record.id = 0;
  store_fixture_save (fixture, &anning_debt_type, debt);
  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM debt"), ==, 2);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
}

static void
test_beside (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *aside_name = g_strconcat (name, ".damaged-20261122-101112", NULL);
  g_autofree char *aside = make_file (folder, aside_name, 0644);
  g_autofree char *strange = make_file (folder, "holiday.jpg", 0644);
  g_autofree char *backups = make_folder (folder, "backups", 0755);
  g_autofree char *copy = make_file (backups, "anning-20261122-101112.db", 0640);
  g_autofree char *evidence = make_folder (backups, "evidence", 0711);
  g_autofree char *shelf = make_folder (evidence, "ab", 0700);
  g_autofree char *original = make_file (shelf, "abcdef", 0604);
  g_autofree char *private_one = make_file (shelf, "abcdee", 0400);
  g_autofree char *outside = make_file (fixture->folder, "outside", 0644);
  g_autofree char *link = g_build_filename (backups, "link", NULL);

  g_assert_cmpint (symlink (outside, link), ==, 0);
  assert_found (fixture->path, NULL, 5, aside, backups, copy, evidence, original);
  g_assert_cmpuint (anning_rights_mend (fixture->path, NULL), ==, 0);
  g_assert_cmpuint (mode_of (aside), ==, 0600);
  g_assert_cmpuint (mode_of (backups), ==, 0700);
  g_assert_cmpuint (mode_of (copy), ==, 0600);
  g_assert_cmpuint (mode_of (evidence), ==, 0700);
  g_assert_cmpuint (mode_of (original), ==, 0600);
  /* Nothing is given, and nothing that is not ours is touched. */
  g_assert_cmpuint (mode_of (private_one), ==, 0400);
  g_assert_cmpuint (mode_of (strange), ==, 0644);
  g_assert_cmpuint (mode_of (outside), ==, 0644);
}

/* Copies on another disk, in a folder that has other things, too. */
static void
test_moved_copies (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *copies = make_folder (fixture->folder, "disk", 0755);
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *stem = g_strndup (name, strlen (name) - 3);
  g_autofree char *copy_name = g_strconcat (stem, "-20261122-101112.db", NULL);
  g_autofree char *copy = make_file (copies, copy_name, 0644);
  g_autofree char *strange = make_file (copies, "holiday.jpg", 0644);
  g_autofree char *evidence = make_folder (copies, "evidence", 0700);
  g_autofree char *original = make_file (evidence, "abcdef", 0644);

  assert_found (fixture->path, NULL, 0);
  assert_found (fixture->path, copies, 2, copy, original);
  g_assert_cmpuint (anning_rights_mend (fixture->path, copies), ==, 0);
  assert_found (fixture->path, copies, 0);
  g_assert_cmpuint (mode_of (copies), ==, 0755);
  g_assert_cmpuint (mode_of (strange), ==, 0644);
  g_assert_cmpuint (mode_of (copy), ==, 0600);
}

/* Named by a link, it is the file that counts. */
static void
test_link (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);

  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  assert_found (link, NULL, 1, fixture->path);
  g_assert_cmpuint (anning_rights_mend (link, NULL), ==, 0);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
}

/* The program's own folder, which only it uses. */
static void
test_own_folder (void)
{
  g_autofree char *path = anning_store_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_store_open (store, &error));
  g_assert_no_error (error);
  anning_store_close (store);
  g_assert_cmpuint (mode_of (folder), ==, 0700);

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  assert_found (path, NULL, 1, folder);
  g_assert_cmpuint (anning_rights_mend (path, NULL), ==, 0);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
}

static void
test_asynchronous (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GAsyncResult) mended = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  anning_rights_look_async (fixture->path, NULL, NULL, store_fixture_answered_cb, &looked);
  found = anning_rights_look_finish (store_fixture_wait (&looked), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  anning_rights_mend_async (fixture->path, NULL, NULL, store_fixture_answered_cb, &mended);
  g_assert_cmpint (anning_rights_mend_finish (store_fixture_wait (&mended), &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (mode_of (fixture->path), ==, 0600);
}

int
main (int    argc,
      char **argv)
{
  /* As a desktop gives it to a program. */
  umask (022);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/store/rights/new", StoreFixture, NULL, store_fixture_set_up, test_new, store_fixture_tear_down);
  g_test_add ("/store/rights/file", StoreFixture, NULL, store_fixture_set_up, test_file, store_fixture_tear_down);
  g_test_add ("/store/rights/beside", StoreFixture, NULL, store_fixture_set_up, test_beside, store_fixture_tear_down);
  g_test_add ("/store/rights/link", StoreFixture, NULL, store_fixture_set_up, test_link, store_fixture_tear_down);
  g_test_add ("/store/rights/moved-copies", StoreFixture, NULL, store_fixture_set_up, test_moved_copies,
              store_fixture_tear_down);
  g_test_add ("/store/rights/asynchronous", StoreFixture, NULL, store_fixture_set_up, test_asynchronous,
              store_fixture_tear_down);
  g_test_add_func ("/store/rights/own-folder", test_own_folder);
  return g_test_run ();
}
