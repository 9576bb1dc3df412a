/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Days are ISO texts in the file and GDate while they are reckoned with.
 * Instants are milliseconds since 1970 UTC plus the offset in minutes that was
 * valid where it happened. Nothing here reads a clock or a time zone.
 */
#define ANNING_MS_PER_SECOND G_GINT64_CONSTANT (1000)
#define ANNING_MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define ANNING_MS_PER_DAY G_GINT64_CONSTANT (86400000)
/* China has used one offset since 1991. */
#define ANNING_CHINA_OFFSET 480

/* A civil moment as read from a name or a bill. */
typedef struct
{
  int year, month, day, hour, minute, second;
} AnningCivil;

gboolean  anning_day_parse        (const char   *text,
                                   GDate        *day);
char     *anning_day_format       (const GDate  *day);
/* "2026年11月21日", "21 November 2026": as it stands in a letter. @language: "zh" or "en" */
char     *anning_day_format_long  (const GDate  *day,
                                   const char   *language);
/* Adds months; day 31 becomes the last day of a shorter month, counted from @first. */
void      anning_day_add_months   (const GDate  *first,
                                   int           months,
                                   GDate        *result);
gint64    anning_day_distance     (const GDate  *from,
                                   const GDate  *to);
int       anning_day_months       (const GDate  *from,
                                   const GDate  *to);

gboolean  anning_civil_valid      (const AnningCivil *civil);
gint64    anning_civil_to_instant (const AnningCivil *civil,
                                   gint64        utc_offset);
void      anning_instant_to_civil (gint64        instant,
                                   gint64        utc_offset,
                                   AnningCivil  *civil);
/* The ISO day on which @instant fell for whoever lived at @utc_offset. */
char     *anning_instant_day      (gint64        instant,
                                   gint64        utc_offset);
/* "02:13", "1:02:13": a length or a place in a recording; ms rounded down. */
char     *anning_length_format    (gint64        ms);

G_END_DECLS
