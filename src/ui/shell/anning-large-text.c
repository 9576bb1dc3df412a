/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-large-text.h"

/* From this size of text on, in what GTK calls 1024ths of a dot per inch: half as large again as usual. */
#define LARGE_TEXT (144 * 1024)

static void
size_changed_cb (GtkSettings    *settings,
                 GParamSpec     *pspec,
                 GtkCssProvider *style)
{
  GdkDisplay *display = gdk_display_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (style));
  if (dpi >= LARGE_TEXT)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

void
anning_large_text_init (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GtkSettings *settings = gtk_settings_get_default ();

  gtk_css_provider_load_from_resource (style, "/org/anning/Anning/style-large.css");
  g_signal_connect_data (settings, "notify::gtk-xft-dpi", G_CALLBACK (size_changed_cb), g_object_ref (style),
                         (GClosureNotify) g_object_unref, G_CONNECT_DEFAULT);
  size_changed_cb (settings, NULL, style);
}
