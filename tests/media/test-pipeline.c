/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-decode.h"
#include "anning-first-read-private.h"
#include "anning-look-private.h"
#include "anning-pipeline-private.h"
#include "anning-source-element-private.h"
#include "media-fixture.h"

/* us: what stands still is given up after three seconds and more. */
#define AT_ONCE (2 * G_USEC_PER_SEC)

/* In whatever thread changes a state. */
static GstBusSyncReply
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  GstElement *behind = user_data;
  GstState before, now;

  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_STATE_CHANGED ||
      g_str_has_prefix (GST_OBJECT_NAME (GST_MESSAGE_SRC (message)), "pipeline"))
    return GST_BUS_PASS;

  gst_message_parse_state_changed (message, &before, &now, NULL);
  if (before == GST_STATE_READY && now == GST_STATE_PAUSED && GST_STATE (behind) < GST_STATE_PAUSED &&
      GST_MESSAGE_SRC (message) != GST_OBJECT (behind))
    g_error ("%s runs before what follows it is ready", GST_OBJECT_NAME (GST_MESSAGE_SRC (message)));
  return GST_BUS_PASS;
}

/* What stands behind the decoder is ready before anything runs that reads. */
static void
test_front_last (void)
{
  g_autoptr (GInputStream) stream = media_fixture_open ("tones.amr");
  g_autoptr (AnningReader) reader = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstBus) bus = NULL;
  g_autoptr (GError) error = NULL;
  GstElement *convert;
  const char *media_type;

  g_assert_true (anning_media_start (&error));
  g_assert_true (anning_media_look (stream, &media_type, NULL, &error));
  reader = anning_reader_new (stream);
  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  convert = gst_element_factory_make ("audioconvert", NULL);
  gst_bin_add (GST_BIN (pipeline), convert);
  g_assert_true (anning_pipeline_add_decoder (pipeline, reader, media_type, convert, &error));
  bus = gst_element_get_bus (pipeline);
  gst_bus_set_sync_handler (bus, message_cb, convert, NULL);

  g_assert_true (anning_pipeline_start (pipeline, GST_STATE_PAUSED));
  g_assert_cmpint (gst_element_get_state (pipeline, NULL, NULL, 10 * GST_SECOND), ==, GST_STATE_CHANGE_SUCCESS);
  anning_pipeline_stop (pipeline, reader, FALSE);
}

static GstPadProbeReturn
count_cb (GstPad          *pad,
          GstPadProbeInfo *info,
          gpointer         user_data)
{
  g_atomic_int_inc ((gint *) user_data);
  return GST_PAD_PROBE_OK;
}

/* What is read first goes on when no other thread is at work in the same bin, and not before. */
static void
test_first_read (void)
{
  g_autoptr (GInputStream) stream = media_fixture_open ("tones.mp3");
  g_autoptr (AnningReader) reader = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstPad) busy = NULL;
  g_autoptr (GstPad) pad = NULL;
  g_autoptr (GError) error = NULL;
  GstElement *source, *other, *sink;
  gint n_buffers = 0;

  g_assert_true (anning_media_start (&error));
  reader = anning_reader_new (stream);
  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  source = anning_source_element_new (reader, "audio/mpeg");
  other = gst_element_factory_make ("identity", NULL);
  sink = gst_element_factory_make ("fakesink", NULL);
  g_object_set (sink, "can-activate-pull", TRUE, "can-activate-push", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), source, other, sink, NULL);
  gst_element_set_locked_state (other, TRUE);
  g_assert_true (gst_element_link (source, sink));
  anning_first_read_wait (sink, GST_BIN (pipeline));
  pad = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_PULL | GST_PAD_PROBE_TYPE_BUFFER, count_cb, &n_buffers, NULL);

  busy = gst_element_get_static_pad (other, "sink");
  GST_PAD_STREAM_LOCK (busy);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  g_usleep (200 * 1000);
  g_assert_cmpint (g_atomic_int_get (&n_buffers), ==, 0);
  GST_PAD_STREAM_UNLOCK (busy);
  for (int i = 0; i < 800 && g_atomic_int_get (&n_buffers) < 2; i++)
    g_usleep (1000);
  g_assert_cmpint (g_atomic_int_get (&n_buffers), >=, 2);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/* A head with little or nothing behind it is over before a pipeline is put together. */
static void
test_stumps (void)
{
  static const struct { const char *name; double percent; } stumps[] = {
    { "tones.amr", 0.3 }, { "tones.awb", 0.2 }, { "tones-pcm.wav", 0.06 }, { "tones.wav", 0.2 }, { "tones-gsm.wav", 0.8 },
    { "tones.mp3", 1 }, { "tones.flac", 0.5 }, { "tones.ogg", 2 }, { "tones.opus", 2 }, { "tones.aac", 0.5 },
  };

  for (gsize s = 0; s < G_N_ELEMENTS (stumps); s++)
    {
      gint64 shortest = G_MAXINT64;

      /* Whether it is over at once is told by the best of three: a busy machine is slow, but not each time. */
      for (int i = 0; i < 3; i++)
        {
          g_autoptr (GInputStream) stream = media_fixture_open_part (stumps[s].name, stumps[s].percent);
          g_autoptr (AnningDecoded) decoded = NULL;
          g_autoptr (GError) error = NULL;
          gint64 since = g_get_monotonic_time ();

          decoded = anning_decode (stream, NULL, NULL, NULL, &error);
          shortest = MIN (shortest, g_get_monotonic_time () - since);
          g_test_message ("%s: %s, %.0f ms", stumps[s].name, error != NULL ? error->message : "heard",
                          (double) (g_get_monotonic_time () - since) / 1000);
          g_assert_true (decoded != NULL || error->domain == ANNING_MEDIA_ERROR);
        }
      g_assert_cmpint (shortest, <, AT_ONCE);
    }
}

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

  g_test_add_func ("/media/pipeline/front-last", test_front_last);
  g_test_add_func ("/media/pipeline/first-read", test_first_read);
  g_test_add_func ("/media/pipeline/stumps", test_stumps);
  return g_test_run ();
}
