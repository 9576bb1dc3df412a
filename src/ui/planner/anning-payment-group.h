/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/* What was paid on a debt. */
#define ANNING_TYPE_PAYMENT_GROUP (anning_payment_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaymentGroup, anning_payment_group, ANNING, PAYMENT_GROUP, AnningRecordGroup)

G_END_DECLS
