/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/* Proposals for one debt, each with the payments it means. */
#define ANNING_TYPE_PROPOSAL_GROUP (anning_proposal_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalGroup, anning_proposal_group, ANNING, PROPOSAL_GROUP, AnningRecordGroup)

/* The sum with which a new proposal starts: fen, ANNING_UNKNOWN when nothing is known. */
void anning_proposal_group_set_owed (AnningProposalGroup *self,
                                     gint64               owed);

G_END_DECLS
