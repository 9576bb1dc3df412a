/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-dismissal.h"
#include "anning-incident.h"
#include "anning-incidents.h"
#include "anning-number.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "anning-traces.h"
#include "import-lists-fixture.h"
#include "media-fixture.h"

/* A recording, the phone's list and a bill in GB18030 tell of one call. */
static void
test_three_sources (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autofree char *bill = lists_write_in_gb (fixture, "详单.csv", BILL_TEXT);
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  const AnningIncident *incident;
  const AnningSourceEntry *source;

  lists_know_collector (fixture);
  plan = lists_plan_paths (fixture, log, bill, sound, NULL);
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 3);
  g_assert_true (anning_import_plan_has_sources (plan));
  preview = lists_look (fixture, plan, NULL);
  lists_assert_tally (&preview->all, "0 2 0 2 0");
  g_assert_cmpuint (preview->n_incidents, ==, 1);
  g_assert_cmpuint (preview->n_recordings, ==, 1);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);

  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "0 2 0 2 0");
  g_assert_cmpuint (result->n_incidents, ==, 1);
  g_assert_cmpuint (result->added, ==, 3);
  g_assert_cmpuint (result->refused, ==, 0);

  incidents = lists_list (fixture, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (result->newest, ==, incident->record.id);
  g_assert_cmpint (incident->started_at, ==, RANG);
  g_assert_cmpint (incident->utc_offset, ==, 480);
  g_assert_cmpint (incident->ended_at, ==, ANSWERED + 133000);
  g_assert_cmpstr (incident->time_source, ==, "call_log");
  g_assert_cmpstr (incident->channel, ==, "call");
  g_assert_cmpstr (incident->direction, ==, "in");
  g_assert_cmpstr (incident->connected, ==, "yes");
  g_assert_cmpstr (incident->from_number, ==, "13800138000");
  g_assert_cmpstr (incident->number_name, ==, "某某催收");
  g_assert_cmpstr (incident->creditor, ==, "某某消费金融");
  g_assert_cmpstr (incident->collector, ==, "某某外包");
  g_assert_cmpstr (incident->to_party, ==, "debtor");
  g_assert_null (incident->purpose);
  g_assert_cmpuint (lists_count_originals (fixture, incident->record.id), ==, 1);

  traces = lists_list (fixture, &anning_trace_entry_type);
  g_assert_cmpuint (traces->len, ==, 2);
  for (guint i = 0; i < traces->len; i++)
    {
      const AnningTraceEntry *trace = g_ptr_array_index (traces, i);

      g_assert_cmpint (trace->incident_id, ==, incident->record.id);
      g_assert_cmpstr (trace->placed, ==, "fitted");
      g_assert_cmpstr (trace->kind, ==, i == 0 ? "call_log" : "bill");
      g_assert_cmpint (trace->started_at, ==, i == 0 ? RANG : ANSWERED);
    }

  sources = lists_list (fixture, &anning_source_entry_type);
  g_assert_cmpuint (sources->len, ==, 2);
  for (guint i = 0; i < sources->len; i++)
    {
      source = g_ptr_array_index (sources, i);
      g_assert_cmpint (source->n_rows, ==, 2);
      g_assert_cmpint (source->n_kept, ==, 1);
      g_assert_nonnull (source->sha256);
    }
}

static gboolean
file_holds (const char *path,
            const char *text)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return memmem (contents, length, text, strlen (text)) != NULL;
}

/* Of a number that nobody tied to a creditor nothing is in the file, not even in the journal. */
static void
test_private_numbers (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autofree char *bill = lists_write_in_gb (fixture, "详单.csv", BILL_TEXT);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportPlan) once_more = NULL;
  g_autoptr (AnningImportResult) chosen = NULL;
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();

  lists_know_collector (fixture);
  plan = lists_plan_paths (fixture, log, bill, NULL);
  result = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (result->n_incidents, ==, 1);
  g_assert_true (file_holds (fixture->path, "13800138000") || file_holds (wal, "13800138000"));
  g_assert_false (file_holds (wal, "13900139000"));
  g_assert_false (file_holds (wal, "妈妈的手机"));
  lists_close_store (fixture);
  g_assert_true (file_holds (fixture->path, "某某催收"));
  g_assert_false (file_holds (fixture->path, "13900139000"));
  g_assert_false (file_holds (fixture->path, "妈妈的手机"));

  /* Chosen, it comes in; said to be private, it does not. */
  lists_open_store (fixture);
  once_more = lists_plan_paths (fixture, log, NULL);
  anning_import_choice_take (choice, "13900139000", TRUE);
  {
    g_autoptr (AnningNumber) number = anning_number_new ();
    g_autoptr (AnningImportPreview) preview = NULL;

    number->number = g_strdup ("13900139000");
    number->private = 1;
    anning_import_choice_set_number (choice, number);
    anning_import_choice_take (choice, "13900139000", TRUE);
    preview = lists_look (fixture, once_more, choice);
    lists_assert_tally (&preview->all, "0 0 0 2 0");
    number->private = 0;
    anning_import_choice_set_number (choice, number);
  }
  chosen = lists_run (fixture, once_more, choice);
  lists_assert_tally (&chosen->contacts, "1 0 0 1 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 2);
  g_assert_cmpuint (lists_count (fixture, &anning_number_type), ==, 2);
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "all.xml",
    "<?xml version='1.0' encoding='UTF-8'?>\n<smses count=\"2\">\n"
    "<sms protocol=\"0\" address=\"106900001\" date=\"1773321242000\" type=\"1\" subject=\"null\" body=\"您已逾期😀\" "
    "read=\"1\" status=\"-1\" />\n"
    "<sms protocol=\"0\" address=\"106900001\" date=\"1773321300000\" type=\"2\" subject=\"null\" body=\"请不要联系我的家人\" "
    "read=\"1\" status=\"-1\" />\n</smses>\n");
  g_autofree char *calls = lists_write_text (fixture, "calls.xml", CALLS (
    CALL ("106900001", "5", "1773000000000", "2", "")
    CALL ("null", "5", "1773321242000", "1", "")));
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, log, calls, NULL);
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPreview) nothing = NULL;
  g_autoptr (AnningImportPreview) all = NULL;
  g_autoptr (AnningImportPreview) later = NULL;
  g_autoptr (AnningImportPreview) spoken = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (GPtrArray) incidents = NULL;

  relative->name = g_strdup ("李某");
  relative->relation = g_strdup ("parent");
  relative->liability = g_strdup ("none");
  lists_save (fixture, &anning_relative_type, relative);

  nothing = lists_look (fixture, plan, NULL);
  lists_assert_tally (&nothing->all, "0 0 0 4 0");
  anning_import_choice_take (choice, "106900001", TRUE);
  all = lists_look (fixture, plan, choice);
  lists_assert_tally (&all->all, "3 0 0 1 0");
  lists_assert_tally (&g_array_index (all->tallies, AnningImportTally, 1), "1 0 0 1 0");
  choice->texts = FALSE;
  choice->without_number = TRUE;
  spoken = lists_look (fixture, plan, choice);
  lists_assert_tally (&spoken->all, "2 0 0 2 0");
  choice->texts = TRUE;
  choice->without_number = FALSE;
  choice->since = 1773321242000;
  later = lists_look (fixture, plan, choice);
  lists_assert_tally (&later->all, "2 0 0 2 0");

  choice->relative_id = relative->record.id;
  result = lists_run (fixture, plan, choice);
  lists_assert_tally (&result->contacts, "2 0 0 2 0");
  incidents = lists_list (fixture, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 2);
  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);

      g_assert_cmpstr (incident->to_party, ==, "contact");
      g_assert_cmpint (incident->relative_id, ==, relative->record.id);
      g_assert_cmpstr (incident->channel, ==, "sms");
      g_assert_cmpint (incident->ended_at, ==, ANNING_UNKNOWN);
      /* The latest comes first: what was written from the phone is an answer. */
      g_assert_cmpstr (incident->words, ==, i == 0 ? NULL : "您已逾期😀");
      g_assert_cmpstr (incident->words_are, ==, i == 0 ? NULL : "exact");
      g_assert_cmpstr (incident->reply, ==, i == 0 ? "请不要联系我的家人" : NULL);
      g_assert_cmpstr (incident->to_number, ==, i == 0 ? "106900001" : NULL);
      g_assert_cmpstr (incident->from_number, ==, i == 0 ? NULL : "106900001");
    }
}

/* Two calls within a minute; the recording's name tells the minute only. */
static void
test_ambiguous (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "14", "1773321245000", "1", "")
    CALL ("13800138000", "15", "1773321273000", "1", "")));
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "13800138000-2603122114.mp3");
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportPreview) decided = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) traces = NULL;
  const AnningImportUnsure *unsure;
  const char *call = NULL;
  const char *other_call = NULL;
  const char *recording = NULL;

  plan = lists_plan_paths (fixture, log, sound, NULL);
  anning_import_choice_take (choice, "13800138000", TRUE);
  preview = lists_look (fixture, plan, choice);
  lists_assert_tally (&preview->all, "2 0 0 0 2");
  g_assert_cmpuint (preview->n_incidents, ==, 3);
  g_assert_cmpuint (preview->n_unsure, ==, 1);
  g_assert_cmpuint (preview->unsure->len, ==, 1);
  unsure = g_ptr_array_index (preview->unsure, 0);
  g_assert_cmpuint (unsure->members->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const AnningImportMember *member = g_ptr_array_index (unsure->members, i);

      g_assert_cmpstr (member->number, ==, "13800138000");
      g_assert_cmpint (member->incident_id, ==, 0);
      if (member->kind == ANNING_TRACE_RECORDING)
        recording = member->id;
      else if (member->started_at == 1773321245000)
        call = member->id;
      else
        other_call = member->id;
    }
  g_assert_nonnull (call);
  g_assert_nonnull (recording);

  /* "The first of the two." */
  anning_import_choice_wish (choice, call, recording, TRUE);
  anning_import_choice_wish (choice, other_call, recording, FALSE);
  decided = lists_look (fixture, plan, choice);
  g_assert_cmpuint (decided->n_unsure, ==, 0);
  g_assert_cmpuint (decided->n_incidents, ==, 2);
  anning_import_choice_forget_wish (choice, recording, other_call);
  anning_import_choice_forget_wish (choice, recording, call);
  g_assert_cmpuint (choice->wishes->len, ==, 0);

  /* Undecided, nothing is merged. */
  result = lists_run (fixture, plan, choice);
  g_assert_cmpuint (result->n_incidents, ==, 3);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 3);
  traces = lists_list (fixture, &anning_trace_entry_type);
  g_assert_cmpuint (traces->len, ==, 2);
  g_assert_cmpstr (((AnningTraceEntry *) g_ptr_array_index (traces, 0))->placed, ==, "alone");
  g_assert_cmpuint (lists_count (fixture, &anning_dismissal_type), ==, 0);
}

/* What the user decided in the preview is done, and not asked again. */
static void
test_decided (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "14", "1773321245000", "1", "")
    CALL ("13800138000", "15", "1773321273000", "1", "")));
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "13800138000-2603122114.mp3");
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, log, sound, NULL);
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (GPtrArray) dismissals = NULL;
  g_autofree char *key = NULL;
  const AnningTraceEntry *first, *second;
  const char *call = NULL;
  const char *other_call = NULL;
  const char *recording = NULL;

  anning_import_choice_take (choice, "13800138000", TRUE);
  preview = lists_look (fixture, plan, choice);
  for (guint i = 0; i < 3; i++)
    {
      const AnningImportUnsure *unsure = g_ptr_array_index (preview->unsure, 0);
      const AnningImportMember *member = g_ptr_array_index (unsure->members, i);

      if (member->kind == ANNING_TRACE_RECORDING)
        recording = member->id;
      else if (member->started_at == 1773321245000)
        call = member->id;
      else
        other_call = member->id;
    }
  anning_import_choice_wish (choice, call, recording, TRUE);
  anning_import_choice_wish (choice, other_call, recording, FALSE);
  result = lists_run (fixture, plan, choice);
  g_assert_cmpuint (result->n_incidents, ==, 2);
  traces = lists_list (fixture, &anning_trace_entry_type);
  first = g_ptr_array_index (traces, 0);
  second = g_ptr_array_index (traces, 1);
  g_assert_cmpstr (first->placed, ==, "chosen");
  g_assert_cmpstr (second->placed, ==, "alone");
  g_assert_cmpuint (lists_count_originals (fixture, first->incident_id), ==, 1);
  g_assert_cmpuint (lists_count_originals (fixture, second->incident_id), ==, 0);
  dismissals = lists_list (fixture, &anning_dismissal_type);
  g_assert_cmpuint (dismissals->len, ==, 1);
  key = anning_traces_apart_key (first->incident_id, second->incident_id);
  g_assert_cmpstr (((AnningDismissal *) g_ptr_array_index (dismissals, 0))->finding, ==, key);
}

/* What is there already: a note that was typed, then the list, then a recording. */
static void
test_joins_what_is_there (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  g_autoptr (AnningIncident) note = anning_incident_new ();
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) second = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) attached = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  lists_know_collector (fixture);
  note->started_at = RANG - 2000; /* 21:14, to the minute */
  note->utc_offset = 480;
  note->time_source = g_strdup ("typed");
  note->written_at = RANG + 600000;
  note->channel = g_strdup ("call");
  note->direction = g_strdup ("in");
  note->connected = g_strdup ("yes");
  note->from_number = g_strdup ("138 0013 8000");
  note->words = g_strdup ("说要到我家来");
  lists_save (fixture, &anning_incident_type, note);

  plan = lists_plan_paths (fixture, log, NULL);
  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "0 1 0 1 0");
  g_assert_cmpuint (result->n_incidents, ==, 0);
  second = lists_plan_paths (fixture, sound, NULL);
  attached = lists_run (fixture, second, NULL);
  g_assert_cmpuint (attached->n_incidents, ==, 0);
  g_assert_cmpuint (attached->added, ==, 1);

  incidents = lists_list (fixture, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->record.id, ==, note->record.id);
  g_assert_cmpint (incident->started_at, ==, RANG);
  g_assert_cmpstr (incident->from_number, ==, "138 0013 8000");
  g_assert_cmpstr (incident->words, ==, "说要到我家来");
  g_assert_cmpstr (incident->creditor, ==, "某某消费金融");
  g_assert_cmpuint (lists_count_originals (fixture, incident->record.id), ==, 1);
}

/* Two incidents that stand stay two, whatever fits both. */
static void
test_incidents_stay_apart (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;

  lists_know_collector (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnningIncident) note = anning_incident_new ();

      note->started_at = RANG - 2000 + (gint64) i * 180000;
      note->utc_offset = 480;
      note->time_source = g_strdup ("typed");
      note->channel = g_strdup ("call");
      note->from_number = g_strdup ("13800138000");
      lists_save (fixture, &anning_incident_type, note);
    }
  plan = lists_plan_paths (fixture, log, NULL);
  preview = lists_look (fixture, plan, NULL);
  g_assert_cmpuint (preview->n_unsure, ==, 1);
  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "1 0 0 1 1");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 3);
}

/* Of a recording that tells no direction none is guessed; the user may say which it was. */
static void
test_direction (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const said[] = { NULL, "in", "out" };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *from = g_strconcat ("tones.", i == 0 ? "mp3" : i == 1 ? "opus" : "wav", NULL);
      g_autofree char *to = g_strdup_printf ("某某(13800138000)_2026031%u090000.%s", i + 1, from + 6);
      g_autofree char *path = lists_copy_sound (fixture, from, to);
      g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, path, NULL);
      g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
      g_autoptr (AnningImportPreview) preview = NULL;
      g_autoptr (AnningImportResult) result = NULL;
      g_autoptr (GPtrArray) incidents = NULL;
      const AnningIncident *incident;

      choice->direction = said[i];
      preview = lists_look (fixture, plan, choice);
      g_assert_cmpuint (preview->n_without_direction, ==, 1);
      result = lists_run (fixture, plan, choice);
      incidents = lists_list (fixture, &anning_incident_type);
      incident = g_ptr_array_index (incidents, 0);
      g_assert_cmpint (incident->record.id, ==, result->newest);
      g_assert_cmpstr (incident->direction, ==, said[i]);
      g_assert_cmpstr (incident->from_number, ==, i == 2 ? NULL : "13800138000");
      g_assert_cmpstr (incident->to_number, ==, i == 2 ? "13800138000" : NULL);
    }
}

/* A recorder's side file tells of its recording; alone it is a contact. */
static void
test_side_file (Fixture       *fixture,
                gconstpointer  data)
{
  static const char side[] =
    "{\n \"timestamp_unix_ms\": 1773321249123,\n \"timestamp\": \"2026-03-12T22:14:09.123+09:00\",\n"
    " \"direction\": \"out\",\n \"calls\": [ { \"phone_number\": \"+8613800138000\", \"contact_name\": \"某某催收\" } ],\n"
    " \"output\": { \"recording\": { \"duration_secs_total\": 133.41 } }\n}\n";
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "rec001.mp3");
  g_autofree char *beside = lists_write_text (fixture, "rec001.json", side);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  /* Nobody knows the number: the recording was chosen as a file, and its side file goes with it. */
  plan = lists_plan_paths (fixture, sound, beside, NULL);
  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "0 1 0 0 0");
  incidents = lists_list (fixture, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->started_at, ==, 1773321249123);
  g_assert_cmpint (incident->utc_offset, ==, 540);
  g_assert_cmpstr (incident->time_source, ==, "recorder");
  g_assert_cmpstr (incident->direction, ==, "out");
  g_assert_cmpstr (incident->to_number, ==, "13800138000");
  g_assert_cmpuint (lists_count_originals (fixture, incident->record.id), ==, 1);
  g_assert_cmpuint (lists_count (fixture, &anning_source_entry_type), ==, 0);

  {
    g_autofree char *lone = lists_write_text (fixture, "other.json", side);
    g_autoptr (AnningImportPlan) second = lists_plan_paths (fixture, lone, NULL);
    g_autoptr (AnningImportResult) known = lists_run (fixture, second, NULL);

    lists_assert_tally (&known->contacts, "0 0 0 1 0");
  }
}

/* ---- a table of which nobody knows the columns, and one that is pasted ---- */

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} Waiting;

static void
wait_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

static GAsyncResult *
wait_for (Waiting *waiting)
{
  g_main_loop_run (waiting->loop);
  return g_steal_pointer (&waiting->result);
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = lists_write_text (fixture, "mine.csv",
                                            "甲,乙,丙\n2026-03-12 21:14:09,13800138000,133\n2026-03-13 21:14:09,13900139000,5\n");
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportItem) item = NULL;
  g_autoptr (AnningImportResult) refused = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GListModel) numbers = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GAsyncResult) told = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  Waiting waiting = { loop, NULL };
  AnningBillColumns columns;
  AnningImportReading how = { .columns = &columns };

  lists_know_collector (fixture);
  plan = lists_plan_paths (fixture, path, NULL);
  item = g_list_model_get_item (anning_import_plan_get_items (plan), 0);
  g_assert_true (anning_import_item_is_source (item));
  g_assert_true (anning_import_item_needs_columns (item));
  refused = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (refused->refused, ==, 1);
  g_assert_cmpuint (lists_count (fixture, &anning_source_entry_type), ==, 0);

  anning_import_item_tables_async (item, NULL, wait_cb, &waiting);
  told = wait_for (&waiting);
  tables = anning_import_item_tables_finish (item, told, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 1);

  anning_bill_columns_init (&columns);
  columns.heading = 0;
  columns.columns[ANNING_BILL_START] = 0;
  columns.columns[ANNING_BILL_PEER] = 1;
  columns.columns[ANNING_BILL_LENGTH] = 2;
  anning_import_plan_reread_async (plan, fixture->store, item, &how, NULL, wait_cb, &waiting);
  read = wait_for (&waiting);
  g_assert_true (anning_import_plan_reread_finish (plan, read, &error));
  g_assert_no_error (error);
  g_assert_false (anning_import_item_needs_columns (item));
  g_assert_cmpuint (anning_import_item_get_source (item)->n_rows, ==, 2);

  numbers = anning_import_plan_numbers (plan, fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (numbers), ==, 2);
  {
    g_autoptr (AnningImportNumber) first = g_list_model_get_item (numbers, 0);
    g_autoptr (AnningImportNumber) second = g_list_model_get_item (numbers, 1);
    const AnningImportNumberInfo *tied = anning_import_number_get_info (first);
    const AnningImportNumberInfo *unknown = anning_import_number_get_info (second);

    g_assert_cmpstr (tied->number, ==, "13800138000");
    g_assert_cmpint (tied->tie, ==, ANNING_IMPORT_TIE_CREDITOR);
    g_assert_cmpstr (tied->creditor, ==, "某某消费金融");
    g_assert_nonnull (tied->record);
    g_assert_cmpuint (tied->n_calls, ==, 1);
    g_assert_cmpint (tied->first_at, ==, ANSWERED);
    g_assert_cmpstr (unknown->number, ==, "13900139000");
    g_assert_cmpint (unknown->tie, ==, ANNING_IMPORT_TIE_NONE);
  }
  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "1 0 0 1 0");
}

static void
test_pasted (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GListStore) no_files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (GBytes) text = g_bytes_new_static (BILL_TEXT, strlen (BILL_TEXT));
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { loop, NULL };
  AnningImportItem *item;

  lists_know_collector (fixture);
  plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (no_files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (anning_import_plan_get_items (plan)), ==, 0);
  anning_import_plan_add_text_async (plan, fixture->store, text, "粘贴的表格", NULL, wait_cb, &waiting);
  added = wait_for (&waiting);
  item = anning_import_plan_add_text_finish (plan, added, &error);
  g_assert_no_error (error);
  g_assert_true (anning_import_item_is_source (item));
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 1);
  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "1 0 0 1 0");
  sources = lists_list (fixture, &anning_source_entry_type);
  g_assert_cmpstr (((AnningSourceEntry *) g_ptr_array_index (sources, 0))->name, ==, "粘贴的表格");
}

/* A picture from the clipboard has neither a file nor a time of its own. */
static void
test_pasted_picture (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char png[] = "\x89PNG\r\n\x1a\n rest";
  g_autoptr (GListStore) no_files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png - 1);
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_real_time () / 1000;
  Waiting waiting = { loop, NULL };
  AnningImportItem *item;

  plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (no_files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  anning_import_plan_add_text_async (plan, fixture->store, bytes, "粘贴的图片.png", NULL, wait_cb, &waiting);
  added = wait_for (&waiting);
  item = anning_import_plan_add_text_finish (plan, added, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (anning_import_item_get_kind (item), ==, "picture");
  g_assert_cmpint (anning_import_item_get_started_at (item), >=, before);
  result = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (result->refused, ==, 0);
  g_assert_cmpuint (lists_count_originals (fixture, result->newest), ==, 1);
}

/* The file itself, when it is wanted. */
static void
test_keep_file (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, log, NULL);
  g_autoptr (AnningImportResult) result = NULL;

  choice->keep_files = TRUE;
  result = lists_run (fixture, plan, choice);
  lists_assert_tally (&result->contacts, "0 0 0 2 0");
  lists_close_store (fixture);
  g_assert_true (file_holds (fixture->path, "妈妈的手机"));
  lists_open_store (fixture);
}

typedef struct
{
  AnningIncidentFilter filter;
  guint n;
} Counting;

static gpointer
count_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Counting *counting = data;
  g_autoptr (GArray) ids = anning_incidents_ids (db, &counting->filter, error);

  counting->n = ids != NULL ? ids->len : 0;
  return NULL;
}

static guint
count_brought_in (Fixture                  *fixture,
                  const AnningImportResult *result)
{
  Counting counting = { .filter = { .brought_from = result->written_from, .brought_until = result->written_until } };
  g_autoptr (GError) error = NULL;

  anning_store_read (fixture->store, count_job, &counting, &error);
  g_assert_no_error (error);
  return counting.n;
}

/*
 * What came in can be shown by itself: of the first import the collector's call, of the second the
 * same call, which another source tells of now, and a new one; of the third the new one's recording.
 */
static void
test_brought_in (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autofree char *bill = lists_write_text (fixture, "bill.csv", BILL_TEXT "2026-03-13 21:24:05,上海,被叫,13800138000,1分1秒\r\n");
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260313212405.mp3");
  g_autoptr (AnningIncident) note = anning_incident_new ();
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) second = NULL;
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) later = NULL;
  g_autoptr (AnningImportPlan) third = NULL;
  g_autoptr (AnningImportResult) last = NULL;

  note->started_at = G_GINT64_CONSTANT (1700000000000);
  lists_save (fixture, &anning_incident_type, note);
  g_usleep (3000);
  anning_import_choice_take (choice, "13800138000", TRUE);
  plan = lists_plan_paths (fixture, log, NULL);
  result = lists_run (fixture, plan, choice);
  g_usleep (3000);
  second = lists_plan_paths (fixture, bill, NULL);
  later = lists_run (fixture, second, choice);
  g_assert_cmpuint (count_brought_in (fixture, result), ==, 1);
  g_assert_cmpuint (later->n_incidents, ==, 1);
  g_assert_cmpuint (count_brought_in (fixture, later), ==, 2);
  g_usleep (3000);
  third = lists_plan_paths (fixture, sound, NULL);
  last = lists_run (fixture, third, choice);
  g_assert_cmpuint (last->n_incidents, ==, 0);
  g_assert_cmpuint (count_brought_in (fixture, last), ==, 1);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 3);
}

/* Between the preview and the bringing in one list went away and another became longer: nothing of them comes in. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autofree char *bill = lists_write_text (fixture, "bill.csv", BILL_TEXT);
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, log, bill, NULL);
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportResult) result = NULL;
  g_autofree char *longer = NULL;
  const AnningImportRefusal *refusal;

  anning_import_choice_take (choice, "13800138000", TRUE);
  g_assert_no_errno (g_unlink (log));
  longer = lists_write_text (fixture, "bill.csv", BILL_TEXT "2026-03-13 21:24:05,上海,被叫,13800138000,1分1秒\r\n");
  result = lists_run (fixture, plan, choice);
  g_assert_cmpuint (result->refused, ==, 2);
  g_assert_cmpuint (result->n_incidents, ==, 0);
  refusal = g_ptr_array_index (result->refusals, 0);
  g_assert_cmpint (refusal->reason, ==, ANNING_IMPORT_GONE);
  refusal = g_ptr_array_index (result->refusals, 1);
  g_assert_cmpint (refusal->reason, ==, ANNING_IMPORT_CHANGED);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);
  g_assert_cmpuint (lists_count (fixture, &anning_source_entry_type), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *registry = NULL;

  /* Isolated folders would have each test search for plugins anew. */
  registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);
  g_setenv ("GST_REGISTRY", registry, TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

#define ADD(name, function) g_test_add ("/import-lists/" name, Fixture, NULL, lists_setup, function, lists_teardown)
  ADD ("three-sources", test_three_sources);
  ADD ("private-numbers", test_private_numbers);
  ADD ("filters", test_filters);
  ADD ("ambiguous", test_ambiguous);
  ADD ("decided", test_decided);
  ADD ("joins-what-is-there", test_joins_what_is_there);
  ADD ("incidents-stay-apart", test_incidents_stay_apart);
  ADD ("direction", test_direction);
  ADD ("side-file", test_side_file);
  ADD ("columns", test_columns);
  ADD ("pasted", test_pasted);
  ADD ("pasted-picture", test_pasted_picture);
  ADD ("keep-file", test_keep_file);
  ADD ("brought-in", test_brought_in);
  ADD ("gone", test_gone);
#undef ADD
  return g_test_run ();
}
