/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "anning-date.h"
#include "anning-figure-table.h"
#include "anning-import-columns.h"
#include "anning-import-dialog.h"
#include "anning-import-file.h"
#include "anning-import-files.h"
#include "anning-import-hearing-bar.h"
#include "anning-import-limits.h"
#include "anning-import-numbers.h"
#include "anning-import-page.h"
#include "anning-import-questions.h"
#include "anning-import-start.h"
#include "anning-import-who.h"
#include "anning-incident.h"
#include "anning-number.h"
#include "anning-source-entry.h"
#include "anning-trace-entry.h"
#include "importing.h"

/* What a choice does is reckoned a moment later. */
static void
click_once_ready (GtkWidget  *parent,
                  const char *label)
{
  for (guint i = 0; i < 2000; i++)
    {
      GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, label);

      if (button != NULL && gtk_widget_is_sensitive (button))
        break;
      ui_wait (NULL, 5);
    }
  click (parent, label);
}

static void
press_tab (GtkWidget  *parent,
           const char *label)
{
  GtkWidget *button;

  wait_for (parent, GTK_TYPE_TOGGLE_BUTTON, label);
  button = ui_find (parent, GTK_TYPE_TOGGLE_BUTTON, label);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static GListModel *
fixture_files (const char *first,
               const char *second)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  const char *const names[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  return G_LIST_MODEL (files);
}

/* ---- the steps ---- */

/* Without files: what can be brought in, in words; what is dropped or pasted leads on. */
static void
test_start (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (fixture, NULL);

  g_assert_cmpstr (visible_page (dialog, "start"), ==, "start");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_BUTTON, "Choose Files…"));
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_BUTTON, "Choose a Folder…"));
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_BUTTON, "Paste What Was Copied"));
  g_assert_nonnull (ui_find (dialog, ADW_TYPE_EXPANDER_ROW, "Recordings of calls"));
  g_assert_nonnull (ui_find (dialog, ADW_TYPE_EXPANDER_ROW, "Bill of the carrier"));
  g_assert_nonnull (ui_find (dialog, ADW_TYPE_ACTION_ROW, "Huawei, Honor"));

  anning_import_dialog_take_text (ANNING_IMPORT_DIALOG (dialog), bill_text);
  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "New 1 · known already 0 · refused 0");
  close_dialog (fixture, dialog);
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 0);
}

/* A text and a picture that were copied elsewhere. */
static void
test_paste (UiFixture     *fixture,
            gconstpointer  data)
{
  static const guint8 pixels[4 * 4 * 4] = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (4, 4, GDK_MEMORY_R8G8B8A8, bytes, 16);
  GtkWidget *dialog = open_dialog (fixture, NULL);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (dialog);

  gdk_clipboard_set_text (clipboard, bill_text);
  click (dialog, "Paste What Was Copied");
  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "New 1 · known already 0 · refused 0");

  /* One more, beside what is there. */
  gdk_clipboard_set_texture (clipboard, texture);
  click (dialog, "Add what was copied");
  wait_for (dialog, GTK_TYPE_LABEL, "New 2 · known already 0 · refused 0");
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 1 File");
  click_once_ready (dialog, "Bring In 1 File");
  wait_for_page (dialog, "result");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 1);
  close_dialog (fixture, dialog);
}

/* Recordings alone: no numbers to choose, one button. */
static void
test_recordings (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autoptr (GListModel) files = fixture_files ("tones.amr", "make-audio.sh");
  GtkWidget *dialog = open_dialog (fixture, files);

  g_assert_cmpstr (visible_page (dialog, "looking"), ==, "looking");
  wait_for_page (dialog, "preview");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "New 1 · known already 0 · refused 1"));
  wait_for (dialog, GTK_TYPE_LABEL, "tones.amr");
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 1 File");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);

  click_once_ready (dialog, "Bring In 1 File");
  wait_for_page (dialog, "result");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "1 New Incident"));
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 1);
  close_dialog (fixture, dialog);
}

/* Closed while it looks: no answer reaches a window that is gone. */
static void
test_closed (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (GListModel) files = fixture_files ("tones.amr", "tones.wav");
  GtkWidget *dialog = open_dialog (fixture, files);

  close_dialog (fixture, dialog);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);
}

/*
 * A log and a bill of one evening: nobody is known, so nothing comes in by itself. The
 * collector's number is ticked: two calls, of which one is told of by both files. Brought in
 * once more it is known; taken back it is gone, and the mother's number was never stored.
 */
static void
test_lists (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (GListModel) files = write_lists (fixture);
  GtkWidget *dialog = open_dialog (fixture, files);
  g_autoptr (GPtrArray) traces = NULL;

  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "Nothing of the lists comes in yet: tick the numbers that belong to the matter.");
  g_assert_cmpstr (visible_page (dialog, "numbers"), ==, "numbers");
  g_assert_false (gtk_widget_is_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "Bring In 0 Contacts")));
  wait_for (dialog, GTK_TYPE_LABEL, "12100003301");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_first_check (dialog)), TRUE);
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 3 Contacts");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "2 new, 1 joined with another source, 2 left out, 1 line not read"));
  click (dialog, "Bring In 3 Contacts");
  wait_for_page (dialog, "result");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "2 New Incidents"));
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
  traces = ui_list (fixture->store, &anning_trace_entry_type);
  g_assert_cmpuint (traces->len, ==, 3);
  for (guint i = 0; i < traces->len; i++)
    g_assert_cmpstr (((AnningTraceEntry *) g_ptr_array_index (traces, i))->number, ==, "12100003301");
  close_dialog (fixture, dialog);

  dialog = open_dialog (fixture, files);
  wait_for_page (dialog, "preview");
  press_tab (dialog, "Numbers 2");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_first_check (dialog)), TRUE);
  wait_for (dialog, GTK_TYPE_LABEL, "3 known already, 2 left out, 1 line not read");
  g_assert_false (gtk_widget_is_sensitive (ui_find (dialog, GTK_TYPE_BUTTON, "Bring In 0 Contacts")));
  close_dialog (fixture, dialog);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 2);
}

/* All of it goes with one button, and what stands there is as before. */
static void
test_taken_back (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autoptr (GListModel) files = write_lists (fixture);
  GtkWidget *dialog = open_dialog (fixture, files);
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_first_check (dialog)), TRUE);
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 3 Contacts");
  click (dialog, "Bring In 3 Contacts");
  wait_for_page (dialog, "result");
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 2);

  click (dialog, "Take All of It Back");
  for (guint i = 0; i < 500 && (weak != NULL || count (fixture, &anning_incident_type) > 0); i++)
    ui_wait (fixture->store, 10);
  g_assert_null (weak);
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);
  g_assert_cmpuint (count (fixture, &anning_source_entry_type), ==, 0);
}

/* Whose a number is: its contacts come in, and the number is kept with its creditor. */
static void
test_who (UiFixture     *fixture,
          gconstpointer  data)
{
  g_autoptr (GListModel) files = write_lists (fixture);
  GtkWidget *dialog = open_dialog (fixture, files);
  g_autoptr (GPtrArray) numbers = NULL;
  const AnningNumber *number;

  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
  click (ui_find (dialog, ANNING_TYPE_IMPORT_NUMBERS, NULL), "Whose number is this?");
  g_assert_cmpstr (visible_page (dialog, "who"), ==, "who");
  ui_type (ui_find (dialog, ANNING_TYPE_IMPORT_WHO, NULL), "Creditor", "某某消费金融");
  ui_type (ui_find (dialog, ANNING_TYPE_IMPORT_WHO, NULL), "Collection agency", "某某咨询");
  click (dialog, "Done");
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 3 Contacts");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "某某消费金融"));
  click (dialog, "Bring In 3 Contacts");
  wait_for_page (dialog, "result");

  numbers = ui_list (fixture->store, &anning_number_type);
  g_assert_cmpuint (numbers->len, ==, 1);
  number = g_ptr_array_index (numbers, 0);
  g_assert_cmpstr (number->number, ==, "12100003301");
  g_assert_cmpstr (number->creditor, ==, "某某消费金融");
  g_assert_cmpstr (number->collector, ==, "某某咨询");
  g_assert_cmpint (number->private, ==, 0);
  close_dialog (fixture, dialog);
}

/* Only since a day: what was before is left out, whoever rang. */
static void
test_limits (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (GListModel) files = write_lists (fixture);
  GtkWidget *dialog = open_dialog (fixture, files);

  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
  click (dialog, "Tick All Shown");
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 5 Contacts");
  press_tab (dialog, "Limits");
  ui_type (ui_find (dialog, ANNING_TYPE_IMPORT_LIMITS, NULL), "Only since this day", "2026-03-13");
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 0 Contacts");
  ui_type (ui_find (dialog, ANNING_TYPE_IMPORT_LIMITS, NULL), "Only since this day", "2026-03-12");
  wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 5 Contacts");
  close_dialog (fixture, dialog);
}

/* What of a file is not read is told line by line; the page of a file leads back. */
static void
test_file (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (GListModel) files = write_lists (fixture);
  GtkWidget *dialog = open_dialog (fixture, files);
  GtkWidget *page;
  GtkWidget *table;
  GtkWidget *list;

  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "Nothing of the lists comes in yet: tick the numbers that belong to the matter.");
  press_tab (dialog, "Files 2");
  list = gtk_widget_get_ancestor (ui_find (dialog, GTK_TYPE_LABEL, "202603.csv"), GTK_TYPE_LIST_VIEW);
  /* In the order in which they were handed over. */
  g_signal_emit_by_name (list, "activate", 1);
  wait_for_page (dialog, "file");
  page = ui_find (dialog, ANNING_TYPE_IMPORT_FILE, NULL);
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "202603.csv"));
  wait_for (page, GTK_TYPE_LABEL, "1 Line Is Not Read");
  table = ui_find (page, ANNING_TYPE_FIGURE_TABLE, NULL);
  g_assert_cmpuint (anning_figure_table_get_n_rows (ANNING_FIGURE_TABLE (table)), ==, 1);
  g_assert_cmpstr (anning_figure_table_get_cell (ANNING_FIGURE_TABLE (table), 0, 0), ==, "4");
  g_assert_cmpstr (anning_figure_table_get_cell (ANNING_FIGURE_TABLE (table), 0, 1), ==,
                   "There is no time in it that can be read.");
  g_assert_true (g_str_has_prefix (anning_figure_table_get_cell (ANNING_FIGURE_TABLE (table), 0, 2), "不是时间"));

  /* Its columns can be looked at, and back again. */
  click (page, "Choose the Columns");
  wait_for_page (dialog, "columns");
  click (dialog, "Back");
  g_assert_cmpstr (visible_page (dialog, "file"), ==, "file");
  click (dialog, "Back");
  g_assert_cmpstr (visible_page (dialog, "preview"), ==, "preview");
  close_dialog (fixture, dialog);
}

/* Two calls of a minute within half a minute, and a bill with one of them. */
static GListStore *
write_doubtful (UiFixture *fixture)
{
  static const char two_calls[] =
    "<calls count=\"2\">\n"
    "<call number=\"12100003301\" duration=\"60\" date=\"1773321249000\" type=\"1\" contact_name=\"(Unknown)\" />\n"
    "<call number=\"12100003301\" duration=\"60\" date=\"1773321280000\" type=\"1\" contact_name=\"(Unknown)\" />\n"
    "</calls>\n";
  static const char one_row[] =
    "起始时间,通信方式,对方号码,通信时长\n"
    "2026-03-12 21:14:45,被叫,12100003301,60秒\n";
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) log = write_file (fixture, "calls.xml", two_calls, "UTF-8");
  g_autoptr (GFile) bill = write_file (fixture, "bill.csv", one_row, "UTF-8");

  g_list_store_append (files, log);
  g_list_store_append (files, bill);
  return files;
}

/*
 * Two calls of a minute rang within half a minute, and the bill has one of them: which, only
 * the user can say. What is not said stays apart.
 */
static void
test_questions (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (GListStore) files = write_doubtful (fixture);
  GtkWidget *dialog;
  GtkWidget *questions;

  dialog = open_dialog (fixture, G_LIST_MODEL (files));
  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
  click (dialog, "Tick All Shown");
  press_tab (dialog, "To decide 2");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_BUTTON, "Bring In 3 Contacts"));
  questions = ui_find (dialog, ANNING_TYPE_IMPORT_QUESTIONS, NULL);
  wait_for (questions, GTK_TYPE_LABEL,
            "Call from 12100003301, 12 March 2026 21:14:09, 01:00 long · call log of the phone, calls.xml");
  wait_for (questions, GTK_TYPE_LABEL,
            "Call from 12100003301, 12 March 2026 21:14:45, 01:00 long · carrier's bill, bill.csv");

  /* The first of the two is: the other pair falls away, the answer stays to be seen. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (questions, GTK_TYPE_TOGGLE_BUTTON, "The same")), TRUE);
  wait_for (dialog, GTK_TYPE_LABEL, "2 new, 1 joined with another source");
  g_assert_cmpuint (anning_import_questions_get_n_open (ANNING_IMPORT_QUESTIONS (questions)), ==, 0);
  g_assert_cmpuint (anning_import_questions_get_n (ANNING_IMPORT_QUESTIONS (questions)), ==, 1);
  click (dialog, "Bring In 3 Contacts");
  wait_for_page (dialog, "result");
  g_assert_nonnull (ui_find (dialog, GTK_TYPE_LABEL, "2 New Incidents"));
  close_dialog (fixture, dialog);
}

/* Whether a label has @part in it. */
static gboolean
says (GtkWidget  *parent,
      const char *part)
{
  if (GTK_IS_LABEL (parent))
    return strstr (gtk_label_get_label (GTK_LABEL (parent)), part) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, part))
        return TRUE;
    }
  return FALSE;
}

/* Three hours and a half of silence at 8000 samples a second, nearly all of it a hole: listening takes a while. */
static GFile *
write_long_recording (UiFixture  *fixture,
                      const char *name)
{
  static const guint8 header[] = {
    'R', 'I', 'F', 'F', 0x24, 0x00, 0x00, 0x0C, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 1, 0, 1, 0,
    0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0, 'd', 'a', 't', 'a', 0x00, 0x00, 0x00, 0x0C,
  };
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, (const char *) header, sizeof header, &error);
  g_assert_no_error (error);
  /* 0x0C000000 bytes of samples behind the header. */
  g_assert_cmpint (truncate (path, sizeof header + 0x0C000000), ==, 0);
  return g_file_new_for_path (path);
}

/*
 * Its name says only the minute in which two calls began; its length fits neither. Whoever presses
 * the button before that was heard is shown what changed, and nothing is brought in meanwhile.
 */
static void
test_heard (UiFixture     *fixture,
            gconstpointer  data)
{
  static const char two_calls[] =
    "<calls count=\"2\">\n"
    "<call number=\"12100003301\" duration=\"60\" date=\"1773321245000\" type=\"1\" contact_name=\"(Unknown)\" />\n"
    "<call number=\"12100003301\" duration=\"60\" date=\"1773321273000\" type=\"1\" contact_name=\"(Unknown)\" />\n"
    "</calls>\n";
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) log = write_file (fixture, "calls.xml", two_calls, "UTF-8");
  g_autoptr (GFile) sound = write_long_recording (fixture, "12100003301-2603122114.wav");
  g_autoptr (AnningNumber) number = anning_number_new ();
  GtkWidget *dialog, *bar;

  number->number = g_strdup ("12100003301");
  number->creditor = g_strdup ("某某银行");
  ui_save (fixture->store, &anning_number_type, number);
  g_list_store_append (files, log);
  g_list_store_append (files, sound);
  dialog = open_dialog (fixture, G_LIST_MODEL (files));
  wait_for_page (dialog, "preview");
  bar = ui_find (dialog, ANNING_TYPE_IMPORT_HEARING_BAR, NULL);
  g_assert_nonnull (bar);
  /* Without a pause: it has to be pressed while it is listened to. */
  for (guint i = 0; i < 100000; i++)
    {
      GtkWidget *button = ui_find (dialog, GTK_TYPE_BUTTON, "Bring In 2 Contacts and 1 File");

      if (button != NULL && gtk_widget_is_sensitive (button))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  if (anning_import_hearing_bar_is_active (ANNING_IMPORT_HEARING_BAR (bar)))
    {
      click (dialog, "Bring In 2 Contacts and 1 File");
      wait_for (dialog, GTK_TYPE_LABEL,
                "The recordings were listened to, and something else will come out: new incidents 3, before 3; to decide 0, before 1. Look at it once more.");
    }
  else
    g_test_message ("it was listened to before the button could be pressed");
  g_assert_cmpstr (visible_page (dialog, "preview"), ==, "preview");
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 0);

  /* 0x0C000000 bytes of two are 100663296 samples: 12582.912 seconds. */
  press_tab (dialog, "Files 2");
  for (guint i = 0; i < 500 && !says (dialog, " · 3:29:42 long · "); i++)
    ui_wait (NULL, 10);
  g_assert_true (says (dialog, " · 3:29:42 long · "));
  click_once_ready (dialog, "Bring In 2 Contacts and 1 File");
  wait_for_page (dialog, "result");
  g_assert_cmpuint (count (fixture, &anning_incident_type), ==, 3);
  close_dialog (fixture, dialog);
}

static void
wait_until_heard (GtkWidget  *dialog,
                  const char *label)
{
  GtkWidget *bar = ui_find (dialog, ANNING_TYPE_IMPORT_HEARING_BAR, NULL);
  GtkWidget *button = NULL;

  g_assert_nonnull (bar);
  for (guint i = 0; i < 4000; i++)
    {
      button = ui_find (dialog, GTK_TYPE_BUTTON, label);
      if (button != NULL && gtk_widget_is_sensitive (button)
          && !anning_import_hearing_bar_is_active (ANNING_IMPORT_HEARING_BAR (bar)))
        return;
      ui_wait (NULL, 5);
    }
  g_error ("it is not heard, or not reckoned");
}

/* A table that is added after a recording was listened to changes what comes out; the listening did not. */
static void
test_more (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) sound = write_long_recording (fixture, "12100003301-2603122114.wav");
  GtkWidget *dialog;

  g_list_store_append (files, sound);
  dialog = open_dialog (fixture, G_LIST_MODEL (files));
  wait_for_page (dialog, "preview");
  wait_until_heard (dialog, "Bring In 1 File");
  anning_import_dialog_take_text (ANNING_IMPORT_DIALOG (dialog),
                                  "开始时间\t对方号码\t类型\t时长\n2026-03-12 09:00:00\t12100003302\t来电\t65秒\n");
  wait_for (dialog, GTK_TYPE_BUTTON, "Numbers 1");
  wait_until_heard (dialog, "Bring In 1 File");
  g_assert_false (says (dialog, "The recordings were listened to, and something else will come out"));
  close_dialog (fixture, dialog);
}

/* A table whose headings say nothing: the columns are chosen, and read back before anything is taken. */
static void
test_columns (UiFixture     *fixture,
              gconstpointer  data)
{
  static const char text[] = "甲\t乙\t丙\n2026-03-12\t21:14\t12100003301\n2026-03-13\t09:05\t12100003302\n";
  GtkWidget *dialog = open_dialog (fixture, NULL);
  GtkWidget *columns;
  GtkWidget *button;

  anning_import_dialog_take_text (ANNING_IMPORT_DIALOG (dialog), text);
  wait_for_page (dialog, "columns");
  columns = ui_find (dialog, ANNING_TYPE_IMPORT_COLUMNS, NULL);
  button = ui_find (columns, GTK_TYPE_BUTTON, "Read It This Way");
  g_assert_false (gtk_widget_is_sensitive (button));
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (columns, ADW_TYPE_COMBO_ROW, "Column A")), 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (columns, ADW_TYPE_COMBO_ROW, "Column B")), 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find (columns, ADW_TYPE_COMBO_ROW, "Column C")), 5);
  g_assert_nonnull (ui_find (columns, GTK_TYPE_LABEL,
                             "Call with 12100003301, 12 March 2026 21:14:00\nCall with 12100003302, 13 March 2026 09:05:00"));
  g_assert_true (gtk_widget_is_sensitive (button));
  click (columns, "Read It This Way");
  wait_for_page (dialog, "preview");
  wait_for (dialog, GTK_TYPE_BUTTON, "Numbers 2");
  close_dialog (fixture, dialog);

  /* The next table with these headings is read like that at once. */
  dialog = open_dialog (fixture, NULL);
  anning_import_dialog_take_text (ANNING_IMPORT_DIALOG (dialog), "甲\t乙\t丙\n2026-04-01\t10:30\t12100004401\n");
  wait_for_page (dialog, "columns");
  columns = ui_find (dialog, ANNING_TYPE_IMPORT_COLUMNS, NULL);
  g_assert_nonnull (ui_find (columns, GTK_TYPE_LABEL, "Call with 12100004401, 1 April 2026 10:30:00"));
  g_assert_true (gtk_widget_is_sensitive (ui_find (columns, GTK_TYPE_BUTTON, "Read It This Way")));
  close_dialog (fixture, dialog);
}

/* Every step fits into the narrowest window, also with a text of twice the size. */
static void
require_narrow (GtkWidget  *dialog,
                const char *step)
{
  int wanted;

  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  if (wanted > 360)
    {
      g_test_message ("%s is %d wide", step, wanted);
      g_test_fail ();
    }
}

/* Height too: with a text of twice the size it is no higher than a small screen. */
static void
require_low (GtkWidget  *dialog,
             const char *step)
{
  int head, wanted;

  /* The overlay for toasts of libadwaita 1.2 does not ask what lies in it how high it is at this width. */
  gtk_widget_measure (ui_find (dialog, ADW_TYPE_HEADER_BAR, NULL), GTK_ORIENTATION_VERTICAL, 360, &head, NULL, NULL, NULL);
  gtk_widget_measure (gtk_stack_get_visible_child (GTK_STACK (ui_find (dialog, GTK_TYPE_STACK, NULL))),
                      GTK_ORIENTATION_VERTICAL, 360, &wanted, NULL, NULL, NULL);
  wanted += head;
  if (wanted > 768)
    {
      g_test_message ("%s is %d high", step, wanted);
      g_test_fail ();
    }
}

static void
require_fits (GtkWidget  *dialog,
              const char *step)
{
  require_narrow (dialog, step);
  require_low (dialog, step);
}

static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  static const char text[] = "甲\t乙\t丙\n2026-03-12\t21:14\t12100003301\n";
  g_autoptr (GListModel) files = write_lists (fixture);
  g_autoptr (GListStore) doubtful = write_doubtful (fixture);

  for (int times = 1; times <= 2; times++)
    {
      GtkWidget *dialog;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", times * 96 * 1024, NULL);
      dialog = open_dialog (fixture, NULL);
      require_fits (dialog, "the start");
      anning_import_dialog_take_text (ANNING_IMPORT_DIALOG (dialog), text);
      wait_for_page (dialog, "columns");
      ui_settle (fixture->store);
      require_fits (dialog, "the columns");
      close_dialog (fixture, dialog);

      dialog = open_dialog (fixture, files);
      wait_for_page (dialog, "preview");
      wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
      require_fits (dialog, "the numbers");
      press_tab (dialog, "Limits");
      ui_settle (fixture->store);
      require_fits (dialog, "the limits");
      press_tab (dialog, "Files 2");
      ui_settle (fixture->store);
      require_fits (dialog, "the files");
      g_signal_emit_by_name (gtk_widget_get_ancestor (ui_find (dialog, GTK_TYPE_LABEL, "202603.csv"), GTK_TYPE_LIST_VIEW),
                             "activate", 1);
      wait_for_page (dialog, "file");
      ui_settle (fixture->store);
      require_fits (dialog, "one file");
      click (dialog, "Back");
      click (ui_find (dialog, ANNING_TYPE_IMPORT_NUMBERS, NULL), "Whose number is this?");
      ui_settle (fixture->store);
      require_fits (dialog, "whose a number is");
      close_dialog (fixture, dialog);

      dialog = open_dialog (fixture, files);
      wait_for_page (dialog, "preview");
      wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
      click (dialog, "Tick All Shown");
      wait_for (dialog, GTK_TYPE_BUTTON, "Bring In 5 Contacts");
      press_tab (dialog, "Files 2");
      ui_settle (fixture->store);
      require_fits (dialog, "what comes in");
      close_dialog (fixture, dialog);

      dialog = open_dialog (fixture, G_LIST_MODEL (doubtful));
      wait_for_page (dialog, "preview");
      wait_for (dialog, GTK_TYPE_LABEL, "12100003301");
      click (dialog, "Tick All Shown");
      press_tab (dialog, "To decide 2");
      ui_settle (fixture->store);
      require_fits (dialog, "what has to be decided");
      click_once_ready (dialog, "Bring In 3 Contacts");
      wait_for_page (dialog, "result");
      require_fits (dialog, "the result");
      click (dialog, "Take All of It Back");
      ui_settle (fixture->store);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

#define ADD(name, func) g_test_add ("/bringing-in/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);

  g_setenv ("GST_REGISTRY", registry, TRUE);
  if (!ui_init (&argc, &argv))
    return 77;

  ADD ("start", test_start);
  ADD ("paste", test_paste);
  ADD ("recordings", test_recordings);
  ADD ("closed", test_closed);
  ADD ("lists", test_lists);
  ADD ("taken-back", test_taken_back);
  ADD ("who", test_who);
  ADD ("limits", test_limits);
  ADD ("file", test_file);
  ADD ("heard", test_heard);
  ADD ("more", test_more);
  ADD ("questions", test_questions);
  ADD ("columns", test_columns);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}
