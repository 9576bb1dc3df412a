/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/*
 * What the household offers for one debt, what it hopes for and what it could
 * bear at most; and what the one that is open comes to: compared, against the
 * budget, what to look at, which letter puts it forward.
 */
#define ANNING_TYPE_PROPOSALS_VIEW (anning_proposals_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalsView, anning_proposals_view, ANNING, PROPOSALS_VIEW, AnningPlannerView)

G_END_DECLS
