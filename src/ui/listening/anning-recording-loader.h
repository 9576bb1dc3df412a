/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-recording-times.h"
#include "anning-recording.h"

G_BEGIN_DECLS

/*
 * Brings one recording from the file, and decodes it first where that was never done. What is
 * asked anew replaces what is on its way.
 *
 * Signals:
 *   loading (): it takes a moment
 *   timed (): anning_recording_loader_get_times() is known now
 *   loaded (AnningRecording *): it can be heard; what is taken out of it is not freed
 *   reopened (GInputStream *)
 *   failed (GError *, gboolean unread): it cannot be heard; @unread: it could not even be
 *     read, which says nothing about the recording
 */
#define ANNING_TYPE_RECORDING_LOADER (anning_recording_loader_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordingLoader, anning_recording_loader, ANNING, RECORDING_LOADER, GObject)

AnningRecordingLoader      *anning_recording_loader_new       (void);
/* @incident_id: 0: none, then there is no clock */
void                        anning_recording_loader_load      (AnningRecordingLoader *self,
                                                               AnningStore           *store,
                                                               gint64                 evidence_id,
                                                               gint64                 incident_id);
/* Decodes it anew and loads it; it was loaded or failed before. */
void                        anning_recording_loader_examine   (AnningRecordingLoader *self);
/* Only its bytes, once more. */
void                        anning_recording_loader_reopen    (AnningRecordingLoader *self);
/* Nothing is told any more, and nothing is known. */
void                        anning_recording_loader_clear     (AnningRecordingLoader *self);
/* Returns: (nullable) (transfer none): until the next load: when it was recorded */
const AnningRecordingTimes *anning_recording_loader_get_times (AnningRecordingLoader *self);

G_END_DECLS
