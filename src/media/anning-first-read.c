/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-first-read-private.h"

/* us: how long an element waits at most for the thread that put it in */
#define PUTTING_IN G_USEC_PER_SEC

/* Whether no thread but this one is at work in @pad, which it locks for that. */
static gboolean
is_left (GstElement *element,
         GstPad     *pad,
         gpointer    user_data)
{
  gboolean left = GST_PAD_STREAM_TRYLOCK (pad);

  if (left)
    GST_PAD_STREAM_UNLOCK (pad);
  return left;
}

static gboolean
is_quiet_cb (const GValue *element,
             GValue       *unused,
             gpointer      user_data)
{
  return gst_element_foreach_sink_pad (g_value_get_object (element), is_left, NULL);
}

static gboolean
is_quiet (GstBin *parser)
{
  GstIterator *elements = gst_bin_iterate_elements (parser);
  GstIteratorResult result = gst_iterator_fold (elements, is_quiet_cb, NULL, NULL);

  gst_iterator_free (elements);
  return result == GST_ITERATOR_DONE;
}

static GstPadProbeReturn
first_read_cb (GstPad          *pad,
               GstPadProbeInfo *info,
               gpointer         user_data)
{
  gint64 give_up = g_get_monotonic_time () + PUTTING_IN;

  while (!is_quiet (user_data) && g_get_monotonic_time () < give_up)
    g_usleep (100);
  return GST_PAD_PROBE_REMOVE;
}

/*
 * anning_first_read_wait:
 * @element: that is being put into @parser, a parsebin, by the thread that calls
 *
 * Lets what @element reads first wait until that thread is done. In parsebin of GStreamer 1.22 it else goes on
 * beside the thread of the new element: it may begin the stream once more behind what was decoded by then, from
 * which the decoder starts anew and leaves a fifth of a second silent; or the other one blocks the way that it has
 * just opened, for good.
 */
void
anning_first_read_wait (GstElement *element,
                        GstBin     *parser)
{
  g_autoptr (GstPad) sink = gst_element_get_static_pad (element, "sink");

  if (sink != NULL)
    gst_pad_add_probe (sink, GST_PAD_PROBE_TYPE_PULL | GST_PAD_PROBE_TYPE_BUFFER, first_read_cb, parser, NULL);
}
