/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-kit-private.h"

#include <string.h>

/* Marks that turn or hide writing: what is read must be what was written (Unicode TR 36, 2.4). */
static gboolean
is_hidden (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  if (c == '\n' || c == '\t')
    return FALSE;
  return type == G_UNICODE_CONTROL || type == G_UNICODE_SURROGATE || c == 0x061c || c == 0x200e || c == 0x200f
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c & 0xfffe) == 0xfffe;
}

void
anning_kit_add_text (GString    *html,
                     const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (is_hidden (c))
        continue;
      switch (c)
        {
        case '&':
          g_string_append (html, "&amp;");
          break;
        case '<':
          g_string_append (html, "&lt;");
          break;
        case '>':
          g_string_append (html, "&gt;");
          break;
        case '"':
          g_string_append (html, "&quot;");
          break;
        case '\'':
          g_string_append (html, "&#39;");
          break;
        case 0x2028:
        case 0x2029:
          g_string_append_c (html, '\n');
          break;
        default:
          g_string_append_unichar (html, c);
        }
    }
}

void
anning_kit_add_element (GString    *html,
                        const char *tag,
                        const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (html, "<%s>", tag);
  anning_kit_add_text (html, text);
  g_string_append_printf (html, "</%.*s>\n", (int) strcspn (tag, " "), tag);
}

char *
anning_kit_word (const AnningKitSource *self,
                 const char            *group,
                 const char            *name)
{
  g_autoptr (GError) error = NULL;
  char *word = anning_text_file_get (self->words, group, name, self->language, &error);

  if (word == NULL)
    g_warning ("kit/words.ini: %s", error->message);
  return word != NULL ? word : g_strdup ("");
}

char *
anning_kit_fill (const AnningKitSource *self,
                 const char            *template,
                 GHashTable            *blocks,
                 GError               **error)
{
  g_autoptr (GString) page = g_string_new (NULL);
  const char *rest = template;
  const char *open;

  while ((open = strstr (rest, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");
      g_autofree char *name = NULL;
      g_autofree char *word = NULL;

      g_string_append_len (page, rest, open - rest);
      if (close == NULL)
        {
          rest = open;
          break;
        }
      name = g_strndup (open + 2, close - open - 2);
      rest = close + 2;
      if (*name == '@')
        {
          const char *block = g_hash_table_lookup (blocks, name + 1);

          if (block == NULL)
            {
              g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND, "kit.html: %s", name);
              return NULL;
            }
          g_string_append (page, block);
          continue;
        }
      word = anning_text_file_get (self->words, "page", name, self->language, error);
      if (word == NULL)
        return NULL;
      anning_kit_add_text (page, word);
    }
  g_string_append (page, rest);
  return g_string_free (g_steal_pointer (&page), FALSE);
}
