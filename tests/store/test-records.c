/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-records.h"

#include <string.h>

#include "anning-debt.h"
#include "anning-incident.h"
#include "anning-proposal.h"
#include "anning-relative.h"
#include "anning-transcript.h"
#include "store-fixture.h"

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
  const char *link;
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
get_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Call *call = data;

  return anning_records_get (db, call->type, call->id, error);
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Call *call = data;

  return anning_records_list (db, call->type, call->link, call->id, error);
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
restore_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Call *call = data;

  return GINT_TO_POINTER (anning_records_restore (db, call->type, call->id, error));
}

static void
save (StoreFixture           *fixture,
      const AnningRecordType *type,
      gpointer                record)
{
  g_autoptr (GError) error = NULL;
  Call call = { .type = type, .record = record };

  anning_store_write (fixture->store, save_job, &call, &error);
  g_assert_no_error (error);
}

static gpointer
get (StoreFixture            *fixture,
     const AnningRecordType  *type,
     gint64                   id,
     GError                 **error)
{
  Call call = { .type = type, .id = id };

  return anning_store_read (fixture->store, get_job, &call, error);
}

static guint
count (StoreFixture           *fixture,
       const AnningRecordType *type,
       const char             *link,
       gint64                  id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  Call call = { .type = type, .link = link, .id = id };

  records = anning_store_read (fixture->store, list_job, &call, &error);
  g_assert_no_error (error);
  return records->len;
}

static AnningDebt *
make_debt (StoreFixture *fixture,
           const char   *creditor)
{
  AnningDebt *debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  debt->principal = 1000000;
  debt->term_months = 12;
  save (fixture, &anning_debt_type, debt);
  return debt;
}

/* A value for every field of a type, each different; links stay unset or point to @links. */
static gpointer
make_full (const AnningRecordType *type,
           gint64                  link_id)
{
  gpointer record = anning_record_new (type);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      g_autofree char *text = g_strdup_printf ("%s 催收 %u", field->name, i);

      switch (field->kind)
        {
        case ANNING_FIELD_TEXT:
        case ANNING_FIELD_WORD:
          anning_record_set_text (field, record, text);
          break;
        case ANNING_FIELD_DAY:
          anning_record_set_text (field, record, "2026-03-12");
          break;
        case ANNING_FIELD_BOOLEAN:
          anning_record_set_integer (field, record, 1);
          break;
        case ANNING_FIELD_LINK:
          anning_record_set_integer (field, record, link_id);
          break;
        case ANNING_FIELD_INTEGER:
        case ANNING_FIELD_MONEY:
        case ANNING_FIELD_RATE:
        case ANNING_FIELD_INSTANT:
        default:
          anning_record_set_integer (field, record, G_GINT64_CONSTANT (7000000000) + i);
          break;
        }
    }
  return record;
}

/* Every type comes back as it went in, full and empty. */
static void
test_round_trip (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  g_assert_cmpuint (n_types, ==, 31);
  /* The first row of each table has id 1, so a link to 1 holds once that table has a row. */
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < n_types; i++)
        {
          const AnningRecordType *type = types[i];
          gpointer record;
          gpointer again;

          if (type == &anning_marker_type || type == &anning_transcript_type)
            continue;
          record = make_full (type, 1);
          if (round == 0)
            {
              for (guint j = 0; j < type->n_fields; j++)
                {
                  if (type->fields[j].kind == ANNING_FIELD_LINK
                      && (type->fields[j].flags & ANNING_FIELD_OPTIONAL))
                    anning_record_set_integer (&type->fields[j], record, ANNING_UNKNOWN);
                }
            }
          /* There is no marker without an original. */
          if (type == &anning_round_type)
            ((AnningRound *) record)->marker_id = ANNING_UNKNOWN;
          save (fixture, type, record);
          g_assert_cmpint (ANNING_RECORD (record)->id, ==, round + 1);
          g_assert_cmpint (ANNING_RECORD (record)->created_at, >, G_GINT64_CONSTANT (1600000000000));
          again = get (fixture, type, ANNING_RECORD (record)->id, &error);
          g_assert_no_error (error);
          g_assert_true (anning_record_equal (type, record, again));
          g_assert_cmpint (ANNING_RECORD (again)->created_at, ==, ANNING_RECORD (record)->created_at);
          anning_record_free (type, record);
          anning_record_free (type, again);
        }
    }
}

static void
test_update (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt (fixture, "甲银行");
  g_autoptr (AnningDebt) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 created_at = debt->record.created_at;

  g_assert_cmpint (debt->received, ==, ANNING_UNKNOWN);
  debt->received = 950000;
  g_free (g_steal_pointer (&debt->creditor));
  debt->creditor = g_strdup ("乙银行");
  save (fixture, &anning_debt_type, debt);
  g_assert_cmpint (debt->record.id, ==, 1);

  again = get (fixture, &anning_debt_type, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->creditor, ==, "乙银行");
  g_assert_cmpint (again->received, ==, 950000);
  g_assert_cmpint (again->rate, ==, ANNING_UNKNOWN);
  g_assert_cmpint (again->record.created_at, ==, created_at);

  /* Saving the same again writes nothing. */
  save (fixture, &anning_debt_type, again);
  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM journal"), ==, 2);
}

/* What turns the text behind it goes neither in nor out: the remark was written by another program. */
static void
test_marks (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningDebt) first = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  anning_debt_free (make_debt (fixture, "甲\u202E银行\x01"));
  store_fixture_close (fixture);
  kept = store_fixture_text (fixture->path, "SELECT creditor FROM debt WHERE id = 1");
  g_assert_cmpstr (kept, ==, "甲银行");
  store_fixture_sql (fixture->path,
                     "UPDATE debt SET remark = 'a' || char (0x202E) || 'b' || char (0x2067) WHERE id = 1");
  store_fixture_reopen (fixture);
  first = get (fixture, &anning_debt_type, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first->creditor, ==, "甲银行");
  g_assert_cmpstr (first->remark, ==, "ab");
}

static void
test_order_and_link (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (AnningDebt) first = make_debt (fixture, "甲");
  g_autoptr (AnningDebt) second = make_debt (fixture, "乙");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { .type = &anning_payment_type, .link = "debt_id", .id = 1 };
  static const char *const days[] = { "2026-03-02", "2026-01-02", "2026-02-02" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (AnningPayment) payment = anning_payment_new ();

      payment->debt_id = first->record.id;
      payment->day = g_strdup (days[i]);
      payment->amount = 100 + i;
      save (fixture, &anning_payment_type, payment);
    }
  list = anning_store_read (fixture->store, list_job, &call, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((AnningPayment *) list->pdata[0])->day, ==, "2026-01-02");
  g_assert_cmpstr (((AnningPayment *) list->pdata[1])->day, ==, "2026-02-02");
  g_assert_cmpstr (((AnningPayment *) list->pdata[2])->day, ==, "2026-03-02");
  g_assert_cmpuint (count (fixture, &anning_payment_type, "debt_id", second->record.id), ==, 0);
}

static void
test_remove_restore (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt (fixture, "甲");
  g_autoptr (AnningPayment) early = anning_payment_new ();
  g_autoptr (AnningPayment) late = anning_payment_new ();
  g_autoptr (AnningDebt) gone = NULL;
  g_autoptr (AnningDebt) back = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { .type = &anning_payment_type };

  early->debt_id = late->debt_id = debt->record.id;
  save (fixture, &anning_payment_type, early);
  save (fixture, &anning_payment_type, late);

  /* One payment is deleted by hand before its debt. */
  call.id = early->record.id;
  g_assert_true (GPOINTER_TO_INT (anning_store_write (fixture->store, remove_job, &call, &error)));
  g_usleep (2000);
  call.type = &anning_debt_type;
  call.id = debt->record.id;
  g_assert_true (GPOINTER_TO_INT (anning_store_write (fixture->store, remove_job, &call, &error)));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, &anning_debt_type, NULL, 0), ==, 0);
  g_assert_cmpuint (count (fixture, &anning_payment_type, NULL, 0), ==, 0);
  gone = get (fixture, &anning_debt_type, debt->record.id, &error);
  g_assert_null (gone);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* The debt comes back with what went with it, and with nothing else. */
  g_assert_true (GPOINTER_TO_INT (anning_store_write (fixture->store, restore_job, &call, &error)));
  g_assert_no_error (error);
  back = get (fixture, &anning_debt_type, debt->record.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->creditor, ==, "甲");
  g_assert_cmpint (back->record.deleted_at, ==, 0);
  g_assert_cmpuint (count (fixture, &anning_payment_type, NULL, 0), ==, 1);
}

/* What is typed while the record is being deleted is kept with it. */
static void
test_save_after_remove (StoreFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt (fixture, "甲");
  g_autoptr (AnningDebt) back = NULL;
  g_autoptr (GError) error = NULL;
  Call call = { .type = &anning_debt_type, .id = debt->record.id };

  anning_store_write (fixture->store, remove_job, &call, &error);
  debt->remark = g_strdup ("晚到的字");
  save (fixture, &anning_debt_type, debt);
  g_assert_cmpint (debt->record.deleted_at, >, 0);
  g_assert_cmpuint (count (fixture, &anning_debt_type, NULL, 0), ==, 0);
  anning_store_write (fixture->store, restore_job, &call, &error);
  g_assert_no_error (error);
  back = get (fixture, &anning_debt_type, debt->record.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->remark, ==, "晚到的字");
}

static void
test_refusals (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (GError) error = NULL;
  Call call = { .type = &anning_payment_type, .record = payment };

  /* A payment on a debt that is not there. */
  payment->debt_id = 99;
  g_assert_null (anning_store_write (fixture->store, save_job, &call, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpuint (count (fixture, &anning_payment_type, NULL, 0), ==, 0);

  /* A day that is none. */
  debt->contract_day = g_strdup ("12.03.2026");
  call.type = &anning_debt_type;
  call.record = debt;
  g_assert_null (anning_store_write (fixture->store, save_job, &call, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (debt->record.id, ==, 0);

  /* Bytes that are no text. */
  g_free (g_steal_pointer (&debt->contract_day));
  debt->remark = g_strdup ("\xff\xfe");
  g_assert_null (anning_store_write (fixture->store, save_job, &call, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_clear_error (&error);

  /* Rows that are not there. */
  g_free (g_steal_pointer (&debt->remark));
  debt->record.id = 77;
  g_assert_null (anning_store_write (fixture->store, save_job, &call, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  call.id = 77;
  g_assert_null (anning_store_write (fixture->store, remove_job, &call, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (anning_store_write (fixture->store, restore_job, &call, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

static void
changed_cb (AnningStore *store,
            const char  *table,
            gint64       id,
            gpointer     user_data)
{
  g_string_append_printf (user_data, "%s %" G_GINT64_FORMAT ";", table, id);
}

static void
test_async (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebt) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) news = g_string_new (NULL);
  GAsyncResult *result = NULL;
  gint64 id;

  g_signal_connect (fixture->store, "changed::debt", G_CALLBACK (changed_cb), news);
  g_signal_connect (fixture->store, "changed::payment", G_CALLBACK (changed_cb), news);

  debt->creditor = g_strdup ("丙");
  anning_records_save_async (fixture->store, &anning_debt_type, debt, store_fixture_answered_cb, &result);
  g_assert_cmpuint (anning_store_get_pending (fixture->store), ==, 1);
  /* The record was copied: what becomes of ours does not matter. */
  g_free (debt->creditor);
  debt->creditor = g_strdup ("别的");
  id = anning_records_save_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpint (id, ==, 1);
  g_assert_cmpuint (anning_store_get_pending (fixture->store), ==, 0);
  /* Whoever shows debts knows before the answer comes. */
  g_assert_cmpstr (news->str, ==, "debt 1;");

  anning_records_get_async (fixture->store, &anning_debt_type, id, NULL, store_fixture_answered_cb, &result);
  again = anning_records_get_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpstr (again->creditor, ==, "丙");

  anning_records_remove_async (fixture->store, &anning_debt_type, id, store_fixture_answered_cb, &result);
  g_assert_true (anning_records_remove_finish (fixture->store, store_fixture_wait (&result), &error));
  g_clear_object (&result);
  anning_records_list_async (fixture->store, &anning_debt_type, NULL, 0, NULL, store_fixture_answered_cb, &result);
  list = anning_records_list_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_cmpuint (list->len, ==, 0);
  anning_records_restore_async (fixture->store, &anning_debt_type, id, store_fixture_answered_cb, &result);
  g_assert_true (anning_records_remove_finish (fixture->store, store_fixture_wait (&result), &error));
  g_clear_object (&result);
  g_assert_no_error (error);
  g_assert_cmpstr (news->str, ==, "debt 1;debt 1;debt 1;");

  anning_records_get_async (fixture->store, &anning_debt_type, 99, NULL, store_fixture_answered_cb, &result);
  g_assert_null (anning_records_get_finish (fixture->store, store_fixture_wait (&result), &error));
  g_clear_object (&result);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

static void
test_find_type (void)
{
  g_assert_true (anning_records_find_type ("incident") == &anning_incident_type);
  g_assert_true (anning_records_find_type ("note_part") == &anning_note_part_type);
  g_assert_null (anning_records_find_type ("evidence"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/records/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("update", test_update);
  ADD ("marks", test_marks);
  ADD ("order-and-link", test_order_and_link);
  ADD ("remove-restore", test_remove_restore);
  ADD ("save-after-remove", test_save_after_remove);
  ADD ("refusals", test_refusals);
  ADD ("async", test_async);
#undef ADD
  g_test_add_func ("/store/records/find-type", test_find_type);
  return g_test_run ();
}
