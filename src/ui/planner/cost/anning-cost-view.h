/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* What a debt really costs, part by part, the line to compare it with, what lies above it, and what payments go to. */
#define ANNING_TYPE_COST_VIEW (anning_cost_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningCostView, anning_cost_view, ANNING, COST_VIEW, AnningPlannerView)

/* For the overview of a debt, see AnningPlannerPlace. */
char *anning_cost_view_summary (AnningPlannerBook *book,
                                gint64             debt_id,
                                const GDate       *today);

G_END_DECLS
