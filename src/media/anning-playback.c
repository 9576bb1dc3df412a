/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-pipeline-private.h"
#include "anning-playback-private.h"
#include "anning-reader-private.h"

/* A pipeline that is not ready by then never will be: seen with MP4 that lacks its index. */
#define READY_WITHIN 10 /* s */

typedef enum
{
  COMMAND_BUILD,
  COMMAND_PLAY,
  COMMAND_PAUSE,
  COMMAND_SEEK,
  COMMAND_VOLUME,
  COMMAND_TEAR_DOWN,
} CommandKind;

typedef struct
{
  AnningPlayback *playback;
  CommandKind kind;
  gint64 position_ms;
  double value; /* speed or volume */
} Command;

struct _AnningPlayback
{
  gatomicrefcount refs;
  GMainContext *context;
  GThreadPool *commands;

  /* The command thread's; others may only ask the pipeline after READY. */
  AnningReader *reader;
  GstElement *pipeline;
  GstElement *volume;

  /* The maker's. */
  AnningPlaybackFunc func;
  gpointer user_data;
  GSource *watchdog;
  char *missing;
  gboolean ready;
  gboolean failed;

  GMutex lock;
  GSource *bus_source;    /* under lock */
  gboolean stopped;       /* under lock */
  const char *media_type; /* under lock */
};

typedef struct
{
  AnningPlayback *playback;
  GError *error;
} Failure;

static AnningPlayback *
playback_ref (AnningPlayback *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
playback_unref (gpointer data)
{
  AnningPlayback *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_assert (self->pipeline == NULL);
  g_assert (self->bus_source == NULL);
  g_clear_object (&self->reader);
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

  playback_unref (failure->playback);
  g_error_free (failure->error);
  g_free (failure);
}

static gboolean
failure_cb (gpointer user_data)
{
  Failure *failure = user_data;

  report (failure->playback, ANNING_PLAYBACK_FAILED, failure->error);
  return G_SOURCE_REMOVE;
}

/* From the command thread. */
static void
post_failure (AnningPlayback *self,
              GError         *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Failure *failure = g_new0 (Failure, 1);

  failure->playback = playback_ref (self);
  failure->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, failure_cb, failure, failure_free);
  g_source_attach (source, self->context);
}

static gboolean
bus_message_cb (GstBus     *bus,
                GstMessage *message,
                gpointer    user_data)
{
  AnningPlayback *self = user_data;

  switch ((int) GST_MESSAGE_TYPE (message))
    {
    case GST_MESSAGE_ASYNC_DONE:
      clear_watchdog (self);
      if (!self->ready)
        {
          self->ready = TRUE;
          report (self, ANNING_PLAYBACK_READY, NULL);
        }
      else
        {
          report (self, ANNING_PLAYBACK_MOVED, NULL);
        }
      break;

    case GST_MESSAGE_EOS:
      {
        g_autoptr (GError) error = anning_reader_get_error (self->reader);

        report (self, error != NULL ? ANNING_PLAYBACK_FAILED : ANNING_PLAYBACK_ENDED, error);
      }
      break;

    case GST_MESSAGE_ELEMENT:
      if (self->missing == NULL)
        self->missing = anning_pipeline_missing_detail (message);
      break;

    case GST_MESSAGE_ERROR:
      {
        /* What could not be read explains whatever the decoder made of it. */
        g_autoptr (GError) error = anning_reader_get_error (self->reader);

        g_mutex_lock (&self->lock);
        if (error == NULL)
          error = anning_pipeline_explain (self->pipeline, message, self->missing, self->media_type);
        g_mutex_unlock (&self->lock);
        report (self, ANNING_PLAYBACK_FAILED, error);
      }
      break;

    default:
      break;
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
watchdog_cb (gpointer user_data)
{
  AnningPlayback *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean cut_off;

  g_mutex_lock (&self->lock);
  cut_off = self->media_type != NULL && anning_media_type_needs_index (self->media_type);
  g_mutex_unlock (&self->lock);

  error = g_error_new_literal (ANNING_MEDIA_ERROR,
                               cut_off ? ANNING_MEDIA_ERROR_CUT_OFF : ANNING_MEDIA_ERROR_FAILED,
                               "The player stands still");
  report (self, ANNING_PLAYBACK_FAILED, error);
  return G_SOURCE_REMOVE;
}

/*
 * Where the sound goes: the system's default, which GStreamer replaces by a
 * silent sink with a clock when there is none. Tests name another one, as a
 * line of gst-launch, so that they hear what is played.
 */
static GstElement *
make_sink (GError **error)
{
  const char *wanted = g_getenv ("ANNING_AUDIO_SINK");
  g_autoptr (GError) reason = NULL;
  GstElement *sink;

  if (wanted == NULL || *wanted == '\0')
    return anning_media_make ("autoaudiosink", error);
  if (g_str_equal (wanted, "fakesink"))
    wanted = "fakesink sync=true";

  sink = gst_parse_bin_from_description_full (wanted, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (sink == NULL)
    g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, reason->message);
  return sink;
}

/* decoder → audioconvert → scaletempo → audioconvert → audioresample → volume → sink */
static gboolean
add_elements (AnningPlayback  *self,
              GError         **error)
{
  static const char *factories[] = { "audioconvert", "scaletempo", "audioconvert", "audioresample", "volume" };
  GstElement *first = NULL;
  GstElement *last = NULL;
  GstElement *sink;

  for (gsize i = 0; i < G_N_ELEMENTS (factories); i++)
    {
      GstElement *element = anning_media_make (factories[i], error);

      if (element == NULL)
        return FALSE;
      gst_bin_add (GST_BIN (self->pipeline), element);
      if (last != NULL)
        gst_element_link (last, element);
      else
        first = element;
      last = element;
    }
  self->volume = last;

  sink = make_sink (error);
  if (sink == NULL)
    return FALSE;
  gst_bin_add (GST_BIN (self->pipeline), sink);
  gst_element_link (last, sink);

  return anning_pipeline_add_decoder (self->pipeline, G_INPUT_STREAM (self->reader), first, error);
}

static void
build (AnningPlayback *self,
       double          volume)
{
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GError) error = NULL;
  GstElement *pipeline;
  const char *media_type;

  if (!anning_media_start (&error) ||
      !anning_media_look (g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self->reader)), &media_type,
                          NULL, &error))
    {
      post_failure (self, g_steal_pointer (&error));
      return;
    }

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_mutex_lock (&self->lock);
  self->media_type = media_type;
  self->pipeline = pipeline;
  g_mutex_unlock (&self->lock);

  if (!add_elements (self, &error))
    {
      post_failure (self, g_steal_pointer (&error));
      return;
    }

  g_object_set (self->volume, "volume", volume, NULL);
  bus = gst_element_get_bus (pipeline);
  g_mutex_lock (&self->lock);
  if (!self->stopped)
    {
      self->bus_source = gst_bus_create_watch (bus);
      g_source_set_callback (self->bus_source, G_SOURCE_FUNC (bus_message_cb), playback_ref (self), playback_unref);
      g_source_attach (self->bus_source, self->context);
    }
  g_mutex_unlock (&self->lock);

  /* A refusal of an element comes as a message with its reason. */
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
}

static void
seek (AnningPlayback *self,
      gint64          position_ms,
      double          speed)
{
  /* Anything but FLUSH and ACCURATE lands elsewhere, or nowhere, in AMR, ADTS and MP3. */
  if (!gst_element_seek (self->pipeline, speed, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                         GST_SEEK_TYPE_SET, position_ms * GST_MSECOND, GST_SEEK_TYPE_NONE, GST_CLOCK_TIME_NONE))
    post_failure (self, g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED,
                                             "The recording cannot be moved in"));
}

static void
tear_down (AnningPlayback *self)
{
  GstElement *pipeline;

  g_mutex_lock (&self->lock);
  pipeline = g_steal_pointer (&self->pipeline);
  self->volume = NULL;
  g_mutex_unlock (&self->lock);

  if (pipeline == NULL)
    return;

  anning_pipeline_stop (pipeline, self->reader, self->ready);
  gst_object_unref (pipeline);
}

/* On the command thread. */
static void
run_command (gpointer data,
             gpointer user_data)
{
  Command *command = data;
  AnningPlayback *self = command->playback;

  if (command->kind == COMMAND_BUILD)
    build (self, command->value);
  else if (command->kind == COMMAND_TEAR_DOWN)
    tear_down (self);
  else if (self->pipeline != NULL)
    {
      if (command->kind == COMMAND_SEEK)
        seek (self, command->position_ms, command->value);
      else if (command->kind == COMMAND_VOLUME)
        g_object_set (self->volume, "volume", command->value, NULL);
      else
        gst_element_set_state (self->pipeline,
                               command->kind == COMMAND_PLAY ? GST_STATE_PLAYING : GST_STATE_PAUSED);
    }

  playback_unref (self);
  g_free (command);
}

static void
push (AnningPlayback *self,
      CommandKind     kind,
      gint64          position_ms,
      double          value)
{
  Command *command = g_new0 (Command, 1);

  command->playback = playback_ref (self);
  command->kind = kind;
  command->position_ms = position_ms;
  command->value = value;
  g_thread_pool_push (self->commands, command, NULL);
}

/**
 * anning_playback_new:
 * @volume: 0…1, from the first sample on
 * @func: called with what happens, until anning_playback_stop()
 *
 * Begins to make a paused pipeline over @stream.
 *
 * Returns: (transfer full): ended with anning_playback_stop()
 */
AnningPlayback *
anning_playback_new (GInputStream       *stream,
                     double              volume,
                     AnningPlaybackFunc  func,
                     gpointer            user_data)
{
  AnningPlayback *self = g_new0 (AnningPlayback, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->reader = anning_reader_new (stream);
  self->func = func;
  self->user_data = user_data;
  self->commands = g_thread_pool_new (run_command, NULL, 1, FALSE, NULL);

  self->watchdog = g_timeout_source_new_seconds (READY_WITHIN);
  g_source_set_callback (self->watchdog, watchdog_cb, self, NULL);
  g_source_attach (self->watchdog, self->context);

  push (self, COMMAND_BUILD, 0, volume);
  return self;
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

  push (self, COMMAND_TEAR_DOWN, 0, 0);
  /* What was pushed is still done; the pool frees itself afterwards. */
  g_thread_pool_free (g_steal_pointer (&self->commands), FALSE, FALSE);
  playback_unref (self);
}

void
anning_playback_set_playing (AnningPlayback *self,
                             gboolean        playing)
{
  push (self, playing ? COMMAND_PLAY : COMMAND_PAUSE, 0, 0);
}

/* One seek at a time: the next one after MOVED. Also sets the speed. */
void
anning_playback_seek (AnningPlayback *self,
                      gint64          position_ms,
                      double          speed)
{
  push (self, COMMAND_SEEK, position_ms, speed);
}

void
anning_playback_set_volume (AnningPlayback *self,
                            double          volume)
{
  push (self, COMMAND_VOLUME, 0, volume);
}

/* Returns: ms into the recording as heard now; -1 when the pipeline does not know */
gint64
anning_playback_get_position (AnningPlayback *self)
{
  gint64 position;

  if (!self->ready || !gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &position))
    return -1;

  return position / (gint64) GST_MSECOND;
}
