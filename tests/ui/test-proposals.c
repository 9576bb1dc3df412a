/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "anning-budget-line.h"
#include "anning-compare-grid.h"
#include "anning-evidence-group.h"
#include "anning-evidence.h"
#include "anning-figure-table.h"
#include "anning-offer-warning-group.h"
#include "anning-planner-page.h"
#include "anning-planner-words.h"
#include "anning-proposal-compare-group.h"
#include "anning-proposal-group.h"
#include "anning-proposal-letters-group.h"
#include "anning-proposal-strain-group.h"
#include "anning-round-group.h"
#include "anning-round-recording-row.h"
#include "anning-rows.h"
#include "anning-setting.h"
#include "anning-share-wishes.h"
#include "anning-shares-view.h"
#include "anning-their-terms-row.h"
#include "ui-fixture.h"

/* A card debt of 12 600.00 and a household that has 1 000.00 left in a month. */
static gint64
save_case (AnningStore *store)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningBudgetLine) income = anning_budget_line_new ();

  debt->creditor = g_strdup ("Some Bank");
  debt->lender_type = g_strdup ("bank_card");
  debt->stage = g_strdup ("overdue");
  debt->claimed_principal = 1200000;
  debt->claimed_interest = 60000;
  income->kind = g_strdup ("income");
  income->category = g_strdup ("wages");
  income->amount = 100000;
  income->period = g_strdup ("monthly");
  ui_save (store, &anning_budget_line_type, income);
  return ui_save (store, &anning_debt_type, debt);
}

static gint64
save_proposal (AnningStore *store,
               gint64       debt_id,
               const char  *author,
               gint64       months)
{
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  GDate today;
  GDate first;

  anning_planner_today (&today);
  anning_day_add_months (&today, 1, &first);
  proposal->debt_id = debt_id;
  proposal->author = g_strdup (author);
  proposal->role = g_strdup ("offer");
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup (g_str_equal (author, "ours") ? "draft" : "sent");
  proposal->base_amount = 1260000;
  proposal->months = months;
  proposal->first_due_day = anning_day_format (&first);
  return ui_save (store, &anning_proposal_type, proposal);
}

static GtkWidget *
open_place (UiFixture  *fixture,
            gint64      debt_id,
            const char *place,
            GtkWidget **window)
{
  GtkWidget *page = anning_planner_page_new ();

  *window = ui_present (page, 1100);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "debt", debt_id, place));
  ui_settle (fixture->store);
  return page;
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
click (GtkWidget  *parent,
       const char *text)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static AdwExpanderRow *
open_row (GtkWidget *page,
          GType      group_type,
          guint      position)
{
  GtkWidget *group = ui_find (page, group_type, NULL);
  AdwExpanderRow *row;

  g_assert_nonnull (group);
  row = anning_record_group_get_row (ANNING_RECORD_GROUP (group), position);
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (row, TRUE);
  return row;
}

static const char *
cell (GtkWidget *page,
      GType      group_type,
      guint      row,
      guint      column)
{
  GtkWidget *group = ui_find (page, group_type, NULL);

  g_assert_nonnull (group);
  return anning_figure_table_get_cell (ANNING_FIGURE_TABLE (ui_find (group, ANNING_TYPE_FIGURE_TABLE, NULL)), row, column);
}

/* Of the proposal against the contract and what they offered last. */
static const char *
compared (GtkWidget *page,
          guint      line,
          guint      column)
{
  GtkWidget *group = ui_find (page, ANNING_TYPE_PROPOSAL_COMPARE_GROUP, NULL);

  g_assert_nonnull (group);
  return anning_compare_grid_get_cell (ANNING_COMPARE_GRID (ui_find (group, ANNING_TYPE_COMPARE_GRID, NULL)), column, line);
}

/* Of the first of the rounds side by side. */
static const char *
round_cell (GtkWidget *page,
            guint      line)
{
  GtkWidget *row = ui_find (page, ADW_TYPE_PREFERENCES_ROW, "Rounds Side by Side");

  g_assert_nonnull (row);
  return anning_compare_grid_get_cell (ANNING_COMPARE_GRID (ui_find (row, ANNING_TYPE_COMPARE_GRID, NULL)), 0, line);
}

static const AnningProposal *
find_stored (GPtrArray  *proposals,
             const char *author)
{
  for (guint i = 0; i < proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (proposals, i);

      if (g_strcmp0 (proposal->author, author) == 0)
        return proposal;
    }
  return NULL;
}

/* Twelve times 1 050.00 against their eight times 1 575.00, and against 1 000.00 a month. */
static void
test_results (UiFixture     *fixture,
              gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *strain;
  AdwExpanderRow *row;

  save_proposal (fixture->store, id, "ours", 12);
  save_proposal (fixture->store, id, "theirs", 8);
  page = open_place (fixture, id, "proposals", &window);

  /* theirs stand in the rounds */
  g_assert_cmpuint (anning_record_group_get_n_rows (ANNING_RECORD_GROUP (ui_find (page, ANNING_TYPE_PROPOSAL_GROUP, NULL))), ==, 1);
  g_assert_cmpstr (compared (page, 0, 0), ==, "12,600.00");
  g_assert_cmpstr (compared (page, 4, 0), ==, "1,050.00");
  g_assert_cmpstr (compared (page, 4, 1), ==, "1,575.00");
  g_assert_cmpstr (compared (page, 4, 2), ==, "\u2212525.00");
  g_assert_cmpstr (compared (page, 6, 2), ==, "+4");

  /* 1 000.00 of this month and twelve times 50.00 less: 400.00 at last. */
  strain = ui_find (page, ANNING_TYPE_PROPOSAL_STRAIN_GROUP, NULL);
  g_assert_nonnull (ui_find (strain, GTK_TYPE_LABEL, "Can be kept in every month; at least ¥400.00 are left."));
  g_assert_cmpstr (cell (page, ANNING_TYPE_PROPOSAL_STRAIN_GROUP, 12, 3), ==, "400.00");
  g_assert_false (is_seen (ui_find (page, ANNING_TYPE_OFFER_WARNING_GROUP, NULL)));

  /* By a sum of 2 000.00: the first payment takes what was left over, the second lacks 1 000.00. */
  row = open_row (page, ANNING_TYPE_PROPOSAL_GROUP, 0);
  ui_type (GTK_WIDGET (row), "Or one payment (yuan)", "2000");
  g_object_set (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "Number of payments"), "value", (gint64) 0, NULL);
  ui_settle (NULL);
  g_assert_cmpstr (compared (page, 6, 0), ==, "7");
  g_assert_cmpstr (cell (page, ANNING_TYPE_PROPOSAL_STRAIN_GROUP, 1, 3), ==, "0.00");
  g_assert_cmpstr (cell (page, ANNING_TYPE_PROPOSAL_STRAIN_GROUP, 2, 3), ==, "−1,000.00");
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_OFFER_WARNING_GROUP, NULL)));

  /* A proposal that says too little is compared with nothing. */
  ui_type (GTK_WIDGET (row), "Or one payment (yuan)", "");
  ui_settle (NULL);
  g_assert_false (is_seen (ui_find (page, ANNING_TYPE_PROPOSAL_COMPARE_GROUP, NULL)));
  g_assert_false (is_seen (ui_find (page, ANNING_TYPE_PROPOSAL_STRAIN_GROUP, NULL)));
  g_assert_nonnull (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "Enter the number of payments."));
  ui_destroy (fixture->store, window, page);
}

/* All parts together, as they are typed; each part says what it is while it is closed. */
static void
test_parts (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *row;
  g_autoptr (GPtrArray) proposals = NULL;
  const AnningProposal *stored;

  save_proposal (fixture->store, id, "ours", 10);
  page = open_place (fixture, id, "proposals", &window);
  row = GTK_WIDGET (open_row (page, ANNING_TYPE_PROPOSAL_GROUP, 0));
  ui_type (row, "Of the interest (yuan)", "600");
  ui_type (row, "Paid first (yuan)", "2000");
  ui_type (row, "Day of the down payment", "2027-01-05");
  ui_type (row, "First payment day", "2027-01-31");
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (row, ADW_TYPE_ACTION_ROW, "All payments together: ¥12,000.00")));
  g_assert_nonnull (ui_find (row, GTK_TYPE_LABEL, "¥600.00"));
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "¥2,000.00 first, then 10 × ¥1,000.00 · together ¥12,000.00 · Draft"));

  ui_type (row, "Day of the down payment", "2027-02-05");
  ui_settle (NULL);
  g_assert_nonnull (ui_find (row, ADW_TYPE_ACTION_ROW,
                             "The down payment has to come before the first payment. Please check both days."));

  /* One payment for all has no first day, but a last one. */
  g_assert_false (is_seen (ui_find (row, ADW_TYPE_ENTRY_ROW, "To be paid by")));
  g_object_set (ui_find (row, ADW_TYPE_COMBO_ROW, "Kind of proposal"), "value", "settlement", NULL);
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (row, ADW_TYPE_ENTRY_ROW, "To be paid by")));
  g_assert_null (ui_find (row, ADW_TYPE_ENTRY_ROW, "First payment day"));
  ui_destroy (fixture->store, window, page);

  proposals = ui_list (fixture->store, &anning_proposal_type);
  stored = g_ptr_array_index (proposals, 0);
  g_assert_cmpint (stored->waived_interest, ==, 60000);
  g_assert_cmpint (stored->down_payment, ==, 200000);
  g_assert_cmpstr (stored->down_day, ==, "2027-02-05");
}

static gpointer
choose_rule_job (AnningDb      *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  AnningShareWishes wishes;
  g_autofree char *text = NULL;

  anning_share_wishes_init (&wishes);
  wishes.options.rule = ANNING_SHARE_BALANCE;
  wishes.options.surplus_factor = 1500;
  wishes.options.once = 500000;
  text = anning_share_wishes_write (&wishes);
  anning_setting_set (db, ANNING_SETTING_SHARES, text, error);
  return NULL;
}

/*
 * Where a rule of sharing is chosen, a new proposal begins with what it leaves: all 1 000.00 for the only debt.
 * What is only tried out there is not offered. Nothing can be added before that is known.
 */
static void
test_share (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  GtkWidget *page;
  AnningRecordGroup *group;
  GtkWidget *row;

  anning_store_write (fixture->store, choose_rule_job, NULL, &error);
  g_assert_no_error (error);
  page = open_place (fixture, id, "", &window);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "debt", id, "proposals"));
  group = ANNING_RECORD_GROUP (ui_find (page, ANNING_TYPE_PROPOSAL_GROUP, NULL));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (group)));
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (group)));
  anning_record_group_add (group);
  row = GTK_WIDGET (anning_record_group_get_row (group, 0));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "13 × ¥1,000.00 · together ¥12,600.00 · Draft");

  /* Another sum typed: the share is offered to be taken over again. */
  ui_type (row, "Or one payment (yuan)", "800");
  ui_settle (NULL);
  g_assert_true (is_seen (ui_find (row, ADW_TYPE_ACTION_ROW, "By the rule chosen under “Shares”: ¥1,000.00 a month")));
  click (ui_find (row, ADW_TYPE_ACTION_ROW, "By the rule chosen under “Shares”: ¥1,000.00 a month"), "Take over");
  ui_settle (fixture->store);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "13 × ¥1,000.00 · together ¥12,600.00 · Draft");
  ui_destroy (fixture->store, window, page);
}

/* A target is marked as private and cannot be sent; a copy is one more proposal. */
static void
test_private_and_copy (UiFixture     *fixture,
                       gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  GtkWidget *window;
  GtkWidget *page = open_place (fixture, id, "proposals", &window);
  AnningRecordGroup *group = ANNING_RECORD_GROUP (ui_find (page, ANNING_TYPE_PROPOSAL_GROUP, NULL));
  AdwExpanderRow *row;
  g_autoptr (GPtrArray) proposals = NULL;

  click (page, "Add a Target");
  ui_settle (fixture->store);
  row = anning_record_group_get_row (group, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Target · Instalments");
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, "12 × ¥1,050.00 · together ¥12,600.00 · only you see this");
  g_assert_false (is_seen (ui_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, "Mark as Sent")));
  /* Nor is there an empty line in its place. */
  g_assert_false (is_seen (ui_find (GTK_WIDGET (row), ADW_TYPE_PREFERENCES_ROW, "Status")));
  g_assert_false (is_seen (ui_find (page, GTK_TYPE_BUTTON, "Add a Target")));
  g_assert_true (is_seen (ui_find (page, GTK_TYPE_BUTTON, "Add a Limit")));

  click (GTK_WIDGET (row), "Copy as New");
  ui_wait (fixture->store, 700);
  g_assert_cmpuint (anning_record_group_get_n_rows (group), ==, 2);
  g_assert_false (adw_expander_row_get_expanded (row));
  g_assert_true (adw_expander_row_get_expanded (anning_record_group_get_row (group, 1)));
  proposals = ui_list (fixture->store, &anning_proposal_type);
  g_assert_cmpuint (proposals->len, ==, 2);
  g_assert_cmpstr (((AnningProposal *) g_ptr_array_index (proposals, 1))->role, ==, "target");
  g_assert_cmpint (((AnningProposal *) g_ptr_array_index (proposals, 1))->base_amount, ==, 1260000);
  ui_destroy (fixture->store, window, page);
}

/* Accepted: since when and whether in writing is asked, and said while it is not. */
static void
test_accepted (UiFixture     *fixture,
               gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *row;
  GDate today;
  g_autofree char *iso = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  const AnningProposal *stored;

  save_proposal (fixture->store, id, "ours", 12);
  page = open_place (fixture, id, "proposals", &window);
  row = GTK_WIDGET (open_row (page, ANNING_TYPE_PROPOSAL_GROUP, 0));
  g_assert_false (is_seen (ui_find (row, ADW_TYPE_ENTRY_ROW, "Agreed on")));
  click (row, "Mark as Accepted");
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (row, ADW_TYPE_ENTRY_ROW, "Agreed on")));
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_OFFER_WARNING_GROUP, NULL)));
  g_object_set (ui_find (row, ADW_TYPE_COMBO_ROW, "Confirmed in writing"), "value", "yes", NULL);
  ui_settle (fixture->store);
  g_assert_false (is_seen (ui_find (page, ANNING_TYPE_OFFER_WARNING_GROUP, NULL)));
  ui_destroy (fixture->store, window, page);

  anning_planner_today (&today);
  iso = anning_day_format (&today);
  proposals = ui_list (fixture->store, &anning_proposal_type);
  stored = g_ptr_array_index (proposals, 0);
  g_assert_cmpstr (stored->status, ==, "accepted");
  g_assert_cmpstr (stored->agreed_day, ==, iso);
  g_assert_cmpstr (stored->in_writing, ==, "yes");
}

/* For a card the letter for cards is offered, and none of the others. */
static void
test_letters (UiFixture     *fixture,
              gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *letters;

  ui_load_texts ();
  save_proposal (fixture->store, id, "ours", 61);
  page = open_place (fixture, id, "proposals", &window);
  letters = ui_find (page, ANNING_TYPE_PROPOSAL_LETTERS_GROUP, NULL);
  g_assert_true (is_seen (ui_find (letters, ADW_TYPE_ACTION_ROW, "Personal card instalments")));
  g_assert_false (is_seen (ui_find (letters, ADW_TYPE_ACTION_ROW, "Hardship and instalments")));
  g_assert_true (is_seen (ui_find (letters, ADW_TYPE_PREFERENCES_GROUP, NULL)));
  g_assert_nonnull (ui_find (ui_find (page, ANNING_TYPE_OFFER_WARNING_GROUP, NULL), ADW_TYPE_ACTION_ROW,
                             "61 months are longer than a personal plan for a card may run: at most 60."));
  ui_destroy (fixture->store, window, page);
}

/* A round with their terms, from nothing to the table. */
static void
test_round (UiFixture     *fixture,
            gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  gint64 ours = save_proposal (fixture->store, id, "ours", 12);
  GtkWidget *window;
  GtkWidget *page = open_place (fixture, id, "rounds", &window);
  AnningRecordGroup *group = ANNING_RECORD_GROUP (ui_find (page, ANNING_TYPE_ROUND_GROUP, NULL));
  GtkWidget *row;
  GtkWidget *theirs;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const AnningRound *round;
  g_autoptr (AnningProposal) changed = NULL;
  const AnningProposal *stored;

  anning_record_group_add (group);
  row = GTK_WIDGET (anning_record_group_get_row (group, 0));
  ui_type (row, "With whom", "Service officer");
  ui_type (row, "Staff number", "8023");
  ui_type (row, "What they promised", "An answer");
  g_object_set (ui_find (row, ADW_TYPE_COMBO_ROW, "Asked a fee for a reduction"), "value", "yes", NULL);
  ui_wait (fixture->store, 700);
  rounds = ui_list (fixture->store, &anning_round_type);
  g_assert_cmpuint (rounds->len, ==, 1);
  round = g_ptr_array_index (rounds, 0);
  g_assert_cmpstr (round->staff_number, ==, "8023");
  /* what was put forward last */
  g_assert_cmpint (round->proposal_id, ==, ours);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Service officer, staff number 8023 · Open");
  g_assert_true (is_seen (ui_find (page, ANNING_TYPE_OFFER_WARNING_GROUP, NULL)));

  theirs = ui_find (row, ANNING_TYPE_THEIR_TERMS_ROW, NULL);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (theirs)), ==, "They have not named terms");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (theirs), TRUE);
  g_object_set (ui_find (theirs, ADW_TYPE_ACTION_ROW, "Number of payments"), "value", (gint64) 8, NULL);
  ui_wait (fixture->store, 700);
  proposals = ui_list (fixture->store, &anning_proposal_type);
  g_assert_cmpuint (proposals->len, ==, 2);
  stored = find_stored (proposals, "theirs");
  g_assert_cmpint (stored->round_id, ==, round->record.id);
  g_assert_cmpint (stored->base_amount, ==, 1260000);
  g_assert_cmpint (stored->months, ==, 8);
  g_assert_cmpstr (round_cell (page, 1), ==, "12 × 1,050.00\ntogether 12,600.00");
  g_assert_cmpstr (round_cell (page, 2), ==, "8 × 1,575.00\ntogether 12,600.00");
  g_assert_cmpstr (round_cell (page, 6), ==, "+525.00");
  g_assert_cmpstr (round_cell (page, 7), ==, "An answer");

  /* 2,600.00 first leave 10,000.00 for eight; what rises is told by where it begins. */
  changed = anning_proposal_copy (stored);
  changed->down_payment = 260000;
  changed->down_day = g_strdup (changed->first_due_day);
  ui_save (fixture->store, &anning_proposal_type, changed);
  ui_settle (fixture->store);
  g_assert_cmpstr (round_cell (page, 2), ==, "2,600.00 first\n8 × 1,250.00\ntogether 12,600.00");
  changed->down_payment = 0;
  changed->step_up = 10000;
  changed->step_months = 4;
  ui_save (fixture->store, &anning_proposal_type, changed);
  ui_settle (fixture->store);
  /* Four of 1,525.00 and four of 1,625.00. */
  g_assert_cmpstr (round_cell (page, 2), ==, "8 payments from 1,525.00 on\ntogether 12,600.00");
  changed->step_up = 0;
  changed->step_months = 0;
  ui_save (fixture->store, &anning_proposal_type, changed);
  ui_settle (fixture->store);

  /* Their terms can go, and come back. */
  click (theirs, "Delete Their Terms");
  ui_settle (fixture->store);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (theirs)), ==, "They have not named terms");
  left = ui_list (fixture->store, &anning_proposal_type);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (round_cell (page, 2), ==, "—");
  anning_records_restore_async (fixture->store, &anning_proposal_type, stored->record.id, NULL, NULL);
  ui_settle (fixture->store);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (theirs)), ==, "8 × ¥1,575.00 · together ¥12,600.00");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (theirs), TRUE);
  g_assert_nonnull (ui_find (theirs, ADW_TYPE_ACTION_ROW, "All payments together: ¥12,600.00"));

  click (row, "Delete this round");
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_record_group_get_n_rows (group), ==, 0);
  ui_destroy (fixture->store, window, page);
}

/* What they named is accepted: that is the agreement from then on. */
static void
test_their_terms_accepted (UiFixture     *fixture,
                           gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *theirs;
  g_autoptr (AnningRound) round = anning_round_new ();
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (GPtrArray) proposals = NULL;

  round->debt_id = id;
  round->happened_at = G_GINT64_CONSTANT (1800000000000);
  round->utc_offset = 480;
  proposal->round_id = ui_save (fixture->store, &anning_round_type, round);
  proposal->debt_id = id;
  proposal->author = g_strdup ("theirs");
  proposal->role = g_strdup ("offer");
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 1260000;
  proposal->months = 6;
  proposal->first_due_day = g_strdup ("2027-01-15");
  proposal->status = g_strdup ("sent");
  ui_save (fixture->store, &anning_proposal_type, proposal);

  page = open_place (fixture, id, "rounds", &window);
  theirs = ui_find (GTK_WIDGET (open_row (page, ANNING_TYPE_ROUND_GROUP, 0)), ANNING_TYPE_THEIR_TERMS_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (theirs), TRUE);
  click (theirs, "We Accept It");
  ui_destroy (fixture->store, window, page);

  proposals = ui_list (fixture->store, &anning_proposal_type);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpstr (((AnningProposal *) g_ptr_array_index (proposals, 0))->status, ==, "accepted");
  g_assert_cmpstr (((AnningProposal *) g_ptr_array_index (proposals, 0))->author, ==, "theirs");
}

/* The contact that a round is linked to, by its day; gone, that is said. */
static void
test_recording_row (UiFixture     *fixture,
                    gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  GtkWidget *row = anning_round_recording_row_new (fixture->store, id);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window;
  gint64 incident_id;

  incident->debt_id = id;
  incident->started_at = G_GINT64_CONSTANT (1773321245000); /* 2026-03-12 21:14:05 in China */
  incident->utc_offset = 480;
  incident_id = ui_save (fixture->store, &anning_incident_type, incident);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = ui_present (list, 400);

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "None chosen");
  g_assert_false (is_seen (ui_find (row, GTK_TYPE_BUTTON, "Go to the Recording")));
  anning_round_recording_row_show (ANNING_ROUND_RECORDING_ROW (row), incident_id, ANNING_UNKNOWN);
  ui_settle (fixture->store);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Thu 12 March 21:14");
  g_assert_true (is_seen (ui_find (row, GTK_TYPE_BUTTON, "Go to the Recording")));

  anning_round_recording_row_show (ANNING_ROUND_RECORDING_ROW (row), incident_id + 1, ANNING_UNKNOWN);
  ui_settle (fixture->store);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "The contact was deleted.");
  g_assert_false (is_seen (ui_find (row, GTK_TYPE_BUTTON, "Go to the Recording")));
  ui_destroy (fixture->store, window, list);
}

static gpointer
attach_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const gint64 *round_id = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("letter", 6, NULL);
  gint64 id = anning_evidence_add (db, stream, "text/plain", NULL, NULL, NULL, NULL, error);

  anning_evidence_use (db, id, "round", *round_id, "letter.txt", NULL, ANNING_UNKNOWN, error);
  return NULL;
}

/* What came with a talk is kept with its round. */
static void
test_originals (UiFixture     *fixture,
                gconstpointer  data)
{
  gint64 id = save_case (fixture->store);
  GtkWidget *window;
  GtkWidget *page = open_place (fixture, id, "rounds", &window);
  AnningRecordGroup *group = ANNING_RECORD_GROUP (ui_find (page, ANNING_TYPE_ROUND_GROUP, NULL));
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (GError) error = NULL;
  AnningEvidenceGroup *originals;
  GtkWidget *row;
  gint64 round_id;

  anning_record_group_add (group);
  row = GTK_WIDGET (anning_record_group_get_row (group, 0));
  originals = ANNING_EVIDENCE_GROUP (ui_find (row, ANNING_TYPE_EVIDENCE_GROUP, NULL));
  ui_wait (fixture->store, 700);
  rounds = ui_list (fixture->store, &anning_round_type);
  g_assert_cmpuint (rounds->len, ==, 1);
  round_id = ANNING_RECORD (g_ptr_array_index (rounds, 0))->id;
  g_assert_cmpuint (anning_evidence_group_get_n (originals), ==, 0);
  g_assert_nonnull (ui_find (GTK_WIDGET (originals), ADW_TYPE_ACTION_ROW,
                             "Add what came with this talk: a letter, a message, a screenshot."));

  anning_store_write (fixture->store, attach_job, &round_id, &error);
  g_assert_no_error (error);
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_evidence_group_get_n (originals), ==, 1);
  g_assert_nonnull (ui_find (row, ADW_TYPE_ACTION_ROW, "letter.txt"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "with whom is not noted · Open · 1 original");
  ui_destroy (fixture->store, window, page);
}

/* A table where there is room for one, else blocks; neither scrolls sideways. */
static void
test_compare_grid (UiFixture     *fixture,
                   gconstpointer  data)
{
  static const AnningCompareLine lines[] = { { "Ours", FALSE }, { "What they promised", TRUE } };
  static const char *const heads[] = { "First of May 2026", "Second of June 2026", "Third of July 2026", NULL };
  const int widths[] = { 900, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GPtrArray) columns = g_ptr_array_new ();
      GtkWidget *grid = anning_compare_grid_new (lines, G_N_ELEMENTS (lines), FALSE);
      GtkWidget *window;
      int minimum;

      for (guint j = 0; j < 3; j++)
        g_ptr_array_add (columns, g_strsplit ("36 × 1,024.00\ntogether 36,864.00|—", "|", -1));
      anning_compare_grid_show (ANNING_COMPARE_GRID (grid), heads, columns);
      gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <, 330);
      window = ui_present (grid, widths[i]);
      ui_settle (NULL);
      g_assert_cmpint (anning_compare_grid_is_table (ANNING_COMPARE_GRID (grid)), ==, widths[i] == 900);
      g_assert_cmpstr (anning_compare_grid_get_cell (ANNING_COMPARE_GRID (grid), 2, 1), ==, "—");
      ui_destroy (fixture->store, window, grid);
    }
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/proposals/results", test_results);
  ADD ("/proposals/parts", test_parts);
  ADD ("/proposals/share", test_share);
  ADD ("/proposals/private-and-copy", test_private_and_copy);
  ADD ("/proposals/accepted", test_accepted);
  ADD ("/proposals/letters", test_letters);
  ADD ("/proposals/round", test_round);
  ADD ("/proposals/their-terms-accepted", test_their_terms_accepted);
  ADD ("/proposals/compare-grid", test_compare_grid);
  ADD ("/proposals/originals", test_originals);
  ADD ("/proposals/recording-row", test_recording_row);
  return g_test_run ();
}
