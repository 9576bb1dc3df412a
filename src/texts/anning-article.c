/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-private.h"

#include <string.h>

#define WORDS_PER_MINUTE 300

struct _AnningArticleText
{
  GBytes *markdown;  /* or NULL: it is read once more */
  char *name;
  AnningTextRead read;
  gpointer user_data;
  gsize begin;       /* of what stands below the title, in bytes */
  gsize is_read;     /* the rest is there */
  GPtrArray *blocks; /* AnningBlock */
  GPtrArray *facts;  /* char * */
  guint n_words;
};

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
      g_autofree char *line = g_utf8_make_valid (markdown + at, n);
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

/* Reads the first line from @at on that is not empty; returns where the next one begins, or 0 when it is no title. */
static gsize
read_title (AnningArticle *article,
            const char    *markdown,
            gsize          at,
            gsize          length)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (anning_block_free);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;
  const AnningBlock *block;
  const char *end;

  while (at < length && g_ascii_isspace (markdown[at]))
    at++;
  end = memchr (markdown + at, '\n', length - at);
  line = g_utf8_make_valid (markdown + at, end != NULL ? (gsize) (end - markdown) - at : length - at);
  if (!anning_article_read_blocks (blocks, facts, line, strlen (line)) || blocks->len != 1)
    return 0;
  block = g_ptr_array_index (blocks, 0);
  if (block->kind != ANNING_BLOCK_HEADING || block->level != 1)
    return 0;
  article->title = g_strdup (block->text);
  return end != NULL ? (gsize) (end - markdown) + 1 : length;
}

AnningArticle *
anning_article_new (const char  *key,
                    GBytes      *markdown,
                    GError     **error)
{
  g_autoptr (AnningArticle) article = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (key != NULL && markdown != NULL, NULL);

  article = g_new0 (AnningArticle, 1);
  article->key = g_strdup (key);
  article->summary = g_strdup ("");
  article->checked = g_strdup ("");
  article->keywords = g_new0 (char *, 1);
  article->text = g_new0 (AnningArticleText, 1);
  article->text->markdown = g_bytes_ref (markdown);

  data = g_bytes_get_data (markdown, &length);
  if (data == NULL)
    data = "";
  article->text->begin = read_title (article, data, read_header (article, data, length), length);
  if (article->text->begin == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The article “%s” has no title", key);
      return NULL;
    }
  return g_steal_pointer (&article);
}

AnningArticle *
anning_article_load (const char      *key,
                     const char      *name,
                     AnningTextRead   read,
                     gpointer         user_data,
                     GError         **error)
{
  g_autoptr (GBytes) markdown = NULL;
  AnningArticle *article;

  g_return_val_if_fail (key != NULL && name != NULL && read != NULL, NULL);

  markdown = read (name, user_data, error);
  article = markdown != NULL ? anning_article_new (key, markdown, error) : NULL;
  if (article == NULL)
    return NULL;
  g_clear_pointer (&article->text->markdown, g_bytes_unref);
  article->text->name = g_strdup (name);
  article->text->read = read;
  article->text->user_data = user_data;
  return article;
}

static void
text_free (AnningArticleText *text)
{
  if (text == NULL)
    return;

  g_clear_pointer (&text->markdown, g_bytes_unref);
  g_free (text->name);
  g_clear_pointer (&text->blocks, g_ptr_array_unref);
  g_clear_pointer (&text->facts, g_ptr_array_unref);
  g_free (text);
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
  text_free (self->text);
  g_free (self);
}

static void
read_text (AnningArticleText *text,
           const char        *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) markdown = text->markdown != NULL ? g_bytes_ref (text->markdown)
                                                       : text->read (text->name, text->user_data, &error);
  g_autofree char *valid = NULL;
  const char *data;
  gsize length;

  if (markdown == NULL)
    g_error ("The text of “%s”, which was there before, cannot be read: %s", key, error->message);
  /* Some has been read: the title. */
  data = g_bytes_get_data (markdown, &length);
  valid = g_utf8_make_valid (data + text->begin, length - text->begin);
  text->blocks = g_ptr_array_new_with_free_func (anning_block_free);
  text->facts = g_ptr_array_new_with_free_func (g_free);
  if (!anning_article_read_blocks (text->blocks, text->facts, valid, strlen (valid)))
    g_error ("There was not enough memory for the text of “%s”", key);
  for (guint i = 0; i < text->blocks->len; i++)
    text->n_words += count_words (((const AnningBlock *) g_ptr_array_index (text->blocks, i))->text);
}

static const AnningArticleText *
get_text (const AnningArticle *self)
{
  if (g_once_init_enter (&self->text->is_read))
    {
      read_text (self->text, self->key);
      g_once_init_leave (&self->text->is_read, 1);
    }
  return self->text;
}

GPtrArray *
anning_article_get_blocks (const AnningArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return get_text (self)->blocks;
}

GPtrArray *
anning_article_get_facts (const AnningArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return get_text (self)->facts;
}

guint
anning_article_get_n_words (const AnningArticle *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return get_text (self)->n_words;
}

guint
anning_article_get_reading_minutes (const AnningArticle *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return MAX (1, (anning_article_get_n_words (self) + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE);
}
