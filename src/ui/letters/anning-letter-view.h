/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-letter-draft.h"
#include "anning-record-list.h"

G_BEGIN_DECLS

/*
 * One letter at work: what it is about and what is asked for beside the letter as
 * it will be on paper, and the ways to send it. Saves itself; made anew for each letter.
 *
 * Signal: deleted (): the letter was marked as deleted
 */
#define ANNING_TYPE_LETTER_VIEW (anning_letter_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningLetterView, anning_letter_view, ANNING, LETTER_VIEW, AdwBin)

/* @debts: of AnningDebt */
GtkWidget         *anning_letter_view_new       (AnningStore        *store,
                                                 AnningLetterBook   *book,
                                                 AnningLetterDraft  *draft,
                                                 AnningRecordList   *debts);
AnningLetterDraft *anning_letter_view_get_draft (AnningLetterView   *self);

G_END_DECLS
