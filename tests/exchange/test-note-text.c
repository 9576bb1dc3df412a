/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-text.h"

static AnningNotePart *
make_part (const char *text,
           gboolean    included)
{
  AnningNotePart *part = anning_note_part_new ();

  part->text = g_strdup (text);
  part->included = included;
  return part;
}

static void
test_compose (void)
{
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  g_autofree char *text = NULL;

  note->title = g_strdup ("三月二日写的");
  note->greeting = g_strdup ("爸、妈:");
  note->closing = g_strdup ("  我下周回家。\n");
  g_ptr_array_add (parts, make_part ("我有几笔贷款没按时还上。", TRUE));
  g_ptr_array_add (parts, make_part ("一共 3000 元。", FALSE));
  g_ptr_array_add (parts, make_part ("第一行\n第二行", TRUE));
  g_ptr_array_add (parts, make_part (" \n ", TRUE));
  g_ptr_array_add (parts, make_part (NULL, TRUE));

  text = anning_note_compose (note, parts);
  g_assert_cmpstr (text, ==, "爸、妈:\n\n我有几笔贷款没按时还上。\n\n第一行\n第二行\n\n我下周回家。");
}

static void
test_order (void)
{
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  g_autoptr (GPtrArray) blocks = NULL;
  AnningNoteBlock *block;

  note->greeting = g_strdup ("Mum,");
  g_ptr_array_add (parts, make_part ("second", TRUE));
  g_ptr_array_add (parts, make_part ("first", TRUE));
  /* The order of the array counts, not the stored position. */
  ((AnningNotePart *) g_ptr_array_index (parts, 0))->position = 2;
  ((AnningNotePart *) g_ptr_array_index (parts, 1))->position = 1;

  blocks = anning_note_blocks (note, parts);
  g_assert_cmpuint (blocks->len, ==, 3);
  block = g_ptr_array_index (blocks, 0);
  g_assert_cmpint (block->kind, ==, ANNING_NOTE_GREETING);
  g_assert_cmpstr (block->text, ==, "Mum,");
  block = g_ptr_array_index (blocks, 1);
  g_assert_cmpint (block->kind, ==, ANNING_NOTE_PARAGRAPH);
  g_assert_cmpstr (block->text, ==, "second");
  block = g_ptr_array_index (blocks, 2);
  g_assert_cmpstr (block->text, ==, "first");
}

static void
test_empty (void)
{
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) blocks = anning_note_blocks (note, NULL);
  g_autofree char *text = anning_note_compose (note, NULL);

  g_assert_cmpuint (blocks->len, ==, 0);
  g_assert_cmpstr (text, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/note-text/compose", test_compose);
  g_test_add_func ("/note-text/order", test_order);
  g_test_add_func ("/note-text/empty", test_empty);
  return g_test_run ();
}
