/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-chart-shape.h"

G_BEGIN_DECLS

/*
 * Sums by debt over months, stacked: a picture that scrolls sideways where
 * there is no room for it, what one month holds, which colour is whose, and
 * everything as a table.
 */
#define ANNING_TYPE_STACK_CHART (anning_stack_chart_get_type ())
G_DECLARE_FINAL_TYPE (AnningStackChart, anning_stack_chart, ANNING, STACK_CHART, AdwBin)

GtkWidget  *anning_stack_chart_new       (void);
void        anning_stack_chart_set_data  (AnningStackChart      *self,
                                          const char            *title,
                                          AnningChartKind        kind,
                                          const GDate           *first,
                                          const AnningChartData *data,
                                          const char *const     *names);
/* Returns: (transfer none): what assistive technology is told of the picture */
const char *anning_stack_chart_get_text  (AnningStackChart      *self);
/* Returns: (transfer none): what stands below it about the month of the cursor; "" without one */
const char *anning_stack_chart_get_month (AnningStackChart      *self);

G_END_DECLS
