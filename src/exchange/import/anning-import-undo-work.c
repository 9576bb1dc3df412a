/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-undo-private.h"

#include "anning-evidence.h"
#include "anning-kit-entry.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "anning-source-entry.h"
#include "anning-sources.h"
#include "anning-trace-merge.h"
#include "anning-trace-told.h"
#include "anning-versions.h"

/* Steps between two reports. */
#define STEPS_BETWEEN_REPORTS 64

/* One row that was taken back. */
typedef struct
{
  const AnningRecordType *type;
  gint64 id;
} Removed;

/* One record as it was before it was changed. */
typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} Kept;

struct _AnningImportUndone
{
  GArray *removed; /* Removed, in the order in which they went */
  GArray *kept;    /* Kept */
  GPtrArray *uses; /* AnningEvidenceUse that were dropped */
  guint n_incidents;
};

static void
kept_clear (gpointer data)
{
  Kept *kept = data;

  anning_record_free (kept->type, kept->record);
}

static void
use_free (gpointer data)
{
  anning_evidence_use_free (data);
}

AnningImportUndone *
anning_import_undone_new (void)
{
  AnningImportUndone *self = g_atomic_rc_box_new0 (AnningImportUndone);

  self->removed = g_array_new (FALSE, FALSE, sizeof (Removed));
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (self->kept, kept_clear);
  self->uses = g_ptr_array_new_with_free_func (use_free);
  return self;
}

static void
undone_clear (gpointer data)
{
  AnningImportUndone *self = data;

  g_array_unref (self->removed);
  g_array_unref (self->kept);
  g_ptr_array_unref (self->uses);
}

void
anning_import_undone_free (AnningImportUndone *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, undone_clear);
}

guint
anning_import_undone_n_incidents (const AnningImportUndone *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_incidents;
}

guint
anning_import_undone_n_steps (const AnningImportUndone *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->removed->len + self->kept->len + self->uses->len;
}

/* One step more; FALSE when cancelled: the store then takes back what was written. */
static gboolean
step (AnningImportCourse  *course,
      GError             **error)
{
  if (course->n_done++ % STEPS_BETWEEN_REPORTS != 0)
    return TRUE;
  if (course->progress != NULL && course->n_steps > 0)
    course->progress (MIN (1.0, (double) course->n_done / course->n_steps), course->progress_data);
  return !g_cancellable_set_error_if_cancelled (course->cancellable, error);
}

static gboolean
take_back (AnningDb                *db,
           AnningImportUndone      *self,
           const AnningRecordType  *type,
           gint64                   id,
           GError                 **error)
{
  Removed removed = { type, id };

  if (!anning_records_remove (db, type, id, error))
    return FALSE;
  g_array_append_val (self->removed, removed);
  self->n_incidents += type == &anning_incident_type;
  return TRUE;
}

/* Writes @record, keeping what stands there now. */
static gboolean
put (AnningDb                *db,
     AnningImportUndone      *self,
     const AnningRecordType  *type,
     gpointer                 record,
     GError                 **error)
{
  Kept kept = { type, anning_records_get (db, type, ANNING_RECORD (record)->id, error) };

  if (kept.record == NULL)
    return FALSE;
  g_array_append_val (self->kept, kept);
  return anning_records_save (db, type, record, error);
}

/* TRUE with *@record NULL: it does not stand any more. */
static gboolean
get_standing (AnningDb                *db,
              const AnningRecordType  *type,
              gint64                   id,
              gpointer                *record,
              GError                 **error)
{
  g_autoptr (GError) local_error = NULL;

  *record = anning_records_get (db, type, id, &local_error);
  if (*record != NULL || g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What the recordings of an incident tell, beside its rows. @entries: of AnningTraceEntry, whose texts are @texts */
static gboolean
add_recordings (AnningDb              *db,
                const AnningIncident  *incident,
                const GPtrArray       *uses,
                GPtrArray             *entries,
                GStringChunk          *texts,
                GError               **error)
{
  AnningTold told = {
    .started_at = incident->started_at,
    .utc_offset = incident->utc_offset,
    .channel = "call",
    .connected = "yes",
  };

  for (guint i = 0; i < uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (uses, i);
      g_autoptr (AnningEvidence) evidence = anning_evidence_get (db, use->evidence_id, error);
      g_autofree char *number = NULL;
      AnningTraceEntry *entry;
      AnningTrace trace;

      if (evidence == NULL)
        return FALSE;
      if (!g_str_has_prefix (evidence->media_type, "audio/"))
        continue;
      anning_trace_from_recording (&trace, &told, use->name, use->file_time, evidence->length_ms, &number);
      entry = g_new (AnningTraceEntry, 1);
      *entry = (AnningTraceEntry) {
        .source_id = ANNING_UNKNOWN,
        .kind = (char *) "file_name",
        .started_at = trace.started_at,
        .utc_offset = incident->utc_offset,
        .precision_ms = trace.precision,
        .start = (char *) "recording",
        .length_s = evidence->length_ms != ANNING_UNKNOWN ? evidence->length_ms / ANNING_MS_PER_SECOND : ANNING_UNKNOWN,
        .channel = (char *) "call",
        .direction = (char *) g_intern_string (trace.direction),
        .connected = (char *) "yes",
        .number = trace.number != NULL ? g_string_chunk_insert (texts, trace.number) : NULL,
      };
      g_ptr_array_add (entries, entry);
    }
  return TRUE;
}

/* Takes @gone of an incident that stays. */
static gboolean
withdraw (AnningDb              *db,
          AnningImportUndone    *self,
          const AnningIncident  *incident,
          const GPtrArray       *gone,
          const GPtrArray       *left,
          const GPtrArray       *uses,
          GError               **error)
{
  g_autoptr (AnningIncident) changed = anning_incident_copy (incident);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func (g_free);
  GStringChunk *texts = g_string_chunk_new (256);
  gboolean fine = add_recordings (db, incident, uses, recordings, texts, error);

  for (guint i = 0; i < left->len; i++)
    g_ptr_array_add (entries, g_ptr_array_index (left, i));
  for (guint i = 0; i < recordings->len; i++)
    g_ptr_array_add (entries, g_ptr_array_index (recordings, i));

  for (guint i = 0; fine && i < gone->len; i++)
    {
      const AnningTraceEntry *entry = g_ptr_array_index (gone, i);

      anning_trace_withdraw (changed, entry, (const AnningTraceEntry *const *) entries->pdata, entries->len);
      fine = take_back (db, self, &anning_trace_entry_type, entry->record.id, error);
    }
  g_string_chunk_free (texts);
  if (!fine || anning_record_equal (&anning_incident_type, incident, changed))
    return fine;
  return put (db, self, &anning_incident_type, changed, error);
}

/* Nobody added anything to it, and nothing else tells of it. */
static gboolean
may_go (AnningDb              *db,
        const AnningIncident  *incident,
        gboolean              *goes,
        gboolean              *held,
        GError               **error)
{
  if (!anning_sources_is_held (db, incident->record.id, held, error))
    return FALSE;
  *goes = !*held && anning_trace_is_all (incident);
  return TRUE;
}

/* Nothing stands in it but the latest version of what a relative wrote. */
static gboolean
is_all_of_relative (const AnningIncident *incident,
                    const GPtrArray      *traces)
{
  const AnningTraceEntry *latest = NULL;

  if (g_strcmp0 (incident->written_by, "relative") != 0)
    return FALSE;
  for (guint i = 0; i < traces->len; i++)
    {
      const AnningTraceEntry *trace = g_ptr_array_index (traces, i);

      if (g_strcmp0 (trace->kind, "kit") == 0 && (latest == NULL || trace->record.id > latest->record.id))
        latest = trace;
    }
  return latest != NULL && anning_trace_is_all_of (incident, latest);
}

/* @relative's refusal is again what it was before it became what it is now; none where it was never another. */
static gboolean
put_refusal_back (AnningDb        *db,
                  AnningRelative  *relative,
                  GError         **error)
{
  g_autoptr (GPtrArray) versions = anning_versions_read (db, &anning_relative_type, relative->record.id, 0, error);
  const AnningRelative *before = NULL;
  gint64 refused_at = relative->refused_at;

  if (versions == NULL)
    return FALSE;
  for (guint i = 0; before == NULL && i < versions->len; i++)
    {
      const AnningVersion *version = g_ptr_array_index (versions, i);

      before = version->record;
      if (before != NULL && before->refused_at == refused_at)
        before = NULL;
    }
  relative->refused_at = before != NULL ? before->refused_at : ANNING_UNKNOWN;
  g_free (relative->refusal_words);
  relative->refusal_words = before != NULL ? g_strdup (before->refusal_words) : NULL;
  return TRUE;
}

/* That a relative asked to be left alone, where @gone tells of it and it still stands like that. */
static gboolean
take_refused_off (AnningDb              *db,
                  AnningImportUndone    *self,
                  const AnningIncident  *incident,
                  const GPtrArray       *gone,
                  GError               **error)
{
  for (guint i = 0; i < gone->len; i++)
    {
      const AnningTraceEntry *trace = g_ptr_array_index (gone, i);
      g_autoptr (AnningKitEntry) entry = anning_kit_entry_from_raw (trace->raw_type);
      g_autoptr (AnningRelative) relative = NULL;
      g_autofree char *own_words = NULL;
      gpointer standing;

      if (g_strcmp0 (trace->kind, "kit") != 0 || strcmp (entry->refused, "yes") != 0
          || incident->relative_id == ANNING_UNKNOWN)
        continue;
      if (!get_standing (db, &anning_relative_type, incident->relative_id, &standing, error))
        return FALSE;
      relative = standing;
      if (relative == NULL || relative->refused_at != trace->started_at)
        continue;
      own_words = g_strcmp0 (relative->refusal_words, entry->reply) == 0 ? NULL : g_strdup (relative->refusal_words);
      if (!put_refusal_back (db, relative, error))
        return FALSE;
      /* Words that somebody wrote since are kept. */
      if (own_words != NULL)
        {
          g_free (relative->refusal_words);
          relative->refusal_words = g_steal_pointer (&own_words);
        }
      if (!put (db, self, &anning_relative_type, relative, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_source_off (AnningDb            *db,
                 AnningImportUndone  *self,
                 gint64               incident_id,
                 gint64               source_id,
                 GError             **error)
{
  g_autoptr (AnningIncident) incident = anning_records_get (db, &anning_incident_type, incident_id, error);
  g_autoptr (GPtrArray) traces = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  gboolean goes, held;

  if (incident == NULL)
    return FALSE;
  traces = anning_records_list (db, &anning_trace_entry_type, "incident_id", incident_id, error);
  if (traces == NULL)
    return FALSE;
  uses = anning_evidence_list_uses (db, "incident", incident_id, error);
  if (uses == NULL || !may_go (db, incident, &goes, &held, error))
    return FALSE;
  for (guint i = 0; i < traces->len; i++)
    {
      AnningTraceEntry *trace = g_ptr_array_index (traces, i);

      g_ptr_array_add (trace->source_id == source_id ? gone : left, trace);
    }
  if (!take_refused_off (db, self, incident, gone, error))
    return FALSE;
  goes |= !held && is_all_of_relative (incident, gone);
  if (goes && left->len == 0 && uses->len == 0)
    return take_back (db, self, &anning_incident_type, incident_id, error);
  return withdraw (db, self, incident, gone, left, uses, error);
}

gboolean
anning_import_take_source_back (AnningDb            *db,
                                AnningImportUndone  *self,
                                AnningImportCourse  *course,
                                gint64               source_id,
                                GError             **error)
{
  g_autoptr (GArray) incidents = anning_sources_list_incidents (db, source_id, error);

  if (incidents == NULL)
    return FALSE;
  course->n_steps = MAX (course->n_steps, course->n_done + incidents->len);
  for (guint i = 0; i < incidents->len; i++)
    {
      if (!step (course, error) || !take_source_off (db, self, g_array_index (incidents, gint64, i), source_id, error))
        return FALSE;
    }
  return take_back (db, self, &anning_source_entry_type, source_id, error);
}

/* ---- a whole import ---- */

static gboolean
take_incidents_back (AnningDb                *db,
                     AnningImportUndone      *self,
                     AnningImportCourse      *course,
                     const AnningImportDone  *done,
                     GError                 **error)
{
  for (guint i = 0; i < done->incidents->len; i++)
    {
      g_autoptr (AnningIncident) incident = NULL;
      g_autoptr (GPtrArray) traces = NULL;
      gpointer standing;
      gboolean goes, held;

      if (!step (course, error)
          || !get_standing (db, &anning_incident_type, g_array_index (done->incidents, gint64, i), &standing, error))
        return FALSE;
      incident = standing;
      if (incident == NULL)
        continue;
      traces = anning_records_list (db, &anning_trace_entry_type, "incident_id", incident->record.id, error);
      if (traces == NULL || !may_go (db, incident, &goes, &held, error))
        return FALSE;
      /* What an e-mail or a picture tells is more than sources do. */
      goes |= !held && incident->record.updated_at == incident->record.created_at;
      for (guint j = 0; j < traces->len && goes; j++)
        {
          const AnningTraceEntry *trace = g_ptr_array_index (traces, j);

          goes = trace->source_id == ANNING_UNKNOWN;
          for (guint k = 0; k < done->sources->len && !goes; k++)
            goes = trace->source_id == g_array_index (done->sources, gint64, k);
        }
      if (goes && !take_back (db, self, &anning_incident_type, incident->record.id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_uses_back (AnningDb                *db,
                AnningImportUndone      *self,
                AnningImportCourse      *course,
                const AnningImportDone  *done,
                GError                 **error)
{
  for (guint i = 0; i < done->uses->len; i++)
    {
      const AnningImportUse *put_there = &g_array_index (done->uses, AnningImportUse, i);
      g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", put_there->incident_id, error);

      if (uses == NULL || !step (course, error))
        return FALSE;
      for (guint j = 0; j < uses->len; j++)
        {
          AnningEvidenceUse *use = g_ptr_array_index (uses, j);

          if (use->id != put_there->use_id || use->evidence_id != put_there->evidence_id)
            continue;
          if (!anning_evidence_remove_use (db, use->id, error))
            return FALSE;
          g_ptr_array_add (self->uses, g_ptr_array_steal_index (uses, j));
          break;
        }
    }
  return TRUE;
}

/* Incidents that nobody changed since are again as they were. */
static gboolean
put_incidents_back (AnningDb                *db,
                    AnningImportUndone      *self,
                    AnningImportCourse      *course,
                    const AnningImportDone  *done,
                    GError                 **error)
{
  for (guint i = 0; i < done->incidents_before->len; i++)
    {
      g_autoptr (AnningIncident) before = anning_incident_copy (g_ptr_array_index (done->incidents_before, i));
      g_autoptr (AnningIncident) now = NULL;
      gpointer standing;

      if (!step (course, error) || !get_standing (db, &anning_incident_type, before->record.id, &standing, error))
        return FALSE;
      now = standing;
      if (now != NULL && anning_record_equal (&anning_incident_type, now, g_ptr_array_index (done->incidents_after, i))
          && !put (db, self, &anning_incident_type, before, error))
        return FALSE;
    }
  for (guint i = 0; i < done->traces->len; i++)
    {
      g_autoptr (AnningTraceEntry) trace = NULL;
      gpointer standing;

      if (!step (course, error)
          || !get_standing (db, &anning_trace_entry_type, g_array_index (done->traces, gint64, i), &standing, error))
        return FALSE;
      trace = standing;
      if (trace != NULL && !take_back (db, self, &anning_trace_entry_type, trace->record.id, error))
        return FALSE;
    }
  return TRUE;
}

/* What was noted of a relative, unless somebody noted something else since. */
static gboolean
put_relatives_back (AnningDb                *db,
                    AnningImportUndone      *self,
                    const AnningImportDone  *done,
                    GError                 **error)
{
  for (guint i = 0; i < done->relatives_before->len; i++)
    {
      const AnningRelative *before = g_ptr_array_index (done->relatives_before, i);
      const AnningRelative *after = g_ptr_array_index (done->relatives_after, i);
      g_autoptr (AnningRelative) now = NULL;
      gpointer standing;

      if (!get_standing (db, &anning_relative_type, before->record.id, &standing, error))
        return FALSE;
      now = standing;
      if (now == NULL || now->refused_at != after->refused_at)
        continue;
      now->refused_at = before->refused_at;
      if (g_strcmp0 (now->refusal_words, after->refusal_words) == 0)
        {
          g_free (now->refusal_words);
          now->refusal_words = g_strdup (before->refusal_words);
        }
      if (!put (db, self, &anning_relative_type, now, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_records_back (AnningDb                *db,
                  AnningImportUndone      *self,
                  const AnningRecordType  *type,
                  const GPtrArray         *before,
                  GError                 **error)
{
  for (guint i = 0; i < before->len; i++)
    {
      const AnningRecord *record = g_ptr_array_index (before, i);
      gpointer standing, copy;
      gboolean fine;

      if (!get_standing (db, type, record->id, &standing, error))
        return FALSE;
      if (standing == NULL)
        continue;
      anning_record_free (type, standing);
      copy = anning_record_copy (type, record);
      fine = put (db, self, type, copy, error);
      anning_record_free (type, copy);
      if (!fine)
        return FALSE;
    }
  return TRUE;
}

gboolean
anning_import_take_all_back (AnningDb                *db,
                             AnningImportUndone      *self,
                             AnningImportCourse      *course,
                             const AnningImportDone  *done,
                             GError                 **error)
{
  if (!put_relatives_back (db, self, done, error) || !take_incidents_back (db, self, course, done, error) || !take_uses_back (db, self, course, done, error)
      || !put_incidents_back (db, self, course, done, error)
      || !put_records_back (db, self, &anning_number_type, done->numbers_before, error)
      || !put_records_back (db, self, &anning_source_entry_type, done->sources_before, error))
    return FALSE;
  for (guint i = 0; i < done->numbers->len; i++)
    {
      if (!take_back (db, self, &anning_number_type, g_array_index (done->numbers, gint64, i), error))
        return FALSE;
    }
  for (guint i = 0; i < done->sources->len; i++)
    {
      gpointer standing;
      gint64 id = g_array_index (done->sources, gint64, i);

      if (!get_standing (db, &anning_source_entry_type, id, &standing, error))
        return FALSE;
      if (standing == NULL)
        continue;
      anning_source_entry_free (standing);
      if (!anning_import_take_source_back (db, self, course, id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
anning_import_put_all_back (AnningDb                  *db,
                            const AnningImportUndone  *undone,
                            AnningImportCourse        *course,
                            GError                   **error)
{
  for (guint i = undone->removed->len; i > 0; i--)
    {
      const Removed *removed = &g_array_index (undone->removed, Removed, i - 1);

      if (!step (course, error) || !anning_records_restore (db, removed->type, removed->id, error))
        return FALSE;
    }
  for (guint i = undone->kept->len; i > 0; i--)
    {
      const Kept *kept = &g_array_index (undone->kept, Kept, i - 1);
      gpointer copy = anning_record_copy (kept->type, kept->record);
      gboolean saved = step (course, error) && anning_records_save (db, kept->type, copy, error);

      anning_record_free (kept->type, copy);
      if (!saved)
        return FALSE;
    }
  for (guint i = 0; i < undone->uses->len; i++)
    {
      const AnningEvidenceUse *use = g_ptr_array_index (undone->uses, i);

      if (!step (course, error)
          || anning_evidence_use (db, use->evidence_id, use->owner, use->owner_id, use->name, use->path, use->file_time,
                                  error) == 0)
        return FALSE;
    }
  return TRUE;
}
