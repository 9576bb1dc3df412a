/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-article.h"

G_BEGIN_DECLS

/*
 * The button that opens a document's headings; hidden where there are too few.
 *
 * Signals: chosen (guint block): a heading, by the index of its block
 */
#define ANNING_TYPE_ARTICLE_CONTENTS (anning_article_contents_get_type ())
G_DECLARE_FINAL_TYPE (AnningArticleContents, anning_article_contents, ANNING, ARTICLE_CONTENTS, AdwBin)

/* @article: (nullable): kept, not copied */
void anning_article_contents_set_article (AnningArticleContents *self,
                                          const AnningArticle   *article);

G_END_DECLS
