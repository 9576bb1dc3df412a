/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-chart-shape.h"

G_BEGIN_DECLS

/*
 * The picture of an AnningStackChart: stacked sums over months, with scales
 * and a cursor on one month, moved by pointer, touch or keys. Painted once for
 * each size, style and set of sums; nothing in it is animated.
 *
 * Property: cursor (int): index of a month, -1: on none.
 */
#define ANNING_TYPE_STACK_PLOT (anning_stack_plot_get_type ())
G_DECLARE_FINAL_TYPE (AnningStackPlot, anning_stack_plot, ANNING, STACK_PLOT, GtkWidget)

GtkWidget             *anning_stack_plot_new          (void);
void                   anning_stack_plot_set_data     (AnningStackPlot       *self,
                                                       AnningChartKind        kind,
                                                       const GDate           *first,
                                                       const AnningChartData *data);
const AnningChartData *anning_stack_plot_get_data     (AnningStackPlot       *self);
AnningChartKind        anning_stack_plot_get_kind     (AnningStackPlot       *self);
const GDate           *anning_stack_plot_get_first    (AnningStackPlot       *self);
void                   anning_stack_plot_set_cursor   (AnningStackPlot       *self,
                                                       int                    month);
int                    anning_stack_plot_get_cursor   (AnningStackPlot       *self);
double                 anning_stack_plot_get_cursor_x (AnningStackPlot       *self);

G_END_DECLS
