/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-form.h"
#include "anning-proposal.h"

G_BEGIN_DECLS

/*
 * The rows of one proposal inside an expander row, ours or theirs, with what it
 * comes to below them. Belongs to the row.
 */
typedef struct _AnningProposalEditor AnningProposalEditor;

/* @theirs: terms that the creditor named: without role, hardship and what we owe */
AnningProposalEditor *anning_proposal_editor_attach   (AdwExpanderRow       *row,
                                                       AnningForm           *form,
                                                       gboolean              theirs);
/* Takes its rows out of @row again. */
void                  anning_proposal_editor_detach   (AdwExpanderRow       *row);
/* Returns: (nullable): the editor in @row */
AnningProposalEditor *anning_proposal_editor_find     (AdwExpanderRow       *row);
/*
 * What is offered to be taken over, in fen, or ANNING_UNKNOWN. @owed: today; @share: what a rule of
 * sharing leaves for this debt a month
 */
void                  anning_proposal_editor_set_known (AnningProposalEditor *self,
                                                        gint64                owed,
                                                        gint64                share);
/* Shows what follows from the record as it stands in the form. */
void                  anning_proposal_editor_show     (AnningProposalEditor *self);

G_END_DECLS
