/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "anning-debt.h"
#include "anning-record-list.h"
#include "ui-fixture.h"

static gint64
add_payment (AnningStore *store,
             gint64       debt_id,
             const char  *day,
             gint64       amount)
{
  g_autoptr (AnningPayment) payment = anning_payment_new ();

  payment->debt_id = debt_id;
  payment->day = g_strdup (day);
  payment->amount = amount;
  return ui_save (store, &anning_payment_type, payment);
}

static gint64
add_debt (AnningStore *store)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  return ui_save (store, &anning_debt_type, debt);
}

static void
on_items_changed (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_follows (UiFixture     *fixture,
              gconstpointer  data)
{
  gint64 mine = add_debt (fixture->store);
  gint64 other = add_debt (fixture->store);
  gint64 first = add_payment (fixture->store, mine, "2026-01-05", 100);
  g_autoptr (AnningRecordList) list = NULL;
  g_autoptr (AnningRecordItem) kept = NULL;
  g_autoptr (AnningRecordItem) kept_later = NULL;
  g_autoptr (AnningPayment) changed = NULL;
  g_autoptr (GString) log = g_string_new (NULL);

  add_payment (fixture->store, other, "2026-01-06", 200);
  list = anning_record_list_new (fixture->store, &anning_payment_type, "debt_id", mine);
  g_assert_false (anning_record_list_get_loaded (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  ui_settle (fixture->store);
  g_assert_true (anning_record_list_get_loaded (list));
  g_assert_null (anning_record_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  kept = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (anning_record_item_get_id (kept), ==, first);

  /* A later payment comes after it; the earlier row is left alone. */
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), log);
  add_payment (fixture->store, mine, "2026-03-05", 300);
  ui_settle (fixture->store);
  g_assert_cmpstr (log->str, ==, "1-0+1 ");
  kept_later = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (kept == kept_later);

  /* One in between, then a change of it. */
  g_string_truncate (log, 0);
  add_payment (fixture->store, mine, "2026-02-05", 250);
  ui_settle (fixture->store);
  g_assert_cmpstr (log->str, ==, "1-0+1 ");
  changed = anning_payment_copy (anning_record_list_get (list, 1));
  changed->amount = 251;
  g_string_truncate (log, 0);
  ui_save (fixture->store, &anning_payment_type, changed);
  ui_settle (fixture->store);
  g_assert_cmpstr (log->str, ==, "1-1+1 ");
  g_assert_cmpint (((const AnningPayment *) anning_record_list_get (list, 1))->amount, ==, 251);

  g_string_truncate (log, 0);
  anning_records_remove_async (fixture->store, &anning_payment_type, first, NULL, NULL);
  ui_settle (fixture->store);
  g_assert_cmpstr (log->str, ==, "0-1+0 ");
  anning_records_restore_async (fixture->store, &anning_payment_type, first, NULL, NULL);
  ui_settle (fixture->store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_cmpint (((const AnningPayment *) anning_record_list_get (list, 0))->amount, ==, 100);
  g_assert_null (anning_record_list_get (list, 3));

  g_signal_handlers_disconnect_by_data (list, log);
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_error (UiFixture     *fixture,
            gconstpointer  data)
{
  AnningRecordType missing = anning_payment_type;
  g_autoptr (AnningRecordList) list = NULL;

  missing.table = "no_such_table";
  list = anning_record_list_new (fixture->store, &missing, NULL, 0);
  ui_settle (fixture->store);
  g_assert_nonnull (anning_record_list_get_error (list));
  g_assert_false (anning_record_list_get_loaded (list));
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add ("/widgets/record-list/follows", UiFixture, NULL, ui_set_up, test_follows, ui_tear_down);
  g_test_add ("/widgets/record-list/error", UiFixture, NULL, ui_set_up, test_error, ui_tear_down);
  return g_test_run ();
}
