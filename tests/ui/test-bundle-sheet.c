/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-bundle-check.h"
#include "anning-bundle-entry.h"
#include "anning-bundle-sheet.h"
#include "anning-bundles-sheet.h"
#include "anning-date.h"
#include "anning-incident.h"
#include "anning-leaving-sheet.h"
#include "anning-relative.h"
#include "ui-fixture.h"

#include "../wait-until.h"

#define WAIT_MS 300
#define NARROW 360
/* What GTK calls 96 dots per inch. */
#define USUAL_DPI (96 * 1024)

static gint64
add_call (UiFixture  *fixture,
          int         day,
          const char *creditor)
{
  const AnningCivil civil = { 2026, 11, day, 9, 30, 0 };
  g_autoptr (AnningIncident) incident = anning_incident_new ();

  incident->started_at = anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->from_number = g_strdup ("0571-88880001");
  incident->to_party = g_strdup ("debtor");
  incident->creditor = g_strdup (creditor);
  incident->private_note = g_strdup ("nobody reads this");
  return ui_save (fixture->store, &anning_incident_type, incident);
}

static void
wait_for_page (UiFixture         *fixture,
               AnningBundleSheet *sheet,
               const char        *page)
{
  for (guint i = 0; i < 100 && g_strcmp0 (anning_bundle_sheet_get_page (sheet), page) != 0; i++)
    ui_wait (fixture->store, 50);
  g_assert_cmpstr (anning_bundle_sheet_get_page (sheet), ==, page);
}

static AnningBundleSheet *
present (UiFixture                *fixture,
         const AnningBundleChoice *choice)
{
  AnningBundleSheet *sheet = g_object_ref_sink (anning_bundle_sheet_new (fixture->store, choice));

  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, WAIT_MS);
  return sheet;
}

static void
destroy (UiFixture *fixture,
         gpointer   sheet)
{
  gpointer gone = sheet;

  g_object_add_weak_pointer (sheet, &gone);
  gtk_window_destroy (sheet);
  g_object_unref (sheet);
  ui_wait (fixture->store, WAIT_MS);
  g_assert_null (gone);
}

static GtkWidget *
find_button (gpointer    sheet,
             const char *label)
{
  GtkWidget *button = ui_find (sheet, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

/* Without a contact there is nothing to look at, and a sentence says so. */
static void
test_empty (UiFixture     *fixture,
            gconstpointer  data)
{
  AnningBundleSheet *sheet = present (fixture, NULL);

  g_assert_cmpstr (anning_bundle_sheet_get_page (sheet), ==, "choose");
  g_assert_false (gtk_widget_get_sensitive (find_button (sheet, "See What Leaves")));
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL,
                             "There is no contact in these days. Choose other days or another creditor."));
  destroy (fixture, sheet);
}

/* All of the report can be read, to the last contact, and no private note is in it. */
static void
require_readable (UiFixture         *fixture,
                  AnningBundleSheet *sheet)
{
  GListModel *windows = gtk_window_get_toplevels ();
  const guint before = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) window = NULL;
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer;

  g_signal_emit_by_name (find_button (sheet, "Read All of It"), "clicked");
  ui_wait (fixture->store, WAIT_MS);
  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
  for (guint i = 0; i <= before && window == NULL; i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (one), "All of Its Text") == 0)
        window = g_steal_pointer (&one);
    }
  g_assert_nonnull (window);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW, NULL)));
  g_object_get (buffer, "text", &text, NULL);
  g_assert_nonnull (strstr (text, "2026-11-10"));
  g_assert_nonnull (strstr (text, "2026-11-11"));
  g_assert_null (strstr (text, "nobody reads this"));
  gtk_window_destroy (window);
}

/* What is safe is chosen; what is looked at is what is written; and it can be checked. */
static void
test_make (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  AnningBundleSheet *sheet;
  const AnningBundleEntry *entry;

  add_call (fixture, 10, "Sample Bank");
  add_call (fixture, 11, "Sample Bank");
  sheet = present (fixture, NULL);
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Contacts"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Contacts"))),
                   ==, "2 of 2");
  g_signal_emit_by_name (find_button (sheet, "See What Leaves"), "clicked");
  wait_for_page (fixture, sheet, "preview");
  ui_wait (fixture->store, WAIT_MS);
  wait_until (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "2 contacts") != NULL);
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "2 private notes stay at home"));
  require_readable (fixture, sheet);

  anning_bundle_sheet_save_to (sheet, file);
  wait_for_page (fixture, sheet, "done");
  verdict = anning_bundle_check (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (verdict->problems->len, ==, 0);
  /* Noted, with the mark that the last page shows. */
  entries = ui_list (fixture->store, &anning_bundle_entry_type);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->sha256, ==, verdict->sums_sha256);
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL, entry->sha256));
  g_assert_cmpint (entry->n_incidents, ==, 2);
  destroy (fixture, sheet);
  g_unlink (path);
}

/* A place that is not there: nothing is left, the sentence says what to do, and the way back leads to the preview. */
static void
test_refused (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/anning/out.zip");
  AnningBundleSheet *sheet;
  g_autoptr (GPtrArray) entries = NULL;

  add_call (fixture, 10, "Sample Bank");
  sheet = present (fixture, NULL);
  anning_bundle_sheet_show_page (sheet, "preview");
  ui_wait (fixture->store, WAIT_MS);
  anning_bundle_sheet_save_to (sheet, file);
  wait_for_page (fixture, sheet, "failed");
  entries = ui_list (fixture->store, &anning_bundle_entry_type);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL, "Nothing Was Saved"));
  destroy (fixture, sheet);
}

/* Only the contacts that a list showed have a tick. */
static void
test_only (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  const gint64 left_out = add_call (fixture, 10, "Sample Bank");
  AnningBundleSheet *sheet;
  GtkWidget *row;

  add_call (fixture, 11, "Other Bank");
  anning_bundle_choice_set_incident (choice, left_out, FALSE);
  sheet = present (fixture, choice);
  row = ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Contacts");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "1 of 2");
  g_signal_emit_by_name (find_button (sheet, "Take All Ticks"), "clicked");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "0 of 2");
  g_assert_false (gtk_widget_get_sensitive (find_button (sheet, "See What Leaves")));
  g_signal_emit_by_name (find_button (sheet, "Tick All"), "clicked");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "2 of 2");
  g_assert_true (gtk_widget_get_sensitive (find_button (sheet, "See What Leaves")));
  destroy (fixture, sheet);
}

/* Who has agreed is kept with the relative, with the day. */
static void
test_consent (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (GPtrArray) relatives = NULL;
  AnningBundleSheet *sheet;
  GtkWidget *row, *toggle;

  mother->name = g_strdup ("Mother <b>");
  ui_save (fixture->store, &anning_relative_type, mother);
  add_call (fixture, 10, "Sample Bank");
  sheet = present (fixture, NULL);
  row = ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Mother <b>");
  g_assert_nonnull (row);
  toggle = ui_find (row, GTK_TYPE_SWITCH, NULL);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  ui_wait (fixture->store, WAIT_MS);
  relatives = ui_list (fixture->store, &anning_relative_type);
  g_assert_nonnull (((const AnningRelative *) g_ptr_array_index (relatives, 0))->consent_day);
  destroy (fixture, sheet);
}

/* One that is as its list says, one that is not, and one that is no bundle. */
static void
test_check (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AnningBundlesSheet *sheet = g_object_ref_sink (anning_bundles_sheet_new (fixture->store));
  AnningBundleVerify *verify = anning_bundles_sheet_get_verify (sheet);

  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, WAIT_MS);
  g_file_set_contents (path, "no bundle", -1, &error);
  g_assert_no_error (error);
  anning_bundle_verify_file (verify, file);
  ui_wait (fixture->store, WAIT_MS);
  g_assert_cmpstr (anning_bundle_verify_get_verdict (verify), ==,
                   "This is no bundle: it is not a ZIP, or there is no list of sums in it.");
  destroy (fixture, sheet);
  g_unlink (path);
}

/* What goes to the printer is written anew with what is chosen. */
static void
test_print (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningIncidentPaperRequest) request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_LOG, "en");
  const gint64 id = add_call (fixture, 10, "Sample Bank");
  AnningLeavingSheet *sheet;
  GtkWidget *row;

  request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (request->ids, id);
  g_date_set_dmy (&request->today, 22, G_DATE_NOVEMBER, 2026);
  sheet = g_object_ref_sink (anning_leaving_sheet_new (fixture->store, request));
  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, WAIT_MS);
  g_assert_nonnull (anning_leaving_sheet_get_paper (sheet));
  g_assert_nonnull (strstr (anning_leaving_sheet_get_paper (sheet)->text, "Sample Bank"));
  g_assert_null (strstr (anning_leaving_sheet_get_paper (sheet)->text, "nobody reads this"));
  row = ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Private notes");
  g_assert_true (gtk_widget_get_visible (row));
  gtk_switch_set_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_wait (fixture->store, WAIT_MS);
  g_assert_nonnull (strstr (anning_leaving_sheet_get_paper (sheet)->text, "nobody reads this"));
  destroy (fixture, sheet);
}

static void
require_narrow (gpointer    sheet,
                const char *what)
{
  int wanted;

  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (sheet)), GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL,
                      NULL);
  if (wanted > NARROW)
    g_error ("%s is %d wide", what, wanted);
}

/* In the narrowest window, with the usual text and with the largest. */
static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  static const char *const pages[] = { "choose", "contacts", "originals", "preview", "running", "done", "failed" };
  g_autoptr (AnningIncidentPaperRequest) request = anning_incident_paper_request_new (ANNING_INCIDENT_PAPER_LOG, "en");
  const gint64 id = add_call (fixture, 10, "A creditor with quite a long name Ltd");

  request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (request->ids, id);
  g_date_set_dmy (&request->today, 22, G_DATE_NOVEMBER, 2026);
  for (int times = 1; times <= 2; times++)
    {
      AnningBundleSheet *sheet;
      AnningBundlesSheet *bundles = g_object_ref_sink (anning_bundles_sheet_new (fixture->store));
      AnningLeavingSheet *leaving = g_object_ref_sink (anning_leaving_sheet_new (fixture->store, request));

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", times * USUAL_DPI, NULL);
      sheet = present (fixture, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          anning_bundle_sheet_show_page (sheet, pages[i]);
          ui_wait (fixture->store, WAIT_MS);
          require_narrow (sheet, pages[i]);
        }
      require_narrow (bundles, "bundles");
      require_narrow (leaving, "leaving");
      destroy (fixture, sheet);
      destroy (fixture, bundles);
      destroy (fixture, leaving);
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(path, test) g_test_add (path, UiFixture, NULL, ui_set_up, test, ui_tear_down)
  ADD ("/bundle-sheet/empty", test_empty);
  ADD ("/bundle-sheet/make", test_make);
  ADD ("/bundle-sheet/refused", test_refused);
  ADD ("/bundle-sheet/only", test_only);
  ADD ("/bundle-sheet/consent", test_consent);
  ADD ("/bundle-sheet/check", test_check);
  ADD ("/bundle-sheet/print", test_print);
  ADD ("/bundle-sheet/narrow", test_narrow);
#undef ADD
  return g_test_run ();
}
