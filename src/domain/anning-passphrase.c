/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-passphrase.h"

#include <string.h>

/*
 * Making one key takes 256 MiB and the better part of a second on a desktop; a rack of
 * graphics cards is taken to try 4,000 a second, which is 2^12. Then 36 bits last 2^24
 * seconds at most, half a year of one rack or a week of thirty; 48 bits two thousand years.
 * In tenths of a bit.
 */
#define LEAST_WEAK 360
#define LEAST_GOOD 480
#define LEAST_STRONG 640

/* What a character adds that repeats the one before it or counts on from it. */
#define FOLLOWING 10
/* What everybody tries first: one of about a thousand. */
#define COMMON 100
/* One of 256 that are likely to come next: Chinese is typed in words. */
#define HAN 80
#define OTHER_LETTER 60

static const char *const common[] = {
  "password", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwerty", "iloveyou", "woaini", "5201314", "1314520", "1314", "admin",
  "welcome", "letmein", "dragon", "monkey", "1qaz2wsx", "qazwsx", "anning", "888888", "666666",
};

typedef enum
{
  DIGIT = 1 << 0,
  LOWER = 1 << 1,
  UPPER = 1 << 2,
  SIGN = 1 << 3,
  WIDE = 1 << 4,
} Kinds;

static Kinds
find_kind (gunichar c)
{
  if (c >= '0' && c <= '9')
    return DIGIT;
  if (c >= 'a' && c <= 'z')
    return LOWER;
  if (c >= 'A' && c <= 'Z')
    return UPPER;
  return c < 0x80 ? SIGN : WIDE;
}

/* The binary logarithm of how many such characters there are, cut to tenths: log2 of 10, 26, 36, 52, 62, 95. */
static guint
find_worth (Kinds kinds)
{
  switch ((guint) (kinds & ~(guint) WIDE))
    {
    case DIGIT:
      return 33;
    case LOWER:
    case UPPER:
      return 47;
    case DIGIT | LOWER:
    case DIGIT | UPPER:
      return 51;
    case LOWER | UPPER:
      return 57;
    case DIGIT | LOWER | UPPER:
      return 59;
    default:
      return 65;
    }
}

static guint
find_worth_of (gunichar c,
               guint    worth)
{
  if (find_kind (c) != WIDE)
    return worth;
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN ? HAN : OTHER_LETTER;
}

/* Characters of a common piece that begins here; 0: none. */
static guint
match_common (const gunichar *text,
              glong           length)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      gsize n = strlen (common[i]);
      gsize j = 0;

      while (j < n && (glong) j < length && g_unichar_tolower (text[j]) == (gunichar) common[i][j])
        j++;
      if (j == n)
        return (guint) n;
    }
  return 0;
}

/* The shortest piece of which the text is a repetition. */
static glong
find_period (const gunichar *text,
             glong           length)
{
  for (glong period = 1; period <= length / 2; period++)
    {
      if (length % period == 0 && memcmp (text, text + period, (gsize) (length - period) * sizeof *text) == 0)
        return period;
    }
  return length;
}

static void
wipe (gunichar *text,
      glong     length)
{
  volatile gunichar *place = text;

  for (glong i = 0; i < length; i++)
    place[i] = 0;
  g_free (text);
}

static guint
estimate (const gunichar *text,
          glong           length,
          Kinds          *kinds)
{
  glong period = find_period (text, length);
  guint sum = (guint) (length / period - 1) * FOLLOWING;
  guint worth;

  *kinds = 0;
  for (glong i = 0; i < period; i++)
    *kinds |= find_kind (text[i]);
  worth = find_worth (*kinds);

  for (glong i = 0; i < period;)
    {
      guint n = match_common (text + i, period - i);

      if (n > 0)
        {
          sum += COMMON;
          i += n;
          continue;
        }
      if (i > 0 && (text[i] == text[i - 1] || text[i] == text[i - 1] + 1 || text[i] + 1 == text[i - 1]))
        sum += FOLLOWING;
      else
        sum += find_worth_of (text[i], worth);
      i++;
    }
  return sum;
}

/* Digits alone are birthdays and the numbers of telephones and cards, which those who press somebody know. */
guint
anning_passphrase_estimate (const char *text)
{
  glong length;
  gunichar *wide;
  Kinds kinds;
  guint sum;

  g_return_val_if_fail (text != NULL, 0);

  wide = g_utf8_to_ucs4_fast (text, -1, &length);
  if (length == 0 || length > 4096)
    sum = 0;
  else
    {
      sum = estimate (wide, length, &kinds);
      if (kinds == DIGIT)
        sum = MIN (sum, LEAST_GOOD - 1);
    }
  wipe (wide, length);
  return sum;
}

AnningPassphraseStrength
anning_passphrase_judge (const char *text)
{
  guint sum;

  g_return_val_if_fail (text != NULL, ANNING_PASSPHRASE_EMPTY);

  if (*text == '\0')
    return ANNING_PASSPHRASE_EMPTY;
  sum = anning_passphrase_estimate (text);
  return sum < LEAST_WEAK ? ANNING_PASSPHRASE_TOO_WEAK
         : sum < LEAST_GOOD ? ANNING_PASSPHRASE_WEAK
         : sum < LEAST_STRONG ? ANNING_PASSPHRASE_GOOD : ANNING_PASSPHRASE_STRONG;
}
