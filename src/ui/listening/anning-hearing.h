/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-listening.h"
#include "anning-recording.h"

G_BEGIN_DECLS

/*
 * One recording that is looked at, and the one that is heard: they may be the same, or this one
 * stands still where it is while another plays. play makes it the one that is heard.
 *
 * Signals:
 *   changed (): another recording is heard now, or this one; or the sound device is silent or not
 *   playing (): it begins or stops
 *   moved (): the place was set; not while it just plays
 *   failed (GError *): it cannot be played just now
 */
#define ANNING_TYPE_HEARING (anning_hearing_get_type ())
G_DECLARE_FINAL_TYPE (AnningHearing, anning_hearing, ANNING, HEARING, GObject)

AnningHearing *anning_hearing_new           (void);
/* Returns: (transfer none) */
AnningPlayer  *anning_hearing_get_player    (AnningHearing   *self);
/* @evidence_id: 0: none. Nothing is known of it until anning_hearing_take(). */
void           anning_hearing_set_recording (AnningHearing   *self,
                                             AnningStore     *store,
                                             gint64           evidence_id,
                                             gint64           incident_id);
/* As if it was never taken. */
void           anning_hearing_forget        (AnningHearing   *self);
/* When it was recorded; ANNING_UNKNOWN */
void           anning_hearing_set_clock     (AnningHearing   *self,
                                             gint64           started_at,
                                             gint64           utc_offset);
/*
 * It can be heard: takes its bytes, and becomes the one that is heard if nothing else is.
 *
 * Returns: whether it was the one that is heard already
 */
gboolean       anning_hearing_take          (AnningHearing   *self,
                                             AnningRecording *recording);
/* Its bytes, once more, after another recording was heard. */
void           anning_hearing_set_stream    (AnningHearing   *self,
                                             GInputStream    *stream);
gboolean       anning_hearing_is_current    (AnningHearing   *self);
/* Returns: FALSE: its bytes went to the player when it was heard before, and are needed again */
gboolean       anning_hearing_play          (AnningHearing   *self);
/* Another recording plays on. */
void           anning_hearing_pause         (AnningHearing   *self);
void           anning_hearing_seek          (AnningHearing   *self,
                                             gint64           position_ms);
/* A view shows it, or no longer: see anning_listening_set_view(). */
void           anning_hearing_set_seen      (AnningHearing   *self,
                                             gboolean         seen);
/* ms; 0 until it was taken */
gint64         anning_hearing_get_length    (AnningHearing   *self);
gint64         anning_hearing_get_position  (AnningHearing   *self);
gboolean       anning_hearing_get_playing   (AnningHearing   *self);
/* It is the one that is heard, and the sound device takes nothing. */
gboolean       anning_hearing_get_silent    (AnningHearing   *self);

G_END_DECLS
