/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* The originals of one debt: its contract, screenshots, letters. */
#define ANNING_TYPE_EVIDENCE_VIEW (anning_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningEvidenceView, anning_evidence_view, ANNING, EVIDENCE_VIEW, AnningPlannerView)

/* The line below the place's title: how many there are. See AnningPlannerPlace. */
char *anning_evidence_view_summary (AnningPlannerBook *book,
                                    gint64             debt_id,
                                    const GDate       *today);

G_END_DECLS
