/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contacts.h"
#include "anning-evidence.h"
#include "anning-incident-find.h"
#include "anning-incident.h"
#include "anning-moments.h"
#include "anning-records.h"
#include "anning-search.h"
#include "anning-transcript.h"
#include "anning-words.h"
#include "store-fixture.h"

/* printf 'sound' | sha256sum */
#define HASH "dd29442deca69f52c50006b831cb216edf78a7da33748f0a80ff19f2ebe57ecd"

typedef struct
{
  gint64 incident_id;
  gint64 evidence_id;
} Recording;

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("sound", 5, NULL);
  Recording *recording = data;

  recording->evidence_id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);
  if (recording->evidence_id != 0)
    anning_evidence_use (db, recording->evidence_id, "incident", recording->incident_id, "通话.amr", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

/* An incident with a recording of five bytes. */
static Recording
add_recording (StoreFixture *fixture)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GError) error = NULL;
  Recording recording = { 0 };

  incident->started_at = 1000;
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->to_party = g_strdup ("debtor");
  recording.incident_id = store_fixture_save (fixture, &anning_incident_type, incident);
  anning_store_write (fixture->store, attach_job, &recording, &error);
  g_assert_no_error (error);
  return recording;
}

static gint64
add_marker (StoreFixture *fixture,
            gint64        evidence_id,
            const char   *speaker,
            const char   *tags)
{
  g_autoptr (AnningMarker) marker = anning_marker_new ();

  marker->evidence_id = evidence_id;
  marker->start_ms = 133000;
  marker->end_ms = ANNING_UNKNOWN;
  marker->speaker = g_strdup (speaker);
  marker->tags = g_strdup (tags);
  return store_fixture_save (fixture, &anning_marker_type, marker);
}

static gint64
add_transcript (StoreFixture *fixture,
                gint64        evidence_id,
                const char   *text)
{
  g_autoptr (AnningTranscript) transcript = anning_transcript_new ();

  transcript->evidence_id = evidence_id;
  transcript->text = g_strdup (text);
  return store_fixture_save (fixture, &anning_transcript_type, transcript);
}

static void
check (StoreFixture    *fixture,
       const char      *table,
       gint64           id,
       const char      *key,
       const Recording *recording,
       gint64           start_ms)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree AnningMoment *moment = NULL;
  g_autoptr (GError) error = NULL;

  anning_moment_find_async (fixture->store, table, id, key, NULL, store_fixture_answered_cb, &result);
  moment = anning_moment_find_finish (fixture->store, store_fixture_wait (&result), &error);
  if (recording == NULL)
    {
      g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (moment->incident_id, ==, recording->incident_id);
  g_assert_cmpint (moment->evidence_id, ==, recording->evidence_id);
  g_assert_cmpint (moment->start_ms, ==, start_ms);
}

static void
test_find (StoreFixture  *fixture,
           gconstpointer  data)
{
  Recording recording = add_recording (fixture);
  gint64 marker = add_marker (fixture, recording.evidence_id, "them", NULL);
  gint64 transcript = add_transcript (fixture, recording.evidence_id,
                                      "开头\n[00:05] 对方\uff1a你好\n[02:13] 对方\uff1a我们会通知\n你单位\n[02:20] 我\uff1a请发书面的");

  check (fixture, "marker", marker, NULL, &recording, 133000);
  check (fixture, "marker", marker + 100, NULL, NULL, 0);
  check (fixture, "transcript", transcript, "单位", &recording, 133000);
  check (fixture, "transcript", transcript, "书面", &recording, 140000);
  check (fixture, "transcript", transcript, "没有", &recording, 0);
  check (fixture, "transcript", transcript, "", &recording, 0);
  check (fixture, "citation", 0, "通话.amr · SHA-256 " "dd29442deca6" " · 2026-03-12 21:14:09 +08:00 · 02:13 (21:16:22)", &recording, 133000);
  check (fixture, "citation", 0, HASH " 1:00", &recording, 60000);
  check (fixture, "citation", 0, "SHA-256 000000000000 · 02:13", NULL, 0);
  check (fixture, "citation", 0, "02:13", NULL, 0);
}

/* The same after the file was closed and opened again. */
static void
test_restart (StoreFixture  *fixture,
              gconstpointer  data)
{
  Recording recording = add_recording (fixture);

  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  check (fixture, "citation", 0, "SHA-256 " "dd29442deca6" " · 02:13", &recording, 133000);
}

static GPtrArray *
search (StoreFixture *fixture,
        const char   *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  anning_search_async (fixture->store, query, NULL, 20, NULL, store_fixture_answered_cb, &result);
  hits = anning_search_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return hits;
}

static void
test_search (StoreFixture  *fixture,
             gconstpointer  data)
{
  Recording recording = add_recording (fixture);
  gint64 transcript = add_transcript (fixture, recording.evidence_id, "[02:13] 对方\uff1a我们会通知你单位");
  g_autoptr (GPtrArray) cited = search (fixture, "SHA-256 " "dd29442deca6" " · 02:13");
  g_autoptr (GPtrArray) words = search (fixture, "通知你单位");
  g_autoptr (GPtrArray) unknown = search (fixture, "000000000000 02:13");
  const AnningHit *hit;

  g_assert_cmpuint (cited->len, ==, 1);
  hit = g_ptr_array_index (cited, 0);
  g_assert_cmpstr (hit->table, ==, "citation");
  g_assert_cmpint (hit->id, ==, recording.evidence_id);
  g_assert_cmpstr (hit->title, ==, "通话.amr");
  g_assert_cmpstr (hit->snippet, ==, "02:13");
  check (fixture, "citation", hit->id, hit->key, &recording, 133000);

  g_assert_cmpuint (words->len, ==, 1);
  hit = g_ptr_array_index (words, 0);
  g_assert_cmpstr (hit->table, ==, "transcript");
  g_assert_cmpint (hit->id, ==, transcript);
  g_assert_cmpuint (unknown->len, ==, 0);
}

static gboolean
is_found (StoreFixture      *fixture,
          const char        *query,
          const char *const *tags,
          gint64             id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GError) error = NULL;

  anning_incidents_find_async (fixture->store, query, tags, NULL, store_fixture_answered_cb, &result);
  ids = anning_incidents_find_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return g_hash_table_contains (ids, &id);
}

/* Words that were typed, and what a mark is, find the incident whose recording it is. */
static void
test_incidents (StoreFixture  *fixture,
                gconstpointer  data)
{
  static const char *const tags[] = { "threat_family", NULL };
  Recording recording = add_recording (fixture);

  g_assert_false (is_found (fixture, "单位", NULL, recording.incident_id));
  add_transcript (fixture, recording.evidence_id, "[02:13] 对方\uff1a我们会通知你单位");
  g_assert_true (is_found (fixture, "单位", NULL, recording.incident_id));
  g_assert_false (is_found (fixture, "没有这个词", tags, recording.incident_id));
  add_marker (fixture, recording.evidence_id, "them", "insult threat_family");
  g_assert_true (is_found (fixture, "没有这个词", tags, recording.incident_id));
}

static gpointer
contacts_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Recording *recording = data;

  return anning_contacts_read (db, recording != NULL ? &recording->incident_id : NULL, recording != NULL, error);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_records_remove (db, &anning_marker_type, *(gint64 *) data, error));
}

static gboolean
has_tag (StoreFixture *fixture,
         Recording    *recording,
         const char   *word)
{
  g_autoptr (GError) error = NULL;
  AnningContactLog *log = anning_store_read (fixture->store, contacts_job, recording, &error);
  gboolean has;

  g_assert_no_error (error);
  g_assert_cmpuint (log->contacts->len, ==, 1);
  has = (g_array_index (log->contacts, AnningContact, 0).tags >> anning_words_index (anning_incident_tags, word) & 1) != 0;
  anning_contact_log_free (log);
  return has;
}

/* What is marked in a recording was done in that contact, unless the user says it; it goes with its mark. */
static void
test_marked_tags (StoreFixture  *fixture,
                  gconstpointer  data)
{
  Recording recording = add_recording (fixture);
  g_autoptr (GError) error = NULL;
  gint64 mine, theirs;

  mine = add_marker (fixture, recording.evidence_id, "me", "insult");
  g_assert_cmpint (mine, >, 0);
  g_assert_false (has_tag (fixture, NULL, "insult"));
  theirs = add_marker (fixture, recording.evidence_id, "them", "slur threat_family");
  g_assert_true (has_tag (fixture, NULL, "threat_family"));
  g_assert_true (has_tag (fixture, &recording, "threat_family"));
  g_assert_true (has_tag (fixture, &recording, "slur"));
  g_assert_false (has_tag (fixture, &recording, "insult"));
  anning_store_write (fixture->store, remove_job, &theirs, &error);
  g_assert_no_error (error);
  g_assert_false (has_tag (fixture, &recording, "threat_family"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/moments/find", StoreFixture, NULL, store_fixture_set_up, test_find, store_fixture_tear_down);
  g_test_add ("/moments/restart", StoreFixture, NULL, store_fixture_set_up, test_restart, store_fixture_tear_down);
  g_test_add ("/moments/search", StoreFixture, NULL, store_fixture_set_up, test_search, store_fixture_tear_down);
  g_test_add ("/moments/incidents", StoreFixture, NULL, store_fixture_set_up, test_incidents, store_fixture_tear_down);
  g_test_add ("/moments/marked-tags", StoreFixture, NULL, store_fixture_set_up, test_marked_tags, store_fixture_tear_down);
  return g_test_run ();
}
