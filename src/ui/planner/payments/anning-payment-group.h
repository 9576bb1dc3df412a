/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/* What was paid on a debt. */
#define ANNING_TYPE_PAYMENT_GROUP (anning_payment_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaymentGroup, anning_payment_group, ANNING, PAYMENT_GROUP, AnningRecordGroup)

void     anning_payment_group_load (AnningPaymentGroup *self,
                                    AnningStore        *store,
                                    gint64              debt_id);
/* Opens one payment and puts the focus there. */
gboolean anning_payment_group_open (AnningPaymentGroup *self,
                                    gint64              payment_id);

G_END_DECLS
