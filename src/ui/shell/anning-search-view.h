/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What a search over the program's texts and the whole file found, kind by kind;
 * a row opens its page through app.show-record. For a text the key is followed by
 * "#" and what was typed.
 *
 * Signal: answered (): the rows answer to the query that was set last
 */
#define ANNING_TYPE_SEARCH_VIEW (anning_search_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningSearchView, anning_search_view, ANNING, SEARCH_VIEW, AdwBin)

/* @store: open */
void anning_search_view_set_store      (AnningSearchView *self,
                                        AnningStore      *store);
/* Nothing is listed for "". */
void anning_search_view_set_query      (AnningSearchView *self,
                                        const char       *query);
/* Down in @entry, where the query is typed, leads into the list, and Up from its first row back. */
void anning_search_view_take_keys      (AnningSearchView *self,
                                        GtkWidget        *entry);
/* Opens what is listed first, as soon as the last query is answered. */
void anning_search_view_activate_first (AnningSearchView *self);

G_END_DECLS
