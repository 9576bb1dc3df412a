/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-texts-search.h"

#include <string.h>

static void
searchable_free (gpointer data)
{
  AnningSearchable *self = data;

  g_free (self->table);
  g_free (self->key);
  g_free (self->title);
  g_free (self->keywords);
  g_free (self->body);
  g_free (self);
}

/* Takes @keywords and @body. */
static void
add (GPtrArray  *list,
     const char *table,
     const char *key,
     const char *title,
     char       *keywords,
     char       *body,
     gboolean    urgent)
{
  AnningSearchable *searchable = g_new0 (AnningSearchable, 1);

  searchable->table = g_strdup (table);
  searchable->key = g_strdup (key);
  searchable->title = g_strdup (title);
  searchable->keywords = keywords != NULL ? keywords : g_strdup ("");
  searchable->body = body;
  searchable->urgent = urgent;
  g_ptr_array_add (list, searchable);
}

/* Lines of their own: no sentence goes on in the next one. */
static void
append_line (GString    *body,
             const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (body->len > 0)
    g_string_append_c (body, '\n');
  g_string_append (body, line);
}

static gboolean
is_marked (const GArray *marks,
           guint         position)
{
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const AnningMark *mark = &g_array_index (marks, AnningMark, i);

      if (position >= mark->start && position < mark->end)
        return TRUE;
    }
  return FALSE;
}

static void
append_block (GString           *body,
              const AnningBlock *block)
{
  guint position = 0;

  if (block->kind == ANNING_BLOCK_STEP)
    return;
  if (body->len > 0)
    g_string_append_c (body, '\n');
  for (const char *p = block->text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      if (!is_marked (block->marks, position))
        g_string_append_len (body, p, g_utf8_next_char (p) - p);
    }
}

static void
add_documents (GPtrArray     *list,
               AnningLibrary *library)
{
  guint n = anning_library_get_count (library);

  for (guint i = 0; i < n; i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (library, i);
      const AnningArticle *article = entry->article;
      const GPtrArray *blocks = anning_article_get_blocks (article);
      GString *body = g_string_new (article->summary);

      for (guint j = 0; j < blocks->len; j++)
        append_block (body, g_ptr_array_index (blocks, j));
      add (list, anning_document_kind_word (entry->kind), article->key, article->title,
           g_strjoinv (";", article->keywords), g_string_free (body, FALSE), article->urgent);
    }
}

/*
 * A document about danger that people find by a number leads to the number by all
 * its other words too: who cannot go on does not type 12356.
 */
static void
append_urgent_words (GString             *keywords,
                     AnningLibrary       *library,
                     const AnningHotline *hotline)
{
  guint n = anning_library_get_count (library);

  for (guint i = 0; i < n; i++)
    {
      const AnningArticle *article = anning_library_get (library, i)->article;
      g_autofree char *words = NULL;

      if (!article->urgent || !g_strv_contains ((const char *const *) article->keywords, hotline->number))
        continue;
      words = g_strjoinv (";", article->keywords);
      g_string_append_printf (keywords, ";%s", words);
    }
}

static void
add_hotlines (GPtrArray             *list,
              const AnningReference *reference,
              AnningLibrary         *library)
{
  for (guint i = 0; i < reference->hotlines->len; i++)
    {
      const AnningHotline *hotline = g_ptr_array_index (reference->hotlines, i);
      g_autofree char *title = *hotline->number != '\0' ? g_strconcat (hotline->number, " ", hotline->name, NULL)
                                                        : g_strdup (hotline->name);
      GString *keywords = g_string_new (hotline->number);
      GString *body = g_string_new (NULL);

      append_line (body, hotline->handles);
      append_line (body, hotline->not_handled);
      append_line (body, hotline->hours);
      g_string_append_printf (keywords, ";%s", hotline->name);
      if (hotline->urgent && *hotline->number != '\0')
        append_urgent_words (keywords, library, hotline);
      add (list, "hotline", hotline->key, title, g_string_free (keywords, FALSE), g_string_free (body, FALSE),
           hotline->urgent);
    }
}

static void
add_tick_lists (GPtrArray             *list,
                const AnningReference *reference)
{
  for (guint i = 0; i < reference->tick_lists->len; i++)
    {
      const AnningTickList *ticks = g_ptr_array_index (reference->tick_lists, i);
      GString *body = g_string_new (ticks->summary);

      for (guint j = 0; j < ticks->items->len; j++)
        append_line (body, ((AnningTickItem *) g_ptr_array_index (ticks->items, j))->text);
      add (list, "tick_list", ticks->key, ticks->title, NULL, g_string_free (body, FALSE), FALSE);
    }
}

/* "出借人（贷款人）": each name is one by which the word is looked for. */
static char *
split_term (const char *term)
{
  g_autofree char *names = g_strdup (term);
  GString *keywords = g_string_new (NULL);

  for (char *p = names; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xff08 || c == 0xff09 || c == 0x3001 || c == '(' || c == ')' || c == ',' || c == '/')
        g_string_append_c (keywords, ';');
      else
        g_string_append_unichar (keywords, c);
    }
  return g_string_free (keywords, FALSE);
}

static void
add_terms (GPtrArray             *list,
           const AnningReference *reference)
{
  for (guint i = 0; i < reference->terms->len; i++)
    {
      const AnningTerm *term = g_ptr_array_index (reference->terms, i);

      add (list, "term", term->key, term->term, split_term (term->term), g_strdup (term->text), FALSE);
    }
}

/* Lines with gaps to be filled in say little in a list. */
static void
append_letter_line (GString                *body,
                    const AnningLetterLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < line->runs->len; i++)
    {
      const AnningLetterRun *run = g_ptr_array_index (line->runs, i);

      if (run->text == NULL)
        return;
      g_string_append (text, run->text);
    }
  append_line (body, text->str);
}

static void
add_letter (GPtrArray                  *list,
            const AnningLetterTemplate *letter)
{
  GString *body = g_string_new (letter->summary);

  for (guint i = 0; i < letter->paragraphs->len; i++)
    {
      const AnningLetterParagraph *paragraph = g_ptr_array_index (letter->paragraphs, i);

      for (guint j = 0; j < paragraph->lines->len; j++)
        append_letter_line (body, g_ptr_array_index (paragraph->lines, j));
    }
  append_line (body, letter->send);
  add (list, "letter_template", letter->key, letter->title, g_strjoinv (";", letter->keywords),
       g_string_free (body, FALSE), FALSE);
}

/* What a fact is found by is its statement; its source is what it is called. */
static void
add_facts (GPtrArray   *list,
           AnningFacts *facts)
{
  GPtrArray *all = anning_facts_list (facts);

  for (guint i = 0; i < all->len; i++)
    {
      const AnningFact *fact = g_ptr_array_index (all, i);
      GString *body = g_string_new (fact->statement);

      append_line (body, fact->open);
      add (list, "fact", fact->id, fact->source, NULL, g_string_free (body, FALSE), FALSE);
    }
}

GPtrArray *
anning_texts_list_searchable (AnningTexts *self)
{
  GPtrArray *list;
  GPtrArray *letters;

  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);

  list = g_ptr_array_new_with_free_func (searchable_free);
  add_documents (list, anning_texts_get_library (self));
  add_hotlines (list, anning_texts_get_reference (self), anning_texts_get_library (self));
  add_tick_lists (list, anning_texts_get_reference (self));
  letters = anning_texts_get_letters (self);
  for (guint i = 0; i < letters->len; i++)
    {
      const AnningLetterGroup *group = g_ptr_array_index (letters, i);

      for (guint j = 0; j < group->templates->len; j++)
        add_letter (list, g_ptr_array_index (group->templates, j));
    }
  add_terms (list, anning_texts_get_reference (self));
  add_facts (list, anning_texts_get_facts (self));
  return list;
}
