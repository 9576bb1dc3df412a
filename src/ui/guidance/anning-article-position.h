/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-article-body.h"

G_BEGIN_DECLS

/*
 * Where the reader of a document is. The place stays when the text is laid out
 * anew, in another size or another width.
 *
 * Signals: rested (): the reader stopped at another place;
 *   end-seen (): the end of the text has been on the screen for a while
 */
#define ANNING_TYPE_ARTICLE_POSITION (anning_article_position_get_type ())
G_DECLARE_FINAL_TYPE (AnningArticlePosition, anning_article_position, ANNING, ARTICLE_POSITION, GObject)

/* Both belong to the same view and live as long as what is returned. */
AnningArticlePosition *anning_article_position_new   (GtkScrolledWindow     *scroller,
                                                      AnningArticleBody     *body);
/* To the beginning of another text. */
void                   anning_article_position_reset (AnningArticlePosition *self);
/* Says at once what "rested" would have said a little later. */
void                   anning_article_position_flush (AnningArticlePosition *self);
/* The index of the first block that can be seen. */
guint                  anning_article_position_get   (AnningArticlePosition *self);
/* Scrolls, once the text is laid out, until the block is at the upper edge. */
void                   anning_article_position_go_to (AnningArticlePosition *self,
                                                      guint                  block);
/* The same, until the character is in the upper third. */
void                   anning_article_position_show  (AnningArticlePosition *self,
                                                      guint                  block,
                                                      guint                  character);

G_END_DECLS
