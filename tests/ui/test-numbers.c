/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-dismissal.h"
#include "anning-format.h"
#include "anning-incident.h"
#include "anning-incidents.h"
#include "anning-join-chooser.h"
#include "anning-number-group-dialog.h"
#include "anning-number-list-view.h"
#include "anning-number-page.h"
#include "anning-number.h"
#include "anning-numbers-sheet.h"
#include "anning-telling-group.h"
#include "anning-telling-words.h"
#include "anning-trace-entry.h"
#include "ui-fixture.h"

/* 2026-03-12 21:14:00 in China */
#define EVENING G_GINT64_CONSTANT (1773321240000)
#define SECOND G_GINT64_CONSTANT (1000)

#define COLLECTOR "12100003301"

static gint64
add_incident (UiFixture  *fixture,
              gint64      started_at,
              const char *time_source,
              const char *number,
              const char *creditor)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->time_source = g_strdup (time_source);
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->to_party = g_strdup ("debtor");
  incident->from_number = g_strdup (number);
  incident->creditor = g_strdup (creditor);
  return ui_save (fixture->store, &anning_incident_type, incident);
}

static void
add_trace (UiFixture  *fixture,
           gint64      incident_id,
           const char *kind,
           gint64      started_at)
{
  g_autoptr (AnningTraceEntry) entry = anning_trace_entry_new ();

  entry->incident_id = incident_id;
  entry->kind = g_strdup (kind);
  entry->key = g_strdup (kind);
  entry->started_at = started_at;
  entry->precision_ms = SECOND;
  entry->start = g_strdup (g_str_equal (kind, "bill") ? "answer" : "ringing");
  entry->length_s = 151;
  entry->channel = g_strdup ("call");
  entry->direction = g_strdup ("in");
  entry->connected = g_strdup ("yes");
  entry->number = g_strdup (COLLECTOR);
  entry->place = g_strdup ("A city with a name that needs a second line");
  entry->placed = g_strdup ("fitted");
  ui_save (fixture->store, &anning_trace_entry_type, entry);
}

static guint
count (UiFixture              *fixture,
       const AnningRecordType *type)
{
  g_autoptr (GPtrArray) records = ui_list (fixture->store, type);

  return records->len;
}

static void
click (GtkWidget  *parent,
       const char *label)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Nothing of it stands outside of what holds it. */
static void
require_inside (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_visible (child))
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, widget, &bounds));
      if (GTK_IS_LABEL (child))
        {
          PangoRectangle extents;

          pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (child)), NULL, &extents);
          g_assert_cmpint (extents.width, <=, gtk_widget_get_width (child) + 1);
          g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (widget) + 1);
        }
      require_inside (child);
    }
}

/* The list of numbers; what drops down has one as well. */
static GtkWidget *
find_list (GtkWidget *parent)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        return child;
      if (!GTK_IS_DROP_DOWN (child) && !ADW_IS_COMBO_ROW (child))
        found = find_list (child);
    }
  return found;
}

/* How far apart two times are, as a person says it. */
static void
test_differences (void)
{
  static const struct
  {
    gint64 later;
    gint64 precision;
    const char *words;
  } cases[] = {
    { 7 * SECOND, SECOND, "7 s later" },
    { -65 * SECOND, SECOND, "1 min 5 s earlier" },
    { 120 * SECOND, SECOND, "2 min later" },
    { 0, SECOND, "at the same time" },
    { 999, 1, "at the same time" },
    { -7 * SECOND, 60 * SECOND, "in the same minute" },
    { -60 * SECOND, 60 * SECOND, "1 min earlier" },
    { 53 * SECOND, 60 * SECOND, "1 min later" },
    { 3900 * SECOND, SECOND, "1 h 5 min later" },
    { -7200 * SECOND, SECOND, "2 h earlier" },
    { -172800 * SECOND, SECOND, "2 days earlier" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = anning_telling_difference (EVENING, EVENING + cases[i].later, cases[i].precision);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_sources (UiFixture     *fixture,
              gconstpointer  data)
{
  GtkWidget *group = g_object_new (ANNING_TYPE_TELLING_GROUP, NULL);
  gint64 note = add_incident (fixture, EVENING - 86400 * SECOND, "typed", COLLECTOR, NULL);
  gint64 id = add_incident (fixture, EVENING + 7 * SECOND, "call_log", COLLECTOR, "Bank of the Lake");
  GtkWidget *window;

  add_trace (fixture, id, "call_log", EVENING + 7 * SECOND);
  add_trace (fixture, id, "bill", EVENING + 12 * SECOND);
  window = ui_present_in_window (group);

  /* Of a note alone there is nothing to say. */
  anning_telling_group_show (ANNING_TELLING_GROUP (group), fixture->store, note);
  ui_settle (fixture->store);
  /* Nothing tells of it; it can still be joined by hand. */
  g_assert_null (ui_find (group, ADW_TYPE_PREFERENCES_GROUP, NULL));
  g_assert_nonnull (ui_find (group, GTK_TYPE_BUTTON, "Join With Another Contact…"));

  anning_telling_group_show (ANNING_TELLING_GROUP (group), fixture->store, id);
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_get_visible (group));
  g_assert_nonnull (ui_find (group, ADW_TYPE_PREFERENCES_ROW, "Call log of the phone"));
  g_assert_nonnull (ui_find (group, ADW_TYPE_PREFERENCES_ROW, "Carrier's bill"));
  g_assert_nonnull (ui_find (group, GTK_TYPE_LABEL,
                             "21:14:12 · 5 s later · 02:31 long · " COLLECTOR
                             " · A city with a name that needs a second line"));

  click (group, "Separate");
  ui_settle (fixture->store);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 3);
  g_assert_cmpuint (count (fixture, &anning_dismissal_type), ==, 1);
  /* The last source stays where it is. */
  g_assert_null (ui_find (group, GTK_TYPE_BUTTON, "Separate"));

  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
  g_assert_cmpuint (count (fixture, &anning_dismissal_type), ==, 0);
  g_assert_nonnull (ui_find (group, GTK_TYPE_BUTTON, "Separate"));
  ui_destroy (fixture->store, window, group);
}

static void
test_maybe (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *group = g_object_new (ANNING_TYPE_TELLING_GROUP, NULL);
  gint64 id = add_incident (fixture, EVENING + 7 * SECOND, "call_log", COLLECTOR, NULL);
  gint64 other = add_incident (fixture, EVENING + 12 * SECOND, "bill", COLLECTOR, NULL);
  GtkWidget *window = ui_present_in_window (group);
  g_autoptr (GPtrArray) traces = NULL;

  add_trace (fixture, id, "call_log", EVENING + 7 * SECOND);
  add_trace (fixture, other, "bill", EVENING + 12 * SECOND);
  anning_telling_group_show (ANNING_TELLING_GROUP (group), fixture->store, id);
  ui_settle (fixture->store);

  click (group, "Not the Same");
  ui_settle (fixture->store);
  g_assert_null (ui_find (group, GTK_TYPE_BUTTON, "Not the Same"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);

  click (group, "The Same");
  ui_settle (fixture->store);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 1);
  traces = ui_list (fixture->store, &anning_trace_entry_type);
  g_assert_cmpuint (traces->len, ==, 2);
  for (guint i = 0; i < traces->len; i++)
    g_assert_cmpint (((const AnningTraceEntry *) g_ptr_array_index (traces, i))->incident_id, ==, id);
  g_assert_null (ui_find (group, GTK_TYPE_BUTTON, "The Same"));

  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
  g_assert_nonnull (ui_find (group, GTK_TYPE_BUTTON, "The Same"));
  ui_destroy (fixture->store, window, group);
}

static GtkWidget *
find_window (GType type)
{
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

/* Two that nothing brings together: another number, hours apart. */
static void
test_join_by_hand (UiFixture     *fixture,
                   gconstpointer  data)
{
  GtkWidget *group = g_object_new (ANNING_TYPE_TELLING_GROUP, NULL);
  gint64 id = add_incident (fixture, EVENING, "call_log", COLLECTOR, NULL);
  gint64 other = add_incident (fixture, EVENING + 7200 * SECOND, "bill", "13900139002", NULL);
  GtkWidget *window = ui_present_in_window (group);
  GtkWidget *chooser, *row;
  g_autoptr (GPtrArray) traces = NULL;

  add_trace (fixture, id, "call_log", EVENING);
  add_trace (fixture, other, "bill", EVENING + 7200 * SECOND);
  anning_telling_group_show (ANNING_TELLING_GROUP (group), fixture->store, id);
  ui_settle (fixture->store);
  g_assert_null (ui_find (group, GTK_TYPE_BUTTON, "The Same"));

  click (group, "Join With Another Contact…");
  ui_settle (fixture->store);
  chooser = find_window (ANNING_TYPE_JOIN_CHOOSER);
  g_assert_nonnull (chooser);
  row = ui_find (chooser, ADW_TYPE_ACTION_ROW, NULL);
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "13900139002"));
  g_signal_emit_by_name (row, "activated");
  ui_settle (fixture->store);
  g_assert_null (find_window (ANNING_TYPE_JOIN_CHOOSER));
  /* They say something else of the number. */
  g_signal_emit_by_name (find_window (ADW_TYPE_MESSAGE_DIALOG), "response", "join");
  ui_settle (fixture->store);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 1);
  traces = ui_list (fixture->store, &anning_trace_entry_type);
  for (guint i = 0; i < traces->len; i++)
    g_assert_cmpint (((const AnningTraceEntry *) g_ptr_array_index (traces, i))->incident_id, ==, id);

  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
  if (find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL)
    gtk_window_destroy (GTK_WINDOW (find_window (ADW_TYPE_MESSAGE_DIALOG)));
  ui_destroy (fixture->store, window, group);
}

/* Sources and a suggestion, as narrow as it gets. */
static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *group = g_object_new (ANNING_TYPE_TELLING_GROUP, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  gint64 id = add_incident (fixture, EVENING + 7 * SECOND, "call_log", COLLECTOR, "Bank of the Lake");
  GtkWidget *window;

  add_trace (fixture, id, "call_log", EVENING + 7 * SECOND);
  add_trace (fixture, id, "bill", EVENING + 12 * SECOND);
  add_incident (fixture, EVENING, "typed", NULL, NULL);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", group, NULL);
  window = ui_present (scroller, 360);
  anning_telling_group_show (ANNING_TELLING_GROUP (group), fixture->store, id);
  ui_wait (fixture->store, 100);
  g_assert_nonnull (ui_find (group, GTK_TYPE_BUTTON, "The Same"));
  g_assert_cmpint (gtk_widget_get_width (group), <=, 360);
  require_inside (group);
  ui_destroy (fixture->store, window, group);
}

static void
opened_cb (GtkWidget   *list,
           const char  *number,
           char       **opened)
{
  g_free (*opened);
  *opened = g_strdup (number);
}

static void
test_list (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *list;
  GtkWidget *window;
  GtkWidget *search;
  GtkWidget *view;
  g_autofree char *opened = NULL;

  add_incident (fixture, EVENING, "typed", COLLECTOR, "Bank of the Lake");
  add_incident (fixture, EVENING + SECOND, "typed", COLLECTOR, NULL);
  add_incident (fixture, EVENING, "typed", "12100004401", "Loan of the Hill");
  list = anning_number_list_view_new (fixture->store);
  g_signal_connect (list, "open", G_CALLBACK (opened_cb), &opened);
  window = ui_present_in_window (list);
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_number_list_view_get_n_shown (ANNING_NUMBER_LIST_VIEW (list)), ==, 2);
  g_assert_nonnull (ui_find (list, GTK_TYPE_LABEL, "2 contacts"));

  search = ui_find (list, GTK_TYPE_SEARCH_ENTRY, NULL);
  view = find_list (list);
  gtk_editable_set_text (GTK_EDITABLE (search), "4401");
  ui_wait (fixture->store, 300);
  g_assert_cmpuint (anning_number_list_view_get_n_shown (ANNING_NUMBER_LIST_VIEW (list)), ==, 1);
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_cmpstr (opened, ==, "12100004401");
  gtk_editable_set_text (GTK_EDITABLE (search), "LAKE");
  ui_wait (fixture->store, 300);
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_cmpstr (opened, ==, COLLECTOR);
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  ui_wait (fixture->store, 300);
  g_assert_cmpuint (anning_number_list_view_get_n_shown (ANNING_NUMBER_LIST_VIEW (list)), ==, 0);
  ui_destroy (fixture->store, window, list);
}

/* As wide as the narrowest window, with the usual text and the largest; a day is one line. */
static void
test_list_narrow (UiFixture     *fixture,
                  gconstpointer  data)
{
  g_autofree char *day = anning_format_date (EVENING, 480);

  add_incident (fixture, EVENING, "typed", "4001234567890",
                "The Very Long Name of a Loan Company of the Hill (Chongqing) Limited");
  for (int times = 1; times <= 2; times++)
    {
      GtkWidget *list, *window, *last;
      int least;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", times * 96 * 1024, NULL);
      list = anning_number_list_view_new (fixture->store);
      window = ui_present (list, 360);
      ui_wait (fixture->store, 200);
      gtk_widget_measure (list, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 360);
      last = ui_find (list, GTK_TYPE_LABEL, day);
      g_assert_nonnull (last);
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (last))), ==, 1);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (last))));
      ui_destroy (fixture->store, window, list);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_group (UiFixture     *fixture,
            gconstpointer  data)
{
  static const char *const numbers[] = { COLLECTOR, "12100004401", NULL };
  GtkWidget *below = gtk_label_new ("below");
  GtkWidget *window = ui_present_in_window (below);
  GtkWidget *dialog;
  g_autoptr (GPtrArray) incidents = NULL;

  add_incident (fixture, EVENING, "typed", COLLECTOR, NULL);
  add_incident (fixture, EVENING, "typed", "12100004401", "Loan of the Hill");
  dialog = anning_number_group_dialog_present (below, fixture->store, numbers);
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "Note It")));
  ui_type (dialog, "Agency", " Agency B ");
  click (dialog, "Note It");
  ui_settle (fixture->store);

  g_assert_cmpuint (count (fixture, &anning_number_type), ==, 2);
  incidents = ui_list (fixture->store, &anning_incident_type);
  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);

      g_assert_cmpstr (incident->collector, ==, incident->creditor == NULL ? "Agency B" : NULL);
    }
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);
  g_assert_cmpuint (count (fixture, &anning_number_type), ==, 0);
  ui_destroy (fixture->store, window, below);
}

static void
filter_cb (GtkWidget                   *page,
           const AnningIncidentFilter  *filter,
           const char                  *title,
           char                       **number)
{
  g_free (*number);
  *number = g_strdup (filter->number);
}

static void
test_page (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *page;
  GtkWidget *window;
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autofree char *asked = NULL;

  ui_load_texts ();
  add_incident (fixture, EVENING, "typed", COLLECTOR, NULL);
  add_incident (fixture, EVENING + 3600 * SECOND, "typed", COLLECTOR, NULL);
  add_incident (fixture, EVENING, "typed", "12100004401", "Bank of the Lake");
  page = anning_number_page_new (fixture->store);
  g_signal_connect (page, "open", G_CALLBACK (filter_cb), &asked);
  window = ui_present_in_window (page);
  anning_number_page_show (ANNING_NUMBER_PAGE (page), "121-0000-3301");
  ui_wait (fixture->store, 200);
  g_assert_cmpstr (anning_number_page_get_number (ANNING_NUMBER_PAGE (page)), ==, COLLECTOR);
  g_assert_nonnull (ui_find (page, ADW_TYPE_ACTION_ROW, "2 contacts"));
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "2 calls answered"));
  g_assert_false (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_BUTTON, "Write It Into Them")));

  click (page, "Show Its Contacts");
  g_assert_cmpstr (asked, ==, COLLECTOR);

  /* Said here, and then written into the contacts that name nobody. */
  ui_type (page, "Creditor", "Bank of the Lake");
  ui_wait (fixture->store, 800);
  numbers = ui_list (fixture->store, &anning_number_type);
  g_assert_cmpuint (numbers->len, ==, 1);
  g_assert_cmpstr (((const AnningNumber *) g_ptr_array_index (numbers, 0))->number, ==, COLLECTOR);
  g_assert_true (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_BUTTON, "Write It Into Them")));
  /* The other one of this creditor. */
  g_assert_nonnull (ui_find (page, ADW_TYPE_ACTION_ROW, "12100004401"));
  click (page, "Write It Into Them");
  ui_wait (fixture->store, 100);
  incidents = ui_list (fixture->store, &anning_incident_type);
  for (guint i = 0; i < incidents->len; i++)
    g_assert_cmpstr (((const AnningIncident *) g_ptr_array_index (incidents, i))->creditor, ==, "Bank of the Lake");
  g_assert_false (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_BUTTON, "Write It Into Them")));

  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_wait (fixture->store, 100);
  g_assert_true (gtk_widget_get_mapped (ui_find (page, GTK_TYPE_BUTTON, "Write It Into Them")));
  ui_destroy (fixture->store, window, page);
}

/* The list, a number and back, in no more room than the narrowest window has. */
static void
test_sheet (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *sheet;
  GtkWidget *list;
  int least;

  ui_load_texts ();
  add_incident (fixture, EVENING, "typed", COLLECTOR, "Bank of the Lake and of All Its Long-Named Branches");
  sheet = anning_numbers_sheet_new (fixture->store, NULL);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 100);
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (sheet)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  list = find_list (sheet);
  g_signal_emit_by_name (list, "activate", 0);
  ui_wait (fixture->store, 200);
  g_assert_false (gtk_widget_get_mapped (list));
  g_assert_nonnull (ui_find (sheet, ADW_TYPE_ENTRY_ROW, "What you call it"));
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (sheet)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_widget_activate_action (sheet, "numbers.back", NULL);
  ui_wait (fixture->store, 100);
  g_assert_true (gtk_widget_get_mapped (list));
  ui_destroy (fixture->store, sheet, sheet);
}

/* What was done in a sheet is taken back in it, and from the window once it is gone. */
static void
test_undo_in_sheet (UiFixture     *fixture,
                    gconstpointer  data)
{
  GtkWidget *below = gtk_label_new ("below");
  GtkWidget *window = ui_present_in_window (below);
  g_autoptr (AnningNumber) number = anning_number_new ();

  ui_load_texts ();
  add_incident (fixture, EVENING, "typed", COLLECTOR, NULL);
  number->number = g_strdup (COLLECTOR);
  number->creditor = g_strdup ("Bank of the Lake");
  ui_save (fixture->store, &anning_number_type, number);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *sheet = anning_numbers_sheet_new (fixture->store, COLLECTOR);
      g_autoptr (GPtrArray) written = NULL;
      g_autoptr (GPtrArray) incidents = NULL;

      gtk_window_set_transient_for (GTK_WINDOW (sheet), GTK_WINDOW (window));
      gtk_window_present (GTK_WINDOW (sheet));
      ui_wait (fixture->store, 200);
      click (sheet, "Write It Into Them");
      ui_wait (fixture->store, 100);
      written = ui_list (fixture->store, &anning_incident_type);
      g_assert_cmpstr (((const AnningIncident *) g_ptr_array_index (written, 0))->creditor, ==, "Bank of the Lake");
      if (i == 0)
        {
          click (sheet, "Undo");
          ui_wait (fixture->store, 100);
        }
      ui_destroy (fixture->store, sheet, sheet);
      if (i == 1)
        gtk_widget_activate_action (window, "win.undo", NULL);
      ui_settle (fixture->store);
      incidents = ui_list (fixture->store, &anning_incident_type);
      g_assert_null (((const AnningIncident *) g_ptr_array_index (incidents, 0))->creditor);
    }
  ui_destroy (fixture->store, window, below);
}

#define TEST(path, function) g_test_add ("/numbers/" path, UiFixture, NULL, ui_set_up, function, ui_tear_down)

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/numbers/differences", test_differences);
  TEST ("sources", test_sources);
  TEST ("maybe", test_maybe);
  TEST ("join-by-hand", test_join_by_hand);
  TEST ("narrow", test_narrow);
  TEST ("list", test_list);
  TEST ("list-narrow", test_list_narrow);
  TEST ("group", test_group);
  TEST ("page", test_page);
  TEST ("sheet", test_sheet);
  TEST ("undo-in-sheet", test_undo_in_sheet);

  return g_test_run ();
}
