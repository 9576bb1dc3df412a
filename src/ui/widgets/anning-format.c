/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-format.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-record.h"

static const char *const weekdays[] = {
  NULL,
  N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
};

static const char *const months[] = {
  NULL,
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
  N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

/* Of the whole program, as the language is; set by the application. */
static gboolean twelve_hours = FALSE;

static char *
unknown (void)
{
  return g_strdup ("—");
}

static char *
format_year_day (int year,
                 int month,
                 int day)
{
  /* Translators: day of the month, name of the month, year */
  return g_strdup_printf (_("%1$d %2$s %3$d"), day, _(months[month]), year);
}

char *
anning_format_money (gint64 fen)
{
  g_autofree char *digits = NULL;

  if (fen == ANNING_UNKNOWN)
    return unknown ();
  digits = anning_money_to_text (fen);
  if (g_str_has_prefix (digits, ANNING_MINUS))
    return g_strconcat (ANNING_MINUS "¥", digits + strlen (ANNING_MINUS), NULL);
  return g_strconcat ("¥", digits, NULL);
}

char *
anning_format_rate (gint64 rate)
{
  return rate == ANNING_UNKNOWN ? unknown () : anning_rate_to_short_text (rate, 2);
}

char *
anning_format_day (const char *day)
{
  GDate date;

  g_date_clear (&date, 1);
  if (day == NULL || !anning_day_parse (day, &date))
    return unknown ();
  return format_year_day (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

char *
anning_format_date (gint64 instant,
                    gint64 utc_offset)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = NULL;
  AnningCivil civil;
  GDate date;

  if (instant == ANNING_UNKNOWN)
    return unknown ();
  anning_instant_to_civil (instant, utc_offset, &civil);
  if (!anning_civil_valid (&civil))
    return unknown ();
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, civil.day, civil.month, civil.year);
  if (civil.year != g_date_time_get_year (now))
    text = format_year_day (civil.year, civil.month, civil.day);
  else
    /* Translators: day of the month, name of the month */
    text = g_strdup_printf (_("%1$d %2$s"), civil.day, _(months[civil.month]));
  /* Translators: the weekday, then the day */
  return g_strdup_printf (_("%1$s %2$s"), _(weekdays[g_date_get_weekday (&date)]), text);
}

/* Midnight and noon are both 12. */
static int
to_twelve (int hour)
{
  return hour % 12 == 0 ? 12 : hour % 12;
}

char *
anning_format_time (gint64 instant,
                    gint64 utc_offset)
{
  AnningCivil civil;

  if (instant == ANNING_UNKNOWN)
    return unknown ();
  anning_instant_to_civil (instant, utc_offset, &civil);
  if (!twelve_hours)
    return g_strdup_printf ("%02d:%02d", civil.hour, civil.minute);
  return g_strdup_printf (civil.hour < 12
                            /* Translators: hour and minute before noon */
                            ? _("%1$d:%2$02d AM")
                            /* Translators: hour and minute after noon */
                            : _("%1$d:%2$02d PM"),
                          to_twelve (civil.hour), civil.minute);
}

char *
anning_format_time_seconds (gint64 instant,
                            gint64 utc_offset)
{
  AnningCivil civil;

  if (instant == ANNING_UNKNOWN)
    return unknown ();
  anning_instant_to_civil (instant, utc_offset, &civil);
  if (!twelve_hours)
    return g_strdup_printf ("%02d:%02d:%02d", civil.hour, civil.minute, civil.second);
  return g_strdup_printf (civil.hour < 12
                            /* Translators: hour, minute and second before noon */
                            ? _("%1$d:%2$02d:%3$02d AM")
                            /* Translators: hour, minute and second after noon */
                            : _("%1$d:%2$02d:%3$02d PM"),
                          to_twelve (civil.hour), civil.minute, civil.second);
}

void
anning_format_set_twelve_hours (gboolean twelve)
{
  twelve_hours = twelve;
}

char *
anning_format_months (gint64 count)
{
  guint n;

  if (count == ANNING_UNKNOWN)
    return unknown ();
  /* One format for gettext on every platform. */
  n = CLAMP (count, 0, G_MAXUINT);
  return g_strdup_printf (ngettext ("%u month", "%u months", n), n);
}

const char *
anning_format_word (const AnningWord *list,
                    const char       *word)
{
  const char *label;

  g_return_val_if_fail (list != NULL, "");

  label = anning_words_label (list, word);
  return label != NULL ? _(label) : "";
}
