/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-cues.h"
#include "anning-pages.h"
#include "anning-recording-notes.h"

G_BEGIN_DECLS

/*
 * What was marked and typed, as it leaves. Each form begins with where it comes from: that a person
 * wrote it down by ear, the name of the recording, its hash and when it began.
 */

typedef enum
{
  ANNING_RECORDING_MARKS = 1 << 0,
  ANNING_RECORDING_TRANSCRIPT = 1 << 1,
} AnningRecordingParts;

/*
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): UTF-8; or NULL and @error (texts of the program that cannot be read)
 */
char      *anning_recording_export_text   (const AnningRecordingNotes  *notes,
                                           AnningRecordingParts         parts,
                                           AnningCuesFormat             format,
                                           const char                  *language,
                                           GError                     **error);
/* Returns: (transfer full) (element-type AnningPageBlock): the same for the PDF and the printer */
GPtrArray *anning_recording_export_blocks (const AnningRecordingNotes  *notes,
                                           AnningRecordingParts         parts,
                                           const char                  *language,
                                           GError                     **error);

/* "2026-03-12 21:14:09 +08:00" */
char      *anning_recording_moment        (gint64                       at,
                                           gint64                       utc_offset);

G_END_DECLS
