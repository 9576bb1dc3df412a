/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-money.h"

#include <math.h>
#include <string.h>

static guint64
magnitude (gint64 value)
{
  return value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
}

/* Returns: (transfer full): for who reads it, "−1,234.50" for -123450 fen, with U+2212 as the sign */
char *
anning_money_to_text (gint64 fen)
{
  guint64 amount = magnitude (fen);
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, amount / ANNING_FEN_PER_YUAN);
  gsize n_digits = strlen (digits);
  GString *text = g_string_new (fen < 0 ? ANNING_MINUS : "");

  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append_printf (text, ".%02u", (guint) (amount % ANNING_FEN_PER_YUAN));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): for programs, "-1234.50" for -123450 fen */
char *
anning_money_to_plain (gint64 fen)
{
  guint64 amount = magnitude (fen);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", fen < 0 ? "-" : "",
                          amount / ANNING_FEN_PER_YUAN, (guint) (amount % ANNING_FEN_PER_YUAN));
}

/*
 * anning_money_round:
 * @fen: an amount in fen with a fraction; finite
 *
 * Returns: the nearest whole fen, halves away from zero; what does not fit is
 *   cut off at the ends of the range
 */
gint64
anning_money_round (double fen)
{
  g_return_val_if_fail (!isnan (fen), 0);

  if (fen >= 9.2e18)
    return G_MAXINT64;
  if (fen <= -9.2e18)
    return -G_MAXINT64;
  return (gint64) llround (fen);
}

/*
 * anning_rate_to_text:
 * @rate: millionths per year
 * @decimals: 0 … 4, digits after the point
 *
 * Returns: (transfer full): "35.6%" for 356000 and one decimal, rounded half
 *   away from zero; as CLDR writes it in Chinese and in English
 */
char *
anning_rate_to_text (gint64 rate,
                     guint  decimals)
{
  /* One percent is 10 000 millionths. */
  static const guint64 steps[] = { 10000, 1000, 100, 10, 1 };
  guint64 step, rounded, whole;
  const char *sign;

  g_return_val_if_fail (decimals < G_N_ELEMENTS (steps), NULL);

  step = steps[decimals];
  rounded = magnitude (rate) / step + (magnitude (rate) % step * 2 >= step ? 1 : 0);
  whole = steps[0] / step;
  sign = rate < 0 && rounded > 0 ? ANNING_MINUS : "";

  if (decimals == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%%", sign, rounded);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT "%%", sign,
                          rounded / whole, (int) decimals, rounded % whole);
}

/*
 * anning_rate_to_short_text:
 * @rate: millionths per year
 * @most: 0 … 4, decimals that it may have
 *
 * Returns: (transfer full): "24%", "15.6%": rounded like anning_rate_to_text(), with no more decimals than it takes
 */
char *
anning_rate_to_short_text (gint64 rate,
                           guint  most)
{
  g_autofree char *percent = anning_rate_to_text (rate, most);
  gsize length = strlen (percent) - strlen ("%");

  while (most > 0 && percent[length - 1] == '0')
    length--;
  if (percent[length - 1] == '.')
    length--;
  return g_strdup_printf ("%.*s%%", (int) length, percent);
}
