/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "anning-copies-sheet.h"
#include "anning-copies.h"
#include "anning-debt.h"
#include "anning-deleted-sheet.h"
#include "anning-everything-sheet.h"
#include "anning-incident.h"
#include "anning-restore-sheet.h"
#include "anning-seal-sheet.h"
#include "anning-sealed.h"
#include "ui-fixture.h"

/* The sheets about copies and about what was deleted. */

/* The narrowest window that the program promises to fit into. */
#define NARROW 360
/* Argon2id takes a while under sanitizers. */
#define PATIENCE_S 60

static AdwApplication *application;

static gint64
add_debt (UiFixture  *fixture,
          const char *creditor)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  return ui_save (fixture->store, &anning_debt_type, debt);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_records_remove (db, &anning_debt_type, *(const gint64 *) data, error);
  return NULL;
}

static void
delete_debt (UiFixture *fixture,
             gint64     id)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, remove_job, &id, &error);
  g_assert_no_error (error);
}

static char *
make_copy (UiFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *copy = anning_copies_make (fixture->path, NULL, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return copy;
}

static GtkStack *
stack_of (GtkWidget *sheet)
{
  return GTK_STACK (ui_find (adw_window_get_content (ADW_WINDOW (sheet)), GTK_TYPE_STACK, NULL));
}

static void
require_state (UiFixture  *fixture,
               GtkWidget  *sheet,
               const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_TIME_SPAN_SECOND;

  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack_of (sheet)), name) != 0 && g_get_monotonic_time () < end)
    ui_wait (fixture->store, 20);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack_of (sheet)), ==, name);
}

/* Every page of the sheet, those that are not shown too. */
static void
require_narrow (GtkWidget *sheet)
{
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (sheet));
  int wanted;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  g_assert_cmpint (wanted, <=, NARROW);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack_of (sheet))); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
      g_assert_cmpint (wanted, <=, NARROW);
    }
}

static GtkWidget *
present (GtkWidget *sheet)
{
  gtk_window_set_application (GTK_WINDOW (sheet), GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (sheet));
  return sheet;
}

/* Closes it and requires that nothing keeps it alive. */
static void
close_sheet (UiFixture *fixture,
             GtkWidget *sheet)
{
  GtkWidget *weak = NULL;

  g_set_weak_pointer (&weak, sheet);
  gtk_window_destroy (GTK_WINDOW (sheet));
  for (guint i = 0; i < 100 && weak != NULL; i++)
    ui_wait (fixture->store, 20);
  g_assert_null (weak);
}

static void
click (GtkWidget  *parent,
       const char *label)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* ---- what was deleted ---- */

static GtkWidget *
find_with_tooltip (GtkWidget  *parent,
                   const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (parent), tooltip) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_with_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_deleted (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) back = NULL;
  GtkWidget *sheet;
  GtkWidget *button;
  gint64 id = add_debt (fixture, "<b>&Some Bank");

  sheet = present (anning_deleted_sheet_new (fixture->store, NULL));
  require_state (fixture, sheet, "nothing");
  require_narrow (sheet);
  close_sheet (fixture, sheet);

  delete_debt (fixture, id);
  sheet = present (anning_deleted_sheet_new (fixture->store, NULL));
  require_state (fixture, sheet, "list");
  require_narrow (sheet);
  /* What was typed is no markup. */
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "<b>&Some Bank"));
  button = find_with_tooltip (sheet, "Bring Back");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  require_state (fixture, sheet, "nothing");
  back = ui_list (fixture->store, &anning_debt_type);
  g_assert_cmpuint (back->len, ==, 1);
  close_sheet (fixture, sheet);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gpointer
count_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) gone = NULL;

  /* A row that is there and deleted can be restored; one that was dropped cannot. */
  return GINT_TO_POINTER (anning_records_restore (db, &anning_debt_type, *(const gint64 *) data, &gone));
}

static void
test_purged (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *copy = NULL;
  GtkWidget *sheet;
  gint64 id = add_debt (fixture, "Some Bank");

  copy = make_copy (fixture);
  delete_debt (fixture, id);
  sheet = present (anning_deleted_sheet_new (fixture->store, NULL));
  require_state (fixture, sheet, "list");
  g_signal_emit_by_name (find_with_tooltip (sheet, "Delete for Good…"), "clicked");
  for (guint i = 0; i < 200 && g_strrstr (adw_message_dialog_get_body (find_dialog ()), "Copies in the folder") == NULL; i++)
    ui_wait (fixture->store, 20);
  /* The copy that was made before holds it. */
  g_assert_nonnull (g_strrstr (adw_message_dialog_get_body (find_dialog ()), "Copies in the folder"));
  adw_message_dialog_response (find_dialog (), "purge");
  require_state (fixture, sheet, "nothing");
  g_assert_false (GPOINTER_TO_INT (anning_store_write (fixture->store, count_job, &id, NULL)));
  close_sheet (fixture, sheet);
}

/* ---- copies ---- */

static void
test_sheet (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *sheet;

  add_debt (fixture, "Some Bank");
  sheet = present (anning_copies_sheet_new (fixture->path, fixture->store, NULL));
  ui_wait (fixture->store, 200);
  require_narrow (sheet);
  g_assert_nonnull (ui_find (sheet, ADW_TYPE_ACTION_ROW, "No Copy Yet"));
  click (sheet, "Copy Now");
  require_state (fixture, sheet, "copies");
  for (guint i = 0; i < 200 && ui_find (sheet, ADW_TYPE_ACTION_ROW, "Backed Up") == NULL; i++)
    ui_wait (fixture->store, 20);
  g_assert_nonnull (ui_find (sheet, ADW_TYPE_ACTION_ROW, "Backed Up"));
  g_assert_null (ui_find (sheet, ADW_TYPE_ACTION_ROW, "No Copy Yet"));
  require_narrow (sheet);
  close_sheet (fixture, sheet);

  /* A file that cannot be opened: only restoring is offered. */
  sheet = present (anning_copies_sheet_new (fixture->path, NULL, NULL));
  ui_wait (fixture->store, 200);
  require_narrow (sheet);
  g_assert_false (gtk_widget_get_mapped (ui_find (sheet, GTK_TYPE_BUTTON, "Copy Now")));
  close_sheet (fixture, sheet);
}

/* By a double click it is opened by this program. */
static void
test_name (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *sheet = present (anning_copies_sheet_new (fixture->path, fixture->store, NULL));
  g_autofree char *name = NULL;

  ui_wait (fixture->store, 200);
  g_signal_emit_by_name (ui_find (sheet, ADW_TYPE_ACTION_ROW, "Save a Copy…"), "activated");
  ui_wait (fixture->store, 200);
  name = ui_take_suggestion ();
  g_assert_true (g_regex_match_simple ("^copy-20[0-9]{2}-[01][0-9]-[0-3][0-9]\\.anning$", name, 0, 0));
  ui_wait (fixture->store, 200);
  close_sheet (fixture, sheet);
}

static char *handed_over;

static void
restore_copy_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  g_free (handed_over);
  handed_over = g_variant_print (parameter, FALSE);
}

static void
test_comparison (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autofree char *copy = NULL;
  g_autofree char *expected = NULL;
  GtkWidget *sheet;

  add_debt (fixture, "Some Bank");
  copy = make_copy (fixture);
  g_usleep (2000);
  add_debt (fixture, "Another Bank");

  sheet = present (anning_restore_sheet_new (fixture->path, copy));
  require_state (fixture, sheet, "comparison");
  require_narrow (sheet);
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "1"));
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "2"));
  expected = g_strdup_printf ("('%s', false, false)", copy);
  click (sheet, "Restore This Copy");
  g_assert_cmpstr (handed_over, ==, expected);
  ui_wait (fixture->store, 100);
}

/* A file that is no copy says so and offers nothing. */
static void
test_no_copy (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.txt", NULL);
  GtkWidget *sheet;

  g_assert_true (g_file_set_contents (other, "no database", -1, NULL));
  sheet = present (anning_restore_sheet_new (fixture->path, other));
  require_state (fixture, sheet, "failed");
  require_narrow (sheet);
  close_sheet (fixture, sheet);
}

/* ---- sealed ---- */

static void
test_sealed (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *to = g_build_filename (fixture->folder, "a.sealed", NULL);
  g_autofree char *unsealed = g_strconcat (fixture->path, ".unsealed", NULL);
  g_autofree char *expected = g_strdup_printf ("('%s', false, true)", unsealed);
  GtkWidget *sheet, *button;

  add_debt (fixture, "Some Bank");
  sheet = present (anning_seal_sheet_new (fixture->path));
  require_narrow (sheet);
  button = ui_find (sheet, GTK_TYPE_BUTTON, "Choose Where to Save…");
  g_assert_false (gtk_widget_get_sensitive (button));
  ui_type (sheet, "Passphrase", "1234");
  ui_type (sheet, "The Passphrase Once More", "1234");
  g_assert_false (gtk_widget_get_sensitive (button));
  ui_type (sheet, "Passphrase", "quarry lantern oboe thistle marble");
  g_assert_false (gtk_widget_get_sensitive (button));
  ui_type (sheet, "The Passphrase Once More", "quarry lantern oboe thistle marble");
  g_assert_true (gtk_widget_get_sensitive (button));
  anning_seal_sheet_write (ANNING_SEAL_SHEET (sheet), to);
  require_state (fixture, sheet, "done");
  g_assert_true (anning_sealed_is_one (to));
  close_sheet (fixture, sheet);

  sheet = present (anning_restore_sheet_new (fixture->path, to));
  require_state (fixture, sheet, "ask");
  require_narrow (sheet);
  ui_type (sheet, "Passphrase", "quarry lantern oboe thistle pebble");
  click (sheet, "Look Inside");
  require_state (fixture, sheet, "failed");
  click (sheet, "Try Another Passphrase");
  ui_type (sheet, "Passphrase", "quarry lantern oboe thistle marble");
  click (sheet, "Look Inside");
  require_state (fixture, sheet, "comparison");
  g_clear_pointer (&handed_over, g_free);
  click (sheet, "Restore This Copy");
  for (guint i = 0; i < PATIENCE_S * 50 && handed_over == NULL; i++)
    ui_wait (fixture->store, 20);
  g_assert_cmpstr (handed_over, ==, expected);
  g_assert_true (g_file_test (unsealed, G_FILE_TEST_EXISTS));
  g_unlink (unsealed);
  g_unlink (to);
  ui_wait (fixture->store, 100);
}

/* ---- everything ---- */

static void
test_everything (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autofree char *copy = NULL;
  GtkWidget *sheet;

  add_debt (fixture, "Some Bank");
  copy = make_copy (fixture);
  sheet = present (anning_everything_sheet_new (fixture->path, NULL));
  require_state (fixture, sheet, "result");
  require_narrow (sheet);
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "Everything Is Sound"));
  close_sheet (fixture, sheet);

  /* The folder that was chosen is on a stick that is out: not all of it was checked. */
  {
    g_autofree char *stick = g_build_filename (fixture->folder, "no-stick", NULL);

    sheet = present (anning_everything_sheet_new (fixture->path, stick));
    require_state (fixture, sheet, "result");
    require_narrow (sheet);
    g_assert_null (ui_find (sheet, GTK_TYPE_LABEL, "Everything Is Sound"));
    g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "What Was Checked Is Sound"));
    g_assert_nonnull (ui_find (sheet, ADW_TYPE_ACTION_ROW, "The Folder of Copies Is Not There"));
    close_sheet (fixture, sheet);
  }

  /* A copy that was cut off is told. */
  g_assert_cmpint (truncate (copy, 5000), ==, 0);
  sheet = present (anning_everything_sheet_new (fixture->path, NULL));
  require_state (fixture, sheet, "result");
  g_assert_nonnull (ui_find (sheet, GTK_TYPE_LABEL, "Something Is Wrong"));
  close_sheet (fixture, sheet);
}

int
main (int    argc,
      char **argv)
{
  static const GActionEntry entries[] = {
    { .name = "restore-copy", .activate = restore_copy_action, .parameter_type = "(sbb)" },
  };
  g_autoptr (GError) error = NULL;

  if (!ui_init (&argc, &argv))
    return 77;
  application = ADW_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.anning.Anning",
                                               "flags", G_APPLICATION_NON_UNIQUE, NULL));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), NULL);

#define ADD(name, func) g_test_add ("/copies/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("deleted", test_deleted);
  ADD ("purged", test_purged);
  ADD ("sheet", test_sheet);
  ADD ("name", test_name);
  ADD ("comparison", test_comparison);
  ADD ("no-copy", test_no_copy);
  ADD ("sealed", test_sealed);
  ADD ("everything", test_everything);
#undef ADD
  return g_test_run ();
}
