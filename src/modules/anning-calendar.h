/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A whole day with alarms. */
typedef struct
{
  char *uid;      /* the same each time, so that a calendar that took the event once takes the new one in its place */
  char *title;    /* one line */
  GDate day;
  GArray *alarms; /* guint: so many days before, at nine in the morning */
} AnningCalendarEvent;

/*
 * Of anning-calendar.so: a calendar (RFC 5545) with @events.
 *
 * @events: (element-type AnningCalendarEvent)
 * @now: ms, when it is made
 *
 * Returns: (transfer full): the file, UTF-8 with CRLF
 */
typedef char *(*AnningCalendarWrite) (const GPtrArray *events,
                                      gint64           now);
