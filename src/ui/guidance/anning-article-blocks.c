/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-blocks.h"

#include <glib/gi18n.h>

#define ITEM_INDENT 18

static GtkWidget *
new_label (GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
new_heading (const AnningBlock *block)
{
  GtkWidget *label = new_label (GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, block->level <= 2 ? "title-3" : "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) block->level, -1);
  return label;
}

static GtkWidget *
new_cell (const AnningBlock *block)
{
  GtkWidget *label = new_label (block->row == 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL);

  gtk_widget_add_css_class (label, "cell");
  if (block->row == 0)
    gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) block->row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) block->column + 1,
                                  -1);
  return label;
}

GtkWidget *
anning_article_block_label (const AnningBlock *block)
{
  GtkWidget *label;

  g_return_val_if_fail (block != NULL, NULL);

  if (block->kind == ANNING_BLOCK_HEADING)
    label = new_heading (block);
  else if (block->kind == ANNING_BLOCK_CELL)
    label = new_cell (block);
  else
    label = new_label (GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  g_object_set_data (G_OBJECT (label), ANNING_BLOCK_KEY, (gpointer) block);
  return label;
}

GtkWidget *
anning_article_block_button (const AnningBlock *block)
{
  GtkWidget *button, *label;

  g_return_val_if_fail (block != NULL, NULL);

  label = gtk_label_new (block->text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, block->text, -1);
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
anning_article_block_callout (guint    number,
                              GtkBox **content)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_return_val_if_fail (content != NULL, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "anning-callout");
  if (number > 0)
    {
      g_autofree char *text = g_strdup_printf ("%u", number);
      /* Translators: %u counts the three steps of what to do now */
      g_autofree char *name = g_strdup_printf (_("Step %u"), number);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_add_css_class (label, "anning-step-number");
      gtk_widget_add_css_class (label, "numeric");
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (card), label);
    }
  gtk_box_append (GTK_BOX (card), box);
  *content = GTK_BOX (box);
  return card;
}

GtkWidget *
anning_article_block_table (void)
{
  GtkWidget *table = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);

  gtk_widget_add_css_class (table, "card");
  gtk_widget_add_css_class (table, "anning-table");
  return table;
}

void
anning_article_block_cell (GtkWidget         *table,
                           const AnningBlock *block,
                           GtkWidget         *label)
{
  g_return_if_fail (GTK_IS_GRID (table) && block != NULL && GTK_IS_WIDGET (label));

  if (block->row > 0)
    {
      GtkWidget *header = gtk_grid_get_child_at (GTK_GRID (table), (int) block->column, 0);

      /* GTK 4.8 tells assistive tools nothing of columns. */
      if (header != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                        gtk_label_get_text (GTK_LABEL (header)), -1);
    }
  gtk_grid_attach (GTK_GRID (table), label, (int) block->column, (int) block->row, 1, 1);
}
