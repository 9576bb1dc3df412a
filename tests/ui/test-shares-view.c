/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-line.h"
#include "anning-debt.h"
#include "anning-figure-table.h"
#include "anning-share-rules.h"
#include "anning-share-tools.h"
#include "anning-shares-view.h"
#include "anning-stack-chart.h"
#include "ui-fixture.h"

static gint64
add_debt (AnningStore *store,
          const char  *creditor,
          gint64       claimed)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  debt->stage = g_strdup ("overdue");
  debt->claimed_principal = claimed;
  return ui_save (store, &anning_debt_type, debt);
}

static void
add_line (AnningStore *store,
          const char  *kind,
          gint64       amount)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->name = g_strdup (kind);
  line->category = g_strdup ("other");
  line->period = g_strdup ("monthly");
  line->amount = amount;
  ui_save (store, &anning_budget_line_type, line);
}

/* Two debts without interest, 300 and 100 yuan, and 100 yuan left a month. */
static void
fill (AnningStore *store)
{
  add_debt (store, "Bank A", 30000);
  add_debt (store, "Shop B", 10000);
  add_line (store, "income", 650000);
  add_line (store, "spending", 640000);
}

static GtkWidget *
open_view (UiFixture  *fixture,
           int         width,
           GtkWidget **window)
{
  g_autoptr (AnningPlannerBook) book = anning_planner_book_new (fixture->store);
  GtkWidget *view = g_object_new (ANNING_TYPE_SHARES_VIEW, "book", book, NULL);

  *window = ui_present (view, width);
  ui_settle (fixture->store);
  return view;
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* The table whose first title is @title. */
static AnningFigureTable *
find_table (GtkWidget  *view,
            const char *group)
{
  GtkWidget *label = ui_find (view, GTK_TYPE_LABEL, group);
  GtkWidget *parent = gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP);

  return ANNING_FIGURE_TABLE (ui_find (parent, ANNING_TYPE_FIGURE_TABLE, NULL));
}

static GtkRange *
find_slider (GtkWidget  *view,
             const char *title)
{
  GtkWidget *label = ui_find (view, GTK_TYPE_LABEL, title);

  return GTK_RANGE (ui_find (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW), GTK_TYPE_SCALE, NULL));
}

static void
test_rules (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  AnningFigureTable *creditors, *rules;

  fill (fixture->store);
  view = open_view (fixture, 1100, &window);
  creditors = find_table (view, "What each creditor gets");
  rules = find_table (view, "All rules side by side");

  /* In proportion: 75 and 25 of 100, four months. */
  g_assert_cmpuint (anning_figure_table_get_n_rows (creditors), ==, 3);
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 0), ==, "Bank A");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 1), ==, "75.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 2), ==, "4");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 3), ==, "300.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 4), ==, "0.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 1, 1), ==, "25.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 2, 0), ==, "Together");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 2, 1), ==, "100.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 2, 3), ==, "400.00");
  g_assert_cmpuint (anning_figure_table_get_n_rows (rules), ==, 7);
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 0, 0), ==, "✓ Priority debts first");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 3, 0), ==, "Smallest first");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 3, 1), ==, "4");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 3, 2), ==, "400.00");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 3, 4), ==, "1 month");
  g_assert_true (is_seen (ui_find (view, ANNING_TYPE_STACK_CHART, NULL)));
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "No payment is promised to anyone at present.")));

  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "No debt is marked as secured, judged or needed for living, "
                                                          "so all share in proportion.")));

  g_object_set (ui_find (view, ANNING_TYPE_SHARE_RULES, NULL), "rule", ANNING_SHARE_SMALLEST, NULL);
  ui_settle (NULL);
  g_assert_false (is_seen (ui_find (view, GTK_TYPE_LABEL, "No debt is marked as secured, judged or needed for living, "
                                                           "so all share in proportion.")));
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 1, 1), ==, "100.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 1, 2), ==, "1");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 1), ==, "0.00");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 3, 0), ==, "✓ Smallest first");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 0, 0), ==, "Priority debts first");
  ui_destroy (fixture->store, window, view);
}

/* Everything follows a slider at once, and is there again next time. */
static void
test_what_if (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  AnningFigureTable *creditors;

  fill (fixture->store);
  view = open_view (fixture, 1100, &window);
  creditors = find_table (view, "What each creditor gets");
  gtk_range_set_value (find_slider (view, "What is left over"), 50);
  /* 150 a month, three months; without waiting. */
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 1), ==, "112.50");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 2), ==, "3");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "+50%"));
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_slider (view, "What is left over")),
                                                     GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "+50%"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (view, GTK_TYPE_TOGGLE_BUTTON, "Money per month")), TRUE);
  ui_settle (fixture->store);
  g_assert_nonnull (g_strrstr (anning_stack_chart_get_text (ANNING_STACK_CHART (ui_find (view, ANNING_TYPE_STACK_CHART, NULL))),
                               "What is paid each month"));
  ui_destroy (fixture->store, window, view);

  ui_reopen (fixture);
  view = open_view (fixture, 1100, &window);
  creditors = find_table (view, "What each creditor gets");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 2), ==, "3");
  g_assert_cmpfloat (gtk_range_get_value (find_slider (view, "What is left over")), ==, 50);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ui_find (view, GTK_TYPE_TOGGLE_BUTTON, "Money per month"))));

  ui_type (view, "A sum that comes once (yuan)", "50");
  g_signal_emit_by_name (ui_find (view, GTK_TYPE_BUTTON, "Reset"), "clicked");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 2), ==, "4");
  g_assert_cmpfloat (gtk_range_get_value (find_slider (view, "What is left over")), ==, 0);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ui_find (view, GTK_TYPE_TOGGLE_BUTTON, "Money per month"))));
  g_assert_false (gtk_widget_is_sensitive (ui_find (view, GTK_TYPE_BUTTON, "Reset")));
  ui_destroy (fixture->store, window, view);
}

/* 1 yuan a month for 400: 400 months, more than are looked at. Sums until then are less than they will be. */
static void
test_never (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  AnningFigureTable *creditors, *rules;

  add_debt (fixture->store, "Bank A", 40000);
  add_line (fixture->store, "income", 100);
  view = open_view (fixture, 1100, &window);
  creditors = find_table (view, "What each creditor gets");
  rules = find_table (view, "All rules side by side");
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "At this pace not everything is paid off within 30 years.")));
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 2), ==, "> 360");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 3), ==, "> 360.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 5), ==, "—");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 6, 1), ==, "> 360");
  g_assert_cmpstr (anning_figure_table_get_cell (rules, 6, 4), ==, "—");
  /* Forty more once: 360 months. */
  ui_type (view, "A sum that comes once (yuan)", "40");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 2), ==, "360");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 1), ==, "41.00");
  g_assert_false (is_seen (ui_find (view, GTK_TYPE_LABEL, "At this pace not everything is paid off within 30 years.")));
  ui_destroy (fixture->store, window, view);
}

/* Less income than is needed: a calm page with next steps, and what can be tried out. The slider keeps its width. */
static void
test_nothing (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  int width;

  fill (fixture->store);
  view = open_view (fixture, 1100, &window);
  ui_settle (NULL);
  width = gtk_widget_get_width (GTK_WIDGET (find_slider (view, "Income falls")));
  /* A fifth of 6,500 is more than the 100 that are left. */
  gtk_range_set_value (find_slider (view, "Income falls"), 20);
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "Nothing to share at present")));
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW, "Look at the budget")));
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW, "What to do when nothing is left")));
  g_assert_false (is_seen (ui_find (view, ANNING_TYPE_STACK_CHART, NULL)));
  g_assert_true (is_seen (GTK_WIDGET (find_slider (view, "Income falls"))));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_slider (view, "Income falls"))), ==, width);
  gtk_range_set_value (find_slider (view, "Income falls"), 0);
  ui_settle (NULL);
  g_assert_false (is_seen (ui_find (view, GTK_TYPE_LABEL, "Nothing to share at present")));
  g_assert_true (is_seen (ui_find (view, ANNING_TYPE_STACK_CHART, NULL)));
  add_line (fixture->store, "spending", 10000);
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "Nothing to share at present")));
  g_assert_false (is_seen (ui_find (view, ANNING_TYPE_SHARE_RULES, NULL)));
  ui_destroy (fixture->store, window, view);
}

/* A debt without a sum is left out, and that is said; a debt that is deleted leaves the page. */
static void
test_left_out (UiFixture     *fixture,
               gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  gint64 id;

  fill (fixture->store);
  id = add_debt (fixture->store, "Shop C", 40000);
  add_debt (fixture->store, "Friend D", ANNING_UNKNOWN);
  view = open_view (fixture, 1100, &window);
  g_object_set (ui_find (view, ANNING_TYPE_SHARE_RULES, NULL), "rule", ANNING_SHARE_EQUAL, NULL);
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "1 debt whose open sum is not known is left out.")));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Shop C"));
  g_assert_null (ui_find (view, GTK_TYPE_LABEL, "Friend D"));
  /* 100 among three: a fen is left over and goes to the first. */
  g_assert_cmpstr (anning_figure_table_get_cell (find_table (view, "What each creditor gets"), 0, 1), ==, "33.34");
  g_assert_cmpstr (anning_figure_table_get_cell (find_table (view, "What each creditor gets"), 2, 1), ==, "33.33");

  anning_records_remove_async (fixture->store, &anning_debt_type, id, NULL, NULL);
  ui_settle (fixture->store);
  g_assert_null (ui_find (view, GTK_TYPE_LABEL, "Shop C"));
  g_assert_cmpstr (anning_figure_table_get_cell (find_table (view, "What each creditor gets"), 0, 1), ==, "50.00");
  ui_destroy (fixture->store, window, view);
}

static void
test_empty (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view = open_view (fixture, 1100, &window);

  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "No debt has an open sum")));
  g_assert_false (is_seen (gtk_widget_get_ancestor (ui_find (view, ADW_TYPE_ACTION_ROW, "Look at the budget"), GTK_TYPE_LIST_BOX)));
  g_assert_false (is_seen (ui_find (view, ANNING_TYPE_SHARE_RULES, NULL)));
  add_debt (fixture->store, "Bank A", 30000);
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "The budget is still empty")));
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW, "Look at the budget")));
  add_line (fixture->store, "income", 10000);
  ui_settle (fixture->store);
  g_assert_false (is_seen (ui_find (view, GTK_TYPE_LABEL, "The budget is still empty")));
  g_assert_cmpstr (anning_figure_table_get_cell (find_table (view, "What each creditor gets"), 0, 2), ==, "3");
  ui_destroy (fixture->store, window, view);
}

/* Own sums are kept with the debt. */
static void
test_own (UiFixture     *fixture,
          gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  AnningFigureTable *creditors;
  g_autoptr (GPtrArray) debts = NULL;

  fill (fixture->store);
  view = open_view (fixture, 1100, &window);
  creditors = find_table (view, "What each creditor gets");
  g_assert_false (is_seen (ui_find (view, GTK_TYPE_LABEL, "Your Own Sums, a Month")));
  g_object_set (ui_find (view, ANNING_TYPE_SHARE_RULES, NULL), "rule", ANNING_SHARE_OWN, NULL);
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "Your Own Sums, a Month")));
  ui_type (view, "Bank A (yuan)", "60");
  ui_type (view, "Shop B (yuan)", "40");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 0, 1), ==, "60.00");
  g_assert_cmpstr (anning_figure_table_get_cell (creditors, 1, 1), ==, "40.00");
  /* More than there is: said, and not paid. */
  ui_type (view, "Shop B (yuan)", "70");
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "What was set and agreed comes to ¥30.00 a month more than there is.")));
  ui_wait (fixture->store, 600);
  debts = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpuint (debts->len, ==, 2);
  for (guint i = 0; i < debts->len; i++)
    {
      const AnningDebt *debt = g_ptr_array_index (debts, i);

      g_assert_cmpint (debt->own_share, ==, g_str_equal (debt->creditor, "Bank A") ? 6000 : 7000);
    }
  ui_destroy (fixture->store, window, view);
}

static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *rules, *tools;
  graphene_rect_t above, below;
  int minimum;

  fill (fixture->store);
  view = open_view (fixture, 360, &window);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  rules = ui_find (view, ANNING_TYPE_SHARE_RULES, NULL);
  tools = ui_find (view, ANNING_TYPE_SHARE_TOOLS, NULL);
  g_assert_true (gtk_widget_compute_bounds (rules, view, &above));
  g_assert_true (gtk_widget_compute_bounds (tools, view, &below));
  g_assert_cmpfloat (below.origin.y, >, above.origin.y + above.size.height);
  ui_destroy (fixture->store, window, view);

  /* Wide: beside each other. */
  view = open_view (fixture, 1000, &window);
  g_assert_true (gtk_widget_compute_bounds (ui_find (view, ANNING_TYPE_SHARE_RULES, NULL), view, &above));
  g_assert_true (gtk_widget_compute_bounds (ui_find (view, ANNING_TYPE_SHARE_TOOLS, NULL), view, &below));
  g_assert_cmpfloat (below.origin.x, >, above.origin.x + above.size.width);
  ui_destroy (fixture->store, window, view);
}

/* Twice the usual text in the narrowest window. */
static void
test_largest_text (UiFixture     *fixture,
                   gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  int minimum;

  fill (fixture->store);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  view = open_view (fixture, 360, &window);
  g_object_set (ui_find (view, ANNING_TYPE_SHARE_RULES, NULL), "rule", ANNING_SHARE_OWN, NULL);
  gtk_range_set_value (find_slider (view, "What is left over"), -50);
  ui_settle (fixture->store);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_destroy (fixture->store, window, view);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* Fifty debts over thirty years: each step of a slider, all rules and the chart, before the next frame. */
static void
test_many (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *view;
  GtkRange *slider;
  gint64 start;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *creditor = g_strdup_printf ("Bank %02u", i);

      add_debt (fixture->store, creditor, 1000000);
    }
  /* 500,000 yuan at 1,400 a month: 358 months. */
  add_line (fixture->store, "income", 650000);
  add_line (fixture->store, "spending", 510000);
  view = open_view (fixture, 1100, &window);
  g_assert_cmpstr (anning_figure_table_get_cell (find_table (view, "All rules side by side"), 0, 1), ==, "358");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Bank 49"));
  slider = find_slider (view, "What is left over");
  start = g_get_monotonic_time ();
  for (int i = 1; i <= 10; i++)
    gtk_range_set_value (slider, 5 * i);
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 10, "%" G_GINT64_FORMAT " µs for a step",
                           (g_get_monotonic_time () - start) / 10);
  /* 2,100 a month: 239 months. */
  g_assert_cmpstr (anning_figure_table_get_cell (find_table (view, "All rules side by side"), 0, 1), ==, "239");
  ui_destroy (fixture->store, window, view);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/shares-view/rules", test_rules);
  ADD ("/shares-view/what-if", test_what_if);
  ADD ("/shares-view/never", test_never);
  ADD ("/shares-view/nothing", test_nothing);
  ADD ("/shares-view/empty", test_empty);
  ADD ("/shares-view/left-out", test_left_out);
  ADD ("/shares-view/own", test_own);
  ADD ("/shares-view/narrow", test_narrow);
  ADD ("/shares-view/largest-text", test_largest_text);
  ADD ("/shares-view/many", test_many);
  return g_test_run ();
}
