/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a sealed backup holds against somebody who has the file and good machines. */
typedef enum
{
  ANNING_PASSPHRASE_EMPTY,
  ANNING_PASSPHRASE_TOO_WEAK, /* days at most: not accepted */
  ANNING_PASSPHRASE_WEAK,     /* holds for a while: accepted with a word */
  ANNING_PASSPHRASE_GOOD,
  ANNING_PASSPHRASE_STRONG,
} AnningPassphraseStrength;

/* Keeps nothing of @text. An estimate from above: it knows a few habits, and no dictionary and nobody's birthday. */
AnningPassphraseStrength anning_passphrase_judge    (const char *text);
/* The same in tenths of a bit: each bit doubles the number of guesses. */
guint                    anning_passphrase_estimate (const char *text);

G_END_DECLS
