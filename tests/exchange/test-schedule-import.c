/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-schedule-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "anning-records.h"

typedef struct
{
  char *folder;
  AnningStore *store;
  gint64 debt_id;
  GAsyncResult *result;
} Fixture;

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Fixture *fixture = data;
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningScheduleLine) line = anning_schedule_line_new ();

  debt->creditor = g_strdup ("某某小贷");
  debt->method = g_strdup ("level_payment");
  anning_records_save (db, &anning_debt_type, debt, error);
  fixture->debt_id = debt->record.id;
  line->debt_id = debt->record.id;
  line->due_day = g_strdup ("2025-01-05");
  line->payment = 100;
  anning_records_save (db, &anning_schedule_line_type, line, error);
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("anning-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "anning.db", NULL);
  fixture->store = anning_store_new (path);
  g_assert_true (anning_store_open (fixture->store, &error));
  g_assert_no_error (error);
  anning_store_write (fixture->store, save_job, fixture, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "anning.db", NULL);

  anning_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

/* Returns: (transfer full) */
static GAsyncResult *
wait_for (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static AnningScheduleImport *
finish (Fixture  *fixture,
        GError  **error)
{
  g_autoptr (GAsyncResult) result = wait_for (fixture);

  return anning_schedule_import_finish (result, error);
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Fixture *fixture = data;

  return anning_records_list (db, &anning_schedule_line_type, "debt_id", fixture->debt_id, error);
}

static gpointer
debt_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_get (db, &anning_debt_type, ((Fixture *) data)->debt_id, error);
}

/* "2026-03-05=100" per line, and the method. */
static void
assert_stored (Fixture    *fixture,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = anning_store_read (fixture->store, list_job, fixture, &error);
  g_autoptr (AnningDebt) debt = anning_store_read (fixture->store, debt_job, fixture, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningScheduleLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "%s=%" G_GINT64_FORMAT " ", line->due_day, line->payment);
    }
  g_string_append (text, debt->method);
  g_assert_cmpstr (text->str, ==, expected);
}

static const char table[] = "还款日,应还金额,本金\n2026-04-05,200,100\n2026-03-05,300,100\n合计,500,200\n";

static void
test_take (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr (AnningScheduleImport) import = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) back = NULL;
  AnningScheduleTaken *taken;
  g_autoptr (GError) error = NULL;

  anning_schedule_import_bytes_async (bytes, 0, fixture->debt_id, NULL, finished_cb, fixture);
  import = finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->lines->len, ==, 2);
  assert_stored (fixture, "2025-01-05=100 level_payment");

  anning_schedule_take_async (fixture->store, fixture->debt_id, import->lines, finished_cb, fixture);
  result = wait_for (fixture);
  taken = anning_schedule_take_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  assert_stored (fixture, "2026-03-05=30000 2026-04-05=20000 own_table");

  anning_schedule_untake_async (fixture->store, taken, finished_cb, fixture);
  back = wait_for (fixture);
  g_assert_true (anning_schedule_untake_finish (fixture->store, back, &error));
  g_assert_no_error (error);
  assert_stored (fixture, "2025-01-05=100 level_payment");
}

/* A debt that is gone takes nothing, and nothing is half done. */
static void
test_no_debt (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  anning_schedule_take_async (fixture->store, fixture->debt_id + 1, lines, finished_cb, fixture);
  result = wait_for (fixture);
  g_assert_null (anning_schedule_take_finish (fixture->store, result, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
  assert_stored (fixture, "2025-01-05=100 level_payment");
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr (AnningScheduleImport) import = NULL;
  g_autoptr (AnningScheduleImport) again = NULL;
  g_autoptr (GError) error = NULL;

  anning_schedule_import_bytes_async (bytes, 0, 1, NULL, finished_cb, fixture);
  import = finish (fixture, &error);
  g_assert_no_error (error);
  /* What the column of principal holds is a fee. */
  anning_schedule_columns_set (import->columns, 2, ANNING_COLUMN_FEE);
  anning_schedule_import_again_async (import->table, import->columns, 1, NULL, finished_cb, fixture);
  again = finish (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import->rows->principal, ==, 20000);
  g_assert_cmpint (again->rows->principal, ==, ANNING_UNKNOWN);
  g_assert_cmpint (((const AnningScheduleLine *) g_ptr_array_index (again->lines, 0))->fee, ==, 10000);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  anning_schedule_import_file_async (file, 1, cancellable, finished_cb, fixture);
  g_assert_null (finish (fixture, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/schedule-import/take", Fixture, NULL, set_up, test_take, tear_down);
  g_test_add ("/schedule-import/no-debt", Fixture, NULL, set_up, test_no_debt, tear_down);
  g_test_add ("/schedule-import/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/schedule-import/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
