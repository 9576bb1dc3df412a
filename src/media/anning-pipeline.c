/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include <gst/pbutils/pbutils.h>

#include "anning-factories-private.h"
#include "anning-first-read-private.h"
#include "anning-look-private.h"
#include "anning-pipeline-private.h"
#include "anning-source-element-private.h"

#define SOURCE "source"
#define PARSER "parser"
#define BEHIND "anning-behind"
#define ADDED_AT "anning-added-at"
/* us: how long an element takes to be put in and begin, on a busy machine */
#define SETTLING (100 * 1000)

static gboolean
is_linked (GstElement *element)
{
  g_autoptr (GstPad) sink = gst_element_get_static_pad (element, "sink");

  return gst_pad_is_linked (sink);
}

/* It is started before it hears of the pipeline: one that refuses is none of its errors. */
static gboolean
try_decoder (GstElementFactory *factory,
             GstElement        *pipeline,
             GstPad            *track,
             GstElement        *behind)
{
  g_autoptr (GstElement) decoder = gst_element_factory_create (factory, NULL);
  g_autoptr (GstPad) sink = NULL;

  if (decoder == NULL)
    return FALSE;
  gst_object_ref_sink (decoder);

  sink = gst_element_get_static_pad (decoder, "sink");
  if (sink != NULL && gst_element_set_state (decoder, GST_STATE_PAUSED) != GST_STATE_CHANGE_FAILURE)
    {
      gst_bin_add (GST_BIN (pipeline), decoder);
      if (gst_element_link (decoder, behind) && gst_pad_link (track, sink) == GST_PAD_LINK_OK)
        return TRUE;
      gst_bin_remove (GST_BIN (pipeline), decoder);
    }
  gst_element_set_state (decoder, GST_STATE_NULL);
  return FALSE;
}

/* The best decoder there is for @track, between it and @behind. */
static gboolean
add_best_decoder (GstElement *pipeline,
                  GstPad     *track,
                  GstCaps    *caps,
                  GstElement *behind)
{
  g_autoptr (GList) factories = anning_factories_find_decoders (caps);

  for (GList *l = factories; l != NULL; l = l->next)
    {
      if (try_decoder (l->data, pipeline, track, behind))
        return TRUE;
    }
  return FALSE;
}

/* Data flows only when all tracks are known: if none is linked by then, there is no sound among them. */
static GstPadProbeReturn
other_data_cb (GstPad          *pad,
               GstPadProbeInfo *info,
               gpointer         user_data)
{
  GstElement *behind = user_data;
  g_autoptr (GstElement) parser = gst_pad_get_parent_element (pad);

  /* parsebin may swallow the demultiplexer's own complaint that nobody listens. */
  if (parser != NULL && !is_linked (behind))
    GST_ELEMENT_ERROR (parser, STREAM, WRONG_TYPE, ("No sound track"), (NULL));

  return GST_PAD_PROBE_REMOVE;
}

/* The first sound track is heard. In the thread that reads, before anything comes out of @track. */
static void
track_cb (GstElement *parser,
          GstPad     *track,
          gpointer    user_data)
{
  GstElement *behind = user_data;
  g_autoptr (GstElement) pipeline = GST_ELEMENT (gst_object_get_parent (GST_OBJECT (behind)));
  g_autoptr (GstPad) sink = gst_element_get_static_pad (behind, "sink");
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (track);
  const char *kind = "";

  if (caps == NULL)
    caps = gst_pad_query_caps (track, NULL);
  if (!gst_caps_is_any (caps) && !gst_caps_is_empty (caps))
    kind = gst_structure_get_name (gst_caps_get_structure (caps, 0));

  if (pipeline == NULL || !g_str_has_prefix (kind, "audio/") || gst_pad_is_linked (sink))
    {
      gst_pad_add_probe (track, GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST, other_data_cb,
                         gst_object_ref (behind), gst_object_unref);
    }
  else if (g_str_equal (kind, "audio/x-raw"))
    {
      gst_pad_link (track, sink);
    }
  else if (!add_best_decoder (pipeline, track, caps, behind))
    {
      gst_element_post_message (parser, gst_missing_decoder_message_new (parser, caps));
      GST_ELEMENT_ERROR (parser, CORE, MISSING_PLUGIN, ("No decoder"), ("%s", kind));
    }
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
  if (g_str_equal (GST_OBJECT_NAME (bin), PARSER))
    anning_first_read_wait (element, bin);
}

/**
 * anning_pipeline_add_decoder:
 * @reader: read by the pipeline's threads
 * @media_type: from anning_media_look()
 * @behind: an element of @pipeline; the decoder of the first sound track is linked to its sink
 *
 * Adds source ! parsebin to @pipeline, to be begun with anning_pipeline_start(),
 * and the decoder as soon as it is known which one. Behind a demultiplexer
 * decodebin puts a queue and a second thread, and then a third of the time of a
 * decode goes into waking threads; it decodes pictures, too; and behind a parsebin
 * it looks for all a second time that was found already.
 *
 * Returns: FALSE with %ANNING_MEDIA_ERROR_MISSING_PLUGIN when an element is missing
 */
gboolean
anning_pipeline_add_decoder (GstElement    *pipeline,
                             AnningReader  *reader,
                             const char    *media_type,
                             GstElement    *behind,
                             GError       **error)
{
  GstElement *source, *parser;

  source = anning_source_element_new (reader, media_type);
  gst_object_set_name (GST_OBJECT (source), SOURCE);
  gst_element_set_locked_state (source, TRUE);
  gst_bin_add (GST_BIN (pipeline), source);

  parser = anning_media_make ("parsebin", error);
  if (parser == NULL)
    return FALSE;
  gst_object_set_name (GST_OBJECT (parser), PARSER);
  gst_element_set_locked_state (parser, TRUE);
  anning_factories_serve (parser);
  gst_bin_add (GST_BIN (pipeline), parser);

  g_object_set_data (G_OBJECT (pipeline), BEHIND, behind);
  g_object_set_data_full (G_OBJECT (pipeline), ADDED_AT, g_new0 (gint64, 1), g_free);
  g_signal_connect (pipeline, "deep-element-added", G_CALLBACK (element_added_cb), NULL);
  g_signal_connect_object (parser, "pad-added", G_CALLBACK (track_cb), behind, G_CONNECT_DEFAULT);
  gst_element_link (source, parser);

  return TRUE;
}

/**
 * anning_pipeline_start:
 * @state: paused or playing
 *
 * From back to front: a bin starts what is not linked yet in any order, and what
 * comes out of a source that is ahead of the others is lost, with the thread that
 * brought it.
 *
 * Returns: FALSE when an element refuses; most say why on the bus
 */
gboolean
anning_pipeline_start (GstElement *pipeline,
                       GstState    state)
{
  static const char *const names[] = { PARSER, SOURCE };

  if (gst_element_set_state (pipeline, state) == GST_STATE_CHANGE_FAILURE)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GstElement) element = gst_bin_get_by_name (GST_BIN (pipeline), names[i]);

      gst_element_set_locked_state (element, FALSE);
      if (!gst_element_sync_state_with_parent (element))
        return FALSE;
    }
  return TRUE;
}

/**
 * anning_pipeline_stop:
 * @reader: what @pipeline reads
 * @settled: samples have come through it, so all its elements are in place
 *
 * Stops @pipeline and joins its threads. An element that fails at once, as a parser
 * does that finds nothing to parse, says so while another thread is still busy
 * putting it in; parsebin of GStreamer 1.22 crashes when it is stopped at that
 * moment. Unless @settled, this first ends @reader, so that nobody
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

typedef struct
{
  guint n_started;
  guint n_paused;
} Tasks;

static gboolean
count_task (GstElement *element,
            GstPad     *pad,
            gpointer    user_data)
{
  Tasks *tasks = user_data;
  GstTaskState state = gst_pad_get_task_state (pad);

  tasks->n_started += state == GST_TASK_STARTED;
  tasks->n_paused += state == GST_TASK_PAUSED;
  return TRUE;
}

static void
count_tasks (const GValue *element,
             gpointer      user_data)
{
  gst_element_foreach_sink_pad (g_value_get_object (element), count_task, user_data);
}

/**
 * anning_pipeline_has_given_up:
 *
 * Asks whether all who read have stopped, or are about to begin. They say why on the
 * bus; but parsebin of GStreamer 1.22 swallows what an element says that fails while it
 * is being put in, as oggdemux does over a file that is nothing but a head.
 */
gboolean
anning_pipeline_has_given_up (GstElement *pipeline)
{
  g_autoptr (GstElement) parser = gst_bin_get_by_name (GST_BIN (pipeline), PARSER);
  GstIterator *elements = gst_bin_iterate_recurse (GST_BIN (parser));
  Tasks tasks = { 0 };
  GstIteratorResult result = gst_iterator_foreach (elements, count_tasks, &tasks);

  gst_iterator_free (elements);
  return result == GST_ITERATOR_DONE && tasks.n_started == 0 && tasks.n_paused > 0;
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
  gboolean has_tracks;

  if (parser == NULL)
    return FALSE;

  GST_OBJECT_LOCK (parser);
  has_tracks = parser->numsrcpads > 0;
  GST_OBJECT_UNLOCK (parser);
  return has_tracks && !is_linked (g_object_get_data (G_OBJECT (pipeline), BEHIND));
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
