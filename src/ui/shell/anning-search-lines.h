/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "anning-search.h"

G_BEGIN_DECLS

/*
 * What a search found, as it is listed: kind by kind, in the order in which the
 * kinds first come, each below its heading, and of each only the first few.
 */

typedef enum
{
  ANNING_SEARCH_LINE_HIT,
  ANNING_SEARCH_LINE_MORE, /* shows the rest of its kind */
  ANNING_SEARCH_LINE_CUT,  /* says that there is more than was found */
} AnningSearchLineKind;

typedef struct
{
  AnningSearchLineKind kind;
  const char *group;    /* the kind: a table's name; interned; NULL where it is of none */
  gboolean begins;      /* the first line of its group: a heading stands above it */
  const AnningHit *hit; /* of a hit */
  guint n_left;         /* of "more" */
} AnningSearchLine;

/*
 * @hits: (element-type AnningHit): must outlive what is returned
 * @limit: how many rows of the file were asked for
 * @opened: (nullable) (element-type utf8): set of groups, as in the lines, that are shown whole
 *
 * Returns: (transfer full) (element-type AnningSearchLine)
 */
GArray     *anning_search_lines_new       (GPtrArray    *hits,
                                           guint         limit,
                                           GHashTable   *opened);
/* What a group is called above its hits, translated. */
const char *anning_search_group_title     (const char   *group);
/* What one of it is, in a word, translated; "" for a table that is not searched. */
const char *anning_search_table_label     (const char   *table);
const char *anning_search_table_icon_name (const char   *table);

G_END_DECLS
