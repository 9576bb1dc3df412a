/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/* The bundles that were made: for whom, about what, and the fingerprint of each. */
#define ANNING_TYPE_BUNDLE_GROUP (anning_bundle_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleGroup, anning_bundle_group, ANNING, BUNDLE_GROUP, AnningRecordGroup)

GtkWidget *anning_bundle_group_new (void);

G_END_DECLS
