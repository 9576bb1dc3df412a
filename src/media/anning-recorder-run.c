/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-recorder-line-private.h"

/* A device that gave nothing for so long gives nothing any more. */
#define SILENT_MS 5000
/* The first time GStreamer looks at all its plugins, too. */
#define OPENING_MS 15000
/* Until the last page is there. */
#define ENDING_MS 2000

G_DEFINE_QUARK (anning-recorder-error-quark, anning_recorder_error)

static void
event_free (gpointer data)
{
  Event *event = data;

  g_clear_pointer (&event->bytes, g_bytes_unref);
  g_clear_error (&event->error);
  g_free (event);
}

AnningRecorderRun *
anning_recorder_run_ref (AnningRecorderRun *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anning_recorder_run_unref (gpointer data)
{
  AnningRecorderRun *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_assert (self->pipeline == NULL);
  g_queue_clear_full (&self->events, event_free);
  g_clear_pointer (&self->heads, g_byte_array_unref);
  g_clear_error (&self->error);
  g_object_unref (self->microphone);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
push (AnningRecorderRun *self,
      Command            command)
{
  g_thread_pool_push (self->commands, GINT_TO_POINTER (command), NULL);
}

/* ---- on the maker's context ---- */

static gboolean watchdog_cb (gpointer user_data);

static void
watch (AnningRecorderRun *self,
       guint              ms)
{
  if (self->watchdog != NULL)
    {
      g_source_destroy (self->watchdog);
      g_clear_pointer (&self->watchdog, g_source_unref);
    }
  if (ms == 0)
    return;

  self->watchdog = g_timeout_source_new (ms);
  g_source_set_callback (self->watchdog, watchdog_cb, self, NULL);
  g_source_attach (self->watchdog, self->context);
}

static void
end (AnningRecorderRun *self)
{
  if (self->ended)
    return;
  self->ended = TRUE;
  watch (self, 0);
  if (self->funcs != NULL)
    self->funcs->ended (self->user_data, self->error);
}

/* What was recorded before it happened is still in the pipeline. */
static void
fail (AnningRecorderRun *self,
      GError            *error)
{
  if (self->error != NULL || self->ended)
    {
      g_error_free (error);
      return;
    }

  self->error = error;
  if (!self->keep || !self->begun)
    {
      end (self);
      return;
    }
  self->ending = TRUE;
  watch (self, ENDING_MS);
  push (self, COMMAND_FLUSH);
}

static gboolean
watchdog_cb (gpointer user_data)
{
  AnningRecorderRun *self = user_data;

  if (self->ending)
    end (self);
  else
    fail (self, g_error_new_literal (ANNING_RECORDER_ERROR,
                                     self->begun ? ANNING_RECORDER_ERROR_LOST : ANNING_RECORDER_ERROR_DEVICE,
                                     "The device gives no sound"));
  return G_SOURCE_REMOVE;
}

static void
tell (AnningRecorderRun *self,
      Event             *event)
{
  switch (event->kind)
    {
    case EVENT_BEGUN:
      self->begun = TRUE;
      self->funcs->begun (self->user_data, event->ms);
      break;

    case EVENT_LEVEL:
      /* The last one is of less than a tenth of a second, or of nothing. */
      if (self->ending)
        break;
      watch (self, SILENT_MS);
      self->funcs->level (self->user_data, event->rms, event->peak, event->ms);
      break;

    case EVENT_PIECE:
      self->funcs->piece (self->user_data, event->bytes);
      break;

    case EVENT_ERROR:
      if (g_error_matches (event->error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE) && self->begun)
        event->error->code = ANNING_RECORDER_ERROR_LOST;
      fail (self, g_steal_pointer (&event->error));
      break;

    case EVENT_END:
      /* Nobody asked for it: the device has nothing more to give. */
      if (!self->ending)
        self->error = g_error_new_literal (ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_LOST, "The device ended");
      end (self);
      break;

    default:
      g_assert_not_reached ();
    }
}

static gboolean
wake_cb (gpointer user_data)
{
  AnningRecorderRun *self = user_data;

  for (;;)
    {
      Event *event;

      g_mutex_lock (&self->lock);
      event = g_queue_pop_head (&self->events);
      if (event == NULL)
        g_clear_pointer (&self->wake, g_source_unref);
      g_mutex_unlock (&self->lock);

      if (event == NULL)
        return G_SOURCE_REMOVE;
      if (self->funcs != NULL && !self->ended)
        tell (self, event);
      event_free (event);
    }
}

/* ---- from any thread ---- */

void
anning_recorder_run_post (AnningRecorderRun *self,
                          EventKind          kind,
                          const Event       *what)
{
  Event *event = g_memdup2 (what, sizeof *what);

  event->kind = kind;
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->events, event);
  if (self->wake == NULL)
    {
      self->wake = g_idle_source_new ();
      g_source_set_priority (self->wake, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->wake, wake_cb, anning_recorder_run_ref (self), anning_recorder_run_unref);
      g_source_attach (self->wake, self->context);
    }
  g_mutex_unlock (&self->lock);
}

/* ---- for the recorder ---- */

AnningRecorderRun *
anning_recorder_run_new (AnningMicrophone             *microphone,
                         gboolean                      keep,
                         const AnningRecorderRunFuncs *funcs,
                         gpointer                      user_data)
{
  AnningRecorderRun *self = g_new0 (AnningRecorderRun, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  g_queue_init (&self->events);
  self->context = g_main_context_ref_thread_default ();
  self->microphone = g_object_ref (microphone);
  self->keep = keep;
  self->first = -1;
  self->funcs = funcs;
  self->user_data = user_data;
  self->commands = g_thread_pool_new (anning_recorder_line_command, self, 1, FALSE, NULL);

  watch (self, OPENING_MS);
  push (self, COMMAND_BUILD);
  return self;
}

void
anning_recorder_run_stop (AnningRecorderRun *self)
{
  if (self->ending || self->ended)
    return;
  self->ending = TRUE;
  /* Before the first sample elements do not know what they would have to end. */
  if (!self->begun)
    {
      end (self);
      return;
    }
  watch (self, ENDING_MS);
  push (self, COMMAND_FLUSH);
}

void
anning_recorder_run_drop (AnningRecorderRun *self)
{
  self->funcs = NULL;
  watch (self, 0);
  anning_recorder_run_ref (self);
  push (self, COMMAND_TEAR_DOWN);
  /* What was pushed is still done; the pool frees itself afterwards. */
  g_thread_pool_free (g_steal_pointer (&self->commands), FALSE, FALSE);
  anning_recorder_run_unref (self);
}
