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

typedef struct _Card Card;

/* One of the contacts of a card. */
typedef struct
{
  char *id;
  char *sentence;
  guint number;    /* by which the pairs name it */
  GtkWidget *line; /* NULL until it is made */
} Side;

/* Two sides of one card. */
typedef struct
{
  const Side *a;
  const Side *b;
  Card *card;
  Answer answer;
  GtkWidget *line; /* NULL until it is made */
} Question;

/* Contacts that may be one another, each told once, and below them the pairs that are asked about. */
struct _Card
{
  GPtrArray *sides; /* Side */
  guint last_number;
  GtkWidget *row;   /* NULL until it is made, as the next two */
  GtkWidget *sides_box;
  GtkWidget *lines_box;
};

struct _AnningImportQuestions
{
  AdwBin parent_instance;

  AnningImportChoice *choice; /* the dialog's */
  GPtrArray *questions;       /* Question */
  GPtrArray *cards;           /* Card, as they stand in the list */
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
side_free (gpointer data)
{
  Side *side = data;

  g_free (side->id);
  g_free (side->sentence);
  g_free (side);
}

static void
card_free (gpointer data)
{
  Card *card = data;

  g_ptr_array_unref (card->sides);
  g_free (card);
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
    anning_import_choice_forget_wish (self->choice, question->a->id, question->b->id);
  else
    anning_import_choice_wish (self->choice, question->a->id, question->b->id, answer == SAME);
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
new_side (const Side *side)
{
  g_autofree char *number = g_strdup_printf ("%u", side->number);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label (number);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), new_label (side->sentence));
  return line;
}

static GtkWidget *
new_line (AnningImportQuestions *self,
          Question              *question)
{
  const char *const labels[N_ANSWERS] = { C_("contacts", "Decide later"), C_("contacts", "The same"), C_("contacts", "Different") };
  /* Translators: the numbers of two contacts that are listed above */
  g_autofree char *pair = g_strdup_printf (_("%1$u and %2$u:"), MIN (question->a->number, question->b->number),
                                           MAX (question->a->number, question->b->number));
  GtkWidget *line = anning_button_line_new ();
  GtkToggleButton *first = NULL;

  anning_button_line_append (ANNING_BUTTON_LINE (line), new_label (pair));
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (labels[i]);
      g_autofree char *name = g_strdup_printf ("%s %s", pair, labels[i]);

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), question->answer == i);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "question", question);
      g_object_set_data (G_OBJECT (button), "answer", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "toggled", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
      anning_button_line_append (ANNING_BUTTON_LINE (line), button);
    }
  return line;
}

/* What of a card has no widget yet. */
static void
fill_card (AnningImportQuestions *self,
           Card                  *card)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < card->sides->len; i++)
    {
      Side *side = g_ptr_array_index (card->sides, i);

      g_string_append_printf (name, "%s%s", i > 0 ? "; " : "", side->sentence);
      if (side->line != NULL)
        continue;
      side->line = new_side (side);
      gtk_box_append (GTK_BOX (card->sides_box), side->line);
    }
  for (guint i = 0; i < self->questions->len; i++)
    {
      Question *question = g_ptr_array_index (self->questions, i);

      if (question->card != card || question->line != NULL)
        continue;
      question->line = new_line (self, question);
      gtk_box_append (GTK_BOX (card->lines_box), question->line);
    }
  anning_row_name (GTK_LIST_BOX_ROW (card->row), name->str);
}

static void
make_card (AnningImportQuestions *self,
           Card                  *card)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  card->row = adw_preferences_row_new ();
  card->sides_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  card->lines_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_box_append (GTK_BOX (box), card->sides_box);
  gtk_box_append (GTK_BOX (box), card->lines_box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (card->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (card->row), FALSE);
  fill_card (self, card);
  gtk_list_box_append (self->list, card->row);
}

static gboolean
make_rows (gpointer user_data)
{
  AnningImportQuestions *self = user_data;
  guint made = 0;

  for (guint i = 0; i < self->cards->len && made < ROWS_AT_ONCE; i++)
    {
      Card *card = g_ptr_array_index (self->cards, i);

      if (card->row != NULL)
        continue;
      make_card (self, card);
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

      if ((g_str_equal (question->a->id, a) && g_str_equal (question->b->id, b))
          || (g_str_equal (question->a->id, b) && g_str_equal (question->b->id, a)))
        return question;
    }
  return NULL;
}

static Side *
find_side (const Card *card,
           const char *id)
{
  for (guint i = 0; i < card->sides->len; i++)
    {
      Side *side = g_ptr_array_index (card->sides, i);

      if (g_str_equal (side->id, id))
        return side;
    }
  return NULL;
}

/* The card on which one of the two stands already, or a new one. */
static Card *
find_card (AnningImportQuestions *self,
           const char            *a,
           const char            *b)
{
  Card *card;

  for (guint i = 0; i < self->cards->len; i++)
    {
      card = g_ptr_array_index (self->cards, i);
      if (find_side (card, a) != NULL || find_side (card, b) != NULL)
        return card;
    }
  card = g_new0 (Card, 1);
  card->sides = g_ptr_array_new_with_free_func (side_free);
  g_ptr_array_add (self->cards, card);
  return card;
}

static const Side *
add_side (Card                     *card,
          const AnningImportMember *member)
{
  Side *side = find_side (card, member->id);

  if (side != NULL)
    return side;
  side = g_new0 (Side, 1);
  side->id = g_strdup (member->id);
  side->sentence = anning_import_words_member (member);
  side->number = ++card->last_number;
  g_ptr_array_add (card->sides, side);
  return side;
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
              question->card = find_card (self, a->id, b->id);
              question->a = add_side (question->card, a);
              question->b = add_side (question->card, b);
              g_ptr_array_add (self->questions, question);
              if (question->card->row != NULL)
                fill_card (self, question->card);
            }
          g_hash_table_add (asked, question);
        }
    }
}

/* Sides of which nothing is asked any more, and cards without any. */
static void
tidy_card (AnningImportQuestions *self,
           Card                  *card)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = g_ptr_array_index (self->questions, i);

      if (question->card == card)
        {
          g_hash_table_add (used, (gpointer) question->a);
          g_hash_table_add (used, (gpointer) question->b);
        }
    }
  for (guint i = card->sides->len; i > 0; i--)
    {
      Side *side = g_ptr_array_index (card->sides, i - 1);

      if (g_hash_table_contains (used, side))
        continue;
      if (side->line != NULL)
        gtk_box_remove (GTK_BOX (card->sides_box), side->line);
      g_ptr_array_remove_index (card->sides, i - 1);
    }
  if (card->sides->len > 0)
    return;
  if (card->row != NULL)
    gtk_list_box_remove (self->list, card->row);
  g_ptr_array_remove (self->cards, card);
}

static void
drop_unasked (AnningImportQuestions *self,
              GHashTable            *asked)
{
  g_autoptr (GHashTable) cards = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer card;

  for (guint i = self->questions->len; i > 0; i--)
    {
      Question *question = g_ptr_array_index (self->questions, i - 1);

      if (question->answer != LATER || g_hash_table_contains (asked, question))
        continue;
      if (question->line != NULL)
        gtk_box_remove (GTK_BOX (question->card->lines_box), question->line);
      g_hash_table_add (cards, question->card);
      g_ptr_array_remove_index (self->questions, i - 1);
    }
  g_hash_table_iter_init (&iter, cards);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    tidy_card (self, card);
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
  g_ptr_array_unref (ANNING_IMPORT_QUESTIONS (object)->cards);

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
  self->questions = g_ptr_array_new_with_free_func (g_free);
  self->cards = g_ptr_array_new_with_free_func (card_free);
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
