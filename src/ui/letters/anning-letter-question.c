/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-letter-question.h"

#include <glib/gi18n.h>

#include "anning-growing-text.h"
#include "anning-money.h"
#include "anning-record.h"
#include "anning-rows.h"

#define QUESTION "anning-letter-question"

/* What a row asks for, and who wants to know. */
typedef struct
{
  const AnningLetterField *field;
  GtkTextView *text_view; /* of a long text */
  GtkLabel *placeholder;
  AnningLetterAnswered answered;
  GObject *owner; /* weak */
  gboolean showing;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_weak_pointer (&question->owner);
  g_free (question);
}

static Question *
get_question (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), QUESTION);
}

static char *
number_text (AnningLetterFieldKind kind,
             gint64                value)
{
  if (value == ANNING_UNKNOWN)
    return g_strdup ("");
  if (kind == ANNING_LETTER_FIELD_MONEY)
    return anning_money_to_plain (value);
  if (kind == ANNING_LETTER_FIELD_RATE)
    return anning_rate_to_short_text (value, 4);
  return g_strdup_printf ("%" G_GINT64_FORMAT, value);
}

static gint64
number_value (AnningLetterFieldKind  kind,
              const char            *text)
{
  gint64 value = ANNING_UNKNOWN;

  if (kind == ANNING_LETTER_FIELD_MONEY)
    anning_money_from_text (text, &value, NULL);
  else if (kind == ANNING_LETTER_FIELD_RATE)
    anning_rate_from_text (text, &value, NULL);
  else
    g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &value, NULL);
  return value;
}

/* Of a hint: whether the letter tells of it. */
static GtkSwitch *
get_switch (GtkWidget *row)
{
  return GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static char *
read_answer (GtkWidget      *row,
             const Question *question)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  gint64 number;
  char *text = NULL;

  switch (question->field->kind)
    {
    case ANNING_LETTER_FIELD_LONG_TEXT:
      buffer = gtk_text_view_get_buffer (question->text_view);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    case ANNING_LETTER_FIELD_MONEY:
    case ANNING_LETTER_FIELD_RATE:
    case ANNING_LETTER_FIELD_COUNT:
      g_object_get (row, "value", &number, NULL);
      return number_text (question->field->kind, number);
    case ANNING_LETTER_FIELD_DAY:
      g_object_get (row, "value", &text, NULL);
      return text != NULL ? text : g_strdup ("");
    case ANNING_LETTER_FIELD_HINT:
      return g_strdup (gtk_switch_get_active (get_switch (row)) ? "1" : "");
    case ANNING_LETTER_FIELD_TEXT:
    case ANNING_LETTER_FIELD_WORD:
    case ANNING_LETTER_FIELD_LIST:
    default:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
    }
}

static void
answered_cb (GtkWidget *row)
{
  Question *question = get_question (row);
  g_autofree char *answer = NULL;

  if (question->text_view != NULL)
    gtk_widget_set_visible (GTK_WIDGET (question->placeholder),
                            gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (question->text_view)) == 0);
  if (question->showing || question->owner == NULL)
    return;
  answer = read_answer (row, question);
  question->answered (row, g_strstrip (answer), question->owner);
}

static GtkWidget *
new_long_text (Question *question)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_(question->field->label));
  GtkWidget *overlay = gtk_overlay_new ();

  question->text_view = g_object_new (ANNING_TYPE_GROWING_TEXT, NULL);
  question->placeholder = GTK_LABEL (gtk_label_new (_("Write it here, as plainly as you would say it.")));
  gtk_text_view_set_wrap_mode (question->text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (question->text_view, FALSE);
  gtk_text_view_set_bottom_margin (question->text_view, 6);
  gtk_widget_set_size_request (GTK_WIDGET (question->text_view), -1, 60);
  gtk_widget_add_css_class (GTK_WIDGET (question->text_view), "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(question->field->label), -1);

  gtk_label_set_wrap (question->placeholder, TRUE);
  gtk_label_set_xalign (question->placeholder, 0);
  gtk_widget_set_valign (GTK_WIDGET (question->placeholder), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (question->placeholder), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (question->placeholder), "dim-label");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (question->text_view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (question->placeholder));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(question->field->label), -1);
  g_signal_connect_object (gtk_text_view_get_buffer (question->text_view), "changed",
                           G_CALLBACK (answered_cb), row, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_hint (Question *question)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_switch_new ();

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("With how it was worked out"));
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, _(question->field->label), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  g_signal_connect_object (tick, "notify::active", G_CALLBACK (answered_cb), row, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_row (Question *question)
{
  GtkWidget *row;

  switch (question->field->kind)
    {
    case ANNING_LETTER_FIELD_LONG_TEXT:
      return new_long_text (question);
    case ANNING_LETTER_FIELD_HINT:
      return new_hint (question);
    case ANNING_LETTER_FIELD_MONEY:
      row = g_object_new (ANNING_TYPE_MONEY_ROW, NULL);
      break;
    case ANNING_LETTER_FIELD_RATE:
      row = g_object_new (ANNING_TYPE_RATE_ROW, NULL);
      break;
    case ANNING_LETTER_FIELD_COUNT:
      row = g_object_new (ANNING_TYPE_COUNT_ROW, NULL);
      break;
    case ANNING_LETTER_FIELD_DAY:
      row = g_object_new (ANNING_TYPE_DAY_ROW, NULL);
      break;
    case ANNING_LETTER_FIELD_TEXT:
    case ANNING_LETTER_FIELD_WORD:
    case ANNING_LETTER_FIELD_LIST:
    default:
      row = adw_entry_row_new ();
      g_signal_connect (row, "changed", G_CALLBACK (answered_cb), NULL);
      return row;
    }
  g_signal_connect (row, "notify::value", G_CALLBACK (answered_cb), NULL);
  return row;
}

GtkWidget *
anning_letter_question_new (const AnningLetterField *field)
{
  Question *question;
  GtkWidget *row;

  g_return_val_if_fail (field != NULL, NULL);

  question = g_new0 (Question, 1);
  question->field = field;
  row = new_row (question);
  g_object_set_data_full (G_OBJECT (row), QUESTION, question, question_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  return row;
}

const AnningLetterField *
anning_letter_question_get_field (GtkWidget *question)
{
  Question *data = get_question (question);

  return data != NULL ? data->field : NULL;
}

void
anning_letter_question_set_value (GtkWidget  *question,
                                  const char *value)
{
  Question *data = get_question (question);
  g_autofree char *shown = NULL;

  g_return_if_fail (data != NULL);

  data->showing = TRUE;
  shown = read_answer (question, data);
  switch (data->field->kind)
    {
    case ANNING_LETTER_FIELD_LONG_TEXT:
      if (g_strcmp0 (shown, value != NULL ? value : "") != 0)
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (data->text_view), value != NULL ? value : "", -1);
      break;
    case ANNING_LETTER_FIELD_MONEY:
    case ANNING_LETTER_FIELD_RATE:
    case ANNING_LETTER_FIELD_COUNT:
      g_object_set (question, "value", value != NULL ? number_value (data->field->kind, value) : ANNING_UNKNOWN, NULL);
      break;
    case ANNING_LETTER_FIELD_DAY:
      g_object_set (question, "value", value, NULL);
      break;
    case ANNING_LETTER_FIELD_HINT:
      gtk_switch_set_active (get_switch (question), value != NULL);
      break;
    case ANNING_LETTER_FIELD_TEXT:
    case ANNING_LETTER_FIELD_WORD:
    case ANNING_LETTER_FIELD_LIST:
    default:
      if (g_strcmp0 (shown, value != NULL ? value : "") != 0)
        gtk_editable_set_text (GTK_EDITABLE (question), value != NULL ? value : "");
    }
  data->showing = FALSE;
}

void
anning_letter_question_connect (GtkWidget            *question,
                                AnningLetterAnswered  answered,
                                GObject              *owner)
{
  Question *data = get_question (question);

  g_return_if_fail (data != NULL && answered != NULL && G_IS_OBJECT (owner));

  data->answered = answered;
  g_set_weak_pointer (&data->owner, owner);
}
