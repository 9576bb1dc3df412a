/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-pages.h"
#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * What leaves the program when a note is sent: greeting, the parts that are
 * switched on in their order, closing. The note's title is only its name in
 * the list and never leaves.
 */

typedef enum
{
  ANNING_NOTE_GREETING,
  ANNING_NOTE_PARAGRAPH,
  ANNING_NOTE_CLOSING,
} AnningNoteBlockKind;

typedef struct
{
  AnningNoteBlockKind kind;
  int part;   /* its place among the parts, -1 for what is none */
  char *text; /* not empty, no line break at its ends */
} AnningNoteBlock;

/* Returns: (transfer none): what of @part is sent in the length of @note; "" when nothing is */
const char *anning_note_part_words  (const AnningNote     *note,
                                     const AnningNotePart *part);

/*
 * @parts: (element-type AnningNotePart): in the order in which they are sent.
 *
 * Returns: (transfer full) (element-type AnningNoteBlock): the blocks that have
 *   a text, freed with the array; empty for a note without any
 */
GPtrArray  *anning_note_blocks      (const AnningNote     *note,
                                     GPtrArray            *parts);
/* Returns: (transfer full): the same as plain text, blocks apart by an empty line; "" without any */
char       *anning_note_compose     (const AnningNote     *note,
                                     GPtrArray            *parts);
/* Returns: (transfer full) (element-type AnningPageBlock): the same for PDF and print, in large type */
GPtrArray  *anning_note_page_blocks (const AnningNote     *note,
                                     GPtrArray            *parts);

G_END_DECLS
