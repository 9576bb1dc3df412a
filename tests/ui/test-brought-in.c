/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-brought-in-sheet.h"
#include "anning-coverage-calendar.h"
#include "anning-debt.h"
#include "anning-incident.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "importing.h"

static void
add_source (UiFixture  *fixture,
            const char *kind,
            const char *name,
            const char *first,
            const char *last)
{
  g_autoptr (AnningSourceEntry) source = anning_source_entry_new ();

  source->kind = g_strdup (kind);
  source->name = g_strdup (name);
  source->own_number = g_strdup (g_str_equal (kind, "bill") ? "13800138000" : NULL);
  source->first_at = source->last_at = source->file_time = ANNING_UNKNOWN;
  if (first != NULL)
    {
      source->period_first = g_strdup (first);
      source->period_last = g_strdup (last);
    }
  else
    {
      /* 1 March to 12 March 2026, 21:14:09. */
      source->first_at = G_GINT64_CONSTANT (1772370849000);
      source->last_at = G_GINT64_CONSTANT (1773321249000);
    }
  source->n_rows = 40;
  source->n_kept = 7;
  ui_save (fixture->store, &anning_source_entry_type, source);
}

static void
test_brought_in (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  GtkWidget *sheet;
  GtkWidget *calendar;
  gpointer weak;
  GDate today, day;

  g_date_set_dmy (&today, 20, 3, 2026);
  sheet = anning_brought_in_sheet_new (fixture->store, &today);
  weak = sheet;
  g_object_add_weak_pointer (G_OBJECT (sheet), &weak);
  gtk_window_present (GTK_WINDOW (sheet));
  wait_for_page (sheet, "empty");

  debt->creditor = g_strdup ("某某银行");
  debt->overdue_since = g_strdup ("2026-02-10");
  ui_save (fixture->store, &anning_debt_type, debt);
  add_source (fixture, "call_log", "calls.xml", NULL, NULL);
  add_source (fixture, "bill", "202602.csv", "2026-02-15", "2026-02-28");
  wait_for_page (sheet, "files");
  wait_for (sheet, ADW_TYPE_ACTION_ROW, "202602.csv");
  /* 12 days fitted into the log: what begins on 13 March is still held on 24 March. */
  wait_for (sheet, GTK_TYPE_LABEL,
            "In the newest call log that was brought in, the oldest call is of 1 March 2026, 19 days ago. "
            "A phone keeps only so many calls: once its list is full, the oldest make room for the newest. "
            "Export it again by 24 March 2026, so that nothing is lost in between.");
  wait_for (sheet, GTK_TYPE_LABEL,
            "No bill covers:\n10 February 2026 – 14 February 2026 (5 days)\n1 March 2026 – 20 March 2026 (20 days)");
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "1 bill, 14 days covered."));
  calendar = ui_find (sheet, ANNING_TYPE_COVERAGE_CALENDAR, NULL);
  g_assert_cmpuint (anning_coverage_calendar_get_n_months (ANNING_COVERAGE_CALENDAR (calendar)), ==, 2);
  g_date_set_dmy (&day, 15, 2, 2026);
  g_assert_true (anning_coverage_calendar_is_filled (ANNING_COVERAGE_CALENDAR (calendar), (gint32) g_date_get_julian (&day)));
  g_date_set_dmy (&day, 1, 3, 2026);
  g_assert_false (anning_coverage_calendar_is_filled (ANNING_COVERAGE_CALENDAR (calendar), (gint32) g_date_get_julian (&day)));

  gtk_window_close (GTK_WINDOW (sheet));
  for (guint i = 0; i < 200 && weak != NULL; i++)
    ui_wait (fixture->store, 10);
  g_assert_null (weak);
}

/* One of two files goes: what both told of stays, with one source less. */
static void
test_one_back (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (GListModel) files = write_lists (fixture);
  GtkWidget *dialog = open_dialog (fixture, files);
  GtkWidget *sheet;
  gpointer weak;
  GDate today;

  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_first_check (dialog)), TRUE);
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 3 Contacts");
  click (dialog, "Bring In 3 Contacts");
  wait_for_page (dialog, "result");
  close_dialog (fixture, dialog);

  g_date_set_dmy (&today, 20, 3, 2026);
  sheet = anning_brought_in_sheet_new (fixture->store, &today);
  weak = sheet;
  g_object_add_weak_pointer (G_OBJECT (sheet), &weak);
  gtk_window_present (GTK_WINDOW (sheet));
  wait_for (sheet, ADW_TYPE_ACTION_ROW, "202603.csv");
  g_assert_nonnull (ui_find (sheet, ADW_TYPE_ACTION_ROW, "calls-20260313090000.xml"));
  click (ui_find (sheet, ADW_TYPE_ACTION_ROW, "202603.csv"), "Take back what came from this file");
  for (guint i = 0; i < 500 && ui_find (sheet, ADW_TYPE_ACTION_ROW, "202603.csv") != NULL; i++)
    ui_wait (fixture->store, 10);
  g_assert_null (ui_find (sheet, ADW_TYPE_ACTION_ROW, "202603.csv"));
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
  g_assert_cmpuint (count (fixture, &anning_trace_entry_type), ==, 2);

  gtk_window_close (GTK_WINDOW (sheet));
  for (guint i = 0; i < 200 && weak != NULL; i++)
    ui_wait (fixture->store, 10);
  g_assert_null (weak);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/brought-in/sheet", UiFixture, NULL, ui_set_up, test_brought_in, ui_tear_down);
  g_test_add ("/brought-in/one-back", UiFixture, NULL, ui_set_up, test_one_back, ui_tear_down);
  return g_test_run ();
}
