/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* What a debt really costs, fee by fee, and the line to compare it with. */
#define ANNING_TYPE_COST_VIEW (anning_cost_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningCostView, anning_cost_view, ANNING, COST_VIEW, AnningPlannerView)

G_END_DECLS
