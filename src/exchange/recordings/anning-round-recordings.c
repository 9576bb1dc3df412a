/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-round-recordings.h"

#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incidents.h"
#include "anning-records.h"

void
anning_round_recording_free (AnningRoundRecording *self)
{
  if (self == NULL)
    return;

  anning_incident_free (self->incident);
  g_ptr_array_unref (self->markers);
  g_free (self);
}

static AnningRoundRecording *
recording_new (AnningIncident *incident)
{
  AnningRoundRecording *self = g_new0 (AnningRoundRecording, 1);

  self->incident = incident;
  self->markers = g_ptr_array_new_with_free_func (anning_records_get_free_func (&anning_marker_type));
  return self;
}

static gint
compare_markers (gconstpointer a,
                 gconstpointer b)
{
  const AnningMarker *const *first = a;
  const AnningMarker *const *second = b;

  if ((*first)->start_ms != (*second)->start_ms)
    return (*first)->start_ms < (*second)->start_ms ? -1 : 1;
  return (*first)->record.id < (*second)->record.id ? -1 : (*first)->record.id > (*second)->record.id;
}

static gboolean
read_markers (AnningRoundRecording  *self,
              AnningDb              *db,
              GError               **error)
{
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", self->incident->record.id, error);

  if (uses == NULL)
    return FALSE;
  for (guint i = 0; i < uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (uses, i);
      g_autoptr (GPtrArray) markers = anning_records_list (db, &anning_marker_type, "evidence_id", use->evidence_id, error);

      if (markers == NULL)
        return FALSE;
      for (guint j = 0; j < markers->len; j++)
        g_ptr_array_add (self->markers, anning_marker_copy (g_ptr_array_index (markers, j)));
    }
  g_ptr_array_sort (self->markers, compare_markers);
  return TRUE;
}

/**
 * Inside a job: the newest recorded contacts of a debt's creditor, of all creditors while that is not
 * known, each with its markers.
 *
 * Returns: (transfer full) (element-type AnningRoundRecording): newest first, or NULL and @error
 */
GPtrArray *
anning_round_recordings_list (AnningDb  *db,
                              gint64     debt_id,
                              GError   **error)
{
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_round_recording_free);
  g_autoptr (AnningDebt) debt = NULL;
  g_autoptr (GArray) ids = NULL;
  AnningIncidentFilter filter = { .with_recording = TRUE };

  debt = anning_records_get (db, &anning_debt_type, debt_id, error);
  if (debt == NULL)
    return NULL;
  filter.creditor = debt->creditor;
  ids = anning_incidents_ids (db, &filter, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < MIN (ids->len, ANNING_ROUND_RECORDINGS_MAX); i++)
    {
      AnningIncident *incident = anning_records_get (db, &anning_incident_type, g_array_index (ids, gint64, i), error);

      if (incident == NULL)
        return NULL;
      g_ptr_array_add (recordings, recording_new (incident));
      if (!read_markers (g_ptr_array_index (recordings, i), db, error))
        return NULL;
    }
  return g_steal_pointer (&recordings);
}

/**
 * Inside a job: the contact that a round is linked to, with that marker alone.
 *
 * @marker_id: ANNING_UNKNOWN: none. One that is gone is left out.
 *
 * Returns: (transfer full): or NULL and @error, NOT_FOUND when the contact is gone
 */
AnningRoundRecording *
anning_round_recording_find (AnningDb  *db,
                             gint64     incident_id,
                             gint64     marker_id,
                             GError   **error)
{
  g_autoptr (AnningRoundRecording) recording = NULL;
  g_autoptr (GError) problem = NULL;
  AnningIncident *incident = anning_records_get (db, &anning_incident_type, incident_id, error);
  AnningMarker *marker;

  if (incident == NULL)
    return NULL;
  recording = recording_new (incident);
  if (marker_id == ANNING_UNKNOWN)
    return g_steal_pointer (&recording);
  marker = anning_records_get (db, &anning_marker_type, marker_id, &problem);
  if (marker != NULL)
    {
      g_ptr_array_add (recording->markers, marker);
    }
  else if (!g_error_matches (problem, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&recording);
}
