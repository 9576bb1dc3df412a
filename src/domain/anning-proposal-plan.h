/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-loan.h"
#include "anning-proposal.h"

G_BEGIN_DECLS

/* What a proposal means, payment by payment. */
typedef struct
{
  GArray *payments; /* AnningInstalment, fee always 0 */
  gint64 base;      /* fen to be repaid after the waiver */
  gint64 interest;  /* fen, over the whole plan */
  gint64 deferral_interest; /* fen, the part of it that accrues before the first payment */
  gint64 total;     /* fen, all payments */
  GDate last_day;
} AnningProposalPlan;

AnningProposalPlan *anning_proposal_plan_new  (const AnningProposal  *proposal,
                                               GError               **error);
void                anning_proposal_plan_free (AnningProposalPlan    *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningProposalPlan, anning_proposal_plan_free)

G_END_DECLS
