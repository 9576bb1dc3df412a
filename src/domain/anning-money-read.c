/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-money.h"

#include <string.h>

#define DIGITS_MAX 15
#define FEN_DECIMALS 2
#define RATE_DECIMALS 4

/* A decimal as it was typed, before a unit is put on it. */
typedef struct
{
  guint64 whole;
  guint n_digits;       /* before the point */
  gboolean zero_first;  /* "0200": the zero says that the unit before it has a gap */
  const char *fraction; /* digits after the point, NULL without a point */
  guint n_fraction;     /* of them, zeros at the end not counted */
} Decimal;

/* Units that stand after a number; the longer ones come first. */
static const struct
{
  const char *sign;
  guint exponent; /* of ten, in yuan */
} units[] = {
  { "千万", 7 }, { "百万", 6 }, { "亿", 8 }, { "万", 4 }, { "萬", 4 }, { "w", 4 }, { "W", 4 },
  { "千", 3 }, { "仟", 3 }, { "k", 3 }, { "K", 3 }, { "百", 2 }, { "佰", 2 },
};

static const struct
{
  gunichar sign;
  char digit;
} chinese_digits[] = {
  { 0x96F6, '0' }, { 0x3007, '0' },                   /* 零〇 */
  { 0x4E00, '1' }, { 0x58F9, '1' },                   /* 一壹 */
  { 0x4E8C, '2' }, { 0x4E24, '2' }, { 0x8D30, '2' },  /* 二两贰 */
  { 0x4E09, '3' }, { 0x53C1, '3' },                   /* 三叁 */
  { 0x56DB, '4' }, { 0x8086, '4' },                   /* 四肆 */
  { 0x4E94, '5' }, { 0x4F0D, '5' },                   /* 五伍 */
  { 0x516D, '6' }, { 0x9646, '6' },                   /* 六陆 */
  { 0x4E03, '7' }, { 0x67D2, '7' },                   /* 七柒 */
  { 0x516B, '8' }, { 0x634C, '8' },                   /* 八捌 */
  { 0x4E5D, '9' }, { 0x7396, '9' },                   /* 九玖 */
};

static gunichar
fold_sign (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (chinese_digits); i++)
    {
      if (c == chinese_digits[i].sign)
        return (guchar) chinese_digits[i].digit;
    }
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFEE0;
  if (c == 0xFFE5)
    return 0x00A5;
  if (c == 0x2212 || c == 0x2013)
    return '-';
  /* What a Chinese keyboard gives for a point. */
  return c == 0x3002 ? '.' : c;
}

/*
 * Full-width forms become ASCII, Chinese digits ours, typographic signs their
 * plain ones, and blanks disappear; whatever else was typed stays, and is
 * refused later on.
 */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_sign (g_utf8_get_char (p));

      if (!g_unichar_isspace (c))
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* Drops @unit from the end of @typed, if it stands there. */
static gboolean
drop_suffix (char       *typed,
             const char *unit)
{
  if (!g_str_has_suffix (typed, unit))
    return FALSE;
  typed[strlen (typed) - strlen (unit)] = '\0';
  return TRUE;
}

static gboolean
drop_prefix (const char **typed,
             const char  *unit)
{
  if (!g_str_has_prefix (*typed, unit))
    return FALSE;
  *typed += strlen (unit);
  return TRUE;
}

/*
 * Separators group three digits each. One that does not may stand for a decimal
 * point or for a digit that was left out: nobody but the writer knows.
 */
static gboolean
read_whole (const char **cursor,
            Decimal     *decimal,
            GError     **error)
{
  const char *end = *cursor + strspn (*cursor, "0123456789,");
  guint in_group = 0;
  guint n_commas = 0;
  gboolean grouped_well = TRUE;

  for (const char *p = *cursor; p < end; p++)
    {
      if (*p == ',')
        {
          if (in_group == 0)
            return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_NUMBER, "not a number");
          grouped_well = grouped_well && in_group <= 3 && (n_commas == 0 || in_group == 3);
          n_commas++;
          in_group = 0;
        }
      else if (++decimal->n_digits <= DIGITS_MAX)
        {
          decimal->whole = decimal->whole * 10 + (guint64) g_ascii_digit_value (*p);
          in_group++;
        }
      else
        {
          return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "too many digits");
        }
    }

  if (decimal->n_digits == 0 || in_group == 0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_NUMBER, "not a number");
  if (n_commas > 0 && (!grouped_well || in_group != 3))
    return n_commas == 1 ? anning_value_fail (error, ANNING_VALUE_ERROR_AMBIGUOUS, "a comma between digits")
                         : anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_NUMBER, "not a number");
  decimal->zero_first = **cursor == '0';
  *cursor = end;
  return TRUE;
}

static gboolean
read_decimal (const char **cursor,
              Decimal     *decimal,
              GError     **error)
{
  const char *p = *cursor;

  *decimal = (Decimal) { 0 };
  if (!read_whole (&p, decimal, error))
    return FALSE;
  if (*p == '.')
    {
      decimal->fraction = ++p;
      for (; g_ascii_isdigit (*p); p++)
        {
          if (*p != '0')
            decimal->n_fraction = (guint) (p - decimal->fraction) + 1;
        }
    }
  *cursor = p;
  return TRUE;
}

/* Puts @decimal into units of which 10^decimals make one whole; nothing is rounded. */
static gboolean
scale_decimal (const Decimal  *decimal,
               guint           decimals,
               gint64          maximum,
               gint64         *value,
               GError        **error)
{
  guint64 scale = 1;
  guint64 fraction = 0;

  if (decimal->n_fraction > decimals)
    {
      g_set_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_TOO_MANY_DECIMALS, "%u", decimals);
      return FALSE;
    }

  for (guint i = 0; i < decimals; i++)
    {
      scale *= 10;
      fraction *= 10;
      if (i < decimal->n_fraction)
        fraction += (guint64) g_ascii_digit_value (decimal->fraction[i]);
    }
  if (decimal->whole > (guint64) maximum / scale
      || decimal->whole * scale + fraction > (guint64) maximum)
    return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "too large");

  *value = (gint64) (decimal->whole * scale + fraction);
  return TRUE;
}

static gboolean
read_unit (const char **cursor,
           guint       *exponent)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (drop_prefix (cursor, units[i].sign))
        {
          *exponent = units[i].exponent;
          return TRUE;
        }
    }
  return FALSE;
}

/*
 * The number that closes a chain without a unit of its own. "1万2000" fills all
 * four places and "1万零2" says that it leaves some out; "1万2" is how 12 000 is
 * spoken. "1万25" is 12 500 to one and 10 025 to another.
 */
static gboolean
scale_rest (Decimal   *rest,
            guint      above,
            gboolean   in_yuan,
            gint64    *fen,
            GError   **error)
{
  guint decimals = FEN_DECIMALS;

  if (rest->n_digits == 1 && !rest->zero_first && rest->fraction == NULL && !in_yuan)
    decimals += above - 1;
  else if (rest->n_digits > above || (rest->n_digits < above && !rest->zero_first))
    return anning_value_fail (error, ANNING_VALUE_ERROR_AMBIGUOUS, "a number after a unit");

  return scale_decimal (rest, decimals, ANNING_MONEY_MAX, fen, error);
}

/* "12000", "1.2万", "1万2千", "1万2": terms with units that become smaller. */
static gboolean
read_chain (const char  *typed,
            gboolean     in_yuan,
            gint64      *fen,
            GError     **error)
{
  const char *p = typed;
  gint64 total = 0;
  guint above = 0; /* exponent of the term before this one, 0: none */
  gboolean closed = FALSE;

  do
    {
      Decimal decimal;
      gint64 term;
      guint exponent = 0;

      if (closed)
        return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_NUMBER, "more after the number");
      if (!read_decimal (&p, &decimal, error))
        return FALSE;

      if (read_unit (&p, &exponent))
        {
          if (above > 0 && (exponent >= above || decimal.n_digits > above - exponent + decimal.zero_first))
            return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_NUMBER, "units that do not become smaller");
          if (!scale_decimal (&decimal, exponent + FEN_DECIMALS, ANNING_MONEY_MAX, &term, error))
            return FALSE;
          closed = decimal.fraction != NULL;
        }
      else
        {
          if (above > 0 ? !scale_rest (&decimal, above, in_yuan, &term, error)
                        : !scale_decimal (&decimal, FEN_DECIMALS, ANNING_MONEY_MAX, &term, error))
            return FALSE;
          closed = TRUE;
        }
      total += term;
      above = exponent;
    }
  while (*p != '\0');

  if (total > ANNING_MONEY_MAX)
    return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "too large");
  *fen = total;
  return TRUE;
}

/*
 * anning_money_from_text:
 * @text: an amount in yuan as somebody typed it
 * @fen: (out): set only on success; 0 … ANNING_MONEY_MAX
 *
 * Besides plain numbers it reads the units that people type: "1.2w", "1.2万",
 * "3千", "1万2千", "1万2". Separators must group three digits each, so that
 * "12,34" is not taken for 1234. No amount that is typed anywhere is below zero,
 * so none is accepted.
 *
 * Fails with MISSING (nothing typed), NOT_A_NUMBER, AMBIGUOUS (two sums could be
 * meant), TOO_MANY_DECIMALS, NEGATIVE or TOO_LARGE.
 */
gboolean
anning_money_from_text (const char  *text,
                        gint64      *fen,
                        GError     **error)
{
  static const char *const before[] = { "人民币", "RMB", "rmb", "CNY", "¥" };
  static const char *const after[] = { "整", "RMB", "rmb", "CNY" };
  static const char *const yuan[] = { "元", "圆", "块钱", "块" };
  g_autofree char *typed = NULL;
  const char *start;
  gboolean negative = FALSE;
  gboolean in_yuan = FALSE;
  gint64 read;

  g_return_val_if_fail (text != NULL && fen != NULL, FALSE);

  typed = fold (text);
  if (*typed == '\0')
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "nothing typed");

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    drop_suffix (typed, after[i]);
  for (guint i = 0; i < G_N_ELEMENTS (yuan) && !in_yuan; i++)
    in_yuan = drop_suffix (typed, yuan[i]);

  start = typed;
  if (*start == '-' || *start == '+')
    negative = *start++ == '-';
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    drop_prefix (&start, before[i]);

  if (!read_chain (start, in_yuan, &read, error))
    return FALSE;
  if (negative && read > 0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NEGATIVE, "below zero");
  *fen = read;
  return TRUE;
}

/* Which time a rate is for, in the words and signs that people put beside it. */
static gboolean
check_period (const char  *typed,
              GError     **error)
{
  static const char *const by_day[] = { "日", "天", "/d" };
  static const char *const by_month[] = { "月", "分", "厘", "/m" };

  if (strstr (typed, "年") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (by_day); i++)
    {
      if (strstr (typed, by_day[i]) != NULL)
        return anning_value_fail (error, ANNING_VALUE_ERROR_PER_DAY, "a rate per day");
    }
  for (guint i = 0; i < G_N_ELEMENTS (by_month); i++)
    {
      const char *found = strstr (typed, by_month[i]);

      /* "百分之24" is a percentage. */
      if (found != NULL && !g_str_has_prefix (found, "分之"))
        return anning_value_fail (error, ANNING_VALUE_ERROR_PER_MONTH, "a rate per month");
    }
  return TRUE;
}

/*
 * anning_rate_from_text:
 * @text: percent per year as somebody typed it
 * @rate: (out): millionths per year, set only on success
 *
 * Reads "24", "24%", "年利率24%", "24%/年"; at most four decimals of a percent and
 * at most 100 000 %. A rate for a month ("月息1.5%", and "2分", which is always
 * meant so) or a day is refused with PER_MONTH or PER_DAY: it is not turned into
 * another number behind the back of who typed it. Otherwise fails like
 * anning_money_from_text().
 */
gboolean
anning_rate_from_text (const char  *text,
                       gint64      *rate,
                       GError     **error)
{
  static const char *const before[] = { "综合", "年化", "年利率", "年息", "利率", "每年", "年", ":", "百分之" };
  static const char *const after[] = { "每年", "/年", "年" };
  g_autofree char *typed = NULL;
  const char *start;
  Decimal decimal;
  gboolean negative = FALSE;
  gint64 read;

  g_return_val_if_fail (text != NULL && rate != NULL, FALSE);

  typed = fold (text);
  if (!check_period (typed, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    drop_suffix (typed, after[i]);
  drop_suffix (typed, "%");
  start = typed;
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    drop_prefix (&start, before[i]);
  if (*start == '\0')
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "nothing typed");
  if (*start == '-' || *start == '+')
    negative = *start++ == '-';

  if (!read_decimal (&start, &decimal, error))
    return FALSE;
  if (*start != '\0')
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_NUMBER, "not a number");
  if (!scale_decimal (&decimal, RATE_DECIMALS, ANNING_RATE_MAX, &read, error))
    return FALSE;
  if (negative && read > 0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NEGATIVE, "below zero");
  *rate = read;
  return TRUE;
}
