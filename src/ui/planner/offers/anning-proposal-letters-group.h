/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt.h"
#include "anning-proposal.h"

G_BEGIN_DECLS

/*
 * The letters with which a proposal is put forward, each filled in with this
 * debt. For a credit card what the rule on personal instalments asks for as well.
 */
#define ANNING_TYPE_PROPOSAL_LETTERS_GROUP (anning_proposal_letters_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalLettersGroup, anning_proposal_letters_group, ANNING, PROPOSAL_LETTERS_GROUP,
                      GtkBox)

GtkWidget *anning_proposal_letters_group_new  (void);
/* @proposal: (nullable): the one that a letter is to put forward */
void       anning_proposal_letters_group_show (AnningProposalLettersGroup *self,
                                               const AnningDebt           *debt,
                                               const AnningProposal       *proposal);

G_END_DECLS
