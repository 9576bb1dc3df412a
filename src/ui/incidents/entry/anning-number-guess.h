/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-numbers.h"
#include "anning-recent-numbers.h"

G_BEGIN_DECLS

/* What the file tells of a number that is being typed; texts are NULL where it tells nothing. */
typedef struct
{
  char *creditor;
  char *collector;
  char *to_party; /* whom it reached the last time */
  gint64 debt_id; /* may be ANNING_UNKNOWN */
} AnningGuessedNumber;

/*
 * Follows a number while it is typed, and knows which ones called last.
 *
 * Signals: guessed (const AnningGuessedNumber *before, const AnningGuessedNumber *now):
 *     something else is known of the number;
 *   recent (GPtrArray *numbers): AnningRecentNumber, the latest first
 */
#define ANNING_TYPE_NUMBER_GUESS (anning_number_guess_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberGuess, anning_number_guess, ANNING, NUMBER_GUESS, GObject)

AnningNumberGuess *anning_number_guess_new  (AnningStore       *store);
/* @text: as it stands in the field */
void               anning_number_guess_look (AnningNumberGuess *self,
                                             const char        *text);

G_END_DECLS
