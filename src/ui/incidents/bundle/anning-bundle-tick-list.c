/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-bundle-tick-list.h"

#include <glib/gi18n.h>

#include "anning-bundle-words.h"
#include "anning-button-line.h"

static void
append_button (GtkWidget                  *line,
               const AnningBundleTickList *list,
               const char                 *label,
               GCallback                   clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", clicked, list->owner, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), button);
}

static GtkWidget *
new_view (const AnningBundleTickList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect_object (factory, "setup", list->setup, list->owner, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", list->bind, list->owner, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", list->unbind, list->owner, G_CONNECT_DEFAULT);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (list->model))), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, list->name, -1);
  g_signal_connect_object (view, "activate", list->activate, list->owner, G_CONNECT_SWAPPED);
  return view;
}

GtkWidget *
anning_bundle_tick_list_new (const AnningBundleTickList  *list,
                             GtkLabel                   **count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_return_val_if_fail (list != NULL && count != NULL, NULL);

  *count = GTK_LABEL (anning_bundle_label_new (NULL, "numeric"));
  gtk_widget_set_valign (GTK_WIDGET (*count), GTK_ALIGN_CENTER);
  append_button (line, list, _("Tick All"), list->tick_all);
  append_button (line, list, _("Take All Ticks"), list->tick_none);
  anning_button_line_append (ANNING_BUTTON_LINE (line), GTK_WIDGET (*count));
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_margin_top (line, 6);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_view (list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}
