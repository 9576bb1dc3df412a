/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-keep.h"

#include "anning-date.h"
#include "anning-evidence.h"
#include "anning-evidence-find.h"
#include "anning-records.h"

/* Returns: (transfer full): the bytes of a file, or of what was pasted; NULL with a G_IO_ERROR */
GInputStream *
anning_import_open_item (AnningImportItem  *item,
                         GCancellable      *cancellable,
                         GError           **error)
{
  if (item->bytes != NULL)
    return g_memory_input_stream_new_from_bytes (item->bytes);
  return G_INPUT_STREAM (g_file_read (item->file, cancellable, error));
}

/*
 * anning_import_describe_times:
 * @name: (nullable): what the name tells; without a time in it the file's own counts
 *
 * Refuses @item if neither has a time.
 */
void
anning_import_describe_times (AnningImportItem        *item,
                              const AnningPictureName *name)
{
  gint64 instant = name != NULL ? anning_picture_name_get_instant (name, item->utc_offset) : ANNING_UNKNOWN;

  if (instant != ANNING_UNKNOWN)
    {
      item->started_at = instant;
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

/* Returns: (transfer full): what is known of every contact that a file tells of; nothing is guessed */
AnningIncident *
anning_import_new_incident (AnningImportItem *item,
                            const char       *channel)
{
  AnningIncident *incident = anning_incident_new ();

  incident->started_at = item->started_at;
  incident->utc_offset = item->utc_offset;
  incident->time_source = g_strdup (item->time_source);
  incident->channel = g_strdup (channel);
  incident->direction = g_strdup (item->direction);
  incident->from_number = g_strdup (item->number);
  incident->number_name = g_strdup (item->number_name);
  incident->to_party = g_strdup ("debtor");
  return incident;
}

/* For importers that have nothing to do before the write job. */
gpointer
anning_import_prepare_none (AnningImportItem  *item,
                            GCancellable      *cancellable,
                            GError           **error)
{
  return NULL;
}

/*
 * anning_import_keep:
 *
 * Inside a write job: stores the file's bytes, @incident, and that the one belongs to the other.
 * Bytes that an incident has already add nothing.
 *
 * Returns: FALSE with @error; a G_IO_ERROR is about this one file
 */
gboolean
anning_import_keep (AnningDb             *db,
                    AnningImportItem     *item,
                    AnningIncident       *incident,
                    AnningImportWritten  *written,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *path = NULL;
  gboolean used = FALSE;
  gint64 evidence_id;

  if (!anning_evidence_find (db, item->sha256, NULL, &used, error))
    return FALSE;
  if (used)
    {
      written->duplicate = TRUE;
      return TRUE;
    }

  stream = anning_import_open_item (item, cancellable, error);
  if (stream == NULL)
    return FALSE;
  evidence_id = anning_evidence_add (db, stream, item->media_type, NULL, NULL, NULL, cancellable, error);
  if (evidence_id == 0 || !anning_records_save (db, &anning_incident_type, incident, error))
    return FALSE;

  path = item->bytes == NULL ? g_file_get_parse_name (item->file) : NULL;
  written->evidence_id = evidence_id;
  written->use_id = anning_evidence_use (db, evidence_id, "incident", incident->record.id,
                                         item->name, path, item->file_time, error);
  if (written->use_id == 0)
    return FALSE;

  /* Nothing of it is for listening: that it cannot be heard is no lack. */
  written->playable = TRUE;
  written->incident_id = incident->record.id;
  return TRUE;
}
