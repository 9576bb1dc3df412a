/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-overview-words.h"

#include <glib/gi18n.h>

#include "anning-format.h"

/* GDate counts days from the first of January of year 1, which it calls 1. */
#define JULIAN_1970 719163
#define MS_PER_HOUR (60 * ANNING_MS_PER_MINUTE)

const char *
anning_overview_counted_label (AnningCounted counted)
{
  static const char *const labels[ANNING_N_COUNTED] = {
    N_("Answered calls"), N_("Unanswered calls"), N_("Messages and letters"), N_("Visits"),
  };

  g_return_val_if_fail ((guint) counted < ANNING_N_COUNTED, "");
  return _(labels[counted]);
}

char *
anning_overview_contacts (guint n)
{
  return g_strdup_printf (ngettext ("%u contact", "%u contacts", n), n);
}

static gint64
day_to_instant (gint32 day)
{
  return (day - JULIAN_1970) * ANNING_MS_PER_DAY;
}

char *
anning_overview_day (gint32 day)
{
  return anning_format_date (day_to_instant (day), 0);
}

char *
anning_overview_days (gint32 from,
                      gint32 until)
{
  g_autofree char *from_iso = anning_instant_day (day_to_instant (from), 0);
  g_autofree char *until_iso = anning_instant_day (day_to_instant (until), 0);
  g_autofree char *first = anning_format_day (from_iso);
  g_autofree char *last = anning_format_day (until_iso);

  if (from == until)
    return g_steal_pointer (&first);
  /* Translators: the first and the last day of a stretch of time */
  return g_strdup_printf (C_("days", "%1$s – %2$s"), first, last);
}

char *
anning_overview_day_head (gint32       day,
                          const guint *counts)
{
  g_autofree char *when = anning_overview_day (day);
  g_autofree char *contacts = anning_overview_contacts (anning_counted_total (counts));

  return g_strdup_printf (C_("who and how many", "%1$s: %2$s"), when, contacts);
}

char *
anning_overview_parts (const guint *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      if (counts[i] == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, C_("between the parts of a list", ", "));
      /* Translators: what is counted, then how many */
      g_string_append_printf (text, C_("counted", "%1$s %2$u"), anning_overview_counted_label (i), counts[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
overview_weekday (guint weekday)
{
  static const char *const names[ANNING_N_WEEKDAYS] = {
    N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"),
  };

  g_return_val_if_fail (weekday < ANNING_N_WEEKDAYS, "");
  return _(names[weekday]);
}

char *
anning_overview_hour (guint field)
{
  guint hour = field % ANNING_N_HOURS;
  g_autofree char *from = anning_format_time (hour * MS_PER_HOUR, 0);
  g_autofree char *until = anning_format_time ((hour + 1) % ANNING_N_HOURS * MS_PER_HOUR, 0);

  /* Translators: a weekday and the hour between two times */
  return g_strdup_printf (_("%1$s, %2$s to %3$s"), overview_weekday (field / ANNING_N_HOURS), from, until);
}

char *
anning_overview_hour_head (guint field,
                           guint count)
{
  g_autofree char *when = anning_overview_hour (field);
  g_autofree char *contacts = anning_overview_contacts (count);

  return g_strdup_printf (C_("who and how many", "%1$s: %2$s"), when, contacts);
}

char *
anning_overview_describe_days (const AnningContactCounts *counts,
                               guint                      limit)
{
  g_autofree char *contacts = anning_overview_contacts (counts->total);
  g_autofree char *days = NULL;
  g_autofree char *most = NULL;

  if (counts->days->len == 0)
    return g_steal_pointer (&contacts);
  for (guint i = 0; most == NULL && i < counts->days->len; i++)
    {
      const AnningDayCount *day = &g_array_index (counts->days, AnningDayCount, i);

      if (anning_counted_total (day->counts) == counts->most_a_day)
        most = anning_overview_day_head (day->day, day->counts);
    }
  days = anning_overview_days (g_array_index (counts->days, AnningDayCount, 0).day,
                               g_array_index (counts->days, AnningDayCount, counts->days->len - 1).day);
  /* Translators: days from and until, how many contacts, the fullest day with its contacts, a number of calls */
  return g_strdup_printf (_("%1$s: %2$s. The fullest day: %3$s. The line stands at %4$u answered calls."), days, contacts,
                          most, limit);
}

char *
anning_overview_describe_hours (const AnningContactCounts *counts)
{
  g_autofree char *most = NULL;

  if (counts->total == 0)
    return anning_overview_contacts (0);
  for (guint i = 0; most == NULL && i < ANNING_N_WEEKDAYS * ANNING_N_HOURS; i++)
    {
      if (counts->hours[i / ANNING_N_HOURS][i % ANNING_N_HOURS] == counts->most_an_hour)
        most = anning_overview_hour_head (i, counts->most_an_hour);
    }
  /* Translators: a weekday with an hour and its contacts */
  return g_strdup_printf (_("The fullest hour: %s."), most);
}

const char *
anning_overview_party (AnningParty party)
{
  const char *word = anning_party_get_word (party);

  return *word != '\0' ? anning_format_word (anning_parties, word) : C_("who was contacted", "Not known");
}

char *
anning_overview_sender (const AnningContactNames *names,
                        const AnningSenderCount  *sender)
{
  const char *creditor = anning_contact_names_get (names, ANNING_NAME_CREDITOR, sender->creditor);
  const char *collector = anning_contact_names_get (names, ANNING_NAME_COLLECTOR, sender->collector);

  if (*creditor == '\0')
    creditor = _("Creditor not known");
  return *collector != '\0' ? g_strdup_printf ("%s · %s", creditor, collector) : g_strdup (creditor);
}
