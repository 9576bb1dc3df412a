/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-fingerprint-line.h"
#include "anning-fingerprints.h"

G_BEGIN_DECLS

/* What came of a check, in the language of the program: a short line, and what follows from it. */
const char *anning_fingerprint_words_title    (const AnningFingerprintClaim  *claim,
                                               const AnningFingerprintAnswer *answer);
char       *anning_fingerprint_words_sentence (const AnningFingerprintClaim  *claim,
                                               const AnningFingerprintAnswer *answer);
/* For a text that is no line; NULL for one that is. */
const char *anning_fingerprint_words_line     (AnningFingerprintLineState     state);
/* "holds", "changed", "other_time", "absent": the same in each language */
const char *anning_fingerprint_words_state    (AnningFingerprintState         state);

G_END_DECLS
