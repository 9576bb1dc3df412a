/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Holds a bundle against its list of sums: choose a file, progress, and what came
 * of it in words, each problem named.
 */
#define ANNING_TYPE_BUNDLE_VERIFY (anning_bundle_verify_get_type ())
G_DECLARE_FINAL_TYPE (AnningBundleVerify, anning_bundle_verify, ANNING, BUNDLE_VERIFY, AdwPreferencesGroup)

GtkWidget *anning_bundle_verify_new        (void);
/* Checks @file at once, as if it had been chosen. */
void       anning_bundle_verify_file       (AnningBundleVerify *self,
                                            GFile              *file);
/* A check that is under way is stopped. */
void       anning_bundle_verify_stop       (AnningBundleVerify *self);
/* Returns: what stands there after a check, "" before the first and while one runs */
const char *anning_bundle_verify_get_verdict (AnningBundleVerify *self);

G_END_DECLS
