/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-html-text.h"

#include <string.h>

#define ENTITY_MAX 12
#define NAME_LENGTH_MAX 16

/* What stands between the tags of these is not for reading. */
static const char *const unread[] = { "script", "style", "head", "title", "template", "noscript", NULL };
/* These begin and end a line. */
static const char *const blocks[] = {
  "p", "div", "br", "tr", "li", "ul", "ol", "table", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "pre",
  "section", "article", "header", "footer", "body", "dt", "dd", NULL,
};

static const struct
{
  const char *name;
  gunichar character;
} entities[] = {
  { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' },
  { "ensp", ' ' }, { "emsp", ' ' }, { "yen", 0xa5 }, { "copy", 0xa9 }, { "reg", 0xae }, { "deg", 0xb0 },
  { "middot", 0xb7 }, { "times", 0xd7 }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 },
  { "rsquo", 0x2019 }, { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "hellip", 0x2026 }, { "bull", 0x2022 },
};

/* One reading. Blanks wait until something is written behind them. */
typedef struct
{
  GString *text;
  guint lines;    /* line ends that wait */
  gboolean blank; /* a blank waits */
  guint unclosed; /* bits: of @unread, those that no end tag follows any more */
} Reading;

static void
write_character (Reading  *self,
                 gunichar  character)
{
  if (g_unichar_isspace (character))
    {
      self->blank = TRUE;
      return;
    }
  /* Zero is no character of a text, and others below the blank are none that is seen. */
  if (character < 0x20 || !g_unichar_validate (character))
    return;
  if (self->text->len > 0 && self->lines > 0)
    g_string_append (self->text, self->lines > 1 ? "\n\n" : "\n");
  else if (self->text->len > 0 && self->blank)
    g_string_append_c (self->text, ' ');
  self->lines = 0;
  self->blank = FALSE;
  g_string_append_unichar (self->text, character);
}

/* "&#8220;", "&#x201c;", "&ldquo;". Returns: behind it, or @p if it is none */
static const char *
read_entity (Reading    *self,
             const char *p)
{
  const char *end = p + 1;
  gsize length;

  while (end - p <= ENTITY_MAX && (g_ascii_isalnum (*end) || *end == '#'))
    end++;
  if (*end != ';')
    return p;
  length = (gsize) (end - p) - 1;

  if (p[1] == '#')
    {
      gboolean hexadecimal = p[2] == 'x' || p[2] == 'X';
      guint64 value = g_ascii_strtoull (p + (hexadecimal ? 3 : 2), NULL, hexadecimal ? 16 : 10);

      if (value == 0 || value > 0x10ffff)
        return p;
      write_character (self, (gunichar) value);
      return end + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (strlen (entities[i].name) == length && strncmp (entities[i].name, p + 1, length) == 0)
        {
          write_character (self, entities[i].character);
          return end + 1;
        }
    }
  return p;
}

/* Behind the ">" that ends the tag at @p; one in the quotes of a value does not. */
static const char *
find_tag_end (const char *p)
{
  gboolean value = FALSE;
  char quote = 0;

  for (; *p != '\0'; p++)
    {
      if (quote != 0)
        {
          if (*p == quote)
            quote = 0;
          continue;
        }
      if (*p == '>')
        return p + 1;
      if (value && (*p == '"' || *p == '\''))
        quote = *p;
      value = *p == '=' || (value && g_ascii_isspace (*p));
    }
  return p;
}

/* Behind "</name>". */
static const char *
skip_unread (const char *p,
             const char *name)
{
  gsize length = strlen (name);

  for (; *p != '\0'; p++)
    {
      if (p[0] == '<' && p[1] == '/' && g_ascii_strncasecmp (p + 2, name, length) == 0
          && !g_ascii_isalnum (p[2 + length]))
        return find_tag_end (p);
    }
  return NULL;
}

/* @p: at a "<". Returns: where reading goes on */
static const char *
read_tag (Reading    *self,
          const char *p)
{
  char name[NAME_LENGTH_MAX + 1] = { 0 };
  gboolean closing = p[1] == '/';
  const char *start = p + 1 + closing;
  const char *end;
  guint n = 0;

  if (strncmp (p, "<!--", 4) == 0)
    {
      end = strstr (p + 4, "-->");
      return end != NULL ? end + 3 : p + strlen (p);
    }
  /* In "2 < 3" it is no tag. */
  if (!g_ascii_isalpha (*start) && *start != '!' && *start != '?')
    {
      write_character (self, '<');
      return p + 1;
    }
  while (n < NAME_LENGTH_MAX && g_ascii_isalnum (start[n]))
    {
      name[n] = g_ascii_tolower (start[n]);
      n++;
    }

  end = find_tag_end (start);
  for (guint i = 0; !closing && unread[i] != NULL; i++)
    {
      const char *behind;

      if (!g_str_equal (unread[i], name) || (self->unclosed & 1u << i) != 0)
        continue;
      behind = skip_unread (end, name);
      if (behind != NULL)
        return behind;
      /* What is never closed would hide all the rest. */
      self->unclosed |= 1u << i;
    }
  if (g_str_equal (name, "br"))
    self->lines++;
  else if (g_strv_contains (blocks, name))
    self->lines = MAX (self->lines, g_str_equal (name, "p") ? 2 : 1);
  else if (g_str_equal (name, "td") || g_str_equal (name, "th"))
    self->blank = TRUE;
  return end;
}

/*
 * anning_html_text_read:
 * @html: UTF-8
 *
 * What a person would read: nothing is loaded, pictures and addresses of links are left out.
 *
 * Returns: (transfer full): text with line ends, without blanks around it
 */
char *
anning_html_text_read (const char *html)
{
  Reading self = { g_string_new (NULL), 0, FALSE, 0 };
  const char *p = html;

  g_return_val_if_fail (html != NULL && g_utf8_validate (html, -1, NULL), NULL);

  while (*p != '\0')
    {
      if (*p == '<')
        p = read_tag (&self, p);
      else
        {
          const char *behind = *p == '&' ? read_entity (&self, p) : p;

          if (behind == p)
            {
              write_character (&self, g_utf8_get_char (p));
              behind = g_utf8_next_char (p);
            }
          p = behind;
        }
    }
  return g_string_free (self.text, FALSE);
}
