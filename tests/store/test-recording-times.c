/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-times.h"

#include "anning-evidence-place.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-trace-entry.h"
#include "store-fixture.h"

/* 2026-03-12 21:14:00 in China */
#define EVENING G_GINT64_CONSTANT (1773321240000)
#define SECOND G_GINT64_CONSTANT (1000)

typedef struct
{
  gint64 incident;
  const char *name;
  gint64 file_time;
  gint64 length_ms;
  const char *bytes;
  gint64 evidence;
} Recording;

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Recording *recording = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (recording->bytes, -1, NULL);

  recording->evidence = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);
  anning_evidence_set_sound (db, recording->evidence, recording->length_ms, FALSE,
                             recording->length_ms == ANNING_UNKNOWN ? "failed" : NULL, NULL, NULL, error);
  anning_evidence_use (db, recording->evidence, "incident", recording->incident, recording->name, NULL,
                       recording->file_time, error);
  return NULL;
}

static gint64
attach (StoreFixture *fixture,
        gint64        incident,
        const char   *name,
        gint64        file_time,
        gint64        length_ms)
{
  Recording recording = { incident, name, file_time, length_ms, name, 0 };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, attach_job, &recording, &error);
  g_assert_no_error (error);
  return recording.evidence;
}

static gint64
add_call (StoreFixture *fixture,
          gint64        started_at,
          const char   *time_source)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->time_source = g_strdup (time_source);
  incident->channel = g_strdup ("call");
  return store_fixture_save (fixture, &anning_incident_type, incident);
}

static void
add_trace (StoreFixture *fixture,
           gint64        incident_id,
           const char   *kind,
           const char   *start,
           gint64        started_at,
           gint64        length_s)
{
  g_autoptr (AnningTraceEntry) entry = anning_trace_entry_new ();

  entry->incident_id = incident_id;
  entry->kind = g_strdup (kind);
  entry->started_at = started_at;
  entry->utc_offset = 480;
  entry->precision_ms = g_str_equal (kind, "recorder") ? 1 : SECOND;
  entry->start = g_strdup (start);
  entry->length_s = length_s;
  entry->channel = g_strdup ("call");
  store_fixture_save (fixture, &anning_trace_entry_type, entry);
}

/* Returns: free with g_free(); NULL with @error */
static AnningRecordingTimes *
read_times (StoreFixture  *fixture,
            gint64         evidence_id,
            gint64         incident_id,
            GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  anning_recording_times_read_async (fixture->store, evidence_id, incident_id, NULL, store_fixture_answered_cb, &result);
  store_fixture_wait (&result);
  return anning_recording_times_read_finish (fixture->store, result, error);
}

/* It rang at 21:14:00 and was answered at 21:14:22, when the recorder began. */
static void
test_own_time (StoreFixture  *fixture,
               gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING, "call_log");
  gint64 huawei = attach (fixture, call, "138 0013 8001_20260312211422.amr", ANNING_UNKNOWN, 130000);
  g_autofree AnningRecordingTimes *times = NULL;
  g_autoptr (GError) error = NULL;

  add_trace (fixture, call, "call_log", "ringing", EVENING, 598);
  times = read_times (fixture, huawei, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (times->start.started_at, ==, EVENING + 22 * SECOND);
  g_assert_cmpint (times->start.utc_offset, ==, 480);
  g_assert_cmpint (times->start.precision_ms, ==, SECOND);
  g_assert_cmpint (times->gap.told_ms, ==, 598 * SECOND);
  g_assert_cmpint (times->gap.missing_ms, ==, 468 * SECOND);
}

/* The name is in another time zone than the incident. */
static void
test_zone (StoreFixture  *fixture,
           gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING, "call_log");
  gint64 bcr = attach (fixture, call, "20260312_151422.000+0200_in_+8613800138001.oga", ANNING_UNKNOWN, 130000);
  g_autofree AnningRecordingTimes *times = NULL;
  g_autoptr (GError) error = NULL;

  times = read_times (fixture, bcr, call, &error);
  g_assert_no_error (error);
  /* 15:14:22 two hours east of Greenwich is 21:14:22 in China. */
  g_assert_cmpint (times->start.started_at, ==, EVENING + 22 * SECOND);
  g_assert_cmpint (times->start.utc_offset, ==, 120);
  g_assert_cmpint (times->gap.told_ms, ==, ANNING_UNKNOWN);
  g_assert_cmpint (times->gap.missing_ms, ==, 0);
}

/* ColorOS writes minutes only: no recording begins before the first ring. */
static void
test_minutes (StoreFixture  *fixture,
              gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING + 15 * SECOND, "call_log");
  gint64 oppo = attach (fixture, call, "13800138001-2603122114.mp3", ANNING_UNKNOWN, 130000);
  g_autofree AnningRecordingTimes *times = NULL;
  g_autoptr (GError) error = NULL;

  times = read_times (fixture, oppo, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (times->start.started_at, ==, EVENING + 15 * SECOND);
  g_assert_cmpint (times->start.precision_ms, ==, 45 * SECOND);
}

/* A name without a time: the incident's, whatever the file's time. */
static void
test_no_time (StoreFixture  *fixture,
              gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING, "call_log");
  gint64 sent_on = attach (fixture, call, "录音 (3).m4a", EVENING + 150 * SECOND, 130000);
  g_autofree AnningRecordingTimes *times = NULL;
  g_autoptr (GError) error = NULL;

  times = read_times (fixture, sent_on, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (times->start.started_at, ==, EVENING);
  g_assert_cmpint (times->start.utc_offset, ==, 480);
}

/* The recorder's own list knows the millisecond; one that means another recording is left alone. */
static void
test_recorder (StoreFixture  *fixture,
               gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING, "call_log");
  gint64 first = attach (fixture, call, "138 0013 8001_20260312211422.amr", ANNING_UNKNOWN, 60000);
  gint64 second = attach (fixture, call, "138 0013 8001_20260312211722.amr", ANNING_UNKNOWN, 60000);
  g_autofree AnningRecordingTimes *one = NULL;
  g_autofree AnningRecordingTimes *other = NULL;
  g_autoptr (GError) error = NULL;

  add_trace (fixture, call, "recorder", "recording", EVENING + 22345, ANNING_UNKNOWN);
  one = read_times (fixture, first, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (one->start.started_at, ==, EVENING + 22345);
  g_assert_cmpint (one->start.precision_ms, ==, 1);
  other = read_times (fixture, second, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (other->start.started_at, ==, EVENING + 202 * SECOND);
}

/* Two parts of one call: only what neither holds is missing. A bill knows what no log says. */
static void
test_gaps (StoreFixture  *fixture,
           gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING, "bill");
  gint64 first = attach (fixture, call, "138 0013 8001_20260312211422.amr", ANNING_UNKNOWN, 300000);
  g_autofree AnningRecordingTimes *alone = NULL;
  g_autofree AnningRecordingTimes *both = NULL;
  g_autofree AnningRecordingTimes *three = NULL;
  g_autoptr (GError) error = NULL;

  add_trace (fixture, call, "bill", "answer", EVENING + 22 * SECOND, 598);
  alone = read_times (fixture, first, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (alone->gap.missing_ms, ==, 298 * SECOND);
  g_assert_true (alone->gap.by_bill);
  g_assert_cmpuint (alone->gap.n_others, ==, 0);

  attach (fixture, call, "138 0013 8001_20260312211922.amr", ANNING_UNKNOWN, 200000);
  both = read_times (fixture, first, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (both->gap.missing_ms, ==, 98 * SECOND);
  g_assert_cmpuint (both->gap.n_others, ==, 1);

  attach (fixture, call, "broken.amr", ANNING_UNKNOWN, ANNING_UNKNOWN);
  three = read_times (fixture, first, call, &error);
  g_assert_no_error (error);
  g_assert_cmpint (three->gap.missing_ms, ==, 0);
}

static void
test_not_of_it (StoreFixture  *fixture,
                gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING, "typed");
  gint64 other = add_call (fixture, EVENING, "typed");
  gint64 recording = attach (fixture, call, "a.amr", ANNING_UNKNOWN, 1000);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_times (fixture, recording, other, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

static gint64
get_place (StoreFixture *fixture,
           gint64        evidence_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 place;

  anning_evidence_get_place_async (fixture->store, evidence_id, NULL, store_fixture_answered_cb, &result);
  store_fixture_wait (&result);
  place = anning_evidence_get_place_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return place;
}

static void
set_place (StoreFixture *fixture,
           gint64        evidence_id,
           gint64        position_ms)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  anning_evidence_set_place_async (fixture->store, evidence_id, position_ms, store_fixture_answered_cb, &result);
  store_fixture_wait (&result);
  g_assert_true (anning_evidence_set_place_finish (fixture->store, result, &error));
  g_assert_no_error (error);
}

/* Kept over a restart; not a word of it in the journal. */
static void
test_place (StoreFixture  *fixture,
            gconstpointer  data)
{
  gint64 call = add_call (fixture, EVENING, "typed");
  gint64 recording = attach (fixture, call, "a.amr", ANNING_UNKNOWN, 130000);
  gint64 lines = store_fixture_integer (fixture->path, "SELECT count (*) FROM journal");

  g_assert_cmpint (get_place (fixture, recording), ==, ANNING_UNKNOWN);
  set_place (fixture, recording, 41500);
  g_assert_cmpint (get_place (fixture, recording), ==, 41500);
  set_place (fixture, recording, 62000);
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  g_assert_cmpint (get_place (fixture, recording), ==, 62000);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM journal"), ==, lines);

  set_place (fixture, recording, 0);
  g_assert_cmpint (get_place (fixture, recording), ==, ANNING_UNKNOWN);
  set_place (fixture, 999, 1000);
  g_assert_cmpint (get_place (fixture, 999), ==, ANNING_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down)
  ADD ("/store/recording-times/own-time", test_own_time);
  ADD ("/store/recording-times/zone", test_zone);
  ADD ("/store/recording-times/minutes", test_minutes);
  ADD ("/store/recording-times/no-time", test_no_time);
  ADD ("/store/recording-times/recorder", test_recorder);
  ADD ("/store/recording-times/gaps", test_gaps);
  ADD ("/store/recording-times/not-of-it", test_not_of_it);
  ADD ("/store/recording-times/place", test_place);
#undef ADD

  return g_test_run ();
}
