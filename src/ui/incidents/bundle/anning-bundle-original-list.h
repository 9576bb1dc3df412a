/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-bundle-choice.h"

G_BEGIN_DECLS

/*
 * The originals of the contacts that go with a bundle, each with a tick, its size and a way to look at it.
 *
 * Signal: changed (): a tick was set or taken, or other originals are there
 */
#define ANNING_TYPE_BUNDLE_ORIGINAL_LIST (anning_bundle_original_list_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleOriginalList, anning_bundle_original_list, ANNING, BUNDLE_ORIGINAL_LIST, AdwBin)

/* @choice: outlives the page while it is shown, and is changed by it */
GtkWidget *anning_bundle_original_list_new       (AnningStore           *store,
                                              AnningBundleChoice    *choice);
/* @ids: gint64, the contacts in these days, ticked or not; kept, and not changed any more */
void       anning_bundle_original_list_set_ids   (AnningBundleOriginalList *self,
                                              GArray                *ids);
/* The ticks of contacts are other ones: only their originals are shown. */
void       anning_bundle_original_list_update    (AnningBundleOriginalList *self);
/* Lets go of what it changes. */
void       anning_bundle_original_list_close     (AnningBundleOriginalList *self);
/* Originals of the contacts with a tick, those of them with a tick, and the bytes of these. */
void       anning_bundle_original_list_count     (AnningBundleOriginalList *self,
                                              guint                 *n,
                                              guint                 *n_ticked,
                                              gint64                *bytes);

G_END_DECLS
