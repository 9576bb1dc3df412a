/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "anning-backup.h"
#include "anning-copies.h"
#include "anning-db-private.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-salvage.h"
#include "anning-setting.h"
#include "anning-tokenizer-private.h"
#include "store-fixture.h"

#define PAGE 16384
#define N_DEBTS 6
#define N_INCIDENTS 40
/* Two pieces, the second one short. */
#define ORIGINAL (256 * 1024 + 30000)

/* A household in its file, and what it holds, as text. */
typedef struct
{
  StoreFixture store;
  char *records;
  char *all;
  char *bytes;
  gsize length;
  char *out;
} Fixture;

/* ms; 0: the clock goes */
static gint64 standing;

/* Stands before GLib's own. */
gint64
g_get_real_time (void)
{
  struct timespec now;

  if (standing != 0)
    return standing * 1000;
  clock_gettime (CLOCK_REALTIME, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gpointer
add_original (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree guint8 *bytes = g_malloc (ORIGINAL);
  g_autoptr (GInputStream) stream = NULL;
  gboolean known;
  gint64 id;

  for (guint i = 0; i < ORIGINAL; i++)
    bytes[i] = (guint8) (i * 7 + i / 251);
  stream = g_memory_input_stream_new_from_data (bytes, ORIGINAL, NULL);
  id = anning_evidence_add (db, stream, "audio/mpeg", NULL, NULL, &known, NULL, error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (anning_evidence_use (db, id, "incident", 1, "录音.mp3", NULL, ANNING_UNKNOWN, error), >, 0);
  anning_setting_set (db, "entered", "yes", error);
  return NULL;
}

static void
fill (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_DEBTS; i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();
      g_autoptr (AnningPayment) payment = anning_payment_new ();

      debt->creditor = g_strdup_printf ("第%u银行", i + 1);
      debt->principal = 1000000 + i;
      payment->debt_id = store_fixture_save (&self->store, &anning_debt_type, debt);
      payment->amount = 50000 + i;
      payment->day = g_strdup ("2026-03-12");
      store_fixture_save (&self->store, &anning_payment_type, payment);
    }
  for (guint i = 0; i < N_INCIDENTS; i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();
      g_autoptr (GString) words = g_string_new ("他们说：");

      /* Some stand on more than one page. */
      for (guint j = 0; j < (i % 10 == 0 ? 3000u : 20u); j++)
        g_string_append (words, "今天必须还");
      incident->started_at = G_GINT64_CONSTANT (1773321249000) + i * 3600000;
      incident->utc_offset = 480;
      incident->debt_id = 1 + i % N_DEBTS;
      incident->words = g_strdup (words->str);
      store_fixture_save (&self->store, &anning_incident_type, incident);
      incident->summary = g_strdup_printf ("第%u次", i);
      store_fixture_save (&self->store, &anning_incident_type, incident);
    }
  anning_store_write (self->store.store, add_original, NULL, &error);
  g_assert_no_error (error);
}

static void
dump_table (sqlite3    *handle,
            const char *sql,
            GString    *text)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_string_append_printf (text, "# %s\n", sql);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        {
          if (sqlite3_column_type (stmt, i) == SQLITE_BLOB)
            {
              g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, sqlite3_column_blob (stmt, i),
                                                                  (gsize) sqlite3_column_bytes (stmt, i));

              g_string_append (text, sum);
            }
          else
            {
              const char *value = (const char *) sqlite3_column_text (stmt, i);

              g_autofree char *sum = value != NULL && strlen (value) > 100
                                       ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, value, -1) : NULL;

              g_string_append (text, sum != NULL ? sum : value != NULL ? value : "-");
            }
          g_string_append_c (text, '|');
        }
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
}

/* Every record of the file at @path; with @rest what is no record, too. */
static char *
dump (const char *path,
      gboolean    rest)
{
  static const char *const others[] = {
    "SELECT * FROM evidence", "SELECT * FROM evidence_use", "SELECT * FROM setting",
    "SELECT evidence_id, seq, data FROM evidence_chunk ORDER BY evidence_id, seq",
  };
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  sqlite3 *handle = NULL;
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_true (anning_tokenizer_register (handle, &error));
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", types[i]->table);

      dump_table (handle, sql, text);
    }
  for (guint i = 0; rest && i < G_N_ELEMENTS (others); i++)
    dump_table (handle, others[i], text);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return g_string_free (text, FALSE);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  standing = GPOINTER_TO_INT (data) ? G_GINT64_CONSTANT (1795372701412) : 0;
  store_fixture_set_up (&self->store, NULL);
  fill (self);
  store_fixture_close (&self->store);
  standing = 0;
  self->records = dump (self->store.path, FALSE);
  self->all = dump (self->store.path, TRUE);
  self->out = g_build_filename (self->store.folder, "salvaged.db", NULL);
  g_file_get_contents (self->store.path, &self->bytes, &self->length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->length % PAGE, ==, 0);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  store_fixture_tear_down (&self->store, NULL);
  g_free (self->records);
  g_free (self->all);
  g_free (self->bytes);
  g_free (self->out);
}

static void
put (Fixture    *self,
     const char *bytes,
     gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_unlink (self->store.path);
  g_file_set_contents (self->store.path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static AnningSalvageReport *
salvage (Fixture *self)
{
  g_autofree char *before = store_fixture_fingerprint (self->store.path);
  g_autofree char *after = NULL;
  g_autofree char *draft = g_strconcat (self->out, ".part", NULL);
  g_autoptr (GError) error = NULL;
  AnningSalvageReport *report;

  g_unlink (self->out);
  report = anning_salvage (self->store.path, self->out, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  after = store_fixture_fingerprint (self->store.path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (access (draft, F_OK), ==, -1);
  return report;
}

/* The new file is one like any other: it opens, its journal holds, and what is said of its originals is so. */
static void
check_sound (Fixture                   *self,
             const AnningSalvageReport *report)
{
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (AnningStore) store = anning_store_new (self->out);
  g_autoptr (GError) error = NULL;

  verdict = anning_verify_file (self->out, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < verdict->findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (verdict->findings, i));
  g_assert_true (verdict->database_ok);
  g_assert_true (verdict->journal_ok);
  g_assert_cmpint (verdict->evidence_wrong, ==, report->originals->len);
  g_assert_cmpint (verdict->evidence_checked - verdict->evidence_wrong, ==, report->originals_whole);
  g_assert_true (anning_store_open (store, &error));
  g_assert_no_error (error);
  anning_store_close (store);
}

/*
 * A page at a time is gone: every record comes back, from its table or from the journal; the rest is there or reported.
 * All was written in one millisecond: no time tells which of two versions is the later one.
 */
static void
test_zeroed (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *zeroes = g_malloc0 (PAGE);
  guint whole = 0;

  for (gsize at = 0; at < self->length; at += STORE_FIXTURE_STRIDE * PAGE)
    {
      g_autofree char *bytes = g_memdup2 (self->bytes, self->length);
      g_autoptr (AnningSalvageReport) report = NULL;
      g_autofree char *records = NULL;
      g_autofree char *all = NULL;

      memcpy (bytes + at, zeroes, PAGE);
      put (self, bytes, self->length);
      g_test_message ("page %" G_GSIZE_FORMAT, at / PAGE + 1);
      report = salvage (self);
      records = dump (self->out, FALSE);
      g_assert_cmpstr (records, ==, self->records);
      all = dump (self->out, TRUE);
      if (report->complete)
        g_assert_cmpstr (all, ==, self->all);
      whole += report->complete;
      g_assert_cmpint (report->lost, ==, strstr (all, "entered|yes") != NULL ? 0 : report->lost);
      /* What a check costs for each page would be most of the time of the test. */
      if (at / PAGE % (5 * STORE_FIXTURE_STRIDE) == 0)
        check_sound (self, report);
    }
  /* Indexes, the search and empty tables are most of the pages. */
  g_test_message ("%u of %" G_GSIZE_FORMAT " pages took nothing with them", whole, self->length / PAGE);
  g_assert_cmpuint (whole, >, self->length / PAGE / STORE_FIXTURE_STRIDE / 3);
}

/* Pages that lie in each other's place are found by what stands on them. */
static void
test_swapped (Fixture       *self,
              gconstpointer  data)
{
  for (gsize at = PAGE; at + 2 * PAGE <= self->length; at += 5 * STORE_FIXTURE_STRIDE * PAGE)
    {
      g_autofree char *bytes = g_memdup2 (self->bytes, self->length);
      g_autoptr (AnningSalvageReport) report = NULL;
      g_autofree char *records = NULL;
      g_autofree char *all = NULL;

      memcpy (bytes + at, self->bytes + at + PAGE, PAGE);
      memcpy (bytes + at + PAGE, self->bytes + at, PAGE);
      put (self, bytes, self->length);
      g_test_message ("pages %" G_GSIZE_FORMAT " and the next", at / PAGE + 1);
      report = salvage (self);
      g_assert_cmpint (report->kept, ==, 2 * N_DEBTS + N_INCIDENTS);
      /* One of the two may belong to a row, the other to what the journal says of this very row. */
      records = dump (self->out, FALSE);
      if (report->journal_wrong == 0 && report->journal_broken == 0)
        g_assert_cmpstr (records, ==, self->records);
      all = dump (self->out, TRUE);
      g_assert_true (!report->complete || strcmp (all, self->all) == 0);
    }
}

/* What was cut off may be gone for good, but never without a word. */
static void
test_truncated (Fixture       *self,
                gconstpointer  data)
{
  gint64 before = -1;

  for (gsize length = PAGE; length < self->length; length += 6 * PAGE)
    {
      g_autoptr (AnningSalvageReport) report = NULL;
      g_autofree char *all = NULL;

      put (self, self->bytes, length);
      report = salvage (self);
      all = dump (self->out, TRUE);
      g_assert_true (!report->complete || strcmp (all, self->all) == 0);
      /* More of the file is never less of what was in it. */
      g_assert_cmpint (report->kept, >=, before);
      before = report->kept;
      if (length / PAGE % 4 == 3)
        check_sound (self, report);
    }
  g_assert_cmpint (before, >, N_INCIDENTS);
}

static void
test_whole (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (AnningSalvageReport) report = salvage (self);
  g_autofree char *all = dump (self->out, TRUE);

  g_assert_cmpstr (all, ==, self->all);
  g_assert_true (report->complete);
  g_assert_cmpint (report->kept, ==, 2 * N_DEBTS + N_INCIDENTS);
  g_assert_cmpint (report->originals_whole, ==, 1);
  g_assert_cmpint (report->journal_broken, ==, 0);
  /* Each incident was written twice; the original and its use. */
  g_assert_cmpint (report->journal_kept, ==, 2 * N_DEBTS + 2 * N_INCIDENTS + 2);
  check_sound (self, report);
}

/* After a crash the newest of it lies in the -wal. */
static void
test_wal (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (self->store.folder, "crashed.db", NULL);
  g_autofree char *copy_wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *wal = g_strconcat (self->store.path, "-wal", NULL);
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningSalvageReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *creditor = NULL;
  gsize length;

  store_fixture_reopen (&self->store);
  debt->creditor = g_strdup ("只在日志里");
  store_fixture_save (&self->store, &anning_debt_type, debt);
  g_assert_true (g_file_get_contents (wal, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy_wal, bytes, (gssize) length, NULL));
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (self->store.path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));

  report = anning_salvage (copy, self->out, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->complete);
  creditor = store_fixture_text (self->out, "SELECT creditor FROM debt ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (creditor, ==, "只在日志里");

  /* The open file itself is another's business. */
  g_clear_pointer (&report, anning_salvage_report_free);
  g_unlink (self->out);
  g_assert_null (anning_salvage (self->store.path, self->out, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_IN_USE);
}

static guint32
root_of (Fixture    *self,
         const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);

  return (guint32) store_fixture_integer (self->store.path, sql);
}

/* Table and journal both: what hangs on a debt stays, and what was there is counted by the indexes. */
static void
test_both_gone (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *bytes = g_memdup2 (self->bytes, self->length);
  g_autoptr (AnningSalvageReport) report = NULL;
  const char *const gone[] = { "debt", "incident", "journal" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    memset (bytes + (gsize) (root_of (self, gone[i]) - 1) * PAGE, 0, PAGE);
  /* Pages without a tree are found again, so theirs go too: of incidents and journal all leaves. */
  for (gsize at = PAGE; at < self->length; at += PAGE)
    {
      if (bytes[at] == 0x0d && memmem (bytes + at, PAGE, "今天必须还", strlen ("今天必须还")) != NULL
          && at / PAGE + 1 != root_of (self, "search_content"))
        memset (bytes + at, 0, PAGE);
    }
  put (self, bytes, self->length);
  report = salvage (self);
  g_assert_false (report->complete);
  for (guint i = 0; i < report->counts->len; i++)
    {
      const AnningSalvageCount *count = g_ptr_array_index (report->counts, i);

      if (strcmp (count->table, "debt") == 0)
        g_assert_cmpint (count->stand_ins + count->from_journal, ==, N_DEBTS);
      if (strcmp (count->table, "payment") == 0)
        g_assert_cmpint (count->kept, ==, N_DEBTS);
      if (strcmp (count->table, "incident") != 0)
        continue;
      found = TRUE;
      g_assert_cmpint (count->kept + count->lost, ==, N_INCIDENTS);
      g_assert_cmpint (count->lost, >, 0);
      g_assert_cmpuint (count->lost_ids->len, ==, count->lost);
    }
  g_assert_true (found);
  check_sound (self, report);
}

/* The bytes of an original that no longer holds are in the folder of copies, under their digest. */
static void
test_from_copies (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *sha256 = store_fixture_text (self->store.path, "SELECT sha256 FROM evidence");
  g_autofree char *copies = g_build_filename (self->store.folder, "copies", NULL);
  g_autofree char *prefix = g_strndup (sha256, 2);
  g_autofree char *folder = g_build_filename (copies, "evidence", prefix, NULL);
  g_autofree char *file = g_build_filename (folder, sha256, NULL);
  g_autofree char *bytes = g_memdup2 (self->bytes, self->length);
  g_autofree guint8 *original = g_malloc (ORIGINAL);
  g_autoptr (AnningSalvageReport) report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < ORIGINAL; i++)
    original[i] = (guint8) (i * 7 + i / 251);
  memset (bytes + (gsize) (root_of (self, "evidence_chunk") - 1) * PAGE, 0, PAGE);
  put (self, bytes, self->length);

  report = salvage (self);
  g_assert_cmpuint (report->originals->len, ==, 1);
  {
    const AnningSalvageOriginal *lost = g_ptr_array_index (report->originals, 0);

    g_assert_cmpstr (lost->sha256, ==, sha256);
    g_assert_cmpstr (lost->name, ==, "录音.mp3");
    g_assert_cmpint (lost->size, ==, ORIGINAL);
    g_assert_cmpint (lost->found, ==, 0);
  }
  check_sound (self, report);
  g_clear_pointer (&report, anning_salvage_report_free);
  g_unlink (self->out);

  /* Wrong bytes under the right name are not taken. */
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "somebody else's", -1, &error));
  report = anning_salvage (self->store.path, self->out, copies, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->originals_from_copies, ==, 0);
  g_clear_pointer (&report, anning_salvage_report_free);
  g_unlink (self->out);

  g_assert_true (g_file_set_contents (file, (const char *) original, ORIGINAL, &error));
  report = anning_salvage (self->store.path, self->out, copies, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->originals_from_copies, ==, 1);
  g_assert_cmpint (report->originals_whole, ==, 1);
  g_assert_false (report->copies_away);
  check_sound (self, report);
  g_clear_pointer (&report, anning_salvage_report_free);
  g_unlink (self->out);

  /* The folder that was chosen is on a stick that is out: it is said. Beside the file is looked all the same. */
  {
    g_autofree char *stick = g_build_filename (self->store.folder, "no-stick", NULL);
    g_autofree char *beside = anning_copies_dup_default_folder (self->store.path);

    report = anning_salvage (self->store.path, self->out, stick, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (report->copies_away);
    g_assert_cmpint (report->originals_from_copies, ==, 0);
    g_clear_pointer (&report, anning_salvage_report_free);
    g_unlink (self->out);
    g_assert_cmpint (g_rename (copies, beside), ==, 0);
    report = anning_salvage (self->store.path, self->out, stick, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (report->originals_from_copies, ==, 1);
  }
}

/* What somebody put into a file stays behind. */
static void
test_foreign (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (AnningSalvageReport) report = NULL;
  g_autofree char *all = NULL;

  store_fixture_sql (self->store.path,
                     "CREATE TRIGGER t AFTER INSERT ON debt BEGIN DELETE FROM incident; END;"
                     "CREATE VIEW v AS SELECT creditor FROM debt; CREATE TABLE extra (a); INSERT INTO extra VALUES (1)");
  report = salvage (self);
  all = dump (self->out, TRUE);
  g_assert_cmpstr (all, ==, self->all);
  g_assert_cmpuint (report->foreign, ==, 3);
  g_assert_true (report->complete);
  check_sound (self, report);
}

/* Rows of an older schema are shorter: what they lack gets its default. */
static void
test_old_schema (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *schema = g_build_filename (g_getenv ("ANNING_SOURCE_ROOT"), "tests", "store", "schemas", "schema-1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (AnningSalvageReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (schema, &sql, NULL, &error));
  g_assert_cmpint (g_unlink (self->store.path), ==, 0);
  g_assert_true (g_file_set_contents (self->store.path, "", 0, &error));
  store_fixture_sql (self->store.path, sql);
  store_fixture_sql (self->store.path,
                     "INSERT INTO letter (id, created_at, updated_at, title) VALUES (7, 1, 2, '投诉信');"
                     "INSERT INTO debt (id, created_at, updated_at, principal, term_months, creditor)"
                     " VALUES (3, 1, 2, 100, 12, '甲银行')");
  report = salvage (self);
  g_assert_true (report->complete);
  g_assert_cmpint (store_fixture_integer (self->out, "SELECT edited FROM letter WHERE id = 7 AND title = '投诉信'"), ==, 0);
  g_assert_cmpint (store_fixture_integer (self->out, "SELECT principal FROM debt WHERE id = 3"), ==, 100);
  check_sound (self, report);
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *draft = g_strconcat (self->out, ".part", NULL);
  g_autofree char *noise = g_malloc (200000);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anning_salvage (self->store.path, self->out, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (access (self->out, F_OK), ==, -1);
  g_assert_cmpint (access (draft, F_OK), ==, -1);

  g_assert_null (anning_salvage (self->store.path, self->store.path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);

  for (guint i = 0; i < 200000; i++)
    noise[i] = (char) (i * 2654435761u >> 13);
  put (self, noise, 200000);
  g_assert_null (anning_salvage (self->store.path, self->out, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  g_assert_cmpint (access (self->out, F_OK), ==, -1);

  g_unlink (self->store.path);
  g_assert_null (anning_salvage (self->store.path, self->out, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/store/salvage/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("whole", test_whole);
  g_test_add ("/store/salvage/zeroed", Fixture, GINT_TO_POINTER (TRUE), set_up, test_zeroed, tear_down);
  ADD ("swapped", test_swapped);
  ADD ("truncated", test_truncated);
  ADD ("wal", test_wal);
  ADD ("both-gone", test_both_gone);
  ADD ("from-copies", test_from_copies);
  ADD ("foreign", test_foreign);
  ADD ("old-schema", test_old_schema);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
