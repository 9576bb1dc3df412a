/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-number.h"

G_BEGIN_DECLS

/*
 * The numbers of all lists, each with a tick: ticked, its contacts come in.
 *
 * Signals: changed (): another choice; who (AnningImportNumber number): whose it is is to be said.
 */
#define ANNING_TYPE_IMPORT_NUMBERS (anning_import_numbers_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportNumbers, anning_import_numbers, ANNING, IMPORT_NUMBERS, AdwBin)

void anning_import_numbers_set     (AnningImportNumbers *self,
                                    GListModel          *numbers,
                                    AnningImportChoice  *choice);
void anning_import_numbers_refresh (AnningImportNumbers *self);

G_END_DECLS
