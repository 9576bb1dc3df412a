/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-chart-fill.h"
#include "anning-figure-table.h"
#include "anning-stack-chart.h"
#include "anning-stack-plot.h"
#include "ui-fixture.h"

/* Two debts: 300 and 100 yuan now, 200 and nothing at the end of December, nothing at the end of January. */
static const gint64 balances[] = { 30000, 10000, 20000, 0, 0, 0 };
static const gint64 payments[] = { 10000, 10000, 20000, 0 };
static const char *const names[] = { "Bank A", "Shop B", NULL };

static GtkWidget *
make_chart (AnningChartKind  kind,
            int              width,
            GtkWidget      **window)
{
  GtkWidget *chart = anning_stack_chart_new ();
  GDate first;

  *window = ui_present (chart, width);
  if (kind == ANNING_CHART_AREAS)
    {
      const AnningChartData data = { 3, 2, balances };

      g_date_set_dmy (&first, 1, 11, 2026);
      anning_stack_chart_set_data (ANNING_STACK_CHART (chart), "Balances", kind, &first, &data, names);
    }
  else
    {
      const AnningChartData data = { 2, 2, payments };

      g_date_set_dmy (&first, 1, 12, 2026);
      anning_stack_chart_set_data (ANNING_STACK_CHART (chart), "Payments", kind, &first, &data, names);
    }
  ui_settle (NULL);
  return chart;
}

static gboolean
press (GtkWidget *plot,
       guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (plot);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &taken);
    }
  return taken;
}

static void
point (GtkWidget *plot,
       double     x)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (plot);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", x, 10.0);
    }
}

/* GTK tells of a pointer that rests once more when the sums below the chart change: the keys have the last word. */
static void
test_resting_pointer (void)
{
  GtkWidget *window;
  GtkWidget *chart = make_chart (ANNING_CHART_AREAS, 600, &window);
  GtkWidget *plot = ui_find (chart, ANNING_TYPE_STACK_PLOT, NULL);
  double end = gtk_widget_get_width (plot) - 1;

  point (plot, end);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 2);
  press (plot, GDK_KEY_Home);
  point (plot, end);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 0);
  point (plot, end - 1);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 2);
  ui_destroy (NULL, window, chart);
}

static void
test_words (void)
{
  GtkWidget *window;
  GtkWidget *chart = make_chart (ANNING_CHART_AREAS, 600, &window);
  GtkWidget *plot = ui_find (chart, ANNING_TYPE_STACK_PLOT, NULL);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_LABEL, "Balances");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "What is open from now until 2027-01. "
                                       "Bank A: ¥300.00 now, paid off in 2027-01. "
                                       "Shop B: ¥100.00 now, paid off in 2026-12.");
  g_assert_nonnull (ui_find (chart, GTK_TYPE_LABEL, "Bank A"));
  g_assert_nonnull (ui_find (chart, GTK_TYPE_LABEL, "Shop B"));
  ui_destroy (NULL, window, chart);

  chart = make_chart (ANNING_CHART_BARS, 600, &window);
  g_assert_cmpstr (anning_stack_chart_get_text (ANNING_STACK_CHART (chart)), ==,
                   "What is paid each month from 2026-12 to 2027-01. "
                   "Bank A: ¥100.00 in 2026-12, the last payment is ¥200.00 in 2027-01. "
                   "Shop B: ¥100.00 in 2026-12.");
  ui_destroy (NULL, window, chart);
}

static void
test_keys (void)
{
  GtkWidget *window;
  GtkWidget *chart = make_chart (ANNING_CHART_AREAS, 600, &window);
  GtkWidget *plot = ui_find (chart, ANNING_TYPE_STACK_PLOT, NULL);

  g_assert_true (gtk_widget_grab_focus (plot));
  g_assert_cmpstr (anning_stack_chart_get_month (ANNING_STACK_CHART (chart)), ==, "");
  g_assert_true (press (plot, GDK_KEY_Right));
  g_assert_cmpstr (anning_stack_chart_get_month (ANNING_STACK_CHART (chart)), ==,
                   "Now: together ¥400.00; Bank A ¥300.00; Shop B ¥100.00");
  g_assert_nonnull (ui_find (chart, GTK_TYPE_LABEL, "Now: together ¥400.00"));
  press (plot, GDK_KEY_Right);
  /* What has nothing left is not read out, but has its place in the legend. */
  g_assert_cmpstr (anning_stack_chart_get_month (ANNING_STACK_CHART (chart)), ==,
                   "End of 2026-12: together ¥200.00; Bank A ¥200.00");
  g_assert_nonnull (ui_find (chart, GTK_TYPE_LABEL, "¥0.00"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (plot), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "End of 2026-12: together ¥200.00; Bank A ¥200.00");
  press (plot, GDK_KEY_End);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 2);
  press (plot, GDK_KEY_Right);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 2);
  press (plot, GDK_KEY_Left);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 1);
  press (plot, GDK_KEY_Home);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 0);
  press (plot, GDK_KEY_Page_Down);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, 2);
  g_assert_true (press (plot, GDK_KEY_Escape));
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (plot)), ==, -1);
  /* A second one is for whoever is outside. */
  g_assert_false (press (plot, GDK_KEY_Escape));
  g_assert_false (press (plot, GDK_KEY_a));
  ui_destroy (NULL, window, chart);
}

static void
test_table (void)
{
  GtkWidget *window;
  GtkWidget *chart = make_chart (ANNING_CHART_AREAS, 600, &window);
  const AnningChartData shorter = { 2, 2, balances };
  AnningFigureTable *table;
  GDate first;

  g_assert_null (ui_find (chart, ANNING_TYPE_FIGURE_TABLE, NULL));
  gtk_expander_set_expanded (GTK_EXPANDER (ui_find (chart, GTK_TYPE_EXPANDER, NULL)), TRUE);
  ui_settle (NULL);
  table = ANNING_FIGURE_TABLE (ui_find (chart, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 0), ==, "Now");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 1), ==, "400.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 3), ==, "100.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 2, 0), ==, "2027-01");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 2, 2), ==, "0.00");

  g_date_set_dmy (&first, 1, 11, 2026);
  anning_stack_chart_set_data (ANNING_STACK_CHART (chart), "Balances", ANNING_CHART_AREAS, &first, &shorter, names);
  ui_settle (NULL);
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 2);
  ui_destroy (NULL, window, chart);
}

/* Thirty years of payments. */
static GtkWidget *
make_long_chart (int         width,
                 GtkWidget **window)
{
  g_autofree gint64 *values = g_new0 (gint64, 360 * 2);
  const AnningChartData data = { 360, 2, values };
  GtkWidget *chart = make_chart (ANNING_CHART_BARS, width, window);
  GDate first;

  for (guint i = 0; i < 360; i++)
    values[2 * i] = 100000;
  g_date_set_dmy (&first, 1, 12, 2026);
  anning_stack_chart_set_data (ANNING_STACK_CHART (chart), "Payments", ANNING_CHART_BARS, &first, &data, names);
  ui_settle (NULL);
  return chart;
}

/* In a narrow window the picture scrolls, and the card stays as narrow as it was. */
static void
test_narrow (void)
{
  GtkWidget *window;
  GtkWidget *chart = make_long_chart (340, &window);
  GtkWidget *plot = ui_find (chart, ANNING_TYPE_STACK_PLOT, NULL);
  GtkAdjustment *adjustment;
  int minimum;

  gtk_widget_measure (chart, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (ui_find (chart, GTK_TYPE_SCROLLED_WINDOW, NULL)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 700);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  press (plot, GDK_KEY_End);
  ui_settle (NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 300);
  g_assert_cmpstr (anning_stack_chart_get_month (ANNING_STACK_CHART (chart)), ==,
                   "2056-11: together ¥1,000.00; Bank A ¥1,000.00");
  g_assert_nonnull (g_strrstr (anning_stack_chart_get_text (ANNING_STACK_CHART (chart)), "Shop B: no payment."));
  ui_destroy (NULL, window, chart);
}

/* No months and no debts: an empty frame and a sentence. */
static void
test_empty (void)
{
  const AnningChartData data = { 0, 0, NULL };
  GtkWidget *chart = anning_stack_chart_new ();
  GtkWidget *window = ui_present (chart, 600);

  anning_stack_chart_set_data (ANNING_STACK_CHART (chart), "Nothing", ANNING_CHART_AREAS, NULL, &data, NULL);
  ui_settle (NULL);
  g_assert_cmpstr (anning_stack_chart_get_text (ANNING_STACK_CHART (chart)), ==, "There is nothing to show.");
  g_assert_false (press (ui_find (chart, ANNING_TYPE_STACK_PLOT, NULL), GDK_KEY_Right));
  ui_destroy (NULL, window, chart);
}

/* The dark style has colours of its own, on the picture as on the legend. */
static void
test_dark (void)
{
  AnningChartFill light, dark;
  GtkWidget *window;
  GtkWidget *chart = make_chart (ANNING_CHART_AREAS, 600, &window);

  anning_chart_fill_find (0, &light);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  ui_settle (NULL);
  anning_chart_fill_find (0, &dark);
  g_assert_cmphex (light.color, ==, 0xff1d8071);
  g_assert_cmphex (dark.color, ==, 0xff71cbb9);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  ui_destroy (NULL, window, chart);
}

/* What the scroller itself makes of the wheel, after the event has come down to it. */
static GtkPropagationPhase
scroll (GtkWidget *scroller,
        double     dx,
        double     dy)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scroller);
  GtkPropagationPhase own = GTK_PHASE_CAPTURE;
  gboolean stopped;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
          continue;
        if (gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
          own = gtk_event_controller_get_propagation_phase (controller);
        else if (pass == 0)
          g_signal_emit_by_name (controller, "scroll", dx, dy, &stopped);
      }
  return own;
}

/* The page goes on below a chart that itself moves sideways only: newer windows are no narrower than 360. */
static void
test_wheel (void)
{
  GtkWidget *window;
  GtkWidget *chart = make_long_chart (340, &window);
  GtkWidget *scroller = gtk_widget_get_ancestor (ui_find (chart, ANNING_TYPE_STACK_PLOT, NULL),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));

  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), >, gtk_adjustment_get_page_size (sideways));
  gtk_adjustment_set_value (sideways, 0);
  g_assert_cmpint (scroll (scroller, 0, 1), ==, GTK_PHASE_NONE);
  g_assert_cmpint (scroll (scroller, 0, -1), ==, GTK_PHASE_NONE);
  g_assert_cmpint (scroll (scroller, 1, 0), ==, GTK_PHASE_BUBBLE);
  g_assert_cmpint (scroll (scroller, -1, 0), ==, GTK_PHASE_NONE);
  ui_destroy (NULL, window, chart);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/stack-chart/words", test_words);
  g_test_add_func ("/stack-chart/keys", test_keys);
  g_test_add_func ("/stack-chart/resting-pointer", test_resting_pointer);
  g_test_add_func ("/stack-chart/table", test_table);
  g_test_add_func ("/stack-chart/narrow", test_narrow);
  g_test_add_func ("/stack-chart/wheel", test_wheel);
  g_test_add_func ("/stack-chart/empty", test_empty);
  g_test_add_func ("/stack-chart/dark", test_dark);
  return g_test_run ();
}
