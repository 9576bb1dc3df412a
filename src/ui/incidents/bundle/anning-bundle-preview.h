/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-bundle-plan.h"

G_BEGIN_DECLS

/*
 * Exactly what leaves: counts, what cannot be masked, all files, and the report as it will be read.
 *
 * Signal: save (): the person has seen it
 */
#define ANNING_TYPE_BUNDLE_PREVIEW (anning_bundle_preview_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundlePreview, anning_bundle_preview, ANNING, BUNDLE_PREVIEW, AdwBin)

GtkWidget              *anning_bundle_preview_new      (AnningStore              *store);
/* Plans what @choice comes to and shows it. */
void                    anning_bundle_preview_plan     (AnningBundlePreview      *self,
                                                        const AnningBundleChoice *choice);
/* Planning that is under way is not wanted any more. */
void                    anning_bundle_preview_stop     (AnningBundlePreview      *self);
/* Returns: (transfer none) (nullable): what leaves; NULL while it is planned. It holds until the next one is planned. */
AnningBundlePlan       *anning_bundle_preview_get_plan (AnningBundlePreview      *self);

G_END_DECLS
