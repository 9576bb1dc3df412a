/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recent-files.h"

#include <gtk/gtk.h>

/*
 * Takes out what only this program put on the list. GTK's chooser of files adds what was chosen by
 * itself, and knows no way to be told not to: GtkSettings:gtk-recent-files-enabled would have it
 * write an empty list in the place of what other programs put there.
 */
void
anning_recent_files_forget (void)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GList *items = gtk_recent_manager_get_items (manager);

  for (GList *l = items; l != NULL; l = l->next)
    {
      g_auto (GStrv) applications = gtk_recent_info_get_applications (l->data, NULL);

      if (g_strv_length (applications) == 1 && g_str_equal (applications[0], g_get_application_name ()))
        gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (l->data), NULL);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void (*usual) (GtkRecentManager *manager);

/* GTK's own handler reads the list when others changed it, and writes it when we did. */
static void
changed (GtkRecentManager *manager)
{
  anning_recent_files_forget ();
  usual (manager);
}

void
anning_recent_files_leave_alone (void)
{
  /* Kept: with the class its handler would go. */
  GtkRecentManagerClass *klass = g_type_class_ref (GTK_TYPE_RECENT_MANAGER);

  if (klass->changed != changed)
    {
      usual = klass->changed;
      klass->changed = changed;
    }
}
