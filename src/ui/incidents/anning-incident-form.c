/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-debt.h"
#include "anning-form.h"
#include "anning-link-row.h"
#include "anning-moment-row.h"
#include "anning-relative.h"
#include "anning-rows.h"
#include "anning-tag-chooser.h"

struct _AnningIncidentForm
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningForm *form;
  GtkWidget *box;
  AnningTagChooser *tags;
  AnningLinkRow *debt;
  AdwEntryRow *creditor;
  AnningWordRow *lender_type;
  AdwExpanderRow *more;
  GHashTable *controls; /* field → GtkWidget, of the rows that are built */
  gboolean more_built;
};

enum
{
  EDITED,
  SHOW_NUMBER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One row: the field, what it is called, and the words it may hold. */
typedef struct
{
  const char *field;
  const char *title; /* msgid */
  const AnningWord *words;
  gboolean may_be_open; /* the list itself has no word for "not known" */
  gboolean is_long;     /* a text of several lines */
} FormRow;

static const FormRow when_rows[] = {
  { "started_at", N_("When it began") },
  { "ended_at", N_("When it ended") },
  { "channel", N_("How"), anning_channels },
  { "direction", N_("Direction"), anning_directions },
  { "connected", N_("Was it answered"), anning_answers },
};

static const FormRow who_rows[] = {
  { "from_number", N_("Number that called") },
  { "to_number", N_("Number that was called") },
  { "number_name", N_("Name on the phone") },
  { "creditor", N_("Creditor") },
  { "lender_type", N_("Kind of lender"), anning_lender_types },
  { "collector", N_("Agency, as it named itself") },
  { "to_party", N_("Who was contacted"), anning_parties },
};

static const FormRow text_rows[] = {
  { "summary", N_("In one line") },
  { "words", N_("What was said"), .is_long = TRUE },
  { "words_are", N_("These words are"), anning_wordings, TRUE },
  { "reply", N_("What I said"), .is_long = TRUE },
  { "followed", N_("What followed"), .is_long = TRUE },
};

static const FormRow more_rows[] = {
  { "purpose", N_("What they wanted"), anning_purposes, TRUE },
  { "identified_self", N_("Did they say who they are"), anning_answers },
  { "claimed_identity", N_("Whom they claimed to be"), anning_identities },
  { "disclosed", N_("What they told others"), anning_disclosures },
  { "product_type", N_("Kind of loan"), anning_product_types, TRUE },
  { "plan_status", N_("Repayment plan at that time"), anning_plan_states },
  { "pay_to", N_("Where they wanted the money"), anning_pay_targets },
  { "prior_refusal", N_("They had been asked to stop") },
  { "wrong_person_told_at", N_("Told them they have the wrong person") },
  { "agreed_hours", N_("Agreed hours, such as 20:00-21:30") },
  { "night_consent", N_("Contact at night was agreed") },
};

static const FormRow visit_rows[] = {
  { "entered", N_("Did they come in"), anning_answers },
  { "entry_consent", N_("Were they allowed in"), anning_answers },
};

G_DEFINE_FINAL_TYPE (AnningIncidentForm, anning_incident_form, ADW_TYPE_BIN)

/* A list that begins with "not known": the row must not choose a word nobody said. */
static const AnningWord *
open_list (const AnningWord *words)
{
  static GHashTable *lists;
  AnningWord *list;
  guint length = 0;

  if (lists == NULL)
    lists = g_hash_table_new (NULL, NULL);
  list = g_hash_table_lookup (lists, words);
  if (list != NULL)
    return list;

  while (words[length].word != NULL)
    length++;
  list = g_new0 (AnningWord, length + 2);
  list[0].word = "";
  list[0].label = N_("Not known");
  memcpy (list + 1, words, length * sizeof (AnningWord));
  g_hash_table_insert (lists, (gpointer) words, list);
  return list;
}

static GtkWidget *
new_text_row (const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

static GtkWidget *
new_long_row (const char  *title,
              GtkWidget  **control)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");

  *control = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*control), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (*control), FALSE);
  gtk_widget_add_css_class (*control, "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (*control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), *control);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* The text takes the focus, not the row around it. */
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
new_switch_row (const char  *title,
                GtkWidget  **control)
{
  GtkWidget *row = adw_action_row_new ();

  *control = gtk_switch_new ();
  gtk_widget_set_valign (*control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *control);
  return row;
}

static GtkWidget *
new_moment_row (AnningIncidentForm *self,
                const FormRow      *description,
                const char         *title)
{
  const AnningIncident *incident = anning_form_get_record (self->form);
  GtkWidget *row = g_object_new (ANNING_TYPE_MOMENT_ROW, "title", title, NULL);

  anning_moment_row_set_utc_offset (ANNING_MOMENT_ROW (row), incident->utc_offset);
  anning_moment_row_set_required (ANNING_MOMENT_ROW (row), g_str_equal (description->field, "started_at"));
  return row;
}

/* Makes the row that fits the field and ties it to the form. */
static GtkWidget *
new_row (AnningIncidentForm *self,
         const FormRow      *description)
{
  const AnningField *field = anning_record_find_field (&anning_incident_type, description->field);
  const char *title = _(description->title);
  GtkWidget *control = NULL;
  GtkWidget *row;

  if (description->words != NULL)
    {
      row = g_object_new (ANNING_TYPE_WORD_ROW, "title", title, "title-lines", 0, NULL);
      anning_word_row_set_list (ANNING_WORD_ROW (row),
                                description->may_be_open ? open_list (description->words) : description->words);
    }
  else if (field->kind == ANNING_FIELD_BOOLEAN)
    row = new_switch_row (title, &control);
  else if (field->kind == ANNING_FIELD_INSTANT)
    row = new_moment_row (self, description, title);
  else if (description->is_long)
    row = new_long_row (title, &control);
  else
    row = new_text_row (title);

  anning_form_bind (self->form, description->field, control != NULL ? control : row);
  g_hash_table_insert (self->controls, (gpointer) description->field, control != NULL ? control : row);
  return row;
}

static GtkWidget *
new_group (AnningIncidentForm *self,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
add_rows (AnningIncidentForm *self,
          GtkWidget          *group,
          const FormRow      *rows,
          guint               n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, &rows[i]));
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
  const char *label = _("Show all with this number");

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
  GtkWidget *relative;

  self->debt = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("About this debt"), "title-lines", 0, NULL);
  anning_link_row_set_type (self->debt, self->store, &anning_debt_type, debt_name, _("Not known"));
  anning_form_bind (self->form, "debt_id", GTK_WIDGET (self->debt));
  g_hash_table_insert (self->controls, (gpointer) "debt_id", self->debt);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->debt));

  for (guint i = 0; i < G_N_ELEMENTS (who_rows); i++)
    {
      GtkWidget *row = new_row (self, &who_rows[i]);

      if (g_str_has_suffix (who_rows[i].field, "_number"))
        add_number_button (self, row);
      else if (g_str_equal (who_rows[i].field, "creditor"))
        self->creditor = ADW_ENTRY_ROW (row);
      else if (g_str_equal (who_rows[i].field, "lender_type"))
        self->lender_type = ANNING_WORD_ROW (row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  relative = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("This person"), "title-lines", 0, NULL);
  anning_link_row_set_type (ANNING_LINK_ROW (relative), self->store, &anning_relative_type, relative_name,
                            _("Nobody from the list"));
  anning_form_bind (self->form, "relative_id", relative);
  g_hash_table_insert (self->controls, (gpointer) "relative_id", relative);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relative);

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
  GtkWidget *group = new_group (self, _("What was said and done"));

  self->tags = ANNING_TAG_CHOOSER (anning_tag_chooser_new ());
  anning_tag_chooser_set_value (self->tags, incident->tags);
  g_hash_table_insert (self->controls, (gpointer) "tags", self->tags);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->tags), 12);
  g_signal_connect_object (self->tags, "notify::value", G_CALLBACK (tags_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->tags));

  group = adw_preferences_group_new ();
  gtk_box_append (GTK_BOX (self->box), group);
  add_rows (self, group, text_rows, G_N_ELEMENTS (text_rows));
}

/* The rarer fields are made when somebody opens them. */
static void
more_opened_cb (AnningIncidentForm *self,
                GParamSpec         *pspec,
                AdwExpanderRow     *expander)
{
  GtkWidget *row;

  if (self->more_built || !adw_expander_row_get_expanded (expander))
    return;

  self->more_built = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (more_rows); i++)
    adw_expander_row_add_row (expander, new_row (self, &more_rows[i]));

  row = g_object_new (ANNING_TYPE_COUNT_ROW, "title", _("Calls a day that were agreed"), "title-lines", 0,
                      "minimum", 0, "maximum", 99, NULL);
  anning_form_bind (self->form, "agreed_calls", row);
  adw_expander_row_add_row (expander, row);
  row = g_object_new (ANNING_TYPE_COUNT_ROW, "title", _("Visitors at the door"), "title-lines", 0,
                      "minimum", 0, "maximum", 99, NULL);
  anning_form_bind (self->form, "visitors", row);
  g_hash_table_insert (self->controls, (gpointer) "visitors", row);
  adw_expander_row_add_row (expander, row);
  for (guint i = 0; i < G_N_ELEMENTS (visit_rows); i++)
    adw_expander_row_add_row (expander, new_row (self, &visit_rows[i]));
}

static void
build_more (AnningIncidentForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *expander = adw_expander_row_new ();

  self->more = ADW_EXPANDER_ROW (expander);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("More for the record"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander),
                                 _("Purpose, identity, what was agreed, visits"));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (more_opened_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
edited_cb (AnningIncidentForm *self)
{
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
  g_hash_table_unref (ANNING_INCIDENT_FORM (object)->controls);
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
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/* @incident is copied. */
GtkWidget *
anning_incident_form_new (AnningStore          *store,
                          const AnningIncident *incident)
{
  AnningIncidentForm *self;
  GtkWidget *when;

  g_return_val_if_fail (ANNING_IS_STORE (store) && incident != NULL, NULL);

  self = g_object_new (ANNING_TYPE_INCIDENT_FORM, NULL);
  self->store = g_object_ref (store);
  self->form = anning_form_new (store, &anning_incident_type, incident);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);

  when = new_group (self, _("When and how"));
  add_rows (self, when, when_rows, G_N_ELEMENTS (when_rows));
  build_who (self);
  build_what (self);
  build_more (self);
  return GTK_WIDGET (self);
}

const AnningIncident *
anning_incident_form_get_incident (AnningIncidentForm *self)
{
  g_return_val_if_fail (ANNING_IS_INCIDENT_FORM (self), NULL);
  return anning_form_get_record (self->form);
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

  if (g_hash_table_lookup (self->controls, field) == NULL)
    adw_expander_row_set_expanded (self->more, TRUE);
  control = g_hash_table_lookup (self->controls, field);
  if (control == NULL)
    return FALSE;
  if (gtk_widget_get_ancestor (control, ADW_TYPE_EXPANDER_ROW) == GTK_WIDGET (self->more))
    adw_expander_row_set_expanded (self->more, TRUE);
  return gtk_widget_grab_focus (control) || gtk_widget_child_focus (control, GTK_DIR_TAB_FORWARD);
}
