/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-form.h"
#include "anning-incident-fields.h"
#include "anning-incident-rows.h"
#include "anning-link-row.h"
#include "anning-moment-row.h"
#include "anning-relative.h"
#include "anning-rows.h"
#include "anning-tag-chooser.h"

/* Rarer fields, made when somebody opens them. */
typedef struct
{
  const char *title;    /* msgid */
  const char *subtitle; /* msgid */
  const char *const *fields;
} Fold;

enum
{
  FOLD_PLACE,
  FOLD_AGREED,
  N_FOLDS
};

struct _AnningIncidentForm
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningForm *form;
  GtkWidget *box;
  AdwActionRow *zone;
  GtkLabel *written;
  AnningTagChooser *tags;
  AnningLinkRow *debt;
  AnningLinkRow *relative;
  AdwEntryRow *creditor;
  AnningWordRow *lender_type;
  AdwExpanderRow *folds[N_FOLDS];
  gboolean built[N_FOLDS];
  GHashTable *controls; /* field → GtkWidget, of the rows that are built */
  GHashTable *rows;     /* field → GtkWidget, the rows around them */
  char *channel;        /* for which the folds were opened */
};

enum
{
  EDITED,
  SHOW_NUMBER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const when_fields[] = { "started_at", "ended_at", "channel", "direction", "connected", NULL };
static const char *const who_fields[] = {
  "from_number", "to_number", "number_name", "creditor", "lender_type", "product_type", "collector", "person",
  "identified_self", "claimed_identity", "to_party", NULL,
};
static const char *const wish_fields[] = { "purpose", "disclosed", "pay_to", NULL };
static const char *const text_fields[] = { "summary", "words", "words_are", "reply", "followed", NULL };
static const char *const place_fields[] = { "place", "visitors", "entered", "entry_consent", NULL };
static const char *const agreed_fields[] = {
  "plan_status", "agreed_hours", "agreed_calls", "night_consent", "prior_refusal", "wrong_person_told_at", NULL,
};
static const char *const own_fields[] = { "private_note", NULL };

/* Called otherwise where something is sent. */
static const char *const sent_fields[] = { "direction", "from_number", "to_number" };

static const Fold folds[N_FOLDS] = {
  { N_("Where it was"), N_("Place or address, visitors, whether they came in"), place_fields },
  { N_("More for the record"), N_("Plan, agreed hours and calls, what they had been told"), agreed_fields },
};

G_DEFINE_FINAL_TYPE (AnningIncidentForm, anning_incident_form, ADW_TYPE_BIN)

static gboolean
is_one_of (const char *word,
           const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return word != NULL && g_strv_contains ((const char *const *) words, word);
}

static GtkWidget *
new_row (AnningIncidentForm *self,
         const char         *field)
{
  GtkWidget *control;
  GtkWidget *row = anning_incident_row_new (self->form, field, &control);

  g_hash_table_insert (self->controls, (gpointer) field, control);
  g_hash_table_insert (self->rows, (gpointer) field, row);
  return row;
}

static GtkWidget *
new_group (AnningIncidentForm *self,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
add_rows (AnningIncidentForm *self,
          GtkWidget          *group,
          const char *const  *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, fields[i]));
}

/* ---- what is shown ---- */

/* Returns: whether @field holds something that somebody filled in */
static gboolean
is_filled (AnningIncidentForm *self,
           const char         *field)
{
  const AnningField *record_field = anning_record_find_field (&anning_incident_type, field);
  gconstpointer record = anning_form_get_record (self->form);
  const char *text;

  if (!anning_field_is_text (record_field))
    {
      gint64 value = anning_record_get_integer (record_field, record);

      return value != ANNING_UNKNOWN && (record_field->kind != ANNING_FIELD_BOOLEAN || value == 1);
    }
  text = anning_record_get_text (record_field, record);
  return text != NULL && *text != '\0' && !is_one_of (text, "unknown none");
}

static void
show_row (AnningIncidentForm *self,
          const char         *field,
          gboolean            is_needed)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, field);

  gtk_widget_set_visible (row, is_needed || is_filled (self, field));
}

static gboolean
any_filled (AnningIncidentForm *self,
            const char *const  *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (is_filled (self, fields[i]))
        return TRUE;
    }
  return FALSE;
}

/* Only what this kind of contact can have; what is filled in stays in sight. */
static void
update_rows (AnningIncidentForm *self)
{
  const AnningIncident *incident = anning_form_get_record (self->form);
  gboolean is_call = is_one_of (incident->channel, "call ai_call other");
  gboolean is_visit = is_one_of (incident->channel, "visit");
  gboolean has_place = is_visit || is_one_of (incident->channel, "social_post letter");
  gboolean has_number = !is_visit && !is_one_of (incident->channel, "letter social_post");

  show_row (self, "ended_at", is_call || is_visit);
  show_row (self, "connected", is_call);
  gtk_widget_set_visible (GTK_WIDGET (self->zone), incident->utc_offset != ANNING_CHINA_OFFSET);
  show_row (self, "from_number", has_number);
  show_row (self, "to_number", has_number);
  show_row (self, "number_name", has_number);
  show_row (self, "disclosed", !is_one_of (incident->to_party, "debtor guarantor"));

  gtk_widget_set_visible (GTK_WIDGET (self->folds[FOLD_PLACE]), has_place || any_filled (self, place_fields));
  if (g_strcmp0 (self->channel, incident->channel) != 0)
    {
      g_free (self->channel);
      self->channel = g_strdup (incident->channel);
      for (guint i = 0; i < G_N_ELEMENTS (sent_fields); i++)
        anning_incident_row_set_channel (g_hash_table_lookup (self->rows, sent_fields[i]), sent_fields[i],
                                         self->channel);
      adw_expander_row_set_expanded (self->folds[FOLD_PLACE], has_place);
    }
  if (self->built[FOLD_PLACE])
    {
      show_row (self, "visitors", is_visit);
      show_row (self, "entered", is_visit);
      show_row (self, "entry_consent", is_visit);
    }
}

static void
update_written (AnningIncidentForm *self)
{
  const AnningRelative *relative = anning_link_row_get_record (self->relative);
  g_autofree char *text = anning_incident_dup_written (anning_form_get_record (self->form),
                                                       relative != NULL ? relative->name : NULL);

  gtk_label_set_label (self->written, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->written), text != NULL);
}

/* ---- whom it was about ---- */

static const char *
debt_name (gconstpointer record)
{
  const AnningDebt *debt = record;

  return debt->creditor;
}

static const char *
relative_name (gconstpointer record)
{
  const AnningRelative *relative = record;

  return relative->name;
}

/* The debt knows who lent the money. */
static void
debt_chosen_cb (AnningIncidentForm *self)
{
  const AnningDebt *debt = anning_link_row_get_record (self->debt);

  if (debt == NULL)
    return;
  if (debt->creditor != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->creditor), debt->creditor);
  if (debt->lender_type != NULL)
    g_object_set (self->lender_type, "value", debt->lender_type, NULL);
}

static void
show_number_cb (AnningIncidentForm *self,
                GtkButton          *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);
  const char *number = gtk_editable_get_text (GTK_EDITABLE (row));

  if (*number != '\0')
    g_signal_emit (self, signals[SHOW_NUMBER], 0, number);
}

static void
add_number_button (AnningIncidentForm *self,
                   GtkWidget          *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("system-search-symbolic");
  const char *label = _("What this number did");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_number_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

static void
build_who (AnningIncidentForm *self)
{
  GtkWidget *group = new_group (self, _("Who"));

  self->debt = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("About this debt"), "title-lines", 0, NULL);
  anning_link_row_set_type (self->debt, self->store, &anning_debt_type, debt_name, _("Not known"));
  anning_form_bind (self->form, "debt_id", GTK_WIDGET (self->debt));
  g_hash_table_insert (self->controls, (gpointer) "debt_id", self->debt);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->debt));

  for (guint i = 0; who_fields[i] != NULL; i++)
    {
      GtkWidget *row = new_row (self, who_fields[i]);

      if (g_str_has_suffix (who_fields[i], "_number"))
        add_number_button (self, row);
      else if (g_str_equal (who_fields[i], "creditor"))
        self->creditor = ADW_ENTRY_ROW (row);
      else if (g_str_equal (who_fields[i], "lender_type"))
        self->lender_type = ANNING_WORD_ROW (row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  self->relative = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("This person"), "title-lines", 0, NULL);
  anning_link_row_set_type (self->relative, self->store, &anning_relative_type, relative_name,
                            _("Nobody from the list"));
  anning_form_bind (self->form, "relative_id", GTK_WIDGET (self->relative));
  g_hash_table_insert (self->controls, (gpointer) "relative_id", self->relative);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->relative));
  /* Names come later than the form. */
  g_signal_connect_object (self->relative, "notify::selected", G_CALLBACK (update_written), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->debt, "notify::value", G_CALLBACK (debt_chosen_cb), self, G_CONNECT_SWAPPED);
}

/* ---- what happened ---- */

static void
tags_changed_cb (AnningIncidentForm *self)
{
  const AnningField *field = anning_record_find_field (&anning_incident_type, "tags");
  g_autofree char *value = anning_tag_chooser_dup_value (self->tags);
  gpointer record = anning_form_get_record (self->form);

  if (g_strcmp0 (anning_record_get_text (field, record), value) == 0)
    return;
  anning_record_set_text (field, record, value);
  anning_form_touch (self->form);
}

static void
build_what (AnningIncidentForm *self)
{
  const AnningIncident *incident = anning_form_get_record (self->form);
  GtkWidget *group = new_group (self, _("What Was Said and Done"));

  add_rows (self, group, wish_fields);
  group = new_group (self, NULL);
  self->tags = ANNING_TAG_CHOOSER (anning_tag_chooser_new ());
  anning_tag_chooser_set_value (self->tags, incident->tags);
  g_hash_table_insert (self->controls, (gpointer) "tags", self->tags);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->tags), 12);
  g_signal_connect_object (self->tags, "notify::value", G_CALLBACK (tags_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->tags));

  add_rows (self, new_group (self, NULL), text_fields);
}

static void
build_fold (AnningIncidentForm *self,
            guint               fold)
{
  if (self->built[fold])
    return;
  self->built[fold] = TRUE;
  for (guint i = 0; folds[fold].fields[i] != NULL; i++)
    adw_expander_row_add_row (self->folds[fold], new_row (self, folds[fold].fields[i]));
}

static void
expanded_cb (AnningIncidentForm *self,
             GParamSpec         *pspec,
             AdwExpanderRow     *row)
{
  for (guint i = 0; i < N_FOLDS; i++)
    {
      if (self->folds[i] == row && adw_expander_row_get_expanded (row))
        build_fold (self, i);
    }
  update_rows (self);
}

static void
build_folds (AnningIncidentForm *self)
{
  GtkWidget *group = new_group (self, NULL);

  for (guint i = 0; i < N_FOLDS; i++)
    {
      GtkWidget *row = adw_expander_row_new ();

      self->folds[i] = ADW_EXPANDER_ROW (row);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(folds[i].title));
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _(folds[i].subtitle));
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
build_own (AnningIncidentForm *self)
{
  GtkWidget *group = new_group (self, _("For You Only"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Stays out of every paper and bundle unless you tick it there."));
  add_rows (self, group, own_fields);
}

/* When it was there, and how long afterwards it was written down. */
static void
build_when (AnningIncidentForm *self)
{
  GtkWidget *group = new_group (self, _("When and how"));
  g_autofree char *zone = anning_incident_field_dup_value ("utc_offset", anning_form_get_record (self->form));

  add_rows (self, group, when_fields);
  self->zone = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->zone), anning_incident_field_get_title ("utc_offset", NULL));
  adw_action_row_set_subtitle (self->zone, zone);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->zone));

  self->written = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->written, 0);
  gtk_label_set_wrap (self->written, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->written), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->written), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->written), "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->written));
}

static void
edited_cb (AnningIncidentForm *self)
{
  update_rows (self);
  update_written (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
anning_incident_form_dispose (GObject *object)
{
  AnningIncidentForm *self = ANNING_INCIDENT_FORM (object);

  if (self->form != NULL)
    g_signal_handlers_disconnect_by_data (self->form, self);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_incident_form_parent_class)->dispose (object);
}

static void
anning_incident_form_finalize (GObject *object)
{
  AnningIncidentForm *self = ANNING_INCIDENT_FORM (object);

  g_hash_table_unref (self->controls);
  g_hash_table_unref (self->rows);
  g_free (self->channel);
  G_OBJECT_CLASS (anning_incident_form_parent_class)->finalize (object);
}

static void
anning_incident_form_class_init (AnningIncidentFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_incident_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_incident_form_finalize;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_NUMBER] = g_signal_new ("show-number", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_incident_form_init (AnningIncidentForm *self)
{
  self->controls = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/* @incident is copied. */
GtkWidget *
anning_incident_form_new (AnningStore          *store,
                          const AnningIncident *incident)
{
  AnningIncidentForm *self;

  g_return_val_if_fail (ANNING_IS_STORE (store) && incident != NULL, NULL);

  self = g_object_new (ANNING_TYPE_INCIDENT_FORM, NULL);
  self->store = g_object_ref (store);
  self->form = anning_form_new (store, &anning_incident_type, incident);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  build_when (self);
  build_who (self);
  build_what (self);
  build_folds (self);
  build_own (self);
  update_rows (self);
  update_written (self);
  return GTK_WIDGET (self);
}

const AnningIncident *
anning_incident_form_get_incident (AnningIncidentForm *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_FORM (self), NULL);
  return anning_form_get_record (self->form);
}

void
anning_incident_form_flush (AnningIncidentForm *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FORM (self));
  anning_form_flush (self->form);
}

void
anning_incident_form_discard (AnningIncidentForm *self)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FORM (self));
  anning_form_discard (self->form);
}

void
anning_incident_form_refresh (AnningIncidentForm   *self,
                              const AnningIncident *incident)
{
  g_return_if_fail (ANNING_IS_INCIDENT_FORM (self) && incident != NULL);

  anning_form_refresh (self->form, incident);
  incident = anning_form_get_record (self->form);
  anning_tag_chooser_set_value (self->tags, incident->tags);
}

/**
 * anning_incident_form_show_field:
 * @field: a field of the incident
 *
 * Opens what it is in, and puts the focus there.
 *
 * Returns: FALSE where there is no row for it
 */
gboolean
anning_incident_form_show_field (AnningIncidentForm *self,
                                 const char         *field)
{
  GtkWidget *control;

  g_return_val_if_fail (ANNING_IS_INCIDENT_FORM (self) && field != NULL, FALSE);

  for (guint i = 0; i < N_FOLDS; i++)
    {
      if (g_strv_contains (folds[i].fields, field))
        {
          gtk_widget_set_visible (GTK_WIDGET (self->folds[i]), TRUE);
          adw_expander_row_set_expanded (self->folds[i], TRUE);
        }
    }
  control = g_hash_table_lookup (self->controls, field);
  if (control == NULL)
    return FALSE;
  if (g_hash_table_lookup (self->rows, field) != NULL)
    gtk_widget_set_visible (g_hash_table_lookup (self->rows, field), TRUE);
  return gtk_widget_grab_focus (control) || gtk_widget_child_focus (control, GTK_DIR_TAB_FORWARD);
}
