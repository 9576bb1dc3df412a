/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-preview.h"

G_BEGIN_DECLS

/*
 * What an import would do, and the choice of what comes in: files, numbers, limits
 * and what has to be decided, with one button that does it.
 *
 * Signals: file (AnningImportItem item), who (AnningImportNumber number): a page of
 *   its own is asked for; import (); cancel (); failed (GError error).
 */
#define ANNING_TYPE_IMPORT_PAGE (anning_import_page_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportPage, anning_import_page, ANNING, IMPORT_PAGE, AdwBin)

void                      anning_import_page_set_plan   (AnningImportPage   *self,
                                                         AnningStore        *store,
                                                         AnningImportPlan   *plan);
const AnningImportChoice *anning_import_page_get_choice (AnningImportPage   *self);
const AnningImportTally  *anning_import_page_get_tally  (AnningImportPage   *self,
                                                         AnningImportItem   *item);
void                      anning_import_page_say_who    (AnningImportPage   *self,
                                                         const AnningNumber *number);

G_END_DECLS
