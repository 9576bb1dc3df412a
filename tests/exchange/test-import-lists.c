/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anning-dismissal.h"
#include "anning-evidence.h"
#include "anning-import-undo.h"
#include "anning-import.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "anning-traces.h"
#include "media-fixture.h"

/* 2026-03-12 21:14:02 in China, as a phone counts; it was answered seven seconds later. */
#define RANG G_GINT64_CONSTANT (1773321242000)
#define ANSWERED G_GINT64_CONSTANT (1773321249000)

#define CALL(number, duration, date, type, name)                                             \
  "<call number=\"" number "\" duration=\"" duration "\" date=\"" date "\" type=\"" type     \
  "\" presentation=\"1\" contact_name=\"" name "\" />\n"
#define CALLS(calls) "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<calls count=\"9\">\n" calls "</calls>\n"

/* One of the collector, one of the mother. */
static const char log_text[] = CALLS (
  CALL ("13800138000", "133", "1773321242000", "1", "某某催收")
  CALL ("13900139000", "61", "1773321842000", "1", "妈妈的手机"));

static const char bill_text[] =
  "起始时间,通信地点,通信方式,对方号码,通信时长\r\n2026-03-12 21:14:09,上海,被叫,13800138000,2分13秒\r\n"
  "2026-03-12 21:24:05,上海,被叫,13900139000,1分1秒\r\n";

typedef struct
{
  char *folder;
  char *path;
  AnningStore *store;
} Fixture;

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

static void
close_store (Fixture *fixture)
{
  anning_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-lists-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "case.db", NULL);
  open_store (fixture);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  close_store (fixture);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* ---- files ---- */

static char *
write_text (Fixture    *fixture,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static char *
write_in_gb (Fixture    *fixture,
             const char *name,
             const char *text)
{
  gsize size;
  g_autofree char *converted = g_convert (text, -1, "GB18030", "UTF-8", NULL, &size, NULL);
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, converted, (gssize) size, &error);
  g_assert_no_error (error);
  return path;
}

static char *
copy_sound (Fixture    *fixture,
            const char *from,
            const char *name)
{
  g_autofree char *source = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", from, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);
  gsize length;

  g_file_get_contents (source, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

/* ---- what is in the file ---- */

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} Job;

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_list (db, data, NULL, 0, error);
}

static GPtrArray *
list (Fixture                *fixture,
      const AnningRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = anning_store_read (fixture->store, list_job, (gpointer) type, &error);

  g_assert_no_error (error);
  return records;
}

static guint
count (Fixture                *fixture,
       const AnningRecordType *type)
{
  g_autoptr (GPtrArray) records = list (fixture, type);

  return records->len;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Job *job = data;

  anning_records_save (db, job->type, job->record, error);
  return NULL;
}

static void
save (Fixture                *fixture,
      const AnningRecordType *type,
      gpointer                record)
{
  Job job = { type, record };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, save_job, &job, &error);
  g_assert_no_error (error);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_records_remove (db, &anning_incident_type, *(gint64 *) data, error);
  return NULL;
}

static gpointer
uses_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_evidence_list_uses (db, "incident", *(gint64 *) data, error);
}

static guint
count_originals (Fixture *fixture,
                 gint64   incident_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = anning_store_read (fixture->store, uses_job, &incident_id, &error);

  g_assert_no_error (error);
  return uses->len;
}

/* Whose the collector's number is. */
static void
know_collector (Fixture *fixture)
{
  g_autoptr (AnningNumber) number = anning_number_new ();

  number->number = g_strdup ("13800138000");
  number->creditor = g_strdup ("某某消费金融");
  number->collector = g_strdup ("某某外包");
  save (fixture, &anning_number_type, number);
}

/* ---- importing ---- */

static AnningImportPlan *
plan_paths (Fixture    *fixture,
            const char *first,
            ...) G_GNUC_NULL_TERMINATED;

static AnningImportPlan *
plan_paths (Fixture    *fixture,
            const char *first,
            ...)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GError) error = NULL;
  AnningImportPlan *plan;
  va_list paths;

  va_start (paths, first);
  for (const char *path = first; path != NULL; path = va_arg (paths, const char *))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  va_end (paths);

  plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static AnningImportResult *
run (Fixture                  *fixture,
     AnningImportPlan         *plan,
     const AnningImportChoice *choice)
{
  g_autoptr (GError) error = NULL;
  AnningImportResult *result = anning_import_run (fixture->store, plan, choice, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static AnningImportPreview *
look (Fixture                  *fixture,
      AnningImportPlan         *plan,
      const AnningImportChoice *choice)
{
  g_autoptr (GError) error = NULL;
  AnningImportPreview *preview = anning_import_preview_new (fixture->store, plan, choice, NULL, &error);

  g_assert_no_error (error);
  return preview;
}

/* fresh joined known left-out unsure */
static void
assert_tally (const AnningImportTally *tally,
              const char              *expected)
{
  g_autofree char *shown = g_strdup_printf ("%u %u %u %u %u", tally->n_fresh, tally->n_joined, tally->n_known,
                                            tally->n_left_out, tally->n_unsure);

  g_assert_cmpstr (shown, ==, expected);
}

/* ---- tests ---- */

/* A recording, the phone's list and a bill in GB18030 tell of one call. */
static void
test_three_sources (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", log_text);
  g_autofree char *bill = write_in_gb (fixture, "详单.csv", bill_text);
  g_autofree char *sound = copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  const AnningIncident *incident;
  const AnningSourceEntry *source;

  know_collector (fixture);
  plan = plan_paths (fixture, log, bill, sound, NULL);
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 3);
  g_assert_true (anning_import_plan_has_sources (plan));
  preview = look (fixture, plan, NULL);
  assert_tally (&preview->all, "0 2 0 2 0");
  g_assert_cmpuint (preview->n_incidents, ==, 1);
  g_assert_cmpuint (preview->n_recordings, ==, 1);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);

  result = run (fixture, plan, NULL);
  assert_tally (&result->contacts, "0 2 0 2 0");
  g_assert_cmpuint (result->n_incidents, ==, 1);
  g_assert_cmpuint (result->added, ==, 3);
  g_assert_cmpuint (result->refused, ==, 0);

  incidents = list (fixture, &anning_incident_type);
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
  g_assert_cmpuint (count_originals (fixture, incident->record.id), ==, 1);

  traces = list (fixture, &anning_trace_entry_type);
  g_assert_cmpuint (traces->len, ==, 2);
  for (guint i = 0; i < traces->len; i++)
    {
      const AnningTraceEntry *trace = g_ptr_array_index (traces, i);

      g_assert_cmpint (trace->incident_id, ==, incident->record.id);
      g_assert_cmpstr (trace->placed, ==, "fitted");
      g_assert_cmpstr (trace->kind, ==, i == 0 ? "call_log" : "bill");
      g_assert_cmpint (trace->started_at, ==, i == 0 ? RANG : ANSWERED);
    }

  sources = list (fixture, &anning_source_entry_type);
  g_assert_cmpuint (sources->len, ==, 2);
  for (guint i = 0; i < sources->len; i++)
    {
      source = g_ptr_array_index (sources, i);
      g_assert_cmpint (source->n_rows, ==, 2);
      g_assert_cmpint (source->n_kept, ==, 1);
      g_assert_nonnull (source->sha256);
    }
}

/* The second time nothing is added; neither in a file of its own. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", log_text);
  g_autofree char *bill = write_in_gb (fixture, "详单.csv", bill_text);
  g_autofree char *sound = copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  /* The same call in a later export, with one more. */
  g_autofree char *later = write_text (fixture, "later.xml", CALLS (
    CALL ("+86 138 0013 8000", "133", "1773321242000", "1", "某某催收")
    CALL ("13800138000", "0", "1773407642000", "3", "某某催收")));
  g_autoptr (AnningImportPlan) first = NULL;
  g_autoptr (AnningImportPlan) second = NULL;
  g_autoptr (AnningImportPlan) third = NULL;
  g_autoptr (AnningImportResult) added = NULL;
  g_autoptr (AnningImportResult) again = NULL;
  g_autoptr (AnningImportResult) more = NULL;

  know_collector (fixture);
  first = plan_paths (fixture, log, bill, sound, NULL);
  added = run (fixture, first, NULL);
  second = plan_paths (fixture, log, bill, sound, NULL);
  g_assert_cmpuint (anning_import_plan_count (second, ANNING_IMPORT_KNOWN), ==, 3);
  again = run (fixture, second, NULL);
  g_assert_cmpuint (again->added, ==, 0);
  g_assert_cmpuint (again->duplicates, ==, 3);
  g_assert_cmpuint (again->n_incidents, ==, 0);
  assert_tally (&again->contacts, "0 0 2 2 0");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 1);
  g_assert_cmpuint (count (fixture, &anning_trace_entry_type), ==, 2);
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 2);

  third = plan_paths (fixture, later, later, NULL);
  more = run (fixture, third, NULL);
  assert_tally (&more->contacts, "1 0 3 0 0");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
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
  g_autofree char *log = write_text (fixture, "calls.xml", log_text);
  g_autofree char *bill = write_in_gb (fixture, "详单.csv", bill_text);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportPlan) once_more = NULL;
  g_autoptr (AnningImportResult) chosen = NULL;
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();

  know_collector (fixture);
  plan = plan_paths (fixture, log, bill, NULL);
  result = run (fixture, plan, NULL);
  g_assert_cmpuint (result->n_incidents, ==, 1);
  g_assert_true (file_holds (fixture->path, "13800138000") || file_holds (wal, "13800138000"));
  g_assert_false (file_holds (wal, "13900139000"));
  g_assert_false (file_holds (wal, "妈妈的手机"));
  close_store (fixture);
  g_assert_true (file_holds (fixture->path, "某某催收"));
  g_assert_false (file_holds (fixture->path, "13900139000"));
  g_assert_false (file_holds (fixture->path, "妈妈的手机"));

  /* Chosen, it comes in; said to be private, it does not. */
  open_store (fixture);
  once_more = plan_paths (fixture, log, NULL);
  anning_import_choice_take (choice, "13900139000", TRUE);
  {
    g_autoptr (AnningNumber) number = anning_number_new ();
    g_autoptr (AnningImportPreview) preview = NULL;

    number->number = g_strdup ("13900139000");
    number->private = 1;
    anning_import_choice_set_number (choice, number);
    anning_import_choice_take (choice, "13900139000", TRUE);
    preview = look (fixture, once_more, choice);
    assert_tally (&preview->all, "0 0 0 2 0");
    number->private = 0;
    anning_import_choice_set_number (choice, number);
  }
  chosen = run (fixture, once_more, choice);
  assert_tally (&chosen->contacts, "1 0 0 1 0");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
  g_assert_cmpuint (count (fixture, &anning_number_type), ==, 2);
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "all.xml",
    "<?xml version='1.0' encoding='UTF-8'?>\n<smses count=\"2\">\n"
    "<sms protocol=\"0\" address=\"106900001\" date=\"1773321242000\" type=\"1\" subject=\"null\" body=\"您已逾期😀\" "
    "read=\"1\" status=\"-1\" />\n"
    "<sms protocol=\"0\" address=\"106900001\" date=\"1773321300000\" type=\"2\" subject=\"null\" body=\"请不要联系我的家人\" "
    "read=\"1\" status=\"-1\" />\n</smses>\n");
  g_autofree char *calls = write_text (fixture, "calls.xml", CALLS (
    CALL ("106900001", "5", "1773000000000", "2", "")
    CALL ("null", "5", "1773321242000", "1", "")));
  g_autoptr (AnningImportPlan) plan = plan_paths (fixture, log, calls, NULL);
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
  save (fixture, &anning_relative_type, relative);

  nothing = look (fixture, plan, NULL);
  assert_tally (&nothing->all, "0 0 0 4 0");
  anning_import_choice_take (choice, "106900001", TRUE);
  all = look (fixture, plan, choice);
  assert_tally (&all->all, "3 0 0 1 0");
  assert_tally (&g_array_index (all->tallies, AnningImportTally, 1), "1 0 0 1 0");
  choice->texts = FALSE;
  choice->without_number = TRUE;
  spoken = look (fixture, plan, choice);
  assert_tally (&spoken->all, "2 0 0 2 0");
  choice->texts = TRUE;
  choice->without_number = FALSE;
  choice->since = 1773321242000;
  later = look (fixture, plan, choice);
  assert_tally (&later->all, "2 0 0 2 0");

  choice->relative_id = relative->record.id;
  result = run (fixture, plan, choice);
  assert_tally (&result->contacts, "2 0 0 2 0");
  incidents = list (fixture, &anning_incident_type);
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
  g_autofree char *log = write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "14", "1773321245000", "1", "")
    CALL ("13800138000", "15", "1773321273000", "1", "")));
  g_autofree char *sound = copy_sound (fixture, "tones.mp3", "13800138000-2603122114.mp3");
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

  plan = plan_paths (fixture, log, sound, NULL);
  anning_import_choice_take (choice, "13800138000", TRUE);
  preview = look (fixture, plan, choice);
  assert_tally (&preview->all, "2 0 0 0 2");
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
  decided = look (fixture, plan, choice);
  g_assert_cmpuint (decided->n_unsure, ==, 0);
  g_assert_cmpuint (decided->n_incidents, ==, 2);
  anning_import_choice_forget_wish (choice, recording, other_call);
  anning_import_choice_forget_wish (choice, recording, call);
  g_assert_cmpuint (choice->wishes->len, ==, 0);

  /* Undecided, nothing is merged. */
  result = run (fixture, plan, choice);
  g_assert_cmpuint (result->n_incidents, ==, 3);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 3);
  traces = list (fixture, &anning_trace_entry_type);
  g_assert_cmpuint (traces->len, ==, 2);
  g_assert_cmpstr (((AnningTraceEntry *) g_ptr_array_index (traces, 0))->placed, ==, "alone");
  g_assert_cmpuint (count (fixture, &anning_dismissal_type), ==, 0);
}

/* What the user decided in the preview is done, and not asked again. */
static void
test_decided (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "14", "1773321245000", "1", "")
    CALL ("13800138000", "15", "1773321273000", "1", "")));
  g_autofree char *sound = copy_sound (fixture, "tones.mp3", "13800138000-2603122114.mp3");
  g_autoptr (AnningImportPlan) plan = plan_paths (fixture, log, sound, NULL);
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
  preview = look (fixture, plan, choice);
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
  result = run (fixture, plan, choice);
  g_assert_cmpuint (result->n_incidents, ==, 2);
  traces = list (fixture, &anning_trace_entry_type);
  first = g_ptr_array_index (traces, 0);
  second = g_ptr_array_index (traces, 1);
  g_assert_cmpstr (first->placed, ==, "chosen");
  g_assert_cmpstr (second->placed, ==, "alone");
  g_assert_cmpuint (count_originals (fixture, first->incident_id), ==, 1);
  g_assert_cmpuint (count_originals (fixture, second->incident_id), ==, 0);
  dismissals = list (fixture, &anning_dismissal_type);
  g_assert_cmpuint (dismissals->len, ==, 1);
  key = anning_traces_apart_key (first->incident_id, second->incident_id);
  g_assert_cmpstr (((AnningDismissal *) g_ptr_array_index (dismissals, 0))->finding, ==, key);
}

/* What is there already: a note that was typed, then the list, then a recording. */
static void
test_joins_what_is_there (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", log_text);
  g_autofree char *sound = copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  g_autoptr (AnningIncident) note = anning_incident_new ();
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) second = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) attached = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  know_collector (fixture);
  note->started_at = RANG - 2000; /* 21:14, to the minute */
  note->utc_offset = 480;
  note->time_source = g_strdup ("typed");
  note->written_at = RANG + 600000;
  note->channel = g_strdup ("call");
  note->direction = g_strdup ("in");
  note->connected = g_strdup ("yes");
  note->from_number = g_strdup ("138 0013 8000");
  note->words = g_strdup ("说要到我家来");
  save (fixture, &anning_incident_type, note);

  plan = plan_paths (fixture, log, NULL);
  result = run (fixture, plan, NULL);
  assert_tally (&result->contacts, "0 1 0 1 0");
  g_assert_cmpuint (result->n_incidents, ==, 0);
  second = plan_paths (fixture, sound, NULL);
  attached = run (fixture, second, NULL);
  g_assert_cmpuint (attached->n_incidents, ==, 0);
  g_assert_cmpuint (attached->added, ==, 1);

  incidents = list (fixture, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->record.id, ==, note->record.id);
  g_assert_cmpint (incident->started_at, ==, RANG);
  g_assert_cmpstr (incident->from_number, ==, "138 0013 8000");
  g_assert_cmpstr (incident->words, ==, "说要到我家来");
  g_assert_cmpstr (incident->creditor, ==, "某某消费金融");
  g_assert_cmpuint (count_originals (fixture, incident->record.id), ==, 1);
}

/* Two incidents that stand stay two, whatever fits both. */
static void
test_incidents_stay_apart (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", log_text);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;

  know_collector (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AnningIncident) note = anning_incident_new ();

      note->started_at = RANG - 2000 + (gint64) i * 180000;
      note->utc_offset = 480;
      note->time_source = g_strdup ("typed");
      note->channel = g_strdup ("call");
      note->from_number = g_strdup ("13800138000");
      save (fixture, &anning_incident_type, note);
    }
  plan = plan_paths (fixture, log, NULL);
  preview = look (fixture, plan, NULL);
  g_assert_cmpuint (preview->n_unsure, ==, 1);
  result = run (fixture, plan, NULL);
  assert_tally (&result->contacts, "1 0 0 1 1");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 3);
}

/* What was deleted on purpose does not come back; what was taken back as a whole does. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", log_text);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) again = NULL;
  g_autoptr (AnningImportPlan) anew = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) nothing = NULL;
  g_autoptr (AnningImportResult) back = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;

  know_collector (fixture);
  plan = plan_paths (fixture, log, NULL);
  result = run (fixture, plan, NULL);
  anning_store_write (fixture->store, remove_job, &result->newest, &error);
  g_assert_no_error (error);
  again = plan_paths (fixture, log, NULL);
  nothing = run (fixture, again, NULL);
  assert_tally (&nothing->contacts, "0 0 1 1 0");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);

  sources = list (fixture, &anning_source_entry_type);
  undone = anning_import_undo (fixture->store, ((AnningRecord *) g_ptr_array_index (sources, 0))->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anning_import_undone_n_incidents (undone), ==, 0);
  anew = plan_paths (fixture, log, NULL);
  g_assert_cmpuint (anning_import_plan_count (anew, ANNING_IMPORT_NEW), ==, 1);
  back = run (fixture, anew, NULL);
  assert_tally (&back->contacts, "1 0 0 1 0");
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
      g_autofree char *path = copy_sound (fixture, from, to);
      g_autoptr (AnningImportPlan) plan = plan_paths (fixture, path, NULL);
      g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
      g_autoptr (AnningImportPreview) preview = NULL;
      g_autoptr (AnningImportResult) result = NULL;
      g_autoptr (GPtrArray) incidents = NULL;
      const AnningIncident *incident;

      choice->direction = said[i];
      preview = look (fixture, plan, choice);
      g_assert_cmpuint (preview->n_without_direction, ==, 1);
      result = run (fixture, plan, choice);
      incidents = list (fixture, &anning_incident_type);
      incident = g_ptr_array_index (incidents, 0);
      g_assert_cmpint (incident->record.id, ==, result->newest);
      g_assert_cmpstr (incident->direction, ==, said[i]);
      g_assert_cmpstr (incident->from_number, ==, i == 2 ? NULL : "13800138000");
      g_assert_cmpstr (incident->to_number, ==, i == 2 ? "13800138000" : NULL);
    }
}

/* Every record that stands, as text. */
static char *
dump (Fixture *fixture)
{
  static const AnningRecordType *const types[] = {
    &anning_incident_type, &anning_trace_entry_type, &anning_source_entry_type, &anning_number_type,
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) records = list (fixture, types[i]);

      for (guint j = 0; j < records->len; j++)
        {
          gconstpointer record = g_ptr_array_index (records, j);

          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, types[i]->table, ((const AnningRecord *) record)->id);
          for (guint k = 0; k < types[i]->n_fields; k++)
            {
              const AnningField *field = &types[i]->fields[k];

              if (anning_field_is_text (field))
                g_string_append_printf (text, " %s", anning_record_get_text (field, record));
              else
                g_string_append_printf (text, " %" G_GINT64_FORMAT, anning_record_get_integer (field, record));
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

/* A note stands; a list and a recording join it, further contacts come; all is taken back, and put in place again. */
static void
test_undo_all (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "133", "1773321242000", "1", "某某催收")
    CALL ("13800138000", "0", "1773407642000", "3", "某某催收")));
  g_autofree char *sound = copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  g_autofree char *alone = copy_sound (fixture, "tones.opus", "某某(13800138000)_20260314090000.opus");
  g_autofree char *before = NULL;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_autofree char *again = NULL;
  g_autoptr (AnningIncident) note = anning_incident_new ();
  g_autoptr (AnningNumber) number = anning_number_new ();
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  note->started_at = RANG - 2000;
  note->utc_offset = 480;
  note->time_source = g_strdup ("typed");
  note->channel = g_strdup ("call");
  note->from_number = g_strdup ("13800138000");
  save (fixture, &anning_incident_type, note);
  before = dump (fixture);

  number->number = g_strdup ("13800138000");
  number->creditor = g_strdup ("某某消费金融");
  anning_import_choice_set_number (choice, number);
  anning_import_choice_take (choice, "13800138000", TRUE);
  plan = plan_paths (fixture, log, sound, alone, NULL);
  result = run (fixture, plan, choice);
  assert_tally (&result->contacts, "1 1 0 0 0");
  g_assert_cmpuint (result->n_incidents, ==, 2);
  g_assert_cmpuint (count_originals (fixture, note->record.id), ==, 1);
  with = dump (fixture);

  undone = anning_import_undo_all (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anning_import_undone_n_incidents (undone), ==, 2);
  without = dump (fixture);
  g_assert_cmpstr (without, ==, before);
  g_assert_cmpuint (count_originals (fixture, note->record.id), ==, 0);

  g_assert_true (anning_import_redo (fixture->store, undone, &error));
  g_assert_no_error (error);
  again = dump (fixture);
  g_assert_cmpstr (again, ==, with);
  g_assert_cmpuint (count_originals (fixture, note->record.id), ==, 1);
}

/* One source goes: what another tells, and what the user wrote, stays. */
static void
test_undo_one (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "133", "1773321242000", "1", "某某催收")
    CALL ("13800138000", "0", "1773407642000", "3", "某某催收")
    CALL ("13800138000", "0", "1773411242000", "3", "某某催收")));
  g_autofree char *bill = write_in_gb (fixture, "详单.csv", bill_text);
  g_autofree char *with = NULL;
  g_autofree char *again = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  AnningIncident *incident;
  gint64 source_id = 0;

  know_collector (fixture);
  plan = plan_paths (fixture, log, bill, NULL);
  result = run (fixture, plan, NULL);
  assert_tally (&result->contacts, "3 1 0 1 0");
  incidents = list (fixture, &anning_incident_type);
  incident = g_ptr_array_index (incidents, 0);
  incident->private_note = g_strdup ("没接");
  save (fixture, &anning_incident_type, incident);
  with = dump (fixture);

  sources = list (fixture, &anning_source_entry_type);
  for (guint i = 0; i < sources->len; i++)
    {
      const AnningSourceEntry *source = g_ptr_array_index (sources, i);

      if (g_strcmp0 (source->kind, "call_log") == 0)
        source_id = source->record.id;
    }
  undone = anning_import_undo (fixture->store, source_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anning_import_undone_n_incidents (undone), ==, 1);
  left = list (fixture, &anning_incident_type);
  g_assert_cmpuint (left->len, ==, 2);
  g_assert_cmpstr (((AnningIncident *) g_ptr_array_index (left, 0))->private_note, ==, "没接");
  incident = g_ptr_array_index (left, 1);
  g_assert_cmpint (incident->started_at, ==, ANSWERED);
  g_assert_cmpstr (incident->time_source, ==, "bill");
  g_assert_cmpint (incident->ended_at, ==, ANSWERED + 133000);
  g_assert_null (incident->number_name);
  g_assert_cmpstr (incident->from_number, ==, "13800138000");

  g_assert_true (anning_import_redo (fixture->store, undone, &error));
  g_assert_no_error (error);
  again = dump (fixture);
  g_assert_cmpstr (again, ==, with);
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
  g_autofree char *sound = copy_sound (fixture, "tones.mp3", "rec001.mp3");
  g_autofree char *beside = write_text (fixture, "rec001.json", side);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  /* Nobody knows the number: the recording was chosen as a file, and its side file goes with it. */
  plan = plan_paths (fixture, sound, beside, NULL);
  result = run (fixture, plan, NULL);
  assert_tally (&result->contacts, "0 1 0 0 0");
  incidents = list (fixture, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->started_at, ==, 1773321249123);
  g_assert_cmpint (incident->utc_offset, ==, 540);
  g_assert_cmpstr (incident->time_source, ==, "recorder");
  g_assert_cmpstr (incident->direction, ==, "out");
  g_assert_cmpstr (incident->to_number, ==, "13800138000");
  g_assert_cmpuint (count_originals (fixture, incident->record.id), ==, 1);
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 0);

  {
    g_autofree char *lone = write_text (fixture, "other.json", side);
    g_autoptr (AnningImportPlan) second = plan_paths (fixture, lone, NULL);
    g_autoptr (AnningImportResult) known = run (fixture, second, NULL);

    assert_tally (&known->contacts, "0 0 0 1 0");
  }
}

static void
cancel_at_half (double   fraction,
                gpointer user_data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (user_data);
}

/* As many calls as the lines of a large log: one a minute. */
static char *
write_many (Fixture *fixture,
            guint    n)
{
  g_autoptr (GString) text = g_string_new ("<?xml version='1.0' encoding='UTF-8'?>\n<calls count=\"1\">\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<call number=\"13800138000\" duration=\"%u\" date=\"%" G_GINT64_FORMAT
                            "\" type=\"1\" presentation=\"1\" contact_name=\"某某催收\" />\n",
                            i % 100 + 1, RANG + (gint64) i * 600000);
  g_string_append (text, "</calls>\n");
  return write_text (fixture, "many.xml", text->str);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *log = write_many (fixture, 3000);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  know_collector (fixture);
  plan = plan_paths (fixture, log, NULL);
  result = anning_import_run (fixture->store, plan, NULL, cancel_at_half, cancellable, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);
  g_assert_cmpuint (count (fixture, &anning_trace_entry_type), ==, 0);
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 0);
}

static void
die_at_half (double   fraction,
             gpointer user_data)
{
  if (fraction > 0.5)
    kill (getpid (), SIGKILL);
}

static void
test_kill (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *log = write_many (fixture, 3000);
  int status;
  pid_t pid;

  know_collector (fixture);
  close_store (fixture);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      AnningImportPlan *plan;

      open_store (fixture);
      plan = plan_paths (fixture, log, NULL);
      anning_import_run (fixture->store, plan, NULL, die_at_half, NULL, NULL, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  open_store (fixture);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);
  g_assert_cmpuint (count (fixture, &anning_trace_entry_type), ==, 0);
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 0);
  g_assert_cmpuint (count (fixture, &anning_number_type), ==, 1);
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
  g_autofree char *path = write_text (fixture, "mine.csv",
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

  know_collector (fixture);
  plan = plan_paths (fixture, path, NULL);
  item = g_list_model_get_item (anning_import_plan_get_items (plan), 0);
  g_assert_true (anning_import_item_is_source (item));
  g_assert_true (anning_import_item_needs_columns (item));
  refused = run (fixture, plan, NULL);
  g_assert_cmpuint (refused->refused, ==, 1);
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 0);

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
  result = run (fixture, plan, NULL);
  assert_tally (&result->contacts, "1 0 0 1 0");
}

static void
test_pasted (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GListStore) no_files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (GBytes) text = g_bytes_new_static (bill_text, sizeof bill_text - 1);
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  Waiting waiting = { loop, NULL };
  AnningImportItem *item;

  know_collector (fixture);
  plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (no_files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (anning_import_plan_get_items (plan)), ==, 0);
  anning_import_plan_add_text_async (plan, fixture->store, text, "粘贴的表格", NULL, wait_cb, &waiting);
  added = wait_for (&waiting);
  item = anning_import_plan_add_text_finish (plan, added, &error);
  g_assert_no_error (error);
  g_assert_true (anning_import_item_is_source (item));
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 1);
  result = run (fixture, plan, NULL);
  assert_tally (&result->contacts, "1 0 0 1 0");
  sources = list (fixture, &anning_source_entry_type);
  g_assert_cmpstr (((AnningSourceEntry *) g_ptr_array_index (sources, 0))->name, ==, "粘贴的表格");
}

/* The file itself, when it is wanted. */
static void
test_keep_file (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *log = write_text (fixture, "calls.xml", log_text);
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPlan) plan = plan_paths (fixture, log, NULL);
  g_autoptr (AnningImportResult) result = NULL;

  choice->keep_files = TRUE;
  result = run (fixture, plan, choice);
  assert_tally (&result->contacts, "0 0 0 2 0");
  close_store (fixture);
  g_assert_true (file_holds (fixture->path, "妈妈的手机"));
  open_store (fixture);
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

#define ADD(name, function) g_test_add ("/import-lists/" name, Fixture, NULL, setup, function, teardown)
  /* It forks: before other threads are there. */
  ADD ("kill", test_kill);
  ADD ("three-sources", test_three_sources);
  ADD ("twice", test_twice);
  ADD ("private-numbers", test_private_numbers);
  ADD ("filters", test_filters);
  ADD ("ambiguous", test_ambiguous);
  ADD ("decided", test_decided);
  ADD ("joins-what-is-there", test_joins_what_is_there);
  ADD ("incidents-stay-apart", test_incidents_stay_apart);
  ADD ("deleted", test_deleted);
  ADD ("direction", test_direction);
  ADD ("undo-all", test_undo_all);
  ADD ("undo-one", test_undo_one);
  ADD ("side-file", test_side_file);
  ADD ("cancel", test_cancel);
  ADD ("columns", test_columns);
  ADD ("pasted", test_pasted);
  ADD ("keep-file", test_keep_file);
#undef ADD
  return g_test_run ();
}
