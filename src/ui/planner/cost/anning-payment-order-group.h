/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-payment-course.h"

G_BEGIN_DECLS

/* In which order what was paid counts, by the law and step by step. Hidden without a payment. */
#define ANNING_TYPE_PAYMENT_ORDER_GROUP (anning_payment_order_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaymentOrderGroup, anning_payment_order_group, ANNING, PAYMENT_ORDER_GROUP, AdwPreferencesGroup)

/* @cases: all debts, for the names of the others */
void anning_payment_order_group_show (AnningPaymentOrderGroup   *self,
                                      const GPtrArray           *cases,
                                      gint64                     debt_id,
                                      const AnningPaymentCourse *course);

G_END_DECLS
