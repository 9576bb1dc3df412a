/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-import-undo.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-trace-entry.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* Stands between the files of one set. */
#define BETWEEN "\n====\n"
#define FILES_MAX 4

static AnningStore *store;
static char *folder;

static void
remove_all (void)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  anning_store_close (store);
  g_clear_object (&store);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

static void
open_store (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("anning-fuzz-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "case.db", NULL);
  store = anning_store_new (path);
  anning_store_open (store, &error);
  g_assert_no_error (error);
  atexit (remove_all);
}

/* Cut where the sign stands between two files. */
static GListModel *
write_files (const guint8 *data,
             gsize         size)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; i < FILES_MAX; i++)
    {
      const guint8 *end = memmem (data, size, BETWEEN, strlen (BETWEEN));
      gsize length = end != NULL ? (gsize) (end - data) : size;
      g_autofree char *name = g_strdup_printf ("set-%u", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, (const char *) data, (gssize) length, &error);
      g_assert_no_error (error);
      g_list_store_append (files, file);
      if (end == NULL)
        break;
      data += length + strlen (BETWEEN);
      size -= length + strlen (BETWEEN);
    }
  return G_LIST_MODEL (files);
}

static gpointer
count_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GPtrArray) incidents = anning_records_list (db, &anning_incident_type, NULL, 0, error);
  g_autoptr (GPtrArray) traces = anning_records_list (db, &anning_trace_entry_type, NULL, 0, error);

  *(guint *) data = incidents->len + traces->len;
  return NULL;
}

static guint
count (void)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  anning_store_read (store, count_job, &n, &error);
  g_assert_no_error (error);
  return n;
}

static AnningImportPlan *
make_plan (GListModel *files)
{
  g_autoptr (GError) error = NULL;
  AnningImportPlan *plan = anning_import_plan_new (store, files, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

static AnningImportResult *
run (AnningImportPlan         *plan,
     const AnningImportChoice *choice)
{
  g_autoptr (GError) error = NULL;
  AnningImportResult *result = anning_import_run (store, plan, choice, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
take_all (AnningImportChoice *choice,
          AnningImportPlan   *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) numbers = anning_import_plan_numbers (plan, store, &error);

  g_assert_no_error (error);
  choice->without_number = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (numbers); i++)
    {
      g_autoptr (AnningImportNumber) number = g_list_model_get_item (numbers, i);

      if (anning_import_number_get_info (number)->number != NULL)
        anning_import_choice_take (choice, anning_import_number_get_info (number)->number, TRUE);
    }
}

/* A set of files as it comes: what the preview says comes true, twice adds nothing, and all of it can be taken back. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GListModel) files = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportPlan) again = NULL;
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) nothing = NULL;
  g_autoptr (AnningImportUndone) undone = NULL;
  g_autoptr (GError) error = NULL;
  guint n_made;

  if (size > 64 * 1024)
    return 0;
  if (store == NULL)
    open_store ();

  files = write_files (data, size);
  plan = make_plan (files);
  take_all (choice, plan);
  preview = anning_import_preview_new (store, plan, choice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->all.n_rows, ==, preview->all.n_fresh + preview->all.n_joined + preview->all.n_known
                                               + preview->all.n_left_out);
  result = run (plan, choice);
  n_made = count ();
  /* Recordings are decoded only then: their lengths may tell more. */
  if (preview->n_recordings == 0)
    {
      g_assert_cmpuint (result->contacts.n_fresh, ==, preview->all.n_fresh);
      g_assert_cmpuint (result->contacts.n_joined, ==, preview->all.n_joined);
    }

  again = make_plan (files);
  nothing = run (again, choice);
  g_assert_cmpuint (nothing->contacts.n_fresh + nothing->contacts.n_joined, ==, 0);
  g_assert_cmpuint (count (), ==, n_made);

  undone = anning_import_undo_all (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (), ==, 0);
  return 0;
}
