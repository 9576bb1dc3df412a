/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-text.h"

#include <string.h>

/* Written on by hand, and plainly seen. */
#define BLANK "＿＿＿＿＿＿"
/* A longer number is no list's. */
#define LIST_DIGITS 3

AnningLetterLineKind
anning_letter_line_kind (const char *line,
                         gboolean    first,
                         gsize      *marker)
{
  const gsize tabs = strspn (line, "\t");
  const gsize digits = strspn (line, "0123456789");
  gsize length = 0;
  AnningLetterLineKind kind = ANNING_LETTER_LINE_BODY;

  if (strspn (line, " \t\r") == strlen (line))
    {
      kind = ANNING_LETTER_LINE_BLANK;
    }
  else if (first)
    {
      kind = ANNING_LETTER_LINE_TITLE;
    }
  else if (tabs > 0)
    {
      kind = ANNING_LETTER_LINE_RIGHT;
      length = tabs;
    }
  else if (g_str_has_prefix (line, "- "))
    {
      kind = ANNING_LETTER_LINE_ITEM;
      length = 2;
    }
  else if (digits > 0 && digits <= LIST_DIGITS && line[digits] == '.' && line[digits + 1] == ' ')
    {
      kind = ANNING_LETTER_LINE_ITEM;
      length = digits + 2;
    }

  if (marker != NULL)
    *marker = length;
  return kind;
}

GArray *
anning_letter_text_gaps (AnningLetterBook *book,
                         const char       *language,
                         const char       *text)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (AnningLetterGap));
  const char *pattern = anning_letter_book_get_word (book, language, "words", "gap");
  const char *place = pattern != NULL ? strstr (pattern, "%s") : NULL;
  g_autofree char *opening = NULL;
  const char *closing;

  if (place == NULL || text == NULL)
    return gaps;
  opening = g_strndup (pattern, (gsize) (place - pattern));
  closing = place + 2;
  for (const char *p = strstr (text, opening); p != NULL; p = strstr (p, opening))
    {
      const char *end = strstr (p + strlen (opening), closing);
      AnningLetterGap gap;

      if (end == NULL)
        break;
      end += strlen (closing);
      gap = (AnningLetterGap) { (gsize) (p - text), (gsize) (end - text) };
      g_array_append_val (gaps, gap);
      p = end;
    }
  return gaps;
}

char *
anning_letter_text_open (AnningLetterBook *book,
                         const char       *language,
                         const char       *text)
{
  g_autoptr (GArray) gaps = anning_letter_text_gaps (book, language, text);
  GString *open = g_string_new (NULL);
  gsize from = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnningLetterGap *gap = &g_array_index (gaps, AnningLetterGap, i);

      g_string_append_len (open, text + from, (gssize) (gap->start - from));
      g_string_append (open, BLANK);
      from = gap->end;
    }
  g_string_append (open, text + from);
  return g_string_free (open, FALSE);
}

GPtrArray *
anning_letter_text_blocks (const char *text)
{
  GPtrArray *blocks = anning_page_blocks_new ();
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  gboolean blank = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length;
      const AnningLetterLineKind kind = anning_letter_line_kind (lines[i], blocks->len == 0, &length);
      g_autofree char *markup = g_markup_escape_text (lines[i] + length, -1);
      g_autofree char *marker = NULL;
      AnningPageBlock *block;

      switch (kind)
        {
        case ANNING_LETTER_LINE_BLANK:
          blank = TRUE;
          continue;
        case ANNING_LETTER_LINE_TITLE:
          block = anning_page_blocks_add (blocks, ANNING_PAGE_TITLE, markup, NULL);
          break;
        case ANNING_LETTER_LINE_ITEM:
          marker = lines[i][0] == '-' ? g_strdup ("•") : g_strndup (lines[i], length - 1);
          block = anning_page_blocks_add (blocks, ANNING_PAGE_ITEM, markup, marker);
          break;
        case ANNING_LETTER_LINE_RIGHT:
          block = anning_page_blocks_add (blocks, ANNING_PAGE_RIGHT, markup, NULL);
          break;
        case ANNING_LETTER_LINE_BODY:
        default:
          block = anning_page_blocks_add (blocks, ANNING_PAGE_BODY, markup, NULL);
        }
      block->tight = !blank && kind != ANNING_LETTER_LINE_TITLE && kind != ANNING_LETTER_LINE_ITEM;
      blank = FALSE;
    }
  return blocks;
}
