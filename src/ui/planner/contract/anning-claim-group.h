/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-claim.h"

G_BEGIN_DECLS

/* A claim part by part: by the contract, as claimed, the difference, what may explain it. */
#define ANNING_TYPE_CLAIM_GROUP (anning_claim_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningClaimGroup, anning_claim_group, ANNING, CLAIM_GROUP, AdwPreferencesGroup)

GtkWidget *anning_claim_group_new  (void);
/* @claim: taken */
void       anning_claim_group_take (AnningClaimGroup *self,
                                    AnningClaim      *claim);

G_END_DECLS
