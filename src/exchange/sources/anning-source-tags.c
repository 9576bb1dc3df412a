/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-tags.h"

#include <string.h>

#include "anning-source-private.h"

/* "&#x10FFFF;" and "&quot;" are shorter. */
#define REFERENCE_MAX 12

typedef enum
{
  STATE_TEXT,      /* between tags */
  STATE_OPEN,      /* behind "<" */
  STATE_MARKUP,    /* behind "<!" */
  STATE_COMMENT,
  STATE_CDATA,
  STATE_PROCESS,   /* "<?…?>" */
  STATE_TAG,
  STATE_VALUE,     /* between the quotes */
  STATE_LEFT_OUT,  /* the same, of an attribute that is not kept */
  STATE_REFERENCE, /* behind "&" in a value */
} State;

struct _AnningTagFilter
{
  const char *const *attributes;
  AnningTagFunc func;
  gpointer data;
  State state;
  char quote;
  guint64 line;
  guint64 tag_line;
  GString *tag;
  guint matched;     /* of "--", "]]" or "?", how much stands before */
  char markup[8];    /* behind "<!" */
  guint n_markup;
  char reference[REFERENCE_MAX + 1];
  guint n_reference;
  gunichar high;     /* first half of a pair of references, 0 for none */
  gboolean wide;     /* there are bytes beyond ASCII in the tag */
};

/* Bytes at which copying a value stops: references, and what XML does not allow. */
static gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c != '&';
}

AnningTagFilter *
anning_tag_filter_new (const char *const *attributes,
                       AnningTagFunc      func,
                       gpointer           data)
{
  AnningTagFilter *self = g_new0 (AnningTagFilter, 1);

  self->attributes = attributes;
  self->func = func;
  self->data = data;
  self->line = 1;
  self->tag = g_string_sized_new (1024);
  return self;
}

void
anning_tag_filter_free (AnningTagFilter *self)
{
  if (self == NULL)
    return;

  g_string_free (self->tag, TRUE);
  g_free (self);
}

gboolean
anning_tag_filter_is_between (const AnningTagFilter *self)
{
  return self->state == STATE_TEXT;
}

/* ---- characters ---- */

static gboolean
is_high (gunichar c)
{
  return c >= 0xD800 && c <= 0xDBFF;
}

static gboolean
is_low (gunichar c)
{
  return c >= 0xDC00 && c <= 0xDFFF;
}

/* XML 1.0, 2.2 */
static gboolean
is_allowed (gunichar c)
{
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD)
         || (c >= 0x10000 && c <= 0x10FFFF);
}

/* The half of a pair that three bytes stand for, as some programs write it. Returns: 0 for none */
static gunichar
half_at (const guchar *p,
         gsize         left)
{
  if (left < 3 || p[0] != 0xED || p[1] < 0xA0 || p[1] > 0xBF || (p[2] & 0xC0) != 0x80)
    return 0;
  return 0xD000 | (gunichar) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
}

/* Puts pairs of halves together and the sign for "unreadable" in place of what is no UTF-8. */
static void
repair (GString *tag)
{
  g_autoptr (GString) old = g_string_new_len (tag->str, (gssize) tag->len);
  const guchar *p = (const guchar *) old->str;
  const guchar *end = p + old->len;

  g_string_truncate (tag, 0);
  while (p < end)
    {
      const char *valid;
      gunichar high, low;

      g_utf8_validate_len ((const char *) p, (gsize) (end - p), &valid);
      g_string_append_len (tag, (const char *) p, (const guchar *) valid - p);
      p = (const guchar *) valid;
      if (p == end)
        break;
      high = half_at (p, (gsize) (end - p));
      low = high != 0 ? half_at (p + 3, (gsize) (end - p) - 3) : 0;
      if (is_high (high) && is_low (low))
        {
          g_string_append_unichar (tag, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
          p += 6;
        }
      else
        {
          g_string_append_unichar (tag, 0xFFFD);
          p += high != 0 ? 3 : 1;
        }
    }
}

/* "&#55357;" and the like, without "&#" and ";". Returns: FALSE when it is no number */
static gboolean
parse_reference (const char *digits,
                 gunichar   *c)
{
  gboolean hex = *digits == 'x';
  const char *p = digits + (hex ? 1 : 0);
  guint64 number = 0;

  if (*p == '\0')
    return FALSE;
  for (; *p != '\0'; p++)
    {
      if (hex ? !g_ascii_isxdigit (*p) : !g_ascii_isdigit (*p))
        return FALSE;
      number = MIN (number * (hex ? 16 : 10) + (guint64) g_ascii_xdigit_value (*p), G_MAXUINT32);
    }
  *c = (gunichar) number;
  return TRUE;
}

/*
 * A reference is whole: pairs of halves become one, what is not allowed goes, and
 * names that only a declaration could explain stay as they are written.
 */
static void
end_reference (AnningTagFilter *self)
{
  static const char *const known[] = { "amp", "lt", "gt", "quot", "apos" };
  gunichar high = self->high;
  gunichar c;

  self->high = 0;
  self->reference[self->n_reference] = '\0';
  if (self->reference[0] == '#' && parse_reference (self->reference + 1, &c))
    {
      if (is_high (c))
        self->high = c;
      else if (is_low (c) && high != 0)
        g_string_append_unichar (self->tag, 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00));
      else if (c >= 0x80 && is_allowed (c))
        g_string_append_unichar (self->tag, c);
      else if (is_allowed (c))
        g_string_append_printf (self->tag, "&#%u;", c);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (strcmp (self->reference, known[i]) == 0)
        {
          g_string_append_printf (self->tag, "&%s;", known[i]);
          return;
        }
    }
  g_string_append_printf (self->tag, "&amp;%s;", self->reference);
}

/* A "&" that begins no reference. */
static void
break_reference (AnningTagFilter *self)
{
  self->high = 0;
  self->reference[self->n_reference] = '\0';
  g_string_append_printf (self->tag, "&amp;%s", self->reference);
}

/* ---- tags ---- */

/*
 * Behind the name of an attribute: one that is not kept is dropped, so that the
 * parser has less to do than without this filter.
 *
 * Returns: whether it is kept
 */
static gboolean
keep_or_drop (AnningTagFilter *self)
{
  const char *tag = self->tag->str;
  const char *end = tag + self->tag->len;
  gboolean is_value = FALSE;
  const char *name;

  for (; end > tag && (g_ascii_isspace (end[-1]) || end[-1] == '='); end--)
    is_value |= end[-1] == '=';
  for (name = end; name > tag && !g_ascii_isspace (name[-1]) && name[-1] != '"' && name[-1] != '\'';)
    name--;
  for (guint i = 0; self->attributes[i] != NULL; i++)
    {
      const char *attribute = self->attributes[i];

      if (*attribute == *name && strncmp (attribute, name, (gsize) (end - name)) == 0 && attribute[end - name] == '\0')
        return TRUE;
    }
  /* What is no attribute is for the parser to refuse. */
  if (!is_value || end == name || *name == '<')
    return TRUE;
  g_string_truncate (self->tag, (gsize) (name - tag));
  return FALSE;
}

static gboolean
end_tag (AnningTagFilter  *self,
         GError          **error)
{
  self->state = STATE_TEXT;
  if (self->wide && !g_utf8_validate_len (self->tag->str, self->tag->len, NULL))
    repair (self->tag);
  return self->func (self->tag->str, self->tag->len, self->tag_line, self->data, error);
}

/* As much of a tag as is neither quoted nor its end is copied at once. Returns: how many bytes were used, 0 and @error */
static gsize
push_tag (AnningTagFilter  *self,
          const char       *bytes,
          gsize             size,
          GError          **error)
{
  gsize n = 0;
  guchar bits = 0;

  while (n < size && (guchar) bytes[n] >= 0x20 && bytes[n] != '"' && bytes[n] != '\'' && bytes[n] != '>')
    bits |= (guchar) bytes[n++];
  if (n > 0)
    {
      self->wide |= bits >= 0x80;
      g_string_append_len (self->tag, bytes, (gssize) n);
      return n;
    }

  if ((guchar) *bytes < 0x20)
    {
      if (g_ascii_isspace (*bytes))
        g_string_append_c (self->tag, ' ');
      return 1;
    }
  if (*bytes == '>')
    {
      g_string_append_c (self->tag, '>');
      return end_tag (self, error) ? 1 : 0;
    }
  self->quote = *bytes;
  self->state = keep_or_drop (self) ? STATE_VALUE : STATE_LEFT_OUT;
  if (self->state == STATE_VALUE)
    g_string_append_c (self->tag, *bytes);
  return 1;
}

/* Behind "<!": a comment and a piece of text are dropped, nothing else may stand there. */
static gboolean
push_in_markup (AnningTagFilter  *self,
                char              c,
                GError          **error)
{
  static const char comment[] = "--";
  static const char cdata[] = "[CDATA[";

  self->markup[self->n_markup++] = c;
  if (strncmp (comment, self->markup, self->n_markup) == 0)
    self->state = self->n_markup == strlen (comment) ? STATE_COMMENT : STATE_MARKUP;
  else if (strncmp (cdata, self->markup, self->n_markup) == 0)
    self->state = self->n_markup == strlen (cdata) ? STATE_CDATA : STATE_MARKUP;
  else
    return anning_source_fail (error, ANNING_SOURCE_ERROR_UNSAFE, "line %" G_GUINT64_FORMAT ": a declaration", self->line);
  self->matched = 0;
  return TRUE;
}

/* Whether what is dropped ends with @c: with "-->", "]]>" or "?>". */
static void
push_in_dropped (AnningTagFilter *self,
                 char             c)
{
  char sign = self->state == STATE_COMMENT ? '-' : self->state == STATE_CDATA ? ']' : '?';
  guint wanted = self->state == STATE_PROCESS ? 1 : 2;

  if (c == sign)
    self->matched = MIN (self->matched + 1, wanted);
  else if (c == '>' && self->matched == wanted)
    self->state = STATE_TEXT;
  else
    self->matched = 0;
}

static void
push_in_reference (AnningTagFilter *self,
                   char             c)
{
  if (c == ';')
    {
      end_reference (self);
      self->state = STATE_VALUE;
    }
  else if (self->n_reference < REFERENCE_MAX && (g_ascii_isalnum (c) || (c == '#' && self->n_reference == 0)))
    self->reference[self->n_reference++] = c;
  else
    {
      break_reference (self);
      self->state = STATE_VALUE;
    }
}

/* As much of a value as is plain is copied at once. Returns: how many bytes were used */
static gsize
push_value (AnningTagFilter *self,
            const char      *bytes,
            gsize            size)
{
  gsize n = 0;
  guchar bits = 0;

  while (n < size && is_plain ((guchar) bytes[n]) && bytes[n] != self->quote)
    bits |= (guchar) bytes[n++];
  if (n > 0)
    {
      self->wide |= bits >= 0x80;
      /* A half whose other half is not next is dropped. */
      self->high = 0;
      g_string_append_len (self->tag, bytes, (gssize) n);
      return n;
    }

  if (*bytes == self->quote)
    {
      g_string_append_c (self->tag, *bytes);
      self->high = 0;
      self->state = STATE_TAG;
    }
  else if (*bytes == '&')
    {
      self->n_reference = 0;
      self->state = STATE_REFERENCE;
    }
  else if (g_ascii_isspace (*bytes))
    {
      self->high = 0;
      g_string_append_c (self->tag, *bytes);
    }
  return 1;
}

/* Returns: how many bytes were used, 0 and @error when the file is refused */
static gsize
push_some (AnningTagFilter  *self,
           const char       *bytes,
           gsize             size,
           GError          **error)
{
  const char *found;

  switch (self->state)
    {
    case STATE_TEXT:
      found = memchr (bytes, '<', size);
      if (found == NULL)
        return size;
      self->state = STATE_OPEN;
      return (gsize) (found - bytes) + 1;
    case STATE_OPEN:
      if (*bytes == '!')
        {
          self->n_markup = 0;
          self->state = STATE_MARKUP;
          return 1;
        }
      if (*bytes == '?')
        {
          self->matched = 0;
          self->state = STATE_PROCESS;
          return 1;
        }
      g_string_assign (self->tag, "<");
      self->wide = FALSE;
      self->high = 0;
      self->tag_line = self->line;
      self->state = STATE_TAG;
      return push_tag (self, bytes, size, error);
    case STATE_MARKUP:
      return push_in_markup (self, *bytes, error) ? 1 : 0;
    case STATE_TAG:
      return push_tag (self, bytes, size, error);
    case STATE_VALUE:
      return push_value (self, bytes, size);
    case STATE_LEFT_OUT:
      found = memchr (bytes, self->quote, size);
      if (found == NULL)
        return size;
      self->state = STATE_TAG;
      return (gsize) (found - bytes) + 1;
    case STATE_REFERENCE:
      push_in_reference (self, *bytes);
      /* What ended it without being part of it is looked at again. */
      return self->state == STATE_VALUE && *bytes != ';' ? push_value (self, bytes, size) : 1;
    case STATE_COMMENT:
    case STATE_CDATA:
    case STATE_PROCESS:
    default:
      push_in_dropped (self, *bytes);
      return 1;
    }
}

gboolean
anning_tag_filter_push (AnningTagFilter  *self,
                        const char       *bytes,
                        gsize             size,
                        GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (size > 0)
    {
      gsize used = push_some (self, bytes, size, error);

      if (used == 0)
        return FALSE;
      for (const char *p = bytes; (p = memchr (p, '\n', used - (gsize) (p - bytes))) != NULL; p++)
        self->line++;
      bytes += used;
      size -= used;
      if (self->tag->len > ANNING_SOURCE_TAG_MAX && self->state != STATE_TEXT)
        return anning_source_fail (error, ANNING_SOURCE_ERROR_TOO_LARGE, "line %" G_GUINT64_FORMAT ": a tag of more than %d bytes",
                                   self->tag_line, ANNING_SOURCE_TAG_MAX);
    }
  return TRUE;
}
