/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-vfs-private.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "anning-db-private.h"
#include "store-fixture.h"

#define ROOM (1024 * 1024)

typedef struct
{
  char *folder;
  sqlite3_filename name;
  sqlite3_file *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sqlite3_vfs *vfs;
  g_autofree char *database = NULL;
  g_autofree char *wal = NULL;
  g_autoptr (GError) error = NULL;
  int flags = SQLITE_OPEN_WAL | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  anning_vfs_register ();
  anning_vfs_register ();
  vfs = sqlite3_vfs_find (ANNING_VFS);
  g_assert_nonnull (vfs);

  fixture->folder = g_dir_make_tmp ("anning-vfs-XXXXXX", &error);
  g_assert_no_error (error);
  /* SQLite gives a -wal the rights of its database. */
  database = g_build_filename (fixture->folder, "a.db", NULL);
  wal = g_strconcat (database, "-wal", NULL);
  g_assert_true (g_file_set_contents (database, "", 0, &error));
  fixture->name = sqlite3_create_filename (database, "", wal, 0, NULL);
  fixture->file = g_malloc0 (vfs->szOsFile);
  g_assert_cmpint (vfs->xOpen (vfs, sqlite3_filename_wal (fixture->name), fixture->file, flags, &flags), ==,
                   SQLITE_OK);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *database = g_build_filename (fixture->folder, "a.db", NULL);

  g_remove (sqlite3_filename_wal (fixture->name));
  g_remove (database);
  g_rmdir (fixture->folder);
  sqlite3_free_filename (fixture->name);
  g_free (fixture->file);
  g_free (fixture->folder);
}

/* What another descriptor sees, which is what another connection and the disk get. */
static void
check_on_disk (Fixture      *fixture,
               const guint8 *expected,
               gsize         size)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (sqlite3_filename_wal (fixture->name), &contents, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (contents, length, expected, size);
}

/* In any order of calls the file is what the same calls make of an array. */
static void
test_like_an_array (Fixture       *fixture,
                    gconstpointer  data)
{
  const sqlite3_io_methods *methods = fixture->file->pMethods;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  g_autofree guint8 *expected = g_malloc0 (ROOM);
  g_autofree guint8 *buffer = g_malloc (ROOM);
  gsize size = 0;
  gsize next = 0;

  for (guint i = 0; i < 20000; i++)
    {
      gint what = g_rand_int_range (rand, 0, 100);

      if (what < 80)
        {
          /* Mostly on, as frames are; sometimes over what is there. Short, of a page, and of the largest page. */
          gsize offset = what < 70 ? next : (gsize) g_rand_int_range (rand, 0, (gint) size + 1);
          gsize length = i % 2 == 0 ? 24 : i % 301 == 0 ? 65536 : 16384;

          if (offset + length > ROOM)
            offset = 0;
          for (gsize j = 0; j < length; j += 8)
            *(guint64 *) (gpointer) (buffer + j) = g_rand_int (rand);
          memcpy (expected + offset, buffer, length);
          g_assert_cmpint (methods->xWrite (fixture->file, buffer, (int) length, (sqlite3_int64) offset), ==, SQLITE_OK);
          next = offset + length;
          size = MAX (size, next);
        }
      else if (what < 90 && size > 0)
        {
          gsize offset = (gsize) g_rand_int_range (rand, 0, (gint) size);
          gsize wanted = (gsize) g_rand_int_range (rand, 1, 40000);
          gsize length = MIN (size - offset, wanted);

          g_assert_cmpint (methods->xRead (fixture->file, buffer, (int) length, (sqlite3_int64) offset), ==, SQLITE_OK);
          g_assert_cmpmem (buffer, length, expected + offset, length);
        }
      else if (what < 93)
        {
          sqlite3_int64 found;

          g_assert_cmpint (methods->xFileSize (fixture->file, &found), ==, SQLITE_OK);
          g_assert_cmpint (found, ==, size);
        }
      else if (what < 95)
        {
          gsize to = (gsize) g_rand_int_range (rand, 0, (gint) size + 1);

          g_assert_cmpint (methods->xTruncate (fixture->file, (sqlite3_int64) to), ==, SQLITE_OK);
          memset (expected + to, 0, ROOM - to);
          size = to;
          next = to;
        }
      else if (what < 96)
        {
          g_assert_cmpint (methods->xSync (fixture->file, SQLITE_SYNC_NORMAL), ==, SQLITE_OK);
          check_on_disk (fixture, expected, size);
        }
    }
  g_assert_cmpint (methods->xClose (fixture->file), ==, SQLITE_OK);
  check_on_disk (fixture, expected, size);
}

static void
set_largest_file (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Bytes that have no room are an error at the next call and at each one after, until there is room or they are dropped. */
static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  const sqlite3_io_methods *methods = fixture->file->pMethods;
  g_autofree guint8 *bytes = g_malloc (200000);
  guint8 first[1000];
  sqlite3_int64 size;

  memset (bytes, 'x', 200000);
  signal (SIGXFSZ, SIG_IGN);

  g_assert_cmpint (methods->xWrite (fixture->file, bytes, 1000, 0), ==, SQLITE_OK);
  g_assert_cmpint (methods->xSync (fixture->file, SQLITE_SYNC_NORMAL), ==, SQLITE_OK);
  set_largest_file (1000);
  g_assert_cmpint (methods->xWrite (fixture->file, bytes, 100000, 1000), ==, SQLITE_OK);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (methods->xWrite (fixture->file, bytes, 100000, 101000), !=, SQLITE_OK);
      g_assert_cmpint (methods->xSync (fixture->file, SQLITE_SYNC_NORMAL), !=, SQLITE_OK);
      g_assert_cmpint (methods->xFileSize (fixture->file, &size), !=, SQLITE_OK);
      g_assert_cmpint (methods->xTruncate (fixture->file, 1001), !=, SQLITE_OK);
      g_assert_cmpint (methods->xRead (fixture->file, first, 1000, 500), !=, SQLITE_OK);
    }
  /* What stands before it can be read, as a checkpoint does. */
  g_assert_cmpint (methods->xRead (fixture->file, first, 1000, 0), ==, SQLITE_OK);
  g_assert_cmpmem (first, 1000, bytes, 1000);

  set_largest_file (RLIM_INFINITY);
  g_assert_cmpint (methods->xSync (fixture->file, SQLITE_SYNC_NORMAL), ==, SQLITE_OK);
  check_on_disk (fixture, bytes, 101000);

  /* Cut off before it is written, and dropped: room is not asked for. */
  set_largest_file (101000);
  g_assert_cmpint (methods->xWrite (fixture->file, bytes, 100000, 101000), ==, SQLITE_OK);
  g_assert_cmpint (methods->xTruncate (fixture->file, 2000), ==, SQLITE_OK);
  g_assert_cmpint (methods->xFileSize (fixture->file, &size), ==, SQLITE_OK);
  g_assert_cmpint (size, ==, 2000);
  g_assert_cmpint (methods->xWrite (fixture->file, bytes, 100000, 101000), ==, SQLITE_OK);
  anning_vfs_forget (fixture->file);
  g_assert_cmpint (methods->xSync (fixture->file, SQLITE_SYNC_NORMAL), ==, SQLITE_OK);
  check_on_disk (fixture, bytes, 2000);

  set_largest_file (RLIM_INFINITY);
  g_assert_cmpint (methods->xClose (fixture->file), ==, SQLITE_OK);
}

/* Written in one go, and not seen by others before it has to be. */
static void
test_gathers (Fixture       *fixture,
              gconstpointer  data)
{
  const sqlite3_io_methods *methods = fixture->file->pMethods;
  guint8 bytes[4096];

  memset (bytes, 'x', sizeof bytes);
  g_assert_cmpint (methods->xWrite (fixture->file, bytes, 24, 0), ==, SQLITE_OK);
  g_assert_cmpint (methods->xWrite (fixture->file, bytes, 4000, 24), ==, SQLITE_OK);
  check_on_disk (fixture, bytes, 0);
  g_assert_cmpint (methods->xSync (fixture->file, SQLITE_SYNC_FULL), ==, SQLITE_OK);
  check_on_disk (fixture, bytes, 4024);
  g_assert_cmpint (methods->xClose (fixture->file), ==, SQLITE_OK);
}

static gpointer
find_write_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  sqlite3_file *wal = NULL;

  /* The worker's connection has it, and it is the -wal that gathers, not the database. */
  g_assert_cmpint (sqlite3_file_control (anning_db_get_handle (db), "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal), ==,
                   SQLITE_OK);
  g_assert_nonnull (wal);
  g_assert_nonnull (wal->pMethods);
  return (gpointer) (gsize) wal->pMethods->xWrite;
}

static void
test_in_use (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Fixture other = { NULL };

  set_up (&other, NULL);
  g_assert_true (anning_store_read (fixture->store, find_write_job, NULL, &error)
                 == (gpointer) (gsize) other.file->pMethods->xWrite);
  g_assert_no_error (error);
  g_assert_cmpint (other.file->pMethods->xClose (other.file), ==, SQLITE_OK);
  tear_down (&other, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/vfs/like-an-array", Fixture, NULL, set_up, test_like_an_array, tear_down);
  g_test_add ("/store/vfs/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/store/vfs/gathers", Fixture, NULL, set_up, test_gathers, tear_down);
  g_test_add ("/store/vfs/in-use", StoreFixture, NULL, store_fixture_set_up, test_in_use, store_fixture_tear_down);
  return g_test_run ();
}
