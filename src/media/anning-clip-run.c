/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-clip-run-private.h"

#include <gst/app/gstappsink.h>
#include <gst/audio/audio.h>
#include <gst/gst.h>

#include "anning-look-private.h"
#include "anning-pipeline-private.h"
#include "anning-reader-private.h"
#include "anning-standstill-private.h"

/* How often cancelling is looked for while the decoder works. */
#define LOOK_INTERVAL (50 * GST_MSECOND)
/* A decoder from which nothing comes for so long never gives anything: seen with MP4 that lacks its index. */
#define STANDSTILL (10 * G_USEC_PER_SEC)
/* ms: decoders need some sound before they are right; Opus asks for 80 (RFC 7845, 4.6), MP3 borrows from frames before. */
#define RUN_UP 500
#define SAMPLE_CAPS "audio/x-raw, format=S16LE, layout=interleaved"

typedef struct
{
  GstElement *pipeline;
  GstElement *sink;
  AnningReader *reader;
  const char *media_type;
  char *missing;

  gint64 start_ms;
  gint64 end_ms;
  GstAudioInfo info;
  gboolean begun;
  gint64 first;   /* frame of the recording with which the clip begins */
  gint64 last;    /* frame behind its end */
  gint64 next;    /* frame that comes next */
  const AnningClipTaker *taker;
} Clipping;

static void
clipping_clear (Clipping *self)
{
  if (self->pipeline != NULL)
    anning_pipeline_stop (self->pipeline, self->reader, self->begun);
  g_clear_pointer (&self->pipeline, gst_object_unref);
  g_clear_object (&self->reader);
  g_free (self->missing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Clipping, clipping_clear)

static gboolean
build_pipeline (Clipping  *self,
                GError   **error)
{
  g_autoptr (GstCaps) caps = gst_caps_from_string (SAMPLE_CAPS);
  GstElement *convert;

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  convert = anning_media_make ("audioconvert", error);
  if (convert == NULL)
    return FALSE;
  gst_bin_add (GST_BIN (self->pipeline), convert);
  self->sink = anning_media_make ("appsink", error);
  if (self->sink == NULL)
    return FALSE;
  /* The decoder waits for us, so that memory does not grow with the clip. */
  g_object_set (self->sink, "sync", FALSE, "enable-last-sample", FALSE, "max-buffers", 16, "caps", caps, NULL);
  gst_bin_add (GST_BIN (self->pipeline), self->sink);
  gst_element_link (convert, self->sink);
  return anning_pipeline_add_decoder (self->pipeline, self->reader, self->media_type, convert, error);
}

/*
 * Where decoding begins. AMR speaks of each frame by the sound before it, and one that
 * starts in the middle may sing another tone until the next silence: an hour from its
 * start takes three seconds.
 */
static gint64
find_run_up (const Clipping *self)
{
  if (g_str_has_prefix (self->media_type, "audio/amr") || g_str_equal (self->media_type, "audio/3gpp"))
    return 0;
  return MAX (self->start_ms - RUN_UP, 0);
}

/* What could not be read explains whatever the decoder made of it. */
static gboolean
fail (Clipping    *self,
      GstMessage  *message,
      GError     **error)
{
  g_autoptr (GError) read_error = anning_reader_get_error (self->reader);

  if (read_error != NULL)
    g_propagate_error (error, g_steal_pointer (&read_error));
  else if (message != NULL)
    g_propagate_error (error, anning_pipeline_explain (self->pipeline, message, self->missing, self->media_type));
  else
    g_set_error_literal (error, ANNING_MEDIA_ERROR,
                         anning_media_type_needs_index (self->media_type) ? ANNING_MEDIA_ERROR_CUT_OFF
                                                                          : ANNING_MEDIA_ERROR_FAILED,
                         "The decoder stands still");
  return FALSE;
}

/* Until the pipeline stands where it was told to. */
static gboolean
wait_until_ready (Clipping      *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);
  AnningStandstill standstill;

  anning_standstill_init (&standstill);
  for (;;)
    {
      g_autoptr (GstMessage) message = NULL;

      message = gst_bus_timed_pop_filtered (bus, LOOK_INTERVAL,
                                            GST_MESSAGE_ASYNC_DONE | GST_MESSAGE_ERROR | GST_MESSAGE_ELEMENT);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (message == NULL)
        {
          if (anning_standstill_look (&standstill, anning_reader_get_moves (self->reader)) > STANDSTILL)
            return fail (self, NULL, error);
        }
      else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ASYNC_DONE)
        return TRUE;
      else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
        return fail (self, message, error);
      else if (self->missing == NULL)
        self->missing = anning_pipeline_missing_detail (message);
    }
}

static gint64
to_frame (const Clipping *self,
          gint64          ms)
{
  return (gint64) gst_util_uint64_scale_round ((guint64) ms, (guint64) GST_AUDIO_INFO_RATE (&self->info), 1000);
}

/* The first buffer tells where the decoder stands; from there on samples are counted. */
static gboolean
begin (Clipping   *self,
       GstSample  *sample,
       GError    **error)
{
  const GstSegment *segment = gst_sample_get_segment (sample);
  GstClockTime at = GST_BUFFER_PTS (gst_sample_get_buffer (sample));
  guint64 place = GST_CLOCK_TIME_IS_VALID (at) ? gst_segment_to_stream_time (segment, GST_FORMAT_TIME, at) : 0;

  if (!gst_audio_info_from_caps (&self->info, gst_sample_get_caps (sample)))
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "The samples cannot be read");
      return FALSE;
    }
  self->begun = TRUE;
  self->next = place != GST_CLOCK_TIME_NONE
                 ? (gint64) gst_util_uint64_scale_round (place, (guint64) GST_AUDIO_INFO_RATE (&self->info), GST_SECOND)
                 : to_frame (self, find_run_up (self));
  self->first = MAX (to_frame (self, self->start_ms), self->next);
  self->last = to_frame (self, self->end_ms);
  return self->taker->begin ((guint) GST_AUDIO_INFO_RATE (&self->info), (guint) GST_AUDIO_INFO_CHANNELS (&self->info),
                             self->taker->user_data, error);
}

static gboolean
add_sample (Clipping   *self,
            GstSample  *sample,
            GError    **error)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  gsize frame_size = (gsize) GST_AUDIO_INFO_BPF (&self->info);
  GstMapInfo map;
  gint64 n_frames, from, to;
  gboolean ok = TRUE;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "The samples cannot be read");
      return FALSE;
    }
  n_frames = (gint64) (map.size / frame_size);
  from = CLAMP (self->first - self->next, 0, n_frames);
  to = CLAMP (self->last - self->next, from, n_frames);
  if (to > from)
    ok = self->taker->add (map.data + (gsize) from * frame_size, (gsize) (to - from) * frame_size,
                           self->taker->user_data, error);
  self->next += n_frames;
  gst_buffer_unmap (buffer, &map);
  return ok;
}

/* Decodes from where the pipeline stands to the end of the clip, or of the recording. */
static gboolean
run (Clipping      *self,
     void         (*progress) (double fraction, gpointer user_data),
     gpointer       user_data,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);
  AnningStandstill standstill;
  guint n_samples = 0;
  gint64 begun_at = 0;

  anning_standstill_init (&standstill);
  while (!self->begun || self->next < self->last)
    {
      g_autoptr (GstSample) sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), LOOK_INTERVAL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (sample == NULL)
        {
          g_autoptr (GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);

          /* Behind a damaged place the rest is lost; what was heard before it stands. */
          if (gst_app_sink_is_eos (GST_APP_SINK (self->sink)) || (message != NULL && self->begun))
            return TRUE;
          if (message != NULL || anning_standstill_look (&standstill, n_samples + anning_reader_get_moves (self->reader)) > STANDSTILL)
            return fail (self, message, error);
          continue;
        }
      n_samples++;
      if (!self->begun)
        {
          if (!begin (self, sample, error))
            return FALSE;
          begun_at = self->next;
        }
      if (!add_sample (self, sample, error))
        return FALSE;
      if (progress != NULL && self->next > begun_at)
        progress (MIN ((double) (self->next - begun_at) / (double) MAX (self->last - begun_at, 1), 1.0), user_data);
    }
  return TRUE;
}

static gint64
to_ms (const Clipping *self,
       gint64          frame)
{
  return (gint64) gst_util_uint64_scale_round ((guint64) frame, 1000, (guint64) GST_AUDIO_INFO_RATE (&self->info));
}

gboolean
anning_clip_run (GInputStream           *stream,
                 gint64                  start_ms,
                 gint64                  end_ms,
                 const AnningClipTaker  *taker,
                 void                  (*progress) (double fraction, gpointer user_data),
                 gpointer                user_data,
                 AnningClip             *clip,
                 GCancellable           *cancellable,
                 GError                **error)
{
  g_auto (Clipping) self = { .start_ms = start_ms, .end_ms = end_ms, .taker = taker };
  g_autoptr (GError) read_error = NULL;
  gint64 ended;

  g_return_val_if_fail (G_IS_SEEKABLE (stream) && taker != NULL, FALSE);
  g_return_val_if_fail (start_ms >= 0 && start_ms < end_ms && clip != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !anning_media_start (error) ||
      !anning_media_look (stream, &self.media_type, cancellable, error))
    return FALSE;

  self.reader = anning_reader_new (stream);
  if (!build_pipeline (&self, error))
    return FALSE;
  anning_pipeline_start (self.pipeline, GST_STATE_PAUSED);
  if (!wait_until_ready (&self, cancellable, error))
    return FALSE;
  if (find_run_up (&self) > 0)
    {
      /* No end is asked for: some demuxers stop a packet early. */
      if (!gst_element_seek_simple (self.pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                    find_run_up (&self) * GST_MSECOND))
        return fail (&self, NULL, error);
      if (!wait_until_ready (&self, cancellable, error))
        return FALSE;
    }
  gst_element_set_state (self.pipeline, GST_STATE_PLAYING);
  if (!run (&self, progress, user_data, cancellable, error))
    return FALSE;
  /* A file that cannot be read to its end is not a shorter recording. */
  read_error = anning_reader_get_error (self.reader);
  if (read_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }
  ended = MIN (self.next, self.last);
  if (!self.begun || ended <= self.first)
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY, "There is no sound in this part");
      return FALSE;
    }

  clip->start_ms = to_ms (&self, self.first);
  clip->end_ms = to_ms (&self, ended);
  clip->rate = (guint) GST_AUDIO_INFO_RATE (&self.info);
  clip->channels = (guint) GST_AUDIO_INFO_CHANNELS (&self.info);
  return TRUE;
}
