/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-text-marks.h"

#include <string.h>

/* Bytes of the mark at @p, 0: there is none. */
static gsize
mark_length (const char *p)
{
  const guchar *bytes = (const guchar *) p;

  if ((bytes[0] < 0x20 && bytes[0] != '\t' && bytes[0] != '\n' && bytes[0] != '\r' && bytes[0] != '\0')
      || bytes[0] == 0x7F)
    return 1;
  /* U+0080…U+009F */
  if (bytes[0] == 0xC2 && bytes[1] >= 0x80 && bytes[1] <= 0x9F)
    return 2;
  if (bytes[0] != 0xE2)
    return 0;
  /* U+202A…U+202E, U+2066…U+2069 */
  if ((bytes[1] == 0x80 && bytes[2] >= 0xAA && bytes[2] <= 0xAE)
      || (bytes[1] == 0x81 && bytes[2] >= 0xA6 && bytes[2] <= 0xA9))
    return 3;
  return 0;
}

gboolean
anning_text_has_marks (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (mark_length (p) > 0)
        return TRUE;
    }
  return FALSE;
}

char *
anning_text_without_marks (const char *text)
{
  g_autofree char *valid = NULL;
  GString *plain;

  if (text == NULL)
    return NULL;

  valid = g_utf8_make_valid (text, -1);
  plain = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0';)
    {
      gsize length = mark_length (p);

      if (length > 0)
        p += length;
      else
        g_string_append_c (plain, *p++);
    }
  return g_string_free (plain, FALSE);
}
