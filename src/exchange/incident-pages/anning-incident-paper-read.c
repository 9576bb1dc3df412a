/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-paper-private.h"

#include "anning-debt-hints.h"
#include "anning-doubtful-contacts.h"
#include "anning-incidents.h"
#include "anning-name-parts.h"
#include "anning-phone.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-tellings.h"
#include "anning-transcript-text.h"
#include "anning-transcript.h"

static void
free_relative (gpointer relative)
{
  anning_relative_free (relative);
}

static void
free_transcript (gpointer data)
{
  AnningIncidentPaperTranscript *transcript = data;

  g_free (transcript->name);
  g_ptr_array_unref (transcript->turns);
  g_free (transcript);
}

void
anning_incident_paper_data_free (AnningIncidentPaperData *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->log, anning_contact_log_free);
  g_clear_pointer (&self->dismissed, g_hash_table_unref);
  g_clear_pointer (&self->incidents, g_ptr_array_unref);
  g_clear_pointer (&self->doubtful, g_array_unref);
  g_clear_pointer (&self->relatives, g_hash_table_unref);
  g_clear_pointer (&self->number, anning_number_free);
  g_clear_pointer (&self->relative, anning_relative_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->markers, g_ptr_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->transcripts, g_ptr_array_unref);
  g_clear_pointer (&self->mask, anning_mask_free);
  g_free (self);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const AnningIncident *first = *(AnningIncident *const *) a;
  const AnningIncident *second = *(AnningIncident *const *) b;

  if (first->started_at != second->started_at)
    return first->started_at < second->started_at ? -1 : 1;
  return first->record.id < second->record.id ? -1 : first->record.id > second->record.id;
}

/* One that was deleted meanwhile is left out, unless it is what all is about. */
static gboolean
read_incidents (AnningIncidentPaperData           *self,
                AnningDb                          *db,
                const AnningIncidentPaperRequest  *request,
                GArray                            *ids,
                GError                           **error)
{
  const guint n = MIN (ids->len, ANNING_INCIDENT_PAPER_MOST);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) problem = NULL;
      AnningIncident *incident = anning_records_get (db, &anning_incident_type, g_array_index (ids, gint64, i), &problem);

      if (incident != NULL)
        g_ptr_array_add (self->incidents, incident);
      else if (request->kind == ANNING_INCIDENT_PAPER_CONTACT
               || !g_error_matches (problem, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  self->n_left_out = ids->len - n;
  g_ptr_array_sort (self->incidents, compare_times);
  return TRUE;
}

static gboolean
read_number (AnningIncidentPaperData           *self,
             AnningDb                          *db,
             const AnningIncidentPaperRequest  *request,
             GError                           **error)
{
  g_autoptr (GPtrArray) numbers = anning_records_list (db, &anning_number_type, NULL, 0, error);

  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len && self->number == NULL; i++)
    {
      const AnningNumber *number = g_ptr_array_index (numbers, i);

      if (anning_phone_equal (number->number, request->number))
        self->number = anning_number_copy (number);
    }
  return TRUE;
}

/* An empty one is none. */
static gboolean
read_transcript (AnningIncidentPaperData     *self,
                 AnningDb                    *db,
                 const AnningEvidenceUse     *use,
                 const AnningRecordingStart  *start,
                 GError                     **error)
{
  g_autoptr (GPtrArray) transcripts = anning_records_list (db, &anning_transcript_type, "evidence_id", use->evidence_id, error);
  g_autoptr (GPtrArray) turns = NULL;
  AnningIncidentPaperTranscript *transcript;

  if (transcripts == NULL)
    return FALSE;
  if (transcripts->len == 0)
    return TRUE;
  turns = anning_transcript_text_read (((const AnningTranscript *) g_ptr_array_index (transcripts, 0))->text);
  if (turns->len == 0)
    return TRUE;
  transcript = g_new0 (AnningIncidentPaperTranscript, 1);
  transcript->name = g_strdup (use->name);
  transcript->start = *start;
  transcript->turns = g_steal_pointer (&turns);
  g_ptr_array_add (self->transcripts, transcript);
  return TRUE;
}

/* The contacts of one relative. Returns: GArray of gint64, newest first */
static GArray *
read_contacts_of (AnningIncidentPaperData  *self,
                  AnningDb                 *db,
                  gint64                    relative_id,
                  GError                  **error)
{
  g_autoptr (GPtrArray) incidents = NULL;
  GArray *ids;

  self->relative = anning_records_get (db, &anning_relative_type, relative_id, error);
  if (self->relative == NULL)
    return NULL;
  incidents = anning_records_list (db, &anning_incident_type, "relative_id", relative_id, error);
  if (incidents == NULL)
    return NULL;
  g_ptr_array_sort (incidents, compare_times);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = incidents->len; i > 0; i--)
    g_array_append_val (ids, ((AnningIncident *) g_ptr_array_index (incidents, i - 1))->record.id);
  return ids;
}

/* The originals of @owner, after those that are there. */
static gboolean
read_uses (AnningIncidentPaperData  *self,
           AnningDb                 *db,
           const char               *owner,
           gint64                    owner_id,
           GError                  **error)
{
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, owner, owner_id, error);

  if (uses == NULL)
    return FALSE;
  while (uses->len > 0)
    {
      AnningEvidenceUse *use = g_ptr_array_steal_index (uses, 0);
      AnningEvidence *evidence;

      g_ptr_array_add (self->uses, use);
      evidence = anning_evidence_get (db, use->evidence_id, error);
      if (evidence == NULL)
        return FALSE;
      g_ptr_array_add (self->evidence, evidence);
    }
  return TRUE;
}

/* Those of the refusal, then those of the contacts. */
static gboolean
read_all_uses (AnningIncidentPaperData  *self,
               AnningDb                 *db,
               GError                  **error)
{
  self->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_evidence_use_free);
  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_evidence_free);
  if (!read_uses (self, db, anning_relative_type.table, self->relative->record.id, error))
    return FALSE;
  for (guint i = 0; i < self->incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (self->incidents, i);

      if (!read_uses (self, db, anning_incident_type.table, incident->record.id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_originals (AnningIncidentPaperData  *self,
                AnningDb                 *db,
                gint64                    incident_id,
                GError                  **error)
{
  self->uses = anning_evidence_list_uses (db, "incident", incident_id, error);
  if (self->uses == NULL)
    return FALSE;
  self->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_evidence_free);
  self->markers = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_marker_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (AnningRecordingStart));
  self->transcripts = g_ptr_array_new_with_free_func (free_transcript);
  for (guint i = 0; i < self->uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (self->uses, i);
      AnningEvidence *evidence = anning_evidence_get (db, use->evidence_id, error);
      g_autoptr (GPtrArray) markers = NULL;
      AnningRecordingStart start;

      if (evidence == NULL)
        return FALSE;
      g_ptr_array_add (self->evidence, evidence);
      markers = anning_records_list (db, &anning_marker_type, "evidence_id", use->evidence_id, error);
      if (markers == NULL || !anning_recording_start (db, use->evidence_id, incident_id, &start, error)
          || !read_transcript (self, db, use, &start, error))
        return FALSE;
      for (guint j = 0; j < markers->len; j++)
        {
          g_ptr_array_add (self->markers, anning_marker_copy (g_ptr_array_index (markers, j)));
          g_array_append_val (self->starts, start);
        }
    }
  return TRUE;
}

static gboolean
read_relatives (AnningIncidentPaperData  *self,
                AnningDb                 *db,
                GError                  **error)
{
  g_autoptr (GPtrArray) relatives = anning_records_list (db, &anning_relative_type, NULL, 0, error);

  if (relatives == NULL)
    return FALSE;
  self->relatives = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_relative);
  for (guint i = 0; i < relatives->len; i++)
    {
      AnningRelative *relative = anning_relative_copy (g_ptr_array_index (relatives, i));

      g_hash_table_insert (self->relatives, &relative->record.id, relative);
    }
  return TRUE;
}

/* Both lists are in order of time. */
static gboolean
read_doubtful (AnningIncidentPaperData           *self,
               AnningDb                          *db,
               const AnningIncidentPaperRequest  *request,
               GError                           **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 from = 0, until = 0;

  if (request->kind == ANNING_INCIDENT_PAPER_OVERVIEW)
    {
      const GArray *contacts = self->log->contacts;

      for (guint i = 0; i < contacts->len; i++)
        g_array_append_val (ids, g_array_index (contacts, AnningContact, i).id);
      from = contacts->len > 0 ? g_array_index (contacts, AnningContact, 0).started_at : 0;
      until = contacts->len > 0 ? g_array_index (contacts, AnningContact, contacts->len - 1).started_at : 0;
    }
  else
    {
      const GPtrArray *incidents = self->incidents;

      for (guint i = 0; i < incidents->len; i++)
        g_array_append_val (ids, ((const AnningIncident *) g_ptr_array_index (incidents, i))->record.id);
      from = incidents->len > 0 ? ((const AnningIncident *) g_ptr_array_index (incidents, 0))->started_at : 0;
      until = incidents->len > 0
              ? ((const AnningIncident *) g_ptr_array_index (incidents, incidents->len - 1))->started_at : 0;
    }
  self->doubtful = anning_doubtful_read (db, (gconstpointer) ids->data, ids->len, from, until, error);
  return self->doubtful != NULL;
}

/* The numbers of the other side stay, those of the household go. */
static void
mask_sides (AnningIncidentPaperData *self,
            gboolean                 reached)
{
  for (guint i = 0; i < self->incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (self->incidents, i);
      const gboolean own = g_strcmp0 (incident->direction, "out") == 0;
      const char *number = own ? incident->from_number : incident->to_number;

      anning_mask_show_number (self->mask, own ? incident->to_number : incident->from_number);
      if (incident->to_party == NULL || g_str_equal (incident->to_party, "debtor"))
        anning_mask_hide_own_number (self->mask, number);
      else if (reached)
        anning_mask_hide_number (self->mask, number);
      else
        anning_mask_show_number (self->mask, number);
    }
}

static void
mask_relative (AnningIncidentPaperData *self,
               const AnningRelative    *relative,
               gboolean                 shown)
{
  g_auto (GStrv) parts = NULL;

  if (shown)
    anning_mask_show_number (self->mask, relative->phone);
  else
    anning_mask_hide_number (self->mask, relative->phone);
  if (relative->name == NULL || relative->consent_day != NULL)
    return;
  parts = anning_name_parts_new (relative->name);
  for (guint i = 0; parts[i] != NULL; i++)
    anning_mask_hide_name (self->mask, relative->record.id, parts[i]);
}

/* Whether the numbers of this relative stay: on their own paper that is theirs to say. */
static gboolean
is_shown (const AnningIncidentPaperData    *self,
          const AnningIncidentPaperRequest *request,
          gint64                            relative_id)
{
  return self->relative != NULL && !request->masked && self->relative->record.id == relative_id;
}

static gboolean
make_mask (AnningIncidentPaperData           *self,
           AnningDb                          *db,
           const AnningIncidentPaperRequest  *request,
           GError                           **error)
{
  g_autoptr (GPtrArray) numbers = anning_records_list (db, &anning_number_type, NULL, 0, error);
  GHashTableIter iter;
  gpointer relative;

  if (numbers == NULL)
    return FALSE;
  self->mask = anning_mask_new ();
  mask_sides (self, request->masked);
  for (guint i = 0; i < numbers->len; i++)
    {
      const AnningNumber *number = g_ptr_array_index (numbers, i);

      if (number->relative_id != ANNING_UNKNOWN && is_shown (self, request, number->relative_id))
        anning_mask_show_number (self->mask, number->number);
      else if (number->private || number->relative_id != ANNING_UNKNOWN)
        anning_mask_hide_number (self->mask, number->number);
      else if (number->creditor != NULL || number->collector != NULL)
        anning_mask_show_number (self->mask, number->number);
    }
  g_hash_table_iter_init (&iter, self->relatives);
  while (g_hash_table_iter_next (&iter, NULL, &relative))
    mask_relative (self, relative, is_shown (self, request, ((const AnningRelative *) relative)->record.id));
  return TRUE;
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const AnningIncidentPaperRequest *request = data;
  g_autoptr (AnningIncidentPaperData) self = g_new0 (AnningIncidentPaperData, 1);
  g_autoptr (GArray) ids = request->ids != NULL ? g_array_ref (request->ids) : g_array_new (FALSE, FALSE, sizeof (gint64));

  self->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_incident_free);
  if (request->kind == ANNING_INCIDENT_PAPER_NUMBER)
    {
      const AnningIncidentFilter filter = { .number = request->number };

      g_array_unref (ids);
      ids = anning_incidents_ids (db, &filter, error);
      if (ids == NULL || !read_number (self, db, request, error))
        return NULL;
    }
  if (request->kind == ANNING_INCIDENT_PAPER_RELATIVE)
    {
      g_array_unref (ids);
      ids = read_contacts_of (self, db, request->relative_id, error);
      if (ids == NULL)
        return NULL;
    }
  self->log = anning_contacts_read (db, NULL, 0, error);
  if (self->log == NULL || !read_incidents (self, db, request, ids, error) || !read_relatives (self, db, error)
      || (self->dismissed = anning_dismissals_read (db, error)) == NULL || !read_doubtful (self, db, request, error))
    return NULL;
  if (request->kind == ANNING_INCIDENT_PAPER_CONTACT && self->incidents->len > 0)
    {
      const AnningIncident *incident = g_ptr_array_index (self->incidents, 0);

      self->sources = anning_tellings_read_sources (db, incident->record.id, error);
      if (self->sources == NULL || !read_originals (self, db, incident->record.id, error))
        return NULL;
    }
  if (self->relative != NULL && !read_all_uses (self, db, error))
    return NULL;
  if ((request->masked || self->relative != NULL) && !make_mask (self, db, request, error))
    return NULL;
  return g_steal_pointer (&self);
}

AnningIncidentPaperData *
anning_incident_paper_read (AnningStore                       *store,
                            const AnningIncidentPaperRequest  *request,
                            GError                           **error)
{
  return anning_store_read (store, read_job, (gpointer) request, error);
}
