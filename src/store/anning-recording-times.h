/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-recording-gap.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* When the first sound of a recording was, and how much of the call it holds. */

typedef struct
{
  gint64 started_at;   /* ms */
  gint64 utc_offset;   /* minutes, as valid where it was recorded */
  gint64 precision_ms; /* it began within so many ms from started_at */
} AnningRecordingStart;

/* Both of one recording, for a page. */
typedef struct
{
  AnningRecordingStart start;
  AnningRecordingGap gap;
} AnningRecordingTimes;

/* ---- inside a job ---- */

/*
 * The recording's own time: that of the recorder's list, else the one in its file name;
 * where that tells minutes only and the incident began in that minute, the incident's.
 * A recording without a time of its own began with the incident: a file's time is off by
 * up to its length. ANNING_STORE_ERROR_NOT_FOUND when the incident does not have it.
 */
gboolean anning_recording_start             (AnningDb              *db,
                                             gint64                 evidence_id,
                                             gint64                 incident_id,
                                             AnningRecordingStart  *start,
                                             GError               **error);

/* ---- from a page ---- */

void     anning_recording_times_read_async  (AnningStore           *store,
                                             gint64                 evidence_id,
                                             gint64                 incident_id,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
/* Returns: (transfer full): free with g_free(); NULL with @error */
AnningRecordingTimes *
         anning_recording_times_read_finish (AnningStore           *store,
                                             GAsyncResult          *result,
                                             GError               **error);

G_END_DECLS
