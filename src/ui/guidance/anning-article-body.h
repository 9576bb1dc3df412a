/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-article-column.h"
#include "anning-facts.h"
#include "anning-library.h"

G_BEGIN_DECLS

/* A stretch of a block's text, in characters. */
typedef struct
{
  guint block;
  guint start;
  guint end;
} AnningArticlePlace;

/* The text of a document: its blocks one below the other. Source marks open what they rest on, steps act. */
#define ANNING_TYPE_ARTICLE_BODY (anning_article_body_get_type ())
G_DECLARE_FINAL_TYPE (AnningArticleBody, anning_article_body, ANNING, ARTICLE_BODY, AnningArticleColumn)

/*
 * @entry: (nullable): kept, not copied; NULL shows nothing
 * @facts: (nullable): what its marks point to
 */
void       anning_article_body_set_entry  (AnningArticleBody        *self,
                                           const AnningLibraryEntry *entry,
                                           AnningFacts              *facts);
/* Returns: (transfer none) (nullable): the label or button of that block */
GtkWidget *anning_article_body_get_widget (AnningArticleBody        *self,
                                           guint                     block);
/*
 * Makes stretches stand out, one of them more.
 *
 * @places: (nullable) (element-type AnningArticlePlace): in the order of the text
 * @current: index in @places
 */
void       anning_article_body_mark       (AnningArticleBody        *self,
                                           GArray                   *places,
                                           guint                     current);
/* The height of a character above the body's own upper edge, in pixels; -1 while nothing is laid out. */
double     anning_article_body_get_y      (AnningArticleBody        *self,
                                           guint                     block,
                                           guint                     character);
/* The first block that ends below @y, as above. */
guint      anning_article_body_find_block (AnningArticleBody        *self,
                                           double                    y);
/* Closes the source that stands open. */
void       anning_article_body_quiet      (AnningArticleBody        *self);

G_END_DECLS
