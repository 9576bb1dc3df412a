/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A boxed list of the originals of one record: a contract, screenshots, the receipt of a payment.
 * Files are chosen, dropped or pasted; they are brought in in the background. Each opens in a
 * window of ours, can be saved as a copy, and taken out again with Undo.
 *
 * Signals: changed (), when an original came or went;
 *   listen (gint64 evidence_id), where listening is offered: a recording was chosen to be played
 */
#define ANNING_TYPE_EVIDENCE_GROUP (anning_evidence_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningEvidenceGroup, anning_evidence_group, ANNING, EVIDENCE_GROUP, AdwPreferencesGroup)

GtkWidget *anning_evidence_group_new            (const char          *title,
                                                 const char          *empty);
void       anning_evidence_group_load           (AnningEvidenceGroup *self,
                                                 AnningStore         *store,
                                                 const char          *owner,
                                                 gint64               owner_id);
/* Files that are dropped on @area are brought in as well; those dropped on the group always are. */
void       anning_evidence_group_take_drops     (AnningEvidenceGroup *self,
                                                 GtkWidget           *area);
/* How many originals the record has. */
guint      anning_evidence_group_get_n          (AnningEvidenceGroup *self);
/* Somebody plays recordings beside the group: with several originals, each of them that is one gets a button. */
void       anning_evidence_group_offer_listening (AnningEvidenceGroup *self);
/* The first recording among the originals, 0 if there is none. */
gint64     anning_evidence_group_get_recording  (AnningEvidenceGroup *self);
/* Brings files in, as if they had been chosen. @files: of GFile */
void       anning_evidence_group_add_files      (AnningEvidenceGroup *self,
                                                 GListModel          *files);

G_END_DECLS
