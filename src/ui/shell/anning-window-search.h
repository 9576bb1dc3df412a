/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* What ties the window's search bar to the results, which take the place of the pages. */
#define ANNING_TYPE_WINDOW_SEARCH (anning_window_search_get_type ())
G_DECLARE_FINAL_TYPE (AnningWindowSearch, anning_window_search, ANNING, WINDOW_SEARCH, GObject)

/*
 * @stack: with the children "pages" and "results"; @place: where the results go, with the first search.
 * The window owns all four, and lets this go before them.
 */
AnningWindowSearch *anning_window_search_new       (GtkSearchBar       *bar,
                                                    GtkSearchEntry     *entry,
                                                    GtkStack           *stack,
                                                    AdwBin             *place);
/* @store: (nullable): NULL empties it all */
void                anning_window_search_set_store (AnningWindowSearch *self,
                                                    AnningStore        *store);
/* Opens the bar with the cursor in it. */
void                anning_window_search_begin     (AnningWindowSearch *self);
/* Back to the pages. */
void                anning_window_search_leave     (AnningWindowSearch *self);

G_END_DECLS
