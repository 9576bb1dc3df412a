/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-claim.h"

G_BEGIN_DECLS

const char        *anning_claim_part_name   (AnningClaimPart      part);
/* Returns: (transfer full): what may explain the difference of a part, "" for nothing */
char              *anning_claim_part_reason (const AnningClaim   *claim,
                                             AnningClaimPart      part);
/* Returns: (transfer full): the same for all parts together */
char              *anning_claim_sum_reason  (const AnningClaim   *claim);
/* Returns: (array zero-terminated=1) (nullable): facts beside that; N_PARTS: on the order in which payments count */
const char *const *anning_claim_part_facts  (const AnningClaim   *claim,
                                             AnningClaimPart      part);
/* Returns: (transfer full): as of which day, and what counts as paid */
char              *anning_claim_day_text    (const AnningClaim   *claim);

G_END_DECLS
