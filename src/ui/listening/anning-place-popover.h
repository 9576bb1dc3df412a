/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * Asks where in a recording to go: "2:13", "133", or what the clock on the wall said.
 * What is nowhere in it is said, and can be corrected.
 *
 * Signal: chosen (gint64 ms)
 */
#define ANNING_TYPE_PLACE_POPOVER (anning_place_popover_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlacePopover, anning_place_popover, ANNING, PLACE_POPOVER, GtkPopover)

/* @started_at: ms, ANNING_UNKNOWN when no clock is known. @utc_offset: minutes */
void anning_place_popover_set_recording (AnningPlacePopover *self,
                                         gint64              length_ms,
                                         gint64              started_at,
                                         gint64              utc_offset);

G_END_DECLS
