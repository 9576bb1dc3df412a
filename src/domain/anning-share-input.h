/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-share-costs.h"
#include "anning-shares.h"

G_BEGIN_DECLS

AnningSharePriority  anning_share_priority_of (const AnningDebt *debt);
GArray              *anning_share_input       (const GPtrArray  *cases,
                                               AnningShareCosts *costs,
                                               const GDate      *today);

G_END_DECLS
