/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"
#include "anning-waveform.h"

G_BEGIN_DECLS

/*
 * Replays one recording from the file: waveform, position, speed, the clock on
 * the wall at that moment. A recording that cannot be heard says why instead.
 *
 * Properties: playing (boolean, read)
 * Signal: mark (gint64 position_ms): key M or the button. It is the place that is heard:
 *   who makes the mark takes off what a person needs to find the key, and asks for the
 *   selection, which is the mark's beginning and end when there is one.
 */
#define ANNING_TYPE_PLAYER_VIEW (anning_player_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlayerView, anning_player_view, ANNING, PLAYER_VIEW, AdwBin)

GtkWidget *anning_player_view_new           (void);
/*
 * @evidence_id: 0 shows nothing. @started_at: ms, when the recording began, or
 * ANNING_UNKNOWN. @utc_offset: minutes, as valid where it was made.
 */
void       anning_player_view_set_recording (AnningPlayerView *self,
                                             AnningStore      *store,
                                             gint64            evidence_id,
                                             gint64            started_at,
                                             gint64            utc_offset);
/* Stands still where it is. */
void       anning_player_view_stop          (AnningPlayerView *self);
/* Goes there at once, or as soon as the recording is there. */
void       anning_player_view_seek          (AnningPlayerView *self,
                                             gint64            position_ms);
/* ms into the recording */
gint64     anning_player_view_get_position  (AnningPlayerView *self);
gboolean   anning_player_view_get_playing   (AnningPlayerView *self);
/* Returns: FALSE, and both ANNING_UNKNOWN, when no part of the recording is selected; ms */
gboolean   anning_player_view_get_selection (AnningPlayerView *self,
                                             gint64           *start_ms,
                                             gint64           *end_ms);
/* @marks: (nullable) (transfer none) (element-type AnningWaveformMark): drawn until another recording is shown */
void       anning_player_view_set_marks     (AnningPlayerView *self,
                                             GArray           *marks);

G_END_DECLS
