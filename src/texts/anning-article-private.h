/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-article.h"

G_BEGIN_DECLS

/* An AnningBlock. */
void     anning_block_free          (gpointer        data);
/*
 * Reads what stands behind the header lines into the title, the blocks and the
 * facts of @article.
 *
 * @markdown: valid UTF-8
 *
 * Returns: FALSE when there was not enough memory
 */
gboolean anning_article_read_blocks (AnningArticle  *article,
                                     const char     *markdown,
                                     gsize           length);

G_END_DECLS
