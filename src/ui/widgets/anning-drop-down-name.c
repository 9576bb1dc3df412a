/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-drop-down-name.h"

#include <glib/gi18n.h>

/* Of the drop-down: what it is called. */
#define NAME "anning-name"

static void
say_choice (GtkDropDown *drop_down)
{
  /* Newer GTK has the button called as the drop-down is. */
  GtkWidget *said = gtk_check_version (4, 14, 0) == NULL ? GTK_WIDGET (drop_down) : gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  const char *name = g_object_get_data (G_OBJECT (drop_down), NAME);
  GObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *both = NULL;

  if (GTK_IS_STRING_OBJECT (chosen))
    /* Translators: for screen readers; what is chosen, and what is chosen there: "Creditor, All creditors" */
    both = g_strdup_printf (C_("screen reader", "%1$s, %2$s"), name, gtk_string_object_get_string (GTK_STRING_OBJECT (chosen)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (said), GTK_ACCESSIBLE_PROPERTY_LABEL, both != NULL ? both : name, -1);
}

void
anning_drop_down_set_name (GtkDropDown *drop_down,
                           const char  *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down) && name != NULL);

  if (g_object_get_data (G_OBJECT (drop_down), NAME) == NULL)
    g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (say_choice), NULL);
  g_object_set_data_full (G_OBJECT (drop_down), NAME, g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Newer GTK calls it by what is chosen alone. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  say_choice (drop_down);
}
