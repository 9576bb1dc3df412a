/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-wishes.h"

#include <string.h>

#include "anning-date.h"
#include "anning-money.h"

/* For whoever chooses the rule: ten yuan. */
#define USUAL_TOKEN 1000

/* Every so many months, as offered on the page. */
static const guint lean_rhythms[] = { 0, 3, 1 };

/**
 * anning_share_wishes_init:
 * @wishes: (out): as somebody finds them who never chose
 */
void
anning_share_wishes_init (AnningShareWishes *wishes)
{
  const AnningShareOptions usual = ANNING_SHARE_OPTIONS_INIT;

  g_return_if_fail (wishes != NULL);

  wishes->options = usual;
  wishes->options.rule = ANNING_SHARE_PRIORITY;
  wishes->options.token = USUAL_TOKEN;
  g_date_clear (&wishes->once_day, 1);
  wishes->payments = FALSE;
}

static void
read_rule (AnningShareWishes *wishes,
           const char        *value)
{
  for (guint i = 0; i < ANNING_SHARE_N_RULES; i++)
    {
      if (g_str_equal (anning_share_rules[i].word, value))
        wishes->options.rule = (AnningShareRule) i;
    }
}

/* Returns: within the bounds; @otherwise for what is no number */
static gint64
read_number (const char *value,
             gint64      lowest,
             gint64      highest,
             gint64      otherwise)
{
  gint64 number;

  return g_ascii_string_to_signed (value, 10, lowest, highest, &number, NULL) ? number : otherwise;
}

static void
read_part (AnningShareWishes *wishes,
           const char        *key,
           const char        *value)
{
  AnningShareOptions *options = &wishes->options;

  if (g_str_equal (key, "rule"))
    read_rule (wishes, value);
  else if (g_str_equal (key, "token"))
    options->token = read_number (value, 0, ANNING_MONEY_MAX, options->token);
  else if (g_str_equal (key, "surplus"))
    options->surplus_factor = read_number (value, ANNING_WISHES_SURPLUS_MIN, ANNING_WISHES_SURPLUS_MAX, options->surplus_factor);
  else if (g_str_equal (key, "income"))
    options->income_factor = read_number (value, ANNING_WISHES_INCOME_MIN, ANNING_SHARES_FACTOR_ONE, options->income_factor);
  else if (g_str_equal (key, "once"))
    options->once = read_number (value, 0, ANNING_MONEY_MAX, options->once);
  else if (g_str_equal (key, "once-day"))
    anning_day_parse (value, &wishes->once_day);
  else if (g_str_equal (key, "frozen"))
    options->frozen = g_str_equal (value, "yes");
  else if (g_str_equal (key, "chart"))
    wishes->payments = g_str_equal (value, "payments");
  else if (g_str_equal (key, "lean"))
    {
      for (guint i = 0; i < G_N_ELEMENTS (lean_rhythms); i++)
        {
          if (read_number (value, 0, G_MAXUINT, 0) == lean_rhythms[i])
            options->lean_every = lean_rhythms[i];
        }
    }
}

/**
 * anning_share_wishes_read:
 * @wishes: (out)
 * @text: (nullable): as written by anning_share_wishes_write(); what cannot be read stays as usual
 */
void
anning_share_wishes_read (AnningShareWishes *wishes,
                          const char        *text)
{
  g_auto (GStrv) parts = NULL;

  anning_share_wishes_init (wishes);
  if (text == NULL)
    return;
  parts = g_strsplit (text, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (parts[i], '=');

      if (value == NULL)
        continue;
      *value++ = '\0';
      read_part (wishes, parts[i], value);
    }
}

/**
 * anning_share_wishes_write:
 *
 * Returns: (transfer full): "rule=cost token=1000 …"
 */
char *
anning_share_wishes_write (const AnningShareWishes *wishes)
{
  const AnningShareOptions *options;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (wishes != NULL, NULL);

  options = &wishes->options;
  text = g_string_new (NULL);
  g_string_printf (text,
                   "rule=%s token=%" G_GINT64_FORMAT " surplus=%" G_GINT64_FORMAT " income=%" G_GINT64_FORMAT
                   " lean=%u once=%" G_GINT64_FORMAT " frozen=%s chart=%s",
                   anning_share_rules[options->rule].word, options->token, (gint64) options->surplus_factor,
                   (gint64) options->income_factor, options->lean_every, options->once,
                   options->frozen ? "yes" : "no", wishes->payments ? "payments" : "balances");
  if (g_date_valid (&wishes->once_day))
    {
      g_autofree char *day = anning_day_format (&wishes->once_day);

      g_string_append_printf (text, " once-day=%s", day);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * anning_share_wishes_reset:
 *
 * Leaves the rule and what is shown; nothing is tried out any more.
 */
void
anning_share_wishes_reset (AnningShareWishes *wishes)
{
  AnningShareWishes usual;

  g_return_if_fail (wishes != NULL);

  anning_share_wishes_init (&usual);
  usual.options.rule = wishes->options.rule;
  usual.options.token = wishes->options.token;
  usual.payments = wishes->payments;
  *wishes = usual;
}

/**
 * anning_share_wishes_has_what_if:
 *
 * Returns: whether something is tried that is not so today
 */
gboolean
anning_share_wishes_has_what_if (const AnningShareWishes *wishes)
{
  const AnningShareOptions *options;

  g_return_val_if_fail (wishes != NULL, FALSE);

  options = &wishes->options;
  return options->surplus_factor != ANNING_SHARES_FACTOR_ONE || options->income_factor != ANNING_SHARES_FACTOR_ONE ||
         options->lean_every != 0 || options->once != 0 || options->frozen;
}

/**
 * anning_share_wishes_get_options:
 * @first: a day of the first month that is reckoned with
 * @options: (out): for the domain. A one-off sum without a day, or of a day before, is there in the first month
 */
void
anning_share_wishes_get_options (const AnningShareWishes *wishes,
                                 const GDate             *first,
                                 AnningShareOptions      *options)
{
  int months = 0;

  g_return_if_fail (wishes != NULL && options != NULL);
  g_return_if_fail (first != NULL && g_date_valid (first));

  *options = wishes->options;
  if (g_date_valid (&wishes->once_day))
    months = (g_date_get_year (&wishes->once_day) - g_date_get_year (first)) * 12 +
             (int) g_date_get_month (&wishes->once_day) - (int) g_date_get_month (first);
  options->once_month = (guint) MAX (months, 0);
}
