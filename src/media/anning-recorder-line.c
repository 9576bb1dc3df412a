/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-recorder-line-private.h"

#include <gst/app/gstappsink.h>

#include "anning-pipeline-private.h"

/* A voice, and what else is in the room; 22 MB an hour. */
#define BITRATE 48000
#define RATE 48000
/* How much sound is written at once. */
#define PAGE (GST_SECOND / 2)
/* A busy computer may be late with fetching the sound, or with encoding it: until then nothing is lost. */
#define FETCHING (2 * G_USEC_PER_SEC)
#define WAITING (10 * GST_SECOND)

/* ---- from any thread ---- */

static void
post_error (AnningRecorderRun *self,
            GError            *error)
{
  Event event = { .error = error };

  anning_recorder_run_post (self, EVENT_ERROR, &event);
}

/* GstLevel's arrays hold one value a channel; there is one. */
static double
first_value (const GstStructure *structure,
             const char         *name)
{
  const GValue *value = gst_structure_get_value (structure, name);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GValueArray *array = value != NULL ? g_value_get_boxed (value) : NULL;

  return array != NULL && array->n_values > 0 ? g_value_get_double (g_value_array_get_nth (array, 0)) : -G_MAXDOUBLE;
  G_GNUC_END_IGNORE_DEPRECATIONS
}

static void
take_level (AnningRecorderRun  *self,
            const GstStructure *structure)
{
  GstClockTime start = 0;
  GstClockTime stop = 0;
  Event event = { .rms = first_value (structure, "rms"), .peak = first_value (structure, "peak") };

  gst_structure_get_clock_time (structure, "timestamp", &start);
  gst_structure_get_clock_time (structure, "endtime", &stop);
  if (self->first < 0)
    self->first = (gint64) start;
  event.ms = ((gint64) stop - self->first) / (gint64) GST_MSECOND;
  anning_recorder_run_post (self, EVENT_LEVEL, &event);
}

static GstBusSyncReply
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  AnningRecorderRun *self = user_data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ELEMENT)
    {
      const GstStructure *structure = gst_message_get_structure (message);

      if (structure != NULL && gst_structure_has_name (structure, "level"))
        take_level (self, structure);
    }
  else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      g_autoptr (GError) error = NULL;

      gst_message_parse_error (message, &error, NULL);
      post_error (self, g_error_new_literal (ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE, error->message));
    }

  gst_message_unref (message);
  return GST_BUS_DROP;
}

/* Time begins with the first sample, not with the opening of the device: pages count from there. */
static GstPadProbeReturn
samples_cb (GstPad          *pad,
            GstPadProbeInfo *info,
            gpointer         user_data)
{
  AnningRecorderRun *self = user_data;
  GstBuffer *buffer = gst_buffer_make_writable (GST_PAD_PROBE_INFO_BUFFER (info));

  GST_PAD_PROBE_INFO_DATA (info) = buffer;
  if (!self->flows)
    {
      Event event = { .ms = g_get_real_time () / 1000 };

      /* It was taken while the buffer was being filled. */
      if (GST_BUFFER_DURATION_IS_VALID (buffer))
        event.ms -= (gint64) (GST_BUFFER_DURATION (buffer) / GST_MSECOND);
      anning_recorder_run_post (self, EVENT_BEGUN, &event);
      self->flows = TRUE;
      self->start = GST_BUFFER_PTS_IS_VALID (buffer) ? GST_BUFFER_PTS (buffer) : 0;
    }
  if (GST_BUFFER_PTS_IS_VALID (buffer))
    GST_BUFFER_PTS (buffer) -= MIN (self->start, GST_BUFFER_PTS (buffer));
  return GST_PAD_PROBE_OK;
}

static GstFlowReturn
sample_cb (GstAppSink *sink,
           gpointer    user_data)
{
  AnningRecorderRun *self = user_data;
  g_autoptr (GstSample) sample = gst_app_sink_pull_sample (sink);
  GstBuffer *buffer = sample != NULL ? gst_sample_get_buffer (sample) : NULL;
  Event event = { 0 };
  GstMapInfo map;

  if (buffer == NULL || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_FLOW_OK;

  if (self->heads == NULL)
    self->heads = g_byte_array_new ();
  g_byte_array_append (self->heads, map.data, (guint) map.size);
  gst_buffer_unmap (buffer, &map);
  if (GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_HEADER))
    return GST_FLOW_OK;

  event.bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->heads));
  anning_recorder_run_post (self, EVENT_PIECE, &event);
  return GST_FLOW_OK;
}

static void
eos_cb (GstAppSink *sink,
        gpointer    user_data)
{
  AnningRecorderRun *self = user_data;
  Event event = { 0 };

  anning_recorder_run_post (self, EVENT_END, &event);
}

/* ---- on the command thread ---- */

static GstElement *
add (AnningRecorderRun  *self,
     GstElement         *before,
     const char         *factory,
     GError            **error)
{
  GstElement *element = anning_media_make (factory, error);

  if (element == NULL)
    return NULL;
  gst_bin_add (GST_BIN (self->pipeline), element);
  if (before != NULL && !gst_element_link (before, element))
    {
      g_set_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "Nothing goes into %s", factory);
      return NULL;
    }
  return element;
}

/* level → opusenc → oggmux → appsink */
static gboolean
add_keeping (AnningRecorderRun  *self,
             GstElement         *last,
             GError            **error)
{
  GstAppSinkCallbacks callbacks = { .eos = eos_cb, .new_sample = sample_cb };
  GstElement *element;

  element = add (self, last, "opusenc", error);
  if (element == NULL)
    return FALSE;
  g_object_set (element, "bitrate", BITRATE, NULL);
  gst_util_set_object_arg (G_OBJECT (element), "bitrate-type", "constrained-vbr");
  gst_util_set_object_arg (G_OBJECT (element), "audio-type", "voice");

  element = add (self, element, "oggmux", error);
  if (element == NULL)
    return FALSE;
  g_object_set (element, "max-delay", (guint64) PAGE, "max-page-delay", (guint64) PAGE, NULL);

  element = add (self, element, "appsink", error);
  if (element == NULL)
    return FALSE;
  g_object_set (element, "sync", FALSE, NULL);
  gst_app_sink_set_callbacks (GST_APP_SINK (element), &callbacks, anning_recorder_run_ref (self), anning_recorder_run_unref);
  return TRUE;
}

/* source → queue → audioconvert → audioresample → capsfilter → audiorate → level → … */
static gboolean
add_elements (AnningRecorderRun  *self,
              GError            **error)
{
  g_autoptr (GstCaps) caps = NULL;
  g_autoptr (GstPad) pad = NULL;
  GstElement *source;
  GstElement *last;

  source = anning_microphone_make_source (self->microphone, error);
  if (source == NULL)
    return FALSE;
  gst_bin_add (GST_BIN (self->pipeline), source);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (source), "buffer-time") != NULL)
    g_object_set (source, "buffer-time", (gint64) FETCHING, NULL);

  self->queue = add (self, source, "queue", error);
  if (self->queue == NULL)
    return FALSE;
  g_object_set (self->queue, "max-size-time", (guint64) WAITING, "max-size-bytes", 0, "max-size-buffers", 0, NULL);
  pad = gst_element_get_static_pad (self->queue, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, samples_cb, anning_recorder_run_ref (self), anning_recorder_run_unref);

  last = add (self, self->queue, "audioconvert", error);
  if (last != NULL)
    last = add (self, last, "audioresample", error);
  if (last != NULL)
    last = add (self, last, "capsfilter", error);
  if (last == NULL)
    return FALSE;
  caps = gst_caps_new_simple ("audio/x-raw", "rate", G_TYPE_INT, RATE, "channels", G_TYPE_INT, 1, NULL);
  g_object_set (last, "caps", caps, NULL);

  /* Where a device lost samples there is silence: what follows stays at its moment. */
  last = add (self, last, "audiorate", error);
  if (last == NULL)
    return FALSE;
  g_object_set (last, "skip-to-first", TRUE, NULL);
  last = add (self, last, "level", error);
  if (last == NULL)
    return FALSE;
  if (self->keep)
    return add_keeping (self, last, error);
  last = add (self, last, "fakesink", error);
  return last != NULL;
}

static void
build (AnningRecorderRun *self)
{
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GError) error = NULL;

  if (!anning_media_start (&error))
    {
      post_error (self, g_steal_pointer (&error));
      return;
    }

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  bus = gst_element_get_bus (self->pipeline);
  gst_bus_set_sync_handler (bus, message_cb, anning_recorder_run_ref (self), anning_recorder_run_unref);
  if (!add_elements (self, &error))
    {
      post_error (self, g_steal_pointer (&error));
      return;
    }
  /* Some elements refuse without a word. */
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    post_error (self, g_error_new_literal (ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE,
                                           "The device does not open"));
}

/* The end goes in behind the device, which may not listen to anybody any more. */
static void
flush (AnningRecorderRun *self)
{
  g_autoptr (GstPad) pad = gst_element_get_static_pad (self->queue, "sink");

  gst_pad_send_event (pad, gst_event_new_eos ());
}

static void
tear_down (AnningRecorderRun *self)
{
  if (self->pipeline == NULL)
    return;
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  self->queue = NULL;
  gst_clear_object (&self->pipeline);
}

void
anning_recorder_line_command (gpointer data,
                              gpointer user_data)
{
  AnningRecorderRun *self = user_data;

  switch ((Command) GPOINTER_TO_INT (data))
    {
    case COMMAND_BUILD:
      build (self);
      break;

    case COMMAND_FLUSH:
      if (self->queue != NULL)
        flush (self);
      break;

    case COMMAND_TEAR_DOWN:
      tear_down (self);
      anning_recorder_run_unref (self);
      break;

    default:
      g_assert_not_reached ();
    }
}
