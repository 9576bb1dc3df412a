/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-questions.h"

#include "anning-letter-question.h"

struct _AnningLetterQuestions
{
  AdwBin parent_instance;

  AnningLetterBook *book;
  AnningLetterDraft *draft;
  GPtrArray *rows;     /* GtkWidget, those that were made */
  GPtrArray *known;    /* AnningLetterField: rows to be made once they are asked to be seen */
  GPtrArray *optional; /* the same */
  gboolean regroup;

  AdwPreferencesGroup *asked_group;
  GtkWidget *more_group;
  AdwExpanderRow *known_row;
  AdwExpanderRow *optional_row;
};

G_DEFINE_FINAL_TYPE (AnningLetterQuestions, anning_letter_questions, ADW_TYPE_BIN)

static const char *
find_value (AnningLetterQuestions *self,
            GtkWidget             *row)
{
  return anning_letter_values_get (anning_letter_draft_get_values (self->draft),
                                   anning_letter_question_get_field (row)->name);
}

static void
answered_cb (GtkWidget  *row,
             const char *value,
             gpointer    user_data)
{
  AnningLetterQuestions *self = user_data;

  if (self->draft != NULL)
    anning_letter_draft_set_value (self->draft, anning_letter_question_get_field (row)->name, value);
}

static GtkWidget *
new_row (AnningLetterQuestions   *self,
         const AnningLetterField *field)
{
  GtkWidget *row = anning_letter_question_new (field);

  anning_letter_question_set_value (row, find_value (self, row));
  anning_letter_question_connect (row, answered_cb, G_OBJECT (self));
  g_ptr_array_add (self->rows, row);
  return row;
}

/* Most letters are written without these rows, and thirty of them take their time. */
static void
expanded_cb (AnningLetterQuestions *self,
             GParamSpec            *pspec,
             AdwExpanderRow        *row)
{
  GPtrArray *fields = row == self->known_row ? self->known : self->optional;

  if (!adw_expander_row_get_expanded (row) || self->draft == NULL)
    return;
  for (guint i = 0; i < fields->len; i++)
    adw_expander_row_add_row (row, new_row (self, g_ptr_array_index (fields, i)));
  g_ptr_array_set_size (fields, 0);
}

static void
place_rows (AnningLetterQuestions *self)
{
  const AnningLetterTemplate *template = anning_letter_draft_get_template (self->draft);
  const AnningLetterValues *values = anning_letter_draft_get_values (self->draft);
  const char *language = anning_letter_draft_get_letter (self->draft)->language;
  g_autoptr (AnningLetterComposed) composed = anning_letter_compose (self->book, template, values, language);
  g_autoptr (GPtrArray) fields = anning_letter_fields_used (template);

  for (guint i = 0; i < fields->len; i++)
    {
      const AnningLetterField *field = g_ptr_array_index (fields, i);

      if (!anning_letter_values_offer (values, field->name))
        continue;
      /* Missing is what the letter as it stands now has a gap for. */
      if (g_ptr_array_find (composed->missing, field, NULL))
        adw_preferences_group_add (self->asked_group, new_row (self, field));
      else if (anning_letter_values_get (values, field->name) != NULL)
        g_ptr_array_add (self->known, (gpointer) field);
      else
        g_ptr_array_add (self->optional, (gpointer) field);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), fields->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->asked_group), self->rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->known_row), self->known->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->optional_row), self->optional->len > 0);
  gtk_widget_set_visible (self->more_group, self->known->len + self->optional->len > 0);
  expanded_cb (self, NULL, self->known_row);
  expanded_cb (self, NULL, self->optional_row);
}

static void
remove_rows (AnningLetterQuestions *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_is_ancestor (row, GTK_WIDGET (self->known_row)))
        adw_expander_row_remove (self->known_row, row);
      else if (gtk_widget_is_ancestor (row, GTK_WIDGET (self->optional_row)))
        adw_expander_row_remove (self->optional_row, row);
      else
        adw_preferences_group_remove (self->asked_group, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->known, 0);
  g_ptr_array_set_size (self->optional, 0);
}

static void
anning_letter_questions_dispose (GObject *object)
{
  AnningLetterQuestions *self = ANNING_LETTER_QUESTIONS (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->book);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_LETTER_QUESTIONS);
  G_OBJECT_CLASS (anning_letter_questions_parent_class)->dispose (object);
}

static void
anning_letter_questions_finalize (GObject *object)
{
  AnningLetterQuestions *self = ANNING_LETTER_QUESTIONS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->known);
  g_ptr_array_unref (self->optional);
  G_OBJECT_CLASS (anning_letter_questions_parent_class)->finalize (object);
}

static void
anning_letter_questions_class_init (AnningLetterQuestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_letter_questions_dispose;
  object_class->finalize = anning_letter_questions_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/letters/anning-letter-questions.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningLetterQuestions, asked_group);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterQuestions, more_group);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterQuestions, known_row);
  gtk_widget_class_bind_template_child (widget_class, AnningLetterQuestions, optional_row);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
anning_letter_questions_init (AnningLetterQuestions *self)
{
  self->rows = g_ptr_array_new ();
  self->known = g_ptr_array_new ();
  self->optional = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
anning_letter_questions_set_draft (AnningLetterQuestions *self,
                                   AnningLetterBook      *book,
                                   AnningLetterDraft     *draft)
{
  g_return_if_fail (ANNING_IS_LETTER_QUESTIONS (self));
  g_return_if_fail (ANNING_IS_LETTER_BOOK (book) && ANNING_IS_LETTER_DRAFT (draft));

  g_set_object (&self->book, book);
  g_set_object (&self->draft, draft);
}

void
anning_letter_questions_regroup (AnningLetterQuestions *self)
{
  g_return_if_fail (ANNING_IS_LETTER_QUESTIONS (self));

  self->regroup = TRUE;
}

void
anning_letter_questions_update (AnningLetterQuestions *self)
{
  g_return_if_fail (ANNING_IS_LETTER_QUESTIONS (self) && self->draft != NULL);

  if (self->regroup)
    remove_rows (self);
  self->regroup = FALSE;
  if (self->rows->len + self->known->len + self->optional->len == 0
      && anning_letter_draft_get_template (self->draft) != NULL)
    place_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      anning_letter_question_set_value (row, find_value (self, row));
    }
}

gboolean
anning_letter_questions_focus_missing (AnningLetterQuestions *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_QUESTIONS (self), FALSE);

  if (self->draft == NULL || anning_letter_draft_get_values (self->draft) == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW) == NULL && find_value (self, row) == NULL)
        {
          gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
          return TRUE;
        }
    }
  return FALSE;
}
