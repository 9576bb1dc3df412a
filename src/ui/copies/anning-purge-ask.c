/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-purge-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anning-copies.h"
#include "anning-deleted-words.h"
#include "anning-format.h"
#include "anning-weak.h"

static GtkWidget *
new_dialog (GtkWindow  *parent,
            const char *heading,
            const char *body,
            GCallback   agreed,
            gpointer    object)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_heading (message, heading);
  adw_message_dialog_set_body (message, body);
  adw_message_dialog_add_responses (message, "cancel", _("Cancel"), "purge", _("Delete for Good"), NULL);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response::purge", agreed, object, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AdwMessageDialog) dialog = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *body = NULL;
  GDate day;

  g_date_clear (&day, 1);
  if (!anning_copies_find_last_day_finish (result, &day, &error))
    sentence = g_strdup (_("Whether copies still hold it could not be found out."));
  else if (!g_date_valid (&day))
    sentence = g_strdup (_("No copy of this program holds it."));
  else
    {
      char iso[16];
      g_autofree char *shown = NULL;

      g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &day);
      shown = anning_format_day (iso);
      /* Translators: %s is a day */
      sentence = g_strdup_printf (_("Copies in the folder of copies hold it for a while: the last of them goes about %s, if one is made each day."), shown);
    }
  if (dialog == NULL)
    return;
  body = g_strconcat (adw_message_dialog_get_body (dialog), "\n\n", sentence, NULL);
  adw_message_dialog_set_body (dialog, body);
}

void
anning_purge_ask_one (GtkWindow           *parent,
                      const char          *path,
                      const char          *folder,
                      const AnningDeleted *thing,
                      GCallback            agreed,
                      gpointer             object)
{
  g_autofree char *title = anning_deleted_words_title (thing);
  g_autofree char *originals = anning_deleted_words_originals (thing->n_originals, thing->bytes);
  /* Translators: %s is what was deleted, e.g. the name of a creditor */
  g_autofree char *what = g_strdup_printf (_("“%s” cannot be brought back afterwards."), title);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  g_return_if_fail (path != NULL && thing != NULL);

  if (originals != NULL)
    {
      /* Translators: %s: "2 originals, 1.2 MB" */
      g_autofree char *with = g_strdup_printf (_("What belongs to nothing else goes with it: %s."), originals);

      body = g_strconcat (what, " ", with, NULL);
    }
  dialog = new_dialog (parent, _("Delete for Good?"), body != NULL ? body : what, agreed, object);
  anning_copies_find_last_day_async (path, folder, thing->type->table, thing->id, NULL, found_cb, anning_weak_new (dialog));
}

void
anning_purge_ask_everything (GtkWindow               *parent,
                             const AnningDeletedList *list,
                             GCallback                agreed,
                             gpointer                 object)
{
  guint n = list->things->len + list->n_left;
  g_autofree char *what = g_strdup_printf (ngettext ("%u thing that was deleted cannot be brought back afterwards.",
                                                     "%u things that were deleted cannot be brought back afterwards.", n), n);
  g_autofree char *body = g_strconcat (what, "\n\n", _("Copies in the folder of copies hold some of it until the last of them "
                                                       "has gone, which takes about half a year."), NULL);

  g_return_if_fail (list != NULL);
  new_dialog (parent, _("Delete Everything Here for Good?"), body, agreed, object);
}
