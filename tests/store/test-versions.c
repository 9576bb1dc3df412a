/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-setting.h"
#include "anning-versions.h"
#include "store-fixture.h"

/* 2026-03-12 21:14:00 in China. */
#define EVENING G_GINT64_CONSTANT (1773321240000)

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return GINT_TO_POINTER (anning_records_save (db, &anning_incident_type, data, error));
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
restore_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (anning_records_restore (db, &anning_incident_type, *(gint64 *) data, error));
}

static void
run (StoreFixture *fixture,
     AnningJob     job,
     gpointer      data)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, job, data, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_versions (StoreFixture *fixture,
               gint64        id,
               gint64        pause_ms)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *versions;

  anning_versions_read_async (fixture->store, &anning_incident_type, id, pause_ms, NULL,
                              store_fixture_answered_cb, &result);
  versions = anning_versions_read_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return versions;
}

static const AnningVersion *
get (GPtrArray *versions,
     guint      i)
{
  return g_ptr_array_index (versions, i);
}

static const AnningIncident *
get_incident (GPtrArray *versions,
              guint      i)
{
  return get (versions, i)->record;
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Each state as it was written, whole, newest first; other records are not in it. */
static void
test_states (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningIncident) other = anning_incident_new ();
  g_autoptr (GPtrArray) versions = NULL;

  incident->started_at = EVENING;
  incident->utc_offset = 480;
  incident->creditor = g_strdup ("某某银行");
  incident->words = g_strdup ("他说\"明天上门\"\n别怪我");
  run (fixture, save_job, incident);
  other->started_at = EVENING;
  other->summary = g_strdup ("另一次");
  run (fixture, save_job, other);
  incident->ended_at = EVENING + 600000;
  incident->visitors = 2;
  incident->prior_refusal = 1;
  set_text (&incident->words, NULL);
  run (fixture, save_job, incident);
  run (fixture, remove_job, &incident->record.id);
  run (fixture, restore_job, &incident->record.id);

  versions = read_versions (fixture, incident->record.id, 0);
  g_assert_cmpuint (versions->len, ==, 4);
  g_assert_cmpstr (get (versions, 0)->action, ==, "restore");
  g_assert_cmpstr (get (versions, 1)->action, ==, "remove");
  g_assert_cmpstr (get (versions, 2)->action, ==, "update");
  g_assert_cmpstr (get (versions, 3)->action, ==, "insert");
  g_assert_cmpint (get (versions, 3)->seq, <, get (versions, 2)->seq);
  g_assert_cmpint (get (versions, 3)->at, >=, incident->record.created_at);
  g_assert_cmpint (get (versions, 2)->at, >=, get (versions, 3)->at);

  g_assert_cmpint (get_incident (versions, 3)->record.id, ==, incident->record.id);
  g_assert_cmpint (get_incident (versions, 3)->started_at, ==, EVENING);
  g_assert_cmpint (get_incident (versions, 3)->ended_at, ==, ANNING_UNKNOWN);
  g_assert_cmpint (get_incident (versions, 3)->visitors, ==, ANNING_UNKNOWN);
  g_assert_cmpint (get_incident (versions, 3)->prior_refusal, ==, 0);
  g_assert_cmpstr (get_incident (versions, 3)->creditor, ==, "某某银行");
  g_assert_cmpstr (get_incident (versions, 3)->words, ==, "他说\"明天上门\"\n别怪我");
  g_assert_cmpint (get_incident (versions, 2)->ended_at, ==, EVENING + 600000);
  g_assert_cmpint (get_incident (versions, 2)->visitors, ==, 2);
  g_assert_cmpint (get_incident (versions, 2)->prior_refusal, ==, 1);
  g_assert_null (get_incident (versions, 2)->words);
}

/* What a form saved while somebody went on typing is one change; what was written first stays apart. */
static void
test_typing (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) single = NULL;

  incident->started_at = EVENING;
  run (fixture, save_job, incident);
  set_text (&incident->summary, "说要");
  run (fixture, save_job, incident);
  set_text (&incident->summary, "说要告诉");
  run (fixture, save_job, incident);
  set_text (&incident->summary, "说要告诉单位");
  run (fixture, save_job, incident);

  versions = read_versions (fixture, incident->record.id, 60000);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpstr (get_incident (versions, 0)->summary, ==, "说要告诉单位");
  g_assert_null (get_incident (versions, 1)->summary);
  single = read_versions (fixture, incident->record.id, 0);
  g_assert_cmpuint (single->len, ==, 4);
  g_assert_cmpstr (get_incident (single, 2)->summary, ==, "说要");

  /* Two minutes before: a change of its own. */
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "UPDATE journal SET at = at - 120000 WHERE seq <= 3");
  store_fixture_reopen (fixture);
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = read_versions (fixture, incident->record.id, 60000);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_cmpstr (get_incident (versions, 0)->summary, ==, "说要告诉单位");
  g_assert_cmpstr (get_incident (versions, 1)->summary, ==, "说要告诉");
  g_assert_null (get_incident (versions, 2)->summary);
}

/* A purge leaves that something was written, not what. */
static void
test_dropped (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) none = NULL;

  incident->started_at = EVENING;
  run (fixture, save_job, incident);
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "UPDATE journal SET content = NULL");
  store_fixture_reopen (fixture);
  versions = read_versions (fixture, incident->record.id, 0);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_null (get (versions, 0)->record);
  none = read_versions (fixture, incident->record.id + 1, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/versions/states", StoreFixture, NULL, store_fixture_set_up, test_states, store_fixture_tear_down);
  g_test_add ("/versions/typing", StoreFixture, NULL, store_fixture_set_up, test_typing, store_fixture_tear_down);
  g_test_add ("/versions/dropped", StoreFixture, NULL, store_fixture_set_up, test_dropped, store_fixture_tear_down);

  return g_test_run ();
}
