/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-picture TEXT STEM
 *
 * Writes the text of the file TEXT as a note's picture to STEM-1.png and so on, as
 * the program does it, and prints "width height" of each: a process of its own, as
 * what it is compared with.
 */
#include <string.h>

#include "anning-note-text.h"
#include "anning-pages-pictures.h"

/* PNG, IHDR: width and height are the first two big-endian words behind its name. */
static guint32
read_word (GBytes *png,
           gsize   offset)
{
  guint32 word;

  memcpy (&word, (const guint8 *) g_bytes_get_data (png, NULL) + offset, sizeof word);
  return GUINT32_FROM_BE (word);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningNote) note = anning_note_new ();
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_note_part_free);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) paragraphs = NULL;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, NULL, &error))
    {
      g_printerr ("usage: bench-picture TEXT STEM\n");
      return 2;
    }
  paragraphs = g_strsplit (text, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      AnningNotePart *part = anning_note_part_new ();

      part->included = 1;
      part->text = g_strdup (paragraphs[i]);
      g_ptr_array_add (parts, part);
    }
  blocks = anning_note_page_blocks (note, parts);
  pictures = anning_pages_pictures_render (blocks, "zh", NULL, NULL, &error);
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    {
      GBytes *png = g_ptr_array_index (pictures, i);
      g_autofree char *path = g_strdup_printf ("%s-%u.png", argv[2], i + 1);

      if (!g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error))
        break;
      g_print ("%u %u\n", read_word (png, 16), read_word (png, 20));
    }
  if (error == NULL)
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
