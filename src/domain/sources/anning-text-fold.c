/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-text-fold.h"

#include <string.h>

char *
anning_text_fold (const char *text,
                  GArray     *origins)
{
  GString *folded;
  gsize end;

  g_return_val_if_fail (text != NULL && origins != NULL, NULL);

  folded = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize origin = p - text;

      if ((guchar) *p < 0x80)
        {
          g_string_append_c (folded, *p);
          g_array_append_val (origins, origin);
          continue;
        }
      else
        {
          g_autofree char *plain = g_utf8_normalize (p, g_utf8_next_char (p) - p, G_NORMALIZE_NFKC);

          g_string_append (folded, plain);
          for (gsize i = strlen (plain); i > 0; i--)
            g_array_append_val (origins, origin);
        }
    }
  end = strlen (text);
  g_array_append_val (origins, end);
  return g_string_free (folded, FALSE);
}
