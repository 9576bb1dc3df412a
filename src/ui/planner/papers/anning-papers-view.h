/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-papers.h"
#include "anning-planner-view.h"

G_BEGIN_DECLS

/*
 * Documents to hand out: statement of means, list of debts, proposal, comparison
 * sheet. What is chosen is seen at once, with what leaves with it. A statement of
 * means that left is kept as a version of the budget.
 */
#define ANNING_TYPE_PAPERS_VIEW (anning_papers_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningPapersView, anning_papers_view, ANNING, PAPERS_VIEW, AnningPlannerView)

/* @debt_id: for whose creditor; 0: for nobody in particular, where the document allows it */
void               anning_papers_view_choose    (AnningPapersView   *self,
                                                 AnningPaperKind     kind,
                                                 gint64              debt_id);
/* Returns: (nullable): the document that is shown */
const AnningPaper *anning_papers_view_get_paper (AnningPapersView   *self);
char              *anning_papers_view_summary   (AnningPlannerBook  *book,
                                                 gint64              debt_id,
                                                 const GDate        *today);

G_END_DECLS
