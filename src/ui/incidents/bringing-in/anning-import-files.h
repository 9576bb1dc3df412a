/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-preview.h"

G_BEGIN_DECLS

/*
 * The files of an import, each with what it is and what becomes of it.
 *
 * Signal: opened (guint position, AnningImportItem item): more of it is asked for.
 */
#define ANNING_TYPE_IMPORT_FILES (anning_import_files_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportFiles, anning_import_files, ANNING, IMPORT_FILES, AdwBin)

void                     anning_import_files_set_plan    (AnningImportFiles         *self,
                                                          AnningImportPlan          *plan);
void                     anning_import_files_set_preview (AnningImportFiles         *self,
                                                          const AnningImportPreview *preview);
const AnningImportTally *anning_import_files_get_tally   (AnningImportFiles         *self,
                                                          guint                      position);

/* More is known of one of the files. */
void                     anning_import_files_refresh     (AnningImportFiles         *self,
                                                          AnningImportItem          *item);

G_END_DECLS
