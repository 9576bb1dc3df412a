/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-money.h"

#define TEN_THOUSAND G_GUINT64_CONSTANT (10000)
#define HUNDRED_MILLION G_GUINT64_CONSTANT (100000000)

static const char *const digits[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
static const char *const places[] = { "", "拾", "佰", "仟" };

/* One to 9999; several zeros in a row inside it are read as one. */
static void
append_four (GString *text,
             guint    number)
{
  guint divisor = 1000;
  gboolean begun = FALSE;
  gboolean zero = FALSE;

  for (int place = 3; place >= 0; place--, divisor /= 10)
    {
      const guint digit = number / divisor % 10;

      if (digit == 0)
        {
          zero = begun;
          continue;
        }
      if (zero)
        g_string_append (text, digits[0]);
      g_string_append (text, digits[digit]);
      g_string_append (text, places[place]);
      begun = TRUE;
      zero = FALSE;
    }
}

static void append_number (GString *text,
                           guint64  number);

/* @number in pieces of @unit, then what is left; a zero stands for the places skipped between them. */
static void
append_split (GString    *text,
              guint64     number,
              guint64     unit,
              const char *name)
{
  const guint64 rest = number % unit;

  append_number (text, number / unit);
  g_string_append (text, name);
  if (rest == 0)
    return;
  if (rest < unit / 10)
    g_string_append (text, digits[0]);
  append_number (text, rest);
}

static void
append_number (GString *text,
               guint64  number)
{
  if (number >= HUNDRED_MILLION)
    append_split (text, number, HUNDRED_MILLION, "亿");
  else if (number >= TEN_THOUSAND)
    append_split (text, number, TEN_THOUSAND, "万");
  else
    append_four (text, (guint) number);
}

/*
 * anning_money_to_capitals:
 * @fen: may be below zero
 *
 * Follows 《正确填写票据和结算凭证的基本规定》 (annex of 支付结算办法, 1997), articles
 * one to three. Where it leaves a choice: a zero in the yuan's place is written
 * when jiao follow, one in the place of ten thousand is not, and 整 stands
 * behind yuan only.
 *
 * Returns: (transfer full): "人民币壹仟肆佰零玖元伍角" for 140950
 */
char *
anning_money_to_capitals (gint64 fen)
{
  const guint64 amount = fen < 0 ? (guint64) 0 - (guint64) fen : (guint64) fen;
  const guint64 yuan = amount / ANNING_FEN_PER_YUAN;
  const guint jiao = (guint) (amount / 10 % 10);
  const guint cents = (guint) (amount % 10);
  GString *text = g_string_new (fen < 0 ? "人民币负" : "人民币");

  if (yuan > 0)
    append_number (text, yuan);
  if (yuan > 0 || amount == 0)
    g_string_append (text, amount == 0 ? "零元" : "元");
  if (jiao == 0 && cents == 0)
    g_string_append (text, "整");
  if (yuan > 0 && (jiao > 0 || cents > 0) && (jiao == 0 || yuan % 10 == 0))
    g_string_append (text, digits[0]);
  if (jiao > 0)
    g_string_append_printf (text, "%s角", digits[jiao]);
  if (cents > 0)
    g_string_append_printf (text, "%s分", digits[cents]);
  return g_string_free (text, FALSE);
}
