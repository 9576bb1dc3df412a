/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-article.h"
#include "anning-facts.h"
#include "anning-pages.h"

G_BEGIN_DECLS

/*
 * A document as it leaves the program: title, text, and at the end what its
 * numbered marks rest on. What is only a button is left out.
 *
 * @facts: (nullable): of the language of @article; without them there are no sources
 * @language: "zh" or "en": that of both
 */

/* Returns: (transfer full) (element-type AnningPageBlock) */
GPtrArray *anning_article_page_blocks (const AnningArticle *article,
                                       AnningFacts         *facts,
                                       const char          *language);
/* Returns: (transfer full): the same as plain text, without a line break at the end */
char      *anning_article_plain_text  (const AnningArticle *article,
                                       AnningFacts         *facts,
                                       const char          *language);

G_END_DECLS
