/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-private.h"

#include <string.h>

#define WORDS_PER_MINUTE 300

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/*
 * Reads the lines "name: value" before the title; returns how many bytes they take.
 * Texts without them begin with the title.
 */
static gsize
read_header (AnningArticle *article,
             const char    *markdown,
             gsize          length)
{
  gsize at = 0;

  while (at < length && markdown[at] != '#' && markdown[at] != '\n')
    {
      const char *end = memchr (markdown + at, '\n', length - at);
      gsize n = end != NULL ? (gsize) (end - markdown) - at : length - at;
      g_autofree char *line = g_strndup (markdown + at, n);
      char *value = strstr (line, ": ");

      if (value == NULL)
        return at;
      *value = '\0';
      value = g_strstrip (value + 2);
      if (g_str_equal (line, "summary"))
        set_text (&article->summary, value);
      else if (g_str_equal (line, "checked"))
        set_text (&article->checked, value);
      else if (g_str_equal (line, "urgent"))
        article->urgent = g_str_equal (value, "true");
      else if (g_str_equal (line, "keywords"))
        {
          g_strfreev (article->keywords);
          article->keywords = g_strsplit (value, ";", -1);
        }
      else
        return at;
      at += MIN (n + 1, length - at);
    }
  return at;
}

static guint
count_words (const char *text)
{
  gboolean in_word = FALSE;
  guint count = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean wide = g_unichar_iswide (c);
      gboolean letter = g_unichar_isalnum (c);

      if (letter && (wide || !in_word))
        count++;
      in_word = letter && !wide;
    }
  return count;
}

AnningArticle *
anning_article_parse (const char  *key,
                      const char  *markdown,
                      gsize        length,
                      GError     **error)
{
  g_autoptr (AnningArticle) article = NULL;
  g_autofree char *valid = NULL;
  gsize header;

  g_return_val_if_fail (key != NULL && markdown != NULL, NULL);

  article = g_new0 (AnningArticle, 1);
  article->key = g_strdup (key);
  article->blocks = g_ptr_array_new_with_free_func (anning_block_free);
  article->facts = g_ptr_array_new_with_free_func (g_free);
  article->summary = g_strdup ("");
  article->checked = g_strdup ("");
  article->keywords = g_new0 (char *, 1);

  valid = g_utf8_make_valid (markdown, length);
  length = strlen (valid);
  header = read_header (article, valid, length);
  if (!anning_article_read_blocks (article, valid + header, length - header) || article->title == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The article “%s” has no title", key);
      return NULL;
    }
  for (guint i = 0; i < article->blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (article->blocks, i);

      article->n_words += count_words (block->text);
    }
  return g_steal_pointer (&article);
}

void
anning_article_free (AnningArticle *self)
{
  if (self == NULL)
    return;

  g_free (self->key);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->checked);
  g_strfreev (self->keywords);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_free (self);
}

guint
anning_article_get_reading_minutes (const AnningArticle *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return MAX (1, (self->n_words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE);
}
