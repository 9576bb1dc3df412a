/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-restore.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-backup.h"
#include "anning-opening-private.h"

/* What SQLite may have left beside a file; it belongs to the damaged one. */
static const char *const companions[] = { "-wal", "-shm", "-journal" };

/* After the reason, on a line of its own. */
char *
anning_restore_offered (const GError *error)
{
  const char *line;

  if (!g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    return NULL;
  line = strchr (error->message, '\n');
  return line != NULL ? g_strdup (line + 1) : NULL;
}

static gboolean
move (const char  *from,
      const char  *to,
      GError     **error)
{
  int code;

  if (g_rename (from, to) == 0)
    return TRUE;
  code = errno;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/* A name beside @path that nothing has yet. */
static char *
make_aside_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  char *name = g_strdup_printf ("%s.damaged-%s", path, time);

  for (guint i = 2; access (name, F_OK) == 0; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.damaged-%s-%u", path, time, i);
    }
  return name;
}

gboolean
anning_restore (const char  *path,
                const char  *copy,
                char       **aside,
                GError     **error)
{
  g_autofree char *draft = NULL;
  g_autofree char *old = NULL;
  gboolean done = FALSE;
  int lock;

  g_return_val_if_fail (path != NULL && copy != NULL, FALSE);

  lock = anning_opening_lock (path, error);
  if (lock < 0)
    return FALSE;

  /* The copy stays where it is; what is put in place is read back from it whole. */
  draft = g_strconcat (path, ".restored", NULL);
  g_unlink (draft);
  old = make_aside_name (path);
  if (anning_store_backup_to (copy, draft, NULL, NULL, NULL, error) && move (path, old, error))
    {
      for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
        {
          g_autofree char *from = g_strconcat (path, companions[i], NULL);
          g_autofree char *to = g_strconcat (old, companions[i], NULL);

          g_rename (from, to);
        }
      done = move (draft, path, error);
      if (!done)
        g_rename (old, path);
    }

  if (!done)
    g_unlink (draft);
  else if (aside != NULL)
    *aside = g_steal_pointer (&old);
  anning_opening_unlock (path, lock);
  return done;
}

typedef struct
{
  char *path;
  char *copy;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->copy);
  g_free (order);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Order *order = task_data;
  char *aside = NULL;
  GError *error = NULL;

  if (anning_restore (order->path, order->copy, &aside, &error))
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

void
anning_restore_async (const char          *path,
                      const char          *copy,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (path != NULL && copy != NULL);

  order->path = g_strdup (path);
  order->copy = g_strdup (copy);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_restore_async);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, restore_thread);
}

char *
anning_restore_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
