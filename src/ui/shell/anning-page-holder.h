/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-page.h"

G_BEGIN_DECLS

/*
 * The place of a page in the window. The page itself is made when it is first
 * shown or asked for, so that the start pays for one page and not for four.
 *
 * Signals: page-made (AnningPage)
 */
#define ANNING_TYPE_PAGE_HOLDER (anning_page_holder_get_type ())
G_DECLARE_FINAL_TYPE (AnningPageHolder, anning_page_holder, ANNING, PAGE_HOLDER, AdwBin)

/* @page_type: a final class of AnningPage; @store: open. Nothing is made before this. */
void        anning_page_holder_set_up    (AnningPageHolder *self,
                                          GType             page_type,
                                          AnningStore      *store);
/* Returns: (transfer none) (nullable): the page, made if need be; NULL before the set-up */
AnningPage *anning_page_holder_get_page  (AnningPageHolder *self);
/* Lets page and store go; another set-up begins anew. */
void        anning_page_holder_clear     (AnningPageHolder *self);
/* Returns: (transfer none) (nullable): the page if it was made already */
AnningPage *anning_page_holder_peek_page (AnningPageHolder *self);

G_END_DECLS
