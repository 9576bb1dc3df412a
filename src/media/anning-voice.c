/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-voice-private.h"

#include <math.h>

/* What a telephone carries of a voice (ITU-T G.712); what lies outside is hum, rumble and hiss. */
#define BAND_LOW 300.0   /* Hz */
#define BAND_HIGH 3400.0 /* Hz */
/* The two halves of a Butterworth filter of the fourth order. */
#define N_STAGES 2
#define N_FILTERS (2 * N_STAGES)

/* Above the threshold three decibels become one, and everything is raised: quiet is louder, loud is not. */
#define COMPRESS_FROM -30.0 /* dB below full scale */
#define COMPRESS_RATIO 3.0
#define COMPRESS_RAISE 10.0 /* dB */
#define COMPRESS_RELEASE 0.15 /* s */
#define COMPRESS_STEP 16 /* samples between two looks at the level */

#define LIMIT 0.97
#define LIMIT_RELEASE 0.2 /* s */
#define BLEND 0.005       /* s, time constant */
#define NEAR_ENOUGH 1e-5

typedef struct
{
  double b0, b1, b2, a1, a2;
} Biquad;

typedef struct
{
  double z1, z2;
} BiquadState;

struct _AnningVoice
{
  guint channels;
  guint n_filters;
  Biquad filters[N_FILTERS];
  BiquadState *states; /* n_filters a channel */
  float *wet;          /* one frame */

  double blend;        /* a sample's part of the way to what is wanted */
  double compress_release;
  double limit_release;

  gboolean begun;      /* FALSE: nothing was heard yet that one could blend from */
  double volume, gain, clear, left, right;
  double compress_level;
  double compress_factor;
  double compress_wanted;
  guint compress_wait;
  double limit_level;
};

/* Robert Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients: LPF and HPF. */
static void
set_biquad (Biquad   *biquad,
            gboolean  high_pass,
            double    frequency,
            double    q,
            guint     rate)
{
  double w0 = 2 * G_PI * frequency / rate;
  double alpha = sin (w0) / (2 * q);
  double a0 = 1 + alpha;

  if (high_pass)
    {
      biquad->b0 = (1 + cos (w0)) / 2 / a0;
      biquad->b1 = -(1 + cos (w0)) / a0;
    }
  else
    {
      biquad->b0 = (1 - cos (w0)) / 2 / a0;
      biquad->b1 = (1 - cos (w0)) / a0;
    }
  biquad->b2 = biquad->b0;
  biquad->a1 = -2 * cos (w0) / a0;
  biquad->a2 = (1 - alpha) / a0;
}

static double
run_biquad (const Biquad *biquad,
            BiquadState  *state,
            double        x)
{
  double y = biquad->b0 * x + state->z1;

  state->z1 = biquad->b1 * x - biquad->a1 * y + state->z2;
  state->z2 = biquad->b2 * x - biquad->a2 * y;
  return y;
}

/* The part of a way that one sample goes, so that after @seconds all but 1/e of it is done. */
static double
get_part (double seconds,
          guint  rate)
{
  return 1 - exp (-1 / (seconds * rate));
}

static double
blend (double current,
       double wanted,
       double part)
{
  return fabs (wanted - current) < NEAR_ENOUGH ? wanted : current + (wanted - current) * part;
}

static void
look_at_level (AnningVoice *self)
{
  double level = 20 * log10 (MAX (self->compress_level, 1e-6));
  double gain = COMPRESS_RAISE;

  if (level > COMPRESS_FROM)
    gain -= (level - COMPRESS_FROM) * (1 - 1 / COMPRESS_RATIO);
  self->compress_wanted = pow (10, gain / 20);
}

/* The frame as a voice on the telephone, into wet. */
static void
filter_frame (AnningVoice *self,
              const float *frame)
{
  double loudest = 0;

  for (guint c = 0; c < self->channels; c++)
    {
      double x = frame[c];

      for (guint f = 0; f < self->n_filters; f++)
        x = run_biquad (&self->filters[f], &self->states[c * N_FILTERS + f], x);
      self->wet[c] = (float) x;
      loudest = MAX (loudest, fabs (x));
    }

  self->compress_level = MAX (loudest, self->compress_level * self->compress_release);
  if (self->compress_wait == 0)
    {
      look_at_level (self);
      self->compress_wait = COMPRESS_STEP;
    }
  self->compress_wait--;
  self->compress_factor = blend (self->compress_factor, self->compress_wanted, self->blend);
}

static void
run_frame (AnningVoice *self,
           float       *frame)
{
  double factor = self->volume;
  double loudest = 0;

  if (self->channels > 1 && (self->left > 0 || self->right > 0))
    {
      float left = frame[0];
      float right = frame[1];

      frame[0] = left + (float) self->right * (right - left);
      frame[1] = right + (float) self->left * (left - right);
    }

  if (self->clear > 0)
    {
      filter_frame (self, frame);
      for (guint c = 0; c < self->channels; c++)
        frame[c] += (float) (self->clear * (self->wet[c] * self->compress_factor - frame[c]));
    }

  /* What the file itself holds is not limited: it goes through as it is. */
  if (self->gain > 1 || self->clear > 0 || self->limit_level > LIMIT)
    {
      factor *= self->gain;
      for (guint c = 0; c < self->channels; c++)
        loudest = MAX (loudest, fabs (frame[c]) * self->gain);
      self->limit_level = MAX (loudest, self->limit_level * self->limit_release);
      if (self->limit_level > LIMIT)
        factor *= LIMIT / self->limit_level;
    }

  for (guint c = 0; c < self->channels; c++)
    frame[c] *= (float) factor;
}

static void
forget_filters (AnningVoice *self)
{
  for (guint i = 0; i < self->channels * N_FILTERS; i++)
    self->states[i].z1 = self->states[i].z2 = 0;
  self->compress_level = 0;
  self->compress_wait = 0;
  self->compress_factor = pow (10, COMPRESS_RAISE / 20);
}

/**
 * anning_voice_new:
 * @rate: samples a second
 * @channels: at least 1; what follows the second keeps its place when a side is chosen
 */
AnningVoice *
anning_voice_new (guint rate,
                  guint channels)
{
  static const double qs[N_STAGES] = { 0.54119610, 1.30656296 };
  AnningVoice *self;

  g_return_val_if_fail (rate > 0 && channels > 0, NULL);

  self = g_new0 (AnningVoice, 1);
  self->channels = channels;
  for (guint i = 0; i < N_STAGES; i++)
    set_biquad (&self->filters[self->n_filters++], TRUE, BAND_LOW, qs[i], rate);
  /* Where the samples end below the band's end there is nothing to take away. */
  for (guint i = 0; i < N_STAGES && BAND_HIGH < 0.45 * rate; i++)
    set_biquad (&self->filters[self->n_filters++], FALSE, BAND_HIGH, qs[i], rate);
  self->states = g_new0 (BiquadState, channels * N_FILTERS);
  self->wet = g_new0 (float, channels);

  self->blend = get_part (BLEND, rate);
  self->compress_release = 1 - get_part (COMPRESS_RELEASE, rate);
  self->limit_release = 1 - get_part (LIMIT_RELEASE, rate);
  anning_voice_reset (self);
  return self;
}

void
anning_voice_free (AnningVoice *self)
{
  g_free (self->states);
  g_free (self->wet);
  g_free (self);
}

/* What comes next has nothing to do with what came before: after a seek. */
void
anning_voice_reset (AnningVoice *self)
{
  forget_filters (self);
  self->limit_level = 0;
  self->begun = FALSE;
}

/**
 * anning_voice_run:
 * @samples: interleaved, full scale is 1; changed in place
 * @n_frames: samples of each channel
 *
 * The side first, then the voice, then louder; nothing above full scale comes of
 * it. With everything off the samples stay as they are, to the bit.
 */
void
anning_voice_run (AnningVoice       *self,
                  float             *samples,
                  gsize              n_frames,
                  const AnningSound *sound)
{
  double gain = pow (10, sound->gain_db / 20);
  double clear = sound->clearer ? 1 : 0;
  double left = sound->side == ANNING_PLAYER_SIDE_LEFT ? 1 : 0;
  double right = sound->side == ANNING_PLAYER_SIDE_RIGHT ? 1 : 0;

  if (!self->begun)
    {
      self->begun = TRUE;
      self->volume = sound->volume;
      self->gain = gain;
      self->clear = clear;
      self->left = left;
      self->right = right;
    }
  if (self->clear <= 0 && clear > 0)
    forget_filters (self);

  for (gsize i = 0; i < n_frames; i++)
    {
      self->volume = blend (self->volume, sound->volume, self->blend);
      self->gain = blend (self->gain, gain, self->blend);
      self->clear = blend (self->clear, clear, self->blend);
      self->left = blend (self->left, left, self->blend);
      self->right = blend (self->right, right, self->blend);
      run_frame (self, samples + i * self->channels);
    }
}
