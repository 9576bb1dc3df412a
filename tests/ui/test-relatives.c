/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-called-steps.h"
#include "anning-note-part-row.h"
#include "anning-note-preview.h"
#include "anning-note-template.h"
#include "anning-note-text.h"
#include "anning-note-view.h"
#include "anning-relative-view.h"
#include "anning-relatives-entry.h"
#include "anning-relatives-page.h"
#include "ui-fixture.h"

/* The row of the list on the left that shows @text. */
static GtkWidget *
find_listed (GtkWidget  *parent,
             const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_LIST_BOX (child) && gtk_widget_has_css_class (child, "navigation-sidebar"))
        return ui_find (child, GTK_TYPE_LABEL, text);
      found = find_listed (child, text);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static AnningNotePart *
make_part (const AnningNote *note,
           gint64            position,
           const char       *key,
           const char       *text,
           gboolean          included)
{
  AnningNotePart *part = anning_note_part_new ();

  part->note_id = note->record.id;
  part->position = position;
  part->part = g_strdup (key);
  part->text = g_strdup (text);
  part->included = included;
  return part;
}

static void
test_steps (void)
{
  GtkWidget *steps = anning_called_steps_new ();
  GtkWidget *window = ui_present (steps, 1100);

  ui_settle (NULL);
  g_assert_nonnull (ui_find (steps, GTK_TYPE_LABEL, "I am not the borrower and not a guarantor."));
  g_assert_nonnull (ui_find (steps, GTK_TYPE_BUTTON, "Write It Down in 30 Seconds"));
  ui_destroy (NULL, window, steps);
}

static void
test_entry (void)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (AnningRelativesEntry) entry = NULL;
  g_autoptr (AnningRelativesEntry) refused = NULL;

  relative->record.id = 7;
  relative->relation = g_strdup ("parent");
  relative->told = g_strdup ("yes");
  entry = anning_relatives_entry_new_person (relative, NULL);
  g_assert_cmpint (anning_relatives_entry_get_id (entry), ==, 7);
  g_assert_cmpstr (anning_relatives_entry_get_title (entry), ==, "No name yet");
  g_assert_cmpstr (anning_relatives_entry_get_subtitle (entry), ==, "Parent · Told");

  relative->name = g_strdup ("妈妈");
  relative->told = (g_free (relative->told), g_strdup ("unknown"));
  relative->refused_at = 1772000000000;
  refused = anning_relatives_entry_new_person (relative, NULL);
  g_assert_cmpstr (anning_relatives_entry_get_title (refused), ==, "妈妈");
  g_assert_cmpstr (anning_relatives_entry_get_subtitle (refused), ==, "Parent · Asked not to be called");
}

/* The words as they are, and what they give away marked where it stands. */
static void
test_preview (void)
{
  GtkWidget *preview = g_object_new (ANNING_TYPE_NOTE_PREVIEW, NULL);
  GtkWidget *window = ui_present (preview, 1100);
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autofree char *text = NULL;
  g_autofree char *less = NULL;
  const GArray *places;
  const AnningNotePlace *place;

  note->greeting = g_strdup ("爸、妈：<b>&");
  g_ptr_array_add (parts, make_part (note, 0, "a", "欠 3,000 元", TRUE));
  blocks = anning_note_blocks (note, parts);
  anning_note_preview_set_blocks (ANNING_NOTE_PREVIEW (preview), blocks, NULL);
  text = anning_note_preview_dup_text (ANNING_NOTE_PREVIEW (preview));
  g_assert_cmpstr (text, ==, "爸、妈：<b>&\n\n欠 3,000 元");
  places = anning_note_preview_get_places (ANNING_NOTE_PREVIEW (preview), 1);
  g_assert_cmpuint (places->len, ==, 1);
  place = &g_array_index (places, AnningNotePlace, 0);
  g_assert_cmpint (place->kind, ==, ANNING_NOTE_PLACE_SUM);
  /* 欠 is three bytes, and a blank follows. */
  g_assert_cmpuint (place->start, ==, 4);
  g_assert_cmpuint (place->end, ==, strlen ("欠 3,000 元"));
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (ui_find (preview, GTK_TYPE_LABEL, "欠 3,000 元"))));

  g_ptr_array_set_size (parts, 0);
  fewer = anning_note_blocks (note, parts);
  anning_note_preview_set_blocks (ANNING_NOTE_PREVIEW (preview), fewer, NULL);
  less = anning_note_preview_dup_text (ANNING_NOTE_PREVIEW (preview));
  g_assert_cmpstr (less, ==, "爸、妈：<b>&");
  ui_destroy (NULL, window, preview);
}

static void
test_page_without_store (void)
{
  GtkWidget *page = GTK_WIDGET (anning_relatives_page_new ());
  GtkWidget *window = ui_present (page, 1100);

  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "relative", 1, NULL));
  anning_page_create (ANNING_PAGE (page));
  anning_page_quiet (ANNING_PAGE (page));
  ui_destroy (NULL, window, page);
}

/* "+", a name, and the person is in the file and in the list; deleted, and gone from both. */
static void
test_person (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (anning_relatives_page_new ());
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *view, *row, *toggle;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GPtrArray) left = NULL;
  const AnningRelative *relative;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  anning_page_create (ANNING_PAGE (page));
  view = ui_find (page, ANNING_TYPE_RELATIVE_VIEW, NULL);
  g_assert_nonnull (view);
  g_assert_false (gtk_widget_get_sensitive (ui_find (view, GTK_TYPE_BUTTON, "Delete")));

  row = ui_find (view, ADW_TYPE_ENTRY_ROW, "Name");
  gtk_editable_set_text (GTK_EDITABLE (row), "王小明");
  toggle = ui_find (ui_find (view, ADW_TYPE_ACTION_ROW, "Asked not to be contacted again"), GTK_TYPE_SWITCH, NULL);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  anning_relative_view_flush (ANNING_RELATIVE_VIEW (view));
  ui_settle (fixture->store);

  stored = ui_list (fixture->store, &anning_relative_type);
  g_assert_cmpuint (stored->len, ==, 1);
  relative = g_ptr_array_index (stored, 0);
  g_assert_cmpstr (relative->name, ==, "王小明");
  g_assert_cmpstr (relative->liability, ==, "unknown");
  g_assert_cmpint (relative->refused_at, !=, ANNING_UNKNOWN);
  g_assert_nonnull (find_listed (page, "王小明"));

  g_assert_true (gtk_widget_get_sensitive (ui_find (view, GTK_TYPE_BUTTON, "Delete")));
  g_signal_emit_by_name (ui_find (view, GTK_TYPE_BUTTON, "Delete"), "clicked");
  ui_settle (fixture->store);
  left = ui_list (fixture->store, &anning_relative_type);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_null (find_listed (page, "王小明"));
  g_assert_null (ui_find (page, ANNING_TYPE_RELATIVE_VIEW, NULL));
  ui_destroy (fixture->store, window, page);
}

static void
test_note_view (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  GtkWidget *view, *window, *row;
  int height;
  g_autofree char *text = NULL;
  g_autofree char *previewed = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *with_third = NULL;

  relative->name = g_strdup ("小明");
  ui_save (fixture->store, &anning_relative_type, relative);
  note->relative_id = ANNING_UNKNOWN;
  note->greeting = g_strdup ("爸、妈:");
  ui_save (fixture->store, &anning_note_type, note);
  g_ptr_array_add (parts, make_part (note, 0, "a", "第一段 小明", TRUE));
  g_ptr_array_add (parts, make_part (note, 1, "b", "第二段 12100001234 ____", TRUE));
  g_ptr_array_add (parts, make_part (note, 2, "c", "第三段 3000 元", FALSE));
  view = anning_note_view_new (fixture->store, note, parts, NULL);
  window = ui_present (view, 1100);
  ui_settle (fixture->store);

  text = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_cmpstr (text, ==, "爸、妈:\n\n第一段 小明\n\n第二段 12100001234 ____");
  previewed = anning_note_preview_dup_text (ANNING_NOTE_PREVIEW (ui_find (view, ANNING_TYPE_NOTE_PREVIEW, NULL)));
  g_assert_cmpstr (previewed, ==, text);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Will be sent: names in 1, phone numbers in 1, sums in 0 places"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "1 gap “____” is still to be filled in."));

  /* The text of a part is as high as it needs: two lines are higher than one, and one is not flat. */
  row = ui_find (view, GTK_TYPE_TEXT_VIEW, NULL);
  height = gtk_widget_get_height (row);
  g_assert_cmpint (height, >, 30);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row)), "第一段 小明\n两行", -1);
  ui_settle (fixture->store);
  g_assert_cmpint (gtk_widget_get_height (row), >, height);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (row)), "第一段 小明", -1);
  ui_settle (fixture->store);
  g_assert_cmpint (gtk_widget_get_height (row), ==, height);

  /* The second part up: the order of what is sent follows, and its place is kept. */
  row = gtk_widget_get_next_sibling (ui_find (view, ANNING_TYPE_NOTE_PART_ROW, NULL));
  g_signal_emit_by_name (row, "move", -1);
  moved = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_cmpstr (moved, ==, "爸、妈:\n\n第二段 12100001234 ____\n\n第一段 小明");
  g_assert_cmpint (anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row))->position, ==, 0);

  row = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (row));
  gtk_switch_set_active (GTK_SWITCH (ui_find (row, GTK_TYPE_SWITCH, NULL)), TRUE);
  ui_settle (fixture->store);
  with_third = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_true (g_str_has_suffix (with_third, "第三段 3000 元"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Will be sent: names in 1, phone numbers in 1, sums in 1 places"));
  ui_destroy (fixture->store, window, view);
}

/* From a template to a stored note, edited, closed, and opened again as it was left. */
static void
test_note (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (anning_relatives_page_new ());
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *view, *row, *text_view;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  const AnningNote *note;
  guint n_parts;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "note", 0, NULL));
  row = ui_find (page, ADW_TYPE_ACTION_ROW, "To my parents");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  ui_settle (fixture->store);

  notes = ui_list (fixture->store, &anning_note_type);
  g_assert_cmpuint (notes->len, ==, 1);
  note = g_ptr_array_index (notes, 0);
  g_assert_cmpstr (note->audience, ==, "parents");
  parts = ui_list (fixture->store, &anning_note_part_type);
  n_parts = parts->len;
  g_assert_cmpuint (n_parts, >, 5);

  view = ui_find (page, ANNING_TYPE_NOTE_VIEW, NULL);
  g_assert_nonnull (view);
  text_view = ui_find (ui_find (view, ANNING_TYPE_NOTE_PART_ROW, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view)), "改过的一段。", -1);
  g_signal_emit_by_name (ui_find (view, ANNING_TYPE_NOTE_PART_ROW, NULL), "move", 1);
  g_signal_emit_by_name (ui_find (view, GTK_TYPE_BUTTON, "Add Your Own Words"), "clicked");
  text = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_nonnull (strstr (text, "改过的一段。"));

  /* Asked for again while it is open, it stays as it is. */
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "note", note->record.id, NULL));
  ui_settle (fixture->store);
  g_assert_true (view == ui_find (page, ANNING_TYPE_NOTE_VIEW, NULL));

  /* Left and opened at once, nothing of what was typed last is lost. */
  anning_page_create (ANNING_PAGE (page));
  g_assert_null (ui_find (page, ANNING_TYPE_NOTE_VIEW, NULL));
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "note", note->record.id, NULL));
  ui_settle (fixture->store);
  view = ui_find (page, ANNING_TYPE_NOTE_VIEW, NULL);
  again = anning_note_view_get_text (ANNING_NOTE_VIEW (view));
  g_assert_cmpstr (again, ==, text);
  g_clear_pointer (&parts, g_ptr_array_unref);
  parts = ui_list (fixture->store, &anning_note_part_type);
  g_assert_cmpuint (parts->len, ==, n_parts + 1);

  /* What a search finds in a part opens the note, also from elsewhere on the page. */
  anning_page_create (ANNING_PAGE (page));
  g_assert_null (ui_find (page, ANNING_TYPE_NOTE_VIEW, NULL));
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "note_part",
                                          ((AnningRecord *) g_ptr_array_index (parts, 0))->id, NULL));
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (page, ANNING_TYPE_NOTE_VIEW, NULL));
  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/relatives/steps", test_steps);
  g_test_add_func ("/relatives/entry", test_entry);
  g_test_add_func ("/relatives/preview", test_preview);
  g_test_add_func ("/relatives/page-without-store", test_page_without_store);
  g_test_add ("/relatives/person", UiFixture, NULL, ui_set_up, test_person, ui_tear_down);
  g_test_add ("/relatives/note-view", UiFixture, NULL, ui_set_up, test_note_view, ui_tear_down);
  g_test_add ("/relatives/note", UiFixture, NULL, ui_set_up, test_note, ui_tear_down);
  return g_test_run ();
}
