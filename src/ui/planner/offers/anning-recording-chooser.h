/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A sheet with the recorded contacts of a debt's creditor and the moments that
 * were marked in them.
 *
 * Signal: chosen (gint64 incident_id, gint64 marker_id): ANNING_UNKNOWN: the whole of it
 */
#define ANNING_TYPE_RECORDING_CHOOSER (anning_recording_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordingChooser, anning_recording_chooser, ANNING, RECORDING_CHOOSER, AdwWindow)

AnningRecordingChooser *anning_recording_chooser_new (AnningStore *store,
                                                      gint64       debt_id);

G_END_DECLS
