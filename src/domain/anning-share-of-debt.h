/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-share-costs.h"
#include "anning-shares.h"

G_BEGIN_DECLS

gint64 anning_share_of_debt (const GPtrArray          *cases,
                             const GPtrArray          *budget,
                             gint64                    debt_id,
                             const AnningShareOptions *options,
                             AnningShareCosts         *costs,
                             const GDate              *today);

G_END_DECLS
