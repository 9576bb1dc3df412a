/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-facts.h"
#include "anning-library.h"

G_BEGIN_DECLS

/*
 * One document, to be read: an article, a situation or a claim. Source marks
 * open what they rest on; steps and the documents before and behind it activate
 * the program's actions.
 *
 * Properties: bookmarked (boolean): whether the star is on;
 *   read (boolean): whether its end was seen, or the reader said so
 * Signals: bookmark-toggled (): the reader pressed the star;
 *   position-changed (): the reader stopped at another place, leaves it, or read
 *   changed by what the reader did; the document is still the one it is about
 */
#define ANNING_TYPE_ARTICLE_VIEW (anning_article_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningArticleView, anning_article_view, ANNING, ARTICLE_VIEW, AdwBin)

/*
 * Shows a document from its beginning, as not read.
 *
 * @entry: (nullable): kept, not copied; NULL shows nothing
 * @facts: (nullable): what its marks point to
 */
void                      anning_article_view_set_entry      (AnningArticleView        *self,
                                                              const AnningLibraryEntry *entry,
                                                              AnningFacts              *facts);
const AnningLibraryEntry *anning_article_view_get_entry      (AnningArticleView        *self);
/*
 * Marks every place of @text, or of the longest part of it that is there, and
 * scrolls to the first. Returns: FALSE when nothing of it is in the document.
 */
gboolean                  anning_article_view_find           (AnningArticleView        *self,
                                                              const char               *text);
/* Opens the bar to find something in the document. */
void                      anning_article_view_open_find_bar  (AnningArticleView        *self);
/* The index of the first block that can be seen, 0 at the beginning. */
guint                     anning_article_view_get_position   (AnningArticleView        *self);
/* Scrolls there, once the text is laid out. What is behind the end is the end. */
void                      anning_article_view_set_position   (AnningArticleView        *self,
                                                              guint                     block);
gboolean                  anning_article_view_get_read       (AnningArticleView        *self);
void                      anning_article_view_set_read       (AnningArticleView        *self,
                                                              gboolean                  read);
void                      anning_article_view_set_bookmarked (AnningArticleView        *self,
                                                              gboolean                  bookmarked);
/* Closes what stands open over the document. */
void                      anning_article_view_quiet          (AnningArticleView        *self);

G_END_DECLS
