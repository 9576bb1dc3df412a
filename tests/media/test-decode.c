/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-decode.h"
#include "media-fixture.h"

static const struct
{
  const char *file;
  gint64 length_ms;
  guint channels;
} whole[] = {
  { "tones.amr", 5000, 1 },
  { "tones.awb", 5000, 1 },
  { "tones.3gp", 5000, 1 },
  { "tones.mp3", 5000, 1 },
  { "tones-vbr.mp3", 5000, 1 },
  { "vbr-headerless.mp3", 5000, 1 },
  { "tones.m4a", 5000, 2 },
  { "tones-alac.m4a", 5000, 1 },
  { "tones-aac.3gp", 5000, 1 },
  { "tones.aac", 5000, 1 },
  { "tones.ogg", 5000, 1 },
  { "tones.opus", 5000, 1 },
  { "tones.wav", 5000, 1 },
  { "tones-pcm.wav", 5000, 1 },
  { "tones-gsm.wav", 5000, 1 },
  { "tones-adpcm.wav", 5000, 1 },
  { "tones.wma", 5000, 1 },
  { "tones.flac", 5000, 1 },
  { "film.mp4", 5000, 1 },
};

static const struct
{
  const char *file;
  AnningMediaError code;
} unheard[] = {
  { "wechat.slk", ANNING_MEDIA_ERROR_SILK },
  { "empty.m4a", ANNING_MEDIA_ERROR_EMPTY },
  { "text.mp3", ANNING_MEDIA_ERROR_NOT_AUDIO },
  { "film-without-sound.mp4", ANNING_MEDIA_ERROR_NOT_AUDIO },
  { "cut.m4a", ANNING_MEDIA_ERROR_CUT_OFF },
};

static void
test_whole (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GInputStream) stream = media_fixture_open (whole[i].file);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  const gint8 *pairs;
  gsize size;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %" G_GINT64_FORMAT " ms", whole[i].file, decoded->length_ms);
  g_assert_cmpint (ABS (decoded->length_ms - whole[i].length_ms), <=, 50);
  g_assert_cmpuint (decoded->channels, ==, whole[i].channels);
  g_assert_cmpuint (decoded->rate, ==, ANNING_PEAKS_RATE);
  g_assert_false (decoded->broken);
  g_assert_false (decoded->sides_differ);

  pairs = g_bytes_get_data (decoded->pairs, &size);
  /* One pair for each 20 ms that have begun, be it by less than a whole millisecond. */
  g_assert_cmpint ((gint64) size / 2 * 20, >=, decoded->length_ms);
  g_assert_cmpint ((gint64) size / 2 * 20, <=, decoded->length_ms + 20);

  /* The tones have half of full swing, which is 64 of 128; lossy codecs stay near it. */
  for (gsize p = 10; p < 240; p++)
    {
      g_assert_cmpint (pairs[2 * p], <, -20);
      g_assert_cmpint (pairs[2 * p + 1], >, 20);
      g_assert_cmpint (pairs[2 * p], >, -110);
      g_assert_cmpint (pairs[2 * p + 1], <, 110);
    }

  g_assert_false (g_input_stream_is_closed (stream));
}

static void
test_unheard (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GInputStream) stream = media_fixture_open (unheard[i].file);
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GInputStream) copy = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_null (decoded);
  g_test_message ("%s: %s", unheard[i].file, error->message);
  g_assert_error (error, ANNING_MEDIA_ERROR, (int) unheard[i].code);

  /* The same from a stream that refuses to be set behind its end. */
  g_clear_error (&error);
  memory = g_memory_output_stream_new_resizable ();
  g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL);
  g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  copy = g_memory_input_stream_new_from_bytes (bytes);
  g_assert_null (anning_decode (copy, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_MEDIA_ERROR, (int) unheard[i].code);
}

/* A file that cannot be read to its end is not a shorter recording. */
static void
test_damaged (void)
{
  static const char *names[] = { "tones.wav", "tones.mp3", "tones.amr", "tones.m4a", "tones.ogg" };
  static const goffset ends[] = { 20480, 12000, 5000, 15000, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GInputStream) stream = media_fixture_open_poor (names[i], ends[i]);
      g_autoptr (AnningDecoded) decoded = NULL;
      g_autoptr (GError) error = NULL;

      decoded = anning_decode (stream, NULL, NULL, NULL, &error);
      g_test_message ("%s", names[i]);
      g_assert_null (decoded);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, "Damaged");
    }
}

/* A WAV written by hand: 1 s at 8000 Hz; 0.25 s each of silence, full swing, −half, +quarter. */
static void
test_peaks (void)
{
  static const gint8 expected[4][2] = { { 0, 0 }, { -128, 127 }, { -64, -64 }, { 32, 32 } };
  static const guint8 header[44] = {
    'R', 'I', 'F', 'F', 0xa4, 0x3e, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 1, 0, 1, 0,
    0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0, 'd', 'a', 't', 'a', 0x80, 0x3e, 0, 0,
  };
  g_autoptr (GByteArray) wav = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  const gint8 *pairs;
  gsize size;

  g_byte_array_append (wav, header, sizeof header);
  for (int i = 0; i < 8000; i++)
    {
      static const gint16 levels[4][2] = { { 0, 0 }, { -32768, 32767 }, { -16384, -16384 }, { 8192, 8192 } };
      gint16 sample = GINT16_TO_LE (levels[i / 2000][i % 2]);

      g_byte_array_append (wav, (const guint8 *) &sample, 2);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&wav));
  stream = g_memory_input_stream_new_from_bytes (bytes);

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (decoded->length_ms, ==, 1000);
  pairs = g_bytes_get_data (decoded->pairs, &size);
  g_assert_cmpuint (size, ==, 100);

  for (int piece = 0; piece < 50; piece++)
    {
      /* Piece 12 holds both sides of the change at 0.25 s, piece 37 that at 0.75 s. */
      if (piece == 12 || piece == 37)
        continue;
      g_assert_cmpint (pairs[2 * piece], ==, expected[piece * 4 / 50][0]);
      g_assert_cmpint (pairs[2 * piece + 1], ==, expected[piece * 4 / 50][1]);
    }
  g_assert_cmpint (pairs[2 * 37], ==, -64);
  g_assert_cmpint (pairs[2 * 37 + 1], ==, 32);
}

/* A container without a single sample in it. */
static void
test_header_only (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("#!AMR\n", 6, NULL);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_null (decoded);
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY);
}

static void
test_noise (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  guint8 *noise = g_malloc (20000);

  for (int i = 0; i < 20000; i++)
    noise[i] = (guint8) g_rand_int_range (random, 0, 256) & 0x7f;
  stream = g_memory_input_stream_new_from_data (noise, 20000, g_free);

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_null (decoded);
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NOT_AUDIO);
}

static void
test_missing_plugin (void)
{
  g_autoptr (GInputStream) stream = media_fixture_open ("tones.awb");
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  /* As on a computer that has none: what decodes heeds it as the program does. */
  g_setenv ("GST_PLUGIN_FEATURE_RANK", "amrwbdec:NONE,avdec_amrwb:NONE", TRUE);
  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_unsetenv ("GST_PLUGIN_FEATURE_RANK");
  g_assert_null (decoded);
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_MISSING_PLUGIN);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (anning_media_problem_package (error->message), ==, "gstreamer1.0-plugins-ugly");
}

/* An hour of a 1 kHz square wave at 16 kHz: long enough to be cancelled in. */
static GInputStream *
make_hour (void)
{
  static const guint8 header[44] = {
    'R', 'I', 'F', 'F', 0x24, 0xdc, 0xdd, 0x06, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 1, 0, 1, 0,
    0x80, 0x3e, 0, 0, 0, 0x7d, 0, 0, 2, 0, 16, 0, 'd', 'a', 't', 'a', 0, 0xdc, 0xdd, 0x06,
  };
  g_autoptr (GBytes) head = g_bytes_new_static (header, sizeof header);
  g_autoptr (GBytes) second = NULL;
  GInputStream *stream = g_memory_input_stream_new ();
  gint16 *samples = g_new (gint16, 16000);

  for (int i = 0; i < 16000; i++)
    samples[i] = GINT16_TO_LE (i / 8 % 2 ? 10000 : -10000);
  second = g_bytes_new_take (samples, 32000);

  g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), head);
  for (int i = 0; i < 3600; i++)
    g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), second);
  return stream;
}

typedef struct
{
  GCancellable *cancellable;
  guint n_calls;
  double last;
} Watch;

static void
cancel_on_progress (double   fraction,
                    gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->n_calls++;
  watch->last = fraction;
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = make_hour ();
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable, 0, 0 };

  decoded = anning_decode (stream, cancel_on_progress, &watch, cancellable, &error);
  g_assert_null (decoded);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n_calls, ==, 1);
  g_assert_cmpfloat (watch.last, <, 0.9);

  g_clear_error (&error);
  g_assert_null (anning_decode (stream, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_progress (void)
{
  g_autoptr (GInputStream) stream = make_hour ();
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { NULL, 0, 0 };

  decoded = anning_decode (stream, cancel_on_progress, &watch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (decoded->length_ms, ==, 3600000);
  g_assert_cmpuint (g_bytes_get_size (decoded->pairs), ==, 2 * 50 * 3600);
  g_assert_cmpuint (watch.n_calls, >=, 2);
  g_assert_cmpfloat (watch.last, ==, 1);
}

/* The stream belongs to the caller again: nothing of the pipeline holds it. */
static void
test_released (void)
{
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  GInputStream *stream = media_fixture_open ("tones.m4a");

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (stream);
}

int
main (int   argc,
      char *argv[])
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/decode/whole/%s", whole[i].file);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_whole);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unheard); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/decode/unheard/%s", unheard[i].file);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_unheard);
    }
  g_test_add_func ("/media/decode/damaged", test_damaged);
  g_test_add_func ("/media/decode/peaks", test_peaks);
  g_test_add_func ("/media/decode/header-only", test_header_only);
  g_test_add_func ("/media/decode/noise", test_noise);
  g_test_add_func ("/media/decode/missing-plugin", test_missing_plugin);
  g_test_add_func ("/media/decode/cancel", test_cancel);
  g_test_add_func ("/media/decode/progress", test_progress);
  g_test_add_func ("/media/decode/released", test_released);

  return g_test_run ();
}
