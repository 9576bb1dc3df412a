/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-taking-back.h"

#include <glib/gi18n.h>

#include "anning-toasts.h"

/* What "Undo" needs, independent of any page. */
typedef struct
{
  AnningStore *store;
  AnningImportUndone *undone;
  GtkWidget *window; /* weak: where it is told */
} Back;

static void
back_free (gpointer data)
{
  Back *back = data;

  g_clear_object (&back->store);
  g_clear_pointer (&back->undone, anning_import_undone_free);
  g_clear_weak_pointer (&back->window);
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

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_import_redo_finish (ANNING_STORE (source), result, &error) && window != NULL)
    anning_toast_error (window, error);
}

static void
redo_cb (gpointer data)
{
  Back *back = data;

  anning_import_redo_async (back->store, g_steal_pointer (&back->undone), redone_cb,
                            back->window != NULL ? g_object_ref (back->window) : NULL);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Back *back = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n;

  back->undone = anning_import_undo_finish (ANNING_STORE (source), result, &error);
  if (back->undone == NULL || back->window == NULL)
    {
      if (back->undone == NULL && back->window != NULL)
        anning_toast_error (back->window, error);
      back_free (back);
      return;
    }
  n = anning_import_undone_n_incidents (back->undone);
  text = g_strdup_printf (ngettext ("Taken back, with %u incident", "Taken back, with %u incidents", n), n);
  anning_toast_undo (back->window, text, redo_cb, back, back_free);
}

void
anning_import_take_back_source (GtkWidget   *widget,
                                AnningStore *store,
                                gint64       source_id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store));

  anning_import_undo_async (store, source_id, undone_cb, back_new (widget, store));
}

void
anning_import_take_back_all (GtkWidget                *widget,
                             AnningStore              *store,
                             const AnningImportResult *result)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  g_return_if_fail (GTK_IS_WIDGET (widget) && ANNING_IS_STORE (store) && result != NULL);

  /* The sheet it is asked from closes: what it stands over stays. */
  if (GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    widget = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)));
  anning_import_undo_all_async (store, result, undone_cb, back_new (widget, store));
}
