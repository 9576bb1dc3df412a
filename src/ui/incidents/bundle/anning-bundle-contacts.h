/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-bundle-choice.h"

G_BEGIN_DECLS

/*
 * The contacts a bundle is chosen from, each with a tick.
 *
 * Signals: changed (): a tick was set or taken, or other contacts are there
 * listed (): other contacts are there
 */
#define ANNING_TYPE_BUNDLE_CONTACTS (anning_bundle_contacts_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleContacts, anning_bundle_contacts, ANNING, BUNDLE_CONTACTS, AdwBin)

/* @choice: outlives the page while it is shown, and is changed by it */
GtkWidget *anning_bundle_contacts_new       (AnningStore          *store,
                                             AnningBundleChoice   *choice);
/* Creditor or days are other ones. */
void       anning_bundle_contacts_update    (AnningBundleContacts *self);
/* Lets go of what it changes. */
void       anning_bundle_contacts_close     (AnningBundleContacts *self);
/* FALSE while they are read, or cannot be. */
gboolean   anning_bundle_contacts_get_ready (AnningBundleContacts *self);
/* Contacts in these days, and those of them with a tick. */
void       anning_bundle_contacts_count     (AnningBundleContacts *self,
                                             guint                *n,
                                             guint                *n_ticked);
/* Returns: (transfer none): gint64, all contacts in these days, oldest first */
GArray    *anning_bundle_contacts_get_ids   (AnningBundleContacts *self);

G_END_DECLS
