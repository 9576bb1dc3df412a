/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-new-incident.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-entry-draft.h"
#include "anning-entry-template.h"
#include "anning-incident-query.h"
#include "anning-incident-rows.h"
#include "anning-link-row.h"
#include "anning-moment-row.h"
#include "anning-number-guess.h"
#include "anning-phone.h"
#include "anning-pictures-row.h"
#include "anning-records.h"
#include "anning-rows.h"
#include "anning-said-chips.h"
#include "anning-tag-chooser.h"
#include "anning-toasts.h"

/* How long the typing rests before the draft is kept, ms. */
#define REST_MS 500
/* Of a number that is offered: its last digits tell it apart, in a chip of so many characters. */
#define SHOWN_DIGITS 4
#define CHIP_WIDTH 16

struct _AnningNewIncident
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningNumberGuess *guess;
  AnningEntryDraft *draft; /* NULL where it began with what a link said */
  const AnningEntryTemplate *template;
  gint64 opened_at; /* ms, to the minute */
  gint64 reckoned;  /* ms, the beginning that follows from the minutes */
  guint rest;
  guint setting : 1; /* the program writes, not a person */
  guint saving : 1;
  guint leaving : 1;

  GtkFlowBox *templates;
  GtkWidget *restored;
  AdwPreferencesGroup *first_group;
  AdwEntryRow *number;
  AdwEntryRow *place;
  AdwEntryRow *creditor;
  GtkFlowBox *recent;
  AnningSaidChips *said;
  GtkWidget *unchecked;
  AdwEntryRow *line;
  GtkWidget *words_row;
  GtkTextView *words;
  GtkWidget *pictures_group;
  AnningPicturesRow *pictures;
  AnningMomentRow *when;
  AnningCountRow *minutes;
  AnningWordRow *channel;
  AnningWordRow *connected;
  AnningCountRow *visitors;
  AnningWordRow *entered;
  AnningWordRow *consent;
  AdwEntryRow *person;
  AnningWordRow *party;
  AnningLinkRow *debt;
  AdwEntryRow *collector;
  AdwPreferencesGroup *known_group;
  GPtrArray *known; /* AnningWordRow, borrowed: what else was known, named by its field */
  GtkExpander *more;
  AnningTagChooser *tags;
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

static gboolean
has_part (AnningNewIncident *self,
          AnningEntryParts   part)
{
  return (self->template->parts & part) != 0;
}

/* ---- what is written ---- */

static char *
dup_text (AdwEntryRow *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/* Returns: (transfer full) (nullable) */
static char *
dup_words (AnningNewIncident *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
collect_visit (AnningNewIncident *self,
               AnningIncident    *incident)
{
  g_object_get (self->visitors, "value", &incident->visitors, NULL);
  g_object_get (self->entered, "value", &incident->entered, NULL);
  g_object_get (self->consent, "value", &incident->entry_consent, NULL);
  incident->person = dup_text (self->person);
}

/* Returns: (transfer full): as it stands on the screen */
static AnningIncident *
collect (AnningNewIncident *self)
{
  AnningIncident *incident = anning_incident_new ();
  const AnningDebt *debt = anning_link_row_get_record (self->debt);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 minutes = ANNING_UNKNOWN;

  incident->started_at = anning_moment_row_get_value (self->when);
  incident->utc_offset = g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE;
  incident->written_at = g_date_time_to_unix (now) * ANNING_MS_PER_SECOND;
  incident->time_source = g_strdup ("typed");
  incident->direction = g_strdup ("in");
  incident->creditor = dup_text (self->creditor);
  incident->collector = dup_text (self->collector);
  incident->summary = dup_text (self->line);
  incident->tags = anning_tag_chooser_dup_value (self->tags);
  incident->product_type = g_strdup ("unknown");
  incident->lender_type = g_strdup (debt != NULL && debt->lender_type != NULL ? debt->lender_type : "unknown");
  incident->debt_id = anning_link_row_get_value (self->debt);
  g_object_get (self->channel, "value", &incident->channel, NULL);
  g_object_get (self->party, "value", &incident->to_party, NULL);
  if (has_part (self, ANNING_ENTRY_NUMBER))
    incident->from_number = anning_phone_normalise (gtk_editable_get_text (GTK_EDITABLE (self->number)));
  if (has_part (self, ANNING_ENTRY_CONNECTED))
    g_object_get (self->connected, "value", &incident->connected, NULL);
  if (has_part (self, ANNING_ENTRY_LENGTH))
    g_object_get (self->minutes, "value", &minutes, NULL);
  if (minutes != ANNING_UNKNOWN && incident->started_at != ANNING_UNKNOWN)
    incident->ended_at = incident->started_at + minutes * ANNING_MS_PER_MINUTE;
  if (has_part (self, ANNING_ENTRY_WORDS))
    incident->words = dup_words (self);
  /* Words that were copied are exact; a line of one's own is not. */
  incident->words_are = g_strdup (incident->words != NULL ? "exact" : "summary");
  if (has_part (self, ANNING_ENTRY_PLACE))
    incident->place = dup_text (self->place);
  if (has_part (self, ANNING_ENTRY_VISIT))
    collect_visit (self, incident);
  for (guint i = 0; i < self->known->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->known, i);
      g_autofree char *word = NULL;

      g_object_get (row, "value", &word, NULL);
      anning_record_set_text (anning_record_find_field (&anning_incident_type, gtk_widget_get_name (row)), incident, word);
    }
  anning_said_chips_collect (self->said, incident);
  return incident;
}

/* Whether a person wrote something here that would be lost. */
static gboolean
has_content (AnningNewIncident *self)
{
  AdwEntryRow *const rows[] = { self->number, self->place, self->creditor, self->line, self->person, self->collector };
  g_autofree char *words = dup_words (self);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = dup_text (rows[i]);

      if (text != NULL)
        return TRUE;
    }
  return words != NULL || anning_said_chips_has_any (self->said) || anning_pictures_row_get_n (self->pictures) > 0;
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningNewIncident *self = user_data;
  g_autoptr (AnningIncident) incident = NULL;

  self->rest = 0;
  if (self->draft == NULL || self->saving)
    return G_SOURCE_REMOVE;
  incident = has_content (self) ? collect (self) : NULL;
  anning_entry_draft_keep (self->draft, incident);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnningNewIncident *self)
{
  if (self->setting || self->draft == NULL)
    return;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/* ---- when ---- */

/* It has just ended, unless somebody says when it was. */
static void
minutes_changed_cb (AnningNewIncident *self)
{
  gint64 minutes;

  if (self->setting)
    return;
  g_object_get (self->minutes, "value", &minutes, NULL);
  if (anning_moment_row_get_value (self->when) == self->reckoned)
    {
      self->reckoned = self->opened_at - (minutes != ANNING_UNKNOWN ? minutes * ANNING_MS_PER_MINUTE : 0);
      anning_moment_row_set_value (self->when, self->reckoned);
    }
  changed_cb (self);
}

/* ---- what was said ---- */

/* The chips and the list of all tags are two views of the same. */
static void
said_changed_cb (AnningNewIncident *self)
{
  g_autoptr (AnningIncident) said = anning_incident_new ();
  g_autofree char *before = anning_tag_chooser_dup_value (self->tags);
  g_auto (GStrv) tags = g_strsplit (before != NULL ? before : "", " ", -1);
  g_autoptr (GString) others = g_string_new (NULL);

  if (self->setting)
    return;
  for (guint i = 0; tags[i] != NULL; i++)
    {
      const AnningSaid *offered = self->template->said;

      while (offered->field != NULL && (strcmp (offered->field, "tags") != 0 || strcmp (offered->word, tags[i]) != 0))
        offered++;
      if (offered->field == NULL && *tags[i] != '\0')
        g_string_append_printf (others, "%s%s", others->len > 0 ? " " : "", tags[i]);
    }
  said->tags = others->len > 0 ? g_strdup (others->str) : NULL;
  anning_said_chips_collect (self->said, said);
  self->setting = TRUE;
  anning_tag_chooser_set_value (self->tags, said->tags);
  self->setting = FALSE;
  changed_cb (self);
}

static void
show_tags (AnningNewIncident *self)
{
  g_autoptr (AnningIncident) said = anning_incident_new ();

  anning_said_chips_collect (self->said, said);
  g_free (said->tags);
  said->tags = anning_tag_chooser_dup_value (self->tags);
  anning_said_chips_show (self->said, said);
}

static void
tags_changed_cb (AnningNewIncident *self)
{
  if (self->setting)
    return;
  show_tags (self);
  changed_cb (self);
}

/* ---- who ---- */

static void
debt_chosen_cb (AnningNewIncident *self)
{
  const AnningDebt *debt = anning_link_row_get_record (self->debt);

  if (debt != NULL && debt->creditor != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->creditor), debt->creditor);
  changed_cb (self);
}

/* A text that nobody typed over gives way to what is known of the number now. */
static void
guess_text (AdwEntryRow *row,
            const char  *before,
            const char  *now)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (*text == '\0' || g_strcmp0 (text, before) == 0)
    gtk_editable_set_text (GTK_EDITABLE (row), now != NULL ? now : "");
}

static void
guessed_cb (AnningNewIncident         *self,
            const AnningGuessedNumber *before,
            const AnningGuessedNumber *now)
{
  guess_text (self->collector, before->collector, now->collector);
  guess_text (self->creditor, before->creditor, now->creditor);
  if (anning_link_row_get_value (self->debt) == before->debt_id)
    g_object_set (self->debt, "value", now->debt_id, NULL);
  if (now->to_party != NULL)
    g_object_set (self->party, "value", now->to_party, NULL);
}

static void
number_changed_cb (AnningNewIncident *self)
{
  const char *number = gtk_editable_get_text (GTK_EDITABLE (self->number));

  if (self->guess != NULL && !self->setting)
    anning_number_guess_look (self->guess, number);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), has_part (self, ANNING_ENTRY_NUMBER) && *number == '\0'
                                                     && gtk_widget_get_first_child (GTK_WIDGET (self->recent)) != NULL);
  changed_cb (self);
}

static void
recent_clicked_cb (AnningNewIncident *self,
                   GtkButton         *chip)
{
  gtk_editable_set_text (GTK_EDITABLE (self->number), g_object_get_data (G_OBJECT (chip), "number"));
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
recent_cb (AnningNewIncident *self,
           GPtrArray         *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      const AnningRecentNumber *recent = g_ptr_array_index (numbers, i);
      const char *who = recent->collector != NULL ? recent->collector : recent->creditor;
      glong length = g_utf8_strlen (recent->number, -1);
      const char *end = g_utf8_offset_to_pointer (recent->number, MAX (length - SHOWN_DIGITS, 0));
      g_autofree char *whole = who != NULL ? g_strdup_printf ("%s · %s", who, recent->number) : g_strdup (recent->number);
      g_autofree char *text = who != NULL ? g_strdup_printf ("%s …%s", who, end) : g_strdup (recent->number);
      GtkWidget *chip = gtk_button_new_with_label (text);
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_add_css_class (chip, "tag");
      gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), CHIP_WIDTH);
      gtk_widget_set_tooltip_text (chip, whole);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (chip), "number", g_strdup (recent->number), g_free);
      g_signal_connect_object (chip, "clicked", G_CALLBACK (recent_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->recent, child);
    }
  number_changed_cb (self);
}

/* ---- the kind of contact ---- */

static void
set_template (AnningNewIncident         *self,
              const AnningEntryTemplate *template)
{
  gboolean was_setting = self->setting;

  self->template = template;
  self->setting = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when), _(template->when));
  if (template->number != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->number), _(template->number));
  if (template->place != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->place), _(template->place));
  gtk_widget_set_visible (GTK_WIDGET (self->number), has_part (self, ANNING_ENTRY_NUMBER));
  gtk_widget_set_visible (GTK_WIDGET (self->place), has_part (self, ANNING_ENTRY_PLACE));
  gtk_widget_set_visible (GTK_WIDGET (self->channel), has_part (self, ANNING_ENTRY_CHANNEL));
  gtk_widget_set_visible (GTK_WIDGET (self->connected), has_part (self, ANNING_ENTRY_CONNECTED));
  gtk_widget_set_visible (GTK_WIDGET (self->minutes), has_part (self, ANNING_ENTRY_LENGTH));
  gtk_widget_set_visible (self->words_row, has_part (self, ANNING_ENTRY_WORDS));
  gtk_widget_set_visible (self->pictures_group, has_part (self, ANNING_ENTRY_PICTURES));
  gtk_widget_set_visible (GTK_WIDGET (self->visitors), has_part (self, ANNING_ENTRY_VISIT));
  gtk_widget_set_visible (GTK_WIDGET (self->entered), has_part (self, ANNING_ENTRY_VISIT));
  gtk_widget_set_visible (GTK_WIDGET (self->consent), has_part (self, ANNING_ENTRY_VISIT));
  gtk_widget_set_visible (GTK_WIDGET (self->person), has_part (self, ANNING_ENTRY_VISIT));
  gtk_widget_set_visible (self->unchecked, has_part (self, ANNING_ENTRY_UNCHECKED));
  anning_word_row_set_list (self->channel, template->channels);
  if (template->connected != NULL)
    g_object_set (self->connected, "value", template->connected, NULL);
  anning_said_chips_set_list (self->said, template->said);
  show_tags (self);
  self->setting = was_setting;
  number_changed_cb (self);
}

static void
template_toggled_cb (AnningNewIncident *self,
                     GtkToggleButton   *button)
{
  const AnningEntryTemplate *template = g_object_get_data (G_OBJECT (button), "template");

  if (self->setting || !gtk_toggle_button_get_active (button))
    return;
  set_template (self, template);
  gtk_widget_grab_focus (has_part (self, ANNING_ENTRY_NUMBER)  ? GTK_WIDGET (self->number)
                         : has_part (self, ANNING_ENTRY_PLACE) ? GTK_WIDGET (self->place)
                                                               : GTK_WIDGET (self->creditor));
}

static void
add_templates (AnningNewIncident *self)
{
  GtkToggleButton *first = NULL;

  for (const AnningEntryTemplate *template = anning_entry_templates; template->name != NULL; template++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "new contact", template->label));
      GtkWidget *child = gtk_flow_box_child_new ();

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_widget_add_css_class (button, "tag");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "template", (gpointer) template);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (self->templates, child);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), template == anning_entry_templates);
      g_signal_connect_object (button, "toggled", G_CALLBACK (template_toggled_cb), self, G_CONNECT_SWAPPED);
    }
}

static void
choose_template (AnningNewIncident         *self,
                 const AnningEntryTemplate *template)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->templates)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      if (g_object_get_data (G_OBJECT (button), "template") == template)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
  set_template (self, template);
}

/* ---- a draft ---- */

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* Shows what @incident holds. */
static void
show_incident (AnningNewIncident    *self,
               const AnningIncident *incident)
{
  self->setting = TRUE;
  choose_template (self, anning_entry_template_find (incident->channel));
  g_object_set (self->channel, "value", incident->channel, NULL);
  if (incident->connected != NULL)
    g_object_set (self->connected, "value", incident->connected, NULL);
  if (incident->to_party != NULL)
    g_object_set (self->party, "value", incident->to_party, NULL);
  set_text (self->number, incident->from_number);
  set_text (self->place, incident->place);
  set_text (self->creditor, incident->creditor);
  set_text (self->collector, incident->collector);
  set_text (self->person, incident->person);
  set_text (self->line, incident->summary);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), incident->words != NULL ? incident->words : "", -1);
  if (incident->started_at != ANNING_UNKNOWN && incident->started_at != 0)
    anning_moment_row_set_value (self->when, incident->started_at);
  if (incident->ended_at != ANNING_UNKNOWN)
    g_object_set (self->minutes, "value", (incident->ended_at - incident->started_at) / ANNING_MS_PER_MINUTE, NULL);
  g_object_set (self->visitors, "value", incident->visitors, NULL);
  if (incident->entered != NULL)
    g_object_set (self->entered, "value", incident->entered, NULL);
  if (incident->entry_consent != NULL)
    g_object_set (self->consent, "value", incident->entry_consent, NULL);
  g_object_set (self->debt, "value", incident->debt_id, NULL);
  anning_tag_chooser_set_value (self->tags, incident->tags);
  anning_said_chips_show (self->said, incident);
  self->setting = FALSE;
  number_changed_cb (self);
}

static void
draft_cb (AnningNewIncident    *self,
          const AnningIncident *incident)
{
  /* Whoever types already is not interrupted. */
  if (has_content (self))
    return;
  show_incident (self, incident);
  gtk_widget_set_visible (self->restored, TRUE);
}

static void
begin_anew_cb (AnningNewIncident *self)
{
  g_autoptr (AnningIncident) empty = anning_incident_new ();

  empty->channel = g_strdup (self->template->channels[0].word);
  empty->started_at = self->opened_at;
  empty->to_party = g_strdup ("debtor");
  self->reckoned = self->opened_at;
  show_incident (self, empty);
  gtk_widget_set_visible (self->restored, FALSE);
  anning_entry_draft_keep (self->draft, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
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
  pictures = anning_pictures_row_take (self->pictures);
  anning_entry_attach (self->store, id, pictures, gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_signal_emit (self, signals[CREATED], 0, id);
  leave (self);
}

static void
create_cb (AnningNewIncident *self)
{
  g_autoptr (AnningIncident) incident = NULL;

  if (self->saving)
    return;
  if (anning_value_row_get_message (ANNING_VALUE_ROW (self->when)) != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->when));
      return;
    }
  gtk_widget_set_sensitive (self->create, FALSE);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->saving = TRUE;
  incident = collect (self);
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

  if (self->leaving || !has_content (self))
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

static void
anning_new_incident_dispose (GObject *object)
{
  AnningNewIncident *self = ANNING_NEW_INCIDENT (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->guess);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);
  self->setting = TRUE;
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
  g_type_ensure (ANNING_TYPE_COUNT_ROW);
  g_type_ensure (ANNING_TYPE_WORD_ROW);
  g_type_ensure (ANNING_TYPE_LINK_ROW);
  g_type_ensure (ANNING_TYPE_PICTURES_ROW);
  g_type_ensure (ANNING_TYPE_SAID_CHIPS);
  g_type_ensure (ANNING_TYPE_TAG_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-new-incident.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AnningNewIncident, name)
  BIND (templates);
  BIND (restored);
  BIND (first_group);
  BIND (number);
  BIND (place);
  BIND (creditor);
  BIND (recent);
  BIND (said);
  BIND (unchecked);
  BIND (line);
  BIND (pictures_group);
  BIND (pictures);
  BIND (when);
  BIND (minutes);
  BIND (channel);
  BIND (connected);
  BIND (visitors);
  BIND (entered);
  BIND (consent);
  BIND (person);
  BIND (party);
  BIND (debt);
  BIND (collector);
  BIND (known_group);
  BIND (more);
  BIND (tags);
  BIND (create);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, debt_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_anew_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_new_incident_init (AnningNewIncident *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkEventController *keys;
  GtkWidget *words;

  self->known = g_ptr_array_new ();
  self->template = anning_entry_templates;
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->words_row = anning_long_row_new (_("Their words"), &words);
  self->words = GTK_TEXT_VIEW (words);
  adw_preferences_group_add (self->first_group, self->words_row);
  g_signal_connect_object (gtk_text_view_get_buffer (self->words), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_window_set_default_widget (GTK_WINDOW (self), self->create);
  /* Before a chip or a text takes the key for itself. */
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (create_by_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  anning_word_row_set_list (self->connected, anning_answers);
  anning_word_row_set_list (self->entered, anning_answers);
  anning_word_row_set_list (self->consent, anning_answers);
  anning_word_row_set_list (self->party, anning_parties);
  g_object_set (self->minutes, "value", ANNING_UNKNOWN, NULL);
  g_object_set (self->visitors, "value", ANNING_UNKNOWN, NULL);
  anning_entry_row_name_text (self->number);
  anning_entry_row_name_text (self->creditor);
  anning_entry_row_name_text (self->line);
  anning_entry_row_name_text (self->place);
  anning_entry_row_name_text (self->person);
  anning_entry_row_name_text (self->collector);

  anning_moment_row_set_required (self->when, TRUE);
  anning_moment_row_set_utc_offset (self->when, g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  /* To the minute: nobody knows the second. */
  self->opened_at = self->reckoned = g_date_time_to_unix (now) / 60 * ANNING_MS_PER_MINUTE;
  anning_moment_row_set_value (self->when, self->opened_at);
  add_templates (self);
  set_template (self, anning_entry_templates);
  self->setting = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

AnningNewIncident *
anning_new_incident_new (AnningStore *store)
{
  AnningNewIncident *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_NEW_INCIDENT, NULL);
  self->store = g_object_ref (store);
  anning_link_row_set_type (self->debt, store, &anning_debt_type, debt_name, _("Not known"));
  self->guess = anning_number_guess_new (store);
  g_signal_connect_object (self->guess, "guessed", G_CALLBACK (guessed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guess, "recent", G_CALLBACK (recent_cb), self, G_CONNECT_SWAPPED);
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
  self->setting = TRUE;
  if (incident->channel != NULL)
    {
      choose_template (self, anning_entry_template_find (incident->channel));
      g_object_set (self->channel, "value", incident->channel, NULL);
    }
  if (incident->connected != NULL)
    g_object_set (self->connected, "value", incident->connected, NULL);
  if (incident->to_party != NULL)
    g_object_set (self->party, "value", incident->to_party, NULL);
  if (incident->tags != NULL)
    {
      anning_tag_chooser_set_value (self->tags, incident->tags);
      show_tags (self);
      gtk_expander_set_expanded (self->more, TRUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (known_fields); i++)
    {
      const char *field = known_fields[i].field;
      const char *word = anning_record_get_text (anning_record_find_field (&anning_incident_type, field), incident);

      if (word != NULL)
        add_known (self, field, _(known_fields[i].title), word);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->known_group), self->known->len > 0);
  self->setting = FALSE;
}
