/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-plan-private.h"

#include "anning-digest.h"
#include "anning-import-kits.h"
#include "anning-import-lists.h"
#include "anning-importer.h"
#include "anning-media-error.h"
#include "anning-numbers.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-sources.h"

/* ---- reading a list anew ---- */

typedef struct
{
  AnningImportItem *item;
  AnningBillColumns columns;
  gboolean with_columns;
  guint sheet;
  char *own_number;
  int year;
} Reread;

static void
reread_free (gpointer data)
{
  Reread *reread = data;

  g_object_unref (reread->item);
  g_free (reread->own_number);
  g_free (reread);
}

static void
reread_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Reread *reread = task_data;
  AnningSourceRequest how = {
    .columns = reread->with_columns ? &reread->columns : NULL,
    .sheet = reread->sheet,
    .own_number = reread->own_number,
    .year = reread->year,
  };
  AnningImportRows *rows;
  GError *error = NULL;

  rows = anning_import_rows_read (reread->item->file, reread->item->bytes, reread->item->name, &how, cancellable, &error);
  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) anning_import_rows_unref);
  else
    g_task_return_error (task, error);
}

void
anning_import_plan_reread_async (AnningImportPlan          *self,
                                 AnningStore               *store,
                                 AnningImportItem          *item,
                                 const AnningImportReading *how,
                                 GCancellable              *cancellable,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   user_data)
{
  g_autoptr (GTask) task = NULL;
  Reread *reread;

  g_return_if_fail (ANNING_IS_IMPORT_PLAN (self) && ANNING_IS_IMPORT_ITEM (item) && item->is_source && how != NULL);

  reread = g_new0 (Reread, 1);
  reread->item = g_object_ref (item);
  reread->with_columns = how->columns != NULL;
  if (how->columns != NULL)
    reread->columns = *how->columns;
  reread->sheet = how->sheet;
  reread->own_number = g_strdup (how->own_number);
  reread->year = how->year;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_import_plan_reread_async);
  g_task_set_task_data (task, reread, reread_free);
  g_task_run_in_thread (task, reread_in_thread);
}

gboolean
anning_import_plan_reread_finish (AnningImportPlan  *self,
                                  GAsyncResult      *result,
                                  GError           **error)
{
  g_autoptr (AnningImportRows) rows = NULL;
  Reread *reread;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  rows = g_task_propagate_pointer (G_TASK (result), error);
  if (rows == NULL)
    return FALSE;
  reread = g_task_get_task_data (G_TASK (result));
  anning_import_item_set_rows (reread->item, rows);
  g_free (reread->item->own_number);
  reread->item->own_number = g_strdup (reread->own_number);
  anning_import_plan_item_changed (self, reread->item);
  return TRUE;
}

/* ---- what was pasted ---- */

typedef struct
{
  AnningStore *store;
  AnningImportItem *item;
} Pasted;

static void
pasted_free (gpointer data)
{
  Pasted *pasted = data;

  g_object_unref (pasted->store);
  g_object_unref (pasted->item);
  g_free (pasted);
}

/* A picture or an e-mail; a recording is a file. FALSE when it may be a list. */
static gboolean
describe_original (AnningImportItem *item,
                   const guint8     *data,
                   gsize             size)
{
  const AnningImporter *importer;

  item->media_type = anning_media_sniff (data, size);
  importer = anning_importer_find (item->media_type, item->name);
  if (importer == NULL || importer == &anning_recording_importer)
    return FALSE;

  /* Nothing else tells when it was. */
  item->file_time = g_get_real_time () / 1000;
  item->importer = importer;
  importer->describe (item);
  return TRUE;
}

/* "妈妈 2026-11-20 21-15": what was pasted is called a table until it is read. */
static void
name_by_writer (AnningImportItem *item)
{
  const AnningSourceWriter *writer = g_ptr_array_index (item->rows->result->writers, 0);
  g_autofree char *day = anning_instant_day (writer->handed_over, ANNING_CHINA_OFFSET);
  AnningCivil civil;

  if (writer->name == NULL)
    return;
  anning_instant_to_civil (writer->handed_over, ANNING_CHINA_OFFSET, &civil);
  g_free (item->name);
  item->name = g_strdup_printf ("%s %s %02d-%02d", writer->name, day, civil.hour, civil.minute);
}

static void
pasted_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Pasted *pasted = task_data;
  AnningImportItem *item = pasted->item;
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) kits = NULL;
  AnningSourceRequest how = { 0 };
  GError *error = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (item->bytes, &size);

  kits = how.kits = anning_import_kits_read (pasted->store, &error);
  if (kits == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (size > 0)
    anning_digest_update (digest, data, size);
  item->sha256 = anning_digest_finish (digest);
  g_ptr_array_add (items, item);
  if (!describe_original (item, data, size) && !anning_import_item_read_list (item, &how, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (item->rows != NULL && item->rows->result->format == ANNING_SOURCE_HANDED_OVER)
    name_by_writer (item);
  anning_store_read (pasted->store, anning_import_mark_known, items, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
anning_import_plan_add_text_async (AnningImportPlan    *self,
                                   AnningStore         *store,
                                   GBytes              *text,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Pasted *pasted;

  g_return_if_fail (ANNING_IS_IMPORT_PLAN (self) && ANNING_IS_STORE (store) && text != NULL && name != NULL);

  pasted = g_new (Pasted, 1);
  pasted->store = g_object_ref (store);
  pasted->item = anning_import_item_new_pasted (text, name);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_import_plan_add_text_async);
  g_task_set_task_data (task, pasted, pasted_free);
  g_task_run_in_thread (task, pasted_in_thread);
}

AnningImportItem *
anning_import_plan_add_text_finish (AnningImportPlan  *self,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  Pasted *pasted;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  pasted = g_task_get_task_data (G_TASK (result));
  anning_import_plan_add_item (self, pasted->item);
  return pasted->item;
}

/* ---- the numbers ---- */

typedef struct
{
  GPtrArray *rows; /* AnningImportRows */

} Numbers;

/* Of one number, while the lists are counted. */
typedef struct
{
  AnningImportNumberInfo *info;
  guint calls; /* of the list that is counted now */
  guint texts;
} Counting;

static void
numbers_free (gpointer data)
{
  Numbers *numbers = data;

  g_ptr_array_unref (numbers->rows);
  g_free (numbers);
}

static Numbers *
numbers_new (AnningImportPlan *plan)
{
  GListModel *items = anning_import_plan_get_items (plan);
  Numbers *numbers = g_new0 (Numbers, 1);

  numbers->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_import_rows_unref);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (items, i);

      /* What a side file tells comes in with its recording; a relative wrote down nothing else. */
      if (item->rows != NULL && item->recording == NULL && item->rows->result->format != ANNING_SOURCE_HANDED_OVER)
        g_ptr_array_add (numbers->rows, anning_import_rows_ref (item->rows));
    }
  return numbers;
}

static Counting *
counting_of (GHashTable            *counted,
             const AnningSourceRow *row)
{
  const char *key = row->number != NULL ? row->number : "";
  Counting *counting = g_hash_table_lookup (counted, key);

  if (counting == NULL)
    {
      counting = g_new0 (Counting, 1);
      counting->info = g_new0 (AnningImportNumberInfo, 1);
      counting->info->number = g_strdup (row->number);
      counting->info->text = row->number != NULL ? g_strdup (row->number_text) : NULL;
      counting->info->first_at = counting->info->last_at = row->started_at;
      g_hash_table_insert (counted, (gpointer) key, counting);
    }
  return counting;
}

static gboolean
count_list (AnningDb                *db,
            const AnningImportRows  *rows,
            GHashTable              *counted,
            gboolean                 any,
            GError                 **error)
{
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < rows->rows->len; i++)
    {
      const AnningSourceRow *row = &g_array_index (rows->rows, AnningSourceRow, i);
      Counting *counting = counting_of (counted, row);
      gboolean known = FALSE;

      if (any && !anning_sources_know_key (db, row->key, &known, error))
        return FALSE;
      if (row->kind == ANNING_SOURCE_TEXT_LOG || g_strcmp0 (row->channel, "sms") == 0)
        counting->texts++;
      else
        counting->calls++;
      counting->info->n_known += known;
      counting->info->first_at = MIN (counting->info->first_at, row->started_at);
      counting->info->last_at = MAX (counting->info->last_at, row->started_at);
      if (counting->info->name == NULL && row->number != NULL)
        counting->info->name = g_strdup (row->name);
    }

  g_hash_table_iter_init (&iter, counted);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Counting *counting = value;

      counting->info->n_calls = MAX (counting->info->n_calls, counting->calls);
      counting->info->n_texts = MAX (counting->info->n_texts, counting->texts);
      counting->calls = counting->texts = 0;
    }
  return TRUE;
}

static AnningImportTie
tie_of (const AnningNumberTie *tie)
{
  if (tie->private)
    return ANNING_IMPORT_TIE_PRIVATE;
  if (tie->relative_id != ANNING_UNKNOWN)
    return ANNING_IMPORT_TIE_RELATIVE;
  if (anning_number_tie_is_known (tie))
    return ANNING_IMPORT_TIE_CREDITOR;
  return tie->told == ANNING_TIE_INCIDENT ? ANNING_IMPORT_TIE_INCIDENT : ANNING_IMPORT_TIE_NONE;
}

static gboolean
fill_tie (AnningDb                *db,
          AnningImportNumberInfo  *info,
          const AnningNumberTie   *tie,
          GError                 **error)
{
  info->tie = tie_of (tie);
  if (info->tie == ANNING_IMPORT_TIE_CREDITOR)
    {
      info->creditor = g_strdup (tie->creditor);
      info->collector = g_strdup (tie->collector);
    }
  else if (info->tie == ANNING_IMPORT_TIE_RELATIVE)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (AnningRelative) relative = anning_records_get (db, &anning_relative_type, tie->relative_id, &local_error);

      if (relative != NULL)
        info->relative = g_strdup (relative->name);
      else if (!g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  if (tie->number_id != 0)
    {
      info->record = anning_records_get (db, &anning_number_type, tie->number_id, error);
      return info->record != NULL;
    }
  return TRUE;
}

/* Tied ones, then unknown ones, relatives, private ones; those without a number last; most contacts first. */
static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  static const int order[] = {
    [ANNING_IMPORT_TIE_CREDITOR] = 0, [ANNING_IMPORT_TIE_INCIDENT] = 1, [ANNING_IMPORT_TIE_NONE] = 2,
    [ANNING_IMPORT_TIE_RELATIVE] = 3, [ANNING_IMPORT_TIE_PRIVATE] = 4,
  };
  const AnningImportNumberInfo *first = anning_import_number_get_info ((AnningImportNumber *) a);
  const AnningImportNumberInfo *second = anning_import_number_get_info ((AnningImportNumber *) b);
  guint one = first->n_calls + first->n_texts;
  guint other = second->n_calls + second->n_texts;

  if ((first->number == NULL) != (second->number == NULL))
    return first->number == NULL ? 1 : -1;
  if (order[first->tie] != order[second->tie])
    return order[first->tie] - order[second->tie];
  if (one != other)
    return one > other ? -1 : 1;
  return g_strcmp0 (first->number, second->number);
}

static gboolean
finish_numbers (AnningDb    *db,
                GHashTable  *counted,
                GListStore  *list,
                GError     **error)
{
  g_autoptr (GHashTable) ties = anning_numbers_read_ties (db, error);
  gboolean fine = ties != NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, counted);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Counting *counting = value;
      g_autoptr (AnningImportNumber) number = anning_import_number_new (g_steal_pointer (&counting->info));
      AnningImportNumberInfo *info = (AnningImportNumberInfo *) anning_import_number_get_info (number);
      const AnningNumberTie *tie = fine && info->number != NULL ? g_hash_table_lookup (ties, info->number) : NULL;

      if (tie != NULL)
        fine = fill_tie (db, info, tie, error);
      g_list_store_append (list, number);
    }
  g_list_store_sort (list, compare_numbers, NULL);
  return fine;
}

static gpointer
numbers_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Numbers *numbers = data;
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GListStore) list = g_list_store_new (ANNING_TYPE_IMPORT_NUMBER);
  gboolean any = FALSE;
  gboolean fine = anning_sources_know_any (db, &any, error);

  for (guint i = 0; fine && i < numbers->rows->len; i++)
    fine = !g_cancellable_set_error_if_cancelled (cancellable, error)
           && count_list (db, g_ptr_array_index (numbers->rows, i), counted, any, error);
  /* What was counted is handed to objects, which free it, in any case. */
  return finish_numbers (db, counted, list, fine ? error : NULL) && fine ? g_steal_pointer (&list) : NULL;
}

GListModel *
anning_import_plan_numbers (AnningImportPlan  *self,
                            AnningStore       *store,
                            GError           **error)
{
  GListModel *list;
  Numbers *numbers;

  g_return_val_if_fail (ANNING_IS_IMPORT_PLAN (self) && ANNING_IS_STORE (store), NULL);

  numbers = numbers_new (self);
  list = anning_store_read (store, numbers_job, numbers, error);
  numbers_free (numbers);
  return list;
}

static void
numbers_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GListModel *list = anning_store_call_finish (ANNING_STORE (source), result, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
anning_import_plan_numbers_async (AnningImportPlan    *self,
                                  AnningStore         *store,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ANNING_IS_IMPORT_PLAN (self) && ANNING_IS_STORE (store));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_import_plan_numbers_async);
  anning_store_read_async (store, numbers_job, numbers_new (self), numbers_free, g_object_unref, cancellable,
                           numbers_cb, task);
}

GListModel *
anning_import_plan_numbers_finish (AnningImportPlan  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
