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
 * What stands behind +86 or 0086 without the zero that a call within the mainland
 * begins with: area code and seven or eight digits. 400 and 800 are no area codes.
 */
static gboolean
is_landline (const char *digits)
{
  gsize length = strlen (digits);

  if (strspn (digits, "0123456789") != length || g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800"))
    return FALSE;
  if (digits[0] == '0')
    return FALSE;
  if (digits[0] == '1')
    return digits[1] == '0' && length == 10;
  if (digits[0] == '2')
    return length == 10;
  return digits[0] >= '3' && (length == 10 || length == 11);
}

/* 400 and 800 numbers, and those of banks and carriers such as 95588 and 96110, which have no area code. */
static gboolean
is_service (const char *digits)
{
  gsize length = strlen (digits);

  if (strspn (digits, "0123456789") != length)
    return FALSE;
  if (g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800"))
    return length == 10;
  return (g_str_has_prefix (digits, "95") || g_str_has_prefix (digits, "96")) && length >= 5 && length <= 8;
}

/*
 * anning_phone_normalise:
 * @text: (nullable): a number as it was typed, or as a phone or a bill shows it
 *
 * Drops blanks, dashes and brackets, makes full-width digits plain ones, and
 * drops +86, 0086 or 86 before a mobile number of the mainland. +86 and 0086 also go
 * before numbers of services, and become the zero of a landline's area code: so the
 * call log of a phone and the carrier's bill write one number alike. Any other
 * number keeps its prefix. A text that is no number comes back trimmed.
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

      if (!g_str_has_prefix (number->str, prefixes[i]))
        continue;
      if (is_mobile (number->str + length))
        return g_strdup (number->str + length);
      /* A bare 86 may as well begin a number of its own. */
      if (prefixes[i][0] == '8')
        continue;
      if (is_service (number->str + length))
        return g_strdup (number->str + length);
      if (is_landline (number->str + length))
        return g_strconcat ("0", number->str + length, NULL);
      if (number->str[length] == '0' && is_landline (number->str + length + 1))
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
