/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-letter-book.h"
#include "anning-pages.h"

G_BEGIN_DECLS

/*
 * A letter as text, as it is stored, edited, copied: the first line is its title,
 * an empty line parts paragraphs, tabs at a line's head set it to the right (and
 * look so in other programs), "1. " and "- " are lists. A gap is what
 * anning_letter_compose() left where a value is missing.
 */
#define ANNING_LETTER_RIGHT "\t\t\t\t"

typedef enum
{
  ANNING_LETTER_LINE_TITLE,
  ANNING_LETTER_LINE_BLANK,
  ANNING_LETTER_LINE_BODY,
  ANNING_LETTER_LINE_ITEM,
  ANNING_LETTER_LINE_RIGHT,
} AnningLetterLineKind;

/*
 * What a line of such a text is.
 *
 * @first: it is the first one that is not blank
 * @marker: (out) (optional): bytes of "1. " or "- " or the tabs at its head
 */
AnningLetterLineKind anning_letter_line_kind   (const char        *line,
                                                gboolean           first,
                                                gsize             *marker);

/* Where a gap stands, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} AnningLetterGap;

/* Returns: (transfer full) (element-type AnningLetterGap): in their order */
GArray              *anning_letter_text_gaps   (AnningLetterBook  *book,
                                                const char        *language,
                                                const char        *text);
/* Returns: (transfer full): the text with a line to write on in place of each gap */
char                *anning_letter_text_open   (AnningLetterBook  *book,
                                                const char        *language,
                                                const char        *text);
/* Returns: (transfer full) (element-type AnningPageBlock): for PDF and print */
GPtrArray           *anning_letter_text_blocks (const char        *text);

G_END_DECLS
