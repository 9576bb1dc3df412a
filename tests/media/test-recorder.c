/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include <gst/base/gstbasetransform.h>

#include "anning-decode.h"
#include "anning-level.h"
#include "anning-microphone-private.h"
#include "anning-recorder.h"
#include "media-fixture.h"

/* "leaky": hands on so many buffers, loses so many (-1: all from there on), and again. */
#define TEST_TYPE_LEAKY (test_leaky_get_type ())
G_DECLARE_FINAL_TYPE (TestLeaky, test_leaky, TEST, LEAKY, GstBaseTransform)

struct _TestLeaky
{
  GstBaseTransform parent_instance;

  gint keep;
  gint lose;
  gint place;
};

G_DEFINE_FINAL_TYPE (TestLeaky, test_leaky, GST_TYPE_BASE_TRANSFORM)

static GstFlowReturn
test_leaky_transform_ip (GstBaseTransform *transform,
                         GstBuffer        *buffer)
{
  TestLeaky *self = TEST_LEAKY (transform);

  if (self->lose >= 0 && self->place == self->keep + self->lose)
    self->place = 0;
  if (self->place >= self->keep && self->lose < 0)
    return GST_BASE_TRANSFORM_FLOW_DROPPED;
  return self->place++ < self->keep ? GST_FLOW_OK : GST_BASE_TRANSFORM_FLOW_DROPPED;
}

static void
test_leaky_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TestLeaky *self = TEST_LEAKY (object);

  if (prop_id == 1)
    self->keep = g_value_get_int (value);
  else
    self->lose = g_value_get_int (value);
}

static void
test_leaky_class_init (TestLeakyClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  g_autoptr (GstCaps) caps = gst_caps_from_string ("audio/x-raw");

  G_OBJECT_CLASS (klass)->set_property = test_leaky_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_int ("keep", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_WRITABLE));
  g_object_class_install_property (G_OBJECT_CLASS (klass), 2,
                                   g_param_spec_int ("lose", NULL, NULL, -1, G_MAXINT, 0, G_PARAM_WRITABLE));
  GST_BASE_TRANSFORM_CLASS (klass)->transform_ip = test_leaky_transform_ip;
  gst_element_class_set_static_metadata (element_class, "Leaky", "Test", "Loses buffers", "Anning");
  gst_element_class_add_pad_template (element_class, gst_pad_template_new ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, caps));
  gst_element_class_add_pad_template (element_class, gst_pad_template_new ("src", GST_PAD_SRC, GST_PAD_ALWAYS, caps));
}

static void
test_leaky_init (TestLeaky *self)
{
}

/* What came of one recording. */
typedef struct
{
  GPtrArray *pieces; /* GBytes */
  gint64 begun_at;   /* ms */
  guint n_levels;
  double rms;
  double peak;
  gboolean ended;
  GError *error;
  gint64 stop_after; /* ms of sound, 0: never */
} Heard;

static void
level_cb (AnningRecorder *recorder,
          double          rms,
          double          peak,
          Heard          *heard)
{
  heard->n_levels++;
  heard->rms = rms;
  heard->peak = peak;
  if (heard->stop_after != 0 && anning_recorder_get_elapsed (recorder) >= heard->stop_after)
    anning_recorder_stop (recorder);
}

static void
begun_cb (AnningRecorder *recorder,
          gint64          at,
          Heard          *heard)
{
  g_assert_cmpint (heard->begun_at, ==, 0);
  g_assert_cmpuint (heard->pieces->len, ==, 0);
  heard->begun_at = at;
}

static void
piece_cb (AnningRecorder *recorder,
          GBytes         *bytes,
          Heard          *heard)
{
  g_assert_false (heard->ended);
  g_ptr_array_add (heard->pieces, g_bytes_ref (bytes));
}

static void
ended_cb (AnningRecorder *recorder,
          const GError   *error,
          Heard          *heard)
{
  g_assert_false (heard->ended);
  heard->ended = TRUE;
  heard->error = error != NULL ? g_error_copy (error) : NULL;
}

static void
heard_clear (Heard *self)
{
  g_ptr_array_unref (self->pieces);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heard, heard_clear)

static AnningRecorder *
make_recorder (Heard *heard)
{
  AnningRecorder *recorder = anning_recorder_new ();

  *heard = (Heard) { .pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref) };
  g_signal_connect (recorder, "level", G_CALLBACK (level_cb), heard);
  g_signal_connect (recorder, "begun", G_CALLBACK (begun_cb), heard);
  g_signal_connect (recorder, "piece", G_CALLBACK (piece_cb), heard);
  g_signal_connect (recorder, "ended", G_CALLBACK (ended_cb), heard);
  return recorder;
}

static void
record (AnningRecorder *recorder,
        const char     *description)
{
  g_autoptr (AnningMicrophone) microphone = anning_microphone_new_described ("Test", description);

  anning_recorder_record (recorder, microphone);
}

static void
wait_for_end (Heard *heard)
{
  while (!heard->ended)
    g_main_context_iteration (NULL, TRUE);
}

/* The length of the first @n pieces, by decoding them. */
static gint64
length_of (const Heard *heard,
           guint        n)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new ();
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), g_ptr_array_index (heard->pieces, i));
  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return decoded->length_ms;
}

/* Three seconds and a half, stopped by hand: what came is a file, and so is every beginning of it. */
static void
test_stopped (void)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (AnningRecorder) recorder = make_recorder (&heard);
  gint64 before = g_get_real_time () / 1000;
  gint64 length = 0;

  heard.stop_after = 3500;
  record (recorder, "audiotestsrc is-live=true samplesperbuffer=480 freq=440 volume=0.5");
  wait_for_end (&heard);

  g_assert_no_error (heard.error);
  /* A device gives a block once it is full, this source when it begins: it seems to be of one block earlier. */
  g_assert_cmpint (heard.begun_at, >=, before - 10);
  g_assert_cmpint (heard.begun_at, <=, g_get_real_time () / 1000 - 3500);
  /* A sine at half of full scale: its peak is −6.02 dB, its mean 3.01 dB below that. */
  g_assert_cmpfloat (fabs (heard.peak + 6.02), <, 0.1);
  g_assert_cmpfloat (fabs (heard.rms + 9.03), <, 0.1);
  g_assert_cmpuint (heard.n_levels, >=, 35);

  /* Each holds half a second, and nothing else. */
  g_assert_cmpuint (heard.pieces->len, >=, 7);
  for (guint i = 1; i <= heard.pieces->len; i++)
    {
      gint64 longer = length_of (&heard, i);

      g_assert_cmpint (longer - length, >, 0);
      g_assert_cmpint (longer - length, <=, 1000);
      length = longer;
    }
  g_assert_cmpint (length, >=, 3500);
  g_assert_cmpint (length, <=, anning_recorder_get_elapsed (recorder) + 300);
}

/* A device that fails after a second and a half: what it gave until then is there. */
static void
test_lost (void)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (AnningRecorder) recorder = make_recorder (&heard);
  gint64 length;

  record (recorder, "audiotestsrc is-live=true samplesperbuffer=441 ! audio/x-raw,rate=44100 ! identity error-after=150");
  wait_for_end (&heard);

  g_assert_error (heard.error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_LOST);
  length = length_of (&heard, heard.pieces->len);
  g_test_message ("%" G_GINT64_FORMAT " ms", length);
  g_assert_cmpint (length, >=, 1400);
  g_assert_cmpint (length, <=, 1520);
}

/* A device that loses every third tenth of a second: what it gives stays where it was, with silence between. */
static void
test_gaps (void)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (AnningRecorder) recorder = make_recorder (&heard);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new ();
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *rms;
  gsize n;

  record (recorder, "audiotestsrc samplesperbuffer=4410 num-buffers=30 volume=0.5"
                    " ! capsfilter caps=audio/x-raw,rate=44100 ! leaky keep=2 lose=1");
  wait_for_end (&heard);
  for (guint i = 0; i < heard.pieces->len; i++)
    g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), g_ptr_array_index (heard.pieces, i));
  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (decoded->broken);
  /* The thirtieth is lost, and nothing behind it tells. */
  g_assert_cmpint (ABS (decoded->length_ms - 2900), <=, 20);

  /* Ten fiftieths of a second are there, five are silent. */
  rms = g_bytes_get_data (decoded->rms, &n);
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%u ms: %u", (guint) i * 20, rms[i]);
      if (i % 15 < 10)
        g_assert_cmpuint (rms[i], >, 60);
      else
        g_assert_cmpuint (rms[i], <, 20);
    }
}

/* A device that opens and gives nothing, and one that gives nothing any more: neither is waited for for ever. */
static void
test_dead (void)
{
  g_auto (Heard) never = { 0 };
  g_auto (Heard) stalled = { 0 };
  g_autoptr (AnningRecorder) never_recorder = make_recorder (&never);
  g_autoptr (AnningRecorder) stalled_recorder = make_recorder (&stalled);
  gint64 since = g_get_monotonic_time ();

  record (never_recorder, "audiotestsrc is-live=true ! leaky keep=0 lose=-1");
  record (stalled_recorder, "audiotestsrc is-live=true samplesperbuffer=4410 ! capsfilter caps=audio/x-raw,rate=44100"
                            " ! leaky keep=15 lose=-1");
  wait_for_end (&stalled);
  g_assert_error (stalled.error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_LOST);
  g_assert_cmpint (g_get_monotonic_time () - since, >=, (1400 + 5000 - 100) * 1000);
  g_assert_cmpint (ABS (length_of (&stalled, stalled.pieces->len) - 1500), <=, 120);

  wait_for_end (&never);
  g_assert_error (never.error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE);
  g_assert_cmpint (g_get_monotonic_time () - since, >=, 15 * G_USEC_PER_SEC);
  g_assert_cmpint (never.begun_at, ==, 0);
  g_assert_cmpuint (never.pieces->len, ==, 0);
}

/* A device that takes its time to open: the recording begins with its first sample, in its pages, too. */
static void
test_late (void)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (AnningRecorder) recorder = make_recorder (&heard);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 granule = 0;
  guint skip;

  record (recorder, "audiotestsrc is-live=true samplesperbuffer=4410 num-buffers=20 timestamp-offset=3000000000"
                    " ! capsfilter caps=audio/x-raw,rate=44100");
  wait_for_end (&heard);
  for (guint i = 0; i < heard.pieces->len; i++)
    g_byte_array_append (bytes, g_bytes_get_data (g_ptr_array_index (heard.pieces, i), NULL),
                         (guint) g_bytes_get_size (g_ptr_array_index (heard.pieces, i)));
  /* OpusHead lies behind the 28 bytes of the first page's head; its pre-skip is at 10. */
  skip = bytes->data[38] | (guint) bytes->data[39] << 8;
  for (guint i = 0; i + 14 < bytes->len; i++)
    {
      if (memcmp (bytes->data + i, "OggS", 5) != 0)
        continue;
      granule = 0;
      for (guint k = 8; k-- > 0; )
        granule = granule << 8 | bytes->data[i + 6 + k];
    }
  g_assert_cmpint (ABS ((gint64) (granule - skip) / 48 - 2000), <=, 40);
  g_assert_cmpint (ABS (length_of (&heard, heard.pieces->len) - 2000), <=, 40);
}

/* One that just ends says so, too. */
static void
test_ended (void)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (AnningRecorder) recorder = make_recorder (&heard);

  record (recorder, "audiotestsrc is-live=true samplesperbuffer=441 num-buffers=100 ! capsfilter caps=audio/x-raw,rate=44100");
  wait_for_end (&heard);
  g_assert_error (heard.error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_LOST);
  g_assert_cmpint (ABS (length_of (&heard, heard.pieces->len) - 1000), <=, 20);
}

static void
test_no_device (void)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (AnningRecorder) recorder = make_recorder (&heard);

  record (recorder, "filesrc location=/nonexistent ! rawaudioparse");
  wait_for_end (&heard);
  g_assert_error (heard.error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE);
  g_assert_cmpint (heard.begun_at, ==, 0);
  g_assert_cmpuint (heard.pieces->len, ==, 0);

  /* A line that is none. */
  heard.ended = FALSE;
  g_clear_error (&heard.error);
  record (recorder, "no-such-element");
  wait_for_end (&heard);
  g_assert_error (heard.error, ANNING_RECORDER_ERROR, ANNING_RECORDER_ERROR_DEVICE);
}

/* The level alone; then the same recorder records, and is dropped in the middle. */
static void
test_listened (void)
{
  g_auto (Heard) heard = { 0 };
  g_autoptr (AnningRecorder) recorder = make_recorder (&heard);
  g_autoptr (AnningMicrophone) microphone = NULL;

  microphone = anning_microphone_new_described ("Test", "audiotestsrc is-live=true wave=silence");
  anning_recorder_listen (recorder, microphone);
  while (heard.n_levels < 5)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (heard.pieces->len, ==, 0);
  g_assert_cmpfloat (heard.peak, <, -90);

  heard.begun_at = 0;
  anning_recorder_record (recorder, microphone);
  while (heard.pieces->len < 2)
    g_main_context_iteration (NULL, TRUE);
  anning_recorder_drop (recorder);
  for (int i = 0; i < 10; i++)
    {
      g_usleep (100 * 1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (heard.pieces->len, ==, 2);
  g_assert_false (heard.ended);
}

static void
add_level (AnningLevel *level,
           guint        n,
           double       rms,
           double       peak)
{
  for (guint i = 0; i < n; i++)
    anning_level_add (level, rms, peak);
}

static void
test_level (void)
{
  AnningLevel level = { 0 };

  g_assert_cmpint (anning_level_get_word (&level), ==, ANNING_LEVEL_SILENT);
  add_level (&level, 20, -G_MAXDOUBLE, -G_MAXDOUBLE);
  g_assert_cmpint (anning_level_get_word (&level), ==, ANNING_LEVEL_SILENT);
  /* A quiet room. */
  add_level (&level, 20, -60, -50);
  g_assert_cmpint (anning_level_get_word (&level), ==, ANNING_LEVEL_QUIET);
  /* One loud word, then two seconds less a tenth of the quiet room, then one more tenth. */
  anning_level_add (&level, -25, -10);
  add_level (&level, 19, -60, -50);
  g_assert_cmpint (anning_level_get_word (&level), ==, ANNING_LEVEL_GOOD);
  anning_level_add (&level, -60, -50);
  g_assert_cmpint (anning_level_get_word (&level), ==, ANNING_LEVEL_QUIET);
  anning_level_add (&level, -12, 0);
  g_assert_cmpint (anning_level_get_word (&level), ==, ANNING_LEVEL_LOUD);
  anning_level_clear (&level);
  g_assert_cmpint (anning_level_get_word (&level), ==, ANNING_LEVEL_SILENT);

  g_assert_cmpfloat (anning_level_fraction (-G_MAXDOUBLE), ==, 0);
  g_assert_cmpfloat (anning_level_fraction (-INFINITY), ==, 0);
  g_assert_cmpfloat (anning_level_fraction (-30), ==, 0.5);
  g_assert_cmpfloat (anning_level_fraction (0), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();
  gst_init (NULL, NULL);
  gst_element_register (NULL, "leaky", GST_RANK_NONE, TEST_TYPE_LEAKY);
  g_test_add_func ("/media/recorder/stopped", test_stopped);
  g_test_add_func ("/media/recorder/lost", test_lost);
  g_test_add_func ("/media/recorder/gaps", test_gaps);
  g_test_add_func ("/media/recorder/dead", test_dead);
  g_test_add_func ("/media/recorder/late", test_late);
  g_test_add_func ("/media/recorder/ended", test_ended);
  g_test_add_func ("/media/recorder/no-device", test_no_device);
  g_test_add_func ("/media/recorder/listened", test_listened);
  g_test_add_func ("/media/recorder/level", test_level);
  return g_test_run ();
}
