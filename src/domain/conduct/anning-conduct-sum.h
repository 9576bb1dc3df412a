/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct.h"

G_BEGIN_DECLS

/* What R-CON-11 is told: sums and costs that others have reckoned. */
typedef struct
{
  gint32 day;              /* on which it was claimed, as GDate counts */
  guint32 creditor;        /* id of AnningContactNames */
  AnningLender lender;
  AnningProduct product;
  gint64 claimed;          /* fen, what the collector demands, may be ANNING_UNKNOWN */
  gint64 bill;             /* fen, what the lender's own bill says, may be ANNING_UNKNOWN */
  gint64 yearly_cost;      /* millionths per year, all costs together, may be ANNING_UNKNOWN */
  gint64 lpr;              /* millionths per year, one year, on the day of the contract, may be ANNING_UNKNOWN */
  gboolean disclosed_costs; /* a loan of which a table of all costs had to be shown */
  guint32 proofs;          /* AnningProof */
} AnningSumCheck;

AnningFindings *anning_conduct_check_sum (const AnningSumCheck          *check,
                                          const AnningConductParameters *parameters);

G_END_DECLS
