/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budgets.h"

#include "anning-records.h"
#include "store-fixture.h"

#define LINES "SELECT count(*) FROM budget_line WHERE deleted_at = 0"
#define VERSIONS "SELECT count(*) FROM budget_version WHERE deleted_at = 0"
#define KEPT "SELECT count(*) FROM budget_version_line WHERE deleted_at = 0"

static void
save_line (StoreFixture *fixture,
           const char   *kind,
           const char   *category,
           gint64        amount,
           gint64        id)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  line->record.id = id;
  line->kind = g_strdup (kind);
  line->category = g_strdup (category);
  line->period = g_strdup ("monthly");
  line->amount = amount;
  anning_records_save_async (fixture->store, &anning_budget_line_type, line, store_fixture_answered_cb, &result);
  anning_records_save_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
}

static gint64
keep (StoreFixture  *fixture,
      const char    *title,
      const char    *day,
      GError       **error)
{
  g_autoptr (AnningBudgetVersion) version = anning_budget_version_new ();
  GAsyncResult *result = NULL;
  gint64 id;

  version->title = g_strdup (title);
  version->day = g_strdup (day);
  anning_budgets_keep_async (fixture->store, version, store_fixture_answered_cb, &result);
  id = anning_budgets_keep_finish (fixture->store, store_fixture_wait (&result), error);
  g_clear_object (&result);
  return id;
}

static void
mark (StoreFixture *fixture,
      gint64        id,
      gboolean      remove)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  if (remove)
    anning_records_remove_async (fixture->store, &anning_budget_version_type, id, store_fixture_answered_cb, &result);
  else
    anning_records_restore_async (fixture->store, &anning_budget_version_type, id, store_fixture_answered_cb, &result);
  anning_records_remove_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
}

/* A version is the lines as they were: what changes afterwards does not change it. */
static void
test_keep (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 first, second;

  save_line (fixture, "income", "wages", 500000, 0);
  save_line (fixture, "spending", "food", 180000, 0);
  first = keep (fixture, "春", "2026-03-01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, >, 0);
  save_line (fixture, "spending", "food", 200000, 2);
  save_line (fixture, "spending", "health", 30000, 0);
  second = keep (fixture, "秋", "2026-09-01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (second, !=, first);

  mark (fixture, second, TRUE);
  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, LINES), ==, 3);
  g_assert_cmpint (store_fixture_integer (fixture->path, VERSIONS), ==, 1);
  g_assert_cmpint (store_fixture_integer (fixture->path, KEPT), ==, 2);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT amount FROM budget_version_line"
                                          " WHERE category = 'food' AND deleted_at = 0"), ==, 180000);

  /* The lines of a version come back with it. */
  store_fixture_reopen (fixture);
  mark (fixture, second, FALSE);
  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, VERSIONS), ==, 2);
  g_assert_cmpint (store_fixture_integer (fixture->path, KEPT), ==, 5);
}

static void
test_keep_fails (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) nothing = NULL;
  g_autoptr (GError) no_day = NULL;

  g_assert_cmpint (keep (fixture, "空", "2026-03-01", &nothing), ==, 0);
  g_assert_error (nothing, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);

  save_line (fixture, "income", "wages", 500000, 0);
  g_assert_cmpint (keep (fixture, "错", "March", &no_day), ==, 0);
  g_assert_nonnull (no_day);

  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count(*) FROM budget_version"), ==, 0);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count(*) FROM budget_version_line"), ==, 0);
}

static GArray *
begin (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GArray *ids;

  anning_budgets_begin_async (fixture->store, store_fixture_answered_cb, &result);
  ids = anning_budgets_begin_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);
  return ids;
}

/* Undo takes back what is still empty, and nothing that was filled in or deleted meanwhile. */
static void
test_begin (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  save_line (fixture, "spending", "food", 180000, 0);
  ids = begin (fixture);
  /* Wages and the nine groups without food. */
  g_assert_cmpuint (ids->len, ==, 10);
  again = begin (fixture);
  g_assert_cmpuint (again->len, ==, 0);

  save_line (fixture, "income", "wages", 500000, g_array_index (ids, gint64, 0));
  anning_records_remove_async (fixture->store, &anning_budget_line_type, g_array_index (ids, gint64, 1),
                               store_fixture_answered_cb, &result);
  anning_records_remove_finish (fixture->store, store_fixture_wait (&result), &error);
  g_clear_object (&result);
  g_assert_no_error (error);

  anning_budgets_drop_open_async (fixture->store, ids, store_fixture_answered_cb, &result);
  g_assert_true (anning_budgets_drop_open_finish (fixture->store, store_fixture_wait (&result), &error));
  g_clear_object (&result);
  g_assert_no_error (error);
  store_fixture_close (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, LINES), ==, 2);
  g_assert_cmpint (store_fixture_integer (fixture->path, LINES " AND amount > 0"), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/budgets/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("keep", test_keep);
  ADD ("keep-fails", test_keep_fails);
  ADD ("begin", test_begin);
#undef ADD
  return g_test_run ();
}
