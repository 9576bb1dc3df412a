/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-notes.h"

#include "anning-evidence-find.h"
#include "anning-evidence.h"
#include "anning-recording-times.h"
#include "anning-records.h"
#include "anning-transcript.h"

typedef struct
{
  gint64 evidence_id;
  gint64 incident_id;
} Request;

void
anning_recording_notes_free (AnningRecordingNotes *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->sha256);
  g_free (self->transcript);
  g_clear_pointer (&self->markers, g_ptr_array_unref);
  g_free (self);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const AnningMarker *first = *(const AnningMarker *const *) a;
  const AnningMarker *second = *(const AnningMarker *const *) b;

  return (first->start_ms > second->start_ms) - (first->start_ms < second->start_ms);
}

static gboolean
read_name (AnningRecordingNotes  *self,
           AnningDb              *db,
           GError               **error)
{
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", self->incident_id, error);

  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < uses->len && self->name == NULL; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (uses, i);

      if (use->evidence_id == self->evidence_id)
        self->name = g_strdup (use->name);
    }
  return TRUE;
}

static gboolean
read_start (AnningRecordingNotes  *self,
            AnningDb              *db,
            GError               **error)
{
  g_autoptr (GError) reason = NULL;
  AnningRecordingStart start;

  if (anning_recording_start (db, self->evidence_id, self->incident_id, &start, &reason))
    {
      self->started_at = start.started_at;
      self->utc_offset = start.utc_offset;
      return TRUE;
    }
  /* It was taken out of the incident meanwhile. */
  if (g_error_matches (reason, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
read_written (AnningRecordingNotes  *self,
              AnningDb              *db,
              GError               **error)
{
  g_autoptr (GPtrArray) transcripts = NULL;

  self->markers = anning_records_list (db, &anning_marker_type, "evidence_id", self->evidence_id, error);
  if (self->markers == NULL)
    return FALSE;
  g_ptr_array_sort (self->markers, compare_places);
  transcripts = anning_records_list (db, &anning_transcript_type, "evidence_id", self->evidence_id, error);
  if (transcripts == NULL)
    return FALSE;
  if (transcripts->len > 0)
    {
      const AnningTranscript *transcript = g_ptr_array_index (transcripts, 0);

      self->transcript_id = transcript->record.id;
      self->transcript = g_strdup (transcript->text);
    }
  return TRUE;
}

AnningRecordingNotes *
anning_recording_notes_read (AnningDb  *db,
                             gint64     evidence_id,
                             gint64     incident_id,
                             GError   **error)
{
  g_autoptr (AnningRecordingNotes) self = g_new0 (AnningRecordingNotes, 1);
  g_autoptr (AnningEvidence) evidence = anning_evidence_get (db, evidence_id, error);

  if (evidence == NULL)
    return NULL;
  self->evidence_id = evidence_id;
  self->incident_id = incident_id;
  self->sha256 = g_strdup (evidence->sha256);
  self->size = evidence->size;
  self->length_ms = evidence->length_ms;
  self->started_at = ANNING_UNKNOWN;
  if (incident_id == 0 && !anning_evidence_find_incident (db, evidence_id, &self->incident_id, error))
    return NULL;
  if (self->incident_id != 0 && (!read_name (self, db, error) || !read_start (self, db, error)))
    return NULL;
  if (!read_written (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;

  return anning_recording_notes_read (db, request->evidence_id, request->incident_id, error);
}

void
anning_recording_notes_read_async (AnningStore         *store,
                                   gint64               evidence_id,
                                   gint64               incident_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Request request = { evidence_id, incident_id };

  anning_store_read_async (store, read_job, g_memdup2 (&request, sizeof request), g_free,
                           (GDestroyNotify) anning_recording_notes_free, cancellable, callback, user_data);
}

AnningRecordingNotes *
anning_recording_notes_read_finish (AnningStore   *store,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

char *
anning_recording_notes_cite (const AnningRecordingNotes *self,
                             const AnningMarker         *marker,
                             gint64                      position_ms,
                             const char                 *language)
{
  AnningCitation citation = { .end_ms = ANNING_UNKNOWN };

  g_return_val_if_fail (self != NULL, NULL);

  citation.file = self->name;
  citation.sha256 = self->sha256;
  citation.started_at = self->started_at;
  citation.utc_offset = self->utc_offset;
  citation.start_ms = marker != NULL ? marker->start_ms : position_ms;
  if (marker != NULL)
    {
      citation.end_ms = marker->end_ms;
      citation.words = marker->words;
      citation.words_are = marker->words_are;
    }
  return anning_citation_format (&citation, language);
}
