/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bar-row.h"
#include "anning-button-line.h"
#include "anning-conduct-book.h"
#include "anning-date.h"
#include "anning-day-bars.h"
#include "anning-day-card.h"
#include "anning-figure-table.h"
#include "anning-hour-map.h"
#include "anning-incident-cell.h"
#include "anning-incident-list.h"
#include "anning-incident.h"
#include "anning-incidents-page.h"
#include "anning-overview-view.h"
#include "ui-fixture.h"

static gint64
add (UiFixture         *fixture,
     const AnningCivil *when,
     const char        *channel,
     const char        *connected,
     const char        *creditor,
     const char        *collector,
     const char        *party,
     const char        *direction)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = anning_civil_to_instant (when, ANNING_CHINA_OFFSET);
  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->channel = g_strdup (channel);
  incident->connected = g_strdup (connected);
  incident->creditor = g_strdup (creditor);
  incident->collector = g_strdup (collector);
  incident->to_party = g_strdup (party);
  incident->direction = g_strdup (direction);
  return ui_save (fixture->store, &anning_incident_type, incident);
}

/* Thursday 12 March 2026: two answered calls and a missed one in the evening, one by the person. Friday: a visit. */
static void
fill (UiFixture *fixture)
{
  add (fixture, &(AnningCivil) { 2026, 3, 12, 21, 0, 0 }, "call", "yes", "某某银行", NULL, "debtor", "in");
  add (fixture, &(AnningCivil) { 2026, 3, 12, 21, 59, 0 }, "call", "yes", "某某银行", "甲公司", "spouse", "in");
  add (fixture, &(AnningCivil) { 2026, 3, 12, 22, 0, 0 }, "call", "no", "某某消金", NULL, "debtor", "in");
  add (fixture, &(AnningCivil) { 2026, 3, 12, 22, 30, 0 }, "call", "yes", "某某银行", NULL, "debtor", "out");
  add (fixture, &(AnningCivil) { 2026, 3, 13, 9, 0, 0 }, "visit", NULL, NULL, NULL, NULL, "in");
}

static gboolean
press (GtkWidget *widget,
       guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
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
wait_for (GtkWidget  *parent,
          GType       type,
          const char *text)
{
  for (guint i = 0; i < 1000 && ui_find (parent, type, text) == NULL; i++)
    ui_wait (NULL, 10);
  g_assert_nonnull (ui_find (parent, type, text));
}

static GArray *
make_days (void)
{
  const AnningDayCount days[] = { { 100, { 3, 1, 0, 0 } }, { 102, { 0, 0, 2, 0 } }, { 103, { 0, 0, 0, 1 } } };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (AnningDayCount));

  g_array_append_vals (array, days, G_N_ELEMENTS (days));
  return array;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_bars (void)
{
  g_autoptr (GArray) days = make_days ();
  GtkWidget *bars = anning_day_bars_new ();
  GtkWidget *window = ui_present (bars, 400);
  guint opened = 0;

  g_signal_connect_swapped (bars, "open", G_CALLBACK (count_cb), &opened);
  g_assert_false (press (bars, GDK_KEY_Left));
  anning_day_bars_set_data (ANNING_DAY_BARS (bars), days, 99, 102, 3);
  ui_settle (NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_cmpuint (anning_day_bars_get_n_days (ANNING_DAY_BARS (bars)), ==, 4);
  g_assert_cmpuint (anning_day_bars_get_counts (ANNING_DAY_BARS (bars), 1)[ANNING_COUNTED_CONNECTED], ==, 3);
  /* What is not there is none, and what lies outside is not shown. */
  g_assert_cmpuint (anning_day_bars_get_counts (ANNING_DAY_BARS (bars), 2)[ANNING_COUNTED_CONNECTED], ==, 0);

  press (bars, GDK_KEY_End);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (bars)), ==, 3);
  press (bars, GDK_KEY_Return);
  g_assert_cmpuint (opened, ==, 1);
  press (bars, GDK_KEY_Left);
  press (bars, GDK_KEY_space);
  /* An empty day has nothing to show. */
  g_assert_cmpuint (opened, ==, 1);
  press (bars, GDK_KEY_Page_Up);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (bars)), ==, 0);
  g_assert_true (press (bars, GDK_KEY_Escape));
  g_assert_false (press (bars, GDK_KEY_Escape));

  /* A slip of the pen in a year does not make a picture of two thousand years. */
  anning_day_bars_set_data (ANNING_DAY_BARS (bars), days, 1, 740000, 3);
  g_assert_cmpuint (anning_day_bars_get_n_days (ANNING_DAY_BARS (bars)), ==, ANNING_DAY_BARS_MOST);
  g_assert_cmpint (anning_day_bars_get_first (ANNING_DAY_BARS (bars)), ==, 740000 - ANNING_DAY_BARS_MOST + 1);
  ui_destroy (NULL, window, bars);
}

/* A long name gives way, the number beside it does not. */
static void
test_bar_row (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = anning_bar_row_new ("Sample Consumer Finance · Agency B Asset Services", 11, 16, NULL);
  GtkWidget *window = ui_present (list, 300);
  GtkWidget *figure;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  ui_settle (NULL);
  figure = ui_find (row, GTK_TYPE_LABEL, "11");
  g_assert_nonnull (figure);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (figure))), ==, 1);
  ui_destroy (NULL, window, list);
}

static void
test_map (void)
{
  AnningContactCounts counts = { .most_an_hour = 4, .total = 5 };
  GtkWidget *map = anning_hour_map_new ();
  GtkWidget *window = ui_present (map, 1000);
  guint opened = 0;
  int minimum;

  counts.hours[3][21] = 4;
  counts.hours[0][1] = 1;
  g_signal_connect_swapped (map, "open", G_CALLBACK (count_cb), &opened);
  anning_hour_map_set_counts (ANNING_HOUR_MAP (map), &counts);
  ui_settle (NULL);
  g_assert_true (anning_hour_map_is_across (ANNING_HOUR_MAP (map)));
  g_assert_cmpuint (anning_hour_map_get_count (ANNING_HOUR_MAP (map), 3 * 24 + 21), ==, 4);

  press (map, GDK_KEY_Home);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (map)), ==, 0);
  press (map, GDK_KEY_Return);
  g_assert_cmpuint (opened, ==, 0);
  press (map, GDK_KEY_Right);
  press (map, GDK_KEY_Return);
  g_assert_cmpuint (opened, ==, 1);
  press (map, GDK_KEY_Down);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (map)), ==, 25);
  press (map, GDK_KEY_Up);
  press (map, GDK_KEY_Up);
  g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (map)), ==, 1);
  gtk_widget_measure (map, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 320);

  /* R-TIME-01: from 22:00 to 8:00. */
  g_assert_true (anning_hour_map_is_night (22));
  g_assert_true (anning_hour_map_is_night (7));
  g_assert_false (anning_hour_map_is_night (8));
  g_assert_false (anning_hour_map_is_night (21));
  ui_destroy (NULL, window, map);

  /* Where there is no room hours run down. */
  map = anning_hour_map_new ();
  window = ui_present (map, 340);
  anning_hour_map_set_counts (ANNING_HOUR_MAP (map), &counts);
  ui_settle (NULL);
  if (!anning_hour_map_is_across (ANNING_HOUR_MAP (map)))
    {
      anning_plot_set_cursor (ANNING_PLOT (map), 0);
      press (map, GDK_KEY_Down);
      g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (map)), ==, 1);
      press (map, GDK_KEY_Right);
      g_assert_cmpint (anning_plot_get_cursor (ANNING_PLOT (map)), ==, 25);
    }
  ui_destroy (NULL, window, map);
}

/* How many rows the list of incidents has. */
static guint
count_rows (GtkWidget *page)
{
  /* A choice has a list of its own inside. */
  GtkWidget *cell = ui_find (ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL), ANNING_TYPE_INCIDENT_CELL, NULL);
  GtkWidget *view = gtk_widget_get_ancestor (cell, GTK_TYPE_LIST_VIEW);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static GtkWidget *
find_bar (GtkWidget  *parent,
          const char *name)
{
  GtkWidget *found = NULL;

  if (ANNING_IS_BAR_ROW (parent))
    return ui_find (parent, GTK_TYPE_LABEL, name) != NULL ? parent : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_bar (child, name);
  return found;
}

static void
show_overview (GtkWidget *page)
{
  g_object_set (page, "view", "overview", NULL);
  ui_wait (NULL, 200);
}

/* Each bar opens as many rows as it counts. */
static void
test_page (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *page, *window, *overview, *bars, *map, *row;
  g_autofree char *view = NULL;

  fill (fixture);
  page = anning_incidents_page_new ();
  window = ui_present (page, 1000);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_activate_action (page, "incidents.view", "s", "overview"));
  overview = ui_find (page, ANNING_TYPE_OVERVIEW_VIEW, NULL);
  /* It all lies longer ago than the last days. */
  wait_for (overview, GTK_TYPE_LABEL, "0 contacts");
  g_signal_emit_by_name (ui_find (overview, GTK_TYPE_BUTTON, "Show All"), "clicked");
  wait_for (overview, GTK_TYPE_LABEL, "4 contacts");

  bars = ui_find (overview, ANNING_TYPE_DAY_BARS, NULL);
  g_assert_cmpuint (anning_day_bars_get_n_days (ANNING_DAY_BARS (bars)), ==, 2);
  press (bars, GDK_KEY_Home);
  g_assert_nonnull (ui_find (overview, GTK_TYPE_LABEL, "Thu 12 March: 3 contacts"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "Thu 12 March: 3 contacts; Answered calls 2, Unanswered calls 1");
  press (bars, GDK_KEY_Return);
  ui_settle (fixture->store);
  g_object_get (page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "list");
  g_assert_cmpuint (count_rows (page), ==, 3);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "Thu 12 March"));

  show_overview (page);
  map = ui_find (overview, ANNING_TYPE_HOUR_MAP, NULL);
  g_assert_cmpuint (anning_hour_map_get_count (ANNING_HOUR_MAP (map), 3 * ANNING_N_HOURS + 21), ==, 2);
  anning_plot_set_cursor (ANNING_PLOT (map), 3 * ANNING_N_HOURS + 21);
  press (map, GDK_KEY_Return);
  ui_settle (fixture->store);
  g_assert_cmpuint (count_rows (page), ==, 2);

  show_overview (page);
  row = find_bar (overview, "Me");
  g_assert_cmpuint (anning_bar_row_get_count (ANNING_BAR_ROW (row)), ==, 2);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_settle (fixture->store);
  g_assert_cmpuint (count_rows (page), ==, 2);

  show_overview (page);
  row = find_bar (overview, "Not known");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_settle (fixture->store);
  g_assert_cmpuint (count_rows (page), ==, 1);

  show_overview (page);
  row = find_bar (overview, "某某银行");
  g_assert_cmpuint (anning_bar_row_get_count (ANNING_BAR_ROW (row)), ==, 1);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  ui_settle (fixture->store);
  g_assert_cmpuint (count_rows (page), ==, 1);

  /* Taken back, all are there again, the one of the person too. */
  anning_incident_list_show_all (ANNING_INCIDENT_LIST (ui_find (page, ANNING_TYPE_INCIDENT_LIST, NULL)));
  ui_settle (fixture->store);
  g_assert_cmpuint (count_rows (page), ==, 5);
  ui_destroy (fixture->store, window, page);
}

/* What stands in the legend of the days beside each kind of contact. */
static void
assert_legend (GtkWidget         *overview,
               const char *const *figures)
{
  GtkWidget *legend = ui_find (ui_find (overview, ANNING_TYPE_DAY_CARD, NULL), ANNING_TYPE_BUTTON_LINE, NULL);
  guint n = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (legend); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (chip))), ==, figures[n++]);
  g_assert_cmpuint (n, ==, 4);
}

/* It follows the file, and says everything as a table too. */
static void
test_table (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *overview = anning_overview_view_new ();
  GtkWidget *window = ui_present (overview, 360);
  AnningFigureTable *table;
  int minimum;

  anning_overview_view_set_store (ANNING_OVERVIEW_VIEW (overview), fixture->store);
  wait_for (overview, GTK_TYPE_LABEL, "Nothing to Count Yet");
  fill (fixture);
  wait_for (overview, GTK_TYPE_LABEL, "0 contacts");
  g_signal_emit_by_name (ui_find (overview, GTK_TYPE_BUTTON, "Show All"), "clicked");
  wait_for (overview, GTK_TYPE_LABEL, "4 contacts");
  /* No day is chosen: answered, unanswered, written and visits of all of them. */
  assert_legend (overview, (const char *[]) { "2", "1", "0", "1" });
  press (ui_find (overview, ANNING_TYPE_DAY_BARS, NULL), GDK_KEY_End);
  assert_legend (overview, (const char *[]) { "0", "0", "0", "1" });
  press (ui_find (overview, ANNING_TYPE_DAY_BARS, NULL), GDK_KEY_Escape);
  assert_legend (overview, (const char *[]) { "2", "1", "0", "1" });

  gtk_expander_set_expanded (GTK_EXPANDER (ui_find (overview, GTK_TYPE_EXPANDER, NULL)), TRUE);
  ui_wait (NULL, 100);
  table = ANNING_FIGURE_TABLE (ui_find (overview, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 0), ==, "Fri 13 March");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 5), ==, "1");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 1), ==, "3");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 2), ==, "2");

  add (fixture, &(AnningCivil) { 2026, 3, 13, 10, 0, 0 }, "sms", NULL, "某某银行", NULL, "debtor", "in");
  wait_for (overview, GTK_TYPE_LABEL, "5 contacts");
  gtk_widget_measure (overview, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ui_destroy (fixture->store, window, overview);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  g_test_add_func ("/ui/overview/bars", test_bars);
  g_test_add_func ("/ui/overview/bar-row", test_bar_row);
  g_test_add_func ("/ui/overview/map", test_map);
#define ADD(name, function) \
  g_test_add ("/ui/overview/" name, UiFixture, NULL, ui_set_up, function, ui_tear_down)
  ADD ("page", test_page);
  ADD ("table", test_table);
#undef ADD
  return g_test_run ();
}
