/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-view.h"

#include "anning-amount-entry.h"
#include "anning-budget-left-group.h"
#include "anning-budget-people-group.h"
#include "anning-budget-versions-group.h"
#include "anning-budget-year-group.h"
#include "anning-figure-table.h"
#include "anning-income-group.h"
#include "anning-spending-group.h"
#include "ui-fixture.h"

typedef struct
{
  AnningPlannerBook *book;
  GtkWidget *window;
  GtkWidget *view;
} Opened;

static void
open_view (UiFixture *fixture,
           Opened    *opened)
{
  opened->book = anning_planner_book_new (fixture->store);
  opened->view = g_object_new (ANNING_TYPE_BUDGET_VIEW, "book", opened->book, NULL);
  opened->window = ui_present_in_window (opened->view);
  ui_settle (fixture->store);
}

static void
close_view (UiFixture *fixture,
            Opened    *opened)
{
  ui_destroy (fixture->store, opened->window, opened->view);
  g_object_unref (opened->book);
}

static void
add_line (UiFixture  *fixture,
          const char *kind,
          const char *category,
          const char *name,
          const char *person,
          const char *period,
          gint64      amount)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->category = g_strdup (category);
  line->name = g_strdup (name);
  line->person = g_strdup (person);
  line->period = g_strdup (period);
  line->amount = amount;
  ui_save (fixture->store, &anning_budget_line_type, line);
}

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* The field in the head of the line titled @title. */
static GtkEditable *
find_amount (GtkWidget  *view,
             const char *title)
{
  GtkWidget *row = ui_find (view, ADW_TYPE_EXPANDER_ROW, title);
  GtkWidget *entry = row != NULL ? ui_find (row, ANNING_TYPE_AMOUNT_ENTRY, NULL) : NULL;

  g_assert_nonnull (entry);
  return GTK_EDITABLE (entry);
}

static const char *
find_figure (GtkWidget  *view,
             const char *title)
{
  GtkWidget *row = ui_find (view, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return gtk_label_get_label (g_object_get_data (G_OBJECT (row), "anning-figure"));
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* Whether the widget's upper edge can be seen on its page, without scrolling. */
static gboolean
is_on_page (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scroller, &bounds));
  return bounds.origin.y >= 0 && bounds.origin.y + 40 < gtk_widget_get_height (scroller);
}

static guint
count_lines (UiFixture *fixture)
{
  g_autoptr (GPtrArray) lines = ui_list (fixture->store, &anning_budget_line_type);

  return lines->len;
}

/* Returns: (transfer full): what stands in the list of a group from top to bottom: heads in brackets */
static char *
read_list (GtkWidget *view,
           GType      type)
{
  GtkWidget *list = GTK_WIDGET (anning_record_group_get_list (ANNING_RECORD_GROUP (ui_find (view, type, NULL))));
  GString *text = g_string_new (NULL);

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);
      GtkWidget *head;

      if (row == NULL)
        return g_string_free (text, FALSE);
      if (!gtk_widget_get_child_visible (GTK_WIDGET (row)) || !gtk_widget_get_visible (GTK_WIDGET (row)))
        continue;
      head = gtk_list_box_row_get_header (row);
      if (head != NULL && gtk_widget_get_first_child (head) == NULL)
        g_string_append (text, "[] ");
      else if (head != NULL)
        g_string_append_printf (text, "[%s %s] ", gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (head))),
                                gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (head))));
      g_string_append_printf (text, "%s, ", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
    }
}

/* From nothing to a budget by typing sums into lines that one click has made. */
static void
test_begin (UiFixture     *fixture,
            gconstpointer  data)
{
  Opened opened;
  g_autofree char *list = NULL;

  open_view (fixture, &opened);
  g_assert_true (is_seen (ui_find (opened.view, GTK_TYPE_BUTTON, "Begin with the Usual Groups")));
  g_assert_false (is_seen (ui_find (opened.view, ADW_TYPE_EXPANDER_ROW, "How it is worked out")));
  click (opened.view, "Begin with the Usual Groups");
  ui_settle (fixture->store);
  g_assert_cmpuint (count_lines (fixture), ==, 11);
  g_assert_false (is_seen (ui_find (opened.view, GTK_TYPE_BUTTON, "Begin with the Usual Groups")));

  /* Lines that only name their category have no heads that name it again. */
  list = read_list (opened.view, ANNING_TYPE_SPENDING_GROUP);
  g_assert_true (g_str_has_prefix (list, "Housing, Water, power, heating, Food, "));

  /* While one side waits for its first sum, nothing is said of what is left. */
  gtk_editable_set_text (find_amount (opened.view, "Housing"), "1800");
  ui_settle (NULL);
  g_assert_false (is_seen (ui_find (opened.view, ADW_TYPE_ACTION_ROW, "Nothing to spare")));
  gtk_editable_set_text (find_amount (opened.view, "Wages"), "6000");
  gtk_editable_set_text (find_amount (opened.view, "Food"), "1500.5");
  ui_settle (NULL);
  g_assert_cmpstr (find_figure (opened.view, "Left in a normal month"), ==, "¥2,699.50");
  ui_wait (fixture->store, 700);

  /* Undo takes back what is still empty, and leaves what was filled in. */
  gtk_widget_activate_action (opened.window, "win.undo", NULL);
  ui_settle (fixture->store);
  g_assert_cmpuint (count_lines (fixture), ==, 3);
  g_assert_null (ui_find (opened.view, ADW_TYPE_EXPANDER_ROW, "Transport"));
  g_assert_nonnull (ui_find (opened.view, ADW_TYPE_EXPANDER_ROW, "Housing"));
  close_view (fixture, &opened);
}

static void
add_household (UiFixture *fixture)
{
  add_line (fixture, "spending", "food", "Market", NULL, "monthly", 180000);
  add_line (fixture, "spending", "children", "School", "Child", "once", 90000);
  add_line (fixture, "income", "wages", "Wages A", "A", "monthly", 500000);
  add_line (fixture, "spending", "housing", "Rent", NULL, "monthly", 220000);
  add_line (fixture, "spending", "food", "Canteen", "A", "monthly", 20000);
  add_line (fixture, "spending", "children", "Books", "Child", "yearly", 120000);
}

static void
test_groups (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened;
  g_autofree char *all = NULL;
  g_autofree char *own = NULL;
  g_autofree char *moved = NULL;
  GtkWidget *choice;
  GtkWidget *row;

  add_household (fixture);
  open_view (fixture, &opened);
  all = read_list (opened.view, ANNING_TYPE_SPENDING_GROUP);
  g_assert_cmpstr (all, ==, "[Housing ¥2,200.00] Rent, [Food ¥2,000.00] Market, Canteen, "
                            "[Children ¥100.00] Books, School, ");

  /* What belongs to one person, with sums over that. */
  choice = ui_find (opened.view, ADW_TYPE_COMBO_ROW, "Lines shown below");
  g_assert_true (is_seen (choice));
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 1);
  ui_settle (NULL);
  own = read_list (opened.view, ANNING_TYPE_SPENDING_GROUP);
  g_assert_cmpstr (own, ==, "[Food ¥200.00] Canteen, ");
  g_assert_cmpstr (find_figure (opened.view, "Left in a normal month"), ==, "¥700.00");
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 0);
  ui_settle (NULL);

  /* A line stays where it is while it is open, and goes to its group when it is closed. */
  row = ui_find (opened.view, ADW_TYPE_EXPANDER_ROW, "Canteen");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (row, ADW_TYPE_COMBO_ROW, "Category")), 3);
  ui_settle (fixture->store);
  moved = read_list (opened.view, ANNING_TYPE_SPENDING_GROUP);
  g_assert_true (g_str_has_prefix (moved, "[Housing ¥2,200.00] Rent, [Food ¥1,800.00] Market, Canteen, "));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  ui_settle (fixture->store);
  g_free (moved);
  moved = read_list (opened.view, ANNING_TYPE_SPENDING_GROUP);
  g_assert_cmpstr (moved, ==, "[Housing ¥2,200.00] Rent, [Food ¥1,800.00] Market, [Transport ¥200.00] Canteen, "
                              "[Children ¥100.00] Books, School, ");
  close_view (fixture, &opened);
}

/* A head stands over what it says more of than the line itself, and ends where the next line has none. */
static void
test_heads (UiFixture     *fixture,
            gconstpointer  data)
{
  Opened opened;
  g_autofree char *list = NULL;

  add_line (fixture, "spending", "parents", NULL, NULL, "monthly", 50000);
  add_line (fixture, "spending", "food", "Market", NULL, "monthly", 180000);
  add_line (fixture, "spending", "housing", NULL, NULL, "monthly", 220000);
  add_line (fixture, "spending", "food", NULL, NULL, "monthly", 20000);
  add_line (fixture, "spending", "transport", NULL, NULL, "monthly", 10000);
  open_view (fixture, &opened);
  list = read_list (opened.view, ANNING_TYPE_SPENDING_GROUP);
  g_assert_cmpstr (list, ==, "Housing, [Food ¥2,000.00] Market, Food, [] Transport, Parents, ");
  close_view (fixture, &opened);
}

/* Lines that come while the button that adds one has the focus, as at first it may: the page stays at its top. */
static void
test_top (UiFixture     *fixture,
          gconstpointer  data)
{
  Opened opened;
  GtkWidget *group;
  GtkAdjustment *place;

  open_view (fixture, &opened);
  group = ui_find (opened.view, ANNING_TYPE_INCOME_GROUP, NULL);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (group, GTK_TYPE_SCROLLED_WINDOW)));
  g_assert_true (gtk_widget_grab_focus (ui_find (group, GTK_TYPE_BUTTON, "Add an income")));
  add_household (fixture);
  ui_wait (fixture->store, 100);
  g_assert_cmpfloat (gtk_adjustment_get_upper (place), >, gtk_adjustment_get_page_size (place));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
  close_view (fixture, &opened);
}

/* The sum in the head of a line and in its form are one. */
static void
test_amount (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened;
  GtkEditable *amount;
  GtkWidget *row;

  add_household (fixture);
  open_view (fixture, &opened);
  row = ui_find (opened.view, ADW_TYPE_EXPANDER_ROW, "Rent");
  amount = find_amount (opened.view, "Rent");
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "2,200.00");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_type (row, "Amount (yuan)", "2300");
  ui_settle (NULL);
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "2,300.00");
  gtk_editable_set_text (amount, "２４００元");
  ui_settle (NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_find (row, ADW_TYPE_ENTRY_ROW, "Amount (yuan)"))), ==, "2,400.00");

  /* What cannot be read is said beside it, stays as it was typed, and changes nothing. */
  gtk_editable_set_text (amount, "much");
  ui_settle (NULL);
  g_assert_nonnull (anning_amount_entry_get_message (ANNING_AMOUNT_ENTRY (amount)));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   anning_amount_entry_get_message (ANNING_AMOUNT_ENTRY (amount)));
  g_assert_cmpstr (gtk_editable_get_text (amount), ==, "much");
  gtk_editable_set_text (amount, "2500");
  ui_wait (fixture->store, 700);
  g_assert_null (anning_amount_entry_get_message (ANNING_AMOUNT_ENTRY (amount)));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Every month");
  {
    g_autoptr (GPtrArray) lines = ui_list (fixture->store, &anning_budget_line_type);
    gboolean found = FALSE;

    for (guint i = 0; i < lines->len; i++)
      {
        const AnningBudgetLine *line = g_ptr_array_index (lines, i);

        found |= g_strcmp0 (line->name, "Rent") == 0 && line->amount == 250000;
      }
    g_assert_true (found);
  }
  close_view (fixture, &opened);
}

static void
test_left (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;
  GtkWidget *group;
  GtkWidget *disclosure;
  AnningFigureTable *table;
  GtkEditable *lean;
  GtkWidget *wages;

  add_household (fixture);
  open_view (fixture, &opened);
  group = ui_find (opened.view, ANNING_TYPE_BUDGET_LEFT_GROUP, NULL);
  /* 5 000 less 2 200, 2 000 and 100. */
  g_assert_cmpstr (find_figure (opened.view, "Left in a normal month"), ==, "¥700.00");
  g_assert_false (is_seen (ui_find (group, ADW_TYPE_ACTION_ROW, "Ask for a deferral")));

  disclosure = ui_find (group, ADW_TYPE_EXPANDER_ROW, "How it is worked out");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (disclosure), TRUE);
  ui_settle (NULL);
  table = ANNING_FIGURE_TABLE (ui_find (group, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 7);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 4, 0), ==, "Children");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 4, 1), ==, "¥100.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 5, 1), ==, "¥4,300.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 6, 2), ==, "¥700.00");

  /* An income that may fall to 4 000: nothing in a lean month. */
  wages = ui_find (opened.view, ADW_TYPE_EXPANDER_ROW, "Wages A");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (wages), TRUE);
  lean = GTK_EDITABLE (ui_find (wages, ADW_TYPE_ENTRY_ROW, "Amount in a lean month (yuan)"));
  gtk_editable_set_text (lean, "4000");
  ui_settle (NULL);
  g_assert_cmpstr (find_figure (opened.view, "Left in a lean month"), ==, "−¥300.00");
  g_assert_true (is_seen (ui_find (group, ADW_TYPE_ACTION_ROW, "How to negotiate")));

  /* And nothing at all: a result like any other, with steps of its own. */
  gtk_editable_set_text (find_amount (opened.view, "Wages A"), "4300");
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (group, ADW_TYPE_ACTION_ROW, "Nothing to spare")));
  g_assert_true (is_seen (ui_find (group, ADW_TYPE_ACTION_ROW, "Ask for a deferral")));
  g_assert_false (is_seen (ui_find (group, ADW_TYPE_ACTION_ROW, "How to negotiate")));
  close_view (fixture, &opened);
}

static void
test_year (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;
  GtkWidget *group;
  AnningFigureTable *table;
  GtkWidget *row;

  add_household (fixture);
  open_view (fixture, &opened);
  group = ui_find (opened.view, ANNING_TYPE_BUDGET_YEAR_GROUP, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (group, ADW_TYPE_EXPANDER_ROW, "Month by month")), TRUE);
  ui_settle (NULL);
  table = ANNING_FIGURE_TABLE (ui_find (group, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 12);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 11, 1), ==, "¥700.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 11, 3), ==, "");

  /* An event has no month until it has a day. */
  row = ui_find (group, ADW_TYPE_ACTION_ROW, "School");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "No day yet: in none of these months");
  click (group, "Add what happens once");
  ui_settle (fixture->store);
  row = GTK_WIDGET (anning_record_group_get_row (ANNING_RECORD_GROUP (ui_find (opened.view, ANNING_TYPE_SPENDING_GROUP, NULL)), 5));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  ui_wait (fixture->store, 100);
  g_assert_true (is_on_page (row));
  ui_type (row, "Name of the line", "Moving house");
  ui_type (row, "Amount (yuan)", "800");
  {
    g_autoptr (GDateTime) now = g_date_time_new_now_local ();
    g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

    ui_type (row, "On which day", day);
  }
  ui_wait (fixture->store, 700);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 1), ==, "−¥100.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 3), ==, "−¥800.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 1), ==, "¥700.00");
  g_assert_nonnull (ui_find (group, ADW_TYPE_ACTION_ROW, "Moving house"));
  close_view (fixture, &opened);
}

static void
test_versions (UiFixture     *fixture,
               gconstpointer  data)
{
  Opened opened;
  GtkWidget *group;
  AdwExpanderRow *row;
  AnningFigureTable *table;

  open_view (fixture, &opened);
  group = ui_find (opened.view, ANNING_TYPE_BUDGET_VERSIONS_GROUP, NULL);
  g_assert_false (gtk_widget_get_sensitive (ui_find (group, GTK_TYPE_BUTTON, "Keep This Budget")));
  add_household (fixture);
  ui_settle (fixture->store);

  /* What was typed just now is in what is kept. */
  gtk_editable_set_text (find_amount (opened.view, "Rent"), "2100");
  click (group, "Keep This Budget");
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_record_group_get_n_rows (ANNING_RECORD_GROUP (group)), ==, 1);
  row = anning_record_group_get_row (ANNING_RECORD_GROUP (group), 0);
  adw_expander_row_set_expanded (row, TRUE);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "Nothing has changed since then."));

  gtk_editable_set_text (find_amount (opened.view, "Rent"), "2500");
  ui_wait (fixture->store, 700);
  g_assert_nonnull (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW,
                             "1 line differs. Left in a normal month: then ¥800.00, now ¥400.00."));
  table = ANNING_FIGURE_TABLE (ui_find (GTK_WIDGET (row), ANNING_TYPE_FIGURE_TABLE, NULL));
  /* Six lines and four sums. */
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 10);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 0), ==, "Rent");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 1), ==, "¥2,100.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 2), ==, "¥2,500.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 3), ==, "+¥400.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 8, 3), ==, "−¥400.00");

  ui_type (GTK_WIDGET (row), "Name of this budget", "Before the rent rose");
  ui_wait (fixture->store, 700);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Before the rent rose");
  click (GTK_WIDGET (row), "Delete this kept budget");
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_record_group_get_n_rows (ANNING_RECORD_GROUP (group)), ==, 0);
  gtk_widget_activate_action (opened.window, "win.undo", NULL);
  ui_settle (fixture->store);
  row = anning_record_group_get_row (ANNING_RECORD_GROUP (group), 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Before the rent rose");
  adw_expander_row_set_expanded (row, TRUE);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW,
                             "1 line differs. Left in a normal month: then ¥800.00, now ¥400.00."));
  close_view (fixture, &opened);
}

static void
test_summary (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningPlannerBook) book = anning_planner_book_new (fixture->store);
  g_autofree char *empty = NULL;
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;
  GDate today;

  g_date_set_dmy (&today, 21, G_DATE_NOVEMBER, 2026);
  ui_settle (fixture->store);
  empty = anning_budget_view_summary (book, 0, &today);
  g_assert_cmpstr (empty, ==, "What comes in, what is needed, what is left");
  add_household (fixture);
  ui_settle (fixture->store);
  some = anning_budget_view_summary (book, 0, &today);
  g_assert_cmpstr (some, ==, "¥700.00 left a month");
  add_line (fixture, "spending", "health", "Medicine", NULL, "monthly", 70000);
  ui_settle (fixture->store);
  none = anning_budget_view_summary (book, 0, &today);
  g_assert_cmpstr (none, ==, "Nothing to spare at present");
}

/* A field that is being typed into stays where it is, also when next steps come above it. */
static void
test_in_place (UiFixture     *fixture,
               gconstpointer  data)
{
  Opened opened;
  GtkEditable *amount;
  graphene_point_t before, after;

  add_household (fixture);
  open_view (fixture, &opened);
  amount = find_amount (opened.view, "Canteen");
  gtk_widget_grab_focus (GTK_WIDGET (amount));
  ui_wait (fixture->store, 300);
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (amount), opened.window, &GRAPHENE_POINT_INIT (0, 0), &before));
  gtk_editable_set_text (amount, "9000");
  ui_wait (fixture->store, 300);
  g_assert_true (is_seen (ui_find (opened.view, ADW_TYPE_ACTION_ROW, "Ask for a deferral")));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (amount), opened.window, &GRAPHENE_POINT_INIT (0, 0), &after));
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 2);
  close_view (fixture, &opened);
}

static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened;
  int minimum;

  add_household (fixture);
  open_view (fixture, &opened);
  click (ui_find (opened.view, ANNING_TYPE_BUDGET_VERSIONS_GROUP, NULL), "Keep This Budget");
  ui_settle (fixture->store);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const titles[] = { "How it is worked out", "Month by month", "Rent" };

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (opened.view, ADW_TYPE_EXPANDER_ROW, titles[i])), TRUE);
    }
  adw_expander_row_set_expanded (anning_record_group_get_row (
    ANNING_RECORD_GROUP (ui_find (opened.view, ANNING_TYPE_BUDGET_VERSIONS_GROUP, NULL)), 0), TRUE);
  ui_settle (fixture->store);
  gtk_widget_measure (opened.view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  close_view (fixture, &opened);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/budget-view/begin", test_begin);
  ADD ("/budget-view/groups", test_groups);
  ADD ("/budget-view/heads", test_heads);
  ADD ("/budget-view/top", test_top);
  ADD ("/budget-view/amount", test_amount);
  ADD ("/budget-view/left", test_left);
  ADD ("/budget-view/year", test_year);
  ADD ("/budget-view/versions", test_versions);
  ADD ("/budget-view/summary", test_summary);
  ADD ("/budget-view/in-place", test_in_place);
  ADD ("/budget-view/narrow", test_narrow);
#undef ADD
  return g_test_run ();
}
