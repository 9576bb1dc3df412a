/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-chart-shape.h"

G_BEGIN_DECLS

/*
 * A chart in words, in the language of the program. The caller frees.
 *
 * @first: the month of index 0. In a chart of areas that index is how things
 *   stand now, and each later one the end of its month.
 * @names: (array): one per series
 */

char *anning_chart_format_month  (const GDate            *first,
                                  guint                   month);
/* "End of 2027-03: together ¥1,200.00" */
char *anning_chart_format_head   (const AnningChartData  *data,
                                  AnningChartKind         kind,
                                  const GDate            *first,
                                  guint                   month);
/* The same with each series that has something in that month. */
char *anning_chart_format_values (const AnningChartData  *data,
                                  AnningChartKind         kind,
                                  const GDate            *first,
                                  guint                   month,
                                  const char *const      *names);
/* Of each series where it starts, where it ends, and when nothing is left of it. */
char *anning_chart_describe      (const AnningChartData  *data,
                                  AnningChartKind         kind,
                                  const GDate            *first,
                                  const char *const      *names);

G_END_DECLS
