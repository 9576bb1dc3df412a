/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gst/gst.h>
#include <math.h>
#include <unistd.h>

#include "anning-player.h"
#include "anning-quiet.h"
#include "media-fixture.h"
#include "../wait-until.h"

/* What is heard goes to a file, 8 kHz stereo; other than in test-player.c a seek does not begin it anew. */
#define RATE 8000
#define CHANNELS 2

typedef struct
{
  AnningPlayer *player;
  char *path;
  int fd;
  guint n_ended;
  GError *error;
} Fixture;

static void
on_ended (AnningPlayer *player,
          gpointer      user_data)
{
  ((Fixture *) user_data)->n_ended++;
}

static void
on_failed (AnningPlayer *player,
           GError       *error,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->error);
  fixture->error = g_error_copy (error);
}

/* @before: elements in front of the file, or "" */
static void
tap (Fixture    *fixture,
     gboolean    in_time,
     const char *before)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("audioconvert ! audioresample ! audio/x-raw,format=%s,rate=%d,channels=%d ! %s "
                          "fdsink fd=%d sync=%s",
                          G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE", RATE, CHANNELS, before, fixture->fd,
                          in_time ? "true" : "false");
  g_setenv ("ANNING_AUDIO_SINK", line, TRUE);
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->fd = g_file_open_tmp ("anning-playing-XXXXXX", &fixture->path, NULL);
  g_assert_cmpint (fixture->fd, >=, 0);
  /* Another sink would begin at the start again. */
  g_assert_cmpint (fcntl (fixture->fd, F_SETFL, O_APPEND), ==, 0);
  tap (fixture, FALSE, "");
  fixture->player = anning_player_new ();
  g_signal_connect (fixture->player, "ended", G_CALLBACK (on_ended), fixture);
  g_signal_connect (fixture->player, "failed", G_CALLBACK (on_failed), fixture);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->player);
  /* It stops in the background, and would write to whatever has this number next. */
  wait_until (media_fixture_n_read () == 0);
  g_close (fixture->fd, NULL);
  g_unlink (fixture->path);
  g_free (fixture->path);
}

static void
wait_ms (gint64 ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  wait_until (g_get_monotonic_time () >= until);
}

/* A file has one place for all who write and read: it is read by its name. Returns: (transfer full): one side */
static gint16 *
read_side (Fixture *fixture,
           guint    side,
           gsize   *n_samples)
{
  g_autofree char *bytes = NULL;
  gint16 *samples;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  *n_samples = length / sizeof (gint16) / CHANNELS;
  samples = g_new (gint16, *n_samples + 1);
  for (gsize i = 0; i < *n_samples; i++)
    samples[i] = ((gint16 *) (gpointer) bytes)[i * CHANNELS + side];
  return samples;
}

static double
pitch_at (const gint16 *samples,
          gint64        from_ms,
          gint64        ms)
{
  return media_fixture_pitch (samples, (gsize) (from_ms * RATE / 1000), (gsize) (ms * RATE / 1000), RATE);
}

static void
load (Fixture    *fixture,
      const char *name)
{
  g_autoptr (GInputStream) stream = media_fixture_open (name);

  anning_player_load (fixture->player, stream, 5000);
}

static void
put (guint8  *place,
     guint    bytes,
     guint32  number)
{
  for (guint i = 0; i < bytes; i++)
    place[i] = (guint8) (number >> (8 * i));
}

/* A WAV of two seconds, 16 bits, 48 kHz stereo. @level: dB of the peak */
static void
load_tones (Fixture *fixture,
            double   left,
            double   right,
            double   level)
{
  const guint rate = 48000, n = 2 * rate, size = n * 4;
  guint8 *wav = g_malloc0 (44 + size);
  g_autoptr (GInputStream) stream = media_fixture_watch (g_memory_input_stream_new_from_data (wav, 44 + size, g_free));
  double peak = 32767 * pow (10, level / 20);

  memcpy (wav, "RIFF", 4);
  put (wav + 4, 4, 36 + size);
  memcpy (wav + 8, "WAVEfmt ", 8);
  put (wav + 16, 4, 16);
  put (wav + 20, 2, 1);
  put (wav + 22, 2, 2);
  put (wav + 24, 4, rate);
  put (wav + 28, 4, rate * 4);
  put (wav + 32, 2, 4);
  put (wav + 34, 2, 16);
  memcpy (wav + 36, "data", 4);
  put (wav + 40, 4, size);
  for (guint i = 0; i < n; i++)
    {
      put (wav + 44 + 4 * i, 2, (guint16) (gint16) lrint (peak * sin (2 * G_PI * left * i / rate)));
      put (wav + 46 + 4 * i, 2, (guint16) (gint16) lrint (peak * sin (2 * G_PI * right * i / rate)));
    }
  anning_player_load (fixture->player, stream, 2000);
}

static void
play_to_end (Fixture *fixture)
{
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1 || fixture->error != NULL);
  g_assert_no_error (fixture->error);
  anning_player_unload (fixture->player);
}

static double
get_level (const gint16 *samples,
           gint64        from_ms,
           gint64        ms)
{
  gsize start = (gsize) (from_ms * RATE / 1000);
  gsize n = (gsize) (ms * RATE / 1000);
  double sum = 0;

  for (gsize i = start; i < start + n; i++)
    sum += (double) samples[i] * samples[i];
  /* A sine's peak is the root of two times its average. */
  return 20 * log10 (MAX (sqrt (2 * sum / (double) n) / 32767, 1e-9));
}

static void
test_gain (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  anning_player_set_gain (fixture->player, 99);
  g_assert_cmpfloat_with_epsilon (anning_player_get_gain (fixture->player), 18, 1e-9);
  load_tones (fixture, 1000, 1000, -30);
  play_to_end (fixture);
  samples = read_side (fixture, 0, &n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples - 2 * RATE), <=, RATE / 20);
  g_assert_cmpfloat_with_epsilon (get_level (samples, 500, 1000), -12, 0.2);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  load_tones (fixture, 300, 300, -6);
  anning_player_set_gain (fixture->player, 18);
  play_to_end (fixture);
  samples = read_side (fixture, 0, &n_samples);
  /* A wave that was cut off at full scale would stay there for a dozen samples. */
  for (gsize i = 0; i + 1 < n_samples; i++)
    g_assert_false (ABS (samples[i]) >= 32767 && ABS (samples[i + 1]) >= 32767);
  g_assert_cmpfloat (get_level (samples, 500, 1000), >=, -1.5);
}

static void
test_sides (Fixture       *fixture,
            gconstpointer  data)
{
  gboolean left = GPOINTER_TO_INT (data) == ANNING_PLAYER_SIDE_LEFT;

  anning_player_set_side (fixture->player, (AnningPlayerSide) GPOINTER_TO_INT (data));
  load_tones (fixture, 400, 1000, -12);
  play_to_end (fixture);
  for (guint side = 0; side < CHANNELS; side++)
    {
      gsize n_samples;
      g_autofree gint16 *samples = read_side (fixture, side, &n_samples);

      g_assert_cmpfloat_with_epsilon (pitch_at (samples, 200, 1000), left ? 400 : 1000, 2);
      g_assert_cmpfloat_with_epsilon (get_level (samples, 500, 1000), -12, 0.2);
    }
}

static void
test_clearer (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree gint16 *low = NULL, *voice = NULL;
  gsize n_samples;

  anning_player_set_clearer (fixture->player, TRUE);
  load_tones (fixture, 100, 1000, -30);
  play_to_end (fixture);
  low = read_side (fixture, 0, &n_samples);
  voice = read_side (fixture, 1, &n_samples);
  g_assert_cmpfloat (get_level (low, 500, 1000), <, -50);
  g_assert_cmpfloat_with_epsilon (get_level (voice, 500, 1000), -20, 0.7);
}

/* Switched on while it plays, without a gap: as many samples as without. */
static void
test_while_playing (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  tap (fixture, TRUE, "");
  load_tones (fixture, 1000, 1000, -30);
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > 500);
  anning_player_set_gain (fixture->player, 18);
  anning_player_set_clearer (fixture->player, TRUE);
  anning_player_set_clearer (fixture->player, FALSE);
  wait_until (fixture->n_ended == 1);
  anning_player_unload (fixture->player);
  samples = read_side (fixture, 0, &n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples - 2 * RATE), <=, RATE / 20);
  g_assert_cmpfloat_with_epsilon (get_level (samples, 100, 300), -30, 0.3);
  g_assert_cmpfloat_with_epsilon (get_level (samples, 1500, 400), -12, 0.3);
}

static const char *formats[] = {
  "tones.amr", "tones.awb", "tones.3gp", "tones.mp3", "vbr-headerless.mp3", "tones.m4a",
  "tones.aac", "tones.ogg", "tones.opus", "tones.wav", "tones.flac", "film.mp4",
};

/* Where the tone changes from the one to the other, from @from_ms on. */
static gint64
find_change (const gint16 *samples,
             gsize         n_samples,
             gint64        from_ms,
             gboolean      up)
{
  for (gint64 ms = from_ms; (gsize) ((ms + 20) * RATE / 1000) < n_samples; ms++)
    {
      if ((pitch_at (samples, ms, 20) > 700) == up)
        return ms + 10;
    }
  g_assert_not_reached ();
}

/* From 1.5 s to 2.5 s: half a second of 600 Hz, half a second of 800 Hz, and that again and again. */
static void
test_loop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;
  gint64 at, next;
  struct stat facts;

  load (fixture, data);
  anning_player_set_loop (fixture->player, 1500, 2500);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 1500);
  anning_player_play (fixture->player);
  wait_until ((g_stat (fixture->path, &facts) == 0 && facts.st_size > 4 * RATE * 2 * CHANNELS) ||
              fixture->error != NULL);
  g_assert_no_error (fixture->error);
  g_assert_true (anning_player_get_playing (fixture->player));
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  anning_player_unload (fixture->player);

  samples = read_side (fixture, 0, &n_samples);
  /* A decoder of speech that begins in the midst of a tone needs up to half a second for it: not the first round. */
  at = find_change (samples, n_samples, 750, FALSE);
  for (int i = 0; i < 5; i++)
    {
      next = find_change (samples, n_samples, at + 250, i % 2 == 0);
      g_test_message ("%s: change %d after %" G_GINT64_FORMAT " ms", (const char *) data, i, next - at);
      g_assert_cmpint (ABS (next - at - 500), <=, 50);
      g_assert_cmpfloat_with_epsilon (pitch_at (samples, at + 100, 300), i % 2 == 0 ? 600 : 800, 12);
      at = next;
    }
}

/* What stands behind B plays to the end; what stands before A plays into the loop. */
static void
test_loop_left (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gint64 start, end;
  gsize n_samples;

  load (fixture, "tones.wav");
  anning_player_set_loop (fixture->player, 1000, 1050);
  g_assert_false (anning_player_get_loop (fixture->player, NULL, NULL));
  anning_player_set_loop (fixture->player, 1000, 2000);
  g_assert_true (anning_player_get_loop (fixture->player, &start, &end));
  g_assert_cmpint (start, ==, 1000);
  g_assert_cmpint (end, ==, 2000);
  anning_player_seek (fixture->player, 4000);
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1);
  anning_player_unload (fixture->player);
  g_assert_false (anning_player_get_loop (fixture->player, NULL, NULL));
  samples = read_side (fixture, 0, &n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples - RATE), <=, RATE / 20);
  g_assert_cmpfloat_with_epsilon (pitch_at (samples, 100, 800), 1200, 12);
}

/* Taken away while it plays: on to the end. */
static void
test_loop_off (Fixture       *fixture,
               gconstpointer  data)
{
  tap (fixture, TRUE, "");
  load (fixture, "tones.m4a");
  anning_player_set_loop (fixture->player, 4000, 4800);
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > 4300);
  anning_player_set_loop (fixture->player, -1, -1);
  wait_until (fixture->n_ended == 1);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 5000);
}

/* 400 Hz, then 1000 and 1200: what is between is left out; so is the end. */
static void
test_skip_silence (Fixture       *fixture,
                   gconstpointer  data)
{
  static const AnningSpan quiet[] = { { 1000, 3000 }, { 4500, 5000 } };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AnningSpan));
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  g_array_append_vals (spans, quiet, G_N_ELEMENTS (quiet));
  load (fixture, data);
  anning_player_set_quiet (fixture->player, spans);
  anning_player_set_skip_silence (fixture->player, TRUE);
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1 || fixture->error != NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 5000);
  anning_player_unload (fixture->player);
  samples = read_side (fixture, 0, &n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples - 5 * RATE / 2), <=, RATE / 10);
  /* A decoder of speech that begins in the midst of a tone may not find it at all. */
  if (g_str_has_suffix (data, ".amr") || g_str_has_suffix (data, ".awb") || g_str_has_suffix (data, ".3gp"))
    return;
  g_assert_cmpfloat_with_epsilon (pitch_at (samples, 100, 800), 400, 8);
  g_assert_cmpfloat_with_epsilon (pitch_at (samples, 1100, 800), 1000, 12);
  g_assert_cmpfloat_with_epsilon (pitch_at (samples, 2100, 300), 1200, 12);
}

static void
test_step_back (Fixture       *fixture,
                gconstpointer  data)
{
  gint64 before;

  tap (fixture, TRUE, "");
  g_object_set (fixture->player, "step-back", G_GINT64_CONSTANT (1000), NULL);
  load (fixture, "tones.flac");
  anning_player_seek (fixture->player, 2000);
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > 2200);
  before = anning_player_get_position (fixture->player);
  anning_player_pause (fixture->player);
  g_assert_cmpint (ABS (anning_player_get_position (fixture->player) - (before - 1000)), <=, 30);
  wait_ms (200);
  g_assert_cmpint (ABS (anning_player_get_position (fixture->player) - (before - 1000)), <=, 30);

  /* Not before the start, and not out of a loop. */
  anning_player_seek (fixture->player, 300);
  anning_player_play (fixture->player);
  anning_player_pause (fixture->player);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 0);
  anning_player_set_loop (fixture->player, 3000, 4000);
  anning_player_seek (fixture->player, 3300);
  anning_player_play (fixture->player);
  anning_player_pause (fixture->player);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 3000);
}

/* No device is touched before something is to be heard. */
static void
test_device_later (Fixture       *fixture,
                   gconstpointer  data)
{
  g_setenv ("ANNING_AUDIO_SINK", "nosuchsink", TRUE);
  load (fixture, "tones.wav");
  anning_player_seek (fixture->player, 4000);
  wait_ms (400);
  g_assert_no_error (fixture->error);
  tap (fixture, FALSE, "");
  play_to_end (fixture);
}

/* The device goes away in the midst: the place is kept, and the next play begins there. */
static void
test_device_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_before, n_samples;
  gint64 place;

  tap (fixture, TRUE, "identity error-after=4 !");
  load (fixture, "tones.wav");
  anning_player_play (fixture->player);
  wait_until (fixture->error != NULL);
  g_assert_error (fixture->error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NO_DEVICE);
  g_clear_error (&fixture->error);
  g_assert_false (anning_player_get_playing (fixture->player));
  place = anning_player_get_position (fixture->player);
  g_assert_cmpint (place, >, 200);
  g_assert_cmpint (place, <, 4000);
  g_assert_cmpint (anning_player_get_length (fixture->player), ==, 5000);

  wait_ms (300);
  g_free (read_side (fixture, 0, &n_before));
  tap (fixture, FALSE, "");
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1);
  anning_player_unload (fixture->player);
  samples = read_side (fixture, 0, &n_samples);
  g_test_message ("%" G_GSIZE_FORMAT " samples until %" G_GINT64_FORMAT " ms, then %" G_GSIZE_FORMAT, n_before, place, n_samples - n_before);
  g_assert_cmpint (ABS ((gint64) (n_samples - n_before) * 1000 / RATE - (5000 - place)), <=, 60);
}

/* Silent at once; it goes on from the same place. */
static void
test_release (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_before, n_later, n_samples;
  gint64 place;

  tap (fixture, TRUE, "");
  load (fixture, "tones.m4a");
  anning_player_release (fixture->player);
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > 1200);
  anning_player_release (fixture->player);
  g_assert_false (anning_player_get_playing (fixture->player));
  place = anning_player_get_position (fixture->player);
  g_assert_cmpint (place, >, 1100);
  wait_ms (300);
  g_free (read_side (fixture, 0, &n_before));
  wait_ms (300);
  g_free (read_side (fixture, 0, &n_later));
  g_assert_cmpuint (n_later, ==, n_before);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, place);

  anning_player_seek (fixture->player, 4000);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 4000);
  tap (fixture, FALSE, "");
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1);
  anning_player_unload (fixture->player);
  samples = read_side (fixture, 0, &n_samples);
  g_assert_cmpint (ABS ((gint64) (n_samples - n_before) - RATE), <=, RATE / 20);
}

/* Whatever comes together at the end, the samples before and after a seek and the end itself: it is reached each time. */
static void
test_near_end (Fixture       *fixture,
               gconstpointer  data)
{
  g_setenv ("ANNING_AUDIO_SINK", "fakesink sync=false", TRUE);
  for (guint i = 0; i < 60; i++)
    {
      load (fixture, formats[i % G_N_ELEMENTS (formats)]);
      anning_player_seek (fixture->player, 4900 + i * 7 % 110);
      anning_player_play (fixture->player);
      wait_until (fixture->n_ended == i + 1 || fixture->error != NULL);
      g_assert_no_error (fixture->error);
    }
}

int
main (int   argc,
      char *argv[])
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();
  gst_init (&argc, &argv);

#define ADD(path, data, function) \
  g_test_add ("/media/playing/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *loop = g_strdup_printf ("/media/playing/loop/%s", formats[i]);
      g_autofree char *skip = g_strdup_printf ("/media/playing/skip-silence/%s", formats[i]);

      g_test_add (loop, Fixture, formats[i], fixture_set_up, test_loop, fixture_tear_down);
      g_test_add (skip, Fixture, formats[i], fixture_set_up, test_skip_silence, fixture_tear_down);
    }
  ADD ("gain", NULL, test_gain);
  ADD ("limit", NULL, test_limit);
  ADD ("left", GINT_TO_POINTER (ANNING_PLAYER_SIDE_LEFT), test_sides);
  ADD ("right", GINT_TO_POINTER (ANNING_PLAYER_SIDE_RIGHT), test_sides);
  ADD ("clearer", NULL, test_clearer);
  ADD ("while-playing", NULL, test_while_playing);
  ADD ("loop-left", NULL, test_loop_left);
  ADD ("loop-off", NULL, test_loop_off);
  ADD ("step-back", NULL, test_step_back);
  ADD ("device-later", NULL, test_device_later);
  ADD ("device-gone", NULL, test_device_gone);
  ADD ("release", NULL, test_release);
  ADD ("near-end", NULL, test_near_end);
  return g_test_run ();
}
