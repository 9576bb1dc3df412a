/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-button-line.h"
#include "anning-form.h"
#include "anning-format.h"
#include "anning-inner-scroller.h"
#include "anning-language.h"
#include "anning-record-list.h"
#include "anning-toasts.h"
#include "anning-transcript-stamps.h"
#include "anning-transcript-text.h"
#include "anning-transcript.h"

/* The form saves half a second after it was touched. */
#define REST_MS 1500
#define SKIP 5000 /* ms, of F7 and F9 */
#define LEAST_HEIGHT 150
#define MOST_HEIGHT 420
#define FULL_COLON "\uff1a"

struct _AnningTranscriptView
{
  AdwPreferencesGroup parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkScrolledWindow *scroller;
  GtkLabel *problem;
  guint resizing;

  AnningPlayerView *player; /* weak */
  AnningStore *store;
  gint64 evidence_id;
  AnningRecordList *list;
  AnningForm *form;         /* NULL until the first answer is there */
  guint timer;              /* something is typed that the form does not have yet */
  gboolean showing;
};

enum
{
  MARK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningTranscriptView, anning_transcript_view, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_text (AnningTranscriptView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* ---- keeping ---- */

/* Gives the form what is typed; it saves. */
static void
take_typed (AnningTranscriptView *self)
{
  AnningTranscript *transcript;
  g_autofree char *text = NULL;

  if (self->timer == 0 || self->form == NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  text = dup_text (self);
  transcript = anning_form_get_record (self->form);
  if (g_strcmp0 (transcript->text, text) == 0 || (transcript->text == NULL && *text == '\0'))
    return;
  g_free (transcript->text);
  transcript->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  anning_form_touch (self->form);
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningTranscriptView *self = user_data;

  take_typed (self);
  self->timer = 0;
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningTranscriptView *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (REST_MS, rested_cb, self);
}

/* Only what differs is replaced, so that the cursor stays where it is. */
static void
show_text (AnningTranscriptView *self,
           const char           *text)
{
  g_autofree char *shown = dup_text (self);
  const char *wanted = text != NULL ? text : "";
  const char *a = shown, *b = wanted;
  const char *a_end, *b_end;
  GtkTextIter start, end;

  if (g_str_equal (shown, wanted))
    return;
  while (*a != '\0' && *b != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  a_end = a + strlen (a);
  b_end = b + strlen (b);
  while (a_end > a && b_end > b && g_utf8_get_char (g_utf8_prev_char (a_end)) == g_utf8_get_char (g_utf8_prev_char (b_end)))
    {
      a_end = g_utf8_prev_char (a_end);
      b_end = g_utf8_prev_char (b_end);
    }
  self->showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) g_utf8_pointer_to_offset (shown, a));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) g_utf8_pointer_to_offset (shown, a_end));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, b, (int) (b_end - b));
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->showing = FALSE;
}

static void
edited_cb (AnningTranscriptView *self)
{
  const AnningTranscript *transcript = anning_form_get_record (self->form);

  /* What is being typed is newer. */
  if (self->timer == 0)
    show_text (self, transcript->text);
}

static void
set_form (AnningTranscriptView   *self,
          const AnningTranscript *transcript)
{
  g_autoptr (AnningTranscript) none = NULL;

  if (transcript == NULL)
    {
      none = anning_transcript_new ();
      none->evidence_id = self->evidence_id;
      transcript = none;
    }
  g_clear_object (&self->form);
  self->form = anning_form_new (self->store, &anning_transcript_type, transcript);
  anning_form_set_place (self->form, GTK_WIDGET (self));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  if (self->timer == 0)
    show_text (self, transcript->text);
  gtk_text_view_set_editable (self->view, TRUE);
}

static gint64
get_id (AnningTranscriptView *self)
{
  return ANNING_RECORD (anning_form_get_record (self->form))->id;
}

static void
list_changed_cb (AnningTranscriptView *self)
{
  const AnningTranscript *transcript = NULL;

  if (!anning_record_list_get_loaded (self->list))
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    transcript = anning_record_list_get (self->list, 0);
  if (self->form == NULL)
    set_form (self, transcript);
  else if (transcript != NULL && (get_id (self) == transcript->record.id || get_id (self) == 0))
    {
      /* Brought in while nothing was typed: from now on that is the one. */
      if (get_id (self) == 0 && self->timer == 0)
        set_form (self, transcript);
      else if (self->timer == 0)
        anning_form_refresh (self->form, transcript);
    }
  else if (transcript == NULL && get_id (self) != 0 && self->timer == 0)
    set_form (self, NULL);
}

static void
error_cb (AnningTranscriptView *self)
{
  const GError *error = anning_record_list_get_error (self->list);
  g_autofree char *sentence = error != NULL ? anning_error_sentence (error) : NULL;

  gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
focus_left_cb (AnningTranscriptView *self)
{
  anning_transcript_view_flush (self);
}

/* ---- times ---- */

static void
seek (AnningTranscriptView *self,
      gint64                ms)
{
  if (self->player != NULL)
    anning_player_view_seek (self->player, ms);
}

static void
stamp_clicked_cb (gint64   start_ms,
                  gpointer user_data)
{
  seek (user_data, start_ms);
}

static void
get_cursor (AnningTranscriptView *self,
            GtkTextIter          *iter)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, iter, gtk_text_buffer_get_insert (self->buffer));
}

/* Back to the line with a time that @iter belongs to. Returns: FALSE if there is none */
static gboolean
find_head (GtkTextIter *iter,
           gint64      *start_ms,
           gint64      *end_ms,
           gsize       *head)
{
  gtk_text_iter_set_line_offset (iter, 0);
  while (!anning_transcript_stamps_read (iter, start_ms, end_ms, head))
    {
      if (!gtk_text_iter_backward_line (iter))
        return FALSE;
    }
  return TRUE;
}

void
anning_transcript_view_go_to_line (AnningTranscriptView *self)
{
  GtkTextIter iter;
  gint64 start_ms, end_ms;

  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  get_cursor (self, &iter);
  if (find_head (&iter, &start_ms, &end_ms, NULL))
    seek (self, start_ms);
}

static void
scroll_to_cursor (AnningTranscriptView *self)
{
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->buffer));
}

void
anning_transcript_view_insert_time (AnningTranscriptView *self)
{
  g_autofree char *stamp = NULL;
  GtkTextIter iter, end;
  gint64 start_ms, end_ms;
  gsize head;

  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  if (self->player == NULL || !gtk_text_view_get_editable (self->view))
    return;
  stamp = anning_transcript_stamp (anning_player_view_get_position (self->player));
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  get_cursor (self, &iter);
  if (anning_transcript_stamps_read (&iter, &start_ms, &end_ms, &head)
      && gtk_text_iter_get_line_index (&iter) <= (int) head)
    {
      /* On a time that is there already: the new one instead. */
      gtk_text_iter_set_line_offset (&iter, 0);
      end = iter;
      gtk_text_iter_set_line_index (&end, (int) head);
      gtk_text_buffer_delete (self->buffer, &iter, &end);
    }
  else if (!gtk_text_iter_starts_line (&iter))
    gtk_text_buffer_insert (self->buffer, &iter, "\n", 1);
  gtk_text_buffer_insert (self->buffer, &iter, stamp, -1);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_text_buffer_end_user_action (self->buffer);
  scroll_to_cursor (self);
}

/* ---- who speaks, and marks ---- */

/* Bytes that name the speaker at @text; 0 if nobody is named. */
static gsize
count_speaker (const char *text)
{
  g_autofree char *line = g_strconcat ("[00:00] ", text, NULL);
  g_autoptr (GPtrArray) cues = anning_transcript_text_read (line);
  const AnningCue *cue = cues->len > 0 ? g_ptr_array_index (cues, 0) : NULL;

  if (cue == NULL || cue->speaker == NULL)
    return 0;
  return strlen (text) - strlen (cue->words);
}

void
anning_transcript_view_set_speaker (AnningTranscriptView *self,
                                    const char           *speaker)
{
  const char *language = anning_ui_language ();
  const char *name = anning_speaker_name (speaker, language);
  g_autofree char *text = NULL;
  g_autofree char *rest = NULL;
  GtkTextIter iter, end;
  gint64 start_ms, end_ms;
  gsize head = 0;
  gsize named;

  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self) && name != NULL);

  if (!gtk_text_view_get_editable (self->view))
    return;
  text = g_strconcat (name, g_str_equal (language, "zh") ? FULL_COLON : ": ", NULL);
  get_cursor (self, &iter);
  if (!anning_transcript_stamps_read (&iter, &start_ms, &end_ms, &head))
    head = 0;
  gtk_text_iter_set_line_index (&iter, (int) head);
  end = iter;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  rest = gtk_text_iter_get_text (&iter, &end);
  named = count_speaker (rest);

  gtk_text_buffer_begin_user_action (self->buffer);
  if (named > 0)
    {
      end = iter;
      gtk_text_iter_set_line_index (&end, (int) (head + named));
      gtk_text_buffer_delete (self->buffer, &iter, &end);
    }
  gtk_text_buffer_insert (self->buffer, &iter, text, -1);
  /* Who had begun to write goes on at the end of the line. */
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_text_buffer_end_user_action (self->buffer);
  scroll_to_cursor (self);
}

/* Words as they are quoted: without the time and the name before them. */
static char *
dup_spoken (const char *chosen)
{
  g_autoptr (GPtrArray) cues = anning_transcript_text_read (chosen);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);

      if (words->len > 0 && *cue->words != '\0')
        g_string_append_c (words, ' ');
      g_string_append (words, cue->words);
    }
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (words, FALSE);
}

void
anning_transcript_view_mark (AnningTranscriptView *self)
{
  GtkTextIter start, end, at, line_end;
  g_autofree char *chosen = NULL;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GPtrArray) cues = NULL;
  gint64 start_ms = ANNING_UNKNOWN, end_ms = ANNING_UNKNOWN;
  const char *speaker = NULL;

  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    {
      gtk_text_iter_set_line_offset (&start, 0);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
    }
  chosen = gtk_text_iter_get_text (&start, &end);
  words = dup_spoken (chosen);
  if (*words == '\0')
    {
      anning_toast (GTK_WIDGET (self), _("Choose the words that were said, or put the cursor into their line."));
      return;
    }
  at = start;
  if (find_head (&at, &start_ms, &end_ms, NULL))
    {
      line_end = at;
      if (!gtk_text_iter_ends_line (&line_end))
        gtk_text_iter_forward_to_line_end (&line_end);
      line = gtk_text_iter_get_text (&at, &line_end);
      cues = anning_transcript_text_read (line);
      speaker = cues->len > 0 ? anning_speaker_word (((const AnningCue *) g_ptr_array_index (cues, 0))->speaker) : NULL;
    }
  g_signal_emit (self, signals[MARK], 0, start_ms, end_ms, speaker, words);
}

/* ---- keys ---- */

static void
toggle (AnningTranscriptView *self)
{
  if (self->player == NULL)
    return;
  if (anning_player_view_get_playing (self->player))
    anning_player_view_stop (self->player);
  else
    anning_player_view_play (self->player);
}

static void
skip (AnningTranscriptView *self,
      gint64                ms)
{
  if (self->player != NULL)
    seek (self, MAX (anning_player_view_get_position (self->player) + ms, 0));
}

static gboolean
key_pressed_cb (AnningTranscriptView *self,
                guint                 keyval,
                guint                 keycode,
                GdkModifierType       state)
{
  const gboolean control = (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK;
  const gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;

  if (plain && keyval == GDK_KEY_F7)
    skip (self, -SKIP);
  else if ((plain && keyval == GDK_KEY_F8) || (control && keyval == GDK_KEY_space))
    toggle (self);
  else if (plain && keyval == GDK_KEY_F9)
    skip (self, SKIP);
  else if (control && (keyval == GDK_KEY_j || keyval == GDK_KEY_J))
    anning_transcript_view_insert_time (self);
  else if (control && (keyval == GDK_KEY_m || keyval == GDK_KEY_M))
    anning_transcript_view_mark (self);
  else if (control && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    anning_transcript_view_go_to_line (self);
  else if (control && keyval >= GDK_KEY_1 && keyval <= GDK_KEY_3)
    anning_transcript_view_set_speaker (self, anning_speakers[keyval - GDK_KEY_1].word);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
insert_time_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  anning_transcript_view_insert_time (ANNING_TRANSCRIPT_VIEW (widget));
  gtk_widget_grab_focus (GTK_WIDGET (ANNING_TRANSCRIPT_VIEW (widget)->view));
}

static void
speaker_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  anning_transcript_view_set_speaker (ANNING_TRANSCRIPT_VIEW (widget), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (ANNING_TRANSCRIPT_VIEW (widget)->view));
}

static void
mark_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  anning_transcript_view_mark (ANNING_TRANSCRIPT_VIEW (widget));
}

static void
go_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  anning_transcript_view_go_to_line (ANNING_TRANSCRIPT_VIEW (widget));
}

/* ---- the widget ---- */

static GtkWidget *
new_button (const char *label,
            const char *tooltip,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_speaker_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; anning_speakers[i].word != NULL; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      /* translators: who speaks, and the key for it: "Them (Ctrl+1)" */
      label = g_strdup_printf (_("%s (Ctrl+%u)"), anning_speaker_name (anning_speakers[i].word, anning_ui_language ()), i + 1);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "transcript.speaker", "s", anning_speakers[i].word);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Who Speaks"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Writes who speaks at the head of the line"));
  return button;
}

static GtkWidget *
new_tools (void)
{
  GtkWidget *line = anning_button_line_new ();

  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             new_button (_("Insert Time"), _("Puts in where the recording stands (Ctrl+J)"), "transcript.time"));
  anning_button_line_append (ANNING_BUTTON_LINE (line), new_speaker_button ());
  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             new_button (_("Go to Line"), _("Goes to the time of this line (Ctrl+Enter, or a click on the time)"), "transcript.go"));
  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             new_button (_("Mark These Words"), _("Makes a mark with the chosen words and their time (Ctrl+M)"), "transcript.mark"));
  gtk_widget_set_margin_start (line, 6);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_margin_top (line, 6);
  return line;
}

static void
anning_transcript_view_dispose (GObject *object)
{
  AnningTranscriptView *self = ANNING_TRANSCRIPT_VIEW (object);

  if (self->form != NULL)
    {
      take_typed (self);
      anning_form_flush (self->form);
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->resizing, g_source_remove);
  g_clear_object (&self->form);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_weak_pointer (&self->player);
  G_OBJECT_CLASS (anning_transcript_view_parent_class)->dispose (object);
}

static void
anning_transcript_view_unmap (GtkWidget *widget)
{
  anning_transcript_view_flush (ANNING_TRANSCRIPT_VIEW (widget));
  GTK_WIDGET_CLASS (anning_transcript_view_parent_class)->unmap (widget);
}

static void
anning_transcript_view_class_init (AnningTranscriptViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_transcript_view_dispose;
  widget_class->unmap = anning_transcript_view_unmap;

  gtk_widget_class_install_action (widget_class, "transcript.time", NULL, insert_time_action);
  gtk_widget_class_install_action (widget_class, "transcript.speaker", "s", speaker_action);
  gtk_widget_class_install_action (widget_class, "transcript.mark", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "transcript.go", NULL, go_action);

  signals[MARK] = g_signal_new ("mark", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_STRING);
}

/* Not while sizes are being given out. A page gives nobody more than it must: so that is set. */
static gboolean
resize_cb (gpointer user_data)
{
  AnningTranscriptView *self = user_data;
  GtkTextIter end;
  int y, line_height;

  self->resizing = 0;
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_view_get_line_yrange (self->view, &end, &y, &line_height);
  gtk_scrolled_window_set_min_content_height (self->scroller,
                                              CLAMP (y + line_height + gtk_text_view_get_top_margin (self->view)
                                                     + gtk_text_view_get_bottom_margin (self->view),
                                                     LEAST_HEIGHT, MOST_HEIGHT));
  return G_SOURCE_REMOVE;
}

static void
lines_changed_cb (AnningTranscriptView *self)
{
  if (self->resizing == 0)
    self->resizing = g_idle_add (resize_cb, self);
}

static GtkWidget *
new_editor (AnningTranscriptView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 12);
  gtk_text_view_set_pixels_below_lines (self->view, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Transcript"), -1);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  anning_transcript_stamps_attach (self->view, stamp_clicked_cb, self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  anning_inner_scroller_pass_on (GTK_SCROLLED_WINDOW (scroller));
  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed", G_CALLBACK (lines_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return scroller;
}

static void
anning_transcript_view_init (AnningTranscriptView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Transcript"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Typed by you while you listen. It is saved by itself; a click on a time goes there."));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (card), new_tools ());
  gtk_box_append (GTK_BOX (card), new_editor (self));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->problem));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), card);
}

GtkWidget *
anning_transcript_view_new (AnningPlayerView *player)
{
  AnningTranscriptView *self;

  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (player), NULL);

  self = g_object_new (ANNING_TYPE_TRANSCRIPT_VIEW, NULL);
  g_set_weak_pointer (&self->player, player);
  return GTK_WIDGET (self);
}

void
anning_transcript_view_open (AnningTranscriptView *self,
                             AnningStore          *store,
                             gint64                evidence_id)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self) && ANNING_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->list = anning_record_list_new (store, &anning_transcript_type, "evidence_id", evidence_id);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loaded", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
}

void
anning_transcript_view_flush (AnningTranscriptView *self)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  if (self->form == NULL)
    return;
  take_typed (self);
  anning_form_flush (self->form);
}

GtkTextBuffer *
anning_transcript_view_get_buffer (AnningTranscriptView *self)
{
  g_return_val_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self), NULL);
  return self->buffer;
}
