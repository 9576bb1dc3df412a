/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-article-body.h"

G_BEGIN_DECLS

/*
 * Finding in one document: all places are marked, one of them is where the
 * reader is.
 *
 * Signals: moved (guint block, guint character): the reader is at another place
 */
#define ANNING_TYPE_ARTICLE_FIND_BAR (anning_article_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnningArticleFindBar, anning_article_find_bar, ANNING, ARTICLE_FIND_BAR, AdwBin)

/* @body: what shows the document; not owned, lives as long */
void     anning_article_find_bar_set_body    (AnningArticleFindBar *self,
                                              AnningArticleBody    *body);
/* Closes the bar and forgets what was found. @article: (nullable): kept, not copied */
void     anning_article_find_bar_set_article (AnningArticleFindBar *self,
                                              const AnningArticle  *article);
/* Shows the bar with the focus in it. What is typed is looked for from the block @from on. */
void     anning_article_find_bar_open        (AnningArticleFindBar *self,
                                              guint                 from);
/*
 * Marks @text, or the longest part of it that stands in the document, without
 * showing the bar. Returns: FALSE when nothing of it is there.
 */
gboolean anning_article_find_bar_find        (AnningArticleFindBar *self,
                                              const char           *text);
/* Takes the marks away. Returns: FALSE when there were none. */
gboolean anning_article_find_bar_clear       (AnningArticleFindBar *self);
/* To the next place, or with -1 to the one before; behind the last comes the first. */
void     anning_article_find_bar_step        (AnningArticleFindBar *self,
                                              int                   step);

G_END_DECLS
