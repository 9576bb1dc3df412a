/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-incident-item.h"
#include "anning-incident-model.h"
#include "anning-incident.h"
#include "ui-fixture.h"

/* 2026-03-12 13:00 in China: three contacts a day, eight hours apart, going back. */
#define NEWEST G_GINT64_CONSTANT (1773291600000)
#define APART (8 * 60 * ANNING_MS_PER_MINUTE)

typedef struct
{
  guint n;
} Filling;

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Filling *filling = data;

  for (guint i = 0; i < filling->n; i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();

      incident->started_at = NEWEST - i * APART;
      incident->utc_offset = 480;
      incident->channel = g_strdup ("call");
      incident->direction = g_strdup ("in");
      incident->connected = g_strdup ("yes");
      incident->to_party = g_strdup (i % 10 == 0 ? "spouse" : "debtor");
      incident->from_number = g_strdup (i % 4 == 0 ? "12100001111" : "12100002222");
      incident->creditor = g_strdup (i % 2 == 0 ? "某某银行" : "某某小贷");
      incident->summary = g_strdup_printf ("第%u次,%s", i, i == 77 ? "提到坐牢" : "催款");
      if (!anning_records_save (db, &anning_incident_type, incident, error))
        return NULL;
    }
  return NULL;
}

static void
fill (UiFixture *fixture,
      guint      n)
{
  Filling filling = { n };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, fill_job, &filling, &error);
  g_assert_no_error (error);
}

static AnningIncidentItem *
item_at (AnningIncidentModel *model,
         guint                position)
{
  AnningIncidentItem *item = g_list_model_get_item (G_LIST_MODEL (model), position);

  g_assert_true (ANNING_IS_INCIDENT_ITEM (item));
  return item;
}

/* Rows come when somebody looks, wherever that is, and each first of a day says so. */
static void
test_pages (UiFixture     *fixture,
            gconstpointer  data)
{
  static const guint places[] = { 0, 2, 63, 64, 65, 1500, 2998, 2999 };
  g_autoptr (AnningIncidentModel) model = NULL;

  fill (fixture, 3000);
  model = anning_incident_model_new (fixture->store);
  g_assert_cmpint (anning_incident_model_get_state (model), ==, ANNING_INCIDENTS_LOADING);
  ui_settle (fixture->store);
  g_assert_cmpint (anning_incident_model_get_state (model), ==, ANNING_INCIDENTS_READY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 3000);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 3000));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (AnningIncidentItem) item = item_at (model, places[i]);
      const AnningIncidentRow *row;

      ui_settle (fixture->store);
      row = anning_incident_item_get_row (item);
      g_assert_nonnull (row);
      g_assert_cmpint (row->started_at, ==, NEWEST - places[i] * APART);
      g_assert_cmpint (anning_incident_model_get_position (model, row->id), ==, places[i]);
      /* At 13:00, 05:00, 21:00 of the day before, 13:00, 05:00, 21:00…: the evening begins the next older day. */
      g_assert_cmpint (anning_incident_item_begins_day (item), ==, places[i] == 0 || places[i] % 3 == 2);
    }
}

typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint times;
} Change;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Change     *change)
{
  *change = (Change) { position, removed, added, change->times + 1 };
}

static void
filled_cb (AnningIncidentItem *item,
           guint              *times)
{
  (*times)++;
}

/* One more, one less, one changed: no more is told than what moved. */
static void
test_follows (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningIncidentModel) model = NULL;
  g_autoptr (AnningIncidentItem) item = NULL;
  g_autoptr (AnningIncident) incident = NULL;
  Change change = { 0 };
  guint times = 0;

  fill (fixture, 200);
  model = anning_incident_model_new (fixture->store);
  ui_settle (fixture->store);
  item = item_at (model, 10);
  ui_settle (fixture->store);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &change);
  g_signal_connect (item, "filled", G_CALLBACK (filled_cb), &times);

  /* Between the fifth and the sixth. */
  incident = anning_incident_new ();
  incident->started_at = NEWEST - 5 * APART + 1000;
  incident->channel = g_strdup ("visit");
  ui_save (fixture->store, &anning_incident_type, incident);
  ui_wait (fixture->store, 200);
  g_assert_cmpuint (change.times, ==, 1);
  g_assert_cmpuint (change.position, ==, 5);
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (change.added, ==, 1);
  /* The same item, one row further down. */
  g_assert_cmpuint (anning_incident_model_get_position (model, anning_incident_item_get_id (item)), ==, 11);
  g_assert_cmpuint (times, >, 0);

  times = 0;
  incident->summary = g_strdup ("门口站了两个人");
  ui_save (fixture->store, &anning_incident_type, incident);
  ui_wait (fixture->store, 200);
  g_assert_cmpuint (change.times, ==, 1);
  g_assert_cmpuint (times, >, 0);

  anning_records_remove_async (fixture->store, &anning_incident_type, incident->record.id, NULL, NULL);
  ui_wait (fixture->store, 200);
  g_assert_cmpuint (change.times, ==, 2);
  g_assert_cmpuint (change.position, ==, 5);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
}

static guint
count_with (UiFixture                  *fixture,
            AnningIncidentModel        *model,
            const AnningIncidentFilter *filter,
            const char                 *query)
{
  anning_incident_model_set_filter (model, filter, query);
  ui_settle (fixture->store);
  g_assert_cmpint (anning_incident_model_get_state (model), ==, ANNING_INCIDENTS_READY);
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static void
test_filters (UiFixture     *fixture,
              gconstpointer  data)
{
  const AnningIncidentFilter all = { 0 };
  const AnningIncidentFilter bank = { .creditor = "某某银行" };
  const AnningIncidentFilter spouse = { .to_party = "spouse" };
  const AnningIncidentFilter number = { .number = "12100001111" };
  const AnningIncidentFilter heard = { .with_recording = TRUE };
  g_autoptr (AnningIncidentModel) model = NULL;

  fill (fixture, 400);
  model = anning_incident_model_new (fixture->store);
  g_assert_false (anning_incident_model_is_filtered (model));
  g_assert_cmpuint (count_with (fixture, model, &bank, NULL), ==, 200);
  g_assert_true (anning_incident_model_is_filtered (model));
  g_assert_cmpuint (count_with (fixture, model, &spouse, NULL), ==, 40);
  g_assert_cmpuint (count_with (fixture, model, &number, NULL), ==, 100);
  g_assert_cmpuint (count_with (fixture, model, &heard, NULL), ==, 0);
  g_assert_cmpuint (count_with (fixture, model, &all, "坐牢"), ==, 1);
  /* Number 77 was the small lender's. */
  g_assert_cmpuint (count_with (fixture, model, &bank, "坐牢"), ==, 0);
  g_assert_cmpuint (count_with (fixture, model, &bank, "催"), ==, 200);
  g_assert_cmpuint (count_with (fixture, model, &all, "  "), ==, 400);
  g_assert_cmpuint (count_with (fixture, model, &all, NULL), ==, 400);
  g_assert_false (anning_incident_model_is_filtered (model));
}

/* Gone while it reads; nothing keeps it, and nothing it kept stays. */
static void
test_finalize (UiFixture     *fixture,
               gconstpointer  data)
{
  AnningIncidentModel *model;
  g_autoptr (AnningIncidentItem) kept = NULL;
  gpointer weak;

  fill (fixture, 500);
  model = anning_incident_model_new (fixture->store);
  ui_settle (fixture->store);
  for (guint i = 0; i < 500; i += 50)
    {
      g_autoptr (AnningIncidentItem) item = item_at (model, i);

      g_assert_null (anning_incident_item_get_row (item));
    }
  kept = item_at (model, 490);
  anning_incident_model_reload (model);
  weak = model;
  g_object_add_weak_pointer (G_OBJECT (model), &weak);
  g_object_unref (model);
  ui_settle (fixture->store);
  g_assert_null (weak);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, function) \
  g_test_add ("/ui/incident-model/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)
  ADD ("pages", test_pages);
  ADD ("follows", test_follows);
  ADD ("filters", test_filters);
  ADD ("finalize", test_finalize);

  return g_test_run ();
}
