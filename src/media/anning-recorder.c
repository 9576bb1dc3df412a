/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-recorder.h"

#include "anning-recorder-run-private.h"

struct _AnningRecorder
{
  GObject parent_instance;

  AnningRecorderRun *run; /* NULL: still */
  gint64 elapsed;         /* ms */
};

enum
{
  LEVEL,
  BEGUN,
  PIECE,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningRecorder, anning_recorder, G_TYPE_OBJECT)

static void
level_func (gpointer user_data,
            double   rms,
            double   peak,
            gint64   end)
{
  AnningRecorder *self = user_data;

  self->elapsed = end;
  g_signal_emit (self, signals[LEVEL], 0, rms, peak);
}

static void
begun_func (gpointer user_data,
            gint64   at)
{
  g_signal_emit (user_data, signals[BEGUN], 0, at);
}

static void
piece_func (gpointer  user_data,
            GBytes   *bytes)
{
  g_signal_emit (user_data, signals[PIECE], 0, bytes);
}

static void
ended_func (gpointer      user_data,
            const GError *error)
{
  g_autoptr (AnningRecorder) self = g_object_ref (user_data);
  g_autoptr (GError) kept = error != NULL ? g_error_copy (error) : NULL;

  anning_recorder_drop (self);
  g_signal_emit (self, signals[ENDED], 0, kept);
}

static const AnningRecorderRunFuncs funcs = { level_func, begun_func, piece_func, ended_func };

static void
start (AnningRecorder   *self,
       AnningMicrophone *microphone,
       gboolean          keep)
{
  anning_recorder_drop (self);
  self->elapsed = 0;
  self->run = anning_recorder_run_new (microphone, keep, &funcs, self);
}

static void
anning_recorder_dispose (GObject *object)
{
  anning_recorder_drop (ANNING_RECORDER (object));
  G_OBJECT_CLASS (anning_recorder_parent_class)->dispose (object);
}

static void
anning_recorder_class_init (AnningRecorderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_recorder_dispose;

  signals[LEVEL] = g_signal_new ("level", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PIECE] = g_signal_new ("piece", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BYTES);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
anning_recorder_init (AnningRecorder *self)
{
}

AnningRecorder *
anning_recorder_new (void)
{
  return g_object_new (ANNING_TYPE_RECORDER, NULL);
}

void
anning_recorder_listen (AnningRecorder   *self,
                        AnningMicrophone *microphone)
{
  g_return_if_fail (ANNING_IS_RECORDER (self));
  g_return_if_fail (ANNING_IS_MICROPHONE (microphone));
  start (self, microphone, FALSE);
}

void
anning_recorder_record (AnningRecorder   *self,
                        AnningMicrophone *microphone)
{
  g_return_if_fail (ANNING_IS_RECORDER (self));
  g_return_if_fail (ANNING_IS_MICROPHONE (microphone));
  start (self, microphone, TRUE);
}

void
anning_recorder_stop (AnningRecorder *self)
{
  g_return_if_fail (ANNING_IS_RECORDER (self));

  if (self->run != NULL)
    anning_recorder_run_stop (self->run);
}

void
anning_recorder_drop (AnningRecorder *self)
{
  g_return_if_fail (ANNING_IS_RECORDER (self));

  if (self->run != NULL)
    anning_recorder_run_drop (g_steal_pointer (&self->run));
}

gint64
anning_recorder_get_elapsed (AnningRecorder *self)
{
  g_return_val_if_fail (ANNING_IS_RECORDER (self), 0);
  return self->elapsed;
}
