/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-mpris.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define PATH "/org/mpris/MediaPlayer2"
#define ROOT "org.mpris.MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"
/* There is one at a time, whichever it is: its number would tell something. */
#define TRACK "/org/anning/Anning/recording"
#define US_PER_MS 1000

struct _AnningMpris
{
  GObject parent_instance;

  AnningListening *listening;
  GCancellable *cancellable;
  GDBusConnection *connection; /* NULL before it is there */
  guint name_id;
  guint object_ids[2];
};

G_DEFINE_FINAL_TYPE (AnningMpris, anning_mpris, G_TYPE_OBJECT)

static const char description[] =
  "<node>"
  "  <interface name='" ROOT "'>"
  "    <method name='Raise'/>"
  "    <method name='Quit'/>"
  "    <property name='CanQuit' type='b' access='read'/>"
  "    <property name='CanRaise' type='b' access='read'/>"
  "    <property name='HasTrackList' type='b' access='read'/>"
  "    <property name='Identity' type='s' access='read'/>"
  "    <property name='DesktopEntry' type='s' access='read'/>"
  "    <property name='SupportedUriSchemes' type='as' access='read'/>"
  "    <property name='SupportedMimeTypes' type='as' access='read'/>"
  "  </interface>"
  "  <interface name='" PLAYER "'>"
  "    <method name='Next'/>"
  "    <method name='Previous'/>"
  "    <method name='Pause'/>"
  "    <method name='PlayPause'/>"
  "    <method name='Stop'/>"
  "    <method name='Play'/>"
  "    <method name='Seek'><arg direction='in' name='Offset' type='x'/></method>"
  "    <method name='SetPosition'>"
  "      <arg direction='in' name='TrackId' type='o'/><arg direction='in' name='Position' type='x'/>"
  "    </method>"
  "    <method name='OpenUri'><arg direction='in' name='Uri' type='s'/></method>"
  "    <signal name='Seeked'><arg name='Position' type='x'/></signal>"
  "    <property name='PlaybackStatus' type='s' access='read'/>"
  "    <property name='Rate' type='d' access='readwrite'/>"
  "    <property name='Metadata' type='a{sv}' access='read'/>"
  "    <property name='Volume' type='d' access='readwrite'/>"
  "    <property name='Position' type='x' access='read'/>"
  "    <property name='MinimumRate' type='d' access='read'/>"
  "    <property name='MaximumRate' type='d' access='read'/>"
  "    <property name='CanGoNext' type='b' access='read'/>"
  "    <property name='CanGoPrevious' type='b' access='read'/>"
  "    <property name='CanPlay' type='b' access='read'/>"
  "    <property name='CanPause' type='b' access='read'/>"
  "    <property name='CanSeek' type='b' access='read'/>"
  "    <property name='CanControl' type='b' access='read'/>"
  "  </interface>"
  "</node>";

static GDBusNodeInfo *
get_node (void)
{
  static GDBusNodeInfo *node;

  if (node == NULL)
    node = g_dbus_node_info_new_for_xml (description, NULL);
  return node;
}

static gint64
get_position_us (AnningMpris *self)
{
  return anning_listening_get_position (self->listening) * US_PER_MS;
}

static GVariant *
make_metadata (AnningMpris *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "mpris:trackid", g_variant_new_object_path (TRACK));
  g_variant_builder_add (&builder, "{sv}", "mpris:length",
                         g_variant_new_int64 (anning_listening_get_length (self->listening) * US_PER_MS));
  g_variant_builder_add (&builder, "{sv}", "xesam:title", g_variant_new_string (_("Anning")));
  return g_variant_builder_end (&builder);
}

static GVariant *
make_status (AnningMpris *self)
{
  return g_variant_new_string (anning_listening_get_playing (self->listening) ? "Playing" : "Paused");
}

static GVariant *
make_number (AnningMpris *self,
             const char  *property)
{
  double number;

  g_object_get (anning_listening_get_player (self->listening), property, &number, NULL);
  return g_variant_new_double (number);
}

static GVariant *
get_property_cb (GDBusConnection  *connection,
                 const char       *sender,
                 const char       *path,
                 const char       *interface,
                 const char       *property,
                 GError          **error,
                 gpointer          user_data)
{
  static const char *const yes[] = { "CanPlay", "CanPause", "CanSeek", "CanControl", NULL };
  AnningMpris *self = user_data;

  if (g_str_equal (property, "PlaybackStatus"))
    return make_status (self);
  if (g_str_equal (property, "Metadata"))
    return make_metadata (self);
  if (g_str_equal (property, "Position"))
    return g_variant_new_int64 (get_position_us (self));
  if (g_str_equal (property, "Rate"))
    return make_number (self, "speed");
  if (g_str_equal (property, "Volume"))
    return make_number (self, "volume");
  if (g_str_equal (property, "MinimumRate"))
    return g_variant_new_double (0.5);
  if (g_str_equal (property, "MaximumRate"))
    return g_variant_new_double (2.0);
  if (g_str_equal (property, "Identity"))
    return g_variant_new_string (_("Anning"));
  if (g_str_equal (property, "DesktopEntry"))
    return g_variant_new_string (APP_ID);
  if (g_str_has_prefix (property, "Supported"))
    return g_variant_new_strv (NULL, 0);
  return g_variant_new_boolean (g_strv_contains (yes, property));
}

static gboolean
set_property_cb (GDBusConnection  *connection,
                 const char       *sender,
                 const char       *path,
                 const char       *interface,
                 const char       *property,
                 GVariant         *value,
                 GError          **error,
                 gpointer          user_data)
{
  AnningMpris *self = user_data;
  AnningPlayer *player = anning_listening_get_player (self->listening);
  double number = g_variant_get_double (value);

  if (g_str_equal (property, "Volume"))
    g_object_set (player, "volume", CLAMP (number, 0.0, 1.0), NULL);
  else if (number > 0)
    anning_player_set_speed (player, number);
  else
    /* As the specification wants a rate of nothing understood. */
    anning_listening_pause (self->listening);
  return TRUE;
}

/* A place behind the end is no place; one before the start is the start. */
static void
seek_us (AnningMpris *self,
         gint64       position)
{
  if (position <= anning_listening_get_length (self->listening) * US_PER_MS)
    anning_listening_seek (self->listening, MAX (position, 0) / US_PER_MS);
}

static void
method_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  /* What a method does may take us off the bus. */
  g_autoptr (AnningMpris) self = g_object_ref (ANNING_MPRIS (user_data));
  const char *track;
  gint64 number;

  if (g_str_equal (method, "PlayPause"))
    anning_listening_toggle (self->listening);
  else if (g_str_equal (method, "Play"))
    anning_listening_play (self->listening);
  else if (g_str_equal (method, "Pause"))
    anning_listening_pause (self->listening);
  else if (g_str_equal (method, "Stop"))
    anning_listening_close (self->listening);
  else if (g_str_equal (method, "Seek"))
    {
      g_variant_get (parameters, "(x)", &number);
      seek_us (self, get_position_us (self) + CLAMP (number, -G_MAXINT64 / 4, G_MAXINT64 / 4));
    }
  else if (g_str_equal (method, "SetPosition"))
    {
      g_variant_get (parameters, "(&ox)", &track, &number);
      if (number >= 0 && g_str_equal (track, TRACK))
        seek_us (self, number);
    }
  else if (g_str_equal (method, "OpenUri"))
    {
      g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED,
                                                     "Nothing is opened from outside");
      return;
    }
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable vtable = {
  .method_call = method_cb,
  .get_property = get_property_cb,
  .set_property = set_property_cb,
};

static void
tell (AnningMpris *self,
      const char  *property,
      GVariant    *value)
{
  GVariantBuilder changed;

  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", property, value);
  g_dbus_connection_emit_signal (self->connection, NULL, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                                 g_variant_new ("(sa{sv}as)", PLAYER, &changed, NULL), NULL);
}

static void
leave (AnningMpris *self)
{
  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  for (gsize i = 0; i < G_N_ELEMENTS (self->object_ids); i++)
    {
      if (self->object_ids[i] != 0)
        g_dbus_connection_unregister_object (self->connection, self->object_ids[i]);
      self->object_ids[i] = 0;
    }
}

static void
enter (AnningMpris *self)
{
  static const char *const interfaces[] = { ROOT, PLAYER };
  g_autofree char *name = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (self->object_ids); i++)
    self->object_ids[i] =
      g_dbus_connection_register_object (self->connection, PATH,
                                         g_dbus_node_info_lookup_interface (get_node (), interfaces[i]),
                                         &vtable, self, NULL, NULL);
  /* Each file has a window and a process of its own. */
  name = g_strdup_printf (ROOT ".anning.instance%d", (int) getpid ());
  self->name_id = g_bus_own_name_on_connection (self->connection, name, G_BUS_NAME_OWNER_FLAGS_NONE,
                                                NULL, NULL, NULL, NULL);
}

static void
update (AnningMpris *self)
{
  gboolean wanted = anning_listening_get_started (self->listening) && !anning_listening_get_hushed (self->listening);

  if (self->connection == NULL)
    return;
  if (wanted && self->name_id == 0)
    enter (self);
  else if (!wanted && self->name_id != 0)
    leave (self);
}

static void
playing_cb (AnningMpris *self)
{
  if (self->name_id != 0)
    tell (self, "PlaybackStatus", make_status (self));
}

static void
speed_cb (AnningMpris *self)
{
  if (self->name_id != 0)
    tell (self, "Rate", make_number (self, "speed"));
}

static void
moved_cb (AnningMpris *self)
{
  if (self->name_id != 0)
    g_dbus_connection_emit_signal (self->connection, NULL, PATH, PLAYER, "Seeked",
                                   g_variant_new ("(x)", get_position_us (self)), NULL);
}

static void
changed_cb (AnningMpris *self)
{
  if (self->name_id != 0)
    tell (self, "Metadata", make_metadata (self));
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_bus_get_finish (result, &error);
  AnningMpris *self = user_data;

  /* Without a bus there are no keys of the desktop; cancelled: it is gone. */
  if (connection == NULL)
    return;

  self->connection = connection;
  update (self);
}

static void
anning_mpris_dispose (GObject *object)
{
  AnningMpris *self = ANNING_MPRIS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    leave (self);
  g_clear_object (&self->connection);
  g_clear_object (&self->listening);

  G_OBJECT_CLASS (anning_mpris_parent_class)->dispose (object);
}

static void
anning_mpris_finalize (GObject *object)
{
  g_object_unref (ANNING_MPRIS (object)->cancellable);

  G_OBJECT_CLASS (anning_mpris_parent_class)->finalize (object);
}

static void
anning_mpris_class_init (AnningMprisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_mpris_dispose;
  object_class->finalize = anning_mpris_finalize;
}

static void
anning_mpris_init (AnningMpris *self)
{
  self->cancellable = g_cancellable_new ();
}

AnningMpris *
anning_mpris_new (AnningListening *listening)
{
  AnningMpris *self;

  g_return_val_if_fail (ANNING_IS_LISTENING (listening), NULL);

  self = g_object_new (ANNING_TYPE_MPRIS, NULL);
  self->listening = g_object_ref (listening);
  g_signal_connect_object (listening, "notify::started", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (listening, "notify::hushed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (listening, "notify::playing", G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (listening, "notify::length", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (listening, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anning_listening_get_player (listening), "notify::speed", G_CALLBACK (speed_cb),
                           self, G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, bus_cb, self);
  return self;
}
