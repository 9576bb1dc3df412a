/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-relative-ties.h"

#include "anning-incident.h"
#include "anning-number.h"
#include "anning-relative.h"
#include "store-fixture.h"

typedef struct
{
  gint64 relative;
  GArray *ids;
  AnningChangeSet *changes;
} Work;

static gint64
save_contact (StoreFixture *fixture,
              gint64        started_at,
              const char   *direction,
              const char   *from,
              const char   *to,
              gint64        relative)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->direction = g_strdup (direction);
  incident->from_number = g_strdup (from);
  incident->to_number = g_strdup (to);
  incident->relative_id = relative;
  return store_fixture_save (fixture, &anning_incident_type, incident);
}

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_relative_ties_find (db, *(const gint64 *) data, error);
}

static GArray *
find (StoreFixture *fixture,
      gint64        relative)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = anning_store_read (fixture->store, find_job, &relative, &error);

  g_assert_no_error (error);
  return ids;
}

static gpointer
make_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Work *work = data;

  g_assert_true (anning_relative_ties_make (db, work->relative, (gconstpointer) work->ids->data, work->ids->len,
                                            work->changes, error));
  return NULL;
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_assert_true (anning_change_set_undo (((Work *) data)->changes, db, error));
  return NULL;
}

static gpointer
get_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return anning_records_get (db, &anning_incident_type, *(const gint64 *) data, error);
}

static AnningIncident *
get (StoreFixture *fixture,
     gint64        id)
{
  g_autoptr (GError) error = NULL;
  AnningIncident *incident = anning_store_read (fixture->store, get_job, &id, &error);

  g_assert_no_error (error);
  return incident;
}

/* By their telephone and by the number book, however it is written; nobody's that stands with somebody already. */
static void
test_find (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (AnningRelative) brother = anning_relative_new ();
  g_autoptr (AnningNumber) landline = anning_number_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) of_brother = NULL;
  gint64 first, second, third, fourth;

  mother->phone = g_strdup ("12500007788");
  store_fixture_save (fixture, &anning_relative_type, mother);
  store_fixture_save (fixture, &anning_relative_type, brother);
  landline->number = g_strdup ("057188886666");
  landline->relative_id = mother->record.id;
  store_fixture_save (fixture, &anning_number_type, landline);
  first = save_contact (fixture, 1000, "in", "12100003301", "125 0000 7788", ANNING_UNKNOWN);
  second = save_contact (fixture, 4000, "in", "12100003301", "125-0000-7788", ANNING_UNKNOWN);
  third = save_contact (fixture, 3000, "in", "12100003301", "0571-88886666", ANNING_UNKNOWN);
  /* She rang them herself. */
  fourth = save_contact (fixture, 2000, "out", "12500007788", "12100003301", ANNING_UNKNOWN);
  /* Of somebody else, of the debtor, and one that she made to the debtor. */
  save_contact (fixture, 5000, "in", "12100003301", "12500007788", brother->record.id);
  save_contact (fixture, 5000, "in", "12100003301", "12500001688", ANNING_UNKNOWN);
  save_contact (fixture, 5000, "in", "12500007788", "12500001688", ANNING_UNKNOWN);

  ids = find (fixture, mother->record.id);
  g_assert_cmpuint (ids->len, ==, 4);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, second);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, third);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, fourth);
  g_assert_cmpint (g_array_index (ids, gint64, 3), ==, first);
  of_brother = find (fixture, brother->record.id);
  g_assert_cmpuint (of_brother->len, ==, 0);
}

/* Whom it reached is filled in from who they are; taken back, all is as it was. */
static void
test_make (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRelative) wife = anning_relative_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningIncident) tied = NULL;
  g_autoptr (AnningIncident) freed = NULL;
  Work work = { 0 };
  gint64 id;

  wife->relation = g_strdup ("spouse");
  wife->phone = g_strdup ("12500003366");
  work.relative = store_fixture_save (fixture, &anning_relative_type, wife);
  id = save_contact (fixture, 1000, "in", "12100003301", "12500003366", ANNING_UNKNOWN);
  work.ids = find (fixture, work.relative);
  work.changes = anning_change_set_new ();
  anning_store_write (fixture->store, make_job, &work, &error);
  g_assert_no_error (error);
  tied = get (fixture, id);
  g_assert_cmpint (tied->relative_id, ==, work.relative);
  g_assert_cmpstr (tied->to_party, ==, "spouse");
  anning_store_write (fixture->store, undo_job, &work, &error);
  g_assert_no_error (error);
  freed = get (fixture, id);
  g_assert_cmpint (freed->relative_id, ==, ANNING_UNKNOWN);
  g_assert_cmpstr (freed->to_party, ==, NULL);
  g_array_unref (work.ids);
  anning_change_set_unref (work.changes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/relative-ties/find", StoreFixture, NULL, store_fixture_set_up, test_find, store_fixture_tear_down);
  g_test_add ("/relative-ties/make", StoreFixture, NULL, store_fixture_set_up, test_make, store_fixture_tear_down);
  return g_test_run ();
}
