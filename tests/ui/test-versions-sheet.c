/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident.h"
#include "anning-versions-sheet.h"
#include "ui-fixture.h"

/* 2026-03-12 21:14:00 in China. */
#define EVENING G_GINT64_CONSTANT (1773321240000)

/* A window of the program, and over it the sheet for @id. */
static GtkWidget *
open_sheet (UiFixture  *fixture,
            gint64      id,
            GtkWidget **window)
{
  GtkWidget *sheet = anning_versions_sheet_new (fixture->store, id);

  *window = ui_present_in_window (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_window_set_transient_for (GTK_WINDOW (sheet), GTK_WINDOW (*window));
  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  return sheet;
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
click (GtkWidget  *parent,
       const char *label)
{
  GtkWidget *button = ui_find (parent, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Returns: the change that is told as @subtitle */
static GtkWidget *
find_change (GtkWidget  *sheet,
             const char *subtitle)
{
  GtkWidget *row = ui_find (sheet, ADW_TYPE_EXPANDER_ROW, NULL);

  while (row != NULL && g_strcmp0 (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), subtitle) != 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
assert_change (GtkWidget  *row,
               const char *field,
               const char *text)
{
  GtkWidget *line = ui_find (row, ADW_TYPE_ACTION_ROW, field);

  g_assert_nonnull (line);
  g_assert_nonnull (ui_find (line, GTK_TYPE_LABEL, text));
}

static void
assert_stored (UiFixture  *fixture,
               const char *creditor,
               const char *summary)
{
  g_autoptr (GPtrArray) incidents = ui_list (fixture->store, &anning_incident_type);
  const AnningIncident *incident;

  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpstr (incident->creditor, ==, creditor);
  g_assert_cmpstr (incident->summary, ==, summary);
}

/* What each field was and became; put back, the file holds the earlier one, and Undo the later. */
static void
test_put_back (UiFixture     *fixture,
               gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  GtkWidget *window, *row;
  gpointer sheet;

  incident->started_at = EVENING;
  incident->utc_offset = 480;
  incident->creditor = g_strdup ("某某银行");
  incident->summary = g_strdup ("说明天上门");
  ui_save (fixture->store, &anning_incident_type, incident);
  set_text (&incident->creditor, "A & B");
  set_text (&incident->summary, NULL);
  ui_save (fixture->store, &anning_incident_type, incident);

  sheet = open_sheet (fixture, incident->record.id, &window);
  g_object_add_weak_pointer (G_OBJECT (sheet), &sheet);
  row = find_change (sheet, "Creditor, In one line");
  g_assert_nonnull (row);
  assert_change (row, "Creditor", "某某银行 → A & B");
  assert_change (row, "In one line", "说明天上门 → —");

  /* The first has nothing before it. */
  row = find_change (sheet, "Written down first");
  g_assert_nonnull (row);
  assert_change (row, "Creditor", "某某银行");
  g_assert_null (ui_find (row, GTK_TYPE_BUTTON, "Put Back"));

  assert_stored (fixture, "A & B", NULL);
  click (sheet, "Put Back");
  ui_settle (fixture->store);
  g_assert_null (sheet);
  assert_stored (fixture, "某某银行", "说明天上门");
  g_assert_nonnull (ui_find (window, GTK_TYPE_LABEL, "The earlier version is back"));
  click (window, "Undo");
  ui_settle (fixture->store);
  assert_stored (fixture, "A & B", NULL);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
}

/* Deleted and taken back: told as that, and there is nothing to put back. */
static void
test_deleted (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  GtkWidget *window, *sheet;

  incident->started_at = EVENING;
  ui_save (fixture->store, &anning_incident_type, incident);
  anning_records_remove_async (fixture->store, &anning_incident_type, incident->record.id, NULL, NULL);
  ui_settle (fixture->store);
  anning_records_restore_async (fixture->store, &anning_incident_type, incident->record.id, NULL, NULL);
  ui_settle (fixture->store);

  sheet = open_sheet (fixture, incident->record.id, &window);
  g_assert_nonnull (find_change (sheet, "Taken back"));
  g_assert_nonnull (find_change (sheet, "Deleted"));
  g_assert_nonnull (find_change (sheet, "Written down first"));
  g_assert_null (ui_find (sheet, GTK_TYPE_BUTTON, "Put Back"));
  ui_destroy (fixture->store, sheet, sheet);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
}

/* 400 characters of a long text, not bytes; and nothing at all for what the journal does not know. */
static void
test_ends (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *window, *sheet, *label;

  for (guint i = 0; i < 401; i++)
    g_string_append (words, "话");
  g_string_append_len (shown, words->str, 400 * (gssize) strlen ("话"));
  g_string_append (shown, "…");
  incident->started_at = EVENING;
  incident->words = g_strdup (words->str);
  ui_save (fixture->store, &anning_incident_type, incident);
  sheet = open_sheet (fixture, incident->record.id, &window);
  g_assert_nonnull (ui_find (find_change (sheet, "Written down first"), GTK_TYPE_LABEL, shown->str));
  ui_destroy (fixture->store, sheet, sheet);
  gtk_window_destroy (GTK_WINDOW (window));

  sheet = open_sheet (fixture, incident->record.id + 1, &window);
  label = ui_find (sheet, GTK_TYPE_LABEL, "No Earlier Version");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));
  ui_destroy (fixture->store, sheet, sheet);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/versions-sheet/put-back", UiFixture, NULL, ui_set_up, test_put_back, ui_tear_down);
  g_test_add ("/versions-sheet/deleted", UiFixture, NULL, ui_set_up, test_deleted, ui_tear_down);
  g_test_add ("/versions-sheet/ends", UiFixture, NULL, ui_set_up, test_ends, ui_tear_down);
  return g_test_run ();
}
