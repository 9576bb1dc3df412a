/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-note-part-row.h"
#include "anning-note-parts.h"
#include "anning-note-template.h"
#include "anning-note-view.h"
#include "anning-relative.h"
#include "ui-fixture.h"

/* A bit longer than what the view waits for before it reads what others wrote. */
#define QUIET_MS 900

typedef struct
{
  GtkWidget *view;
  GtkWidget *window;
  gint64 note_id;
} Opened;

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(gint64 *) user_data = anning_note_create_finish (ANNING_STORE (source), result, NULL);
}

/* A note for the parents, made as a new one is, for someone with @liability. */
static void
open_note (UiFixture  *fixture,
           Opened     *opened,
           const char *liability)
{
  g_autoptr (GPtrArray) templates = anning_note_templates_load ("zh", NULL);
  g_autoptr (AnningRelative) mother = anning_relative_new ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  mother->name = g_strdup ("王小明");
  mother->liability = g_strdup (liability);
  ui_save (fixture->store, &anning_relative_type, mother);
  opened->note_id = 0;
  anning_note_create_async (fixture->store, anning_note_templates_find (templates, "parents"), "zh",
                            mother->record.id, created_cb, &opened->note_id);
  ui_settle (fixture->store);
  g_assert_cmpint (opened->note_id, >, 0);
  notes = ui_list (fixture->store, &anning_note_type);
  parts = ui_list (fixture->store, &anning_note_part_type);
  opened->view = anning_note_view_new (fixture->store, g_ptr_array_index (notes, 0), parts, NULL);
  opened->window = ui_present_in_window (opened->view);
  ui_settle (fixture->store);
}

static void
close_note (UiFixture *fixture,
            Opened    *opened)
{
  ui_destroy (fixture->store, opened->window, opened->view);
}

static GtkWidget *
row_at (Opened *opened,
        guint   i)
{
  GtkWidget *row = gtk_widget_get_first_child (ui_find (opened->view, ANNING_TYPE_NOTE_PARTS, NULL));

  while (i-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static const AnningNotePart *
part_at (Opened *opened,
         guint   i)
{
  return anning_note_part_row_get_part (ANNING_NOTE_PART_ROW (row_at (opened, i)));
}

static void
click (GtkWidget  *parent,
       GType       type,
       const char *label)
{
  GtkWidget *button = ui_find (parent, type, label);

  g_assert_nonnull (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
undo_button (Opened *opened)
{
  GtkWidget *box = gtk_widget_get_parent (gtk_widget_get_parent (ui_find (opened->view, GTK_TYPE_TOGGLE_BUTTON, "In full")));

  return gtk_widget_get_last_child (box);
}

static void
undo (Opened *opened)
{
  g_assert_true (gtk_widget_get_sensitive (undo_button (opened)));
  g_signal_emit_by_name (undo_button (opened), "clicked");
}

static void
assert_sends (Opened     *opened,
              const char *words,
              gboolean    expected)
{
  g_autofree char *text = anning_note_view_get_text (ANNING_NOTE_VIEW (opened->view));

  g_test_message ("%s", text);
  g_assert_true ((strstr (text, words) != NULL) == expected);
}

/* The short length sends short words; what was typed in either is there when one comes back. */
static void
test_length (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened;

  open_note (fixture, &opened, "none");
  assert_sends (&opened, "有件事想让你们从我这里先知道", TRUE);
  click (opened.view, GTK_TYPE_TOGGLE_BUTTON, "In few words");
  assert_sends (&opened, "我有几笔贷款没按时还上", TRUE);
  assert_sends (&opened, "有件事想让你们从我这里先知道", FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_widget_get_next_sibling (
    ui_find (row_at (&opened, 0), GTK_TYPE_TEXT_VIEW, NULL)))), "短短一句。", -1);
  assert_sends (&opened, "短短一句。", TRUE);
  click (opened.view, GTK_TYPE_TOGGLE_BUTTON, "In full");
  assert_sends (&opened, "有件事想让你们从我这里先知道", TRUE);
  click (opened.view, GTK_TYPE_TOGGLE_BUTTON, "In few words");
  assert_sends (&opened, "短短一句。", TRUE);
  close_note (fixture, &opened);
}

/* A switch, an order and a part of one's own are taken back, the last one first. */
static void
test_undo (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;
  g_autoptr (GPtrArray) stored = NULL;
  guint n_parts;

  open_note (fixture, &opened, "none");
  stored = ui_list (fixture->store, &anning_note_part_type);
  n_parts = stored->len;
  g_assert_false (gtk_widget_get_sensitive (undo_button (&opened)));
  gtk_switch_set_active (GTK_SWITCH (ui_find (row_at (&opened, 0), GTK_TYPE_SWITCH, NULL)), FALSE);
  assert_sends (&opened, "有件事想让你们从我这里先知道", FALSE);
  g_signal_emit_by_name (row_at (&opened, 0), "move", 1);
  g_assert_cmpstr (part_at (&opened, 0)->part, ==, "not_your_fault");
  click (opened.view, GTK_TYPE_BUTTON, "Add Your Own Words");
  g_assert_cmpstr (part_at (&opened, n_parts)->part, ==, "own");
  ui_wait (fixture->store, QUIET_MS);

  undo (&opened);
  ui_wait (fixture->store, QUIET_MS);
  g_clear_pointer (&stored, g_ptr_array_unref);
  stored = ui_list (fixture->store, &anning_note_part_type);
  g_assert_cmpuint (stored->len, ==, n_parts);
  undo (&opened);
  g_assert_cmpstr (part_at (&opened, 0)->part, ==, "what_happened");
  undo (&opened);
  assert_sends (&opened, "有件事想让你们从我这里先知道", TRUE);
  g_assert_false (gtk_widget_get_sensitive (undo_button (&opened)));

  /* And so it stands in the file. */
  ui_wait (fixture->store, QUIET_MS);
  g_clear_pointer (&stored, g_ptr_array_unref);
  stored = ui_list (fixture->store, &anning_note_part_type);
  g_assert_cmpstr (((const AnningNotePart *) g_ptr_array_index (stored, 0))->part, ==, "what_happened");
  g_assert_cmpint (((const AnningNotePart *) g_ptr_array_index (stored, 0))->included, ==, 1);
  close_note (fixture, &opened);
}

/* A part of one's own goes, and "Undo" of the window brings it back to the screen. */
static void
test_own_part (UiFixture     *fixture,
               gconstpointer  data)
{
  Opened opened;
  guint last;
  g_autoptr (GPtrArray) stored = NULL;
  GtkWidget *row;

  open_note (fixture, &opened, "none");
  stored = ui_list (fixture->store, &anning_note_part_type);
  last = stored->len;
  click (opened.view, GTK_TYPE_BUTTON, "Add Your Own Words");
  row = row_at (&opened, last);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (row, GTK_TYPE_TEXT_VIEW, NULL))), "别担心。", -1);
  ui_wait (fixture->store, QUIET_MS);
  assert_sends (&opened, "别担心。", TRUE);
  click (row, GTK_TYPE_BUTTON, "Delete This Part");
  ui_wait (fixture->store, QUIET_MS);
  assert_sends (&opened, "别担心。", FALSE);
  gtk_widget_activate_action (opened.view, "win.undo", NULL);
  ui_wait (fixture->store, QUIET_MS);
  assert_sends (&opened, "别担心。", TRUE);
  close_note (fixture, &opened);
}

/* Whoever guaranteed is not told to deny it; where a text says so, it warns and offers other words. */
static void
test_guarantor (UiFixture     *fixture,
                gconstpointer  data)
{
  Opened opened;
  GtkWidget *row;
  GtkWidget *warning;
  GtkWidget *view;

  open_note (fixture, &opened, "guarantor");
  assert_sends (&opened, "不是担保人", FALSE);
  assert_sends (&opened, "请把合同、我签字的那一页和欠款明细书面发给我", TRUE);
  row = row_at (&opened, 3);
  g_assert_cmpstr (part_at (&opened, 3)->part, ==, "what_to_say");
  warning = ui_find (row, GTK_TYPE_LABEL, "This person signed or guaranteed. The text lets them say that they did not: that would not be true, and may be held against them.");
  g_assert_false (gtk_widget_get_visible (warning));
  view = ui_find (row, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "就说我不是担保人。", -1);
  g_assert_true (gtk_widget_get_visible (warning));
  click (row, GTK_TYPE_BUTTON, "Take the Words for Someone Who Signed");
  g_assert_false (gtk_widget_get_visible (warning));
  assert_sends (&opened, "不是担保人", FALSE);
  close_note (fixture, &opened);
}

/* What is given away is listed, and leads to its place. */
static void
test_checks (UiFixture     *fixture,
             gconstpointer  data)
{
  Opened opened;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  open_note (fixture, &opened, "none");
  view = GTK_TEXT_VIEW (ui_find (row_at (&opened, 1), GTK_TYPE_TEXT_VIEW, NULL));
  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_set_text (buffer, "跟王小明说，欠 3,000 元。", -1);
  ui_settle (fixture->store);
  g_assert_nonnull (ui_find (opened.view, GTK_TYPE_LABEL, "Will be sent: names in 1, phone numbers in 0, sums in 1 places"));
  g_assert_nonnull (ui_find (opened.view, GTK_TYPE_BUTTON, "Name: 王小明"));
  click (opened.view, GTK_TYPE_BUTTON, "Sum: 3,000 元");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (selected, ==, "3,000 元");
  close_note (fixture, &opened);
}

/* Kept, changed, and taken back: the screen follows, and so does its undo. */
static void
test_versions (UiFixture     *fixture,
               gconstpointer  data)
{
  Opened opened;
  GtkTextBuffer *buffer;

  open_note (fixture, &opened, "none");
  g_assert_nonnull (ui_find (opened.view, ADW_TYPE_ACTION_ROW, "None is kept yet"));
  click (opened.view, GTK_TYPE_BUTTON, "Keep This Version");
  ui_wait (fixture->store, QUIET_MS);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (row_at (&opened, 0), GTK_TYPE_TEXT_VIEW, NULL)));
  gtk_text_buffer_set_text (buffer, "换了一句话。", -1);
  ui_wait (fixture->store, QUIET_MS);
  assert_sends (&opened, "换了一句话。", TRUE);

  click (opened.view, GTK_TYPE_BUTTON, "Make It the Note Again");
  ui_wait (fixture->store, QUIET_MS);
  assert_sends (&opened, "换了一句话。", FALSE);
  assert_sends (&opened, "有件事想让你们从我这里先知道", TRUE);
  gtk_widget_activate_action (opened.view, "win.undo", NULL);
  ui_wait (fixture->store, QUIET_MS);
  assert_sends (&opened, "换了一句话。", TRUE);
  close_note (fixture, &opened);
}

static void
copied_cb (GtkWidget *view,
           gint64     id,
           gint64    *result)
{
  *result = id;
}

/* The same for a brother: offered words are his, typed ones stay, and the first note is as it was. */
static void
test_copy (UiFixture     *fixture,
           gconstpointer  data)
{
  Opened opened;
  gint64 id = 0;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  guint n_own = 0;

  open_note (fixture, &opened, "none");
  g_signal_connect (opened.view, "copied", G_CALLBACK (copied_cb), &id);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (row_at (&opened, 0), GTK_TYPE_TEXT_VIEW, NULL))),
                            "自己写的开头。", -1);
  gtk_widget_activate_action (opened.view, "note.duplicate", "s", "sibling");
  ui_settle (fixture->store);
  g_assert_cmpint (id, >, opened.note_id);
  notes = ui_list (fixture->store, &anning_note_type);
  g_assert_cmpuint (notes->len, ==, 2);
  parts = ui_list (fixture->store, &anning_note_part_type);
  for (guint i = 0; i < parts->len; i++)
    {
      const AnningNotePart *part = g_ptr_array_index (parts, i);

      n_own += g_strcmp0 (part->text, "自己写的开头。") == 0;
      if (part->note_id == id && g_strcmp0 (part->part, "what_not_to_do") == 0)
        g_assert_nonnull (strstr (part->text, "别拿爸妈的钱去填"));
    }
  g_assert_cmpuint (n_own, ==, 2);
  close_note (fixture, &opened);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/note-view/length", UiFixture, NULL, ui_set_up, test_length, ui_tear_down);
  g_test_add ("/note-view/undo", UiFixture, NULL, ui_set_up, test_undo, ui_tear_down);
  g_test_add ("/note-view/own-part", UiFixture, NULL, ui_set_up, test_own_part, ui_tear_down);
  g_test_add ("/note-view/guarantor", UiFixture, NULL, ui_set_up, test_guarantor, ui_tear_down);
  g_test_add ("/note-view/checks", UiFixture, NULL, ui_set_up, test_checks, ui_tear_down);
  g_test_add ("/note-view/versions", UiFixture, NULL, ui_set_up, test_versions, ui_tear_down);
  g_test_add ("/note-view/copy", UiFixture, NULL, ui_set_up, test_copy, ui_tear_down);
  return g_test_run ();
}
