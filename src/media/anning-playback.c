/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-playback-run-private.h"

#include "anning-look-private.h"
#include "anning-pipeline-private.h"

/* A pipeline that is not ready and has read nothing for so long never will be: seen with MP4 that lacks its index. */
#define STANDSTILL 10 /* s */

typedef struct
{
  AnningPlayback *playback;
  guint build;
  GError *error;
} Failure;

typedef struct
{
  AnningPlayback *playback;
  AnningReader *reader;
  guint build;
} Watch;

static AnningPlayback *
playback_ref (AnningPlayback *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anning_playback_unref (gpointer data)
{
  AnningPlayback *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_assert (self->pipeline == NULL);
  g_assert (self->bus_source == NULL);
  g_clear_object (&self->reader);
  g_object_unref (self->stream);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self->missing);
  g_free (self);
}

static void
clear_watchdog (AnningPlayback *self)
{
  if (self->watchdog == NULL)
    return;

  g_source_destroy (self->watchdog);
  g_clear_pointer (&self->watchdog, g_source_unref);
}

/* On the maker's context. The first failure is the reason; what follows comes of it. */
static void
report (AnningPlayback      *self,
        AnningPlaybackEvent  event,
        const GError        *error)
{
  if (self->func == NULL || self->failed)
    return;

  if (event == ANNING_PLAYBACK_FAILED)
    {
      self->failed = TRUE;
      clear_watchdog (self);
    }
  self->func (event, error, self->user_data);
}

static void
failure_free (gpointer data)
{
  Failure *failure = data;

  anning_playback_unref (failure->playback);
  g_error_free (failure->error);
  g_free (failure);
}

static gboolean
failure_cb (gpointer user_data)
{
  Failure *failure = user_data;

  if (failure->build == failure->playback->build)
    report (failure->playback, ANNING_PLAYBACK_FAILED, failure->error);
  return G_SOURCE_REMOVE;
}

/* From the command thread. */
void
anning_playback_post_failure (AnningPlayback *self,
                              guint           build,
                              GError         *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Failure *failure = g_new0 (Failure, 1);

  failure->playback = playback_ref (self);
  failure->build = build;
  failure->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, failure_cb, failure, failure_free);
  g_source_attach (source, self->context);
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  anning_playback_unref (watch->playback);
  g_object_unref (watch->reader);
  g_free (watch);
}

static gboolean
is_of_sink (AnningPlayback *self,
            GstMessage     *message)
{
  gboolean is_of_sink;

  g_mutex_lock (&self->lock);
  is_of_sink = self->sink != NULL && gst_object_has_as_ancestor (GST_MESSAGE_SRC (message), GST_OBJECT (self->sink));
  g_mutex_unlock (&self->lock);
  return is_of_sink;
}

static gboolean
has_sink (AnningPlayback *self)
{
  gboolean has_sink;

  g_mutex_lock (&self->lock);
  has_sink = self->sink != NULL;
  g_mutex_unlock (&self->lock);
  return has_sink;
}

/* What could not be read explains whatever the decoder made of it. */
static void
report_error (AnningPlayback *self,
              AnningReader   *reader,
              GstMessage     *message)
{
  g_autoptr (GError) error = anning_reader_get_error (reader);

  if (is_of_sink (self, message))
    {
      g_autoptr (GError) reason = NULL;

      gst_message_parse_error (message, &reason, NULL);
      g_clear_error (&error);
      error = g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NO_DEVICE, reason->message);
    }

  g_mutex_lock (&self->lock);
  if (error == NULL)
    error = anning_pipeline_explain (self->pipeline, message, self->missing, self->media_type);
  g_mutex_unlock (&self->lock);
  report (self, ANNING_PLAYBACK_FAILED, error);
}

/* Samples have come to where they are wanted: for the first time, or after a seek. */
static void
report_place (AnningPlayback *self)
{
  clear_watchdog (self);
  if (self->ready)
    {
      report (self, ANNING_PLAYBACK_MOVED, NULL);
      return;
    }

  self->ready = TRUE;
  report (self, ANNING_PLAYBACK_READY, NULL);
}

static gboolean
bus_message_cb (GstBus     *bus,
                GstMessage *message,
                gpointer    user_data)
{
  Watch *watch = user_data;
  AnningPlayback *self = watch->playback;

  if (watch->build != self->build)
    return G_SOURCE_CONTINUE;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_APPLICATION:
      report_place (self);
      break;

    case GST_MESSAGE_ASYNC_DONE:
      /* The decoder says so, too, before anything has come out of it. */
      if (!has_sink (self))
        break;
      self->placed = TRUE;
      report_place (self);
      break;

    case GST_MESSAGE_EOS:
      {
        g_autoptr (GError) error = anning_reader_get_error (watch->reader);

        report (self, error != NULL ? ANNING_PLAYBACK_FAILED : ANNING_PLAYBACK_ENDED, error);
      }
      break;

    case GST_MESSAGE_ELEMENT:
      if (self->missing == NULL)
        self->missing = anning_pipeline_missing_detail (message);
      break;

    case GST_MESSAGE_WARNING:
      if (is_of_sink (self, message))
        report (self, ANNING_PLAYBACK_SILENT, NULL);
      break;

    case GST_MESSAGE_ERROR:
      report_error (self, watch->reader, message);
      break;

    default:
      break;
    }

  return G_SOURCE_CONTINUE;
}

void
anning_playback_watch (AnningPlayback *self,
                       guint           build)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);

  g_mutex_lock (&self->lock);
  if (!self->stopped)
    {
      Watch *watch = g_new0 (Watch, 1);

      watch->playback = playback_ref (self);
      watch->reader = g_object_ref (self->reader);
      watch->build = build;
      self->bus_source = gst_bus_create_watch (bus);
      g_source_set_callback (self->bus_source, G_SOURCE_FUNC (bus_message_cb), watch, watch_free);
      g_source_attach (self->bus_source, self->context);
    }
  g_mutex_unlock (&self->lock);
}

static gboolean
watchdog_cb (gpointer user_data)
{
  AnningPlayback *self = user_data;
  g_autoptr (GError) error = NULL;
  const guint before = self->moves;
  gboolean cut_off;

  /* A disk or a network may be slow, when it is looked what it is as well: before there is a pipeline. */
  g_mutex_lock (&self->lock);
  self->moves = self->pipeline != NULL ? anning_reader_get_moves (self->reader) : before + 1;
  cut_off = self->media_type != NULL && anning_media_type_needs_index (self->media_type);
  g_mutex_unlock (&self->lock);
  self->still = self->moves != before ? 0 : self->still + 1;
  if (self->still < STANDSTILL)
    return G_SOURCE_CONTINUE;

  error = g_error_new_literal (ANNING_MEDIA_ERROR,
                               cut_off ? ANNING_MEDIA_ERROR_CUT_OFF : ANNING_MEDIA_ERROR_FAILED,
                               "The player stands still");
  report (self, ANNING_PLAYBACK_FAILED, error);
  return G_SOURCE_REMOVE;
}

static Command *
new_command (AnningPlayback *self,
             CommandKind     kind)
{
  Command *command = g_new0 (Command, 1);

  command->playback = playback_ref (self);
  command->kind = kind;
  return command;
}

static void
push (AnningPlayback *self,
      CommandKind     kind)
{
  g_thread_pool_push (self->commands, new_command (self, kind), NULL);
}

static void
push_build (AnningPlayback *self)
{
  Command *command = new_command (self, COMMAND_BUILD);

  self->still = 0;
  self->watchdog = g_timeout_source_new_seconds (1);
  g_source_set_callback (self->watchdog, watchdog_cb, self, NULL);
  g_source_attach (self->watchdog, self->context);

  command->build = ++self->build;
  g_thread_pool_push (self->commands, command, NULL);
}

/**
 * anning_playback_new:
 * @sound: from the first sample on
 * @func: called with what happens, until anning_playback_stop()
 *
 * Begins to make a paused pipeline over @stream.
 *
 * Returns: (transfer full): ended with anning_playback_stop()
 */
AnningPlayback *
anning_playback_new (GInputStream       *stream,
                     const AnningSound  *sound,
                     AnningPlaybackFunc  func,
                     gpointer            user_data)
{
  AnningPlayback *self = g_new0 (AnningPlayback, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->stream = g_object_ref (stream);
  self->sound = *sound;
  self->func = func;
  self->user_data = user_data;
  self->commands = g_thread_pool_new (anning_playback_run_command, NULL, 1, FALSE, NULL);

  push_build (self);
  return self;
}

/* The sound device is let go of in the background; no event comes before anning_playback_rebuild(). */
void
anning_playback_release (AnningPlayback *self)
{
  clear_watchdog (self);
  self->build++;
  self->ready = FALSE;
  self->placed = FALSE;
  push (self, COMMAND_TEAR_DOWN);
}

/* A pipeline anew, after a release or a failure of the sound device. */
void
anning_playback_rebuild (AnningPlayback *self)
{
  anning_playback_release (self);
  self->failed = FALSE;
  g_clear_pointer (&self->missing, g_free);
  push_build (self);
}

/* No event comes after this. The sound device and the stream are let go of in the background. */
void
anning_playback_stop (AnningPlayback *self)
{
  GSource *bus_source;

  self->func = NULL;
  clear_watchdog (self);

  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  bus_source = g_steal_pointer (&self->bus_source);
  g_mutex_unlock (&self->lock);

  if (bus_source != NULL)
    {
      g_source_destroy (bus_source);
      g_source_unref (bus_source);
    }

  push (self, COMMAND_TEAR_DOWN);
  /* What was pushed is still done; the pool frees itself afterwards. */
  g_thread_pool_free (g_steal_pointer (&self->commands), FALSE, FALSE);
  anning_playback_unref (self);
}

void
anning_playback_set_playing (AnningPlayback *self,
                             gboolean        playing)
{
  push (self, playing ? COMMAND_PLAY : COMMAND_PAUSE);
}

/* One seek at a time: the next one after MOVED. Ends at @stop_ms, or -1: where the recording does. Also sets the speed. */
void
anning_playback_seek (AnningPlayback *self,
                      gint64          position_ms,
                      gint64          stop_ms,
                      double          speed)
{
  Command *command = new_command (self, COMMAND_SEEK);

  command->position_ms = position_ms;
  command->stop_ms = stop_ms;
  command->speed = speed;
  g_thread_pool_push (self->commands, command, NULL);
}

void
anning_playback_set_sound (AnningPlayback    *self,
                           const AnningSound *sound)
{
  Command *command = new_command (self, COMMAND_SOUND);

  command->sound = *sound;
  g_thread_pool_push (self->commands, command, NULL);
}

/* Returns: ms into the recording as heard now; -1 when the pipeline does not know */
gint64
anning_playback_get_position (AnningPlayback *self)
{
  gint64 position;

  if (!self->placed || !gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &position))
    return -1;

  return position / (gint64) GST_MSECOND;
}
