/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article.h"

#include <cmark.h>
#include <string.h>

#define WORDS_PER_MINUTE 300

/* Raised like a footnote's figure, but large enough to be hit with a finger. */
#define MARK_OPEN "<span size=\"80%\" rise=\"3pt\">"
#define MARK_CLOSE "</span>"

typedef struct
{
  AnningArticle *article;
  guint callout;    /* the one that is being read, 0 outside */
  guint n_callouts;
} Reader;

/* One block while its inline nodes are read. */
typedef struct
{
  Reader *reader;
  GString *markup;
  GString *text;
  GArray *marks;
} Inlines;

static void read_inlines (Inlines    *inlines,
                          cmark_node *parent);

static void
block_free (gpointer data)
{
  AnningBlock *block = data;

  g_free (block->markup);
  g_free (block->text);
  g_clear_pointer (&block->marks, g_array_unref);
  g_free (block->target);
  g_free (block);
}

static void
append_text (Inlines    *inlines,
             const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = g_markup_escape_text (text, -1);
  g_string_append (inlines->markup, escaped);
  g_string_append (inlines->text, text);
}

/* The number under which a fact stands in this article. */
static guint
number_fact (AnningArticle *article,
             const char    *id)
{
  for (guint i = 0; i < article->facts->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (article->facts, i), id))
        return i + 1;
    }
  g_ptr_array_add (article->facts, g_strdup (id));
  return article->facts->len;
}

static void
append_mark (Inlines    *inlines,
             const char *id)
{
  g_autofree char *escaped = g_markup_escape_text (id, -1);
  g_autofree char *shown = NULL;
  AnningMark mark;

  mark.number = number_fact (inlines->reader->article, id);
  shown = g_strdup_printf ("[%u]", mark.number);
  mark.start = g_utf8_strlen (inlines->text->str, -1);
  mark.end = mark.start + strlen (shown);
  g_array_append_val (inlines->marks, mark);
  g_string_append_printf (inlines->markup, "<a href=\"fact:%s\">%s%s%s</a>", escaped, MARK_OPEN, shown, MARK_CLOSE);
  g_string_append (inlines->text, shown);
}

static void
read_link (Inlines    *inlines,
           cmark_node *node)
{
  const char *url = cmark_node_get_url (node);
  g_autofree char *escaped = NULL;

  if (g_str_has_prefix (url, "fact:"))
    {
      append_mark (inlines, url + strlen ("fact:"));
      return;
    }
  /* There is no network: other addresses are text and nothing more. */
  if (!g_str_has_prefix (url, "do:"))
    {
      read_inlines (inlines, node);
      return;
    }

  escaped = g_markup_escape_text (url, -1);
  g_string_append_printf (inlines->markup, "<a href=\"%s\">", escaped);
  read_inlines (inlines, node);
  g_string_append (inlines->markup, "</a>");
}

static void
read_wrapped (Inlines    *inlines,
              cmark_node *node,
              const char *element)
{
  g_string_append_printf (inlines->markup, "<%s>", element);
  read_inlines (inlines, node);
  g_string_append_printf (inlines->markup, "</%s>", element);
}

/* A line break in the source is a blank between Latin words, and nothing after Chinese. */
static void
append_soft_break (Inlines *inlines)
{
  const char *end = inlines->text->str + inlines->text->len;
  const char *last = g_utf8_find_prev_char (inlines->text->str, end);

  if (last != NULL && !g_unichar_iswide (g_utf8_get_char (last)))
    append_text (inlines, " ");
}

static void
read_inlines (Inlines    *inlines,
              cmark_node *parent)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    {
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_TEXT)
        append_text (inlines, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_CODE)
        append_text (inlines, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_STRONG)
        read_wrapped (inlines, node, "b");
      else if (type == CMARK_NODE_EMPH)
        read_wrapped (inlines, node, "i");
      else if (type == CMARK_NODE_LINK)
        read_link (inlines, node);
      else if (type == CMARK_NODE_LINEBREAK)
        append_text (inlines, "\n");
      else if (type == CMARK_NODE_SOFTBREAK)
        append_soft_break (inlines);
    }
}

static AnningBlock *
read_block (Reader          *reader,
            cmark_node      *node,
            AnningBlockKind  kind)
{
  AnningBlock *block = g_new0 (AnningBlock, 1);
  Inlines inlines = { .reader = reader };

  inlines.markup = g_string_new (NULL);
  inlines.text = g_string_new (NULL);
  inlines.marks = g_array_new (FALSE, FALSE, sizeof (AnningMark));
  read_inlines (&inlines, node);

  block->kind = kind;
  block->callout = reader->callout;
  block->markup = g_string_free (inlines.markup, FALSE);
  block->text = g_string_free (inlines.text, FALSE);
  block->marks = inlines.marks;
  g_ptr_array_add (reader->article->blocks, block);
  return block;
}

static void
read_list (Reader     *reader,
           cmark_node *list,
           guint       depth)
{
  gboolean ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  guint number = ordered ? cmark_node_get_list_start (list) : 0;

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      for (cmark_node *node = cmark_node_first_child (item); node != NULL; node = cmark_node_next (node))
        {
          AnningBlock *block;

          if (cmark_node_get_type (node) == CMARK_NODE_LIST)
            {
              read_list (reader, node, depth + 1);
              continue;
            }
          block = read_block (reader, node, ANNING_BLOCK_ITEM);
          block->level = depth;
          block->number = number;
        }
      if (ordered)
        number++;
    }
}

/* Returns: (nullable): what a paragraph that is one link does */
static const char *
get_step_target (cmark_node *paragraph)
{
  cmark_node *link = cmark_node_first_child (paragraph);

  if (cmark_node_get_type (paragraph) != CMARK_NODE_PARAGRAPH || link == NULL || cmark_node_next (link) != NULL
      || cmark_node_get_type (link) != CMARK_NODE_LINK || !g_str_has_prefix (cmark_node_get_url (link), "do:"))
    return NULL;
  return cmark_node_get_url (link) + strlen ("do:");
}

static void
read_callout (Reader     *reader,
              cmark_node *quote)
{
  reader->callout = ++reader->n_callouts;
  for (cmark_node *node = cmark_node_first_child (quote); node != NULL; node = cmark_node_next (node))
    {
      const char *target = cmark_node_next (node) == NULL ? get_step_target (node) : NULL;

      if (target != NULL)
        read_block (reader, node, ANNING_BLOCK_STEP)->target = g_strdup (target);
      else if (cmark_node_get_type (node) == CMARK_NODE_LIST)
        read_list (reader, node, 1);
      else
        read_block (reader, node, ANNING_BLOCK_PARAGRAPH);
    }
  reader->callout = 0;
}

/* The first heading is the title and no block. */
static void
read_heading (Reader     *reader,
              cmark_node *node)
{
  AnningArticle *article = reader->article;
  AnningBlock *block = read_block (reader, node, ANNING_BLOCK_HEADING);

  block->level = cmark_node_get_heading_level (node);
  if (block->level > 1 || article->title != NULL)
    return;
  article->title = g_strdup (block->text);
  g_ptr_array_remove_index (article->blocks, article->blocks->len - 1);
}

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
  Reader reader = { 0 };
  cmark_node *document;
  gsize header;

  g_return_val_if_fail (key != NULL && markdown != NULL, NULL);

  article = g_new0 (AnningArticle, 1);
  article->key = g_strdup (key);
  article->blocks = g_ptr_array_new_with_free_func (block_free);
  article->facts = g_ptr_array_new_with_free_func (g_free);
  article->summary = g_strdup ("");
  article->checked = g_strdup ("");
  article->keywords = g_new0 (char *, 1);
  reader.article = article;

  header = read_header (article, markdown, length);
  document = cmark_parse_document (markdown + header, length - header, CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
  for (cmark_node *node = cmark_node_first_child (document); node != NULL; node = cmark_node_next (node))
    {
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_HEADING)
        read_heading (&reader, node);
      else if (type == CMARK_NODE_PARAGRAPH)
        read_block (&reader, node, ANNING_BLOCK_PARAGRAPH);
      else if (type == CMARK_NODE_LIST)
        read_list (&reader, node, 1);
      else if (type == CMARK_NODE_BLOCK_QUOTE)
        read_callout (&reader, node);
    }
  cmark_node_free (document);

  if (article->title == NULL)
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
