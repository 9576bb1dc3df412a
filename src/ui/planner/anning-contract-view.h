/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* The contract's schedule, and how far it was kept. */
#define ANNING_TYPE_CONTRACT_VIEW (anning_contract_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningContractView, anning_contract_view, ANNING, CONTRACT_VIEW, AnningPlannerView)

G_END_DECLS
