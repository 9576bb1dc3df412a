/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "anning-demo.h"
#include "anning-incidents-page.h"
#include "anning-planner-places.h"
#include "anning-window.h"
#include "hostile-household.h"
#include "ui-fixture.h"

/*
 * A household in which every text means harm is walked through from page to page. A text that is
 * taken for markup or a character that cannot be shown would be a warning, and each warning ends the
 * test.
 */

/* The narrowest window that the program promises to fit into. */
#define NARROW 360
static AdwApplication *application;

static void
check_text (GtkWidget  *widget,
            const char *what,
            const char *text)
{
  if (text == NULL)
    return;
  if (!hostile_is_mangled (text) && !hostile_has_turn (text))
    return;
  g_test_message ("%s in %s of a %s: %.200s", hostile_has_turn (text) ? "a turn" : "mangled", what,
                  G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget) != NULL ? gtk_widget_get_parent (widget) : widget),
                  text);
  g_test_fail ();
}

static void
check_widget (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    check_text (widget, "a label", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    check_text (widget, "an inscription", gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  else if (GTK_IS_WINDOW (widget))
    check_text (widget, "a title", gtk_window_get_title (GTK_WINDOW (widget)));
  check_text (widget, "a tooltip", gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_widget (child);
}

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
      if (wanted > NARROW)
        tell_widest (child, wanted);
    }
}

static void
check_width (GtkWidget  *window,
             const char *what)
{
  GtkWidget *content = ADW_IS_APPLICATION_WINDOW (window)
                       ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
                       : ADW_IS_WINDOW (window) ? adw_window_get_content (ADW_WINDOW (window)) : NULL;
  int wanted;

  if (content == NULL)
    return;
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  if (wanted <= NARROW)
    return;
  g_test_message ("%s is %d wide", what, wanted);
  tell_widest (content, wanted);
  g_test_fail ();
}

/* Looks at all that is open, and closes what stands over @window. */
static void
check_shown (AnningWindow *window,
             AnningStore  *store,
             const char   *what)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *tops = gtk_window_get_toplevels ();

  ui_settle (store);
  for (guint i = 0; i < g_list_model_get_n_items (tops); i++)
    {
      GtkWidget *top = g_list_model_get_item (tops, i);

      check_widget (top);
      check_width (top, what);
      if (top == GTK_WIDGET (window))
        g_object_unref (top);
      else
        g_ptr_array_add (others, top);
    }
  if (others->len == 0)
    return;
  for (guint i = 0; i < others->len; i++)
    gtk_window_destroy (g_ptr_array_index (others, i));
  ui_settle (store);
}

/* What lies on one page is asked for once; of what has a page each, so many that the hostile texts come round. */
static void
walk_records (AnningWindow *window,
              AnningStore  *store)
{
  static const struct
  {
    const char *table;
    guint most;
  } kinds[] = {
    { "debt", 3 }, { "incident", 8 }, { "relative", 4 }, { "note", 2 }, { "note_part", 1 }, { "letter", 3 },
    { "number", 4 }, { "round", 1 }, { "proposal", 1 }, { "payment", 1 }, { "marker", 2 }, { "transcript", 1 },
    { "deadline", 1 }, { "fingerprint", 1 }, { "tick", 1 }, { "bookmark", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = ui_list (store, anning_records_find_type (kinds[i].table));

      for (guint j = 0; j < MIN (records->len, kinds[i].most); j++)
        {
          gint64 id = ANNING_RECORD (g_ptr_array_index (records, j))->id;
          g_autofree char *what = g_strdup_printf ("%s %" G_GINT64_FORMAT, kinds[i].table, id);

          anning_window_show_record (window, kinds[i].table, id, "");
          check_shown (window, store, what);
        }
    }
}

static void
walk_places (AnningWindow *window,
             AnningStore  *store)
{
  /* Of the program's own, and the sheets over the pages. */
  static const char *const places[][2] = {
    { "letter_template", "" },
    { "letter_template", "hardship-instalments" },
    { "letter_template", "complaint-nfra" },
    { "tick_list", "first-48-hours" },
    { "lpr_value", "" },
    { "fingerprint", "" },
    { "brought_in", "" },
    { "bundle", "" },
    { "new_bundle", HOSTILE_SIGN },
    { "new_incident", HOSTILE_SIGN },
    { "number", "" },
    { "called_steps", "" },
    { "note", "" },
  };
  guint n_household, n_debt;
  const AnningPlannerPlace *household = anning_planner_places_of_household (&n_household);
  const AnningPlannerPlace *debt = anning_planner_places_of_debt (&n_debt);
  g_autoptr (GPtrArray) debts = ui_list (store, anning_records_find_type ("debt"));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      anning_window_show_record (window, places[i][0], 0, places[i][1]);
      check_shown (window, store, places[i][0]);
    }
  for (guint i = 0; i < n_household; i++)
    {
      anning_window_show_record (window, "planner", 0, household[i].name);
      check_shown (window, store, household[i].name);
    }
  for (guint i = 0; i < MIN (debts->len, 2); i++)
    {
      for (guint j = 0; j < n_debt; j++)
        {
          anning_window_show_record (window, "debt", ANNING_RECORD (g_ptr_array_index (debts, i))->id, debt[j].name);
          check_shown (window, store, debt[j].name);
        }
    }
}

static void
walk_sheets (AnningWindow *window,
             AnningStore  *store)
{
  static const char *const actions[] = {
    "incidents.check-originals", "incidents.fingerprint", "incidents.brought-in", "incidents.bundle",
    "incidents.bundles", "incidents.numbers",
  };
  GtkWidget *page = ui_find (GTK_WIDGET (window), ANNING_TYPE_INCIDENTS_PAGE, NULL);

  anning_window_show_page (window, "incidents");
  ui_settle (store);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (page, actions[i], NULL);
      check_shown (window, store, actions[i]);
    }
  g_object_set (page, "view", "overview", NULL);
  ui_wait (store, 300);
  check_shown (window, store, "the overview");
  g_object_set (page, "view", "list", NULL);
}

static void
walk_search (AnningWindow *window,
             AnningStore  *store)
{
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  ui_settle (store);
  entry = ui_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (entry);
  for (guint i = 0; i < hostile_texts_count (); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), hostile_text (i));
      ui_wait (store, 250);
      check_shown (window, store, "what is found");
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "qq zz");
  ui_wait (store, 250);
  check_shown (window, store, "what is found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ui_settle (store);
}

static void
test_walk (UiFixture     *fixture,
           gconstpointer  data)
{
  static const char *const pages[] = { "guidance", "planner", "incidents", "relatives" };
  g_autoptr (GSettings) settings = g_settings_new ("org.anning.Anning");
  g_autoptr (GError) error = NULL;
  AnningWindow *window;
  GDate today;

  g_date_set_dmy (&today, 21, 11, 2026);
  anning_demo_fill (fixture->store, "zh", &today, &error);
  g_assert_no_error (error);
  hostile_household (fixture->store, HOSTILE_TEXTS);

  g_settings_set_int (settings, "window-width", NARROW);
  window = anning_window_new (GTK_APPLICATION (application), settings);
  gtk_window_present (GTK_WINDOW (window));
  anning_window_set_store (window, fixture->store, TRUE, FALSE);
  ui_wait (fixture->store, 200);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      anning_window_show_page (window, pages[i]);
      check_shown (window, fixture->store, pages[i]);
    }
  walk_records (window, fixture->store);
  walk_places (window, fixture->store);
  walk_sheets (window, fixture->store);
  walk_search (window, fixture->store);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  if (!ui_init (&argc, &argv))
    return 77;
  application = ADW_APPLICATION (g_object_new (ADW_TYPE_APPLICATION,
                                               "application-id", "org.anning.Anning",
                                               "flags", G_APPLICATION_NON_UNIQUE,
                                               NULL));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/hostile/texts", UiFixture, NULL, ui_set_up, test_walk, ui_tear_down);
  return g_test_run ();
}
