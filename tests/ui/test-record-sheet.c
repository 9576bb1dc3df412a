/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident.h"
#include "anning-microphone-private.h"
#include "anning-record-sheet.h"
#include "anning-recording-bar.h"
#include "anning-recording-session.h"
#include "anning-takes.h"
#include "ui-fixture.h"
#include "../wait-until.h"

#define NARROW 360
#define TONE "audiotestsrc is-live=true samplesperbuffer=4800 freq=440 volume=0.5 ! capsfilter caps=audio/x-raw,rate=48000"

/* A computer with one microphone, or without. @description: NULL: none */
static GListModel *
microphones_new (const char *description)
{
  GListStore *list = g_list_store_new (ANNING_TYPE_MICROPHONE);

  if (description != NULL)
    {
      g_autoptr (AnningMicrophone) microphone = anning_microphone_new_described ("Built-in Audio", description);

      g_list_store_append (list, microphone);
    }
  return G_LIST_MODEL (list);
}

/* The sheet's content, which is what it shows. */
static GtkWidget *
content (GtkWidget *sheet)
{
  return adw_window_get_content (ADW_WINDOW (sheet));
}

static const char *
shown (GtkWidget *sheet)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_find (content (sheet), GTK_TYPE_STACK, NULL)));
}

static void
click (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *button = ui_find (widget, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Also with a text of twice the size. */
static void
require_narrow (GtkWidget *widget)
{
  static const int sizes[] = { 200, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int wanted;

      /* What GTK calls 96 dots per inch. */
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * sizes[i] / 100, NULL);
      for (int k = 0; k < 20; k++)
        g_main_context_iteration (NULL, FALSE);
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
      g_test_message ("%s wants %d at %d %%", G_OBJECT_TYPE_NAME (widget), wanted, sizes[i]);
      g_assert_cmpint (wanted, <=, NARROW);
    }
}

static GtkWidget *
present (UiFixture  *fixture,
         const char *description)
{
  g_autoptr (GListModel) microphones = microphones_new (description);
  GtkWidget *sheet = anning_record_sheet_new (fixture->store, microphones);

  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  return sheet;
}

static void
test_no_microphone (UiFixture     *fixture,
                    gconstpointer  data)
{
  GtkWidget *sheet = present (fixture, NULL);

  g_object_add_weak_pointer (G_OBJECT (sheet), (gpointer *) &sheet);
  g_assert_cmpstr (shown (sheet), ==, "nothing");
  require_narrow (content (sheet));
  gtk_window_destroy (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  g_assert_null (sheet);
}

/* One that is plugged in while the sheet is open is taken at once, and one that is pulled out is gone. */
static void
test_plugged_in (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autoptr (GListModel) microphones = microphones_new (NULL);
  g_autoptr (AnningMicrophone) microphone = anning_microphone_new_described ("USB", TONE);
  GtkWidget *sheet = anning_record_sheet_new (fixture->store, microphones);
  AnningRecordingSession *session = anning_recording_session_of (fixture->store);

  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  g_list_store_append (G_LIST_STORE (microphones), microphone);
  g_assert_cmpstr (shown (sheet), ==, "ready");
  wait_until (anning_recording_session_get_level (session) == ANNING_LEVEL_GOOD);
  g_assert_cmpint (anning_recording_session_get_state (session), ==, ANNING_RECORDING_LISTENING);
  g_assert_nonnull (ui_find (content (sheet), GTK_TYPE_LABEL, "Good"));

  g_list_store_remove (G_LIST_STORE (microphones), 0);
  g_assert_cmpstr (shown (sheet), ==, "nothing");
  g_assert_cmpint (anning_recording_session_get_state (session), ==, ANNING_RECORDING_STILL);
  gtk_window_destroy (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
}

/* From the button to the contact that holds what was recorded. */
static void
test_record (UiFixture     *fixture,
             gconstpointer  data)
{
  AnningRecordingSession *session = anning_recording_session_of (fixture->store);
  GtkWidget *sheet = present (fixture, TONE);
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GPtrArray) markers = NULL;

  g_object_add_weak_pointer (G_OBJECT (sheet), (gpointer *) &sheet);
  g_assert_cmpstr (shown (sheet), ==, "ready");
  require_narrow (content (sheet));
  click (content (sheet), "Start Recording");
  g_assert_cmpstr (shown (sheet), ==, "running");
  require_narrow (content (sheet));
  wait_until (anning_recording_session_get_elapsed (session) >= 1200);
  g_assert_nonnull (ui_find (content (sheet), GTK_TYPE_LABEL, "00:01"));
  click (content (sheet), "Mark This Moment (M)");
  g_assert_nonnull (ui_find (content (sheet), GTK_TYPE_LABEL, "1 mark"));
  click (content (sheet), "Stop and Keep");
  g_assert_cmpstr (shown (sheet), ==, "keeping");

  wait_until (!anning_recording_session_is_busy (session));
  ui_settle (fixture->store);
  g_assert_null (sheet);
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  g_assert_cmpstr (((const AnningIncident *) g_ptr_array_index (incidents, 0))->channel, ==, "call");
  markers = ui_list (fixture->store, &anning_marker_type);
  g_assert_cmpuint (markers->len, ==, 1);
  g_assert_cmpint (anning_recording_session_get_state (session), ==, ANNING_RECORDING_STILL);
}

/* The sheet may go while it records: the line above the pages ends it. */
static void
test_closed (UiFixture     *fixture,
             gconstpointer  data)
{
  AnningRecordingSession *session = anning_recording_session_of (fixture->store);
  GtkWidget *sheet = present (fixture, TONE);
  GtkWidget *bar = g_object_new (ANNING_TYPE_RECORDING_BAR, NULL);
  GtkWidget *window = ui_present (bar, NARROW);
  g_autoptr (GPtrArray) incidents = NULL;

  anning_recording_bar_set_store (ANNING_RECORDING_BAR (bar), fixture->store);
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (bar))));

  click (content (sheet), "Start Recording");
  wait_until (anning_recording_session_get_state (session) == ANNING_RECORDING_RUNNING);
  gtk_window_close (GTK_WINDOW (sheet));
  wait_until (anning_recording_session_get_elapsed (session) >= 1000);
  g_assert_true (gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (bar))));
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "Recording Now"));
  require_narrow (bar);
  g_assert_true (anning_recording_bar_is_busy (ANNING_RECORDING_BAR (bar)));

  click (bar, "Stop and Keep");
  wait_until (!anning_recording_session_is_busy (session));
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (bar))));
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  ui_destroy (fixture->store, window, bar);
}

/* The first message dialog that is open. */
static GtkWidget *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* The window asks before it goes: it stays, or goes once the recording is kept. */
static void
test_held (UiFixture     *fixture,
           gconstpointer  data)
{
  AnningRecordingSession *session = anning_recording_session_of (fixture->store);
  g_autoptr (AnningMicrophone) microphone = anning_microphone_new_described ("Test", TONE);
  GtkWidget *bar = g_object_new (ANNING_TYPE_RECORDING_BAR, NULL);
  GtkWidget *window = ui_present (bar, NARROW);
  g_autoptr (GPtrArray) incidents = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  anning_recording_bar_set_store (ANNING_RECORDING_BAR (bar), fixture->store);
  ui_settle (fixture->store);
  g_assert_false (anning_recording_bar_holds (ANNING_RECORDING_BAR (bar)));

  anning_recording_session_start (session, microphone, "call");
  wait_until (anning_recording_session_get_elapsed (session) >= 1000);
  g_assert_true (anning_recording_bar_holds (ANNING_RECORDING_BAR (bar)));
  ui_settle (NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "stay");
  ui_settle (NULL);
  g_assert_true (anning_recording_session_is_busy (session));

  g_assert_true (anning_recording_bar_holds (ANNING_RECORDING_BAR (bar)));
  ui_settle (NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "stop");
  /* While it is being kept nothing is asked any more. */
  g_assert_cmpint (anning_recording_session_get_state (session), ==, ANNING_RECORDING_KEEPING);
  g_assert_true (anning_recording_bar_holds (ANNING_RECORDING_BAR (bar)));
  wait_until (window == NULL);
  ui_settle (fixture->store);
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
}

/* Pulled out in the middle: said in the sheet, and kept. */
static void
test_lost (UiFixture     *fixture,
           gconstpointer  data)
{
  AnningRecordingSession *session = anning_recording_session_of (fixture->store);
  GtkWidget *sheet = present (fixture, TONE " ! identity error-after=15");
  g_autoptr (GPtrArray) incidents = NULL;
  GtkWidget *page;

  /* It also fails while it is only listened to; then there is a way to try again. */
  click (content (sheet), "Start Recording");
  wait_until (!anning_recording_session_is_busy (session));
  ui_settle (fixture->store);
  g_assert_cmpstr (shown (sheet), ==, "ended");
  page = gtk_stack_get_visible_child (GTK_STACK (ui_find (content (sheet), GTK_TYPE_STACK, NULL)));
  g_assert_true (g_str_has_suffix (adw_status_page_get_description (ADW_STATUS_PAGE (page)),
                                   "What was recorded until then is kept, with a contact of its own."));
  require_narrow (content (sheet));
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);

  click (page, "Record Again");
  g_assert_cmpstr (shown (sheet), ==, "ready");
  gtk_window_destroy (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
}

/* ---- one that was interrupted ---- */

static gpointer
leave_take (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", "tones.opus", NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;
  gint64 id;

  g_assert_true (g_file_get_contents (path, &contents, &length, error));
  bytes = g_bytes_new_take (contents, length);
  /* 2026-03-12 21:14:09 in China */
  id = anning_takes_begin (db, G_GINT64_CONSTANT (1773321249000), 480, "call", error);
  g_assert_true (anning_takes_append (db, id, 0, bytes, error));
  return NULL;
}

static gpointer
list_takes (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) takes = anning_takes_list (db, error);

  return GUINT_TO_POINTER (takes->len);
}

static guint
count_takes (UiFixture *fixture)
{
  return GPOINTER_TO_UINT (anning_store_read (fixture->store, list_takes, NULL, NULL));
}

static GtkWidget *
present_left (UiFixture  *fixture,
              GtkWidget **bar)
{
  GtkWidget *window;

  anning_store_write (fixture->store, leave_take, NULL, NULL);
  ui_reopen (fixture);
  *bar = g_object_new (ANNING_TYPE_RECORDING_BAR, NULL);
  window = ui_present (*bar, NARROW);
  anning_recording_bar_set_store (ANNING_RECORDING_BAR (*bar), fixture->store);
  ui_settle (fixture->store);
  require_narrow (*bar);
  return window;
}

static void
test_interrupted (UiFixture     *fixture,
                  gconstpointer  data)
{
  GtkWidget *bar;
  GtkWidget *window = present_left (fixture, &bar);
  g_autoptr (GPtrArray) incidents = NULL;

  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL,
                             "A recording of Thu 12 March, 21:14 was interrupted after 00:05. Up to there it is still here."));
  click (bar, "Keep as Evidence");
  ui_wait (fixture->store, 500);
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  g_assert_cmpuint (count_takes (fixture), ==, 0);
  wait_until (!gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (bar))));
  ui_destroy (fixture->store, window, bar);
}

/* It is asked for first; then it is gone. */
static void
test_discarded (UiFixture     *fixture,
                gconstpointer  data)
{
  GtkWidget *bar;
  GtkWidget *window = present_left (fixture, &bar);
  g_autoptr (GPtrArray) incidents = NULL;

  click (bar, "Discard…");
  ui_settle (fixture->store);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "cancel");
  ui_settle (fixture->store);
  g_assert_cmpuint (count_takes (fixture), ==, 1);

  click (bar, "Discard…");
  ui_settle (fixture->store);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "discard");
  ui_settle (fixture->store);
  g_assert_cmpuint (count_takes (fixture), ==, 0);
  wait_until (!gtk_widget_get_visible (adw_bin_get_child (ADW_BIN (bar))));
  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 0);
  ui_destroy (fixture->store, window, bar);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(name, func) g_test_add ("/recorder/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("no-microphone", test_no_microphone);
  ADD ("plugged-in", test_plugged_in);
  ADD ("record", test_record);
  ADD ("closed", test_closed);
  ADD ("held", test_held);
  ADD ("lost", test_lost);
  ADD ("interrupted", test_interrupted);
  ADD ("discarded", test_discarded);
#undef ADD
  return g_test_run ();
}
