/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* The contract's schedule and how far it was kept, the claim beside it, and the limitation clock. */
#define ANNING_TYPE_CONTRACT_VIEW (anning_contract_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningContractView, anning_contract_view, ANNING, CONTRACT_VIEW, AnningPlannerView)

/* Returns: (transfer full) (nullable): "12/24 · 3 missed" */
char *anning_contract_view_summary (AnningPlannerBook *book,
                                    gint64             debt_id,
                                    const GDate       *today);

G_END_DECLS
