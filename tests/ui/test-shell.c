/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt.h"
#include "anning-toasts.h"
#include "anning-welcome.h"
#include "anning-window.h"
#include "ui-fixture.h"
#include "../wait-until.h"

static void
test_welcome (void)
{
  GtkWidget *welcome = g_object_new (ANNING_TYPE_WELCOME, NULL);
  GtkWidget *window = ui_present (welcome, 360);

  g_assert_nonnull (ui_find (welcome, GTK_TYPE_LABEL, "I Am Family and Was Called"));
  ui_destroy (NULL, window, welcome);
}

/* All of it is to be read, and what it can be answered with is within the window. */
static void
test_toast (gconstpointer data)
{
  static const char sentence[] =
    "The file was moved, deleted or replaced while it was open. Nothing is written until it is back. What you typed is still here.";
  int width = GPOINTER_TO_INT (data);
  GtkWidget *widget = gtk_label_new (NULL);
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *window, *label, *button;
  graphene_rect_t box;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), widget);
  window = ui_present (overlay, width);
  anning_toast_with_action (widget, sentence, "Undo", "win.undo");
  wait_until ((label = ui_find (overlay, GTK_TYPE_LABEL, sentence)) != NULL && gtk_widget_get_width (label) > 0);
  ui_settle (NULL);
  button = ui_find (overlay, GTK_TYPE_BUTTON, "Undo");

  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_true (gtk_widget_compute_bounds (label, overlay, &box));
  g_assert_cmpfloat (box.origin.x, >=, 0);
  g_assert_cmpfloat (box.size.width, >, width == 360 ? 100 : 300);
  g_assert_true (gtk_widget_compute_bounds (button, overlay, &box));
  g_assert_cmpfloat (box.origin.x + box.size.width, <=, gtk_widget_get_width (overlay));
  ui_destroy (NULL, window, overlay);
}

static void
undo_cb (gpointer data)
{
}

/* While a copy takes the file's place there is nothing to undo, and no message says that there were. */
static void
test_toast_of_file (UiFixture     *fixture,
                    gconstpointer  data)
{
  static const char deleted[] = "The incident was deleted";
  GtkWidget *widget = gtk_label_new (NULL);
  GtkWidget *window = ui_present_in_window (widget);

  anning_window_set_store (ANNING_WINDOW (window), fixture->store, FALSE, FALSE);
  anning_toast_undo (widget, deleted, undo_cb, NULL, NULL);
  wait_until (ui_find (window, GTK_TYPE_LABEL, deleted) != NULL);
  anning_window_show_restoring (ANNING_WINDOW (window), NULL);
  wait_until (ui_find (window, GTK_TYPE_LABEL, deleted) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/shell/welcome", test_welcome);
  g_test_add_data_func ("/shell/toast-narrow", GINT_TO_POINTER (360), test_toast);
  g_test_add_data_func ("/shell/toast-wide", GINT_TO_POINTER (1100), test_toast);
  g_test_add ("/shell/toast-of-file", UiFixture, NULL, ui_set_up, test_toast_of_file, ui_tear_down);
  return g_test_run ();
}
