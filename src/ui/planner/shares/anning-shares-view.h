/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/*
 * How what is left over is shared among the debts: the rules side by side, what
 * becomes of each debt, and what happens if things change. Place "shares".
 */
#define ANNING_TYPE_SHARES_VIEW (anning_shares_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningSharesView, anning_shares_view, ANNING, SHARES_VIEW, AnningPlannerView)

/* In the file: what is chosen on this page. */
#define ANNING_SETTING_SHARES "planner-shares"

/* For the table of places. */
char *anning_shares_view_summary (AnningPlannerBook *book,
                                  gint64             debt_id,
                                  const GDate       *today);

G_END_DECLS
