/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* What the household offers for one debt, and what it is offered. */
#define ANNING_TYPE_PROPOSALS_VIEW (anning_proposals_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalsView, anning_proposals_view, ANNING, PROPOSALS_VIEW, AnningPlannerView)

G_END_DECLS
