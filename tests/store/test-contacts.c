/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contacts.h"

#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-proposal.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "store-fixture.h"

/* 2026-03-12 22:00:00 in China */
#define EVENING G_GINT64_CONSTANT (1773324000000)

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (anning_records_remove (db, &anning_incident_type, *(gint64 *) data, error));
}

typedef struct
{
  gint64 incident;
  const char *media_type;
  const char *owner; /* NULL: an incident */
} Original;

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Original *original = data;
  g_autofree char *text = g_strdup_printf ("%s of %d", original->media_type, (int) original->incident);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  gint64 id = anning_evidence_add (db, stream, original->media_type, NULL, NULL, NULL, NULL, error);

  if (id != 0)
    anning_evidence_use (db, id, original->owner != NULL ? original->owner : "incident", original->incident, "x", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static void
attach (StoreFixture *fixture,
        gint64        incident,
        const char   *media_type)
{
  Original original = { incident, media_type, NULL };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, attach_job, &original, &error);
  g_assert_no_error (error);
}

static AnningIncident *
make (gint64      started_at,
      const char *channel,
      const char *number)
{
  AnningIncident *incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->channel = g_strdup (channel);
  incident->direction = g_strdup ("in");
  incident->from_number = g_strdup (number);
  return incident;
}

static AnningContactLog *
read_log (StoreFixture *fixture,
          const gint64 *ids,
          guint         n_ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnningContactLog *log;

  anning_contacts_read_async (fixture->store, ids, n_ids, NULL, store_fixture_answered_cb, &result);
  log = anning_contacts_read_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
  return log;
}

static const AnningContact *
get (const AnningContactLog *log,
     guint                   place)
{
  g_assert_cmpuint (place, <, log->contacts->len);
  return &g_array_index (log->contacts, AnningContact, place);
}

/* In the order of time, whatever the order in which they were written down; without what was deleted. */
static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningIncident) late = make (EVENING + 5000, "call", "+86 139 0000 0001");
  g_autoptr (AnningIncident) early = make (EVENING, "sms", "13900000001");
  g_autoptr (AnningIncident) gone = make (EVENING + 1000, "call", "13900000002");
  g_autoptr (AnningContactLog) empty = read_log (fixture, NULL, 0);
  g_autoptr (AnningContactLog) log = NULL;
  g_autoptr (AnningContactLog) one = NULL;
  gint64 ids[2];

  g_assert_cmpuint (empty->contacts->len, ==, 0);
  early->tags = g_strdup ("insult threat_family");
  early->connected = g_strdup ("no");
  early->visitors = 3;
  store_fixture_save (fixture, &anning_incident_type, late);
  store_fixture_save (fixture, &anning_incident_type, early);
  store_fixture_save (fixture, &anning_incident_type, gone);
  anning_store_write (fixture->store, remove_job, &gone->record.id, NULL);

  log = read_log (fixture, NULL, 0);
  g_assert_cmpuint (log->contacts->len, ==, 2);
  g_assert_cmpint (get (log, 0)->id, ==, early->record.id);
  g_assert_cmpint (get (log, 0)->started_at, ==, EVENING);
  g_assert_cmpint (get (log, 0)->clock, ==, 22 * 3600 * 1000);
  g_assert_cmpint (get (log, 0)->channel, ==, ANNING_CHANNEL_SMS);
  g_assert_cmpint (get (log, 0)->connected, ==, ANNING_ANSWER_NO);
  g_assert_cmpint (get (log, 0)->visitors, ==, 3);
  g_assert_cmpint (get (log, 0)->agreed_calls, ==, -1);
  g_assert_cmpint (get (log, 0)->ended_at, ==, ANNING_UNKNOWN);
  g_assert_cmpint (get (log, 0)->refused_at, ==, ANNING_UNKNOWN);
  g_assert_true (get (log, 0)->tags == (ANNING_TAG (INSULT) | ANNING_TAG (THREAT_FAMILY)));
  g_assert_cmpint (get (log, 1)->id, ==, late->record.id);
  /* One number, written in two ways. */
  g_assert_cmpuint (get (log, 0)->from_number, ==, get (log, 1)->from_number);
  g_assert_cmpstr (anning_contact_names_get (log->names, ANNING_NAME_NUMBER, get (log, 1)->from_number), ==,
                   "13900000001");

  ids[0] = late->record.id;
  ids[1] = gone->record.id;
  one = read_log (fixture, ids, 2);
  g_assert_cmpuint (one->contacts->len, ==, 1);
  g_assert_cmpint (get (one, 0)->id, ==, late->record.id);
}

/* What the debt, the relative and the originals tell. */
static void
test_others (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (AnningIncident) call = make (EVENING, "call", "10690000");
  g_autoptr (AnningIncident) message = make (EVENING + 1000, "sms", "10690000");
  g_autoptr (AnningIncident) visit = make (EVENING + 2000, "visit", NULL);
  g_autoptr (AnningContactLog) log = NULL;
  g_autoptr (GError) error = NULL;
  Original refusal = { 0, "image/jpeg", "relative" };

  debt->creditor = g_strdup ("某某银行");
  debt->lender_type = g_strdup ("bank_card");
  debt->principal = 4999999;
  store_fixture_save (fixture, &anning_debt_type, debt);
  proposal->debt_id = debt->record.id;
  proposal->status = g_strdup ("accepted");
  proposal->in_writing = g_strdup ("yes");
  store_fixture_save (fixture, &anning_proposal_type, proposal);
  relative->name = g_strdup ("妈妈");
  relative->liability = g_strdup ("guarantor");
  relative->refused_at = EVENING - 60000;
  refusal.incident = store_fixture_save (fixture, &anning_relative_type, relative);

  call->debt_id = debt->record.id;
  call->relative_id = relative->record.id;
  message->debt_id = debt->record.id;
  message->creditor = g_strdup ("某某小贷");
  message->lender_type = g_strdup ("microloan");
  store_fixture_save (fixture, &anning_incident_type, call);
  store_fixture_save (fixture, &anning_incident_type, message);
  store_fixture_save (fixture, &anning_incident_type, visit);
  attach (fixture, call->record.id, "audio/mpeg");
  attach (fixture, message->record.id, "image/png");
  attach (fixture, visit->record.id, "application/pdf");

  log = read_log (fixture, NULL, 0);
  g_assert_cmpuint (log->contacts->len, ==, 3);
  g_assert_cmpstr (anning_contact_names_get (log->names, ANNING_NAME_CREDITOR, get (log, 0)->creditor), ==, "某某银行");
  g_assert_cmpint (get (log, 0)->lender, ==, ANNING_LENDER_BANK_CARD);
  g_assert_cmpint (get (log, 0)->product, ==, ANNING_PRODUCT_CREDIT_CARD);
  g_assert_cmpint (get (log, 0)->card_case, ==, ANNING_ANSWER_NO);
  g_assert_cmpint (get (log, 0)->liability, ==, ANNING_LIABILITY_GUARANTOR);
  g_assert_cmpint (get (log, 0)->refused_at, ==, EVENING - 60000);
  g_assert_cmpuint (get (log, 0)->proofs, ==, ANNING_PROOF_RECORDING | ANNING_PROOF_PLAN);

  /* What the relative kept shows that they refused. */
  anning_store_write (fixture->store, attach_job, &refusal, &error);
  g_assert_no_error (error);
  anning_contact_log_free (g_steal_pointer (&log));
  log = read_log (fixture, NULL, 0);
  g_assert_cmpuint (get (log, 0)->proofs, ==, ANNING_PROOF_RECORDING | ANNING_PROOF_PLAN | ANNING_PROOF_REFUSAL);

  /* What the incident itself says stands. */
  g_assert_cmpstr (anning_contact_names_get (log->names, ANNING_NAME_CREDITOR, get (log, 1)->creditor), ==, "某某小贷");
  g_assert_cmpint (get (log, 1)->lender, ==, ANNING_LENDER_MICROLOAN);
  g_assert_cmpint (get (log, 1)->product, ==, ANNING_PRODUCT_UNKNOWN);
  g_assert_cmpint (get (log, 1)->card_case, ==, ANNING_ANSWER_UNKNOWN);
  g_assert_cmpint (get (log, 1)->liability, ==, ANNING_LIABILITY_UNKNOWN);
  g_assert_cmpuint (get (log, 1)->proofs, ==,
                    ANNING_PROOF_ORIGINAL_MESSAGE | ANNING_PROOF_ORIGINAL_FILE | ANNING_PROOF_PLAN);

  /* A paper is no picture of a visit. */
  g_assert_cmpuint (get (log, 2)->proofs, ==, 0);
  g_assert_cmpuint (get (log, 2)->creditor, ==, 0);
  g_assert_cmpint (get (log, 2)->lender, ==, ANNING_LENDER_UNKNOWN);
}

/* From 50 000 yuan on it is not known whether a card may become a criminal case. */
static void
test_card (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningIncident) call = make (EVENING, "call", "10690000");
  g_autoptr (AnningContactLog) log = NULL;

  debt->creditor = g_strdup ("某某银行");
  debt->lender_type = g_strdup ("bank_card");
  debt->principal = 1000000;
  debt->claimed_principal = 5000000;
  store_fixture_save (fixture, &anning_debt_type, debt);
  call->debt_id = debt->record.id;
  store_fixture_save (fixture, &anning_incident_type, call);
  log = read_log (fixture, &call->record.id, 1);
  g_assert_cmpint (get (log, 0)->card_case, ==, ANNING_ANSWER_UNKNOWN);
}

/* Whether it was for the family is asked of the debt; nobody asked, nobody knows. */
static void
test_family_use (StoreFixture  *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *word;
    AnningAnswer answer;
  } answers[] = {
    { NULL, ANNING_ANSWER_UNKNOWN },
    { "unknown", ANNING_ANSWER_UNKNOWN },
    { "yes", ANNING_ANSWER_YES },
    { "no", ANNING_ANSWER_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();
      g_autoptr (AnningIncident) call = make (EVENING, "call", "10690000");
      g_autoptr (AnningContactLog) log = NULL;

      debt->creditor = g_strdup ("某某银行");
      debt->family_use = g_strdup (answers[i].word);
      store_fixture_save (fixture, &anning_debt_type, debt);
      call->debt_id = debt->record.id;
      store_fixture_save (fixture, &anning_incident_type, call);
      log = read_log (fixture, &call->record.id, 1);
      g_assert_cmpint (get (log, 0)->family_use, ==, answers[i].answer);
    }
}

static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  AnningContactLog *log;

  g_cancellable_cancel (cancellable);
  anning_contacts_read_async (fixture->store, NULL, 0, cancellable, store_fixture_answered_cb, &result);
  log = anning_contacts_read_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_null (log);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/contacts/order", StoreFixture, NULL, store_fixture_set_up, test_order, store_fixture_tear_down);
  g_test_add ("/contacts/others", StoreFixture, NULL, store_fixture_set_up, test_others, store_fixture_tear_down);
  g_test_add ("/contacts/card", StoreFixture, NULL, store_fixture_set_up, test_card, store_fixture_tear_down);
  g_test_add ("/contacts/family-use", StoreFixture, NULL, store_fixture_set_up, test_family_use, store_fixture_tear_down);
  g_test_add ("/contacts/cancelled", StoreFixture, NULL, store_fixture_set_up, test_cancelled, store_fixture_tear_down);

  return g_test_run ();
}
