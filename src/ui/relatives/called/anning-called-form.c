/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-called-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-format.h"
#include "anning-moment-row.h"
#include "anning-number-guess.h"
#include "anning-phone.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-rows.h"
#include "anning-said-chips.h"
#include "anning-toasts.h"

/* Who may have answered, as the list offers them. */
typedef struct
{
  gint64 relative_id;    /* ANNING_UNKNOWN: nobody of the file */
  char *relation;        /* of that one, or of whom it adds; may be NULL */
  const char *liability; /* of whom it adds */
  char *to_party;
} Answerer;

struct _AnningCalledForm
{
  AdwWindow parent_instance;

  AnningStore *store;
  AnningNumberGuess *guess;
  GPtrArray *answerers; /* Answerer, as the rows of the list */
  char *creditor;       /* what the file knows of the number */
  gint64 debt_id;
  char *wanted_party;   /* whom it begins with, until the people are read */
  char *wanted_relation;
  guint saving : 1;
  guint leaving : 1;

  AdwComboRow *who;
  AdwEntryRow *number;
  AdwEntryRow *collector;
  AdwEntryRow *line;
  AnningSaidChips *said;
  GtkSwitch *asked;
  AnningMomentRow *when;
  AnningWordRow *channel;
  GtkWidget *add;
};

enum
{
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningCalledForm, anning_called_form, ADW_TYPE_WINDOW)

/* What those want who call somebody else, one press each. */
static const AnningSaid said_to_others[] = {
  { "purpose", "demand", N_("I was to pay") },
  { "purpose", "locate_debtor", N_("Where the borrower is") },
  { "purpose", "relay", N_("To pass something on") },
  { "disclosed", "existence", N_("Told me of the debt") },
  { "disclosed", "amount", N_("Named the amount") },
  { "claimed_identity", "police", N_("Said they were police") },
  { "claimed_identity", "court", N_("Said they were a court") },
  { "tags", "threat_family", NULL },
  { "tags", "insult", NULL },
  { "tags", "jail_claim", NULL },
  { "pay_to", "personal_account", N_("To be paid to a person") },
  { "tags", "qr_code", NULL },
  { "identified_self", "no", N_("Did not say who they are") },
  { NULL, NULL, NULL },
};

static const AnningWord ways[] = {
  { "call", N_("Call") },
  { "sms", N_("Text message") },
  { "im", N_("Messenger") },
  { "visit", N_("Visit") },
  { "other", N_("Other") },
  { NULL, NULL },
};

static void
answerer_free (gpointer data)
{
  Answerer *self = data;

  g_free (self->relation);
  g_free (self->to_party);
  g_free (self);
}

/* ---- who answered ---- */

/* @label: (transfer full) */
static void
add_answerer (AnningCalledForm *self,
              GtkStringList    *labels,
              char             *label,
              gint64            relative_id,
              const char       *relation,
              const char       *liability,
              const char       *to_party)
{
  Answerer *answerer = g_new0 (Answerer, 1);

  answerer->relative_id = relative_id;
  answerer->relation = g_strdup (relation);
  answerer->liability = liability;
  answerer->to_party = g_strdup (to_party);
  g_ptr_array_add (self->answerers, answerer);
  gtk_string_list_take (labels, label);
}

static char *
dup_person_label (const AnningRelative *relative)
{
  const char *word = anning_relative_get_relation (relative);
  const char *relation = anning_words_contains (anning_relations, word) ? anning_format_word (anning_relations, word) : NULL;

  if (relative->name == NULL || *relative->name == '\0')
    return g_strdup (relation != NULL ? relation : _("No name yet"));
  return relation != NULL ? g_strdup_printf ("%s · %s", relative->name, relation) : g_strdup (relative->name);
}

/* @people: (nullable) (element-type AnningRelative): while they are not read, nobody of the file is offered */
static void
fill_answerers (AnningCalledForm *self,
                GPtrArray        *people)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->answerers, 0);
  add_answerer (self, labels, g_strdup (_("Leave open")), ANNING_UNKNOWN, NULL, NULL, "contact");
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const AnningRelative *relative = g_ptr_array_index (people, i);

      add_answerer (self, labels, dup_person_label (relative), relative->record.id, relative->relation, NULL,
                    g_strcmp0 (relative->liability, "guarantor") == 0 ? "guarantor" : NULL);
    }
  for (const AnningWord *word = anning_relations; word->word != NULL; word++)
    {
      if (g_str_equal (word->word, ANNING_WORD_UNKNOWN))
        continue;
      /* Translators: %s is a relation: spouse, parent */
      add_answerer (self, labels, g_strdup_printf (_("Someone new: %s"), anning_format_word (anning_relations, word->word)),
                    ANNING_UNKNOWN, word->word, NULL, NULL);
    }
  add_answerer (self, labels, g_strdup_printf (_("Someone new: %s"), anning_format_word (anning_parties, "guarantor")),
                ANNING_UNKNOWN, NULL, "guarantor", "guarantor");
  add_answerer (self, labels, g_strdup (_("Someone who does not know the borrower")), ANNING_UNKNOWN, NULL, NULL,
                "stranger");
  adw_combo_row_set_model (self->who, G_LIST_MODEL (labels));
  g_object_unref (labels);
}

/* The first who is what it begins with: those of the file come before those who would be new. */
static void
choose_wanted (AnningCalledForm *self)
{
  for (guint i = 1; i < self->answerers->len && self->wanted_party != NULL; i++)
    {
      const Answerer *answerer = g_ptr_array_index (self->answerers, i);

      if (self->wanted_relation != NULL ? g_strcmp0 (answerer->relation, self->wanted_relation) == 0
                                        : g_strcmp0 (answerer->to_party, self->wanted_party) == 0)
        {
          adw_combo_row_set_selected (self->who, i);
          return;
        }
    }
}

static void
people_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AnningCalledForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = anning_records_list_finish (ANNING_STORE (source), result, &error);
  g_autoptr (GtkStringObject) chosen = NULL;
  GListModel *labels;

  if (self->store == NULL)
    return;
  if (people == NULL)
    {
      anning_toast_error (self->add, error);
      return;
    }
  /* Whoever was quicker keeps what was chosen. */
  if (adw_combo_row_get_selected (self->who) != 0)
    chosen = g_object_ref (adw_combo_row_get_selected_item (self->who));
  fill_answerers (self, people);
  labels = adw_combo_row_get_model (self->who);
  for (guint i = 0; chosen != NULL && self->wanted_party == NULL && i < g_list_model_get_n_items (labels); i++)
    {
      g_autoptr (GtkStringObject) label = g_list_model_get_item (labels, i);

      if (strcmp (gtk_string_object_get_string (label), gtk_string_object_get_string (chosen)) == 0)
        adw_combo_row_set_selected (self->who, i);
    }
  choose_wanted (self);
}

/* ---- the number ---- */

static void
guessed_cb (AnningCalledForm          *self,
            const AnningGuessedNumber *before,
            const AnningGuessedNumber *now)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->collector));

  /* Whose debt it is is kept, not shown: whoever writes here need not know of it. */
  g_free (self->creditor);
  self->creditor = g_strdup (now->creditor);
  self->debt_id = now->debt_id;
  if (*text == '\0' || g_strcmp0 (text, before->collector) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->collector), now->collector != NULL ? now->collector : "");
}

static void
number_changed_cb (AnningCalledForm *self)
{
  if (self->guess != NULL)
    anning_number_guess_look (self->guess, gtk_editable_get_text (GTK_EDITABLE (self->number)));
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

static gboolean
has_content (AnningCalledForm *self)
{
  g_autofree char *number = dup_text (self->number);
  g_autofree char *collector = dup_text (self->collector);
  g_autofree char *line = dup_text (self->line);

  return number != NULL || collector != NULL || line != NULL || anning_said_chips_has_any (self->said)
         || gtk_switch_get_active (self->asked);
}

static AnningCalledEntry *
collect (AnningCalledForm *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  AnningCalledEntry *entry = anning_called_entry_new ();
  AnningIncident *incident = entry->incident;
  const Answerer *answerer = g_ptr_array_index (self->answerers, adw_combo_row_get_selected (self->who));
  g_autofree char *number = dup_text (self->number);

  incident->started_at = anning_moment_row_get_value (self->when);
  incident->utc_offset = g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE;
  incident->written_at = g_date_time_to_unix (now) * ANNING_MS_PER_SECOND;
  incident->time_source = g_strdup ("typed");
  g_object_get (self->channel, "value", &incident->channel, NULL);
  /* Whoever tells of a call took it. */
  if (g_strcmp0 (incident->channel, "call") == 0)
    incident->connected = g_strdup ("yes");
  incident->from_number = number != NULL ? anning_phone_normalise (number) : NULL;
  incident->collector = dup_text (self->collector);
  incident->creditor = g_strdup (self->creditor);
  incident->debt_id = self->debt_id;
  incident->summary = dup_text (self->line);
  incident->words_are = g_strdup ("summary");
  anning_said_chips_collect (self->said, incident);

  entry->relative_id = answerer->relative_id;
  if (answerer->relative_id == ANNING_UNKNOWN)
    {
      entry->relation = g_strdup (answerer->relation);
      entry->liability = g_strdup (answerer->liability);
      entry->to_party = g_strdup (answerer->to_party);
    }
  entry->asked_to_stop = gtk_switch_get_active (self->asked);
  return entry;
}

static void
leave (AnningCalledForm *self)
{
  self->leaving = TRUE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningCalledForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree AnningCalledWritten *written = anning_called_entry_save_finish (ANNING_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  self->saving = FALSE;
  if (written == NULL)
    {
      /* What was typed stays, so that it can be tried again. */
      gtk_widget_set_sensitive (self->add, TRUE);
      anning_toast_error (self->add, error);
      return;
    }
  g_signal_emit (self, signals[WRITTEN], 0, written);
  leave (self);
}

static void
add_cb (AnningCalledForm *self)
{
  if (self->saving)
    return;
  if (anning_value_row_get_message (ANNING_VALUE_ROW (self->when)) != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->when));
      return;
    }
  gtk_widget_set_sensitive (self->add, FALSE);
  self->saving = TRUE;
  anning_called_entry_save_async (self->store, collect (self), saved_cb, g_object_ref (self));
}

static gboolean
add_by_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  add_cb (ANNING_CALLED_FORM (widget));
  return TRUE;
}

/* ---- leaving ---- */

static gboolean
leave_cb (gpointer user_data)
{
  leave (user_data);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (AnningCalledForm *self,
             const char       *response)
{
  if (!g_str_equal (response, "discard"))
    return;
  /* The question goes first: it stands over the sheet. */
  self->leaving = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, leave_cb, g_object_ref (self), g_object_unref);
}

static gboolean
close_request_cb (AnningCalledForm *self)
{
  GtkWidget *dialog;

  if (self->leaving || !has_content (self))
    return GDK_EVENT_PROPAGATE;
  if (self->saving)
    return GDK_EVENT_STOP;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Not Written Down Yet"),
                                   _("What you typed is lost when you leave."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "stay", _("Go On Writing"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _("Discard"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
close_cb (AnningCalledForm *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* A window where something had the focus before is none for a screen reader: nothing is said of it. */
static void
anning_called_form_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (anning_called_form_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (ANNING_CALLED_FORM (widget)->number));
}

static void
anning_called_form_dispose (GObject *object)
{
  AnningCalledForm *self = ANNING_CALLED_FORM (object);

  g_clear_object (&self->guess);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_CALLED_FORM);
  G_OBJECT_CLASS (anning_called_form_parent_class)->dispose (object);
}

static void
anning_called_form_finalize (GObject *object)
{
  AnningCalledForm *self = ANNING_CALLED_FORM (object);

  g_ptr_array_unref (self->answerers);
  g_free (self->creditor);
  g_free (self->wanted_party);
  g_free (self->wanted_relation);
  G_OBJECT_CLASS (anning_called_form_parent_class)->finalize (object);
}

static void
anning_called_form_class_init (AnningCalledFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_called_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_called_form_finalize;
  widget_class->map = anning_called_form_map;

  signals[WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (ANNING_TYPE_MOMENT_ROW);
  g_type_ensure (ANNING_TYPE_SAID_CHIPS);
  g_type_ensure (ANNING_TYPE_WORD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-called-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, who);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, number);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, collector);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, line);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, said);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, asked);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, when);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, channel);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledForm, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anning_called_form_init (AnningCalledForm *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkEventController *keys;

  self->answerers = g_ptr_array_new_with_free_func (answerer_free);
  self->debt_id = ANNING_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add);
  /* Before a chip or a text takes the key for itself. */
  keys = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (add_by_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  fill_answerers (self, NULL);
  anning_said_chips_set_list (self->said, said_to_others);
  anning_word_row_set_list (self->channel, ways);
  anning_moment_row_set_required (self->when, TRUE);
  anning_moment_row_set_utc_offset (self->when, g_date_time_get_utc_offset (now) / G_TIME_SPAN_MINUTE);
  /* To the minute: nobody knows the second. */
  anning_moment_row_set_value (self->when, g_date_time_to_unix (now) / 60 * ANNING_MS_PER_MINUTE);
}

AnningCalledForm *
anning_called_form_new (AnningStore *store)
{
  AnningCalledForm *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_CALLED_FORM, NULL);
  self->store = g_object_ref (store);
  self->guess = anning_number_guess_new (store);
  g_signal_connect_object (self->guess, "guessed", G_CALLBACK (guessed_cb), self, G_CONNECT_SWAPPED);
  anning_records_list_async (store, &anning_relative_type, NULL, 0, NULL, people_read_cb, g_object_ref (self));
  return self;
}

void
anning_called_form_prefill (AnningCalledForm *self,
                            const char       *to_party,
                            const char       *relation,
                            const char       *channel)
{
  g_return_if_fail (ANNING_IS_CALLED_FORM (self) && to_party != NULL && channel != NULL);

  g_object_set (self->channel, "value", channel, NULL);
  g_free (self->wanted_party);
  g_free (self->wanted_relation);
  /* A contact may be anybody: then nobody is chosen before somebody says so. */
  self->wanted_party = relation != NULL || strcmp (to_party, "contact") != 0 ? g_strdup (to_party) : NULL;
  self->wanted_relation = g_strdup (relation);
  choose_wanted (self);
}
