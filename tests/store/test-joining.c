/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-joining.h"

#include "anning-deadline-entry.h"
#include "anning-dismissal.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-reading.h"
#include "anning-tellings.h"
#include "anning-trace-entry.h"
#include "anning-traces.h"
#include "store-fixture.h"

/* 2026-03-12 21:14:00 in China */
#define EVENING G_GINT64_CONSTANT (1773321240000)
#define SECOND G_GINT64_CONSTANT (1000)

#define COLLECTOR "13800138001"

static gpointer
get_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return anning_records_get (db, &anning_incident_type, *(gint64 *) data, error);
}

static AnningIncident *
get_incident (StoreFixture *fixture,
              gint64        id)
{
  g_autoptr (GError) error = NULL;
  AnningIncident *incident = anning_store_read (fixture->store, get_job, &id, &error);

  g_assert_no_error (error);
  return incident;
}

/* A call of @seconds after the minute, told by @time_source. */
static AnningIncident *
new_call (gint64      started_at,
          const char *time_source)
{
  AnningIncident *incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->time_source = g_strdup (time_source);
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->from_number = g_strdup (COLLECTOR);
  incident->to_party = g_strdup ("debtor");
  return incident;
}

static gint64
add_trace (StoreFixture *fixture,
           gint64        incident_id,
           const char   *kind,
           gint64        started_at,
           gint64        length_s)
{
  g_autoptr (AnningTraceEntry) entry = anning_trace_entry_new ();

  entry->incident_id = incident_id;
  entry->kind = g_strdup (kind);
  entry->key = g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, started_at);
  entry->started_at = started_at;
  entry->precision_ms = SECOND;
  entry->start = g_strdup (g_str_equal (kind, "bill") ? "answer" : "ringing");
  entry->length_s = length_s;
  entry->channel = g_strdup ("call");
  entry->direction = g_strdup ("in");
  entry->connected = g_strdup ("yes");
  entry->number = g_strdup (COLLECTOR);
  entry->placed = g_strdup ("fitted");
  return store_fixture_save (fixture, &anning_trace_entry_type, entry);
}

typedef struct
{
  gint64 incident;
  const char *name;
  const char *bytes;
  gint64 use;
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
  g_assert_cmpint (recording->evidence, !=, 0);
  g_assert_true (anning_evidence_set_sound (db, recording->evidence, 150000, FALSE, NULL, NULL, NULL, error));
  recording->use = anning_evidence_use (db, recording->evidence, "incident", recording->incident, recording->name, NULL,
                                        ANNING_UNKNOWN, error);
  return NULL;
}

static Recording
attach (StoreFixture *fixture,
        gint64        incident,
        const char   *name,
        const char   *bytes)
{
  Recording recording = { incident, name, bytes, 0, 0 };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, attach_job, &recording, &error);
  g_assert_no_error (error);
  return recording;
}

typedef struct
{
  gint64 first;
  gint64 second;
  AnningChangeSet *changes;
} Pair;

static gpointer
separate_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Pair *pair = data;

  return anning_joining_separate (db, pair->first, pair->second, error);
}

static gpointer
merge_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Pair *pair = data;

  return anning_joining_merge (db, pair->first, pair->second, error);
}

static gpointer
apart_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Pair *pair = data;

  return anning_joining_keep_apart (db, pair->first, pair->second, error);
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (anning_change_set_undo (data, db, error));
}

static gpointer
tellings_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_tellings_read (db, *(gint64 *) data, error);
}

static AnningJoined *
write_pair (StoreFixture *fixture,
            AnningJob     job,
            gint64        first,
            gint64        second)
{
  Pair pair = { first, second, NULL };
  g_autoptr (GError) error = NULL;
  AnningJoined *joined = anning_store_write (fixture->store, job, &pair, &error);

  g_assert_no_error (error);
  g_assert_nonnull (joined);
  return joined;
}

static void
undo (StoreFixture *fixture,
      AnningJoined *joined)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (GPOINTER_TO_INT (anning_store_write (fixture->store, undo_job, joined->changes, &error)));
  g_assert_no_error (error);
}

static AnningTellings *
read_tellings (StoreFixture *fixture,
               gint64        incident_id)
{
  g_autoptr (GError) error = NULL;
  AnningTellings *tellings = anning_store_read (fixture->store, tellings_job, &incident_id, &error);

  g_assert_no_error (error);
  return tellings;
}

/* All that stands in the file, but for when it was last written. */
static char *
dump (StoreFixture *fixture)
{
  GString *text = g_string_new (NULL);
  g_autofree char *uses = NULL;
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT group_concat (line, char (10)) FROM (SELECT json_array (id, created_at");
      g_autofree char *rows = NULL;

      for (guint j = 0; j < types[i]->n_fields; j++)
        g_string_append_printf (sql, ", %s", types[i]->fields[j].name);
      g_string_append_printf (sql, ") AS line FROM %s WHERE deleted_at = 0 ORDER BY id)", types[i]->table);
      rows = store_fixture_text (fixture->path, sql->str);
      g_string_append_printf (text, "%s\n%s\n", types[i]->table, rows != NULL ? rows : "");
    }
  uses = store_fixture_text (fixture->path, "SELECT group_concat (line, char (10)) FROM (SELECT json_array (id, evidence_id,"
                                            " owner, owner_id, name, path, file_time, added_at) AS line"
                                            " FROM evidence_use ORDER BY id)");
  g_string_append (text, uses != NULL ? uses : "");
  return g_string_free (text, FALSE);
}

/* Call log 21:14:07, bill 21:14:12, 151 seconds; the person noted words and tags. */
static gint64
add_joined_call (StoreFixture *fixture,
                 gint64       *log,
                 gint64       *bill)
{
  g_autoptr (AnningIncident) incident = new_call (EVENING + 7 * SECOND, "call_log");
  gint64 id;

  incident->ended_at = EVENING + (12 + 151) * SECOND;
  incident->creditor = g_strdup ("Bank of the Lake");
  incident->words = g_strdup ("We know where you work");
  incident->words_are = g_strdup ("exact");
  incident->tags = g_strdup ("insult");
  id = store_fixture_save (fixture, &anning_incident_type, incident);
  *log = add_trace (fixture, id, "call_log", EVENING + 7 * SECOND, 151);
  *bill = add_trace (fixture, id, "bill", EVENING + 12 * SECOND, 151);
  return id;
}

static void
test_separate_bill (StoreFixture  *fixture,
                    gconstpointer  data)
{
  gint64 log, bill;
  gint64 id = add_joined_call (fixture, &log, &bill);
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (AnningJoined) joined = write_pair (fixture, separate_job, bill, 0);
  g_autoptr (AnningIncident) whole = get_incident (fixture, id);
  g_autoptr (AnningIncident) own = get_incident (fixture, joined->incident_id);
  g_autoptr (AnningTellings) left = read_tellings (fixture, id);
  g_autoptr (AnningTellings) gone = read_tellings (fixture, joined->incident_id);

  g_assert_cmpint (own->started_at, ==, EVENING + 12 * SECOND);
  g_assert_cmpint (own->ended_at, ==, EVENING + (12 + 151) * SECOND);
  g_assert_cmpint (own->utc_offset, ==, 480);
  g_assert_cmpstr (own->time_source, ==, "bill");
  g_assert_cmpstr (own->channel, ==, "call");
  g_assert_cmpstr (own->from_number, ==, COLLECTOR);
  g_assert_cmpstr (own->creditor, ==, "Bank of the Lake");
  g_assert_cmpstr (own->to_party, ==, "debtor");
  g_assert_null (own->words);
  g_assert_null (own->tags);

  g_assert_cmpint (whole->started_at, ==, EVENING + 7 * SECOND);
  g_assert_cmpint (whole->ended_at, ==, EVENING + (7 + 151) * SECOND);
  g_assert_cmpstr (whole->time_source, ==, "call_log");
  g_assert_cmpstr (whole->words, ==, "We know where you work");
  g_assert_cmpstr (whole->tags, ==, "insult");
  g_assert_cmpstr (whole->from_number, ==, COLLECTOR);

  g_assert_cmpuint (left->sources->len, ==, 1);
  g_assert_cmpuint (gone->sources->len, ==, 1);
  g_assert_cmpstr (((AnningTelling *) g_ptr_array_index (gone->sources, 0))->entry->placed, ==, "chosen");
  /* By number and time they fit, but the person said otherwise. */
  g_assert_cmpuint (left->maybe->len, ==, 0);
  g_assert_cmpuint (gone->maybe->len, ==, 0);

  undo (fixture, joined);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_separate_log (StoreFixture  *fixture,
                   gconstpointer  data)
{
  gint64 log, bill;
  gint64 id = add_joined_call (fixture, &log, &bill);
  g_autoptr (AnningJoined) joined = write_pair (fixture, separate_job, log, 0);
  g_autoptr (AnningIncident) whole = get_incident (fixture, id);
  g_autoptr (AnningIncident) own = get_incident (fixture, joined->incident_id);

  g_assert_cmpint (whole->started_at, ==, EVENING + 12 * SECOND);
  g_assert_cmpstr (whole->time_source, ==, "bill");
  g_assert_cmpstr (whole->words, ==, "We know where you work");
  g_assert_cmpint (own->started_at, ==, EVENING + 7 * SECOND);
  g_assert_cmpstr (own->time_source, ==, "call_log");
}

static void
test_separate_recording (StoreFixture  *fixture,
                         gconstpointer  data)
{
  gint64 log, bill;
  gint64 id = add_joined_call (fixture, &log, &bill);
  Recording recording = attach (fixture, id, "13800138001_20260312211430.amr", "a recording");
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autoptr (AnningJoined) joined = write_pair (fixture, separate_job, 0, recording.use);
  g_autoptr (AnningIncident) own = get_incident (fixture, joined->incident_id);
  g_autoptr (AnningTellings) left = read_tellings (fixture, id);
  g_autoptr (AnningTellings) gone = read_tellings (fixture, joined->incident_id);

  g_assert_cmpint (own->started_at, ==, EVENING + 30 * SECOND);
  g_assert_cmpint (own->ended_at, ==, EVENING + 180 * SECOND);
  g_assert_cmpstr (own->time_source, ==, "file_name");
  g_assert_cmpstr (own->from_number, ==, COLLECTOR);
  g_assert_cmpuint (left->sources->len, ==, 2);
  g_assert_cmpuint (gone->sources->len, ==, 1);
  g_assert_cmpint (((AnningTelling *) g_ptr_array_index (gone->sources, 0))->use_id, ==, recording.use);

  undo (fixture, joined);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Nothing would be left that tells of the incident. */
static void
test_separate_only (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = new_call (EVENING, "call_log");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Pair pair = { 0, 0, NULL };

  store_fixture_save (fixture, &anning_incident_type, incident);
  pair.first = add_trace (fixture, incident->record.id, "call_log", EVENING, 20);
  before = dump (fixture);
  g_assert_null (anning_store_write (fixture->store, separate_job, &pair, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
dismiss (StoreFixture *fixture,
         const char   *key)
{
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();

  dismissal->finding = g_strdup (key);
  store_fixture_save (fixture, &anning_dismissal_type, dismissal);
}

static void
test_merge (StoreFixture  *fixture,
            gconstpointer  data)
{
  gint64 log, bill;
  gint64 id = add_joined_call (fixture, &log, &bill);
  g_autoptr (AnningIncident) note = new_call (EVENING, "typed");
  g_autoptr (AnningIncident) third = new_call (EVENING + 3600 * SECOND, "typed");
  g_autoptr (AnningLetter) letter = anning_letter_new ();
  g_autoptr (AnningDeadlineEntry) deadline = anning_deadline_entry_new ();
  g_autoptr (AnningJoined) joined = NULL;
  g_autoptr (AnningIncident) kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *key = NULL;
  g_autofree char *finding = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *sql = NULL;
  Recording recording;
  Recording both;

  g_free (note->connected);
  note->connected = g_strdup ("unknown");
  note->words = g_strdup ("They will tell my boss");
  note->words_are = g_strdup ("summary");
  note->tags = g_strdup ("insult threat_family");
  note->purpose = g_strdup ("demand");
  store_fixture_save (fixture, &anning_incident_type, note);
  store_fixture_save (fixture, &anning_incident_type, third);
  recording = attach (fixture, note->record.id, "a.amr", "of the note");
  attach (fixture, id, "b.amr", "of both");
  both = attach (fixture, note->record.id, "c.amr", "of both");
  letter->incident_id = note->record.id;
  store_fixture_save (fixture, &anning_letter_type, letter);
  deadline->incident_id = note->record.id;
  store_fixture_save (fixture, &anning_deadline_entry_type, deadline);
  key = anning_traces_apart_key (note->record.id, third->record.id);
  dismiss (fixture, key);
  finding = g_strdup_printf ("R-TIME-01|%d", (int) note->record.id);
  dismiss (fixture, finding);
  before = dump (fixture);

  joined = write_pair (fixture, merge_job, id, note->record.id);
  kept = get_incident (fixture, id);
  g_assert_cmpint (joined->incident_id, ==, id);
  g_assert_cmpstr (kept->words, ==, "We know where you work\nThey will tell my boss");
  g_assert_cmpstr (kept->words_are, ==, "summary");
  g_assert_cmpstr (kept->tags, ==, "insult threat_family");
  g_assert_cmpstr (kept->purpose, ==, "demand");
  g_assert_cmpstr (kept->connected, ==, "yes");
  g_assert_cmpstr (kept->creditor, ==, "Bank of the Lake");
  /* The note was to the minute, and within it. */
  g_assert_cmpint (kept->started_at, ==, EVENING + 7 * SECOND);
  g_assert_cmpstr (kept->time_source, ==, "call_log");

  sql = g_strdup_printf ("SELECT (SELECT incident_id FROM letter) || ' ' || (SELECT incident_id FROM deadline)"
                         " || ' ' || (SELECT owner_id FROM evidence_use WHERE id = %d)"
                         " || ' ' || (SELECT owner_id FROM evidence_use WHERE id = %d)"
                         " || ' ' || (SELECT count (*) FROM incident WHERE id = %d AND deleted_at = 0)",
                         (int) recording.use, (int) both.use, (int) note->record.id);
  after = store_fixture_text (fixture->path, sql);
  wanted = g_strdup_printf ("%d %d %d %d 0", (int) id, (int) id, (int) id, (int) note->record.id);
  g_assert_cmpstr (after, ==, wanted);
  g_free (sql);
  sql = g_strdup_printf ("SELECT count (*) FROM dismissal WHERE deleted_at = 0 AND finding IN"
                         " ('apart|%d|%d', 'R-TIME-01|%d')", (int) id, (int) third->record.id, (int) id);
  g_assert_cmpint (store_fixture_integer (fixture->path, sql), ==, 2);

  undo (fixture, joined);
  g_free (after);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* What was written since is not taken back. */
static void
test_undo_after_edit (StoreFixture  *fixture,
                      gconstpointer  data)
{
  gint64 log, bill;
  gint64 id = add_joined_call (fixture, &log, &bill);
  g_autoptr (AnningIncident) note = new_call (EVENING, "typed");
  g_autoptr (AnningJoined) joined = NULL;
  g_autoptr (AnningIncident) kept = NULL;
  g_autoptr (AnningIncident) now = NULL;

  note->purpose = g_strdup ("demand");
  note->reply = g_strdup ("Write to me");
  store_fixture_save (fixture, &anning_incident_type, note);
  joined = write_pair (fixture, merge_job, id, note->record.id);
  kept = get_incident (fixture, id);
  g_free (kept->reply);
  kept->reply = g_strdup ("Write to me, please");
  store_fixture_save (fixture, &anning_incident_type, kept);

  undo (fixture, joined);
  now = get_incident (fixture, id);
  g_assert_cmpstr (now->reply, ==, "Write to me, please");
  g_assert_null (now->purpose);
}

static void
test_maybe (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningIncident) log = new_call (EVENING + 7 * SECOND, "call_log");
  g_autoptr (AnningIncident) bill = new_call (EVENING + 12 * SECOND, "bill");
  g_autoptr (AnningIncident) other = new_call (EVENING + 12 * SECOND, "bill");
  g_autoptr (AnningIncident) nameless = new_call (EVENING + 60 * SECOND, "typed");
  g_autoptr (AnningTellings) tellings = NULL;
  g_autoptr (AnningTellings) later = NULL;
  g_autoptr (AnningJoined) apart = NULL;
  const AnningMaybeSame *maybe;

  store_fixture_save (fixture, &anning_incident_type, log);
  add_trace (fixture, log->record.id, "call_log", EVENING + 7 * SECOND, 151);
  store_fixture_save (fixture, &anning_incident_type, bill);
  add_trace (fixture, bill->record.id, "bill", EVENING + 12 * SECOND, 151);
  /* Another number called in that moment. */
  g_free (other->from_number);
  other->from_number = g_strdup ("13900139002");
  store_fixture_save (fixture, &anning_incident_type, other);
  g_clear_pointer (&nameless->from_number, g_free);
  store_fixture_save (fixture, &anning_incident_type, nameless);

  tellings = read_tellings (fixture, log->record.id);
  g_assert_cmpuint (tellings->maybe->len, ==, 2);
  maybe = g_ptr_array_index (tellings->maybe, 0);
  g_assert_cmpint (maybe->incident_id, ==, bill->record.id);
  g_assert_false (maybe->guessed);
  g_assert_cmpstr (maybe->kinds, ==, "bill");
  maybe = g_ptr_array_index (tellings->maybe, 1);
  g_assert_cmpint (maybe->incident_id, ==, nameless->record.id);
  g_assert_true (maybe->guessed);
  g_assert_cmpstr (maybe->kinds, ==, "note");

  apart = write_pair (fixture, apart_job, bill->record.id, log->record.id);
  later = read_tellings (fixture, log->record.id);
  g_assert_cmpuint (later->maybe->len, ==, 1);
  undo (fixture, apart);
  g_clear_pointer (&later, anning_tellings_free);
  later = read_tellings (fixture, log->record.id);
  g_assert_cmpuint (later->maybe->len, ==, 2);
}

static gpointer
near_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_tellings_read_near (db, *(gint64 *) data, error);
}

static GPtrArray *
read_near (StoreFixture *fixture,
           gint64        id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *near = anning_store_read (fixture->store, near_job, &id, &error);

  g_assert_no_error (error);
  return near;
}

static const AnningMaybeSame *
nth (GPtrArray *near,
     guint      i)
{
  return g_ptr_array_index (near, i);
}

/* Two that nothing proposes: another number, hours apart. All within a day are there, the nearest first. */
static void
test_near (StoreFixture  *fixture,
           gconstpointer  data)
{
  const gint64 hour = 3600 * SECOND;
  g_autoptr (AnningIncident) bill = new_call (EVENING, "bill");
  g_autoptr (AnningIncident) log = new_call (EVENING - 3 * hour, "call_log");
  g_autoptr (AnningIncident) visit = new_call (EVENING + 2 * hour, "typed");
  g_autoptr (AnningIncident) next_day = new_call (EVENING + 25 * hour, "typed");
  g_autoptr (AnningTellings) told = NULL;
  g_autoptr (AnningTellings) both = NULL;
  g_autoptr (AnningTellings) again = NULL;
  g_autoptr (AnningJoined) joined = NULL;
  g_autoptr (AnningJoined) separated = NULL;
  g_autoptr (GPtrArray) near = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  gint64 trace;

  store_fixture_save (fixture, &anning_incident_type, bill);
  add_trace (fixture, bill->record.id, "bill", EVENING, 60);
  g_free (log->from_number);
  log->from_number = g_strdup ("13900139002");
  log->summary = g_strdup ("催款");
  store_fixture_save (fixture, &anning_incident_type, log);
  trace = add_trace (fixture, log->record.id, "call_log", EVENING - 3 * hour, 60);
  g_free (visit->channel);
  visit->channel = g_strdup ("visit");
  store_fixture_save (fixture, &anning_incident_type, visit);
  store_fixture_save (fixture, &anning_incident_type, next_day);

  told = read_tellings (fixture, bill->record.id);
  g_assert_cmpuint (told->maybe->len, ==, 0);
  near = read_near (fixture, bill->record.id);
  g_assert_cmpuint (near->len, ==, 2);
  g_assert_cmpint (nth (near, 0)->incident_id, ==, visit->record.id);
  g_assert_cmpint (nth (near, 1)->incident_id, ==, log->record.id);
  g_assert_cmpstr (nth (near, 1)->number, ==, "13900139002");
  g_assert_cmpstr (nth (near, 1)->gist, ==, "催款");
  g_assert_cmpstr (nth (near, 1)->kinds, ==, "phone_log");

  joined = write_pair (fixture, merge_job, bill->record.id, log->record.id);
  both = read_tellings (fixture, bill->record.id);
  g_assert_cmpuint (both->sources->len, ==, 2);
  rest = read_near (fixture, bill->record.id);
  g_assert_cmpuint (rest->len, ==, 1);
  /* Taken apart it is a contact of its own once more. */
  separated = write_pair (fixture, separate_job, trace, 0);
  again = read_tellings (fixture, bill->record.id);
  g_assert_cmpuint (again->sources->len, ==, 1);
  undo (fixture, separated);
  undo (fixture, joined);
  g_clear_pointer (&rest, g_ptr_array_unref);
  rest = read_near (fixture, bill->record.id);
  g_assert_cmpuint (rest->len, ==, 2);
}

static gpointer
traces_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return anning_traces_read (db, EVENING, EVENING + 3600 * SECOND, error);
}

static gpointer
wishes_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return anning_traces_read_wishes (db, data, error);
}

static void
test_traces (StoreFixture  *fixture,
             gconstpointer  data)
{
  gint64 log, bill;
  gint64 id = add_joined_call (fixture, &log, &bill);
  g_autoptr (AnningIncident) note = new_call (EVENING + 600 * SECOND, "typed");
  g_autoptr (AnningIncident) visit = new_call (EVENING + 660 * SECOND, "typed");
  g_autoptr (AnningIncident) yesterday = new_call (EVENING - 86400 * SECOND, "typed");
  g_autoptr (AnningTraceLog) traces = NULL;
  g_autoptr (GArray) wishes = NULL;
  g_autoptr (GError) error = NULL;
  const AnningTrace *trace;
  Recording recording = attach (fixture, id, "13800138001_20260312211430.amr", "a recording");

  store_fixture_save (fixture, &anning_incident_type, note);
  g_free (visit->channel);
  visit->channel = g_strdup ("visit");
  store_fixture_save (fixture, &anning_incident_type, visit);
  store_fixture_save (fixture, &anning_incident_type, yesterday);

  traces = anning_store_read (fixture->store, traces_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (traces->traces->len, ==, 4);
  g_assert_cmpuint (traces->origins->len, ==, 4);

  trace = &g_array_index (traces->traces, AnningTrace, 0);
  g_assert_cmpint (trace->kind, ==, ANNING_TRACE_LOG);
  g_assert_cmpint (trace->length, ==, 151 * SECOND);
  g_assert_cmpstr (trace->number, ==, COLLECTOR);
  g_assert_cmpint (g_array_index (traces->origins, AnningTraceOrigin, 0).trace_id, ==, log);
  trace = &g_array_index (traces->traces, AnningTrace, 1);
  g_assert_cmpint (trace->kind, ==, ANNING_TRACE_BILL);
  trace = &g_array_index (traces->traces, AnningTrace, 2);
  g_assert_cmpint (trace->kind, ==, ANNING_TRACE_RECORDING);
  g_assert_cmpint (trace->started_at, ==, EVENING + 30 * SECOND);
  g_assert_cmpint (trace->precision, ==, SECOND);
  g_assert_cmpint (trace->length, ==, 150 * SECOND);
  g_assert_cmpint (g_array_index (traces->origins, AnningTraceOrigin, 2).use_id, ==, recording.use);
  trace = &g_array_index (traces->traces, AnningTrace, 3);
  g_assert_cmpint (trace->kind, ==, ANNING_TRACE_NOTE);
  g_assert_cmpint (trace->started_at, ==, EVENING + 600 * SECOND);
  g_assert_cmpint (trace->precision, ==, 60 * SECOND);
  g_assert_cmpint (trace->length, ==, ANNING_UNKNOWN);

  wishes = anning_store_read (fixture->store, wishes_job, traces, &error);
  g_assert_no_error (error);
  /* The second and the third with the first; nobody said anything else. */
  g_assert_cmpuint (wishes->len, ==, 2);
  g_assert_cmpuint (g_array_index (wishes, AnningJoinWish, 0).a, ==, 0);
  g_assert_cmpuint (g_array_index (wishes, AnningJoinWish, 0).b, ==, 1);
  g_assert_true (g_array_index (wishes, AnningJoinWish, 0).together);
  g_assert_cmpuint (g_array_index (wishes, AnningJoinWish, 1).b, ==, 2);
}

#define TEST(path, function) \
  g_test_add ("/joining/" path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("separate/bill", test_separate_bill);
  TEST ("separate/log", test_separate_log);
  TEST ("separate/recording", test_separate_recording);
  TEST ("separate/only", test_separate_only);
  TEST ("merge", test_merge);
  TEST ("undo-after-edit", test_undo_after_edit);
  TEST ("maybe", test_maybe);
  TEST ("near", test_near);
  TEST ("traces", test_traces);

  return g_test_run ();
}
