/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-proposal-compare.h"

G_BEGIN_DECLS

/* One proposal beside what the contract still asks for and beside their last offer, line by line. */
#define ANNING_TYPE_PROPOSAL_COMPARE_GROUP (anning_proposal_compare_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalCompareGroup, anning_proposal_compare_group, ANNING, PROPOSAL_COMPARE_GROUP,
                      AdwPreferencesGroup)

GtkWidget *anning_proposal_compare_group_new  (void);
/* @contract, @counter: (nullable): not known, or none there */
void       anning_proposal_compare_group_show (AnningProposalCompareGroup *self,
                                               const AnningPlanFigures    *figures,
                                               const AnningPlanFigures    *contract,
                                               const AnningPlanFigures    *counter);

G_END_DECLS
