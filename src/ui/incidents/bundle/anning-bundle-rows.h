/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Contacts by their ids as a list model of AnningIncidentItem; what a row shows is read when somebody looks at it. */
#define ANNING_TYPE_BUNDLE_ROWS (anning_bundle_rows_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleRows, anning_bundle_rows, ANNING, BUNDLE_ROWS, GObject)

AnningBundleRows *anning_bundle_rows_new     (AnningStore      *store);
/* @ids: gint64, in the order in which they are shown; kept, and not changed any more */
void              anning_bundle_rows_set_ids (AnningBundleRows *self,
                                              GArray           *ids);
GArray           *anning_bundle_rows_get_ids (AnningBundleRows *self);

G_END_DECLS
