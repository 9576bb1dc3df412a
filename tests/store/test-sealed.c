/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-copy-look.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-opening-private.h"
#include "anning-records.h"
#include "anning-restore.h"
#include "anning-sealed-private.h"
#include "store-fixture.h"

static const AnningSealedCost cheap = { .passes = 1, .memory = 8192 };

#define LARGE (2 * ANNING_EVIDENCE_CHUNK + 13)

static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  GBytes *bytes = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  gint64 id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);

  if (id != 0)
    anning_evidence_use (db, id, "debt", 1, "a.amr", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static void
add_original (StoreFixture *fixture,
              gsize         length,
              guint8        seed)
{
  guint8 *data = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) (i * seed + i / 251);
  bytes = g_bytes_new_take (data, length);
  anning_store_write (fixture->store, add_job, bytes, &error);
  g_assert_no_error (error);
}

static char *
in_folder (StoreFixture *fixture,
           const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* Two debts, one original of several pieces, one of one byte and one of none. */
static void
fill (StoreFixture *fixture)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();

      debt->creditor = g_strdup_printf ("招商银行信用卡 canary-%u", i);
      debt->principal = 1234500 + i;
      store_fixture_save (fixture, &anning_debt_type, debt);
    }
  add_original (fixture, LARGE, 7);
  add_original (fixture, 1, 1);
  add_original (fixture, 0, 1);
  store_fixture_close (fixture);
}

static AnningSealedResult *
seal (StoreFixture  *fixture,
      const char    *to,
      GError       **error)
{
  g_autoptr (AnningSecret) secret = anning_secret_new ("seven stones", -1);

  return anning_sealed_write_with (fixture->path, to, secret, &cheap, NULL, NULL, NULL, error);
}

static AnningSealedResult *
unseal (const char  *from,
        const char  *to,
        const char  *passphrase,
        GError     **error)
{
  g_autoptr (AnningSecret) secret = anning_secret_new (passphrase, -1);

  return anning_sealed_open (from, secret, to, NULL, NULL, NULL, error);
}

static AnningSealedResult *
check (const char  *from,
       const char  *passphrase,
       GError     **error)
{
  g_autoptr (AnningSecret) secret = anning_secret_new (passphrase, -1);

  return anning_sealed_check (from, secret, NULL, NULL, NULL, error);
}

/* What every row of a file says, without what is only how it lies on the disk. */
static char *
read_content (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *const queries[] = {
    "SELECT group_concat (id || creditor || principal || created_at) FROM debt",
    "SELECT group_concat (seq || hash || coalesce (content, '-')) FROM journal",
    "SELECT group_concat (id || sha256 || size) FROM evidence",
    "SELECT group_concat (evidence_id || '/' || seq || '/' || length (data)) FROM"
    " (SELECT * FROM evidence_chunk ORDER BY evidence_id, seq)",
    "SELECT group_concat (rowid) FROM search WHERE search MATCH 'canary'",
    "SELECT group_concat (type || name || sql) FROM"
    " (SELECT * FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name)",
    "PRAGMA user_version",
    "PRAGMA application_id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *answer = store_fixture_text (path, queries[i]);

      g_string_append_printf (text, "%s\n", answer);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
holds (const char *path,
       const char *needle)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return memmem (bytes, length, needle, strlen (needle)) != NULL;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_there_and_back (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "case.sealed");
  g_autofree char *back = in_folder (fixture, "back.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (AnningSealedResult) written = NULL;
  g_autoptr (AnningSealedResult) checked = NULL;
  g_autoptr (AnningSealedResult) opened = NULL;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  fill (fixture);
  before = read_content (fixture->path);
  whole = store_fixture_fingerprint (fixture->path);
  written = seal (fixture, sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (written->originals, ==, 3);
  g_assert_cmpint (written->originals_wrong, ==, 0);
  g_assert_cmpint (stat (sealed, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, ==, written->size);
  g_assert_true (anning_sealed_is_one (sealed));
  g_assert_false (anning_sealed_is_one (fixture->path));
  /* The search itself must be able to find it. */
  g_assert_true (holds (fixture->path, "canary"));
  g_assert_false (holds (sealed, "canary"));
  g_assert_false (holds (sealed, "SQLite"));

  checked = check (sealed, "seven stones", &error);
  g_assert_no_error (error);
  g_assert_cmpint (checked->originals, ==, 3);
  g_assert_cmpint (checked->originals_wrong, ==, 0);
  g_assert_cmpint (checked->size, ==, written->size);
  opened = unseal (sealed, back, "seven stones", &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened->originals, ==, 3);
  g_assert_cmpint (opened->originals_wrong, ==, 0);
  g_assert_cmpint (stat (back, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  after = read_content (back);
  g_assert_cmpstr (after, ==, before);
  verdict = anning_verify_file (back, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->sound);
  g_assert_cmpint (verdict->evidence_checked, ==, 3);

  /* The file itself was only read, and there is nothing beside the three. */
  g_free (before);
  before = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (before, ==, whole);
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
}

/* While somebody writes: what is sealed is the state of one moment. */
static void
test_while_open (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "case.sealed");
  g_autofree char *back = in_folder (fixture, "back.db");
  g_autoptr (AnningSealedResult) written = NULL;
  g_autoptr (AnningSealedResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  add_original (fixture, LARGE, 9);
  written = seal (fixture, sealed, &error);
  g_assert_no_error (error);
  add_original (fixture, LARGE, 11);
  opened = unseal (sealed, back, "seven stones", &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened->originals, ==, 1);
  g_assert_cmpint (store_fixture_integer (back, "SELECT count (*) FROM evidence"), ==, 1);
}

/* Nothing may come of it: no file, no draft, and what was there is as it was. */
static void
check_refused (StoreFixture *fixture,
               const char   *sealed,
               const char   *passphrase,
               int           code)
{
  g_autofree char *back = in_folder (fixture, "back.db");
  g_autoptr (AnningSealedResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  guint before = count_files (fixture->folder);

  opened = unseal (sealed, back, passphrase, &error);
  g_assert_null (opened);
  g_assert_error (error, ANNING_SEALED_ERROR, code);
  g_assert_false (g_file_test (back, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, before);
  g_clear_error (&error);
  g_assert_null (check (sealed, passphrase, &error));
  g_assert_error (error, ANNING_SEALED_ERROR, code);
}

static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "case.sealed");
  g_autofree char *other = in_folder (fixture, "other.sealed");
  g_autoptr (AnningSealedResult) written = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, step;

  fill (fixture);
  before = store_fixture_fingerprint (fixture->path);
  written = seal (fixture, sealed, &error);
  g_assert_no_error (error);
  g_file_get_contents (sealed, &bytes, &length, &error);
  g_assert_no_error (error);

  check_refused (fixture, sealed, "seven stone", ANNING_SEALED_ERROR_WRONG_PASSPHRASE);
  check_refused (fixture, fixture->path, "seven stones", ANNING_SEALED_ERROR_NOT_SEALED);
  check_refused (fixture, fixture->folder, "seven stones", ANNING_SEALED_ERROR_NOT_SEALED);

  step = length / 40;
  for (gsize n = 0; n < length; n += n < 160 ? 13 : step)
    {
      g_file_set_contents (other, bytes, (gssize) n, &error);
      g_assert_no_error (error);
      check_refused (fixture, other, "seven stones", n < 8 ? ANNING_SEALED_ERROR_NOT_SEALED : ANNING_SEALED_ERROR_TRUNCATED);
    }
  /* Each piece: its first byte, one of its middle, one of its sum. */
  for (gsize at = 128; at < length; at += ANNING_SEALED_PIECE + 17)
    {
      const gsize places[] = { at, MIN (at + 30000, length - 30), MIN (at + ANNING_SEALED_PIECE + 16, length - 1) };

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          bytes[places[i]] ^= 0x10;
          g_file_set_contents (other, bytes, (gssize) length, &error);
          g_assert_no_error (error);
          check_refused (fixture, other, "seven stones", ANNING_SEALED_ERROR_DAMAGED);
          bytes[places[i]] ^= 0x10;
        }
    }
  after = store_fixture_fingerprint (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

/* What is there is never overwritten, be it a link to nowhere. */
static void
test_names (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "case.sealed");
  g_autofree char *link = in_folder (fixture, "link");
  g_autofree char *nowhere = in_folder (fixture, "no/such/folder.sealed");
  g_autoptr (AnningSealedResult) written = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_null (seal (fixture, fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (symlink ("/nonexistent/anning", link), ==, 0);
  g_assert_null (seal (fixture, link, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (seal (fixture, nowhere, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  written = seal (fixture, sealed, &error);
  g_assert_no_error (error);
  g_assert_null (unseal (sealed, fixture->path, "seven stones", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

/* One rotten recording must not make every later backup worthless. */
static void
test_damaged_original (StoreFixture  *fixture,
                       gconstpointer  data)
{
  const struct
  {
    const char *sql;
    guint pieces; /* that are left of all three originals: 3 + 1 + 0 - those of the damaged one */
  } cases[] = {
    { "UPDATE evidence_chunk SET data = zeroblob (length (data)) WHERE seq = 1", 1 },
    { "DELETE FROM evidence_chunk WHERE seq = 1", 1 },
    { "UPDATE evidence_chunk SET data = CAST (data || x'00' AS BLOB) WHERE seq = 2", 1 },
    { "UPDATE evidence_chunk SET data = x'7e' WHERE length (data) = 1", 3 },
  };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sealed = in_folder (fixture, "case.sealed");
      g_autofree char *back = in_folder (fixture, "back.db");
      g_autofree char *kept = in_folder (fixture, "kept.db");
      g_autoptr (AnningSealedResult) written = NULL;
      g_autoptr (AnningSealedResult) opened = NULL;
      g_autoptr (GError) error = NULL;

      anning_store_backup_to (fixture->path, kept, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      store_fixture_sql (fixture->path, cases[i].sql);
      written = seal (fixture, sealed, &error);
      g_assert_no_error (error);
      g_assert_cmpint (written->originals, ==, 2);
      g_assert_cmpint (written->originals_wrong, ==, 1);
      opened = unseal (sealed, back, "seven stones", &error);
      g_assert_no_error (error);
      g_assert_cmpint (opened->originals, ==, 2);
      g_assert_cmpint (opened->originals_wrong, ==, 1);
      g_assert_cmpint (store_fixture_integer (back, "SELECT count (*) FROM evidence"), ==, 3);
      g_assert_cmpint (store_fixture_integer (back, "SELECT count (*) FROM evidence_chunk"), ==, cases[i].pieces);

      g_assert_cmpint (g_unlink (sealed), ==, 0);
      g_assert_cmpint (g_unlink (back), ==, 0);
      g_assert_cmpint (g_rename (kept, fixture->path), ==, 0);
    }
}

/* ---- somebody who knows the passphrase, and makes up what is inside ---- */

static void
add_part (GByteArray    *payload,
          char           part,
          guint64        length,
          gconstpointer  data,
          gsize          size)
{
  guint8 frame[ANNING_SEALED_FRAME];

  anning_sealed_frame_write (frame, (AnningSealedPart) part, length);
  g_byte_array_append (payload, frame, sizeof frame);
  if (size > 0)
    g_byte_array_append (payload, data, (guint) size);
}

static void
write_forgery (const char *path,
               GByteArray *payload)
{
  g_autoptr (AnningSecret) secret = anning_secret_new ("seven stones", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (AnningSealer) sealer = NULL;
  g_autoptr (GError) error = NULL;

  sealer = anning_sealer_new (G_OUTPUT_STREAM (stream), secret, &cheap, payload->len, NULL, &error);
  anning_sealer_put (sealer, payload->data, payload->len, NULL, &error);
  anning_sealer_finish (sealer, NULL, &error);
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error);
  g_assert_no_error (error);
}

static void
test_forged (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "forged.sealed");
  const AnningSealedContents sound = { 1, 6, 100, 0, 0, 0 };
  const AnningSealedContents cases[] = {
    { 1, 6, G_MAXINT64, 0, 0, 0 },           /* a database larger than the file */
    { 1, 6, -1, 0, 0, 0 },
    { 1, 6, 0, 0, 0, 0 },
    { 1, 6, 100, G_MAXINT64, 0, 0 },         /* more originals than bytes */
    { 1, 6, 100, -1, 0, 0 },
    { 1, 6, 100, 0, G_MAXINT64, 0 },
    { 1, 6, 100, 0, 0, 1 },                  /* more missing than there are */
    { 1, 0, 100, 0, 0, 0 },
    { 1, 6, 101, 0, 0, 0 },                  /* one byte more than D says */
  };
  guint8 contents[ANNING_SEALED_CONTENTS];
  guint8 junk[100] = { 0 };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) payload = g_byte_array_new ();

      anning_sealed_contents_write (&cases[i], contents);
      add_part (payload, 'T', sizeof contents, contents, sizeof contents);
      add_part (payload, 'D', sizeof junk, junk, sizeof junk);
      write_forgery (sealed, payload);
      check_refused (fixture, sealed, "seven stones", ANNING_SEALED_ERROR_DAMAGED);
    }
  {
    g_autoptr (GByteArray) payload = g_byte_array_new ();

    /* Parts in another order; a table of contents longer than any; one shorter. */
    anning_sealed_contents_write (&sound, contents);
    add_part (payload, 'D', sizeof junk, junk, sizeof junk);
    add_part (payload, 'T', sizeof contents, contents, sizeof contents);
    write_forgery (sealed, payload);
    check_refused (fixture, sealed, "seven stones", ANNING_SEALED_ERROR_DAMAGED);
    g_byte_array_set_size (payload, 0);
    add_part (payload, 'T', G_MAXUINT64, contents, sizeof contents);
    write_forgery (sealed, payload);
    check_refused (fixture, sealed, "seven stones", ANNING_SEALED_ERROR_DAMAGED);
    g_byte_array_set_size (payload, 0);
    add_part (payload, 'T', sizeof contents - 1, contents, sizeof contents - 1);
    add_part (payload, 'D', sizeof junk, junk, sizeof junk);
    write_forgery (sealed, payload);
    check_refused (fixture, sealed, "seven stones", ANNING_SEALED_ERROR_DAMAGED);
  }
}

/* The image of a real file, and behind it originals that do not fit to it. */
static void
test_forged_originals (StoreFixture  *fixture,
                       gconstpointer  data)
{
  /* One byte of 0, and its digest: printf '\\0' | sha256sum */
  static const char digest[] = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
  g_autofree char *sealed = in_folder (fixture, "forged.sealed");
  g_autofree char *back = in_folder (fixture, "back.db");
  guint8 original[34] = { 0 };
  const struct
  {
    guint n;        /* originals that are announced */
    guint times;    /* that it is there */
    gint64 length;  /* that its part says */
    guint size;     /* bytes of the part that are there */
    int at;         /* byte that is changed; -1: none */
    gboolean opens;
  } cases[] = {
    { 1, 1, 34, 34, -1, TRUE },
    { 1, 1, 34, 34, 0, FALSE },          /* a digest that the database does not know */
    { 1, 1, 34, 34, 32, FALSE },         /* other bytes, said to be sound */
    { 1, 1, 34, 34, 33, FALSE },         /* sound bytes, said to be damaged */
    { 0, 0, 34, 34, -1, FALSE },         /* one of the database is not there */
    { 0, 1, 34, 34, -1, FALSE },         /* one more than was announced */
    { 1, 0, 34, 34, -1, FALSE },
    { 2, 2, 34, 34, -1, FALSE },         /* twice */
    { 1, 1, 32, 34, -1, FALSE },         /* shorter than its digest */
    { 1, 1, 33, 33, -1, TRUE },          /* none of its bytes, and said to be damaged */
    { 1, 1, 35, 34, -1, FALSE },         /* longer than what is left */
    { 1, 1, G_MAXINT64, 34, -1, FALSE },
  };
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GError) error = NULL;
  AnningDb *db;
  gconstpointer database;
  gsize length;

  for (guint i = 0; i < 32; i++)
    original[i] = (guint8) (g_ascii_xdigit_value (digest[2 * i]) << 4 | g_ascii_xdigit_value (digest[2 * i + 1]));
  original[33] = 1;
  add_original (fixture, 1, 1);
  store_fixture_close (fixture);
  db = anning_light_open (fixture->path, &error);
  g_assert_no_error (error);
  image = anning_light_write_bytes (db, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  anning_db_close (db);
  database = g_bytes_get_data (image, &length);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) payload = g_byte_array_new ();
      g_autoptr (AnningSealedResult) checked = NULL;
      g_autoptr (AnningSealedResult) opened = NULL;
      AnningSealedContents contents = { 1, 6, (gint64) length, cases[i].n, 0, 0 };
      guint8 bytes[ANNING_SEALED_CONTENTS];

      g_test_message ("case %u", i);
      anning_sealed_contents_write (&contents, bytes);
      add_part (payload, 'T', sizeof bytes, bytes, sizeof bytes);
      add_part (payload, 'D', length, database, length);
      if (cases[i].at >= 0)
        original[cases[i].at] ^= 1;
      for (guint j = 0; j < cases[i].times; j++)
        add_part (payload, 'O', (guint64) cases[i].length, original, cases[i].size);
      if (cases[i].at >= 0)
        original[cases[i].at] ^= 1;
      write_forgery (sealed, payload);

      checked = check (sealed, "seven stones", NULL);
      g_assert_true ((checked != NULL) == cases[i].opens);
      opened = unseal (sealed, back, "seven stones", &error);
      g_assert_true ((opened != NULL) == cases[i].opens);
      if (cases[i].opens)
        g_assert_cmpint (g_unlink (back), ==, 0);
      else
        g_assert_error (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_cmpuint (count_files (fixture->folder), ==, 2);
    }
}

/* What is no database of ours is refused by the store's own code, and nothing is left. */
static void
test_foreign (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "forged.sealed");
  g_autofree char *back = in_folder (fixture, "back.db");
  g_autofree char *foreign = in_folder (fixture, "foreign.db");
  g_autofree char *database = NULL;
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  AnningSealedContents contents = { 1, 6, 0, 0, 0, 0 };
  guint8 bytes[ANNING_SEALED_CONTENTS];
  g_autoptr (AnningSealedResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  store_fixture_close (fixture);
  {
    sqlite3 *handle = NULL;

    g_assert_cmpint (sqlite3_open (foreign, &handle), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE a (b)", NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  }
  g_file_get_contents (foreign, &database, &length, &error);
  g_assert_no_error (error);
  contents.database_size = (gint64) length;
  anning_sealed_contents_write (&contents, bytes);
  add_part (payload, 'T', sizeof bytes, bytes, sizeof bytes);
  add_part (payload, 'D', length, database, length);
  write_forgery (sealed, payload);

  opened = unseal (sealed, back, "seven stones", &error);
  g_assert_null (opened);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FOREIGN);
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
}

static void
count_report (double   fraction,
              gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
cancel_report (double   fraction,
               gpointer user_data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "case.sealed");
  g_autofree char *back = in_folder (fixture, "back.db");
  g_autoptr (AnningSecret) secret = anning_secret_new ("seven stones", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnningSealedResult) written = NULL;
  g_autoptr (AnningSealedResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;

  fill (fixture);
  g_assert_null (anning_sealed_write_with (fixture->path, sealed, secret, &cheap, cancel_report, cancellable, cancellable,
                                           &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  written = anning_sealed_write_with (fixture->path, sealed, secret, &cheap, count_report, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.99);
  g_cancellable_reset (cancellable);
  g_assert_null (anning_sealed_open (sealed, secret, back, cancel_report, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);

  last = 0;
  opened = anning_sealed_open (sealed, secret, back, count_report, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.99);
}

/* The look says what the file says, also of one whose originals are not all there. */
static void
test_look (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "case.sealed");
  g_autoptr (AnningSecret) secret = anning_secret_new ("seven stones", -1);
  g_autoptr (AnningSecret) wrong = anning_secret_new ("seven stone", -1);
  g_autoptr (AnningSealedResult) written = NULL;
  g_autoptr (AnningCopyLook) look = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_real_time () / 1000;
  gsize length;

  fill (fixture);
  store_fixture_sql (fixture->path, "DELETE FROM evidence_chunk WHERE seq = 1");
  written = seal (fixture, sealed, &error);
  g_assert_no_error (error);
  look = anning_sealed_look (sealed, secret, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (look->path, ==, sealed);
  g_assert_cmpint (look->size, ==, written->size);
  g_assert_cmpint (look->made_at, >=, before);
  g_assert_cmpint (look->made_at, <=, g_get_real_time () / 1000);
  g_assert_cmpint (look->schema, ==, 6);
  g_assert_cmpint (look->n_debts, ==, 2);
  g_assert_cmpint (look->n_incidents, ==, 0);
  g_assert_cmpint (look->n_originals, ==, 3);
  g_assert_cmpint (look->originals_size, ==, LARGE + 1);
  g_assert_cmpint (look->n_missing, ==, 1);

  g_assert_null (anning_sealed_look (sealed, wrong, NULL, &error));
  g_assert_error (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  /* What is missing at the end is seen at the beginning. */
  g_file_get_contents (sealed, &bytes, &length, &error);
  g_file_set_contents (sealed, bytes, (gssize) length - 1, &error);
  g_assert_no_error (error);
  g_assert_null (anning_sealed_look (sealed, secret, NULL, &error));
  g_assert_error (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_TRUNCATED);
}

/* With the cost that ours have: half a second or so for each of the three. */
static void
test_async (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "case.sealed");
  g_autofree char *back = in_folder (fixture, "back.db");
  g_autoptr (AnningSecret) secret = anning_secret_new ("seven stones", -1);
  g_autoptr (AnningSealedResult) written = NULL;
  g_autoptr (AnningSealedResult) opened = NULL;
  g_autoptr (AnningCopyLook) look = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;

  fill (fixture);
  anning_sealed_write_async (fixture->path, sealed, secret, count_report, &last, NULL, store_fixture_answered_cb, &first);
  written = anning_sealed_write_finish (store_fixture_wait (&first), &error);
  g_assert_no_error (error);
  g_assert_cmpint (written->originals, ==, 3);
  anning_sealed_look_async (sealed, secret, NULL, store_fixture_answered_cb, &second);
  look = anning_sealed_look_finish (store_fixture_wait (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpint (look->n_debts, ==, 2);
  g_assert_cmpint (look->n_missing, ==, 0);
  last = 0;
  anning_sealed_open_async (sealed, secret, back, count_report, &last, NULL, store_fixture_answered_cb, &third);
  opened = anning_sealed_open_finish (store_fixture_wait (&third), &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened->originals, ==, 3);
  g_assert_true (g_file_test (back, G_FILE_TEST_EXISTS));
}

static void
kill_cb (double   fraction,
         gpointer user_data)
{
  if (fraction > 0.6)
    raise (SIGKILL);
}

/* Opening is killed half-way: what lies there in the clear goes when the file is opened the next time. */
static void
test_killed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *sealed = in_folder (fixture, "a.sealed");
  g_autofree char *whole = anning_restore_dup_unsealed_path (fixture->path);
  g_autofree char *draft = g_strconcat (whole, ".part", NULL);
  g_autofree char *mark = g_strconcat (whole, ".lock", NULL);
  g_autoptr (AnningSealedResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int status, lock;
  pid_t child;

  fill (fixture);
  result = seal (fixture, sealed, &error);
  g_assert_no_error (error);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (AnningSecret) secret = anning_secret_new ("seven stones", -1);

      anning_sealed_result_free (anning_sealed_open (sealed, secret, whole, kill_cb, NULL, NULL, NULL));
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (access (draft, F_OK), ==, 0);

  store_fixture_reopen (fixture);
  g_assert_cmpint (access (draft, F_OK), ==, -1);
  g_assert_cmpint (access (mark, F_OK), ==, -1);
  store_fixture_close (fixture);

  /* One that was opened and never put in place goes, too; one that somebody is at work on stays. */
  g_assert_true (g_file_set_contents (whole, "in the clear", -1, &error));
  g_assert_true (g_file_set_contents (draft, "in the clear", -1, &error));
  lock = anning_opening_lock (whole, &error);
  g_assert_no_error (error);
  store_fixture_reopen (fixture);
  g_assert_cmpint (access (whole, F_OK), ==, 0);
  g_assert_cmpint (access (draft, F_OK), ==, 0);
  store_fixture_close (fixture);
  anning_opening_unlock (whole, lock);
  store_fixture_reopen (fixture);
  g_assert_cmpint (access (whole, F_OK), ==, -1);
  g_assert_cmpint (access (draft, F_OK), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) \
  g_test_add ("/store/sealed/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("there-and-back", test_there_and_back);
  ADD ("while-open", test_while_open);
  ADD ("refused", test_refused);
  ADD ("names", test_names);
  ADD ("damaged-original", test_damaged_original);
  ADD ("forged", test_forged);
  ADD ("forged-originals", test_forged_originals);
  ADD ("foreign", test_foreign);
  ADD ("cancelled", test_cancelled);
  ADD ("killed", test_killed);
  ADD ("look", test_look);
  ADD ("async", test_async);
#undef ADD
  return g_test_run ();
}
