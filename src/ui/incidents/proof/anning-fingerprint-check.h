/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Holds a line that somebody sent back, or all that are kept, against the journal:
 * on a thread and a connection of its own, with progress, and can be stopped.
 *
 * Signal: done (), when a result is shown.
 */
#define ANNING_TYPE_FINGERPRINT_CHECK (anning_fingerprint_check_get_type ())
G_DECLARE_FINAL_TYPE (AnningFingerprintCheck, anning_fingerprint_check, ANNING, FINGERPRINT_CHECK, AdwPreferencesGroup)

GtkWidget *anning_fingerprint_check_new       (AnningStore            *store);
/* Looks at @line at once, as if it had been pasted and checked. */
void       anning_fingerprint_check_line      (AnningFingerprintCheck *self,
                                               const char             *line);
/* @kept: (element-type AnningFingerprint) */
void       anning_fingerprint_check_all       (AnningFingerprintCheck *self,
                                               GPtrArray              *kept);

G_END_DECLS
