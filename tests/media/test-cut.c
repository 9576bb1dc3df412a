/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gst/gst.h>

#include "anning-decode.h"
#include "media-fixture.h"

typedef struct
{
  const char *file;
  double percent;  /* of its bytes are there */
  gint64 from_ms;  /* what is heard of five seconds; -1: @code */
  gint64 until_ms;
  gboolean told;   /* that it was cut off */
  AnningMediaError code;
} Cut;

/*
 * What is left of a file whose bytes are spread evenly over its five seconds is that
 * much of them, but for a frame, a block or a page (Ogg: up to a second).
 */
static const Cut cuts[] = {
  /* Neither AAC nor MP3 says how much there should be. */
  { "tones.mp3", 10, 400, 560, FALSE, 0 },
  { "tones.mp3", 50, 2400, 2560, FALSE, 0 },
  { "tones-vbr.mp3", 50, 2300, 2600, FALSE, 0 },
  { "vbr-headerless.mp3", 50, 2300, 2600, FALSE, 0 },
  { "tones.aac", 50, 2400, 2600, FALSE, 0 },
  /* Of a frame of AMR only a part is there. */
  { "tones.amr", 10, 460, 500, TRUE, 0 },
  { "tones.amr", 50, 2460, 2500, TRUE, 0 },
  { "tones.awb", 90, 4460, 4500, TRUE, 0 },
  { "tones-pcm.wav", 1, 40, 50, TRUE, 0 },
  { "tones-pcm.wav", 50, 2490, 2500, TRUE, 0 },
  { "tones.wav", 90, 4490, 4500, TRUE, 0 },
  { "tones-gsm.wav", 50, 2400, 2500, TRUE, 0 },
  { "tones-adpcm.wav", 50, 2450, 2510, TRUE, 0 },
  { "tones.flac", 90, 4200, 4600, TRUE, 0 },
  { "tones.wma", 50, 1900, 2600, TRUE, 0 },
  { "tones.ogg", 90, 3000, 4600, TRUE, 0 },
  { "tones.opus", 50, 1500, 2500, TRUE, 0 },
  { "cut-behind-index.m4a", 100, 2000, 3000, TRUE, 0 },
  { "tones.m4a", 1, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones.m4a", 90, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  /* The index has begun. */
  { "tones.m4a", 99.9, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones-aac.3gp", 99.9, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones-alac.m4a", 50, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones.3gp", 50, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones-gsm.wav", 1, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones.flac", 1, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones.opus", 10, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
  { "tones.wma", 10, -1, -1, TRUE, ANNING_MEDIA_ERROR_CUT_OFF },
};

static void
test_cut (gconstpointer data)
{
  const Cut *cut = data;
  g_autoptr (GInputStream) stream = media_fixture_open_part (cut->file, cut->percent);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  if (cut->from_ms < 0)
    {
      g_assert_null (decoded);
      g_assert_error (error, ANNING_MEDIA_ERROR, (int) cut->code);
      return;
    }
  g_assert_no_error (error);
  g_test_message ("%" G_GINT64_FORMAT " ms", decoded->length_ms);
  g_assert_cmpint (decoded->length_ms, >=, cut->from_ms);
  g_assert_cmpint (decoded->length_ms, <=, cut->until_ms);
  g_assert_cmpint (decoded->broken, ==, cut->told);
  /* What is kept for drawing ends there, too. */
  g_assert_cmpint ((gint64) g_bytes_get_size (decoded->rms) * 20, >=, decoded->length_ms);
  g_assert_cmpint ((gint64) g_bytes_get_size (decoded->rms) * 20, <=, decoded->length_ms + 20);
}

/* A tenth of the bytes in the middle of a file are something else. */
static void
test_hurt (void)
{
  static const struct
  {
    const char *file;
    gint64 from_ms;
    gint64 until_ms;
    gboolean told;
  } hurts[] = {
    /* Goes on behind the damage. */
    { "tones.mp3", 4000, 5100, FALSE },
    { "tones.m4a", 4000, 5000, FALSE },
    /* Ends there. */
    { "tones.amr", 2460, 2560, TRUE },
    { "tones.awb", 2460, 2560, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hurts); i++)
    {
      g_autoptr (GInputStream) whole = media_fixture_open (hurts[i].file);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (AnningDecoded) decoded = NULL;
      g_autoptr (GError) error = NULL;
      guint8 *bytes = g_malloc (65536);
      gsize length;

      g_assert_true (g_input_stream_read_all (whole, bytes, 65536, &length, NULL, &error));
      memset (bytes + length / 2, 0xff, length / 10);
      stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, g_free);
      decoded = anning_decode (stream, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %" G_GINT64_FORMAT " ms", hurts[i].file, decoded->length_ms);
      g_assert_cmpint (decoded->length_ms, >=, hurts[i].from_ms);
      g_assert_cmpint (decoded->length_ms, <=, hurts[i].until_ms);
      g_assert_cmpint (decoded->broken, ==, hurts[i].told);
    }
}

/* 8000 a second of one byte each: A-law, silence. @size: as the header says; @behind: bytes behind the samples */
static GInputStream *
make_alaw (guint32 n_samples,
           guint32 size,
           guint   behind)
{
  static const guint8 header[44] = {
    'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 6, 0, 1, 0,
    0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0, 'd', 'a', 't', 'a', 0, 0, 0, 0,
  };
  gsize length = sizeof header + n_samples + behind;
  guint8 *wav = g_malloc0 (length);
  guint32 little = GUINT32_TO_LE (size);
  guint32 riff = GUINT32_TO_LE ((guint32) length - 8);

  memcpy (wav, header, sizeof header);
  memcpy (wav + 4, &riff, 4);
  memcpy (wav + 40, &little, 4);
  memset (wav + sizeof header, 0xd5, n_samples);
  return g_memory_input_stream_new_from_data (wav, (gssize) length, g_free);
}

/* An odd number of bytes has one more behind it, so that the next part begins at an even place (RIFF). */
static void
test_wav_sizes (void)
{
  static const struct
  {
    guint32 n_samples;
    guint32 size;
    guint behind;
    gint64 length_ms;
    gboolean broken;
  } wavs[] = {
    { 8000, 8000, 0, 1000, FALSE },
    { 8008, 8008, 0, 1001, FALSE },
    { 8001, 8001, 1, 1000, FALSE },
    { 8001, 8001, 0, 1000, FALSE },
    /* Stopped before the recorder put in the size: what is there is heard. */
    { 8000, 0, 0, 1000, FALSE },
    { 8000, 0xffffffff, 0, 1000, FALSE },
    { 4000, 8000, 0, 500, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wavs); i++)
    {
      g_autoptr (GInputStream) stream = make_alaw (wavs[i].n_samples, wavs[i].size, wavs[i].behind);
      g_autoptr (AnningDecoded) decoded = NULL;
      g_autoptr (GError) error = NULL;

      decoded = anning_decode (stream, NULL, NULL, NULL, &error);
      g_test_message ("%u bytes, %u said, %u behind", wavs[i].n_samples, wavs[i].size, wavs[i].behind);
      g_assert_no_error (error);
      g_assert_cmpint (decoded->length_ms, ==, wavs[i].length_ms);
      g_assert_cmpint (decoded->broken, ==, wavs[i].broken);
    }
}

int
main (int   argc,
      char *argv[])
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/cut/%s/%d", cuts[i].file, (int) cuts[i].percent);

      g_test_add_data_func (path, &cuts[i], test_cut);
    }
  g_test_add_func ("/media/cut/hurt", test_hurt);
  g_test_add_func ("/media/cut/wav-sizes", test_wav_sizes);

  return g_test_run ();
}
