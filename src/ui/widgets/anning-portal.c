/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-portal.h"

#define REQUEST "org.freedesktop.portal.Request"
/* Of an answer of a portal's request (org.freedesktop.portal.Request::Response). */
#define ANSWER_DONE 0
#define ANSWER_DECLINED 1

typedef struct
{
  GDBusConnection *bus;
  guint answer; /* subscription */
} Asking;

static void
stop_listening (Asking *asking)
{
  if (asking->answer != 0)
    g_dbus_connection_signal_unsubscribe (asking->bus, asking->answer);
  asking->answer = 0;
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  stop_listening (asking);
  g_object_unref (asking->bus);
  g_free (asking);
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
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "It was declined");
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "The portal could not do it");
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) handle = NULL;
  GError *error = NULL;

  handle = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);
  if (handle != NULL)
    return;
  if (((Asking *) g_task_get_task_data (task))->answer == 0)
    {
      /* The answer was here first. */
      g_error_free (error);
      return;
    }
  stop_listening (g_task_get_task_data (task));
  g_task_return_error (task, error);
}

/* Returns: (transfer floating): the arguments with the options at their end */
static GVariant *
new_call (GVariant   *arguments,
          GVariant   *options,
          const char *token)
{
  GVariantBuilder call;
  GVariantDict all;

  g_variant_builder_init (&call, G_VARIANT_TYPE_TUPLE);
  for (gsize i = 0; i < g_variant_n_children (arguments); i++)
    {
      g_autoptr (GVariant) argument = g_variant_get_child_value (arguments, i);

      g_variant_builder_add_value (&call, argument);
    }
  g_variant_dict_init (&all, options);
  g_variant_dict_insert (&all, "handle_token", "s", token);
  g_variant_builder_add_value (&call, g_variant_dict_end (&all));
  return g_variant_builder_end (&call);
}

void
anning_portal_ask_async (GDBusConnection     *bus,
                         const char          *interface,
                         const char          *method,
                         GVariant            *arguments,
                         GVariant            *options,
                         GUnixFDList         *fds,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GVariant) own_arguments = NULL;
  g_autoptr (GVariant) own_options = NULL;
  g_autofree char *token = NULL;
  g_autofree char *sender = NULL;
  g_autofree char *path = NULL;
  Asking *asking;

  g_return_if_fail (G_IS_DBUS_CONNECTION (bus) && interface != NULL && method != NULL && arguments != NULL);

  own_arguments = g_variant_ref_sink (arguments);
  own_options = options != NULL ? g_variant_ref_sink (options) : NULL;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_portal_ask_async);
  asking = g_new0 (Asking, 1);
  asking->bus = g_object_ref (bus);
  g_task_set_task_data (task, asking, asking_free);

  /* Where the answer comes from is known before it is asked: it may come at once. */
  token = g_strdup_printf ("anning%u", g_random_int ());
  sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');
  path = g_strdup_printf (ANNING_PORTAL_PATH "/request/%s/%s", sender, token);
  asking->answer = g_dbus_connection_signal_subscribe (bus, ANNING_PORTAL_NAME, REQUEST, "Response", path, NULL,
                                                       G_DBUS_SIGNAL_FLAGS_NONE, answer_cb, g_object_ref (task),
                                                       g_object_unref);
  g_dbus_connection_call_with_unix_fd_list (bus, ANNING_PORTAL_NAME, ANNING_PORTAL_PATH, interface, method,
                                            new_call (own_arguments, own_options, token), G_VARIANT_TYPE ("(o)"),
                                            G_DBUS_CALL_FLAGS_NONE, ANNING_PORTAL_PATIENCE, fds, cancellable, asked_cb,
                                            g_object_ref (task));
}

gboolean
anning_portal_ask_settle (GAsyncResult *result,
                          GTask        *task)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL) && G_IS_TASK (task), FALSE);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    return FALSE;
  return TRUE;
}
