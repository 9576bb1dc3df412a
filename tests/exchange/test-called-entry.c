/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-called-entry.h"

#include <glib/gstdio.h>

#include "anning-debt.h"
#include "anning-records.h"
#include "anning-relative.h"

/* 2026-11-22 20:15 in Beijing. */
#define WHEN 1795349700000

typedef struct
{
  char *folder;
  char *path;
  AnningStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-called-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "anning.db", NULL);
  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);

  anning_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_remove (fixture->path);
  g_remove (lock);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  AnningRelative *relative = data;

  return anning_records_save (db, &anning_relative_type, relative, error) ? relative : NULL;
}

static gpointer
save_debt_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return anning_records_save (db, &anning_debt_type, data, error) ? data : NULL;
}

static gpointer
incidents_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return anning_records_list (db, &anning_incident_type, NULL, 0, error);
}

static gpointer
people_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return anning_records_list (db, &anning_relative_type, NULL, 0, error);
}

static AnningCalledEntry *
make_entry (gboolean asked_to_stop)
{
  AnningCalledEntry *entry = anning_called_entry_new ();

  entry->incident->started_at = WHEN;
  entry->incident->utc_offset = 480;
  entry->incident->channel = g_strdup ("call");
  entry->asked_to_stop = asked_to_stop;
  return entry;
}

static AnningCalledWritten *
save (Fixture           *fixture,
      AnningCalledEntry *entry)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnningCalledWritten *written;

  anning_called_entry_save_async (fixture->store, entry, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  written = anning_called_entry_save_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return written;
}

static void
undo (Fixture                   *fixture,
      const AnningCalledWritten *written)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  anning_called_entry_undo_async (fixture->store, written, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (anning_called_entry_undo_finish (fixture->store, result, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture   *fixture,
      AnningJob  job)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = anning_store_read (fixture->store, job, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

/* The wife who is in the file: it is hers, she has refused since then; taken back, she has not. */
static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  AnningCalledEntry *entry = make_entry (TRUE);
  g_autoptr (AnningRelative) wife = anning_relative_new ();
  g_autofree AnningCalledWritten *written = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const AnningIncident *incident;

  wife->name = g_strdup ("小林");
  wife->relation = g_strdup ("spouse");
  g_assert_nonnull (anning_store_write (fixture->store, save_job, wife, NULL));
  entry->relative_id = wife->record.id;
  written = save (fixture, entry);
  g_assert_cmpint (written->added_id, ==, 0);
  g_assert_cmpint (written->refused_id, ==, wife->record.id);

  incidents = list (fixture, incidents_job);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->relative_id, ==, wife->record.id);
  g_assert_cmpstr (incident->to_party, ==, "spouse");
  g_assert_cmpstr (incident->direction, ==, "in");
  g_assert_cmpstr (incident->lender_type, ==, "unknown");
  g_assert_cmpint (incident->wrong_person_told_at, ==, ANNING_UNKNOWN);
  people = list (fixture, people_job);
  g_assert_cmpint (((AnningRelative *) people->pdata[0])->refused_at, ==, WHEN);

  undo (fixture, written);
  left = list (fixture, incidents_job);
  g_assert_cmpuint (left->len, ==, 0);
  after = list (fixture, people_job);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((AnningRelative *) after->pdata[0])->refused_at, ==, ANNING_UNKNOWN);
}

/* Who refused before has refused since then, whatever comes later, and it stays when the later one is taken back. */
static void
test_refused_before (Fixture       *fixture,
                     gconstpointer  data)
{
  AnningCalledEntry *entry = make_entry (TRUE);
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autofree AnningCalledWritten *written = NULL;
  g_autoptr (GPtrArray) people = NULL;

  mother->relation = g_strdup ("parent");
  mother->refused_at = WHEN - 86400000;
  g_assert_nonnull (anning_store_write (fixture->store, save_job, mother, NULL));
  entry->relative_id = mother->record.id;
  written = save (fixture, entry);
  g_assert_cmpint (written->refused_id, ==, 0);
  undo (fixture, written);
  people = list (fixture, people_job);
  g_assert_cmpint (((AnningRelative *) people->pdata[0])->refused_at, ==, WHEN - 86400000);
}

/* Someone new by relation alone; taken back, they go with it, unless they have a name by then. */
static void
test_added (Fixture       *fixture,
            gconstpointer  data)
{
  AnningCalledEntry *entry = make_entry (FALSE);
  AnningCalledEntry *guarantor = make_entry (FALSE);
  g_autofree AnningCalledWritten *written = NULL;
  g_autofree AnningCalledWritten *other = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (AnningRelative) named = NULL;

  entry->relation = g_strdup ("colleague");
  written = save (fixture, entry);
  people = list (fixture, people_job);
  g_assert_cmpuint (people->len, ==, 1);
  named = anning_relative_copy (people->pdata[0]);
  g_assert_cmpint (written->added_id, ==, named->record.id);
  g_assert_cmpstr (named->relation, ==, "colleague");
  g_assert_null (named->name);

  guarantor->liability = g_strdup ("guarantor");
  other = save (fixture, guarantor);
  incidents = list (fixture, incidents_job);
  g_assert_cmpuint (incidents->len, ==, 2);
  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);

      g_assert_cmpstr (incident->to_party, ==, incident->record.id == other->incident_id ? "guarantor" : "employer");
    }

  named->name = g_strdup ("同事小李");
  g_assert_nonnull (anning_store_write (fixture->store, save_job, named, NULL));
  undo (fixture, written);
  undo (fixture, other);
  left = list (fixture, people_job);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((AnningRelative *) left->pdata[0])->name, ==, "同事小李");
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return anning_records_remove (db, &anning_relative_type, *(gint64 *) data, error) ? data : NULL;
}

/* Whoever was deleted since does not keep the contact from being taken back. */
static void
test_undo_without (Fixture       *fixture,
                   gconstpointer  data)
{
  AnningCalledEntry *entry = make_entry (TRUE);
  g_autofree AnningCalledWritten *written = NULL;
  g_autoptr (GPtrArray) left = NULL;

  entry->relation = g_strdup ("sibling");
  written = save (fixture, entry);
  g_assert_cmpint (written->refused_id, ==, written->added_id);
  g_assert_nonnull (anning_store_write (fixture->store, remove_job, &written->added_id, NULL));
  undo (fixture, written);
  left = list (fixture, incidents_job);
  g_assert_cmpuint (left->len, ==, 0);
}

/* A stranger becomes nobody of the family, and has said that it is the wrong person. */
static void
test_stranger (Fixture       *fixture,
               gconstpointer  data)
{
  AnningCalledEntry *entry = make_entry (TRUE);
  g_autofree AnningCalledWritten *written = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  entry->to_party = g_strdup ("stranger");
  written = save (fixture, entry);
  people = list (fixture, people_job);
  g_assert_cmpuint (people->len, ==, 0);
  incidents = list (fixture, incidents_job);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpstr (incident->to_party, ==, "stranger");
  g_assert_cmpint (incident->relative_id, ==, ANNING_UNKNOWN);
  g_assert_cmpint (incident->wrong_person_told_at, ==, WHEN);
}

/* Whose debt it is decides which rules are read; one that is gone by then is left out. */
static void
test_debt (Fixture       *fixture,
           gconstpointer  data)
{
  AnningCalledEntry *entry = make_entry (FALSE);
  AnningCalledEntry *lost = make_entry (FALSE);
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autofree AnningCalledWritten *written = NULL;
  g_autofree AnningCalledWritten *other = NULL;
  g_autoptr (GPtrArray) incidents = NULL;

  debt->lender_type = g_strdup ("consumer_finance");
  g_assert_nonnull (anning_store_write (fixture->store, save_debt_job, debt, NULL));
  entry->incident->debt_id = debt->record.id;
  lost->incident->debt_id = debt->record.id + 7;
  written = save (fixture, entry);
  other = save (fixture, lost);
  incidents = list (fixture, incidents_job);
  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);

      g_assert_cmpstr (incident->lender_type, ==, incident->record.id == written->incident_id ? "consumer_finance" : "unknown");
      g_assert_true (incident->record.id == written->incident_id || incident->debt_id == ANNING_UNKNOWN);
      g_assert_cmpstr (incident->to_party, ==, "contact");
    }
  g_assert_cmpuint (incidents->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/called-entry/known", Fixture, NULL, set_up, test_known, tear_down);
  g_test_add ("/called-entry/refused-before", Fixture, NULL, set_up, test_refused_before, tear_down);
  g_test_add ("/called-entry/added", Fixture, NULL, set_up, test_added, tear_down);
  g_test_add ("/called-entry/undo-without", Fixture, NULL, set_up, test_undo_without, tear_down);
  g_test_add ("/called-entry/stranger", Fixture, NULL, set_up, test_stranger, tear_down);
  g_test_add ("/called-entry/debt", Fixture, NULL, set_up, test_debt, tear_down);
  return g_test_run ();
}
