/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-salvage-sheet.h"
#include "ui-fixture.h"

#define NARROW 360
#define FIRST_PAGE 16384

/* A file of three debts whose first page is gone. Returns: (transfer full): its path */
static char *
make_damaged (UiFixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "damaged.db", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();

      debt->creditor = g_strdup_printf ("<b>%u & 银行", i);
      ui_save (fixture->store, &anning_debt_type, debt);
    }
  g_assert_true (anning_store_backup_to (fixture->path, path, NULL, NULL, NULL, &error));
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  memset (bytes, 0, FIRST_PAGE);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  return path;
}

static void
wait_for (UiFixture          *fixture,
          AnningSalvageSheet *sheet,
          const char         *page)
{
  for (guint i = 0; i < 200 && g_strcmp0 (anning_salvage_sheet_get_page (sheet), page) != 0; i++)
    ui_wait (fixture->store, 50);
  g_assert_cmpstr (anning_salvage_sheet_get_page (sheet), ==, page);
}

static void
check_narrow (AnningSalvageSheet *sheet)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (sheet), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, NARROW);
}

static void
use_cb (AnningSalvageSheet *sheet,
        const char         *path,
        char              **place)
{
  *place = g_strdup (path);
}

static void
test_report (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *path = make_damaged (fixture);
  g_autofree char *used = NULL;
  AnningSalvageSheet *sheet = g_object_ref_sink (anning_salvage_sheet_new (path, NULL));
  GtkWidget *button;

  g_signal_connect (sheet, "use", G_CALLBACK (use_cb), &used);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 100);
  check_narrow (sheet);
  g_assert_cmpstr (anning_salvage_sheet_get_page (sheet), ==, "ask");

  button = ui_find (GTK_WIDGET (sheet), GTK_TYPE_BUTTON, "Take Out What Can Be Read");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  wait_for (fixture, sheet, "report");
  check_narrow (sheet);
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL, "Debts"));
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL, "3"));

  button = ui_find (GTK_WIDGET (sheet), GTK_TYPE_BUTTON, "Go On with the New File");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  ui_wait (fixture->store, 100);
  g_assert_nonnull (used);
  g_assert_true (g_file_test (used, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (used, "/damaged-salvaged-20"));
  g_assert_true (g_str_has_suffix (used, ".anning"));
  g_assert_finalize_object (sheet);
}

/* A sheet that is closed while it works stops the work and leaves nothing. */
static void
test_closed (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *path = make_damaged (fixture);
  AnningSalvageSheet *sheet = g_object_ref_sink (anning_salvage_sheet_new (path, NULL));

  gtk_window_present (GTK_WINDOW (sheet));
  anning_salvage_sheet_start (sheet);
  gtk_window_close (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 1000);
  g_assert_finalize_object (sheet);
}

/* What nobody of us wrote is said to be so, and the sheet can be tried with another place. */
static void
test_nothing (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "noise.db", NULL);
  g_autoptr (GError) error = NULL;
  AnningSalvageSheet *sheet;

  g_assert_true (g_file_set_contents (path, "this is no database, and never was one", -1, &error));
  sheet = g_object_ref_sink (anning_salvage_sheet_new (path, NULL));
  gtk_window_present (GTK_WINDOW (sheet));
  anning_salvage_sheet_start (sheet);
  ui_wait (fixture->store, 100);
  wait_for (fixture, sheet, "ask");
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL,
                             "Nothing that Anning wrote can be found in this file. It was left as it is."));
  gtk_window_close (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 100);
  g_assert_finalize_object (sheet);
}

/* Returns: whether the key, bound to nothing else, has an action in the window, which was done */
static gboolean
activate_key (GtkWidget *window,
              guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window, NULL);
        }
    }
  return FALSE;
}

/* Escape leaves this sheet as it leaves every other. */
static void
test_escape (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "noise.db", NULL);
  AnningSalvageSheet *sheet = g_object_ref_sink (anning_salvage_sheet_new (path, NULL));

  gtk_window_present (GTK_WINDOW (sheet));
  ui_wait (fixture->store, 100);
  g_assert_true (activate_key (GTK_WIDGET (sheet), GDK_KEY_Escape));
  ui_wait (fixture->store, 100);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (sheet)));
  g_assert_finalize_object (sheet);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/ui/salvage-sheet/" name, UiFixture, NULL, ui_set_up, func, ui_tear_down)
  ADD ("report", test_report);
  ADD ("closed", test_closed);
  ADD ("nothing", test_nothing);
  ADD ("escape", test_escape);
#undef ADD
  return g_test_run ();
}
