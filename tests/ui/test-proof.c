/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-debt.h"
#include "anning-fingerprint-check.h"
#include "anning-fingerprint-group.h"
#include "anning-fingerprint-sheet.h"
#include "anning-fingerprint.h"
#include "anning-qr-view.h"
#include "ui-fixture.h"

static void
save_debt (UiFixture  *fixture,
           const char *creditor)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  ui_save (fixture->store, &anning_debt_type, debt);
}

static GtkWidget *
present_sheet (UiFixture *fixture)
{
  GtkWidget *sheet = anning_fingerprint_sheet_new (fixture->store);

  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  return sheet;
}

static void
close_sheet (UiFixture *fixture,
             GtkWidget *sheet)
{
  g_object_add_weak_pointer (G_OBJECT (sheet), (gpointer *) &sheet);
  gtk_window_close (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  g_assert_null (sheet);
}

static void
click (GtkWidget  *parent,
       const char *label)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Nothing is taken before it is asked for, and of an empty file there is nothing to take. */
static void
test_empty (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *sheet = present_sheet (fixture);
  g_autoptr (GPtrArray) kept = NULL;
  GtkWidget *hint;

  hint = ui_find (sheet, GTK_TYPE_LABEL, "Nothing was written in this file yet, so there is nothing to take a fingerprint of. "
                                         "Write down a contact first.");
  g_assert_false (gtk_widget_get_mapped (hint));
  click (sheet, "Take Today’s Fingerprint");
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_get_mapped (hint));
  kept = ui_list (fixture->store, &anning_fingerprint_type);
  g_assert_cmpuint (kept->len, ==, 0);
  close_sheet (fixture, sheet);
}

static void
test_take (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) noted = NULL;
  g_autofree char *line = NULL;
  GtkWidget *sheet;
  GtkWidget *row;
  GtkWidget *qr;

  save_debt (fixture, "甲银行");
  sheet = present_sheet (fixture);
  kept = ui_list (fixture->store, &anning_fingerprint_type);
  g_assert_cmpuint (kept->len, ==, 0);
  g_clear_pointer (&kept, g_ptr_array_unref);

  anning_fingerprint_sheet_take (ANNING_FINGERPRINT_SHEET (sheet));
  ui_settle (fixture->store);
  kept = ui_list (fixture->store, &anning_fingerprint_type);
  g_assert_cmpuint (kept->len, ==, 1);
  line = anning_fingerprint_dup_line (g_ptr_array_index (kept, 0));
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, line));
  qr = ui_find (sheet, ANNING_TYPE_QR_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (qr));
  gtk_test_accessible_assert_property (qr, GTK_ACCESSIBLE_PROPERTY_LABEL, line);

  /* Who has it is written down beside it. */
  row = GTK_WIDGET (anning_record_group_get_row (ANNING_RECORD_GROUP (ui_find (sheet, ANNING_TYPE_FINGERPRINT_GROUP, NULL)), 0));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "nobody else has it yet");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_type (row, "Sent to", "王律师");
  ui_type (row, "Sent on", "2026-11-22");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "sent to 王律师 on 22 November 2026");
  close_sheet (fixture, sheet);

  /* Nothing else was written meanwhile: it is the same. */
  sheet = present_sheet (fixture);
  anning_fingerprint_sheet_take (ANNING_FINGERPRINT_SHEET (sheet));
  ui_settle (fixture->store);
  noted = ui_list (fixture->store, &anning_fingerprint_type);
  g_assert_cmpuint (noted->len, ==, 1);
  g_assert_cmpstr (((AnningFingerprint *) g_ptr_array_index (noted, 0))->sent_to, ==, "王律师");
  close_sheet (fixture, sheet);
}

static void
test_check (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autofree char *line = NULL;
  GtkWidget *sheet;
  GtkWidget *check;

  save_debt (fixture, "甲银行");
  sheet = present_sheet (fixture);
  anning_fingerprint_sheet_take (ANNING_FINGERPRINT_SHEET (sheet));
  ui_settle (fixture->store);
  kept = ui_list (fixture->store, &anning_fingerprint_type);
  line = anning_fingerprint_dup_line (g_ptr_array_index (kept, 0));
  save_debt (fixture, "乙银行");

  check = ui_find (sheet, ANNING_TYPE_FINGERPRINT_CHECK, NULL);
  anning_fingerprint_check_line (ANNING_FINGERPRINT_CHECK (check), line);
  ui_wait (fixture->store, 200);
  g_assert_nonnull (ui_find (check, ADW_TYPE_ACTION_ROW, "It holds: the log still contains this state"));

  /* The one before is gone from the screen. */
  anning_fingerprint_check_line (ANNING_FINGERPRINT_CHECK (check), "早上好");
  ui_wait (fixture->store, 100);
  g_assert_null (ui_find (check, ADW_TYPE_ACTION_ROW, "It holds: the log still contains this state"));
  g_assert_nonnull (ui_find (check, ADW_TYPE_ACTION_ROW, "This cannot be checked"));

  anning_fingerprint_check_line (ANNING_FINGERPRINT_CHECK (check),
                                 "Anning 2026-11-22 21:14:09+08:00 #1234 "
                                 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 =b9a5cb");
  ui_wait (fixture->store, 200);
  g_assert_nonnull (ui_find (check, ADW_TYPE_ACTION_ROW, "This log has no such entry"));

  anning_fingerprint_check_all (ANNING_FINGERPRINT_CHECK (check), kept);
  ui_wait (fixture->store, 200);
  g_assert_nonnull (ui_find (check, ADW_TYPE_ACTION_ROW, "1 of 1 fingerprint holds"));
  close_sheet (fixture, sheet);
}

/* Closing it while the thread is at work is no matter. */
static void
test_close (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *sheet;

  save_debt (fixture, "甲银行");
  sheet = present_sheet (fixture);
  anning_fingerprint_check_line (ANNING_FINGERPRINT_CHECK (ui_find (sheet, ANNING_TYPE_FINGERPRINT_CHECK, NULL)),
                                 "Anning 2026-11-22 21:14:09+08:00 #1234 "
                                 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 =b9a5cb");
  gtk_window_close (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 200);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/proof/empty", UiFixture, NULL, ui_set_up, test_empty, ui_tear_down);
  g_test_add ("/proof/take", UiFixture, NULL, ui_set_up, test_take, ui_tear_down);
  g_test_add ("/proof/check", UiFixture, NULL, ui_set_up, test_check, ui_tear_down);
  g_test_add ("/proof/close", UiFixture, NULL, ui_set_up, test_close, ui_tear_down);
  return g_test_run ();
}
