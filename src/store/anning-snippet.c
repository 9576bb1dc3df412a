/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-query-private.h"

#include <string.h>

/* Columns, a Chinese character taking two: before the first hit, where its sentence begins far away; and in all. */
#define MOST_BEFORE 28
#define CUT_BEFORE 16
#define LONGEST 120

/* Bytes of the text that answer to the query. */
typedef struct
{
  gsize start;
  gsize end;
  guint weight;
} Match;

static const AnningToken *
get_token (const AnningTokens *tokens,
           guint               index)
{
  return &g_array_index (tokens->tokens, AnningToken, index);
}

/* @offset: (out): where in the text's token the match begins */
static gboolean
token_matches (const AnningTokens *text,
               const AnningToken  *token,
               const AnningTokens *query,
               const AnningToken  *wanted,
               gboolean            is_first,
               gboolean            is_last,
               gboolean            is_prefix,
               gsize              *offset)
{
  const char *have = text->folded->str + token->folded;
  const char *want = query->folded->str + wanted->folded;

  *offset = 0;
  if (token->kind != wanted->kind || token->n_folded < wanted->n_folded || (wanted->percent != 0 && token->percent == 0))
    return FALSE;
  if (token->n_folded == wanted->n_folded)
    return memcmp (have, want, wanted->n_folded) == 0;
  if (token->kind == ANNING_CHAR_DIGIT && is_first)
    {
      gsize rest = token->n_folded - wanted->n_folded;

      /* What is looked for may stand inside a longer number, or end it. */
      for (gsize i = is_last ? 0 : rest; i <= rest; i++)
        {
          if (memcmp (have + i, want, wanted->n_folded) == 0)
            {
              *offset = i;
              return TRUE;
            }
        }
      return FALSE;
    }
  return is_last && is_prefix && memcmp (have, want, wanted->n_folded) == 0;
}

/* The byte of the @index-th digit of a number, which may have gaps. */
static gsize
digit_place (const char        *text,
             const AnningToken *token,
             gsize              index)
{
  const char *p = text + token->start;

  for (;; p = g_utf8_next_char (p))
    {
      gunichar folded;

      if (anning_tokenizer_classify (g_utf8_get_char (p), &folded) == ANNING_CHAR_DIGIT && index-- == 0)
        return p - text;
    }
}

static gboolean
match_piece (const AnningQuery  *query,
             const AnningPiece  *piece,
             const char         *text,
             const AnningTokens *tokens,
             guint               at,
             Match              *match)
{
  gsize offset = 0;

  if (at + piece->n > tokens->tokens->len)
    return FALSE;
  for (guint i = 0; i < piece->n; i++)
    {
      const AnningToken *token = get_token (tokens, at + i);
      const AnningToken *wanted = get_token (query->tokens, piece->first + i);

      if (!token_matches (tokens, token, query->tokens, wanted, i == 0, i + 1 == piece->n, piece->is_prefix, &offset))
        return FALSE;
      if (i == 0)
        match->start = token->kind == ANNING_CHAR_DIGIT ? digit_place (text, token, offset) : token->start;
      match->end = token->end;
      if (token->kind == ANNING_CHAR_DIGIT)
        {
          const char *last = text + digit_place (text, token, offset + wanted->n_folded - 1);

          match->end = wanted->percent != 0 ? token->percent : g_utf8_next_char (last) - text;
        }
    }
  match->weight = piece->n;
  return TRUE;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
add_matches (GArray             *matches,
             const AnningQuery  *query,
             const char         *text,
             const AnningTokens *tokens,
             gboolean            parts)
{
  for (guint i = 0; i < query->pieces->len; i++)
    {
      const AnningPiece *piece = &g_array_index (query->pieces, AnningPiece, i);
      Match match;

      if (parts == (piece->is_whole || piece->is_only_marked))
        continue;
      for (guint at = 0; at < tokens->tokens->len; at++)
        {
          if (match_piece (query, piece, text, tokens, at, &match))
            g_array_append_val (matches, match);
        }
    }
}

/* In the order of the text, those that touch joined. Parts count where nothing is there as a whole. */
static GArray *
find_matches (const AnningQuery  *query,
              const char         *text,
              const AnningTokens *tokens)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  guint n = 0;

  add_matches (matches, query, text, tokens, FALSE);
  if (matches->len == 0)
    add_matches (matches, query, text, tokens, TRUE);
  g_array_sort (matches, compare_matches);

  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      Match *last = n > 0 ? &g_array_index (matches, Match, n - 1) : NULL;

      if (last != NULL && match->start <= last->end)
        {
          last->end = MAX (last->end, match->end);
          last->weight = MAX (last->weight, match->weight) + 1;
        }
      else
        g_array_index (matches, Match, n++) = *match;
    }
  g_array_set_size (matches, n);
  return matches;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == 0x3002 /* 。 */ || c == 0xff01 /* ！ */ || c == 0xff1f /* ？ */ || c == 0xff1b /* ； */
         || c == '\n' || c == '?' || c == '!' || c == ANNING_TOKENIZER_BREAK;
}

static gboolean
is_sentence_end (const char *p)
{
  return ends_sentence (g_utf8_get_char (p)) || (*p == '.' && (p[1] == ' ' || p[1] == '\n'));
}

/* The first match of the sentence that answers best. */
static const Match *
find_best (const char *text,
           GArray     *matches)
{
  const Match *best = NULL;
  const Match *first = NULL;
  guint best_weight = 0, weight = 0;
  const char *p = text;

  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      for (; p < text + match->start; p = g_utf8_next_char (p))
        {
          if (is_sentence_end (p))
            first = NULL;
        }
      if (first == NULL)
        {
          first = match;
          weight = 0;
        }
      weight += match->weight;
      if (weight > best_weight)
        {
          best = first;
          best_weight = weight;
        }
    }
  return best;
}

static gboolean
begins_sentence (const char *text,
                 const char *p)
{
  while (p > text && *g_utf8_prev_char (p) == ' ')
    p = g_utf8_prev_char (p);
  return p == text || is_sentence_end (g_utf8_prev_char (p));
}

static guint
columns (const char *p)
{
  return g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
}

static AnningCharClass
classify (const char *p)
{
  gunichar folded;

  return anning_tokenizer_classify (g_utf8_get_char (p), &folded);
}

/* Where a word or a sentence can be entered, from @p on, but not beyond @end. */
static const char *
skip_rest (const char *text,
           const char *p,
           const char *end)
{
  if (p > text && classify (p) == ANNING_CHAR_LETTER)
    {
      while (p < end && classify (p) == ANNING_CHAR_LETTER && classify (g_utf8_prev_char (p)) == ANNING_CHAR_LETTER)
        p = g_utf8_next_char (p);
    }
  while (p < end && classify (p) == ANNING_CHAR_OTHER)
    p = g_utf8_next_char (p);
  return p;
}

/* Where to begin, so that the hit is seen in the first line. */
static const char *
find_start (const char *text,
            gsize       hit)
{
  const char *p = text + hit;
  const char *cut = text + hit;

  for (guint before = 0; p > text;)
    {
      const char *previous = g_utf8_prev_char (p);

      if (is_sentence_end (previous))
        {
          while (*p == ' ' && p < text + hit)
            p++;
          return p;
        }
      before += columns (previous);
      if (before > MOST_BEFORE)
        return skip_rest (text, cut, text + hit);
      p = previous;
      if (before <= CUT_BEFORE)
        cut = p;
    }
  return text;
}

/* What stands in the next cell or below a heading is another matter, though no full stop says so. */
static gboolean
wants_dot (const GString *snippet)
{
  static const char *const ends[] = { "。", "！", "？", "；", "：", "”", "）", ".", ":", "?", "!", ")" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (snippet->str, ends[i]))
        return FALSE;
    }
  return snippet->len > 0;
}

/* A full stop of Chinese brings its own along. */
static gboolean
wants_space (const GString *snippet)
{
  const char *last = g_utf8_find_prev_char (snippet->str, snippet->str + snippet->len);
  gunichar c = last != NULL ? g_utf8_get_char (last) : ' ';

  return c != ' ' && !(g_unichar_iswide (c) && g_unichar_ispunct (c));
}

static void
append_char (GString    *snippet,
             const char *p)
{
  if (*p == '\n' && wants_dot (snippet))
    g_string_append (snippet, " · ");
  else if (*p == '\n' || *p == '\t' || *p == ANNING_TOKENIZER_BREAK)
    {
      if (wants_space (snippet))
        g_string_append_c (snippet, ' ');
    }
  /* The marks' own characters, should a text have them. */
  else if (*p != '\002' && *p != '\003')
    g_string_append_len (snippet, p, g_utf8_next_char (p) - p);
}

/*
 * anning_query_dup_snippet:
 *
 * FTS5's own snippet() doubles parts of a number where two hits overlap in it,
 * and knows no Chinese sentence.
 */
char *
anning_query_dup_snippet (const AnningQuery *self,
                          const char        *text)
{
  g_autoptr (AnningTokens) tokens = anning_tokens_new (text);
  g_autoptr (GArray) matches = find_matches (self, text, tokens);
  const Match *best = find_best (text, matches);
  const char *p = best != NULL ? find_start (text, best->start) : text;
  GString *snippet = g_string_new (NULL);
  guint next = 0;

  if (!begins_sentence (text, p))
    g_string_append (snippet, "…");
  while (next < matches->len && g_array_index (matches, Match, next).start < (gsize) (p - text))
    next++;
  for (guint n = 0; *p != '\0' && n < LONGEST; n += columns (p), p = g_utf8_next_char (p))
    {
      const Match *match = next < matches->len ? &g_array_index (matches, Match, next) : NULL;

      if (match != NULL && match->start == (gsize) (p - text))
        g_string_append_c (snippet, '\002');
      append_char (snippet, p);
      if (match != NULL && match->end <= (gsize) (g_utf8_next_char (p) - text) && match->start <= (gsize) (p - text))
        {
          g_string_append_c (snippet, '\003');
          next++;
        }
    }
  if (next < matches->len && g_array_index (matches, Match, next).start < (gsize) (p - text))
    g_string_append_c (snippet, '\003');
  if (*p != '\0')
    g_string_append (snippet, "…");
  return g_string_free (snippet, FALSE);
}
