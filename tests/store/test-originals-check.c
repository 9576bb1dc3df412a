/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-originals-check.h"

#include <string.h>

#include "anning-debt.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "store-fixture.h"

/* SHA-256 of "contract" and of 600 000 times "a", by sha256sum. */
#define CONTRACT_SHA256 "cc8321d6375c494d043fdd0260f21bc0ec51dacc9f6abb7f909cdcd3041b78bf"
#define LONG_SHA256 "ded93777580eeaa7d906cb0f16b9706b1000067eaf0f3b6c1d03a8bc6a15bf15"
#define LONG_SIZE 600000

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autofree char *text = g_strnfill (LONG_SIZE, 'a');
  g_autoptr (GInputStream) small = g_memory_input_stream_new_from_data ("contract", 8, NULL);
  g_autoptr (GInputStream) large = g_memory_input_stream_new_from_data (text, LONG_SIZE, NULL);
  gint64 id;

  incident->started_at = 1793711649000;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("visit");
  debt->creditor = g_strdup ("某某银行");
  g_assert_true (anning_records_save (db, &anning_incident_type, incident, error));
  g_assert_true (anning_records_save (db, &anning_debt_type, debt, error));

  id = anning_evidence_add (db, small, "text/plain", NULL, NULL, NULL, NULL, error);
  g_assert_cmpint (id, ==, 1);
  anning_evidence_use (db, id, "incident", incident->record.id, "contract.txt", "/home/x/contract.txt", 5, error);
  anning_evidence_use (db, id, "debt", debt->record.id, "copy.txt", NULL, ANNING_UNKNOWN, error);
  id = anning_evidence_add (db, large, "text/plain", NULL, NULL, NULL, NULL, error);
  g_assert_cmpint (id, ==, 2);
  anning_evidence_use (db, id, "debt", debt->record.id, "long.txt", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_set_up (fixture, data);
  anning_store_write (fixture->store, fill_job, NULL, &error);
  g_assert_no_error (error);
}

static AnningOriginalsReport *
check (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AnningOriginalsReport *report = anning_originals_check (fixture->store, FALSE, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static AnningOriginalsChecked *
remembered (StoreFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnningOriginalsChecked *checked;

  anning_originals_checked_read_async (fixture->store, NULL, store_fixture_answered_cb, &result);
  checked = anning_originals_checked_read_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return checked;
}

static void
test_unchanged (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree AnningOriginalsChecked *before = remembered (fixture);
  g_autofree AnningOriginalsChecked *after = NULL;
  g_autoptr (AnningOriginalsReport) report = NULL;

  g_assert_cmpint (before->checked_at, ==, ANNING_UNKNOWN);
  report = check (fixture);
  g_assert_cmpuint (report->n_checked, ==, 2);
  g_assert_cmpint (report->bytes, ==, LONG_SIZE + 8);
  g_assert_cmpuint (report->damaged->len, ==, 0);

  after = remembered (fixture);
  g_assert_cmpint (after->checked_at, ==, report->checked_at);
  g_assert_cmpuint (after->n_checked, ==, 2);
  g_assert_cmpuint (after->n_damaged, ==, 0);
}

/* One byte of the small one: "contracu", whose digest is another one. */
static void
test_flipped (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningOriginalsReport) report = NULL;
  g_autofree AnningOriginalsChecked *checked = NULL;
  const AnningDamagedOriginal *damaged;
  const AnningOriginalUser *user;

  store_fixture_sql (fixture->path, "UPDATE evidence_chunk SET data = CAST ('contracu' AS BLOB) WHERE evidence_id = 1");
  report = check (fixture);
  g_assert_cmpuint (report->n_checked, ==, 2);
  g_assert_cmpuint (report->damaged->len, ==, 1);
  damaged = g_ptr_array_index (report->damaged, 0);
  g_assert_cmpint (damaged->evidence_id, ==, 1);
  g_assert_cmpstr (damaged->expected, ==, CONTRACT_SHA256);
  g_assert_cmpstr (damaged->found, ==, "49bef26c81f37a1aea5e61d3cf20a37650002bc2e79b60b9efb9e4ef46710323");
  g_assert_cmpint (damaged->size, ==, 8);
  g_assert_cmpuint (damaged->users->len, ==, 2);
  user = g_ptr_array_index (damaged->users, 0);
  g_assert_cmpstr (user->use->owner, ==, "incident");
  g_assert_cmpstr (user->use->name, ==, "contract.txt");
  g_assert_cmpstr (user->channel, ==, "visit");
  g_assert_cmpint (user->at, ==, 1793711649000);
  user = g_ptr_array_index (damaged->users, 1);
  g_assert_cmpstr (user->use->owner, ==, "debt");
  g_assert_cmpstr (user->title, ==, "某某银行");

  checked = remembered (fixture);
  g_assert_cmpuint (checked->n_damaged, ==, 1);
  g_assert_false (checked->looked);
}

/* The last piece of three is gone, then one in the middle is cut. */
static void
test_missing (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningOriginalsReport) gone = NULL;
  g_autoptr (AnningOriginalsReport) cut = NULL;
  const AnningDamagedOriginal *damaged;

  store_fixture_sql (fixture->path, "UPDATE evidence_chunk SET data = substr (data, 1, 100) WHERE evidence_id = 2 AND seq = 1");
  cut = check (fixture);
  g_assert_cmpuint (cut->damaged->len, ==, 1);

  store_fixture_sql (fixture->path, "DELETE FROM evidence_chunk WHERE evidence_id = 2 AND seq = 2");
  gone = check (fixture);
  g_assert_cmpuint (gone->damaged->len, ==, 1);
  damaged = g_ptr_array_index (gone->damaged, 0);
  g_assert_cmpint (damaged->evidence_id, ==, 2);
  g_assert_cmpstr (damaged->expected, ==, LONG_SHA256);
  g_assert_null (damaged->found);
}

/* Looked at once, the same damage is not told again; a further one is. */
static void
test_looked (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningOriginalsReport) first = NULL;
  g_autoptr (AnningOriginalsReport) second = NULL;
  g_autoptr (AnningOriginalsReport) third = NULL;
  g_autofree AnningOriginalsChecked *once = NULL;
  g_autofree AnningOriginalsChecked *again = NULL;
  g_autofree AnningOriginalsChecked *more = NULL;

  store_fixture_sql (fixture->path, "UPDATE evidence_chunk SET data = CAST ('contracu' AS BLOB) WHERE evidence_id = 1");
  first = check (fixture);
  anning_originals_checked_look (fixture->store);
  once = remembered (fixture);
  g_assert_true (once->looked);
  g_assert_cmpuint (once->n_damaged, ==, 1);

  second = check (fixture);
  again = remembered (fixture);
  g_assert_true (again->looked);

  store_fixture_sql (fixture->path, "DELETE FROM evidence_chunk WHERE evidence_id = 2 AND seq = 2");
  third = check (fixture);
  more = remembered (fixture);
  g_assert_false (more->looked);
  g_assert_cmpuint (more->n_damaged, ==, 2);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_async (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (AnningOriginalsReport) report = NULL;
  g_autoptr (AnningOriginalsReport) none = NULL;
  g_autofree AnningOriginalsChecked *checked = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;

  g_cancellable_cancel (cancellable);
  anning_originals_check_async (fixture->store, FALSE, NULL, NULL, cancellable, store_fixture_answered_cb, &cancelled);
  none = anning_originals_check_finish (fixture->store, store_fixture_wait (&cancelled), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (none);
  g_clear_error (&error);
  checked = remembered (fixture);
  g_assert_cmpint (checked->checked_at, ==, ANNING_UNKNOWN);

  anning_originals_check_async (fixture->store, TRUE, progress_cb, &last, NULL, store_fixture_answered_cb, &result);
  report = anning_originals_check_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_checked, ==, 2);
}

/* Of a deleted record nothing is told, and comes back with it. */
static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_records_remove (db, &anning_incident_type, 1, error);
  return NULL;
}

static void
test_users (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, remove_job, NULL, &error);
  g_assert_no_error (error);
  anning_original_users_read_async (fixture->store, 1, NULL, store_fixture_answered_cb, &result);
  users = anning_original_users_read_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, 1);
  g_assert_cmpstr (((AnningOriginalUser *) g_ptr_array_index (users, 0))->use->owner, ==, "debt");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/originals-check/unchanged", StoreFixture, NULL, set_up, test_unchanged, store_fixture_tear_down);
  g_test_add ("/originals-check/flipped", StoreFixture, NULL, set_up, test_flipped, store_fixture_tear_down);
  g_test_add ("/originals-check/missing", StoreFixture, NULL, set_up, test_missing, store_fixture_tear_down);
  g_test_add ("/originals-check/looked", StoreFixture, NULL, set_up, test_looked, store_fixture_tear_down);
  g_test_add ("/originals-check/async", StoreFixture, NULL, set_up, test_async, store_fixture_tear_down);
  g_test_add ("/originals-check/users", StoreFixture, NULL, set_up, test_users, store_fixture_tear_down);

  return g_test_run ();
}
