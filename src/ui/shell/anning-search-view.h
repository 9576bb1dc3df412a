/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* What a search over articles and the whole file found; a row opens its page. */
#define ANNING_TYPE_SEARCH_VIEW (anning_search_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningSearchView, anning_search_view, ANNING, SEARCH_VIEW, AdwBin)

void anning_search_view_set_store      (AnningSearchView *self,
                                        AnningStore      *store);
void anning_search_view_set_query      (AnningSearchView *self,
                                        const char       *query);
void anning_search_view_activate_first (AnningSearchView *self);

G_END_DECLS
