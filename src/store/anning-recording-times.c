/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-times.h"

#include "anning-date.h"
#include "anning-db-private.h"
#include "anning-trace-told.h"

/* What the clocks of a telephone and of its recorder may differ by, as in anning_join_tolerance_init(). */
#define CLOCK (5 * ANNING_MS_PER_SECOND)

typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;
} Wanted;

static AnningStatement *
prepare (AnningDb    *db,
         const char  *sql,
         gint64       evidence_id,
         gint64       incident_id,
         GError     **error)
{
  AnningStatement *statement = anning_db_prepare (db, sql, error);

  if (statement != NULL)
    {
      anning_statement_bind_integer (statement, 1, incident_id);
      anning_statement_bind_integer (statement, 2, evidence_id);
    }
  return statement;
}

/*
 * What name and file tell of the recording. @told: (out): its texts are not read here
 * Returns: (transfer full): NULL with @error
 */
static AnningTraceEntry *
read_recording (AnningDb    *db,
                gint64       evidence_id,
                gint64       incident_id,
                AnningTold  *told,
                GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = prepare (db,
                       "SELECT i.started_at, i.utc_offset, u.name, u.file_time, e.length_ms"
                       " FROM evidence_use u JOIN incident i ON i.id = u.owner_id"
                       " JOIN evidence e ON e.id = u.evidence_id"
                       " WHERE u.owner = 'incident' AND u.owner_id = ?1 AND u.evidence_id = ?2"
                       " ORDER BY u.id LIMIT 1",
                       evidence_id, incident_id, error);
  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                           "The incident does not have this recording");
      return NULL;
    }

  *told = (AnningTold) {
    .started_at = anning_statement_get_integer (statement, 0),
    .utc_offset = anning_statement_get_integer (statement, 1),
  };
  return anning_trace_entry_from_recording (told, anning_statement_get_text (statement, 2),
                                            anning_statement_get_integer (statement, 3),
                                            anning_statement_get_integer (statement, 4));
}

/* How many recordings an incident has, and what the others hold together: ANNING_UNKNOWN when one cannot be heard. */
static gboolean
read_others (AnningDb  *db,
             gint64     evidence_id,
             gint64     incident_id,
             guint     *n_others,
             gint64    *others_ms,
             GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  *n_others = 0;
  *others_ms = 0;
  statement = prepare (db,
                       "SELECT e.length_ms FROM evidence e"
                       " WHERE e.id <> ?2 AND (e.length_ms IS NOT NULL OR e.media_type GLOB 'audio/*'"
                       "  OR (e.problem IS NOT NULL AND e.problem <> 'not_audio'))"
                       " AND e.id IN (SELECT u.evidence_id FROM evidence_use u"
                       "  WHERE u.owner = 'incident' AND u.owner_id = ?1)",
                       evidence_id, incident_id, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      gint64 length;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      length = anning_statement_get_integer (statement, 0);
      (*n_others)++;
      if (length == ANNING_UNKNOWN || *others_ms == ANNING_UNKNOWN)
        *others_ms = ANNING_UNKNOWN;
      else
        *others_ms += length;
    }
}

/*
 * The recorder's own list, where it means this recording: the time in the name says
 * so, or there is no other recording.
 */
static gboolean
read_recorder (AnningDb                *db,
               const AnningTraceEntry  *recording,
               gboolean                 named,
               gint64                   evidence_id,
               gint64                   incident_id,
               AnningRecordingStart    *start,
               GError                 **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gint64 best = G_MAXINT64;
  gint64 others_ms;
  guint n_others;

  if (!read_others (db, evidence_id, incident_id, &n_others, &others_ms, error))
    return FALSE;
  statement = prepare (db,
                       "SELECT started_at, coalesce (utc_offset, 0), precision_ms, utc_offset IS NULL FROM trace"
                       " WHERE incident_id = ?1 AND deleted_at = 0 AND start = 'recording' AND ?2 IS NOT NULL"
                       " ORDER BY id",
                       evidence_id, incident_id, error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      gint64 at, precision, distance;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      at = anning_statement_get_integer (statement, 0);
      precision = MAX (anning_statement_get_integer (statement, 2), 1);
      distance = ABS (at - recording->started_at);
      if (named ? distance > CLOCK + MAX (precision, recording->precision_ms) || precision > recording->precision_ms
                : n_others > 0)
        continue;
      if (distance >= best)
        continue;
      best = distance;
      start->started_at = at;
      start->precision_ms = precision;
      if (anning_statement_get_integer (statement, 3) == 0)
        start->utc_offset = anning_statement_get_integer (statement, 1);
    }
}

gboolean
anning_recording_start (AnningDb              *db,
                        gint64                 evidence_id,
                        gint64                 incident_id,
                        AnningRecordingStart  *start,
                        GError               **error)
{
  g_autoptr (AnningTraceEntry) recording = NULL;
  AnningTold told;
  gboolean named;
  gint64 end;

  g_return_val_if_fail (start != NULL, FALSE);

  recording = read_recording (db, evidence_id, incident_id, &told, error);
  if (recording == NULL)
    return FALSE;

  named = g_strcmp0 (recording->kind, "file_name") == 0;
  end = recording->started_at + recording->precision_ms;
  *start = (AnningRecordingStart) {
    .started_at = named ? recording->started_at : told.started_at,
    .utc_offset = recording->utc_offset,
    .precision_ms = named ? recording->precision_ms : ANNING_MS_PER_MINUTE,
  };
  if (!read_recorder (db, recording, named, evidence_id, incident_id, start, error))
    return FALSE;

  /* No recording begins before the first ring. */
  if (start->precision_ms >= ANNING_MS_PER_MINUTE
      && told.started_at > recording->started_at && told.started_at < end)
    {
      start->started_at = told.started_at;
      start->precision_ms = end - told.started_at;
    }
  return TRUE;
}

/* @seconds: (out): of talk as told by traces whose kind @kinds matches; ANNING_UNKNOWN where none does */
static gboolean
read_told_length (AnningDb    *db,
                  const char  *condition,
                  gint64       evidence_id,
                  gint64       incident_id,
                  gint64      *seconds,
                  GError     **error)
{
  g_autofree char *sql = g_strconcat ("SELECT max (length_s) FROM trace WHERE incident_id = ?1 AND deleted_at = 0"
                                      " AND ?2 IS NOT NULL AND coalesce (start, '') <> 'recording'"
                                      " AND channel IN ('call', 'ai_call') AND ", condition, NULL);
  g_autoptr (AnningStatement) statement = prepare (db, sql, evidence_id, incident_id, error);
  gboolean row;

  *seconds = ANNING_UNKNOWN;
  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *seconds = anning_statement_get_integer (statement, 0);
  return TRUE;
}

/*
 * How much of the call is missing in the recordings of an incident, against the phone's
 * list of calls, else the carrier's bill.
 */
static gboolean
recording_find_gap (AnningDb            *db,
                    gint64               evidence_id,
                    gint64               incident_id,
                    AnningRecordingGap  *gap,
                    GError             **error)
{
  g_autoptr (AnningTraceEntry) recording = NULL;
  g_autoptr (AnningStatement) statement = NULL;
  AnningTold told;
  gint64 log_s, bill_s, others_ms;
  gboolean row;
  guint n_others;

  g_return_val_if_fail (gap != NULL, FALSE);

  recording = read_recording (db, evidence_id, incident_id, &told, error);
  if (recording == NULL
      || !read_told_length (db, "kind IN ('call_log', 'phone_log')", evidence_id, incident_id, &log_s, error)
      || !read_told_length (db, "kind = 'bill'", evidence_id, incident_id, &bill_s, error)
      || !read_others (db, evidence_id, incident_id, &n_others, &others_ms, error))
    return FALSE;

  statement = prepare (db, "SELECT length_ms FROM evidence WHERE id = ?2 AND ?1 IS NOT NULL", evidence_id, incident_id,
                       error);
  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return FALSE;
  anning_recording_gap_find (gap, anning_statement_get_integer (statement, 0), others_ms, n_others, log_s, bill_s);
  return TRUE;
}

/* A read job. */
static gpointer
read_times (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Wanted *wanted = data;
  g_autofree AnningRecordingTimes *times = g_new0 (AnningRecordingTimes, 1);

  if (!anning_recording_start (db, wanted->evidence_id, wanted->incident_id, &times->start, error)
      || !recording_find_gap (db, wanted->evidence_id, wanted->incident_id, &times->gap, error))
    return NULL;
  return g_steal_pointer (&times);
}

void
anning_recording_times_read_async (AnningStore         *store,
                                   gint64               evidence_id,
                                   gint64               incident_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Wanted *wanted = g_new (Wanted, 1);

  *wanted = (Wanted) { evidence_id, incident_id };
  anning_store_read_async (store, read_times, wanted, g_free, g_free, cancellable, callback, user_data);
}

AnningRecordingTimes *
anning_recording_times_read_finish (AnningStore   *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
