/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-incidents-page.h"
#include "anning-listening.h"
#include "anning-player-view.h"
#include "anning-waveform.h"
#include "ui-fixture.h"
#include "../wait-until.h"

/* 2026-03-12 21:14:09 in China, as ms since 1970: 13:14:09 UTC. */
#define STARTED G_GINT64_CONSTANT (1773321249000)

/* Brings a recording of tests/fixtures/audio into the file; it was not decoded yet. */
static gpointer
add_evidence (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", data, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  gint64 id;

  g_assert_nonnull (stream);
  id = anning_evidence_add (db, G_INPUT_STREAM (stream), "audio/mpeg", NULL, NULL, NULL, cancellable, error);
  return GSIZE_TO_POINTER ((gsize) id);
}

static gint64
add (UiFixture  *fixture,
     const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = (gint64) GPOINTER_TO_SIZE (anning_store_write (fixture->store, add_evidence, (gpointer) name, &error));

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;
  const char *name;
} Use;

static gpointer
use_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Use *use = data;

  anning_evidence_use (db, use->evidence_id, "incident", use->incident_id, use->name, NULL, ANNING_UNKNOWN, error);
  return NULL;
}

/* The incident that began at STARTED and has the recording. */
static gint64
incident_with (UiFixture  *fixture,
               gint64      evidence_id,
               const char *name)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GError) error = NULL;
  Use use = { evidence_id, 0, name };

  incident->started_at = STARTED;
  incident->utc_offset = 480;
  incident->channel = g_strdup ("call");
  use.incident_id = ui_save (fixture->store, &anning_incident_type, incident);
  anning_store_write (fixture->store, use_job, &use, &error);
  g_assert_no_error (error);
  return use.incident_id;
}

/* A recorder that writes the second into the name, at the second at which the incident began. */
#define EXACT_NAME "20260312_211409.000000+0800_+8613800138000.m4a"

static void
set_recording (UiFixture *fixture,
               GtkWidget *view,
               gint64     evidence_id)
{
  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, evidence_id,
                                    incident_with (fixture, evidence_id, EXACT_NAME));
}

typedef struct
{
  gint64 id;
  const char *problem;
  const char *detail;
} Problem;

static gpointer
set_problem (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Problem *problem = data;

  anning_evidence_set_sound (db, problem->id, ANNING_UNKNOWN, FALSE, problem->problem, problem->detail, NULL, error);
  return NULL;
}

static gpointer
get_evidence (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_evidence_get (db, *(gint64 *) data, error);
}

static const char *
shown (GtkWidget *view)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find (view, GTK_TYPE_STACK, NULL)));
}

/* Runs the main loop until @page is shown. */
static void
wait_for_page (GtkWidget  *view,
               const char *page)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_strcmp0 (shown (view), page) != 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (shown (view), ==, page);
  ui_settle (NULL);
}

static void
click (GtkWidget  *view,
       const char *tooltip)
{
  GtkWidget *button = ui_find (view, GTK_TYPE_BUTTON, tooltip);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gint64
position (GtkWidget *view)
{
  return anning_player_view_get_position (ANNING_PLAYER_VIEW (view));
}

/* Where cursor, scale and text stand. */
static void
assert_place (GtkWidget  *view,
              gint64      expected,
              const char *elapsed,
              const char *remaining)
{
  GtkWidget *scale = ui_find (view, GTK_TYPE_SCALE, NULL);
  GtkWidget *waveform = ui_find (view, ANNING_TYPE_WAVEFORM, NULL);

  g_assert_cmpint (position (view), ==, expected);
  g_assert_cmpint ((gint64) gtk_range_get_value (GTK_RANGE (scale)), ==, expected);
  g_assert_cmpint (anning_waveform_get_position (ANNING_WAVEFORM (waveform)), ==, expected);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, elapsed));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, remaining));
}

/* What was never decoded is decoded when it is first shown, and that is kept. */
static void
test_show (UiFixture     *fixture,
           gconstpointer  data)
{
  gint64 id = add (fixture, "tones.mp3");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 360);
  g_autoptr (AnningEvidence) evidence = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (shown (view), ==, "nothing");
  set_recording (fixture, view, id);
  g_assert_cmpstr (shown (view), ==, "loading");
  wait_for_page (view, "sound");
  assert_place (view, 0, "00:00 (21:14:09)", "\u221200:05");
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (ui_find (view, ANNING_TYPE_WAVEFORM, NULL)), 100), >, 40);
  g_assert_cmpint (gtk_widget_get_width (view), <=, 360);

  evidence = anning_store_read (fixture->store, get_evidence, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ABS (evidence->length_ms - 5000), <=, 50);
  g_assert_null (evidence->problem);

  /* Without a known beginning there is no clock on the wall. */
  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, id, 0);
  wait_for_page (view, "sound");
  g_assert_cmpstr (shown (view), ==, "sound");
  assert_place (view, 0, "00:00", "\u221200:05");

  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, 0, 0);
  g_assert_cmpstr (shown (view), ==, "nothing");
  ui_destroy (fixture->store, window, view);
}

static void
test_play (UiFixture     *fixture,
           gconstpointer  data)
{
  gint64 id = add (fixture, "tones.amr");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);
  GtkWidget *play;
  gint64 stood;

  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  play = ui_find (view, GTK_TYPE_BUTTON, "Play (Space)");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (play), GTK_ACCESSIBLE_PROPERTY_LABEL, "Play");

  click (view, "Play (Space)");
  g_assert_true (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (play), GTK_ACCESSIBLE_PROPERTY_LABEL, "Pause");
  /* The cursor follows by itself. */
  wait_until (anning_waveform_get_position (ANNING_WAVEFORM (ui_find (view, ANNING_TYPE_WAVEFORM, NULL))) > 1100);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "00:01 (21:14:10)"));

  anning_player_view_stop (ANNING_PLAYER_VIEW (view));
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (play), GTK_ACCESSIBLE_PROPERTY_LABEL, "Play");
  ui_wait (fixture->store, 100);
  stood = position (view);
  ui_wait (fixture->store, 200);
  g_assert_cmpint (position (view), ==, stood);

  /* Up to the end, where it stands. */
  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 4800);
  click (view, "Play (Space)");
  wait_until (!anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  assert_place (view, 5000, "00:05 (21:14:14)", "\u221200:00");
  ui_destroy (fixture->store, window, view);
}

static void
test_seek (UiFixture     *fixture,
           gconstpointer  data)
{
  /* Five seconds to the sample, whoever decodes it; what is gone and what is left add up to them. */
  gint64 id = add (fixture, "tones.flac");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);
  GtkWidget *scale;
  gboolean handled;

  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  scale = ui_find (view, GTK_TYPE_SCALE, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, "Position");

  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 3000);
  assert_place (view, 3000, "00:03 (21:14:12)", "\u221200:02");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "00:03 (21:14:12) of 00:05");
  click (view, "Back 5 seconds (←)");
  assert_place (view, 0, "00:00 (21:14:09)", "\u221200:05");
  click (view, "Forward 5 seconds (→)");
  g_assert_cmpint (ABS (position (view) - 5000), <=, 50);

  g_signal_emit_by_name (ui_find (view, ANNING_TYPE_WAVEFORM, NULL), "seek", (gint64) 1200);
  assert_place (view, 1200, "00:01 (21:14:10)", "\u221200:04");
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 2500.0, &handled);
  assert_place (view, 2500, "00:02 (21:14:11)", "\u221200:03");

  /* Now it is the pipeline that answers. */
  ui_wait (fixture->store, 500);
  g_assert_cmpint (ABS (position (view) - 2500), <=, 1);
  ui_destroy (fixture->store, window, view);
}

static void
test_speed (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = add (fixture, "tones.wav");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);
  GtkWidget *speed;
  gint64 begun;

  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  speed = ui_find (view, GTK_TYPE_DROP_DOWN, NULL);
  /* Newer GTK has the button in it say this. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (speed), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_check_version (4, 14, 0) == NULL ? "Speed, 1×" : "Speed");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (speed)), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (speed), 5);

  begun = g_get_monotonic_time ();
  click (view, "Play (Space)");
  wait_until (!anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  g_assert_cmpint ((g_get_monotonic_time () - begun) / 1000, >=, 2000);
  g_assert_cmpint ((g_get_monotonic_time () - begun) / 1000, <=, 4500);
  ui_destroy (fixture->store, window, view);
}

/* Each reason has its sentence; trying again is offered where it may help. */
static void
test_problems (UiFixture     *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *file;
    const char *part;
    gboolean again;
  } cases[] = {
    { "wechat.slk", "SILK", FALSE },
    { "empty.m4a", "not a moment of sound", FALSE },
    { "text.mp3", "no sound", FALSE },
    { "cut.m4a", "cut off", FALSE },
  };
  Problem missing = { 0, "missing_plugin", "AMR-WB decoder (decoder-audio/AMR-WB)" };
  g_autoptr (GError) error = NULL;
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 360);
  GtkWidget *again = ui_find (view, GTK_TYPE_BUTTON, "Try Again");
  GtkWidget *sentence = gtk_widget_get_last_child (gtk_widget_get_prev_sibling (again));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_recording (fixture, view, add (fixture, cases[i].file));
      wait_for_page (view, "problem");
      g_test_message ("%s", gtk_label_get_text (GTK_LABEL (sentence)));
      g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (sentence)), cases[i].part));
      g_assert_cmpint (gtk_widget_get_visible (again), ==, cases[i].again);
    }

  missing.id = add (fixture, "tones.awb");
  anning_store_write (fixture->store, set_problem, &missing, &error);
  g_assert_no_error (error);
  set_recording (fixture, view, missing.id);
  wait_for_page (view, "problem");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (sentence)), "gstreamer1.0-plugins-ugly"));
  g_assert_true (gtk_widget_get_visible (again));

  /* Meanwhile it was installed. What was said before takes no room. */
  g_signal_emit_by_name (again, "clicked");
  wait_for_page (view, "sound");
  g_assert_cmpint (gtk_widget_get_width (view), <=, 360);
  ui_destroy (fixture->store, window, view);
}

/* What made its decoder crash is not opened in the program; its original is there. */
static void
test_unsafe (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("anning-sound-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "anning-sound", NULL);
  g_autofree char *before = g_strdup (g_getenv ("ANNING_LIBEXECDIR"));
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 360);
  GtkWidget *again = ui_find (view, GTK_TYPE_BUTTON, "Try Again");
  GtkWidget *sentence = gtk_widget_get_last_child (gtk_widget_get_prev_sibling (again));
  gint64 id = add (fixture, "tones.m4a");

  g_assert_true (g_file_set_contents_full (path, "#!/bin/sh\nkill -SEGV $$\n", -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("ANNING_LIBEXECDIR", folder, TRUE);
  set_recording (fixture, view, id);
  wait_for_page (view, "problem");
  g_setenv ("ANNING_LIBEXECDIR", before, TRUE);
  g_unlink (path);
  g_rmdir (folder);

  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (sentence)), "not played here"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (sentence)), "save it to a file"));
  anning_player_view_play (ANNING_PLAYER_VIEW (view));
  g_assert_cmpint (anning_listening_get_evidence_id (anning_listening_get_default ()), !=, id);
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));

  /* It may have been the computer: once more, and this time it goes well. */
  g_assert_true (gtk_widget_get_visible (again));
  g_signal_emit_by_name (again, "clicked");
  wait_for_page (view, "sound");
  ui_destroy (fixture->store, window, view);
}

/* An original that is not there. */
static void
test_unknown (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);

  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, 4711, 0);
  wait_for_page (view, "problem");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "This entry is no longer there."));
  ui_destroy (fixture->store, window, view);
}

/* From one to the next faster than they can be read, and gone in the middle. */
static void
test_hurry (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 first = add (fixture, "tones.opus");
  gint64 second = add (fixture, "tones.flac");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);

  for (int i = 0; i < 10; i++)
    {
      set_recording (fixture, view, i % 2 ? first : second);
      g_main_context_iteration (NULL, FALSE);
    }
  wait_for_page (view, "sound");
  click (view, "Play (Space)");
  wait_until (position (view) > 100);
  set_recording (fixture, view, second);
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  g_assert_true (anning_listening_get_playing (anning_listening_get_default ()));
  ui_destroy (fixture->store, window, view);
}

/* A marker that is asked for by name, as a round does: its incident, and its place in the recording. */
static void
test_marker (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningMarker) marker = anning_marker_new ();
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 1000);
  GtkWidget *view;
  gint64 id;

  marker->evidence_id = add (fixture, "tones.flac");
  incident_with (fixture, marker->evidence_id, "tones.flac");
  marker->start_ms = 3000;
  marker->end_ms = 4000;
  id = ui_save (fixture->store, &anning_marker_type, marker);

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "marker", id, ""));
  ui_settle (fixture->store);
  view = ui_find (page, ANNING_TYPE_PLAYER_VIEW, NULL);
  wait_for_page (view, "sound");
  g_assert_cmpint (ABS (position (view) - 3000), <=, 1);
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));

  /* Once more, while its incident is shown already. */
  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 0);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "marker", id, ""));
  wait_until (ABS (position (view) - 3000) <= 1);
  ui_destroy (fixture->store, window, page);
}

/* As if a key were pressed in the window. Returns: whether the recording took it */
static gboolean
press (GtkWidget       *window,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

static void
remember_mark (AnningPlayerView *view,
               gint64            position_ms,
               gint64           *marked)
{
  *marked = position_ms;
}

/* Every key of the recording, wherever the focus is; but nobody loses a key that is needed. */
static void
test_keys (UiFixture     *fixture,
           gconstpointer  data)
{
  gint64 id = add (fixture, "tones.flac");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label ("Other");
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (
                                         G_LIST_MODEL (gtk_string_list_new ((const char *const[]) { "a", NULL })))), NULL);
  GtkWidget *window;
  AnningPlayer *player = anning_listening_get_player (anning_listening_get_default ());
  gint64 marked = -1;

  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), list);
  window = ui_present (box, 600);
  /* There is no recording yet. */
  g_assert_false (press (window, GDK_KEY_space, 0));
  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  g_signal_connect (view, "mark", G_CALLBACK (remember_mark), &marked);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_cmpint (position (view), ==, 0);

  g_assert_true (press (window, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpint (position (view), ==, 1000);
  press (window, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (window, GDK_KEY_period, 0);
  press (window, GDK_KEY_period, 0);
  press (window, GDK_KEY_comma, 0);
  g_assert_cmpint (position (view), ==, 2100);
  press (window, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_cmpint (position (view), ==, 1100);
  press (window, GDK_KEY_Right, 0);
  g_assert_cmpint (position (view), ==, 5000);
  press (window, GDK_KEY_Left, 0);
  g_assert_cmpint (position (view), ==, 0);
  press (window, GDK_KEY_End, 0);
  g_assert_cmpint (position (view), ==, 5000);
  press (window, GDK_KEY_Home, 0);
  g_assert_cmpint (position (view), ==, 0);

  press (window, GDK_KEY_bracketright, 0);
  g_assert_cmpfloat_with_epsilon (anning_player_get_speed (player), 1.25, 0.001);
  press (window, GDK_KEY_bracketleft, 0);
  press (window, GDK_KEY_bracketleft, 0);
  g_assert_cmpfloat_with_epsilon (anning_player_get_speed (player), 0.75, 0.001);
  for (guint i = 0; i < 9; i++)
    press (window, GDK_KEY_bracketright, 0);
  g_assert_cmpfloat_with_epsilon (anning_player_get_speed (player), 2.0, 0.001);
  anning_player_set_speed (player, 1.0);

  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 2100);
  press (window, GDK_KEY_M, 0);
  g_assert_cmpint (marked, ==, 2100);
  g_assert_true (press (window, GDK_KEY_space, 0));
  g_assert_true (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  press (window, GDK_KEY_space, 0);
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  g_assert_false (press (window, GDK_KEY_m, GDK_CONTROL_MASK));
  g_assert_false (press (window, GDK_KEY_Up, 0));
  g_assert_false (press (window, GDK_KEY_Escape, 0));

  /* In an entry everything is text. */
  gtk_widget_grab_focus (entry);
  g_assert_false (press (window, GDK_KEY_space, 0));
  g_assert_false (press (window, GDK_KEY_m, 0));
  g_assert_false (press (window, GDK_KEY_Left, 0));
  g_assert_false (press (window, GDK_KEY_Home, 0));
  g_assert_false (press (window, GDK_KEY_comma, 0));
  /* A button that was reached with the keyboard is pressed with Space, a list has its own ends. */
  gtk_window_set_focus_visible (GTK_WINDOW (window), TRUE);
  gtk_widget_grab_focus (button);
  g_assert_false (press (window, GDK_KEY_space, 0));
  /* Also when GTK takes the ring around it away, which is after three seconds. */
  gtk_window_set_focus_visible (GTK_WINDOW (window), FALSE);
  g_assert_false (press (window, GDK_KEY_space, 0));
  /* As after a click. */
  gtk_widget_grab_focus (entry);
  gtk_widget_grab_focus (button);
  g_assert_true (press (window, GDK_KEY_space, 0));
  g_assert_true (press (window, GDK_KEY_space, 0));
  g_assert_true (press (window, GDK_KEY_m, 0));
  gtk_window_set_focus (GTK_WINDOW (window), list);
  g_assert_false (press (window, GDK_KEY_Home, 0));
  g_assert_false (press (window, GDK_KEY_Down, 0));
  g_assert_true (press (window, GDK_KEY_comma, 0));

  /* Nothing is taken while it is not to be seen. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_set_visible (view, FALSE);
  g_assert_false (press (window, GDK_KEY_space, 0));
  ui_destroy (fixture->store, window, box);
}

static void
assert_loop (gint64 start_ms,
             gint64 end_ms)
{
  AnningPlayer *player = anning_listening_get_player (anning_listening_get_default ());
  gint64 start, end;

  g_assert_true (anning_player_get_loop (player, &start, &end));
  g_assert_cmpint (start, ==, start_ms);
  g_assert_cmpint (end, ==, end_ms);
}

/* L: from here, to here, off. And what is selected. */
static void
test_loop (UiFixture     *fixture,
           gconstpointer  data)
{
  gint64 id = add (fixture, "tones.flac");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);
  AnningPlayer *player = anning_listening_get_player (anning_listening_get_default ());
  GtkWidget *waveform;
  gint64 start, end;

  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  waveform = ui_find (view, ANNING_TYPE_WAVEFORM, NULL);

  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 1000);
  press (window, GDK_KEY_l, 0);
  g_assert_false (anning_player_get_loop (player, &start, &end));
  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 3000);
  /* It is seen while it grows. */
  g_assert_true (anning_player_view_get_selection (ANNING_PLAYER_VIEW (view), &start, &end));
  g_assert_cmpint (start, ==, 1000);
  g_assert_cmpint (end, ==, 3000);
  press (window, GDK_KEY_l, 0);
  assert_loop (1000, 3000);
  g_assert_cmpint (position (view), ==, 1000);
  g_assert_true (anning_waveform_get_looping (ANNING_WAVEFORM (waveform)));

  /* Its end is drawn elsewhere. */
  anning_waveform_set_selection (ANNING_WAVEFORM (waveform), 1000, 2000);
  assert_loop (1000, 2000);
  press (window, GDK_KEY_l, 0);
  g_assert_false (anning_player_get_loop (player, &start, &end));
  g_assert_false (anning_waveform_get_looping (ANNING_WAVEFORM (waveform)));

  /* The selection was made by hand since, and stays; now it is what is heard. */
  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 4000);
  press (window, GDK_KEY_l, 0);
  assert_loop (1000, 2000);
  g_assert_cmpint (position (view), ==, 1000);
  /* Without it there is nothing to hear again. */
  g_assert_true (press (window, GDK_KEY_Escape, 0));
  g_assert_false (anning_player_view_get_selection (ANNING_PLAYER_VIEW (view), &start, &end));
  g_assert_false (anning_player_get_loop (player, &start, &end));

  /* Pressed twice at the same place it is off, and the other way round it is the same part. */
  press (window, GDK_KEY_l, 0);
  press (window, GDK_KEY_l, 0);
  g_assert_false (anning_player_get_loop (player, &start, &end));
  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 4000);
  press (window, GDK_KEY_l, 0);
  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 2500);
  press (window, GDK_KEY_l, 0);
  assert_loop (2500, 4000);

  /* Looked at again it is still there. */
  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, 0, 0);
  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  assert_loop (2500, 4000);
  g_assert_true (anning_player_view_get_selection (ANNING_PLAYER_VIEW (view), &start, &end));
  g_assert_cmpint (start, ==, 2500);
  g_assert_true (anning_waveform_get_looping (ANNING_WAVEFORM (waveform)));
  ui_destroy (fixture->store, window, view);
}

/* Another recording is looked at while one plays; each keeps its place. */
static void
test_two (UiFixture     *fixture,
          gconstpointer  data)
{
  AnningListening *listening = anning_listening_get_default ();
  gint64 first = add (fixture, "tones.flac");
  gint64 second = add (fixture, "tones.wav");
  gint64 incident = incident_with (fixture, first, EXACT_NAME);
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);

  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, first, incident);
  wait_for_page (view, "sound");
  g_assert_cmpint (anning_listening_get_evidence_id (listening), ==, first);
  g_assert_cmpint (anning_player_view_get_started_at (ANNING_PLAYER_VIEW (view)), ==, STARTED);
  g_assert_true (anning_listening_get_in_sight (listening));
  click (view, "Play (Space)");
  wait_until (position (view) > 300);

  set_recording (fixture, view, second);
  wait_for_page (view, "sound");
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  g_assert_true (anning_listening_get_playing (listening));
  g_assert_cmpint (anning_listening_get_evidence_id (listening), ==, first);
  g_assert_false (anning_listening_get_in_sight (listening));
  g_assert_cmpint (position (view), ==, 0);
  /* A place can be chosen meanwhile. */
  anning_player_view_seek (ANNING_PLAYER_VIEW (view), 1500);
  assert_place (view, 1500, "00:01 (21:14:10)", "\u221200:04");
  g_assert_true (anning_listening_get_playing (listening));

  click (view, "Play (Space)");
  g_assert_cmpint (anning_listening_get_evidence_id (listening), ==, second);
  g_assert_true (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  wait_until (position (view) > 1600);
  g_assert_cmpint (position (view), <, 4000);

  /* The first one again: its bytes are read anew, its place is known. */
  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, first, incident);
  wait_for_page (view, "sound");
  wait_until (position (view) > 200);
  click (view, "Play (Space)");
  wait_until (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  g_assert_cmpint (anning_listening_get_evidence_id (listening), ==, first);

  /* Taken away by another view, and played again from this one. */
  anning_listening_close (listening);
  g_assert_false (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  click (view, "Play (Space)");
  wait_until (anning_player_view_get_playing (ANNING_PLAYER_VIEW (view)));
  anning_player_view_stop (ANNING_PLAYER_VIEW (view));
  ui_destroy (fixture->store, window, view);
}

/* Ctrl+G; what is nowhere in the recording is said. */
static void
test_go_to (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = add (fixture, "tones.flac");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);
  GtkWidget *entry;
  GtkWidget *popover;

  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (press (window, GDK_KEY_g, GDK_CONTROL_MASK));
  ui_settle (fixture->store);
  entry = ui_find (view, GTK_TYPE_ENTRY, NULL);
  popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_nonnull (ui_find (popover, GTK_TYPE_LABEL, "A place up to 00:05, or the time of day from 21:14:09 to 21:14:14"));
  /* The keys of the recording are text there. */
  g_assert_false (press (window, GDK_KEY_space, 0));

  gtk_editable_set_text (GTK_EDITABLE (entry), "0:07");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_nonnull (ui_find (popover, GTK_TYPE_LABEL, "That time is not in this recording."));
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "That time is not in this recording.");
  gtk_editable_set_text (GTK_EDITABLE (entry), "21:14:12");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (position (view), ==, 3000);
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == ui_find (view, GTK_TYPE_BUTTON, "Play (Space)"));

  /* Given up, too. */
  press (window, GDK_KEY_g, GDK_CONTROL_MASK);
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), entry));
  gtk_popover_popdown (GTK_POPOVER (popover));
  ui_settle (fixture->store);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == ui_find (view, GTK_TYPE_BUTTON, "Play (Space)"));
  g_assert_cmpint (position (view), ==, 3000);

  /* And it may be open when all of it goes. */
  press (window, GDK_KEY_g, GDK_CONTROL_MASK);
  ui_destroy (fixture->store, window, view);
}

/* A name that tells no time: the minute of the incident is all that is known. */
static void
test_clock (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = add (fixture, "tones.flac");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 600);

  anning_player_view_set_recording (ANNING_PLAYER_VIEW (view), fixture->store, id, incident_with (fixture, id, "tones.flac"));
  wait_for_page (view, "sound");
  assert_place (view, 0, "00:00 (about 21:14)", "\u221200:05");
  ui_destroy (fixture->store, window, view);
}

/* In the narrowest window with the largest text. */
static void
test_large (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = add (fixture, "tones.flac");
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 360);
  GtkSettings *settings = gtk_widget_get_settings (view);
  int dpi;
  int least;

  set_recording (fixture, view, id);
  wait_for_page (view, "sound");
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_settle (fixture->store);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  /* The page has 12 to either side. */
  g_assert_cmpint (least, <=, 336);
  ui_destroy (fixture->store, window, view);
}

/* The threads of a player let go of the file in the background. */
static void
tear_down (UiFixture     *fixture,
           gconstpointer  data)
{
  anning_listening_drop_default ();
  ui_wait (fixture->store, 300);
  ui_tear_down (fixture, data);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);

  /* Isolated folders would have each test search for plugins anew. */
  g_setenv ("GST_REGISTRY", registry, TRUE);
  g_setenv ("ANNING_AUDIO_SINK", "fakesink", TRUE);
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, function) g_test_add ("/ui/player-view/" name, UiFixture, NULL, ui_set_up, function, tear_down)
  ADD ("show", test_show);
  ADD ("play", test_play);
  ADD ("seek", test_seek);
  ADD ("speed", test_speed);
  ADD ("problems", test_problems);
  ADD ("unsafe", test_unsafe);
  ADD ("unknown", test_unknown);
  ADD ("hurry", test_hurry);
  ADD ("marker", test_marker);
  ADD ("keys", test_keys);
  ADD ("loop", test_loop);
  ADD ("two", test_two);
  ADD ("go-to", test_go_to);
  ADD ("clock", test_clock);
  ADD ("large", test_large);

  return g_test_run ();
}
