/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-letter-draft.h"

G_BEGIN_DECLS

/*
 * All that a letter asks for: what is missing openly, what is known or may be
 * added folded away. Once placed a row stays, so that none moves under the fingers.
 * Not seen while there is nothing to ask.
 */
#define ANNING_TYPE_LETTER_QUESTIONS (anning_letter_questions_get_type ())
G_DECLARE_FINAL_TYPE (AnningLetterQuestions, anning_letter_questions, ANNING, LETTER_QUESTIONS, AdwBin)

/* Answers go to @draft. */
void     anning_letter_questions_set_draft     (AnningLetterQuestions *self,
                                                AnningLetterBook      *book,
                                                AnningLetterDraft     *draft);
/* The letter is about something else now: rows are placed anew with the next values. */
void     anning_letter_questions_regroup       (AnningLetterQuestions *self);
/* Shows the values of the draft, which have been read. */
void     anning_letter_questions_update        (AnningLetterQuestions *self);
/* Puts the keys into the first open row that wants an answer. Returns: FALSE: there is none */
gboolean anning_letter_questions_focus_missing (AnningLetterQuestions *self);

G_END_DECLS
