/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-pages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-page-text.h"

/* The same markup without its links: escaped text holds no "<". */
static char *
without_links (const char *markup)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *p = markup;

  while (*p != '\0')
    {
      const char *end = g_str_has_prefix (p, "<a ") || g_str_has_prefix (p, "</a>") ? strchr (p, '>') : NULL;

      if (end != NULL)
        p = end + 1;
      else
        g_string_append_c (plain, *p++);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static char *
marker_of (const AnningBlock *block)
{
  if (block->kind != ANNING_BLOCK_ITEM)
    return NULL;
  return block->number > 0 ? g_strdup_printf ("%u.", block->number) : g_strdup ("•");
}

static void
add_block (GPtrArray         *blocks,
           const AnningBlock *block)
{
  g_autofree char *markup = without_links (block->markup);
  g_autofree char *marker = marker_of (block);
  AnningPageStyle style = ANNING_PAGE_BODY;
  AnningPageBlock *added;

  if (block->kind == ANNING_BLOCK_HEADING)
    style = ANNING_PAGE_HEADING;
  else if (block->kind == ANNING_BLOCK_CELL)
    style = ANNING_PAGE_CELL;
  else if (block->callout > 0)
    style = ANNING_PAGE_QUOTE;
  else if (block->kind == ANNING_BLOCK_ITEM)
    style = ANNING_PAGE_ITEM;

  added = anning_page_blocks_add (blocks, style, markup, marker);
  added->table = block->table;
  added->row = block->row;
  added->column = block->column;
}

static char *
day_text (const char *day,
          const char *language)
{
  GDate date;

  g_date_clear (&date, 1);
  return anning_day_parse (day, &date) ? anning_day_format_long (&date, language) : g_strdup (day);
}

/* What a fact says, what is open about it, where it stands and when it was checked: a line each. */
static char *
fact_text (const AnningFact *fact,
           const char       *language)
{
  g_autoptr (GString) text = g_string_new (fact->statement);
  g_autofree char *checked = day_text (fact->checked, language);

  if (fact->open != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is a sentence: what is not settled about a statement */
      g_string_append_printf (text, _("Note: %s"), fact->open);
    }
  g_string_append_c (text, '\n');
  /* Translators: nature of a source ("Law"), then its name and article */
  g_string_append_printf (text, _("[%s] %s"), anning_fact_nature_label (fact), fact->source);
  g_string_append_c (text, '\n');
  if (fact->since != NULL)
    {
      g_autofree char *since = day_text (fact->since, language);

      /* Translators: two days */
      g_string_append_printf (text, _("In force since %s, checked on %s"), since, checked);
    }
  else
    {
      g_string_append_printf (text, _("Checked on %s"), checked);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_sources (GPtrArray           *blocks,
             const AnningArticle *article,
             AnningFacts         *facts,
             const char          *language)
{
  const GPtrArray *ids = anning_article_get_facts (article);
  gboolean headed = FALSE;

  for (guint i = 0; facts != NULL && i < ids->len; i++)
    {
      const AnningFact *fact = anning_facts_find (facts, g_ptr_array_index (ids, i));
      g_autofree char *text = NULL;
      g_autofree char *markup = NULL;
      g_autofree char *marker = NULL;

      if (fact == NULL)
        continue;
      if (!headed)
        anning_page_blocks_add (blocks, ANNING_PAGE_HEADING, _("Sources"), NULL);
      headed = TRUE;
      text = fact_text (fact, language);
      markup = g_markup_escape_text (text, -1);
      marker = g_strdup_printf ("[%u]", i + 1);
      anning_page_blocks_add (blocks, ANNING_PAGE_SMALL, markup, marker);
    }
}

GPtrArray *
anning_article_page_blocks (const AnningArticle *article,
                            AnningFacts         *facts,
                            const char          *language)
{
  GPtrArray *blocks = anning_page_blocks_new ();
  const GPtrArray *read;
  g_autofree char *title = NULL;

  g_return_val_if_fail (article != NULL && language != NULL, blocks);

  title = g_markup_escape_text (article->title, -1);
  anning_page_blocks_add (blocks, ANNING_PAGE_TITLE, title, NULL);
  read = anning_article_get_blocks (article);
  for (guint i = 0; i < read->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (read, i);

      if (block->kind != ANNING_BLOCK_STEP)
        add_block (blocks, block);
    }
  if (*article->checked != '\0')
    {
      g_autofree char *day = day_text (article->checked, language);
      g_autofree char *checked = g_strdup_printf (_("Checked on %s"), day);
      g_autofree char *markup = g_markup_escape_text (checked, -1);

      anning_page_blocks_add (blocks, ANNING_PAGE_SMALL, markup, NULL);
    }
  add_sources (blocks, article, facts, language);
  return blocks;
}

char *
anning_article_plain_text (const AnningArticle *article,
                           AnningFacts         *facts,
                           const char          *language)
{
  g_autoptr (GPtrArray) blocks = anning_article_page_blocks (article, facts, language);

  return anning_page_blocks_dup_text (blocks);
}
