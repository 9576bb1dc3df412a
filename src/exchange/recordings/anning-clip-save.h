/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-clip.h"
#include "anning-progress-relay.h"
#include "anning-recording-notes.h"

G_BEGIN_DECLS

/*
 * A part of a recording as a file, and beside it, under the same name ending in .txt, a sheet that
 * says where it was taken from. Both are written to other names first: what stands at @file is
 * always whole, and never without its sheet. The recording is only read.
 */
typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;  /* 0: the oldest that has it */
  gint64 start_ms;     /* ms into the recording */
  gint64 end_ms;
  AnningClipFormat format;
  GFile *file;
  const char *language; /* of the sheet: "zh" or "en" */
  gint64 made_at;      /* ms */
  gint64 utc_offset;   /* minutes, of @made_at */
} AnningClipRequest;

typedef struct
{
  AnningClip clip;
  char *sha256;        /* of the clip */
  char *sheet;         /* what the sheet says */
  GFile *sheet_file;
} AnningClipSaved;

void             anning_clip_saved_free   (AnningClipSaved          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningClipSaved, anning_clip_saved_free)

/*
 * Blocking. @progress: (nullable): fraction done, on this thread
 *
 * Returns: (transfer full): or NULL and @error: ANNING_MEDIA_ERROR, G_IO_ERROR; then neither file has changed
 */
AnningClipSaved *anning_clip_save         (AnningStore              *store,
                                           const AnningClipRequest  *request,
                                           AnningProgressFunc        progress,
                                           gpointer                  user_data,
                                           GCancellable             *cancellable,
                                           GError                  **error);
/* @request: copied. @progress: (nullable): on the caller's context */
void             anning_clip_save_async   (AnningStore              *store,
                                           const AnningClipRequest  *request,
                                           AnningProgressFunc        progress,
                                           gpointer                  progress_data,
                                           GCancellable             *cancellable,
                                           GAsyncReadyCallback       callback,
                                           gpointer                  user_data);
AnningClipSaved *anning_clip_save_finish  (AnningStore              *store,
                                           GAsyncResult             *result,
                                           GError                  **error);

G_END_DECLS
