/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"

G_BEGIN_DECLS

/* A fact that bears on what a debt costs; by its id, the statement stands with the facts. */
typedef struct
{
  const char *fact;
  const char *lenders[8]; /* words of anning_lender_types; empty: any */
  const char *since;      /* ISO day: for contracts made from then on; NULL: any */
  gboolean kept_back;     /* only where less arrived than was agreed */
  gboolean penalty;       /* only where a penalty is claimed */
} AnningCostRule;

/* Ends with one that has no fact. */
extern const AnningCostRule anning_cost_rules[];

GStrv anning_cost_rules_find (const AnningDebtCase *debt_case);

G_END_DECLS
