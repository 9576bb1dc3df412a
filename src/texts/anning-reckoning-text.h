/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-sum.h"
#include "anning-rule-texts.h"
#include "anning-yearly-cost.h"

G_BEGIN_DECLS

/*
 * How the figures of R-CON-11 came about, one sentence each, in the language of the
 * texts: what has to be told wherever it is said that they may have to be checked.
 */

char **anning_reckoning_tell_sum  (const AnningRuleTexts         *texts,
                                   const AnningSumCheck          *check,
                                   const AnningConductParameters *parameters);
char **anning_reckoning_tell_cost (const AnningRuleTexts         *texts,
                                   const AnningDebtCase          *debt_case,
                                   const AnningYearlyCost        *cost,
                                   const AnningCostLine          *line);

G_END_DECLS
