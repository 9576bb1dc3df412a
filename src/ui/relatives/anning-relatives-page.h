/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-page.h"

G_BEGIN_DECLS

/*
 * Page 4: what to do when they call, the people, and the notes to them.
 *
 * Shows the records "relative", "note" and "note_part"; "note" with id 0 offers
 * the templates for a new one.
 */
#define ANNING_TYPE_RELATIVES_PAGE (anning_relatives_page_get_type ())
G_DECLARE_FINAL_TYPE (AnningRelativesPage, anning_relatives_page, ANNING, RELATIVES_PAGE, AnningPage)

AnningRelativesPage *anning_relatives_page_new (void);

G_END_DECLS
