/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-new-incident.h"

#include <glib/gi18n.h>

#include "anning-entry-draft.h"
#include "anning-entry-form.h"
#include "anning-entry-kinds.h"
#include "anning-incident-query.h"
#include "anning-records.h"
#include "anning-toasts.h"

/* How long the typing rests before the draft is kept, ms. */
#define REST_MS 500

struct _AnningNewIncident
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningEntryDraft *draft; /* NULL where it began with what a link said */
  guint rest;
  guint saving : 1;
  guint leaving : 1;

  AnningEntryKinds *kinds;
  GtkWidget *restored;
  AnningEntryForm *form;
  GtkWidget *create;
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningNewIncident, anning_new_incident, ADW_TYPE_WINDOW)

static void
kind_chosen_cb (AnningNewIncident         *self,
                const AnningEntryTemplate *template)
{
  anning_entry_form_set_template (self->form, template);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    anning_entry_form_focus (self->form);
}

/* ---- a draft ---- */

static gboolean
rested_cb (gpointer user_data)
{
  AnningNewIncident *self = user_data;
  g_autoptr (AnningIncident) incident = NULL;

  self->rest = 0;
  if (self->draft == NULL || self->saving)
    return G_SOURCE_REMOVE;
  incident = anning_entry_form_has_content (self->form) ? anning_entry_form_collect (self->form) : NULL;
  anning_entry_draft_keep (self->draft, incident);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningNewIncident *self)
{
  if (self->draft == NULL)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

static void
draft_cb (AnningNewIncident    *self,
          const AnningIncident *incident)
{
  /* Whoever types already is not interrupted. */
  if (anning_entry_form_has_content (self->form))
    return;
  anning_entry_kinds_choose (self->kinds, anning_entry_template_find (incident->channel));
  anning_entry_form_show (self->form, incident);
  gtk_widget_set_visible (self->restored, TRUE);
}

static void
begin_anew_cb (AnningNewIncident *self)
{
  anning_entry_form_clear (self->form);
  gtk_widget_set_visible (self->restored, FALSE);
  anning_entry_draft_keep (self->draft, NULL);
  anning_entry_form_focus (self->form);
}

/* ---- writing down ---- */

static void
leave (AnningNewIncident *self)
{
  self->leaving = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningNewIncident) self = user_data;
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  self->saving = FALSE;
  if (id == 0)
    {
      /* What was typed stays, so that it can be tried again. */
      gtk_widget_set_sensitive (self->create, TRUE);
      anning_toast_error (self->create, error);
      return;
    }
  if (self->draft != NULL)
    anning_entry_draft_keep (self->draft, NULL);
  pictures = anning_entry_form_take_pictures (self->form);
  anning_entry_attach (self->store, id, pictures, gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_signal_emit (self, signals[CREATED], 0, id);
  leave (self);
}

static void
create_cb (AnningNewIncident *self)
{
  g_autoptr (AnningIncident) incident = NULL;

  if (self->saving || !anning_entry_form_check (self->form))
    return;
  gtk_widget_set_sensitive (self->create, FALSE);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->saving = TRUE;
  incident = anning_entry_form_collect (self->form);
  anning_records_save_async (self->store, &anning_incident_type, incident, saved_cb, g_object_ref (self));
}

static gboolean
create_by_key_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  create_cb (ANNING_NEW_INCIDENT (widget));
  return TRUE;
}

/* ---- leaving ---- */

static gboolean
leave_cb (gpointer user_data)
{
  leave (user_data);
  return G_SOURCE_REMOVE;
}

/* The question goes first: it stands over the sheet. */
static void
leave_later (AnningNewIncident *self)
{
  self->leaving = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, leave_cb, g_object_ref (self), g_object_unref);
}

static void
answered_cb (AnningNewIncident *self,
             const char        *response)
{
  if (g_str_equal (response, "discard"))
    {
      g_clear_handle_id (&self->rest, g_source_remove);
      if (self->draft != NULL)
        anning_entry_draft_keep (self->draft, NULL);
      leave_later (self);
    }
  else if (g_str_equal (response, "keep"))
    {
      if (self->rest != 0)
        {
          g_clear_handle_id (&self->rest, g_source_remove);
          rested_cb (self);
        }
      leave_later (self);
    }
}

static gboolean
close_request_cb (AnningNewIncident *self)
{
  GtkWidget *dialog;

  if (self->leaving || !anning_entry_form_has_content (self->form))
    return GDK_EVENT_PROPAGATE;
  if (self->saving)
    return GDK_EVENT_STOP;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Not Written Down Yet"),
                                   self->draft != NULL
                                   ? _("What you typed can wait here until you come back. Pictures have to be added again.")
                                   : _("What you typed is lost when you leave."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "stay", _("Go On Writing"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _("Discard"));
  if (self->draft != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "keep", _("Keep for Later"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), self->draft != NULL ? "keep" : "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
close_cb (AnningNewIncident *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* A window where something had the focus before is none for a screen reader: nothing is said of it. */
static void
anning_new_incident_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anning_new_incident_parent_class)->map (widget);
  anning_entry_form_focus (ANNING_NEW_INCIDENT (widget)->form);
}

static void
anning_new_incident_dispose (GObject *object)
{
  AnningNewIncident *self = ANNING_NEW_INCIDENT (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_NEW_INCIDENT);
  G_OBJECT_CLASS (anning_new_incident_parent_class)->dispose (object);
}

static void
anning_new_incident_class_init (AnningNewIncidentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_new_incident_dispose;
  widget_class->map = anning_new_incident_map;

  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ANNING_TYPE_ENTRY_FORM);
  g_type_ensure (ANNING_TYPE_ENTRY_KINDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-new-incident.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, kinds);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, restored);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, form);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, create);
  gtk_widget_class_bind_template_callback (widget_class, begin_anew_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_new_incident_init (AnningNewIncident *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->create);
  /* Before a chip or a text takes the key for itself. */
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (create_by_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

AnningNewIncident *
anning_new_incident_new (AnningStore *store)
{
  AnningNewIncident *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NEW_INCIDENT, NULL);
  self->store = g_object_ref (store);
  anning_entry_form_set_store (self->form, store);
  self->draft = anning_entry_draft_new (store);
  g_signal_connect_object (self->draft, "found", G_CALLBACK (draft_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
anning_new_incident_prefill (AnningNewIncident *self,
                             const char        *query)
{
  g_autoptr (AnningIncident) incident = anning_incident_from_query (query);

  g_return_if_fail (ANNING_IS_NEW_INCIDENT (self));

  /* A draft is of something else. */
  if (query != NULL && *query != '\0')
    g_clear_object (&self->draft);
  if (incident->channel != NULL)
    anning_entry_kinds_choose (self->kinds, anning_entry_template_find (incident->channel));
  anning_entry_form_prefill (self->form, incident);
}
