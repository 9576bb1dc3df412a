/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-number.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Whose one number is, while something is being brought in.
 *
 * Signal: done (): it was said.
 */
#define ANNING_TYPE_IMPORT_WHO (anning_import_who_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportWho, anning_import_who, ANNING, IMPORT_WHO, AdwBin)

void          anning_import_who_set_store (AnningImportWho              *self,
                                           AnningStore                  *store);
void          anning_import_who_show      (AnningImportWho              *self,
                                           const AnningImportNumberInfo *info,
                                           const AnningNumber           *record);
AnningNumber *anning_import_who_dup_number (AnningImportWho             *self);

G_END_DECLS
