/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table-import-sheet.h"

#include <glib/gstdio.h>
#include <string.h>

#include "anning-figure-table.h"
#include "anning-money.h"
#include "anning-table.h"
#include "anning-table-column-group.h"
#include "anning-table-reader.h"
#include "anning-table-result-group.h"
#include "anning-toasts.h"
#include "ui-fixture.h"
#include "../wait-until.h"

#define NARROW 360
/* What GTK calls 96 dots per inch. */
#define USUAL_DPI (96 * 1024)

/* 10 000 in two instalments; the table says what it comes to, and one row cannot be read. */
static const char table[] =
  "期数\t还款日\t应还金额\t本金\t利息\n"
  "1\t2026-03-05\t5,100.00\t5,000.00\t100.00\n"
  "2\t5号\t5,050.00\t5,000.00\t50.00\n"
  "3\t2026-05-05\t5,050.00\t5,000.00\t50.00\n"
  "合计\t\t10,150.00\t10,000.00\t150.00\n";

typedef struct
{
  GtkWidget *window;
  AnningTableImportSheet *sheet;
  gint64 debt_id;
} Opened;

static Opened
open_sheet (UiFixture *fixture,
            gint64     principal)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  Opened opened;

  debt->creditor = g_strdup ("某某小贷");
  debt->method = g_strdup ("level_payment");
  debt->principal = principal;
  opened.debt_id = ui_save (fixture->store, &anning_debt_type, debt);
  opened.window = ui_present_in_window (gtk_label_new (NULL));
  opened.sheet = anning_table_import_sheet_new (fixture->store, opened.debt_id);
  gtk_window_set_transient_for (GTK_WINDOW (opened.sheet), GTK_WINDOW (opened.window));
  gtk_window_present (GTK_WINDOW (opened.sheet));
  ui_settle (fixture->store);
  return opened;
}

static void
read_table (UiFixture  *fixture,
            Opened     *opened,
            const char *text)
{
  anning_table_import_sheet_read_text (opened->sheet, text);
  ui_wait (fixture->store, 150);
}

static GtkWidget *
find (Opened     *opened,
      GType       type,
      const char *text)
{
  return ui_find (GTK_WIDGET (opened->sheet), type, text);
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget);
}

static gboolean
has_label (GtkWidget  *parent,
           const char *text)
{
  return is_seen (ui_find (parent, GTK_TYPE_LABEL, text));
}

static GtkWidget *
find_row (Opened     *opened,
          const char *title)
{
  GtkWidget *row = find (opened, ADW_TYPE_PREFERENCES_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static void
close_all (UiFixture *fixture,
           Opened    *opened)
{
  ui_destroy (fixture->store, GTK_WIDGET (opened->sheet), GTK_WIDGET (opened->sheet));
  gtk_window_destroy (GTK_WINDOW (opened->window));
  ui_settle (fixture->store);
}

static void
test_preview (UiFixture     *fixture,
              gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 1000000);
  AnningFigureTable *lines;
  GtkWidget *principal;
  GtkWidget *take;

  g_assert_true (is_seen (find (&opened, GTK_TYPE_BUTTON, "Paste the Table")));
  read_table (fixture, &opened, table);

  take = find (&opened, GTK_TYPE_BUTTON, "Take over 2 instalments");
  g_assert_true (is_seen (take) && gtk_widget_is_sensitive (take));
  g_assert_true (has_label (find_row (&opened, "All payments together"), "¥10,150.00"));
  principal = find_row (&opened, "Principal of all instalments");
  g_assert_true (has_label (principal, "¥10,000.00"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (principal)), ==, "As much as the principal of the debt.");
  g_assert_true (is_seen (find_row (&opened, "1 row is not taken over")));
  g_assert_nonnull (find_row (&opened, "The due day cannot be read. It needs year, month and day, such as 2026-03-05."));

  lines = ANNING_FIGURE_TABLE (find (&opened, ANNING_TYPE_FIGURE_TABLE, NULL));
  g_assert_cmpuint (anning_figure_table_get_n_rows (lines), ==, 2);
  g_assert_cmpstr (anning_figure_table_get_cell (lines, 1, 1), ==, "2026-05-05");
  g_assert_cmpstr (anning_figure_table_get_cell (lines, 1, 4), ==, "¥50.00");
  /* The table has no fees: a label without a text would be called by its class. */
  g_assert_cmpstr (anning_figure_table_get_cell (lines, 1, 5), ==, "");
  g_assert_nonnull (ui_find (GTK_WIDGET (lines), GTK_TYPE_LABEL, "—"));
  close_all (fixture, &opened);
}

/* As it is, and with the largest text. */
static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  Opened opened = open_sheet (fixture, 1000);

  for (int page = 0; page < 2; page++)
    {
      for (int scale = 1; scale <= 2; scale++)
        {
          int wanted;

          g_object_set (settings, "gtk-xft-dpi", scale * USUAL_DPI, NULL);
          ui_settle (fixture->store);
          gtk_widget_measure (adw_window_get_content (ADW_WINDOW (opened.sheet)), GTK_ORIENTATION_HORIZONTAL, -1,
                              &wanted, NULL, NULL, NULL);
          g_assert_cmpint (wanted, <=, NARROW);
        }
      g_object_set (settings, "gtk-xft-dpi", USUAL_DPI, NULL);
      read_table (fixture, &opened, table);
    }
  close_all (fixture, &opened);
}

static void
test_columns (UiFixture     *fixture,
              gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 950000);
  AdwComboRow *principal;
  GtkWidget *sum;

  read_table (fixture, &opened, table);
  sum = find_row (&opened, "Principal of all instalments");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (sum)), "¥500.00 more"));

  principal = ADW_COMBO_ROW (find_row (&opened, "本金"));
  g_assert_cmpuint (adw_combo_row_get_selected (principal), ==, ANNING_COLUMN_PRINCIPAL);
  adw_combo_row_set_selected (principal, ANNING_COLUMN_UNUSED);
  ui_wait (fixture->store, 150);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (sum)), ==,
                   "The table does not say how much of each instalment is principal.");

  g_assert_false (is_seen (find_row (&opened, "In the payments, but not named")));
  read_table (fixture, &opened, "还款日,月供,本金,利息,<b>'x'&\n2026-03-05,1015,900,100,<i>'y'&\n");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (&opened, "<b>'x'&"))), ==, "<i>'y'&");
  g_assert_true (has_label (find_row (&opened, "<b>'x'&"), "<i>'y'&"));
  g_assert_true (is_seen (find_row (&opened, "In the payments, but not named")));
  g_assert_true (has_label (find_row (&opened, "In the payments, but not named"), "¥15.00"));

  /* One column of a kind: the day is no longer chosen, so nothing can be taken over. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (&opened, "还款日")), ANNING_COLUMN_PRINCIPAL);
  ui_wait (fixture->store, 150);
  g_assert_true (is_seen (find_row (&opened, "No column is chosen for the due days. Choose it below.")));
  g_assert_false (gtk_widget_is_sensitive (find (&opened, GTK_TYPE_BUTTON, "Take over 0 instalments")));
  close_all (fixture, &opened);
}

static char *
stored (UiFixture *fixture,
        gint64     debt_id)
{
  g_autoptr (GPtrArray) lines = ui_list (fixture->store, &anning_schedule_line_type);
  g_autoptr (GPtrArray) debts = ui_list (fixture->store, &anning_debt_type);
  const AnningDebt *debt = g_ptr_array_index (debts, 0);

  return g_strdup_printf ("%u %s", lines->len, debt->method);
}

static void
test_take (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 1000000);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  gpointer sheet = opened.sheet;

  read_table (fixture, &opened, table);
  before = stored (fixture, opened.debt_id);
  g_assert_cmpstr (before, ==, "0 level_payment");

  g_object_add_weak_pointer (G_OBJECT (opened.sheet), &sheet);
  gtk_widget_activate (find (&opened, GTK_TYPE_BUTTON, "Take over 2 instalments"));
  ui_wait (fixture->store, 400);
  g_assert_null (sheet);
  after = stored (fixture, opened.debt_id);
  g_assert_cmpstr (after, ==, "2 own_table");

  gtk_widget_activate_action (opened.window, "win.undo", NULL);
  ui_wait (fixture->store, 100);
  undone = stored (fixture, opened.debt_id);
  g_assert_cmpstr (undone, ==, "0 level_payment");
  gtk_window_destroy (GTK_WINDOW (opened.window));
  ui_settle (fixture->store);
}

/* Nothing of it is kept, and the way to another table is open. */
static void
test_refused (UiFixture     *fixture,
              gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 1000000);
  g_autofree char *after = NULL;

  read_table (fixture, &opened, "Dear Sir or Madam");
  g_assert_true (has_label (GTK_WIDGET (opened.sheet), "This Cannot Be Taken Over"));
  g_assert_true (has_label (GTK_WIDGET (opened.sheet),
                            "This is not a table that can be read. Save it as XLSX or CSV, or copy its rows and paste them."));
  g_assert_true (gtk_widget_is_sensitive (find (&opened, GTK_TYPE_BUTTON, "Paste the Table")));

  read_table (fixture, &opened, table);
  g_assert_true (is_seen (find (&opened, GTK_TYPE_BUTTON, "Take over 2 instalments")));
  after = stored (fixture, opened.debt_id);
  g_assert_cmpstr (after, ==, "0 level_payment");
  close_all (fixture, &opened);
}

static void
test_paste (UiFixture     *fixture,
            gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 1000000);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (opened.sheet));

  gdk_clipboard_set_content (clipboard, NULL);
  gtk_widget_activate (find (&opened, GTK_TYPE_BUTTON, "Paste the Table"));
  wait_until (has_label (GTK_WIDGET (opened.sheet), "There Is No Text to Paste"));

  gdk_clipboard_set_text (clipboard, table);
  gtk_widget_activate (find (&opened, GTK_TYPE_BUTTON, "Paste the Table"));
  wait_until (find (&opened, GTK_TYPE_BUTTON, "Take over 2 instalments") != NULL &&
              is_seen (find (&opened, GTK_TYPE_BUTTON, "Take over 2 instalments")));
  close_all (fixture, &opened);
}

static AnningTable *
new_sheet (const char *title,
           const char *day,
           gint64      payment)
{
  AnningTable *sheet = anning_table_new (title);

  anning_table_add_column (sheet, "还款日", ANNING_TABLE_DAY);
  anning_table_add_column (sheet, "月供", ANNING_TABLE_MONEY);
  anning_table_add_row (sheet);
  anning_table_set_text (sheet, 0, day);
  anning_table_set_number (sheet, 1, payment);
  return sheet;
}

/* A workbook of two sheets, from a file. */
static void
test_workbook (UiFixture     *fixture,
               gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 1000000);
  g_autofree char *path = g_build_filename (fixture->folder, "plan.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_table_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (tables, new_sheet ("旧", "2026-03-05", 10000));
  g_ptr_array_add (tables, new_sheet ("新", "2027-03-05", 20000));
  bytes = anning_tables_to_xlsx (tables, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));

  anning_table_import_sheet_read_file (opened.sheet, file);
  ui_wait (fixture->store, 300);
  g_assert_true (has_label (find_row (&opened, "All payments together"), "¥100.00"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (&opened, "Sheet of the workbook")), 1);
  ui_wait (fixture->store, 300);
  g_assert_true (has_label (find_row (&opened, "All payments together"), "¥200.00"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (&opened, "Sheet of the workbook"))), ==, 1);
  g_unlink (path);
  close_all (fixture, &opened);
}

static gboolean
drop (Opened       *opened,
      const GValue *value)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (opened->sheet));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", value, 10.0, 10.0, &taken);
    }
  return taken;
}

static void
test_drop (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 1000000);
  g_autofree char *path = g_build_filename (fixture->folder, "plan.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { .data = file };
  g_auto (GValue) text = G_VALUE_INIT;
  g_auto (GValue) list = G_VALUE_INIT;

  g_value_init (&text, G_TYPE_STRING);
  g_value_set_static_string (&text, table);
  g_assert_true (drop (&opened, &text));
  ui_wait (fixture->store, 300);
  g_assert_true (is_seen (find (&opened, GTK_TYPE_BUTTON, "Take over 2 instalments")));

  g_assert_true (g_file_set_contents (path, "还款日,月供\n2026-03-05,100\n", -1, NULL));
  g_value_init (&list, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&list, gdk_file_list_new_from_list (&files));
  g_assert_true (drop (&opened, &list));
  ui_wait (fixture->store, 300);
  g_assert_true (is_seen (find (&opened, GTK_TYPE_BUTTON, "Take over 1 instalment")));
  g_unlink (path);
  close_all (fixture, &opened);
}

/* Closed while it reads. */
static void
test_closed (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened = open_sheet (fixture, 1000000);

  anning_table_import_sheet_read_text (opened.sheet, table);
  close_all (fixture, &opened);
}

/* Every reason has a sentence of its own. */
static void
test_sentences (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = ANNING_TABLE_ERROR_NOT_A_TABLE; code <= ANNING_TABLE_ERROR_TOO_MANY_ROWS; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (ANNING_TABLE_ERROR, code, "inner");
      g_autofree char *sentence = anning_error_sentence (error);

      g_assert_null (strstr (sentence, "inner"));
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&sentence)));
    }
  for (int code = ANNING_VALUE_ERROR_NOT_A_NUMBER; code <= ANNING_VALUE_ERROR_PER_DAY; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (ANNING_VALUE_ERROR, code, "inner");
      g_autofree char *sentence = anning_error_sentence (error);

      g_assert_null (strstr (sentence, "inner"));
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&sentence)));
    }
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/table-import/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("preview", test_preview);
  ADD ("narrow", test_narrow);
  ADD ("columns", test_columns);
  ADD ("take", test_take);
  ADD ("refused", test_refused);
  ADD ("paste", test_paste);
  ADD ("workbook", test_workbook);
  ADD ("drop", test_drop);
  ADD ("closed", test_closed);
  ADD ("sentences", test_sentences);
#undef ADD

  return g_test_run ();
}
