/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-calendar-sheet.h"
#include "anning-calendar-view.h"
#include "anning-date.h"
#include "anning-debt.h"
#include "anning-due-group.h"
#include "anning-evidence-view.h"
#include "anning-evidence.h"
#include "anning-figure-table.h"
#include "anning-month-grid.h"
#include "anning-payments-view.h"
#include "anning-planner-page.h"
#include "anning-proposal.h"
#include "ui-fixture.h"

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (anning_day_parse (text, &date));
  return date;
}

/* ---- the month ---- */

static AnningMonthMark
mark_fifth (const GDate  *date,
            char        **text,
            gpointer      user_data)
{
  if (g_date_get_day (date) != 5)
    return ANNING_MONTH_MARK_NONE;
  *text = g_strdup ("2 due, ¥1,200.00");
  return ANNING_MONTH_MARK_OPEN;
}

static void
note_cb (guint *counter)
{
  *counter += 1;
}

static void
press (GtkWidget *grid,
       guint      key)
{
  g_autoptr (GListModel) controllers = NULL;
  GtkWidget *days = gtk_widget_get_parent (
    anning_month_grid_get_button (ANNING_MONTH_GRID (grid), anning_month_grid_get_day (ANNING_MONTH_GRID (grid))));
  gboolean handled = FALSE;

  controllers = gtk_widget_observe_controllers (days);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
check_day (GtkWidget  *grid,
           const char *expected)
{
  const GDate *chosen = anning_month_grid_get_day (ANNING_MONTH_GRID (grid));
  g_autofree char *text = anning_day_format (chosen);
  GtkWidget *button = anning_month_grid_get_button (ANNING_MONTH_GRID (grid), chosen);

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_true (gtk_widget_get_focusable (button));
}

static void
test_grid (void)
{
  GDate today = day ("2026-01-31");
  GDate first = day ("2025-12-29");
  GDate last = day ("2026-02-08");
  GDate fifth = day ("2026-02-05");
  GtkWidget *grid = anning_month_grid_new (&today, mark_fifth, NULL);
  GtkWidget *window = ui_present (grid, 360);
  guint n_changed = 0;
  guint n_selected = 0;

  g_signal_connect_swapped (grid, "changed", G_CALLBACK (note_cb), &n_changed);
  g_signal_connect_swapped (grid, "selected", G_CALLBACK (note_cb), &n_selected);
  /* 1 January 2026 is a Thursday: six weeks from Monday, 29 December to Sunday, 8 February. */
  g_assert_nonnull (anning_month_grid_get_button (ANNING_MONTH_GRID (grid), &first));
  g_assert_nonnull (anning_month_grid_get_button (ANNING_MONTH_GRID (grid), &last));
  g_date_add_days (&last, 1);
  g_assert_null (anning_month_grid_get_button (ANNING_MONTH_GRID (grid), &last));
  check_day (grid, "2026-01-31");
  gtk_test_accessible_assert_property (anning_month_grid_get_button (ANNING_MONTH_GRID (grid), &fifth),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "5 February 2026, 2 due, ¥1,200.00");

  press (grid, GDK_KEY_Left);
  check_day (grid, "2026-01-30");
  press (grid, GDK_KEY_Up);
  check_day (grid, "2026-01-23");
  g_assert_cmpuint (n_selected, ==, 2);
  g_assert_cmpuint (n_changed, ==, 0);
  press (grid, GDK_KEY_Home);
  check_day (grid, "2026-01-31");
  /* The last day of a shorter month. */
  press (grid, GDK_KEY_Page_Down);
  check_day (grid, "2026-02-28");
  press (grid, GDK_KEY_Right);
  check_day (grid, "2026-03-01");
  press (grid, GDK_KEY_Page_Up);
  check_day (grid, "2026-02-01");
  g_assert_cmpuint (n_changed, ==, 3);
  press (grid, GDK_KEY_Down);
  check_day (grid, "2026-02-08");

  ui_destroy (NULL, window, grid);
}

/* ---- a list of days ---- */

static gboolean
is_before (const AnningDueDay *due,
           gpointer            user_data)
{
  return g_date_compare (&due->day, user_data) < 0;
}

static void
count_row (GtkWidget *parent,
           guint     *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      *n += ADW_IS_ACTION_ROW (child);
      count_row (child, n);
    }
}

/* Rows are kept from one showing to the next, and there are never more than asked for. */
static void
test_list (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (AnningDebtCase) c = anning_debt_case_new (debt);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GArray) days = NULL;
  GtkWidget *group = anning_due_group_new (2);
  GtkWidget *window = ui_present (group, 360);
  GDate today = day ("2026-11-21");
  const struct
  {
    const char *before;
    const char *empty;
    guint rows;
    const char *message;
  } cases_of_list[] = {
    { "2026-12-06", "Nothing", 1, NULL },
    { "2027-03-06", "Nothing", 3, "and 3 more, the last on 5 March 2027" },
    { "2026-01-01", "Nothing", 1, "Nothing" },
    { "2027-01-06", NULL, 2, NULL },
    { "2026-01-01", NULL, 0, NULL },
  };

  debt->record.id = 1;
  debt->creditor = g_strdup ("Some Bank");
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->base_amount = 400000;
  proposal->rate = 0;
  proposal->months = 4;
  proposal->first_due_day = g_strdup ("2026-12-05");
  g_ptr_array_add (c->proposals, proposal);
  g_ptr_array_add (cases, c);
  days = anning_due_days (cases, NULL, &today);

  for (guint i = 0; i < G_N_ELEMENTS (cases_of_list); i++)
    {
      GDate before = day (cases_of_list[i].before);
      guint n = 0;

      anning_due_group_show (ANNING_DUE_GROUP (group), days, cases, &today, is_before, &before, cases_of_list[i].empty);
      count_row (group, &n);
      g_assert_cmpuint (n, ==, cases_of_list[i].rows);
      g_assert_true (gtk_widget_get_visible (group) == (n > 0));
      if (cases_of_list[i].message != NULL)
        g_assert_nonnull (ui_find (group, ADW_TYPE_ACTION_ROW, cases_of_list[i].message));
    }
  gtk_widget_set_visible (group, TRUE);
  ui_destroy (NULL, window, group);
}

/* ---- a household ---- */

/* Today in the zone of the test, and so many days on. */
static char *
in_days (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

/* Three payments of 400.00, the first of them ten days ago. */
static gint64
save_agreement (AnningStore *store)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  gint64 id;

  debt->creditor = g_strdup ("某某消费金融");
  debt->stage = g_strdup ("outsourced");
  id = ui_save (store, &anning_debt_type, debt);
  proposal->debt_id = id;
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->base_amount = 120000;
  proposal->rate = 0;
  proposal->months = 3;
  proposal->first_due_day = in_days (-10);
  proposal->agreed_day = in_days (-20);
  ui_save (store, &anning_proposal_type, proposal);
  return id;
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static GtkWidget *
open_place (UiFixture  *fixture,
            const char *table,
            gint64      id,
            const char *place,
            GtkWidget **window)
{
  GtkWidget *page = anning_planner_page_new ();

  *window = ui_present_in_window (page);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  if (table != NULL)
    g_assert_true (anning_page_show_record (ANNING_PAGE (page), table, id, place));
  else
    g_assert_true (gtk_widget_activate_action (page, "planner.show", "s", place));
  ui_settle (fixture->store);
  return page;
}

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_calendar (UiFixture     *fixture,
               gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *late;
  GtkWidget *row;
  gint64 id = save_agreement (fixture->store);

  g_assert_cmpint (id, ==, 1);
  page = open_place (fixture, NULL, 0, "calendar", &window);
  view = ui_find (page, ANNING_TYPE_CALENDAR_VIEW, NULL);
  g_assert_true (is_seen (view));

  late = gtk_widget_get_ancestor (ui_find (view, GTK_TYPE_LABEL, "Late"), ANNING_TYPE_DUE_GROUP);
  row = ui_find (late, ADW_TYPE_ACTION_ROW, "某某消费金融");
  g_assert_true (is_seen (row));
  g_assert_true (g_str_has_suffix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Payment 1 of 3 · 10 days late"));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "¥400.00"));

  /* A row leads to the payments of its debt. */
  g_signal_emit_by_name (row, "activated");
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_PAYMENTS_VIEW, NULL)));
  ui_destroy (fixture->store, window, page);
}

static void
test_payments (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) payments = NULL;
  const AnningPayment *payment;
  AnningFigureTable *table;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *row;
  g_autofree char *today = in_days (0);
  gint64 id = save_agreement (fixture->store);

  page = open_place (fixture, "debt", id, "payments", &window);
  view = ui_find (page, ANNING_TYPE_PAYMENTS_VIEW, NULL);
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW, "Late and open")));
  click (view, "Note This Payment");
  ui_wait (fixture->store, 100);

  payments = ui_list (fixture->store, &anning_payment_type);
  g_assert_cmpuint (payments->len, ==, 1);
  payment = g_ptr_array_index (payments, 0);
  g_assert_cmpstr (payment->day, ==, today);
  g_assert_cmpint (payment->amount, ==, 40000);
  g_assert_cmpint (payment->debt_id, ==, id);

  /* It is opened, so that it can be corrected and gets its receipt. */
  row = ui_find (view, ADW_TYPE_EXPANDER_ROW, "¥400.00");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_nonnull (ui_find (row, ADW_TYPE_ACTION_ROW, "Add the receipt: a screenshot of the transfer, the slip, the answer."));
  g_assert_false (is_seen (ui_find (row, ADW_TYPE_ACTION_ROW, "This went to a personal account")));
  /* What was late is paid now, late; the next one is to come. */
  g_assert_false (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW, "Late and open")));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "1 of 3 payments, of ¥1,200.00 in all"));
  /* How it is worked out is filled when it is opened. */
  table = ANNING_FIGURE_TABLE (ui_find (view, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (view, ADW_TYPE_EXPANDER_ROW, "How it is worked out")), TRUE);
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 3), ==, "✓ paid 10 days late");
  ui_destroy (fixture->store, window, page);
}

typedef struct
{
  const char *owner;
  gint64 id;
} Owner;

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Owner *owner = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("receipt", 7, NULL);
  gint64 id = anning_evidence_add (db, stream, "text/plain", NULL, NULL, NULL, NULL, error);

  anning_evidence_use (db, id, owner->owner, owner->id, "receipt.txt", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

static void
attach (UiFixture  *fixture,
        const char *owner,
        gint64      id)
{
  g_autoptr (GError) error = NULL;
  Owner whose = { owner, id };

  anning_store_write (fixture->store, attach_job, &whose, &error);
  g_assert_no_error (error);
  ui_settle (fixture->store);
}

static void
test_receipts (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *row;

  payment->debt_id = save_agreement (fixture->store);
  payment->day = g_strdup ("2026-03-12");
  payment->amount = 12300;
  ui_save (fixture->store, &anning_payment_type, payment);
  page = open_place (fixture, "debt", payment->debt_id, "payments", &window);
  row = ui_find (page, ADW_TYPE_EXPANDER_ROW, "¥123.00");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "12 March 2026");

  attach (fixture, "payment", payment->record.id);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "12 March 2026 · 1 receipt");

  /* The debt's own originals are counted where it is shown. */
  gtk_widget_activate_action (page, "planner.show", "s", "debt/1");
  ui_settle (fixture->store);
  row = ui_find (page, ADW_TYPE_ACTION_ROW, "Originals");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  attach (fixture, "debt", payment->debt_id);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "1 original");
  ui_destroy (fixture->store, window, page);
}

/* Of 400.00 that were due ten days ago 150.00 were paid: what is still to be found is 250.00. */
static void
test_part_paid (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;

  payment->debt_id = save_agreement (fixture->store);
  payment->day = in_days (-5);
  payment->amount = 15000;
  ui_save (fixture->store, &anning_payment_type, payment);
  page = open_place (fixture, "debt", payment->debt_id, "payments", &window);
  gtk_widget_activate_action (page, "planner.show", "s", "calendar");
  ui_settle (fixture->store);
  view = ui_find (page, ANNING_TYPE_CALENDAR_VIEW, NULL);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "¥250.00")));
  ui_destroy (fixture->store, window, page);
}

static void
test_all_paid (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
  gint64 id = save_agreement (fixture->store);

  payment->debt_id = id;
  payment->day = in_days (-1);
  payment->amount = 120000;
  payment->pay_to = g_strdup ("personal_account");
  ui_save (fixture->store, &anning_payment_type, payment);
  page = open_place (fixture, "debt", id, "payments", &window);
  view = ui_find (page, ANNING_TYPE_PAYMENTS_VIEW, NULL);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_BUTTON, "Mark as Settled")));
  g_assert_false (is_seen (ui_find (view, GTK_TYPE_BUTTON, "Note This Payment")));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (view, ADW_TYPE_EXPANDER_ROW, "¥1,200.00")), TRUE);
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW, "This went to a personal account")));
  ui_destroy (fixture->store, window, page);
}

/* In the narrowest window, also with a text of twice the size. */
static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  const GType types[] = { ANNING_TYPE_CALENDAR_VIEW, ANNING_TYPE_PAYMENTS_VIEW, ANNING_TYPE_EVIDENCE_VIEW };
  const char *const places[] = { "calendar", "debt/1/payments", "debt/1/evidence" };
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  GtkWidget *window;
  GtkWidget *page;

  save_agreement (fixture->store);
  payment->debt_id = 1;
  payment->day = in_days (-1);
  payment->amount = 123456789;
  payment->pay_to = g_strdup ("personal_account");
  payment->undesignated = 1;
  ui_save (fixture->store, &anning_payment_type, payment);
  page = open_place (fixture, NULL, 0, "calendar", &window);
  for (guint dpi = 1; dpi <= 2; dpi++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) dpi * 96 * 1024, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          GtkWidget *view;
          GtkWidget *row;
          int minimum;

          gtk_widget_activate_action (page, "planner.show", "s", places[i]);
          ui_settle (fixture->store);
          view = ui_find (page, types[i], NULL);
          row = ui_find (view, ADW_TYPE_EXPANDER_ROW, "¥1,234,567.89");
          if (row != NULL)
            adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
          ui_settle (fixture->store);
          gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
          g_test_message ("%s: %d", places[i], minimum);
          g_assert_cmpint (minimum, <=, 360);
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  ui_destroy (fixture->store, window, page);
}

static void
test_sheet (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GArray) days = NULL;
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (AnningDebtCase) c = anning_debt_case_new (debt);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GDate today = day ("2026-11-21");
  GtkWidget *sheet;
  GtkWidget *row;

  debt->record.id = 1;
  debt->creditor = g_strdup ("某某消费金融");
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->base_amount = 120000;
  proposal->rate = 0;
  proposal->months = 3;
  proposal->first_due_day = g_strdup ("2026-12-05");
  g_ptr_array_add (c->proposals, proposal);
  g_ptr_array_add (cases, c);
  days = anning_due_days (cases, NULL, &today);
  sheet = anning_calendar_sheet_new (days, cases, &today);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (NULL);

  /* Three payments and the certificate. */
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "4 days go into the file."));
  row = ui_find (sheet, ADW_TYPE_ACTION_ROW, "Payment reminder");
  g_assert_true (is_seen (row));
  gtk_switch_set_active (GTK_SWITCH (ui_find (sheet, GTK_TYPE_SWITCH, NULL)), TRUE);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Payment: 某某消费金融 ¥400.00 (1 of 3)");
  gtk_switch_set_active (GTK_SWITCH (ui_find (sheet, GTK_TYPE_SWITCH, NULL)), FALSE);

  anning_calendar_sheet_save_to (ANNING_CALENDAR_SHEET (sheet), file);
  ui_wait (NULL, 200);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (text, "某某"));
  /* Three days before, as the sheet says at first. */
  g_assert_nonnull (strstr (text, "TRIGGER:-P2DT15H"));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20261205"));
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/calendar/grid", test_grid);
  g_test_add_func ("/calendar/list", test_list);
  g_test_add ("/calendar/calendar", UiFixture, NULL, ui_set_up, test_calendar, ui_tear_down);
  g_test_add ("/calendar/payments", UiFixture, NULL, ui_set_up, test_payments, ui_tear_down);
  g_test_add ("/calendar/receipts", UiFixture, NULL, ui_set_up, test_receipts, ui_tear_down);
  g_test_add ("/calendar/part-paid", UiFixture, NULL, ui_set_up, test_part_paid, ui_tear_down);
  g_test_add ("/calendar/all-paid", UiFixture, NULL, ui_set_up, test_all_paid, ui_tear_down);
  g_test_add ("/calendar/narrow", UiFixture, NULL, ui_set_up, test_narrow, ui_tear_down);
  g_test_add ("/calendar/sheet", UiFixture, NULL, ui_set_up, test_sheet, ui_tear_down);
  return g_test_run ();
}
