/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"
#include "anning-trace-join.h"

G_BEGIN_DECLS

/*
 * What tells of the incidents that stand, as values that anning_trace_join() takes:
 * stored traces, and those that follow from the incident itself. Each recording of
 * a call is one (by the time in its name, else by its file's time), and a time that
 * somebody typed is a note. Only calls and texts are there; of a visit no log tells.
 */

/* Where a trace comes from; at the same place as the trace. */
typedef struct
{
  gint64 incident_id;
  gint64 trace_id;    /* of AnningTraceEntry, 0: it follows from the incident */
  gint64 use_id;      /* of a recording: its AnningEvidenceUse, else 0 */
  gint64 evidence_id; /* of a recording, else 0 */
} AnningTraceOrigin;

typedef struct
{
  GArray *traces;      /* AnningTrace, by start; their texts are of this log */
  GArray *origins;     /* AnningTraceOrigin, one for each of them */
  GStringChunk *texts;
} AnningTraceLog;

void            anning_trace_log_free         (AnningTraceLog        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTraceLog, anning_trace_log_free)

/* ---- inside a job ---- */

/*
 * @from, @until: ms, both inclusive
 *
 * All traces of each incident that began in that time or within an hour of it: some of
 * them lie outside.
 *
 * Returns: (transfer full): or NULL and @error
 */
AnningTraceLog *anning_traces_read            (AnningDb              *db,
                                               gint64                 from,
                                               gint64                 until,
                                               GError               **error);

/* ---- two incidents that are not the same contact ---- */

/*
 * The key of the dismissal by which the person said that two incidents are not the
 * same contact, whichever is named first.
 *
 * Returns: (transfer full)
 */
char           *anning_traces_apart_key       (gint64                 incident_id,
                                               gint64                 other_id);
/* Inside a write job; does nothing when it is said already. */
gboolean        anning_traces_keep_apart      (AnningDb              *db,
                                               gint64                 incident_id,
                                               gint64                 other_id,
                                               GError               **error);
/*
 * Inside a job. What has been decided about the traces of @log: those of one incident
 * are one contact, those of two that were said not to be the same are not.
 *
 * Returns: (transfer full) (element-type AnningJoinWish): or NULL and @error
 */
GArray         *anning_traces_read_wishes     (AnningDb              *db,
                                               const AnningTraceLog  *log,
                                               GError               **error);

G_END_DECLS
