/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-kit-sheet.h"
#include "anning-relative.h"
#include "ui-fixture.h"

static gint64
make_note (AnningStore *store)
{
  static const struct
  {
    const char *text;
    gint64 included;
  } parts[] = {
    { "Simply say what is true.", 1 },
    { "I still owe 38,000 yuan.", 0 },
    { "Call Grandma on 13800138000 first.", 1 },
  };
  g_autoptr (AnningNote) note = anning_note_new ();

  note->title = g_strdup ("To Mum");
  note->language = g_strdup ("en");
  note->greeting = g_strdup ("Dear Mum,");
  ui_save (store, &anning_note_type, note);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (AnningNotePart) part = anning_note_part_new ();

      part->note_id = note->record.id;
      part->position = i;
      part->part = g_strdup ("own");
      part->text = g_strdup (parts[i].text);
      part->included = parts[i].included;
      ui_save (store, &anning_note_part_type, part);
    }
  return note->record.id;
}

static GtkWidget *
save_button (GtkWidget *sheet)
{
  GtkWidget *button = ui_find (sheet, GTK_TYPE_BUTTON, "Save the Page…");

  g_assert_nonnull (button);
  return button;
}

static char *
save (AnningKitSheet *sheet,
      UiFixture      *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "page.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *page = NULL;

  anning_kit_sheet_save_to (sheet, file);
  /* It is written in a thread of its own. */
  for (guint i = 0; i < 250 && !g_str_equal (anning_kit_sheet_get_page (sheet), "done"); i++)
    ui_wait (fixture->store, 20);
  g_assert_cmpstr (anning_kit_sheet_get_page (sheet), ==, "done");
  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  g_remove (path);
  return page;
}

/* For someone who is not in the list yet, without a note. */
static void
test_new_person (UiFixture     *fixture,
                 gconstpointer  data)
{
  AnningKitSheet *sheet = anning_kit_sheet_new (fixture->store, ANNING_UNKNOWN, ANNING_UNKNOWN);
  GtkWidget *button = save_button (GTK_WIDGET (sheet));
  g_autoptr (GPtrArray) kits = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *page = NULL;
  const AnningRelative *person;
  const AnningKit *kit;
  int width;

  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  /* Both of its pages, in the narrowest window. */
  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (sheet)), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  /* What they write must find somebody. */
  g_assert_false (gtk_widget_get_sensitive (button));
  ui_type (GTK_WIDGET (sheet), "Name, for your list only", "  Aunt Li ");
  g_assert_true (gtk_widget_get_sensitive (button));

  page = save (sheet, fixture);
  g_assert_null (strstr (page, "Aunt Li"));
  g_assert_null (strstr (page, "id=\"note\""));
  people = ui_list (fixture->store, &anning_relative_type);
  kits = ui_list (fixture->store, &anning_kit_type);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpuint (kits->len, ==, 1);
  person = g_ptr_array_index (people, 0);
  kit = g_ptr_array_index (kits, 0);
  g_assert_cmpstr (person->name, ==, "Aunt Li");
  /* Nobody said who she is: it is not guessed. */
  g_assert_null (anning_relative_get_relation (person));
  g_assert_cmpint (kit->relative_id, ==, person->record.id);
  g_assert_cmpint (kit->note_id, ==, ANNING_UNKNOWN);
  g_assert_nonnull (strstr (page, kit->key));
  ui_destroy (fixture->store, GTK_WIDGET (sheet), GTK_WIDGET (sheet));
}

/* With a note: what is ticked leaves, what is not does not; it is noted to whom it went. */
static void
test_note (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *page = NULL;
  const AnningNoteShare *share;
  AnningKitSheet *sheet;
  GtkWidget *row;
  gint64 note_id;

  mother->name = g_strdup ("Grandma");
  mother->relation = g_strdup ("parent");
  ui_save (fixture->store, &anning_relative_type, mother);
  note_id = make_note (fixture->store);

  sheet = anning_kit_sheet_new (fixture->store, note_id, mother->record.id);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  g_assert_true (gtk_widget_get_sensitive (save_button (GTK_WIDGET (sheet))));
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL,
                             "Will be sent: names in 1, phone numbers in 1, sums in 0 places"));

  row = ui_find (GTK_WIDGET (sheet), ADW_TYPE_ACTION_ROW, "Call Grandma on 13800138000 first.");
  g_assert_nonnull (row);
  gtk_switch_set_active (GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), FALSE);
  g_assert_nonnull (ui_find (GTK_WIDGET (sheet), GTK_TYPE_LABEL,
                             "Will be sent: names in 0, phone numbers in 0, sums in 0 places"));

  page = save (sheet, fixture);
  g_assert_nonnull (strstr (page, "<html lang=\"en\">"));
  g_assert_nonnull (strstr (page, "Dear Mum,"));
  g_assert_nonnull (strstr (page, "Simply say what is true."));
  g_assert_null (strstr (page, "38,000"));
  g_assert_null (strstr (page, "Grandma"));
  g_assert_null (strstr (page, "13800138000"));
  g_assert_null (strstr (page, "To Mum"));

  people = ui_list (fixture->store, &anning_relative_type);
  shares = ui_list (fixture->store, &anning_note_share_type);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpuint (shares->len, ==, 1);
  share = g_ptr_array_index (shares, 0);
  g_assert_cmpint (share->note_id, ==, note_id);
  g_assert_cmpint (share->relative_id, ==, mother->record.id);
  g_assert_cmpstr (share->way, ==, "kit");
  ui_destroy (fixture->store, GTK_WIDGET (sheet), GTK_WIDGET (sheet));
}

/* What has gaps does not leave without a question. */
static void
test_gaps (UiFixture     *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningNote) note = anning_note_new ();
  AnningKitSheet *sheet;
  GtkWidget *dialog;

  note->title = g_strdup ("To Mum");
  note->greeting = g_strdup ("Our code word: ____");
  ui_save (fixture->store, &anning_note_type, note);
  sheet = anning_kit_sheet_new (fixture->store, note->record.id, ANNING_UNKNOWN);
  gtk_window_present (GTK_WINDOW (sheet));
  ui_settle (fixture->store);
  ui_type (GTK_WIDGET (sheet), "Name, for your list only", "Mum");
  g_signal_emit_by_name (save_button (GTK_WIDGET (sheet)), "clicked");
  dialog = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "There Are Gaps in It");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  ui_settle (fixture->store);
  g_assert_cmpstr (anning_kit_sheet_get_page (sheet), ==, "form");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_destroy (fixture->store, GTK_WIDGET (sheet), GTK_WIDGET (sheet));
}

/* Where no file can be, the sheet says so and stays; nothing is left behind but the person. */
static void
test_no_file (UiFixture     *fixture,
              gconstpointer  data)
{
  AnningKitSheet *sheet = anning_kit_sheet_new (fixture->store, ANNING_UNKNOWN, ANNING_UNKNOWN);
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "page.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) kits = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autofree char *page = NULL;

  gtk_window_present (GTK_WINDOW (sheet));
  ui_type (GTK_WIDGET (sheet), "Name, for your list only", "Mum");
  anning_kit_sheet_save_to (sheet, file);
  ui_settle (fixture->store);
  g_assert_cmpstr (anning_kit_sheet_get_page (sheet), ==, "form");
  g_assert_true (gtk_widget_get_sensitive (save_button (GTK_WIDGET (sheet))));
  kits = ui_list (fixture->store, &anning_kit_type);
  g_assert_cmpuint (kits->len, ==, 0);

  /* Once more elsewhere: it is the same person. */
  page = save (sheet, fixture);
  people = ui_list (fixture->store, &anning_relative_type);
  g_assert_cmpuint (people->len, ==, 1);
  ui_destroy (fixture->store, GTK_WIDGET (sheet), GTK_WIDGET (sheet));
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/kit-sheet/new-person", UiFixture, NULL, ui_set_up, test_new_person, ui_tear_down);
  g_test_add ("/kit-sheet/note", UiFixture, NULL, ui_set_up, test_note, ui_tear_down);
  g_test_add ("/kit-sheet/gaps", UiFixture, NULL, ui_set_up, test_gaps, ui_tear_down);
  g_test_add ("/kit-sheet/no-file", UiFixture, NULL, ui_set_up, test_no_file, ui_tear_down);
  return g_test_run ();
}
