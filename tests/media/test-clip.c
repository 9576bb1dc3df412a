/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-clip.h"
#include "anning-decode.h"
#include "media-fixture.h"

/* Each second of them has a pitch of its own: 400, 600, 800, 1000 and 1200 Hz. */
static const char *const names[] = {
  "tones.amr", "tones.awb", "tones.3gp", "tones.mp3", "vbr-headerless.mp3", "tones.m4a", "tones.aac", "tones.ogg",
  "tones.opus", "tones.wav", "tones.flac", "film.mp4",
};

typedef struct
{
  guint rate;
  guint channels;
  const gint16 *samples;
  gsize n; /* samples of one channel */
} Wav;

static guint32
get_32 (const guint8 *at)
{
  return (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

/* What any program would read from the head. */
static Wav
read_wav (GBytes *bytes)
{
  Wav wav = { 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, 44);
  g_assert_cmpmem (data, 4, "RIFF", 4);
  g_assert_cmpuint (get_32 (data + 4), ==, size - 8);
  g_assert_cmpmem (data + 8, 8, "WAVEfmt ", 8);
  wav.channels = data[22];
  wav.rate = get_32 (data + 24);
  g_assert_cmpuint (get_32 (data + 28), ==, wav.rate * wav.channels * 2);
  g_assert_cmpuint (data[34], ==, 16);
  g_assert_cmpmem (data + 36, 4, "data", 4);
  g_assert_cmpuint (get_32 (data + 40), ==, size - 44);
  wav.samples = (const gint16 *) (const void *) (data + 44);
  wav.n = (size - 44) / 2 / wav.channels;
  return wav;
}

/* Of the first channel, from @ms on, for a tenth of a second. */
static double
pitch_at (const Wav *wav,
          gint64     ms)
{
  gsize start = (gsize) ms * wav->rate / 1000;
  gsize n = wav->rate / 10;
  g_autofree gint16 *mono = g_new (gint16, n);

  g_assert_cmpuint (start + n, <=, wav->n);
  for (gsize i = 0; i < n; i++)
    mono[i] = wav->samples[(start + i) * wav->channels];
  return media_fixture_pitch (mono, 0, n, wav->rate);
}

static GBytes *
clip_stream (GInputStream      *stream,
             gint64             start_ms,
             gint64             end_ms,
             AnningClipFormat   format,
             AnningClip        *clip,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (!anning_clip_write (stream, start_ms, end_ms, format, output, NULL, NULL, clip, cancellable, error))
    return NULL;
  g_output_stream_close (output, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

static GBytes *
clip (const char        *name,
      gint64             start_ms,
      gint64             end_ms,
      AnningClipFormat   format,
      AnningClip        *clip)
{
  g_autoptr (GInputStream) stream = media_fixture_open (name);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = clip_stream (stream, start_ms, end_ms, format, clip, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (g_input_stream_is_closed (stream));
  return bytes;
}

/* 1.5 s to 3.7 s: half a second of 600 Hz, a second of 800, and 0.7 s of 1000. */
static void
check_part (GBytes *bytes)
{
  Wav wav = read_wav (bytes);

  g_assert_cmpint (ABS ((gint64) wav.n * 1000 / wav.rate - 2200), <=, 10);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 20), 600, 30);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 350), 600, 30);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 550), 800, 30);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 1350), 800, 30);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 1550), 1000, 30);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 2080), 1000, 30);
}

static void
test_wav (gconstpointer data)
{
  AnningClip about;
  g_autoptr (GBytes) bytes = clip (data, 1500, 3700, ANNING_CLIP_WAV, &about);
  Wav wav = read_wav (bytes);

  g_assert_cmpint (about.start_ms, ==, 1500);
  g_assert_cmpint (about.end_ms, ==, 3700);
  g_assert_cmpuint (about.rate, ==, wav.rate);
  g_assert_cmpuint (about.channels, ==, wav.channels);
  check_part (bytes);
}

/* What comes out is a recording itself. */
static void
test_opus (gconstpointer data)
{
  AnningClip about;
  g_autoptr (GBytes) bytes = clip (data, 1500, 3700, ANNING_CLIP_OPUS, &about);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GBytes) wav = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "OggS", 4);
  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ABS (decoded->length_ms - 2200), <=, 10);
  wav = clip_stream (stream, 0, 10000, ANNING_CLIP_WAV, &about, NULL, &error);
  g_assert_no_error (error);
  check_part (wav);
}

/* The start, the end, and beyond it. */
static void
test_edges (void)
{
  AnningClip about;
  g_autoptr (GBytes) first = clip ("tones.wav", 0, 500, ANNING_CLIP_WAV, &about);
  g_autoptr (GBytes) last = clip ("tones.wav", 4500, 60000, ANNING_CLIP_WAV, &about);
  g_autoptr (GInputStream) stream = media_fixture_open ("tones.wav");
  g_autoptr (GError) error = NULL;
  Wav wav = read_wav (first);

  g_assert_cmpuint (wav.n, ==, wav.rate / 2);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 0), 400, 20);
  wav = read_wav (last);
  g_assert_cmpint (ABS ((gint64) wav.n * 1000 / wav.rate - 500), <=, 10);
  g_assert_cmpfloat_with_epsilon (pitch_at (&wav, 0), 1200, 30);
  g_assert_cmpint (about.start_ms, ==, 4500);
  g_assert_cmpint (ABS (about.end_ms - 5000), <=, 10);

  g_assert_null (clip_stream (stream, 20000, 30000, ANNING_CLIP_WAV, &about, NULL, &error));
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY);
}

static void
test_refused (void)
{
  g_autoptr (GInputStream) silk = media_fixture_open ("wechat.slk");
  g_autoptr (GInputStream) text = media_fixture_open ("text.mp3");
  g_autoptr (GInputStream) damaged = media_fixture_open_poor ("tones.wav", 20480);
  g_autoptr (GError) error = NULL;
  AnningClip about;

  g_assert_null (clip_stream (silk, 0, 500, ANNING_CLIP_OPUS, &about, NULL, &error));
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_SILK);
  g_clear_error (&error);
  g_assert_null (clip_stream (text, 0, 500, ANNING_CLIP_WAV, &about, NULL, &error));
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NOT_AUDIO);
  g_clear_error (&error);
  g_assert_null (clip_stream (damaged, 500, 4500, ANNING_CLIP_WAV, &about, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "Damaged");
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (GInputStream) stream = media_fixture_open ("tones.wav");
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  AnningClip about;

  g_assert_false (anning_clip_write (stream, 0, 5000, ANNING_CLIP_OPUS, output, cancel_cb, cancellable, &about,
                                     cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *wav = g_strdup_printf ("/media/clip/wav/%s", names[i]);
      g_autofree char *opus = g_strdup_printf ("/media/clip/opus/%s", names[i]);

      g_test_add_data_func (wav, names[i], test_wav);
      g_test_add_data_func (opus, names[i], test_opus);
    }
  g_test_add_func ("/media/clip/edges", test_edges);
  g_test_add_func ("/media/clip/refused", test_refused);
  g_test_add_func ("/media/clip/cancel", test_cancel);
  return g_test_run ();
}
