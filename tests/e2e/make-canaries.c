/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-canaries FILE LANGUAGE: the made-up household, with a mark in every text and every number of it. */
#include <stdlib.h>
#include <string.h>

#include "anning-demo.h"
#include "anning-db-private.h"
#include "anning-records.h"

/* What the test looks for, and nothing else says. */
#define MARK "canary"
#define NUMBER "1397753"

/* Each one is another, as numbers of several people are. */
static guint n_marks;

static gboolean
is_number (const AnningField *field)
{
  return strstr (field->name, "number") != NULL || g_str_equal (field->name, "phone");
}

static gboolean
mark_record (const AnningRecordType *type,
             gpointer                record)
{
  gboolean marked = FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      const char *old = anning_field_is_text (field) ? anning_record_get_text (field, record) : NULL;
      g_autofree char *text = NULL;

      if (old == NULL || field->kind != ANNING_FIELD_TEXT
          || !(field->flags & (ANNING_FIELD_TITLE | ANNING_FIELD_SEARCHED)))
        continue;
      n_marks++;
      if (is_number (field) && g_ascii_isdigit (*old))
        text = g_strdup_printf (NUMBER "%04u", n_marks % 10000);
      else
        text = g_strdup_printf ("%s " MARK "%u", old, n_marks);
      anning_record_set_text (field, record, text);
      marked = TRUE;
    }
  return marked;
}

static gpointer
mark_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GPtrArray) records = anning_records_list (db, types[i], NULL, 0, error);

      for (guint j = 0; records != NULL && j < records->len; j++)
        {
          gpointer record = g_ptr_array_index (records, j);

          if (mark_record (types[i], record) && !anning_records_save (db, types[i], record, error))
            return NULL;
        }
      if (records == NULL)
        return NULL;
    }
  anning_db_exec (db, "UPDATE evidence_use SET name = '" MARK "' || id || ' ' || name, path = '/" MARK "/' || id", error);
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  if (argc != 3)
    return 2;
  g_date_set_dmy (&today, 22, G_DATE_NOVEMBER, 2026);
  store = anning_store_new (argv[1]);
  if (anning_store_open (store, &error) && anning_demo_fill (store, argv[2], &today, &error))
    anning_store_write (store, mark_job, NULL, &error);
  anning_store_close (store);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%u\n", n_marks);
  return 0;
}
