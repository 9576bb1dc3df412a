/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-chart-words.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-format.h"

static gint64
get_value (const AnningChartData *data,
           guint                  series,
           guint                  month)
{
  return data->values[(gsize) month * data->n_series + series];
}

/**
 * anning_chart_format_month:
 * @first: the month of index 0
 *
 * Returns: "2027-03", "2027年3月"
 */
char *
anning_chart_format_month (const GDate *first,
                           guint        month)
{
  GDate day;

  g_return_val_if_fail (first != NULL && g_date_valid (first), NULL);

  anning_day_add_months (first, (int) month, &day);
  /* Translators: year, month */
  return g_strdup_printf (_("%1$d-%2$02d"), g_date_get_year (&day), g_date_get_month (&day));
}

char *
anning_chart_format_head (const AnningChartData *data,
                          AnningChartKind        kind,
                          const GDate           *first,
                          guint                  month)
{
  g_autofree char *name = anning_chart_format_month (first, month);
  g_autofree char *sum = NULL;

  g_return_val_if_fail (data != NULL && month < data->n_months, NULL);

  sum = anning_format_money (anning_chart_data_get_total (data, month));
  if (kind == ANNING_CHART_BARS)
    /* Translators: a month, a sum of money */
    return g_strdup_printf (_("%1$s: together %2$s"), name, sum);
  if (month == 0)
    /* Translators: a sum of money */
    return g_strdup_printf (_("Now: together %s"), sum);
  /* Translators: a month, a sum of money */
  return g_strdup_printf (_("End of %1$s: together %2$s"), name, sum);
}

char *
anning_chart_format_values (const AnningChartData *data,
                            AnningChartKind        kind,
                            const GDate           *first,
                            guint                  month,
                            const char *const     *names)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (data != NULL && month < data->n_months, NULL);

  head = anning_chart_format_head (data, kind, first, month);
  text = g_string_new (head);
  for (guint i = 0; i < data->n_series; i++)
    {
      g_autofree char *sum = anning_format_money (get_value (data, i, month));

      if (get_value (data, i, month) != 0)
        /* Translators: one more of a list in a sentence: a creditor, a sum of money */
        g_string_append_printf (text, _("; %1$s %2$s"), names[i], sum);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_balance (const AnningChartData *data,
                  const GDate           *first,
                  guint                  series,
                  const char            *name)
{
  guint length = anning_chart_data_get_length (data, series);
  g_autofree char *start = anning_format_money (get_value (data, series, 0));
  g_autofree char *end = anning_format_money (get_value (data, series, data->n_months - 1));
  g_autofree char *month = anning_chart_format_month (first, MIN (length, data->n_months - 1));

  if (length == 0)
    /* Translators: a creditor */
    return g_strdup_printf (_("%s: nothing is open."), name);
  if (length == data->n_months)
    /* Translators: a creditor, a sum, a sum, a month */
    return g_strdup_printf (_("%1$s: %2$s now, %3$s at the end of %4$s."), name, start, end, month);
  /* Translators: a creditor, a sum, a month */
  return g_strdup_printf (_("%1$s: %2$s now, paid off in %3$s."), name, start, month);
}

static char *
describe_payments (const AnningChartData *data,
                   const GDate           *first,
                   guint                  series,
                   const char            *name)
{
  guint end = anning_chart_data_get_length (data, series);
  guint start = 0;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *one = NULL;
  g_autofree char *last = NULL;

  if (end == 0)
    /* Translators: a creditor */
    return g_strdup_printf (_("%s: no payment."), name);
  while (get_value (data, series, start) == 0)
    start++;
  from = anning_chart_format_month (first, start);
  until = anning_chart_format_month (first, end - 1);
  one = anning_format_money (get_value (data, series, start));
  last = anning_format_money (get_value (data, series, end - 1));
  if (start + 1 == end)
    /* Translators: a creditor, a sum, a month */
    return g_strdup_printf (_("%1$s: %2$s in %3$s."), name, one, from);
  /* Translators: a creditor, a sum, a month, a sum, a month */
  return g_strdup_printf (_("%1$s: %2$s in %3$s, the last payment is %4$s in %5$s."), name, one, from, last, until);
}

char *
anning_chart_describe (const AnningChartData *data,
                       AnningChartKind        kind,
                       const GDate           *first,
                       const char *const     *names)
{
  g_autofree char *text = NULL;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (data != NULL, NULL);

  if (data->n_months == 0 || data->n_series == 0)
    return g_strdup (_("There is nothing to show."));
  from = anning_chart_format_month (first, 0);
  until = anning_chart_format_month (first, data->n_months - 1);
  if (kind == ANNING_CHART_AREAS)
    /* Translators: a month */
    text = g_strdup_printf (_("What is open from now until %s."), until);
  else
    /* Translators: a month, a month */
    text = g_strdup_printf (_("What is paid each month from %1$s to %2$s."), from, until);
  for (guint i = 0; i < data->n_series; i++)
    {
      g_autofree char *sentence = kind == ANNING_CHART_AREAS ? describe_balance (data, first, i, names[i])
                                                             : describe_payments (data, first, i, names[i]);
      /* Translators: one sentence after another */
      char *both = g_strdup_printf (C_("two sentences", "%1$s %2$s"), text, sentence);

      g_free (text);
      text = both;
    }
  return g_steal_pointer (&text);
}
