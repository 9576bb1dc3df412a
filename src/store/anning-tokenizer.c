/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-tokenizer-private.h"

#include <string.h>

#include "anning-store.h"

/*
 * An FTS5 tokenizer for Chinese as people write it, with numbers in it.
 *
 * A CJK character is a token, so that any run of characters is a phrase. Letters
 * make a word. Digits make overlapping tokens of three with the shorter tails on
 * the place of the last one: "13800" is 138, 380, 800, 00, 0. Any part of a phone
 * number is then a phrase, also its last four digits; a part of one or two digits
 * is the beginning of a token. Single blanks and hyphens inside a number do not
 * count: "138-0013 8000" is one number.
 */
#define DIGITS_PER_TOKEN 3
/* Longer words and numbers are cut in the index only: nobody searches for them whole. */
#define LONGEST_RUN 120

typedef int (*TokenFunc) (void *context, int flags, const char *token, int n_token, int start, int end);

typedef struct
{
  TokenFunc func;
  void *context;
  gboolean query;
} Sink;

typedef struct
{
  guint n;
  char digit[LONGEST_RUN];
  int start[LONGEST_RUN];
  int end[LONGEST_RUN];
} Digits;

/* One code point, or U+FFFD and one byte for what is no UTF-8. */
static gunichar
next_char (const char *text,
           int         length,
           int        *place)
{
  gunichar c = g_utf8_get_char_validated (text + *place, length - *place);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      (*place)++;
      return 0xfffd;
    }
  *place += g_unichar_to_utf8 (c, NULL);
  return c;
}

static gboolean
is_cjk (gunichar c)
{
  if (c < 0x1100)
    return FALSE;
  /* Nearly all of what is read: it need not be looked up. */
  if (c >= 0x4e00 && c <= 0x9fa5)
    return TRUE;

  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return g_unichar_isalnum (c) || c == 0x3007;
    default:
      return FALSE;
    }
}

AnningCharClass
anning_tokenizer_classify (gunichar  c,
                           gunichar *folded)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  else if (c == 0x3000)
    c = ' ';

  *folded = c;
  if (c < 0x80)
    {
      if (g_ascii_isdigit (c))
        return ANNING_CHAR_DIGIT;
      if (c == ANNING_TOKENIZER_BREAK)
        return ANNING_CHAR_BREAK;
      *folded = g_ascii_tolower (c);
      return g_ascii_isalpha (c) ? ANNING_CHAR_LETTER : ANNING_CHAR_OTHER;
    }
  if (is_cjk (c))
    return ANNING_CHAR_CJK;
  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    {
      *folded = g_unichar_tolower (c);
      return ANNING_CHAR_LETTER;
    }
  return ANNING_CHAR_OTHER;
}

static int
put_digits (const Sink   *sink,
            const Digits *digits)
{
  guint last = digits->n > DIGITS_PER_TOKEN ? digits->n - DIGITS_PER_TOKEN : 0;
  int rc = SQLITE_OK;

  for (guint i = 0; rc == SQLITE_OK && i < digits->n; i++)
    {
      guint n = MIN (DIGITS_PER_TOKEN, digits->n - i);

      /* What is searched for may stand inside a longer number: no tails then. */
      if (i > last && sink->query)
        break;
      rc = sink->func (sink->context, i > last ? FTS5_TOKEN_COLOCATED : 0,
                       &digits->digit[i], n, digits->start[i], digits->end[i + n - 1]);
    }
  return rc;
}

/* Is there, after one blank or hyphen at @place, another digit? */
static gboolean
number_goes_on (const char *text,
                int         length,
                int         place)
{
  gunichar folded;

  next_char (text, length, &place);
  return place < length
         && anning_tokenizer_classify (next_char (text, length, &place), &folded) == ANNING_CHAR_DIGIT;
}

static int
put_number (const Sink *sink,
            const char *text,
            int         length,
            int        *place)
{
  Digits digits = { .n = 0 };

  while (*place < length)
    {
      int next = *place;
      gunichar folded;
      AnningCharClass kind = anning_tokenizer_classify (next_char (text, length, &next), &folded);

      if (kind == ANNING_CHAR_DIGIT)
        {
          if (digits.n < LONGEST_RUN)
            {
              digits.digit[digits.n] = (char) folded;
              digits.start[digits.n] = *place;
              digits.end[digits.n] = next;
              digits.n++;
            }
        }
      else if ((folded != ' ' && folded != '-') || !number_goes_on (text, length, *place))
        break;
      *place = next;
    }
  return put_digits (sink, &digits);
}

static int
put_word (const Sink *sink,
          const char *text,
          int         length,
          int        *place)
{
  char word[LONGEST_RUN + 6];
  int n = 0;
  int start = *place;

  while (*place < length)
    {
      int next = *place;
      gunichar folded;

      if (anning_tokenizer_classify (next_char (text, length, &next), &folded) != ANNING_CHAR_LETTER)
        break;
      if (n < LONGEST_RUN)
        n += g_unichar_to_utf8 (folded, word + n);
      *place = next;
    }
  return sink->func (sink->context, 0, word, n, start, *place);
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *context,
          int            flags,
          const char    *text,
          int            length,
          TokenFunc      func)
{
  Sink sink = { func, context, (flags & FTS5_TOKENIZE_QUERY) != 0 };
  int place = 0;
  int rc = SQLITE_OK;

  while (rc == SQLITE_OK && place < length)
    {
      char token[6];
      int next = place;
      gunichar folded;
      int n;

      switch (anning_tokenizer_classify (next_char (text, length, &next), &folded))
        {
        case ANNING_CHAR_CJK:
        case ANNING_CHAR_BREAK:
          n = g_unichar_to_utf8 (folded, token);
          rc = func (context, 0, token, n, place, next);
          place = next;
          break;
        case ANNING_CHAR_DIGIT:
          rc = put_number (&sink, text, length, &place);
          break;
        case ANNING_CHAR_LETTER:
          rc = put_word (&sink, text, length, &place);
          break;
        case ANNING_CHAR_OTHER:
        default:
          place = next;
          break;
        }
    }
  return rc;
}

/* There is no state: every connection's tokenizer is the same, and only may not be NULL. */
static char only_tokenizer;

static int
create (void           *context,
        const char    **arguments,
        int             n_arguments,
        Fts5Tokenizer **tokenizer)
{
  *tokenizer = (Fts5Tokenizer *) &only_tokenizer;
  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

gboolean
anning_tokenizer_register (sqlite3  *handle,
                           GError  **error)
{
  fts5_tokenizer methods = { create, destroy, tokenize };
  sqlite3_stmt *stmt = NULL;
  fts5_api *api = NULL;
  int rc;

  rc = sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &stmt, NULL);
  if (rc == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  if (api != NULL)
    rc = api->xCreateTokenizer (api, "anning", NULL, &methods, NULL);

  if (api == NULL || rc != SQLITE_OK)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                           "This SQLite has no full-text search (FTS5)");
      return FALSE;
    }
  return TRUE;
}
