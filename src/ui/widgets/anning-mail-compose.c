/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mail-compose.h"

#include "anning-mail-draft.h"
#include "anning-portal.h"

#define PORTAL_EMAIL "org.freedesktop.portal.Email"

typedef struct
{
  char *subject;
  char *body;
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->subject);
  g_free (draft->body);
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
  g_dbus_connection_call (bus, ANNING_PORTAL_NAME, ANNING_PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", PORTAL_EMAIL, "version"), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE,
                          ANNING_PORTAL_PATIENCE, g_task_get_cancellable (task), version_cb, g_object_ref (task));
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
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  if (!anning_portal_ask_settle (result, task))
    launch (task);
}

static void
bus_to_ask_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Draft *draft = g_task_get_task_data (task);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  GVariantDict options;

  if (bus == NULL)
    {
      launch (task);
      return;
    }
  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "subject", "s", draft->subject);
  g_variant_dict_insert (&options, "body", "s", draft->body);
  anning_portal_ask_async (bus, PORTAL_EMAIL, "ComposeEmail", g_variant_new ("(s)", ""), g_variant_dict_end (&options), NULL,
                           g_task_get_cancellable (task), asked_cb, g_object_ref (task));
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
