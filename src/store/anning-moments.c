/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-moments.h"

#include <string.h>

#include "anning-citation.h"
#include "anning-db-private.h"
#include "anning-evidence-find.h"
#include "anning-incident.h"
#include "anning-query-private.h"
#include "anning-records-private.h"
#include "anning-transcript-text.h"
#include "anning-transcript.h"

typedef struct
{
  char *table;
  gint64 id;
  char *key;
} Request;

static gboolean
moment_of_marker (AnningDb      *db,
                  gint64         marker_id,
                  AnningMoment  *moment,
                  GError       **error)
{
  g_autoptr (AnningMarker) marker = anning_records_get (db, &anning_marker_type, marker_id, error);

  if (marker == NULL)
    return FALSE;
  moment->evidence_id = marker->evidence_id;
  moment->start_ms = marker->start_ms;
  return anning_evidence_find_incident (db, moment->evidence_id, &moment->incident_id, error);
}

/* TRUE if one of the words that were typed stands in @words: where the search marks something. */
static gboolean
has_hit (const AnningQuery *query,
         const char        *words)
{
  g_autofree char *snippet = anning_query_dup_snippet (query, words);

  return snippet != NULL && strchr (snippet, '\002') != NULL;
}

/* Where the first turn with a time begins that has what was searched, or else that follows one. */
static gint64
find_line (const char *text,
           const char *typed)
{
  g_autoptr (GPtrArray) cues = anning_transcript_text_read (text);
  g_autoptr (AnningQuery) query = anning_query_new (typed != NULL ? typed : "");

  for (guint i = 0; i < cues->len; i++)
    {
      const AnningCue *cue = g_ptr_array_index (cues, i);

      if (has_hit (query, cue->words) || (cue->speaker != NULL && has_hit (query, cue->speaker)))
        return cue->start_ms != ANNING_UNKNOWN ? cue->start_ms : 0;
    }
  return 0;
}

/* @query: (nullable): what was searched; the first line that has it tells the time */
static gboolean
moment_of_transcript (AnningDb      *db,
                      gint64         transcript_id,
                      const char    *query,
                      AnningMoment  *moment,
                      GError       **error)
{
  g_autoptr (AnningTranscript) transcript = anning_records_get (db, &anning_transcript_type, transcript_id, error);

  if (transcript == NULL)
    return FALSE;
  moment->evidence_id = transcript->evidence_id;
  moment->start_ms = find_line (transcript->text, query);
  return anning_evidence_find_incident (db, moment->evidence_id, &moment->incident_id, error);
}

gboolean
anning_moment_of_citation (AnningDb      *db,
                           const char    *text,
                           AnningMoment  *moment,
                           GError       **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *hash = NULL;
  gboolean row = FALSE;

  if (!anning_citation_read (text, &hash, &moment->start_ms))
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "no citation");
      return FALSE;
    }
  /* "g" comes behind all hexadecimal digits. Of several the one that belongs to an incident. */
  statement = anning_db_prepare (db,
                                 "SELECT id FROM evidence e WHERE sha256 >= ?1 AND sha256 < ?1 || 'g'"
                                 " ORDER BY EXISTS (SELECT 1 FROM evidence_use u JOIN incident i ON i.id = u.owner_id"
                                 "  WHERE u.evidence_id = e.id AND u.owner = 'incident' AND i.deleted_at = 0) DESC, id"
                                 " LIMIT 1",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, hash);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND, "no such recording");
      return FALSE;
    }
  moment->evidence_id = anning_statement_get_integer (statement, 0);
  return anning_evidence_find_incident (db, moment->evidence_id, &moment->incident_id, error);
}

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->table);
  g_free (self->key);
  g_free (self);
}

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  AnningMoment moment = { 0 };
  gboolean found;

  if (g_str_equal (request->table, "marker"))
    found = moment_of_marker (db, request->id, &moment, error);
  else if (g_str_equal (request->table, "transcript"))
    found = moment_of_transcript (db, request->id, request->key, &moment, error);
  else
    found = anning_moment_of_citation (db, request->key, &moment, error);
  return found ? g_memdup2 (&moment, sizeof moment) : NULL;
}

void
anning_moment_find_async (AnningStore         *store,
                          const char          *table,
                          gint64               id,
                          const char          *key,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Request *request = g_new0 (Request, 1);

  request->table = g_strdup (table);
  request->id = id;
  request->key = g_strdup (key != NULL ? key : "");
  anning_store_read_async (store, find_job, request, request_free, g_free, cancellable, callback, user_data);
}

AnningMoment *
anning_moment_find_finish (AnningStore   *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
