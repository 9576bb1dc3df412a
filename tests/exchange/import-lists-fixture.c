/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-lists-fixture.h"

#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"

#include "../remove-tree.h"

void
lists_open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = anning_store_new (fixture->path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

void
lists_close_store (Fixture *fixture)
{
  anning_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

void
lists_setup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-lists-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "case.db", NULL);
  lists_open_store (fixture);
}

void
lists_teardown (Fixture       *fixture,
                gconstpointer  data)
{
  lists_close_store (fixture);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* ---- files ---- */

char *
lists_write_text (Fixture    *fixture,
                  const char *name,
                  const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
lists_write_in_gb (Fixture    *fixture,
                   const char *name,
                   const char *text)
{
  gsize size;
  g_autofree char *converted = g_convert (text, -1, "GB18030", "UTF-8", NULL, &size, NULL);
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, converted, (gssize) size, &error);
  g_assert_no_error (error);
  return path;
}

char *
lists_copy_sound (Fixture    *fixture,
                  const char *from,
                  const char *name)
{
  g_autofree char *source = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", from, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);
  gsize length;

  g_file_get_contents (source, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

/* ---- what is in the file ---- */

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} Job;

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_records_list (db, data, NULL, 0, error);
}

GPtrArray *
lists_list (Fixture                *fixture,
            const AnningRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = anning_store_read (fixture->store, list_job, (gpointer) type, &error);

  g_assert_no_error (error);
  return records;
}

guint
lists_count (Fixture                *fixture,
             const AnningRecordType *type)
{
  g_autoptr (GPtrArray) records = lists_list (fixture, type);

  return records->len;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Job *job = data;

  anning_records_save (db, job->type, job->record, error);
  return NULL;
}

void
lists_save (Fixture                *fixture,
            const AnningRecordType *type,
            gpointer                record)
{
  Job job = { type, record };
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, save_job, &job, &error);
  g_assert_no_error (error);
}

static gpointer
uses_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_evidence_list_uses (db, "incident", *(gint64 *) data, error);
}

guint
lists_count_originals (Fixture *fixture,
                       gint64   incident_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = anning_store_read (fixture->store, uses_job, &incident_id, &error);

  g_assert_no_error (error);
  return uses->len;
}

void
lists_know_collector (Fixture *fixture)
{
  g_autoptr (AnningNumber) number = anning_number_new ();

  number->number = g_strdup ("13800138000");
  number->creditor = g_strdup ("某某消费金融");
  number->collector = g_strdup ("某某外包");
  lists_save (fixture, &anning_number_type, number);
}

/* ---- importing ---- */

AnningImportPlan *
lists_plan_paths (Fixture    *fixture,
                  const char *first,
                  ...)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GError) error = NULL;
  AnningImportPlan *plan;
  va_list paths;

  va_start (paths, first);
  for (const char *path = first; path != NULL; path = va_arg (paths, const char *))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  va_end (paths);

  plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

AnningImportResult *
lists_run (Fixture                  *fixture,
           AnningImportPlan         *plan,
           const AnningImportChoice *choice)
{
  g_autoptr (GError) error = NULL;
  AnningImportResult *result = anning_import_run (fixture->store, plan, choice, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

AnningImportPreview *
lists_look (Fixture                  *fixture,
            AnningImportPlan         *plan,
            const AnningImportChoice *choice)
{
  g_autoptr (GError) error = NULL;
  AnningImportPreview *preview = anning_import_preview_new (fixture->store, plan, choice, NULL, &error);

  g_assert_no_error (error);
  return preview;
}

void
lists_assert_tally (const AnningImportTally *tally,
                    const char              *expected)
{
  g_autofree char *shown = g_strdup_printf ("%u %u %u %u %u", tally->n_fresh, tally->n_joined, tally->n_known,
                                            tally->n_left_out, tally->n_unsure);

  g_assert_cmpstr (shown, ==, expected);
}

char *
lists_dump (Fixture *fixture)
{
  static const AnningRecordType *const types[] = {
    &anning_incident_type, &anning_trace_entry_type, &anning_source_entry_type, &anning_number_type,
    &anning_relative_type,
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) records = lists_list (fixture, types[i]);

      for (guint j = 0; j < records->len; j++)
        {
          gconstpointer record = g_ptr_array_index (records, j);

          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, types[i]->table, ((const AnningRecord *) record)->id);
          for (guint k = 0; k < types[i]->n_fields; k++)
            {
              const AnningField *field = &types[i]->fields[k];

              if (anning_field_is_text (field))
                g_string_append_printf (text, " %s", anning_record_get_text (field, record));
              else
                g_string_append_printf (text, " %" G_GINT64_FORMAT, anning_record_get_integer (field, record));
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}
