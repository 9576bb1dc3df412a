/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-show-file.h"

#include <glib/gi18n.h>

#include "anning-file-manager.h"
#include "anning-toasts.h"

#define FILE_OF_BUTTON "anning-show-file"

typedef struct
{
  GtkWidget *widget; /* weak */
  GFile *file;
} Showing;

static Showing *
showing_new (GtkWidget *widget,
             GFile     *file)
{
  Showing *showing = g_new0 (Showing, 1);

  g_set_weak_pointer (&showing->widget, widget);
  showing->file = g_object_ref (file);
  return showing;
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Showing *showing = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_file_manager_show_finish (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && showing->widget != NULL)
    {
      g_autofree char *place = g_file_get_parse_name (showing->file);
      /* Translators: %s is the path of a file or of a folder */
      g_autofree char *text = g_strdup_printf (_("No file manager was found here. The place: %s"), place);

      anning_toast (showing->widget, text);
    }
  g_clear_weak_pointer (&showing->widget);
  g_object_unref (showing->file);
  g_free (showing);
}

void
anning_show_file (GtkWidget *widget,
                  GFile     *file)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (file));

  anning_file_manager_show_async (file, NULL, shown_cb, showing_new (widget, file));
}

void
anning_show_folder (GtkWidget *widget,
                    GFile     *folder)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && G_IS_FILE (folder));

  anning_file_manager_show_folder_async (folder, NULL, shown_cb, showing_new (widget, folder));
}

static void
clicked_cb (GtkWidget *button)
{
  GFile *file = g_object_get_data (G_OBJECT (button), FILE_OF_BUTTON);

  if (file != NULL)
    anning_show_file (button, file);
}

GtkWidget *
anning_show_file_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Show in Folder"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}

void
anning_show_file_button_set_file (GtkWidget *button,
                                  GFile     *file)
{
  g_return_if_fail (GTK_IS_BUTTON (button) && G_IS_FILE (file));

  g_object_set_data_full (G_OBJECT (button), FILE_OF_BUTTON, g_object_ref (file), g_object_unref);
}
