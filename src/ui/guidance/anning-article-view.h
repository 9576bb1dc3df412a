/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-facts.h"
#include "anning-library.h"

G_BEGIN_DECLS

/*
 * One article, to be read. Source marks open what they rest on; steps activate
 * the program's actions.
 *
 * Property: bookmarked (boolean): whether the star is on.
 * Signals: bookmark-toggled (): the reader pressed the star;
 *   open-article (const char *key): a step leads to another article
 */
#define ANNING_TYPE_ARTICLE_VIEW (anning_article_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningArticleView, anning_article_view, ANNING, ARTICLE_VIEW, AdwBin)

/*
 * Shows an article from its beginning.
 *
 * @entry: (nullable): kept, not copied; NULL shows nothing
 * @facts: (nullable): what its marks point to
 */
void                      anning_article_view_set_entry      (AnningArticleView        *self,
                                                              const AnningLibraryEntry *entry,
                                                              AnningFacts              *facts);
const AnningLibraryEntry *anning_article_view_get_entry      (AnningArticleView        *self);
/* Marks a stretch of a block, in characters, and scrolls to it. */
void                      anning_article_view_show_hit       (AnningArticleView        *self,
                                                              guint                     block,
                                                              guint                     start,
                                                              guint                     end);
void                      anning_article_view_set_bookmarked (AnningArticleView        *self,
                                                              gboolean                  bookmarked);
/* Closes what stands open over the article. */
void                      anning_article_view_quiet          (AnningArticleView        *self);

G_END_DECLS
