/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv.h"

#include <math.h>

/* Reads one field, quoted or not, and moves behind the comma or line end that follows it. */
static char *
read_field (const char **cursor,
            gboolean    *line_ends)
{
  GString *field = g_string_new (NULL);
  const char *p = *cursor;
  gboolean quoted = *p == '"';

  if (quoted)
    p++;
  while (*p != '\0')
    {
      if (quoted && p[0] == '"' && p[1] == '"')
        p++;
      else if (quoted && *p == '"')
        {
          quoted = FALSE;
          p++;
          continue;
        }
      else if (!quoted && (*p == ',' || *p == '\n'))
        break;

      if (quoted || *p != '\r')
        g_string_append_c (field, *p);
      p++;
    }

  *line_ends = *p != ',';
  *cursor = *p != '\0' ? p + 1 : p;
  return g_string_free (field, FALSE);
}

/*
 * csv_load:
 * @fixture: a file in the folder of fixtures, with a line of column names
 *
 * Returns: (transfer full) (element-type GHashTable): the rows, column → text
 */
GPtrArray *
csv_load (const char *fixture)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), fixture, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GError) error = NULL;
  const char *cursor;
  gboolean line_ends = FALSE;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  cursor = text;
  while (!line_ends)
    g_ptr_array_add (columns, read_field (&cursor, &line_ends));

  while (*cursor != '\0')
    {
      GHashTable *row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      guint i = 0;

      do
        {
          g_assert_cmpuint (i, <, columns->len);
          g_hash_table_insert (row, g_strdup (g_ptr_array_index (columns, i++)),
                               read_field (&cursor, &line_ends));
        }
      while (!line_ends);
      g_assert_cmpuint (i, ==, columns->len);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

const char *
csv_get (GPtrArray  *rows,
         guint       index,
         const char *column)
{
  const char *text = g_hash_table_lookup (g_ptr_array_index (rows, index), column);

  g_assert_nonnull (text);
  return text;
}

/* @absent is what an empty field stands for; NAN: it must not be empty. */
double
csv_get_double (GPtrArray  *rows,
                guint       index,
                const char *column,
                double      absent)
{
  const char *text = csv_get (rows, index, column);
  char *end;
  double value;

  if (*text == '\0')
    {
      g_assert_false (isnan (absent));
      return absent;
    }
  value = g_ascii_strtod (text, &end);
  g_assert_cmpstr (end, ==, "");
  return value;
}
