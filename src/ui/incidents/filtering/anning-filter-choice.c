/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-filter-choice.h"

#include "anning-drop-down-name.h"
#include "anning-format.h"

/* Of the drop-down: GPtrArray of values, the first NULL. */
#define VALUES "anning-values"

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* A long name would leave room for one column only in a narrow window. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_list_item_set_child (item, label);
}

static void
setup_list_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
new_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/* @title: says what is chosen */
GtkWidget *
anning_filter_choice_new (const char *title)
{
  GtkWidget *self = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_autoptr (GtkListItemFactory) shown = new_factory (G_CALLBACK (setup_cb));
  g_autoptr (GtkListItemFactory) listed = new_factory (G_CALLBACK (setup_list_cb));

  gtk_drop_down_set_factory (GTK_DROP_DOWN (self), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self), listed);
  gtk_widget_set_tooltip_text (self, title);
  gtk_widget_set_hexpand (self, TRUE);
  anning_drop_down_set_name (GTK_DROP_DOWN (self), title);
  return self;
}

void
anning_filter_choice_set (GtkDropDown       *self,
                          const char        *any,
                          guint              n,
                          const char *const *values,
                          const char *const *labels)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *chosen = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (self) && any != NULL);

  chosen = g_strdup (anning_filter_choice_get (self));
  gtk_string_list_append (names, any);
  g_ptr_array_add (all, NULL);
  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, labels[i]);
      g_ptr_array_add (all, g_strdup (values[i]));
    }
  g_object_set_data_full (G_OBJECT (self), VALUES, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
  gtk_drop_down_set_model (self, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (self, n > 12);
  anning_filter_choice_choose (self, chosen);
}

void
anning_filter_choice_set_words (GtkDropDown      *self,
                                const char       *any,
                                const AnningWord *words)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (const AnningWord *word = words; word->word != NULL; word++)
    {
      g_ptr_array_add (values, (gpointer) word->word);
      g_ptr_array_add (labels, (gpointer) anning_format_word (words, word->word));
    }
  anning_filter_choice_set (self, any, values->len, (const char *const *) values->pdata,
                            (const char *const *) labels->pdata);
}

const char *
anning_filter_choice_get (GtkDropDown *self)
{
  GPtrArray *values;
  guint selected;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (self), NULL);

  values = g_object_get_data (G_OBJECT (self), VALUES);
  selected = gtk_drop_down_get_selected (self);
  return values != NULL && selected < values->len ? g_ptr_array_index (values, selected) : NULL;
}

const char *
anning_filter_choice_get_label (GtkDropDown *self)
{
  GtkStringObject *object;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (self), NULL);

  object = gtk_drop_down_get_selected_item (self);
  return object != NULL ? gtk_string_object_get_string (object) : NULL;
}

gboolean
anning_filter_choice_choose (GtkDropDown *self,
                             const char  *value)
{
  GPtrArray *values;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (self), FALSE);

  values = g_object_get_data (G_OBJECT (self), VALUES);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (values, i), value) == 0)
        {
          gtk_drop_down_set_selected (self, i);
          return TRUE;
        }
    }
  gtk_drop_down_set_selected (self, 0);
  return FALSE;
}
