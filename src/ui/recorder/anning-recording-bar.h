/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A line above the pages: that a recording is being made, with its time and the
 * button that ends it; else, that there is one which was interrupted, to be kept or
 * discarded. Empty, and of no height, when there is neither. A recording that is
 * kept is shown by it, whichever page is on the screen.
 */
#define ANNING_TYPE_RECORDING_BAR (anning_recording_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordingBar, anning_recording_bar, ANNING, RECORDING_BAR, AdwBin)

/* @store: (nullable): open */
void     anning_recording_bar_set_store (AnningRecordingBar *self,
                                         AnningStore        *store);
/* TRUE while a recording is being made. */
gboolean anning_recording_bar_is_busy   (AnningRecordingBar *self);
/*
 * TRUE when the window must not be closed yet because a recording is being made: it is
 * asked what to do, and the window closed later if that is the answer.
 */
gboolean anning_recording_bar_holds     (AnningRecordingBar *self);

G_END_DECLS
