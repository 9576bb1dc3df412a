/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-setting.h"
#include "anning-debt.h"
#include "anning-records.h"
#include "anning-db-private.h"
#include "store-fixture.h"

/* "nobody" on every Linux: for what root may do and others may not. */
#define NOBODY 65534

static const char *own_path;

static void
check_refused (const char       *path,
               AnningStoreError  code)
{
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (anning_store_open (store, &error));
  g_assert_error (error, ANNING_STORE_ERROR, (int) code);
  anning_store_close (store);
}

/* Refused, and neither a byte, nor the time, nor a file beside it is different. */
static void
check_refused_untouched (const char       *path,
                         AnningStoreError  code)
{
  g_autofree char *before = store_fixture_fingerprint (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  g_autofree char *after = NULL;

  check_refused (path, code);
  after = store_fixture_fingerprint (path);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
check_mode (const char *path,
            guint       mode)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, mode);
}

static void
test_new_file (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);

  check_mode (folder, 0700);
  check_mode (fixture->path, 0600);
  g_assert_true (anning_store_is_unentered (fixture->store));
  store_fixture_close (fixture);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpint (store_fixture_integer (fixture->path, "PRAGMA user_version"), ==, 6);
  /* "Anng" */
  g_assert_cmpint (store_fixture_integer (fixture->path, "PRAGMA application_id"), ==, 1097756263);
}

/* Only a choice at the first start, or something written, ends it: looking and leaving does not. */
static void
test_unentered (StoreFixture  *fixture,
                gconstpointer  data)
{
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  g_assert_true (anning_store_is_unentered (fixture->store));
  anning_setting_set_later (fixture->store, ANNING_SETTING_ENTERED, "yes");
  while (anning_store_get_pending (fixture->store) > 0)
    g_main_context_iteration (NULL, TRUE);
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  g_assert_false (anning_store_is_unentered (fixture->store));
}

static void
test_open_twice (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_store_get_is_open (fixture->store));
  g_assert_cmpstr (anning_store_get_path (fixture->store), ==, fixture->path);
  /* The second call finds it open. */
  g_assert_true (anning_store_open (fixture->store, &error));
  g_assert_no_error (error);
  g_assert_true (anning_store_is_unentered (fixture->store));
  anning_store_close (fixture->store);
  g_assert_false (anning_store_get_is_open (fixture->store));
  anning_store_close (fixture->store);
  g_assert_true (anning_store_open (fixture->store, &error));
  g_assert_no_error (error);
}

static void
test_empty_file (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty.db", NULL);
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "", 0, &error);
  g_assert_true (anning_store_open (store, &error));
  g_assert_no_error (error);
  anning_store_close (store);
  check_mode (path, 0600);
}

static void
test_not_a_database (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *longer = g_strnfill (5000, 'x');
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "尊敬的客户", -1, &error);
  check_refused_untouched (path, ANNING_STORE_ERROR_NOT_A_DATABASE);
  g_file_set_contents (path, longer, -1, &error);
  check_refused_untouched (path, ANNING_STORE_ERROR_NOT_A_DATABASE);
  /* Only the beginning of a database. */
  g_file_set_contents (path, "SQLite format 3", 16, &error);
  check_refused_untouched (path, ANNING_STORE_ERROR_NOT_A_DATABASE);
  g_assert_no_error (error);

  check_refused (fixture->folder, ANNING_STORE_ERROR_NOT_A_DATABASE);
  check_refused ("/dev/null", ANNING_STORE_ERROR_NOT_A_DATABASE);
}

static void
test_foreign (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "", 0, &error);
  store_fixture_sql (path, "CREATE TABLE debt (id INTEGER PRIMARY KEY);");
  check_refused_untouched (path, ANNING_STORE_ERROR_FOREIGN);
  store_fixture_sql (path, "PRAGMA application_id = 1;");
  check_refused_untouched (path, ANNING_STORE_ERROR_FOREIGN);
}

/* Whatever somebody put into a file of ours is told before any of it could run. */
static void
test_altered (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *put_in;
    const char *take_out;
  } things[] = {
    { "CREATE TRIGGER t AFTER INSERT ON debt BEGIN DELETE FROM incident; END", "DROP TRIGGER t" },
    { "CREATE VIEW v AS SELECT creditor FROM debt", "DROP VIEW v" },
    { "CREATE TABLE extra (a)", "DROP TABLE extra" },
    { "CREATE VIRTUAL TABLE x USING fts5 (a)", "DROP TABLE x" },
    { "CREATE INDEX i ON debt (upper (creditor))", "DROP INDEX i" },
    { "ALTER TABLE debt ADD COLUMN more TEXT AS (replace (creditor, 'a', hex (zeroblob (1000000))))", "ALTER TABLE debt DROP COLUMN more" },
    { "DROP INDEX payment_by_debt; CREATE INDEX payment_by_debt ON payment (amount)",
      "DROP INDEX payment_by_debt; CREATE INDEX payment_by_debt ON payment (debt_id)" },
  };

  store_fixture_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autoptr (GError) error = NULL;

      store_fixture_sql (fixture->path, things[i].put_in);
      check_refused (fixture->path, ANNING_STORE_ERROR_ALTERED);
      g_assert_null (anning_verify_file (fixture->path, NULL, NULL, NULL, &error));
      g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_ALTERED);
      store_fixture_sql (fixture->path, things[i].take_out);
      store_fixture_reopen (fixture);
      store_fixture_close (fixture);
    }

  store_fixture_sql (fixture->path, "DROP INDEX payment_by_debt");
  check_refused (fixture->path, ANNING_STORE_ERROR_DAMAGED);
}

static gpointer
try_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  anning_db_exec (db, data, error);
  return NULL;
}

/* Nor does a connection of ours do what no statement of ours does. */
static void
test_limits (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const char *const refused[] = {
    "ATTACH ':memory:' AS other",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x' WHERE name = 'debt'",
    "SELECT load_extension ('libc.so.6')",
    "SELECT zeroblob (100000000)",
    "INSERT INTO search_data (id, block) VALUES (1, x'00')",
    "SELECT \"this is no column\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      anning_store_read (fixture->store, try_job, (gpointer) refused[i], &error);
      if (error == NULL)
        g_error ("This was done: %s", refused[i]);
    }
}

static void
test_newer (StoreFixture  *fixture,
            gconstpointer  data)
{
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "PRAGMA user_version = 7;");
  check_refused_untouched (fixture->path, ANNING_STORE_ERROR_NEWER);
  store_fixture_sql (fixture->path, "PRAGMA user_version = 6;");
  store_fixture_reopen (fixture);
}

/* The newer program was killed: its version stands in the -wal only. */
static void
test_newer_in_wal (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "killed.db", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *wal_bytes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *wal_after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, wal_length, wal_after_length;

  store_fixture_sql (fixture->path, "PRAGMA user_version = 7;");
  g_file_get_contents (fixture->path, &bytes, &length, &error);
  g_file_get_contents (wal, &wal_bytes, &wal_length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wal_length, >, 0);
  g_file_set_contents (copy, bytes, length, &error);
  g_file_set_contents (copy_wal, wal_bytes, wal_length, &error);
  g_assert_no_error (error);
  store_fixture_sql (fixture->path, "PRAGMA user_version = 6;");

  before = store_fixture_fingerprint (copy);
  check_refused (copy, ANNING_STORE_ERROR_NEWER);
  after = store_fixture_fingerprint (copy);
  g_assert_cmpstr (before, ==, after);
  g_file_get_contents (copy_wal, &wal_after, &wal_after_length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (wal_bytes, wal_length, wal_after, wal_after_length);
}

/* Overwrites the root page of a table. */
static void
damage (const char *path,
        const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  gint64 size = store_fixture_integer (path, "PRAGMA page_size");
  g_autofree char *noise = g_strnfill (size, 0x5a);
  gint64 page = store_fixture_integer (path, sql);
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, noise, size, (page - 1) * size), ==, size);
  close (fd);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *good = g_build_filename (folder, "backups", "anning-20260101-000000.db", NULL);
  g_autofree char *bad = g_build_filename (folder, "backups", "anning-20260202-000000.db", NULL);
  g_autofree char *other = g_build_filename (folder, "backups", "other-20260303-000000.db", NULL);
  g_autofree char *backups = g_path_get_dirname (good);
  g_autofree char *newest = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) lines = NULL;

  store_fixture_close (fixture);
  g_assert_null (anning_backup_newest (fixture->path, NULL));
  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  g_assert_true (anning_store_backup_to (fixture->path, good, NULL, NULL, NULL, &error));
  g_assert_true (anning_store_backup_to (fixture->path, bad, NULL, NULL, NULL, &error));
  g_assert_true (anning_store_backup_to (fixture->path, other, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  damage (bad, "incident");
  damage (fixture->path, "incident");

  newest = anning_backup_newest (fixture->path, NULL);
  g_assert_cmpstr (newest, ==, good);

  before = store_fixture_fingerprint (fixture->path);
  store = anning_store_new (fixture->path);
  g_assert_false (anning_store_open (store, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
  anning_store_close (store);
  after = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (before, ==, after);

  lines = g_strsplit (error->message, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[1], ==, good);
}

static void
test_damaged_without_copy (StoreFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  damage (fixture->path, "debt");
  store = anning_store_new (fixture->path);
  g_assert_false (anning_store_open (store, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
  g_assert_null (strchr (error->message, '\n'));
  anning_store_close (store);
}

static void
test_cut_off (StoreFixture  *fixture,
              gconstpointer  data)
{
  store_fixture_close (fixture);
  g_assert_cmpint (truncate (fixture->path, 16384 * 3), ==, 0);
  check_refused_untouched (fixture->path, ANNING_STORE_ERROR_DAMAGED);
}

/* Runs this program again, as another user if @uid is not ours. Returns: its exit status */
static int
run_child (const char *what,
           const char *path,
           uid_t       uid)
{
  /* Opened by us: the other one may have no way into the folder of the build. */
  int program = open (own_path, O_RDONLY | O_CLOEXEC);
  char *words[] = { (char *) own_path, (char *) what, (char *) path, NULL };
  pid_t pid = fork ();
  int status;

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      if (uid != geteuid () && (setgid (uid) != 0 || setuid (uid) != 0))
        _exit (99);
      fexecve (program, words, environ);
      _exit (98);
    }
  close (program);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* The child's part: 0 if it opened, else 10 + the code of the store's error. */
static int
child_open (const char *path)
{
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GError) error = NULL;
  gboolean opened = anning_store_open (store, &error);

  anning_store_close (store);
  if (opened)
    return 0;
  return error->domain == ANNING_STORE_ERROR ? 10 + error->code : 97;
}

static void
test_in_use (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);
  g_autofree char *alias = g_build_filename (fixture->folder, "alias.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run_child ("--open", fixture->path, geteuid ()), ==, 10 + ANNING_STORE_ERROR_IN_USE);
  /* Nor by another name, nor from the same process. */
  g_assert_cmpint (symlink (fixture->path, alias), ==, 0);
  g_assert_cmpint (run_child ("--open", alias, geteuid ()), ==, 10 + ANNING_STORE_ERROR_IN_USE);
  check_refused (fixture->path, ANNING_STORE_ERROR_IN_USE);

  store_fixture_close (fixture);
  g_assert_cmpint (run_child ("--open", fixture->path, geteuid ()), ==, 0);

  /* A lock file that somebody left behind holds nothing. */
  g_file_set_contents (lock, "", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (run_child ("--open", fixture->path, geteuid ()), ==, 0);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_read_only_rights (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *fresh = g_build_filename (folder, "fresh.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  uid_t uid = geteuid () == 0 ? NOBODY : geteuid ();

  store_fixture_close (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);

  /* The file cannot be written. */
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  before = store_fixture_fingerprint (fixture->path);
  g_assert_cmpint (run_child ("--open", fixture->path, uid), ==, 10 + ANNING_STORE_ERROR_READ_ONLY);

  /* The folder cannot be written: there would be no place for the -wal. */
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (run_child ("--open", fixture->path, uid), ==, 10 + ANNING_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (run_child ("--open", fresh, uid), ==, 10 + ANNING_STORE_ERROR_READ_ONLY);
  after = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));

  /* The file cannot even be read. */
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0000), ==, 0);
  g_assert_cmpint (run_child ("--open", fixture->path, uid), ==, 10 + ANNING_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

/* As on a stick that is mounted read-only; making mounts needs root. */
static void
test_read_only_mount (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  AnningVerdict *verdict;
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  if (geteuid () != 0 || mount (folder, folder, NULL, MS_BIND, NULL) != 0)
    {
      g_test_skip ("no right to mount");
      return;
    }
  if (mount (NULL, folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) == 0)
    {
      g_autofree char *fresh = g_build_filename (folder, "deep", "fresh.db", NULL);

      check_refused_untouched (fixture->path, ANNING_STORE_ERROR_READ_ONLY);
      check_refused (fresh, ANNING_STORE_ERROR_READ_ONLY);
      /* Checking only reads. */
      verdict = anning_verify_file (fixture->path, NULL, NULL, NULL, &error);
    }
  else
    {
      g_test_skip ("no read-only mount");
      verdict = NULL;
    }
  g_assert_cmpint (umount (folder), ==, 0);
  g_assert_no_error (error);
  g_assert_true (verdict == NULL || verdict->sound);
  anning_verdict_free (verdict);
}

static void
test_open_async (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GAsyncResult *opened = NULL;
  GAsyncResult *listed = NULL;

  store_fixture_close (fixture);
  fixture->store = anning_store_new (fixture->path);
  anning_store_open_async (fixture->store, NULL, store_fixture_answered_cb, &opened);
  /* What is asked for meanwhile waits its turn. */
  anning_records_list_async (fixture->store, &anning_debt_type, NULL, 0, NULL,
                             store_fixture_answered_cb, &listed);
  g_assert_cmpuint (anning_store_get_pending (fixture->store), ==, 2);
  g_assert_true (anning_store_open_finish (fixture->store, store_fixture_wait (&opened), &error));
  g_assert_no_error (error);
  list = anning_records_list_finish (fixture->store, store_fixture_wait (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);
  g_clear_object (&opened);
  g_clear_object (&listed);
}

static void
test_refused_then_jobs (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GError) error = NULL;
  GAsyncResult *opened = NULL;
  GAsyncResult *listed = NULL;

  g_file_set_contents (path, "x", 1, &error);
  anning_store_open_async (store, NULL, store_fixture_answered_cb, &opened);
  anning_records_list_async (store, &anning_debt_type, NULL, 0, NULL, store_fixture_answered_cb, &listed);
  g_assert_false (anning_store_open_finish (store, store_fixture_wait (&opened), &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  g_assert_null (anning_records_list_finish (store, store_fixture_wait (&listed), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_clear_object (&opened);
  g_clear_object (&listed);

  /* The reason has gone: the same store opens. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (anning_store_open (store, &error));
  g_assert_no_error (error);
}

static gpointer
cache_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  int used = 0, highest;

  g_assert_cmpint (sqlite3_db_status (anning_db_get_handle (db), SQLITE_DBSTATUS_CACHE_USED, &used, &highest, FALSE),
                   ==, SQLITE_OK);
  return GINT_TO_POINTER (used + 1);
}

/* The check of a new file alone reads its ninety pages of 16 KiB. */
static void
test_memory (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  int used;

  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  used = GPOINTER_TO_INT (anning_store_read (fixture->store, cache_job, NULL, &error)) - 1;
  g_assert_no_error (error);
  g_assert_cmpint (used, >=, 0);
  g_assert_cmpint (used, <, 128 * 1024);
}

static void
test_default_path (void)
{
  g_autofree char *path = anning_store_dup_default_path ();
  g_autofree char *expected = g_strconcat (g_get_user_data_dir (), "/anning/anning.db", NULL);

  g_assert_cmpstr (path, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return child_open (argv[2]);

  own_path = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/opening/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("new-file", test_new_file);
  ADD ("unentered", test_unentered);
  ADD ("open-twice", test_open_twice);
  ADD ("empty-file", test_empty_file);
  ADD ("not-a-database", test_not_a_database);
  ADD ("foreign", test_foreign);
  ADD ("altered", test_altered);
  ADD ("limits", test_limits);
  ADD ("newer", test_newer);
  ADD ("newer-in-wal", test_newer_in_wal);
  ADD ("damaged", test_damaged);
  ADD ("damaged-without-copy", test_damaged_without_copy);
  ADD ("cut-off", test_cut_off);
  ADD ("in-use", test_in_use);
  ADD ("read-only-rights", test_read_only_rights);
  ADD ("read-only-mount", test_read_only_mount);
  ADD ("open-async", test_open_async);
  ADD ("refused-then-jobs", test_refused_then_jobs);
  ADD ("memory", test_memory);
#undef ADD
  g_test_add_func ("/store/opening/default-path", test_default_path);
  return g_test_run ();
}
