/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-bundle-choice.h"

G_BEGIN_DECLS

/* Makes a bundle: for whom and about what, a look at exactly what leaves, saving it, and how to check it. */
#define ANNING_TYPE_BUNDLE_SHEET (anning_bundle_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleSheet, anning_bundle_sheet, ANNING, BUNDLE_SHEET, AdwWindow)

/* @choice: (nullable): what is chosen at first; copied */
AnningBundleSheet *anning_bundle_sheet_new          (AnningStore              *store,
                                                     const AnningBundleChoice *choice);
/* Shows it over the window of @widget. @choice: (nullable) */
void               anning_bundle_sheet_present      (GtkWidget                *widget,
                                                     AnningStore              *store,
                                                     const AnningBundleChoice *choice);
/* The same, at first with only the contacts of @ids. */
void               anning_bundle_sheet_present_only (GtkWidget                *widget,
                                                     AnningStore              *store,
                                                     GArray                   *ids);
/* For tests: writes what is previewed to @path without asking. */
void               anning_bundle_sheet_save_to      (AnningBundleSheet        *self,
                                                     GFile                    *file);
/* "choose", "contacts", "originals", "preview", "running", "done" or "failed" */
const char        *anning_bundle_sheet_get_page     (AnningBundleSheet        *self);
void               anning_bundle_sheet_show_page    (AnningBundleSheet        *self,
                                                     const char               *page);

G_END_DECLS
