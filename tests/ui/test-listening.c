/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence-place.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-listening-bar.h"
#include "anning-lock-watch.h"
#include "anning-mpris.h"
#include "anning-window.h"
#include "ui-fixture.h"
#include "../wait-until.h"

/* 2026-03-12 21:14:09 in China, as ms since 1970: 13:14:09 UTC. */
#define STARTED G_GINT64_CONSTANT (1773321249000)
#define LENGTH 5000
/* What nobody who looks at the screen may read. */
#define NUMBER "13800138000"
#define NAME "20260312_211409.000000+0800_+8613800138000.m4a"

typedef struct
{
  UiFixture ui;
  AnningListening *listening;
  gint64 one;
  gint64 other;
  gint64 incident;
  guint n_ended;
  guint n_failed;
} Fixture;

static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", data, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  g_assert_nonnull (stream);
  return GSIZE_TO_POINTER ((gsize) anning_evidence_add (db, G_INPUT_STREAM (stream), "audio/mp4", NULL, NULL, NULL,
                                                        cancellable, error));
}

static gint64
add (Fixture    *fixture,
     const char *name)
{
  return (gint64) GPOINTER_TO_SIZE (anning_store_write (fixture->ui.store, add_job, (gpointer) name, NULL));
}

static gpointer
use_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Fixture *fixture = data;

  anning_evidence_use (db, fixture->one, "incident", fixture->incident, NAME, "/home/somebody/" NAME, ANNING_UNKNOWN, error);
  return NULL;
}

static void
on_ended (Fixture *fixture)
{
  fixture->n_ended++;
}

static void
on_failed (Fixture *fixture)
{
  fixture->n_failed++;
}

static void
make_listening (Fixture *fixture)
{
  fixture->listening = anning_listening_new ();
  g_signal_connect_swapped (fixture->listening, "ended", G_CALLBACK (on_ended), fixture);
  g_signal_connect_swapped (fixture->listening, "failed", G_CALLBACK (on_failed), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  g_setenv ("ANNING_AUDIO_SINK", "fakesink", TRUE);
  ui_set_up (&fixture->ui, data);
  incident->started_at = STARTED;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("call");
  incident->from_number = g_strdup (NUMBER);
  fixture->incident = ui_save (fixture->ui.store, &anning_incident_type, incident);
  fixture->one = add (fixture, "tones.m4a");
  fixture->other = add (fixture, "tones.opus");
  g_assert_cmpint (fixture->one, !=, fixture->other);
  anning_store_write (fixture->ui.store, use_job, fixture, NULL);
  make_listening (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  anning_listening_close (fixture->listening);
  ui_settle (fixture->ui.store);
  g_assert_finalize_object (fixture->listening);
  ui_tear_down (&fixture->ui, data);
}

static gint64
position (Fixture *fixture)
{
  return anning_listening_get_position (fixture->listening);
}

static void
open_at (Fixture *fixture,
         gint64   evidence_id,
         gint64   position_ms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = anning_evidence_open (fixture->ui.store, evidence_id, &error);

  g_assert_no_error (error);
  anning_listening_open (fixture->listening, fixture->ui.store, evidence_id, 0, stream, LENGTH, STARTED, 480, position_ms);
  ui_settle (fixture->ui.store);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What stands in the file. */
static gint64
read_place (Fixture *fixture,
            gint64   evidence_id)
{
  g_autoptr (GAsyncResult) result = NULL;

  ui_settle (fixture->ui.store);
  anning_evidence_get_place_async (fixture->ui.store, evidence_id, NULL, keep_result_cb, &result);
  wait_until (result != NULL);
  return anning_evidence_get_place_finish (fixture->ui.store, result, NULL);
}

/* Pause, close, another recording: each keeps the place; it is there after a restart. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 stood;

  open_at (fixture, fixture->one, ANNING_UNKNOWN);
  g_assert_cmpint (position (fixture), ==, 0);
  g_assert_cmpint (read_place (fixture, fixture->one), ==, ANNING_UNKNOWN);
  g_assert_true (anning_listening_is_idle (fixture->listening));
  anning_listening_play (fixture->listening);
  g_assert_false (anning_listening_is_idle (fixture->listening));
  wait_until (position (fixture) > 700);
  anning_listening_pause (fixture->listening);
  stood = position (fixture);
  /* What is heard comes to a stand a moment after it was told to. */
  g_assert_cmpint (ABS (read_place (fixture, fixture->one) - stood), <=, 20);
  g_assert_false (anning_listening_is_idle (fixture->listening));

  anning_listening_seek (fixture->listening, 2000);
  g_assert_cmpint (read_place (fixture, fixture->one), ==, 2000);
  anning_listening_play (fixture->listening);
  wait_until (position (fixture) > 2200);
  open_at (fixture, fixture->other, ANNING_UNKNOWN);
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, fixture->other);
  g_assert_false (anning_listening_get_playing (fixture->listening));
  g_assert_true (anning_listening_is_idle (fixture->listening));
  g_assert_cmpint (position (fixture), ==, 0);
  stood = read_place (fixture, fixture->one);
  g_assert_cmpint (stood, >, 2200);
  g_assert_cmpint (stood, <, 3000);

  anning_listening_close (fixture->listening);
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, 0);
  ui_reopen (&fixture->ui);
  open_at (fixture, fixture->one, ANNING_UNKNOWN);
  wait_until (position (fixture) == stood);
  /* Where one wants to be counts more. */
  open_at (fixture, fixture->one, 1000);
  g_assert_cmpint (position (fixture), ==, 1000);
}

/* What was heard to its end begins anew. */
static void
test_place_at_end (Fixture       *fixture,
                   gconstpointer  data)
{
  open_at (fixture, fixture->one, 4500);
  anning_listening_play (fixture->listening);
  wait_until (fixture->n_ended == 1);
  g_assert_cmpint (read_place (fixture, fixture->one), ==, ANNING_UNKNOWN);
  g_assert_true (anning_listening_is_idle (fixture->listening));
  anning_listening_play (fixture->listening);
  g_assert_cmpint (position (fixture), <, 1000);
}

/* Killed now, no more than ten seconds would be lost: it is kept while it plays. */
static void
test_place_while_playing (Fixture       *fixture,
                          gconstpointer  data)
{
  gint64 since = g_get_monotonic_time ();

  open_at (fixture, fixture->one, 1000);
  anning_player_set_loop (anning_listening_get_player (fixture->listening), 3000, 4000);
  anning_listening_play (fixture->listening);
  wait_until (g_get_monotonic_time () > since + 11 * G_USEC_PER_SEC);
  g_assert_true (anning_listening_get_playing (fixture->listening));
  g_assert_cmpint (read_place (fixture, fixture->one), >=, 3000);
}

/* It keeps the file open no longer than somebody may look at it. */
static void
test_views (Fixture       *fixture,
            gconstpointer  data)
{
  GObject *view = g_object_new (G_TYPE_OBJECT, NULL);
  GObject *other = g_object_new (G_TYPE_OBJECT, NULL);

  open_at (fixture, fixture->one, 2000);
  anning_listening_set_view (fixture->listening, view, fixture->one);
  anning_listening_set_view (fixture->listening, other, fixture->other);
  g_assert_true (anning_listening_get_in_sight (fixture->listening));
  anning_listening_set_view (fixture->listening, view, 0);
  g_assert_false (anning_listening_get_in_sight (fixture->listening));
  g_object_unref (view);
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, fixture->one);
  anning_listening_play (fixture->listening);
  g_object_unref (other);
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, fixture->one);
  anning_listening_pause (fixture->listening);
  other = g_object_new (G_TYPE_OBJECT, NULL);
  anning_listening_set_view (fixture->listening, other, 0);
  g_object_unref (other);
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, 0);
}

static void
test_hush (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 stood;

  open_at (fixture, fixture->one, 1000);
  anning_listening_play (fixture->listening);
  wait_until (position (fixture) > 1300);
  anning_listening_hush (fixture->listening);
  g_assert_false (anning_listening_get_playing (fixture->listening));
  g_assert_true (anning_listening_get_hushed (fixture->listening));
  stood = position (fixture);
  g_assert_cmpint (read_place (fixture, fixture->one), ==, stood);
  anning_listening_play (fixture->listening);
  g_assert_false (anning_listening_get_hushed (fixture->listening));
  wait_until (position (fixture) > stood + 200);
}

/* The recording stays, and so does its place. */
static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  open_at (fixture, fixture->one, 3000);
  g_setenv ("ANNING_AUDIO_SINK", "nosuchsink", TRUE);
  anning_listening_play (fixture->listening);
  wait_until (fixture->n_failed == 1);
  g_assert_false (anning_listening_get_playing (fixture->listening));
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, fixture->one);
  g_assert_cmpint (position (fixture), ==, 3000);
  g_setenv ("ANNING_AUDIO_SINK", "fakesink", TRUE);
  anning_listening_play (fixture->listening);
  wait_until (fixture->n_ended == 1);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
}

/* ---- the bar ---- */

static gboolean
is_seen (GtkWidget *bar)
{
  return gtk_widget_get_mapped (ui_find (bar, GTK_TYPE_BUTTON, NULL));
}

static GtkWidget *
button (GtkWidget  *bar,
        const char *tooltip)
{
  GtkWidget *box = gtk_widget_get_parent (ui_find (bar, GTK_TYPE_BUTTON, NULL));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0)
        return child;
    }
  g_assert_not_reached ();
}

static void
on_show_record (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  *(char **) user_data = g_variant_print (parameter, FALSE);
}

static void
test_bar (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *shown = NULL;
  g_autofree char *expected = NULL;
  const GActionEntry entries[] = { { .name = "show-record", .activate = on_show_record, .parameter_type = "(sxs)" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GObject) view = g_object_new (G_TYPE_OBJECT, NULL);
  GtkWidget *bar = anning_listening_bar_new ();
  GtkWidget *window;
  AnningPlayer *player = anning_listening_get_player (fixture->listening);

  anning_listening_bar_set_listening (ANNING_LISTENING_BAR (bar), fixture->listening);
  window = ui_present (bar, 360);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, 1, &shown);
  gtk_widget_insert_action_group (window, "app", G_ACTION_GROUP (actions));
  g_assert_false (is_seen (bar));

  /* One that was only looked at is no reason for a bar. */
  open_at (fixture, fixture->one, 2000);
  g_assert_false (is_seen (bar));
  anning_listening_set_view (fixture->listening, view, fixture->one);
  anning_listening_play (fixture->listening);
  ui_settle (NULL);
  g_assert_false (is_seen (bar));

  /* The page changes, or another recording is looked at: it plays on. */
  anning_listening_set_view (fixture->listening, view, fixture->other);
  ui_settle (NULL);
  g_assert_true (is_seen (bar));
  g_assert_true (anning_listening_get_playing (fixture->listening));
  wait_until (position (fixture) > 2100);
  g_signal_emit_by_name (button (bar, "Pause"), "clicked");
  g_assert_false (anning_listening_get_playing (fixture->listening));
  ui_settle (NULL);
  g_assert_true (is_seen (bar));
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "00:02 / 00:05"));

  g_signal_emit_by_name (button (bar, "Speed: the next one with each click"), "clicked");
  g_assert_cmpfloat_with_epsilon (anning_player_get_speed (player), 1.25, 0.001);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button (bar, "Speed: the next one with each click"))), ==, "1.25×");

  /* The incident was looked up: nobody had named it. */
  g_assert_cmpint (anning_listening_get_incident_id (fixture->listening), ==, fixture->incident);
  g_signal_emit_by_name (button (bar, "Go to the recording"), "clicked");
  expected = g_strdup_printf ("('recording', %" G_GINT64_FORMAT ", '%" G_GINT64_FORMAT "')", fixture->incident, fixture->one);
  g_assert_cmpstr (shown, ==, expected);

  g_signal_emit_by_name (button (bar, "Play"), "clicked");
  g_assert_true (anning_listening_get_playing (fixture->listening));
  g_signal_emit_by_name (button (bar, "Stop listening; the place is kept"), "clicked");
  ui_settle (fixture->ui.store);
  g_assert_false (is_seen (bar));
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, 0);
  g_assert_cmpint (read_place (fixture, fixture->one), >=, 2000);
  ui_destroy (fixture->ui.store, window, bar);
}

/* The program's own window and what it listens to: silent before it is out of sight. */
static void
test_hide_now (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *content = gtk_label_new ("what was on the screen");
  GtkWidget *window = ui_present_in_window (content);
  AnningListening *own = fixture->listening;

  fixture->listening = anning_listening_get_default ();
  open_at (fixture, fixture->one, 1000);
  anning_listening_play (fixture->listening);
  wait_until (position (fixture) > 1200);
  anning_window_hide_now (ANNING_WINDOW (window));
  g_assert_false (anning_listening_get_playing (fixture->listening));
  g_assert_true (anning_listening_get_hushed (fixture->listening));
  g_assert_false (gtk_widget_get_visible (window));
  anning_window_come_back (ANNING_WINDOW (window));
  g_assert_false (anning_listening_get_playing (fixture->listening));

  anning_listening_close (fixture->listening);
  fixture->listening = own;
  ui_destroy (fixture->ui.store, window, content);
}

/* ---- on the bus ---- */

typedef struct
{
  GDBusConnection *bus; /* another program's */
  char *name;
} Desktop;

static gboolean
connect_desktop (Desktop *desktop)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (address == NULL)
    return FALSE;
  /* logind's signals come from the other bus: in this test it is the same. */
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", address, TRUE);
  desktop->bus = g_dbus_connection_new_for_address_sync (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                         G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                         NULL, NULL, NULL);
  return desktop->bus != NULL;
}

/* Returns: (transfer full) (nullable): NULL: refused */
static GVariant *
call (Desktop    *desktop,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (desktop->bus, name, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          keep_result_cb, &result);
  wait_until (result != NULL);
  return g_dbus_connection_call_finish (desktop->bus, result, NULL);
}

/* Looks for our name on the bus. */
static gboolean
is_on_bus (Desktop *desktop)
{
  g_autoptr (GVariant) answer = call (desktop, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                      "ListNames", NULL);
  g_autofree const char **names = NULL;
  g_autoptr (GVariant) list = g_variant_get_child_value (answer, 0);

  g_clear_pointer (&desktop->name, g_free);
  names = g_variant_get_strv (list, NULL);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_prefix (names[i], "org.mpris.MediaPlayer2."))
        desktop->name = g_strdup (names[i]);
    }
  return desktop->name != NULL;
}

static GVariant *
press (Desktop    *desktop,
       const char *method,
       GVariant   *parameters)
{
  return call (desktop, desktop->name, "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player", method, parameters);
}

/* As text, with everything that anybody may read of the player. */
static char *
read_all (Desktop    *desktop,
          const char *interface)
{
  g_autoptr (GVariant) all = call (desktop, desktop->name, "/org/mpris/MediaPlayer2", "org.freedesktop.DBus.Properties",
                                   "GetAll", g_variant_new ("(s)", interface));

  g_assert_nonnull (all);
  return g_variant_print (all, FALSE);
}

static void
test_mpris (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningMpris) mpris = NULL;
  g_autofree char *player = NULL, *root = NULL;
  g_autoptr (GVariant) refused = NULL;
  Desktop desktop = { 0 };

  if (!connect_desktop (&desktop))
    {
      g_test_skip ("no session bus");
      return;
    }
  mpris = anning_mpris_new (fixture->listening);
  open_at (fixture, fixture->one, 1000);
  g_assert_false (is_on_bus (&desktop));
  anning_listening_play (fixture->listening);
  wait_until (is_on_bus (&desktop));

  player = read_all (&desktop, "org.mpris.MediaPlayer2.Player");
  g_assert_nonnull (strstr (player, "'PlaybackStatus': <'Playing'>"));
  g_assert_nonnull (strstr (player, "'Metadata': <{'mpris:trackid': <objectpath '/org/anning/Anning/recording'>, "
                                    "'mpris:length': <int64 5000000>, 'xesam:title': <'Anning'>}>"));
  root = read_all (&desktop, "org.mpris.MediaPlayer2");
  g_assert_nonnull (strstr (root, "'Identity': <'Anning'>"));
  for (gsize i = 0; i < 2; i++)
    {
      const char *told = i == 0 ? player : root;

      g_assert_null (strstr (told, NUMBER));
      g_assert_null (strstr (told, "2026"));
      g_assert_null (strstr (told, "m4a"));
      g_assert_null (strstr (told, "somebody"));
    }

  g_variant_unref (press (&desktop, "PlayPause", NULL));
  g_assert_false (anning_listening_get_playing (fixture->listening));
  g_variant_unref (press (&desktop, "Seek", g_variant_new ("(x)", G_GINT64_CONSTANT (-60000000))));
  /* Where the pause came to may still be on its way. */
  wait_until (position (fixture) == 0);
  g_variant_unref (press (&desktop, "SetPosition", g_variant_new ("(ox)", "/org/anning/Anning/recording",
                                                                  G_GINT64_CONSTANT (3000000))));
  wait_until (position (fixture) == 3000);
  /* Of another recording, and behind the end: neither is meant. */
  g_variant_unref (press (&desktop, "SetPosition", g_variant_new ("(ox)", "/other", G_GINT64_CONSTANT (1000000))));
  g_variant_unref (press (&desktop, "SetPosition", g_variant_new ("(ox)", "/org/anning/Anning/recording",
                                                                  G_GINT64_CONSTANT (9000000))));
  g_assert_cmpint (position (fixture), ==, 3000);
  g_variant_unref (call (&desktop, desktop.name, "/org/mpris/MediaPlayer2", "org.freedesktop.DBus.Properties", "Set",
                         g_variant_new ("(ssv)", "org.mpris.MediaPlayer2.Player", "Rate", g_variant_new_double (1.5))));
  g_assert_cmpfloat_with_epsilon (anning_player_get_speed (anning_listening_get_player (fixture->listening)), 1.5, 0.001);
  refused = press (&desktop, "OpenUri", g_variant_new ("(s)", "file:///etc/hostname"));
  g_assert_null (refused);

  /* While everything is hidden there is nothing to press. */
  g_variant_unref (press (&desktop, "Play", NULL));
  g_assert_true (anning_listening_get_playing (fixture->listening));
  anning_listening_hush (fixture->listening);
  wait_until (!is_on_bus (&desktop));
  anning_listening_play (fixture->listening);
  wait_until (is_on_bus (&desktop));
  g_variant_unref (press (&desktop, "Stop", NULL));
  g_assert_cmpint (anning_listening_get_evidence_id (fixture->listening), ==, 0);
  wait_until (!is_on_bus (&desktop));

  g_assert_finalize_object (g_steal_pointer (&mpris));
  g_object_unref (desktop.bus);
}

static void
on_locked (guint *n_locked)
{
  (*n_locked)++;
}

static void
tell (Desktop    *desktop,
      const char *path,
      const char *interface,
      const char *signal,
      GVariant   *parameters)
{
  g_dbus_connection_emit_signal (desktop->bus, NULL, path, interface, signal, parameters, NULL);
  g_dbus_connection_flush_sync (desktop->bus, NULL, NULL);
  ui_wait (NULL, 100);
}

static void
test_locks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningLockWatch) watch = NULL;
  g_autoptr (GVariant) owned = NULL;
  Desktop desktop = { 0 };
  guint n_locked = 0;
  GVariantBuilder changed;

  if (!connect_desktop (&desktop))
    {
      g_test_skip ("no session bus");
      return;
    }
  owned = call (&desktop, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                g_variant_new ("(su)", "org.freedesktop.login1", 0));
  watch = anning_lock_watch_new ();
  g_signal_connect_swapped (watch, "locked", G_CALLBACK (on_locked), &n_locked);
  ui_wait (NULL, 200);

  tell (&desktop, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));
  g_assert_cmpuint (n_locked, ==, 1);
  tell (&desktop, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", FALSE));
  g_assert_cmpuint (n_locked, ==, 1);
  tell (&desktop, "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));
  g_assert_cmpuint (n_locked, ==, 2);
  tell (&desktop, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", TRUE));
  g_assert_cmpuint (n_locked, ==, 3);
  tell (&desktop, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", FALSE));
  g_assert_cmpuint (n_locked, ==, 3);
  tell (&desktop, "/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", NULL);
  g_assert_cmpuint (n_locked, ==, 4);
  tell (&desktop, "/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Unlock", NULL);
  g_assert_cmpuint (n_locked, ==, 4);
  g_variant_builder_init (&changed, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&changed, "{sv}", "LockedHint", g_variant_new_boolean (TRUE));
  tell (&desktop, "/org/freedesktop/login1/session/_31", "org.freedesktop.DBus.Properties", "PropertiesChanged",
        g_variant_new ("(sa{sv}as)", "org.freedesktop.login1.Session", &changed, NULL));
  g_assert_cmpuint (n_locked, ==, 5);

  g_assert_finalize_object (g_steal_pointer (&watch));
  g_object_unref (desktop.bus);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);

  g_setenv ("GST_REGISTRY", registry, TRUE);
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(path, function) g_test_add ("/listening/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("place", test_place);
  ADD ("place-at-end", test_place_at_end);
  ADD ("place-while-playing", test_place_while_playing);
  ADD ("views", test_views);
  ADD ("hush", test_hush);
  ADD ("failed", test_failed);
  ADD ("bar", test_bar);
  ADD ("hide-now", test_hide_now);
  ADD ("mpris", test_mpris);
  ADD ("locks", test_locks);
  return g_test_run ();
}
