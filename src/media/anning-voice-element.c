/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-voice-element-private.h"

#include <gst/audio/audio.h>
#include <gst/audio/gstaudiofilter.h>

#define ANNING_TYPE_VOICE_ELEMENT (anning_voice_element_get_type ())
G_DECLARE_FINAL_TYPE (AnningVoiceElement, anning_voice_element, ANNING, VOICE_ELEMENT, GstAudioFilter)

struct _AnningVoiceElement
{
  GstAudioFilter parent_instance;

  AnningVoice *voice; /* the streaming thread's */
  AnningSound sound;  /* under the object's lock */
};

G_DEFINE_FINAL_TYPE (AnningVoiceElement, anning_voice_element, GST_TYPE_AUDIO_FILTER)

static gboolean
anning_voice_element_setup (GstAudioFilter     *filter,
                            const GstAudioInfo *info)
{
  AnningVoiceElement *self = ANNING_VOICE_ELEMENT (filter);

  g_clear_pointer (&self->voice, anning_voice_free);
  self->voice = anning_voice_new ((guint) GST_AUDIO_INFO_RATE (info), (guint) GST_AUDIO_INFO_CHANNELS (info));
  return TRUE;
}

static GstFlowReturn
anning_voice_element_transform_ip (GstBaseTransform *transform,
                                   GstBuffer        *buffer)
{
  AnningVoiceElement *self = ANNING_VOICE_ELEMENT (transform);
  gint frame_size = GST_AUDIO_FILTER_BPF (self);
  AnningSound sound;
  GstMapInfo map;

  if (self->voice == NULL || !gst_buffer_map (buffer, &map, GST_MAP_READWRITE))
    return GST_FLOW_ERROR;

  GST_OBJECT_LOCK (self);
  sound = self->sound;
  GST_OBJECT_UNLOCK (self);
  anning_voice_run (self->voice, (float *) (gpointer) map.data, map.size / (gsize) frame_size, &sound);
  gst_buffer_unmap (buffer, &map);
  return GST_FLOW_OK;
}

static gboolean
anning_voice_element_sink_event (GstBaseTransform *transform,
                                 GstEvent         *event)
{
  AnningVoiceElement *self = ANNING_VOICE_ELEMENT (transform);

  if (GST_EVENT_TYPE (event) == GST_EVENT_FLUSH_STOP && self->voice != NULL)
    anning_voice_reset (self->voice);
  return GST_BASE_TRANSFORM_CLASS (anning_voice_element_parent_class)->sink_event (transform, event);
}

static void
anning_voice_element_finalize (GObject *object)
{
  AnningVoiceElement *self = ANNING_VOICE_ELEMENT (object);

  g_clear_pointer (&self->voice, anning_voice_free);
  G_OBJECT_CLASS (anning_voice_element_parent_class)->finalize (object);
}

static void
anning_voice_element_class_init (AnningVoiceElementClass *klass)
{
  GstBaseTransformClass *transform_class = GST_BASE_TRANSFORM_CLASS (klass);
  g_autoptr (GstCaps) caps = NULL;

  G_OBJECT_CLASS (klass)->finalize = anning_voice_element_finalize;
  transform_class->transform_ip = anning_voice_element_transform_ip;
  transform_class->sink_event = anning_voice_element_sink_event;
  GST_AUDIO_FILTER_CLASS (klass)->setup = anning_voice_element_setup;

  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Voice", "Filter/Effect/Audio",
                                         "Side, band and loudness of a voice", "Anning");
  caps = gst_caps_from_string (GST_AUDIO_CAPS_MAKE (GST_AUDIO_NE (F32)) ", layout=(string)interleaved");
  gst_audio_filter_class_add_pad_templates (GST_AUDIO_FILTER_CLASS (klass), caps);
}

static void
anning_voice_element_init (AnningVoiceElement *self)
{
  self->sound.volume = 1.0;
}

/* Returns: (transfer floating): for a bin of the caller. GStreamer has to be started. */
GstElement *
anning_voice_element_new (void)
{
  return g_object_new (ANNING_TYPE_VOICE_ELEMENT, NULL);
}

void
anning_voice_element_set_sound (GstElement        *element,
                                const AnningSound *sound)
{
  AnningVoiceElement *self = ANNING_VOICE_ELEMENT (element);

  GST_OBJECT_LOCK (self);
  self->sound = *sound;
  GST_OBJECT_UNLOCK (self);
}
