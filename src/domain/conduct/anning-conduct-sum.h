/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct.h"
#include "anning-cost-line.h"
#include "anning-debt-case.h"

G_BEGIN_DECLS

/*
 * R-CON-11: the sum that is demanded, and what a debt costs. It is about a debt and
 * not about a contact, so no log has it.
 */

/* What is demanded, and what it is held against. */
typedef struct
{
  gint64 demanded;     /* fen that they named when they last named terms, may be ANNING_UNKNOWN */
  GDate demanded_day;  /* of that round; may be not valid */
  gint64 bill;         /* fen that the lender's own bill says: the claim under the terms of the debt, may be ANNING_UNKNOWN */
  GDate bill_day;      /* may be not valid */
  gint64 paid;         /* fen that were paid between the two days; below zero: the bill came later, and has them taken off */
  gint64 expected;     /* fen, the bill less what was paid, never below zero, ANNING_UNKNOWN as the bill is */
} AnningSumCheck;

void            anning_sum_check_init     (AnningSumCheck                *check,
                                           const AnningDebtCase          *debt_case);
AnningFindings *anning_conduct_check_sum  (const AnningDebtCase          *debt_case,
                                           const AnningSumCheck          *check,
                                           const AnningConductParameters *parameters);
AnningFindings *anning_conduct_check_cost (const AnningDebtCase          *debt_case,
                                           const AnningCostLine          *line,
                                           gint64                         yearly_cost,
                                           const AnningConductParameters *parameters);

G_END_DECLS
