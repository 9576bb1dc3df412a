/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-entry-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-incident-rows.h"
#include "anning-long-row.h"
#include "anning-known-rows.h"
#include "anning-link-row.h"
#include "anning-moment-row.h"
#include "anning-number-guess.h"
#include "anning-phone.h"
#include "anning-pictures-row.h"
#include "anning-recent-chips.h"
#include "anning-rows.h"
#include "anning-said-chips.h"
#include "anning-tag-chooser.h"

struct _AnningEntryForm
{
  AdwBin parent_instance;

  AnningNumberGuess *guess;
  const AnningEntryTemplate *template;
  gint64 opened_at; /* ms, to the minute */
  gint64 reckoned;  /* ms, the beginning that follows from the minutes */
  gboolean setting; /* the program writes, not a person */

  AdwPreferencesGroup *first_group;
  AdwEntryRow *number;
  AdwEntryRow *place;
  AdwEntryRow *creditor;
  AnningRecentChips *recent;
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
  AnningKnownRows *known;
  GtkExpander *more;
  AnningTagChooser *tags;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningEntryForm, anning_entry_form, ADW_TYPE_BIN)

static const char *
debt_name (gconstpointer record)
{
  const AnningDebt *debt = record;

  return debt->creditor;
}

static gboolean
has_part (AnningEntryForm  *self,
          AnningEntryParts  part)
{
  return (self->template->parts & part) != 0;
}

static void
changed_cb (AnningEntryForm *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
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
dup_words (AnningEntryForm *self)
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

static gboolean
has_text (AnningEntryForm *self)
{
  AdwEntryRow *const rows[] = { self->number, self->place, self->creditor, self->line, self->person, self->collector };
  g_autofree char *words = dup_words (self);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = dup_text (rows[i]);

      if (text != NULL)
        return TRUE;
    }
  return words != NULL;
}

static void
collect_visit (AnningEntryForm *self,
               AnningIncident  *incident)
{
  g_object_get (self->visitors, "value", &incident->visitors, NULL);
  g_object_get (self->entered, "value", &incident->entered, NULL);
  g_object_get (self->consent, "value", &incident->entry_consent, NULL);
  incident->person = dup_text (self->person);
}

/* ---- when ---- */

/* It has just ended, unless somebody says when it was. */
static void
minutes_changed_cb (AnningEntryForm *self)
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
said_changed_cb (AnningEntryForm *self)
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
show_tags (AnningEntryForm *self)
{
  g_autoptr (AnningIncident) said = anning_incident_new ();

  anning_said_chips_collect (self->said, said);
  g_free (said->tags);
  said->tags = anning_tag_chooser_dup_value (self->tags);
  anning_said_chips_show (self->said, said);
}

static void
tags_changed_cb (AnningEntryForm *self)
{
  if (self->setting)
    return;
  show_tags (self);
  changed_cb (self);
}

/* ---- who ---- */

static void
debt_chosen_cb (AnningEntryForm *self)
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
guessed_cb (AnningEntryForm           *self,
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
number_changed_cb (AnningEntryForm *self)
{
  const char *number = gtk_editable_get_text (GTK_EDITABLE (self->number));

  if (self->guess != NULL && !self->setting)
    anning_number_guess_look (self->guess, number);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), has_part (self, ANNING_ENTRY_NUMBER) && *number == '\0'
                                                     && anning_recent_chips_has_any (self->recent));
  changed_cb (self);
}

static void
recent_chosen_cb (AnningEntryForm *self,
                  const char      *number)
{
  gtk_editable_set_text (GTK_EDITABLE (self->number), number);
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
}

static void
recent_cb (AnningEntryForm *self,
           GPtrArray       *numbers)
{
  anning_recent_chips_add (self->recent, numbers);
  number_changed_cb (self);
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
anning_entry_form_dispose (GObject *object)
{
  AnningEntryForm *self = ANNING_ENTRY_FORM (object);

  self->setting = TRUE;
  g_clear_object (&self->guess);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_ENTRY_FORM);
  G_OBJECT_CLASS (anning_entry_form_parent_class)->dispose (object);
}

static void
anning_entry_form_class_init (AnningEntryFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_entry_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_MOMENT_ROW);
  g_type_ensure (ANNING_TYPE_COUNT_ROW);
  g_type_ensure (ANNING_TYPE_WORD_ROW);
  g_type_ensure (ANNING_TYPE_KNOWN_ROWS);
  g_type_ensure (ANNING_TYPE_LINK_ROW);
  g_type_ensure (ANNING_TYPE_PICTURES_ROW);
  g_type_ensure (ANNING_TYPE_RECENT_CHIPS);
  g_type_ensure (ANNING_TYPE_SAID_CHIPS);
  g_type_ensure (ANNING_TYPE_TAG_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-entry-form.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AnningEntryForm, name)
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
  BIND (known);
  BIND (more);
  BIND (tags);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, debt_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
}

static void
anning_entry_form_init (AnningEntryForm *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkWidget *words;

  self->template = anning_entry_templates;
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->words_row = anning_long_row_new (_("Their words"), &words);
  self->words = GTK_TEXT_VIEW (words);
  adw_preferences_group_add (self->first_group, self->words_row);
  g_signal_connect_object (gtk_text_view_get_buffer (self->words), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  anning_word_row_set_list (self->connected, anning_answers);
  anning_word_row_set_list (self->entered, anning_answers);
  anning_word_row_set_list (self->consent, anning_answers);
  anning_word_row_set_list (self->party, anning_parties);
  g_object_set (self->minutes, "value", ANNING_UNKNOWN, NULL);
  g_object_set (self->visitors, "value", ANNING_UNKNOWN, NULL);

  anning_moment_row_set_required (self->when, TRUE);
  anning_moment_row_set_utc_offset (self->when, g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  /* To the minute: nobody knows the second. */
  self->opened_at = self->reckoned = g_date_time_to_unix (now) / 60 * ANNING_MS_PER_MINUTE;
  anning_moment_row_set_value (self->when, self->opened_at);
  anning_entry_form_set_template (self, anning_entry_templates);
  self->setting = FALSE;
}

void
anning_entry_form_set_store (AnningEntryForm *self,
                             AnningStore     *store)
{
  g_return_if_fail (ANNING_IS_ENTRY_FORM (self) && ANNING_IS_STORE (store) && self->guess == NULL);

  anning_link_row_set_type (self->debt, store, &anning_debt_type, debt_name, _("Not known"));
  self->guess = anning_number_guess_new (store);
  g_signal_connect_object (self->guess, "guessed", G_CALLBACK (guessed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->guess, "recent", G_CALLBACK (recent_cb), self, G_CONNECT_SWAPPED);
}

void
anning_entry_form_set_template (AnningEntryForm           *self,
                                const AnningEntryTemplate *template)
{
  gboolean was_setting;

  g_return_if_fail (ANNING_IS_ENTRY_FORM (self) && template != NULL);

  was_setting = self->setting;
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

void
anning_entry_form_focus (AnningEntryForm *self)
{
  g_return_if_fail (ANNING_IS_ENTRY_FORM (self));

  gtk_widget_grab_focus (has_part (self, ANNING_ENTRY_NUMBER)  ? GTK_WIDGET (self->number)
                         : has_part (self, ANNING_ENTRY_PLACE) ? GTK_WIDGET (self->place)
                                                               : GTK_WIDGET (self->creditor));
}

AnningIncident *
anning_entry_form_collect (AnningEntryForm *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  AnningIncident *incident;
  const AnningDebt *debt;
  gint64 minutes = ANNING_UNKNOWN;

  g_return_val_if_fail (ANNING_IS_ENTRY_FORM (self), NULL);

  incident = anning_incident_new ();
  debt = anning_link_row_get_record (self->debt);
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
  anning_known_rows_collect (self->known, incident);
  anning_said_chips_collect (self->said, incident);
  return incident;
}

gboolean
anning_entry_form_has_content (AnningEntryForm *self)
{
  g_return_val_if_fail (ANNING_IS_ENTRY_FORM (self), FALSE);

  return has_text (self) || anning_said_chips_has_any (self->said) || anning_pictures_row_get_n (self->pictures) > 0;
}

gboolean
anning_entry_form_check (AnningEntryForm *self)
{
  g_return_val_if_fail (ANNING_IS_ENTRY_FORM (self), FALSE);

  if (anning_value_row_get_message (ANNING_VALUE_ROW (self->when)) == NULL)
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->when));
  return FALSE;
}

GPtrArray *
anning_entry_form_take_pictures (AnningEntryForm *self)
{
  g_return_val_if_fail (ANNING_IS_ENTRY_FORM (self), NULL);
  return anning_pictures_row_take (self->pictures);
}

void
anning_entry_form_show (AnningEntryForm      *self,
                        const AnningIncident *incident)
{
  g_return_if_fail (ANNING_IS_ENTRY_FORM (self) && incident != NULL);

  self->setting = TRUE;
  anning_entry_form_set_template (self, anning_entry_template_find (incident->channel));
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

void
anning_entry_form_clear (AnningEntryForm *self)
{
  g_autoptr (AnningIncident) empty = anning_incident_new ();

  g_return_if_fail (ANNING_IS_ENTRY_FORM (self));

  empty->channel = g_strdup (self->template->channels[0].word);
  empty->started_at = self->opened_at;
  empty->to_party = g_strdup ("debtor");
  self->reckoned = self->opened_at;
  anning_entry_form_show (self, empty);
}

void
anning_entry_form_prefill (AnningEntryForm      *self,
                           const AnningIncident *incident)
{
  g_return_if_fail (ANNING_IS_ENTRY_FORM (self) && incident != NULL);

  self->setting = TRUE;
  if (incident->channel != NULL)
    {
      anning_entry_form_set_template (self, anning_entry_template_find (incident->channel));
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
  anning_known_rows_add (self->known, incident);
  self->setting = FALSE;
}
