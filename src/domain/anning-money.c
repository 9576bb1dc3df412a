/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-money.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (anning-value-error-quark, anning_value_error)

/* A decimal as it was typed, before a unit is put on it. */
typedef struct
{
  gboolean negative;
  guint64 whole;
  guint64 fraction; /* @decimals digits of it */
  guint decimals;
} Decimal;

#define DIGITS_MAX 15

/*
 * Full-width forms become ASCII, typographic signs their plain ones, and blanks
 * disappear; whatever else was typed stays, and is refused later on.
 */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      else if (c == 0xFFE5)
        c = 0x00A5;
      else if (c == 0x2212 || c == 0x2013)
        c = '-';

      if (!g_unichar_isspace (c))
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* The separators group three digits each, or they are something else than separators. */
static gboolean
read_whole (const char **cursor,
            guint64     *whole)
{
  const char *p = *cursor;
  guint n_digits = 0;
  guint in_group = 0;
  gboolean grouped = FALSE;

  *whole = 0;
  for (;; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (++n_digits > DIGITS_MAX)
            {
              *whole = G_MAXUINT64;
              return TRUE;
            }
          *whole = *whole * 10 + (guint64) g_ascii_digit_value (*p);
          in_group++;
        }
      else if (*p == ',')
        {
          if (in_group == 0 || in_group > 3 || (grouped && in_group != 3))
            return FALSE;
          grouped = TRUE;
          in_group = 0;
        }
      else
        {
          break;
        }
    }

  *cursor = p;
  return n_digits > 0 && (!grouped || in_group == 3);
}

static gboolean
read_decimal (const char  *typed,
              guint        decimals,
              Decimal     *decimal,
              GError     **error)
{
  const char *p = typed;

  *decimal = (Decimal) { .decimals = decimals };
  if (*p == '-' || *p == '+')
    decimal->negative = *p++ == '-';
  if (g_str_has_prefix (p, "¥"))
    p += strlen ("¥");

  if (!read_whole (&p, &decimal->whole))
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NOT_A_NUMBER, "not a number");
      return FALSE;
    }
  if (decimal->whole == G_MAXUINT64)
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE, "too many digits");
      return FALSE;
    }

  if (*p == '.')
    {
      guint n_digits = 0;

      for (p++; g_ascii_isdigit (*p); p++)
        {
          if (n_digits < decimals)
            decimal->fraction = decimal->fraction * 10 + (guint64) g_ascii_digit_value (*p);
          else if (*p != '0')
            {
              g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_MANY_DECIMALS,
                           "more than %u decimals", decimals);
              return FALSE;
            }
          n_digits++;
        }
      for (; n_digits < decimals; n_digits++)
        decimal->fraction *= 10;
    }

  if (*p != '\0')
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NOT_A_NUMBER, "not a number");
      return FALSE;
    }
  return TRUE;
}

/* Drops @unit from the end of @typed, if it stands there. */
static void
drop_suffix (char       *typed,
             const char *unit)
{
  if (g_str_has_suffix (typed, unit))
    typed[strlen (typed) - strlen (unit)] = '\0';
}

/* Puts @decimal into units of which 10^decimals make one whole. */
static gboolean
scale_decimal (const Decimal  *decimal,
               gint64          maximum,
               gint64         *value,
               GError        **error)
{
  guint64 scale = 1;

  for (guint i = 0; i < decimal->decimals; i++)
    scale *= 10;

  if (decimal->whole > (guint64) maximum / scale
      || decimal->whole * scale + decimal->fraction > (guint64) maximum)
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_LARGE, "too large");
      return FALSE;
    }
  if (decimal->negative && (decimal->whole > 0 || decimal->fraction > 0))
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NEGATIVE, "below zero");
      return FALSE;
    }

  *value = (gint64) (decimal->whole * scale + decimal->fraction);
  return TRUE;
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
}

/* Returns: (transfer full): "-1,234.50" for -123450 fen */
char *
anning_money_to_text (gint64 fen)
{
  guint64 amount = magnitude (fen);
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, amount / ANNING_FEN_PER_YUAN);
  gsize n_digits = strlen (digits);
  GString *text = g_string_new (fen < 0 ? "-" : "");

  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append_printf (text, ".%02u", (guint) (amount % ANNING_FEN_PER_YUAN));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): "-1234.50" for -123450 fen */
char *
anning_money_to_plain (gint64 fen)
{
  guint64 amount = magnitude (fen);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", fen < 0 ? "-" : "",
                          amount / ANNING_FEN_PER_YUAN, (guint) (amount % ANNING_FEN_PER_YUAN));
}

/*
 * anning_money_from_text:
 * @text: an amount in yuan as somebody typed it
 * @fen: (out): set only on success; 0 … ANNING_MONEY_MAX
 *
 * Separators must group three digits each, so that "12,34" is not taken for
 * 1234. No amount that is typed anywhere is below zero, so none is accepted.
 *
 * Fails with MISSING (nothing typed), NOT_A_NUMBER, TOO_MANY_DECIMALS, NEGATIVE
 * or TOO_LARGE.
 */
gboolean
anning_money_from_text (const char  *text,
                        gint64      *fen,
                        GError     **error)
{
  g_autofree char *typed = NULL;
  Decimal decimal;

  g_return_val_if_fail (text != NULL && fen != NULL, FALSE);

  typed = fold (text);
  if (*typed == '\0')
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING, "nothing typed");
      return FALSE;
    }

  drop_suffix (typed, "元");
  return read_decimal (typed, 2, &decimal, error)
         && scale_decimal (&decimal, ANNING_MONEY_MAX, fen, error);
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
 * Returns: (transfer full): "35.6 %" for 356000 and one decimal, rounded half
 *   away from zero
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
  sign = rate < 0 && rounded > 0 ? "-" : "";

  if (decimals == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT " %%", sign, rounded);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT " %%", sign,
                          rounded / whole, (int) decimals, rounded % whole);
}

/*
 * anning_rate_from_text:
 * @text: percent per year as somebody typed it
 * @rate: (out): millionths per year, set only on success
 *
 * Reads at most four decimals of a percent and at most 100 000 %. Fails like
 * anning_money_from_text().
 */
gboolean
anning_rate_from_text (const char  *text,
                       gint64      *rate,
                       GError     **error)
{
  g_autofree char *typed = NULL;
  Decimal decimal;

  g_return_val_if_fail (text != NULL && rate != NULL, FALSE);

  typed = fold (text);
  drop_suffix (typed, "%");
  if (*typed == '\0')
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING, "nothing typed");
      return FALSE;
    }
  if (g_str_has_prefix (typed, "¥"))
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NOT_A_NUMBER, "not a rate");
      return FALSE;
    }

  return read_decimal (typed, 4, &decimal, error)
         && scale_decimal (&decimal, ANNING_RATE_MAX, rate, error);
}
