/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One found thing: a row of the file, or an article (table "article", with its key). */
#define ANNING_TYPE_SEARCH_RESULT (anning_search_result_get_type ())
G_DECLARE_FINAL_TYPE (AnningSearchResult, anning_search_result, ANNING, SEARCH_RESULT, GObject)

/* @markup: Pango markup of what stands below the title, hits in bold */
AnningSearchResult *anning_search_result_new        (const char         *table,
                                                     gint64              id,
                                                     const char         *key,
                                                     const char         *title,
                                                     const char         *markup);
/* Markup of a text with U+0002 before and U+0003 after each hit, as the store marks them. */
char               *anning_search_result_mark_up   (const char         *snippet);
const char         *anning_search_result_get_table  (AnningSearchResult *self);
gint64              anning_search_result_get_id     (AnningSearchResult *self);
const char         *anning_search_result_get_key    (AnningSearchResult *self);
const char         *anning_search_result_get_title  (AnningSearchResult *self);
const char         *anning_search_result_get_markup (AnningSearchResult *self);

G_END_DECLS
