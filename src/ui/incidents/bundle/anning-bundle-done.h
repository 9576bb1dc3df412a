/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-bundle-entry.h"

G_BEGIN_DECLS

/* A bundle was saved: where it is, its fingerprint, and how it is checked. */
#define ANNING_TYPE_BUNDLE_DONE (anning_bundle_done_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleDone, anning_bundle_done, ANNING, BUNDLE_DONE, AdwBin)

GtkWidget *anning_bundle_done_new  (void);
void       anning_bundle_done_show (AnningBundleDone        *self,
                                    const AnningBundleEntry *entry,
                                    GFile                   *file);
/* Once it is in sight: what can be selected would take the focus, and show a cursor. */
void       anning_bundle_done_focus (AnningBundleDone       *self);

G_END_DECLS
