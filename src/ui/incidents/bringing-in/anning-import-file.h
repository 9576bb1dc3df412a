/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-preview.h"

G_BEGIN_DECLS

/*
 * One file of an import by itself: what it is, what becomes of it, what in it is not
 * read and why.
 *
 * Signal: columns (): its columns are to be chosen.
 */
#define ANNING_TYPE_IMPORT_FILE (anning_import_file_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportFile, anning_import_file, ANNING, IMPORT_FILE, AdwBin)

void anning_import_file_show (AnningImportFile        *self,
                              AnningImportItem        *item,
                              const AnningImportTally *tally);

G_END_DECLS
