/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-playback-run-private.h"

#include "anning-look-private.h"
#include "anning-pipeline-private.h"
#include "anning-voice-element-private.h"

#define PARKED "anning-parked"

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
    gst_element_post_message (voice, gst_message_new_application (GST_OBJECT (voice),
                                                                  gst_structure_new_empty (PARKED)));
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
  g_autoptr (AnningReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  GstElement *pipeline;
  const char *media_type;
  gboolean good;

  self->running = number;
  g_atomic_int_set (&self->settled, FALSE);
  reader = anning_reader_new (self->stream);
  g_mutex_lock (&self->lock);
  g_set_object (&self->reader, reader);
  g_mutex_unlock (&self->lock);
  anning_stream_lock (self->stream);
  good = anning_media_start (&error) && anning_media_look (self->stream, &media_type, NULL, &error);
  anning_stream_unlock (self->stream);
  if (!good)
    {
      anning_playback_post_failure (self, number, g_steal_pointer (&error));
      return;
    }

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_mutex_lock (&self->lock);
  self->media_type = media_type;
  self->pipeline = pipeline;
  g_mutex_unlock (&self->lock);

  if (!add_elements (self, &error))
    {
      anning_playback_post_failure (self, number, g_steal_pointer (&error));
      return;
    }

  anning_voice_element_set_sound (self->voice, &self->sound);
  anning_playback_watch (self, number);

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
      anning_playback_post_failure (self, self->running, error);
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
    anning_playback_post_failure (self, self->running, g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED,
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

void
anning_playback_run_command (gpointer data,
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

  anning_playback_unref (self);
  g_free (command);
}
