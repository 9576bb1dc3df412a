/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-recording-name.h"
#include "anning-records.h"
#include "anning-takes.h"
#include "store-fixture.h"

#include "../store-jobs.h"

/* 2026-03-12 21:14:09.250 in China, as ms since 1970: 13:14:09.250 UTC. */
#define STARTED G_GINT64_CONSTANT (1773321249250)

/* sha256sum tests/fixtures/audio/tones.opus */
#define DIGEST "f6ff02e6d3e9e8672b69a3ffa48063fcd59e183b89064f34e66fced7349a6ff6"

/* Where the pages of tones.opus begin and end: the first piece has the headers and a second of sound. */
static const gsize ends[] = { 0, 2745, 5712, 9134, 12677, 16223, 16325 };
#define N_PIECES (G_N_ELEMENTS (ends) - 1)

static const gint64 marks[] = { 0, 1500, 4200 };

static GBytes *
read_tones (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", "tones.opus", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, ends[N_PIECES]);
  return g_bytes_new_take (data, length);
}

typedef struct
{
  gint64 take_id;
  gint64 seq;
  GBytes *bytes;
  const char *channel;
} Making;

static gpointer
begin_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Making *making = data;

  making->take_id = anning_takes_begin (db, STARTED, 480, making->channel, error);
  return NULL;
}

static gpointer
append_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Making *making = data;

  anning_takes_append (db, making->take_id, making->seq, making->bytes, error);
  return NULL;
}

static gpointer
mark_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_takes_set_marks (db, *(gint64 *) data, marks, G_N_ELEMENTS (marks), error);
  return NULL;
}

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_takes_keep (db, *(gint64 *) data, NULL, error);
}

static gpointer
discard_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  anning_takes_discard (db, *(gint64 *) data, error);
  return NULL;
}

static gpointer
list_uses (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return anning_evidence_list_uses (db, "incident", *(gint64 *) data, error);
}

static gpointer
write_it (StoreFixture *fixture,
          AnningJob     job,
          gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = anning_store_write (fixture->store, job, data, &error);

  g_assert_no_error (error);
  return result;
}

/* A take with the first @n pieces, and marks. Returns: its id */
static gint64
make_take (StoreFixture *fixture,
           const char   *channel,
           guint         n)
{
  g_autoptr (GBytes) tones = read_tones ();
  Making making = { .channel = channel };

  write_it (fixture, begin_job, &making);
  g_assert_cmpint (making.take_id, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (tones, ends[i], ends[i + 1] - ends[i]);

      making.seq = i;
      making.bytes = piece;
      write_it (fixture, append_job, &making);
    }
  write_it (fixture, mark_job, &making.take_id);
  return making.take_id;
}

/* What was made is found again after a restart, as far as it was written. */
static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) takes = NULL;
  const AnningTake *take;
  gint64 whole = make_take (fixture, "call", N_PIECES);
  gint64 cut;

  /* Nothing was heard of this one: it is no recording, and goes with the next. */
  make_take (fixture, "call", 0);
  cut = make_take (fixture, "visit", 2);
  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM recording"), ==, 2);
  store_fixture_reopen (fixture);

  takes = read_it (fixture->store, list_takes, NULL);
  g_assert_cmpuint (takes->len, ==, 2);
  take = g_ptr_array_index (takes, 0);
  g_assert_cmpint (take->id, ==, whole);
  g_assert_cmpint (take->started_at, ==, STARTED);
  g_assert_cmpint (take->utc_offset, ==, 480);
  g_assert_cmpstr (take->channel, ==, "call");
  g_assert_cmpint (take->size, ==, 16325);
  g_assert_cmpint (take->length_ms, ==, 5000);
  g_assert_cmpmem (take->marks->data, take->marks->len * sizeof (gint64), marks, sizeof marks);
  take = g_ptr_array_index (takes, 1);
  g_assert_cmpint (take->id, ==, cut);
  g_assert_cmpstr (take->channel, ==, "visit");
  g_assert_cmpint (take->size, ==, 5712);
  g_assert_cmpint (take->length_ms, ==, 1994);
}

/* The bytes are those that came, as one original of one incident; nothing of the take remains. */
static void
test_keep (StoreFixture  *fixture,
           gconstpointer  data)
{
  gint64 take_id = make_take (fixture, "call", N_PIECES);
  g_autofree AnningKeptTake *kept = write_it (fixture, keep_job, &take_id);
  g_autoptr (AnningEvidence) evidence = read_it (fixture->store, get_evidence, &kept->evidence_id);
  g_autoptr (GPtrArray) uses = read_it (fixture->store, list_uses, &kept->incident_id);
  g_autoptr (GPtrArray) incidents = read_it (fixture->store, list_records, (gpointer) &anning_incident_type);
  g_autoptr (GPtrArray) markers = read_it (fixture->store, list_records, (gpointer) &anning_marker_type);
  g_autoptr (AnningRecordingName) name = NULL;
  const AnningIncident *incident;
  const AnningEvidenceUse *use;

  g_assert_cmpstr (evidence->sha256, ==, DIGEST);
  g_assert_cmpint (evidence->size, ==, 16325);
  g_assert_cmpstr (evidence->media_type, ==, "audio/ogg");

  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->record.id, ==, kept->incident_id);
  g_assert_cmpint (incident->started_at, ==, STARTED);
  g_assert_cmpint (incident->ended_at, ==, STARTED + 5000);
  g_assert_cmpint (incident->utc_offset, ==, 480);
  g_assert_cmpstr (incident->channel, ==, "call");
  g_assert_cmpstr (incident->connected, ==, "yes");
  g_assert_cmpstr (incident->time_source, ==, "recorder");

  /* The name alone tells the beginning, also where the file is looked at by itself. */
  g_assert_cmpuint (uses->len, ==, 1);
  use = g_ptr_array_index (uses, 0);
  g_assert_cmpint (use->evidence_id, ==, kept->evidence_id);
  g_assert_cmpstr (use->name, ==, "anning-20260312-211409.opus");
  g_assert_cmpint (use->file_time, ==, STARTED + 5000);
  name = anning_recording_name_parse (use->name);
  g_assert_true (name->has_time && name->has_seconds && name->has_year);
  g_assert_cmpint (anning_civil_to_instant (&name->time, 480), ==, STARTED - 250);
  g_assert_null (name->number);
  g_assert_null (name->name);

  g_assert_cmpuint (markers->len, ==, G_N_ELEMENTS (marks));
  for (guint i = 0; i < markers->len; i++)
    {
      const AnningMarker *marker = g_ptr_array_index (markers, i);

      g_assert_cmpint (marker->evidence_id, ==, kept->evidence_id);
      g_assert_cmpint (marker->start_ms, ==, marks[i]);
      g_assert_cmpint (marker->end_ms, ==, ANNING_UNKNOWN);
    }

  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM recording"), ==, 0);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM recording_piece"), ==, 0);
  store_fixture_reopen (fixture);
}

/* Of what was cut off, marks behind the cut are gone. */
static void
test_keep_cut (StoreFixture  *fixture,
               gconstpointer  data)
{
  gint64 take_id = make_take (fixture, "visit", 2);
  g_autofree AnningKeptTake *kept = write_it (fixture, keep_job, &take_id);
  g_autoptr (GPtrArray) incidents = read_it (fixture->store, list_records, (gpointer) &anning_incident_type);
  g_autoptr (GPtrArray) markers = read_it (fixture->store, list_records, (gpointer) &anning_marker_type);
  const AnningIncident *incident = g_ptr_array_index (incidents, 0);
  g_autoptr (AnningEvidence) evidence = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (incident->channel, ==, "visit");
  g_assert_cmpint (incident->ended_at, ==, STARTED + 1994);
  g_assert_cmpuint (markers->len, ==, 2);
  /* What was there, and the 27 bytes that mark its end. */
  evidence = read_it (fixture->store, get_evidence, &kept->evidence_id);
  g_assert_cmpint (evidence->size, ==, 5712 + 27);

  /* It is not there twice. */
  g_assert_null (anning_store_write (fixture->store, keep_job, &take_id, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

/* After a piece that was not written, none is. */
static void
test_gap (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  Making making = { .seq = 3, .bytes = bytes };
  g_autoptr (GPtrArray) takes = NULL;
  g_autoptr (GError) error = NULL;

  making.take_id = make_take (fixture, "call", 2);
  anning_store_write (fixture->store, append_job, &making, &error);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* And no take, no piece. */
  making.take_id = 99;
  making.seq = 0;
  anning_store_write (fixture->store, append_job, &making, &error);
  g_assert_nonnull (error);

  takes = read_it (fixture->store, list_takes, NULL);
  g_assert_cmpuint (takes->len, ==, 1);
  g_assert_cmpint (((const AnningTake *) g_ptr_array_index (takes, 0))->size, ==, 5712);
}

static void
test_discard (StoreFixture  *fixture,
              gconstpointer  data)
{
  gint64 take_id = make_take (fixture, "call", 3);
  gint64 other = make_take (fixture, "call", 1);
  g_autoptr (GPtrArray) takes = NULL;

  write_it (fixture, discard_job, &take_id);
  takes = read_it (fixture->store, list_takes, NULL);
  g_assert_cmpuint (takes->len, ==, 1);
  g_assert_cmpint (((const AnningTake *) g_ptr_array_index (takes, 0))->id, ==, other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) \
  g_test_add ("/store/takes/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("list", test_list);
  ADD ("keep", test_keep);
  ADD ("keep-cut", test_keep_cut);
  ADD ("gap", test_gap);
  ADD ("discard", test_discard);
#undef ADD
  return g_test_run ();
}
