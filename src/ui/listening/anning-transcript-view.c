/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript-view.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-heard-text.h"
#include "anning-inner-scroller.h"
#include "anning-language.h"
#include "anning-toasts.h"
#include "anning-transcript-edit.h"
#include "anning-transcript-follow.h"
#include "anning-transcript-keeper.h"
#include "anning-transcript-stamps.h"
#include "anning-transcript-text.h"
#include "anning-words.h"

#define APP_ID "org.anning.Anning"
#define SKIP 5000 /* ms, of F7 and F9 */
#define LEAST_HEIGHT 150
#define MOST_HEIGHT 420

struct _AnningTranscriptView
{
  AdwPreferencesGroup parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkScrolledWindow *scroller;
  GtkLabel *problem;
  guint resizing;

  AnningPlayerView *player; /* weak */
  AnningTranscriptKeeper *keeper;
  AnningTranscriptFollow *follow;
  GtkToggleButton *follow_button;
};

enum
{
  MARK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningTranscriptView, anning_transcript_view, ADW_TYPE_PREFERENCES_GROUP)

static void
problem_cb (AnningTranscriptView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *gtk_label_get_text (self->problem) != '\0');
}

static void
focus_left_cb (AnningTranscriptView *self)
{
  anning_transcript_view_flush (self);
}

/* One can type down what is heard elsewhere; then there is no moment here. */
static void
audible_changed_cb (AnningTranscriptView *self)
{
  gboolean audible = self->player != NULL && anning_player_view_get_audible (self->player);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.time", audible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transcript.go", audible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->follow_button), audible);
}

/* ---- times, who speaks, marks ---- */

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
scroll_to_cursor (AnningTranscriptView *self)
{
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (self->buffer));
}

void
anning_transcript_view_go_to_line (AnningTranscriptView *self)
{
  gint64 start_ms;

  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  start_ms = anning_transcript_edit_get_time (self->buffer);
  if (start_ms != ANNING_UNKNOWN)
    seek (self, start_ms);
}

void
anning_transcript_view_insert_time (AnningTranscriptView *self)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  if (self->player == NULL || !anning_player_view_get_audible (self->player) || !gtk_text_view_get_editable (self->view))
    return;
  anning_transcript_edit_put_time (self->buffer, anning_player_view_get_position (self->player));
  scroll_to_cursor (self);
}

void
anning_transcript_view_set_speaker (AnningTranscriptView *self,
                                    const char           *speaker)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  if (!gtk_text_view_get_editable (self->view))
    return;
  anning_transcript_edit_put_speaker (self->buffer, speaker);
  scroll_to_cursor (self);
}

void
anning_transcript_view_mark (AnningTranscriptView *self)
{
  g_autofree char *words = NULL;
  gint64 start_ms, end_ms;
  const char *speaker;

  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  words = anning_transcript_edit_dup_chosen (self->buffer, &start_ms, &end_ms, &speaker);
  if (words == NULL)
    anning_toast (GTK_WIDGET (self), _("Choose the words that were said, or put the cursor into their line."));
  else
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who Speaks"), -1);
  return button;
}

static GtkWidget *
new_follow_button (AnningTranscriptView *self)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (C_("the transcript scrolls along with what is heard", "Follow"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Marks the line that is heard, and scrolls along with it"));
  self->follow_button = GTK_TOGGLE_BUTTON (button);
  return button;
}

static GtkWidget *
new_tools (AnningTranscriptView *self)
{
  GtkWidget *line = anning_button_line_new ();

  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             new_button (_("Insert Time"), _("Puts in where the recording stands (Ctrl+J)"), "transcript.time"));
  anning_button_line_append (ANNING_BUTTON_LINE (line), new_speaker_button ());
  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             new_button (_("Go to Line"), _("Goes to the time of this line (Ctrl+Enter, or a click on the time)"), "transcript.go"));
  anning_button_line_append (ANNING_BUTTON_LINE (line),
                             new_button (_("Mark These Words"), _("Makes a mark with the chosen words and their time (Ctrl+M)"), "transcript.mark"));
  anning_button_line_append (ANNING_BUTTON_LINE (line), new_follow_button (self));
  gtk_widget_set_margin_start (line, 6);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_margin_top (line, 6);
  return line;
}

static void
anning_transcript_view_dispose (GObject *object)
{
  AnningTranscriptView *self = ANNING_TRANSCRIPT_VIEW (object);

  g_clear_handle_id (&self->resizing, g_source_remove);
  if (self->keeper != NULL)
    anning_transcript_keeper_flush (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->follow);
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

  self->view = GTK_TEXT_VIEW (anning_heard_text_new ());
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
  gtk_box_append (GTK_BOX (card), new_tools (self));
  gtk_box_append (GTK_BOX (card), new_editor (self));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->problem));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), card);

  self->keeper = anning_transcript_keeper_new (self->buffer, GTK_WIDGET (self));
  g_object_bind_property (self->keeper, "ready", self->view, "editable", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->keeper, "problem", self->problem, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->keeper, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_transcript_view_new (AnningPlayerView *player)
{
  g_autoptr (GSettings) settings = NULL;
  AnningTranscriptView *self;

  g_return_val_if_fail (ANNING_IS_PLAYER_VIEW (player), NULL);

  self = g_object_new (ANNING_TYPE_TRANSCRIPT_VIEW, NULL);
  g_set_weak_pointer (&self->player, player);
  self->follow = anning_transcript_follow_new (ANNING_HEARD_TEXT (self->view), player);
  settings = g_settings_new (APP_ID);
  g_settings_bind (settings, "transcript-follow", self->follow_button, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (player, "notify::audible", G_CALLBACK (audible_changed_cb), self, G_CONNECT_SWAPPED);
  audible_changed_cb (self);
  g_object_bind_property (self->follow_button, "active", self->follow, "following", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}

void
anning_transcript_view_open (AnningTranscriptView *self,
                             AnningStore          *store,
                             gint64                evidence_id)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self) && ANNING_IS_STORE (store));
  anning_transcript_keeper_open (self->keeper, store, evidence_id);
}

void
anning_transcript_view_flush (AnningTranscriptView *self)
{
  g_return_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self));

  anning_transcript_keeper_flush (self->keeper);
}

AnningTranscriptFollow *
anning_transcript_view_get_follow (AnningTranscriptView *self)
{
  g_return_val_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self), NULL);
  return self->follow;
}

AnningHeardText *
anning_transcript_view_get_text (AnningTranscriptView *self)
{
  g_return_val_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self), NULL);
  return ANNING_HEARD_TEXT (self->view);
}

GtkTextBuffer *
anning_transcript_view_get_buffer (AnningTranscriptView *self)
{
  g_return_val_if_fail (ANNING_IS_TRANSCRIPT_VIEW (self), NULL);
  return self->buffer;
}
