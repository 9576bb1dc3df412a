/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-new-incident.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-incident.h"
#include "anning-incident-query.h"
#include "anning-incidents.h"
#include "anning-link-row.h"
#include "anning-moment-row.h"
#include "anning-phone.h"
#include "anning-records.h"
#include "anning-rows.h"
#include "anning-tag-chooser.h"
#include "anning-toasts.h"

struct _AnningNewIncident
{
  AdwWindow parent_instance;

  AnningStore *store;
  GCancellable *lookup; /* who had this number before */

  AnningMomentRow *when;
  AnningWordRow *channel;
  AnningWordRow *connected;
  AdwEntryRow *number;
  AnningLinkRow *debt;
  AdwEntryRow *creditor;
  AnningWordRow *party;
  AnningTagChooser *tags;
  AdwPreferencesGroup *known_group;
  GPtrArray *known; /* AnningWordRow, borrowed: what else was known, named by its field */
  AdwEntryRow *line;
  GtkWidget *create;
};

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Fields that have a row here only when they are known from the beginning. */
static const struct
{
  const char *field;
  const char *title; /* msgid */
} known_fields[] = {
  { "direction", N_("Direction") },
  { "lender_type", N_("Kind of lender") },
  { "product_type", N_("Kind of loan") },
  { "purpose", N_("What they wanted") },
  { "identified_self", N_("Did they say who they are") },
  { "claimed_identity", N_("Whom they claimed to be") },
  { "disclosed", N_("What they told others") },
  { "plan_status", N_("Repayment plan at that time") },
  { "pay_to", N_("Where they wanted the money") },
  { "entered", N_("Did they come in") },
  { "entry_consent", N_("Were they allowed in") },
};

G_DEFINE_FINAL_TYPE (AnningNewIncident, anning_new_incident, ADW_TYPE_WINDOW)

static const char *
debt_name (gconstpointer record)
{
  const AnningDebt *debt = record;

  return debt->creditor;
}

static void
debt_chosen_cb (AnningNewIncident *self)
{
  const AnningDebt *debt = anning_link_row_get_record (self->debt);

  if (debt != NULL && debt->creditor != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->creditor), debt->creditor);
}

/* ---- a number that called before is known by name ---- */

static void
known_row_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningNewIncident) self = user_data;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const AnningIncidentRow *row;

  rows = anning_incidents_rows_finish (ANNING_STORE (source), result, &error);
  /* Without an answer the creditor is typed, as it would be for a new number. */
  if (rows == NULL || rows->len == 0 || self->store == NULL)
    return;
  row = g_ptr_array_index (rows, 0);
  if (row != NULL && row->creditor != NULL
      && *gtk_editable_get_text (GTK_EDITABLE (self->creditor)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->creditor), row->creditor);
}

static void
known_ids_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AnningNewIncident) self = user_data;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  ids = anning_incidents_ids_finish (ANNING_STORE (source), result, &error);
  if (ids == NULL || ids->len == 0 || self->store == NULL)
    return;
  anning_incidents_rows_async (self->store, &g_array_index (ids, gint64, 0), 1, self->lookup,
                               known_row_cb, g_object_ref (self));
}

static char *
dup_number (AnningNewIncident *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->number));

  return *text != '\0' ? anning_phone_normalise (text) : NULL;
}

static void
number_changed_cb (AnningNewIncident *self)
{
  g_autofree char *number = dup_number (self);
  AnningIncidentFilter filter = { .number = number };

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  if (number == NULL || strlen (number) < 5)
    return;
  self->lookup = g_cancellable_new ();
  anning_incidents_ids_async (self->store, &filter, self->lookup, known_ids_cb, g_object_ref (self));
}

/* ---- writing down ---- */

static char *
dup_text (AdwEntryRow *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static AnningIncident *
collect (AnningNewIncident *self)
{
  AnningIncident *incident = anning_incident_new ();
  const AnningDebt *debt = anning_link_row_get_record (self->debt);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  incident->started_at = anning_moment_row_get_value (self->when);
  incident->utc_offset = g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE;
  incident->written_at = g_date_time_to_unix (now) * ANNING_MS_PER_SECOND;
  incident->time_source = g_strdup ("typed");
  incident->direction = g_strdup ("in");
  incident->from_number = dup_number (self);
  incident->creditor = dup_text (self->creditor);
  incident->summary = dup_text (self->line);
  incident->tags = anning_tag_chooser_dup_value (self->tags);
  incident->words_are = g_strdup ("summary");
  incident->product_type = g_strdup ("unknown");
  incident->lender_type = g_strdup (debt != NULL && debt->lender_type != NULL ? debt->lender_type : "unknown");
  incident->debt_id = anning_link_row_get_value (self->debt);
  g_object_get (self->channel, "value", &incident->channel, NULL);
  g_object_get (self->connected, "value", &incident->connected, NULL);
  g_object_get (self->party, "value", &incident->to_party, NULL);
  for (guint i = 0; i < self->known->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->known, i);
      g_autofree char *word = NULL;

      g_object_get (row, "value", &word, NULL);
      anning_record_set_text (anning_record_find_field (&anning_incident_type, gtk_widget_get_name (row)), incident, word);
    }
  return incident;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningNewIncident) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  if (id == 0)
    {
      /* What was typed stays, so that it can be tried again. */
      gtk_widget_set_sensitive (self->create, TRUE);
      anning_toast_error (self->create, error);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
create_cb (AnningNewIncident *self)
{
  g_autoptr (AnningIncident) incident = NULL;

  if (anning_value_row_get_message (ANNING_VALUE_ROW (self->when)) != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->when));
      return;
    }
  gtk_widget_set_sensitive (self->create, FALSE);
  incident = collect (self);
  anning_records_save_async (self->store, &anning_incident_type, incident, saved_cb, g_object_ref (self));
}

static void
add_known (AnningNewIncident *self,
           const char        *field,
           const char        *title,
           const char        *word)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_WORD_ROW, "title", title, "name", field, NULL);

  anning_word_row_set_list (ANNING_WORD_ROW (row), anning_incident_find_words (field));
  g_object_set (row, "value", word, NULL);
  adw_preferences_group_add (self->known_group, row);
  g_ptr_array_add (self->known, row);
}

static void
close_cb (AnningNewIncident *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
anning_new_incident_dispose (GObject *object)
{
  AnningNewIncident *self = ANNING_NEW_INCIDENT (object);

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_NEW_INCIDENT);
  G_OBJECT_CLASS (anning_new_incident_parent_class)->dispose (object);
}

static void
anning_new_incident_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_NEW_INCIDENT (object)->known);
  G_OBJECT_CLASS (anning_new_incident_parent_class)->finalize (object);
}

static void
anning_new_incident_class_init (AnningNewIncidentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_new_incident_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_new_incident_finalize;

  signals[CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ANNING_TYPE_MOMENT_ROW);
  g_type_ensure (ANNING_TYPE_WORD_ROW);
  g_type_ensure (ANNING_TYPE_LINK_ROW);
  g_type_ensure (ANNING_TYPE_TAG_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-new-incident.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, when);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, channel);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, connected);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, number);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, debt);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, creditor);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, party);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, tags);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, known_group);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, line);
  gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, create);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, debt_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_new_incident_init (AnningNewIncident *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->known = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_window_set_default_widget (GTK_WINDOW (self), self->create);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  anning_word_row_set_list (self->channel, anning_channels);
  anning_word_row_set_list (self->connected, anning_answers);
  g_object_set (self->connected, "value", "yes", NULL);
  anning_word_row_set_list (self->party, anning_parties);
  anning_entry_row_name_text (self->number);
  anning_entry_row_name_text (self->creditor);
  anning_entry_row_name_text (self->line);

  anning_moment_row_set_required (self->when, TRUE);
  anning_moment_row_set_utc_offset (self->when, g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  /* To the minute: nobody knows the second. */
  anning_moment_row_set_value (self->when, g_date_time_to_unix (now) / 60 * ANNING_MS_PER_MINUTE);
}

AnningNewIncident *
anning_new_incident_new (AnningStore *store)
{
  AnningNewIncident *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NEW_INCIDENT, NULL);
  self->store = g_object_ref (store);
  anning_link_row_set_type (self->debt, store, &anning_debt_type, debt_name, _("Not known"));
  return self;
}

void
anning_new_incident_prefill (AnningNewIncident *self,
                             const char        *query)
{
  g_autoptr (AnningIncident) incident = anning_incident_from_query (query);

  g_return_if_fail (ANNING_IS_NEW_INCIDENT (self));

  if (incident->channel != NULL)
    g_object_set (self->channel, "value", incident->channel, NULL);
  if (incident->connected != NULL)
    g_object_set (self->connected, "value", incident->connected, NULL);
  if (incident->to_party != NULL)
    g_object_set (self->party, "value", incident->to_party, NULL);
  if (incident->tags != NULL)
    anning_tag_chooser_set_value (self->tags, incident->tags);
  for (guint i = 0; i < G_N_ELEMENTS (known_fields); i++)
    {
      const char *field = known_fields[i].field;
      const char *word = anning_record_get_text (anning_record_find_field (&anning_incident_type, field), incident);

      if (word != NULL)
        add_known (self, field, _(known_fields[i].title), word);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known_group), self->known->len > 0);
}
