/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-records.h"

/* Stands in every hostile text, so that what is shown can be found; without its tags it was read as markup. */
#define HOSTILE_WORD "qq_zz"
#define HOSTILE_SIGN "<i>" HOSTILE_WORD "</i>"
/* The marks that turn the direction of what follows: embeddings, overrides, isolates. */
#define HOSTILE_TURNS "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"

typedef enum
{
  HOSTILE_TEXTS, /* what a person typed, or an import brought */
  HOSTILE_ALL,   /* words of ours too, as in a file that was made by another program */
} HostileDegree;

/* How many kinds of hostile text there are. */
guint    hostile_texts_count   (void);
/* Returns: (transfer none): a text that means harm; @number: any */
const char *hostile_text       (guint          number);
/*
 * Makes the records of @store hostile: the same text becomes the same each time, so that what
 * belonged together still does. Sums, days and links stay.
 */
void     hostile_household     (AnningStore   *store,
                                HostileDegree  degree);
/* TRUE if @text shows @HOSTILE_WORD otherwise than as it was written. */
gboolean hostile_is_mangled    (const char    *text);
/* TRUE if one of @HOSTILE_TURNS stands in @text. */
gboolean hostile_has_turn      (const char    *text);
