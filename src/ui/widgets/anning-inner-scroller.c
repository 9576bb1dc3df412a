/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-inner-scroller.h"

#include <math.h>

static gboolean
can_move (GtkAdjustment *adjustment,
          double         by)
{
  double value = gtk_adjustment_get_value (adjustment);

  return by < 0 ? value > gtk_adjustment_get_lower (adjustment)
                : value < gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static void
set_taken (GtkWidget          *scroller,
           GtkEventController *asked,
           gboolean            taken)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) && controller != asked)
        gtk_event_controller_set_propagation_phase (controller, taken ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
    }
}

/* This comes before the scroller's own controller sees the same event. */
static gboolean
scroll_cb (GtkEventController *controller,
           double              dx,
           double              dy,
           gpointer            user_data)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_event_controller_get_widget (controller));
  GtkPolicyType policy;
  double by = dy;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  gtk_scrolled_window_get_policy (scroller, NULL, &policy);
  if (fabs (dx) > fabs (dy) || (gtk_event_controller_get_current_event_state (controller) & GDK_SHIFT_MASK) != 0)
    {
      by = fabs (dx) > fabs (dy) ? dx : dy;
      adjustment = gtk_scrolled_window_get_hadjustment (scroller);
      gtk_scrolled_window_get_policy (scroller, &policy, NULL);
    }
  set_taken (GTK_WIDGET (scroller), controller, policy != GTK_POLICY_NEVER && can_move (adjustment, by));
  return GDK_EVENT_PROPAGATE;
}

/**
 * Has a scroller within a page that scrolls hand the wheel on to the page where it can move no further
 * itself. GTK stops each such event in the innermost scroller, so the page stands still as long as the
 * pointer is over a table or a chart.
 */
void
anning_inner_scroller_pass_on (GtkScrolledWindow *scroller)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (scroller), controller);
}
