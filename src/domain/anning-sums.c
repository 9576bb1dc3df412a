/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sums.h"

#include <string.h>

#define SUM_FIGURES 64

void
anning_sums_append (GString    *text,
                    const char *sha256,
                    const char *name)
{
  g_return_if_fail (text != NULL && sha256 != NULL && strlen (sha256) == SUM_FIGURES && name != NULL);

  if (strpbrk (name, "\\\n\r") != NULL)
    g_string_append_c (text, '\\');
  g_string_append_printf (text, "%s  ", sha256);
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '\\')
        g_string_append (text, "\\\\");
      else if (*p == '\n')
        g_string_append (text, "\\n");
      else if (*p == '\r')
        g_string_append (text, "\\r");
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '\n');
}

/* Returns: (nullable): the name that was written as @written */
static char *
unescape (const char *written)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = written; *p != '\0'; p++)
    {
      if (*p != '\\')
        {
          g_string_append_c (name, *p);
          continue;
        }
      p++;
      if (*p == '\\')
        g_string_append_c (name, '\\');
      else if (*p == 'n')
        g_string_append_c (name, '\n');
      else if (*p == 'r')
        g_string_append_c (name, '\r');
      else
        return NULL;
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
parse_line (const char *line,
            GHashTable *sums)
{
  gboolean escaped = *line == '\\';
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;

  if (escaped)
    line++;
  if (strspn (line, "0123456789abcdefABCDEF") != SUM_FIGURES || line[SUM_FIGURES] != ' '
      || (line[SUM_FIGURES + 1] != ' ' && line[SUM_FIGURES + 1] != '*') || line[SUM_FIGURES + 2] == '\0')
    return FALSE;
  sum = g_ascii_strdown (line, SUM_FIGURES);
  name = escaped ? unescape (line + SUM_FIGURES + 2) : g_strdup (line + SUM_FIGURES + 2);
  if (name == NULL || g_hash_table_contains (sums, name))
    return FALSE;
  g_hash_table_insert (sums, g_steal_pointer (&name), g_steal_pointer (&sum));
  return TRUE;
}

GHashTable *
anning_sums_parse (const char *text,
                   gsize       length,
                   guint      *bad_line)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint number = 1;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (bad_line != NULL, NULL);

  while (length > 0)
    {
      const char *end = memchr (text, '\n', length);
      gsize n = end != NULL ? (gsize) (end - text) : length;
      g_autofree char *line = g_strndup (text, n);

      /* A zero byte would hide what follows it. */
      if (!g_utf8_validate_len (text, n, NULL) || !parse_line (line, sums))
        {
          *bad_line = number;
          return NULL;
        }
      n += end != NULL;
      text += n;
      length -= n;
      number++;
    }
  return g_steal_pointer (&sums);
}
