/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-deadline-entry.h"
#include "anning-texts.h"
#include "anning-words.h"

G_BEGIN_DECLS

/* Deadlines as a person reads them. */

/* The kinds, for a row that chooses one; lives as long as the program. */
const AnningWord *anning_deadline_words_kinds     (AnningTexts              *texts);
/* Returns: (transfer full): "Last day 5 December 2026 · in 13 days", or why there is none */
char             *anning_deadline_words_state     (const AnningDeadline     *deadline,
                                                   AnningDeadlineState       state,
                                                   const AnningDeadlineEntry *entry,
                                                   const GDate              *today);
/* Returns: (transfer full): how the last day was counted */
char             *anning_deadline_words_workings  (const AnningDeadline     *deadline,
                                                   const AnningDeadlineEntry *entry);
/* Returns: (transfer full) (nullable): the days of the reminders, NULL for none */
char             *anning_deadline_words_reminders (const AnningDeadline     *deadline);

G_END_DECLS
