/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/*
 * One debt: where it stands, and a row for each place that says more of it.
 *
 * Signal: removed (), after "Delete This Debt".
 */
#define ANNING_TYPE_DEBT_DETAIL (anning_debt_detail_get_type ())
G_DECLARE_FINAL_TYPE (AnningDebtDetail, anning_debt_detail, ANNING, DEBT_DETAIL, AnningPlannerView)

G_END_DECLS
