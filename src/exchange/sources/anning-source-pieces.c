/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-pieces.h"

#include <string.h>

#include "anning-source-private.h"

/* Every character may be written as an escape, of twice its bytes. The rest of a longer string is dropped. */
#define STRING_MAX (2 * ANNING_SOURCE_TEXT_MAX + 1024)
#define BASE64 "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
#define MARK "\xEF\xBB\xBF"

typedef enum
{
  STATE_BETWEEN,
  STATE_OBJECT,
  STATE_STRING,
  STATE_ESCAPE, /* behind "\" */
  STATE_CODE,   /* behind "\u" */
} State;

struct _AnningPieceCutter
{
  AnningPieceFunc func;
  gpointer data;
  State state;
  guint64 line;
  guint64 piece_line;
  gboolean begun;      /* something was there */
  gboolean in_array;
  guint depth;
  char closes[ANNING_SOURCE_DEPTH_MAX]; /* what each level ends with */
  GString *piece;
  gsize string_start;  /* where in the piece the string began */
  gboolean is_full;    /* the rest of the string is dropped */
  char code[4];        /* digits behind "\u" */
  guint n_code;
  guint16 high;        /* first half of a pair, 0 for none */
};

AnningPieceCutter *
anning_piece_cutter_new (AnningPieceFunc func,
                         gpointer        data)
{
  AnningPieceCutter *self = g_new0 (AnningPieceCutter, 1);

  self->func = func;
  self->data = data;
  self->line = 1;
  self->piece = g_string_sized_new (2048);
  return self;
}

void
anning_piece_cutter_free (AnningPieceCutter *self)
{
  if (self == NULL)
    return;

  g_string_free (self->piece, TRUE);
  g_free (self);
}

gboolean
anning_piece_cutter_is_between (const AnningPieceCutter *self)
{
  return self->state == STATE_BETWEEN && !self->in_array;
}

static gboolean
damaged (const AnningPieceCutter  *self,
         const char               *what,
         GError                  **error)
{
  return anning_source_fail (error, ANNING_SOURCE_ERROR_DAMAGED, "line %" G_GUINT64_FORMAT ": %s", self->line, what);
}

/* ---- strings ---- */

/* A string that is too long is a text that is cut, or a picture, of which nothing is kept. */
static gboolean
has_room (AnningPieceCutter *self)
{
  if (!self->is_full && self->piece->len - self->string_start >= STRING_MAX)
    {
      self->is_full = TRUE;
      if (strspn (self->piece->str + self->string_start, BASE64) == self->piece->len - self->string_start)
        g_string_truncate (self->piece, self->string_start);
    }
  return !self->is_full;
}

/* Four digits are there. Halves that stand alone and zeros, which no text has, are dropped. */
static void
end_code (AnningPieceCutter *self)
{
  guint number = 0;
  guint high = self->high;

  for (guint i = 0; i < 4; i++)
    number = number * 16 + (guint) g_ascii_xdigit_value (self->code[i]);
  self->high = 0;
  if (number >= 0xD800 && number <= 0xDBFF)
    self->high = (guint16) number;
  else if (number >= 0xDC00 && number <= 0xDFFF)
    {
      if (high != 0 && has_room (self))
        g_string_append_printf (self->piece, "\\u%04x\\u%04x", high, number);
    }
  else if (number != 0 && has_room (self))
    g_string_append_printf (self->piece, "\\u%04x", number);
}

static gboolean
push_in_string (AnningPieceCutter  *self,
                char                c,
                GError            **error)
{
  switch (self->state)
    {
    case STATE_ESCAPE:
      self->state = c == 'u' ? STATE_CODE : STATE_STRING;
      self->n_code = 0;
      if (c == 'u')
        return TRUE;
      self->high = 0;
      if (c == '\0' || strchr ("\"\\/bfnrt", c) == NULL)
        return damaged (self, "an unknown escape", error);
      if (has_room (self))
        g_string_append_printf (self->piece, "\\%c", c);
      return TRUE;
    case STATE_CODE:
      if (!g_ascii_isxdigit (c))
        return damaged (self, "an unknown escape", error);
      self->code[self->n_code++] = c;
      if (self->n_code == 4)
        {
          end_code (self);
          self->state = STATE_STRING;
        }
      return TRUE;
    case STATE_BETWEEN:
    case STATE_OBJECT:
    case STATE_STRING:
    default:
      if (c == '\\')
        {
          self->state = STATE_ESCAPE;
          return TRUE;
        }
      self->high = 0;
      if (c == '"')
        self->state = STATE_OBJECT;
      if (c == '"' || (c != '\0' && has_room (self)))
        g_string_append_c (self->piece, c);
      return TRUE;
    }
}

/* As much of a string as is plain is copied at once. Returns: how many bytes that was */
static gsize
push_plain (AnningPieceCutter *self,
            const char        *bytes,
            gsize              size)
{
  gsize n = 0;

  while (n < size && (guchar) bytes[n] >= 0x20 && bytes[n] != '"' && bytes[n] != '\\')
    n++;
  if (n > 0)
    {
      self->high = 0;
      if (has_room (self))
        g_string_append_len (self->piece, bytes, (gssize) MIN (n, STRING_MAX - (self->piece->len - self->string_start)));
    }
  return n;
}

/* ---- objects ---- */

static gboolean
end_piece (AnningPieceCutter  *self,
           GError            **error)
{
  self->state = STATE_BETWEEN;
  if (!g_utf8_validate_len (self->piece->str, self->piece->len, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (self->piece->str, (gssize) self->piece->len);

      g_string_assign (self->piece, valid);
    }
  return self->func (self->piece->str, self->piece->len, self->piece_line, self->data, error);
}

static gboolean
push_in_object (AnningPieceCutter  *self,
                char                c,
                GError            **error)
{
  if (c != '\0' && strchr (" \t\r\n", c) != NULL)
    {
      g_string_append_c (self->piece, ' ');
      return TRUE;
    }
  g_string_append_c (self->piece, c);
  if (c == '"')
    {
      self->state = STATE_STRING;
      self->string_start = self->piece->len;
      self->is_full = FALSE;
      self->high = 0;
    }
  else if (c == '{' || c == '[')
    {
      if (self->depth == ANNING_SOURCE_DEPTH_MAX)
        return damaged (self, "too many objects within one another", error);
      self->closes[self->depth++] = c == '{' ? '}' : ']';
    }
  else if (c == '}' || c == ']')
    {
      if (self->closes[self->depth - 1] != c)
        return damaged (self, "brackets that do not match", error);
      self->depth--;
      return self->depth > 0 || end_piece (self, error);
    }
  else if (!g_ascii_isalnum (c) && (c == '\0' || strchr (",:+-.", c) == NULL))
    return damaged (self, "a sign that is no JSON", error);
  return TRUE;
}

static gboolean
push_between (AnningPieceCutter  *self,
              char                c,
              GError            **error)
{
  if (c == '{')
    {
      self->begun = TRUE;
      self->piece_line = self->line;
      self->state = STATE_OBJECT;
      g_string_truncate (self->piece, 0);
      return push_in_object (self, c, error);
    }
  if (c == '[' && !self->begun)
    self->begun = self->in_array = TRUE;
  else if (c == ']' && self->in_array)
    self->in_array = FALSE;
  else if ((c != ',' || !self->in_array) && (c == '\0' || strchr (" \t\r\n", c) == NULL)
           && (self->begun || memchr (MARK, c, strlen (MARK)) == NULL))
    return damaged (self, "no object", error);
  return TRUE;
}

gboolean
anning_piece_cutter_push (AnningPieceCutter  *self,
                          const char         *bytes,
                          gsize               size,
                          GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (gsize i = 0; i < size; i++)
    {
      gboolean ok;

      if (self->state == STATE_STRING)
        i += push_plain (self, bytes + i, size - i);
      if (i == size)
        break;
      if (self->state == STATE_BETWEEN)
        ok = push_between (self, bytes[i], error);
      else if (self->state == STATE_OBJECT)
        ok = push_in_object (self, bytes[i], error);
      else
        ok = push_in_string (self, bytes[i], error);
      if (!ok)
        return FALSE;
      self->line += bytes[i] == '\n';
      if (self->piece->len > ANNING_SOURCE_PIECE_MAX)
        return anning_source_fail (error, ANNING_SOURCE_ERROR_TOO_LARGE, "line %" G_GUINT64_FORMAT ": an object of more than %d bytes",
                                   self->piece_line, ANNING_SOURCE_PIECE_MAX);
    }
  return TRUE;
}
