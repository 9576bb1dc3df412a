/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact-counts.h"
#include "anning-plot.h"

G_BEGIN_DECLS

/*
 * A bar for each day, stacked by AnningCounted, with scales, a line at the limit
 * of answered calls and a cursor on one day. It wants to be the child of a
 * GtkScrolledWindow, and only paints what is to be seen there. A day with contacts
 * opens.
 */
#define ANNING_TYPE_DAY_BARS (anning_day_bars_get_type ())
G_DECLARE_FINAL_TYPE (AnningDayBars, anning_day_bars, ANNING, DAY_BARS, AnningPlot)

/* More of them are no picture any more: the last ones are drawn. */
#define ANNING_DAY_BARS_MOST 1830

GtkWidget    *anning_day_bars_new            (void);
void          anning_day_bars_set_data       (AnningDayBars *self,
                                              GArray        *days,
                                              gint32         first,
                                              gint32         last,
                                              guint          limit);
gint32        anning_day_bars_get_first      (AnningDayBars *self);
guint         anning_day_bars_get_n_days     (AnningDayBars *self);
const guint  *anning_day_bars_get_counts     (AnningDayBars *self,
                                              int            index);
double        anning_day_bars_get_cursor_x   (AnningDayBars *self);

G_END_DECLS
