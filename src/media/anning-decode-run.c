/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-decode-run-private.h"

#include "anning-cut-private.h"
#include "anning-look-private.h"
#include "anning-peaks-private.h"
#include "anning-pipeline-private.h"
#include "anning-reader-private.h"
#include "anning-standstill-private.h"

/* How often the calling thread looks for cancelling and for progress. */
#define LOOK_INTERVAL (50 * GST_MSECOND)
/* A pipeline in which nothing moves for so long will never end: seen with MP4 that lacks its index. */
#define STANDSTILL (10 * G_USEC_PER_SEC)
/* The same when all bytes were read and no sample came of them. */
#define STANDSTILL_AT_END (3 * G_USEC_PER_SEC)
/* The same when all who read have stopped. */
#define GIVEN_UP (G_USEC_PER_SEC / 2)

typedef struct
{
  AnningPeaks peaks;    /* belongs to the streaming thread until the pipeline has stopped */
  gint unreadable;      /* atomic: samples came that could not be read */
  gint n_buffers;       /* atomic */
} Decode;

static gboolean
add_listed (GstBuffer **buffer,
            guint       index,
            gpointer    user_data)
{
  Decode *decode = user_data;

  if (!anning_peaks_add (&decode->peaks, *buffer))
    g_atomic_int_set (&decode->unreadable, TRUE);
  return TRUE;
}

static GstPadProbeReturn
samples_cb (GstPad          *pad,
            GstPadProbeInfo *info,
            gpointer         user_data)
{
  Decode *decode = user_data;

  if (info->type & GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM)
    {
      GstEvent *event = GST_PAD_PROBE_INFO_EVENT (info);
      GstCaps *caps;

      if (GST_EVENT_TYPE (event) == GST_EVENT_CAPS)
        {
          gst_event_parse_caps (event, &caps);
          if (!anning_peaks_set_format (&decode->peaks, caps))
            g_atomic_int_set (&decode->unreadable, TRUE);
        }
      return GST_PAD_PROBE_OK;
    }

  g_atomic_int_inc (&decode->n_buffers);

  if (info->type & GST_PAD_PROBE_TYPE_BUFFER_LIST)
    {
      gst_buffer_list_foreach (GST_PAD_PROBE_INFO_BUFFER_LIST (info), add_listed, decode);
    }
  else
    {
      GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);

      add_listed (&buffer, 0, decode);
    }

  return GST_PAD_PROBE_OK;
}

/* Returns: (transfer full) (nullable): a decoder ! audioconvert ! fakesink, with our probes in it */
static GstElement *
build_pipeline (AnningReader  *reader,
                const char    *media_type,
                Decode        *decode,
                GError       **error)
{
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstPad) sample_pad = NULL;
  g_autoptr (GstCaps) caps = NULL;
  GstElement *convert, *sink;

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));

  convert = anning_media_make ("audioconvert", error);
  if (convert == NULL)
    return NULL;
  gst_bin_add (GST_BIN (pipeline), convert);

  sink = anning_media_make ("fakesink", error);
  if (sink == NULL)
    return NULL;
  g_object_set (sink, "sync", FALSE, "enable-last-sample", FALSE, NULL);
  gst_bin_add (GST_BIN (pipeline), sink);

  /* Either layout of the two formats that decoders make: the converter stands aside for nearly all of them. */
  caps = gst_caps_from_string ("audio/x-raw, format=" ANNING_PEAKS_FORMATS ", layout={ interleaved, non-interleaved }");
  gst_element_link_filtered (convert, sink, caps);

  if (!anning_pipeline_add_decoder (pipeline, reader, media_type, convert, error))
    return NULL;

  sample_pad = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (sample_pad,
                     GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM,
                     samples_cb, decode, NULL);

  return g_steal_pointer (&pipeline);
}

/* Runs until the end, an error, cancelling or a standstill. */
static gboolean
run_pipeline (GstElement    *pipeline,
              Decode        *decode,
              AnningReader  *reader,
              const char    *media_type,
              goffset        size,
              gboolean      *broken,
              void         (*progress) (double fraction, gpointer user_data),
              gpointer       user_data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autofree char *missing = NULL;
  AnningStandstill standstill;
  gint64 gave_up_at = 0;

  anning_standstill_init (&standstill);
  if (!anning_pipeline_start (pipeline, GST_STATE_PLAYING) && !gst_bus_have_pending (bus))
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "The pipeline does not start");
      return FALSE;
    }

  while (TRUE)
    {
      g_autoptr (GstMessage) message = NULL;

      message = gst_bus_timed_pop_filtered (bus, LOOK_INTERVAL,
                                            GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_ELEMENT);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (message == NULL)
        {
          guint n_buffers = (guint) g_atomic_int_get (&decode->n_buffers);
          gint64 still = anning_standstill_look (&standstill, n_buffers + anning_reader_get_moves (reader));

          /* A message may be under way, or a decoder be fetched. */
          if (n_buffers > 0 || !anning_pipeline_has_given_up (pipeline) || still < gave_up_at)
            gave_up_at = still;
          if (still - gave_up_at > GIVEN_UP ||
              still > (n_buffers == 0 && anning_reader_get_place (reader) + 4096 > size ? STANDSTILL_AT_END : STANDSTILL))
            {
              *broken = n_buffers > 0;
              if (*broken)
                return TRUE;
              g_set_error_literal (error, ANNING_MEDIA_ERROR,
                                   anning_media_type_needs_index (media_type) ? ANNING_MEDIA_ERROR_CUT_OFF : ANNING_MEDIA_ERROR_FAILED,
                                   "The decoder stands still");
              return FALSE;
            }

          if (progress != NULL && size > 0 && n_buffers > 0)
            progress (CLAMP ((double) anning_reader_get_place (reader) / (double) size, 0.0, 1.0), user_data);
          continue;
        }

      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
        return TRUE;

      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ELEMENT)
        {
          if (missing == NULL)
            missing = anning_pipeline_missing_detail (message);
          continue;
        }

      /* Behind a damaged place the rest is lost; what was heard before it stands. */
      if (g_atomic_int_get (&decode->n_buffers) > 0 && missing == NULL)
        {
          g_autoptr (GError) reason = NULL;

          gst_message_parse_error (message, &reason, NULL);
          *broken = reason->domain == GST_STREAM_ERROR;
          if (*broken)
            return TRUE;
        }

      g_propagate_error (error, anning_pipeline_explain (pipeline, message, missing, media_type));
      return FALSE;
    }
}

/* Says that a file without a sample is one that was cut off, where that is so. */
static gboolean
explain_silence (GInputStream  *stream,
                 const char    *media_type,
                 GError       **reason,
                 GCancellable  *cancellable,
                 GError       **error)
{
  gboolean cut = FALSE;

  /* Of an MP4 the index is known to be there: it may say that there are only pictures. */
  if (g_error_matches (*reason, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED) ||
      g_error_matches (*reason, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY) ||
      (g_error_matches (*reason, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NOT_AUDIO) &&
       !anning_media_type_needs_index (media_type)))
    {
      if (!anning_cut_find (stream, media_type, 0, &cut, cancellable, error))
        return FALSE;
    }
  if (cut)
    {
      g_clear_error (reason);
      g_set_error_literal (reason, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_CUT_OFF, "The file ends before its first sound");
    }
  return TRUE;
}

/**
 * anning_decode_run:
 *
 * As anning_decode(), in this very process: that of anning-sound, which nobody misses when a recording
 * makes a decoder crash.
 */
AnningDecoded *
anning_decode_run (GInputStream  *stream,
                   void         (*progress) (double fraction, gpointer user_data),
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (AnningReader) reader = NULL;
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GError) reason = NULL;
  AnningDecoded *decoded = NULL;
  Decode decode = { 0 };
  const char *media_type;
  goffset size;
  gboolean broken = FALSE;
  gboolean cut, done;

  g_return_val_if_fail (G_IS_SEEKABLE (stream), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !anning_media_start (error) ||
      !anning_media_look (stream, &media_type, cancellable, error))
    return NULL;

  anning_peaks_init (&decode.peaks, ANNING_PEAKS_RATE, ANNING_PEAKS_MOST);
  reader = anning_reader_new (stream);
  size = anning_reader_get_size (reader);
  pipeline = build_pipeline (reader, media_type, &decode, error);

  if (pipeline != NULL)
    {
      done = run_pipeline (pipeline, &decode, reader, media_type, size, &broken, progress, user_data, cancellable, &reason);
      /* Stops and joins the streaming threads: from here on the peaks are ours. */
      anning_pipeline_stop (pipeline, reader, g_atomic_int_get (&decode.n_buffers) > 0);

      /* What could not be read explains whatever the decoder made of it. */
      read_error = anning_reader_get_error (reader);
      if (read_error != NULL && !g_cancellable_is_cancelled (cancellable))
        g_propagate_error (error, g_steal_pointer (&read_error));
      else if (!done || decode.n_buffers == 0)
        {
          if (done)
            g_set_error_literal (&reason, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY, "The recording holds no sound");
          if (decode.n_buffers > 0 || explain_silence (stream, media_type, &reason, cancellable, error))
            g_propagate_error (error, g_steal_pointer (&reason));
        }
      else if (decode.unreadable)
        g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "The samples cannot be read");
      else if (anning_cut_find (stream, media_type, anning_peaks_get_length (&decode.peaks), &cut, cancellable, error))
        {
          decoded = g_new0 (AnningDecoded, 1);
          decoded->length_ms = anning_peaks_get_length (&decode.peaks);
          decoded->channels = GST_AUDIO_INFO_CHANNELS (&decode.peaks.info);
          decoded->rate = decode.peaks.rate;
          decoded->broken = broken || cut;
          decoded->sides_differ = anning_peaks_sides_differ (&decode.peaks);
          anning_peaks_take (&decode.peaks, &decoded->pairs, &decoded->rms);
          if (progress != NULL)
            progress (1.0, user_data);
        }
    }

  anning_peaks_clear (&decode.peaks);
  return decoded;
}
