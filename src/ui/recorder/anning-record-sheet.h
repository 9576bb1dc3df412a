/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The sheet that records from a microphone. It may be closed while it does: the
 * recording goes on, and AnningRecordingBar says so. It closes by itself once a
 * recording that went well is kept.
 */
#define ANNING_TYPE_RECORD_SHEET (anning_record_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordSheet, anning_record_sheet, ANNING, RECORD_SHEET, AdwWindow)

/* @microphones: (nullable): AnningMicrophone; NULL: those of the computer */
GtkWidget *anning_record_sheet_new     (AnningStore  *store,
                                        GListModel   *microphones);
void       anning_record_sheet_present (GtkWidget    *parent,
                                        AnningStore  *store);

G_END_DECLS
