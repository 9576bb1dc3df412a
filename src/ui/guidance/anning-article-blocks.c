/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-blocks.h"

#include <glib/gi18n.h>

#include "anning-heading.h"

/* In characters. Words up to here fit the narrowest window with the largest text. */
#define LONG_WORD 10

/* Whether there is a word in Latin script, or a number, that may have to be broken. */
static gboolean
has_long_word (const char *text)
{
  guint length = 0;

  for (const char *p = text; *p != '\0' && length <= LONG_WORD; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      length = g_unichar_isspace (c) || g_unichar_iswide (c) ? 0 : length + 1;
    }
  return length > LONG_WORD;
}

/* To learn how narrow a text may get, GTK lays it out once more; where it may break anywhere, a character a line. */
static PangoWrapMode
get_wrap_mode (const AnningBlock *block)
{
  return block->kind == ANNING_BLOCK_CELL || has_long_word (block->text) ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD;
}

static GtkWidget *
new_label (GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
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
  return anning_heading_set_level (label, (int) block->level);
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
  gtk_label_set_wrap_mode (GTK_LABEL (label), get_wrap_mode (block));
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
anning_article_block_marker (const AnningBlock *block)
{
  GtkWidget *label;
  g_autofree char *text = NULL;

  g_return_val_if_fail (block != NULL, NULL);

  text = block->number > 0 ? g_strdup_printf ("%u.", block->number) : g_strdup ("•");
  label = gtk_label_new (text);
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

GtkWidget *
anning_article_block_number (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  /* Translators: %u counts the three steps of what to do now */
  g_autofree char *name = g_strdup_printf (_("Step %u"), number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "anning-step-number");
  gtk_widget_add_css_class (label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return label;
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
