/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "anning-budget-line.h"
#include "anning-date.h"
#include "anning-deadline-entry.h"
#include "anning-debt.h"
#include "anning-demo.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-proposal.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "media-fixture.h"

#include "../remove-tree.h"

typedef struct
{
  char *folder;
  AnningStore *store;
} Fixture;

/* The thread of a task may let its object go a moment after the task has answered. */
static void
await_finalized (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  for (guint i = 0; i < 5000 && g_atomic_pointer_get (&weak) != NULL; i++)
    g_usleep (1000);
  g_assert_null (g_atomic_pointer_get (&weak));
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-demo-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "example.db", NULL);
  fixture->store = anning_store_new (path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  anning_store_close (fixture->store);
  await_finalized (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

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

/* As many rows as the issue asks for, in each table as many as the file holds. */
static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const AnningRecordType *type;
    guint least;
    const char *also; /* a second list of the file that goes into the same table */
  } tables[] = {
    { &anning_debt_type, 5 },
    { &anning_debt_fee_type, 1 },
    { &anning_payment_type, 1 },
    { &anning_budget_line_type, 10 },
    { &anning_budget_version_type, 1 },
    { &anning_budget_version_line_type, 10 },
    { &anning_proposal_type, 5, "counter_proposal" },
    { &anning_round_type, 5 },
    { &anning_relative_type, 3 },
    { &anning_incident_type, 60 },
    { &anning_marker_type, 1 },
    { &anning_note_type, 1 },
    { &anning_note_part_type, 1 },
    { &anning_deadline_entry_type, 2 },
  };
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_SOURCE_ROOT"),
                                            "resources", "demo", "household.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *records;
  GDate today;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  records = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "records");

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 3, 2, 2027);
  anning_demo_fill (fixture->store, data, &today, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GPtrArray) rows = list (fixture, tables[i].type);
      guint written = json_array_get_length (json_object_get_array_member (records, tables[i].type->table));

      if (tables[i].also != NULL)
        written += json_array_get_length (json_object_get_array_member (records, tables[i].also));
      g_assert_cmpuint (rows->len, >=, tables[i].least);
      g_assert_cmpuint (rows->len, ==, written);
    }
}

/* The day the file was written for, and another one: everything moves together. */
static void
test_shift (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) debts = NULL;
  g_autoptr (GError) error = NULL;
  const AnningIncident *newest;
  const AnningDebt *debt;
  g_autofree char *day = NULL;
  GDate today, then;

  g_date_clear (&today, 1);
  /* 100 days after the anchor 2026-11-20. */
  g_date_set_dmy (&today, 28, 2, 2027);
  anning_demo_fill (fixture->store, "zh", &today, &error);
  g_assert_no_error (error);

  incidents = list (fixture, &anning_incident_type);
  newest = g_ptr_array_index (incidents, 0);
  day = anning_instant_day (newest->started_at, newest->utc_offset);
  g_assert_true (anning_day_parse (day, &then));
  /* The household's last contact lies in the week before today, not after it. */
  g_assert_cmpint (g_date_compare (&then, &today), <=, 0);
  g_assert_cmpint (g_date_days_between (&then, &today), <, 7);
  g_assert_cmpint (newest->utc_offset, ==, 480);

  /* 2026-02-10 and 100 days. */
  debts = list (fixture, &anning_debt_type);
  for (guint i = 0; i < debts->len; i++)
    {
      debt = g_ptr_array_index (debts, i);
      if (g_strcmp0 (debt->contract_day, "2026-05-21") == 0)
        return;
    }
  g_test_fail ();
}

static gpointer
recordings_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GPtrArray *incidents = data;
  guint n = 0;

  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);
      g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", incident->record.id, error);

      for (guint j = 0; uses != NULL && j < uses->len; j++)
        {
          const AnningEvidenceUse *use = g_ptr_array_index (uses, j);
          g_autoptr (AnningEvidence) evidence = anning_evidence_get (db, use->evidence_id, error);
          g_autoptr (AnningPeaksData) peaks = anning_evidence_get_peaks (db, use->evidence_id, error);

          g_assert_nonnull (evidence);
          g_assert_null (evidence->problem);
          g_assert_cmpint (evidence->length_ms, >, 5000);
          g_assert_nonnull (peaks);
          n++;
        }
    }
  return GUINT_TO_POINTER (n);
}

/* Six recordings that can be heard; every marker lies inside one. */
static void
test_recordings (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) markers = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;
  guint n;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 21, 11, 2026);
  anning_demo_fill (fixture->store, "en", &today, &error);
  g_assert_no_error (error);

  incidents = list (fixture, &anning_incident_type);
  n = GPOINTER_TO_UINT (anning_store_read (fixture->store, recordings_job, incidents, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 6);

  markers = list (fixture, &anning_marker_type);
  for (guint i = 0; i < markers->len; i++)
    {
      const AnningMarker *marker = g_ptr_array_index (markers, i);

      g_assert_cmpint (marker->evidence_id, >, 0);
      g_assert_cmpint (marker->start_ms, <, 30000);
    }
}

static gboolean
has_chinese (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

/* The other language has no word of this one. */
static void
test_language (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) debts = NULL;
  g_autoptr (GPtrArray) relatives = NULL;
  g_autoptr (GError) error = NULL;
  const char *language = data;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 21, 11, 2026);
  anning_demo_fill (fixture->store, language, &today, &error);
  g_assert_no_error (error);

  debts = list (fixture, &anning_debt_type);
  relatives = list (fixture, &anning_relative_type);
  for (guint i = 0; i < debts->len; i++)
    g_assert_cmpint (has_chinese (((AnningDebt *) debts->pdata[i])->creditor), ==, g_str_equal (language, "zh"));
  for (guint i = 0; i < relatives->len; i++)
    g_assert_cmpint (has_chinese (((AnningRelative *) relatives->pdata[i])->name), ==, g_str_equal (language, "zh"));
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  anning_demo_fill_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) incidents = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 21, 11, 2026);
  anning_demo_fill_async (fixture->store, "zh", &today, NULL, filled_cb, loop);
  g_main_loop_run (loop);
  incidents = list (fixture, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 60);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, setup, function, teardown)

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

  ADD ("/demo/counts/zh", "zh", test_counts);
  ADD ("/demo/counts/en", "en", test_counts);
  ADD ("/demo/shift", NULL, test_shift);
  ADD ("/demo/recordings", NULL, test_recordings);
  ADD ("/demo/language/zh", "zh", test_language);
  ADD ("/demo/language/en", "en", test_language);
  ADD ("/demo/async", NULL, test_async);

  return g_test_run ();
}
