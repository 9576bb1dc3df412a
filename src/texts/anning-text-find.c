/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-text-find.h"

#include <string.h>

#include "anning-article.h"

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

/* Finds the first place of @word from the folded character @from on; returns the one behind it, 0 without any. */
static guint
find_word (const Folded    *text,
           const Folded    *word,
           guint            from,
           AnningTextPlace *place)
{
  guint length = word->characters->len;

  for (guint i = from; length > 0 && i + length <= text->characters->len; i++)
    {
      if (memcmp (&g_array_index (text->characters, gunichar, i), word->characters->data,
                  length * sizeof (gunichar)) != 0)
        continue;
      /* "art" is not found in "start". */
      if (i > 0 && is_word_character (at (word, 0)) && is_word_character (at (text, i - 1)))
        continue;
      place->start = g_array_index (text->origins, guint, i);
      place->end = g_array_index (text->origins, guint, i + length - 1) + 1;
      return i + length;
    }
  return 0;
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

/* @all: (nullable): gets every place */
static gboolean
find (const char      *text,
      GArray          *marks,
      const char      *query,
      AnningTextPlace *first,
      GArray          *all)
{
  g_auto (Folded) folded = { NULL, NULL };
  g_auto (GStrv) words = split_query (query);

  fold (&folded, text, marks);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (Folded) word = { NULL, NULL };
      AnningTextPlace place;
      guint next;

      fold (&word, words[i], NULL);
      next = find_word (&folded, &word, 0, &place);
      if (next == 0)
        return FALSE;
      if (i == 0)
        *first = place;
      for (; all != NULL && next > 0; next = find_word (&folded, &word, next, &place))
        g_array_append_val (all, place);
    }
  return words[0] != NULL;
}

gboolean
anning_text_find (const char *text,
                  GArray     *marks,
                  const char *query,
                  guint      *start,
                  guint      *end)
{
  AnningTextPlace first;

  g_return_val_if_fail (text != NULL && query != NULL && start != NULL && end != NULL, FALSE);

  if (!find (text, marks, query, &first, NULL))
    return FALSE;
  *start = first.start;
  *end = first.end;
  return TRUE;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const AnningTextPlace *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

GArray *
anning_text_find_all (const char *text,
                      GArray     *marks,
                      const char *query)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (AnningTextPlace));
  AnningTextPlace first;

  g_return_val_if_fail (text != NULL && query != NULL, places);

  if (!find (text, marks, query, &first, places))
    g_array_set_size (places, 0);
  g_array_sort (places, compare_places);
  return places;
}
