/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "anning-planner-book.h"
#include "anning-proposal-plan.h"

G_BEGIN_DECLS

/* The words for proposals and rounds. The caller frees. */

/* "Instalments", "Limit · Deferral". */
char *anning_proposal_name            (const AnningProposal     *proposal);
/* The same of a proposal, or what is missing in it. */
char *anning_proposal_line            (const AnningProposal     *proposal);
/* TRUE for what nobody but the household is to see: target and limit. */
gboolean anning_proposal_is_private   (const AnningProposal     *proposal);
/* "March 2027" */
char *anning_format_month             (const GDate              *month);
/* "+¥60.00", "−¥60.00", "±0" */
char *anning_format_money_change      (gint64                    fen);

/* Summaries of the two places, see AnningPlannerPlace. */
char *anning_proposals_summary        (AnningPlannerBook        *book,
                                       gint64                    debt_id,
                                       const GDate              *today);
char *anning_rounds_summary           (AnningPlannerBook        *book,
                                       gint64                    debt_id,
                                       const GDate              *today);

G_END_DECLS
