/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mail-compose.h"

#include "anning-mail-draft.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_EMAIL "org.freedesktop.portal.Email"
#define PORTAL_REQUEST "org.freedesktop.portal.Request"
/* A portal that does not answer is as good as none. */
#define PATIENCE_MS 3000
/* Of an answer of a portal's request (org.freedesktop.portal.Request::Response). */
#define ANSWER_DONE 0
#define ANSWER_DECLINED 1

typedef struct
{
  char *subject;
  char *body;
  GDBusConnection *bus; /* NULL: none */
  guint answer; /* subscription */
} Draft;

static void
stop_listening (Draft *draft)
{
  if (draft->answer != 0)
    g_dbus_connection_signal_unsubscribe (draft->bus, draft->answer);
  draft->answer = 0;
}

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  stop_listening (draft);
  g_free (draft->subject);
  g_free (draft->body);
  g_clear_object (&draft->bus);
  g_free (draft);
}

/* ---- whether there is one ---- */

static void
version_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) version = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_task_return_boolean (task, version != NULL);
}

static void
bus_to_find_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", PORTAL_EMAIL, "version"), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE,
                          PATIENCE_MS, g_task_get_cancellable (task), version_cb, g_object_ref (task));
}

static void
handler_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GAppInfo) handler = g_app_info_get_default_for_uri_scheme_finish (result, NULL);

  /* From within a sandbox the programs of the desktop are not seen: only the portal knows them. */
  if (handler != NULL || !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    g_task_return_boolean (task, handler != NULL);
  else
    g_bus_get (G_BUS_TYPE_SESSION, g_task_get_cancellable (task), bus_to_find_cb, g_object_ref (task));
}

void
anning_mail_find_async (GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, anning_mail_find_async);
  g_app_info_get_default_for_uri_scheme_async ("mailto", cancellable, handler_found_cb, g_object_ref (task));
}

gboolean
anning_mail_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/* ---- a draft ---- */

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
handler_to_launch_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Draft *draft = g_task_get_task_data (task);
  g_autoptr (GAppInfo) handler = g_app_info_get_default_for_uri_scheme_finish (result, NULL);
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autofree char *uri = NULL;

  if (handler == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "No program opens mailto:");
      return;
    }
  uri = anning_mail_draft_uri (draft->subject, draft->body);
  context = gdk_display_get_app_launch_context (gdk_display_get_default ());
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), g_task_get_cancellable (task), launched_cb,
                                           g_object_ref (task));
}

/* Without the portal, or where it failed. */
static void
launch (GTask *task)
{
  g_app_info_get_default_for_uri_scheme_async ("mailto", g_task_get_cancellable (task), handler_to_launch_cb,
                                               g_object_ref (task));
}

static void
answer_cb (GDBusConnection *bus,
           const char      *sender,
           const char      *path,
           const char      *interface,
           const char      *signal,
           GVariant        *parameters,
           gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  guint32 answer = ANSWER_DONE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get (parameters, "(ua{sv})", &answer, NULL);
  stop_listening (g_task_get_task_data (task));
  if (answer == ANSWER_DONE)
    g_task_return_boolean (task, TRUE);
  else if (answer == ANSWER_DECLINED)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The draft was declined");
  else
    launch (task);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) handle = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (handle != NULL || ((Draft *) g_task_get_task_data (task))->answer == 0)
    return;
  stop_listening (g_task_get_task_data (task));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    launch (task);
}

static void
ask_portal (GTask *task)
{
  Draft *draft = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("anning%u", g_random_int ());
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (draft->bus) + 1);
  g_autofree char *path = NULL;
  GVariantBuilder options;

  /* Where the answer comes from is known before it is asked: it may come at once. */
  g_strdelimit (sender, ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  draft->answer = g_dbus_connection_signal_subscribe (draft->bus, PORTAL_NAME, PORTAL_REQUEST, "Response", path, NULL,
                                                      G_DBUS_SIGNAL_FLAGS_NONE, answer_cb, g_object_ref (task),
                                                      g_object_unref);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (draft->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (draft->body));
  g_dbus_connection_call (draft->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_EMAIL, "ComposeEmail",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE,
                          PATIENCE_MS, g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

static void
bus_to_ask_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Draft *draft = g_task_get_task_data (task);

  draft->bus = g_bus_get_finish (result, NULL);
  if (draft->bus != NULL)
    ask_portal (task);
  else
    launch (task);
}

void
anning_mail_compose_async (const char          *subject,
                           const char          *body,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Draft *draft;

  g_return_if_fail (subject != NULL && body != NULL);

  draft = g_new0 (Draft, 1);
  draft->subject = g_strdup (subject);
  draft->body = g_strdup (body);
  g_task_set_source_tag (task, anning_mail_compose_async);
  g_task_set_task_data (task, draft, draft_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_to_ask_cb, g_object_ref (task));
}

gboolean
anning_mail_compose_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
