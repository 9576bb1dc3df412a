/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What the window and the command line both say of a file that cannot be opened or written. Translated.
 *
 * @error: of any domain; of %ANNING_STORE_ERROR and %G_IO_ERROR there is something to say
 *
 * Returns: (transfer none) (nullable): a sentence or two with what to do next; NULL: each says it in its own way
 */
const char *anning_store_words_explain (const GError *error);

G_END_DECLS
