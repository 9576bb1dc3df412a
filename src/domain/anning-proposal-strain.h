/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-promises.h"
#include "anning-proposal-plan.h"

G_BEGIN_DECLS

/* The first month that a proposal itself makes fail. */
typedef struct
{
  GDate month;    /* its first day */
  gint64 lacking; /* fen that would be there without the proposal, or of what it asks for */
  gint64 lacking_before; /* fen that are lacking in that month without it; 0: nothing */
} AnningProposalStrain;

AnningPromises *anning_proposal_strain_new        (const AnningProposal     *proposal,
                                                   const GPtrArray          *cases,
                                                   const GPtrArray          *budget,
                                                   gboolean                  lean,
                                                   const GDate              *today,
                                                   GError                  **error);
gboolean        anning_proposal_strain_find_first (const AnningPromises     *promises,
                                                   AnningProposalStrain     *strain);

G_END_DECLS
