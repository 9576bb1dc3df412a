/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact-counts.h"
#include "anning-plot.h"

G_BEGIN_DECLS

/*
 * How many contacts began in each hour of each weekday: the number stands in its
 * field, whose shade follows it. Hours run across where there is room, else down.
 * A bar along the hours marks the night of the rules. The place of a field is its
 * weekday from Monday * ANNING_N_HOURS + hour; one with contacts opens.
 */
#define ANNING_TYPE_HOUR_MAP (anning_hour_map_get_type ())
G_DECLARE_FINAL_TYPE (AnningHourMap, anning_hour_map, ANNING, HOUR_MAP, AnningPlot)

GtkWidget *anning_hour_map_new        (void);
void       anning_hour_map_set_counts (AnningHourMap             *self,
                                       const AnningContactCounts *counts);
guint      anning_hour_map_get_count  (AnningHourMap             *self,
                                       int                        field);
gboolean   anning_hour_map_is_across  (AnningHourMap             *self);
gboolean   anning_hour_map_is_night   (guint                      hour);

G_END_DECLS
