/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gst/gst.h>

#include "anning-player.h"
#include "media-fixture.h"
#include "../wait-until.h"

/* What the player plays is written to a file as 8 kHz mono; a seek begins the file anew. */
#define TAP_RATE 8000

static char *tap_path;

typedef struct
{
  AnningPlayer *player;
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

/* @in_time: with the clock, as heard; else as fast as it goes */
static void
tap (gboolean in_time)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("audioconvert ! audioresample ! audio/x-raw,format=%s,rate=%d,channels=1 ! "
                          "filesink buffer-mode=unbuffered sync=%s location=\"%s\"",
                          G_BYTE_ORDER == G_LITTLE_ENDIAN ? "S16LE" : "S16BE", TAP_RATE,
                          in_time ? "true" : "false", tap_path);
  g_setenv ("ANNING_AUDIO_SINK", line, TRUE);
}

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  tap (FALSE);
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
  /* It stops in the background; the next one writes to the same file. */
  wait_until (media_fixture_n_read () == 0);
}

static void
wait_ms (gint64 ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  wait_until (g_get_monotonic_time () >= until);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/*
 * How fast the position moves until the end, in seconds of the recording a second: the median of many
 * short stretches, since a busy machine begins late and holds one of them up now and then.
 */
static double
watch_speed (Fixture *fixture)
{
  g_autoptr (GArray) speeds = g_array_new (FALSE, FALSE, sizeof (double));

  while (fixture->n_ended == 0)
    {
      gint64 since = g_get_monotonic_time ();
      gint64 place = anning_player_get_position (fixture->player);
      double speed;

      wait_until (g_get_monotonic_time () >= since + 100 * 1000 || fixture->n_ended > 0);
      speed = (double) (anning_player_get_position (fixture->player) - place) * 1000
              / (double) (g_get_monotonic_time () - since);
      if (fixture->n_ended == 0)
        g_array_append_val (speeds, speed);
    }
  g_array_sort (speeds, compare_doubles);
  g_assert_cmpuint (speeds->len, >=, 5);
  return g_array_index (speeds, double, speeds->len / 2);
}

/* The stream is held by the pipeline's threads: when it is gone, so are they. */
static void
load (Fixture    *fixture,
      const char *name)
{
  g_autoptr (GInputStream) stream = media_fixture_open (name);

  anning_player_load (fixture->player, stream, 5000);
}

static gint16 *
read_tap (gsize *n_samples)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (tap_path, &bytes, &length, &error);
  g_assert_no_error (error);
  *n_samples = length / sizeof (gint16);
  return (gint16 *) (gpointer) bytes;
}

static const char *formats[] = {
  "tones.amr", "tones.awb", "tones.3gp", "tones.mp3", "vbr-headerless.mp3", "tones.m4a",
  "tones.aac", "tones.ogg", "tones.opus", "tones.wav", "tones.flac", "film.mp4",
  "tones-vbr.mp3", "tones-aac.3gp", "tones-alac.m4a", "tones-pcm.wav", "tones-gsm.wav", "tones-adpcm.wav", "tones.wma",
};

/* From 2.9 s on there is 0.1 s of 800 Hz, then a second of 1000 Hz, then a second of 1200 Hz. */
static void
test_seek (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;
  gsize window = TAP_RATE / 50;
  gsize change = 0;

  load (fixture, data);
  anning_player_seek (fixture->player, 2900);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 2900);
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1 || fixture->error != NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 5000);
  anning_player_unload (fixture->player);

  samples = read_tap (&n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples * 1000 / TAP_RATE - 2100), <=, 60);

  /* AAC begins with some milliseconds of what it cannot know yet. */
  while (change + 3 * window < n_samples &&
         (media_fixture_pitch (samples, change, window, TAP_RATE) < 900 ||
          media_fixture_pitch (samples, change + 2 * window, window, TAP_RATE) < 900))
    change += TAP_RATE / 200;
  /* The window's middle stands on the change. */
  change = (change + window / 2) * 1000 / TAP_RATE;
  g_test_message ("%s: 1000 Hz begins %" G_GSIZE_FORMAT " ms behind 2.9 s", (const char *) data, change);
  g_assert_cmpuint (change, >=, 50);
  g_assert_cmpuint (change, <=, 150);
  g_assert_cmpfloat_with_epsilon (media_fixture_pitch (samples, TAP_RATE * 2 / 10, TAP_RATE * 8 / 10, TAP_RATE), 1000, 10);
  g_assert_cmpfloat_with_epsilon (media_fixture_pitch (samples, TAP_RATE * 12 / 10, TAP_RATE * 8 / 10, TAP_RATE), 1200, 12);
}

/* In time: 4 s of sound at double speed, 1 s at half speed; each takes about 2 s and sounds as high as before. */
static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  double speed = g_ascii_strtod (data, NULL);
  gint64 from = speed > 1 ? 1000 : 4000;
  gint64 begun;
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  tap (TRUE);
  anning_player_set_speed (fixture->player, speed);
  load (fixture, "tones.wav");
  anning_player_seek (fixture->player, from);
  wait_ms (300);
  begun = g_get_monotonic_time ();
  anning_player_play (fixture->player);
  g_assert_cmpfloat_with_epsilon (watch_speed (fixture), speed, 0.15 * speed);
  wait_until (fixture->n_ended == 1);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 1800 * 1000);
  anning_player_unload (fixture->player);

  samples = read_tap (&n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples * 1000 / TAP_RATE - 2000), <=, 150);
  if (speed > 1)
    {
      for (int tone = 0; tone < 4; tone++)
        g_assert_cmpfloat_with_epsilon (media_fixture_pitch (samples, TAP_RATE * (1 + 5 * tone) / 10, TAP_RATE * 3 / 10, TAP_RATE),
                                        600 + 200 * tone, 30);
    }
  else
    g_assert_cmpfloat_with_epsilon (media_fixture_pitch (samples, TAP_RATE / 10, TAP_RATE * 18 / 10, TAP_RATE), 1200, 36);
}

/* Of a hundred seeks the last one counts. */
static void
test_many_seeks (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  load (fixture, "tones.mp3");
  for (int i = 0; i < 100; i++)
    {
      anning_player_seek (fixture->player, i * 37 % 5000);
      g_assert_cmpint (anning_player_get_position (fixture->player), ==, i * 37 % 5000);
      if (i % 10 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  anning_player_seek (fixture->player, 4000);
  wait_ms (500);
  /* Now it is the pipeline that answers. */
  g_assert_cmpint (ABS (anning_player_get_position (fixture->player) - 4000), <=, 1);

  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1);
  anning_player_unload (fixture->player);
  samples = read_tap (&n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples * 1000 / TAP_RATE - 1000), <=, 60);
  g_assert_cmpfloat_with_epsilon (media_fixture_pitch (samples, TAP_RATE / 10, TAP_RATE * 8 / 10, TAP_RATE), 1200, 12);
}

static void
test_seek_while_playing (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  tap (TRUE);
  load (fixture, "tones.m4a");
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > 200);
  anning_player_seek (fixture->player, 4500);
  g_assert_true (anning_player_get_playing (fixture->player));
  wait_until (fixture->n_ended == 1);
  g_assert_false (anning_player_get_playing (fixture->player));
  anning_player_unload (fixture->player);

  samples = read_tap (&n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples * 1000 / TAP_RATE - 500), <=, 60);
  g_assert_cmpfloat_with_epsilon (media_fixture_pitch (samples, TAP_RATE / 10, TAP_RATE * 3 / 10, TAP_RATE), 1200, 12);
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  /* Nothing loaded: nothing happens. */
  anning_player_play (fixture->player);
  anning_player_seek (fixture->player, 1000);
  g_assert_false (anning_player_get_playing (fixture->player));
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 0);

  load (fixture, "tones.amr");
  g_assert_cmpint (anning_player_get_length (fixture->player), ==, 5000);
  anning_player_seek (fixture->player, -1);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 0);
  anning_player_seek (fixture->player, 5001);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 5000);
  anning_player_set_speed (fixture->player, 9);
  g_assert_cmpfloat_with_epsilon (anning_player_get_speed (fixture->player), 2, 1e-9);
  anning_player_set_speed (fixture->player, 0.1);
  g_assert_cmpfloat_with_epsilon (anning_player_get_speed (fixture->player), 0.5, 1e-9);
}

/* Stands at the end, and plays from the start again. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  load (fixture, "tones.opus");
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 5000);
  wait_ms (100);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 5000);

  anning_player_play (fixture->player);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 0);
  wait_until (fixture->n_ended == 2);
  anning_player_unload (fixture->player);
  samples = read_tap (&n_samples);
  g_assert_cmpint (ABS ((gint64) n_samples * 1000 / TAP_RATE - 5000), <=, 60);
  g_assert_cmpfloat_with_epsilon (media_fixture_pitch (samples, TAP_RATE / 10, TAP_RATE * 8 / 10, TAP_RATE), 400, 4);
}

/* To the very end while it plays: this ends it. */
static void
test_seek_to_end (Fixture       *fixture,
                  gconstpointer  data)
{
  tap (TRUE);
  load (fixture, "tones.ogg");
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > 100);
  anning_player_seek (fixture->player, 5000);
  wait_until (fixture->n_ended == 1);
  g_assert_false (anning_player_get_playing (fixture->player));
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 stood;

  tap (TRUE);
  load (fixture, "tones.flac");
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > 300);
  anning_player_pause (fixture->player);
  g_assert_false (anning_player_get_playing (fixture->player));
  wait_ms (200);
  stood = anning_player_get_position (fixture->player);
  wait_ms (300);
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, stood);
  g_assert_cmpint (stood, <, 3000);
  anning_player_play (fixture->player);
  wait_until (anning_player_get_position (fixture->player) > stood + 100);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

static void
test_volume (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree gint16 *samples = NULL;
  gsize n_samples;

  g_object_set (fixture->player, "volume", 0.0, NULL);
  load (fixture, "tones.wav");
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1);
  anning_player_unload (fixture->player);
  samples = read_tap (&n_samples);
  g_assert_cmpuint (n_samples, >, 39000);
  /* A converter may add noise in the last bit. */
  for (gsize i = 0; i < n_samples; i++)
    g_assert_cmpint (ABS (samples[i]), <=, 1);
}

/* The one loaded last is the one that is heard. */
static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  load (fixture, "tones.m4a");
  load (fixture, "wechat.slk");
  load (fixture, "tones.amr");
  anning_player_play (fixture->player);
  wait_until (fixture->n_ended == 1 || fixture->error != NULL);
  g_assert_no_error (fixture->error);

  load (fixture, "tones.m4a");
  g_assert_cmpint (anning_player_get_position (fixture->player), ==, 0);
  g_assert_false (anning_player_get_playing (fixture->player));
}

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
test_unheard (Fixture       *fixture,
              gconstpointer  data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  load (fixture, unheard[i].file);
  anning_player_play (fixture->player);
  wait_until (fixture->error != NULL);
  g_assert_error (fixture->error, ANNING_MEDIA_ERROR, (int) unheard[i].code);
  g_assert_false (anning_player_get_playing (fixture->player));
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

static void
test_missing_sink (Fixture       *fixture,
                   gconstpointer  data)
{
  g_setenv ("ANNING_AUDIO_SINK", "nosuchsink", TRUE);
  load (fixture, "tones.wav");
  anning_player_play (fixture->player);
  wait_until (fixture->error != NULL);
  g_assert_error (fixture->error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED);
}

/* Without a sound device the silent sink keeps time. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 begun;

  g_setenv ("ANNING_AUDIO_SINK", data, TRUE);
  /* Where there is a device after all, nobody is startled. */
  g_object_set (fixture->player, "volume", 0.0, NULL);
  load (fixture, "tones.mp3");
  anning_player_seek (fixture->player, 4000);
  anning_player_play (fixture->player);
  begun = g_get_monotonic_time ();
  wait_until (fixture->n_ended == 1 || fixture->error != NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 900 * 1000);
  /* Where there is a device after all it is not silent; where the silence was asked for, neither. */
  if (*(const char *) data != '\0')
    g_assert_false (anning_player_get_silent (fixture->player));
  else if (!g_file_test ("/dev/snd", G_FILE_TEST_EXISTS) && g_getenv ("PULSE_SERVER") == NULL &&
           g_getenv ("XDG_RUNTIME_DIR") == NULL)
    g_assert_true (anning_player_get_silent (fixture->player));
}

/* Everything is given back: the player at once, the stream as soon as its threads have stopped. */
static void
test_released (void)
{
  static const gint64 delays[] = { 0, 1, 20, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      GInputStream *stream = media_fixture_open ("tones.3gp");
      AnningPlayer *player = anning_player_new ();
      gpointer watched = stream;

      tap (TRUE);
      g_object_add_weak_pointer (G_OBJECT (stream), &watched);
      anning_player_load (player, stream, 5000);
      anning_player_seek (player, 1000);
      anning_player_play (player);
      g_object_unref (stream);
      wait_ms (delays[i]);
      g_assert_finalize_object (player);
      wait_until (g_atomic_pointer_get (&watched) == NULL);
    }
}

/* A file that cannot be read to its end is not a shorter recording. A-law at 8 kHz has a byte for each sample. */
static void
test_damaged (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GInputStream) stream = media_fixture_open_poor ("tones.wav", 20480);

  tap (TRUE);
  anning_player_load (fixture->player, stream, 5000);
  anning_player_play (fixture->player);
  wait_until (fixture->error != NULL);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (fixture->error->message, ==, "Damaged");
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

/* However slow the disk is, no call waits for it: here it answers only after the last one. */
static void
test_never_blocks (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GInputStream) stream = media_fixture_open_poor ("tones.mp3", G_MAXINT64);

  media_fixture_set_gate (TRUE);
  for (int i = 0; i < 40; i++)
    {
      if (i == 0)
        anning_player_load (fixture->player, stream, 5000);
      else if (i == 10)
        anning_player_play (fixture->player);
      else if (i == 39)
        anning_player_unload (fixture->player);
      else
        anning_player_seek (fixture->player, i * 100);
      anning_player_get_position (fixture->player);
      g_main_context_iteration (NULL, FALSE);
      /* Long enough for the pipeline to begin with what it was told. */
      g_usleep (20 * 1000);
    }
  media_fixture_set_gate (FALSE);
  g_assert_no_error (fixture->error);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();
  gst_init (&argc, &argv);
  folder = g_dir_make_tmp ("anning-player-XXXXXX", NULL);
  tap_path = g_build_filename (folder, "tap", NULL);

#define ADD(path, data, function) \
  g_test_add ("/media/player/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/player/seek/%s", formats[i]);

      g_test_add (path, Fixture, formats[i], fixture_set_up, test_seek, fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unheard); i++)
    {
      g_autofree char *path = g_strdup_printf ("/media/player/unheard/%s", unheard[i].file);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), fixture_set_up, test_unheard, fixture_tear_down);
    }
  ADD ("speed/double", "2.0", test_speed);
  ADD ("speed/half", "0.5", test_speed);
  ADD ("many-seeks", NULL, test_many_seeks);
  ADD ("seek-while-playing", NULL, test_seek_while_playing);
  ADD ("seek-to-end", NULL, test_seek_to_end);
  ADD ("limits", NULL, test_limits);
  ADD ("again", NULL, test_again);
  ADD ("pause", NULL, test_pause);
  ADD ("volume", NULL, test_volume);
  ADD ("reload", NULL, test_reload);
  ADD ("missing-sink", NULL, test_missing_sink);
  ADD ("silent/asked-for", "fakesink", test_silent);
  ADD ("silent/no-device", "", test_silent);
  ADD ("damaged", NULL, test_damaged);
  ADD ("never-blocks", NULL, test_never_blocks);
  g_test_add_func ("/media/player/released", test_released);

  status = g_test_run ();
  g_unlink (tap_path);
  g_rmdir (folder);
  g_free (tap_path);
  return status;
}
