/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-detail.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-conduct-group.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-incident-form.h"
#include "anning-marker-pane.h"
#include "anning-original-group.h"
#include "anning-player-view.h"
#include "anning-records.h"
#include "anning-sheet.h"
#include "anning-telling-group.h"
#include "anning-toasts.h"
#include "anning-versions-sheet.h"

struct _AnningIncidentDetail
{
  AdwBin parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gulong changed;
  gint64 id;
  AnningIncidentForm *form; /* of the incident that is shown, in @form_bin */

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  AnningButtonLine *chips;
  AdwBin *safety;
  AnningConductGroup *conduct;
  AdwBin *player_bin;
  AnningPlayerView *player; /* NULL until there is something to hear */
  AdwBin *marker_bin;
  AnningTellingGroup *tellings;
  AdwBin *form_bin;
  AnningOriginalGroup *originals;

  gint64 listened;  /* the original in the player, 0: none */
  gint64 wanted;    /* the original in which to stand at wanted_ms, 0: none */
  gint64 wanted_ms;
};

enum
{
  GONE,
  SHOW_NUMBER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningIncidentDetail, anning_incident_detail, ADW_TYPE_BIN)

/* ---- the head ---- */

static void
add_chip (AnningIncidentDetail *self,
          const char           *text)
{
  GtkWidget *chip;

  if (text == NULL || *text == '\0')
    return;
  chip = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  anning_button_line_append (self->chips, chip);
}

static void
number_clicked_cb (AnningIncidentDetail *self,
                   GtkButton            *button)
{
  g_autofree char *number = g_strdup (gtk_label_get_label (GTK_LABEL (gtk_button_get_child (button))));

  g_signal_emit (self, signals[SHOW_NUMBER], 0, number);
}

/* The number of the other side, which leads to all that it did. */
static void
add_number (AnningIncidentDetail *self,
            const AnningIncident *incident)
{
  const char *number = g_strcmp0 (incident->direction, "out") == 0 ? incident->to_number : incident->from_number;
  g_autofree char *name = NULL;
  GtkWidget *button;
  GtkWidget *label;

  if (number == NULL || *number == '\0')
    return;
  button = gtk_button_new ();
  label = gtk_label_new (number);
  /* Translators: %s is a number */
  name = g_strdup_printf (_("What this number did: %s"), number);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("What this number did"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (number_clicked_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (self->chips, button);
}

static void
update_head (AnningIncidentDetail *self)
{
  const AnningIncident *incident = anning_incident_form_get_incident (self->form);
  g_autofree char *date = anning_format_date (incident->started_at, incident->utc_offset);
  g_autofree char *time = anning_format_time (incident->started_at, incident->utc_offset);
  g_autofree char *end = NULL;
  g_autofree char *title = NULL;
  GtkWidget *child;

  if (incident->ended_at != ANNING_UNKNOWN)
    end = anning_format_time (incident->ended_at, incident->utc_offset);
  /* The same minute twice says nothing. */
  if (end != NULL && g_strcmp0 (end, time) != 0)
    title = g_strdup_printf ("%s %s–%s · %s", date, time, end,
                             anning_format_word (anning_channels, incident->channel));
  else
    title = g_strdup_printf ("%s %s · %s", date, time,
                             anning_format_word (anning_channels, incident->channel));
  gtk_label_set_label (self->title, title);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_widget_unparent (child);
  add_chip (self, incident->creditor);
  add_chip (self, incident->collector);
  if (g_strcmp0 (incident->to_party, "debtor") != 0)
    add_chip (self, anning_format_word (anning_parties, incident->to_party));
  add_number (self, incident);
}

/* ---- recording ---- */

static void
go_to_wanted (AnningIncidentDetail *self)
{
  if (self->wanted == 0 || self->wanted != self->listened)
    return;
  self->wanted = 0;
  if (self->wanted_ms != ANNING_UNKNOWN)
    anning_player_view_seek (self->player, self->wanted_ms);
}

static void
listen_cb (AnningIncidentDetail *self,
           gint64                evidence_id)
{
  const AnningIncident *incident;

  if (self->form == NULL)
    return;

  self->listened = evidence_id;
  gtk_widget_set_visible (GTK_WIDGET (self->player_bin), evidence_id != 0);
  if (evidence_id == 0)
    {
      adw_bin_set_child (self->marker_bin, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->marker_bin), FALSE);
      return;
    }

  incident = anning_incident_form_get_incident (self->form);
  if (self->player == NULL)
    {
      self->player = ANNING_PLAYER_VIEW (anning_player_view_new ());
      adw_bin_set_child (self->player_bin, GTK_WIDGET (self->player));
    }
  anning_player_view_set_recording (self->player, self->store, evidence_id, incident->record.id);

  adw_bin_set_child (self->marker_bin, anning_marker_pane_new (self->player, self->store, evidence_id, incident->record.id));
  gtk_widget_set_visible (GTK_WIDGET (self->marker_bin), TRUE);
  go_to_wanted (self);
}

/* ---- the record ---- */

static void
clear (AnningIncidentDetail *self)
{
  if (self->store != NULL)
    {
      if (self->player != NULL)
        anning_player_view_set_recording (self->player, self->store, 0, 0);
      anning_conduct_group_show (self->conduct, self->store, 0);
      anning_telling_group_show (self->tellings, self->store, 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->player_bin), FALSE);
  self->form = NULL;
  self->listened = 0;
  self->wanted = 0;
  adw_bin_set_child (self->form_bin, NULL);
  adw_bin_set_child (self->marker_bin, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->marker_bin), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
show_number_cb (AnningIncidentDetail *self,
                const char           *number)
{
  g_signal_emit (self, signals[SHOW_NUMBER], 0, number);
}

static void
show_field_cb (AnningIncidentDetail *self,
               const char           *field)
{
  if (self->form != NULL)
    anning_incident_form_show_field (self->form, field);
}

/* What is typed has to be in the file before anything is joined to it. */
static void
before_change_cb (AnningIncidentDetail *self)
{
  if (self->form != NULL)
    anning_incident_form_flush (self->form);
}

/* Sources were joined or taken out, and with them recordings. */
static void
joined_cb (AnningIncidentDetail *self)
{
  if (self->form != NULL)
    anning_original_group_load (self->originals, self->store, "incident", self->id);
}

static void
show_incident (AnningIncidentDetail *self,
               const AnningIncident *incident)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  self->form = ANNING_INCIDENT_FORM (anning_incident_form_new (self->store, incident));
  g_signal_connect_object (self->form, "edited", G_CALLBACK (update_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "show-number", G_CALLBACK (show_number_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  anning_original_group_load (self->originals, self->store, "incident", incident->record.id);
  anning_conduct_group_show (self->conduct, self->store, incident->record.id);
  anning_telling_group_show (self->tellings, self->store, incident->record.id);
  update_head (self);
  gtk_adjustment_set_value (adjustment, 0);
  gtk_stack_set_visible_child_name (self->stack, "detail");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningIncidentDetail) self = user_data;
  g_autoptr (AnningIncident) incident = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *markup = NULL;

  incident = anning_records_get_finish (ANNING_STORE (source), result, &error);
  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (incident != NULL && self->form != NULL)
    {
      anning_incident_form_refresh (self->form, incident);
    }
  else if (incident != NULL)
    {
      show_incident (self, incident);
    }
  else if (self->form != NULL && g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    {
      /* Deleted elsewhere. */
      anning_incident_form_discard (self->form);
      anning_incident_detail_show (self, self->store, 0);
      g_signal_emit (self, signals[GONE], 0);
    }
  else
    {
      sentence = anning_error_sentence (error);
      markup = g_markup_escape_text (sentence, -1);
      clear (self);
      adw_status_page_set_icon_name (self->failed, "dialog-warning-symbolic");
      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
}

static void
load (AnningIncidentDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  anning_records_get_async (self->store, &anning_incident_type, self->id, self->cancellable,
                            loaded_cb, g_object_ref (self));
}

static void
changed_cb (AnningIncidentDetail *self,
            const char           *table,
            gint64                id)
{
  if (self->id != 0 && (id == 0 || id == self->id))
    load (self);
}

static void
retry_cb (AnningIncidentDetail *self)
{
  load (self);
}

static void
versions_clicked_cb (AnningIncidentDetail *self)
{
  if (self->id != 0 && self->store != NULL)
    anning_sheet_present (GTK_WINDOW (anning_versions_sheet_new (self->store, self->id)), GTK_WIDGET (self));
}

/* ---- deleting ---- */

typedef struct
{
  AnningIncidentDetail *self;
  gint64 id;
} Deletion;

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Deletion *deletion = user_data;
  g_autoptr (AnningIncidentDetail) self = deletion->self;
  g_autoptr (GError) error = NULL;
  gboolean removed = anning_records_remove_finish (ANNING_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (removed)
    anning_toast_deleted (GTK_WIDGET (self), _("Incident deleted"), ANNING_STORE (source),
                          &anning_incident_type, deletion->id);
  else
    anning_toast_error (GTK_WIDGET (self), error);
}

static void
delete_clicked_cb (AnningIncidentDetail *self)
{
  Deletion *deletion;

  if (self->form == NULL)
    return;

  deletion = g_new0 (Deletion, 1);
  deletion->self = g_object_ref (self);
  deletion->id = self->id;
  anning_incident_form_discard (self->form);
  anning_records_remove_async (self->store, &anning_incident_type, self->id, removed_cb, deletion);
  anning_incident_detail_show (self, self->store, 0);
  g_signal_emit (self, signals[GONE], 0);
}

static void
anning_incident_detail_dispose (GObject *object)
{
  AnningIncidentDetail *self = ANNING_INCIDENT_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed, self->store);
  self->form = NULL;
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_INCIDENT_DETAIL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_incident_detail_parent_class)->dispose (object);
}

static void
anning_incident_detail_class_init (AnningIncidentDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_incident_detail_dispose;

  signals[GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_NUMBER] = g_signal_new ("show-number", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ANNING_TYPE_BUTTON_LINE);
  g_type_ensure (ANNING_TYPE_CONDUCT_GROUP);
  g_type_ensure (ANNING_TYPE_ORIGINAL_GROUP);
  g_type_ensure (ANNING_TYPE_TELLING_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-incident-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, failed);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, title);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, chips);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, safety);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, conduct);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, player_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, marker_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, tellings);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, form_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningIncidentDetail, originals);
  gtk_widget_class_bind_template_callback (widget_class, listen_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_change_cb);
  gtk_widget_class_bind_template_callback (widget_class, joined_cb);
  gtk_widget_class_bind_template_callback (widget_class, versions_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_field_cb);
}

static void
anning_incident_detail_init (AnningIncidentDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_conduct_group_set_safety_place (self->conduct, self->safety);
}

void
anning_incident_detail_show (AnningIncidentDetail *self,
                             AnningStore          *store,
                             gint64                id)
{
  g_return_if_fail (ANNING_IS_INCIDENT_DETAIL (self) && ANNING_IS_STORE (store));

  if (self->store != store)
    {
      if (self->store != NULL)
        g_clear_signal_handler (&self->changed, self->store);
      g_set_object (&self->store, store);
      self->changed = g_signal_connect_swapped (store, "changed::incident", G_CALLBACK (changed_cb), self);
    }
  if (self->id == id && self->form != NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  clear (self);
  self->id = id;
  if (id != 0)
    load (self);
}

void
anning_incident_detail_show_place (AnningIncidentDetail *self,
                                   gint64                evidence_id,
                                   gint64                position_ms)
{
  g_return_if_fail (ANNING_IS_INCIDENT_DETAIL (self) && evidence_id != 0);

  self->wanted = evidence_id;
  self->wanted_ms = position_ms;
  go_to_wanted (self);
}

/* Returns: 0 while nothing is shown */
gint64
anning_incident_detail_get_id (AnningIncidentDetail *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_DETAIL (self), 0);
  return self->id;
}

void
anning_incident_detail_quiet (AnningIncidentDetail *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_DETAIL (self));
  if (self->player != NULL)
    anning_player_view_stop (self->player);
}
