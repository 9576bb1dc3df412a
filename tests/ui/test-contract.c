/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "anning-claim-group.h"
#include "anning-contract-view.h"
#include "anning-debt-findings.h"
#include "anning-dismissal.h"
#include "anning-figure-table.h"
#include "anning-limitation-group.h"
#include "anning-planner-page.h"
#include "anning-progress-group.h"
#include "anning-schedule-table.h"
#include "anning-terms-view.h"
#include "ui-fixture.h"

/* Twelve payments of 1000.00 without interest, February 2025 to January 2026; overdue since April 2025. */
static AnningDebt *
make_debt (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->creditor = g_strdup ("Some Bank");
  debt->lender_type = g_strdup ("bank_card");
  debt->principal = 1200000;
  debt->method = g_strdup ("level_payment");
  debt->rate = 0;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-01-15");
  debt->first_due_day = g_strdup ("2025-02-15");
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2025-04-15");
  return debt;
}

static GtkWidget *
open_contract (UiFixture  *fixture,
               AnningDebt *debt,
               GtkWidget **window)
{
  GtkWidget *page = anning_planner_page_new ();

  ui_save (fixture->store, &anning_debt_type, debt);
  *window = ui_present (page, 1100);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "debt", debt->record.id, "contract"));
  ui_settle (fixture->store);
  return page;
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static gboolean
says (GtkWidget  *parent,
      const char *text)
{
  return is_seen (ui_find (parent, GTK_TYPE_LABEL, text));
}

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_true (is_seen (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
save_payment (UiFixture  *fixture,
              gint64      debt_id,
              const char *day,
              gint64      amount)
{
  g_autoptr (AnningPayment) payment = anning_payment_new ();

  payment->debt_id = debt_id;
  payment->day = g_strdup (day);
  payment->amount = amount;
  ui_save (fixture->store, &anning_payment_type, payment);
  ui_settle (fixture->store);
}

static void
save_fee (UiFixture *fixture,
          gint64     debt_id)
{
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();

  fee->debt_id = debt_id;
  fee->name = g_strdup ("Guarantee");
  fee->charged = g_strdup ("monthly");
  fee->amount = 1000;
  ui_save (fixture->store, &anning_debt_fee_type, fee);
  ui_settle (fixture->store);
}

/* 1500.00 paid on 20 April: five days late for that month, and half of the next. */
static void
test_progress (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  GtkWidget *window;
  GtkWidget *page = open_contract (fixture, debt, &window);
  AnningFigureTable *table = ANNING_FIGURE_TABLE (ui_find (page, ANNING_TYPE_FIGURE_TABLE, NULL));

  g_assert_true (says (page, "2 of 12 instalments paid"));
  g_assert_true (says (page, "¥10,000.00"));
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 3), ==, "✓ paid (not noted)");
  /* No fees: their column gives its room to the others. */
  g_assert_true (is_seen (ui_find (GTK_WIDGET (table), GTK_TYPE_LABEL, "Interest")));
  g_assert_false (is_seen (ui_find (GTK_WIDGET (table), GTK_TYPE_LABEL, "Fees")));

  save_payment (fixture, debt->record.id, "2025-04-20", 150000);
  g_assert_true (says (page, "3 of 12 instalments paid"));
  g_assert_true (says (page, "¥8,500.00"));
  g_assert_cmpstr (anning_figure_table_get_cell (table, 2, 3), ==, "✓ paid 5 days late");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 3, 3), ==, "◐ paid in part, ¥500.00 open");
  g_assert_true (g_str_has_prefix (anning_figure_table_get_cell (table, 4, 3), "× not paid, "));

  save_fee (fixture, debt->record.id);
  g_assert_true (is_seen (ui_find (GTK_WIDGET (table), GTK_TYPE_LABEL, "Fees")));

  /* No claim is entered: the way there. */
  g_assert_false (is_seen (ui_find (page, ANNING_TYPE_CLAIM_GROUP, NULL)));
  click (page, "Enter the claim");
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_TERMS_VIEW, NULL)));
  ui_destroy (fixture->store, window, page);
}

/* On New Year's Day in China. */
static void
save_their_terms (UiFixture *fixture,
                  gint64     debt_id,
                  gint64     base_amount)
{
  g_autoptr (AnningRound) round = anning_round_new ();
  g_autoptr (AnningProposal) theirs = anning_proposal_new ();

  round->debt_id = debt_id;
  round->happened_at = G_GINT64_CONSTANT (1767222000000);
  round->utc_offset = 480;
  round->channel = g_strdup ("call");
  round->outcome = g_strdup ("open");
  theirs->round_id = ui_save (fixture->store, &anning_round_type, round);
  theirs->debt_id = debt_id;
  theirs->author = g_strdup ("theirs");
  theirs->role = g_strdup ("offer");
  theirs->kind = g_strdup ("settlement");
  theirs->status = g_strdup ("sent");
  theirs->base_amount = base_amount;
  ui_save (fixture->store, &anning_proposal_type, theirs);
  ui_settle (fixture->store);
}

/* R-CON-11: 12 000.00 are asked for, the bill of December has 10 500.00, and 500.00 were paid since. */
static void
test_demanded (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (GPtrArray) dismissals = NULL;
  GtkWidget *window;
  GtkWidget *page = open_contract (fixture, debt, &window);
  GtkWidget *findings = ui_find (page, ANNING_TYPE_DEBT_FINDINGS, NULL);
  GtkWidget *row;

  g_assert_false (is_seen (findings));
  save_their_terms (fixture, debt->record.id, 1200000);
  g_assert_true (is_seen (findings));
  g_assert_nonnull (ui_find (findings, GTK_TYPE_LABEL,
                             "Too little is known so far, so this is not counted. Find out first: the sum on the lender's own bill."));

  save_payment (fixture, debt->record.id, "2025-12-20", 50000);
  debt->claimed_principal = 1050000;
  debt->claimed_day = g_strdup ("2025-12-01");
  ui_save (fixture->store, &anning_debt_type, debt);
  ui_settle (fixture->store);
  row = ui_find (findings, ADW_TYPE_EXPANDER_ROW, "Sum or cost to be checked");
  g_assert_true (is_seen (row));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle (fixture->store);
  g_assert_true (says (row, "The collector demands more than the lender's own bill says. The sums may have to be compared."));
  g_assert_true (says (row, "• Payments noted between the two days: RMB 500.00. With them, RMB 10,000.00 would be left."));

  /* Set aside, with the reason, and let count again. */
  {
    g_autofree char *key = g_strdup_printf ("R-CON-11|debt|%" G_GINT64_FORMAT "|2026-01-01", debt->record.id);

    g_signal_emit_by_name (row, "set-aside", key, "Interest since then");
  }
  ui_settle (fixture->store);
  dismissals = ui_list (fixture->store, &anning_dismissal_type);
  g_assert_cmpuint (dismissals->len, ==, 1);
  g_assert_null (ui_find (findings, ADW_TYPE_EXPANDER_ROW, "Sum or cost to be checked"));
  row = ui_find (findings, ADW_TYPE_ACTION_ROW, "Sum or cost to be checked");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Interest since then");
  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, NULL), "clicked");
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (findings, ADW_TYPE_EXPANDER_ROW, "Sum or cost to be checked")));
  ui_destroy (fixture->store, window, page);
}

/* 600 months from 2025: something comes next for long, but not once the debt is settled or judged. */
static void
test_next_by_stage (UiFixture     *fixture,
                    gconstpointer  data)
{
  static const struct
  {
    const char *stage;
    gboolean next;
    gboolean progress;
  } cases[] = {
    { "overdue", TRUE, TRUE }, { "outsourced", FALSE, TRUE }, { "judged", FALSE, TRUE }, { "settled", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningDebt) debt = make_debt ();
      GtkWidget *window;
      GtkWidget *page;

      debt->term_months = 600;
      g_free (debt->stage);
      debt->stage = g_strdup (cases[i].stage);
      page = open_contract (fixture, debt, &window);
      g_assert_cmpint (is_seen (ui_find (ui_find (page, ANNING_TYPE_PROGRESS_GROUP, NULL), ADW_TYPE_ACTION_ROW, "Next due")),
                       ==, cases[i].next);
      /* Nobody noted how a settled debt was paid: no instalments are counted. */
      g_assert_cmpint (is_seen (ui_find (page, ANNING_TYPE_PROGRESS_GROUP, NULL)), ==, cases[i].progress);
      ui_destroy (fixture->store, window, page);
    }
}

/* What @key does where the focus is: the first widget from there outwards that has something bound to it. */
static gboolean
press (GtkWidget  *window,
       const char *key)
{
  for (GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (window)); widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
            {
              g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
              g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

              if (g_str_equal (trigger, key)
                  && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                   gtk_shortcut_get_arguments (shortcut)))
                return TRUE;
            }
        }
    }
  return FALSE;
}

/* Tab goes on below the table, wherever in its rows one stands; a row is read with the titles above it. */
static void
test_keys (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  GtkWidget *window;
  GtkWidget *page = open_contract (fixture, debt, &window);
  GtkWidget *table = ui_find (page, ANNING_TYPE_FIGURE_TABLE, NULL);
  GtkWidget *cell = ui_find (table, GTK_TYPE_LABEL, "2025-02-15");
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "No. 1 Due 2025-02-15 Payment 1,000.00 State ✓ paid (not noted) "
                                       "Principal 1,000.00 Interest 0.00 Still owed 11,000.00");
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), table));
  g_assert_false (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (table, GTK_DIR_TAB_BACKWARD));
  /* The first row has it, as the cells take none. */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  g_assert_true (press (window, "Down"));
  cell = ui_find (table, GTK_TYPE_LABEL, "2025-03-15");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == gtk_widget_get_parent (gtk_widget_get_parent (cell)));
  g_assert_true (press (window, "Up"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == row);
  ui_destroy (fixture->store, window, page);
}

static void
test_terms_missing (UiFixture     *fixture,
                    gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  GtkWidget *window;
  GtkWidget *page;

  debt->rate = ANNING_UNKNOWN;
  page = open_contract (fixture, debt, &window);
  g_assert_true (says (page, "Enter the rate or one instalment to see the schedule."));
  g_assert_false (is_seen (ui_find (page, ANNING_TYPE_PROGRESS_GROUP, NULL)));
  /* Since when it is overdue is known, and that is enough for the clock. */
  g_assert_true (says (page, "Runs until 15 April 2028"));
  click (page, "Enter the terms");
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_TERMS_VIEW, NULL)));
  ui_destroy (fixture->store, window, page);
}

/* As of 1 June 2025, April for 47 days and May for 17 at 0.05 % a day: 32.00, where 64.00 are claimed. */
static void
test_claim (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *group;
  GtkWidget *how;

  debt->penalty_rate = 182500;
  debt->claimed_day = g_strdup ("2025-06-01");
  debt->claimed_principal = 1000000;
  debt->claimed_penalty = 6400;
  page = open_contract (fixture, debt, &window);
  group = ui_find (page, ANNING_TYPE_CLAIM_GROUP, NULL);
  g_assert_true (is_seen (group));
  g_assert_true (says (group, "As of 1 June 2025, the day of the claim."));
  g_assert_true (says (group, "¥32.00"));
  g_assert_true (says (group, "¥64.00"));
  g_assert_true (says (group, "+¥32.00"));
  g_assert_true (says (group, "As much as 36.5% a year on the overdue principal; by the contract it is 18.25%."));
  g_assert_true (says (group, "¥8,000.00 of it is not due yet by the schedule. Ask whether the whole loan was "
                              "called in, since when, and by which clause."));
  /* Neither by the contract nor claimed. */
  g_assert_false (says (group, "Fees"));

  how = ui_find (group, ADW_TYPE_EXPANDER_ROW, "How it is worked out");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (how), TRUE);
  ui_settle (NULL);
  {
    AnningFigureTable *steps = ANNING_FIGURE_TABLE (ui_find (how, ANNING_TYPE_FIGURE_TABLE, NULL));

    g_assert_cmpuint (anning_figure_table_get_n_rows (steps), ==, 2);
    g_assert_cmpstr (anning_figure_table_get_cell (steps, 1, 0), ==, "2025-05-15");
    g_assert_cmpstr (anning_figure_table_get_cell (steps, 1, 1), ==, "Due: instalment 4");
    g_assert_cmpstr (anning_figure_table_get_cell (steps, 1, 7), ==, "2,000.00");
  }
  ui_destroy (fixture->store, window, page);
}

/* What the contract says of a penalty is not known: the rest is compared without it. */
static void
test_claim_in_part (UiFixture     *fixture,
                    gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  GtkWidget *window;
  GtkWidget *page;

  debt->claimed_day = g_strdup ("2025-06-01");
  debt->claimed_principal = 1000000;
  debt->claimed_penalty = 6400;
  debt->claimed_fees = 30000;
  page = open_contract (fixture, debt, &window);
  g_assert_true (says (page, "Without the penalty, which cannot be worked out: ¥10,300.00 claimed, "
                             "¥10,000.00 by the contract."));
  g_assert_true (says (page, "Under the terms there is no fee that falls due after payout. "
                             "Ask by which clause it is charged, and for the proof."));
  ui_destroy (fixture->store, window, page);
}

static void
show_clock (AnningLimitationGroup *group,
            const char            *stage,
            const char            *last_demand)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) its = anning_debt_case_new (debt);
  GDate today;

  g_free (debt->stage);
  debt->stage = g_strdup (stage);
  debt->last_demand_day = g_strdup (last_demand);
  g_date_set_dmy (&today, 1, 2, 2029);
  anning_limitation_group_take (group, anning_limitation_new (its, &today), TRUE);
  ui_settle (NULL);
}

static gboolean
is_amber (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget) && gtk_widget_has_css_class (widget, "warning"))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (is_amber (child))
        return TRUE;
    }
  return FALSE;
}

/* The last instalment is due on 15 January 2026; this is 1 February 2029. */
static void
test_limitation (void)
{
  GtkWidget *group = anning_limitation_group_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;

  ui_load_texts ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), group);
  window = ui_present (scroller, 400);
  show_clock (ANNING_LIMITATION_GROUP (group), "overdue", NULL);
  g_assert_true (says (group, "May have passed on 15 January 2029"));
  g_assert_true (says (group, "Before you sign, promise or pay anything, check the days, and ask 12348, free of charge. "
                              "A demand that nobody noted can move the day."));
  g_assert_nonnull (ui_find (group, GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_true (is_amber (group));

  show_clock (ANNING_LIMITATION_GROUP (group), "overdue", "2026-02-20");
  g_assert_true (says (group, "Runs until 20 February 2029"));
  g_assert_true (says (group, "Counted from 20 February 2026: Last demand."));
  g_assert_true (says (group, "19 days"));
  /* Few days left are no reason to hold on. */
  g_assert_false (is_amber (group));

  show_clock (ANNING_LIMITATION_GROUP (group), "sued", NULL);
  g_assert_true (says (group, "The matter is before a court"));
  show_clock (ANNING_LIMITATION_GROUP (group), "settled", NULL);
  g_assert_false (gtk_widget_get_visible (group));
  ui_destroy (NULL, window, group);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/contract/limitation", test_limitation);
#define ADD(path, function) g_test_add (path, UiFixture, NULL, ui_set_up, function, ui_tear_down)
  ADD ("/contract/progress", test_progress);
  ADD ("/contract/demanded", test_demanded);
  ADD ("/contract/next-by-stage", test_next_by_stage);
  ADD ("/contract/keys", test_keys);
  ADD ("/contract/terms-missing", test_terms_missing);
  ADD ("/contract/claim", test_claim);
  ADD ("/contract/claim-in-part", test_claim_in_part);
#undef ADD

  return g_test_run ();
}
