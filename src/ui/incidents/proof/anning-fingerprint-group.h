/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"

G_BEGIN_DECLS

/*
 * The fingerprints that were taken, newest first: who has each of them since when,
 * the line itself once more. Load with any owner.
 *
 * Signal: check (gint64 id): the person wants this one held against the journal
 */
#define ANNING_TYPE_FINGERPRINT_GROUP (anning_fingerprint_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningFingerprintGroup, anning_fingerprint_group, ANNING, FINGERPRINT_GROUP, AnningRecordGroup)

GtkWidget *anning_fingerprint_group_new  (void);
/* Opens one, also when it is not on the screen yet. */
void       anning_fingerprint_group_open (AnningFingerprintGroup *self,
                                          gint64                  id);

G_END_DECLS
