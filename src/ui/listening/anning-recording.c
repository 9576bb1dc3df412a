/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording.h"

#include "anning-decode.h"

typedef struct
{
  AnningStore *store;
  gint64 evidence_id;
} LoadData;

typedef struct
{
  gint64 evidence_id;
  AnningDecoded *decoded; /* NULL: @reason says why */
  GError *reason;
} Finding;

void
anning_recording_free (AnningRecording *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->evidence, anning_evidence_free);
  g_clear_pointer (&self->peaks, anning_peaks_data_free);
  g_clear_object (&self->stream);
  g_free (self);
}

static void
recording_free (gpointer data)
{
  anning_recording_free (data);
}

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_object_unref (load->store);
  g_free (load);
}

/* A read job. */
static gpointer
read_recording (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const LoadData *load = data;
  g_autoptr (AnningRecording) recording = g_new0 (AnningRecording, 1);
  g_autoptr (GError) peaks_error = NULL;

  recording->evidence = anning_evidence_get (db, load->evidence_id, error);
  if (recording->evidence == NULL)
    return NULL;

  recording->peaks = anning_evidence_get_peaks (db, load->evidence_id, &peaks_error);
  if (peaks_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&peaks_error));
      return NULL;
    }

  if (recording->evidence->problem == NULL)
    {
      recording->stream = anning_evidence_open (load->store, load->evidence_id, error);
      if (recording->stream == NULL)
        return NULL;
    }

  return g_steal_pointer (&recording);
}

/**
 * anning_recording_load_async:
 *
 * Reads what is kept of one original; its bytes are only read when it plays.
 */
void
anning_recording_load_async (AnningStore         *store,
                             gint64               evidence_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  LoadData *load = g_new0 (LoadData, 1);

  load->store = g_object_ref (store);
  load->evidence_id = evidence_id;
  anning_store_read_async (store, read_recording, load, load_data_free, recording_free,
                           cancellable, callback, user_data);
}

AnningRecording *
anning_recording_load_finish (AnningStore   *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

/* A write job. Returns: NULL in any case, @error tells */
static gpointer
keep_finding (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Finding *finding = data;

  if (finding->decoded == NULL)
    {
      anning_evidence_set_sound (db, finding->evidence_id, ANNING_UNKNOWN, FALSE,
                                 anning_media_problem_word (finding->reason), finding->reason->message, NULL, error);
    }
  else
    {
      const AnningDecoded *decoded = finding->decoded;
      AnningPeaksData peaks = { decoded->rate, decoded->pairs, decoded->rms, decoded->channels, decoded->sides_differ };

      anning_evidence_set_sound (db, finding->evidence_id, decoded->length_ms, decoded->broken, NULL, NULL, &peaks, error);
    }

  return NULL;
}

static void
examine_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  AnningStore *store = ANNING_STORE (source_object);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) reason = NULL;
  GError *error = NULL;
  Finding finding = { .evidence_id = *(gint64 *) task_data };

  stream = anning_evidence_open (store, finding.evidence_id, &error);
  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  decoded = anning_decode (stream, NULL, NULL, cancellable, &reason);
  /* Cancelled, or the file could not be read: that says nothing about the recording. */
  if (decoded == NULL && reason->domain != ANNING_MEDIA_ERROR)
    {
      g_task_return_error (task, g_steal_pointer (&reason));
      return;
    }

  finding.decoded = decoded;
  finding.reason = reason;
  anning_store_write (store, keep_finding, &finding, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * anning_recording_examine_async:
 *
 * For an original that was never decoded, or that may be playable now that a
 * decoder was installed.
 */
void
anning_recording_examine_async (AnningStore         *store,
                                gint64               evidence_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, anning_recording_examine_async);
  g_task_set_task_data (task, g_memdup2 (&evidence_id, sizeof evidence_id), g_free);
  g_task_run_in_thread (task, examine_in_thread);
}

gboolean
anning_recording_examine_finish (AnningStore   *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GError *
anning_recording_get_problem (const AnningEvidence *evidence)
{
  static const AnningMediaError codes[] = {
    ANNING_MEDIA_ERROR_SILK, ANNING_MEDIA_ERROR_EMPTY, ANNING_MEDIA_ERROR_NOT_AUDIO,
    ANNING_MEDIA_ERROR_CUT_OFF, ANNING_MEDIA_ERROR_MISSING_PLUGIN, ANNING_MEDIA_ERROR_UNSAFE,
  };
  const char *detail = evidence->problem_detail != NULL ? evidence->problem_detail : evidence->media_type;

  if (evidence->problem == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (ANNING_MEDIA_ERROR, (int) codes[i], detail);

      if (g_str_equal (anning_media_problem_word (error), evidence->problem))
        return g_steal_pointer (&error);
    }

  return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, detail);
}
