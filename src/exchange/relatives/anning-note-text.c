/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-text.h"

static void
note_block_free (gpointer data)
{
  AnningNoteBlock *block = data;

  g_free (block->text);
  g_free (block);
}

static void
add_block (GPtrArray           *blocks,
           AnningNoteBlockKind  kind,
           int                  part,
           const char          *text)
{
  AnningNoteBlock *block;
  g_autofree char *stripped = NULL;

  if (text == NULL)
    return;

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return;

  block = g_new0 (AnningNoteBlock, 1);
  block->kind = kind;
  block->part = part;
  block->text = g_steal_pointer (&stripped);
  g_ptr_array_add (blocks, block);
}

const char *
anning_note_part_words (const AnningNote     *note,
                        const AnningNotePart *part)
{
  g_return_val_if_fail (note != NULL && part != NULL, "");

  if (g_strcmp0 (note->length, "brief") == 0 && part->brief != NULL)
    return part->brief;
  return part->text != NULL ? part->text : "";
}

GPtrArray *
anning_note_blocks (const AnningNote *note,
                    GPtrArray        *parts)
{
  GPtrArray *blocks;

  g_return_val_if_fail (note != NULL, NULL);

  blocks = g_ptr_array_new_with_free_func (note_block_free);
  add_block (blocks, ANNING_NOTE_GREETING, -1, note->greeting);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const AnningNotePart *part = g_ptr_array_index (parts, i);

      if (part->included)
        add_block (blocks, ANNING_NOTE_PARAGRAPH, (int) i, anning_note_part_words (note, part));
    }
  add_block (blocks, ANNING_NOTE_CLOSING, -1, note->closing);
  return blocks;
}

char *
anning_note_compose (const AnningNote *note,
                     GPtrArray        *parts)
{
  g_autoptr (GPtrArray) blocks = NULL;
  GString *text;

  g_return_val_if_fail (note != NULL, NULL);

  blocks = anning_note_blocks (note, parts);
  text = g_string_new (NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningNoteBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, block->text);
    }
  return g_string_free (text, FALSE);
}

GPtrArray *
anning_note_page_blocks (const AnningNote *note,
                         GPtrArray        *parts)
{
  g_autoptr (GPtrArray) blocks = NULL;
  GPtrArray *pages;

  g_return_val_if_fail (note != NULL, NULL);

  blocks = anning_note_blocks (note, parts);
  pages = anning_page_blocks_new ();
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningNoteBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *markup = g_markup_escape_text (block->text, -1);

      anning_page_blocks_add (pages, block->kind == ANNING_NOTE_GREETING ? ANNING_PAGE_HEADING : ANNING_PAGE_BODY,
                              markup, NULL);
    }
  return pages;
}
