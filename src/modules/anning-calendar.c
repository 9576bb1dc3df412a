/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-calendar.h"

#include <gmodule.h>
#include <libical/ical.h>

/* The morning hour of an alarm. */
#define ALARM_HOUR 9
#define MS_PER_SECOND 1000
#define MS_PER_MINUTE 60000

G_MODULE_EXPORT char *anning_calendar_write (const GPtrArray *events,
                                             gint64           now);

static struct icaltimetype
ical_day (const GDate *day)
{
  struct icaltimetype time = icaltime_null_date ();

  time.year = g_date_get_year (day);
  time.month = (int) g_date_get_month (day);
  time.day = g_date_get_day (day);
  time.is_date = 1;
  return time;
}

static icalcomponent *
new_alarm (const char *title,
           guint       days_before)
{
  struct icaltriggertype trigger = { .time = icaltime_null_time () };

  /* A whole day begins at midnight. */
  trigger.duration = icaldurationtype_from_int (-((int) days_before * 24 - ALARM_HOUR) * 3600);
  return icalcomponent_vanew (ICAL_VALARM_COMPONENT,
                              icalproperty_new_action (ICAL_ACTION_DISPLAY),
                              icalproperty_new_description (title),
                              icalproperty_new_trigger (trigger),
                              (void *) NULL);
}

static icalcomponent *
new_event (const AnningCalendarEvent *its,
           gint64                     now)
{
  struct icaltimetype stamp = icaltime_from_timet_with_zone ((time_t) (now / MS_PER_SECOND), 0,
                                                             icaltimezone_get_utc_timezone ());
  GDate next = its->day;
  icalcomponent *event;

  g_date_add_days (&next, 1);
  event = icalcomponent_vanew (ICAL_VEVENT_COMPONENT,
                               icalproperty_new_uid (its->uid),
                               icalproperty_new_dtstamp (stamp),
                               icalproperty_new_lastmodified (stamp),
                               /* Minutes: grows from one file to the next, and fits for 4000 years. */
                               icalproperty_new_sequence ((int) (now / MS_PER_MINUTE)),
                               icalproperty_new_dtstart (ical_day (&its->day)),
                               icalproperty_new_dtend (ical_day (&next)),
                               icalproperty_new_summary (its->title),
                               icalproperty_new_class (ICAL_CLASS_PRIVATE),
                               icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT),
                               (void *) NULL);
  for (guint i = 0; i < its->alarms->len; i++)
    icalcomponent_add_component (event, new_alarm (its->title, g_array_index (its->alarms, guint, i)));
  return event;
}

char *
anning_calendar_write (const GPtrArray *events,
                       gint64           now)
{
  icalcomponent *calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT,
                                                 icalproperty_new_version ("2.0"),
                                                 icalproperty_new_prodid ("-//Anning//Anning//EN"),
                                                 icalproperty_new_calscale ("GREGORIAN"),
                                                 icalproperty_new_method (ICAL_METHOD_PUBLISH),
                                                 (void *) NULL);
  char *text, *result;

  for (guint i = 0; i < events->len; i++)
    icalcomponent_add_component (calendar, new_event (g_ptr_array_index (events, i), now));
  text = icalcomponent_as_ical_string_r (calendar);
  result = g_strdup (text);
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return result;
}
