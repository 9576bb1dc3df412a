/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"
#include "anning-waveform.h"

G_BEGIN_DECLS

/*
 * One recording from the file, to be heard: waveform, position, the clock on the wall at
 * that moment, and all that can be done with it, by buttons and by keys. A recording that
 * cannot be heard says why instead.
 *
 * What is heard belongs to the program's AnningListening: another recording can be looked
 * at while one plays; play makes the one that is shown the one that is heard.
 *
 * Properties, all with notify: playing (boolean, read: this recording is heard),
 *   audible (boolean, read: it was read, and can be heard),
 *   started-at (int64 ms, read, ANNING_UNKNOWN: not known) and utc-offset (int64 minutes, read):
 *   the recording's own beginning
 * Signal: mark (gint64 position_ms): key M or the button. It is the place that is heard:
 *   who makes the mark takes off what a person needs to find the key, and asks for the
 *   selection, which is the mark's beginning and end when there is one.
 */
#define ANNING_TYPE_PLAYER_VIEW (anning_player_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlayerView, anning_player_view, ANNING, PLAYER_VIEW, AdwBin)

GtkWidget *anning_player_view_new            (void);
/* @evidence_id: 0 shows nothing. @incident_id: the contact that it belongs to, 0: none, then there is no clock. */
void       anning_player_view_set_recording  (AnningPlayerView *self,
                                              AnningStore      *store,
                                              gint64            evidence_id,
                                              gint64            incident_id);
/* Stands still where it is; another recording plays on. */
void       anning_player_view_stop           (AnningPlayerView *self);
/* Goes there at once, or as soon as the recording is there. */
void       anning_player_view_seek           (AnningPlayerView *self,
                                              gint64            position_ms);
/* Makes this recording the one that is heard, at once or as soon as it is there. */
void       anning_player_view_play           (AnningPlayerView *self);
/* ms into the recording */
gint64     anning_player_view_get_position   (AnningPlayerView *self);
gboolean   anning_player_view_get_playing    (AnningPlayerView *self);
gboolean   anning_player_view_get_audible    (AnningPlayerView *self);
gint64     anning_player_view_get_started_at (AnningPlayerView *self);
gint64     anning_player_view_get_utc_offset (AnningPlayerView *self);
/* Returns: FALSE, and both ANNING_UNKNOWN, when no part of the recording is selected; ms */
gboolean   anning_player_view_get_selection  (AnningPlayerView *self,
                                              gint64           *start_ms,
                                              gint64           *end_ms);
/* @marks: (nullable) (transfer none) (element-type AnningWaveformMark): drawn until another recording is shown */
void       anning_player_view_set_marks      (AnningPlayerView *self,
                                              GArray           *marks);

G_END_DECLS
