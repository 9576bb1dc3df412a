/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-evidence.h"

G_BEGIN_DECLS

/*
 * A sheet that shows one original: the picture, the page, the words or the player, below it what is
 * known of it. Nothing leaves the one file for it but a copy that is asked for.
 */
#define ANNING_TYPE_ORIGINAL_WINDOW (anning_original_window_get_type ())
G_DECLARE_FINAL_TYPE (AnningOriginalWindow, anning_original_window, ANNING, ORIGINAL_WINDOW, AdwWindow)

/* @use: (nullable): as it came to one record */
GtkWidget *anning_original_window_new     (AnningStore             *store,
                                           const AnningEvidence    *evidence,
                                           const AnningEvidenceUse *use);
/* Shows it over the window in which @parent stands. */
void       anning_original_window_present (GtkWidget               *parent,
                                           AnningStore             *store,
                                           const AnningEvidence    *evidence,
                                           const AnningEvidenceUse *use);

G_END_DECLS
