/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rows.h"

#include "anning-format.h"

struct _AnningWordRow
{
  AdwComboRow parent_instance;

  const AnningWord *list;
  char *value;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AnningWordRow, anning_word_row, ADW_TYPE_COMBO_ROW)

static void
take_value (AnningWordRow *self,
            const char    *value)
{
  if (g_strcmp0 (self->value, value) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
selected_cb (AnningWordRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->list != NULL && selected != GTK_INVALID_LIST_POSITION)
    take_value (self, self->list[selected].word);
}

static void
anning_word_row_finalize (GObject *object)
{
  g_free (ANNING_WORD_ROW (object)->value);

  G_OBJECT_CLASS (anning_word_row_parent_class)->finalize (object);
}

static void
anning_word_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AnningWordRow *self = ANNING_WORD_ROW (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_word_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AnningWordRow *self = ANNING_WORD_ROW (object);
  guint position;

  switch (prop_id)
    {
    case PROP_VALUE:
      g_return_if_fail (self->list != NULL);
      position = anning_words_index (self->list, g_value_get_string (value));
      /* A word from a newer program is not on the list: nothing is chosen, and it is not lost. */
      if (position == G_MAXUINT)
        take_value (self, g_value_get_string (value));
      adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                                  position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_word_row_class_init (AnningWordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = anning_word_row_finalize;
  object_class->get_property = anning_word_row_get_property;
  object_class->set_property = anning_word_row_set_property;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_word_row_init (AnningWordRow *self)
{
  /* Beside the title a long choice is cut off on a narrow window; below it there is room. */
  gtk_widget_add_css_class (GTK_WIDGET (self), "choice");
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/**
 * Gives the row its choices, in the language of the program, and chooses the first, or
 * what it held where that is among them.
 *
 * @list: a list of anning-words.h; lives as long as the program
 */
void
anning_word_row_set_list (AnningWordRow    *self,
                          const AnningWord *list)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint held;

  g_return_if_fail (ANNING_IS_WORD_ROW (self));
  g_return_if_fail (list != NULL && list->word != NULL);

  held = anning_words_index (list, self->value);
  if (held == G_MAXUINT)
    held = 0;
  self->list = NULL;
  for (const AnningWord *word = list; word->word != NULL; word++)
    gtk_string_list_append (labels, anning_format_word (list, word->word));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  self->list = list;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), held);
  take_value (self, list[held].word);
}
