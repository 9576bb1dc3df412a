/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-deadline-entry.h"
#include "anning-deadline-group.h"
#include "anning-deadlines-view.h"
#include "anning-debt.h"
#include "anning-letter-deadline-row.h"
#include "anning-rows.h"
#include "ui-fixture.h"

static AnningDeadlineEntry *
new_entry (const char *kind,
           const char *trigger)
{
  AnningDeadlineEntry *entry = anning_deadline_entry_new ();

  entry->kind = g_strdup (kind);
  entry->trigger_day = g_strdup (trigger);
  entry->debt_id = ANNING_UNKNOWN;
  entry->incident_id = ANNING_UNKNOWN;
  entry->letter_id = ANNING_UNKNOWN;
  return entry;
}

/* ISO day, so many days from today on */
static char *
days_from_now (int days)
{
  GDate day;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  if (days < 0)
    g_date_subtract_days (&day, (guint) -days);
  else
    g_date_add_days (&day, (guint) days);
  return anning_day_format (&day);
}

static GtkWidget *
present_view (UiFixture  *fixture,
              GtkWidget **window)
{
  g_autoptr (AnningPlannerBook) book = anning_planner_book_new (fixture->store);
  GtkWidget *view;

  ui_load_texts ();
  view = g_object_new (ANNING_TYPE_DEADLINES_VIEW, "book", book, "debt-id", G_GINT64_CONSTANT (0), NULL);
  *window = ui_present (view, 360);
  ui_wait (fixture->store, 300);
  return view;
}

static AnningRecordGroup *
find_group (GtkWidget *view,
            gboolean   done)
{
  GtkWidget *fold = ui_find (view, GTK_TYPE_EXPANDER, NULL);

  return ANNING_RECORD_GROUP (done ? gtk_expander_get_child (GTK_EXPANDER (fold))
                                   : ui_find (view, ANNING_TYPE_DEADLINE_GROUP, NULL));
}

static void
test_add (UiFixture     *fixture,
          gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) kept_done = NULL;
  GtkWidget *window;
  GtkWidget *view = present_view (fixture, &window);
  AnningRecordGroup *running = find_group (view, FALSE);
  AdwExpanderRow *row;
  const AnningDeadlineEntry *entry;

  anning_record_group_add (running);
  ui_wait (fixture->store, 700);
  kept = ui_list (fixture->store, &anning_deadline_entry_type);
  g_assert_cmpuint (kept->len, ==, 1);
  entry = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (entry->kind, ==, "T-INST");
  g_assert_cmpint (entry->debt_id, ==, ANNING_UNKNOWN);

  /* What the kind does not know is not asked. */
  row = anning_record_group_get_row (running, 0);
  g_assert_true (gtk_widget_get_visible (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "They told that it will take longer")));
  g_assert_false (gtk_widget_get_visible (ui_find (GTK_WIDGET (row), ANNING_TYPE_DAY_ROW, "Last day that the paper names")));
  g_object_set (ui_find (GTK_WIDGET (row), ANNING_TYPE_WORD_ROW, "What it is about"), "value", "T-EXEC", NULL);
  g_assert_false (gtk_widget_get_visible (ui_find (GTK_WIDGET (row), ADW_TYPE_ACTION_ROW, "They told that it will take longer")));
  g_assert_true (gtk_widget_get_visible (ui_find (GTK_WIDGET (row), ANNING_TYPE_DAY_ROW, "Last day that the paper names")));
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, "The last day stands in the paper: enter it here");

  /* Done: it goes to the others. */
  g_signal_emit_by_name (ui_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, "Done Today"), "clicked");
  ui_wait (fixture->store, 700);
  g_assert_cmpuint (anning_record_group_get_n_rows (running), ==, 0);
  g_assert_cmpuint (anning_record_group_get_n_rows (find_group (view, TRUE)), ==, 1);
  g_assert_true (gtk_widget_get_visible (ui_find (view, GTK_TYPE_EXPANDER, NULL)));
  kept_done = ui_list (fixture->store, &anning_deadline_entry_type);
  entry = g_ptr_array_index (kept_done, 0);
  g_assert_cmpstr (entry->kind, ==, "T-EXEC");
  g_assert_nonnull (entry->done_day);
  ui_destroy (fixture->store, window, view);
}

/* By the last day; amber is for what one has to do oneself, and soon. */
static void
test_order (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autofree char *long_ago = days_from_now (-20);
  g_autofree char *soon = days_from_now (-10);
  g_autofree char *fresh = days_from_now (0);
  g_autoptr (AnningDeadlineEntry) later = new_entry ("T-CREDIT", fresh);  /* in 20 days */
  g_autoptr (AnningDeadlineEntry) own = new_entry ("T-ANSWER", soon);     /* in 5 */
  g_autoptr (AnningDeadlineEntry) past = new_entry ("T-INST", long_ago);  /* 5 days ago */
  GtkWidget *window;
  GtkWidget *view;
  AnningRecordGroup *running;
  GtkListBox *list;
  const char *const expected[] = { "Complaint to a bank or an insurer", "Statement of claim: answer", "Dispute of a credit entry" };

  ui_save (fixture->store, &anning_deadline_entry_type, later);
  ui_save (fixture->store, &anning_deadline_entry_type, own);
  ui_save (fixture->store, &anning_deadline_entry_type, past);
  view = present_view (fixture, &window);
  running = find_group (view, FALSE);
  list = anning_record_group_get_list (running);
  for (int i = 0, n = 0; n < 3; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, i);
      GtkWidget *chip;

      g_assert_nonnull (row);
      if (!ADW_IS_EXPANDER_ROW (row))
        continue;
      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, expected[n]);
      chip = ui_find (GTK_WIDGET (row), GTK_TYPE_LABEL, n == 1 ? "Up to you" : "Waiting");
      g_assert_nonnull (chip);
      g_assert_cmpint (gtk_widget_has_css_class (chip, "warning"), ==, n == 1);
      n++;
    }
  ui_destroy (fixture->store, window, view);
}

/* What a search found stands among those that are done: they are unfolded. */
static void
test_open (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningDeadlineEntry) entry = new_entry ("T-CREDIT", "2026-01-05");
  GtkWidget *window;
  GtkWidget *view;
  gint64 id;

  entry->done_day = g_strdup ("2026-01-20");
  id = ui_save (fixture->store, &anning_deadline_entry_type, entry);
  view = present_view (fixture, &window);
  anning_deadlines_view_open (ANNING_DEADLINES_VIEW (view), id);
  ui_wait (fixture->store, 200);
  g_assert_true (adw_expander_row_get_expanded (anning_record_group_get_row (find_group (view, TRUE), 0)));
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (ui_find (view, GTK_TYPE_EXPANDER, NULL))));
  ui_destroy (fixture->store, window, view);
}

static void
test_summary (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningPlannerBook) book = anning_planner_book_new (fixture->store);
  g_autoptr (AnningDeadlineEntry) awaited = new_entry ("T-INST", "2026-03-12");
  g_autoptr (AnningDeadlineEntry) own = new_entry ("T-ANSWER", "2026-03-12");
  g_autofree char *none = NULL;
  g_autofree char *one = NULL;
  g_autofree char *next = NULL;
  g_autofree char *gone = NULL;
  GDate today, after;

  g_assert_true (anning_day_parse ("2026-03-20", &today));
  g_assert_true (anning_day_parse ("2026-03-28", &after));
  ui_settle (fixture->store);
  none = anning_deadlines_view_summary (book, 0, &today);
  g_assert_cmpstr (none, ==, "none runs");
  ui_save (fixture->store, &anning_deadline_entry_type, awaited);
  ui_settle (fixture->store);
  one = anning_deadlines_view_summary (book, 0, &today);
  g_assert_cmpstr (one, ==, "1 answer awaited");
  ui_save (fixture->store, &anning_deadline_entry_type, own);
  ui_settle (fixture->store);
  next = anning_deadlines_view_summary (book, 0, &today);
  g_assert_cmpstr (next, ==, "your last day: 27 March 2026, in 7 days");
  gone = anning_deadlines_view_summary (book, 0, &after);
  g_assert_cmpstr (gone, ==, "2 are past");
}

/* ---- from a letter ---- */

static void
test_letter (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningLetter) letter = anning_letter_new ();
  g_autoptr (GPtrArray) kept = NULL;
  GtkWidget *row = g_object_ref_sink (g_object_new (ANNING_TYPE_LETTER_DEADLINE_ROW, NULL));
  AnningLetterDeadlineRow *self = ANNING_LETTER_DEADLINE_ROW (row);
  const AnningDeadlineEntry *entry;

  letter->template = g_strdup ("complaint-lender");
  letter->debt_id = ANNING_UNKNOWN;
  letter->record.id = ui_save (fixture->store, &anning_letter_type, letter);
  ui_present (row, 360);

  /* Not sent yet; sent to somebody who has no such period; then to a bank. */
  anning_letter_deadline_row_show (self, fixture->store, letter, "T-INST", "甲银行", "bank_card");
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_visible (row));
  letter->sent_day = g_strdup ("2026-11-20");
  anning_letter_deadline_row_show (self, fixture->store, letter, "T-INST", "某某小贷", "microloan");
  ui_settle (fixture->store);
  g_assert_false (gtk_widget_get_visible (row));
  anning_letter_deadline_row_show (self, fixture->store, letter, NULL, "甲银行", "bank_card");
  g_assert_false (gtk_widget_get_visible (row));
  anning_letter_deadline_row_show (self, fixture->store, letter, "T-INST", "甲银行", "bank_card");
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Answer due by 5 December 2026");

  g_signal_emit_by_name (ui_find (row, GTK_TYPE_BUTTON, "Track"), "clicked");
  ui_settle (fixture->store);
  kept = ui_list (fixture->store, &anning_deadline_entry_type);
  g_assert_cmpuint (kept->len, ==, 1);
  entry = g_ptr_array_index (kept, 0);
  g_assert_cmpstr (entry->kind, ==, "T-INST");
  g_assert_cmpstr (entry->trigger_day, ==, "2026-11-20");
  g_assert_cmpstr (entry->addressee, ==, "甲银行");
  g_assert_cmpint (entry->letter_id, ==, letter->record.id);
  /* Once is enough. */
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "The answer is tracked");
  g_assert_null (ui_find (row, GTK_TYPE_BUTTON, "Track"));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
  g_object_unref (row);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/deadlines/add", UiFixture, NULL, ui_set_up, test_add, ui_tear_down);
  g_test_add ("/deadlines/order", UiFixture, NULL, ui_set_up, test_order, ui_tear_down);
  g_test_add ("/deadlines/open", UiFixture, NULL, ui_set_up, test_open, ui_tear_down);
  g_test_add ("/deadlines/summary", UiFixture, NULL, ui_set_up, test_summary, ui_tear_down);
  g_test_add ("/deadlines/letter", UiFixture, NULL, ui_set_up, test_letter, ui_tear_down);
  return g_test_run ();
}
