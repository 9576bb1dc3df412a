/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-bar.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-record-sheet.h"
#include "anning-recorder-words.h"
#include "anning-row-layout.h"
#include "anning-take-keep.h"
#include "anning-toasts.h"

struct _AnningRecordingBar
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningRecordingSession *session;
  GPtrArray *takes; /* AnningTake that were left behind; NULL: not read yet */
  gboolean working; /* one of them is being kept or discarded */
  gboolean closes;  /* the window, once the recording is kept */
  gint64 shown;     /* s */

  GtkRevealer *revealer;
  GtkStack *stack;
  GtkLabel *state;
  GtkLabel *elapsed;
  GtkWidget *stop;
  GtkLabel *offer;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (AnningRecordingBar, anning_recording_bar, ADW_TYPE_BIN)

/* ---- what is shown ---- */

static void
show_elapsed (AnningRecordingBar *self)
{
  anning_recorder_show_elapsed (self->session, self->elapsed, &self->shown);
}

static void
update (AnningRecordingBar *self)
{
  gboolean busy = self->session != NULL && anning_recording_session_is_busy (self->session);
  gboolean offers = !busy && self->takes != NULL && self->takes->len > 0;

  if (busy)
    {
      gboolean keeps = anning_recording_session_get_state (self->session) == ANNING_RECORDING_KEEPING;

      gtk_label_set_label (self->state, keeps ? _("Keeping the Recording…") : _("Recording Now"));
      gtk_widget_set_sensitive (self->stop, !keeps);
      show_elapsed (self);
      gtk_stack_set_visible_child_name (self->stack, "recording");
    }
  else if (offers)
    {
      g_autofree char *text = anning_recorder_take_sentence (g_ptr_array_index (self->takes, 0));

      gtk_label_set_label (self->offer, text);
      gtk_widget_set_sensitive (self->buttons, !self->working);
      gtk_stack_set_visible_child_name (self->stack, "interrupted");
    }
  gtk_revealer_set_reveal_child (self->revealer, busy || offers);
  /* What is folded away must not be reached with the keyboard. */
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), busy || offers);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningRecordingBar) self = user_data;
  g_autoptr (GPtrArray) takes = NULL;
  g_autoptr (GError) error = NULL;

  takes = anning_takes_list_finish (ANNING_STORE (source), result, &error);
  if (error != NULL)
    g_message ("Interrupted recordings were not read: %s", error->message);
  /* The one that is being made stands in the list as well. */
  if (takes == NULL || ANNING_STORE (source) != self->store || anning_recording_session_is_busy (self->session))
    return;
  g_clear_pointer (&self->takes, g_ptr_array_unref);
  self->takes = g_steal_pointer (&takes);
  self->working = FALSE;
  update (self);
}

static void
read_takes (AnningRecordingBar *self)
{
  if (self->store != NULL && anning_store_get_is_open (self->store))
    anning_takes_list_async (self->store, NULL, listed_cb, g_object_ref (self));
}

static void
show_kept (AnningRecordingBar *self,
           gint64              incident_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)", "incident", incident_id, "");
  anning_toast (GTK_WIDGET (self), _("The recording is kept. Write down who it was and what was said."));
}

/* ---- one that is being made ---- */

static gboolean
close_cb (gpointer user_data)
{
  AnningRecordingBar *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningRecordingBar *self)
{
  AnningRecordingState state = anning_recording_session_get_state (self->session);

  if (state == ANNING_RECORDING_STARTING)
    self->shown = -1;
  if (state == ANNING_RECORDING_STILL)
    {
      read_takes (self);
      if (self->closes)
        {
          self->closes = FALSE;
          g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
        }
    }
  update (self);
}

static void
level_cb (AnningRecordingBar *self)
{
  if (anning_recording_session_is_busy (self->session))
    show_elapsed (self);
}

static void
kept_cb (AnningRecordingBar *self,
         gint64              incident_id,
         gint64              evidence_id)
{
  /* What ended by itself says so in the sheet, if that is open. */
  if (anning_recording_session_get_problem (self->session) == NULL)
    show_kept (self, incident_id);
  else
    {
      g_autofree char *sentence = anning_recorder_problem_sentence (anning_recording_session_get_problem (self->session));

      anning_toast (GTK_WIDGET (self), sentence);
    }
}

static void
open_cb (AnningRecordingBar *self)
{
  anning_record_sheet_present (GTK_WIDGET (self), self->store);
}

static void
stop_cb (AnningRecordingBar *self)
{
  anning_recording_session_stop (self->session);
}

/* ---- one that was interrupted ---- */

static void
keep_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningRecordingBar) self = user_data;
  g_autofree AnningKeptTake *kept = NULL;
  g_autoptr (GError) error = NULL;

  kept = anning_take_keep_finish (ANNING_STORE (source), result, &error);
  if (ANNING_STORE (source) != self->store)
    return;
  read_takes (self);
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else
    show_kept (self, kept->incident_id);
}

static void
keep_clicked_cb (AnningRecordingBar *self)
{
  const AnningTake *take = g_ptr_array_index (self->takes, 0);

  self->working = TRUE;
  update (self);
  anning_take_keep_async (self->store, take->id, keep_cb, g_object_ref (self));
}

static void
discarded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningRecordingBar) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_takes_discard_finish (ANNING_STORE (source), result, &error))
    anning_toast_error (GTK_WIDGET (self), error);
  read_takes (self);
}

static void
discard_answered_cb (AnningRecordingBar *self,
                     const char         *response)
{
  const AnningTake *take = self->takes != NULL && self->takes->len > 0 ? g_ptr_array_index (self->takes, 0) : NULL;

  if (!g_str_equal (response, "discard") || take == NULL)
    return;
  self->working = TRUE;
  update (self);
  anning_takes_discard_async (self->store, take->id, discarded_cb, g_object_ref (self));
}

static GtkWidget *
new_question (AnningRecordingBar *self,
              const char         *title,
              const char         *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, title, text);
}

static void
discard_clicked_cb (AnningRecordingBar *self)
{
  GtkWidget *dialog = new_question (self, _("Discard the Recording?"),
                                    _("It is gone for good: there is no way back. Kept, it can be deleted later like any other."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _("Discard"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the window is to be closed ---- */

static void
close_answered_cb (AnningRecordingBar *self,
                   const char         *response)
{
  if (!g_str_equal (response, "stop"))
    return;
  self->closes = TRUE;
  if (self->session != NULL && anning_recording_session_is_busy (self->session))
    anning_recording_session_stop (self->session);
  else
    changed_cb (self);
}

gboolean
anning_recording_bar_is_busy (AnningRecordingBar *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_BAR (self), FALSE);
  return self->session != NULL && anning_recording_session_is_busy (self->session);
}

gboolean
anning_recording_bar_holds (AnningRecordingBar *self)
{
  GtkWidget *dialog;

  g_return_val_if_fail (ANNING_IS_RECORDING_BAR (self), FALSE);

  if (!anning_recording_bar_is_busy (self))
    return FALSE;
  /* It takes a moment more: then the window goes by itself. */
  if (anning_recording_session_get_state (self->session) == ANNING_RECORDING_KEEPING)
    {
      self->closes = TRUE;
      return TRUE;
    }

  dialog = new_question (self, _("A Recording Is Being Made"),
                         _("It can be ended and kept now, and the program closed afterwards."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "stay", _("Go On Recording"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "stop", _("Stop, Keep and Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* ---- the object ---- */

static void
drop_store (AnningRecordingBar *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->takes, g_ptr_array_unref);
  g_clear_object (&self->store);
}

static void
anning_recording_bar_dispose (GObject *object)
{
  drop_store (ANNING_RECORDING_BAR (object));
  G_OBJECT_CLASS (anning_recording_bar_parent_class)->dispose (object);
}

static void
anning_recording_bar_class_init (AnningRecordingBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_recording_bar_dispose;
}

static GtkWidget *
new_button (AnningRecordingBar *self,
            GtkWidget          *line,
            const char         *label,
            GCallback           callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), button);
  return button;
}

static GtkWidget *
make_recording (AnningRecordingBar *self)
{
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_image_new_from_icon_name ("media-record-symbolic");

  self->state = GTK_LABEL (gtk_label_new (NULL));
  self->elapsed = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->state, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->elapsed, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->elapsed), "numeric");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (dot, "error");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->elapsed));
  anning_button_line_append (ANNING_BUTTON_LINE (line), box);
  new_button (self, line, _("Show"), G_CALLBACK (open_cb));
  self->stop = new_button (self, line, _("Stop and Keep"), G_CALLBACK (stop_cb));
  gtk_widget_add_css_class (line, "example-band");
  return line;
}

static GtkWidget *
make_interrupted (AnningRecordingBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->offer = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->offer, TRUE);
  gtk_label_set_xalign (self->offer, 0);
  self->buttons = anning_button_line_new ();
  new_button (self, self->buttons, _("Discard…"), G_CALLBACK (discard_clicked_cb));
  new_button (self, self->buttons, _("Keep as Evidence"), G_CALLBACK (keep_clicked_cb));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->offer));
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_widget_set_layout_manager (box, anning_row_layout_new (12, 6, 0));
  gtk_widget_add_css_class (box, "example-band");
  return box;
}

static void
anning_recording_bar_init (AnningRecordingBar *self)
{
  self->shown = -1;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, make_recording (self), "recording");
  gtk_stack_add_named (self->stack, make_interrupted (self), "interrupted");
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->stack));
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

void
anning_recording_bar_set_store (AnningRecordingBar *self,
                                AnningStore        *store)
{
  g_return_if_fail (ANNING_IS_RECORDING_BAR (self));

  drop_store (self);
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      self->session = g_object_ref (anning_recording_session_of (store));
      g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->session, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->session, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
      read_takes (self);
    }
  update (self);
}
