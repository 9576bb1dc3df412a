/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-bundle-choice.h"

G_BEGIN_DECLS

/*
 * For whom a bundle is, what it is about and what of it stays at home: what is safe is chosen already.
 *
 * Signals: changed (): creditor or days are other ones
 * open (const char *page): "contacts", "originals" or "preview" is asked for
 */
#define ANNING_TYPE_BUNDLE_CHOOSE (anning_bundle_choose_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleChoose, anning_bundle_choose, ANNING, BUNDLE_CHOOSE, AdwBin)

/* @choice: outlives the page while it is shown, and is changed by it */
GtkWidget *anning_bundle_choose_new           (AnningStore        *store,
                                               AnningBundleChoice *choice);
/* Lets go of what it changes. */
void       anning_bundle_choose_close         (AnningBundleChoose *self);
/* What stands beside the ways to the lists. @contacts, @originals: (nullable) */
void       anning_bundle_choose_set_contents  (AnningBundleChoose *self,
                                               const char         *contacts,
                                               const char         *originals);
/* FALSE: there is nothing to look at, @reason says why */
void       anning_bundle_choose_set_ready     (AnningBundleChoose *self,
                                               gboolean            ready,
                                               const char         *reason);

G_END_DECLS
