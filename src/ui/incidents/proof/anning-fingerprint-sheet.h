/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Fingerprints of the journal: today's, those that were taken, and the check of an old one. */
#define ANNING_TYPE_FINGERPRINT_SHEET (anning_fingerprint_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningFingerprintSheet, anning_fingerprint_sheet, ANNING, FINGERPRINT_SHEET, AdwWindow)

GtkWidget *anning_fingerprint_sheet_new     (AnningStore            *store);
/* @id: a fingerprint to open, 0 for none */
void       anning_fingerprint_sheet_present (GtkWidget              *parent,
                                             AnningStore            *store,
                                             gint64                  id);
/* Takes today's, as the button does. */
void       anning_fingerprint_sheet_take    (AnningFingerprintSheet *self);

G_END_DECLS
