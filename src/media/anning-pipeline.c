/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include <gst/pbutils/pbutils.h>

#include "anning-pipeline-private.h"

#define HEAD_SIZE 4096
/* A recording has a handful of top boxes; a file of nothing but tiny ones is not worth reading to its end. */
#define BOXES_MAX 1000
#define PARSER "parser"
#define ADDED_AT "anning-added-at"
/* us: how long an element takes to be put in and begin, on a busy machine */
#define SETTLING (100 * 1000)

/* Of two decoders of one rank the first by name is taken, which is libav's: it needs 1.6 times as long for MP3. */
static void
prefer_faster (void)
{
  g_autoptr (GstPluginFeature) feature = gst_registry_lookup_feature (gst_registry_get (), "mpg123audiodec");

  if (feature != NULL)
    gst_plugin_feature_set_rank (feature, GST_RANK_PRIMARY);
}

/**
 * anning_media_start:
 *
 * Starts GStreamer once, on whatever thread comes first. It may scan plugins
 * then, so it should not be the main one.
 */
gboolean
anning_media_start (GError **error)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      if (!gst_init_check (NULL, NULL, error))
        {
          g_once_init_leave (&done, 2);
          return FALSE;
        }
      gst_pb_utils_init ();
      prefer_faster ();
      g_once_init_leave (&done, 1);
    }

  if (done == 2)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, "GStreamer does not start");
      return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer floating): a new element; else a %ANNING_MEDIA_ERROR_MISSING_PLUGIN that names it */
GstElement *
anning_media_make (const char  *factory,
                   GError     **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    g_set_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN, "element-%s", factory);

  return element;
}

/* TRUE for containers that cannot be read when their index is missing because the recorder was stopped. */
gboolean
anning_media_type_needs_index (const char *media_type)
{
  return g_str_equal (media_type, "audio/mp4") || g_str_equal (media_type, "audio/3gpp") ||
         g_str_equal (media_type, "video/quicktime");
}

/*
 * Walks the top boxes of an MP4 (ISO 14496-12, 4.2) in search of the index. A
 * phone writes it last: it is missing when the recorder was stopped hard. The
 * demultiplexer finds that out, too, but its message may get lost on the way.
 */
static gboolean
has_index (GInputStream  *stream,
           gboolean      *found,
           GCancellable  *cancellable,
           GError       **error)
{
  goffset place = 0;
  goffset end;

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    return FALSE;
  end = g_seekable_tell (G_SEEKABLE (stream));

  *found = FALSE;
  for (int i = 0; !*found && i < BOXES_MAX; i++)
    {
      guint8 box[16];
      gsize length;
      guint64 size;

      if (!g_seekable_seek (G_SEEKABLE (stream), place, G_SEEK_SET, cancellable, error) ||
          !g_input_stream_read_all (stream, box, sizeof box, &length, cancellable, error))
        return FALSE;
      if (length < 8)
        return TRUE;

      size = (guint64) box[0] << 24 | (guint64) box[1] << 16 | (guint64) box[2] << 8 | box[3];
      if (size == 1 && length == 16)
        {
          size = 0;
          for (int b = 8; b < 16; b++)
            size = size << 8 | box[b];
        }

      /* 0: up to the end of the file. More than there is: broken off in this box. */
      *found = memcmp (box + 4, "moov", 4) == 0 && size <= (guint64) (end - place);
      if (size < 8 || size >= (guint64) (end - place))
        return TRUE;
      place += (goffset) size;
    }

  return TRUE;
}

/**
 * anning_media_look:
 * @media_type: (out): what the head says
 *
 * Reads the head of @stream and sets the stream back to its start. Fails at
 * once for what no decoder will ever take.
 */
gboolean
anning_media_look (GInputStream  *stream,
                   const char   **media_type,
                   GCancellable  *cancellable,
                   GError       **error)
{
  guint8 head[HEAD_SIZE];
  gsize length;
  gboolean indexed;

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error) ||
      !g_input_stream_read_all (stream, head, sizeof head, &length, cancellable, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;

  *media_type = anning_media_sniff (head, length);

  if (length == 0)
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY, "The file is empty");
      return FALSE;
    }
  if (g_str_equal (*media_type, "audio/silk"))
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_SILK, "SILK version 3");
      return FALSE;
    }
  if (!g_str_has_prefix (*media_type, "audio/") && !g_str_has_prefix (*media_type, "video/") &&
      !g_str_equal (*media_type, "application/octet-stream"))
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NOT_AUDIO, *media_type);
      return FALSE;
    }

  if (anning_media_type_needs_index (*media_type))
    {
      if (!has_index (stream, &indexed, cancellable, error) ||
          !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
        return FALSE;
      if (!indexed)
        {
          g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_CUT_OFF, "There is no index");
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_linked (GstElement *element)
{
  g_autoptr (GstPad) sink = gst_element_get_static_pad (element, "sink");

  return gst_pad_is_linked (sink);
}

/* Links @pad to the sink of @behind if it brings the wanted kind and nothing is linked there yet. */
static gboolean
link_first (GstPad     *pad,
            GstElement *behind,
            const char *prefix)
{
  g_autoptr (GstPad) sink = gst_element_get_static_pad (behind, "sink");
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);

  if (caps == NULL)
    caps = gst_pad_query_caps (pad, NULL);

  return !gst_caps_is_any (caps) && gst_caps_get_size (caps) > 0 && !gst_pad_is_linked (sink) &&
         g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), prefix) &&
         gst_pad_link (pad, sink) == GST_PAD_LINK_OK;
}

/* Data flows only when all tracks are known: if none is linked by then, there is no sound among them. */
static GstPadProbeReturn
other_data_cb (GstPad          *pad,
               GstPadProbeInfo *info,
               gpointer         user_data)
{
  GstElement *decoder = user_data;
  g_autoptr (GstElement) parser = gst_pad_get_parent_element (pad);

  /* parsebin may swallow the demultiplexer's own complaint that nobody listens. */
  if (parser != NULL && !is_linked (decoder))
    GST_ELEMENT_ERROR (parser, STREAM, WRONG_TYPE, ("No sound track"), (NULL));

  return GST_PAD_PROBE_REMOVE;
}

static void
track_cb (GstElement *parser,
          GstPad     *pad,
          gpointer    user_data)
{
  GstElement *decoder = user_data;

  if (!link_first (pad, decoder, "audio/"))
    gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST, other_data_cb,
                       gst_object_ref (decoder), gst_object_unref);
}

static void
samples_pad_cb (GstElement *decoder,
                GstPad     *pad,
                gpointer    user_data)
{
  link_first (pad, user_data, "audio/x-raw");
}

/* In the thread that puts it in. */
static void
element_added_cb (GstBin     *pipeline,
                  GstBin     *bin,
                  GstElement *element,
                  gpointer    user_data)
{
  __atomic_store_n ((gint64 *) g_object_get_data (G_OBJECT (pipeline), ADDED_AT), g_get_monotonic_time (),
                    __ATOMIC_RELEASE);
}

/**
 * anning_pipeline_add_decoder:
 * @stream: seekable; read by the pipeline's threads, never closed
 * @behind: an element of @pipeline; the first sound track is linked to its sink
 *
 * Adds source ! parsebin ! decodebin to @pipeline. Behind a demultiplexer
 * decodebin alone puts a queue and a second thread, and then a third of the
 * time of a decode goes into waking threads; and it would decode pictures.
 *
 * Returns: FALSE with %ANNING_MEDIA_ERROR_MISSING_PLUGIN when an element is missing
 */
gboolean
anning_pipeline_add_decoder (GstElement    *pipeline,
                             GInputStream  *stream,
                             GstElement    *behind,
                             GError       **error)
{
  GstElement *source, *parser, *decoder;

  source = anning_media_make ("giostreamsrc", error);
  if (source == NULL)
    return FALSE;
  g_object_set (source, "stream", stream, NULL);
  gst_bin_add (GST_BIN (pipeline), source);

  parser = anning_media_make ("parsebin", error);
  if (parser == NULL)
    return FALSE;
  gst_object_set_name (GST_OBJECT (parser), PARSER);
  gst_bin_add (GST_BIN (pipeline), parser);

  decoder = anning_media_make ("decodebin", error);
  if (decoder == NULL)
    return FALSE;
  gst_object_set_name (GST_OBJECT (decoder), ANNING_PIPELINE_DECODER);
  gst_bin_add (GST_BIN (pipeline), decoder);

  g_object_set_data_full (G_OBJECT (pipeline), ADDED_AT, g_new0 (gint64, 1), g_free);
  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (element_added_cb), NULL);
  g_signal_connect_object (parser, "pad-added", G_CALLBACK (track_cb), decoder, G_CONNECT_DEFAULT);
  g_signal_connect_object (decoder, "pad-added", G_CALLBACK (samples_pad_cb), behind, G_CONNECT_DEFAULT);
  gst_element_link (source, parser);

  return TRUE;
}

/**
 * anning_pipeline_stop:
 * @reader: what @pipeline reads
 * @settled: samples have come through it, so all its elements are in place
 *
 * Stops @pipeline and joins its threads. An element that fails at once, as a parser
 * does that finds nothing to parse, says so while another thread is still busy
 * putting it in; parsebin and decodebin of GStreamer 1.22 crash when they are
 * stopped at that moment. Unless @settled, this first ends @reader, so that nobody
 * finds a reason to put in more, and waits until nothing has been put in for a
 * tenth of a second; blocks no longer than a second for that.
 */
void
anning_pipeline_stop (GstElement   *pipeline,
                      AnningReader *reader,
                      gboolean      settled)
{
  gint64 give_up = g_get_monotonic_time () + G_USEC_PER_SEC;

  if (!settled)
    anning_reader_end (reader);
  while (!settled)
    {
      gint64 *added_at = g_object_get_data (G_OBJECT (pipeline), ADDED_AT);
      gint64 now = g_get_monotonic_time ();
      gint64 settled_at;

      if (added_at == NULL || now >= give_up)
        break;
      settled_at = __atomic_load_n (added_at, __ATOMIC_ACQUIRE) + SETTLING;
      if (now >= settled_at)
        break;
      g_usleep ((gulong) (settled_at - now));
    }
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/**
 * anning_pipeline_missing_detail:
 * @message: an element message from the bus
 *
 * Returns: (transfer full) (nullable): which decoder is missing, as its description
 *   and its caps, for example "AMR-WB decoder (decoder-audio/AMR-WB)"; NULL for other messages
 */
char *
anning_pipeline_missing_detail (GstMessage *message)
{
  g_autofree char *description = NULL;
  g_autofree char *installer = NULL;
  const char *last;

  if (!gst_is_missing_plugin_message (message))
    return NULL;

  description = gst_missing_plugin_message_get_description (message);
  installer = gst_missing_plugin_message_get_installer_detail (message);
  /* "gstreamer|1.0|program|description|kind-caps": only the last part is the same in every language. */
  last = installer != NULL ? strrchr (installer, '|') : NULL;

  if (last == NULL)
    return g_steal_pointer (&description);
  return g_strdup_printf ("%s (%s)", description, last + 1);
}

/* TRUE if there are tracks, but pictures only: the demultiplexer then ends with "not linked". */
static gboolean
has_no_sound_track (GstElement *pipeline)
{
  g_autoptr (GstElement) parser = gst_bin_get_by_name (GST_BIN (pipeline), PARSER);
  g_autoptr (GstElement) decoder = gst_bin_get_by_name (GST_BIN (pipeline), ANNING_PIPELINE_DECODER);
  gboolean has_tracks;

  if (parser == NULL || decoder == NULL)
    return FALSE;

  GST_OBJECT_LOCK (parser);
  has_tracks = parser->numsrcpads > 0;
  GST_OBJECT_UNLOCK (parser);
  return has_tracks && !is_linked (decoder);
}

/**
 * anning_pipeline_explain:
 * @pipeline: where @message comes from
 * @message: an error message from the bus
 * @missing: (nullable): from anning_pipeline_missing_detail(), if it came before
 * @media_type: from anning_media_look()
 *
 * Returns: (transfer full): the reason, of the media error domain
 */
GError *
anning_pipeline_explain (GstElement *pipeline,
                         GstMessage *message,
                         const char *missing,
                         const char *media_type)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *debug = NULL;
  gboolean no_frames;

  if (missing != NULL)
    return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN, missing);

  gst_message_parse_error (message, &error, &debug);

  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND) ||
      g_error_matches (error, GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN))
    return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN, error->message);

  /* The head is right, yet nothing follows: said by the parser or by parsebin, whichever is first. */
  no_frames = (error->domain == GST_STREAM_ERROR && debug != NULL && strstr (debug, "all streams without buffers") != NULL) ||
              (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE) && g_str_has_prefix (media_type, "audio/amr"));

  if (anning_media_type_needs_index (media_type) &&
      (no_frames || g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_DEMUX)))
    return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_CUT_OFF, error->message);

  if (no_frames)
    return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY, error->message);

  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_FAILED) && has_no_sound_track (pipeline))
    return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NOT_AUDIO, "No sound track");

  if (g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND) ||
      g_error_matches (error, GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE))
    return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NOT_AUDIO, error->message);

  return g_error_new_literal (ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED, error->message);
}
