/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed.h"

#include "anning-copy-look.h"

typedef struct
{
  char *from_path;
  char *to_path; /* NULL for a look */
  AnningSecret *secret;
  AnningProgressRelay *relay;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->from_path);
  g_free (order->to_path);
  anning_secret_unref (order->secret);
  anning_progress_relay_unref (order->relay);
  g_free (order);
}

static GTask *
order_new (const char           *from_path,
           const char           *to_path,
           AnningSecret         *secret,
           AnningProgressFunc    progress,
           gpointer              user_data,
           GCancellable         *cancellable,
           GAsyncReadyCallback   callback,
           gpointer              callback_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, callback_data);
  Order *order = g_new0 (Order, 1);

  order->from_path = g_strdup (from_path);
  order->to_path = g_strdup (to_path);
  order->secret = anning_secret_ref (secret);
  order->relay = anning_progress_relay_new (progress, user_data);
  g_task_set_task_data (task, order, order_free);
  /* A file that was made is told of even if Cancel came a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

static void
relay (double   fraction,
       gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  AnningSealedResult *result;

  result = anning_sealed_write (order->from_path, order->to_path, order->secret, relay, order->relay, cancellable, &error);
  anning_progress_relay_end (order->relay);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) anning_sealed_result_free);
  else
    g_task_return_error (task, error);
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  AnningSealedResult *result;

  result = anning_sealed_open (order->from_path, order->secret, order->to_path, relay, order->relay, cancellable, &error);
  anning_progress_relay_end (order->relay);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) anning_sealed_result_free);
  else
    g_task_return_error (task, error);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  AnningCopyLook *look = anning_sealed_look (order->from_path, order->secret, cancellable, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) anning_copy_look_free);
  else
    g_task_return_error (task, error);
}

void
anning_sealed_write_async (const char          *from_path,
                           const char          *to_path,
                           AnningSecret        *secret,
                           AnningProgressFunc   progress,
                           gpointer             user_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             callback_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (from_path != NULL && to_path != NULL && secret != NULL);

  task = order_new (from_path, to_path, secret, progress, user_data, cancellable, callback, callback_data);
  g_task_set_source_tag (task, anning_sealed_write_async);
  g_task_run_in_thread (task, write_thread);
}

AnningSealedResult *
anning_sealed_write_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
anning_sealed_look_async (const char          *path,
                          AnningSecret        *secret,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             callback_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL && secret != NULL);

  task = order_new (path, NULL, secret, NULL, NULL, cancellable, callback, callback_data);
  g_task_set_source_tag (task, anning_sealed_look_async);
  g_task_run_in_thread (task, look_thread);
}

AnningCopyLook *
anning_sealed_look_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
anning_sealed_open_async (const char          *path,
                          AnningSecret        *secret,
                          const char          *to_path,
                          AnningProgressFunc   progress,
                          gpointer             user_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             callback_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL && secret != NULL && to_path != NULL);

  task = order_new (path, to_path, secret, progress, user_data, cancellable, callback, callback_data);
  g_task_set_source_tag (task, anning_sealed_open_async);
  g_task_run_in_thread (task, open_thread);
}

AnningSealedResult *
anning_sealed_open_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
