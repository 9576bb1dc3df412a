/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#include "anning-clip-encode-private.h"
#include "anning-pipeline-private.h"

#define WAV_HEAD 44
/* What the head's 32 bits can count. */
#define WAV_MOST (G_GUINT64_CONSTANT (0xffffffff) - WAV_HEAD)
/* A second of speech takes 8 kB: nobody hears the difference, and it fits any mail. */
#define OPUS_BITS_PER_CHANNEL 64000
#define STANDSTILL (10 * GST_SECOND)

struct _AnningClipEncoder
{
  AnningClipFormat format;
  GOutputStream *output;
  goffset start; /* of the file within @output */
  guint rate;
  guint channels;
  guint64 n_bytes; /* of samples */

  /* Opus only */
  GstElement *pipeline;
  GstElement *source;
  GstElement *sink;
};

static void
put_32 (guint8  *at,
        guint64  value)
{
  for (guint i = 0; i < 4; i++)
    at[i] = (guint8) (value >> (8 * i));
}

/* RIFF WAVE with plain samples: "Multimedia Programming Interface and Data Specifications 1.0", 1991, 3. */
static void
make_wav_head (const AnningClipEncoder *self,
               guint8                   head[WAV_HEAD])
{
  guint frame = 2 * self->channels;

  memcpy (head, "RIFF....WAVEfmt ", 16);
  put_32 (head + 4, self->n_bytes + WAV_HEAD - 8);
  put_32 (head + 16, 16);
  put_32 (head + 20, 1 | self->channels << 16);
  put_32 (head + 24, self->rate);
  put_32 (head + 28, self->rate * frame);
  put_32 (head + 32, frame | 16 << 16);
  memcpy (head + 36, "data", 4);
  put_32 (head + 40, self->n_bytes);
}

static gboolean
write_wav_head (AnningClipEncoder  *self,
                GCancellable       *cancellable,
                GError            **error)
{
  guint8 head[WAV_HEAD];

  make_wav_head (self, head);
  return g_output_stream_write_all (self->output, head, sizeof head, NULL, cancellable, error);
}

/* ---- Opus ---- */

static GError *
take_error (AnningClipEncoder *self)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr (GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  g_autoptr (GError) reason = NULL;

  if (message != NULL)
    gst_message_parse_error (message, &reason, NULL);
  return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED,
                              reason != NULL ? reason->message : "The encoder stands still");
}

/* appsrc ! audioconvert ! audioresample ! opusenc ! oggmux ! appsink */
static gboolean
build_opus (AnningClipEncoder  *self,
            GError            **error)
{
  static const char *const factories[] = { "appsrc", "audioconvert", "audioresample", "opusenc", "oggmux", "appsink" };
  GstElement *elements[G_N_ELEMENTS (factories)];
  g_autoptr (GstCaps) caps = NULL;

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (factories); i++)
    {
      elements[i] = anning_media_make (factories[i], error);
      if (elements[i] == NULL)
        return FALSE;
      gst_bin_add (GST_BIN (self->pipeline), elements[i]);
      if (i > 0 && !gst_element_link (elements[i - 1], elements[i]))
        {
          g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "The encoder cannot be built");
          return FALSE;
        }
    }
  self->source = elements[0];
  self->sink = elements[G_N_ELEMENTS (factories) - 1];

  caps = gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING, "S16LE", "layout", G_TYPE_STRING, "interleaved",
                              "rate", G_TYPE_INT, (int) self->rate, "channels", G_TYPE_INT, (int) self->channels, NULL);
  g_object_set (self->source, "caps", caps, "format", GST_FORMAT_TIME, "max-bytes", (guint64) 0, NULL);
  g_object_set (elements[3], "bitrate", OPUS_BITS_PER_CHANNEL * (int) self->channels, NULL);
  g_object_set (self->sink, "sync", FALSE, "enable-last-sample", FALSE, NULL);
  return gst_element_set_state (self->pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE;
}

/* Writes what the encoder has made. @wait: how long it may take to make the next piece. */
static gboolean
drain (AnningClipEncoder  *self,
       GstClockTime        wait,
       GCancellable       *cancellable,
       GError            **error)
{
  for (;;)
    {
      g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), wait);
      GstBuffer *buffer;
      GstMapInfo map;
      gboolean written;

      if (sample == NULL)
        return TRUE;
      buffer = gst_sample_get_buffer (sample);
      if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
        {
          g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "The clip cannot be read");
          return FALSE;
        }
      written = g_output_stream_write_all (self->output, map.data, map.size, NULL, cancellable, error);
      gst_buffer_unmap (buffer, &map);
      if (!written)
        return FALSE;
    }
}

static gboolean
add_opus (AnningClipEncoder  *self,
          const guint8       *samples,
          gsize               size,
          GCancellable       *cancellable,
          GError            **error)
{
  GstBuffer *buffer = gst_buffer_new_memdup (samples, size);
  guint64 frame = self->n_bytes / (2 * self->channels);
  guint64 n_frames = size / (2 * self->channels);

  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (frame, GST_SECOND, self->rate);
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (frame + n_frames, GST_SECOND, self->rate) - GST_BUFFER_PTS (buffer);
  if (gst_app_src_push_buffer (GST_APP_SRC (self->source), buffer) != GST_FLOW_OK)
    {
      g_propagate_error (error, take_error (self));
      return FALSE;
    }
  return drain (self, 0, cancellable, error);
}

static gboolean
end_opus (AnningClipEncoder  *self,
          GCancellable       *cancellable,
          GError            **error)
{
  gst_app_src_end_of_stream (GST_APP_SRC (self->source));
  if (!drain (self, STANDSTILL, cancellable, error))
    return FALSE;
  if (!gst_app_sink_is_eos (GST_APP_SINK (self->sink)))
    {
      g_propagate_error (error, take_error (self));
      return FALSE;
    }
  return TRUE;
}

/* ---- both ---- */

void
anning_clip_encoder_free (AnningClipEncoder *self)
{
  if (self == NULL)
    return;

  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_pointer (&self->pipeline, gst_object_unref);
  g_clear_object (&self->output);
  g_free (self);
}

/*
 * anning_clip_encoder_new:
 * @output: seekable for WAV; what is written begins where it stands
 *
 * Returns: (transfer full): or NULL with @error
 */
AnningClipEncoder *
anning_clip_encoder_new (AnningClipFormat   format,
                         GOutputStream     *output,
                         guint              rate,
                         guint              channels,
                         GError           **error)
{
  g_autoptr (AnningClipEncoder) self = g_new0 (AnningClipEncoder, 1);

  self->format = format;
  self->output = g_object_ref (output);
  self->rate = rate;
  self->channels = channels;
  if (format == ANNING_CLIP_OPUS)
    {
      if (!build_opus (self, error))
        {
          if (error != NULL && *error == NULL)
            g_propagate_error (error, take_error (self));
          return NULL;
        }
    }
  else
    {
      self->start = g_seekable_tell (G_SEEKABLE (output));
      if (!write_wav_head (self, NULL, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
anning_clip_encoder_add (AnningClipEncoder  *self,
                         const guint8       *samples,
                         gsize               size,
                         GCancellable       *cancellable,
                         GError            **error)
{
  gboolean ok;

  if (self->format == ANNING_CLIP_OPUS)
    {
      ok = add_opus (self, samples, size, cancellable, error);
    }
  else if (self->n_bytes + size > WAV_MOST)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "A WAV file holds no more than 4 GB");
      return FALSE;
    }
  else
    {
      ok = g_output_stream_write_all (self->output, samples, size, NULL, cancellable, error);
    }
  self->n_bytes += size;
  return ok;
}

gboolean
anning_clip_encoder_end (AnningClipEncoder  *self,
                         GCancellable       *cancellable,
                         GError            **error)
{
  if (self->format == ANNING_CLIP_OPUS)
    return end_opus (self, cancellable, error) && g_output_stream_flush (self->output, cancellable, error);
  return g_seekable_seek (G_SEEKABLE (self->output), self->start, G_SEEK_SET, cancellable, error) &&
         write_wav_head (self, cancellable, error) &&
         g_seekable_seek (G_SEEKABLE (self->output), 0, G_SEEK_END, cancellable, error) &&
         g_output_stream_flush (self->output, cancellable, error);
}
