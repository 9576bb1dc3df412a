/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-media-error.h"
#include "anning-microphone.h"

G_BEGIN_DECLS

/*
 * Listens to a microphone, or records it as Opus in Ogg. What is recorded is
 * handed on piece by piece, each ending at the end of an Ogg page, so that all pieces
 * up to any one are a file that plays. There is no pause: a recording from
 * which something is missing proves less.
 *
 * All signals come on the main context on which the recorder was made:
 *   level (double rms, double peak): dB of full scale, at most 0, ten times a second
 *   begun (int64 ms): when the first sample was taken, ms since 1970; once a recording
 *   piece (GBytes *): the next bytes, half a second of sound or so
 *   ended (GError *): nothing comes after it; NULL after a stop, else what happened.
 *     Every piece that could be saved was delivered before.
 */
#define ANNING_RECORDER_ERROR (anning_recorder_error_quark ())
GQuark anning_recorder_error_quark (void);

/* Also ANNING_MEDIA_ERROR_MISSING_PLUGIN, when GStreamer lacks a part that records. */
typedef enum
{
  ANNING_RECORDER_ERROR_DEVICE, /* it could not be opened */
  ANNING_RECORDER_ERROR_LOST,   /* it gave sound and then no more: unplugged, for one */
} AnningRecorderError;

#define ANNING_TYPE_RECORDER (anning_recorder_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecorder, anning_recorder, ANNING, RECORDER, GObject)

AnningRecorder *anning_recorder_new         (void);
/* For the level alone: nothing is kept. Whatever ran before is dropped without a word. */
void            anning_recorder_listen      (AnningRecorder   *self,
                                             AnningMicrophone *microphone);
void            anning_recorder_record      (AnningRecorder   *self,
                                             AnningMicrophone *microphone);
/* Ends a recording properly: its last pieces come, then "ended"; that at once when there was no sound yet. */
void            anning_recorder_stop        (AnningRecorder   *self);
/* At once and without a signal; the device is let go of in the background. */
void            anning_recorder_drop        (AnningRecorder   *self);
/* ms of sound that came since the recording began */
gint64          anning_recorder_get_elapsed (AnningRecorder   *self);

G_END_DECLS
