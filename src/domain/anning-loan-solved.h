/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"

G_BEGIN_DECLS

/* The terms of a debt that were not entered, as they follow from the others. */
typedef struct
{
  gint64 principal;  /* fen, ANNING_UNKNOWN: entered, or does not follow; so for all of these */
  gint64 rate;       /* millionths per year */
  gint64 instalment; /* fen, the first one where they differ */
  gint64 months;
  GDate drawn;       /* not valid: entered, or does not follow */
  GDate first_due;   /* not valid: entered, or does not follow */
} AnningLoanSolved;

void anning_loan_solved_find (const AnningDebtCase *debt_case,
                              AnningLoanSolved     *solved);

G_END_DECLS
