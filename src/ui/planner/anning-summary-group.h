/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-budget.h"
#include "anning-debt-standing.h"

G_BEGIN_DECLS

/* All debts in four lines: owed, due next, to spare each month, and what of that is promised. */
#define ANNING_TYPE_SUMMARY_GROUP (anning_summary_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningSummaryGroup, anning_summary_group, ANNING, SUMMARY_GROUP, AdwPreferencesGroup)

void anning_summary_group_show (AnningSummaryGroup   *self,
                                const AnningDebtsSum *sum,
                                const AnningBudget   *budget);

G_END_DECLS
