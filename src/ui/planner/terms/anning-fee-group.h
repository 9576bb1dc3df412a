/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/* What a loan costs beside its interest. */
#define ANNING_TYPE_FEE_GROUP (anning_fee_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningFeeGroup, anning_fee_group, ANNING, FEE_GROUP, AnningRecordGroup)

G_END_DECLS
