/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Finding in a text that is shown, by the same rules as over the file. One
 * character is enough; what follows each other must follow each other; capitals
 * and small letters, full-width and half-width are the same; Latin words and
 * numbers are found from their beginning. Several words apart by blanks must all
 * stand in the text. Source marks do not count as text.
 */

/* In characters of the text; @end is the one behind the place. */
typedef struct
{
  guint start;
  guint end;
} AnningTextPlace;

/*
 * The place of the first word of @query.
 *
 * @marks: (nullable) (element-type AnningMark): stretches that are no text
 */
gboolean  anning_text_find     (const char  *text,
                                GArray      *marks,
                                const char  *query,
                                guint       *start,
                                guint       *end);
/*
 * Every place of every word of @query.
 *
 * Returns: (transfer full) (element-type AnningTextPlace): in the order of the text;
 *   empty when one of the words is missing
 */
GArray   *anning_text_find_all (const char  *text,
                                GArray      *marks,
                                const char  *query);

G_END_DECLS
