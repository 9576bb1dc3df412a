/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* Deadlines of the household: those that run, and those that are done. */
#define ANNING_TYPE_DEADLINES_VIEW (anning_deadlines_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningDeadlinesView, anning_deadlines_view, ANNING, DEADLINES_VIEW, AnningPlannerView)

/* Opens one, also when it was not read yet. */
void  anning_deadlines_view_open    (AnningDeadlinesView *self,
                                     gint64               id);
char *anning_deadlines_view_summary (AnningPlannerBook   *book,
                                     gint64               debt_id,
                                     const GDate         *today);

G_END_DECLS
