/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-cost-excess.h"

G_BEGIN_DECLS

/*
 * What was paid and is claimed above the line that applies, and what the contract
 * asks for above it. Never that something need not be paid: a court may be asked.
 */
#define ANNING_TYPE_COST_EXCESS_GROUP (anning_cost_excess_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningCostExcessGroup, anning_cost_excess_group, ANNING, COST_EXCESS_GROUP, AdwPreferencesGroup)

/*
 * Both NULL: nothing can be set against a line, the group is hidden.
 * @compounded_only: the compounded yearly cost is above the line, the simple one is not
 * @source: (nullable): the button with what the line rests on
 */
void anning_cost_excess_group_show (AnningCostExcessGroup  *self,
                                    const AnningCostExcess *of_case,
                                    const AnningCostExcess *of_contract,
                                    gboolean                compounded_only,
                                    GtkWidget              *source);

G_END_DECLS
