/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bar-row.h"

#include <glib/gi18n.h>

#include "anning-overview-card.h"
#include "anning-overview-words.h"

struct _AnningBarRow
{
  GtkListBoxRow parent_instance;

  guint count;
};

G_DEFINE_FINAL_TYPE (AnningBarRow, anning_bar_row, GTK_TYPE_LIST_BOX_ROW)

static void
anning_bar_row_class_init (AnningBarRowClass *klass)
{
}

static void
anning_bar_row_init (AnningBarRow *self)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Show these in the list"));
}

GtkWidget *
anning_bar_row_new (const char *name,
                    guint       count,
                    guint       most,
                    const char *line)
{
  AnningBarRow *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *who, *figure, *bar;
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *contacts = anning_overview_contacts (count);
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (name != NULL && count <= most && most > 0, NULL);

  self = g_object_new (ANNING_TYPE_BAR_ROW, NULL);
  self->count = count;
  who = anning_overview_label_new (name, NULL);
  gtk_widget_set_hexpand (who, TRUE);
  /* A number that is broken in two is another number. */
  figure = gtk_label_new (number);
  gtk_label_set_yalign (GTK_LABEL (figure), 0);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (head), who);
  gtk_box_append (GTK_BOX (head), figure);
  gtk_box_append (GTK_BOX (box), head);

  bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), (double) count / most);
  gtk_box_append (GTK_BOX (box), bar);
  if (line != NULL)
    {
      GtkWidget *below = anning_overview_label_new (line, "dim-label");

      gtk_widget_add_css_class (below, "caption");
      gtk_box_append (GTK_BOX (box), below);
    }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  /* Translators: who, then how many contacts */
  spoken = line != NULL ? g_strdup_printf (_("%1$s: %2$s. %3$s"), name, contacts, line)
                        : g_strdup_printf (C_("who and how many", "%1$s: %2$s"), name, contacts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

guint
anning_bar_row_get_count (AnningBarRow *self)
{
  g_return_val_if_fail (ANNING_IS_BAR_ROW (self), 0);
  return self->count;
}
