/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "anning-cost-excess-group.h"
#include "anning-cost-rules-group.h"
#include "anning-cost-view.h"
#include "anning-date.h"
#include "anning-debt-findings.h"
#include "anning-debt.h"
#include "anning-figure-table.h"
#include "anning-parts-bar.h"
#include "anning-payment-order-group.h"
#include "anning-schedule-line-group.h"
#include "anning-terms-view.h"
#include "ui-fixture.h"

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static GtkWidget *
open_view (UiFixture  *fixture,
           GType       type,
           gint64      debt_id,
           GtkWidget **window)
{
  g_autoptr (AnningPlannerBook) book = anning_planner_book_new (fixture->store);
  GtkWidget *view = g_object_new (type, "book", book, "debt-id", debt_id, NULL);

  ui_load_texts ();
  *window = ui_present (view, 700);
  ui_settle (fixture->store);
  return view;
}

static void
check_narrow (GtkWidget *view)
{
  int minimum;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* 10 000 for 365 days at 36 %, all at the end; 1000 are kept back as a fee. */
static AnningDebt *
make_bullet (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->creditor = g_strdup ("Some Lender");
  debt->lender_type = g_strdup ("microloan");
  debt->method = g_strdup ("bullet");
  debt->principal = 1000000;
  debt->rate = 360000;
  debt->advertised_rate = 72000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-03-01");
  debt->first_due_day = g_strdup ("2026-03-01");
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-03-01");
  debt->claimed_principal = 1360000;
  debt->claimed_day = g_strdup ("2026-03-01");
  return debt;
}

static void
save_fee (AnningStore *store,
          gint64       debt_id,
          const char  *charged,
          const char  *day,
          gint64       amount)
{
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();

  fee->debt_id = debt_id;
  fee->name = g_strdup ("Fee & charge");
  fee->charged = g_strdup (charged);
  fee->day = g_strdup (day);
  fee->amount = amount;
  ui_save (store, &anning_debt_fee_type, fee);
}

static AdwActionRow *
find_row (GtkWidget  *view,
          const char *title)
{
  GtkWidget *row = ui_find (view, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return ADW_ACTION_ROW (row);
}

static void
check_figure (GtkWidget  *view,
              const char *title,
              const char *figure)
{
  g_assert_nonnull (ui_find (GTK_WIDGET (find_row (view, title)), GTK_TYPE_LABEL, figure));
}

/* Nothing of the last row is cut, and no empty row stands below it. */
static void
check_height (GtkWidget  *table,
              const char *in_last_row)
{
  GtkWidget *scroller = ui_find (table, GTK_TYPE_SCROLLED_WINDOW, NULL);
  graphene_rect_t bounds;
  float below;

  ui_settle (NULL);
  g_assert_true (gtk_widget_compute_bounds (ui_find (table, GTK_TYPE_LABEL, in_last_row), scroller, &bounds));
  below = (float) gtk_widget_get_height (scroller) - bounds.origin.y - bounds.size.height;
  g_assert_cmpfloat (below, >=, 0);
  g_assert_cmpfloat (below, <, 12);
}

static gboolean
says (GtkWidget  *parent,
      const char *text)
{
  return is_seen (ui_find (parent, GTK_TYPE_LABEL, text));
}

/* R-CON-11: by which rate, what is counted in, on what the line rests; and that nothing falls away by itself. */
static void
check_hint (GtkWidget *view)
{
  GtkWidget *findings = ui_find (view, ANNING_TYPE_DEBT_FINDINGS, NULL);
  GtkWidget *row = ui_find (findings, ADW_TYPE_EXPANDER_ROW, "Sum or cost to be checked");

  g_assert_true (is_seen (row));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_settle (NULL);
  g_assert_true (says (row, "All costs together come out above the line from which a court may be asked to adjust them. "
                            "Whether it does is for the court to decide, and the borrower has to ask. "
                            "Nothing above the line falls away by itself."));
  g_assert_true (says (row, "• All costs come to 51.11% a year: what is paid beyond what was received, by the day and "
                            "without compounding."));
  g_assert_true (says (row, "• In it are RMB 3,600.00 of interest and RMB 1,000.00 of fees, with what was kept back at payout."));
  g_assert_true (says (row, "• Counted in: Fee & charge, RMB 1,000.00 (Kept back at payout)"));
  g_assert_true (says (row, "• Line to compare with: 24% (Court policy, not law), all costs together. "
                            "What lies above it, a court may be asked to adjust."));
  g_assert_true (is_seen (ui_find (findings, ADW_TYPE_ACTION_ROW, "Contract and statement")));
}

/*
 * 9000 arrived and 13 600 are asked for: 51.11 %, without the interest 10 000 / 9000 = 11.11 %, without
 * the fee 36 %. At 24 % the 9000 would have become 11 160: 2440 lie above it.
 */
static void
test_figures (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_bullet ();
  gint64 id = ui_save (fixture->store, &anning_debt_type, debt);
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *how;

  save_fee (fixture->store, id, "at_payout", NULL, 100000);
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, id, &window);
  check_figure (view, "Yearly cost, compounded", "51.11%");
  check_figure (view, "Advertised rate", "7.2%");
  {
    AnningPlannerBook *book = anning_planner_view_get_book (ANNING_PLANNER_VIEW (view));
    g_autofree char *summary = NULL;
    GDate today;

    g_assert_true (anning_day_parse ("2026-11-21", &today));
    summary = anning_cost_view_summary (book, id, &today);
    g_assert_cmpstr (summary, ==, "51.11% a year, advertised 7.2%");
  }
  check_figure (view, "Line to compare with", "24%");
  check_figure (view, "Received", "¥9,000.00");
  check_figure (view, "Interest", "¥3,600.00");
  g_assert_cmpstr (adw_action_row_get_subtitle (find_row (view, "Interest")), ==,
                   "raises the yearly cost by 40 percentage points");
  check_figure (view, "Fee & charge", "¥1,000.00");
  g_assert_cmpstr (adw_action_row_get_subtitle (find_row (view, "Fee & charge")), ==,
                   "raises the yearly cost by 15.11 percentage points");
  check_figure (view, "Paid and claimed above the line", "¥2,440.00");
  check_figure (view, "of it in the claim", "¥2,440.00");
  check_figure (view, "If everything is paid as the contract has it", "¥2,440.00");
  /* Something was kept back. */
  g_assert_true (is_seen (ui_find (view, ANNING_TYPE_COST_RULES_GROUP, NULL)));
  /* Nothing was paid. */
  g_assert_false (is_seen (ui_find (view, ANNING_TYPE_PAYMENT_ORDER_GROUP, NULL)));

  how = ui_find (ui_find (view, ANNING_TYPE_COST_EXCESS_GROUP, NULL), ADW_TYPE_EXPANDER_ROW, "How it is worked out");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (how), TRUE);
  {
    AnningFigureTable *table = ANNING_FIGURE_TABLE (ui_find (how, ANNING_TYPE_FIGURE_TABLE, NULL));

    g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 2);
    g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 3), ==, "365");
    g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 4), ==, "2,160.00");
    g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 7), ==, "2,440.00");
    check_height (GTK_WIDGET (table), "2,440.00");
  }
  check_hint (view);
  check_narrow (view);
  ui_destroy (fixture->store, window, view);
}

/* What has to be known first, and the way there: the kind of lender, then what is paid. */
static void
test_hint_unknown (UiFixture     *fixture,
                   gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_bullet ();
  GtkWidget *window;
  GtkWidget *view;

  g_free (debt->lender_type);
  debt->lender_type = g_strdup ("platform");
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, ui_save (fixture->store, &anning_debt_type, debt), &window);
  g_assert_nonnull (ui_find (ui_find (view, ANNING_TYPE_DEBT_FINDINGS, NULL), GTK_TYPE_LABEL,
                             "Too little is known so far, so this is not counted. Find out first: what kind of lender it is."));
  ui_destroy (fixture->store, window, view);

  debt->record.id = 0;
  g_free (debt->lender_type);
  debt->lender_type = g_strdup ("consumer_finance");
  debt->rate = ANNING_UNKNOWN;
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, ui_save (fixture->store, &anning_debt_type, debt), &window);
  g_assert_nonnull (ui_find (ui_find (view, ANNING_TYPE_DEBT_FINDINGS, NULL), GTK_TYPE_LABEL,
                             "Too little is known so far, so this is not counted. Find out first: all costs in percent a year."));
  check_narrow (view);
  ui_destroy (fixture->store, window, view);
}

/* 2 % a month is 24 % simple; compounded it is 1.02^12 − 1 = 26.8 % and some days. */
static void
test_compounded_only (UiFixture     *fixture,
                      gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_bullet ();
  GtkWidget *window;
  GtkWidget *view;

  g_free (debt->method);
  debt->method = g_strdup ("level_payment");
  debt->rate = 240000;
  debt->claimed_principal = ANNING_UNKNOWN;
  g_free (debt->first_due_day);
  debt->first_due_day = g_strdup ("2025-04-01");
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, ui_save (fixture->store, &anning_debt_type, debt), &window);
  check_figure (view, "Yearly cost, simple", "24%");
  check_figure (view, "Paid and claimed above the line", "¥0.00");
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (find_row (view, "Paid and claimed above the line")),
                                   "The compounded yearly cost is above the line, the simple one is not."));
  g_assert_false (is_seen (ui_find (view, ANNING_TYPE_DEBT_FINDINGS, NULL)));
  ui_destroy (fixture->store, window, view);

  /* 12 % is below the line either way. */
  debt->record.id = 0;
  debt->rate = 120000;
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, ui_save (fixture->store, &anning_debt_type, debt), &window);
  g_assert_cmpstr (adw_action_row_get_subtitle (find_row (view, "Paid and claimed above the line")), ==,
                   "so far nothing lies above it");
  ui_destroy (fixture->store, window, view);
}

/* −1000 a year before, +10 000, −11 000 a year later: x = (10 ± √56) / 2, 25.83 % and 774.17 %. */
static void
test_words (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_bullet ();
  gint64 several;
  gint64 none;
  GtkWidget *window;
  GtkWidget *view;

  debt->rate = 100000;
  several = ui_save (fixture->store, &anning_debt_type, debt);
  save_fee (fixture->store, several, "once", "2024-03-01", 100000);
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, several, &window);
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW,
                                   "More than one yearly rate fits these payments (25.83%, 774.17%), so none can be stated for certain. "
                                   "Please check the days: is something paid before the money arrived?")));
  check_figure (view, "Yearly cost, compounded", "—");
  ui_destroy (fixture->store, window, view);

  debt->record.id = 0;
  debt->received = 0;
  none = ui_save (fixture->store, &anning_debt_type, debt);
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, none, &window);
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW,
                                   "Nothing is left of what was received after all that was kept back, so no yearly rate exists. Please check the sums.")));
  check_figure (view, "Kept back at payout", "¥10,000.00");
  g_assert_false (is_seen (ui_find (view, ANNING_TYPE_COST_EXCESS_GROUP, NULL)));
  ui_destroy (fixture->store, window, view);
}

/* 200.00 after the claim: 50.00 to its fees, 100.00 to its penalty, 50.00 to the principal. */
static void
test_order (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = make_bullet ();
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  AnningFigureTable *table;
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *group;
  GtkWidget *how;

  debt->claimed_fees = 5000;
  debt->claimed_penalty = 10000;
  payment->debt_id = ui_save (fixture->store, &anning_debt_type, debt);
  payment->day = g_strdup ("2026-04-01");
  payment->amount = 20000;
  ui_save (fixture->store, &anning_payment_type, payment);
  view = open_view (fixture, ANNING_TYPE_COST_VIEW, payment->debt_id, &window);

  group = ui_find (view, ANNING_TYPE_PAYMENT_ORDER_GROUP, NULL);
  g_assert_true (is_seen (group));
  check_figure (group, "Principal open after all payments", "¥13,550.00");
  how = ui_find (group, ADW_TYPE_EXPANDER_ROW, "How it is worked out");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (how), TRUE);
  table = ANNING_FIGURE_TABLE (ui_find (how, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 1), ==, "Beginning");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 1), ==, "Claim of the creditor");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 2, 2), ==, "50.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 2, 3), ==, "100.00");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 2, 4), ==, "50.00");
  ui_destroy (fixture->store, window, view);
}

static void
save_line (AnningStore *store,
           gint64       debt_id,
           const char  *due_day,
           gint64       payment)
{
  g_autoptr (AnningScheduleLine) line = anning_schedule_line_new ();

  line->debt_id = debt_id;
  line->due_day = g_strdup (due_day);
  line->payment = payment;
  ui_save (store, &anning_schedule_line_type, line);
}

/* 1010.00 in two payments of 520.20: 2 % a month, 20.20 and 10.20 of interest. */
static void
test_table (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (GPtrArray) lines = NULL;
  const AnningScheduleLine *added;
  AnningFigureTable *table;
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *group;
  GtkWidget *edit;
  gint64 id;

  debt->method = g_strdup ("own_table");
  debt->principal = 101000;
  debt->contract_day = g_strdup ("2026-01-15");
  id = ui_save (fixture->store, &anning_debt_type, debt);
  save_line (fixture->store, id, "2026-03-15", 52020);
  save_line (fixture->store, id, "2026-02-15", 52020);
  view = open_view (fixture, ANNING_TYPE_TERMS_VIEW, id, &window);

  group = ui_find (view, ANNING_TYPE_SCHEDULE_LINE_GROUP, NULL);
  g_assert_true (is_seen (group));
  g_assert_false (is_seen (ui_find (view, ADW_TYPE_ENTRY_ROW, "One instalment (yuan)")));
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "worked out: 24%")));
  table = ANNING_FIGURE_TABLE (ui_find (group, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 1), ==, "2026-02-15");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 4), ==, "20.20");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 4), ==, "10.20");
  g_assert_cmpstr (anning_figure_table_get_cell (table, 1, 6), ==, "0.00");

  /* A third row, a month later: what is typed is stored, and the table follows. */
  anning_schedule_line_group_add (ANNING_SCHEDULE_LINE_GROUP (group));
  edit = ui_find (group, ADW_TYPE_EXPANDER_ROW, "Change a row");
  /* Something else changes before anything is typed: the empty row stays. */
  save_fee (fixture->store, id, "once", "2026-04-15", 100);
  ui_settle (fixture->store);
  ui_type (edit, "Payment in all (yuan)", "10");
  ui_type (edit, "Fees in it, if named (yuan)", "10");
  ui_wait (fixture->store, 600);
  lines = ui_list (fixture->store, &anning_schedule_line_type);
  g_assert_cmpuint (lines->len, ==, 3);
  added = g_ptr_array_index (lines, 2);
  g_assert_cmpstr (added->due_day, ==, "2026-04-15");
  g_assert_cmpint (added->payment, ==, 1000);
  g_assert_cmpint (added->fee, ==, 1000);
  g_assert_cmpint (added->principal, ==, ANNING_UNKNOWN);
  g_assert_cmpint (added->debt_id, ==, id);
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 3);
  check_narrow (view);

  /* The first row by its number. */
  g_object_set (ui_find (edit, ADW_TYPE_ACTION_ROW, "Number of the row"), "value", (gint64) 1, NULL);
  ui_settle (fixture->store);
  ui_type (edit, "Payment in all (yuan)", "600");
  ui_wait (fixture->store, 600);
  g_assert_cmpstr (anning_figure_table_get_cell (table, 0, 2), ==, "600.00");

  /* The last one goes, and comes back. */
  g_object_set (ui_find (edit, ADW_TYPE_ACTION_ROW, "Number of the row"), "value", (gint64) 3, NULL);
  ui_settle (fixture->store);
  g_signal_emit_by_name (ui_find (edit, GTK_TYPE_BUTTON, "Delete This Row"), "clicked");
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 2);
  anning_records_restore_async (fixture->store, &anning_schedule_line_type, added->record.id, NULL, NULL);
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_figure_table_get_n_rows (table), ==, 3);
  ui_destroy (fixture->store, window, view);
}

/* What is left empty stands beside the empty row, and goes once it is typed. */
static void
test_solved (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  GtkWidget *window;
  GtkWidget *view;
  gint64 id;

  debt->method = g_strdup ("level_payment");
  debt->principal = 1200000;
  debt->rate = 120000;
  debt->term_months = 3;
  debt->first_due_day = g_strdup ("2026-01-31");
  id = ui_save (fixture->store, &anning_debt_type, debt);
  view = open_view (fixture, ANNING_TYPE_TERMS_VIEW, id, &window);
  /* No table yet, but the way to one. */
  g_assert_true (is_seen (ui_find (view, ADW_TYPE_ACTION_ROW, "Paste or import a table")));
  g_assert_false (is_seen (ui_find (view, ADW_TYPE_EXPANDER_ROW, "Change a row")));
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "worked out: ¥4,080.27")));
  ui_type (view, "Rate in the contract (percent a year)", "0");
  ui_settle (fixture->store);
  g_assert_true (is_seen (ui_find (view, GTK_TYPE_LABEL, "worked out: ¥4,000.00")));
  ui_type (view, "One instalment (yuan)", "4000");
  ui_settle (fixture->store);
  g_assert_null (ui_find (view, GTK_TYPE_LABEL, "worked out: ¥4,000.00"));
  ui_destroy (fixture->store, window, view);
}

/* 408 pixels less one gap of 2 and two smallest parts of 3 leave 400 to share out, 1 to 3. */
static void
test_bar (void)
{
  const gint64 amounts[] = { 100, 0, 300 };
  GtkWidget *bar = anning_parts_bar_new ();
  GtkWidget *window = ui_present (bar, 408);
  float x;
  float length;

  anning_parts_bar_set_parts (ANNING_PARTS_BAR (bar), amounts, G_N_ELEMENTS (amounts), "One and three");
  anning_parts_bar_find_part (ANNING_PARTS_BAR (bar), 0, 408, &x, &length);
  g_assert_cmpfloat_with_epsilon (x, 0, 0.01);
  g_assert_cmpfloat_with_epsilon (length, 103, 0.01);
  anning_parts_bar_find_part (ANNING_PARTS_BAR (bar), 1, 408, &x, &length);
  g_assert_cmpfloat_with_epsilon (length, 0, 0.01);
  anning_parts_bar_find_part (ANNING_PARTS_BAR (bar), 2, 408, &x, &length);
  g_assert_cmpfloat_with_epsilon (x, 105, 0.01);
  g_assert_cmpfloat_with_epsilon (length, 303, 0.01);
  ui_destroy (NULL, window, bar);
}

/* More parts than there are colours, also very thin ones: those that repeat have a pattern, and all are painted. */
static void
test_bar_patterns (void)
{
  gint64 amounts[12];
  GtkWidget *bar = anning_parts_bar_new ();
  GtkWidget *window = ui_present (bar, 120);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (bar);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    amounts[i] = 1 + (gint64) i;
  anning_parts_bar_set_parts (ANNING_PARTS_BAR (bar), amounts, G_N_ELEMENTS (amounts), "Twelve");
  ui_settle (NULL);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (bar), gtk_widget_get_height (bar));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, gtk_widget_get_width (bar), 1);
  ui_destroy (NULL, window, bar);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("/cost/figures", test_figures);
  ADD ("/cost/hint-unknown", test_hint_unknown);
  ADD ("/cost/compounded-only", test_compounded_only);
  ADD ("/cost/words", test_words);
  ADD ("/cost/order", test_order);
  ADD ("/cost/table", test_table);
  ADD ("/cost/solved", test_solved);
  g_test_add_func ("/cost/bar", test_bar);
  g_test_add_func ("/cost/bar-patterns", test_bar_patterns);
  return g_test_run ();
}
