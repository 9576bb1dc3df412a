/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_CLAIM_PRINCIPAL,
  ANNING_CLAIM_INTEREST,
  ANNING_CLAIM_PENALTY,
  ANNING_CLAIM_FEES,
  ANNING_CLAIM_N_PARTS,
} AnningClaimPart;

/* What may explain a line of the comparison. Several may hold. */
typedef enum
{
  ANNING_CLAIM_SAME = 1 << 0,           /* but for rounding: up to one yuan */
  ANNING_CLAIM_MORE = 1 << 1,           /* more than by the contract */
  ANNING_CLAIM_LESS = 1 << 2,           /* less than by the contract */
  ANNING_CLAIM_NOT_NAMED = 1 << 3,      /* the claim says nothing of this part */
  ANNING_CLAIM_NOT_YET_DUE = 1 << 4,    /* principal that is not due yet is claimed as well */
  ANNING_CLAIM_ONLY_DUE = 1 << 5,       /* just the principal that is due is claimed */
  ANNING_CLAIM_KEPT_BACK = 1 << 6,      /* what was kept back at payout is claimed as principal */
  ANNING_CLAIM_PAYMENT = 1 << 7,        /* as much more as one payment, or all that were noted */
  ANNING_CLAIM_LATER_INTEREST = 1 << 8, /* no more than the interest that is not due yet */
  ANNING_CLAIM_RATE_UNKNOWN = 1 << 9,   /* what the contract says of a penalty is not entered */
  ANNING_CLAIM_NOT_OVERDUE = 1 << 10,   /* a penalty, though no principal was overdue */
  ANNING_CLAIM_RATE_HIGHER = 1 << 11,   /* a penalty at a higher rate than the contract's */
  ANNING_CLAIM_NO_SUCH_FEE = 1 << 12,   /* fees, though none is entered that is due later than at payout */
} AnningClaimReason;

typedef struct
{
  gint64 contract;           /* fen that are open by the contract, or ANNING_UNKNOWN */
  gint64 claimed;            /* fen, or ANNING_UNKNOWN */
  gint64 difference;         /* fen, claimed less contract, or ANNING_UNKNOWN */
  AnningClaimReason reasons; /* flags; 0 while nothing at all is claimed */
} AnningClaimLine;

typedef enum
{
  ANNING_CLAIM_STEP_DUE,     /* an instalment */
  ANNING_CLAIM_STEP_FEE,     /* a fee that is due once */
  ANNING_CLAIM_STEP_PAYMENT, /* a payment, and what it went to */
  ANNING_CLAIM_STEP_AHEAD,   /* what had been paid ahead, once something was due */
} AnningClaimStepKind;

typedef struct
{
  AnningClaimStepKind kind;
  GDate day;        /* not valid for payments without a day */
  guint number;     /* of the instalment */
  gint64 amount;    /* fen */
  gint64 principal; /* fen of @amount, as with the following */
  gint64 interest;
  gint64 penalty;
  gint64 fees;
  gint64 overdue;   /* fen of principal that is open afterwards */
} AnningClaimStep;

/* What a claim should be by the contract, against what is claimed. */
typedef struct
{
  GDate day;              /* as of which everything is worked out */
  gboolean day_assumed;   /* nobody knows the day of the claim: it is today */
  GDate paid_before;      /* instalments due before it count as paid; may be not valid */
  AnningClaimLine parts[ANNING_CLAIM_N_PARTS];
  AnningClaimLine total;
  AnningClaimLine rest;   /* all parts but the penalty, where that cannot be worked out; else as total */
  gint64 principal_due;   /* fen of the principal that was due until @day and is open */
  gint64 principal_later; /* fen of the principal that is due after @day */
  gint64 interest_later;  /* fen of the interest that is due after @day */
  gint64 ahead;           /* fen paid beyond what was due, taken off the principal */
  gint64 kept_back;       /* fen of the principal that never arrived */
  gint64 penalty_rate;    /* millionths per year, or ANNING_UNKNOWN */
  gint64 claimed_rate;    /* millionths per year at which the claimed penalty would arise, or ANNING_UNKNOWN */
  GArray *steps;          /* AnningClaimStep, by day */
} AnningClaim;

/* As much as parts of a claim may differ by rounding, in fen. */
#define ANNING_CLAIM_ROUNDING 100

AnningClaim *anning_claim_new  (const AnningDebtCase  *debt_case,
                                const GDate           *today,
                                GError               **error);
void         anning_claim_free (AnningClaim           *claim);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningClaim, anning_claim_free)

G_END_DECLS
