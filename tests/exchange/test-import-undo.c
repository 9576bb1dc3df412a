/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anning-db-private.h"
#include "anning-evidence.h"
#include "anning-import-undo.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-records.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "import-lists-fixture.h"
#include "media-fixture.h"

/* The second time nothing is added; neither in a file of its own. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autofree char *bill = lists_write_in_gb (fixture, "详单.csv", BILL_TEXT);
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  /* The same call in a later export, with one more. */
  g_autofree char *later = lists_write_text (fixture, "later.xml", CALLS (
    CALL ("+86 138 0013 8000", "133", "1773321242000", "1", "某某催收")
    CALL ("13800138000", "0", "1773407642000", "3", "某某催收")));
  g_autoptr (AnningImportPlan) first = NULL;
  g_autoptr (AnningImportPlan) second = NULL;
  g_autoptr (AnningImportPlan) third = NULL;
  g_autoptr (AnningImportResult) added = NULL;
  g_autoptr (AnningImportResult) again = NULL;
  g_autoptr (AnningImportResult) more = NULL;

  lists_know_collector (fixture);
  first = lists_plan_paths (fixture, log, bill, sound, NULL);
  added = lists_run (fixture, first, NULL);
  second = lists_plan_paths (fixture, log, bill, sound, NULL);
  g_assert_cmpuint (anning_import_plan_count (second, ANNING_IMPORT_KNOWN), ==, 3);
  again = lists_run (fixture, second, NULL);
  g_assert_cmpuint (again->added, ==, 0);
  g_assert_cmpuint (again->duplicates, ==, 3);
  g_assert_cmpuint (again->n_incidents, ==, 0);
  lists_assert_tally (&again->contacts, "0 0 2 2 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 1);
  g_assert_cmpuint (lists_count (fixture, &anning_trace_entry_type), ==, 2);
  g_assert_cmpuint (lists_count (fixture, &anning_source_entry_type), ==, 2);

  third = lists_plan_paths (fixture, later, later, NULL);
  more = lists_run (fixture, third, NULL);
  lists_assert_tally (&more->contacts, "1 0 3 0 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 2);
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

/* What was deleted on purpose does not come back; what was taken back as a whole does. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) again = NULL;
  g_autoptr (AnningImportPlan) anew = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) nothing = NULL;
  g_autoptr (AnningImportResult) back = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;

  lists_know_collector (fixture);
  plan = lists_plan_paths (fixture, log, NULL);
  result = lists_run (fixture, plan, NULL);
  anning_store_write (fixture->store, remove_job, &result->newest, &error);
  g_assert_no_error (error);
  again = lists_plan_paths (fixture, log, NULL);
  nothing = lists_run (fixture, again, NULL);
  lists_assert_tally (&nothing->contacts, "0 0 1 1 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);

  sources = lists_list (fixture, &anning_source_entry_type);
  undone = anning_import_undo (fixture->store, ((AnningRecord *) g_ptr_array_index (sources, 0))->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anning_import_undone_n_incidents (undone), ==, 0);
  anew = lists_plan_paths (fixture, log, NULL);
  g_assert_cmpuint (anning_import_plan_count (anew, ANNING_IMPORT_NEW), ==, 1);
  back = lists_run (fixture, anew, NULL);
  lists_assert_tally (&back->contacts, "1 0 0 1 0");
}

static gpointer
age_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  /* Thirty-one days ago. */
  g_autoptr (AnningStatement) incidents =
    anning_db_prepare (db, "UPDATE incident SET deleted_at = deleted_at - 31 * 86400000 WHERE deleted_at > 0", error);

  g_assert_true (anning_statement_run (incidents, error));
  return NULL;
}

/* Deleted on purpose, it stays away after the purge as well, and nothing of it is kept that can be read. */
static void
test_purged (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", LOG_TEXT);
  g_autofree char *path = g_strdup (anning_store_get_path (fixture->store));
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) again = NULL;
  g_autoptr (AnningImportPlan) anew = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) nothing = NULL;
  g_autoptr (AnningImportResult) back = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (GError) error = NULL;

  lists_know_collector (fixture);
  plan = lists_plan_paths (fixture, log, NULL);
  result = lists_run (fixture, plan, NULL);
  anning_store_write (fixture->store, remove_job, &result->newest, &error);
  g_assert_no_error (error);
  anning_store_write (fixture->store, age_job, NULL, &error);
  g_assert_no_error (error);

  /* What is too old goes when the file is opened. */
  anning_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = anning_store_new (path);
  g_assert_true (anning_store_open (fixture->store, &error));
  g_assert_no_error (error);
  traces = lists_list (fixture, &anning_trace_entry_type);
  g_assert_cmpuint (traces->len, ==, 0);

  again = lists_plan_paths (fixture, log, NULL);
  nothing = lists_run (fixture, again, NULL);
  lists_assert_tally (&nothing->contacts, "0 0 1 1 0");
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);

  sources = lists_list (fixture, &anning_source_entry_type);
  undone = anning_import_undo (fixture->store, ((AnningRecord *) g_ptr_array_index (sources, 0))->id, &error);
  g_assert_no_error (error);
  anew = lists_plan_paths (fixture, log, NULL);
  back = lists_run (fixture, anew, NULL);
  lists_assert_tally (&back->contacts, "1 0 0 1 0");
}

/* A note stands; a list and a recording join it, further contacts come; all is taken back, and put in place again. */
static void
test_undo_all (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "133", "1773321242000", "1", "某某催收")
    CALL ("13800138000", "0", "1773407642000", "3", "某某催收")));
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  g_autofree char *alone = lists_copy_sound (fixture, "tones.opus", "某某(13800138000)_20260314090000.opus");
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
  lists_save (fixture, &anning_incident_type, note);
  before = lists_dump (fixture);

  number->number = g_strdup ("13800138000");
  number->creditor = g_strdup ("某某消费金融");
  anning_import_choice_set_number (choice, number);
  anning_import_choice_take (choice, "13800138000", TRUE);
  plan = lists_plan_paths (fixture, log, sound, alone, NULL);
  result = lists_run (fixture, plan, choice);
  lists_assert_tally (&result->contacts, "1 1 0 0 0");
  g_assert_cmpuint (result->n_incidents, ==, 2);
  g_assert_cmpuint (lists_count_originals (fixture, note->record.id), ==, 1);
  with = lists_dump (fixture);

  undone = anning_import_undo_all (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anning_import_undone_n_incidents (undone), ==, 2);
  without = lists_dump (fixture);
  g_assert_cmpstr (without, ==, before);
  g_assert_cmpuint (lists_count_originals (fixture, note->record.id), ==, 0);

  g_assert_true (anning_import_redo (fixture->store, undone, &error));
  g_assert_no_error (error);
  again = lists_dump (fixture);
  g_assert_cmpstr (again, ==, with);
  g_assert_cmpuint (lists_count_originals (fixture, note->record.id), ==, 1);
}

static gpointer
swap_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const gint64 incident_id = *(gint64 *) data;
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", incident_id, error);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("bill", 4, NULL);
  gint64 evidence_id;
  gint64 use_id;

  g_assert_cmpuint (uses->len, ==, 1);
  use_id = ((AnningEvidenceUse *) g_ptr_array_index (uses, 0))->id;
  if (!anning_evidence_remove_use (db, use_id, error))
    return NULL;
  evidence_id = anning_evidence_add (db, stream, "text/plain", NULL, NULL, NULL, cancellable, error);
  if (evidence_id == 0)
    return NULL;
  /* A number that is free is given again: that is what it is about. */
  g_assert_cmpint (anning_evidence_use (db, evidence_id, "incident", incident_id, "bill.txt", NULL, ANNING_UNKNOWN, error),
                   ==, use_id);
  return NULL;
}

/* The recording was removed by hand and another file put there, which is no matter of the import. */
static void
test_undo_swapped (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *sound = lists_copy_sound (fixture, "tones.mp3", "某某催收(13800138000)_20260312211410.mp3");
  g_autoptr (AnningIncident) note = anning_incident_new ();
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GError) error = NULL;

  note->started_at = RANG - 2000;
  note->utc_offset = 480;
  note->time_source = g_strdup ("typed");
  note->channel = g_strdup ("call");
  note->from_number = g_strdup ("13800138000");
  lists_save (fixture, &anning_incident_type, note);
  plan = lists_plan_paths (fixture, sound, NULL);
  result = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (lists_count_originals (fixture, note->record.id), ==, 1);

  anning_store_write (fixture->store, swap_job, &note->record.id, &error);
  g_assert_no_error (error);
  undone = anning_import_undo_all (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lists_count_originals (fixture, note->record.id), ==, 1);
}

/* An e-mail is an original with words of its own; it goes too, unless somebody wrote to it. */
static void
test_undo_mail (Fixture       *fixture,
                gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("From: collector@example.com\r\nTo: me@example.com\r\n"
                                               "Date: Thu, 12 Mar 2026 21:14:09 +0800\r\nSubject: =?utf-8?B?5YKs5pS2?=\r\n"
                                               "Content-Type: text/plain; charset=utf-8\r\n\r\n您已逾期 %u\r\n", i);
      g_autofree char *mail = lists_write_text (fixture, "催收.eml", text);
      g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, mail, NULL);
      g_autoptr (AnningImportPreview) preview = lists_look (fixture, plan, NULL);
      g_autoptr (AnningImportResult) result = lists_run (fixture, plan, NULL);
      g_autoptr (AnningImportUndone) undone = NULL;
      g_autoptr (GPtrArray) incidents = lists_list (fixture, &anning_incident_type);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (preview->n_incidents, ==, 1);
      g_assert_cmpuint (result->n_incidents, ==, 1);
      g_assert_cmpuint (incidents->len, ==, 1);
      if (i == 1)
        {
          AnningIncident *incident = g_ptr_array_index (incidents, 0);

          incident->private_note = g_strdup ("已回复");
          g_usleep (2000);
          lists_save (fixture, &anning_incident_type, incident);
        }
      undone = anning_import_undo_all (fixture->store, result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, i);
    }
}

/* One source goes: what another tells, and what the user wrote, stays. */
static void
test_undo_one (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", CALLS (
    CALL ("13800138000", "133", "1773321242000", "1", "某某催收")
    CALL ("13800138000", "0", "1773407642000", "3", "某某催收")
    CALL ("13800138000", "0", "1773411242000", "3", "某某催收")));
  g_autofree char *bill = lists_write_in_gb (fixture, "详单.csv", BILL_TEXT);
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

  lists_know_collector (fixture);
  plan = lists_plan_paths (fixture, log, bill, NULL);
  result = lists_run (fixture, plan, NULL);
  lists_assert_tally (&result->contacts, "3 1 0 1 0");
  incidents = lists_list (fixture, &anning_incident_type);
  incident = g_ptr_array_index (incidents, 0);
  incident->private_note = g_strdup ("没接");
  lists_save (fixture, &anning_incident_type, incident);
  with = lists_dump (fixture);

  sources = lists_list (fixture, &anning_source_entry_type);
  for (guint i = 0; i < sources->len; i++)
    {
      const AnningSourceEntry *source = g_ptr_array_index (sources, i);

      if (g_strcmp0 (source->kind, "call_log") == 0)
        source_id = source->record.id;
    }
  undone = anning_import_undo (fixture->store, source_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anning_import_undone_n_incidents (undone), ==, 1);
  left = lists_list (fixture, &anning_incident_type);
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
  again = lists_dump (fixture);
  g_assert_cmpstr (again, ==, with);
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
  return lists_write_text (fixture, "many.xml", text->str);
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

  lists_know_collector (fixture);
  plan = lists_plan_paths (fixture, log, NULL);
  result = anning_import_run (fixture->store, plan, NULL, cancel_at_half, cancellable, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);
  g_assert_cmpuint (lists_count (fixture, &anning_trace_entry_type), ==, 0);
  g_assert_cmpuint (lists_count (fixture, &anning_source_entry_type), ==, 0);
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

  lists_know_collector (fixture);
  lists_close_store (fixture);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      AnningImportPlan *plan;

      lists_open_store (fixture);
      plan = lists_plan_paths (fixture, log, NULL);
      anning_import_run (fixture->store, plan, NULL, die_at_half, NULL, NULL, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);

  lists_open_store (fixture);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);
  g_assert_cmpuint (lists_count (fixture, &anning_trace_entry_type), ==, 0);
  g_assert_cmpuint (lists_count (fixture, &anning_source_entry_type), ==, 0);
  g_assert_cmpuint (lists_count (fixture, &anning_number_type), ==, 1);
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

#define ADD(name, function) g_test_add ("/import-undo/" name, Fixture, NULL, lists_setup, function, lists_teardown)
  /* It forks: before other threads are there. */
  ADD ("kill", test_kill);
  ADD ("twice", test_twice);
  ADD ("deleted", test_deleted);
  ADD ("purged", test_purged);
  ADD ("undo-all", test_undo_all);
  ADD ("swapped", test_undo_swapped);
  ADD ("undo-mail", test_undo_mail);
  ADD ("undo-one", test_undo_one);
  ADD ("cancel", test_cancel);
#undef ADD
  return g_test_run ();
}
