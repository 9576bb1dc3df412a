/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-records.h"
#include "anning-setting.h"
#include "case-script.h"
#include "store-fixture.h"

static glong drive; /* what kind of drive there is said to be; 0: as it is */

/* Stands before that of the C library. */
int
statfs (const char    *path,
        struct statfs *info)
{
  int result = (int) syscall (SYS_statfs, path, info);

  if (result == 0 && drive != 0)
    info->f_type = drive;
  return result;
}

static gboolean
write_one (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (case_write_more (fixture->store, &error))
    return TRUE;
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_GONE);
  return FALSE;
}

static gpointer
count_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GPtrArray) list = anning_records_list (db, &anning_debt_type, NULL, 0, error);

  return GUINT_TO_POINTER (list != NULL ? list->len : 0);
}

static guint
count (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (anning_store_read (fixture->store, count_job, NULL, &error));

  g_assert_no_error (error);
  return n;
}

static gpointer
copy_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_backup_write (db, data, cancellable, error);
  return NULL;
}

static void
check_sound (const char *path,
             guint       debts)
{
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  verdict = anning_verify_file (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->sound);
  g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM debt"), ==, debts);
}

static void
test_deleted (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (write_one (fixture));
  g_assert_false (anning_store_get_gone (fixture->store));
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);

  /* Nothing goes into a file that nobody can find; what is there can be read and saved. */
  g_assert_false (write_one (fixture));
  g_assert_true (anning_store_get_gone (fixture->store));
  g_assert_cmpuint (count (fixture), ==, 1);
  anning_store_read (fixture->store, copy_job, copy, &error);
  g_assert_no_error (error);
  store_fixture_close (fixture);
  check_sound (copy, 1);
  g_assert_cmpint (access (fixture->path, F_OK), ==, -1);
}

static void
gone_cb (AnningStore *store,
         GParamSpec  *pspec,
         gpointer     user_data)
{
  guint *times = user_data;

  if (anning_store_get_gone (store) == (*times % 2 == 0))
    (*times)++;
}

static void
test_moved_and_back (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.db", NULL);
  g_autofree char *seen = g_build_filename (fixture->folder, "seen.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  guint times = 0;

  g_signal_connect (fixture->store, "notify::gone", G_CALLBACK (gone_cb), &times);
  g_assert_true (write_one (fixture));
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  /* Nobody writes: it is found by looking. */
  anning_store_check_gone (fixture->store);
  while (times == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (anning_store_get_gone (fixture->store));
  g_assert_false (write_one (fixture));

  /* What was written is all in the file that was moved, not in a -wal that stayed behind. */
  g_assert_true (g_file_get_contents (elsewhere, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (seen, bytes, length, NULL));
  check_sound (seen, 1);

  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  g_assert_true (write_one (fixture));
  while (times == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (anning_store_get_gone (fixture->store));
  store_fixture_close (fixture);
  check_sound (fixture->path, 2);
}

/* The -wal of the one that was there is not taken for the other one's. */
static void
test_replaced (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_store_backup_to (fixture->path, other, NULL, NULL, NULL, &error));
  g_assert_true (write_one (fixture));
  g_assert_true (write_one (fixture));
  before = store_fixture_fingerprint (other);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_false (write_one (fixture));
  g_assert_cmpuint (count (fixture), ==, 2);
  store_fixture_close (fixture);
  after = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (after, ==, before);
  check_sound (fixture->path, 0);
  store_fixture_reopen (fixture);
  g_assert_true (write_one (fixture));
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_folder_moved (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);

  g_assert_true (write_one (fixture));
  g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  g_assert_false (write_one (fixture));
  g_assert_cmpint (g_rename (elsewhere, folder), ==, 0);
  g_assert_true (write_one (fixture));
  store_fixture_close (fixture);
  check_sound (fixture->path, 2);
}

/* The magic numbers are those of statfs(2). */
static void
test_network (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const glong remote[] = { 0x6969, 0xff534d42, 0x65735546, 0x01021997 };
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_true (write_one (fixture));
  g_assert_false (anning_store_get_remote (fixture->store));
  g_assert_cmpint (access (wal, F_OK), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    {
      g_autofree char *mode = NULL;

      store_fixture_close (fixture);
      drive = remote[i];
      store_fixture_reopen (fixture);
      g_assert_true (anning_store_get_remote (fixture->store));
      g_assert_true (write_one (fixture));
      g_assert_cmpint (access (wal, F_OK), ==, -1);
      mode = store_fixture_text (fixture->path, "PRAGMA journal_mode");
      g_assert_cmpstr (mode, ==, "delete");
    }

  /* ext4: the usual mode again. */
  store_fixture_close (fixture);
  drive = 0xef53;
  store_fixture_reopen (fixture);
  g_assert_false (anning_store_get_remote (fixture->store));
  g_assert_true (write_one (fixture));
  g_assert_cmpint (access (wal, F_OK), ==, 0);
  store_fixture_close (fixture);
  check_sound (fixture->path, 6);
  drive = 0;
}

static gpointer
is_first_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return GINT_TO_POINTER (anning_setting_is_first (db, data, error));
}

static gboolean
is_first (StoreFixture *fixture,
          const char   *key)
{
  g_autoptr (GError) error = NULL;
  gboolean first = anning_store_write (fixture->store, is_first_job, (gpointer) key, &error) != NULL;

  g_assert_no_error (error);
  return first;
}

/* What is said of a drive is said once for a file, however often that is opened. */
static void
test_network_told (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_assert_true (is_first (fixture, ANNING_SETTING_TOLD_REMOTE));
  g_assert_false (is_first (fixture, ANNING_SETTING_TOLD_REMOTE));
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  g_assert_false (is_first (fixture, ANNING_SETTING_TOLD_REMOTE));
  g_assert_true (is_first (fixture, "another"));
}

/* Some drives number files anew each time: only what is not there is gone. */
static void
test_network_moved (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);

  store_fixture_close (fixture);
  drive = 0x65735546;
  store_fixture_reopen (fixture);
  g_assert_true (write_one (fixture));
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  g_assert_false (write_one (fixture));
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  g_assert_true (write_one (fixture));
  drive = 0;
}

/* The order of what was written is that of writing, whatever the clock says. */
static void
test_clock_set_back (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *order = NULL;
  gint64 now = case_get_clock ();

  g_assert_true (write_one (fixture));
  case_set_clock (now - G_GINT64_CONSTANT (400) * 24 * 60 * 60 * 1000);
  g_assert_true (write_one (fixture));
  store_fixture_close (fixture);
  /* And opened again, in a past in which nothing was there yet. */
  store_fixture_reopen (fixture);
  g_assert_true (write_one (fixture));
  g_assert_cmpuint (count (fixture), ==, 3);
  case_set_clock (now);
  store_fixture_close (fixture);
  order = store_fixture_text (fixture->path, "SELECT group_concat (row_id) FROM (SELECT row_id FROM journal"
                              " WHERE table_name = 'debt' ORDER BY seq)");
  g_assert_cmpstr (order, ==, "1,2,3");
  check_sound (fixture->path, 3);
}

/* Instants are instants: in another zone the same row stands for the same moment. */
static void
test_other_zone (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  g_autofree char *at = NULL;
  g_autofree char *later = NULL;

  g_assert_true (write_one (fixture));
  at = store_fixture_text (fixture->path, "SELECT created_at FROM debt");
  g_setenv ("TZ", "America/Anchorage", TRUE);
  g_assert_true (write_one (fixture));
  later = store_fixture_text (fixture->path, "SELECT created_at FROM debt ORDER BY id DESC");
  g_assert_cmpstr (later, ==, at);
  store_fixture_close (fixture);
  check_sound (fixture->path, 2);
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) \
  g_test_add ("/store/ground/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("deleted", test_deleted);
  ADD ("moved-and-back", test_moved_and_back);
  ADD ("replaced", test_replaced);
  ADD ("folder-moved", test_folder_moved);
  ADD ("network", test_network);
  ADD ("network-moved", test_network_moved);
  ADD ("network-told", test_network_told);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("other-zone", test_other_zone);
#undef ADD
  return g_test_run ();
}
