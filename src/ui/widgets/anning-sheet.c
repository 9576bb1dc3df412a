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
