/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Checks all originals, with progress, and says what came of it: how many are as they came in, or
 * which ones are not, where they are used, and what can be done.
 */
#define ANNING_TYPE_ORIGINALS_SHEET (anning_originals_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningOriginalsSheet, anning_originals_sheet, ANNING, ORIGINALS_SHEET, AdwWindow)

GtkWidget *anning_originals_sheet_new     (AnningStore *store);
/* Shows it over the window in which @parent stands; the check begins at once. */
void       anning_originals_sheet_present (GtkWidget   *parent,
                                           AnningStore *store);

G_END_DECLS
