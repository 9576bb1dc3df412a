/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies.h"

/* What one of the functions is asked to do, and what came of it besides its result. */
typedef struct
{
  char *path;
  char *folder;
  char *to;
  char *table;
  gint64 id;
  AnningProgressRelay *relay;
  gint64 n_damaged;
  gboolean away;
  AnningCopiesSize size;
  GDate day;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->folder);
  g_free (order->to);
  g_free (order->table);
  g_clear_pointer (&order->relay, anning_progress_relay_unref);
  g_free (order);
}

static Order *
order_new (const char *path,
           const char *folder)
{
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (path);
  order->folder = g_strdup (folder);
  g_date_clear (&order->day, 1);
  return order;
}

static void
report (double   fraction,
        gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

/* What was done is told as done, however late the cancellation came. */
static void
run (Order               *order,
     gpointer             source_tag,
     GTaskThreadFunc      thread,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, thread);
}

/* @error: where @ok left its reason; a place, as arguments are worked out in any order */
static void
answer (GTask     *task,
        gboolean   ok,
        GError   **error)
{
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (error));
}

static Order *
get_order (GAsyncResult *result)
{
  Order *order = g_task_get_task_data (G_TASK (result));

  if (order->relay != NULL)
    anning_progress_relay_end (order->relay);
  return order;
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  GPtrArray *copies = anning_copies_list (order->path, order->folder, &order->away, cancellable, &error);

  if (copies != NULL)
    g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
anning_copies_list_async (const char          *path,
                          const char          *folder,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (path != NULL);
  run (order_new (path, folder), anning_copies_list_async, list_thread, cancellable, callback, user_data);
}

GPtrArray *
anning_copies_list_finish (GAsyncResult  *result,
                           gboolean      *away,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (away != NULL)
    *away = get_order (result)->away;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  char *made = anning_copies_make (order->path, order->folder, report, order->relay, cancellable,
                                   &order->n_damaged, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, g_free);
  else
    g_task_return_error (task, error);
}

void
anning_copies_make_async (const char          *path,
                          const char          *folder,
                          AnningProgressFunc   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Order *order;

  g_return_if_fail (path != NULL);

  order = order_new (path, folder);
  order->relay = anning_progress_relay_new (progress, progress_data);
  run (order, anning_copies_make_async, make_thread, cancellable, callback, user_data);
}

char *
anning_copies_make_finish (GAsyncResult  *result,
                           gint64        *n_damaged,
                           GError       **error)
{
  Order *order;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  order = get_order (result);
  if (n_damaged != NULL)
    *n_damaged = order->n_damaged;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remove_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;

  answer (task, anning_copies_remove (order->path, cancellable, &error), &error);
}

void
anning_copies_remove_async (const char          *copy_path,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (copy_path != NULL);
  run (order_new (copy_path, NULL), anning_copies_remove_async, remove_thread, cancellable, callback, user_data);
}

gboolean
anning_copies_remove_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
measure_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;

  answer (task, anning_copies_measure (order->path, order->folder, &order->size, cancellable, &error), &error);
}

void
anning_copies_measure_async (const char          *path,
                             const char          *folder,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (path != NULL);
  run (order_new (path, folder), anning_copies_measure_async, measure_thread, cancellable, callback, user_data);
}

gboolean
anning_copies_measure_finish (GAsyncResult      *result,
                              AnningCopiesSize  *size,
                              GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL) && size != NULL, FALSE);

  *size = get_order (result)->size;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
move_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;

  answer (task, anning_copies_move (order->path, order->folder, order->to, report, order->relay, cancellable, &error),
          &error);
}

void
anning_copies_move_async (const char          *path,
                          const char          *folder,
                          const char          *to,
                          AnningProgressFunc   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Order *order;

  g_return_if_fail (path != NULL && to != NULL);

  order = order_new (path, folder);
  order->to = g_strdup (to);
  order->relay = anning_progress_relay_new (progress, progress_data);
  run (order, anning_copies_move_async, move_thread, cancellable, callback, user_data);
}

gboolean
anning_copies_move_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  get_order (result);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
find_last_day_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;

  answer (task, anning_copies_find_last_day (order->path, order->folder, order->table, order->id, &order->day,
                                             cancellable, &error), &error);
}

void
anning_copies_find_last_day_async (const char          *path,
                                   const char          *folder,
                                   const char          *table,
                                   gint64               id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Order *order;

  g_return_if_fail (path != NULL && table != NULL);

  order = order_new (path, folder);
  order->table = g_strdup (table);
  order->id = id;
  run (order, anning_copies_find_last_day_async, find_last_day_thread, cancellable, callback, user_data);
}

gboolean
anning_copies_find_last_day_finish (GAsyncResult  *result,
                                    GDate         *day,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL) && day != NULL, FALSE);

  *day = get_order (result)->day;
  return g_task_propagate_boolean (G_TASK (result), error);
}
