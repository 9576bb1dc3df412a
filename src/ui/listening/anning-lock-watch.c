/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-lock-watch.h"

#define LOGIND "org.freedesktop.login1"

struct _AnningLockWatch
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *session;
  GDBusConnection *system;
  GArray *session_ids; /* guint: subscriptions */
  GArray *system_ids;
};

enum
{
  LOCKED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningLockWatch, anning_lock_watch, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* Every desktop names its own, all with the same signal, which tells TRUE at the lock. */
static const char *const screen_savers[] = {
  "org.freedesktop.ScreenSaver",
  "org.gnome.ScreenSaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
};

static void
locked (AnningLockWatch *self)
{
  g_signal_emit (self, signals[LOCKED], 0);
}

/* "ActiveChanged" and "PrepareForSleep" tell what begins, and, with FALSE, what is over. */
static void
begun_cb (GDBusConnection *connection,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *signal,
          GVariant        *parameters,
          gpointer         user_data)
{
  gboolean begun = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &begun);
  if (begun)
    locked (user_data);
}

static void
lock_cb (GDBusConnection *connection,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *signal,
         GVariant        *parameters,
         gpointer         user_data)
{
  locked (user_data);
}

/* A screen that locks by itself says so by a property only. */
static void
properties_cb (GDBusConnection *connection,
               const char      *sender,
               const char      *path,
               const char      *interface,
               const char      *signal,
               GVariant        *parameters,
               gpointer         user_data)
{
  g_autoptr (GVariant) changed = NULL;
  gboolean hint = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "LockedHint", "b", &hint) && hint)
    locked (user_data);
}

static void
subscribe (AnningLockWatch     *self,
           GDBusConnection     *connection,
           GArray              *ids,
           const char          *sender,
           const char          *interface,
           const char          *signal,
           const char          *first_argument,
           GDBusSignalCallback  callback)
{
  guint id = g_dbus_connection_signal_subscribe (connection, sender, interface, signal, NULL, first_argument,
                                                 G_DBUS_SIGNAL_FLAGS_NONE, callback, self, NULL);

  g_array_append_val (ids, id);
}

static void
session_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_bus_get_finish (result, &error);
  AnningLockWatch *self = user_data;

  /* Where there is no bus nobody tells anything; cancelled: the watch is gone. */
  if (connection == NULL)
    return;

  self->session = connection;
  for (gsize i = 0; i < G_N_ELEMENTS (screen_savers); i++)
    subscribe (self, connection, self->session_ids, NULL, screen_savers[i], "ActiveChanged", NULL, begun_cb);
}

static void
system_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_bus_get_finish (result, &error);
  AnningLockWatch *self = user_data;

  if (connection == NULL)
    return;

  /* Without that a system bus that is started anew would take the program with it. */
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  self->system = connection;
  subscribe (self, connection, self->system_ids, LOGIND, LOGIND ".Manager", "PrepareForSleep", NULL, begun_cb);
  /* Of whichever session: one too many is a pause, one too few is heard by others. */
  subscribe (self, connection, self->system_ids, LOGIND, LOGIND ".Session", "Lock", NULL, lock_cb);
  subscribe (self, connection, self->system_ids, LOGIND, "org.freedesktop.DBus.Properties", "PropertiesChanged",
             LOGIND ".Session", properties_cb);
}

static void
unsubscribe (GDBusConnection *connection,
             GArray          *ids)
{
  for (guint i = 0; connection != NULL && i < ids->len; i++)
    g_dbus_connection_signal_unsubscribe (connection, g_array_index (ids, guint, i));
  g_array_set_size (ids, 0);
}

static void
anning_lock_watch_dispose (GObject *object)
{
  AnningLockWatch *self = ANNING_LOCK_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  unsubscribe (self->session, self->session_ids);
  unsubscribe (self->system, self->system_ids);
  g_clear_object (&self->session);
  g_clear_object (&self->system);

  G_OBJECT_CLASS (anning_lock_watch_parent_class)->dispose (object);
}

static void
anning_lock_watch_finalize (GObject *object)
{
  AnningLockWatch *self = ANNING_LOCK_WATCH (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->session_ids);
  g_array_unref (self->system_ids);

  G_OBJECT_CLASS (anning_lock_watch_parent_class)->finalize (object);
}

static void
anning_lock_watch_class_init (AnningLockWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_lock_watch_dispose;
  object_class->finalize = anning_lock_watch_finalize;

  signals[LOCKED] = g_signal_new ("locked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_lock_watch_init (AnningLockWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->session_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->system_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, session_cb, self);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, system_cb, self);
}

AnningLockWatch *
anning_lock_watch_new (void)
{
  return g_object_new (ANNING_TYPE_LOCK_WATCH, NULL);
}
