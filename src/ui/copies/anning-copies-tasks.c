/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies-tasks.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "anning-copies.h"

typedef struct
{
  char *path;
  char *other; /* where to, or the folder of copies */
  AnningProgressRelay *relay;
  double begin;    /* of the part of the work that runs */
  double length;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->other);
  anning_progress_relay_unref (order->relay);
  g_free (order);
}

static void
report (double   fraction,
        gpointer user_data)
{
  const Order *order = user_data;

  anning_progress_relay_report (order->relay, order->begin + order->length * fraction);
}

static GTask *
new_task (gpointer             tag,
          const char          *path,
          const char          *other,
          AnningProgressFunc   progress,
          gpointer             progress_data,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (path);
  order->other = g_strdup (other);
  order->relay = anning_progress_relay_new (progress, progress_data);
  order->length = 1;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, order, order_free);
  return task;
}

/* ---- a whole copy ---- */

static gboolean
save (Order         *order,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *draft = g_strconcat (order->other, ".part", NULL);
  int code;

  g_unlink (draft);
  if (!anning_store_backup_to (order->path, draft, report, order, cancellable, error))
    return FALSE;
  if (g_rename (draft, order->other) == 0)
    return TRUE;
  code = errno;
  g_unlink (draft);
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  gboolean saved = save (order, cancellable, &error);

  anning_progress_relay_end (order->relay);
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
anning_copies_save_async (const char          *path,
                          const char          *to_path,
                          AnningProgressFunc   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL && to_path != NULL);

  task = new_task (anning_copies_save_async, path, to_path, progress, progress_data, cancellable, callback, user_data);
  g_task_run_in_thread (task, save_thread);
}

gboolean
anning_copies_save_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- a check of everything ---- */

void
anning_checked_all_free (AnningCheckedAll *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->verdict, anning_verdict_free);
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  g_free (self);
}

static AnningCheckedAll *
check_all (Order         *order,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (AnningCheckedAll) all = g_new0 (AnningCheckedAll, 1);

  order->length = 0.5;
  all->verdict = anning_verify_file (order->path, report, order, cancellable, error);
  if (all->verdict == NULL)
    return NULL;
  order->begin = 0.5;
  all->copies = anning_copies_check_each (order->path, order->other, &all->away, report, order, cancellable, error);
  if (all->copies == NULL)
    return NULL;
  all->sound = all->verdict->sound;
  for (guint i = 0; i < all->copies->len; i++)
    all->sound = all->sound && ((const AnningCheckedCopy *) g_ptr_array_index (all->copies, i))->error == NULL;
  all->checked_at = g_get_real_time () / 1000;
  return g_steal_pointer (&all);
}

static void
check_all_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  AnningCheckedAll *all = check_all (order, cancellable, &error);

  anning_progress_relay_end (order->relay);
  if (all != NULL)
    g_task_return_pointer (task, all, (GDestroyNotify) anning_checked_all_free);
  else
    g_task_return_error (task, error);
}

void
anning_copies_check_all_async (const char          *path,
                               const char          *folder,
                               AnningProgressFunc   progress,
                               gpointer             progress_data,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = new_task (anning_copies_check_all_async, path, folder, progress, progress_data, cancellable, callback, user_data);
  g_task_run_in_thread (task, check_all_thread);
}

AnningCheckedAll *
anning_copies_check_all_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
