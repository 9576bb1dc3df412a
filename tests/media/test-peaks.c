/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gst/gst.h>
#include <stdio.h>

#include "anning-decode.h"
#include "media-fixture.h"

/* What another decoder hears in the same file; see make-reference.py. */
typedef struct
{
  char name[32];
  gint64 n_samples;
  int rate;
  int channels;
  GArray *pieces; /* int[3]: least, greatest, root mean square, of 32768 */
} Reference;

static GPtrArray *
read_references (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", "reference.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *references = g_ptr_array_new ();
  Reference *reference = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      int piece[3];

      if (sscanf (lines[i], "%d %d %d", &piece[0], &piece[1], &piece[2]) == 3)
        {
          g_assert_nonnull (reference);
          g_array_append_val (reference->pieces, piece);
          continue;
        }
      reference = g_new0 (Reference, 1);
      reference->pieces = g_array_new (FALSE, FALSE, sizeof piece);
      g_assert_cmpint (sscanf (lines[i], "%31s %" G_GINT64_FORMAT " %d %d", reference->name, &reference->n_samples,
                               &reference->rate, &reference->channels), ==, 4);
      g_ptr_array_add (references, reference);
    }
  return references;
}

static void
reference_free (gpointer data)
{
  Reference *reference = data;

  g_array_unref (reference->pieces);
  g_free (reference);
}

/*
 * Each half second is as loud as another one: the pieces within it are the same for
 * whoever decodes them, those around a change are not: decoders differ by some fifty
 * milliseconds that they drop or keep at the start.
 */
static void
test_reference (gconstpointer data)
{
  const Reference *reference = data;
  g_autoptr (GInputStream) stream = media_fixture_open (reference->name);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  /* Of these every decoder gives the same samples. */
  gboolean exact = g_regex_match_simple ("^levels\\.(amr|awb|flac|wav)$", reference->name, 0, 0);
  const gint8 *pairs;
  const guint8 *rms;
  gsize n_pairs, n_rms;
  gint64 length_ms;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  length_ms = (reference->n_samples * 1000 + reference->rate / 2) / reference->rate;
  g_assert_cmpint (ABS (decoded->length_ms - length_ms), <=, exact ? 0 : 80);
  g_assert_cmpuint (decoded->channels, ==, (guint) reference->channels);
  /* The left side becomes louder, the right one softer. */
  g_assert_cmpint (decoded->sides_differ, ==, reference->channels == 2);
  pairs = g_bytes_get_data (decoded->pairs, &n_pairs);
  rms = g_bytes_get_data (decoded->rms, &n_rms);
  g_assert_cmpuint (n_pairs, ==, 2 * n_rms);

  for (guint i = 0; i < MIN (n_rms, reference->pieces->len); i++)
    {
      const int *piece = &g_array_index (reference->pieces, int, 3 * i);
      /* 256 of 32768 are one step of ours. */
      int slack = exact ? 0 : 128;

      if (!exact && (i % 25 < 6 || i % 25 > 19))
        continue;
      g_assert_cmpint (ABS (pairs[2 * i] * 256 + 128 - piece[0]), <=, 128 + slack);
      g_assert_cmpint (ABS (pairs[2 * i + 1] * 256 + 128 - piece[1]), <=, 128 + slack);
      g_assert_cmpint (ABS (rms[i] * 32768 / 255 - piece[2]), <=, 66 + slack);
    }
}

/* 16 bits, little-endian. */
static GInputStream *
make_wav (guint         rate,
          guint         n_channels,
          const gint16 *samples,
          gsize         n_samples)
{
  guint8 header[44] = {
    'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 1, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 'd', 'a', 't', 'a', 0, 0, 0, 0,
  };
  gsize length = sizeof header + 2 * n_samples;
  guint8 *wav = g_malloc (length);
  guint32 value;

  value = GUINT32_TO_LE ((guint32) length - 8);
  memcpy (header + 4, &value, 4);
  header[22] = (guint8) n_channels;
  value = GUINT32_TO_LE (rate);
  memcpy (header + 24, &value, 4);
  value = GUINT32_TO_LE (rate * n_channels * 2);
  memcpy (header + 28, &value, 4);
  header[32] = (guint8) (2 * n_channels);
  value = GUINT32_TO_LE ((guint32) (2 * n_samples));
  memcpy (header + 40, &value, 4);
  memcpy (wav, header, sizeof header);
  for (gsize i = 0; i < n_samples; i++)
    {
      gint16 sample = GINT16_TO_LE (samples[i]);

      memcpy (wav + sizeof header + 2 * i, &sample, 2);
    }
  return g_memory_input_stream_new_from_data (wav, (gssize) length, g_free);
}

/*
 * Half a second at 8000 Hz. A root mean square of 32768 is 255: of 16384, be it above or
 * below, it is half of that, of 8192 in every other sample 8192 / √2 = 5793, which is 45.
 */
static void
test_by_hand (void)
{
  static const struct
  {
    gint16 first, second; /* in turn */
    guint8 rms;
  } parts[] = { { 0, 0, 0 }, { -32768, -32768, 255 }, { 16384, -16384, 128 }, { 8192, 0, 45 }, { 64, 64, 0 } };
  gint16 samples[5 * 800];
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *rms;
  gsize n;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i] = i % 2 == 0 ? parts[i / 800].first : parts[i / 800].second;
  stream = make_wav (8000, 1, samples, G_N_ELEMENTS (samples));
  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (decoded->length_ms, ==, 500);
  rms = g_bytes_get_data (decoded->rms, &n);
  g_assert_cmpuint (n, ==, 25);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (rms[i], ==, parts[i / 5].rms);
}

/* Left and right, as what they are to a listener. */
static void
test_sides (void)
{
  static const struct
  {
    gint16 left, right; /* peaks of square waves */
    gboolean same_pitch;
    gboolean differ;
  } pairs[] = {
    { 8000, 8000, TRUE, FALSE },
    /* A microphone further away: one decibel. */
    { 8000, 7130, TRUE, FALSE },
    { 8000, 0, TRUE, TRUE },
    { 0, 8000, TRUE, TRUE },
    { 8000, 8000, FALSE, TRUE },
    { 8000, -8000, TRUE, TRUE },
    { 0, 0, TRUE, FALSE },
  };

  for (gsize p = 0; p < G_N_ELEMENTS (pairs); p++)
    {
      gint16 samples[2 * 1600];
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (AnningDecoded) decoded = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < 1600; i++)
        {
          samples[2 * i] = (gint16) (i / 10 % 2 == 0 ? pairs[p].left : -pairs[p].left);
          samples[2 * i + 1] = (gint16) (i / (pairs[p].same_pitch ? 10 : 7) % 2 == 0 ? pairs[p].right : -pairs[p].right);
        }
      stream = make_wav (8000, 2, samples, G_N_ELEMENTS (samples));
      decoded = anning_decode (stream, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%d and %d", pairs[p].left, pairs[p].right);
      g_assert_cmpuint (decoded->channels, ==, 2);
      g_assert_cmpint (decoded->sides_differ, ==, pairs[p].differ);
    }
}

/* Hours of the same half second at 8 kHz, A-law. */
static GInputStream *
make_hours (guint hours)
{
  static const guint8 header[40] = {
    'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 6, 0, 1, 0,
    0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0, 'd', 'a', 't', 'a',
  };
  guint32 size = GUINT32_TO_LE (hours * 3600 * 8000);
  GInputStream *stream = g_memory_input_stream_new ();
  g_autoptr (GBytes) head = g_bytes_new_static (header, sizeof header);
  g_autoptr (GBytes) head_end = g_bytes_new (&size, sizeof size);
  g_autoptr (GBytes) minute = NULL;
  guint8 *samples = g_malloc (60 * 8000);

  /* Greatest and least of A-law, -32256 and 32256 (G.711, table 1), in turn. */
  for (int i = 0; i < 60 * 8000; i++)
    samples[i] = i % 2 == 0 ? 0x2a : 0xaa;
  minute = g_bytes_new_take (samples, 60 * 8000);
  g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), head);
  g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), head_end);
  for (guint i = 0; i < hours * 60; i++)
    g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), minute);
  return stream;
}

/* At 50 pieces a second four hours are 720 000: of six hours there are 25 a second. */
static void
test_six_hours (void)
{
  g_autoptr (GInputStream) stream = make_hours (6);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;
  const gint8 *pairs;
  const guint8 *rms;
  gsize n;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (decoded->length_ms, ==, 6 * 3600 * 1000);
  g_assert_cmpuint (decoded->rate, ==, 25);
  pairs = g_bytes_get_data (decoded->pairs, &n);
  g_assert_cmpuint (n, ==, 2 * 25 * 6 * 3600);
  rms = g_bytes_get_data (decoded->rms, &n);
  g_assert_cmpuint (n, ==, 25 * 6 * 3600);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (pairs[2 * i], ==, -126);
      g_assert_cmpint (pairs[2 * i + 1], ==, 126);
      g_assert_cmpuint (rms[i], ==, 251);
    }
}

/* A container that holds a header and no sample at all. */
static void
test_no_sample (void)
{
  g_autoptr (GInputStream) stream = make_wav (8000, 1, NULL, 0);
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  decoded = anning_decode (stream, NULL, NULL, NULL, &error);
  g_assert_null (decoded);
  g_assert_error (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) references = NULL;

  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

  references = read_references ();
  g_ptr_array_set_free_func (references, reference_free);
  g_assert_cmpuint (references->len, ==, 9);
  for (guint i = 0; i < references->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/peaks/reference/%s", ((Reference *) references->pdata[i])->name);

      g_test_add_data_func (path, references->pdata[i], test_reference);
    }
  g_test_add_func ("/media/peaks/by-hand", test_by_hand);
  g_test_add_func ("/media/peaks/sides", test_sides);
  g_test_add_func ("/media/peaks/six-hours", test_six_hours);
  g_test_add_func ("/media/peaks/no-sample", test_no_sample);

  return g_test_run ();
}
