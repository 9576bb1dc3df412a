/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt.h"
#include "anning-debt-standing.h"
#include "anning-evidence-group.h"
#include "anning-form.h"
#include "anning-words.h"

G_BEGIN_DECLS

/* What is missing or wrong in the terms of a debt, and what to enter. The caller frees. */
char *anning_planner_debt_sentence     (const GError             *error,
                                        const AnningDebt         *debt);
/* The same for a proposal. */
char *anning_planner_proposal_sentence (const GError             *error);
/* What the open sum rests on. */
char *anning_planner_owed_sentence     (const AnningDebtStanding *standing);
/* Today in the zone of this computer. */
void  anning_planner_today             (GDate                    *day);

/* A titled row of a form, put into an expander row and tied to a field. Return the row. */
GtkWidget *anning_planner_add_row      (AdwExpanderRow           *parent,
                                        AnningForm               *form,
                                        GType                     row_type,
                                        const char               *field,
                                        const char               *title);
GtkWidget *anning_planner_add_word_row (AdwExpanderRow           *parent,
                                        AnningForm               *form,
                                        const char               *field,
                                        const char               *title,
                                        const AnningWord         *list);

/* The originals of one record, put into its expander row; files dropped on @parent are theirs. Nothing is
 * brought in before anning_evidence_group_load() says whose they are. */
AnningEvidenceGroup *anning_planner_add_evidence (AdwExpanderRow *parent,
                                                  const char     *title,
                                                  const char     *empty);

G_END_DECLS
