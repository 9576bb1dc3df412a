/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence.h"
#include "anning-incident-find.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-records.h"
#include "store-fixture.h"

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} Saving;

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Saving *saving = data;

  return GINT_TO_POINTER (anning_records_save (db, saving->type, saving->record, error));
}

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("sound", 5, NULL);
  gint64 *ids = data;

  ids[1] = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);
  if (ids[1] != 0)
    anning_evidence_use (db, ids[1], "incident", ids[0], "a.amr", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_records_remove (db, &anning_marker_type, *(gint64 *) data, error));
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

static gint64
add (StoreFixture *fixture,
     const char   *number,
     const char   *summary,
     const char   *tags)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = 1000;
  incident->from_number = g_strdup (number);
  incident->summary = g_strdup (summary);
  incident->tags = g_strdup (tags);
  run (fixture, save_job, &(Saving) { &anning_incident_type, incident });
  return incident->record.id;
}

static void
check (StoreFixture      *fixture,
       const char        *query,
       const char *const *tags,
       const char        *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  anning_incidents_find_async (fixture->store, query, tags, NULL, store_fixture_answered_cb, &result);
  ids = anning_incidents_find_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  for (gint64 id = 1; id <= 3; id++)
    {
      if (g_hash_table_contains (ids, &id))
        g_string_append_printf (text, "%d ", (int) id);
    }
  g_assert_cmpuint (g_hash_table_size (ids) * 2, ==, text->len);
  g_assert_cmpstr (text->str, ==, expected);
}

/* Words of the incident, of markers in its recording, of what a number is called; parts of numbers; tags. */
static void
test_places (StoreFixture  *fixture,
             gconstpointer  data)
{
  static const char *const threats[] = { "threat_violence", "threat_family", NULL };
  g_autoptr (AnningMarker) marker = anning_marker_new ();
  g_autoptr (AnningNumber) number = anning_number_new ();
  gint64 ids[2];

  add (fixture, "13800138001", "说要上门", NULL);          /* 1 */
  add (fixture, "02787654321", NULL, "threat_family");     /* 2 */
  add (fixture, NULL, "还款提醒", "insult due_reminder");  /* 3 */

  ids[0] = 3;
  run (fixture, attach_job, ids);
  marker->evidence_id = ids[1];
  marker->words = g_strdup ("明天就上门找你");
  run (fixture, save_job, &(Saving) { &anning_marker_type, marker });
  number->number = g_strdup ("02787654321");
  number->label = g_strdup ("某某咨询");
  run (fixture, save_job, &(Saving) { &anning_number_type, number });

  check (fixture, "上门", NULL, "1 3 ");
  check (fixture, "找你", NULL, "3 ");
  check (fixture, "咨询", NULL, "2 ");
  check (fixture, "0138", NULL, "1 ");
  check (fixture, "138-0013", NULL, "1 ");
  check (fixture, "８７６５", NULL, "2 ");
  check (fixture, "1", NULL, "1 2 ");
  check (fixture, "没有这个词", NULL, "");
  check (fixture, "没有这个词", threats, "2 ");
  check (fixture, "上门", threats, "1 2 3 ");
  check (fixture, "\"*'", NULL, "");

  run (fixture, remove_job, &marker->record.id);
  check (fixture, "上门", NULL, "1 ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/incident-find/places", StoreFixture, NULL, store_fixture_set_up, test_places, store_fixture_tear_down);

  return g_test_run ();
}
