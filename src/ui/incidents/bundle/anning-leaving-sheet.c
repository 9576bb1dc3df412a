/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-leaving-sheet.h"

#include <glib/gi18n.h>

#include "anning-bundle-reading.h"
#include "anning-button-line.h"
#include "anning-file-name.h"
#include "anning-language.h"
#include "anning-outgoing.h"
#include "anning-paper-sheet.h"
#include "anning-planner-words.h"
#include "anning-sheet.h"
#include "anning-toasts.h"

static const char *const languages[] = { "zh", "en" };

struct _AnningLeavingSheet
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningIncidentPaperRequest *request;
  AnningIncidentPaper *paper; /* NULL while it is written, and when that failed */
  GCancellable *cancellable;

  GtkWidget *clamp; /* has the actions of what leaves */
  GtkStack *stack;
  AdwComboRow *language_row;
  GtkSwitch *masked;
  GtkSwitch *notes;
  GtkWidget *notes_row;
  GtkLabel *summary;
  AnningPaperSheet *sheet;
  AdwStatusPage *failed;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (AnningLeavingSheet, anning_leaving_sheet, ADW_TYPE_WINDOW)

/* ---- what leaves ---- */

static char *
tell_summary (AnningLeavingSheet *self)
{
  const AnningIncidentPaper *paper = self->paper;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u contact", "%u contacts", paper->n_contacts), paper->n_contacts);
  g_string_append (text, C_("between parts of a line", " · "));
  g_string_append_printf (text, ngettext ("%u hint", "%u hints", paper->n_hints), paper->n_hints);
  if (self->request->masked || self->request->kind == ANNING_INCIDENT_PAPER_RELATIVE)
    {
      g_string_append (text, C_("between parts of a line", " · "));
      /* Translators: how many different numbers and names of people were replaced by letters */
      g_string_append_printf (text, _("replaced: %1$u numbers, %2$u names"), paper->masked.numbers, paper->masked.names);
    }
  if (paper->n_left_out > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u older contact is not on paper. Filter the list to see fewer at a time.",
                                              "%u older contacts are not on paper. Filter the list to see fewer at a time.",
                                              paper->n_left_out), paper->n_left_out);
    }
  return g_string_free (text, FALSE);
}

static void
show_paper (AnningLeavingSheet *self)
{
  g_autofree char *summary = tell_summary (self);

  gtk_label_set_label (self->summary, summary);
  /* An overview has no texts that anybody typed. */
  gtk_widget_set_visible (GTK_WIDGET (self->summary), self->request->kind != ANNING_INCIDENT_PAPER_OVERVIEW);
  gtk_widget_set_visible (self->notes_row, self->paper->n_notes > 0
                                           && self->request->kind != ANNING_INCIDENT_PAPER_RELATIVE);
  anning_paper_sheet_show (self->sheet, self->paper->blocks);
  gtk_stack_set_visible_child_name (self->stack, "paper");
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AnningLeavingSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningIncidentPaper) paper = anning_incident_paper_new_finish (ANNING_STORE (source), result, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  /* Another one is being written, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_pointer (&self->paper, anning_incident_paper_free);
  self->paper = g_steal_pointer (&paper);
  anning_outgoing_set_enabled (self->clamp, self->paper != NULL);
  if (self->paper != NULL)
    {
      show_paper (self);
      return;
    }
  sentence = anning_error_sentence (error);
  escaped = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
write_paper (AnningLeavingSheet *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_outgoing_set_enabled (self->clamp, FALSE);
  /* What is there stays until the next one is: only the first time there is nothing to look at. */
  if (self->paper == NULL)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  anning_incident_paper_new_async (self->store, self->request, self->cancellable, written_cb, g_object_ref (self));
}

static void
chosen_cb (AnningLeavingSheet *self)
{
  const guint language = adw_combo_row_get_selected (self->language_row);

  g_free (self->request->language);
  self->request->language = g_strdup (languages[MIN (language, G_N_ELEMENTS (languages) - 1)]);
  self->request->masked = gtk_switch_get_active (self->masked);
  self->request->private_notes = gtk_switch_get_active (self->notes);
  write_paper (self);
}

static AnningOutgoing *
provide (GtkWidget         *widget,
         AnningOutgoingWay  way)
{
  AnningLeavingSheet *self = ANNING_LEAVING_SHEET (gtk_widget_get_root (widget));
  g_autofree char *name = NULL;

  if (self->paper == NULL)
    return NULL;
  name = anning_file_name_new (C_("file", "document"), "");
  return anning_outgoing_new (g_ptr_array_ref (self->paper->blocks), g_strdup (self->paper->text),
                              name, self->request->language, ANNING_PAGE_SIZE_NORMAL);
}

/* ---- the window ---- */

static GtkSwitch *
add_switch (AdwPreferencesGroup *group,
            const char          *title,
            const char          *subtitle,
            GtkWidget          **row)
{
  GtkWidget *toggle = gtk_switch_new ();

  *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "title-lines", 0, "subtitle-lines", 0,
                       NULL);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (*row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (*row), toggle);
  adw_preferences_group_add (group, *row);
  return GTK_SWITCH (toggle);
}

static GtkWidget *
new_options (AnningLeavingSheet *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row;

  gtk_string_list_append (names, C_("language", "Chinese"));
  gtk_string_list_append (names, C_("language", "English"));
  self->language_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->language_row), _("Language of the document"));
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_preferences_group_add (group, GTK_WIDGET (self->language_row));
  self->masked = add_switch (group, _("Replace other people's numbers and names"),
                             _("A letter stands in their place. Names that you never entered cannot be known: read it through."),
                             &row);
  self->notes = add_switch (group, _("Private notes"), _("They were written for your eyes only"), &self->notes_row);
  gtk_widget_set_visible (self->notes_row, FALSE);
  return GTK_WIDGET (group);
}

static GtkWidget *
new_busy (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (spinner, 48);
  gtk_widget_set_margin_bottom (spinner, 48);
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("It is being written"), -1);
  return spinner;
}

static GtkWidget *
new_failed (AnningLeavingSheet *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  self->failed = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
  adw_status_page_set_title (self->failed, _("It Could Not Be Written"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (write_paper), self, G_CONNECT_SWAPPED);
  adw_status_page_set_child (self->failed, button);
  return GTK_WIDGET (self->failed);
}

static GtkWidget *
new_paper (AnningLeavingSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_wrap_mode (self->summary, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "numeric");
  self->sheet = ANNING_PAPER_SHEET (anning_paper_sheet_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sheet));
  return box;
}

static GtkWidget *
new_button (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static void
read_cb (AnningLeavingSheet *self)
{
  if (self->paper != NULL)
    anning_bundle_reading_present (GTK_WIDGET (self), self->paper->blocks);
}

static GtkWidget *
new_buttons (AnningLeavingSheet *self)
{
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *read = gtk_button_new_with_label (_("Read All of It"));

  gtk_widget_add_css_class (read, "pill");
  g_signal_connect_object (read, "clicked", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  self->save = new_button (_("Save as PDF…"), "outgoing.save-pdf");
  gtk_widget_add_css_class (self->save, "suggested-action");
  anning_button_line_append (ANNING_BUTTON_LINE (line), self->save);
  anning_button_line_append (ANNING_BUTTON_LINE (line), new_button (_("Print…"), "outgoing.print"));
  anning_button_line_append (ANNING_BUTTON_LINE (line), new_button (_("Copy the Text"), "outgoing.copy"));
  anning_button_line_append (ANNING_BUTTON_LINE (line), read);
  return line;
}

static void
anning_leaving_sheet_dispose (GObject *object)
{
  AnningLeavingSheet *self = ANNING_LEAVING_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_leaving_sheet_parent_class)->dispose (object);
}

static void
anning_leaving_sheet_finalize (GObject *object)
{
  AnningLeavingSheet *self = ANNING_LEAVING_SHEET (object);

  g_clear_pointer (&self->request, anning_incident_paper_request_free);
  g_clear_pointer (&self->paper, anning_incident_paper_free);
  G_OBJECT_CLASS (anning_leaving_sheet_parent_class)->finalize (object);
}

static void
anning_leaving_sheet_class_init (AnningLeavingSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_leaving_sheet_dispose;
  object_class->finalize = anning_leaving_sheet_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_leaving_sheet_init (AnningLeavingSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();

  gtk_window_set_title (GTK_WINDOW (self), _("Print or Save"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 880, 760);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, -1);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, new_busy (), "busy");
  gtk_stack_add_named (self->stack, new_paper (self), "paper");
  gtk_stack_add_named (self->stack, new_failed (self), "failed");

  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_widget_set_margin_top (content, 18);
  gtk_widget_set_margin_bottom (content, 24);
  gtk_box_append (GTK_BOX (content), new_options (self));
  gtk_box_append (GTK_BOX (content), new_buttons (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));

  self->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (self->clamp), content);
  anning_outgoing_attach (self->clamp, provide);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), scroller);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), overlay);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/* On their own paper a relative is named once they agreed: only their number is left to be chosen. */
static void
show_masked_row (AnningLeavingSheet *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self->masked), ADW_TYPE_ACTION_ROW);

  gtk_widget_set_visible (row, self->request->kind != ANNING_INCIDENT_PAPER_OVERVIEW);
  if (self->request->kind != ANNING_INCIDENT_PAPER_RELATIVE)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Replace their own number"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("They are named once they agreed to it. Everybody else has a letter in any case; names that you never entered cannot be known: read it through."));
}

AnningLeavingSheet *
anning_leaving_sheet_new (AnningStore                      *store,
                          const AnningIncidentPaperRequest *request)
{
  AnningLeavingSheet *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && request != NULL, NULL);

  self = g_object_new (ANNING_TYPE_LEAVING_SHEET, NULL);
  self->store = g_object_ref (store);
  self->request = anning_incident_paper_request_copy (request);
  adw_combo_row_set_selected (self->language_row, g_strcmp0 (request->language, "en") == 0 ? 1 : 0);
  gtk_switch_set_active (self->masked, request->masked);
  gtk_switch_set_active (self->notes, request->private_notes);
  show_masked_row (self);
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->masked, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "notify::active", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  write_paper (self);
  return self;
}

void
anning_leaving_sheet_present (GtkWidget                        *widget,
                              AnningStore                      *store,
                              const AnningIncidentPaperRequest *request)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  anning_sheet_present (GTK_WINDOW (anning_leaving_sheet_new (store, request)), widget);
}

/* @request: (transfer full) */
static void
present_today (GtkWidget                  *widget,
               AnningStore                *store,
               AnningIncidentPaperRequest *request)
{
  anning_planner_today (&request->today);
  anning_leaving_sheet_present (widget, store, request);
  anning_incident_paper_request_free (request);
}

void
anning_leaving_sheet_present_list (GtkWidget   *widget,
                                   AnningStore *store,
                                   GArray      *ids,
                                   const char  *shown)
{
  AnningIncidentPaperRequest *request;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ids != NULL);

  request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_LOG, anning_ui_language ());
  request->ids = g_array_ref (ids);
  request->shown = g_strdup (shown);
  present_today (widget, store, request);
}

void
anning_leaving_sheet_present_contact (GtkWidget   *widget,
                                      AnningStore *store,
                                      gint64       incident_id)
{
  AnningIncidentPaperRequest *request;

  g_return_if_fail (GTK_IS_WIDGET (widget) && incident_id != 0);

  request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_CONTACT, anning_ui_language ());
  request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (request->ids, incident_id);
  present_today (widget, store, request);
}

void
anning_leaving_sheet_present_relative (GtkWidget   *widget,
                                       AnningStore *store,
                                       gint64       relative_id)
{
  AnningIncidentPaperRequest *request;

  g_return_if_fail (GTK_IS_WIDGET (widget) && relative_id > 0);

  request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_RELATIVE, anning_ui_language ());
  request->relative_id = relative_id;
  present_today (widget, store, request);
}

void
anning_leaving_sheet_present_number (GtkWidget   *widget,
                                     AnningStore *store,
                                     const char  *number)
{
  AnningIncidentPaperRequest *request;

  g_return_if_fail (GTK_IS_WIDGET (widget) && number != NULL);

  request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_NUMBER, anning_ui_language ());
  request->number = g_strdup (number);
  present_today (widget, store, request);
}

const AnningIncidentPaper *
anning_leaving_sheet_get_paper (AnningLeavingSheet *self)
{
  g_return_val_if_fail (ANNING_IS_LEAVING_SHEET (self), NULL);

  return self->paper;
}
