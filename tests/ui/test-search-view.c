/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-incident.h"
#include "anning-result-text.h"
#include "anning-search-row.h"
#include "anning-search-view.h"
#include "ui-fixture.h"

/* What app.show-record was asked to show. */
static char *shown;

static void
show_record_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  const char *table, *key;
  gint64 id;

  g_variant_get (parameter, "(&sx&s)", &table, &id, &key);
  g_free (shown);
  shown = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", table, id, key);
}

static GtkWidget *
present (AnningStore *store,
         GtkWidget   *view,
         int          width)
{
  static const GActionEntry entries[] = {
    { .name = "show-record", .activate = show_record_cb, .parameter_type = "(sxs)" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (view, "app", G_ACTION_GROUP (group));
  g_clear_pointer (&shown, g_free);
  window = ui_present (view, width);
  anning_search_view_set_store (ANNING_SEARCH_VIEW (view), store);
  return window;
}

static void
answered_cb (gboolean *answered)
{
  *answered = TRUE;
}

/* The search has a thread of its own, of which the store's jobs know nothing. */
static void
wait_for_answer (AnningStore *store,
                 GtkWidget   *view)
{
  gboolean answered = FALSE;
  gulong handler = g_signal_connect_swapped (view, "answered", G_CALLBACK (answered_cb), &answered);

  while (!answered)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (view, handler);
  ui_settle (store);
}

/* Types and waits for the answer. */
static void
search (AnningStore *store,
        GtkWidget   *view,
        const char  *query)
{
  anning_search_view_set_query (ANNING_SEARCH_VIEW (view), query);
  if (*query != '\0')
    wait_for_answer (store, view);
}

/* Returns: (nullable): the row that is seen at @index, counted from 0 */
static GtkListBoxRow *
get_row (GtkWidget *view,
         guint      index)
{
  GtkWidget *list = ui_find (view, GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (row)) ? row : NULL;
}

static guint
count_rows (GtkWidget *view)
{
  guint n = 0;

  while (get_row (view, n) != NULL)
    n++;
  return n;
}

static const char *
get_text (GtkListBoxRow *row)
{
  return anning_result_text_get_text (ANNING_RESULT_TEXT (ui_find (GTK_WIDGET (row), ANNING_TYPE_RESULT_TEXT, NULL)));
}

static gint64
save_incident (AnningStore *store,
               const char  *creditor,
               const char  *words)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = 1773321245000; /* 2026-03-12 21:14:05 in China */
  incident->utc_offset = 480;
  incident->creditor = g_strdup (creditor);
  incident->words = g_strdup (words);
  return ui_save (store, &anning_incident_type, incident);
}

static void
test_snippet (void)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new ("Title\n");
  g_autofree char *described = NULL;

  anning_search_row_read_snippet ("a & \002xy\003 <b>\nc\002z", text, attributes);
  g_assert_cmpstr (text->str, ==, "Title\na & xy <b> cz");
  described = pango_attr_list_to_string (attributes);
  g_assert_cmpstr (described, ==, "10 12 weight bold\n18 19 weight bold");
}

/* Texts of the program first, then what was written down; both open where they stand. */
static void
test_results (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *view = g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL);
  gint64 id = save_incident (fixture->store, "Morning Star", "They said prison, twice");
  GtkWidget *window = present (fixture->store, view, 300);
  g_autofree char *expected = NULL;
  GtkListBoxRow *last;
  int least;

  search (fixture->store, view, "prison");
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 300);
  g_assert_cmpuint (count_rows (view), >, 2);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "What They Say, What Holds"));
  gtk_test_accessible_assert_role (ui_find (view, GTK_TYPE_LABEL, "Your Incidents"), GTK_ACCESSIBLE_ROLE_HEADING);

  anning_search_view_activate_first (ANNING_SEARCH_VIEW (view));
  g_assert_cmpstr (shown, ==, "claim 0 claim-jail#prison");

  last = get_row (view, count_rows (view) - 1);
  g_assert_cmpstr (get_text (last), ==, "Morning Star\nThu 12 March 21:14 · They said prison, twice");
  gtk_test_accessible_assert_property (last, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Morning Star, Incident, Thu 12 March 21:14 · They said prison, twice");
  g_signal_emit_by_name (last, "activate");
  expected = g_strdup_printf ("incident %" G_GINT64_FORMAT " ", id);
  g_assert_cmpstr (shown, ==, expected);

  /* Nothing typed, nothing listed; nothing found is said. */
  search (fixture->store, view, "");
  g_assert_cmpuint (count_rows (view), ==, 0);
  search (fixture->store, view, "zzzz");
  g_assert_true (gtk_widget_get_mapped (ui_find (view, GTK_TYPE_LABEL, "Nothing Found")));
  search (fixture->store, view, "prison");
  g_assert_false (gtk_widget_get_mapped (ui_find (view, GTK_TYPE_LABEL, "Nothing Found")));
  ui_destroy (fixture->store, window, view);
}

/* Four of a kind, until more are asked for. */
static void
test_more (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *view = g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL);
  GtkWidget *window;
  GtkListBoxRow *more;

  for (guint i = 0; i < 9; i++)
    save_incident (fixture->store, "Xyzzy Finance", "rang");
  window = present (fixture->store, view, 380);
  search (fixture->store, view, "xyzzy");
  g_assert_cmpuint (count_rows (view), ==, 5);
  more = get_row (view, 4);
  g_assert_cmpstr (get_text (more), ==, "Show 5 More");
  g_signal_emit_by_name (more, "activate");
  ui_wait (fixture->store, 100);
  g_assert_cmpuint (count_rows (view), ==, 9);
  g_assert_null (shown);

  /* Another question begins with four again. */
  search (fixture->store, view, "rang");
  search (fixture->store, view, "xyzzy");
  g_assert_cmpuint (count_rows (view), ==, 5);
  ui_destroy (fixture->store, window, view);
}

/* All rows are there in the end, though those below the edge come later, and in a window of any height. */
static void
test_long (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *view = g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL);
  GtkWidget *window;
  guint n_rows;

  for (guint i = 0; i < 60; i++)
    save_incident (fixture->store, "Lender", "lender");
  window = present (fixture->store, view, 380);
  search (fixture->store, view, "lender");
  ui_wait (fixture->store, 300);
  n_rows = count_rows (view);
  g_assert_cmpuint (n_rows, >, 20);
  g_assert_true (g_str_has_prefix (get_text (get_row (view, n_rows - 1)), "Only the newest"));
  ui_destroy (fixture->store, window, view);
}

/* Enter opens what answers to all that was typed, not to what was listed before. */
static void
test_enter_before_answer (UiFixture     *fixture,
                          gconstpointer  data)
{
  GtkWidget *view = g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL);
  GtkWidget *window = present (fixture->store, view, 380);

  search (fixture->store, view, "prison");
  anning_search_view_set_query (ANNING_SEARCH_VIEW (view), "12378");
  anning_search_view_activate_first (ANNING_SEARCH_VIEW (view));
  g_assert_null (shown);
  wait_for_answer (fixture->store, view);
  g_assert_cmpstr (shown, ==, "hotline 0 12378#12378");
  ui_destroy (fixture->store, window, view);
}

static GtkWidget *
get_focus (GtkWidget *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

static gboolean
press_down (GtkWidget *entry)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (entry);
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Down, 0, 0, &handled);
    }
  return handled;
}

/* Down from the entry, past the headings, and Up again. */
static void
test_keys (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *view = g_object_new (ANNING_TYPE_SEARCH_VIEW, "vexpand", TRUE, NULL);
  GtkWidget *window, *list;
  gboolean handled = FALSE;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), view);
  anning_search_view_take_keys (ANNING_SEARCH_VIEW (view), entry);
  window = ui_present (box, 380);
  anning_search_view_set_store (ANNING_SEARCH_VIEW (view), fixture->store);
  gtk_widget_grab_focus (entry);
  g_assert_false (press_down (entry));

  /* Who types is told how much there is. */
  search (fixture->store, view, "zzzz");
  ui_wait_until_told (entry, "Nothing Found");
  save_incident (fixture->store, "Morning Star", "xyzzy");
  search (fixture->store, view, "xyzzy");
  ui_wait_until_told (entry, "1 found");
  search (fixture->store, view, "prison");
  list = ui_find (view, GTK_TYPE_LIST_BOX, NULL);
  g_assert_true (press_down (entry));
  g_assert_true (get_focus (window) == GTK_WIDGET (get_row (view, 0)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_true (get_focus (window) == GTK_WIDGET (get_row (view, 1)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE, FALSE);
  g_assert_true (get_focus (window) == GTK_WIDGET (get_row (view, 0)));
  g_signal_emit_by_name (list, "keynav-failed", GTK_DIR_UP, &handled);
  g_assert_true (handled);
  g_assert_true (gtk_widget_is_ancestor (get_focus (window), entry));
  ui_destroy (fixture->store, window, box);
}

static void
test_without_store (void)
{
  GtkWidget *view = g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL);
  GtkWidget *window = ui_present (view, 360);

  anning_search_view_set_query (ANNING_SEARCH_VIEW (view), "prison");
  anning_search_view_activate_first (ANNING_SEARCH_VIEW (view));
  ui_destroy (NULL, window, view);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/search-view/snippet", test_snippet);
  g_test_add_func ("/search-view/without-store", test_without_store);
#define ADD(name, func) g_test_add ("/search-view/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("results", test_results);
  ADD ("more", test_more);
  ADD ("long", test_long);
  ADD ("enter-before-answer", test_enter_before_answer);
  ADD ("keys", test_keys);
#undef ADD
  return g_test_run ();
}
