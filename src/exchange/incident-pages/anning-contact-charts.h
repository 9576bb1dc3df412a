/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "anning-contact-counts.h"

G_BEGIN_DECLS

/* The pictures of the overview in ink, for paper: one is told from another by its filling. */

/* The bars of days. */
typedef struct
{
  GArray *days;  /* AnningDayCount, in order */
  gint32 first;  /* local days, as GDate counts, both included */
  gint32 last;
  guint limit;   /* where the line stands */
  guint most;    /* of a day */
  const char *const *labels; /* of AnningCounted, for the legend; outlive it */
} AnningDayChart;

/* @days: a reference is kept. Returns: (transfer full) */
AnningDayChart *anning_day_chart_new  (GArray                    *days,
                                       gint32                     first,
                                       gint32                     last,
                                       guint                      limit,
                                       const char *const         *labels);
void            anning_day_chart_free (gpointer                   chart);
/* Both are an AnningPageDraw. */
void            anning_day_chart_draw (cairo_t                   *cr,
                                       PangoContext              *context,
                                       double                     width,
                                       double                     height,
                                       gconstpointer              chart);

/* The map of hours. */
typedef struct
{
  guint hours[ANNING_N_WEEKDAYS][ANNING_N_HOURS];
  guint most;
  int night_from; /* minutes from midnight */
  int night_to;
  const char *weekdays[ANNING_N_WEEKDAYS]; /* outlive it */
} AnningHourChart;

void            anning_hour_chart_draw (cairo_t                  *cr,
                                       PangoContext              *context,
                                       double                     width,
                                       double                     height,
                                       gconstpointer              chart);

G_END_DECLS
