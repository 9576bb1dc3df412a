/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-import-choice.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What of the lists comes in beside the choice of numbers: whose phone it is, since
 * when, messages, and how far two sources may differ and still mean one contact.
 *
 * Signal: changed (): another choice.
 */
#define ANNING_TYPE_IMPORT_LIMITS (anning_import_limits_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportLimits, anning_import_limits, ANNING, IMPORT_LIMITS, AdwBin)

void anning_import_limits_set (AnningImportLimits *self,
                               AnningStore        *store,
                               AnningImportChoice *choice);

G_END_DECLS
