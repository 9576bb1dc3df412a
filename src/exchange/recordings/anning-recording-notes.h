/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-citation.h"
#include "anning-incident.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* A recording and all that was written down while listening to it. */
typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;  /* 0: it belongs to none */
  char *name;          /* of the file it came as; NULL: it has none */
  char *sha256;        /* 64 hexadecimal digits */
  gint64 size;         /* bytes */
  gint64 length_ms;    /* may be unknown */
  gint64 started_at;   /* ms, when the recording began, may be unknown */
  gint64 utc_offset;   /* minutes */
  GPtrArray *markers;  /* AnningMarker, by their place */
  gint64 transcript_id; /* 0: none yet */
  char *transcript;    /* NULL: none */
} AnningRecordingNotes;

void                  anning_recording_notes_free        (AnningRecordingNotes        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningRecordingNotes, anning_recording_notes_free)

/* Inside a job. @incident_id: 0: the oldest that has it */
AnningRecordingNotes *anning_recording_notes_read        (AnningDb                    *db,
                                                          gint64                       evidence_id,
                                                          gint64                       incident_id,
                                                          GError                     **error);
void                  anning_recording_notes_read_async  (AnningStore                 *store,
                                                          gint64                       evidence_id,
                                                          gint64                       incident_id,
                                                          GCancellable                *cancellable,
                                                          GAsyncReadyCallback          callback,
                                                          gpointer                     user_data);
AnningRecordingNotes *anning_recording_notes_read_finish (AnningStore                 *store,
                                                          GAsyncResult                *result,
                                                          GError                     **error);
/*
 * @marker: (nullable): what is cited; NULL: the bare moment at @position_ms
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): the line of anning_citation_format()
 */
char                 *anning_recording_notes_cite        (const AnningRecordingNotes  *self,
                                                          const AnningMarker          *marker,
                                                          gint64                       position_ms,
                                                          const char                  *language);

G_END_DECLS
