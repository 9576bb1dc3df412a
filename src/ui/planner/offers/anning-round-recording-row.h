/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Where a round can be heard: a recorded contact and a moment in it ("02:13").
 *
 * Signal: chosen (gint64 incident_id, gint64 marker_id): by the user; ANNING_UNKNOWN: none
 */
#define ANNING_TYPE_ROUND_RECORDING_ROW (anning_round_recording_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningRoundRecordingRow, anning_round_recording_row, ANNING, ROUND_RECORDING_ROW, AdwActionRow)

GtkWidget *anning_round_recording_row_new  (AnningStore             *store,
                                            gint64                   debt_id);
void       anning_round_recording_row_show (AnningRoundRecordingRow *self,
                                            gint64                   incident_id,
                                            gint64                   marker_id);

G_END_DECLS
