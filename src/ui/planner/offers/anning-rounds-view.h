/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* The rounds of negotiation about one debt, one by one and side by side. */
#define ANNING_TYPE_ROUNDS_VIEW (anning_rounds_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningRoundsView, anning_rounds_view, ANNING, ROUNDS_VIEW, AnningPlannerView)

G_END_DECLS
