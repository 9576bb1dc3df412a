/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record-sheet.h"

#include <glib/gi18n.h>

#include "anning-level-meter.h"
#include "anning-listening.h"
#include "anning-microphones.h"
#include "anning-record-notice.h"
#include "anning-recorder-words.h"
#include "anning-recording-view.h"
#include "anning-sheet.h"
#include "anning-value-row.h"

struct _AnningRecordSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningRecordingSession *session;
  GListModel *microphones;
  gboolean told; /* a problem is shown that came of a recording */
  gint64 incident_id; /* what was kept in spite of it */

  GtkStack *stack;
  GtkCheckButton *call;
  AdwComboRow *device;
  AnningLevelMeter *meter;
  GtkLabel *refusal;
  AdwStatusPage *ended;
  GtkWidget *show;
};

G_DEFINE_FINAL_TYPE (AnningRecordSheet, anning_record_sheet, ADW_TYPE_WINDOW)

static AnningMicrophone *
get_microphone (AnningRecordSheet *self)
{
  return adw_combo_row_get_selected_item (self->device);
}

static const char *
page_of (AnningRecordSheet *self)
{
  AnningRecordingState state = anning_recording_session_get_state (self->session);

  if (anning_recording_session_is_busy (self->session))
    return state == ANNING_RECORDING_KEEPING ? "keeping" : "running";
  if (self->told)
    return "ended";
  if (g_list_model_get_n_items (self->microphones) > 0)
    return "ready";
  return ANNING_IS_MICROPHONES (self->microphones)
         && anning_microphones_get_searching (ANNING_MICROPHONES (self->microphones)) ? "searching" : "nothing";
}

static void
show_refusal (AnningRecordSheet *self)
{
  const GError *problem = anning_recording_session_get_problem (self->session);
  g_autofree char *sentence = problem != NULL ? anning_recorder_problem_sentence (problem) : NULL;

  gtk_label_set_label (self->refusal, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->meter), sentence == NULL);
}

static void
update (AnningRecordSheet *self)
{
  gtk_stack_set_visible_child_name (self->stack, page_of (self));
  show_refusal (self);
}

/* Only while the sheet is seen: nobody listens behind a window that is hidden. */
static void
update_listening (AnningRecordSheet *self)
{
  gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->told;

  anning_level_meter_clear (self->meter);
  anning_recording_session_listen (self->session, seen ? get_microphone (self) : NULL);
}

static void
show_ended (AnningRecordSheet *self)
{
  const GError *problem = anning_recording_session_get_problem (self->session);
  g_autofree char *sentence = anning_recorder_problem_sentence (problem);
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (self->incident_id != 0)
    text = g_strconcat (sentence, "\n\n", _("What was recorded until then is kept, with a contact of its own."), NULL);
  else if (anning_recording_session_has_saved (self->session))
    text = g_strconcat (sentence, "\n\n", _("What was recorded until then is in the file. The line above the pages offers to keep it."), NULL);
  else
    text = g_strconcat (sentence, "\n\n", _("Nothing was recorded."), NULL);
  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->ended, markup);
  gtk_widget_set_visible (self->show, self->incident_id != 0);
}

static void
changed_cb (AnningRecordSheet *self)
{
  AnningRecordingState state = anning_recording_session_get_state (self->session);

  if (state == ANNING_RECORDING_STARTING)
    {
      self->told = FALSE;
      self->incident_id = 0;
    }
  else if (state == ANNING_RECORDING_KEEPING)
    self->told = TRUE;
  else if (state == ANNING_RECORDING_STILL && self->told)
    {
      self->told = anning_recording_session_get_problem (self->session) != NULL;
      if (self->told)
        show_ended (self);
      else if (!anning_recording_session_has_saved (self->session))
        update_listening (self);
    }
  update (self);
}

static void
level_cb (AnningRecordSheet *self)
{
  if (anning_recording_session_get_state (self->session) == ANNING_RECORDING_LISTENING)
    anning_level_meter_set (self->meter, anning_recording_session_get_fraction (self->session),
                            anning_recording_session_get_level (self->session));
}

static void
kept_cb (AnningRecordSheet *self,
         gint64             incident_id,
         gint64             evidence_id)
{
  self->incident_id = incident_id;
  if (anning_recording_session_get_problem (self->session) == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_ended (self);
}

static void
microphones_cb (AnningRecordSheet *self)
{
  if (!anning_recording_session_is_busy (self->session))
    update (self);
}

static void
start_cb (AnningRecordSheet *self)
{
  AnningMicrophone *microphone = get_microphone (self);

  if (microphone == NULL)
    return;
  /* What is played would be recorded, too. */
  anning_listening_pause (anning_listening_get_default ());
  anning_recording_session_start (self->session, microphone,
                                  gtk_check_button_get_active (self->call) ? "call" : "visit");
}

static void
look_cb (AnningRecordSheet *self)
{
  if (ANNING_IS_MICROPHONES (self->microphones))
    anning_microphones_search (ANNING_MICROPHONES (self->microphones));
}

static void
again_cb (AnningRecordSheet *self)
{
  self->told = FALSE;
  update_listening (self);
  update (self);
}

static void
show_cb (AnningRecordSheet *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.show-record", "(sxs)", "incident", self->incident_id, "");
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
mark_by_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  return anning_recording_session_mark (ANNING_RECORD_SHEET (widget)->session) != ANNING_UNKNOWN;
}

/* ---- how it is built ---- */

static GtkWidget *
new_pill (const char *label,
          const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  /* With a large text it is wider than a narrow window. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), GTK_JUSTIFY_CENTER);
  return button;
}

static GtkWidget *
new_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
new_choice (const char      *title,
            const char      *subtitle,
            GtkCheckButton  *group,
            GtkCheckButton **check)
{
  GtkWidget *row = adw_action_row_new ();

  *check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_group (*check, group);
  gtk_widget_set_valign (GTK_WIDGET (*check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (*check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*check));
  anning_action_row_name (ADW_ACTION_ROW (row), title);
  return row;
}

static GtkWidget *
make_kind (AnningRecordSheet *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkCheckButton *conversation;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Is Recorded"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             new_choice (_("A call put on speaker"), _("Put the phone beside this computer"), NULL, &self->call));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             new_choice (_("A conversation on the spot"), _("Somebody has come, and you talk with them"),
                                         self->call, &conversation));
  gtk_check_button_set_active (self->call, TRUE);
  return group;
}

static char *
dup_name (AnningMicrophone *microphone)
{
  const char *name = anning_microphone_get_name (microphone);

  /* Translators: %s is a microphone: the one that the system would take */
  return anning_microphone_get_is_default (microphone) ? g_strdup_printf (_("%s (the system's)"), name) : g_strdup (name);
}

static GtkWidget *
make_device (AnningRecordSheet *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GtkExpression) name = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                                G_CALLBACK (dup_name), NULL, NULL);

  self->device = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->device), _("Microphone"));
  adw_combo_row_set_expression (self->device, name);

  self->meter = ANNING_LEVEL_METER (anning_level_meter_new ());
  self->refusal = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->refusal, TRUE);
  gtk_label_set_xalign (self->refusal, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->refusal), "warning");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meter));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->refusal));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Level of the microphone"));

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->device));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static GtkWidget *
in_scroller (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_set_margin_top (child, 24);
  gtk_widget_set_margin_bottom (child, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
make_ready (AnningRecordSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *start = new_pill (_("Start Recording"), "suggested-action");

  g_signal_connect_object (start, "clicked", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_kind (self));
  gtk_box_append (GTK_BOX (box), make_device (self));
  gtk_box_append (GTK_BOX (box), start);
  gtk_box_append (GTK_BOX (box),
                  new_note (_("The sound goes into your file at once, and nowhere else. The recording goes on when you close this sheet or hide the program; it ends when you stop it.")));
  gtk_box_append (GTK_BOX (box), anning_record_notice_new ());
  return in_scroller (box);
}

static GtkWidget *
make_searching (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Looking for Microphones…"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  return page;
}

static GtkWidget *
make_nothing (AnningRecordSheet *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *look = new_pill (_("Look Again"), NULL);

  g_signal_connect_object (look, "clicked", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), look);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "audio-input-microphone-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Microphone Found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Plug one in, or switch it on in the sound settings: it appears here by itself. Or record with the phone and bring the file in."));
  return page;
}

static GtkWidget *
make_keeping (void)
{
  GtkWidget *page = make_searching ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Keeping the Recording…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("It gets its fingerprint and its exact length."));
  return page;
}

static GtkWidget *
make_ended (AnningRecordSheet *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *again = new_pill (_("Record Again"), NULL);

  self->ended = ADW_STATUS_PAGE (page);
  self->show = new_pill (_("Show What Was Recorded"), "suggested-action");
  g_signal_connect_object (self->show, "clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (again, "clicked", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->show);
  gtk_box_append (GTK_BOX (box), again);
  adw_status_page_set_icon_name (self->ended, "dialog-warning-symbolic");
  adw_status_page_set_title (self->ended, _("The Recording Ended by Itself"));
  adw_status_page_set_child (self->ended, box);
  return page;
}

static void
anning_record_sheet_dispose (GObject *object)
{
  AnningRecordSheet *self = ANNING_RECORD_SHEET (object);

  if (self->session != NULL)
    anning_recording_session_listen (self->session, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->microphones);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_record_sheet_parent_class)->dispose (object);
}

static void
anning_record_sheet_class_init (AnningRecordSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_record_sheet_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, mark_by_key_cb, NULL);
}

static void
anning_record_sheet_init (AnningRecordSheet *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_searching (), "searching");
  gtk_stack_add_named (self->stack, make_nothing (self), "nothing");
  gtk_stack_add_named (self->stack, make_ready (self), "ready");
  gtk_stack_add_named (self->stack, make_keeping (), "keeping");
  gtk_stack_add_named (self->stack, make_ended (self), "ended");

  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Record"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 720);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  g_signal_connect_swapped (self, "map", G_CALLBACK (update_listening), self);
  g_signal_connect_swapped (self, "unmap", G_CALLBACK (update_listening), self);
}

GtkWidget *
anning_record_sheet_new (AnningStore *store,
                         GListModel  *microphones)
{
  AnningRecordSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);
  g_return_val_if_fail (microphones == NULL || G_IS_LIST_MODEL (microphones), NULL);

  self = g_object_new (ANNING_TYPE_RECORD_SHEET, NULL);
  self->store = g_object_ref (store);
  self->session = g_object_ref (anning_recording_session_of (store));
  self->microphones = microphones != NULL ? g_object_ref (microphones) : G_LIST_MODEL (anning_microphones_new ());
  gtk_stack_add_named (self->stack, in_scroller (anning_recording_view_new (self->session)), "running");
  adw_combo_row_set_model (self->device, self->microphones);

  g_signal_connect_object (self->device, "notify::selected-item", G_CALLBACK (update_listening), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->microphones, "items-changed", G_CALLBACK (microphones_cb), self, G_CONNECT_SWAPPED);
  if (ANNING_IS_MICROPHONES (self->microphones))
    g_signal_connect_object (self->microphones, "notify::searching", G_CALLBACK (microphones_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
anning_record_sheet_present (GtkWidget   *parent,
                             AnningStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  anning_sheet_present (GTK_WINDOW (anning_record_sheet_new (store, NULL)), parent);
}
