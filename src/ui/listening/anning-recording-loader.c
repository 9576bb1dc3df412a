/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-loader.h"

#include "anning-weak.h"

struct _AnningRecordingLoader
{
  GObject parent_instance;

  AnningStore *store;
  GCancellable *cancellable;
  gint64 evidence_id;
  gint64 incident_id;
  AnningRecordingTimes *times; /* NULL: not known */
};

enum
{
  LOADING,
  TIMED,
  LOADED,
  REOPENED,
  FAILED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningRecordingLoader, anning_recording_loader, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void load (AnningRecordingLoader *self);

static void
fail (AnningRecordingLoader *self,
      const GError          *error,
      gboolean               unread)
{
  g_signal_emit (self, signals[FAILED], 0, error, unread);
}

static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
examined_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningRecordingLoader) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;

  anning_recording_examine_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || was_cancelled (error))
    return;

  if (error != NULL)
    fail (self, error, FALSE);
  else
    load (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningRecordingLoader) self = anning_weak_take (user_data);
  g_autoptr (AnningRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  recording = anning_recording_load_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || was_cancelled (error))
    return;
  if (recording == NULL)
    {
      fail (self, error, TRUE);
      return;
    }

  error = anning_recording_get_problem (recording->evidence);
  if (error != NULL)
    fail (self, error, FALSE);
  else if (recording->evidence->length_ms == ANNING_UNKNOWN)
    anning_recording_loader_examine (self);
  else
    g_signal_emit (self, signals[LOADED], 0, recording);
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnningRecordingLoader) self = anning_weak_take (user_data);
  g_autoptr (AnningRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  recording = anning_recording_load_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || was_cancelled (error))
    return;

  if (error != NULL)
    fail (self, error, TRUE);
  else if (recording->stream != NULL)
    g_signal_emit (self, signals[REOPENED], 0, recording->stream);
}

static void
times_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningRecordingLoader) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree AnningRecordingTimes *times = anning_recording_times_read_finish (ANNING_STORE (source), result, &error);

  if (self == NULL || was_cancelled (error))
    return;

  /* Without them it can be heard all the same. */
  self->times = g_steal_pointer (&times);
  g_signal_emit (self, signals[TIMED], 0);
  anning_recording_load_async (self->store, self->evidence_id, self->cancellable, loaded_cb, anning_weak_new (self));
}

static void
load (AnningRecordingLoader *self)
{
  g_clear_pointer (&self->times, g_free);
  g_signal_emit (self, signals[LOADING], 0);
  if (self->incident_id != 0)
    anning_recording_times_read_async (self->store, self->evidence_id, self->incident_id, self->cancellable,
                                       times_cb, anning_weak_new (self));
  else
    anning_recording_load_async (self->store, self->evidence_id, self->cancellable, loaded_cb, anning_weak_new (self));
}

static void
anning_recording_loader_dispose (GObject *object)
{
  anning_recording_loader_clear (ANNING_RECORDING_LOADER (object));

  G_OBJECT_CLASS (anning_recording_loader_parent_class)->dispose (object);
}

static guint
add_signal (const char *name,
            guint       n_params,
            GType       first,
            GType       second)
{
  return g_signal_new (name, ANNING_TYPE_RECORDING_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_params, first, second);
}

static void
anning_recording_loader_class_init (AnningRecordingLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_recording_loader_dispose;

  signals[LOADING] = add_signal ("loading", 0, 0, 0);
  signals[TIMED] = add_signal ("timed", 0, 0, 0);
  signals[LOADED] = add_signal ("loaded", 1, G_TYPE_POINTER, 0);
  signals[REOPENED] = add_signal ("reopened", 1, G_TYPE_INPUT_STREAM, 0);
  signals[FAILED] = add_signal ("failed", 2, G_TYPE_ERROR, G_TYPE_BOOLEAN);
}

static void
anning_recording_loader_init (AnningRecordingLoader *self)
{
}

AnningRecordingLoader *
anning_recording_loader_new (void)
{
  return g_object_new (ANNING_TYPE_RECORDING_LOADER, NULL);
}

void
anning_recording_loader_load (AnningRecordingLoader *self,
                              AnningStore           *store,
                              gint64                 evidence_id,
                              gint64                 incident_id)
{
  g_return_if_fail (ANNING_IS_RECORDING_LOADER (self));
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_recording_loader_clear (self);
  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->evidence_id = evidence_id;
  self->incident_id = incident_id;
  load (self);
}

void
anning_recording_loader_examine (AnningRecordingLoader *self)
{
  g_return_if_fail (ANNING_IS_RECORDING_LOADER (self));
  g_return_if_fail (self->store != NULL);

  g_signal_emit (self, signals[LOADING], 0);
  anning_recording_examine_async (self->store, self->evidence_id, self->cancellable, examined_cb, anning_weak_new (self));
}

void
anning_recording_loader_reopen (AnningRecordingLoader *self)
{
  g_return_if_fail (ANNING_IS_RECORDING_LOADER (self));
  g_return_if_fail (self->store != NULL);

  anning_recording_load_async (self->store, self->evidence_id, self->cancellable, reopened_cb, anning_weak_new (self));
}

void
anning_recording_loader_clear (AnningRecordingLoader *self)
{
  g_return_if_fail (ANNING_IS_RECORDING_LOADER (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->times, g_free);
}

const AnningRecordingTimes *
anning_recording_loader_get_times (AnningRecordingLoader *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDING_LOADER (self), NULL);

  return self->times;
}
