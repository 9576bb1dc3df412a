/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/*
 * The way from debts to an offer, for whoever has not entered any debt yet.
 *
 * Action of the page around it, beside planner.show: planner.add.
 */
#define ANNING_TYPE_PLANNER_START (anning_planner_start_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlannerStart, anning_planner_start, ANNING, PLANNER_START, AnningPlannerView)

G_END_DECLS
