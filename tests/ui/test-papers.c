/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-papers-view.h"

#include <glib/gstdio.h>
#include <string.h>

#include "anning-budget-line.h"
#include "anning-offer-warning-group.h"
#include "anning-outgoing.h"
#include "anning-paper-check-group.h"
#include "anning-paper-parts-group.h"
#include "anning-paper-sheet.h"
#include "ui-fixture.h"

typedef struct
{
  AnningPlannerBook *book;
  GtkWidget *window;
  AnningPapersView *view;
  gint64 first;
  gint64 second;
} Opened;

static void
open_view (UiFixture *fixture,
           Opened    *opened)
{
  opened->book = anning_planner_book_new (fixture->store);
  opened->view = g_object_new (ANNING_TYPE_PAPERS_VIEW, "book", opened->book, NULL);
  opened->window = ui_present_in_window (GTK_WIDGET (opened->view));
  ui_settle (fixture->store);
}

static void
close_view (UiFixture *fixture,
            Opened    *opened)
{
  ui_destroy (fixture->store, opened->window, GTK_WIDGET (opened->view));
  g_object_unref (opened->book);
}

static void
add_line (UiFixture  *fixture,
          const char *kind,
          const char *category,
          gint64      amount)
{
  g_autoptr (AnningBudgetLine) line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->category = g_strdup (category);
  line->period = g_strdup ("monthly");
  line->amount = amount;
  ui_save (fixture->store, &anning_budget_line_type, line);
}

static gint64
add_debt (UiFixture  *fixture,
          const char *creditor)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  debt->claimed_principal = 1200000;
  return ui_save (fixture->store, &anning_debt_type, debt);
}

static void
add_proposal (UiFixture  *fixture,
              gint64      debt_id,
              const char *role,
              gint64      months)
{
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();

  proposal->debt_id = debt_id;
  proposal->author = g_strdup ("ours");
  proposal->role = g_strdup (role);
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 1200000;
  proposal->rate = 0;
  proposal->months = months;
  proposal->first_due_day = g_strdup ("2027-01-05");
  ui_save (fixture->store, &anning_proposal_type, proposal);
}

static void
add_household (UiFixture *fixture,
               Opened    *opened)
{
  add_line (fixture, "income", "wages", 800000);
  add_line (fixture, "spending", "food", 200000);
  opened->first = add_debt (fixture, "Some Bank");
  opened->second = add_debt (fixture, "Other Lender");
  add_proposal (fixture, opened->first, "offer", 12);
  add_proposal (fixture, opened->first, "limit", 5);
}

static gboolean
is_seen (Opened     *opened,
         GType       type,
         const char *text)
{
  GtkWidget *widget = ui_find (GTK_WIDGET (opened->view), type, text);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static const char *
get_text (Opened *opened)
{
  const AnningPaper *paper = anning_papers_view_get_paper (opened->view);

  g_assert_nonnull (paper);
  return paper->text;
}

static void
switch_row (Opened     *opened,
            const char *title)
{
  GtkWidget *row = ui_find (ui_find (GTK_WIDGET (opened->view), ANNING_TYPE_PAPER_PARTS_GROUP, NULL),
                            ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_mapped (row));
  adw_action_row_activate (ADW_ACTION_ROW (row));
}

static const char *
find_check (Opened     *opened,
            const char *title)
{
  GtkWidget *row = ui_find (ui_find (GTK_WIDGET (opened->view), ANNING_TYPE_PAPER_CHECK_GROUP, NULL),
                            ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return gtk_widget_get_mapped (row) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
}

/* From an empty file each document says what has to be there first. */
static void
test_empty (UiFixture     *fixture,
            gconstpointer  data)
{
  Opened opened;

  open_view (fixture, &opened);
  g_assert_null (anning_papers_view_get_paper (opened.view));
  g_assert_true (is_seen (&opened, GTK_TYPE_BUTTON, "Fill In the Budget"));
  g_assert_false (is_seen (&opened, GTK_TYPE_MENU_BUTTON, NULL));
  g_assert_false (is_seen (&opened, ANNING_TYPE_PAPER_SHEET, NULL));
  anning_papers_view_choose (opened.view, ANNING_PAPER_PROPOSAL, 0);
  g_assert_false (is_seen (&opened, GTK_TYPE_BUTTON, "Fill In the Budget"));

  opened.first = add_debt (fixture, "Some Bank");
  ui_settle (fixture->store);
  g_assert_true (is_seen (&opened, GTK_TYPE_BUTTON, "Make a Proposal"));
  anning_papers_view_choose (opened.view, ANNING_PAPER_COMPARISON, 0);
  g_assert_true (is_seen (&opened, GTK_TYPE_BUTTON, "Note a Talk"));
  anning_papers_view_choose (opened.view, ANNING_PAPER_DEBTS, 0);
  g_assert_true (is_seen (&opened, ANNING_TYPE_PAPER_SHEET, NULL));
  close_view (fixture, &opened);
}

/* Each switch is seen on the paper at once, and stays while another document is looked at. */
static void
test_parts (UiFixture     *fixture,
            gconstpointer  data)
{
  Opened opened;

  add_household (fixture, &opened);
  open_view (fixture, &opened);
  g_assert_nonnull (strstr (get_text (&opened), "家庭收支表"));
  g_assert_true (is_seen (&opened, GTK_TYPE_LABEL, "8,000.00"));
  g_assert_cmpstr (find_check (&opened, "Creditors named"), ==, "Nobody");
  g_assert_null (find_check (&opened, "Other creditors"));
  switch_row (&opened, "List of the debts");
  g_assert_nonnull (strstr (get_text (&opened), "Some Bank"));
  g_assert_cmpstr (find_check (&opened, "Creditors named"), ==, "Other Lender, Some Bank");

  anning_papers_view_choose (opened.view, ANNING_PAPER_DEBTS, opened.first);
  g_assert_null (strstr (get_text (&opened), "Other Lender"));
  g_assert_cmpstr (find_check (&opened, "Other creditors"), ==,
                   "Not named; that there are other debts is said, as one sum");
  switch_row (&opened, "Other creditors by name and sum");
  g_assert_nonnull (strstr (get_text (&opened), "Other Lender"));
  g_assert_cmpstr (find_check (&opened, "Other creditors"), ==, "Named in it. Is that meant?");

  anning_papers_view_choose (opened.view, ANNING_PAPER_MEANS, 0);
  g_assert_nonnull (strstr (get_text (&opened), "Some Bank"));
  close_view (fixture, &opened);
}

/* The proposal goes to whom there is one for, is the offer and not the limit, and bears the name that was typed. */
static void
test_proposal (UiFixture     *fixture,
               gconstpointer  data)
{
  Opened opened;

  add_household (fixture, &opened);
  open_view (fixture, &opened);
  anning_papers_view_choose (opened.view, ANNING_PAPER_PROPOSAL, 0);
  g_assert_nonnull (strstr (get_text (&opened), "致：Some Bank"));
  g_assert_nonnull (strstr (get_text (&opened), "1,000.00"));
  g_assert_null (strstr (get_text (&opened), "2,400.00"));
  g_assert_null (find_check (&opened, "Target and limit"));
  ui_type (GTK_WIDGET (opened.view), "Your name, if it is to stand in it", "Li Ming");
  ui_wait (fixture->store, 700);
  g_assert_nonnull (strstr (get_text (&opened), "欠款人：Li Ming"));

  anning_papers_view_choose (opened.view, ANNING_PAPER_COMPARISON, opened.first);
  g_assert_null (strstr (get_text (&opened), "2,400.00"));
  switch_row (&opened, "Your target and your limit");
  g_assert_nonnull (strstr (get_text (&opened), "2,400.00"));
  g_assert_cmpstr (find_check (&opened, "Target and limit"), ==, "In it: keep this document to yourself.");
  close_view (fixture, &opened);

  /* The name is there again. */
  open_view (fixture, &opened);
  g_assert_nonnull (strstr (get_text (&opened), "欠款人：Li Ming"));
  close_view (fixture, &opened);
}

/* In the place of a debt everything is for its creditor, and the proposal is what is looked for there. */
static void
test_of_debt (UiFixture     *fixture,
              gconstpointer  data)
{
  Opened opened;

  add_household (fixture, &opened);
  opened.book = anning_planner_book_new (fixture->store);
  opened.view = g_object_new (ANNING_TYPE_PAPERS_VIEW, "book", opened.book, "debt-id", opened.second, NULL);
  opened.window = ui_present_in_window (GTK_WIDGET (opened.view));
  ui_settle (fixture->store);
  g_assert_true (is_seen (&opened, GTK_TYPE_BUTTON, "Make a Proposal"));
  g_assert_false (is_seen (&opened, ADW_TYPE_COMBO_ROW, "For whom"));
  add_proposal (fixture, opened.second, "offer", 10);
  ui_settle (fixture->store);
  g_assert_nonnull (strstr (get_text (&opened), "致：Other Lender"));
  g_assert_null (strstr (get_text (&opened), "Some Bank"));
  close_view (fixture, &opened);
}

/* A proposal on paper counts as agreeing to pay; what only tells of the household does not. */
static void
test_limitation (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  GtkWidget *warnings;
  Opened opened;
  gint64 id;

  add_household (fixture, &opened);
  debt->creditor = g_strdup ("Old Lender");
  debt->lender_type = g_strdup ("consumer_finance");
  debt->stage = g_strdup ("outsourced");
  debt->overdue_since = g_strdup ("2015-01-05");
  debt->claimed_principal = 1200000;
  id = ui_save (fixture->store, &anning_debt_type, debt);
  add_proposal (fixture, id, "offer", 12);
  open_view (fixture, &opened);
  warnings = ui_find (GTK_WIDGET (opened.view), ANNING_TYPE_OFFER_WARNING_GROUP, NULL);

  anning_papers_view_choose (opened.view, ANNING_PAPER_PROPOSAL, id);
  g_assert_true (gtk_widget_get_mapped (warnings));
  anning_papers_view_choose (opened.view, ANNING_PAPER_MEANS, id);
  g_assert_false (gtk_widget_get_mapped (warnings));
  anning_papers_view_choose (opened.view, ANNING_PAPER_PROPOSAL, opened.first);
  g_assert_false (gtk_widget_get_mapped (warnings));
  close_view (fixture, &opened);
}

/* A statement of means that left is kept with the budget: once, until something changes. */
static void
test_kept (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;
  g_autoptr (GPtrArray) once = NULL;
  g_autoptr (GPtrArray) twice = NULL;
  const AnningBudgetVersion *version;

  add_household (fixture, &opened);
  open_view (fixture, &opened);
  anning_papers_view_choose (opened.view, ANNING_PAPER_DEBTS, 0);
  gtk_widget_activate_action (GTK_WIDGET (opened.view), "outgoing.copy", NULL);
  ui_settle (fixture->store);
  anning_papers_view_choose (opened.view, ANNING_PAPER_MEANS, opened.first);
  gtk_widget_activate_action (GTK_WIDGET (opened.view), "outgoing.copy", NULL);
  ui_settle (fixture->store);
  gtk_widget_activate_action (GTK_WIDGET (opened.view), "outgoing.copy", NULL);
  ui_settle (fixture->store);
  once = ui_list (fixture->store, &anning_budget_version_type);
  g_assert_cmpuint (once->len, ==, 1);
  version = g_ptr_array_index (once, 0);
  g_assert_cmpstr (version->title, ==, "Handed out to Some Bank");

  add_line (fixture, "spending", "housing", 300000);
  ui_settle (fixture->store);
  gtk_widget_activate_action (GTK_WIDGET (opened.view), "outgoing.copy", NULL);
  ui_settle (fixture->store);
  twice = ui_list (fixture->store, &anning_budget_version_type);
  g_assert_cmpuint (twice->len, ==, 2);
  close_view (fixture, &opened);
}

static void
count_cb (GtkWidget         *widget,
          AnningOutgoingWay  way)
{
  guint *count = g_object_get_data (G_OBJECT (widget), "left");

  *count += 1;
}

static void
save (UiFixture         *fixture,
      Opened            *opened,
      AnningOutgoingWay  way,
      const char        *path)
{
  const AnningPaper *paper = anning_papers_view_get_paper (opened->view);
  AnningOutgoing *outgoing = anning_outgoing_new (g_ptr_array_ref (paper->blocks), g_strdup (paper->text), "document",
                                                  "zh", ANNING_PAGE_SIZE_NORMAL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  anning_outgoing_set_tables (outgoing, g_ptr_array_ref (paper->tables));
  outgoing->left = count_cb;
  anning_outgoing_save_to (GTK_WIDGET (opened->view), way, outgoing, file);
  ui_wait (fixture->store, 200);
}

/* Tables leave as CSV and as a workbook; what cannot be written has not left. */
static void
test_tables (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened;
  guint left = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = g_build_filename (fixture->folder, "document.csv", NULL);
  g_autofree char *xlsx = g_build_filename (fixture->folder, "document.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "document.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *workbook = NULL;

  add_household (fixture, &opened);
  open_view (fixture, &opened);
  g_object_set_data (G_OBJECT (opened.view), "left", &left);
  anning_papers_view_choose (opened.view, ANNING_PAPER_DEBTS, opened.first);
  save (fixture, &opened, ANNING_OUTGOING_SAVE_CSV, csv);
  save (fixture, &opened, ANNING_OUTGOING_SAVE_XLSX, xlsx);
  g_assert_cmpuint (left, ==, 2);
  save (fixture, &opened, ANNING_OUTGOING_SAVE_CSV, nowhere);
  g_assert_cmpuint (left, ==, 2);

  g_file_get_contents (csv, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Some Bank,"));
  g_assert_null (strstr (text, "Other Lender"));
  g_file_get_contents (xlsx, &workbook, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (workbook, "PK"));
  g_remove (csv);
  g_remove (xlsx);
  close_view (fixture, &opened);
}

static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened;

  add_household (fixture, &opened);
  open_view (fixture, &opened);
  for (AnningPaperKind kind = 0; kind < ANNING_PAPER_N_KINDS; kind++)
    {
      int minimum;

      anning_papers_view_choose (opened.view, kind, opened.first);
      ui_settle (fixture->store);
      gtk_widget_measure (GTK_WIDGET (opened.view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
    }
  close_view (fixture, &opened);
}

/* In a window of the usual size the eight columns of the list of debts are all to be seen. */
static void
test_all_columns (UiFixture     *fixture,
                  gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  AnningPlannerBook *book = anning_planner_book_new (fixture->store);
  GtkWidget *view = g_object_new (ANNING_TYPE_PAPERS_VIEW, "book", book, NULL);
  GtkWidget *window = ui_present (view, 735);
  GtkAdjustment *across;

  debt->creditor = g_strdup ("某某银行信用卡中心");
  debt->lender_type = g_strdup ("consumer_finance");
  debt->principal = 14600000;
  debt->received = 14540000;
  debt->rate = 180000;
  debt->term_months = 24;
  debt->first_due_day = g_strdup ("2025-09-12");
  debt->stage = g_strdup ("outsourced");
  debt->overdue_since = g_strdup ("2026-09-12");
  ui_save (fixture->store, &anning_debt_type, debt);
  ui_settle (fixture->store);
  anning_papers_view_choose (ANNING_PAPERS_VIEW (view), ANNING_PAPER_DEBTS, 0);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "已委外催收"));
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (ui_find (ui_find (view, ANNING_TYPE_PAPER_SHEET, NULL),
                                                                              GTK_TYPE_SCROLLED_WINDOW, NULL)));
  g_assert_cmpfloat (gtk_adjustment_get_page_size (across), >, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=, gtk_adjustment_get_page_size (across));
  ui_destroy (fixture->store, window, view);
  g_object_unref (book);
}

/* Of a long schedule the beginning and the end are shown; all of it leaves. */
static void
test_long (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;

  opened.first = add_debt (fixture, "Some Bank");
  add_proposal (fixture, opened.first, "offer", 60);
  open_view (fixture, &opened);
  anning_papers_view_choose (opened.view, ANNING_PAPER_PROPOSAL, 0);
  g_assert_nonnull (strstr (get_text (&opened), "2031-12-05"));
  ui_settle (fixture->store);
  /* 60 instalments and their sum: the first 10 and the last 2 are shown. */
  g_assert_true (is_seen (&opened, GTK_TYPE_LABEL, "… 49 more rows, on paper and in the file"));
  g_assert_true (is_seen (&opened, GTK_TYPE_LABEL, "2031-12-05"));
  g_assert_false (is_seen (&opened, GTK_TYPE_LABEL, "2029-12-05"));
  close_view (fixture, &opened);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/papers/empty", test_empty);
  ADD ("/papers/parts", test_parts);
  ADD ("/papers/proposal", test_proposal);
  ADD ("/papers/of-debt", test_of_debt);
  ADD ("/papers/limitation", test_limitation);
  ADD ("/papers/kept", test_kept);
  ADD ("/papers/tables", test_tables);
  ADD ("/papers/narrow", test_narrow);
  ADD ("/papers/all-columns", test_all_columns);
  ADD ("/papers/long", test_long);
#undef ADD
  return g_test_run ();
}
