/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-taking-back.h"

#include <glib/gi18n.h>

#include "anning-sheet.h"
#include "anning-toasts.h"

/* What is done sooner is not announced. */
#define PATIENCE_MS 300

/* What "Undo" needs, independent of any page. */
typedef struct
{
  AnningStore *store;
  AnningImportUndone *undone;
  GtkWidget *window; /* weak: where it is told */
  GCancellable *cancellable;
  guint patience;
  const char *title;         /* msgid: of the sheet below */
  GtkWidget *sheet;          /* weak: how far it is; NULL while it is not shown */
  GtkProgressBar *progress;  /* of the sheet */
  double fraction;
} Back;

static void redo_cb (gpointer data);

static void
back_free (gpointer data)
{
  Back *back = data;

  g_clear_handle_id (&back->patience, g_source_remove);
  g_clear_object (&back->store);
  g_clear_object (&back->cancellable);
  g_clear_pointer (&back->undone, anning_import_undone_free);
  g_clear_weak_pointer (&back->window);
  g_clear_weak_pointer (&back->sheet);
  g_free (back);
}

static Back *
back_new (GtkWidget   *widget,
          AnningStore *store)
{
  Back *back = g_new0 (Back, 1);

  back->store = g_object_ref (store);
  g_set_weak_pointer (&back->window, widget);
  return back;
}

/* ---- how far it is ---- */

/* Closing it, however that is done, is cancelling. */
static gboolean
closed_cb (GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, controller);
}

static gboolean
show_sheet (gpointer user_data)
{
  Back *back = user_data;
  GtkWidget *window, *page, *box, *cancel, *content;

  back->patience = 0;
  if (back->window == NULL)
    return G_SOURCE_REMOVE;
  back->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_fraction (back->progress, back->fraction);
  gtk_accessible_update_property (GTK_ACCESSIBLE (back->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _(back->title), -1);
  cancel = gtk_button_new_with_label (_("Cancel"));
  gtk_widget_add_css_class (cancel, "pill");
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (back->progress));
  gtk_box_append (GTK_BOX (box), cancel);
  page = adw_status_page_new ();
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _(back->title));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("If you cancel, everything stays as it was."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  gtk_widget_set_vexpand (page, TRUE);
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), page);

  window = adw_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), _(back->title));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 320);
  adw_window_set_content (ADW_WINDOW (window), content);
  add_escape (window);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "close-request", G_CALLBACK (closed_cb), back->cancellable, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&back->sheet, window);
  anning_sheet_present (GTK_WINDOW (window), back->window);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Back *back = user_data;

  back->fraction = fraction;
  if (back->sheet != NULL)
    gtk_progress_bar_set_fraction (back->progress, fraction);
}

static void
begin (Back       *back,
       const char *title)
{
  g_clear_object (&back->cancellable);
  back->cancellable = g_cancellable_new ();
  back->title = title;
  back->fraction = 0;
  back->patience = g_timeout_add (PATIENCE_MS, show_sheet, back);
}

static void
end (Back *back)
{
  g_clear_handle_id (&back->patience, g_source_remove);
  if (back->sheet != NULL)
    gtk_window_destroy (GTK_WINDOW (back->sheet));
  g_clear_weak_pointer (&back->sheet);
}

/* ---- back, and forth ---- */

/* @back: (transfer full): it has what was taken back */
static void
offer_redo (Back *back)
{
  guint n = anning_import_undone_n_incidents (back->undone);
  g_autofree char *text = g_strdup_printf (ngettext ("Taken back, with %u incident", "Taken back, with %u incidents", n), n);

  if (back->window != NULL)
    anning_toast_undo (back->window, text, redo_cb, back, back_free);
  else
    back_free (back);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Back *back = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = anning_import_redo_finish (ANNING_STORE (source), result, &error);

  end (back);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      offer_redo (back);
      return;
    }
  if (!done && back->window != NULL)
    anning_toast_error (back->window, error);
  back_free (back);
}

/* The toast frees its own once this has returned. */
static void
redo_cb (gpointer data)
{
  const Back *told = data;
  Back *back;

  if (told->window == NULL)
    return;
  back = back_new (told->window, told->store);
  back->undone = g_steal_pointer (&((Back *) data)->undone);
  begin (back, N_("Putting It Back…"));
  anning_import_redo_async (back->store, back->undone, progress_cb, back, back->cancellable, redone_cb, back);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Back *back = user_data;
  g_autoptr (GError) error = NULL;

  back->undone = anning_import_undo_finish (ANNING_STORE (source), result, &error);
  end (back);
  if (back->undone != NULL)
    {
      offer_redo (back);
      return;
    }
  if (back->window != NULL)
    anning_toast_error (back->window, error);
  back_free (back);
}

void
anning_import_take_back_source (GtkWidget   *widget,
                                AnningStore *store,
                                gint64       source_id)
{
  Back *back;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store));

  back = back_new (widget, store);
  begin (back, N_("Taking It Back…"));
  anning_import_undo_async (store, source_id, progress_cb, back, back->cancellable, undone_cb, back);
}

void
anning_import_take_back_all (GtkWidget                *widget,
                             AnningStore              *store,
                             const AnningImportResult *result)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  Back *back;

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store) && result != NULL);

  /* The sheet it is asked from closes: what it stands over stays. */
  if (GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    widget = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)));
  back = back_new (widget, store);
  begin (back, N_("Taking It Back…"));
  anning_import_undo_all_async (store, result, progress_cb, back, back->cancellable, undone_cb, back);
}
