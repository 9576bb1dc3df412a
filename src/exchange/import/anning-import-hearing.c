/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-hearing.h"

#include "anning-import-item-private.h"
#include "anning-importer.h"

/* The person goes on working beside it. */
#define MAX_LISTENERS 2

typedef struct
{
  GPtrArray *items; /* AnningImportItem, in the order of the plan */
  AnningImportHeard heard;
  gpointer heard_data;
  GMainContext *context;
  GCancellable *cancellable; /* (nullable) */
} Hearing;

/* What is told of one recording, on its way to the main context. */
typedef struct
{
  GTask *task; /* keeps the Hearing */
  AnningImportItem *item;
  AnningImportHearing state;
  gpointer prepared;
} Report;

static void
hearing_free (gpointer data)
{
  Hearing *self = data;

  g_ptr_array_unref (self->items);
  g_main_context_unref (self->context);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  if (report->prepared != NULL)
    anning_recording_importer.prepared_free (report->prepared);
  g_object_unref (report->item);
  g_object_unref (report->task);
  g_free (report);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  const Hearing *self = g_task_get_task_data (report->task);
  AnningImportItem *item = report->item;

  if (item->heard == NULL)
    item->hearing = report->state;
  if (item->heard == NULL && report->prepared != NULL)
    {
      item->length_ms = anning_recording_importer.length (report->prepared);
      item->heard_free = anning_recording_importer.prepared_free;
      item->heard = g_steal_pointer (&report->prepared);
    }
  if (self->heard != NULL && !g_cancellable_is_cancelled (self->cancellable))
    self->heard (item, self->heard_data);
  return G_SOURCE_REMOVE;
}

/* @prepared: (transfer full) (nullable) */
static void
post (GTask               *task,
      AnningImportItem    *item,
      AnningImportHearing  state,
      gpointer             prepared)
{
  const Hearing *self = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();
  Report *report = g_new (Report, 1);

  *report = (Report) { g_object_ref (task), g_object_ref (item), state, prepared };
  /* Before the end of the task, which comes with the same priority. */
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, self->context);
}

static void
hear_one (gpointer data,
          gpointer user_data)
{
  AnningImportItem *item = data;
  GTask *task = user_data;
  const Hearing *self = g_task_get_task_data (task);
  gpointer prepared;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  post (task, item, ANNING_IMPORT_HEARING, NULL);
  prepared = anning_recording_importer.prepare (item, self->cancellable, NULL);
  if (prepared == NULL)
    post (task, item, ANNING_IMPORT_UNHEARD, NULL);
  else
    post (task, item,
          anning_recording_importer.length (prepared) != ANNING_UNKNOWN ? ANNING_IMPORT_HEARD : ANNING_IMPORT_UNPLAYABLE,
          prepared);
}

static void
hear_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Hearing *self = task_data;
  GError *error = NULL;
  GThreadPool *pool = g_thread_pool_new (hear_one, task, CLAMP ((int) g_get_num_processors () / 2, 1, MAX_LISTENERS),
                                         FALSE, &error);

  if (pool == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < self->items->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (self->items, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static GPtrArray *
list_unheard (AnningImportPlan *plan)
{
  GListModel *items = anning_import_plan_get_items (plan);
  GPtrArray *unheard = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (items, i);

      if (item->verdict == ANNING_IMPORT_NEW && item->importer == &anning_recording_importer && item->heard == NULL)
        g_ptr_array_add (unheard, g_steal_pointer (&item));
    }
  return unheard;
}

guint
anning_import_plan_count_unheard (AnningImportPlan *self)
{
  g_autoptr (GPtrArray) unheard = NULL;

  g_return_val_if_fail (ANNING_IS_IMPORT_PLAN (self), 0);

  unheard = list_unheard (self);
  return unheard->len;
}

void
anning_import_plan_hear_async (AnningImportPlan    *self,
                               AnningImportHeard    heard,
                               gpointer             heard_data,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Hearing *hearing;

  g_return_if_fail (ANNING_IS_IMPORT_PLAN (self));

  hearing = g_new (Hearing, 1);
  hearing->items = list_unheard (self);
  hearing->heard = heard;
  hearing->heard_data = heard_data;
  hearing->context = g_main_context_ref_thread_default ();
  hearing->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_import_plan_hear_async);
  g_task_set_task_data (task, hearing, hearing_free);
  g_task_run_in_thread (task, hear_in_thread);
}

gboolean
anning_import_plan_hear_finish (AnningImportPlan  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
