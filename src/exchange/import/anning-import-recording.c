/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-importer.h"

#include "anning-date.h"
#include "anning-decode.h"
#include "anning-evidence.h"
#include "anning-evidence-find.h"
#include "anning-import-item-private.h"
#include "anning-incident.h"
#include "anning-recording-name.h"
#include "anning-records.h"

#define N_(text) text

/* What one decode told: an exact length, or why the recording cannot be heard. */
typedef struct
{
  AnningDecoded *decoded; /* NULL: cannot be heard */
  const char *problem;
  char *problem_detail;
} PreparedRecording;

static void
prepared_recording_free (gpointer data)
{
  PreparedRecording *self = data;

  g_clear_pointer (&self->decoded, anning_decoded_free);
  g_free (self->problem_detail);
  g_free (self);
}

/*
 * By the bytes, whatever the name says. The name counts only where the bytes
 * are silent: an empty or broken recording is kept, and a 3gp holds sound or pictures.
 */
static gboolean
recording_sniff (const char *media_type,
                 const char *name)
{
  static const char *const extensions[] = {
    ".mp3", ".m4a", ".amr", ".awb", ".3gp", ".3gpp", ".3ga", ".ogg", ".oga", ".opus",
    ".wav", ".flac", ".aac", ".slk", ".silk", ".wma",
  };
  g_autofree char *folded = NULL;

  if (g_str_has_prefix (media_type, "audio/"))
    return TRUE;
  if (g_str_has_prefix (media_type, "image/"))
    return FALSE;

  folded = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      if (g_str_has_suffix (folded, extensions[i]))
        return TRUE;
    }
  return FALSE;
}

/* The latest year in which the day and month of @time exist and lie before the file's time. */
static gboolean
complete_year (AnningCivil *time,
               gint64       file_time,
               gint64       utc_offset)
{
  AnningCivil latest;

  if (file_time == ANNING_UNKNOWN)
    return FALSE;

  anning_instant_to_civil (file_time + ANNING_MS_PER_DAY, utc_offset, &latest);
  /* Eight years reach the next 29 February across a year such as 2100. */
  for (int back = 0; back <= 8; back++)
    {
      time->year = latest.year - back;
      if (anning_civil_valid (time)
          && anning_civil_to_instant (time, utc_offset) <= file_time + ANNING_MS_PER_DAY)
        return TRUE;
    }
  return FALSE;
}

static void
recording_describe (AnningImportItem *item)
{
  g_autoptr (AnningRecordingName) parsed = NULL;
  AnningCivil time;

  parsed = anning_recording_name_parse (item->name);
  time = parsed->time;

  if (parsed->utc_offset != ANNING_UNKNOWN)
    item->utc_offset = parsed->utc_offset;
  if (parsed->direction != NULL)
    item->direction = g_intern_string (parsed->direction);
  item->number = g_strdup (parsed->number);
  item->number_name = g_strdup (parsed->name);

  if (parsed->has_time
      && (parsed->has_year || complete_year (&time, item->file_time, item->utc_offset)))
    {
      item->started_at = anning_civil_to_instant (&time, item->utc_offset);
      item->time_source = "file_name";
    }
  else if (item->file_time != ANNING_UNKNOWN)
    {
      item->started_at = item->file_time;
      item->time_source = "file_time";
    }
  else
    anning_import_item_refuse (item, ANNING_IMPORT_NO_TIME);
}

static gpointer
recording_prepare (AnningImportItem  *item,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;
  PreparedRecording *prepared;
  AnningDecoded *decoded;

  stream = g_file_read (item->file, cancellable, error);
  if (stream == NULL)
    return NULL;

  decoded = anning_decode (G_INPUT_STREAM (stream), NULL, NULL, cancellable, &local_error);
  if (decoded == NULL && local_error->domain != ANNING_MEDIA_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  prepared = g_new0 (PreparedRecording, 1);
  prepared->decoded = decoded;
  if (decoded == NULL)
    {
      prepared->problem = anning_media_problem_word (local_error);
      if (g_error_matches (local_error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN)
          || g_error_matches (local_error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED))
        prepared->problem_detail = g_strdup (local_error->message);
    }
  return prepared;
}

static gint64
recording_length (gconstpointer data)
{
  const PreparedRecording *prepared = data;

  return prepared->decoded != NULL ? prepared->decoded->length_ms : ANNING_UNKNOWN;
}

static gboolean
set_sound (AnningDb           *db,
           gint64              evidence_id,
           PreparedRecording  *prepared,
           GError            **error)
{
  const AnningDecoded *decoded = prepared->decoded;
  AnningPeaksData peaks;

  if (decoded == NULL)
    return anning_evidence_set_sound (db, evidence_id, ANNING_UNKNOWN, FALSE, prepared->problem,
                                      prepared->problem_detail, NULL, error);

  peaks = (AnningPeaksData) { decoded->rate, decoded->pairs, decoded->rms, decoded->channels, decoded->sides_differ };
  return anning_evidence_set_sound (db, evidence_id, decoded->length_ms, decoded->broken, NULL, NULL, &peaks, error);
}

/* Bytes that came in as the contract or the receipt of something were not decoded then. */
static gboolean
needs_sound (AnningDb  *db,
             gint64     evidence_id,
             gboolean  *needs,
             GError   **error)
{
  g_autoptr (AnningEvidence) evidence = anning_evidence_get (db, evidence_id, error);

  *needs = evidence != NULL && evidence->length_ms == ANNING_UNKNOWN && evidence->problem == NULL;
  return evidence != NULL;
}

static AnningIncident *
incident_for (AnningImportItem  *item,
              PreparedRecording *prepared)
{
  AnningIncident *incident = anning_incident_new ();
  gboolean outgoing = g_strcmp0 (item->direction, "out") == 0;

  incident->started_at = item->started_at;
  incident->utc_offset = item->utc_offset;
  if (prepared->decoded != NULL)
    incident->ended_at = item->started_at + prepared->decoded->length_ms;
  incident->time_source = g_strdup (item->time_source);
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup (item->direction);
  incident->connected = g_strdup ("yes");
  if (outgoing)
    incident->to_number = g_strdup (item->number);
  else
    incident->from_number = g_strdup (item->number);
  incident->number_name = g_strdup (item->number_name);
  incident->to_party = g_strdup ("debtor");
  return incident;
}

static gboolean
recording_write (AnningDb             *db,
                 AnningImportItem     *item,
                 gpointer              data,
                 AnningImportWritten  *written,
                 GCancellable         *cancellable,
                 GError              **error)
{
  PreparedRecording *prepared = data;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (AnningIncident) incident = NULL;
  g_autofree char *path = NULL;
  AnningIncident *made;
  gboolean silent = FALSE;
  gboolean used = FALSE;
  gint64 evidence_id;

  if (!anning_evidence_find (db, item->sha256, NULL, &used, error))
    return FALSE;
  if (used)
    {
      written->duplicate = TRUE;
      return TRUE;
    }

  stream = g_file_read (item->file, cancellable, error);
  if (stream == NULL)
    return FALSE;

  evidence_id = anning_evidence_add (db, G_INPUT_STREAM (stream), item->media_type,
                                     NULL, NULL, NULL, cancellable, error);
  if (evidence_id == 0 || !needs_sound (db, evidence_id, &silent, error)
      || (silent && !set_sound (db, evidence_id, prepared, error)))
    return FALSE;

  path = g_file_get_parse_name (item->file);
  if (written->incident_id == 0)
    {
      if (written->incident == NULL)
        incident = incident_for (item, prepared);
      made = written->incident != NULL ? written->incident : incident;
      if (!anning_records_save (db, &anning_incident_type, made, error))
        return FALSE;
      written->incident_id = made->record.id;
    }
  written->evidence_id = evidence_id;
  written->use_id = anning_evidence_use (db, evidence_id, "incident", written->incident_id,
                                         item->name, path, item->file_time, error);
  written->playable = prepared->decoded != NULL;
  return written->use_id != 0;
}

const AnningImporter anning_recording_importer = {
  .kind = "recording",
  .label = N_("Recording"),
  .sniff = recording_sniff,
  .describe = recording_describe,
  .prepare = recording_prepare,
  .prepared_free = prepared_recording_free,
  .length = recording_length,
  .write = recording_write,
};
