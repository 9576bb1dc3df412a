/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-number-list.h"

G_BEGIN_DECLS

/* What is known of a number, in the language of the program. The caller frees. */

/* "Bank of the Lake · Agency · the tall one"; "Nothing known yet" */
char *anning_number_tie_words (const AnningNumberTie *tie);
/* Who said so: "You said so" */
const char *anning_number_tie_told (const AnningNumberTie *tie);
/* "12 contacts" */
char *anning_number_count  (const AnningNumberRow *row);
/* "3 calls answered, 2 not answered, 5 messages; you called 1 time" */
char *anning_number_counts (const AnningNumberRow *row);
/* "12 March 2026 – 1 April 2026"; NULL without a contact */
char *anning_number_days   (const AnningNumberRow *row);

G_END_DECLS
