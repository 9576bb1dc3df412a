/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-db-private.h"
#include "anning-debt.h"
#include "anning-records.h"
#include "anning-setting.h"
#include "store-fixture.h"

static GThread *main_thread;

static gpointer
save_debt (AnningDb  *db,
           GError   **error)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup ("甲");
  return GINT_TO_POINTER (anning_records_save (db, &anning_debt_type, debt, error));
}

static gint64
count_debts (StoreFixture *fixture)
{
  return store_fixture_integer (fixture->path, "SELECT count (*) FROM debt");
}

/* ---- order ---- */

static gpointer
note_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GString *log = data;

  g_assert_true (g_thread_self () != main_thread);
  g_string_append_c (log, 'a' + (char) log->len);
  return g_strdup (log->str);
}

static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GString) log = g_string_new (NULL);
  GAsyncResult *results[6] = { NULL };
  static const char *const expected[] = { "a", "ab", "abc", "abcd", "abcde", "abcdef" };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      if (i % 2 == 0)
        anning_store_read_async (fixture->store, note_job, log, NULL, g_free, NULL,
                                 store_fixture_answered_cb, &results[i]);
      else
        anning_store_write_async (fixture->store, note_job, log, NULL, g_free, NULL,
                                  store_fixture_answered_cb, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *seen = NULL;

      seen = anning_store_call_finish (fixture->store, store_fixture_wait (&results[i]), NULL);
      g_assert_cmpstr (seen, ==, expected[i]);
      g_clear_object (&results[i]);
    }
}

/* ---- the caller's data ---- */

static void
freed_cb (gpointer data)
{
  g_assert_true (g_thread_self () == main_thread);
  (*(guint *) data)++;
}

static gpointer
give_data_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return data;
}

/* Data are freed where they came from; a result that nobody fetches is freed too. */
static void
test_freeing (StoreFixture  *fixture,
              gconstpointer  data)
{
  GAsyncResult *result = NULL;
  guint freed = 0;
  guint result_freed = 0;

  anning_store_read_async (fixture->store, give_data_job, &freed, freed_cb, NULL, NULL,
                           store_fixture_answered_cb, &result);
  g_assert_true (anning_store_call_finish (fixture->store, store_fixture_wait (&result), NULL) == &freed);
  g_clear_object (&result);
  while (freed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (freed, ==, 1);

  anning_store_read_async (fixture->store, give_data_job, &result_freed, NULL, freed_cb, NULL,
                           store_fixture_answered_cb, &result);
  store_fixture_wait (&result);
  g_clear_object (&result);
  while (result_freed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (result_freed, ==, 1);
}

/* ---- transactions ---- */

static gpointer
save_and_fail_job (AnningDb      *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  if (save_debt (db, error) == NULL)
    return NULL;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "on purpose");
  return NULL;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return save_debt (db, error);
}

static void
count_changed_cb (AnningStore *store,
                  const char  *table,
                  gint64       id,
                  gpointer     user_data)
{
  (*(guint *) user_data)++;
}

static void
test_rollback (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gulong handler;
  guint changed = 0;

  handler = g_signal_connect (fixture->store, "changed", G_CALLBACK (count_changed_cb), &changed);
  g_assert_null (anning_store_write (fixture->store, save_and_fail_job, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_handler_disconnect (fixture->store, handler);
  g_assert_cmpuint (changed, ==, 0);
  g_assert_cmpint (count_debts (fixture), ==, 0);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM journal"), ==, 0);

  g_assert_nonnull (anning_store_write (fixture->store, save_job, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_debts (fixture), ==, 1);
}

/* Writing belongs into a write job. */
static void
test_write_while_reading (StoreFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_store_read (fixture->store, save_job, NULL, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_assert_cmpint (count_debts (fixture), ==, 0);
}

static gpointer
save_after_rollback_job (AnningDb      *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GError) ignored = NULL;

  save_debt (db, error);
  /* Ends the transaction from within, as an interrupt or a full disk may. */
  anning_db_rollback (db);
  g_assert_null (save_debt (db, &ignored));
  return GINT_TO_POINTER (1);
}

/* The job thinks that all is well; it is not. */
static void
test_lost_transaction (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, save_after_rollback_job, NULL, &error);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_assert_cmpint (count_debts (fixture), ==, 0);
}

/* ---- cancelling ---- */

static gpointer
never_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_assert_not_reached ();
}

static void
test_cancel_before (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_cancellable_cancel (cancellable);
  anning_store_write_async (fixture->store, never_job, NULL, NULL, NULL, cancellable,
                            store_fixture_answered_cb, &result);
  anning_store_call_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

static gpointer
save_then_cancel_job (AnningDb      *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gpointer saved = save_debt (db, error);

  g_cancellable_cancel (cancellable);
  return saved;
}

/* Cancelled before the commit: told as cancelled, and nothing is there. */
static void
test_cancel_write (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  anning_store_write_async (fixture->store, save_then_cancel_job, NULL, NULL, NULL, cancellable,
                            store_fixture_answered_cb, &result);
  anning_store_call_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  g_assert_cmpint (count_debts (fixture), ==, 0);
}

/* Cancelled after the commit: told as done, since it is. */
static void
test_cancel_late (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  anning_store_write_async (fixture->store, save_job, NULL, NULL, NULL, cancellable,
                            store_fixture_answered_cb, &result);
  /* A blocking call behind it: the write is over, but its answer has not been looked at. */
  anning_store_write (fixture->store, save_job, NULL, &error);
  g_cancellable_cancel (cancellable);
  g_assert_nonnull (anning_store_call_finish (fixture->store, store_fixture_wait (&result), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_cmpint (count_debts (fixture), ==, 2);
}

/* Reads a long table again and again: ends only because the statement is interrupted. */
static gpointer
endless_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_atomic_int_set ((int *) data, 1);
  for (;;)
    {
      g_autoptr (GPtrArray) list = anning_records_list (db, &anning_debt_type, NULL, 0, error);

      if (list == NULL)
        return NULL;
    }
}

static gpointer
save_many_job (AnningDb      *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  for (guint i = 0; i < 3000; i++)
    {
      if (save_debt (db, error) == NULL)
        return NULL;
    }
  return NULL;
}

static void
test_cancel_read (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  int begun = 0;

  anning_store_write (fixture->store, save_many_job, NULL, &error);
  g_assert_no_error (error);
  anning_store_read_async (fixture->store, endless_job, &begun, NULL, NULL, cancellable,
                           store_fixture_answered_cb, &result);
  while (!g_atomic_int_get (&begun))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  anning_store_call_finish (fixture->store, store_fixture_wait (&result), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  /* The worker goes on. */
  g_clear_error (&error);
  g_assert_nonnull (anning_store_write (fixture->store, save_job, NULL, &error));
  g_assert_no_error (error);
}

/* ---- signals ---- */

static void
changed_cb (AnningStore *store,
            const char  *table,
            gint64       id,
            gpointer     user_data)
{
  g_assert_true (g_thread_self () == main_thread);
  g_string_append_printf (user_data, "%s %" G_GINT64_FORMAT ";", table, id);
}

static void
test_changed (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) news = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), news);
  g_signal_connect (fixture->store, "changed::payment", G_CALLBACK (changed_cb), other);
  anning_store_write (fixture->store, save_job, NULL, NULL);
  /* Never from within a blocking call. */
  g_assert_cmpstr (news->str, ==, "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (news->str, ==, "debt 1;");

  /* Thousands of rows are told once. */
  g_string_truncate (news, 0);
  anning_store_write (fixture->store, save_many_job, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (news->str, ==, "debt 0;");
  g_assert_cmpstr (other->str, ==, "");
}

static void
pending_cb (AnningStore *store,
            GParamSpec  *pspec,
            gpointer     user_data)
{
  guint pending;

  g_object_get (store, "pending", &pending, NULL);
  g_assert_cmpuint (pending, ==, anning_store_get_pending (store));
  g_string_append_printf (user_data, "%u", pending);
}

static void
test_pending (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  GAsyncResult *first = NULL;
  GAsyncResult *second = NULL;

  g_main_context_acquire (NULL);
  g_signal_connect (fixture->store, "notify::pending", G_CALLBACK (pending_cb), seen);
  anning_store_write_async (fixture->store, save_job, NULL, NULL, NULL, NULL,
                            store_fixture_answered_cb, &first);
  anning_store_write_async (fixture->store, save_job, NULL, NULL, NULL, NULL,
                            store_fixture_answered_cb, &second);
  g_assert_cmpstr (seen->str, ==, "12");
  store_fixture_wait (&first);
  store_fixture_wait (&second);
  g_assert_cmpstr (seen->str, ==, "1210");
  g_clear_object (&first);
  g_clear_object (&second);
  g_main_context_release (NULL);
}

/* ---- settings ---- */

static gpointer
set_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return GINT_TO_POINTER (anning_setting_set (db, "example", data, error));
}

static gpointer
get_setting_job (AnningDb      *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return anning_setting_get (db, "example", error);
}

static void
test_setting (StoreFixture  *fixture,
              gconstpointer  data)
{
  static char *const values[] = { (char *) "yes", (char *) "不是", (char *) "", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_store_read (fixture->store, get_setting_job, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *found = NULL;

      anning_store_write (fixture->store, set_job, values[i], &error);
      g_assert_no_error (error);
      found = anning_store_read (fixture->store, get_setting_job, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, values[i]);
    }
}

/* ---- closing ---- */

static void
test_close_waits (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *results[20] = { NULL };
  GAsyncResult *late = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    anning_store_write_async (fixture->store, save_job, NULL, NULL, NULL, NULL,
                              store_fixture_answered_cb, &results[i]);
  anning_store_close (fixture->store);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_debts (fixture), ==, 20);

  /* Everybody is answered, also who comes too late. */
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_assert_nonnull (anning_store_call_finish (fixture->store, store_fixture_wait (&results[i]), NULL));
      g_clear_object (&results[i]);
    }
  anning_store_write_async (fixture->store, save_job, NULL, NULL, NULL, NULL,
                            store_fixture_answered_cb, &late);
  anning_store_call_finish (fixture->store, store_fixture_wait (&late), &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_object (&late);
}

int
main (int    argc,
      char **argv)
{
  main_thread = g_thread_self ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/jobs/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("order", test_order);
  ADD ("freeing", test_freeing);
  ADD ("rollback", test_rollback);
  ADD ("write-while-reading", test_write_while_reading);
  ADD ("lost-transaction", test_lost_transaction);
  ADD ("cancel-before", test_cancel_before);
  ADD ("cancel-write", test_cancel_write);
  ADD ("cancel-late", test_cancel_late);
  ADD ("cancel-read", test_cancel_read);
  ADD ("changed", test_changed);
  ADD ("pending", test_pending);
  ADD ("setting", test_setting);
  ADD ("close-waits", test_close_waits);
#undef ADD
  return g_test_run ();
}
