/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-query-private.h"

#include <string.h>

/* What a person can mean in one line; the rest of a longer paste is not looked at. */
#define LONGEST_QUERY 400
#define MOST_PIECES 48
/* Of a number, fewer digits stand for nothing on their own inside a sentence. */
#define SHORTEST_NUMBER 3
#define SHORTEST_WORD 2
#define SHORTEST_PREFIX 3

void
anning_tokens_free (AnningTokens *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tokens);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static AnningToken *
token_at (const AnningTokens *self,
          guint               index)
{
  return &g_array_index (self->tokens, AnningToken, index);
}

/* One blank or hyphen inside a number does not end it. */
static gboolean
is_number_gap (const char *p)
{
  gunichar folded;

  if (*p == '\0')
    return FALSE;
  anning_tokenizer_classify (g_utf8_get_char (p), &folded);
  if (folded != ' ' && folded != '-')
    return FALSE;
  p = g_utf8_next_char (p);
  return *p != '\0' && anning_tokenizer_classify (g_utf8_get_char (p), &folded) == ANNING_CHAR_DIGIT;
}

/* Returns: (nullable): where the sign ends that stands at @p, after a blank perhaps */
static const char *
skip_percent_sign (const char *p)
{
  gunichar folded;

  if (*p == ' ')
    p++;
  if (*p == '\0')
    return NULL;
  anning_tokenizer_classify (g_utf8_get_char (p), &folded);
  return folded == '%' ? g_utf8_next_char (p) : NULL;
}

/* Reads the letters or digits of one token. Returns: where it ends */
static const char *
read_token (AnningTokens *self,
            AnningToken  *token,
            const char   *p)
{
  while (*p != '\0')
    {
      gunichar folded;

      if (anning_tokenizer_classify (g_utf8_get_char (p), &folded) == token->kind)
        g_string_append_unichar (self->folded, folded);
      else if (token->kind != ANNING_CHAR_DIGIT || !is_number_gap (p))
        break;
      p = g_utf8_next_char (p);
      if (token->kind == ANNING_CHAR_CJK || token->kind == ANNING_CHAR_BREAK)
        break;
    }
  return p;
}

/* @text: valid UTF-8 */
AnningTokens *
anning_tokens_new (const char *text)
{
  AnningTokens *self = g_new0 (AnningTokens, 1);
  gboolean glued = FALSE;

  self->tokens = g_array_new (FALSE, TRUE, sizeof (AnningToken));
  self->folded = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      AnningToken token = { .start = p - text, .folded = self->folded->len, .glued = glued };
      gunichar folded;

      token.kind = anning_tokenizer_classify (g_utf8_get_char (p), &folded);
      glued = token.kind != ANNING_CHAR_OTHER;
      if (!glued)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      p = read_token (self, &token, p);
      token.end = p - text;
      if (token.kind == ANNING_CHAR_DIGIT && skip_percent_sign (p) != NULL)
        token.percent = skip_percent_sign (p) - text;
      token.n_folded = self->folded->len - token.folded;
      g_array_append_val (self->tokens, token);
    }
  return self;
}

/* A blank on either side of a word or a number; none between Chinese characters. */
char *
anning_tokens_dup_key (const AnningTokens *self)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const AnningToken *token = token_at (self, i);
      gboolean is_word = token->kind == ANNING_CHAR_LETTER || token->kind == ANNING_CHAR_DIGIT;

      if (is_word && (key->len == 0 || key->str[key->len - 1] != ' '))
        g_string_append_c (key, ' ');
      g_string_append_len (key, self->folded->str + token->folded, token->n_folded);
      if (is_word)
        g_string_append (key, token->percent != 0 ? " % " : " ");
    }
  return g_string_free (key, FALSE);
}

/* ---- the pieces of a query ---- */

static void
add_piece (AnningQuery *self,
           guint        first,
           guint        n,
           gboolean     ends_run,
           gboolean     is_whole)
{
  const AnningToken *last = token_at (self->tokens, first + n - 1);
  AnningPiece piece = { .first = first, .n = n, .is_whole = is_whole };

  if (self->pieces->len >= MOST_PIECES)
    return;
  /* Words of one or two letters begin half of all others, but the last one is still being typed. */
  piece.is_prefix = ends_run && last->kind != ANNING_CHAR_CJK && last->percent == 0
                    && (last->n_folded >= SHORTEST_PREFIX || first + n == self->tokens->tokens->len);
  g_array_append_val (self->pieces, piece);
}

/* Is the token of use on its own? */
static gboolean
stands_alone (const AnningToken *token)
{
  return (token->kind == ANNING_CHAR_LETTER && token->n_folded >= SHORTEST_WORD)
         || (token->kind == ANNING_CHAR_DIGIT && token->n_folded >= SHORTEST_NUMBER);
}

/* People type sentences: what stands in no text as a whole is found by its pairs and threes. */
static void
add_run (AnningQuery *self,
         guint        first,
         guint        n)
{
  add_piece (self, first, n, TRUE, TRUE);
  for (guint i = first; n > 2 && i + 1 < first + n; i++)
    add_piece (self, i, 2, i + 2 == first + n, FALSE);
  for (guint i = first; n > 1 && i < first + n; i++)
    {
      if (stands_alone (token_at (self->tokens, i)))
        add_piece (self, i, 1, i + 1 == first + n, FALSE);
    }
  for (guint i = first; n > 3 && i + 2 < first + n; i++)
    add_piece (self, i, 3, i + 3 == first + n, FALSE);
}

/* All that was typed, one after the other: what has it so is what was meant. */
static void
add_all (AnningQuery *self,
         guint        n_tokens)
{
  guint n_runs = 0;

  for (guint i = 0; i < n_tokens; i++)
    {
      if (token_at (self->tokens, i)->kind == ANNING_CHAR_BREAK)
        return;
      n_runs += i == 0 || !token_at (self->tokens, i)->glued;
    }
  if (n_runs > 1 && self->pieces->len < MOST_PIECES)
    add_piece (self, 0, n_tokens, TRUE, FALSE);
  if (n_runs > 0)
    g_array_index (self->pieces, AnningPiece, n_runs > 1 ? self->pieces->len - 1 : 0).is_all = TRUE;
}

/* "138 5678" as two words finds "13812345678": there, both are marked. */
static void
add_parts (AnningQuery *self,
           const char  *text,
           guint        index)
{
  AnningToken whole = *token_at (self->tokens, index);
  AnningToken part = { .kind = ANNING_CHAR_DIGIT, .folded = whole.folded };
  const char *end = text + whole.end;

  for (const char *p = text + whole.start; p <= end; p = g_utf8_next_char (p))
    {
      gunichar folded;

      if (p < end && anning_tokenizer_classify (g_utf8_get_char (p), &folded) == ANNING_CHAR_DIGIT)
        {
          part.n_folded++;
          continue;
        }
      if (part.n_folded == whole.n_folded)
        return;
      if (part.n_folded >= SHORTEST_NUMBER && self->pieces->len < MOST_PIECES)
        {
          AnningPiece piece = { .first = self->tokens->tokens->len, .n = 1, .is_only_marked = TRUE };

          g_array_append_val (self->tokens->tokens, part);
          g_array_append_val (self->pieces, piece);
        }
      part.folded += part.n_folded;
      part.n_folded = 0;
    }
}

AnningQuery *
anning_query_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), LONGEST_QUERY));
  AnningQuery *self = g_new0 (AnningQuery, 1);
  guint n_tokens;

  self->tokens = anning_tokens_new (valid);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (AnningPiece));
  self->key = anning_tokens_dup_key (self->tokens);
  n_tokens = self->tokens->tokens->len;
  for (guint i = 0; i < n_tokens;)
    {
      guint end = i + 1;

      while (end < n_tokens && token_at (self->tokens, end)->glued
             && token_at (self->tokens, end)->kind != ANNING_CHAR_BREAK)
        end++;
      if (token_at (self->tokens, i)->kind == ANNING_CHAR_BREAK)
        end = i + 1;
      else
        add_run (self, i, end - i);
      i = end;
    }
  add_all (self, n_tokens);
  for (guint i = 0; i < n_tokens; i++)
    {
      if (token_at (self->tokens, i)->kind == ANNING_CHAR_DIGIT)
        add_parts (self, valid, i);
    }
  return self;
}

void
anning_query_free (AnningQuery *self)
{
  if (self == NULL)
    return;
  anning_tokens_free (self->tokens);
  g_array_unref (self->pieces);
  g_free (self->key);
  g_free (self);
}

char *
anning_query_dup_phrase (const AnningQuery *self,
                         const AnningPiece *piece)
{
  GString *phrase = g_string_new ("\"");

  /* Tokens hold letters and digits only: there is nothing to escape. */
  for (guint i = piece->first; i < piece->first + piece->n; i++)
    {
      const AnningToken *token = token_at (self->tokens, i);

      /* Not a blank: two numbers would become one. */
      if (i > piece->first && !token->glued)
        g_string_append_c (phrase, ',');
      g_string_append_len (phrase, self->tokens->folded->str + token->folded, token->n_folded);
    }
  g_string_append (phrase, piece->is_prefix ? "\" *" : "\"");
  return g_string_free (phrase, FALSE);
}
