/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-phone.h"

#include <string.h>

#define MOBILE_DIGITS 11

/* Blanks, dashes, brackets, and the marks that copying out of a phone book leaves behind. */
static gboolean
is_decoration (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || c == '(' || c == ')'
         || (c >= 0x2010 && c <= 0x2015) || c == 0x2212
         || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gboolean
is_mobile (const char *digits)
{
  return strlen (digits) == MOBILE_DIGITS
         && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9'
         && strspn (digits, "0123456789") == MOBILE_DIGITS;
}

/*
 * anning_phone_normalise:
 * @text: (nullable): a number as it was typed, or as a phone or a bill shows it
 *
 * Drops blanks, dashes and brackets, makes full-width digits plain ones, and
 * drops +86, 0086 or 86 before a mobile number of the mainland. Any other number
 * keeps its prefix. A text that is no number comes back trimmed.
 *
 * Returns: (transfer full) (nullable): the number, NULL when nothing is left
 */
char *
anning_phone_normalise (const char *text)
{
  static const char *const prefixes[] = { "+86", "0086", "86" };
  g_autoptr (GString) number = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  number = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      if (!is_decoration (c))
        g_string_append_unichar (number, c);
    }

  if (number->len == 0)
    return NULL;
  if (strspn (number->str, "+0123456789*#,;") != number->len)
    return g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);

      if (g_str_has_prefix (number->str, prefixes[i]) && is_mobile (number->str + length))
        return g_strdup (number->str + length);
    }
  return g_strdup (number->str);
}

/* Whether @a and @b are the same number; two that are not known are not. */
gboolean
anning_phone_equal (const char *a,
                    const char *b)
{
  g_autofree char *first = anning_phone_normalise (a);
  g_autofree char *second = anning_phone_normalise (b);

  return first != NULL && second != NULL && strcmp (first, second) == 0;
}

/*
 * anning_phone_mask:
 * @number: (nullable): a number in any form
 *
 * Hides the middle: "138…8001" for 13800138001, "62…66" for a number of seven
 * to nine digits. Numbers of up to six digits belong to services and stay
 * whole, and so does a text that is no number.
 *
 * Returns: (transfer full) (nullable): the masked number, NULL when there is none
 */
char *
anning_phone_mask (const char *number)
{
  g_autofree char *plain = anning_phone_normalise (number);
  gsize length, head, tail;

  if (plain == NULL)
    return NULL;

  length = strlen (plain);
  if (length <= 6 || strspn (plain, "+0123456789*#,;") != length)
    return g_steal_pointer (&plain);

  head = length >= 10 ? 3 : 2;
  tail = length >= 10 ? 4 : 2;
  return g_strdup_printf ("%.*s…%s", (int) head, plain, plain + length - tail);
}
