/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-debt.h"
#include "anning-deleted.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-proposal.h"
#include "anning-records.h"
#include "store-fixture.h"

/* What was deleted: as it is listed, and dropped for good before its time. */

#define DAY G_GINT64_CONSTANT (86400000)
#define ASK(sql) store_fixture_integer (fixture->path, sql)
/* Stands nowhere else in the file. */
#define CANARY "kanarienvogel-4711"

static void
attach (AnningDb    *db,
        const char  *text,
        const char  *owner,
        gint64       owner_id,
        GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  gint64 id = anning_evidence_add (db, stream, "text/plain", NULL, NULL, NULL, NULL, error);

  g_assert_cmpint (id, !=, 0);
  anning_evidence_use (db, id, owner, owner_id, text, NULL, ANNING_UNKNOWN, error);
}

/* A debt with a payment and its receipt; a contact with two recordings, one of which the debt has, too. */
static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  debt->creditor = g_strdup ("Some Bank");
  anning_records_save (db, &anning_debt_type, debt, error);
  payment->debt_id = debt->record.id;
  anning_records_save (db, &anning_payment_type, payment, error);
  attach (db, "receipt", "payment", payment->record.id, error);
  incident->started_at = 1793711649000;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("call");
  incident->creditor = g_strdup ("Some Microloan");
  incident->summary = g_strdup (CANARY);
  anning_records_save (db, &anning_incident_type, incident, error);
  attach (db, CANARY " recording", "incident", incident->record.id, error);
  attach (db, "shared", "incident", incident->record.id, error);
  attach (db, "shared", "debt", debt->record.id, error);
  return NULL;
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_records_remove (db, data, 1, error);
  return NULL;
}

static void
write_now (StoreFixture *fixture,
           AnningJob     job,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, job, (gpointer) data, &error);
  g_assert_no_error (error);
}

static AnningDeletedList *
read_list (StoreFixture *fixture,
           guint         limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnningDeletedList *list;

  anning_deleted_read_async (fixture->store, limit, NULL, store_fixture_answered_cb, &result);
  store_fixture_wait (&result);
  list = anning_deleted_read_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return list;
}

static gboolean
purge (StoreFixture            *fixture,
       const AnningRecordType  *type,
       gint64                   id,
       GError                 **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  anning_deleted_purge_async (fixture->store, type, id, store_fixture_answered_cb, &result);
  store_fixture_wait (&result);
  return anning_deleted_purge_finish (fixture->store, result, error);
}

static gboolean
holds_canary (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, CANARY, strlen (CANARY)) != NULL;
}

static void
test_list (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningDeletedList) empty = NULL;
  g_autoptr (AnningDeletedList) list = NULL;
  g_autoptr (AnningDeletedList) short_list = NULL;
  const AnningDeleted *thing;

  write_now (fixture, fill_job, NULL);
  empty = read_list (fixture, 100);
  g_assert_cmpuint (empty->things->len, ==, 0);
  g_assert_cmpuint (empty->n_unused, ==, 0);
  g_assert_cmpint (empty->unused_goes_at, ==, ANNING_UNKNOWN);

  write_now (fixture, remove_job, &anning_debt_type);
  g_usleep (3000);
  write_now (fixture, remove_job, &anning_incident_type);
  list = read_list (fixture, 100);

  /* The payment went with its debt: it is no line of its own. */
  g_assert_cmpuint (list->things->len, ==, 2);
  g_assert_cmpuint (list->n_left, ==, 0);
  thing = g_ptr_array_index (list->things, 0);
  g_assert_true (thing->type == &anning_incident_type);
  g_assert_cmpstr (thing->title, ==, "Some Microloan");
  g_assert_cmpstr (thing->text, ==, CANARY);
  g_assert_cmpstr (thing->channel, ==, "call");
  g_assert_cmpint (thing->at, ==, 1793711649000);
  g_assert_cmpint (thing->utc_offset, ==, 480);
  g_assert_cmpuint (thing->n_with, ==, 0);
  g_assert_cmpuint (thing->n_originals, ==, 1);
  g_assert_cmpint (thing->bytes, ==, strlen (CANARY " recording"));
  g_assert_cmpint (thing->goes_at - thing->deleted_at, ==, 30 * DAY);
  thing = g_ptr_array_index (list->things, 1);
  g_assert_true (thing->type == &anning_debt_type);
  g_assert_cmpstr (thing->title, ==, "Some Bank");
  g_assert_cmpuint (thing->n_with, ==, 1);
  g_assert_cmpuint (thing->n_originals, ==, 0);

  short_list = read_list (fixture, 1);
  g_assert_cmpuint (short_list->things->len, ==, 1);
  g_assert_cmpuint (short_list->n_left, ==, 1);
}

static void
test_purge_one (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) standing = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  write_now (fixture, fill_job, NULL);

  /* What stands is not dropped. */
  g_assert_false (purge (fixture, &anning_incident_type, 1, &standing));
  g_assert_error (standing, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (ASK ("SELECT count (*) FROM incident"), ==, 1);

  write_now (fixture, remove_job, &anning_debt_type);
  write_now (fixture, remove_job, &anning_incident_type);
  g_assert_true (holds_canary (fixture->path) || holds_canary (log));
  g_assert_true (purge (fixture, &anning_incident_type, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ASK ("SELECT count (*) FROM incident"), ==, 0);
  /* Its own recording is gone at once; what the debt has too stays, and so does the debt. */
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 2);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_chunk"), ==, 2);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt WHERE deleted_at > 0"), ==, 1);
  g_assert_false (holds_canary (fixture->path));
  g_assert_false (holds_canary (log));
}

static void
test_purge_everything (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningDeletedList) list = NULL;

  write_now (fixture, fill_job, NULL);
  write_now (fixture, remove_job, &anning_debt_type);
  g_assert_true (purge (fixture, NULL, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM payment"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM incident"), ==, 1);
  /* The receipt went; both recordings belong to the contact, which stands. */
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 2);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence WHERE unused_since IS NOT NULL"), ==, 0);
  list = read_list (fixture, 100);
  g_assert_cmpuint (list->things->len, ==, 0);
}

/*
 * What is kept under a number outlives the row, such as a finding that was set aside ("R-TIME-01|1"), or the
 * file that told of a contact: no later row may come under it.
 */
static void
test_numbers_stay_used (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  write_now (fixture, fill_job, NULL);
  write_now (fixture, remove_job, &anning_debt_type);
  write_now (fixture, remove_job, &anning_incident_type);
  g_assert_true (purge (fixture, NULL, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ASK ("SELECT (SELECT count (*) FROM debt) + (SELECT count (*) FROM incident)"
                        " + (SELECT count (*) FROM payment) + (SELECT count (*) FROM evidence)"), ==, 0);

  /* The same is entered once more, after the program was started anew. */
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  write_now (fixture, fill_job, NULL);
  g_assert_cmpint (ASK ("SELECT id FROM incident"), ==, 2);
  g_assert_cmpint (ASK ("SELECT id FROM debt"), ==, 2);
  g_assert_cmpint (ASK ("SELECT id FROM payment"), ==, 2);
  g_assert_cmpint (ASK ("SELECT min (id) FROM evidence"), ==, 4);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_use WHERE owner_id = 2"), ==, 4);
}

/* A crafted journal that knows of the last number there can be does not keep anybody from writing. */
static void
test_last_number (StoreFixture  *fixture,
                  gconstpointer  data)
{
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path,
                     "INSERT INTO journal (seq, at, action, table_name, row_id, content_hash, hash)"
                     " VALUES (1, 1, 'purge', 'debt', 9223372036854775807, printf ('%064d', 1), printf ('%064d', 1)),"
                     " (2, 1, 'purge', 'evidence', 9223372036854775807, printf ('%064d', 2), printf ('%064d', 2))");
  store_fixture_reopen (fixture);
  write_now (fixture, fill_job, NULL);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/deleted/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("list", test_list);
  ADD ("purge-one", test_purge_one);
  ADD ("purge-everything", test_purge_everything);
  ADD ("numbers-stay-used", test_numbers_stay_used);
  ADD ("last-number", test_last_number);
#undef ADD
  return g_test_run ();
}
