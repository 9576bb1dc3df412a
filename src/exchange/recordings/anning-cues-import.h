/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-cues.h"
#include "anning-recording-notes.h"

G_BEGIN_DECLS

/* A file of subtitles or labels, as it would come to a recording: as marks, or as lines of its transcript. */

/* Larger ones are no subtitles of a call; bytes. */
#define ANNING_CUES_IMPORT_MOST (8 * 1024 * 1024)

typedef enum
{
  ANNING_CUES_AS_TRANSCRIPT,
  ANNING_CUES_AS_MARKS,
} AnningCuesTarget;

typedef struct
{
  AnningCuesFormat format;
  gint64 evidence_id;
  guint n_cues;          /* in the file */
  guint n_beyond;        /* of them, behind the end of the recording: they do not come */
  GPtrArray *lines;      /* AnningCue that the transcript has not */
  guint n_known_lines;
  GPtrArray *marks;      /* AnningMarker that the recording has not, without an id */
  guint n_known_marks;
} AnningCuesPlan;

/* What was changed, for taking it back. */
typedef struct
{
  AnningCuesTarget target;
  GArray *marks;         /* gint64: ids */
  gint64 evidence_id;
  gint64 transcript_id;
  char *before;          /* text of the transcript; NULL: there was none */
  char *after;
} AnningCuesDone;

void            anning_cues_plan_free    (AnningCuesPlan              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCuesPlan, anning_cues_plan_free)
void            anning_cues_done_free    (AnningCuesDone              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCuesDone, anning_cues_done_free)

/* @error: ANNING_CUES_ERROR. Changes nothing. */
AnningCuesPlan *anning_cues_plan_new     (const guint8                *data,
                                          gsize                        size,
                                          const AnningRecordingNotes  *notes,
                                          GError                     **error);

/*
 * Reads @file and compares it with what the recording has, on a thread.
 *
 * @error: ANNING_CUES_ERROR, G_IO_ERROR
 */
void            anning_cues_plan_async   (AnningStore                 *store,
                                          GFile                       *file,
                                          gint64                       evidence_id,
                                          gint64                       incident_id,
                                          GCancellable                *cancellable,
                                          GAsyncReadyCallback          callback,
                                          gpointer                     user_data);
AnningCuesPlan *anning_cues_plan_finish  (AnningStore                 *store,
                                          GAsyncResult                *result,
                                          GError                     **error);

/* Inside a write job: all of it or, with @error, nothing. */
AnningCuesDone *anning_cues_plan_write   (AnningDb                    *db,
                                          const AnningCuesPlan        *plan,
                                          AnningCuesTarget             target,
                                          GError                     **error);
/* @plan: (transfer full) */
void            anning_cues_write_async  (AnningStore                 *store,
                                          AnningCuesPlan              *plan,
                                          AnningCuesTarget             target,
                                          GAsyncReadyCallback          callback,
                                          gpointer                     user_data);
AnningCuesDone *anning_cues_write_finish (AnningStore                 *store,
                                          GAsyncResult                *result,
                                          GError                     **error);
/* Inside a write job: takes it back. A transcript that was typed into since then stays as it is. */
gboolean        anning_cues_done_undo    (AnningDb                    *db,
                                          const AnningCuesDone        *done,
                                          GError                     **error);

G_END_DECLS
