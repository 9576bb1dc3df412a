/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-clip-sheet.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-incidents-page.h"
#include "anning-listening.h"
#include "anning-marker-files.h"
#include "anning-marker-group.h"
#include "anning-marker-pane.h"
#include "anning-marker-place-row.h"
#include "anning-transcript-view.h"
#include "anning-transcript.h"
#include "ui-fixture.h"
#include "../wait-until.h"

/* 2026-03-12 21:14:09 in China, as ms since 1970: 13:14:09 UTC. */
#define STARTED G_GINT64_CONSTANT (1773321249000)

typedef struct
{
  const char *file; /* among the fixtures */
  gint64 evidence_id;
  gint64 incident_id;
} Recording;

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Recording *recording = data;
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", recording->file, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  g_assert_nonnull (stream);
  recording->evidence_id = anning_evidence_add (db, G_INPUT_STREAM (stream), "audio/flac", NULL, NULL, NULL, NULL, error);
  anning_evidence_use (db, recording->evidence_id, "incident", recording->incident_id, "通话.flac", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static Recording
add_file (UiFixture  *fixture,
          const char *name)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GError) error = NULL;
  Recording recording = { .file = name };

  incident->started_at = STARTED;
  incident->utc_offset = 480;
  incident->ended_at = ANNING_UNKNOWN;
  incident->channel = g_strdup ("call");
  recording.incident_id = ui_save (fixture->store, &anning_incident_type, incident);
  anning_store_write (fixture->store, keep_job, &recording, &error);
  g_assert_no_error (error);
  return recording;
}

static Recording
add_recording (UiFixture *fixture)
{
  return add_file (fixture, "tones.flac");
}

/* The player and what belongs below it, of a recording of five seconds. */
typedef struct
{
  Recording recording;
  GtkWidget *box;
  GtkWidget *window;
  AnningPlayerView *player;
  AnningMarkerPane *pane;
  AnningMarkerGroup *marks;
  AnningTranscriptView *transcript;
  GtkTextBuffer *buffer;
} Place;

static gboolean
is_there (Place *place)
{
  GtkWidget *stack = ui_find (GTK_WIDGET (place->player), GTK_TYPE_STACK, NULL);

  return !g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "loading");
}

static void
open_place (UiFixture *fixture,
            Place     *place,
            Recording  recording)
{
  gint64 give_up = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GtkWidget *scroller;

  place->recording = recording;
  place->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  place->player = ANNING_PLAYER_VIEW (anning_player_view_new ());
  gtk_box_append (GTK_BOX (place->box), GTK_WIDGET (place->player));
  /*
   * It is scrolled, as in the program: nobody asks it how wide it is for a height. A list with rows that are not shown
   * has no answer to that in GTK 4.18, which reads sizes there that it never set.
   */
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), place->box);
  place->window = ui_present_in_window (scroller);
  anning_player_view_set_recording (place->player, fixture->store, recording.evidence_id, recording.incident_id);
  place->pane = ANNING_MARKER_PANE (anning_marker_pane_new (place->player, fixture->store, recording.evidence_id,
                                                            recording.incident_id));
  gtk_box_append (GTK_BOX (place->box), GTK_WIDGET (place->pane));
  place->marks = ANNING_MARKER_GROUP (ui_find (GTK_WIDGET (place->pane), ANNING_TYPE_MARKER_GROUP, NULL));
  place->transcript = ANNING_TRANSCRIPT_VIEW (ui_find (GTK_WIDGET (place->pane), ANNING_TYPE_TRANSCRIPT_VIEW, NULL));
  place->buffer = anning_transcript_view_get_buffer (place->transcript);
  while (!is_there (place) && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_there (place));
  ui_settle (fixture->store);
}

static void
close_place (UiFixture *fixture,
             Place     *place)
{
  ui_destroy (fixture->store, place->window, place->box);
  anning_listening_drop_default ();
}

static AdwExpanderRow *
get_row (Place *place,
         guint  position)
{
  return anning_record_group_get_row (ANNING_RECORD_GROUP (place->marks), position);
}

static gint64
get_position (Place *place)
{
  return anning_player_view_get_position (place->player);
}

/* ---- marks ---- */

/* One key, three seconds before; the list stays in order; the window's Undo takes it out again. */
static void
test_mark (UiFixture     *fixture,
           gconstpointer  data)
{
  Place place;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GPtrArray) left = NULL;
  GtkListBox *list;
  GtkListBoxRow *first;

  open_place (fixture, &place, add_recording (fixture));
  anning_player_view_seek (place.player, 4500);
  ui_settle (fixture->store);
  g_signal_emit_by_name (place.player, "mark", get_position (&place));
  ui_settle (fixture->store);
  anning_player_view_seek (place.player, 2000);
  ui_settle (fixture->store);
  g_signal_emit_by_name (place.player, "mark", get_position (&place));
  ui_settle (fixture->store);

  marks = ui_list (fixture->store, &anning_marker_type);
  g_assert_cmpuint (marks->len, ==, 2);
  g_assert_cmpint (ABS (((const AnningMarker *) g_ptr_array_index (marks, 0))->start_ms), <=, 1);
  g_assert_cmpint (ABS (((const AnningMarker *) g_ptr_array_index (marks, 1))->start_ms - 1500), <=, 1);
  g_assert_cmpint (((const AnningMarker *) g_ptr_array_index (marks, 0))->end_ms, ==, ANNING_UNKNOWN);

  /* The message that there is none comes first, unseen. */
  list = anning_record_group_get_list (ANNING_RECORD_GROUP (place.marks));
  first = gtk_list_box_get_row_at_index (list, 1);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (first)), "00:00 ("));

  gtk_widget_activate_action (place.box, "win.undo", NULL);
  ui_settle (fixture->store);
  left = ui_list (fixture->store, &anning_marker_type);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpuint (anning_record_group_get_n_rows (ANNING_RECORD_GROUP (place.marks)), ==, 1);
  close_place (fixture, &place);
}

static GtkWidget *
find_place_row (AdwExpanderRow *row,
                const char     *title)
{
  return ui_find (GTK_WIDGET (row), ANNING_TYPE_MARKER_PLACE_ROW, title);
}

/* Words, tags and places are edited in the row, and leads back to its moment. */
static void
test_edit (UiFixture     *fixture,
           gconstpointer  data)
{
  Place place;
  Recording recording = add_recording (fixture);
  g_autoptr (AnningMarker) marker = anning_marker_new ();
  g_autoptr (GPtrArray) marks = NULL;
  const AnningMarker *edited;
  GtkWidget *start, *end, *tag;

  marker->evidence_id = recording.evidence_id;
  marker->start_ms = 1500;
  marker->end_ms = ANNING_UNKNOWN;
  marker->speaker = g_strdup ("them");
  marker->words_are = g_strdup ("summary");
  ui_save (fixture->store, &anning_marker_type, marker);
  open_place (fixture, &place, recording);

  adw_expander_row_set_expanded (get_row (&place, 0), TRUE);
  ui_settle (fixture->store);
  ui_type (GTK_WIDGET (get_row (&place, 0)), "What is said here", "我们会通知你单位");
  tag = ui_find (GTK_WIDGET (get_row (&place, 0)), GTK_TYPE_TOGGLE_BUTTON, "Threat against family");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tag), TRUE);
  start = find_place_row (get_row (&place, 0), "Begins at");
  end = find_place_row (get_row (&place, 0), "Ends at");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (start)), ==, "00:01.5");
  gtk_editable_set_text (GTK_EDITABLE (end), "00:0");
  g_assert_true (gtk_widget_has_css_class (end, "error"));
  gtk_editable_set_text (GTK_EDITABLE (end), "00:03.25");
  g_assert_false (gtk_widget_has_css_class (end, "error"));
  gtk_editable_set_text (GTK_EDITABLE (start), "00:02");
  anning_marker_pane_flush (place.pane);
  ui_settle (fixture->store);

  marks = ui_list (fixture->store, &anning_marker_type);
  edited = g_ptr_array_index (marks, 0);
  g_assert_cmpint (edited->start_ms, ==, 2000);
  g_assert_cmpint (edited->end_ms, ==, 3250);
  g_assert_cmpstr (edited->words, ==, "我们会通知你单位");
  g_assert_cmpstr (edited->tags, ==, "threat_family");
  /* The clock of the recording, which began with the incident: 21:14:09 + 2 s */
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (&place, 0))), ==,
                   "00:02 (21:14:11)–00:03  我们会通知你单位");

  g_signal_emit_by_name (ui_find (GTK_WIDGET (get_row (&place, 0)), GTK_TYPE_BUTTON, "Go to this moment"), "clicked");
  ui_settle (fixture->store);
  g_assert_cmpint (ABS (get_position (&place) - 2000), <=, 1);
  close_place (fixture, &place);
}

/* ---- the transcript ---- */

static char *
dup_text (Place *place)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (place->buffer, &start, &end);
  return gtk_text_buffer_get_text (place->buffer, &start, &end, FALSE);
}

static void
put_cursor (Place *place,
            int    line,
            int    offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line_offset (place->buffer, &iter, line, offset);
  gtk_text_buffer_place_cursor (place->buffer, &iter);
}

static void
check_text (Place      *place,
            const char *expected)
{
  g_autofree char *text = dup_text (place);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_type (UiFixture     *fixture,
           gconstpointer  data)
{
  Place place;

  open_place (fixture, &place, add_recording (fixture));
  anning_player_view_seek (place.player, 2300);
  ui_settle (fixture->store);
  anning_transcript_view_insert_time (place.transcript);
  check_text (&place, "[00:02] ");
  anning_transcript_view_set_speaker (place.transcript, "them");
  check_text (&place, "[00:02] Them: ");
  gtk_text_buffer_insert_at_cursor (place.buffer, "one", -1);
  anning_transcript_view_set_speaker (place.transcript, "me");
  check_text (&place, "[00:02] Me: one");

  /* In the middle of words a time begins a line; on a time it takes its place. */
  anning_player_view_seek (place.player, 4000);
  ui_settle (fixture->store);
  anning_transcript_view_insert_time (place.transcript);
  check_text (&place, "[00:02] Me: one\n[00:04] ");
  anning_player_view_seek (place.player, 3000);
  ui_settle (fixture->store);
  anning_transcript_view_insert_time (place.transcript);
  check_text (&place, "[00:02] Me: one\n[00:03] ");

  put_cursor (&place, 0, 14);
  anning_transcript_view_go_to_line (place.transcript);
  ui_settle (fixture->store);
  g_assert_cmpint (ABS (get_position (&place) - 2000), <=, 1);
  close_place (fixture, &place);
}

static void
assert_heard (Place *place,
              int    first,
              int    last)
{
  int shown_first, shown_last;

  anning_heard_text_get_lines (anning_transcript_view_get_text (place->transcript), &shown_first, &shown_last);
  g_assert_cmpint (shown_first, ==, first);
  g_assert_cmpint (shown_last, ==, last);
}

static void
show_at (Place  *place,
         gint64  position_ms)
{
  anning_transcript_follow_show (anning_transcript_view_get_follow (place->transcript), position_ms);
}

/* A turn is heard from its time to the next one's, with the lines that go on with it. */
static void
test_heard (UiFixture     *fixture,
            gconstpointer  data)
{
  Place place;

  open_place (fixture, &place, add_recording (fixture));
  gtk_text_buffer_set_text (place.buffer,
                            "before\n[00:02] Me: one\nwhich goes on\n\n[00:03-00:03.5] Them: two\n[00:04] Me: three", -1);
  ui_settle (fixture->store);
  show_at (&place, 1999);
  assert_heard (&place, -1, -1);
  show_at (&place, 2000);
  assert_heard (&place, 1, 2);
  show_at (&place, 3500);
  assert_heard (&place, 4, 4);
  /* It says itself where it ends. */
  show_at (&place, 3501);
  assert_heard (&place, -1, -1);
  show_at (&place, 4500);
  assert_heard (&place, 5, 5);

  /* What is typed counts at once. */
  gtk_text_buffer_set_text (place.buffer, "[00:04.2] Me: other", -1);
  show_at (&place, 4500);
  assert_heard (&place, 0, 0);

  /* Two within one second. */
  gtk_text_buffer_set_text (place.buffer, "[00:03] Me: first\n[00:04] Them: second\n[00:04] Me: third\n[00:05] Me: last", -1);
  show_at (&place, 4500);
  assert_heard (&place, 1, 2);
  close_place (fixture, &place);
}

static GtkAdjustment *
get_adjustment (Place *place)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (anning_transcript_view_get_text (place->transcript)));
}

/* It scrolls along, but takes nobody away from where they look or type. */
static void
test_scroll_along (UiFixture     *fixture,
                   gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Place place;
  double stood;

  open_place (fixture, &place, add_recording (fixture));
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "[00:%02u] Me: %u\n", i, i);
  gtk_text_buffer_set_text (place.buffer, text->str, -1);
  ui_settle (fixture->store);
  show_at (&place, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (&place)), ==, 0);
  show_at (&place, 40000);
  stood = gtk_adjustment_get_value (get_adjustment (&place));
  g_assert_cmpfloat (stood, >, 0);

  /* Scrolled away: it stays there, until one looks at what is heard again. */
  gtk_adjustment_set_value (get_adjustment (&place), 0);
  show_at (&place, 41000);
  assert_heard (&place, 41, 41);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (&place)), ==, 0);
  gtk_adjustment_set_value (get_adjustment (&place), stood);
  show_at (&place, 59000);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (&place)), >, stood);

  /* Typed at the top: nothing moves. */
  gtk_widget_grab_focus (GTK_WIDGET (anning_transcript_view_get_text (place.transcript)));
  put_cursor (&place, 0, 0);
  gtk_adjustment_set_value (get_adjustment (&place), 0);
  show_at (&place, 1000);
  gtk_text_buffer_insert_at_cursor (place.buffer, "x", -1);
  show_at (&place, 50000);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (&place)), ==, 0);
  close_place (fixture, &place);
}

/* Of what cannot be heard here there is no moment; what was heard on the telephone is typed all the same. */
static void
test_silent (UiFixture     *fixture,
             gconstpointer  data)
{
  static const char *const labels[] = { "Insert Time", "Go to Line", "Cite This Moment", "Save a Clip…" };
  g_autoptr (GPtrArray) kept = NULL;
  Place place;

  open_place (fixture, &place, add_file (fixture, "wechat.slk"));
  g_assert_false (anning_player_view_get_audible (place.player));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_false (gtk_widget_get_sensitive (ui_find (GTK_WIDGET (place.pane), GTK_TYPE_BUTTON, labels[i])));
  g_assert_false (gtk_widget_get_sensitive (ui_find (GTK_WIDGET (place.pane), GTK_TYPE_TOGGLE_BUTTON, "Follow")));
  gtk_text_buffer_set_text (place.buffer, "Them: pay today", -1);
  anning_transcript_view_insert_time (place.transcript);
  check_text (&place, "Them: pay today");
  anning_marker_pane_flush (place.pane);
  ui_settle (fixture->store);
  kept = ui_list (fixture->store, &anning_transcript_type);
  g_assert_cmpuint (kept->len, ==, 1);
  close_place (fixture, &place);

  open_place (fixture, &place, add_recording (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_true (gtk_widget_get_sensitive (ui_find (GTK_WIDGET (place.pane), GTK_TYPE_BUTTON, labels[i])));
  close_place (fixture, &place);
}

static gboolean
is_heard (Place *place)
{
  int first, last;

  return anning_heard_text_get_lines (anning_transcript_view_get_text (place->transcript), &first, &last);
}

/* It begins with play and ends with it; whoever does not want it switches it off. */
static void
test_play_along (UiFixture     *fixture,
                 gconstpointer  data)
{
  GtkWidget *button;
  Place place;

  open_place (fixture, &place, add_recording (fixture));
  gtk_text_buffer_set_text (place.buffer, "[00:00] Me: one", -1);
  ui_settle (fixture->store);
  assert_heard (&place, -1, -1);
  anning_player_view_play (place.player);
  wait_until (is_heard (&place));

  button = ui_find (GTK_WIDGET (place.transcript), GTK_TYPE_TOGGLE_BUTTON, "Follow");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  wait_until (!is_heard (&place));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  wait_until (is_heard (&place));
  anning_player_view_stop (place.player);
  wait_until (!is_heard (&place));
  close_place (fixture, &place);
}

/* Nothing that was typed is lost: not when the typing rests, not when the page goes, not after a restart. */
static void
test_keep (UiFixture     *fixture,
           gconstpointer  data)
{
  Recording recording = add_recording (fixture);
  g_autoptr (GPtrArray) rested = NULL;
  g_autoptr (GPtrArray) left = NULL;
  Place place;

  open_place (fixture, &place, recording);
  gtk_text_buffer_insert_at_cursor (place.buffer, "[00:01] 对方\uff1a喂", -1);
  ui_wait (fixture->store, 3000);
  rested = ui_list (fixture->store, &anning_transcript_type);
  g_assert_cmpuint (rested->len, ==, 1);
  g_assert_cmpstr (((const AnningTranscript *) g_ptr_array_index (rested, 0))->text, ==, "[00:01] 对方\uff1a喂");

  gtk_text_buffer_insert_at_cursor (place.buffer, "\u3002", -1);
  close_place (fixture, &place);
  left = ui_list (fixture->store, &anning_transcript_type);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((const AnningTranscript *) g_ptr_array_index (left, 0))->text, ==, "[00:01] 对方\uff1a喂\u3002");

  ui_reopen (fixture);
  open_place (fixture, &place, recording);
  check_text (&place, "[00:01] 对方\uff1a喂\u3002");
  close_place (fixture, &place);
}

/* Words that are chosen become a mark: the line's time, who speaks, and the exact words. */
static void
test_mark_words (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) marks = NULL;
  const AnningMarker *marker;
  GtkTextIter start, end;
  Place place;

  open_place (fixture, &place, add_recording (fixture));
  gtk_text_buffer_insert_at_cursor (place.buffer, "[00:01] 我\uff1a喂\n[00:02.5-00:03] 对方\uff1a我们会通知\n你单位的人", -1);
  gtk_text_buffer_get_iter_at_line_offset (place.buffer, &start, 1, 19);
  gtk_text_buffer_get_iter_at_line_offset (place.buffer, &end, 2, 3);
  gtk_text_buffer_select_range (place.buffer, &start, &end);
  anning_transcript_view_mark (place.transcript);
  put_cursor (&place, 0, 2);
  anning_transcript_view_mark (place.transcript);
  ui_settle (fixture->store);

  marks = ui_list (fixture->store, &anning_marker_type);
  g_assert_cmpuint (marks->len, ==, 2);
  marker = g_ptr_array_index (marks, 0);
  g_assert_cmpint (marker->start_ms, ==, 1000);
  g_assert_cmpstr (marker->speaker, ==, "me");
  g_assert_cmpstr (marker->words, ==, "喂");
  g_assert_cmpstr (marker->words_are, ==, "exact");
  marker = g_ptr_array_index (marks, 1);
  g_assert_cmpint (marker->start_ms, ==, 2500);
  g_assert_cmpint (marker->end_ms, ==, 3000);
  g_assert_cmpstr (marker->speaker, ==, "them");
  g_assert_cmpstr (marker->words, ==, "我们会通知 你单位");
  close_place (fixture, &place);
}

/* What another part of the program writes is shown, where nobody types. */
static void
test_follow (UiFixture     *fixture,
             gconstpointer  data)
{
  Recording recording = add_recording (fixture);
  g_autoptr (AnningTranscript) transcript = anning_transcript_new ();
  Place place;

  open_place (fixture, &place, recording);
  check_text (&place, "");
  transcript->evidence_id = recording.evidence_id;
  transcript->text = g_strdup ("[00:01] a\n[00:03] c");
  ui_save (fixture->store, &anning_transcript_type, transcript);
  ui_settle (fixture->store);
  check_text (&place, "[00:01] a\n[00:03] c");
  put_cursor (&place, 1, 9);
  g_free (transcript->text);
  transcript->text = g_strdup ("[00:01] a\n[00:02] b\n[00:03] c");
  ui_save (fixture->store, &anning_transcript_type, transcript);
  ui_settle (fixture->store);
  check_text (&place, "[00:01] a\n[00:02] b\n[00:03] c");
  close_place (fixture, &place);
}

/* ---- what leaves ---- */

static void
clip_text_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

/* The citation of a place, which leads there again. */
static void
test_cite (UiFixture     *fixture,
           gconstpointer  data)
{
  Recording recording = add_recording (fixture);
  g_autofree char *text = NULL;
  GtkWidget *page, *window, *view;
  gint64 give_up;
  Place place;

  open_place (fixture, &place, recording);
  anning_player_view_seek (place.player, 3000);
  ui_settle (fixture->store);
  gtk_widget_activate_action (GTK_WIDGET (place.transcript), "notes.cite", NULL);
  ui_settle (fixture->store);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (place.box), NULL, clip_text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "通话.flac · SHA-256 "));
  g_assert_true (g_str_has_suffix (text, " · 2026-03-12 21:14:09 +08:00 · 00:03 (21:14:12)"));
  close_place (fixture, &place);

  ui_reopen (fixture);
  page = anning_incidents_page_new ();
  window = ui_present (page, 1000);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "citation", recording.evidence_id, text));
  ui_settle (fixture->store);
  view = ui_find (page, ANNING_TYPE_PLAYER_VIEW, NULL);
  give_up = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (ABS (anning_player_view_get_position (ANNING_PLAYER_VIEW (view)) - 3000) > 1 && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (ABS (anning_player_view_get_position (ANNING_PLAYER_VIEW (view)) - 3000), <=, 1);
  ui_destroy (fixture->store, window, page);
  anning_listening_drop_default ();
}

/* What leaves is called by its kind and day: the recording's name says who called. */
static void
assert_suggestion (const char *pattern)
{
  g_autofree char *name = ui_take_suggestion ();

  if (!g_regex_match_simple (pattern, name, 0, 0))
    g_error ("%s is suggested", name);
}

static void
test_export_name (UiFixture     *fixture,
                  gconstpointer  data)
{
  Place place;

  open_place (fixture, &place, add_recording (fixture));
  anning_marker_export (place.box, fixture->store, place.recording.evidence_id, place.recording.incident_id,
                        ANNING_RECORDING_MARKS | ANNING_RECORDING_TRANSCRIPT, ANNING_CUES_FORMAT_SRT);
  ui_wait (fixture->store, 200);
  assert_suggestion ("^transcript-20[0-9]{2}-[01][0-9]-[0-3][0-9]\\.srt$");
  anning_marker_export (place.box, fixture->store, place.recording.evidence_id, place.recording.incident_id,
                        ANNING_RECORDING_MARKS, ANNING_CUES_FORMAT_SRT);
  ui_wait (fixture->store, 200);
  assert_suggestion ("^marks-20[0-9]{2}-[01][0-9]-[0-3][0-9]\\.srt$");
  close_place (fixture, &place);
}

static void
test_clip (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "clip.wav", NULL);
  g_autofree char *sheet_path = g_build_filename (fixture->folder, "clip.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AnningClipSheet *sheet;
  GtkWidget *save;
  GtkStack *stack;
  gint64 give_up;
  int natural;
  Place place;

  open_place (fixture, &place, add_recording (fixture));
  sheet = anning_clip_sheet_new (fixture->store, place.recording.evidence_id, place.recording.incident_id, 5000, place.player);
  gtk_window_set_transient_for (GTK_WINDOW (sheet), GTK_WINDOW (place.window));
  gtk_window_present (GTK_WINDOW (sheet));
  save = ui_find (GTK_WIDGET (sheet), GTK_TYPE_BUTTON, "Save…");
  anning_clip_sheet_set (sheet, 3000, 2000);
  g_assert_false (gtk_widget_get_sensitive (save));
  anning_clip_sheet_set (sheet, 1000, 2500);
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL, "Length: 00:01.5"));
  g_signal_emit_by_name (save, "clicked");
  ui_settle (fixture->store);
  assert_suggestion ("^clip-20[0-9]{2}-[01][0-9]-[0-3][0-9] 00\\.01-00\\.02\\.wav$");
  anning_clip_sheet_save_to (sheet, file);
  stack = GTK_STACK (ui_find (GTK_WIDGET (sheet), GTK_TYPE_STACK, NULL));
  give_up = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "done") != 0 && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "done");
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (sheet)), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, 480);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (sheet_path, G_FILE_TEST_IS_REGULAR));
  gtk_window_destroy (GTK_WINDOW (sheet));
  close_place (fixture, &place);
}

#define ADD(name, func) g_test_add ("/marks/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);

  /* Isolated folders would have each test search for plugins anew. */
  g_setenv ("GST_REGISTRY", registry, TRUE);
  g_setenv ("ANNING_AUDIO_SINK", "fakesink", TRUE);
  if (!ui_init (&argc, &argv))
    return 77;

  ADD ("mark", test_mark);
  ADD ("edit", test_edit);
  ADD ("type", test_type);
  ADD ("heard", test_heard);
  ADD ("scroll-along", test_scroll_along);
  ADD ("play-along", test_play_along);
  ADD ("silent", test_silent);
  ADD ("keep", test_keep);
  ADD ("mark-words", test_mark_words);
  ADD ("follow", test_follow);
  ADD ("cite", test_cite);
  ADD ("export-name", test_export_name);
  ADD ("clip", test_clip);
  return g_test_run ();
}
