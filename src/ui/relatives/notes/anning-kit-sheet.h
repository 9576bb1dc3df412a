/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Makes the page for a relative's telephone: for whom, which parts of which note,
 * in which language, what leaves, and where it is saved.
 */
#define ANNING_TYPE_KIT_SHEET (anning_kit_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningKitSheet, anning_kit_sheet, ANNING, KIT_SHEET, AdwWindow)

AnningKitSheet *anning_kit_sheet_new      (AnningStore     *store,
                                           gint64           note_id,
                                           gint64           relative_id);
/*
 * Shows the sheet over the window of @widget. Whoever has a form of the note open
 * flushes it first.
 *
 * @note_id: whose parts are offered, or ANNING_UNKNOWN: it is chosen in the sheet
 * @relative_id: for whom, or ANNING_UNKNOWN: it is chosen or added in the sheet
 */
void            anning_kit_sheet_present  (GtkWidget       *widget,
                                           AnningStore     *store,
                                           gint64           note_id,
                                           gint64           relative_id);
/* For tests: writes the page without asking where to. */
void            anning_kit_sheet_save_to  (AnningKitSheet  *self,
                                           GFile           *file);
/* "form" or "done" */
const char     *anning_kit_sheet_get_page (AnningKitSheet  *self);

G_END_DECLS
