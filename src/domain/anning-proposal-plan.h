/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-loan.h"
#include "anning-proposal.h"

G_BEGIN_DECLS

/* What a proposal means, payment by payment. */
typedef struct
{
  GArray *payments;         /* AnningInstalment, fee always 0; a down payment is the first of them */
  gint64 base;              /* fen to be repaid after the waiver, the down payment included */
  gint64 waived;            /* fen, all parts of the waiver together */
  gint64 down_payment;      /* fen, 0 when there is none */
  gint64 interest;          /* fen, over the whole plan */
  gint64 deferral_interest; /* fen, the part of it that accrues before the first payment */
  gint64 total;             /* fen, all payments */
  guint n_instalments;      /* payments without the down payment */
  gint64 first_payment;     /* fen, the first instalment */
  gint64 highest_payment;   /* fen, the largest instalment */
  GDate start;              /* interest is reckoned from this day */
  GDate last_day;
} AnningProposalPlan;

AnningProposalPlan *anning_proposal_plan_new  (const AnningProposal  *proposal,
                                               GError               **error);
void                anning_proposal_plan_free (AnningProposalPlan    *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningProposalPlan, anning_proposal_plan_free)

gint64              anning_proposal_waived    (const AnningProposal  *proposal);

G_END_DECLS
