/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-proposal-compare.h"

G_BEGIN_DECLS

/* One round of negotiation with what both sides put forward in it. */
typedef struct
{
  const AnningRound *round;
  const AnningProposal *ours;   /* NULL: none was put forward, or it is gone */
  const AnningProposal *theirs; /* NULL: they named no terms */
  gboolean ours_known;          /* whether the terms suffice for figures */
  gboolean theirs_known;
  AnningPlanFigures ours_figures;
  AnningPlanFigures theirs_figures;
  gboolean moved;               /* both sides of the next are known */
  AnningPlanDifference change;  /* their terms less their last ones before */
  gboolean apart;               /* both sides of the next are known */
  AnningPlanDifference gap;     /* their last terms until this round less our last ones */
} AnningRoundLine;

GArray               *anning_round_table_new     (const AnningDebtCase *debt_case);
const AnningProposal *anning_round_find_theirs   (const AnningDebtCase *debt_case,
                                                  gint64                round_id);
const AnningProposal *anning_find_counter_offer  (const AnningDebtCase *debt_case);

G_END_DECLS
