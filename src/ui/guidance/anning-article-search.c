/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-search.h"

#include <string.h>

/* Characters before and after the hit in a snippet. */
#define SNIPPET_BEFORE 12
#define SNIPPET_AFTER 40

/* A text in the form in which it is compared, and where each of its characters came from. */
typedef struct
{
  GArray *characters; /* gunichar */
  GArray *origins;    /* guint: character of the text as shown */
} Folded;

static void
folded_clear (Folded *self)
{
  g_clear_pointer (&self->characters, g_array_unref);
  g_clear_pointer (&self->origins, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, folded_clear)

static gboolean
is_marked (GArray *marks,
           guint   position)
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
fold (Folded     *self,
      const char *text,
      GArray     *marks)
{
  guint position = 0;

  self->characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->origins = g_array_new (FALSE, FALSE, sizeof (guint));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      g_autofree char *lower = NULL;
      g_autofree char *normal = NULL;

      if (is_marked (marks, position))
        continue;
      normal = g_utf8_normalize (p, g_utf8_next_char (p) - p, G_NORMALIZE_NFKC);
      if (normal == NULL)
        continue;
      lower = g_utf8_casefold (normal, -1);
      for (const char *q = lower; *q != '\0'; q = g_utf8_next_char (q))
        {
          gunichar c = g_utf8_get_char (q);

          g_array_append_val (self->characters, c);
          g_array_append_val (self->origins, position);
        }
    }
}

/* A letter or a figure of a script that is written in words. */
static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) && !g_unichar_iswide (c);
}

static gunichar
at (const Folded *self,
    guint         index)
{
  return g_array_index (self->characters, gunichar, index);
}

static gboolean
find_word (const Folded *text,
           const Folded *word,
           guint        *start,
           guint        *end)
{
  guint length = word->characters->len;

  for (guint i = 0; length > 0 && i + length <= text->characters->len; i++)
    {
      if (memcmp (&g_array_index (text->characters, gunichar, i), word->characters->data,
                  length * sizeof (gunichar)) != 0)
        continue;
      /* "art" is not found in "start". */
      if (i > 0 && is_word_character (at (word, 0)) && is_word_character (at (text, i - 1)))
        continue;
      *start = g_array_index (text->origins, guint, i);
      *end = g_array_index (text->origins, guint, i + length - 1) + 1;
      return TRUE;
    }
  return FALSE;
}

static char **
split_query (const char *query)
{
  g_autofree char *normal = g_utf8_normalize (query, -1, G_NORMALIZE_NFKC);
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  if (normal == NULL)
    return g_strv_builder_end (kept);
  words = g_strsplit_set (normal, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_strv_builder_add (kept, words[i]);
    }
  return g_strv_builder_end (kept);
}

gboolean
anning_article_search_text (const char *text,
                            GArray     *marks,
                            const char *query,
                            guint      *start,
                            guint      *end)
{
  g_auto (Folded) folded = { NULL, NULL };
  g_auto (GStrv) words = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (text != NULL && query != NULL && start != NULL && end != NULL, FALSE);

  words = split_query (query);
  fold (&folded, text, marks);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (Folded) word = { NULL, NULL };
      guint word_start, word_end;

      fold (&word, words[i], NULL);
      if (!find_word (&folded, &word, &word_start, &word_end))
        return FALSE;
      if (!found)
        {
          *start = word_start;
          *end = word_end;
        }
      found = TRUE;
    }
  return found;
}

/* The marks are left out of what is shown as a snippet. */
static void
append_stretch (GString    *markup,
                const char *text,
                GArray     *marks,
                guint       start,
                guint       end)
{
  for (guint i = start; i < end; i++)
    {
      const char *p = g_utf8_offset_to_pointer (text, i);
      g_autofree char *escaped = NULL;

      if (is_marked (marks, i))
        continue;
      escaped = g_markup_escape_text (*p == '\n' ? " " : p, *p == '\n' ? 1 : g_utf8_next_char (p) - p);
      g_string_append (markup, escaped);
    }
}

static char *
make_snippet (const char *text,
              GArray     *marks,
              guint       start,
              guint       end)
{
  guint length = g_utf8_strlen (text, -1);
  guint from = start > SNIPPET_BEFORE ? start - SNIPPET_BEFORE : 0;
  guint to = MIN (length, end + SNIPPET_AFTER);
  GString *markup = g_string_new (from > 0 ? "…" : "");

  append_stretch (markup, text, marks, from, start);
  g_string_append (markup, "<b>");
  append_stretch (markup, text, marks, start, end);
  g_string_append (markup, "</b>");
  append_stretch (markup, text, marks, end, to);
  if (to < length)
    g_string_append (markup, "…");
  return g_string_free (markup, FALSE);
}

static void
hit_free (gpointer data)
{
  AnningArticleHit *hit = data;

  g_free (hit->snippet);
  g_free (hit);
}

static AnningArticleHit *
add_hit (GPtrArray                *hits,
         const AnningLibraryEntry *entry,
         AnningArticleHitPlace     place,
         char                     *snippet)
{
  AnningArticleHit *hit = g_new0 (AnningArticleHit, 1);

  hit->entry = entry;
  hit->place = place;
  hit->snippet = snippet;
  g_ptr_array_add (hits, hit);
  return hit;
}

static void
search_title (GPtrArray                *hits,
              const AnningLibraryEntry *entry,
              const char               *query)
{
  guint start, end;

  if (anning_article_search_text (entry->article->title, NULL, query, &start, &end))
    {
      add_hit (hits, entry, ANNING_HIT_TITLE, make_snippet (entry->article->title, NULL, start, end));
      return;
    }
  for (guint i = 0; entry->article->keywords[i] != NULL; i++)
    {
      if (anning_article_search_text (entry->article->keywords[i], NULL, query, &start, &end))
        {
          add_hit (hits, entry, ANNING_HIT_TITLE, g_markup_escape_text (entry->article->summary, -1));
          return;
        }
    }
  if (anning_article_search_text (entry->article->summary, NULL, query, &start, &end))
    add_hit (hits, entry, ANNING_HIT_TITLE, make_snippet (entry->article->summary, NULL, start, end));
}

static void
search_body (GPtrArray                *hits,
             const AnningLibraryEntry *entry,
             const char               *query)
{
  const GPtrArray *blocks = entry->article->blocks;
  guint start, end;

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);
      AnningArticleHit *hit;

      if (block->kind == ANNING_BLOCK_STEP
          || !anning_article_search_text (block->text, block->marks, query, &start, &end))
        continue;
      hit = add_hit (hits, entry, ANNING_HIT_BLOCK, make_snippet (block->text, block->marks, start, end));
      hit->block = i;
      hit->start = start;
      hit->end = end;
    }
}

GPtrArray *
anning_article_search (AnningLibrary *library,
                       const char    *query)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (hit_free);
  guint n_entries;

  g_return_val_if_fail (ANNING_IS_LIBRARY (library) && query != NULL, hits);

  n_entries = anning_library_get_count (library);
  for (guint i = 0; i < n_entries; i++)
    search_title (hits, anning_library_get (library, i), query);
  for (guint i = 0; i < n_entries; i++)
    search_body (hits, anning_library_get (library, i), query);
  return hits;
}
