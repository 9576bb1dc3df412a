/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anning-db-private.h"
#include "anning-decode.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-microphone-private.h"
#include "anning-recording-session.h"
#include "anning-records.h"
#include "anning-take-keep.h"
#include "anning-takes.h"
#include "media-fixture.h"

#include "../store-jobs.h"

/* Tenths of a second of a tone, for ever. */
#define TONE "audiotestsrc is-live=true samplesperbuffer=4800 freq=440 volume=0.5 ! capsfilter caps=audio/x-raw,rate=48000"

#define ROUNDS 4
/* What a kill may cost at most. */
#define LOST_MS 2000

static const char *own_path;

typedef struct
{
  char *folder;
  char *path;
  AnningStore *store;
  AnningRecordingSession *session;
  gint64 incident_id;
  gint64 evidence_id;
} Fixture;

static void
kept_cb (AnningRecordingSession *session,
         gint64                  incident_id,
         gint64                  evidence_id,
         Fixture                *fixture)
{
  fixture->incident_id = incident_id;
  fixture->evidence_id = evidence_id;
}

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
  fixture->session = anning_recording_session_of (fixture->store);
  g_signal_connect (fixture->session, "kept", G_CALLBACK (kept_cb), fixture);
}

static void
close_store (Fixture *fixture)
{
  anning_store_close (fixture->store);
  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_object_unref (fixture->store);
  /* Nothing of a recording that ended keeps it. */
  g_assert_null (fixture->store);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("anning-recording-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "anning.db", NULL);
  open_store (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (fixture->store != NULL)
    close_store (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
start (Fixture    *fixture,
       const char *description,
       const char *channel)
{
  g_autoptr (AnningMicrophone) microphone = anning_microphone_new_described ("Test", description);

  anning_recording_session_start (fixture->session, microphone, channel);
  g_assert_true (anning_recording_session_is_busy (fixture->session));
}

static void
run_until (Fixture *fixture,
           gint64   elapsed)
{
  while (anning_recording_session_is_busy (fixture->session)
         && anning_recording_session_get_elapsed (fixture->session) < elapsed)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_rest (Fixture *fixture)
{
  while (anning_recording_session_is_busy (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (anning_recording_session_get_state (fixture->session), ==, ANNING_RECORDING_STILL);
}

/* Listens to all of an original once more. */
static gint64
decode (Fixture *fixture,
        gint64   evidence_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = anning_evidence_open (fixture->store, evidence_id, &error);
  g_autoptr (AnningDecoded) decoded = NULL;

  g_assert_no_error (error);
  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (decoded->broken);
  return decoded->length_ms;
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Keeps a take that was left behind. */
static void
keep (Fixture *fixture,
      gint64   take_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree AnningKeptTake *kept = NULL;
  g_autoptr (GError) error = NULL;

  anning_take_keep_async (fixture->store, take_id, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  kept = anning_take_keep_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  fixture->incident_id = kept->incident_id;
  fixture->evidence_id = kept->evidence_id;
}

/* What was recorded is an original of an incident, with the moments that were marked. */
static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 before = g_get_real_time () / 1000;
  g_autoptr (AnningEvidence) evidence = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) markers = NULL;
  g_autoptr (GPtrArray) takes = NULL;
  const AnningIncident *incident;
  gint64 elapsed, mark;

  g_assert_cmpint (anning_recording_session_mark (fixture->session), ==, ANNING_UNKNOWN);
  start (fixture, TONE, "visit");
  run_until (fixture, 1000);
  g_assert_cmpint (anning_recording_session_get_state (fixture->session), ==, ANNING_RECORDING_RUNNING);
  g_assert_cmpint (anning_recording_session_get_level (fixture->session), ==, ANNING_LEVEL_GOOD);
  /* Three seconds earlier there was nothing yet. */
  g_assert_cmpint (anning_recording_session_mark (fixture->session), ==, 0);
  run_until (fixture, 4500);
  mark = anning_recording_session_mark (fixture->session);
  g_assert_cmpint (mark, >=, 1500);
  g_assert_cmpint (mark, <, 2500);
  g_assert_cmpuint (anning_recording_session_get_n_marks (fixture->session), ==, 2);
  elapsed = anning_recording_session_get_elapsed (fixture->session);
  anning_recording_session_stop (fixture->session);
  wait_for_rest (fixture);

  g_assert_null (anning_recording_session_get_problem (fixture->session));
  evidence = read_it (fixture->store, get_evidence, &fixture->evidence_id);
  g_assert_cmpint (evidence->length_ms, >=, elapsed);
  g_assert_cmpint (evidence->length_ms, <=, elapsed + 500);
  g_assert_cmpint (evidence->length_ms, ==, decode (fixture, fixture->evidence_id));
  g_assert_null (evidence->problem);

  incidents = read_it (fixture->store, list_records, (gpointer) &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->record.id, ==, fixture->incident_id);
  g_assert_cmpstr (incident->channel, ==, "visit");
  /* A device hands over a tenth of a second once it is full, this source before. */
  g_assert_cmpint (incident->started_at, >=, before - 100);
  g_assert_cmpint (incident->started_at, <, before + 3000);
  g_assert_cmpint (incident->utc_offset, ==, 480);
  /* The last page tells the same as the decode. */
  g_assert_cmpint (incident->ended_at - incident->started_at, ==, evidence->length_ms);

  markers = read_it (fixture->store, list_records, (gpointer) &anning_marker_type);
  g_assert_cmpuint (markers->len, ==, 2);
  g_assert_cmpint (((const AnningMarker *) g_ptr_array_index (markers, 1))->start_ms, ==, mark);
  takes = read_it (fixture->store, list_takes, NULL);
  g_assert_cmpuint (takes->len, ==, 0);
}

/* A microphone that is pulled out: what it gave is kept, and it is said. */
static void
test_lost (Fixture       *fixture,
           gconstpointer  data)
{
  start (fixture, TONE " ! identity error-after=15", "call");
  wait_for_rest (fixture);

  g_assert_error (anning_recording_session_get_problem (fixture->session), ANNING_RECORDER_ERROR,
                  ANNING_RECORDER_ERROR_LOST);
  g_assert_true (anning_recording_session_has_saved (fixture->session));
  g_assert_cmpint (ABS (decode (fixture, fixture->evidence_id) - 1400), <=, 120);

  /* The next one begins afresh. */
  start (fixture, TONE, "call");
  g_assert_null (anning_recording_session_get_problem (fixture->session));
  run_until (fixture, 300);
  anning_recording_session_stop (fixture->session);
  wait_for_rest (fixture);
  g_assert_null (anning_recording_session_get_problem (fixture->session));
}

static void
test_no_device (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) takes = NULL;
  g_autoptr (GPtrArray) incidents = NULL;

  start (fixture, "filesrc location=/nonexistent ! rawaudioparse", "call");
  wait_for_rest (fixture);
  g_assert_error (anning_recording_session_get_problem (fixture->session), ANNING_RECORDER_ERROR,
                  ANNING_RECORDER_ERROR_DEVICE);
  g_assert_false (anning_recording_session_has_saved (fixture->session));
  takes = read_it (fixture->store, list_takes, NULL);
  g_assert_cmpuint (takes->len, ==, 0);
  incidents = read_it (fixture->store, list_records, (gpointer) &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 0);
}

/* Stopped before the first sample came: nothing is there, and nothing is wrong. */
static void
test_too_short (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) takes = NULL;

  start (fixture, TONE, "call");
  anning_recording_session_stop (fixture->session);
  wait_for_rest (fixture);
  g_assert_null (anning_recording_session_get_problem (fixture->session));
  takes = read_it (fixture->store, list_takes, NULL);
  g_assert_cmpuint (takes->len, ==, 0);
}

/* @data: how many pages the file may have more than now; negative: without a limit */
static gpointer
limit_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const gint64 *more = data;
  gint64 pages;
  g_autofree char *sql = NULL;

  if (!anning_db_get_integer (db, "PRAGMA page_count", &pages, error))
    return NULL;
  sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, *more < 0 ? 1000000 : pages + *more);
  anning_db_exec (db, sql, error);
  return NULL;
}

/* The disk is full in the middle: what was written before is there, and becomes an original once there is room. */
static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 more = 4;
  g_autoptr (GPtrArray) takes = NULL;
  const AnningTake *take;

  start (fixture, TONE, "call");
  run_until (fixture, 2000);
  read_it (fixture->store, limit_job, &more);
  wait_for_rest (fixture);

  g_assert_error (anning_recording_session_get_problem (fixture->session), ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL);
  g_assert_cmpint (fixture->evidence_id, ==, 0);
  takes = read_it (fixture->store, list_takes, NULL);
  g_assert_cmpuint (takes->len, ==, 1);
  take = g_ptr_array_index (takes, 0);
  g_assert_cmpint (take->length_ms, >=, 1500);

  more = -1;
  read_it (fixture->store, limit_job, &more);
  keep (fixture, take->id);
  g_assert_cmpint (decode (fixture, fixture->evidence_id), ==, take->length_ms);
}

static void
test_space (void)
{
  /* An hour at 48 kbit/s has 21.6 MB: it needs twice as much once more at its end. */
  g_assert_cmpint (anning_recording_space_spare (243200000, 21600000), ==, ANNING_RECORDING_SPACE_LOW);
  g_assert_cmpint (anning_recording_space_spare (93200000, 21600000), ==, ANNING_RECORDING_SPACE_OUT);
}

/* ---- killed ---- */

static int
child_record (const char *path)
{
  Fixture fixture = { .path = (char *) path };
  gint64 began = 0;

  open_store (&fixture);
  start (&fixture, TONE, "call");
  for (;;)
    {
      g_main_context_iteration (NULL, TRUE);
      if (began == 0 && anning_recording_session_get_elapsed (fixture.session) > 0)
        {
          began = g_get_monotonic_time () / 1000 - anning_recording_session_get_elapsed (fixture.session);
          if (write (STDOUT_FILENO, &began, sizeof began) != sizeof began)
            return 1;
        }
    }
}

/* Returns: how much sound there was when it was killed, ms */
static gint64
record_and_kill (const char *path,
                 gulong      after)
{
  int ends[2];
  pid_t pid;
  int status;
  gint64 began, killed;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl (own_path, own_path, "--record", path, NULL);
      _exit (98);
    }
  close (ends[1]);
  /* A child that dies before it records anything closes the pipe. */
  g_assert_cmpint (read (ends[0], &began, sizeof began), ==, sizeof began);
  g_usleep (after);
  killed = g_get_monotonic_time () / 1000;
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return killed - began;
}

/* All but the last two seconds are there, play, and become an original. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GPtrArray) takes = NULL;
      const AnningTake *take;
      gint64 there;

      close_store (fixture);
      there = record_and_kill (fixture->path, (gulong) g_rand_int_range (rand, 2500, 5000) * 1000);
      open_store (fixture);

      takes = read_it (fixture->store, list_takes, NULL);
      g_assert_cmpuint (takes->len, ==, 1);
      take = g_ptr_array_index (takes, 0);
      g_test_message ("%" G_GINT64_FORMAT " ms, kept %" G_GINT64_FORMAT, there, take->length_ms);
      g_assert_cmpint (take->length_ms, >=, there - LOST_MS);
      g_assert_cmpint (take->length_ms, <=, there + 200);
      keep (fixture, take->id);
      g_assert_cmpint (decode (fixture, fixture->evidence_id), ==, take->length_ms);
    }
}

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  if (argc == 3 && g_str_equal (argv[1], "--record"))
    return child_record (argv[2]);

  own_path = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();
#define ADD(name, func) g_test_add ("/recording-session/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("whole", test_whole);
  ADD ("lost", test_lost);
  ADD ("no-device", test_no_device);
  ADD ("too-short", test_too_short);
  ADD ("full", test_full);
  ADD ("killed", test_killed);
#undef ADD
  g_test_add_func ("/recording-session/space", test_space);
  return g_test_run ();
}
