/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-loan.h"
#include "anning-yield.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_EXCESS_RECEIVED,
  ANNING_EXCESS_PAID,
  ANNING_EXCESS_CLAIMED, /* the last step: what is claimed, set against what is open */
  ANNING_EXCESS_OPEN,    /* the last step where nothing is claimed: what is open */
} AnningExcessStepKind;

typedef struct
{
  AnningExcessStepKind kind;
  GDate day;
  gint64 amount;         /* fen received, paid or claimed */
  gint64 days;           /* since the step before */
  gint64 interest;       /* fen that these days bear at the line */
  gint64 to_interest;    /* fen of the amount */
  gint64 to_principal;   /* fen of the amount */
  gint64 above;          /* fen of the amount: neither interest nor principal was open */
  gint64 interest_open;  /* fen, afterwards; a claim changes nothing */
  gint64 principal_open; /* fen, afterwards; a claim changes nothing */
} AnningExcessStep;

/*
 * What was paid and is claimed, beside what the sum that really arrived would
 * have cost at a line. Above it a borrower may ask a court to adjust; this is our
 * arithmetic, a court may reckon in another way.
 */
typedef struct
{
  gint64 line;          /* millionths per year */
  gint64 received;      /* fen */
  gint64 interest;      /* fen, at the line, all days together */
  gint64 paid;          /* fen */
  gint64 claimed;       /* fen, ANNING_UNKNOWN: nothing is claimed */
  gint64 paid_above;    /* fen */
  gint64 claimed_above; /* fen */
  gint64 above;         /* fen, both together */
  GDate until;          /* the day of the last step */
  gboolean until_assumed; /* the claim has no day of its own: today */
  gboolean drawn_assumed; /* the day of payout is not known, and reckoned back from the first due day */
  GDate paid_before;    /* valid: instalments due before this day count as paid without being noted */
  GArray *steps;        /* AnningExcessStep, by day */
} AnningCostExcess;

AnningCostExcess *anning_cost_excess_new         (gint64                 line,
                                                  const GDate           *drawn,
                                                  gint64                 received,
                                                  const GArray          *payments,
                                                  gint64                 claimed,
                                                  const GDate           *until);
AnningCostExcess *anning_cost_excess_of_case     (const AnningDebtCase  *debt_case,
                                                  gint64                 line,
                                                  const GDate           *today,
                                                  GError               **error);
AnningCostExcess *anning_cost_excess_of_contract (const AnningLoan      *loan,
                                                  gint64                 line,
                                                  GError               **error);
void              anning_cost_excess_free        (AnningCostExcess      *excess);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCostExcess, anning_cost_excess_free)

G_END_DECLS
