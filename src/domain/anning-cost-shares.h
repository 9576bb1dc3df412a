/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-loan.h"

G_BEGIN_DECLS

/* What a part of the cost of a loan is. */
typedef enum
{
  ANNING_COST_PART_INTEREST,
  ANNING_COST_PART_KEPT_BACK,  /* what did not arrive, beyond the fees that are named as kept back */
  ANNING_COST_PART_FEE,        /* one of the loan's fees */
  ANNING_COST_PART_TABLE_FEES, /* fees that the rows of a table name themselves */
} AnningCostPartKind;

typedef struct
{
  AnningCostPartKind kind;
  guint fee;     /* ANNING_COST_PART_FEE: its place among the loan's fees */
  gint64 amount; /* fen, over the whole loan */
  gint64 raises; /* millionths: by so much it raises the effective yearly cost; ANNING_UNKNOWN: cannot be stated */
} AnningCostPart;

/* Everything that is to be paid, by what it is for. */
typedef struct
{
  gint64 principal; /* fen that arrived: what is repaid without costing anything */
  gint64 total;     /* fen: the principal and all parts */
  gint64 effective; /* millionths per year, everything counted; ANNING_UNKNOWN: none, or more than one */
  GArray *parts;    /* AnningCostPart: interest, what was kept back, fees in their order, fees of the table */
} AnningCostShares;

AnningCostShares *anning_cost_shares_new  (const AnningLoan  *loan,
                                           GError           **error);
void              anning_cost_shares_free (AnningCostShares  *shares);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCostShares, anning_cost_shares_free)

G_END_DECLS
