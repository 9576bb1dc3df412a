/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-private.h"

#include <md4c.h>
#include <string.h>

/* Raised like a footnote's figure, but large enough to be hit with a finger. */
#define MARK_OPEN "<span size=\"80%\" rise=\"3pt\">"
#define MARK_CLOSE "</span>"

/* What is known while the parser calls back, from the beginning of the text to its end. */
typedef struct
{
  GPtrArray *blocks;
  GPtrArray *facts;
  GArray *lists;        /* guint: number of the next item of each open list; 0 in one with dots */
  guint item;           /* number of the item that is being read, 0 with dots */
  guint quotes;         /* open, one in another */
  guint n_callouts;
  guint n_tables;
  guint row;
  guint column;
  guint hidden;         /* above 0: inside what is not shown */
  AnningBlock *block;   /* that is being read, NULL between two */
  GString *markup;      /* of that block */
  GString *text;
  GString *open;        /* what is open in the markup: b, i, a */
  char *link;           /* where the only link of the last block leads, NULL when there is more in it */
  gboolean in_only_link;
  gboolean in_fact;     /* whose label is not shown */
} Reader;

/* Markup for all that is inside of @letter, and for that: the parser may forget to close what ends in an address. */
static void
close_markup (Reader *reader,
              char    letter)
{
  while (strchr (reader->open->str, letter) != NULL)
    {
      char last = reader->open->str[reader->open->len - 1];

      g_string_append_printf (reader->markup, "</%c>", last);
      g_string_truncate (reader->open, reader->open->len - 1);
      if (last == letter)
        return;
    }
}

/* What is open is kept, unless nothing was in it. */
static void
end_block (Reader *reader)
{
  AnningBlock *block = g_steal_pointer (&reader->block);

  if (block == NULL)
    return;
  while (reader->open->len > 0)
    close_markup (reader, reader->open->str[0]);
  block->markup = g_strdup (reader->markup->str);
  block->text = g_strdup (reader->text->str);
  if (*block->text == '\0' && block->kind != ANNING_BLOCK_CELL)
    anning_block_free (block);
  else
    g_ptr_array_add (reader->blocks, block);
}

static AnningBlock *
begin_block (Reader          *reader,
             AnningBlockKind  kind)
{
  AnningBlock *block;

  end_block (reader);
  block = g_new0 (AnningBlock, 1);
  block->kind = kind;
  block->callout = reader->quotes > 0 ? reader->n_callouts : 0;
  block->marks = g_array_new (FALSE, FALSE, sizeof (AnningMark));
  reader->block = block;
  g_string_truncate (reader->markup, 0);
  g_string_truncate (reader->text, 0);
  g_clear_pointer (&reader->link, g_free);
  return block;
}

static void
begin_paragraph (Reader *reader)
{
  AnningBlock *block = begin_block (reader, reader->lists->len > 0 ? ANNING_BLOCK_ITEM : ANNING_BLOCK_PARAGRAPH);

  block->level = reader->lists->len;
  block->number = reader->lists->len > 0 ? reader->item : 0;
}

static void
append_text (Reader     *reader,
             const char *text,
             gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  /* An item of a tight list has no paragraph of its own. */
  if (reader->block == NULL)
    begin_paragraph (reader);
  if (!reader->in_only_link)
    g_clear_pointer (&reader->link, g_free);
  g_string_append (reader->markup, escaped);
  g_string_append_len (reader->text, text, length);
}

/* A line break in the source is a blank between Latin words, and nothing after Chinese. */
static void
append_soft_break (Reader *reader)
{
  const char *last = g_utf8_find_prev_char (reader->text->str, reader->text->str + reader->text->len);

  if (last != NULL && !g_unichar_iswide (g_utf8_get_char (last)))
    append_text (reader, " ", 1);
}

/* The number under which a fact stands in this article. */
static guint
number_fact (GPtrArray  *facts,
             const char *id)
{
  for (guint i = 0; i < facts->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (facts, i), id))
        return i + 1;
    }
  g_ptr_array_add (facts, g_strdup (id));
  return facts->len;
}

static void
append_mark (Reader     *reader,
             const char *id)
{
  g_autofree char *escaped = g_markup_escape_text (id, -1);
  g_autofree char *shown = NULL;
  AnningMark mark;

  mark.number = number_fact (reader->facts, id);
  shown = g_strdup_printf ("[%u]", mark.number);
  g_clear_pointer (&reader->link, g_free);
  mark.start = g_utf8_strlen (reader->text->str, -1);
  mark.end = mark.start + strlen (shown);
  g_array_append_val (reader->block->marks, mark);
  g_string_append_printf (reader->markup, "<a href=\"fact:%s\">%s%s%s</a>", escaped, MARK_OPEN, shown, MARK_CLOSE);
  g_string_append (reader->text, shown);
}

/* There is no network: an address that is neither a fact nor something to do is text and nothing more. */
static void
enter_link (Reader     *reader,
            const char *url)
{
  if (reader->block == NULL)
    begin_paragraph (reader);
  if (g_str_has_prefix (url, "fact:"))
    {
      append_mark (reader, url + strlen ("fact:"));
      reader->in_fact = TRUE;
    }
  else if (g_str_has_prefix (url, "do:"))
    {
      g_autofree char *escaped = g_markup_escape_text (url, -1);

      reader->in_only_link = reader->text->len == 0 && reader->link == NULL;
      if (reader->in_only_link)
        reader->link = g_strdup (url + strlen ("do:"));
      g_string_append_printf (reader->markup, "<a href=\"%s\">", escaped);
      g_string_append_c (reader->open, 'a');
    }
}

static void
leave_link (Reader     *reader,
            const char *url)
{
  reader->in_fact = FALSE;
  reader->in_only_link = FALSE;
  if (g_str_has_prefix (url, "do:"))
    close_markup (reader, 'a');
}

static char *
get_url (const MD_SPAN_A_DETAIL *link)
{
  return g_strndup (link->href.text, link->href.size);
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *reader = user_data;

  if (type == MD_SPAN_IMG)
    {
      reader->hidden++;
    }
  else if (reader->hidden == 0 && type == MD_SPAN_A)
    {
      g_autofree char *url = get_url (detail);

      enter_link (reader, url);
    }
  else if (reader->hidden == 0 && !reader->in_fact && (type == MD_SPAN_STRONG || type == MD_SPAN_EM))
    {
      if (reader->block == NULL)
        begin_paragraph (reader);
      g_string_append (reader->markup, type == MD_SPAN_STRONG ? "<b>" : "<i>");
      g_string_append_c (reader->open, type == MD_SPAN_STRONG ? 'b' : 'i');
    }
  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *reader = user_data;

  if (type == MD_SPAN_IMG)
    {
      reader->hidden--;
    }
  else if (reader->hidden == 0 && type == MD_SPAN_A)
    {
      g_autofree char *url = get_url (detail);

      leave_link (reader, url);
    }
  else if (reader->hidden == 0 && !reader->in_fact && (type == MD_SPAN_STRONG || type == MD_SPAN_EM))
    {
      close_markup (reader, type == MD_SPAN_STRONG ? 'b' : 'i');
    }
  return 0;
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        size,
         void          *user_data)
{
  Reader *reader = user_data;

  if (reader->hidden > 0 || reader->in_fact || type == MD_TEXT_HTML)
    return 0;
  if (type == MD_TEXT_BR)
    append_text (reader, "\n", 1);
  else if (type == MD_TEXT_SOFTBR)
    append_soft_break (reader);
  else
    append_text (reader, text, size);
  return 0;
}

static void
begin_cell (Reader *reader)
{
  AnningBlock *block = begin_block (reader, ANNING_BLOCK_CELL);

  block->table = reader->n_tables;
  block->row = reader->row;
  block->column = reader->column++;
}

static int
enter_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader *reader = user_data;

  end_block (reader);
  if (type == MD_BLOCK_H && reader->quotes == 0 && reader->lists->len == 0)
    {
      begin_block (reader, ANNING_BLOCK_HEADING)->level = ((MD_BLOCK_H_DETAIL *) detail)->level;
    }
  else if (type == MD_BLOCK_P || type == MD_BLOCK_H)
    {
      begin_paragraph (reader);
    }
  else if (type == MD_BLOCK_QUOTE)
    {
      if (reader->quotes++ == 0)
        reader->n_callouts++;
    }
  else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    {
      guint next = type == MD_BLOCK_OL ? ((MD_BLOCK_OL_DETAIL *) detail)->start : 0;

      g_array_append_val (reader->lists, next);
    }
  else if (type == MD_BLOCK_LI)
    {
      guint *next = &g_array_index (reader->lists, guint, reader->lists->len - 1);

      reader->item = *next;
      if (*next > 0)
        (*next)++;
    }
  else if (type == MD_BLOCK_TABLE)
    {
      reader->n_tables++;
      reader->row = 0;
    }
  else if (type == MD_BLOCK_TR)
    {
      reader->column = 0;
    }
  else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
    {
      begin_cell (reader);
    }
  else if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML)
    {
      reader->hidden++;
    }
  return 0;
}

/* A call-out whose last paragraph is one link is a step. */
static void
leave_quote (Reader *reader)
{
  GPtrArray *blocks = reader->blocks;
  AnningBlock *last = blocks->len > 0 ? g_ptr_array_index (blocks, blocks->len - 1) : NULL;

  reader->quotes--;
  if (last == NULL || last->kind != ANNING_BLOCK_PARAGRAPH || last->callout != reader->n_callouts
      || reader->link == NULL)
    return;
  last->kind = ANNING_BLOCK_STEP;
  last->target = g_steal_pointer (&reader->link);
}

static int
leave_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader *reader = user_data;

  end_block (reader);
  if (type == MD_BLOCK_QUOTE)
    leave_quote (reader);
  else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
    g_array_set_size (reader->lists, reader->lists->len - 1);
  else if (type == MD_BLOCK_TR)
    reader->row++;
  else if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML)
    reader->hidden--;
  return 0;
}

void
anning_block_free (gpointer data)
{
  AnningBlock *block = data;

  g_free (block->markup);
  g_free (block->text);
  g_clear_pointer (&block->marks, g_array_unref);
  g_free (block->target);
  g_free (block);
}

gboolean
anning_article_read_blocks (GPtrArray  *blocks,
                            GPtrArray  *facts,
                            const char *markdown,
                            gsize       length)
{
  Reader reader = { .blocks = blocks, .facts = facts };
  const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  gboolean read;

  reader.lists = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.markup = g_string_new (NULL);
  reader.text = g_string_new (NULL);
  reader.open = g_string_new (NULL);
  read = md_parse (markdown, length, &parser, &reader) == 0;
  end_block (&reader);

  g_array_unref (reader.lists);
  g_string_free (reader.markup, TRUE);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.open, TRUE);
  g_free (reader.link);
  return read;
}
