/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-overview-card.h"

#include <glib/gi18n.h>

GtkWidget *
anning_overview_label_new (const char *text,
                           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
anning_overview_caption_new (const char *text)
{
  GtkWidget *label = anning_overview_label_new (text, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

GtkWidget *
anning_overview_card_new (const char  *title,
                          GtkWidget  **box)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* A number or a name in it may look like markup. */
  g_autofree char *markup = g_markup_escape_text (title, -1);

  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_margin_start (*box, 12);
  gtk_widget_set_margin_end (*box, 12);
  gtk_widget_set_margin_top (*box, 12);
  gtk_widget_set_margin_bottom (*box, 12);
  gtk_widget_set_hexpand (*box, TRUE);
  gtk_box_append (GTK_BOX (card), *box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  return group;
}

GtkWidget *
anning_overview_open_line_new (GtkLabel    *head,
                               const char  *name,
                               GtkWidget  **button)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  *button = gtk_button_new_with_label (_("Show in the List"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (*button))), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (*button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (head), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (head));
  gtk_box_append (GTK_BOX (line), *button);
  return line;
}

GtkWidget *
anning_overview_disclosure_new (const char *title)
{
  GtkWidget *expander = gtk_expander_new (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return expander;
}
