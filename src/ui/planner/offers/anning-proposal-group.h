/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-proposal.h"
#include "anning-record-group.h"

G_BEGIN_DECLS

/*
 * What the household puts forward for one debt: offers, and the target and the
 * limit that nobody else is to see. One of them is open at a time.
 */
#define ANNING_TYPE_PROPOSAL_GROUP (anning_proposal_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalGroup, anning_proposal_group, ANNING, PROPOSAL_GROUP, AnningRecordGroup)

/*
 * What a new proposal begins with, in fen, or ANNING_UNKNOWN. @owed: what it is about; @share: what a rule
 * of sharing leaves for this debt a month
 */
void                  anning_proposal_group_set_known   (AnningProposalGroup *self,
                                                         gint64               owed,
                                                         gint64               share);
/* Opens a new one. @role: of anning_proposal_roles */
void                  anning_proposal_group_add_role    (AnningProposalGroup *self,
                                                         const char          *role);
/* Returns: (nullable): as it stands on the screen: the open one, else the offer that counts */
const AnningProposal *anning_proposal_group_get_current (AnningProposalGroup *self);

G_END_DECLS
