/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * How one incident stood before: each change with what it was and what it became, the
 * newest first. A change can be taken back with all that came after it; that is a change
 * like any other.
 */
#define ANNING_TYPE_VERSIONS_SHEET (anning_versions_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningVersionsSheet, anning_versions_sheet, ANNING, VERSIONS_SHEET, AdwWindow)

GtkWidget *anning_versions_sheet_new (AnningStore *store,
                                      gint64       incident_id);

G_END_DECLS
