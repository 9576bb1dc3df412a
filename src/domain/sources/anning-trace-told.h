/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-trace-entry.h"
#include "anning-trace-join.h"

G_BEGIN_DECLS

/* What one incident, one of its recordings or one stored row tells, as joining reads it. */

/* An incident as far as that is concerned. Texts are the caller's. */
typedef struct
{
  gint64 started_at;       /* ms */
  gint64 utc_offset;       /* minutes */
  const char *time_source; /* anning_time_sources */
  const char *channel;     /* anning_channels */
  const char *direction;   /* anning_directions, may be NULL */
  const char *connected;   /* anning_answers */
  const char *number;      /* of the other side, normalised, may be NULL */
} AnningTold;

/* FALSE: of such a contact neither a log nor a bill tells. */
gboolean anning_trace_channel_is_told (const char             *channel);

/* Texts of @trace are those of @entry. FALSE when it is neither a call nor a text. */
gboolean anning_trace_from_entry      (AnningTrace            *trace,
                                       const AnningTraceEntry *entry);
/*
 * What the person wrote down. FALSE when the time of @told was not typed: then it is
 * that of a source, which is a trace itself.
 */
gboolean anning_trace_from_note       (AnningTrace            *trace,
                                       const AnningTold       *told);
/*
 * What a recording that stands with an incident tells: its kind is "file_name" where
 * the name holds the time (without a year: the one next to the incident), "file_time"
 * where only the file's time tells it.
 *
 * @file_name: as the recording came
 * @file_time: ms, when the file was last written, may be ANNING_UNKNOWN: a recorder does so at its end
 * @length: ms, may be ANNING_UNKNOWN
 *
 * Returns: (transfer full)
 */
AnningTraceEntry *anning_trace_entry_from_recording (const AnningTold *told,
                                                     const char       *file_name,
                                                     gint64            file_time,
                                                     gint64            length);
/* The same as a trace. @number: (out) (transfer full) (nullable): holds the text of its number */
void     anning_trace_from_recording  (AnningTrace            *trace,
                                       const AnningTold       *told,
                                       const char             *file_name,
                                       gint64                  file_time,
                                       gint64                  length,
                                       char                  **number);

G_END_DECLS
