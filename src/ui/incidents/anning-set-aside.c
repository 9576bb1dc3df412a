/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-set-aside.h"

#include <glib/gi18n.h>

#include "anning-records.h"
#include "anning-toasts.h"

typedef struct
{
  AnningStore *store;
  gint64 id;
} SetAside;

static void
set_aside_free (gpointer data)
{
  SetAside *set_aside = data;

  g_object_unref (set_aside->store);
  g_free (set_aside);
}

static void
undo_set_aside (gpointer data)
{
  const SetAside *set_aside = data;

  anning_records_remove_async (set_aside->store, &anning_dismissal_type, set_aside->id, NULL, NULL);
}

static void
set_aside_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);
  SetAside *set_aside;

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (id == 0)
    {
      anning_toast_error (widget, error);
      return;
    }
  set_aside = g_new0 (SetAside, 1);
  set_aside->store = g_object_ref (ANNING_STORE (source));
  set_aside->id = id;
  anning_toast_undo (widget, _("Hint set aside"), undo_set_aside, set_aside, set_aside_free);
}

typedef struct
{
  GtkWidget *window; /* the row itself goes with what is set aside */
  gint64 id;
} Return;

static void
returned_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Return *back = user_data;
  g_autoptr (GtkWidget) window = back->window;
  g_autoptr (GError) error = NULL;
  gboolean removed = anning_records_remove_finish (ANNING_STORE (source), result, &error);

  if (window == NULL)
    return;
  if (removed)
    anning_toast_deleted (window, _("The hint counts again"), ANNING_STORE (source), &anning_dismissal_type, back->id);
  else
    anning_toast_error (window, error);
}

static void
return_clicked_cb (AnningStore *store,
                   GtkButton   *button)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));
  Return *back = g_new0 (Return, 1);

  back->window = root != NULL ? g_object_ref (GTK_WIDGET (root)) : NULL;
  back->id = *(const gint64 *) g_object_get_data (G_OBJECT (button), "dismissal");
  anning_records_remove_async (store, &anning_dismissal_type, back->id, returned_cb, back);
}

GtkWidget *
anning_aside_row_new (AnningStore           *store,
                      const char            *title,
                      const AnningDismissal *dismissal)
{
  GtkWidget *row;
  GtkWidget *button;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (store) && title != NULL && dismissal != NULL, NULL);

  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", dismissal->reason, "use-markup", FALSE,
                      "title-lines", 0, "subtitle-lines", 0, NULL);
  button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  /* Translators: %s is what a hint is called */
  name = g_strdup_printf (_("Let it count again: %s"), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Let it count again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "dismissal", g_memdup2 (&dismissal->record.id, sizeof (gint64)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (return_clicked_cb), store, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

void
anning_set_aside (GtkWidget   *widget,
                  AnningStore *store,
                  const char  *finding,
                  const char  *reason)
{
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();

  dismissal->finding = g_strdup (finding);
  dismissal->reason = g_strdup (reason);
  anning_records_save_async (store, &anning_dismissal_type, dismissal, set_aside_cb, g_object_ref (widget));
}
