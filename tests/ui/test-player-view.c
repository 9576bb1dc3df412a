/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-incidents-page.h"
#include "anning-listening.h"
#include "anning-player-view.h"
#include "anning-waveform.h"
#include "ui-fixture.h"

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

static gboolean
on_timeout (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

#define wait_until(condition)                                                     \
  G_STMT_START                                                                    \
  {                                                                               \
    guint timeout = g_timeout_add (5, on_timeout, NULL);                          \
    gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;              \
    while (!(condition) && g_get_monotonic_time () < deadline)                    \
      g_main_context_iteration (NULL, TRUE);                                      \
    g_source_remove (timeout);                                                    \
    g_assert_true (condition);                                                    \
  }                                                                               \
  G_STMT_END

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
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (speed), GTK_ACCESSIBLE_PROPERTY_LABEL, "Speed");
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
    { "empty.m4a", "empty", FALSE },
    { "text.mp3", "no sound", FALSE },
    { "cut.m4a", "cut off", FALSE },
  };
  Problem missing = { 0, "missing_plugin", "AMR-WB decoder (decoder-audio/AMR-WB)" };
  g_autoptr (GError) error = NULL;
  GtkWidget *view = anning_player_view_new ();
  GtkWidget *window = ui_present (view, 360);
  GtkWidget *again = ui_find (view, GTK_TYPE_BUTTON, "Try Again");
  GtkWidget *sentence = gtk_widget_get_prev_sibling (again);

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

  /* Meanwhile it was installed. */
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
  ADD ("unknown", test_unknown);
  ADD ("hurry", test_hurry);
  ADD ("marker", test_marker);

  return g_test_run ();
}
