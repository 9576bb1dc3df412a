/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-passphrase.h"
#include "anning-sealed.h"

G_BEGIN_DECLS

/* What the window and the command line say of sealed backups. All translated, (transfer none). */

/* @error: of ANNING_SEALED_ERROR. Returns: a sentence or two with what to do next */
const char *anning_sealed_words_explain  (const GError              *error);
/* A sentence on how long a passphrase holds, or why it is not taken. */
const char *anning_sealed_words_strength (AnningPassphraseStrength   strength);
/* That nobody can open it without the passphrase. */
const char *anning_sealed_words_warn     (void);

G_END_DECLS
