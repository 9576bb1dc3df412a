/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"

#include <string.h>

#define YEAR_MIN 1
#define YEAR_MAX 9999

/* No place on earth is a whole day away from UTC. */
#define OFFSET_MAX (24 * 60)

/* GDate counts days from the first of January of year 1, which it calls 1. */
#define JULIAN_1970 719163

/* The first and the last moment of those years, in ms. */
#define INSTANT_MIN G_GINT64_CONSTANT (-62135596800000)
#define INSTANT_MAX G_GINT64_CONSTANT (253402300799999)

static gint64
floor_divide (gint64 value,
              gint64 by)
{
  return value / by - (value % by < 0 ? 1 : 0);
}

/*
 * anning_day_parse:
 * @text: (nullable): an ISO day, "2026-03-12", and nothing else
 * @day: (out): set only on success
 *
 * Returns: FALSE unless @text is a day that the calendar has
 */
gboolean
anning_day_parse (const char *text,
                  GDate      *day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day != NULL, FALSE);

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    {
      if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
        return FALSE;
    }

  year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  month = (text[5] - '0') * 10 + (text[6] - '0');
  day_of_month = (text[8] - '0') * 10 + (text[9] - '0');
  if (!g_date_valid_dmy ((GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* Returns: (transfer full): the ISO day */
char *
anning_day_format (const GDate *day)
{
  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (day), (guint) g_date_get_month (day),
                          g_date_get_day (day));
}

/* Returns: (transfer full): the day as it is written in a letter, whatever the locale */
char *
anning_day_format_long (const GDate *day,
                        const char  *language)
{
  static const char *const months[] = {
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  };

  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  if (g_strcmp0 (language, "en") == 0)
    return g_strdup_printf ("%u %s %u", (guint) g_date_get_day (day), months[g_date_get_month (day) - 1],
                            (guint) g_date_get_year (day));
  return g_strdup_printf ("%u年%u月%u日", (guint) g_date_get_year (day), (guint) g_date_get_month (day),
                          (guint) g_date_get_day (day));
}

/*
 * anning_day_add_months:
 * @first: the day from which is counted, so that 31 January, 28 February and
 *   31 March follow one another
 * @months: may be below zero
 * @result: (out): not valid when it would leave the years 1 to 9999
 */
void
anning_day_add_months (const GDate *first,
                       int          months,
                       GDate       *result)
{
  gint64 month_count, year;
  GDateMonth month;
  GDateDay last;

  g_return_if_fail (first != NULL && g_date_valid (first));
  g_return_if_fail (result != NULL);

  month_count = (gint64) g_date_get_year (first) * 12 + g_date_get_month (first) - 1 + months;
  year = floor_divide (month_count, 12);
  month = (GDateMonth) (month_count - year * 12 + 1);

  if (year < YEAR_MIN || year > YEAR_MAX)
    {
      g_date_clear (result, 1);
      return;
    }

  last = g_date_get_days_in_month (month, (GDateYear) year);
  last = MIN (last, g_date_get_day (first));
  g_date_clear (result, 1);
  g_date_set_dmy (result, last, month, (GDateYear) year);
}

/* Returns: days from @from to @to, below zero when @to is earlier */
gint64
anning_day_distance (const GDate *from,
                     const GDate *to)
{
  g_return_val_if_fail (from != NULL && g_date_valid (from), 0);
  g_return_val_if_fail (to != NULL && g_date_valid (to), 0);

  return (gint64) g_date_get_julian (to) - (gint64) g_date_get_julian (from);
}

/* Returns: calendar months from that of @from to that of @to, whatever the days; below zero when @to is earlier */
int
anning_day_months (const GDate *from,
                   const GDate *to)
{
  g_return_val_if_fail (from != NULL && g_date_valid (from), 0);
  g_return_val_if_fail (to != NULL && g_date_valid (to), 0);

  return ((int) g_date_get_year (to) - (int) g_date_get_year (from)) * 12
         + (int) g_date_get_month (to) - (int) g_date_get_month (from);
}

/* Whether the calendar and the clock have @civil; leap seconds are not known. */
gboolean
anning_civil_valid (const AnningCivil *civil)
{
  g_return_val_if_fail (civil != NULL, FALSE);

  return civil->year >= YEAR_MIN && civil->year <= YEAR_MAX
         && civil->month >= 1 && civil->month <= 12
         && civil->day >= 1 && civil->day <= 31
         && g_date_valid_dmy ((GDateDay) civil->day, (GDateMonth) civil->month,
                              (GDateYear) civil->year)
         && civil->hour >= 0 && civil->hour <= 23
         && civil->minute >= 0 && civil->minute <= 59
         && civil->second >= 0 && civil->second <= 59;
}

/*
 * anning_civil_to_instant:
 * @civil: a valid civil moment
 * @utc_offset: minutes east of UTC that were valid there and then
 *
 * Returns: ms since 1970 UTC
 */
gint64
anning_civil_to_instant (const AnningCivil *civil,
                         gint64             utc_offset)
{
  GDate day;
  gint64 days, seconds;

  g_return_val_if_fail (civil != NULL && anning_civil_valid (civil), 0);

  utc_offset = CLAMP (utc_offset, -OFFSET_MAX, OFFSET_MAX);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) civil->day, (GDateMonth) civil->month, (GDateYear) civil->year);
  days = (gint64) g_date_get_julian (&day) - JULIAN_1970;
  seconds = civil->hour * 3600 + civil->minute * 60 + civil->second;
  return days * ANNING_MS_PER_DAY + seconds * ANNING_MS_PER_SECOND
         - utc_offset * ANNING_MS_PER_MINUTE;
}

/*
 * anning_instant_to_civil:
 * @instant: ms since 1970 UTC; the time of a file may be anything, and what lies
 *   outside the years 1 to 9999 becomes their first or last moment
 * @utc_offset: minutes east of UTC
 * @civil: (out): the moment there, ms rounded down to the second
 */
void
anning_instant_to_civil (gint64       instant,
                         gint64       utc_offset,
                         AnningCivil *civil)
{
  gint64 days, in_day;
  GDate day;

  g_return_if_fail (civil != NULL);

  utc_offset = CLAMP (utc_offset, -OFFSET_MAX, OFFSET_MAX);
  instant = CLAMP (instant, INSTANT_MIN, INSTANT_MAX) + utc_offset * ANNING_MS_PER_MINUTE;
  instant = CLAMP (instant, INSTANT_MIN, INSTANT_MAX);
  days = floor_divide (instant, ANNING_MS_PER_DAY);
  in_day = (instant - days * ANNING_MS_PER_DAY) / ANNING_MS_PER_SECOND;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) (days + JULIAN_1970));
  civil->year = g_date_get_year (&day);
  civil->month = (int) g_date_get_month (&day);
  civil->day = g_date_get_day (&day);
  civil->hour = (int) (in_day / 3600);
  civil->minute = (int) (in_day / 60 % 60);
  civil->second = (int) (in_day % 60);
}

/* Returns: (transfer full): the ISO day */
char *
anning_instant_day (gint64 instant,
                    gint64 utc_offset)
{
  AnningCivil civil;

  anning_instant_to_civil (instant, utc_offset, &civil);
  return g_strdup_printf ("%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

/* Returns: (transfer full): "02:13" or "1:02:13"; a length below zero is none */
char *
anning_length_format (gint64 ms)
{
  gint64 seconds = MAX (ms, 0) / ANNING_MS_PER_SECOND;

  if (seconds < 3600)
    return g_strdup_printf ("%02d:%02d", (int) (seconds / 60), (int) (seconds % 60));
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
}
