/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* The relatives, and which of them agreed to be named in a bundle. Not there while there are none. */

#define ANNING_TYPE_BUNDLE_CONSENTS (anning_bundle_consents_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleConsents, anning_bundle_consents, ANNING, BUNDLE_CONSENTS, AdwBin)

GtkWidget *anning_bundle_consents_new       (void);
/* Once. What is switched is saved at once. */
void       anning_bundle_consents_set_store (AnningBundleConsents *self,
                                             AnningStore          *store);

G_END_DECLS
