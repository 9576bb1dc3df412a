/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-chart-shape.h"
#include "anning-plot.h"

G_BEGIN_DECLS

/*
 * The picture of an AnningStackChart: stacked sums over months, with scales
 * and a cursor on one month. Painted once for each size, style and set of sums;
 * nothing in it is animated.
 */
#define ANNING_TYPE_STACK_PLOT (anning_stack_plot_get_type ())
G_DECLARE_FINAL_TYPE (AnningStackPlot, anning_stack_plot, ANNING, STACK_PLOT, AnningPlot)

GtkWidget             *anning_stack_plot_new          (void);
void                   anning_stack_plot_set_data     (AnningStackPlot       *self,
                                                       AnningChartKind        kind,
                                                       const GDate           *first,
                                                       const AnningChartData *data);
const AnningChartData *anning_stack_plot_get_data     (AnningStackPlot       *self);
AnningChartKind        anning_stack_plot_get_kind     (AnningStackPlot       *self);
const GDate           *anning_stack_plot_get_first    (AnningStackPlot       *self);
double                 anning_stack_plot_get_cursor_x (AnningStackPlot       *self);

G_END_DECLS
