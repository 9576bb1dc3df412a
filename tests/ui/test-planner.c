/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "anning-budget-line.h"
#include "anning-budget-view.h"
#include "anning-contract-view.h"
#include "anning-cost-group.h"
#include "anning-debt-detail.h"
#include "anning-debt-form.h"
#include "anning-debt-row.h"
#include "anning-figure-table.h"
#include "anning-planner-page.h"
#include "anning-planner-places.h"
#include "anning-planner-start.h"
#include "anning-planner-words.h"
#include "anning-proposal-group.h"
#include "anning-proposal.h"
#include "anning-refused-texts.h"
#include "anning-rows.h"
#include "anning-terms-view.h"
#include "anning-value-row.h"
#include "ui-fixture.h"

static GtkWidget *
open_page (UiFixture *fixture,
           int        width,
           GtkWidget **window)
{
  GtkWidget *page = anning_planner_page_new ();

  *window = ui_present (page, width);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  return page;
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

/* 1 000 000 yuan in 360 equal parts of principal; twelve of them were paid. */
static gint64
save_debt (AnningStore *store)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup ("Some Bank");
  debt->lender_type = g_strdup ("bank_loan");
  debt->method = g_strdup ("level_principal");
  debt->stage = g_strdup ("overdue");
  debt->principal = 100000000;
  debt->rate = 49000;
  debt->term_months = 360;
  debt->first_due_day = g_strdup ("2025-01-15");
  debt->overdue_since = g_strdup ("2026-01-15");
  return ui_save (store, &anning_debt_type, debt);
}

static AnningFigureTable *
find_schedule (GtkWidget *page)
{
  GtkWidget *table = ui_find (page, ANNING_TYPE_FIGURE_TABLE, NULL);

  g_assert_nonnull (table);
  return ANNING_FIGURE_TABLE (table);
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
show (GtkWidget  *page,
      gint64      id,
      const char *place)
{
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "debt", id, place));
}

static void
test_without_store (void)
{
  GtkWidget *page = anning_planner_page_new ();
  GtkWidget *window = ui_present (page, 1100);

  g_assert_cmpstr (anning_page_get_create_label (ANNING_PAGE (page)), ==, "Add a debt");
  anning_page_quiet (ANNING_PAGE (page));
  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "debt", 1, NULL));
  ui_destroy (NULL, window, page);
}

/* In a narrow window one pane at a time, also when there is nothing for the second. */
static void
test_empty_narrow (UiFixture     *fixture,
                   gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 380, &window);

  g_assert_true (is_seen (ui_find (page, GTK_TYPE_BUTTON, "Add the First Debt")));
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (ui_find (page, ADW_TYPE_LEAFLET, NULL))));
  ui_destroy (fixture->store, window, page);
}

static guint
count_suggestions (GtkWidget *parent)
{
  guint n = GTK_IS_BUTTON (parent) && is_seen (parent) && gtk_widget_has_css_class (parent, "suggested-action");

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_suggestions (child);
  return n;
}

/* Every place of the household says what it is for, also before there is anything in it. */
static void
test_empty_places (UiFixture     *fixture,
                   gconstpointer  data)
{
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_household (&n);
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);

  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_find (page, ADW_TYPE_ACTION_ROW, places[i].title))), !=, "");
  ui_destroy (fixture->store, window, page);
}

/* Of list and pane together no more than one button stands out. */
static void
test_one_suggestion (UiFixture     *fixture,
                     gconstpointer  data)
{
  static const char *const places[] = { "budget", "shares", "calendar", "papers" };
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);

  g_assert_cmpuint (count_suggestions (page), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_activate_action (page, "planner.show", "s", places[i]);
      ui_settle (fixture->store);
      g_assert_cmpuint (count_suggestions (page), <=, 1);
    }
  ui_destroy (fixture->store, window, page);
}

/* What is no sum and stands in a folded row is not hidden there when the program is started again. */
static void
test_refused_is_unfolded (UiFixture     *fixture,
                          gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *row;
  gint64 debt = save_debt (fixture->store);
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();

  fee->debt_id = debt;
  fee->amount = 10000;
  fee->name = g_strdup ("Membership");
  ui_save (fixture->store, &anning_debt_fee_type, fee);
  anning_refused_texts_set (anning_refused_texts_of (fixture->store), "debt", debt, "received", "1,2万");
  anning_refused_texts_set (anning_refused_texts_of (fixture->store), "debt_fee", fee->record.id, "amount", "some");
  anning_refused_texts_flush (anning_refused_texts_of (fixture->store));
  ui_settle (fixture->store);
  ui_reopen (fixture);

  page = open_page (fixture, 1100, &window);
  show (page, debt, "terms");
  ui_settle (fixture->store);
  row = ui_find (page, ANNING_TYPE_MONEY_ROW, "Received (yuan), if less than the principal");
  g_assert_true (is_seen (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "1,2万");
  g_assert_nonnull (anning_value_row_get_message (ANNING_VALUE_ROW (row)));
  row = ui_find (page, ANNING_TYPE_MONEY_ROW, "Amount of the fee (yuan)");
  g_assert_nonnull (row);
  g_assert_true (is_seen (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "some");
  ui_destroy (fixture->store, window, page);
}

static GtkListBox *
find_list (GtkWidget *page)
{
  return GTK_LIST_BOX (gtk_widget_get_ancestor (ui_find (page, ANNING_TYPE_DEBT_ROW, NULL), GTK_TYPE_LIST_BOX));
}

static GtkWidget *
find_focus (GtkWidget *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

/* With the keyboard: what is opened has the focus, and no scrolled window keeps it from what stands in it. */
static void
test_focus (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = save_debt (fixture->store);
  g_autofree char *target = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/contract", id);
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  GtkWidget *view;
  GtkWidget *scroller;

  g_assert_nonnull (find_focus (window));
  gtk_widget_activate_action (page, "planner.show", "s", "budget");
  ui_settle (fixture->store);
  view = ui_find (page, ANNING_TYPE_BUDGET_VIEW, NULL);
  g_assert_true (gtk_widget_is_ancestor (find_focus (window), view));
  scroller = adw_bin_get_child (ADW_BIN (view));
  gtk_widget_grab_focus (scroller);
  g_assert_true (find_focus (window) == scroller);
  g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (find_focus (window), scroller));

  /* A second one too, from the list. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (find_list (page), 0)));
  gtk_widget_activate_action (page, "planner.show", "s", target);
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_is_ancestor (find_focus (window), ui_find (page, ANNING_TYPE_CONTRACT_VIEW, NULL)));
  ui_destroy (fixture->store, window, page);
}

/* A day since when it is overdue, and the stage follows; who then says otherwise is not contradicted. */
static void
test_overdue_stage (UiFixture     *fixture,
                    gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (GPtrArray) debts = NULL;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *stage;

  debt->creditor = g_strdup ("Some Bank");
  debt->stage = g_strdup ("current");
  ui_save (fixture->store, &anning_debt_type, debt);
  page = open_page (fixture, 1100, &window);
  show (page, debt->record.id, "terms");
  ui_settle (fixture->store);
  stage = anning_debt_form_get_row (ANNING_DEBT_FORM (ui_find (page, ANNING_TYPE_DEBT_FORM, NULL)), "stage");
  ui_type (page, "Overdue since", "2026-06-10");
  ui_wait (fixture->store, 600);
  debts = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpstr (((AnningDebt *) g_ptr_array_index (debts, 0))->stage, ==, "overdue");

  g_object_set (stage, "value", "current", NULL);
  ui_type (page, "Overdue since", "2026-06-11");
  ui_wait (fixture->store, 600);
  g_ptr_array_unref (g_steal_pointer (&debts));
  debts = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpstr (((AnningDebt *) g_ptr_array_index (debts, 0))->stage, ==, "current");
  g_assert_cmpstr (((AnningDebt *) g_ptr_array_index (debts, 0))->overdue_since, ==, "2026-06-11");
  ui_destroy (fixture->store, window, page);
}

static void
test_parts (void)
{
  GType types[] = { ANNING_TYPE_DEBT_FORM, ANNING_TYPE_COST_GROUP, ANNING_TYPE_PROPOSAL_GROUP };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_new (types[i], NULL);
      GtkWidget *scroller = gtk_scrolled_window_new ();
      GtkWidget *window;

      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), widget);
      window = ui_present (scroller, 400);
      ui_destroy (NULL, window, widget);
    }
}

static void
test_add_debt (UiFixture     *fixture,
               gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  GtkWidget *detail;
  AnningFigureTable *schedule;
  g_autoptr (GPtrArray) debts = NULL;
  const AnningDebt *stored;

  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "No Debts Yet")));
  g_assert_false (is_seen (ui_find (page, GTK_TYPE_LABEL, "Choose a Debt")));
  click (page, "Add the First Debt");
  detail = ui_find (page, ANNING_TYPE_TERMS_VIEW, NULL);
  g_assert_nonnull (detail);
  /* Whoever goes on typing types the creditor; what comes first is known once it is laid out. */
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         anning_debt_form_get_row (ANNING_DEBT_FORM (ui_find (detail, ANNING_TYPE_DEBT_FORM, NULL)),
                                                                   "creditor")));
  ui_type (detail, "Creditor (the lender in the contract)", "Some Bank");
  ui_type (detail, "Principal (yuan)", "1,000,000");
  g_object_set (anning_debt_form_get_row (ANNING_DEBT_FORM (ui_find (detail, ANNING_TYPE_DEBT_FORM, NULL)), "term_months"),
                "value", (gint64) 360, NULL);
  ui_type (detail, "First due day", "2026-01-15");
  g_assert_true (is_seen (ui_find (detail, GTK_TYPE_LABEL, "New Debt")));
  ui_wait (fixture->store, 600);
  debts = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpuint (debts->len, ==, 1);
  stored = g_ptr_array_index (debts, 0);
  g_assert_true (is_seen (ui_find (detail, GTK_TYPE_LABEL, "Terms of the Debt")));
  g_assert_cmpstr (stored->creditor, ==, "Some Bank");
  g_assert_cmpstr (stored->method, ==, "level_payment");
  g_assert_cmpint (anning_terms_view_get_id (ANNING_TERMS_VIEW (detail)), ==, stored->record.id);
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_DEBT_ROW, "Some Bank")));

  /* What is missing is said; leaving for another place stores what was typed last. */
  show (page, stored->record.id, "contract");
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "Enter the rate or one instalment to see the schedule.")));
  show (page, stored->record.id, "terms");
  ui_settle (fixture->store);
  ui_type (page, "Rate in the contract (percent a year)", "4.9");
  show (page, stored->record.id, "contract");
  ui_settle (fixture->store);
  schedule = find_schedule (page);
  g_assert_true (is_seen (GTK_WIDGET (schedule)));
  g_assert_cmpuint (anning_figure_table_get_n_rows (schedule), ==, 360);
  g_assert_cmpstr (anning_figure_table_get_cell (schedule, 0, 1), ==, "2026-01-15");
  g_assert_cmpstr (anning_figure_table_get_cell (schedule, 0, 2), ==, "5,307.27");
  g_assert_cmpstr (anning_figure_table_get_cell (schedule, 0, 4), ==, "1,223.94");
  g_assert_cmpstr (anning_figure_table_get_cell (schedule, 0, 5), ==, "4,083.33");
  g_assert_cmpstr (anning_figure_table_get_cell (schedule, 359, 7), ==, "0.00");
  click (GTK_WIDGET (schedule), "Show all 360 rows");
  ui_settle (NULL);
  g_assert_false (is_seen (ui_find (GTK_WIDGET (schedule), GTK_TYPE_BUTTON, "Show all 360 rows")));
  ui_destroy (fixture->store, window, page);
}

/* A file that can no longer be read must not look like one without debts. */
static void
test_error (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page;

  save_debt (fixture->store);
  anning_store_close (fixture->store);
  page = open_page (fixture, 1100, &window);
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "The Debts Could Not Be Read")));
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_BUTTON, "Try Again")));
  g_assert_false (is_seen (ui_find (page, GTK_TYPE_BUTTON, "Add the First Debt")));
  ui_destroy (fixture->store, window, page);
  ui_reopen (fixture);
}

static void
test_standing (UiFixture     *fixture,
               gconstpointer  data)
{
  gint64 id = save_debt (fixture->store);
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  g_autofree char *overdue = NULL;
  GDate since, today;

  g_date_set_dmy (&since, 15, 1, 2026);
  g_date_clear (&today, 1);
  anning_planner_today (&today);
  overdue = g_strdup_printf ("%d days overdue", g_date_days_between (&since, &today));

  /* The thirteenth fell on the day since when it is overdue: 348/360 of the principal are open. */
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "¥966,666.67"));
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "debt", id, NULL));
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "Bank consumer loan")));
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, overdue)));
  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "incident", id, NULL));
  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "planner", 0, "elsewhere"));
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "planner", 0, "budget"));
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (page, ANNING_TYPE_BUDGET_VIEW, NULL));
  ui_destroy (fixture->store, window, page);
}

static void
save_budget_line (UiFixture  *fixture,
                  const char *kind,
                  gint64      amount)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->name = g_strdup (kind);
  line->amount = amount;
  line->lean_amount = ANNING_UNKNOWN;
  line->period = g_strdup ("monthly");
  ui_save (fixture->store, &anning_budget_line_type, line);
}

/* 6000.00 come in, 4500.00 are needed; 900.00 in three payments were agreed, from a day that is to come. */
static void
test_promised (UiFixture     *fixture,
               gconstpointer  data)
{
  gint64 id = save_debt (fixture->store);
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);

  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "Enter incomes and necessary spending")));
  g_assert_false (is_seen (ui_find (page, GTK_TYPE_LEVEL_BAR, NULL)));

  proposal->debt_id = id;
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->base_amount = 90000;
  proposal->months = 3;
  proposal->first_due_day = g_strdup ("2099-01-31");
  proposal->agreed_day = g_strdup ("2026-03-01");
  ui_save (fixture->store, &anning_proposal_type, proposal);
  save_budget_line (fixture, "income", 600000);
  save_budget_line (fixture, "spending", 450000);
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "¥1,500.00")));
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "¥300.00")));
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "the next payment of 1 agreement")));
  g_assert_cmpfloat_with_epsilon (gtk_level_bar_get_value (GTK_LEVEL_BAR (ui_find (page, GTK_TYPE_LEVEL_BAR, NULL))),
                                  0.2, 1e-9);

  save_budget_line (fixture, "spending", 125000);
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_LABEL, "More than there is to spare")));
  ui_destroy (fixture->store, window, page);
}

static void
test_cost (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  GtkWidget *window;
  GtkWidget *page;
  gint64 id;

  /* 10,000 for 365 days at 10 %, of which 1,000 were kept back: 9,000 become 11,000, 22.22 %. */
  debt->method = g_strdup ("bullet");
  debt->principal = 1000000;
  debt->rate = 100000;
  debt->advertised_rate = 72000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-01-10");
  debt->first_due_day = g_strdup ("2026-01-10");
  id = ui_save (fixture->store, &anning_debt_type, debt);
  page = open_page (fixture, 1100, &window);
  show (page, id, "cost");
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (ui_find (page, ANNING_TYPE_COST_GROUP, NULL), GTK_TYPE_LABEL, "10%"));
  g_assert_nonnull (ui_find (ui_find (page, ANNING_TYPE_COST_GROUP, NULL), GTK_TYPE_LABEL, "7.2%"));

  fee->debt_id = id;
  fee->name = g_strdup ("Service fee");
  fee->amount = 100000;
  fee->charged = g_strdup ("at_payout");
  ui_save (fixture->store, &anning_debt_fee_type, fee);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (ui_find (page, ANNING_TYPE_COST_GROUP, NULL), GTK_TYPE_LABEL, "22.22%"));
  ui_destroy (fixture->store, window, page);
}

static void
test_proposal_survives (UiFixture     *fixture,
                        gconstpointer  data)
{
  gint64 id = save_debt (fixture->store);
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  AnningRecordGroup *group;
  AdwExpanderRow *row;
  g_autoptr (GPtrArray) proposals = NULL;
  const AnningProposal *stored;

  show (page, id, "proposals");
  ui_settle (fixture->store);
  group = ANNING_RECORD_GROUP (ui_find (page, ANNING_TYPE_PROPOSAL_GROUP, NULL));
  anning_record_group_add (group);
  row = anning_record_group_get_row (group, 0);
  g_assert_true (adw_expander_row_get_expanded (row));

  /* 1,200 yuan in ten payments without interest: 120 each. */
  ui_type (GTK_WIDGET (row), "Sum to be repaid (yuan)", "1200");
  g_object_set (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "Number of payments"), "value", (gint64) 10, NULL);
  ui_type (GTK_WIDGET (row), "First payment day", "2027-03-31");
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "All payments together: ¥1,200.00")));
  {
    AnningFigureTable *table = ANNING_FIGURE_TABLE (ui_find (GTK_WIDGET (row), ANNING_TYPE_FIGURE_TABLE, NULL));

    g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 10);
    g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 1), ==, "2027-04-30");
    g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 2), ==, "120.00");
  }

  /* A deferral without its months is said in words. */
  g_object_set (ui_find (GTK_WIDGET (row), ADW_TYPE_COMBO_ROW, "Kind of proposal"), "value", "deferral", NULL);
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW,
                                   "Enter for how many months the payments are put off.")));
  g_object_set (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "Months put off"), "value", (gint64) 3, NULL);
  ui_destroy (fixture->store, window, page);

  ui_reopen (fixture);
  proposals = ui_list (fixture->store, &anning_proposal_type);
  g_assert_cmpuint (proposals->len, ==, 1);
  stored = g_ptr_array_index (proposals, 0);
  g_assert_cmpstr (stored->kind, ==, "deferral");
  g_assert_cmpint (stored->defer_months, ==, 3);
  g_assert_cmpint (stored->base_amount, ==, 120000);
  g_assert_cmpint (stored->debt_id, ==, id);

  page = open_page (fixture, 1100, &window);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "proposal", stored->record.id, NULL));
  ui_settle (fixture->store);
  group = ANNING_RECORD_GROUP (ui_find (page, ANNING_TYPE_PROPOSAL_GROUP, NULL));
  g_assert_cmpuint (anning_record_group_get_n_rows (group), ==, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (anning_record_group_get_row (group, 0))),
                   ==, "Deferral");
  ui_destroy (fixture->store, window, page);
}

static void
test_delete_and_undo (UiFixture     *fixture,
                      gconstpointer  data)
{
  gint64 id = save_debt (fixture->store);
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  GtkWidget *row;

  payment->debt_id = id;
  payment->amount = 50000;
  payment->day = g_strdup ("2026-05-01");
  ui_save (fixture->store, &anning_payment_type, payment);
  show (page, id, "payments");
  ui_settle (fixture->store);

  row = ui_find (page, ADW_TYPE_EXPANDER_ROW, "¥500.00");
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  click (row, "Delete this payment");
  ui_settle (fixture->store);
  g_assert_null (ui_find (page, ADW_TYPE_EXPANDER_ROW, "¥500.00"));
  anning_records_restore_async (fixture->store, &anning_payment_type, payment->record.id, NULL, NULL);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (page, ADW_TYPE_EXPANDER_ROW, "¥500.00"));

  click (page, "Back");
  ui_settle (fixture->store);
  click (page, "Delete This Debt");
  ui_settle (fixture->store);
  g_assert_null (ui_find (page, ANNING_TYPE_DEBT_ROW, NULL));
  g_assert_null (ui_find (page, ANNING_TYPE_DEBT_DETAIL, NULL));
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_BUTTON, "Add the First Debt")));
  anning_records_restore_async (fixture->store, &anning_debt_type, id, NULL, NULL);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (page, ANNING_TYPE_DEBT_ROW, "Some Bank"));
  ui_destroy (fixture->store, window, page);
}

static void
add_line (AnningStore *store,
          const char  *kind,
          const char  *name,
          gint64       amount)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->name = g_strdup (name);
  line->category = g_strdup ("other");
  line->period = g_strdup ("monthly");
  line->amount = amount;
  ui_save (store, &anning_budget_line_type, line);
}

static void
test_budget (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  GtkWidget *view;

  g_signal_emit_by_name (ui_find (page, ADW_TYPE_ACTION_ROW, "Budget"), "activated");
  ui_settle (fixture->store);
  view = ui_find (page, ANNING_TYPE_BUDGET_VIEW, NULL);
  g_assert_nonnull (view);
  add_line (fixture->store, "income", "Wages of the household", 650000);
  add_line (fixture->store, "spending", "Rent", 415000);
  ui_settle (fixture->store);
  g_assert_null (ui_find (view, ADW_TYPE_ACTION_ROW, "Nothing to spare"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "¥2,350.00"));
  add_line (fixture->store, "spending", "Hospital", 235000);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (view, ADW_TYPE_ACTION_ROW, "Nothing to spare"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "¥0.00"));

  /* A line is added in place, and stays after a restart. */
  click (view, "Add an income");
  ui_type (view, "Name of the line", "Side job");
  ui_type (view, "Amount (yuan)", "300");
  ui_settle (NULL);
  g_assert_null (ui_find (view, ADW_TYPE_ACTION_ROW, "Nothing to spare"));
  ui_destroy (fixture->store, window, page);
  ui_reopen (fixture);
  {
    g_autoptr (GPtrArray) lines = ui_list (fixture->store, &anning_budget_line_type);

    g_assert_cmpuint (lines->len, ==, 4);
  }
}

static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  gint64 id = save_debt (fixture->store);
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 360, &window);
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_debt (&n);
  int minimum;

  for (guint i = 0; i < n; i++)
    {
      show (page, id, places[i].name);
      ui_settle (fixture->store);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
      g_assert_true (is_seen (ui_find (page, GTK_TYPE_BUTTON, "Back")));
    }
  ui_destroy (fixture->store, window, page);
}

/* Nothing entered yet: the pane shows the way, each step leads to its place, and it makes room for debts. */
static void
test_start (UiFixture     *fixture,
            gconstpointer  user_data)
{
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  GtkWidget *start = ui_find (page, ANNING_TYPE_PLANNER_START, NULL);
  GtkWidget *step;

  g_assert_true (is_seen (start));
  step = ui_find (start, ADW_TYPE_ACTION_ROW, "2. Enter what comes in and what living costs");
  g_assert_nonnull (step);
  adw_action_row_activate (ADW_ACTION_ROW (step));
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_BUDGET_VIEW, NULL)));
  g_assert_null (ui_find (page, ANNING_TYPE_PLANNER_START, NULL));
  ui_destroy (fixture->store, window, page);

  page = open_page (fixture, 1100, &window);
  start = ui_find (page, ANNING_TYPE_PLANNER_START, NULL);
  step = ui_find (start, ADW_TYPE_ACTION_ROW, "1. Enter the debts");
  adw_action_row_activate (ADW_ACTION_ROW (step));
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_TERMS_VIEW, NULL)));
  ui_destroy (fixture->store, window, page);

  page = open_page (fixture, 1100, &window);
  save_debt (fixture->store);
  ui_settle (fixture->store);
  g_assert_null (ui_find (page, ANNING_TYPE_PLANNER_START, NULL));
  g_assert_true (is_seen (ui_find (page, ADW_TYPE_STATUS_PAGE, NULL)));
  ui_destroy (fixture->store, window, page);
}

/* An arrow key goes to the next debt; what is marked stays the one that is shown, until another is opened. */
static void
test_mark_stays (UiFixture     *fixture,
                 gconstpointer  data)
{
  gint64 first = save_debt (fixture->store);
  gint64 second = save_debt (fixture->store);
  GtkWidget *window;
  GtkWidget *page = open_page (fixture, 1100, &window);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_ancestor (ui_find (page, ANNING_TYPE_DEBT_ROW, NULL), GTK_TYPE_LIST_BOX));
  GtkListBoxRow *rows[] = { gtk_list_box_get_row_at_index (list, 0), gtk_list_box_get_row_at_index (list, 1) };
  gint64 ids[] = { anning_debt_row_get_id (ANNING_DEBT_ROW (rows[0])), anning_debt_row_get_id (ANNING_DEBT_ROW (rows[1])) };
  gboolean handled;

  g_assert_true (ids[0] + ids[1] == first + second);
  show (page, ids[0], NULL);
  ui_settle (fixture->store);
  g_assert_true (gtk_list_box_get_selected_row (list) == rows[0]);

  gtk_widget_grab_focus (GTK_WIDGET (rows[0]));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE, &handled);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == GTK_WIDGET (rows[1]));
  g_assert_true (gtk_list_box_get_selected_row (list) == rows[0]);

  g_signal_emit_by_name (list, "activate-cursor-row");
  ui_settle (fixture->store);
  g_assert_true (gtk_list_box_get_selected_row (list) == rows[1]);
  ui_destroy (fixture->store, window, page);
}

/* That there is no fee is no stop for Tab. */
static void
test_nothing_there (UiFixture     *fixture,
                    gconstpointer  data)
{
  GtkWidget *window;
  gint64 id = save_debt (fixture->store);
  GtkWidget *page = open_page (fixture, 1100, &window);
  GtkWidget *row;

  show (page, id, "terms");
  ui_settle (fixture->store);
  row = ui_find (page, ADW_TYPE_ACTION_ROW, "No fee is noted. Service, guarantee, insurance and membership "
                                            "fees belong here: they count into the yearly cost.");
  g_assert_true (is_seen (row));
  g_assert_false (gtk_widget_get_focusable (row));
  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  g_test_add_func ("/planner/without-store", test_without_store);
  g_test_add_func ("/planner/parts", test_parts);
  ADD ("/planner/start", test_start);
  ADD ("/planner/mark-stays", test_mark_stays);
  ADD ("/planner/nothing-there", test_nothing_there);
  ADD ("/planner/empty-narrow", test_empty_narrow);
  ADD ("/planner/focus", test_focus);
  ADD ("/planner/empty-places", test_empty_places);
  ADD ("/planner/one-suggestion", test_one_suggestion);
  ADD ("/planner/refused-is-unfolded", test_refused_is_unfolded);
  ADD ("/planner/overdue-stage", test_overdue_stage);
  ADD ("/planner/add-debt", test_add_debt);
  ADD ("/planner/standing", test_standing);
  ADD ("/planner/promised", test_promised);
  ADD ("/planner/cost", test_cost);
  ADD ("/planner/error", test_error);
  ADD ("/planner/proposal-survives", test_proposal_survives);
  ADD ("/planner/delete-and-undo", test_delete_and_undo);
  ADD ("/planner/budget", test_budget);
  ADD ("/planner/narrow", test_narrow);
  return g_test_run ();
}
