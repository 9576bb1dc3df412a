/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* What was paid on one debt, and what is due next. */
#define ANNING_TYPE_PAYMENTS_VIEW (anning_payments_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaymentsView, anning_payments_view, ANNING, PAYMENTS_VIEW, AnningPlannerView)

/* The line below the place's title: what is late, else what is next. See AnningPlannerPlace. */
char *anning_payments_view_summary (AnningPlannerBook *book,
                                    gint64             debt_id,
                                    const GDate       *today);

G_END_DECLS
