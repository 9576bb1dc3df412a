/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "anning-demo.h"
#include "anning-incidents-page.h"
#include "anning-large-text.h"
#include "anning-planner-places.h"
#include "anning-preferences.h"
#include "anning-row-layout.h"
#include "anning-window.h"
#include "anning-wrapping.h"
#include "ui-fixture.h"

/* The narrowest window that the program promises to fit into. */
#define NARROW 360

/* What GTK calls 96 dots per inch. */
#define USUAL_DPI (96 * 1024)

/* With the program's own style: what is measured is what is seen. */
static AdwApplication *application;

/* The way down to what asks for the room. */
static void
tell_widest (GtkWidget *widget,
             int        least)
{
  g_test_message ("%s (%s) wants %d", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_css_name (widget), least);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int wanted;

      if (!gtk_widget_get_visible (child) || GTK_IS_NATIVE (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
      if (wanted > NARROW - 100)
        tell_widest (child, wanted);
    }
}

/* What stands inside a window's frame. */
static void
require_narrow (GtkWidget  *widget,
                const char *what)
{
  int wanted;

  if (ADW_IS_APPLICATION_WINDOW (widget))
    widget = adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget));
  else if (ADW_IS_WINDOW (widget))
    widget = adw_window_get_content (ADW_WINDOW (widget));
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  if (wanted <= NARROW)
    return;
  g_test_message ("%s is %d wide", what, wanted);
  tell_widest (widget, wanted);
  g_test_fail ();
}

/* What a place, a page, a group, an entry or a day of the week is called, is not cut. */
static gboolean
names_something (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "title") || gtk_widget_has_css_class (label, "heading")
         || gtk_widget_has_css_class (label, "weekday") || gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW) != NULL
         || gtk_widget_get_ancestor (label, ADW_TYPE_VIEW_SWITCHER_BAR) != NULL;
}

static void
require_whole (GtkWidget  *widget,
               const char *what)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && names_something (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    {
      g_test_message ("%s: “%s” is cut", what, gtk_label_get_text (GTK_LABEL (widget)));
      g_test_fail ();
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    require_whole (child, what);
}

static void
require_records (AnningWindow *window,
                 AnningStore  *store,
                 const char   *table)
{
  g_autoptr (GPtrArray) records = ui_list (store, anning_records_find_type (table));

  g_assert_cmpuint (records->len, >, 0);
  for (guint i = 0; i < MIN (records->len, 20); i++)
    {
      gint64 id = ANNING_RECORD (g_ptr_array_index (records, i))->id;
      g_autofree char *what = g_strdup_printf ("%s %" G_GINT64_FORMAT, table, id);

      anning_window_show_record (window, table, id, "");
      ui_settle (store);
      require_narrow (GTK_WIDGET (window), what);
    }
}

/* Every place of the guidance; its documents one by one are test-reading's. */
static void
require_places (AnningWindow *window,
                AnningStore  *store)
{
  static const char *const places[][2] = {
    { "situation", "" },
    { "situation", "threat-now" },
    { "claim", "" },
    { "claim", "claim-jail" },
    { "hotline", "" },
    { "term", "" },
    { "fact", "law.civil.1033" },
    { "letter_template", "" },
    { "letter_template", "hardship-instalments" },
    { "letter_template", "complaint-nfra" },
    { "tick_list", "" },
    { "tick_list", "first-48-hours" },
    { "lpr_value", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *what = g_strconcat (places[i][0], " ", places[i][1], NULL);

      anning_window_show_record (window, places[i][0], 0, places[i][1]);
      ui_settle (store);
      require_narrow (GTK_WIDGET (window), what);
    }
}

/* Every place of the household and of the first debt, whose sums are the longest. */
static void
require_planner_places (AnningWindow *window,
                        AnningStore  *store)
{
  guint n_household;
  guint n;
  const AnningPlannerPlace *household = anning_planner_places_of_household (&n_household);
  const AnningPlannerPlace *places = anning_planner_places_of_debt (&n);

  for (guint i = 0; i < n; i++)
    {
      anning_window_show_record (window, "debt", 1, places[i].name);
      ui_settle (store);
      require_narrow (GTK_WIDGET (window), places[i].name);
      require_whole (GTK_WIDGET (window), places[i].name);
    }
  for (guint i = 0; i < n_household; i++)
    {
      anning_window_show_record (window, "planner", 0, household[i].name);
      ui_settle (store);
      require_narrow (GTK_WIDGET (window), household[i].name);
      require_whole (GTK_WIDGET (window), household[i].name);
    }
  anning_window_show_record (window, "debt", 1, "");
  ui_settle (store);
  require_narrow (GTK_WIDGET (window), "a debt");
}

static void
tick (GtkWidget  *parent,
      const char *label)
{
  GtkWidget *check = gtk_widget_get_ancestor (ui_find (parent, GTK_TYPE_LABEL, label), GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

/* The timeline, also while it is being narrowed, and its contacts. */
static void
require_incidents (AnningWindow *window,
                   AnningStore  *store)
{
  GtkWidget *filter;

  anning_window_show_page (window, "incidents");
  ui_settle (store);
  require_narrow (GTK_WIDGET (window), "the timeline");
  filter = ui_find (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, _("Filter"));
  g_assert_nonnull (filter);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (filter), TRUE);
  tick (GTK_WIDGET (window), _("Only with a recording"));
  tick (GTK_WIDGET (window), _("Only with hints"));
  ui_settle (store);
  require_narrow (GTK_WIDGET (window), "the filters");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (filter), FALSE);
  require_records (window, store, "incident");
  g_object_set (ui_find (GTK_WIDGET (window), ANNING_TYPE_INCIDENTS_PAGE, NULL), "view", "overview", NULL);
  ui_wait (store, 300);
  require_narrow (GTK_WIDGET (window), "the overview");
}

/* What "+" shows on a page. */
static void
require_creating (AnningWindow *window,
                  AnningStore  *store,
                  const char   *page)
{
  anning_window_create_on (window, page);
  ui_settle (store);
  require_narrow (GTK_WIDGET (window), "what + shows");
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) top = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (top == GTK_WIDGET (window) || !gtk_widget_get_visible (top))
        continue;
      require_narrow (top, "a window of its own");
      gtk_window_destroy (GTK_WINDOW (top));
    }
}

static void
test_window (UiFixture     *fixture,
             gconstpointer  data)
{
  static const char *const tables[] = { "debt", "incident", "relative", "note" };
  static const char *const pages[] = { "guidance", "planner", "incidents", "relatives" };
  g_autoptr (GSettings) settings = g_settings_new ("org.anning.Anning");
  g_autoptr (GError) error = NULL;
  AnningWindow *window;
  GDate today;

  g_date_set_dmy (&today, 21, 11, 2026);
  if (data != NULL)
    {
      anning_demo_fill (fixture->store, data, &today, &error);
      g_assert_no_error (error);
    }
  g_settings_set_int (settings, "window-width", NARROW);
  window = anning_window_new (GTK_APPLICATION (application), settings);
  gtk_window_present (GTK_WINDOW (window));
  require_narrow (GTK_WIDGET (window), "the opening window");
  anning_window_set_store (window, fixture->store, data != NULL, data == NULL);
  ui_wait (fixture->store, 200);
  require_narrow (GTK_WIDGET (window), "the first start");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      anning_window_show_page (window, pages[i]);
      ui_settle (fixture->store);
      require_narrow (GTK_WIDGET (window), pages[i]);
      if (i == 0)
        continue;
      require_creating (window, fixture->store, pages[i]);
    }
  if (data != NULL)
    {
      anning_window_show_record (window, "budget_line", 1, "");
      ui_settle (fixture->store);
      require_narrow (GTK_WIDGET (window), "the budget");
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        require_records (window, fixture->store, tables[i]);
      require_planner_places (window, fixture->store);
      require_places (window, fixture->store);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
}

/* The guidance, the debts and the contacts are read by whoever needs the largest text. */
static void
test_largest_text (UiFixture     *fixture,
                   gconstpointer  data)
{
  static const char *const pages[] = { "planner", "incidents", "relatives" };
  g_autoptr (GSettings) settings = g_settings_new ("org.anning.Anning");
  g_autoptr (GError) error = NULL;
  AnningWindow *window;
  GDate today;

  g_date_set_dmy (&today, 21, 11, 2026);
  anning_demo_fill (fixture->store, data, &today, &error);
  g_assert_no_error (error);
  g_settings_set_int (settings, "window-width", NARROW);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * USUAL_DPI, NULL);
  window = anning_window_new (GTK_APPLICATION (application), settings);
  gtk_window_present (GTK_WINDOW (window));
  anning_window_set_store (window, fixture->store, TRUE, FALSE);
  ui_wait (fixture->store, 200);
  require_places (window, fixture->store);
  require_planner_places (window, fixture->store);
  require_incidents (window, fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      anning_window_show_page (window, pages[i]);
      ui_settle (fixture->store);
      require_whole (GTK_WIDGET (window), pages[i]);
      require_creating (window, fixture->store, pages[i]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "po", NULL);
  g_autoptr (GError) error = NULL;
  const char *language = g_strcmp0 (g_getenv ("LANGUAGE"), "zh_CN") == 0 ? "zh" : "en";

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain ("anning", catalogues);
  bind_textdomain_codeset ("anning", "UTF-8");
  textdomain ("anning");
  if (!ui_init (&argc, &argv))
    return 77;
  g_assert_cmpstr (_("Guidance"), ==, g_str_equal (language, "zh") ? "指南" : "Guidance");

  application = ADW_APPLICATION (g_object_new (ADW_TYPE_APPLICATION,
                                               "application-id", "org.anning.Anning",
                                               "flags", G_APPLICATION_NON_UNIQUE,
                                               NULL));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  anning_action_rows_init ();
  anning_wrapping_init ();
  anning_large_text_init ();
  g_test_add ("/widths/empty", UiFixture, NULL, ui_set_up, test_window, ui_tear_down);
  g_test_add ("/widths/household", UiFixture, language, ui_set_up, test_window, ui_tear_down);
  g_test_add ("/widths/largest-text", UiFixture, language, ui_set_up, test_largest_text, ui_tear_down);
  return g_test_run ();
}
