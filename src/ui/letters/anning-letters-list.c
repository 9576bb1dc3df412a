/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letters-list.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-format.h"
#include "anning-letter-template.h"
#include "anning-pane.h"
#include "anning-reading.h"
#include "anning-toasts.h"

#define LETTER_ID "anning-letter-id"
#define LETTER_KEY "anning-letter-key"

struct _AnningLettersList
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningRecordList *letters;
  AnningRecordList *debts;
  GPtrArray *groups; /* AnningLetterGroup */
  GtkWidget *own_heading;
  GtkListBox *own;
  GtkLabel *problem;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningLettersList, anning_letters_list, ADW_TYPE_BIN)

static void
own_activated_cb (AnningLettersList *self,
                  GtkListBoxRow     *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), LETTER_ID);

  g_signal_emit (self, signals[OPENED], 0, "letter", *id, "");
}

static void
template_activated_cb (AnningLettersList *self,
                       GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[OPENED], 0, "letter_template", (gint64) 0, g_object_get_data (G_OBJECT (row), LETTER_KEY));
}

/* What one deletion has to say over which list. */
typedef struct
{
  AnningLettersList *list;
  gint64 id;
} Removal;

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Removal *removal = user_data;
  GtkWidget *widget = GTK_WIDGET (removal->list);
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    anning_toast_error (widget, error);
  else
    anning_toast_deleted (widget, _("Letter deleted"), ANNING_STORE (source), &anning_letter_type, removal->id);
  g_object_unref (removal->list);
  g_free (removal);
}

static void
delete_cb (AnningLettersList *self,
           GtkWidget         *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), LETTER_ID);
  Removal *removal = g_new0 (Removal, 1);

  removal->list = g_object_ref (self);
  removal->id = *id;
  gtk_widget_set_sensitive (button, FALSE);
  anning_records_remove_async (self->store, &anning_letter_type, *id, removed_cb, removal);
}

static const AnningDebt *
find_debt (AnningLettersList *self,
           gint64             id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->debts));

  for (guint i = 0; i < n; i++)
    {
      const AnningDebt *debt = anning_record_list_get (self->debts, i);

      if (debt->record.id == id)
        return debt;
    }
  return NULL;
}

/* A letter is called as in the list below, also where its own language is another one. */
static const char *
title_text (AnningLettersList  *self,
            const AnningLetter *letter)
{
  const AnningLetterTemplate *template =
    letter->template != NULL ? anning_letter_templates_find (self->groups, letter->template) : NULL;

  if (template != NULL)
    return template->title;
  return letter->title != NULL ? letter->title : _("Letter");
}

static char *
state_text (AnningLettersList  *self,
            const AnningLetter *letter)
{
  const AnningDebt *debt = find_debt (self, letter->debt_id);
  g_autofree char *sent = letter->sent_day != NULL ? anning_format_day (letter->sent_day) : NULL;
  g_autofree char *due = letter->answer_due_day != NULL ? anning_format_day (letter->answer_due_day) : NULL;
  GString *text = g_string_new (debt != NULL ? debt->creditor : NULL);

  if (text->len > 0)
    g_string_append (text, " · ");
  if (sent == NULL)
    g_string_append (text, _("Draft"));
  else
    /* Translators: %s is a day */
    g_string_append_printf (text, _("Sent on %s"), sent);
  if (due != NULL)
    /* Translators: %s is a day */
    g_string_append_printf (text, _(", answer expected by %s"), due);
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_row (const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
new_own_row (AnningLettersList  *self,
             const AnningLetter *letter)
{
  const char *title = title_text (self, letter);
  g_autofree char *state = state_text (self, letter);
  GtkWidget *row = new_row (title, state);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is the title of a letter */
  g_autofree char *name = g_strdup_printf (_("Delete the letter “%s”"), title);

  gtk_widget_set_tooltip_text (button, _("Delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), LETTER_ID, g_memdup2 (&letter->record.id, sizeof (gint64)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), LETTER_ID, g_memdup2 (&letter->record.id, sizeof (gint64)), g_free);
  return row;
}

static void
show_own (AnningLettersList *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->letters));
  const GError *error = anning_record_list_get_error (self->letters);
  g_autofree char *sentence = error != NULL ? anning_error_sentence (error) : NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->own, 0)) != NULL)
    gtk_list_box_remove (self->own, GTK_WIDGET (row));
  /* The newest first. */
  for (guint i = n; i > 0; i--)
    gtk_list_box_append (self->own, new_own_row (self, anning_record_list_get (self->letters, i - 1)));
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  gtk_widget_set_visible (self->own_heading, n > 0 || sentence != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->own), n > 0);
}

static void
add_groups (AnningLettersList *self,
            GtkBox            *content,
            GPtrArray         *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const AnningLetterGroup *group = g_ptr_array_index (groups, i);
      GtkWidget *list;

      anning_pane_add_heading (content, group->title);
      list = anning_pane_add_list (content, group->title);
      g_signal_connect_object (list, "row-activated", G_CALLBACK (template_activated_cb), self, G_CONNECT_SWAPPED);
      for (guint j = 0; j < group->templates->len; j++)
        {
          const AnningLetterTemplate *template = g_ptr_array_index (group->templates, j);
          GtkWidget *row = new_row (template->title, template->summary);

          adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
          g_object_set_data_full (G_OBJECT (row), LETTER_KEY, g_strdup (template->key), g_free);
          gtk_list_box_append (GTK_LIST_BOX (list), row);
        }
    }
}

static void
anning_letters_list_dispose (GObject *object)
{
  AnningLettersList *self = ANNING_LETTERS_LIST (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->letters);
  g_clear_object (&self->debts);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_letters_list_parent_class)->dispose (object);
}

static void
anning_letters_list_class_init (AnningLettersListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_letters_list_dispose;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_STRING);
}

static void
anning_letters_list_init (AnningLettersList *self)
{
}

GtkWidget *
anning_letters_list_new (GPtrArray *groups)
{
  AnningLettersList *self;
  GtkBox *content;

  g_return_val_if_fail (groups != NULL, NULL);

  self = g_object_new (ANNING_TYPE_LETTERS_LIST, NULL);
  self->groups = g_ptr_array_ref (groups);
  adw_bin_set_child (ADW_BIN (self),
                     anning_pane_new (_("Letters"),
                                      _("Filled in from what is in your file. What is missing is asked for; "
                                        "nothing leaves this computer by itself."),
                                      &content));
  self->own_heading = anning_pane_add_heading (content, _("Your letters"));
  self->problem = GTK_LABEL (anning_pane_label_new ("", "error"));
  gtk_box_append (content, GTK_WIDGET (self->problem));
  self->own = GTK_LIST_BOX (anning_pane_add_list (content, _("Your letters")));
  g_signal_connect_object (self->own, "row-activated", G_CALLBACK (own_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->own_heading, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->own), FALSE);
  add_groups (self, content, groups);
  return GTK_WIDGET (self);
}

void
anning_letters_list_set_store (AnningLettersList *self,
                               AnningStore       *store,
                               AnningRecordList  *letters,
                               AnningRecordList  *debts)
{
  g_return_if_fail (ANNING_IS_LETTERS_LIST (self) && ANNING_IS_STORE (store) && self->store == NULL);
  g_return_if_fail (ANNING_IS_RECORD_LIST (letters) && ANNING_IS_RECORD_LIST (debts));

  self->store = g_object_ref (store);
  self->letters = g_object_ref (letters);
  self->debts = g_object_ref (debts);
  g_signal_connect_object (letters, "items-changed", G_CALLBACK (show_own), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (letters, "notify::error", G_CALLBACK (show_own), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (debts, "items-changed", G_CALLBACK (show_own), self, G_CONNECT_SWAPPED);
  show_own (self);
}
