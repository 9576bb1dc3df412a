/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-file-manager.h"

#include <gio/gfiledescriptorbased.h>

#include "anning-portal.h"

#define MANAGER_NAME "org.freedesktop.FileManager1"
#define MANAGER_PATH "/org/freedesktop/FileManager1"
/* It may have to be started first: ms */
#define PATIENCE_MS 15000

typedef struct
{
  GFile *file;
  gboolean folder;      /* @file is what is shown, not what is selected */
  char *token;          /* lets its window come to the front; NULL: none */
  GDBusConnection *bus; /* NULL: none */
} Showing;

static void
showing_free (gpointer data)
{
  Showing *showing = data;

  g_object_unref (showing->file);
  g_free (showing->token);
  g_clear_object (&showing->bus);
  g_free (showing);
}

static GAppLaunchContext *
new_context (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  return display != NULL ? G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (display)) : NULL;
}

/* ---- the last way: what opens folders ---- */

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Nothing opens folders");
    }
  g_task_return_error (task, error);
}

static void
launch (GTask *task)
{
  const Showing *showing = g_task_get_task_data (task);
  g_autoptr (GFile) folder = showing->folder ? g_object_ref (showing->file) : g_file_get_parent (showing->file);
  g_autoptr (GAppLaunchContext) context = new_context ();
  g_autofree char *uri = NULL;

  if (folder == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "It lies in no folder");
      return;
    }
  uri = g_file_get_uri (folder);
  g_app_info_launch_default_for_uri_async (uri, context, g_task_get_cancellable (task), launched_cb, g_object_ref (task));
}

/* ---- the portal ---- */

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  if (!anning_portal_ask_settle (result, task))
    launch (task);
}

/* It is handed the file itself: from outside a sandbox its name may mean another one. */
static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Showing *showing = g_task_get_task_data (task);
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, NULL);
  g_autoptr (GUnixFDList) fds = NULL;
  int index = -1;

  if (G_IS_FILE_DESCRIPTOR_BASED (stream))
    {
      fds = g_unix_fd_list_new ();
      index = g_unix_fd_list_append (fds, g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream)), NULL);
    }
  if (index < 0)
    {
      launch (task);
      return;
    }
  anning_portal_ask_async (showing->bus, "org.freedesktop.portal.OpenURI", "OpenDirectory",
                           g_variant_new ("(sh)", "", (gint32) index), NULL, fds, g_task_get_cancellable (task), asked_cb,
                           g_object_ref (task));
}

/* ---- the file manager itself ---- */

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Showing *showing = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer != NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_task_return_error_if_cancelled (task))
    return;
  else if (showing->folder)
    launch (task);
  else
    g_file_read_async (showing->file, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), opened_cb, g_object_ref (task));
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Showing *showing = g_task_get_task_data (task);
  g_autofree char *uri = g_file_get_uri (showing->file);
  const char *uris[] = { uri, NULL };

  showing->bus = g_bus_get_finish (result, NULL);
  if (showing->bus == NULL)
    {
      launch (task);
      return;
    }
  g_dbus_connection_call (showing->bus, MANAGER_NAME, MANAGER_PATH, MANAGER_NAME,
                          showing->folder ? "ShowFolders" : "ShowItems",
                          g_variant_new ("(^ass)", uris, showing->token != NULL ? showing->token : ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, g_task_get_cancellable (task), shown_cb, g_object_ref (task));
}

static void
handler_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Showing *showing = g_task_get_task_data (task);
  g_autoptr (GAppInfo) handler = g_app_info_get_default_for_type_finish (result, NULL);
  g_autoptr (GAppLaunchContext) context = new_context ();

  /* Without one of these some desktops leave its window behind ours. */
  if (handler != NULL && context != NULL)
    showing->token = g_app_launch_context_get_startup_notify_id (context, handler, NULL);
  g_bus_get (G_BUS_TYPE_SESSION, g_task_get_cancellable (task), bus_cb, g_object_ref (task));
}

static void
show (GFile               *file,
      gboolean             folder,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Showing *showing = g_new0 (Showing, 1);

  showing->file = g_object_ref (file);
  showing->folder = folder;
  g_task_set_source_tag (task, anning_file_manager_show_async);
  g_task_set_task_data (task, showing, showing_free);
  g_app_info_get_default_for_type_async ("inode/directory", FALSE, cancellable, handler_found_cb, g_object_ref (task));
}

void
anning_file_manager_show_async (GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (file));

  show (file, FALSE, cancellable, callback, user_data);
}

void
anning_file_manager_show_folder_async (GFile               *folder,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_return_if_fail (G_IS_FILE (folder));

  show (folder, TRUE, cancellable, callback, user_data);
}

gboolean
anning_file_manager_show_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
