/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-fingerprint.h"

G_BEGIN_DECLS

/* One fingerprint: as a line, as a QR code, and the ways in which it leaves. */
#define ANNING_TYPE_FINGERPRINT_CARD (anning_fingerprint_card_get_type ())
G_DECLARE_FINAL_TYPE (AnningFingerprintCard, anning_fingerprint_card, ANNING, FINGERPRINT_CARD, GtkBox)

GtkWidget *anning_fingerprint_card_new             (void);
void       anning_fingerprint_card_set_fingerprint (AnningFingerprintCard   *self,
                                                    const AnningFingerprint *fingerprint);

G_END_DECLS
