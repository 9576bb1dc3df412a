/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-library.h"

G_BEGIN_DECLS

/*
 * Search over the articles: the same rules as over the file. One character is
 * enough; what follows each other must follow each other; capitals and small
 * letters, full-width and half-width are the same; Latin words and numbers are
 * found from their beginning. Several words apart by blanks must all stand in
 * the same paragraph. Source marks do not count as text.
 */

typedef enum
{
  ANNING_HIT_TITLE, /* in the title, the keywords or the summary: one an article */
  ANNING_HIT_BLOCK,
} AnningArticleHitPlace;

typedef struct
{
  const AnningLibraryEntry *entry;
  AnningArticleHitPlace place;
  guint block;   /* of a block: its index in the article */
  guint start;   /* of a block: first character of the hit in the block's text */
  guint end;     /* and the one behind it */
  char *snippet; /* Pango markup: a stretch of the text with the hit in bold */
} AnningArticleHit;

/*
 * Returns: (transfer full) (element-type AnningArticleHit): titles first, then in
 *   reading order; the entries belong to @library. Empty when nothing was typed.
 */
GPtrArray *anning_article_search      (AnningLibrary     *library,
                                       const char        *query);
/*
 * Finds the first place of @query in @text, both as they are shown.
 *
 * @marks: (nullable) (element-type AnningMark): stretches that are no text
 * @start, @end: (out): in characters of @text
 */
gboolean   anning_article_search_text (const char        *text,
                                       GArray            *marks,
                                       const char        *query,
                                       guint             *start,
                                       guint             *end);

G_END_DECLS
