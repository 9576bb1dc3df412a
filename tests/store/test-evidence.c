/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence.h"

#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-incident.h"
#include "anning-records.h"
#include "store-fixture.h"

#define CHUNK ((gsize) ANNING_EVIDENCE_CHUNK)

typedef struct
{
  GBytes *bytes;
  GInputStream *stream; /* instead of @bytes */
  GCancellable *cancel_at_end_of_first; /* cancelled once something is stored */
  gboolean known;
  gint64 stored;
  gint64 id;
} Add;

typedef struct
{
  StoreFixture *fixture;
  GBytes *first;
  GBytes *second;
  gint64 first_id;
  guint pieces;
} Meanwhile;

/* Different, but the same each time. */
static GBytes *
make_bytes (gsize   length,
            guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint8 *data = g_malloc (MAX (length, 1));

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (rand);
  return g_bytes_new_take (data, length);
}

static void
progress_cb (gint64   bytes,
             gpointer user_data)
{
  Add *add = user_data;

  g_assert_cmpint (bytes, >, add->stored);
  add->stored = bytes;
  if (add->cancel_at_end_of_first != NULL)
    g_cancellable_cancel (add->cancel_at_end_of_first);
}

static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Add *add = data;
  g_autoptr (GInputStream) stream = NULL;

  stream = add->stream != NULL ? g_object_ref (add->stream)
                               : g_memory_input_stream_new_from_bytes (add->bytes);
  add->stored = 0;
  add->id = anning_evidence_add (db, stream, "audio/amr", progress_cb, add, &add->known,
                                 add->cancel_at_end_of_first, error);
  return NULL;
}

static gint64
add_bytes (StoreFixture *fixture,
           GBytes       *bytes,
           gboolean     *known)
{
  g_autoptr (GError) error = NULL;
  Add add = { .bytes = bytes };

  anning_store_write (fixture->store, add_job, &add, &error);
  g_assert_no_error (error);
  g_assert_cmpint (add.id, >, 0);
  g_assert_cmpint (add.stored, ==, g_bytes_get_size (bytes));
  *known = add.known;
  return add.id;
}

static gpointer
get_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return anning_evidence_get (db, *(gint64 *) data, error);
}

static GBytes *
read_all (StoreFixture *fixture,
          gint64        id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = anning_evidence_open (fixture->store, id, &error);
  g_autoptr (GOutputStream) copy = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  g_output_stream_splice (copy, stream,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (copy));
}

/* FIPS 180-2: "" and "abc" and a million "a" (which is three pieces and a rest). */
static void
test_published_digests (StoreFixture  *fixture,
                        gconstpointer  data)
{
  static const struct
  {
    gsize length;
    const char *sha256;
  } cases[] = {
    { 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningEvidence) evidence = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strnfill (cases[i].length, 'a');
      g_autoptr (GBytes) bytes = NULL;
      gboolean known;
      gint64 id;

      if (cases[i].length == 3)
        strcpy (text, "abc");
      bytes = g_bytes_new (text, cases[i].length);
      id = add_bytes (fixture, bytes, &known);
      g_assert_false (known);
      evidence = anning_store_read (fixture->store, get_job, &id, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (evidence->sha256, ==, cases[i].sha256);
      g_assert_cmpint (evidence->size, ==, cases[i].length);
      g_assert_cmpstr (evidence->media_type, ==, "audio/amr");
      g_assert_cmpint (evidence->length_ms, ==, ANNING_UNKNOWN);
      g_assert_null (evidence->problem);
      g_assert_cmpint (evidence->added_at, >, G_GINT64_CONSTANT (1600000000000));
    }
}

static void
test_sizes (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const gsize sizes[] = {
    0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK + 12345, 9 * CHUNK,
    /* More than the hasher has places for, and more than the -wal keeps to itself. */
    70 * CHUNK + 1,
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (sizes[i], i + 1);
      g_autoptr (GBytes) again = NULL;
      g_autofree char *sql = NULL;
      gboolean known;
      gint64 id = add_bytes (fixture, bytes, &known);

      g_assert_false (known);
      again = read_all (fixture, id);
      g_assert_true (g_bytes_equal (bytes, again));

      sql = g_strdup_printf ("SELECT count (*) FROM evidence_chunk WHERE evidence_id = %d", (int) id);
      g_assert_cmpint (store_fixture_integer (fixture->path, sql), ==, (sizes[i] + CHUNK - 1) / CHUNK);
    }
}

static void
test_duplicate (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (3 * CHUNK + 5, 1);
  g_autoptr (GBytes) other = make_bytes (3 * CHUNK + 5, 2);
  gboolean known;
  gint64 first = add_bytes (fixture, bytes, &known);

  g_assert_false (known);
  g_assert_cmpint (add_bytes (fixture, bytes, &known), ==, first);
  g_assert_true (known);
  g_assert_cmpint (add_bytes (fixture, other, &known), !=, first);
  g_assert_false (known);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence"), ==, 2);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence_chunk"), ==, 8);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM journal"), ==, 2);
}

/* In the middle of the transaction: others see the state before it, whole. */
static void
read_meanwhile_cb (gint64   bytes,
                   gpointer user_data)
{
  Meanwhile *meanwhile = user_data;
  g_autoptr (GBytes) again = NULL;

  if (meanwhile->pieces++ % 10 != 0)
    return;
  again = read_all (meanwhile->fixture, meanwhile->first_id);
  g_assert_true (g_bytes_equal (meanwhile->first, again));
  g_assert_cmpint (store_fixture_integer (meanwhile->fixture->path, "SELECT count (*) FROM evidence_chunk"), ==, 3);
  g_assert_cmpint (store_fixture_integer (meanwhile->fixture->path, "SELECT count (*) FROM evidence"), ==, 1);
}

static gpointer
add_meanwhile_job (AnningDb      *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Meanwhile *meanwhile = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (meanwhile->second);
  gint64 id = anning_evidence_add (db, stream, "audio/amr", read_meanwhile_cb, meanwhile, NULL, cancellable, error);

  return g_memdup2 (&id, sizeof id);
}

static void
test_readers_go_on (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GBytes) first = make_bytes (2 * CHUNK + 5, 1);
  g_autoptr (GBytes) second = make_bytes (70 * CHUNK + 1, 2);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = NULL;
  Meanwhile meanwhile = { fixture, first, second, 0, 0 };
  gboolean known;

  meanwhile.first_id = add_bytes (fixture, first, &known);
  id = anning_store_write (fixture->store, add_meanwhile_job, &meanwhile, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meanwhile.pieces, ==, 71);
  again = read_all (fixture, *id);
  g_assert_true (g_bytes_equal (second, again));
}

static void
test_cancel_leaves_nothing (StoreFixture  *fixture,
                            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (8 * CHUNK, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Add add = { .bytes = bytes, .cancel_at_end_of_first = cancellable };

  anning_store_write (fixture->store, add_job, &add, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (add.id, ==, 0);
  g_assert_cmpint (add.stored, ==, CHUNK);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence_chunk"), ==, 0);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence"), ==, 0);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM journal"), ==, 0);
}

/* The job's own cancellable, which also interrupts SQLite. */
static gpointer
add_and_cancel_job (AnningDb      *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Add *add = data;

  add->cancel_at_end_of_first = cancellable;
  return add_job (db, add, cancellable, error);
}

static void
test_cancel_job (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (8 * CHUNK, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Add add = { .bytes = bytes };
  GAsyncResult *result = NULL;
  gboolean known;

  anning_store_write_async (fixture->store, add_and_cancel_job, &add, NULL, NULL, cancellable,
                            store_fixture_answered_cb, &result);
  anning_store_call_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence_chunk"), ==, 0);

  /* The worker goes on. */
  add_bytes (fixture, bytes, &known);
  g_assert_false (known);
}

/* A file that fails while it is read: the rest of the transaction can go on. */
typedef struct
{
  Add bad;
  Add good;
} Pair;

static gpointer
add_pair_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Pair *pair = data;
  g_autoptr (GError) bad_error = NULL;

  add_job (db, &pair->bad, NULL, &bad_error);
  g_assert_error (bad_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return add_job (db, &pair->good, NULL, error);
}

static void
test_read_error (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) packed = make_bytes (1000, 1);
  g_autoptr (GBytes) bytes = make_bytes (CHUNK * 2, 2);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GInputStream) base = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GConverter) inflate = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) broken = g_converter_input_stream_new (base, inflate);
  g_autoptr (GError) error = NULL;
  Pair pair = { .bad = { .stream = broken }, .good = { .bytes = bytes } };

  anning_store_write (fixture->store, add_pair_job, &pair, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pair.bad.id, ==, 0);
  again = read_all (fixture, pair.good.id);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence"), ==, 1);
}

static void
test_stream_seeks (StoreFixture  *fixture,
                   gconstpointer  data)
{
  gsize size = 6 * CHUNK + 777;
  g_autoptr (GBytes) bytes = make_bytes (size, 7);
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *original = g_bytes_get_data (bytes, NULL);
  g_autofree guint8 *buffer = g_malloc (2 * CHUNK);
  gboolean known;
  gint64 id = add_bytes (fixture, bytes, &known);

  stream = anning_evidence_open (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream)));
  g_assert_false (g_seekable_can_truncate (G_SEEKABLE (stream)));

  for (guint i = 0; i < 500; i++)
    {
      goffset place = g_rand_int_range (rand, 0, (gint32) size + 1);
      gsize count = g_rand_int_range (rand, 0, 2 * (gint32) CHUNK);
      gsize expected = MIN (count, size - place);
      gsize got;
      gboolean ok;

      switch (i % 3)
        {
        case 0:
          ok = g_seekable_seek (G_SEEKABLE (stream), place, G_SEEK_SET, NULL, &error);
          break;
        case 1:
          ok = g_seekable_seek (G_SEEKABLE (stream), place - (goffset) size, G_SEEK_END, NULL, &error);
          break;
        default:
          ok = g_seekable_seek (G_SEEKABLE (stream), place - g_seekable_tell (G_SEEKABLE (stream)),
                                G_SEEK_CUR, NULL, &error);
          break;
        }
      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpint (g_seekable_tell (G_SEEKABLE (stream)), ==, place);
      g_assert_true (g_input_stream_read_all (stream, buffer, count, &got, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (buffer, got, original + place, expected);
    }

  /* Skipping, and places that are none. */
  g_assert_true (g_seekable_seek (G_SEEKABLE (stream), 10, G_SEEK_SET, NULL, &error));
  g_assert_cmpint (g_input_stream_skip (stream, CHUNK, NULL, &error), ==, CHUNK);
  g_assert_cmpint (g_input_stream_read (stream, buffer, 1, NULL, &error), ==, 1);
  g_assert_cmpuint (buffer[0], ==, original[CHUNK + 10]);
  g_assert_false (g_seekable_seek (G_SEEKABLE (stream), -1, G_SEEK_SET, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (g_seekable_seek (G_SEEKABLE (stream), 1, G_SEEK_END, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_true (g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, &error));
  g_assert_cmpint (g_input_stream_read (stream, buffer, 1, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static gpointer
read_and_compare (gpointer data)
{
  gpointer *arguments = data;
  StoreFixture *fixture = arguments[0];
  GBytes *bytes = arguments[1];

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GBytes) again = read_all (fixture, 1);

      g_assert_true (g_bytes_equal (bytes, again));
    }
  return NULL;
}

/* Streams on other threads while the worker writes. */
static void
test_stream_threads (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (4 * CHUNK + 3, 7);
  gpointer arguments[2] = { fixture, bytes };
  GThread *threads[3];
  gboolean known;

  add_bytes (fixture, bytes, &known);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_and_compare, arguments);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GBytes) more = make_bytes (CHUNK + i, 100 + i);

      add_bytes (fixture, more, &known);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* A player that still holds its stream does not keep the file open. */
static void
test_stream_outlives_close (StoreFixture  *fixture,
                            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (3 * CHUNK, 7);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  guint8 buffer[16];
  gboolean known;

  stream = anning_evidence_open (fixture->store, add_bytes (fixture, bytes, &known), &error);
  g_assert_cmpint (g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error), ==, sizeof buffer);
  anning_store_close (fixture->store);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_input_stream_read (stream, buffer, sizeof buffer, NULL, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_true (g_input_stream_close (stream, NULL, &error));
  g_assert_no_error (error);

  g_assert_null (anning_evidence_open (fixture->store, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* What is kept open for the next one sees what came in meanwhile, and goes when the file is closed. */
static void
test_one_after_the_other (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GBytes) first = make_bytes (3 * CHUNK, 7);
  g_autoptr (GBytes) second = make_bytes (2 * CHUNK, 8);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GBytes) read = NULL;
  gint64 ids[2];
  gboolean known;

  ids[0] = add_bytes (fixture, first, &known);
  read = read_all (fixture, ids[0]);
  g_assert_true (g_bytes_equal (read, first));

  ids[1] = add_bytes (fixture, second, &known);
  g_clear_pointer (&read, g_bytes_unref);
  read = read_all (fixture, ids[1]);
  g_assert_true (g_bytes_equal (read, second));

  store_fixture_sql (fixture->path, "ALTER TABLE evidence ADD COLUMN later INTEGER");
  g_clear_pointer (&read, g_bytes_unref);
  read = read_all (fixture, ids[0]);
  g_assert_true (g_bytes_equal (read, first));

  anning_store_close (fixture->store);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  /* A file whose schema is not ours would not be opened again. */
  store_fixture_sql (fixture->path, "ALTER TABLE evidence DROP COLUMN later");
  g_clear_object (&fixture->store);
  store_fixture_reopen (fixture);
  g_clear_pointer (&read, g_bytes_unref);
  read = read_all (fixture, ids[1]);
  g_assert_true (g_bytes_equal (read, second));
}

static void
test_missing (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (3 * CHUNK, 7);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *buffer = g_malloc (3 * CHUNK);
  gsize got;
  gint64 id = 99;
  gboolean known;

  g_assert_null (anning_evidence_open (fixture->store, id, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (anning_store_read (fixture->store, get_job, &id, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A piece is gone: an error, and not a shorter recording. */
  id = add_bytes (fixture, bytes, &known);
  store_fixture_sql (fixture->path, "DELETE FROM evidence_chunk WHERE seq = 1");
  stream = anning_evidence_open (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_false (g_input_stream_read_all (stream, buffer, 3 * CHUNK, &got, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED);
  g_assert_cmpuint (got, ==, CHUNK);
}

/* No room left: told as such, nothing half-kept, and the file goes on. Mounting needs root. */
static void
test_full (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) much = make_bytes (40 * CHUNK, 1);
  g_autoptr (GBytes) little = make_bytes (1000, 2);
  g_autofree char *place = g_build_filename (fixture->folder, "small", NULL);
  g_autofree char *path = g_build_filename (place, "anning.db", NULL);
  g_autoptr (GError) error = NULL;
  Add add = { .bytes = much };
  gboolean known;

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  if (geteuid () != 0 || mount ("none", place, "tmpfs", 0, "size=6m") != 0)
    {
      g_test_skip ("no right to mount");
      return;
    }
  store_fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&path);
  store_fixture_reopen (fixture);

  anning_store_write (fixture->store, add_job, &add, &error);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL);
  g_assert_cmpint (add.id, ==, 0);
  add_bytes (fixture, little, &known);
  g_assert_false (known);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence"), ==, 1);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence_chunk"), ==, 1);
  store_fixture_close (fixture);
  g_assert_cmpint (umount (place), ==, 0);
}

typedef struct
{
  gint64 evidence_id;
  const char *owner;
  gint64 owner_id;
  const char *name;
  const char *path;
  gint64 file_time;
  gint64 use_id;
} Use;

static gpointer
use_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Use *use = data;

  use->use_id = anning_evidence_use (db, use->evidence_id, use->owner, use->owner_id, use->name,
                                     use->path, use->file_time, error);
  return NULL;
}

static gpointer
list_uses_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Use *use = data;

  return anning_evidence_list_uses (db, use->owner, use->owner_id, error);
}

static gpointer
remove_use_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return GINT_TO_POINTER (anning_evidence_remove_use (db, ((Use *) data)->use_id, error));
}

static void
test_uses (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (10, 7);
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GError) error = NULL;
  Use first = { 1, "incident", 5, "通话录音@10086.mp3", "/home/录音", 1767225600000, 0 };
  Use second = { 1, "incident", 5, "bad \xff name.mp3", NULL, ANNING_UNKNOWN, 0 };
  Use other = { 1, "incident", 6, "x", "y", 1, 0 };
  Use wrong = { 2, "incident", 6, "x", "y", 1, 0 };
  const AnningEvidenceUse *use;
  gboolean known;

  add_bytes (fixture, bytes, &known);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT unused_since > 0 FROM evidence"), ==, 1);
  anning_store_write (fixture->store, use_job, &first, &error);
  anning_store_write (fixture->store, use_job, &second, &error);
  anning_store_write (fixture->store, use_job, &other, &error);
  g_assert_no_error (error);
  anning_store_write (fixture->store, use_job, &wrong, &error);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_clear_error (&error);

  uses = anning_store_read (fixture->store, list_uses_job, &first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uses->len, ==, 2);
  use = g_ptr_array_index (uses, 0);
  g_assert_cmpint (use->id, ==, first.use_id);
  g_assert_cmpint (use->evidence_id, ==, 1);
  g_assert_cmpstr (use->owner, ==, "incident");
  g_assert_cmpint (use->owner_id, ==, 5);
  g_assert_cmpstr (use->name, ==, "通话录音@10086.mp3");
  g_assert_cmpstr (use->path, ==, "/home/录音");
  g_assert_cmpint (use->file_time, ==, 1767225600000);
  use = g_ptr_array_index (uses, 1);
  g_assert_cmpstr (use->name, ==, "bad \uFFFD name.mp3");
  g_assert_null (use->path);
  g_assert_cmpint (use->file_time, ==, ANNING_UNKNOWN);

  anning_store_write (fixture->store, remove_use_job, &second, &error);
  g_assert_no_error (error);
  fewer = anning_store_read (fixture->store, list_uses_job, &first, &error);
  g_assert_cmpuint (fewer->len, ==, 1);
  anning_store_write (fixture->store, remove_use_job, &second, &error);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Two of three are still there, then none. */
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT unused_since IS NULL FROM evidence"), ==, 1);
  anning_store_write (fixture->store, remove_use_job, &first, &error);
  anning_store_write (fixture->store, remove_use_job, &other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT unused_since > 0 FROM evidence"), ==, 1);
}

typedef struct
{
  gint64 id;
  gint64 length_ms;
  gboolean broken;
  const char *problem;
  const char *detail;
  const AnningPeaksData *peaks;
} Sound;

static gpointer
sound_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Sound *sound = data;

  return GINT_TO_POINTER (anning_evidence_set_sound (db, sound->id, sound->length_ms, sound->broken,
                                                     sound->problem, sound->detail, sound->peaks, error));
}

static gpointer
peaks_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return anning_evidence_get_peaks (db, *(gint64 *) data, error);
}

static void
test_sound (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const guint8 pairs[] = { 0x80, 0x7f, 0x00, 0x01 };
  g_autoptr (GBytes) bytes = make_bytes (10, 7);
  g_autoptr (GBytes) pair_bytes = g_bytes_new_static (pairs, sizeof pairs);
  g_autoptr (GBytes) rms_bytes = g_bytes_new_static ("\0\2", 2);
  AnningPeaksData peaks = { 20, pair_bytes, rms_bytes, 2, TRUE };
  AnningPeaksData without = { 50, pair_bytes, NULL, 0, FALSE };
  Sound sound = { 1, 61234, TRUE, NULL, NULL, &peaks };
  g_autoptr (AnningPeaksData) none = NULL;
  g_autoptr (AnningPeaksData) again = NULL;
  g_autoptr (AnningPeaksData) plain = NULL;
  g_autoptr (AnningEvidence) evidence = NULL;
  g_autoptr (AnningEvidence) failed = NULL;
  g_autoptr (GError) error = NULL;
  gboolean known;
  gint64 id = add_bytes (fixture, bytes, &known);

  none = anning_store_read (fixture->store, peaks_job, &id, &error);
  g_assert_no_error (error);
  g_assert_null (none);

  g_assert_true (GPOINTER_TO_INT (anning_store_write (fixture->store, sound_job, &sound, &error)));
  g_assert_no_error (error);
  again = anning_store_read (fixture->store, peaks_job, &id, &error);
  g_assert_cmpuint (again->rate, ==, 20);
  g_assert_true (g_bytes_equal (again->pairs, pair_bytes));
  g_assert_true (g_bytes_equal (again->rms, rms_bytes));
  g_assert_cmpuint (again->channels, ==, 2);
  g_assert_true (again->sides_differ);
  evidence = anning_store_read (fixture->store, get_job, &id, &error);
  g_assert_cmpint (evidence->length_ms, ==, 61234);
  g_assert_null (evidence->problem);
  g_assert_true (evidence->broken);

  sound = (Sound) { 1, 61234, FALSE, NULL, NULL, &without };
  anning_store_write (fixture->store, sound_job, &sound, &error);
  g_assert_no_error (error);
  plain = anning_store_read (fixture->store, peaks_job, &id, &error);
  g_assert_cmpuint (plain->rate, ==, 50);
  g_assert_null (plain->rms);
  g_assert_cmpuint (plain->channels, ==, 0);
  g_assert_false (plain->sides_differ);

  sound = (Sound) { 1, ANNING_UNKNOWN, FALSE, "missing_plugin", "audio/AMR-WB", NULL };
  anning_store_write (fixture->store, sound_job, &sound, &error);
  g_assert_no_error (error);
  failed = anning_store_read (fixture->store, get_job, &id, &error);
  g_assert_cmpint (failed->length_ms, ==, ANNING_UNKNOWN);
  g_assert_cmpstr (failed->problem, ==, "missing_plugin");
  g_assert_cmpstr (failed->problem_detail, ==, "audio/AMR-WB");
  g_assert_false (failed->broken);

  sound.id = 9;
  g_assert_null (anning_store_write (fixture->store, sound_job, &sound, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/evidence/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("published-digests", test_published_digests);
  ADD ("sizes", test_sizes);
  ADD ("duplicate", test_duplicate);
  ADD ("readers-go-on", test_readers_go_on);
  ADD ("cancel-leaves-nothing", test_cancel_leaves_nothing);
  ADD ("cancel-job", test_cancel_job);
  ADD ("read-error", test_read_error);
  ADD ("stream-seeks", test_stream_seeks);
  ADD ("stream-threads", test_stream_threads);
  ADD ("stream-outlives-close", test_stream_outlives_close);
  ADD ("one-after-the-other", test_one_after_the_other);
  ADD ("missing", test_missing);
  ADD ("full", test_full);
  ADD ("uses", test_uses);
  ADD ("sound", test_sound);
#undef ADD
  return g_test_run ();
}
