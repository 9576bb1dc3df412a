/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-line-row.h"
#include "anning-date.h"
#include "anning-cost-view.h"
#include "anning-fact-view.h"
#include "anning-incidents-page.h"
#include "anning-new-incident.h"
#include "anning-rates-view.h"
#include "anning-reading.h"
#include "anning-relatives-page.h"
#include "ui-fixture.h"

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* With the usual text and with the largest. */
static void
assert_narrow (GtkWidget *view)
{
  int dpi, width, large;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * dpi, NULL);
  ui_settle (NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &large, NULL, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  ui_settle (NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (large, <=, 360);
}

/* ---- the LPR ---- */

static void
test_rates (UiFixture     *fixture,
            gconstpointer  data)
{
  AnningTexts *texts = ui_load_texts ();
  GtkWidget *view = anning_rates_view_new (texts, fixture->store);
  GtkWidget *window = ui_present_in_window (view);
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const AnningLprValue *value;

  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "20 August 2019"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "4 × 3.45% = 13.80%"));

  /* Which value counts for a contract. */
  ui_type (view, "Day of the contract", "2024-03-01");
  ui_settle (NULL);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "4 × 3.45% = 13.80%"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Published on 21 August 2023, the last value before the contract."));
  ui_type (view, "Day of the contract", "2019-08-19");
  ui_settle (NULL);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "The contract is older than the rule of the LPR in its present form; another one may apply. 12348 tells you free of charge."));

  /* What cannot be a value is not taken. */
  click (view, "Add");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Enter the day on which the value was published."));
  ui_type (view, "Day of the announcement", "2999-01-01");
  click (view, "Add");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Enter the one-year rate as it was published, in percent."));
  ui_type (view, "One-year rate (percent a year)", "3.1");
  click (view, "Add");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "That day is still to come."));
  ui_type (view, "Day of the announcement", "2019-08-19");
  click (view, "Add");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "That day is before the first value of this table."));
  ui_type (view, "Day of the announcement", "2025-05-20");
  click (view, "Add");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "There is a value for this day already."));
  ui_type (view, "Day of the announcement", "2025-06-20");
  ui_type (view, "One-year rate (percent a year)", "20.01");
  click (view, "Add");
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "A one-year LPR lies between 0 and 20 percent. Please check the rate."));
  ui_settle (fixture->store);
  values = ui_list (fixture->store, &anning_lpr_value_type);
  g_assert_cmpuint (values->len, ==, 0);
  g_clear_pointer (&values, g_ptr_array_unref);

  ui_type (view, "One-year rate (percent a year)", "2.9");
  click (view, "Add");
  ui_settle (fixture->store);
  values = ui_list (fixture->store, &anning_lpr_value_type);
  g_assert_cmpuint (values->len, ==, 1);
  value = g_ptr_array_index (values, 0);
  g_assert_cmpstr (value->day, ==, "2025-06-20");
  g_assert_cmpint (value->one_year, ==, 29000);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "20 June 2025"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Added by you · 4 × 2.90% = 11.60%"));
  assert_narrow (view);
  ui_type (view, "Day of the contract", "2025-06-20");
  ui_settle (NULL);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "4 × 2.90% = 11.60%"));

  click (view, "Delete This Value");
  ui_settle (fixture->store);
  g_assert_null (ui_find (view, ADW_TYPE_ACTION_ROW, "20 June 2025"));
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "4 × 3.00% = 12.00%"));
  gtk_widget_activate_action (window, "win.undo", NULL);
  ui_settle (fixture->store);
  left = ui_list (fixture->store, &anning_lpr_value_type);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "4 × 2.90% = 11.60%"));
  ui_destroy (fixture->store, window, view);
}

static void
assert_line (GtkWidget  *row,
             const char *lender_type,
             const char *contract_day,
             const char *figure,
             const char *sentence)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->lender_type = g_strdup (lender_type);
  debt->contract_day = g_strdup (contract_day);
  anning_cost_line_row_show (ANNING_COST_LINE_ROW (row), debt);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, figure));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, sentence);
}

static void
test_cost_line (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningLprValue) added = anning_lpr_value_new ();
  GtkWidget *row = anning_cost_line_row_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window;

  ui_load_texts ();
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = ui_present (list, 400);
  anning_cost_line_row_set_store (ANNING_COST_LINE_ROW (row), fixture->store);
  ui_settle (fixture->store);

  assert_line (row, "bank_loan", NULL, "24%",
               "[Court policy, not law] All costs together. What lies above it, a court may be asked to adjust.");
  g_assert_nonnull (ui_find (row, GTK_TYPE_MENU_BUTTON, NULL));
  assert_narrow (list);
  assert_line (row, "private", "2024-03-01", "13.8%",
               "[Judicial interpretation] 4 × LPR (3.45%, published on 21 August 2023). What lies above it, a court may be asked to adjust.");
  assert_line (row, "unlicensed", "2026-10-20", "12%",
               "[Judicial interpretation] 4 × LPR (3%, published on 20 May 2025; a later value may have come before the contract). "
               "What lies above it, a court may be asked to adjust.");
  assert_line (row, "private", NULL, "—", "Enter the day of the contract: the line goes by the LPR of that day.");
  g_assert_null (ui_find (row, GTK_TYPE_MENU_BUTTON, NULL));
  assert_line (row, "private", "2019-08-19", "—",
               "The contract is older than the rule of the LPR in its present form; another one may apply. 12348 tells you free of charge.");
  assert_line (row, "platform", "2024-03-01", "—",
               "A platform is not the lender. Find out who is: which line applies depends on that.");
  assert_line (row, "unknown", "2024-03-01", "—",
               "First find out who the lender is: which line applies depends on that.");

  /* What the user adds counts at once. */
  assert_line (row, "unlicensed", "2026-10-20", "12%",
               "[Judicial interpretation] 4 × LPR (3%, published on 20 May 2025; a later value may have come before the contract). "
               "What lies above it, a court may be asked to adjust.");
  added->day = g_strdup ("2026-10-20");
  added->one_year = 29000;
  ui_save (fixture->store, &anning_lpr_value_type, added);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "11.6%"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "[Judicial interpretation] 4 × LPR (2.9%, published on 20 October 2026). What lies above it, a court may be asked to adjust.");
  ui_destroy (fixture->store, window, row);
}

/* Where the cost is shown: below the yearly cost, and following what is chosen. */
static void
test_cost_view (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningPlannerBook) book = NULL;
  GtkWidget *view, *window, *row;

  ui_load_texts ();
  debt->creditor = g_strdup ("Zhou");
  debt->lender_type = g_strdup ("private");
  debt->contract_day = g_strdup ("2024-03-01");
  debt->principal = 2000000;
  debt->rate = 60000;
  debt->term_months = 12;
  debt->method = g_strdup ("level_payment");
  debt->first_due_day = g_strdup ("2024-04-01");
  ui_save (fixture->store, &anning_debt_type, debt);

  book = anning_planner_book_new (fixture->store);
  view = g_object_new (ANNING_TYPE_COST_VIEW, "book", book, "debt-id", debt->record.id, NULL);
  window = ui_present (view, 400);
  ui_settle (fixture->store);
  row = ui_find (view, ANNING_TYPE_COST_LINE_ROW, NULL);
  g_assert_true (is_seen (row));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "13.8%"));

  g_free (debt->lender_type);
  debt->lender_type = g_strdup ("consumer_finance");
  ui_save (fixture->store, &anning_debt_type, debt);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "24%"));
  ui_destroy (fixture->store, window, view);
}

static AnningNewIncident *
find_sheet (void)
{
  GListModel *tops = gtk_window_get_toplevels ();
  guint n_tops = g_list_model_get_n_items (tops);

  for (guint i = 0; i < n_tops; i++)
    {
      g_autoptr (GObject) top = g_list_model_get_item (tops, i);

      if (ANNING_IS_NEW_INCIDENT (top))
        return ANNING_NEW_INCIDENT (top);
    }
  return NULL;
}

static void
test_prefilled (UiFixture     *fixture,
                gconstpointer  data)
{
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *sheet, *row;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "new_incident", 0, "channel=sms"));
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);

  /* Without anything known the sheet is as ever. */
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "new_incident", 0, ""));
  ui_settle (fixture->store);
  sheet = GTK_WIDGET (find_sheet ());
  g_assert_nonnull (sheet);
  g_assert_false (is_seen (ui_find (sheet, GTK_TYPE_LABEL, "Filled in Already")));
  gtk_window_destroy (GTK_WINDOW (sheet));
  ui_settle (fixture->store);

  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "new_incident", 0,
                                          "tags=jail_claim+oh+detain&to_party=contact&channel=sms&claimed_identity=police&x=y"));
  ui_settle (fixture->store);
  sheet = GTK_WIDGET (find_sheet ());
  g_assert_nonnull (sheet);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ui_find (sheet, GTK_TYPE_TOGGLE_BUTTON, "Said I would go to jail"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (ui_find (sheet, GTK_TYPE_TOGGLE_BUTTON, "Insult"))));
  g_assert_true (is_seen (ui_find (sheet, GTK_TYPE_TOGGLE_BUTTON, "Held someone")));
  row = ui_find (sheet, ADW_TYPE_COMBO_ROW, "Whom they claimed to be");
  g_assert_true (is_seen (row));
  g_assert_true (is_seen (ui_find (sheet, GTK_TYPE_LABEL, "Filled in Already")));
  click (sheet, "Add");
  ui_settle (fixture->store);
  g_assert_null (find_sheet ());

  incidents = ui_list (fixture->store, &anning_incident_type);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpstr (incident->tags, ==, "jail_claim detain");
  g_assert_cmpstr (incident->to_party, ==, "contact");
  g_assert_cmpstr (incident->channel, ==, "sms");
  g_assert_cmpstr (incident->claimed_identity, ==, "police");
  g_assert_null (incident->purpose);
  ui_destroy (fixture->store, window, page);
}

static void
test_called_steps (UiFixture     *fixture,
                   gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (anning_relatives_page_new ());
  GtkWidget *window = ui_present (page, 1100);

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "note", 0, ""));
  ui_settle (fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "called_steps", 0, ""));
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, g_type_from_name ("AnningCalledSteps"), NULL)));
  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/lines/rates", UiFixture, NULL, ui_set_up, test_rates, ui_tear_down);
  g_test_add ("/lines/cost-line", UiFixture, NULL, ui_set_up, test_cost_line, ui_tear_down);
  g_test_add ("/lines/debt-detail", UiFixture, NULL, ui_set_up, test_cost_view, ui_tear_down);
  g_test_add ("/lines/prefilled", UiFixture, NULL, ui_set_up, test_prefilled, ui_tear_down);
  g_test_add ("/lines/called-steps", UiFixture, NULL, ui_set_up, test_called_steps, ui_tear_down);
  return g_test_run ();
}
