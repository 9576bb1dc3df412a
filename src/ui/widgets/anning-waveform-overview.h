/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-waveform.h"

G_BEGIN_DECLS

/*
 * The whole of the recording that a waveform shows a part of: cursor, selection and
 * marks as there, and a frame around that part. A drag of the frame moves it, a click
 * goes there.
 */
#define ANNING_TYPE_WAVEFORM_OVERVIEW (anning_waveform_overview_get_type ())
G_DECLARE_FINAL_TYPE (AnningWaveformOverview, anning_waveform_overview, ANNING, WAVEFORM_OVERVIEW, GtkWidget)

GtkWidget *anning_waveform_overview_new          (void);
/* @waveform: (nullable) (transfer none) */
void       anning_waveform_overview_set_waveform (AnningWaveformOverview *self,
                                                  AnningWaveform         *waveform);

G_END_DECLS
