/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-look-private.h"
#include "anning-pipeline-private.h"
#include "anning-playback-private.h"
#include "anning-reader-private.h"
#include "anning-voice-element-private.h"

/* A pipeline that is not ready by then never will be: seen with MP4 that lacks its index. */
#define READY_WITHIN 10 /* s */
#define PARKED "anning-parked"

typedef enum
{
  COMMAND_BUILD,
  COMMAND_PLAY,
  COMMAND_PAUSE,
  COMMAND_SEEK,
  COMMAND_SOUND,
  COMMAND_TEAR_DOWN,
} CommandKind;

typedef struct
{
  AnningPlayback *playback;
  CommandKind kind;
  guint build;        /* of BUILD: its number */
  gint64 position_ms;
  gint64 stop_ms;
  double speed;
  AnningSound sound;
} Command;

struct _AnningPlayback
{
  gatomicrefcount refs;
  GMainContext *context;
  GThreadPool *commands;

  /* The command thread's; others may only ask the pipeline after READY. */
  GInputStream *stream;
  AnningReader *reader;
  GstElement *pipeline;
  GstElement *voice;
  GstElement *last;     /* in front of the sink */
  GstElement *sink;     /* under lock; NULL until something is to be heard */
  GstPad *parked_pad;   /* where samples wait for the sink */
  gulong parked_probe;
  AnningSound sound;
  guint running;        /* the number of the pipeline */
  gint settled;         /* atomic: samples have come through it */

  /* The maker's. */
  AnningPlaybackFunc func;
  gpointer user_data;
  GSource *watchdog;
  char *missing;
  guint build;      /* messages of an earlier pipeline are none of ours */
  gboolean ready;
  gboolean placed;  /* the sink knows where it stands */
  gboolean failed;

  GMutex lock;
  GSource *bus_source;    /* under lock */
  gboolean stopped;       /* under lock */
  const char *media_type; /* under lock */
};

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

static void
playback_unref (gpointer data)
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

  playback_unref (failure->playback);
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
static void
post_failure (AnningPlayback *self,
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

  playback_unref (watch->playback);
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

/* In the streaming thread: the first samples, or the end, wait until there is something to be heard by. */
static GstPadProbeReturn
parked_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  AnningPlayback *self = user_data;
  g_autoptr (GstElement) voice = gst_pad_get_parent_element (pad);

  if (GST_PAD_PROBE_INFO_TYPE (info) & GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM &&
      GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) != GST_EVENT_EOS)
    return GST_PAD_PROBE_PASS;

  if (!(GST_PAD_PROBE_INFO_TYPE (info) & GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM))
    g_atomic_int_set (&self->settled, TRUE);
  if (voice != NULL)
    gst_element_post_message (voice, gst_message_new_application (GST_OBJECT (voice), gst_structure_new_empty (PARKED)));
  return GST_PAD_PROBE_OK;
}

/* decoder → audioconvert → scaletempo → voice → audioconvert → audioresample → sink */
static gboolean
add_elements (AnningPlayback  *self,
              GError         **error)
{
  static const char *factories[] = { "audioconvert", "scaletempo", NULL, "audioconvert", "audioresample" };
  GstElement *first = NULL;
  GstElement *last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (factories); i++)
    {
      GstElement *element = factories[i] != NULL ? anning_media_make (factories[i], error) : anning_voice_element_new ();

      if (element == NULL)
        return FALSE;
      gst_bin_add (GST_BIN (self->pipeline), element);
      if (factories[i] == NULL)
        self->voice = element;
      if (last != NULL)
        gst_element_link (last, element);
      else
        first = element;
      last = element;
    }
  self->last = last;

  self->parked_pad = gst_element_get_static_pad (self->voice, "src");
  self->parked_probe = gst_pad_add_probe (self->parked_pad,
                                          GST_PAD_PROBE_TYPE_BLOCK | GST_PAD_PROBE_TYPE_BUFFER |
                                          GST_PAD_PROBE_TYPE_BUFFER_LIST | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM,
                                          parked_cb, self, NULL);

  return anning_pipeline_add_decoder (self->pipeline, self->reader, self->media_type, first, error);
}

static void
build (AnningPlayback *self,
       guint           number)
{
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GError) error = NULL;
  GstElement *pipeline;
  const char *media_type;
  gboolean good;

  self->running = number;
  g_atomic_int_set (&self->settled, FALSE);
  g_clear_object (&self->reader);
  self->reader = anning_reader_new (self->stream);
  anning_stream_lock (self->stream);
  good = anning_media_start (&error) && anning_media_look (self->stream, &media_type, NULL, &error);
  anning_stream_unlock (self->stream);
  if (!good)
    {
      post_failure (self, number, g_steal_pointer (&error));
      return;
    }

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_mutex_lock (&self->lock);
  self->media_type = media_type;
  self->pipeline = pipeline;
  g_mutex_unlock (&self->lock);

  if (!add_elements (self, &error))
    {
      post_failure (self, number, g_steal_pointer (&error));
      return;
    }

  anning_voice_element_set_sound (self->voice, &self->sound);
  bus = gst_element_get_bus (pipeline);
  g_mutex_lock (&self->lock);
  if (!self->stopped)
    {
      Watch *watch = g_new0 (Watch, 1);

      watch->playback = playback_ref (self);
      watch->reader = g_object_ref (self->reader);
      watch->build = number;
      self->bus_source = gst_bus_create_watch (bus);
      g_source_set_callback (self->bus_source, G_SOURCE_FUNC (bus_message_cb), watch, watch_free);
      g_source_attach (self->bus_source, self->context);
    }
  g_mutex_unlock (&self->lock);

  /* A refusal of an element comes as a message with its reason. */
  anning_pipeline_start (pipeline, GST_STATE_PAUSED);
}

/* Opens the sound device and lets the samples on to it. */
static gboolean
attach_sink (AnningPlayback *self)
{
  GError *error = NULL;
  GstElement *sink;

  if (self->sink != NULL)
    return TRUE;

  sink = make_sink (&error);
  if (sink == NULL)
    {
      post_failure (self, self->running, error);
      return FALSE;
    }
  g_mutex_lock (&self->lock);
  self->sink = sink;
  g_mutex_unlock (&self->lock);
  gst_bin_add (GST_BIN (self->pipeline), sink);
  gst_element_link (self->last, sink);
  gst_element_sync_state_with_parent (sink);
  gst_pad_remove_probe (self->parked_pad, self->parked_probe);
  return TRUE;
}

static void
seek (AnningPlayback *self,
      gint64          position_ms,
      gint64          stop_ms,
      double          speed)
{
  /* Anything but FLUSH and ACCURATE lands elsewhere, or nowhere, in AMR, ADTS and MP3. */
  GstEvent *event = gst_event_new_seek (speed, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                        GST_SEEK_TYPE_SET, position_ms * (gint64) GST_MSECOND, GST_SEEK_TYPE_SET,
                                        stop_ms >= 0 ? stop_ms * (gint64) GST_MSECOND : (gint64) GST_CLOCK_TIME_NONE);
  gboolean sought;

  /* A pipeline passes it on to its sinks, and has none yet while it is parked. */
  if (self->sink != NULL)
    {
      sought = gst_element_send_event (self->pipeline, event);
    }
  else
    {
      g_autoptr (GstPad) pad = gst_element_get_static_pad (self->last, "src");

      sought = gst_pad_send_event (pad, event);
    }
  if (!sought)
    post_failure (self, self->running, g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED,
                                             "The recording cannot be moved in"));
}

static void
tear_down (AnningPlayback *self)
{
  GSource *bus_source;
  GstElement *pipeline;

  g_mutex_lock (&self->lock);
  pipeline = g_steal_pointer (&self->pipeline);
  bus_source = g_steal_pointer (&self->bus_source);
  self->voice = NULL;
  self->last = NULL;
  self->sink = NULL;
  g_mutex_unlock (&self->lock);

  if (bus_source != NULL)
    {
      g_source_destroy (bus_source);
      g_source_unref (bus_source);
    }
  if (pipeline == NULL)
    return;

  anning_pipeline_stop (pipeline, self->reader, g_atomic_int_get (&self->settled));
  g_clear_object (&self->parked_pad);
  gst_object_unref (pipeline);
}

/* On the command thread. */
static void
run_command (gpointer data,
             gpointer user_data)
{
  Command *command = data;
  AnningPlayback *self = command->playback;

  if (command->kind == COMMAND_SOUND)
    self->sound = command->sound;

  if (command->kind == COMMAND_BUILD)
    build (self, command->build);
  else if (command->kind == COMMAND_TEAR_DOWN)
    tear_down (self);
  else if (self->pipeline != NULL && self->last != NULL)
    {
      if (command->kind == COMMAND_SEEK)
        seek (self, command->position_ms, command->stop_ms, command->speed);
      else if (command->kind == COMMAND_SOUND)
        anning_voice_element_set_sound (self->voice, &self->sound);
      else if (command->kind == COMMAND_PAUSE)
        gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
      else if (attach_sink (self))
        gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
    }

  playback_unref (self);
  g_free (command);
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

  self->watchdog = g_timeout_source_new_seconds (READY_WITHIN);
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
  self->commands = g_thread_pool_new (run_command, NULL, 1, FALSE, NULL);

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
  playback_unref (self);
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
