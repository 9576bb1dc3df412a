/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-proposal-plan.h"

G_BEGIN_DECLS

/* What is compared of a way to pay: a proposal of either side, or what is left of the contract. */
typedef struct
{
  gint64 base;        /* fen to be repaid, interest and fees that are still to come left out */
  gint64 waived;      /* fen that the creditor gives up */
  gint64 interest;    /* fen still to come, fees included */
  gint64 total;       /* fen, all payments */
  gint64 down_payment; /* fen, before the instalments */
  gint64 monthly;     /* fen, the first instalment */
  gint64 highest;     /* fen, the largest instalment */
  gint64 months;      /* number of instalments; a down payment is none */
  gint64 yearly_cost; /* millionths per year, compounded, days/365; ANNING_UNKNOWN: none can be stated */
  GDate last_day;
} AnningPlanFigures;

/* One less the other, line by line; ANNING_UNKNOWN where one of them is not known. */
typedef struct
{
  gint64 waived;      /* fen */
  gint64 interest;    /* fen */
  gint64 total;       /* fen */
  gint64 down_payment; /* fen */
  gint64 monthly;     /* fen */
  gint64 highest;     /* fen */
  gint64 months;
  gint64 days;        /* between the last days */
  gint64 yearly_cost; /* millionths per year */
} AnningPlanDifference;

gboolean  anning_plan_figures_of_proposal (const AnningProposal      *proposal,
                                           AnningPlanFigures         *figures,
                                           GError                   **error);
gboolean  anning_plan_figures_of_contract (const AnningDebtCase      *debt_case,
                                           const GDate               *today,
                                           AnningPlanFigures         *figures,
                                           GError                   **error);
void      anning_plan_figures_compare     (const AnningPlanFigures   *figures,
                                           const AnningPlanFigures   *against,
                                           AnningPlanDifference      *difference);

G_END_DECLS
