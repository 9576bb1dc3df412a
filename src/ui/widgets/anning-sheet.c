/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sheet.h"

void
anning_sheet_present (GtkWindow *sheet,
                      GtkWidget *widget)
{
  GtkRoot *root;
  int width, height, room;

  g_return_if_fail (GTK_IS_WINDOW (sheet));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (sheet, GTK_WINDOW (root));
      gtk_window_get_default_size (sheet, &width, &height);
      room = gtk_widget_get_width (GTK_WIDGET (root));
      /* Before its first frame a window has no width yet. */
      if (room > 0 && width > room)
        gtk_window_set_default_size (sheet, room, height);
    }
  gtk_window_present (sheet);
}

void
anning_sheet_close_all (GtkWindow *window)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (other != window && gtk_window_get_transient_for (other) != NULL)
        g_ptr_array_add (sheets, g_steal_pointer (&other));
    }
  /* A sheet must not outlive the one that it stands over as long as GTK knows of that. */
  for (guint i = 0; i < sheets->len; i++)
    gtk_window_set_transient_for (g_ptr_array_index (sheets, i), NULL);
  for (guint i = 0; i < sheets->len; i++)
    gtk_window_destroy (g_ptr_array_index (sheets, i));
}

void
anning_sheet_set_name (GtkWindow    *sheet,
                       AdwHeaderBar *bar,
                       const char   *kind,
                       const char   *name)
{
  g_return_if_fail (GTK_IS_WINDOW (sheet));
  g_return_if_fail (ADW_IS_HEADER_BAR (bar));

  gtk_window_set_title (sheet, kind);
  adw_header_bar_set_title_widget (bar, adw_window_title_new (name, NULL));
}
