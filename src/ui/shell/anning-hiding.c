/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-hiding.h"

static gboolean
keys_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (application), "hide-now", NULL);
  return TRUE;
}

static void
add_keys (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before anything in the window that would take the keys for itself. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_h,
                                                                                  GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                                                          gtk_callback_action_new (keys_cb, NULL, NULL)));
  gtk_widget_add_controller (window, controller);
}

static void
windows_changed_cb (GApplication *application,
                    guint         position,
                    guint         removed,
                    guint         added,
                    GListModel   *windows)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      add_keys (window);
    }
}

void
anning_hiding_watch (GApplication *application)
{
  g_return_if_fail (G_IS_APPLICATION (application));
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, G_CONNECT_SWAPPED);
}

GPtrArray *
anning_hiding_hide (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (gtk_widget_get_visible (window))
        g_ptr_array_add (windows, g_steal_pointer (&window));
    }
  for (guint i = 0; i < windows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (windows, i), FALSE);
  return windows;
}

void
anning_hiding_show (GPtrArray *windows)
{
  GListModel *all = gtk_window_get_toplevels ();

  g_return_if_fail (windows != NULL);

  for (guint i = 0; i < windows->len; i++)
    {
      GtkWindow *window = g_ptr_array_index (windows, i);
      gboolean there = FALSE;

      for (guint k = 0; k < g_list_model_get_n_items (all); k++)
        {
          g_autoptr (GtkWindow) other = g_list_model_get_item (all, k);

          there = there || other == window;
        }
      if (there)
        gtk_window_present (window);
    }
}
