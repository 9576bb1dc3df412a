/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-article.h"

G_BEGIN_DECLS

/* An AnningBlock. */
void     anning_block_free          (gpointer    data);
/*
 * Reads @markdown into @blocks and the facts it names into @facts, of which some may be there.
 *
 * @markdown: valid UTF-8
 * @blocks: (element-type AnningBlock)
 * @facts: (element-type utf8)
 *
 * Returns: FALSE when there was not enough memory
 */
gboolean anning_article_read_blocks (GPtrArray  *blocks,
                                     GPtrArray  *facts,
                                     const char *markdown,
                                     gsize       length);

G_END_DECLS
