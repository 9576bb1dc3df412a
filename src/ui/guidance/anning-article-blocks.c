/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-blocks.h"

#define ITEM_INDENT 18

static const char *
heading_class (guint level)
{
  return level <= 2 ? "title-3" : "heading";
}

static GtkWidget *
new_label (GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

GtkWidget *
anning_article_block_label (const AnningBlock *block)
{
  GtkWidget *label;

  g_return_val_if_fail (block != NULL, NULL);

  if (block->kind == ANNING_BLOCK_HEADING)
    {
      label = new_label (GTK_ACCESSIBLE_ROLE_HEADING);
      gtk_widget_add_css_class (label, heading_class (block->level));
      gtk_widget_set_margin_top (label, 12);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) block->level, -1);
    }
  else
    {
      label = new_label (GTK_ACCESSIBLE_ROLE_LABEL);
    }

  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  g_object_set_data (G_OBJECT (label), ANNING_BLOCK_KEY, (gpointer) block);
  return label;
}

GtkWidget *
anning_article_block_button (const AnningBlock *block)
{
  GtkWidget *button;

  g_return_val_if_fail (block != NULL, NULL);

  button = gtk_button_new_with_label (block->text);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");
  g_object_set_data (G_OBJECT (button), ANNING_BLOCK_KEY, (gpointer) block);
  return button;
}

GtkWidget *
anning_article_block_item (const AnningBlock *block,
                           GtkWidget         *label)
{
  GtkWidget *box;
  GtkWidget *number;
  g_autofree char *text = NULL;

  g_return_val_if_fail (block != NULL && GTK_IS_WIDGET (label), NULL);

  text = block->number > 0 ? g_strdup_printf ("%u.", block->number) : g_strdup ("•");
  number = gtk_label_new (text);
  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_set_valign (number, GTK_ALIGN_START);
  gtk_widget_add_css_class (number, "numeric");

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (box, ITEM_INDENT * (block->level > 1 ? block->level - 1 : 0));
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
anning_article_block_callout (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "anning-callout");
  return card;
}
