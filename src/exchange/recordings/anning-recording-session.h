/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-level.h"
#include "anning-recorder.h"
#include "anning-store.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_RECORDING_STILL,
  ANNING_RECORDING_LISTENING, /* for the level alone */
  ANNING_RECORDING_STARTING,  /* the device is being opened */
  ANNING_RECORDING_RUNNING,
  ANNING_RECORDING_KEEPING,   /* the last of it is written, then it becomes an original */
} AnningRecordingState;

/*
 * The one recording that is being made with a file: it goes on whichever page or
 * window is shown. What the microphone gives goes into the file at once; at the
 * end, however it came, it becomes an original of an incident. Where that fails the
 * take stays in the file, see anning_takes_list().
 *
 * Signals:
 *   changed (): any of the getters below, but for the level and the time
 *   level (): ten times a second; with it the time goes on
 *   kept (int64 incident_id, int64 evidence_id)
 */
#define ANNING_TYPE_RECORDING_SESSION (anning_recording_session_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordingSession, anning_recording_session, ANNING, RECORDING_SESSION, GObject)

/* A mark is set a moment after what it is about. */
#define ANNING_RECORDING_MARK_BACK 3000 /* ms */
/* Free on the disk: below the first it is said, below the second the recording ends. */
#define ANNING_RECORDING_SPACE_LOW (G_GINT64_CONSTANT (200) * 1000 * 1000)
#define ANNING_RECORDING_SPACE_OUT (G_GINT64_CONSTANT (50) * 1000 * 1000)

/* Returns: (transfer none): the one of @store, which keeps it */
AnningRecordingSession *anning_recording_session_of              (AnningStore            *store);
/* @microphone: (nullable): NULL: to no one. Does nothing while something is recorded. */
void                    anning_recording_session_listen          (AnningRecordingSession *self,
                                                                  AnningMicrophone       *microphone);
/* @channel: of the incident it will be: "call" or "visit". Does nothing while something is recorded. */
void                    anning_recording_session_start           (AnningRecordingSession *self,
                                                                  AnningMicrophone       *microphone,
                                                                  const char             *channel);
/* Marks the moment. Returns: ms into the recording, or ANNING_UNKNOWN when nothing is recorded */
gint64                  anning_recording_session_mark            (AnningRecordingSession *self);
void                    anning_recording_session_stop            (AnningRecordingSession *self);

AnningRecordingState    anning_recording_session_get_state       (AnningRecordingSession *self);
/* TRUE from the start until it is kept. */
gboolean                anning_recording_session_is_busy         (AnningRecordingSession *self);
/* ms of sound so far */
gint64                  anning_recording_session_get_elapsed     (AnningRecordingSession *self);
guint                   anning_recording_session_get_n_marks     (AnningRecordingSession *self);
AnningLevelWord         anning_recording_session_get_level       (AnningRecordingSession *self);
/* 0…1, for a meter */
double                  anning_recording_session_get_fraction    (AnningRecordingSession *self);
/* Bytes that are still free while a recording runs short of them, else ANNING_UNKNOWN. */
gint64                  anning_recording_session_get_space       (AnningRecordingSession *self);
/*
 * Returns: (nullable): why the last recording did not begin, ended by itself, or was not
 *   kept; NULL after a stop that went well. ANNING_STORE_ERROR_FULL for too little space.
 */
const GError           *anning_recording_session_get_problem     (AnningRecordingSession *self);
/* TRUE if sound was saved before that problem. */
gboolean                anning_recording_session_has_saved       (AnningRecordingSession *self);

/* What a recording may need besides: at the end it is in the file twice for a moment, and in its journal. */
gint64                  anning_recording_space_spare             (gint64                  free_bytes,
                                                                  gint64                  recorded_bytes);

G_END_DECLS
