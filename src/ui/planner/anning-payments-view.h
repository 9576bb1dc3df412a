/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* What was paid on one debt, and what is due next. */
#define ANNING_TYPE_PAYMENTS_VIEW (anning_payments_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaymentsView, anning_payments_view, ANNING, PAYMENTS_VIEW, AnningPlannerView)

G_END_DECLS
