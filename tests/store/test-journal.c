/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-purge-private.h"
#include "anning-records.h"
#include "anning-setting.h"
#include "store-fixture.h"

#define DAY G_GINT64_CONSTANT (86400000)

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
  gint64 id;
} Call;

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Call *call = data;

  return GINT_TO_POINTER (anning_records_save (db, call->type, call->record, error));
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Call *call = data;

  return GINT_TO_POINTER (anning_records_remove (db, call->type, call->id, error));
}

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("abc", 3, NULL);
  gint64 id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);

  anning_evidence_use (db, id, "incident", *(gint64 *) data, "a.amr", "/x/a.amr", 1, error);
  return NULL;
}

static gpointer
purge_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER (anning_purge_old (db, *(gint64 *) data, error));
}

static void
save (StoreFixture           *fixture,
      const AnningRecordType *type,
      gpointer                record)
{
  g_autoptr (GError) error = NULL;
  Call call = { type, record, 0 };

  anning_store_write (fixture->store, save_job, &call, &error);
  g_assert_no_error (error);
}

static void
delete (StoreFixture           *fixture,
        const AnningRecordType *type,
        gint64                  id)
{
  g_autoptr (GError) error = NULL;
  Call call = { type, NULL, id };

  anning_store_write (fixture->store, remove_job, &call, &error);
  g_assert_no_error (error);
}

static gpointer
refuse_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  static const struct
  {
    const char *table;
    gint64 id;
  } records[] = { { "debt", 1 }, { "debt", 11 }, { "debt", 2 }, { "payment", 1 }, { "incident", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *key = anning_setting_dup_refused_key (records[i].table, records[i].id, "principal");

      anning_setting_set (db, key, "1,2万", error);
    }
  return NULL;
}

/* As if the file were opened so many days later. */
static void
purge_after (StoreFixture *fixture,
             int           days)
{
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / 1000 + days * DAY;

  g_assert_true (GPOINTER_TO_INT (anning_store_read (fixture->store, purge_job, &now, &error)));
  g_assert_no_error (error);
}

static AnningVerdict *
verify (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AnningVerdict *verdict = anning_verify_file (fixture->path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return verdict;
}

/* Two debts, a payment, an incident with a recording that has a marker. */
static void
fill (StoreFixture *fixture)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebt) other = anning_debt_new ();
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningMarker) marker = anning_marker_new ();
  g_autoptr (GError) error = NULL;

  debt->creditor = g_strdup ("晨星银行");
  save (fixture, &anning_debt_type, debt);
  save (fixture, &anning_debt_type, other);
  payment->debt_id = 1;
  payment->remark = g_strdup ("第一笔");
  save (fixture, &anning_payment_type, payment);
  incident->debt_id = 1;
  incident->summary = g_strdup ("来电");
  save (fixture, &anning_incident_type, incident);
  anning_store_write (fixture->store, attach_job, &incident->record.id, &error);
  g_assert_no_error (error);
  marker->evidence_id = 1;
  marker->words = g_strdup ("标记");
  save (fixture, &anning_marker_type, marker);
}

/* The chain, worked out by hand for one row with GLib's SHA-256. */
static void
test_chain (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autofree char *content = NULL;
  g_autofree char *expected_content = NULL;
  g_autofree char *at = NULL;
  g_autofree char *line = NULL;
  g_autofree char *content_hash = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *found = NULL;

  debt->creditor = g_strdup ("晨星 \"A\"");
  debt->principal = 5;
  save (fixture, &anning_debt_type, debt);
  store_fixture_close (fixture);

  content = store_fixture_text (fixture->path, "SELECT content FROM journal");
  expected_content = g_strdup_printf ("{\"id\":1,\"created_at\":%" G_GINT64_FORMAT ",\"updated_at\":%"
                                      G_GINT64_FORMAT ",\"creditor\":\"晨星 \\\"A\\\"\",\"principal\":5,"
                                      "\"term_months\":0}",
                                      debt->record.created_at, debt->record.updated_at);
  g_assert_cmpstr (content, ==, expected_content);

  at = store_fixture_text (fixture->path, "SELECT at FROM journal");
  content_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  line = g_strdup_printf ("%064d 1 %s insert debt 1 %s", 0, at, content_hash);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, line, -1);
  found = store_fixture_text (fixture->path, "SELECT hash FROM journal");
  g_assert_cmpstr (found, ==, hash);
}

static void
test_every_write (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *actions = NULL;
  g_autoptr (AnningVerdict) verdict = NULL;

  fill (fixture);
  delete (fixture, &anning_debt_type, 1);
  actions = store_fixture_text (fixture->path,
                                "SELECT group_concat (action || ' ' || table_name || ' ' || row_id, ',')"
                                " FROM (SELECT * FROM journal ORDER BY seq)");
  g_assert_cmpstr (actions, ==,
                   "insert debt 1,insert debt 2,insert payment 1,insert incident 1,"
                   "insert evidence 1,insert evidence_use 1,insert marker 1,"
                   "remove debt 1,remove payment 1");
  verdict = verify (fixture);
  g_assert_true (verdict->sound && verdict->journal_ok && verdict->database_ok);
  g_assert_cmpint (verdict->journal_rows, ==, 9);
  g_assert_cmpint (verdict->evidence_checked, ==, 1);
  g_assert_cmpuint (verdict->findings->len, ==, 0);
}

static void
test_tampering (StoreFixture  *fixture,
                gconstpointer  data)
{
  /* Each is done to a sound file and undone again. */
  static const struct
  {
    const char *harm;
    const char *repair;
  } cases[] = {
    { "UPDATE journal SET at = at + 1 WHERE seq = 3", "UPDATE journal SET at = at - 1 WHERE seq = 3" },
    { "UPDATE journal SET content = replace (content, '第一笔', '第二笔') WHERE seq = 3",
      "UPDATE journal SET content = replace (content, '第二笔', '第一笔') WHERE seq = 3" },
    { "UPDATE journal SET action = 'update' WHERE seq = 7", "UPDATE journal SET action = 'insert' WHERE seq = 7" },
    { "UPDATE journal SET row_id = 2 WHERE seq = 3", "UPDATE journal SET row_id = 1 WHERE seq = 3" },
    { "UPDATE journal SET seq = 100 WHERE seq = 2", "UPDATE journal SET seq = 2 WHERE seq = 100" },
    /* The record itself, past the program. */
    { "UPDATE payment SET amount = 99", "UPDATE payment SET amount = 0" },
    { "UPDATE debt SET deleted_at = 5 WHERE id = 2", "UPDATE debt SET deleted_at = 0 WHERE id = 2" },
  };

  fill (fixture);
  store_fixture_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningVerdict) harmed = NULL;
      g_autoptr (AnningVerdict) repaired = NULL;

      store_fixture_sql (fixture->path, cases[i].harm);
      harmed = verify (fixture);
      g_assert_false (harmed->sound);
      g_assert_false (harmed->journal_ok);
      g_assert_true (harmed->database_ok);
      g_assert_cmpuint (harmed->findings->len, >=, 1);
      store_fixture_sql (fixture->path, cases[i].repair);
      repaired = verify (fixture);
      g_assert_true (repaired->sound);
    }
  /* Rows cut out of the middle, and one slipped in that was never written. */
  store_fixture_sql (fixture->path, "DELETE FROM journal WHERE seq = 2");
  {
    g_autoptr (AnningVerdict) cut = verify (fixture);

    g_assert_false (cut->journal_ok);
  }
}

static void
test_wrong_evidence (StoreFixture  *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *harm;
    const char *repair;
  } cases[] = {
    { "UPDATE evidence_chunk SET data = CAST ('abd' AS BLOB)",
      "UPDATE evidence_chunk SET data = CAST ('abc' AS BLOB)" },
    { "UPDATE evidence_chunk SET seq = 1", "UPDATE evidence_chunk SET seq = 0" },
    { "UPDATE evidence_chunk SET data = CAST ('ab' AS BLOB)",
      "UPDATE evidence_chunk SET data = CAST ('abc' AS BLOB)" },
    { "UPDATE evidence SET size = 4", "UPDATE evidence SET size = 3" },
    { "UPDATE evidence SET sha256 = replace (sha256, 'b', 'c')", NULL },
  };

  fill (fixture);
  store_fixture_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningVerdict) harmed = NULL;

      store_fixture_sql (fixture->path, cases[i].harm);
      harmed = verify (fixture);
      g_assert_false (harmed->sound);
      g_assert_cmpint (harmed->evidence_wrong, ==, 1);
      g_assert_true (harmed->journal_ok);
      if (cases[i].repair != NULL)
        {
          g_autoptr (AnningVerdict) repaired = NULL;

          store_fixture_sql (fixture->path, cases[i].repair);
          repaired = verify (fixture);
          g_assert_true (repaired->sound);
        }
    }
}

static void
test_broken_link (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (AnningVerdict) verdict = NULL;

  fill (fixture);
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "PRAGMA foreign_keys = OFF; DELETE FROM evidence_chunk; DELETE FROM evidence_use;"
                                    "DELETE FROM evidence");
  verdict = verify (fixture);
  g_assert_false (verdict->sound);
  g_assert_false (verdict->database_ok);
}

/* ---- purge ---- */

#define ASK(sql) store_fixture_integer (fixture->path, sql)

static void
test_purge (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningVerdict) linkless = NULL;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (AnningVerdict) last = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  anning_store_write (fixture->store, refuse_job, NULL, &error);
  g_assert_no_error (error);
  purge_after (fixture, 3650);
  g_assert_cmpint (ASK ("SELECT count (*) FROM setting WHERE value = '1,2万'"), ==, 5);
  g_assert_cmpint (ASK ("SELECT count (*) FROM journal"), ==, 7);

  delete (fixture, &anning_debt_type, 1);
  purge_after (fixture, 29);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt"), ==, 2);

  /* With the debt goes its payment; the incident stays and loses the link. */
  purge_after (fixture, 31);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM payment"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM incident WHERE debt_id IS NULL"), ==, 1);
  /* Nothing that was in them can be read any more. */
  g_assert_cmpint (ASK ("SELECT count (*) FROM journal"
                        " WHERE content LIKE '%晨星%' OR content LIKE '%第一笔%'"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM search WHERE rowid / 1099511627776 IN (1, 3)"), ==, 0);
  /* Nor what was typed into them and was no value; that of others waits on. */
  g_assert_cmpint (ASK ("SELECT count (*) FROM setting WHERE key LIKE 'refused/%'"), ==, 3);
  g_assert_cmpint (ASK ("SELECT count (*) FROM setting WHERE key IN ('refused/debt/11/principal',"
                        " 'refused/debt/2/principal', 'refused/incident/1/principal')"), ==, 3);

  /* The journal knows of the link that is gone. */
  linkless = verify (fixture);
  g_assert_true (linkless->sound);

  /* The incident goes after thirty days, its recording thirty days later. */
  delete (fixture, &anning_incident_type, 1);
  purge_after (fixture, 31);
  g_assert_cmpint (ASK ("SELECT count (*) FROM incident"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_use"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 1);
  verdict = verify (fixture);
  g_assert_true (verdict->sound);
  purge_after (fixture, 62);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_chunk"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM marker"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (*) FROM journal WHERE content LIKE '%标记%'"), ==, 0);
  last = verify (fixture);
  g_assert_true (last->sound);
}

/* What is not deleted is never purged, however old; what is used is kept. */
static void
test_purge_keeps (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 second = 2;

  fill (fixture);
  anning_store_write (fixture->store, attach_job, &second, &error);
  g_assert_no_error (error);
  delete (fixture, &anning_incident_type, 1);
  purge_after (fixture, 31);
  purge_after (fixture, 400);
  /* The same recording belongs to another incident as well. */
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_use"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM evidence_chunk"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt"), ==, 2);
  g_assert_cmpint (ASK ("SELECT count (*) FROM payment"), ==, 1);
}

/* Opening the file does it. */
static void
test_purge_at_open (StoreFixture  *fixture,
                    gconstpointer  data)
{
  fill (fixture);
  delete (fixture, &anning_debt_type, 2);
  store_fixture_close (fixture);
  store_fixture_reopen (fixture);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt"), ==, 2);
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path, "UPDATE debt SET deleted_at = deleted_at - 31 * 86400000 WHERE id = 2");
  store_fixture_reopen (fixture);
  g_assert_cmpint (ASK ("SELECT count (*) FROM debt"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/journal/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("chain", test_chain);
  ADD ("every-write", test_every_write);
  ADD ("tampering", test_tampering);
  ADD ("wrong-evidence", test_wrong_evidence);
  ADD ("broken-link", test_broken_link);
  ADD ("purge", test_purge);
  ADD ("purge-keeps", test_purge_keeps);
  ADD ("purge-at-open", test_purge_at_open);
#undef ADD
  return g_test_run ();
}
