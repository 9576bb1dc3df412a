/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incidents.h"

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-records.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "store-fixture.h"

typedef struct
{
  gint64 id;
  const char *media_type;
  gint64 length_ms;
  const char *problem;
} Recording;

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (anning_records_save (db, &anning_incident_type, data, error));
}

static gpointer
save_debt_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return GINT_TO_POINTER (anning_records_save (db, &anning_debt_type, data, error));
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_records_remove (db, &anning_incident_type, *(gint64 *) data, error));
}

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Recording *recording = data;
  g_autofree char *text = g_strdup_printf ("bytes of %s %d", recording->media_type, (int) recording->id);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  gint64 id = anning_evidence_add (db, stream, recording->media_type, NULL, NULL, NULL, NULL, error);

  if (id != 0 && anning_evidence_use (db, id, "incident", recording->id, "x", NULL, ANNING_UNKNOWN, error) != 0
      && (recording->length_ms != ANNING_UNKNOWN || recording->problem != NULL))
    anning_evidence_set_sound (db, id, recording->length_ms, FALSE, recording->problem, NULL, NULL, error);
  return NULL;
}

static gint64
add (StoreFixture *fixture,
     gint64        started_at,
     const char   *creditor,
     const char   *direction,
     const char   *from_number,
     const char   *to_number,
     const char   *to_party,
     const char   *summary,
     const char   *words)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GError) error = NULL;

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("call");
  incident->connected = g_strdup ("yes");
  incident->creditor = g_strdup (creditor);
  incident->direction = g_strdup (direction);
  incident->from_number = g_strdup (from_number);
  incident->to_number = g_strdup (to_number);
  incident->to_party = g_strdup (to_party);
  incident->summary = g_strdup (summary);
  incident->words = g_strdup (words);
  anning_store_write (fixture->store, save_job, incident, &error);
  g_assert_no_error (error);
  return incident->record.id;
}

static void
attach (StoreFixture *fixture,
        gint64        id,
        const char   *media_type,
        gint64        length_ms,
        const char   *problem)
{
  Recording recording = { id, media_type, length_ms, problem };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, attach_job, &recording, &error);
  g_assert_no_error (error);
}

static GArray *
get_ids (StoreFixture               *fixture,
         const AnningIncidentFilter *filter)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GArray *ids;

  anning_incidents_ids_async (fixture->store, filter, NULL, store_fixture_answered_cb, &result);
  ids = anning_incidents_ids_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  return ids;
}

static void
check_ids (StoreFixture               *fixture,
           const AnningIncidentFilter *filter,
           const char                 *expected)
{
  g_autoptr (GArray) ids = get_ids (fixture, filter);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%d ", (int) g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
fill (StoreFixture *fixture)
{
  add (fixture, 3000, "甲", "in", "100", "200", "debtor", "摘要", "原话");          /* 1 */
  add (fixture, 1000, "乙", "in", "101", "200", "spouse", NULL, "只有原话");        /* 2 */
  add (fixture, 5000, "甲", "out", "200", "100", "debtor", NULL, NULL);             /* 3 */
  add (fixture, 5000, NULL, "in", NULL, NULL, NULL, NULL, NULL);                    /* 4 */
}

static gint64
add_contact (StoreFixture      *fixture,
             const AnningCivil *when,
             gint64             offset,
             const char        *creditor,
             const char        *collector,
             const char        *party,
             const char        *direction,
             const char        *tags)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GError) error = NULL;

  incident->started_at = anning_civil_to_instant (when, offset);
  incident->utc_offset = offset;
  incident->channel = g_strdup ("call");
  incident->creditor = g_strdup (creditor);
  incident->collector = g_strdup (collector);
  incident->to_party = g_strdup (party);
  incident->direction = g_strdup (direction);
  incident->tags = g_strdup (tags);
  anning_store_write (fixture->store, save_job, incident, &error);
  g_assert_no_error (error);
  return incident->record.id;
}

/* A document tells nothing of who sent it: it is counted once that is said. As in test-contact-counts.c. */
static void
test_nobody_said (StoreFixture  *fixture,
                  gconstpointer  data)
{
  static const char *const channels[] = { "letter", "sms", "im", "email", "other", "visit", "social_post", NULL };
  static const char *const directions[] = { NULL, "", "in", "out" };
  const AnningCivil when = { 2026, 3, 12, 8, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (channels) * G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();
      g_autoptr (GError) error = NULL;

      incident->started_at = anning_civil_to_instant (&when, 480);
      incident->utc_offset = 480;
      incident->channel = g_strdup (channels[i / G_N_ELEMENTS (directions)]);
      incident->direction = g_strdup (directions[i % G_N_ELEMENTS (directions)]);
      anning_store_write (fixture->store, save_job, incident, &error);
      g_assert_no_error (error);
    }
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE },
             "31 30 29 27 26 25 23 22 21 19 15 11 7 3 ");
}

/* Of a message of one's own the list shows what it said; of one of theirs never the answer to it. */
static void
test_own_message (StoreFixture  *fixture,
                  gconstpointer  data)
{
  static const char *const directions[] = { "out", "in" };
  static const char *const gists[] = { "下周先还两百", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GError) error = NULL;

      incident->started_at = 1000;
      incident->channel = g_strdup ("sms");
      incident->direction = g_strdup (directions[i]);
      incident->reply = g_strdup ("下周先还两百");
      anning_store_write (fixture->store, save_job, incident, &error);
      g_assert_no_error (error);
      anning_incidents_rows_async (fixture->store, &incident->record.id, 1, NULL, store_fixture_answered_cb, &result);
      rows = anning_incidents_rows_finish (fixture->store, store_fixture_wait (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (((const AnningIncidentRow *) g_ptr_array_index (rows, 0))->gist, ==, gists[i]);
    }
}

/* Local days, hours and weekdays, and who: what a bar of the overview opens. 12 March 2026 is a Thursday. */
static void
test_counted (StoreFixture  *fixture,
              gconstpointer  data)
{
  const AnningCivil midnight = { 2026, 3, 12, 0, 0, 0 };
  const AnningCivil late = { 2026, 3, 12, 23, 59, 59 };
  const AnningCivil next = { 2026, 3, 13, 0, 0, 0 };
  const AnningCivil week_after = { 2026, 3, 19, 23, 0, 0 };
  const AnningCivil long_ago = { 1969, 12, 31, 23, 30, 0 };
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (GError) error = NULL;
  GDate date;
  gint32 day;

  add_contact (fixture, &midnight, 480, "甲银行", NULL, "debtor", "in", NULL);           /* 1 */
  add_contact (fixture, &late, 480, "甲银行", "乙公司", "spouse", "in", "insult");       /* 2 */
  add_contact (fixture, &next, 480, " 甲银行 ", "乙公司", NULL, NULL, NULL);             /* 3 */
  add_contact (fixture, &late, 540, NULL, "", "unknown", "in", NULL);                    /* 4: in Japan, an hour earlier */
  add_contact (fixture, &late, 480, "甲银行", NULL, "debtor", "out", NULL);              /* 5: by the person */
  add_contact (fixture, &late, 480, "甲银行", NULL, "debtor", "in", "otp_code insult");  /* 6 */
  add_contact (fixture, &late, 480, "甲银行", NULL, "debtor", "in", "insult receipt");   /* 7 */
  add_contact (fixture, &week_after, 480, "甲银行", NULL, "debtor", "in", NULL);         /* 8 */
  add_contact (fixture, &long_ago, 480, "甲银行", NULL, "debtor", "in", NULL);           /* 9: a Wednesday before 1970 */

  g_date_set_dmy (&date, 12, 3, 2026);
  day = (gint32) g_date_get_julian (&date);
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE }, "8 3 2 4 1 9 ");
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .day_from = day, .day_until = day }, "2 4 1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .day_from = day, .day_until = day }, "7 6 5 2 4 1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .day_from = day + 1 }, "8 3 ");
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .day_until = day - 1 }, "9 ");

  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .weekday = G_DATE_THURSDAY }, "8 2 4 1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .weekday = G_DATE_WEDNESDAY }, "9 ");
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .by_hour = TRUE, .hour = 23 }, "8 2 4 9 ");
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .by_hour = TRUE, .hour = 0 }, "3 1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .weekday = G_DATE_THURSDAY, .by_hour = TRUE, .hour = 0 }, "1 ");

  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .creditor = "甲银行", .collector = "乙公司" }, "3 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "甲银行", .collector = "乙公司" }, "2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .creditor = "甲银行", .collector = "" }, "8 1 9 ");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "" }, "4 ");
  check_ids (fixture, &(AnningIncidentFilter) { .to_party = "" }, "3 4 ");

  /* Told by its debt alone. */
  incident->record.id = 4;
  incident->started_at = anning_civil_to_instant (&late, 540);
  incident->utc_offset = 540;
  debt->creditor = g_strdup ("丙消费金融");
  anning_store_write (fixture->store, save_debt_job, debt, &error);
  g_assert_no_error (error);
  incident->debt_id = debt->record.id;
  anning_store_write (fixture->store, save_job, incident, &error);
  g_assert_no_error (error);
  check_ids (fixture, &(AnningIncidentFilter) { .counted = TRUE, .creditor = "丙消费金融" }, "4 ");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "" }, "");

  g_assert_true (anning_incident_filter_is_any (&(AnningIncidentFilter) { 0 }));
  g_assert_false (anning_incident_filter_is_any (&(AnningIncidentFilter) { .by_hour = TRUE }));
}

static void
test_ids (StoreFixture  *fixture,
          gconstpointer  data)
{
  gint64 gone = 1;
  g_autoptr (GError) error = NULL;

  check_ids (fixture, NULL, "");
  fill (fixture);

  /* Newest first, and of the same time the later one. */
  check_ids (fixture, NULL, "4 3 1 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "甲" }, "3 1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .number = "100" }, "3 1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .number = "200" }, "3 1 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .to_party = "spouse" }, "2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .from = 3000 }, "4 3 1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .until = 3000 }, "2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .from = 1000, .until = 5000 }, "1 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "甲", .until = 5000 }, "1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "丁" }, "");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "' OR 1 --" }, "");

  anning_store_write (fixture->store, remove_job, &gone, &error);
  g_assert_no_error (error);
  check_ids (fixture, NULL, "4 3 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .creditor = "甲" }, "3 ");
}

static gpointer
trace_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const gint64 *of = data;
  g_autoptr (AnningSourceEntry) source = anning_source_entry_new ();
  g_autoptr (AnningTraceEntry) trace = anning_trace_entry_new ();

  source->kind = g_strdup (of[1] == 0 ? "bill" : "call_log");
  if (!anning_records_save (db, &anning_source_entry_type, source, error))
    return NULL;
  trace->incident_id = of[0];
  trace->source_id = source->record.id;
  anning_records_save (db, &anning_trace_entry_type, trace, error);
  return NULL;
}

static void
add_trace (StoreFixture *fixture,
           gint64        incident,
           gint64        kind)
{
  gint64 of[] = { incident, kind };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, trace_job, of, &error);
  g_assert_no_error (error);
}

/* What the list can be narrowed to: how it came, what was said, parts of a number, where it is from. */
static void
test_narrowed (StoreFixture  *fixture,
               gconstpointer  data)
{
  const AnningCivil noon = { 2026, 3, 12, 12, 0, 0 };
  g_autoptr (AnningIncident) message = anning_incident_new ();
  g_autoptr (AnningIncidentFilter) copy = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, 3000, "甲", "in", "13800138001", "13900139002", "debtor", NULL, NULL); /* 1 */
  add (fixture, 1000, "乙", "out", "13900139002", "02787654321", "spouse", NULL, NULL); /* 2 */
  add_contact (fixture, &noon, 480, "甲", NULL, "debtor", "in", "insult slur");           /* 3 */
  add_contact (fixture, &noon, 480, "甲", NULL, "debtor", "in", "insult_not_known_yet");  /* 4 */
  message->started_at = 500;
  message->channel = g_strdup ("sms");
  message->tags = g_strdup ("slur");
  anning_store_write (fixture->store, save_job, message, &error);                         /* 5 */
  g_assert_no_error (error);

  check_ids (fixture, &(AnningIncidentFilter) { .channel = "sms" }, "5 ");
  check_ids (fixture, &(AnningIncidentFilter) { .channel = "visit" }, "");
  check_ids (fixture, &(AnningIncidentFilter) { .tag = "insult" }, "3 ");
  check_ids (fixture, &(AnningIncidentFilter) { .tag = "slur" }, "3 5 ");
  check_ids (fixture, &(AnningIncidentFilter) { .tag = "slur", .channel = "call" }, "3 ");
  check_ids (fixture, &(AnningIncidentFilter) { .digits = "8001" }, "1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .digits = "8765" }, "2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .digits = "900" }, "1 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .digits = "777" }, "");
  check_ids (fixture, &(AnningIncidentFilter) { .number = "8001" }, "");

  add_trace (fixture, 1, 0);
  add_trace (fixture, 1, 1);
  add_trace (fixture, 2, 1);
  attach (fixture, 3, "audio/amr", 61000, NULL);
  check_ids (fixture, &(AnningIncidentFilter) { .source = "bill" }, "1 ");
  check_ids (fixture, &(AnningIncidentFilter) { .source = "call_log" }, "1 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .source = "recorder" }, "");
  check_ids (fixture, &(AnningIncidentFilter) { .source = "" }, "4 5 ");

  g_assert_false (anning_incident_filter_is_any (&(AnningIncidentFilter) { .digits = "1" }));
  g_assert_false (anning_incident_filter_is_any (&(AnningIncidentFilter) { .channel = "sms" }));
  g_assert_false (anning_incident_filter_is_any (&(AnningIncidentFilter) { .tag = "slur" }));
  g_assert_false (anning_incident_filter_is_any (&(AnningIncidentFilter) { .source = "" }));

  copy = anning_incident_filter_copy (&(AnningIncidentFilter) { .creditor = "甲", .tag = "slur", .from = 7 });
  g_assert_cmpstr (copy->creditor, ==, "甲");
  g_assert_cmpstr (copy->tag, ==, "slur");
  g_assert_null (copy->source);
  g_assert_cmpint (copy->from, ==, 7);
}

static void
test_recordings (StoreFixture  *fixture,
                 gconstpointer  data)
{
  fill (fixture);
  attach (fixture, 1, "image/jpeg", ANNING_UNKNOWN, NULL);
  attach (fixture, 1, "application/pdf", ANNING_UNKNOWN, "not_audio");
  check_ids (fixture, &(AnningIncidentFilter) { .with_recording = TRUE }, "");
  attach (fixture, 2, "video/3gpp", 61000, NULL);
  attach (fixture, 3, "audio/amr", ANNING_UNKNOWN, NULL);
  attach (fixture, 4, "video/3gpp", ANNING_UNKNOWN, "missing_plugin");
  check_ids (fixture, &(AnningIncidentFilter) { .with_recording = TRUE }, "4 3 2 ");
  check_ids (fixture, &(AnningIncidentFilter) { .with_recording = TRUE, .creditor = "乙" }, "2 ");
}

static void
test_rows (StoreFixture  *fixture,
           gconstpointer  data)
{
  static const gint64 ids[] = { 2, 99, 1, 3, 4 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  const AnningIncidentRow *row;

  fill (fixture);
  attach (fixture, 2, "audio/amr", 61000, NULL);
  anning_incidents_rows_async (fixture->store, ids, G_N_ELEMENTS (ids), NULL,
                               store_fixture_answered_cb, &result);
  rows = anning_incidents_rows_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 5);

  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->id, ==, 2);
  g_assert_cmpint (row->started_at, ==, 1000);
  g_assert_cmpint (row->utc_offset, ==, 480);
  g_assert_cmpstr (row->channel, ==, "call");
  g_assert_cmpstr (row->direction, ==, "in");
  g_assert_cmpstr (row->connected, ==, "yes");
  g_assert_cmpstr (row->number, ==, "101");
  g_assert_cmpstr (row->creditor, ==, "乙");
  g_assert_cmpstr (row->to_party, ==, "spouse");
  g_assert_cmpstr (row->gist, ==, "只有原话");
  g_assert_true (row->has_recording);
  g_assert_cmpint (row->length_ms, ==, 61000);

  g_assert_null (g_ptr_array_index (rows, 1));

  row = g_ptr_array_index (rows, 2);
  g_assert_cmpstr (row->gist, ==, "摘要");
  g_assert_cmpstr (row->number, ==, "100");
  g_assert_false (row->has_recording);
  g_assert_cmpint (row->length_ms, ==, ANNING_UNKNOWN);

  /* A call of ours: the other side is who was called. */
  row = g_ptr_array_index (rows, 3);
  g_assert_cmpstr (row->number, ==, "100");
  g_assert_null (row->gist);

  row = g_ptr_array_index (rows, 4);
  g_assert_null (row->number);
  g_assert_null (row->creditor);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/incidents/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("counted", test_counted);
  ADD ("nobody-said", test_nobody_said);
  ADD ("own-message", test_own_message);
  ADD ("ids", test_ids);
  ADD ("narrowed", test_narrowed);
  ADD ("recordings", test_recordings);
  ADD ("rows", test_rows);
#undef ADD
  return g_test_run ();
}
