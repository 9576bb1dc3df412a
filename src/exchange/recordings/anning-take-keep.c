/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-take-keep.h"

#include "anning-decode.h"
#include "anning-evidence.h"

typedef struct
{
  const AnningKeptTake *kept;
  const AnningDecoded *decoded; /* NULL: @reason says why */
  const GError *reason;
} Finding;

/* A write job. */
static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_takes_keep (db, *(const gint64 *) data, cancellable, error);
}

/* A write job. Returns: NULL in any case */
static gpointer
sound_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Finding *finding = data;
  const AnningDecoded *decoded = finding->decoded;
  AnningPeaksData peaks;

  anning_takes_note_heard (db, finding->kept);
  if (decoded == NULL)
    {
      anning_evidence_set_sound (db, finding->kept->evidence_id, ANNING_UNKNOWN, FALSE,
                                 anning_media_problem_word (finding->reason), finding->reason->message, NULL, error);
      return NULL;
    }
  peaks = (AnningPeaksData) { decoded->rate, decoded->pairs, decoded->rms, decoded->channels, decoded->sides_differ };
  anning_evidence_set_sound (db, finding->kept->evidence_id, decoded->length_ms, decoded->broken, NULL, NULL, &peaks, error);
  return NULL;
}

static gboolean
listen_to (AnningStore           *store,
           const AnningKeptTake  *kept,
           GError               **error)
{
  g_autoptr (GInputStream) stream = anning_evidence_open (store, kept->evidence_id, error);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GError) write_error = NULL;
  Finding finding = { .kept = kept };

  if (stream == NULL)
    return FALSE;
  decoded = anning_decode (stream, NULL, NULL, NULL, &reason);
  if (decoded == NULL && reason->domain != ANNING_MEDIA_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  finding.decoded = decoded;
  finding.reason = reason;
  anning_store_write (store, sound_job, &finding, &write_error);
  if (write_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&write_error));
  return FALSE;
}

static void
keep_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  AnningStore *store = ANNING_STORE (source_object);
  g_autoptr (GError) unheard = NULL;
  AnningKeptTake *kept;
  GError *error = NULL;

  kept = anning_store_write (store, keep_job, task_data, &error);
  if (kept == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Whoever shows the recording listens to it again then. */
  if (!listen_to (store, kept, &unheard))
    g_message ("A recording was kept and not listened to: %s", unheard->message);
  g_task_return_pointer (task, kept, g_free);
}

void
anning_take_keep_async (AnningStore         *store,
                        gint64               take_id,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ANNING_IS_STORE (store));

  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, anning_take_keep_async);
  g_task_set_task_data (task, g_memdup2 (&take_id, sizeof take_id), g_free);
  g_task_run_in_thread (task, keep_in_thread);
}

AnningKeptTake *
anning_take_keep_finish (AnningStore   *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
