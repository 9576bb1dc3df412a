/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What stands before the XML parser: takes a file in pieces and gives its tags,
 * one by one and whole, with everything in them that a parser of XML refuses or
 * would have to keep put right or left out. Text between tags, comments and
 * processing instructions are dropped; whoever declares types is refused.
 */
typedef struct _AnningTagFilter AnningTagFilter;

/* @tag: valid UTF-8, "<…>"; @line: where it begins, from 1 */
typedef gboolean (*AnningTagFunc) (const char  *tag,
                                   gsize        length,
                                   guint64      line,
                                   gpointer     data,
                                   GError     **error);

/* @attributes: those that are kept; all others are left out, however long they are. Static, ends with NULL */
AnningTagFilter *anning_tag_filter_new        (const char *const      *attributes,
                                               AnningTagFunc           func,
                                               gpointer                data);
void             anning_tag_filter_free       (AnningTagFilter        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTagFilter, anning_tag_filter_free)
gboolean         anning_tag_filter_push       (AnningTagFilter        *self,
                                               const char             *bytes,
                                               gsize                   size,
                                               GError                **error);
/* Whether the file may end here: not within a tag or a comment. */
gboolean         anning_tag_filter_is_between (const AnningTagFilter  *self);

G_END_DECLS
