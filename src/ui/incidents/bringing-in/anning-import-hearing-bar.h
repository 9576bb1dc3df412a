/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-hearing.h"

G_BEGIN_DECLS

/*
 * Listens to the recordings of a plan while its preview is looked at, and shows how far
 * that is. Not visible when there is nothing to listen to.
 *
 * signal item (AnningImportItem *item): more is known of it
 * signal done (): all were listened to, at least one
 */
#define ANNING_TYPE_IMPORT_HEARING_BAR (anning_import_hearing_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportHearingBar, anning_import_hearing_bar, ANNING, IMPORT_HEARING_BAR, AdwBin)

/* Begins at once. The same plan again: what is under way goes on. */
void     anning_import_hearing_bar_set_plan  (AnningImportHearingBar *self,
                                              AnningImportPlan       *plan);
gboolean anning_import_hearing_bar_is_active (AnningImportHearingBar *self);
/* Whether what was agreed to waits for it; says so. */
void     anning_import_hearing_bar_set_awaited (AnningImportHearingBar *self,
                                                gboolean                awaited);

G_END_DECLS
