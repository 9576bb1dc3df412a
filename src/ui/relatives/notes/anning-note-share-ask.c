/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-note-share-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anning-file-name.h"
#include "anning-link-row.h"
#include "anning-note-version.h"
#include "anning-relative.h"
#include "anning-toasts.h"
#include "anning-weak.h"
#include "anning-words.h"

/* A note that left, until it is noted. */
typedef struct
{
  GtkWidget *view; /* weak */
  AnningStore *store;
  gint64 note_id;
  gint64 at;
  char *way;
  AnningLinkRow *relative;
  AdwEntryRow *recipient;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_clear_weak_pointer (&asking->view);
  g_object_unref (asking->store);
  g_free (asking->way);
  g_free (asking);
}

static const char *
relative_name (gconstpointer record)
{
  return ((const AnningRelative *) record)->name;
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) view = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;

  if (anning_note_share_record_finish (ANNING_STORE (source), result, &error) == 0 && view != NULL)
    anning_toast_error (view, error);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asking           *asking)
{
  g_autofree char *recipient = NULL;
  gint64 relative_id;

  if (!g_str_equal (response, "note"))
    return;
  relative_id = anning_link_row_get_value (asking->relative);
  recipient = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->recipient))));
  anning_note_share_record_async (asking->store, asking->note_id, asking->way, relative_id,
                                  relative_id == ANNING_UNKNOWN && *recipient != '\0' ? recipient : NULL, asking->at,
                                  recorded_cb, anning_weak_new (asking->view));
}

/* Somebody who is in the list has a name already. */
static void
chosen_cb (Asking *asking)
{
  gtk_widget_set_visible (GTK_WIDGET (asking->recipient), anning_link_row_get_value (asking->relative) == ANNING_UNKNOWN);
}

static GtkWidget *
new_questions (Asking *asking,
               gint64  relative_id)
{
  GtkWidget *group = adw_preferences_group_new ();

  asking->relative = g_object_new (ANNING_TYPE_LINK_ROW, "title", _("To whom"), NULL);
  anning_link_row_set_type (asking->relative, asking->store, &anning_relative_type, relative_name,
                            C_("recipient", "Somebody else"));
  asking->recipient = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (asking->recipient), _("Name, may stay empty"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->relative));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (asking->recipient));
  g_signal_connect_swapped (asking->relative, "notify::value", G_CALLBACK (chosen_cb), asking);
  g_object_set (asking->relative, "value", relative_id, NULL);
  chosen_cb (asking);
  return group;
}

void
anning_note_share_ask (GtkWidget   *view,
                       AnningStore *store,
                       gint64       note_id,
                       gint64       relative_id,
                       const char  *way)
{
  GtkRoot *root;
  GtkWidget *dialog;
  AdwMessageDialog *message;
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (view) && ANNING_IS_STORE (store) && way != NULL);

  root = gtk_widget_get_root (view);
  asking = g_new0 (Asking, 1);
  g_set_weak_pointer (&asking->view, view);
  asking->store = g_object_ref (store);
  asking->note_id = note_id;
  asking->at = g_get_real_time () / G_TIME_SPAN_MILLISECOND;
  asking->way = g_strdup (way);

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("To Whom Does It Go?"),
                                   _("Later you can look up here what each of them was told, and how. It is kept in your file only."));
  message = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (message, new_questions (asking, relative_id));
  adw_message_dialog_add_responses (message, "skip", _("Do Not Note"), "note", C_("share", "Note"), NULL);
  adw_message_dialog_set_response_appearance (message, "note", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "note");
  adw_message_dialog_set_close_response (message, "skip");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), asking, asking_free, 0);
  anning_toasts_hold (view, GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
anning_note_share_dup_file_name (void)
{
  /* Translators: the beginning of the name of a file, before the date; shows nothing of the matter */
  return anning_file_name_new (C_("file", "note"), "");
}
