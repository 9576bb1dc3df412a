/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-lpr.h"

G_BEGIN_DECLS

/*
 * The line with which the yearly cost of a debt is compared. Above it a borrower
 * may ask a court to adjust; nothing above it is void by itself.
 */

/* The published lines; the caller owns what they point to. */
typedef struct
{
  gint64 licensed;            /* millionths per year, all costs together: licensed lenders */
  char **licensed_facts;      /* ids */
  gint64 lpr_times;           /* lenders without a licence: times the one-year LPR of the contract day */
  GDate private_since;        /* older contracts may fall under another rule */
  char **private_facts;
  const AnningLprTable *lpr;
} AnningCostLimits;

typedef enum
{
  ANNING_COST_LINE_LICENSED,
  ANNING_COST_LINE_PRIVATE,
  /* None can be told: */
  ANNING_COST_LINE_NO_LENDER,   /* it is not known what kind of lender it is */
  ANNING_COST_LINE_PLATFORM,    /* it is not the lender */
  ANNING_COST_LINE_NO_DAY,      /* the day of the contract is not known */
  ANNING_COST_LINE_BEFORE_RULE, /* the contract is older than the rule, or than the first published value */
} AnningCostLineKind;

typedef struct
{
  AnningCostLineKind kind;
  gint64 rate;                /* millionths per year, ANNING_UNKNOWN where there is none */
  gint64 lowest;              /* as rate; while the lender is not known, the lower of the two that may hold */
  AnningLprPoint lpr;         /* of a private lender's line: what it was worked out from */
  gboolean lpr_seen;          /* FALSE: a later value may have been published before the contract day */
  const char *const *facts;   /* ids, with the limits; NULL where there is no line */
} AnningCostLine;

/*
 * @lender_type: (nullable): a word of anning_lender_types
 * @contract_day: (nullable): ISO day
 * @line: (out)
 *
 * Source: facts rate.24.financial for licensed lenders and what courts treat as
 * such (law.loan.private_scope, org.local_seven); law.loan.private_4lpr for others.
 */
void anning_cost_line_find (const AnningCostLimits *limits,
                            const char             *lender_type,
                            const char             *contract_day,
                            AnningCostLine         *line);

G_END_DECLS
