/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pango.h>
#include <string.h>

#include "anning-article.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

/* A block is shown by its markup and read aloud by its text: both are the same words. */
static void
check_block (const AnningArticle *article,
             const AnningBlock   *block)
{
  g_autofree char *shown = NULL;
  glong length;

  if (block->markup == NULL)
    return;
  g_assert_true (g_utf8_validate (block->text, -1, NULL));
  g_assert_true (g_utf8_validate (block->markup, -1, NULL));
  length = g_utf8_strlen (block->text, -1);
  for (guint i = 0; i < block->marks->len; i++)
    {
      const AnningMark *mark = &g_array_index (block->marks, AnningMark, i);

      g_assert_cmpuint (mark->start, <, mark->end);
      g_assert_cmpint (mark->end, <=, length);
      g_assert_cmpuint (mark->number, >, 0);
      g_assert_cmpuint (mark->number, <=, anning_article_get_facts (article)->len);
    }
  /* A link is of the label, not of Pango. */
  if (strstr (block->markup, "<a href") == NULL)
    {
      g_assert_true (pango_parse_markup (block->markup, -1, 0, NULL, &shown, NULL, NULL));
      g_assert_cmpstr (shown, ==, block->text);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) exact = NULL;
  g_autoptr (AnningArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  if (size > 64 * 1024)
    return 0;
  exact = g_bytes_new (data, size);
  article = anning_article_new ("key", exact, &error);
  g_assert_true ((article == NULL) == (error != NULL));
  if (article == NULL)
    return 0;
  g_assert_true (g_utf8_validate (article->title, -1, NULL));
  g_assert_cmpuint (anning_article_get_reading_minutes (article), >, 0);
  for (guint i = 0; i < anning_article_get_blocks (article)->len; i++)
    check_block (article, g_ptr_array_index (anning_article_get_blocks (article), i));
  return 0;
}
