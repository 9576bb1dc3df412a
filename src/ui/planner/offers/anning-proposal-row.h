/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt-case.h"

G_BEGIN_DECLS

/*
 * Chooses one of the offers of a debt, or none.
 *
 * Property: value (gint64 id, ANNING_UNKNOWN: none)
 */
#define ANNING_TYPE_PROPOSAL_ROW (anning_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningProposalRow, anning_proposal_row, ANNING, PROPOSAL_ROW, AdwComboRow)

/* What can be chosen: ours, but neither target nor limit. */
void anning_proposal_row_set_case (AnningProposalRow    *self,
                                   const AnningDebtCase *debt_case);

G_END_DECLS
