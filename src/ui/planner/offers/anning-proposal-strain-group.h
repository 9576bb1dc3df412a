/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-proposal-strain.h"

G_BEGIN_DECLS

/* What a proposal leaves of the budget, month by month, with all that is promised elsewhere. */
#define ANNING_TYPE_PROPOSAL_STRAIN_GROUP (anning_proposal_strain_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalStrainGroup, anning_proposal_strain_group, ANNING, PROPOSAL_STRAIN_GROUP,
                      AdwPreferencesGroup)

GtkWidget *anning_proposal_strain_group_new  (void);
/* @normal, @lean: (nullable): with normal and with lean months; both NULL: there is no budget yet */
void       anning_proposal_strain_group_show (AnningProposalStrainGroup *self,
                                              const AnningPromises      *normal,
                                              const AnningPromises      *lean);

G_END_DECLS
