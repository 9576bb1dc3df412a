/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-evidence.h"

G_BEGIN_DECLS

/*
 * One original of a record: what it is, and how to see it, save a copy or take it out.
 *
 * Signal: listen (gint64 evidence_id): a recording that is to be played where the row stands.
 */
#define ANNING_TYPE_EVIDENCE_ROW (anning_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningEvidenceRow, anning_evidence_row, ANNING, EVIDENCE_ROW, AdwActionRow)

/* @evidence, @use: (transfer full) */
GtkWidget *anning_evidence_row_new (AnningStore       *store,
                                    AnningEvidence    *evidence,
                                    AnningEvidenceUse *use);
/* Gives a recording a button to be played where the row stands. */
void       anning_evidence_row_offer_listening (AnningEvidenceRow *self);

G_END_DECLS
