/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "anning-leg-private.h"
#include "anning-quiet.h"
#include "anning-voice-private.h"

#define RATE 48000
#define N RATE /* a second */

/* @level: of the peak, in dB below full scale */
static void
add_tone (float  *samples,
          guint   channels,
          guint   channel,
          double  frequency,
          double  level)
{
  for (guint i = 0; i < N; i++)
    samples[i * channels + channel] += (float) (pow (10, level / 20) * sin (2 * G_PI * frequency * i / RATE));
}

/* How loud one tone is in the last half second, which all tones here fill with whole waves; dB of its peak. */
static double
get_level (const float *samples,
           guint        channels,
           guint        channel,
           double       frequency)
{
  double s = 0, c = 0;

  for (guint i = N / 2; i < N; i++)
    {
      s += samples[i * channels + channel] * sin (2 * G_PI * frequency * i / RATE);
      c += samples[i * channels + channel] * cos (2 * G_PI * frequency * i / RATE);
    }
  return 20 * log10 (MAX (sqrt (s * s + c * c) / (N / 4.0), 1e-9));
}

static float
get_peak (const float *samples,
          gsize        n)
{
  float peak = 0;

  for (gsize i = 0; i < n; i++)
    peak = MAX (peak, ABS (samples[i]));
  return peak;
}

/* In pieces, as a pipeline does it. */
static void
run (float             *samples,
     guint              channels,
     const AnningSound *sound)
{
  g_autoptr (AnningVoice) voice = anning_voice_new (RATE, channels);

  for (guint i = 0; i < N; i += 480)
    anning_voice_run (voice, samples + i * channels, 480, sound);
}

/* One tone, which nothing may bring above full scale. Returns: how loud it is, in dB of its peak */
static double
hear_tone (double             frequency,
           double             level,
           const AnningSound *sound)
{
  g_autofree float *samples = g_new0 (float, N);

  add_tone (samples, 1, 0, frequency, level);
  run (samples, 1, sound);
  g_assert_cmpfloat (get_peak (samples, N), <=, 1.0f);
  return get_level (samples, 1, 0, frequency);
}

static void
test_as_it_is (void)
{
  const AnningSound sound = { 1.0, 0.0, FALSE, ANNING_PLAYER_SIDE_BOTH };
  g_autofree float *samples = g_new0 (float, 2 * N);
  g_autofree float *before = NULL;

  add_tone (samples, 2, 0, 400, 0);
  add_tone (samples, 2, 1, 1000, -6);
  before = g_memdup2 (samples, sizeof (float) * 2 * N);
  run (samples, 2, &sound);
  g_assert_cmpmem (samples, sizeof (float) * 2 * N, before, sizeof (float) * 2 * N);
}

static void
test_gain (void)
{
  const AnningSound sound = { 1.0, 18.0, FALSE, ANNING_PLAYER_SIDE_BOTH };

  g_assert_cmpfloat_with_epsilon (hear_tone (1000, -30, &sound), -12, 0.05);
}

/* -6 dB and 18 more would be four times full scale. */
static void
test_limiter (void)
{
  const AnningSound sound = { 1.0, 18.0, FALSE, ANNING_PLAYER_SIDE_BOTH };

  g_assert_cmpfloat (hear_tone (200, -6, &sound), >=, -1.5);
}

static void
test_volume (void)
{
  const AnningSound sound = { 0.5, 0.0, FALSE, ANNING_PLAYER_SIDE_BOTH };

  /* Half is 6.02 dB. */
  g_assert_cmpfloat_with_epsilon (hear_tone (1000, -6, &sound), -12.02, 0.05);
}

static void
test_sides (void)
{
  for (int side = ANNING_PLAYER_SIDE_BOTH; side <= ANNING_PLAYER_SIDE_RIGHT; side++)
    {
      const AnningSound sound = { 1.0, 0.0, FALSE, (AnningPlayerSide) side };
      g_autofree float *samples = g_new0 (float, 2 * N);

      add_tone (samples, 2, 0, 400, -6);
      add_tone (samples, 2, 1, 1000, -6);
      run (samples, 2, &sound);
      for (guint channel = 0; channel < 2; channel++)
        {
          gboolean left = side == ANNING_PLAYER_SIDE_LEFT || (side == ANNING_PLAYER_SIDE_BOTH && channel == 0);

          g_assert_cmpfloat_with_epsilon (get_level (samples, 2, channel, left ? 400 : 1000), -6, 0.05);
          g_assert_cmpfloat (get_level (samples, 2, channel, left ? 1000 : 400), <, -80);
        }
    }
}

/* A recording with one side has no other to choose. */
static void
test_side_of_one (void)
{
  const AnningSound sound = { 1.0, 0.0, FALSE, ANNING_PLAYER_SIDE_RIGHT };

  g_assert_cmpfloat_with_epsilon (hear_tone (400, -6, &sound), -6, 0.05);
}

/*
 * Within the band: everything is raised by 10 dB, and of what is above -30 dB two
 * thirds are taken back. -30 + 10; -12 + 10 - 18 * 2/3. Outside it: a Butterworth
 * filter of the fourth order loses 24 dB an octave.
 */
static void
test_clearer (void)
{
  static const struct
  {
    double frequency, level, at_least, at_most;
  } cases[] = {
    { 1000, -30, -20.5, -19.5 },
    { 1000, -12, -14.7, -13.3 },
    { 100, -20, -200, -45 },
    { 50, -20, -200, -65 },
    { 8000, -20, -200, -38 },
  };
  const AnningSound sound = { 1.0, 0.0, TRUE, ANNING_PLAYER_SIDE_BOTH };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double level = hear_tone (cases[i].frequency, cases[i].level, &sound);

      g_test_message ("%.0f Hz at %.0f dB: %.2f dB", cases[i].frequency, cases[i].level, level);
      g_assert_cmpfloat (level, >=, cases[i].at_least);
      g_assert_cmpfloat (level, <=, cases[i].at_most);
    }
}

/* Samples of a telephone end at 4 kHz: there is no upper end to filter. */
static void
test_narrow (void)
{
  const AnningSound sound = { 1.0, 18.0, TRUE, ANNING_PLAYER_SIDE_BOTH };
  g_autoptr (AnningVoice) voice = anning_voice_new (8000, 1);
  float samples[8000];

  for (guint i = 0; i < 8000; i++)
    samples[i] = (float) (0.5 * sin (2 * G_PI * 1000 * i / 8000));
  anning_voice_run (voice, samples, 8000, &sound);
  for (guint i = 0; i < 8000; i++)
    g_assert_true (isfinite (samples[i]) && ABS (samples[i]) <= 1.0f);
}

/*
 * Everything is switched every tenth of a second while a low tone sounds, one side
 * against the other. At its loudest, 0.97, it moves by 0.025 a sample; what is switched at
 * once jumps by up to 1.9.
 */
static void
test_no_clicks (void)
{
  g_autoptr (AnningVoice) voice = anning_voice_new (RATE, 2);
  g_autofree float *samples = g_new0 (float, 2 * N);
  float largest = 0;

  add_tone (samples, 2, 0, 200, -12);
  for (guint i = 0; i < N; i++)
    samples[2 * i + 1] = -samples[2 * i];

  for (guint i = 0; i < 10; i++)
    {
      const AnningSound sound = { i == 9 ? 0.0 : 1.0, i % 2 == 1 ? 18.0 : 0.0, i % 3 == 1, (AnningPlayerSide) (i % 3) };

      anning_voice_run (voice, samples + 2 * 4800 * i, 4800, &sound);
    }
  for (guint i = 1; i < N; i++)
    largest = MAX (largest, ABS (samples[2 * i] - samples[2 * i - 2]));
  g_test_message ("the largest step is %.3f", largest);
  g_assert_cmpfloat (largest, <, 0.06f);
}

/* ---- pauses ---- */

static void
assert_spans (const guint8 *rms,
              gsize         n,
              guint         rate,
              const gint64 *expected,
              guint         n_expected)
{
  g_autoptr (GArray) spans = anning_quiet_spans (rms, n, rate, ANNING_QUIET_LONGEST);

  g_assert_cmpuint (spans->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      g_assert_cmpint (g_array_index (spans, AnningSpan, i).start_ms, ==, expected[2 * i]);
      g_assert_cmpint (g_array_index (spans, AnningSpan, i).end_ms, ==, expected[2 * i + 1]);
    }
}

/* Ten a second: 2 s of voices, 3 s of nearly nothing, 1 s of voices, 2 s of nothing, 1 s of voices, 2.1 s of nothing. */
static void
test_pauses (void)
{
  static const gint64 expected[] = { 2300, 4700, 9300, 10800 };
  guint8 rms[111];

  memset (rms, 64, sizeof rms);
  /* A sixteenth of 64 still is nothing. */
  memset (rms + 20, 4, 30);
  memset (rms + 60, 0, 20);
  memset (rms + 90, 1, 21);
  assert_spans (rms, sizeof rms, 10, expected, 2);
  /* One soft word in the long pause, and there are two short ones. */
  rms[35] = 5;
  assert_spans (rms, sizeof rms, 10, expected + 2, 1);
}

static void
test_no_pauses (void)
{
  guint8 rms[100];

  assert_spans (NULL, 0, 50, NULL, 0);
  memset (rms, 0, sizeof rms);
  assert_spans (rms, sizeof rms, 10, NULL, 0);
  /* So soft throughout that a pause cannot be told from a word. */
  memset (rms, 3, 50);
  assert_spans (rms, sizeof rms, 10, NULL, 0);
  memset (rms, 40, sizeof rms);
  assert_spans (rms, sizeof rms, 10, NULL, 0);
}

/* ---- what is played in one piece ---- */

static void
test_legs (void)
{
  static const AnningSpan quiet[] = { { 1000, 3000 }, { 4500, 4900 }, { 7000, 9000 } };
  static const struct
  {
    gint64 position, loop_start, loop_end, stop, next;
    gboolean skip;
  } cases[] = {
    { 0, ANNING_NOWHERE, ANNING_NOWHERE, ANNING_NOWHERE, ANNING_NOWHERE, FALSE },
    { 2500, 2000, 4000, 4000, 2000, FALSE },
    { 0, 2000, 4000, 4000, 2000, FALSE },
    { 4000, 2000, 4000, ANNING_NOWHERE, ANNING_NOWHERE, FALSE },
    { 0, ANNING_NOWHERE, ANNING_NOWHERE, 1000, 3000, TRUE },
    { 3000, ANNING_NOWHERE, ANNING_NOWHERE, 4500, 4900, TRUE },
    /* Chosen by hand, inside a pause and at its beginning. */
    { 1000, ANNING_NOWHERE, ANNING_NOWHERE, 4500, 4900, TRUE },
    { 2000, ANNING_NOWHERE, ANNING_NOWHERE, 4500, 4900, TRUE },
    /* The last pause lasts to the end, and longer. */
    { 4900, ANNING_NOWHERE, ANNING_NOWHERE, 7000, 8000, TRUE },
    { 7500, ANNING_NOWHERE, ANNING_NOWHERE, ANNING_NOWHERE, ANNING_NOWHERE, TRUE },
    /* A pause in the loop, one at its end, one behind it. */
    { 500, 500, 4000, 1000, 3000, TRUE },
    { 500, 500, 2000, 1000, 500, TRUE },
    { 3000, 500, 4000, 4000, 500, TRUE },
  };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AnningSpan));

  g_array_append_vals (spans, quiet, G_N_ELEMENTS (quiet));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnningLeg leg = anning_leg_find (cases[i].position, 8000, cases[i].loop_start, cases[i].loop_end,
                                       cases[i].skip ? spans : NULL);

      g_assert_cmpint (leg.stop_ms, ==, cases[i].stop);
      g_assert_cmpint (leg.next_ms, ==, cases[i].next);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/voice/as-it-is", test_as_it_is);
  g_test_add_func ("/media/voice/gain", test_gain);
  g_test_add_func ("/media/voice/limiter", test_limiter);
  g_test_add_func ("/media/voice/volume", test_volume);
  g_test_add_func ("/media/voice/sides", test_sides);
  g_test_add_func ("/media/voice/side-of-one", test_side_of_one);
  g_test_add_func ("/media/voice/clearer", test_clearer);
  g_test_add_func ("/media/voice/narrow", test_narrow);
  g_test_add_func ("/media/voice/no-clicks", test_no_clicks);
  g_test_add_func ("/media/quiet/pauses", test_pauses);
  g_test_add_func ("/media/quiet/no-pauses", test_no_pauses);
  g_test_add_func ("/media/leg/legs", test_legs);
  return g_test_run ();
}
