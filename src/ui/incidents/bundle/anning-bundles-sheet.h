/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-bundle-verify.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* The bundles that were made, and the check of one. */
#define ANNING_TYPE_BUNDLES_SHEET (anning_bundles_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundlesSheet, anning_bundles_sheet, ANNING, BUNDLES_SHEET, AdwWindow)

AnningBundlesSheet *anning_bundles_sheet_new        (AnningStore        *store);
void                anning_bundles_sheet_present    (GtkWidget          *widget,
                                                     AnningStore        *store);
/* Returns: (transfer none) */
AnningBundleVerify *anning_bundles_sheet_get_verify (AnningBundlesSheet *self);

G_END_DECLS
