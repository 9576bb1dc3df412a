/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-reading.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Offers to track by when the answer to a letter has to come, or leads to where that
 * is done. Seen only where the letter was sent and such a deadline runs from it.
 */
#define ANNING_TYPE_LETTER_DEADLINE_ROW (anning_letter_deadline_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningLetterDeadlineRow, anning_letter_deadline_row, ANNING, LETTER_DEADLINE_ROW, AdwActionRow)

/*
 * @kind: (nullable): id of the deadline that runs from such a letter, NULL: none
 * @creditor, @lender_type: (nullable): of the debt that it is about
 */
void anning_letter_deadline_row_show (AnningLetterDeadlineRow *self,
                                      AnningStore             *store,
                                      const AnningLetter      *letter,
                                      const char              *kind,
                                      const char              *creditor,
                                      const char              *lender_type);

G_END_DECLS
