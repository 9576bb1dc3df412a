/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-questions.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-import-words.h"
#include "anning-value-row.h"

/* Rows that are made in one turn of the main loop. */
#define ROWS_AT_ONCE 4

typedef enum
{
  LATER,
  SAME,
  DIFFERENT,
  N_ANSWERS
} Answer;

/* Two members of one group. */
typedef struct
{
  char *a;
  char *b;
  char *sentence_a;
  char *sentence_b;
  Answer answer;
  GtkWidget *row;  /* NULL until it is made */
} Question;

struct _AnningImportQuestions
{
  AdwBin parent_instance;

  AnningImportChoice *choice; /* the dialog's */
  GPtrArray *questions;       /* Question */
  guint making;

  GtkStack *stack;
  GtkLabel *note;
  GtkListBox *list;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningImportQuestions, anning_import_questions, ADW_TYPE_BIN)

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->a);
  g_free (question->b);
  g_free (question->sentence_a);
  g_free (question->sentence_b);
  g_free (question);
}

/* ---- answering ---- */

static void
answered_cb (AnningImportQuestions *self,
             GtkToggleButton       *button)
{
  Question *question = g_object_get_data (G_OBJECT (button), "question");
  Answer answer = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "answer"));

  if (self->choice == NULL || !gtk_toggle_button_get_active (button) || question->answer == answer)
    return;
  question->answer = answer;
  if (answer == LATER)
    anning_import_choice_forget_wish (self->choice, question->a, question->b);
  else
    anning_import_choice_wish (self->choice, question->a, question->b, answer == SAME);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- rows ---- */

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
new_answers (AnningImportQuestions *self,
             Question              *question)
{
  const char *const labels[N_ANSWERS] = { C_("contacts", "Decide later"), C_("contacts", "The same"), C_("contacts", "Different") };
  GtkWidget *line = anning_button_line_new ();
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < N_ANSWERS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (labels[i]);

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), question->answer == i);
      g_object_set_data (G_OBJECT (button), "question", question);
      g_object_set_data (G_OBJECT (button), "answer", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
      anning_button_line_append (ANNING_BUTTON_LINE (line), button);
    }
  return line;
}

static GtkWidget *
new_row (AnningImportQuestions *self,
         Question              *question)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *name = g_strdup_printf ("%s\n%s", question->sentence_a, question->sentence_b);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), new_label (question->sentence_a));
  gtk_box_append (GTK_BOX (box), new_label (question->sentence_b));
  gtk_box_append (GTK_BOX (box), new_answers (self, question));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  anning_row_name (GTK_LIST_BOX_ROW (row), name);
  return row;
}

static gboolean
make_rows (gpointer user_data)
{
  AnningImportQuestions *self = user_data;
  guint made = 0;

  for (guint i = 0; i < self->questions->len && made < ROWS_AT_ONCE; i++)
    {
      Question *question = g_ptr_array_index (self->questions, i);

      if (question->row != NULL)
        continue;
      question->row = new_row (self, question);
      gtk_list_box_append (self->list, question->row);
      made++;
    }
  if (made == ROWS_AT_ONCE)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  return G_SOURCE_REMOVE;
}

/* ---- what is asked ---- */

static Question *
find_question (AnningImportQuestions *self,
               const char            *a,
               const char            *b)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = g_ptr_array_index (self->questions, i);

      if ((g_str_equal (question->a, a) && g_str_equal (question->b, b))
          || (g_str_equal (question->a, b) && g_str_equal (question->b, a)))
        return question;
    }
  return NULL;
}

/* Two entries of one kind are two contacts: nobody has to be asked. */
static void
add_group (AnningImportQuestions    *self,
           const AnningImportUnsure *unsure,
           GHashTable               *asked)
{
  for (guint i = 0; i < unsure->members->len; i++)
    {
      const AnningImportMember *a = g_ptr_array_index (unsure->members, i);

      for (guint j = i + 1; j < unsure->members->len; j++)
        {
          const AnningImportMember *b = g_ptr_array_index (unsure->members, j);
          Question *question;

          if (a->kind == b->kind || (a->incident_id != 0 && a->incident_id == b->incident_id))
            continue;
          question = find_question (self, a->id, b->id);
          if (question == NULL)
            {
              question = g_new0 (Question, 1);
              question->a = g_strdup (a->id);
              question->b = g_strdup (b->id);
              question->sentence_a = anning_import_words_member (a);
              question->sentence_b = anning_import_words_member (b);
              g_ptr_array_add (self->questions, question);
            }
          g_hash_table_add (asked, question);
        }
    }
}

static void
drop_unasked (AnningImportQuestions *self,
              GHashTable            *asked)
{
  for (guint i = self->questions->len; i > 0; i--)
    {
      Question *question = g_ptr_array_index (self->questions, i - 1);

      if (question->answer != LATER || g_hash_table_contains (asked, question))
        continue;
      if (question->row != NULL)
        gtk_list_box_remove (self->list, question->row);
      g_ptr_array_remove_index (self->questions, i - 1);
    }
}

static void
anning_import_questions_dispose (GObject *object)
{
  AnningImportQuestions *self = ANNING_IMPORT_QUESTIONS (object);

  g_clear_handle_id (&self->making, g_source_remove);
  self->choice = NULL;
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_IMPORT_QUESTIONS);

  G_OBJECT_CLASS (anning_import_questions_parent_class)->dispose (object);
}

static void
anning_import_questions_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_IMPORT_QUESTIONS (object)->questions);

  G_OBJECT_CLASS (anning_import_questions_parent_class)->finalize (object);
}

static void
anning_import_questions_class_init (AnningImportQuestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_import_questions_dispose;
  object_class->finalize = anning_import_questions_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/incidents/anning-import-questions.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningImportQuestions, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningImportQuestions, note);
  gtk_widget_class_bind_template_child (widget_class, AnningImportQuestions, list);
}

static void
anning_import_questions_init (AnningImportQuestions *self)
{
  self->questions = g_ptr_array_new_with_free_func (question_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/*
 * anning_import_questions_set:
 * @choice: changed with every answer; has to live until another is set, or until the widget is disposed
 */
void
anning_import_questions_set (AnningImportQuestions     *self,
                             const AnningImportPreview *preview,
                             AnningImportChoice        *choice)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);

  g_return_if_fail (ANNING_IS_IMPORT_QUESTIONS (self));
  g_return_if_fail (preview != NULL && choice != NULL);

  self->choice = choice;
  for (guint i = 0; i < preview->unsure->len; i++)
    add_group (self, g_ptr_array_index (preview->unsure, i), asked);
  drop_unasked (self, asked);
  if (self->making == 0 && make_rows (self) == G_SOURCE_CONTINUE)
    self->making = g_idle_add (make_rows, self);
  gtk_widget_set_visible (GTK_WIDGET (self->note), preview->n_unsure > preview->unsure->len);
  gtk_stack_set_visible_child_name (self->stack, self->questions->len > 0 ? "list" : "nothing");
}

/* How many are in the list. */
guint
anning_import_questions_get_n (AnningImportQuestions *self)
{
  g_return_val_if_fail (ANNING_IS_IMPORT_QUESTIONS (self), 0);

  return self->questions->len;
}

/* How many of them have no answer. */
guint
anning_import_questions_get_n_open (AnningImportQuestions *self)
{
  guint n = 0;

  g_return_val_if_fail (ANNING_IS_IMPORT_QUESTIONS (self), 0);

  for (guint i = 0; i < self->questions->len; i++)
    n += ((Question *) g_ptr_array_index (self->questions, i))->answer == LATER;
  return n;
}
