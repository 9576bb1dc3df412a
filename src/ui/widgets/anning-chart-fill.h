/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-chart-shape.h"

G_BEGIN_DECLS

/* How a series of a chart is filled in the style that the program has now: light, dark, high contrast. */
void anning_chart_fill_find (guint            series,
                             AnningChartFill *fill);

G_END_DECLS
