/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-waveform.h"

G_BEGIN_DECLS

/*
 * What mouse, touchpad and fingers do on a waveform: a click or a drag goes there, a drag with
 * Shift or of an end of the selection selects, wheel and pinch zoom around the pointer.
 */

/* Once; lives as long as @waveform. */
void anning_waveform_pointer_attach (AnningWaveform *waveform);

G_END_DECLS
