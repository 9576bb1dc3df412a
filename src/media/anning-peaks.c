/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-peaks-private.h"

#include <math.h>

/* Frames mixed at a time: small enough for the first-level cache. */
#define BLOCK 1024

/*
 * Two sides are one voice when their difference is 20 dB below their sum: so far apart
 * are lossy codecs and two microphones of one telephone, but not the two ends of a call.
 */
#define SIDES_ALIKE 0.01

void
anning_peaks_init (AnningPeaks *self,
                   guint        rate,
                   guint        most)
{
  *self = (AnningPeaks) { .rate = rate, .most = most, .pairs = g_byte_array_new (), .rms = g_byte_array_new () };
  gst_audio_info_init (&self->info);
}

void
anning_peaks_clear (AnningPeaks *self)
{
  g_clear_pointer (&self->pairs, g_byte_array_unref);
  g_clear_pointer (&self->rms, g_byte_array_unref);
}

static void
close_piece (AnningPeaks *self)
{
  gint8 pair[2];
  guint8 rms;

  if (self->n_open == 0)
    return;

  pair[0] = (gint8) (self->low >> 8);
  pair[1] = (gint8) (self->high >> 8);
  rms = (guint8) (sqrt ((double) self->squares / self->n_open) * (255.0 / 32768.0) + 0.5);
  g_byte_array_append (self->pairs, (const guint8 *) pair, 2);
  g_byte_array_append (self->rms, &rms, 1);
  self->n_open = 0;
  self->squares = 0;
}

/* What is counted from here on begins with a piece of its own. */
static void
begin_anew (AnningPeaks *self)
{
  self->earlier_ns += gst_util_uint64_scale (self->frames, GST_SECOND, GST_AUDIO_INFO_RATE (&self->info));
  self->frames = 0;
  self->piece = 0;
}

static void
set_first_end (AnningPeaks *self)
{
  self->piece_end = MAX (GST_AUDIO_INFO_RATE (&self->info) / self->rate, 1);
}

/* Makes one piece of every @n; a rest that is no whole one becomes a shorter one. */
static void
merge_pieces (AnningPeaks *self,
              guint        n)
{
  gint8 *pairs = (gint8 *) self->pairs->data;
  guint8 *rms = self->rms->data;
  guint n_merged = 0;

  for (guint first = 0; first < self->rms->len; first += n)
    {
      guint end = MIN (first + n, self->rms->len);
      gint8 low = pairs[2 * first];
      gint8 high = pairs[2 * first + 1];
      guint squares = 0;

      for (guint i = first; i < end; i++)
        {
          low = MIN (low, pairs[2 * i]);
          high = MAX (high, pairs[2 * i + 1]);
          squares += (guint) rms[i] * rms[i];
        }
      pairs[2 * n_merged] = low;
      pairs[2 * n_merged + 1] = high;
      rms[n_merged] = (guint8) (sqrt ((double) squares / (end - first)) + 0.5);
      n_merged++;
    }

  g_byte_array_set_size (self->pairs, 2 * n_merged);
  g_byte_array_set_size (self->rms, n_merged);
}

/* 50 a second become 25, then 5, then 1: a day at 5 has less than six hours at 50. */
static void
thin_out (AnningPeaks *self)
{
  guint n = self->rate % 2 == 0 ? 2 : self->rate % 5 == 0 ? 5 : self->rate;

  if (self->rate <= 1)
    return;

  merge_pieces (self, n);
  self->rate /= n;
  begin_anew (self);
}

/**
 * anning_peaks_set_format:
 * @caps: what the following buffers hold
 *
 * Returns: FALSE if the caps are not sound in a format that is read here
 */
gboolean
anning_peaks_set_format (AnningPeaks   *self,
                         const GstCaps *caps)
{
  GstAudioInfo info;

  if (!gst_audio_info_from_caps (&info, caps) || GST_AUDIO_INFO_RATE (&info) < 1 ||
      (GST_AUDIO_INFO_FORMAT (&info) != GST_AUDIO_FORMAT_S16 && GST_AUDIO_INFO_FORMAT (&info) != GST_AUDIO_FORMAT_F32))
    return FALSE;

  if (self->frames > 0 && GST_AUDIO_INFO_RATE (&info) != GST_AUDIO_INFO_RATE (&self->info))
    {
      close_piece (self);
      begin_anew (self);
    }

  self->info = info;
  if (self->frames == 0)
    set_first_end (self);
  return TRUE;
}

static guint64
sum_squares (const gint16 *samples,
             gsize         n)
{
  guint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (guint64) (samples[i] * samples[i]);
  return sum;
}

/* Adds samples of the mono mix; the loops over one piece have no branches, so the compiler makes vectors of them. */
static void
add_mono (AnningPeaks  *self,
          const gint16 *samples,
          gsize         n_frames)
{
  guint rate = GST_AUDIO_INFO_RATE (&self->info);

  while (n_frames > 0)
    {
      gsize n = MIN (n_frames, self->piece_end - self->frames);
      gint16 low = samples[0];
      gint16 high = samples[0];

      for (gsize i = 0; i < n; i++)
        {
          low = MIN (low, samples[i]);
          high = MAX (high, samples[i]);
        }

      self->low = self->n_open > 0 ? MIN (self->low, low) : low;
      self->high = self->n_open > 0 ? MAX (self->high, high) : high;
      self->squares += sum_squares (samples, n);
      self->n_open += (guint) n;
      self->frames += n;
      samples += n;
      n_frames -= n;

      if (self->frames == self->piece_end)
        {
          close_piece (self);
          if (self->rms->len >= self->most)
            {
              thin_out (self);
              set_first_end (self);
              continue;
            }
          self->piece++;
          self->piece_end = MAX ((self->piece + 1) * rate / self->rate, self->frames + 1);
        }
    }
}

static inline gint16
sample_from_float (float value)
{
  /* In this order a NaN becomes 1.0 instead of an undefined integer. */
  value = value < 1.0f ? value : 1.0f;
  value = value > -1.0f ? value : -1.0f;
  return (gint16) (value * 32767.0f);
}

/* @side: half of the difference of two channels; only for two */
static void
mix_s16 (const GstAudioBuffer *audio,
         gsize                 start,
         gsize                 n,
         gint16               *mix,
         gint16               *side)
{
  int n_channels = GST_AUDIO_INFO_CHANNELS (&audio->info);
  gboolean planar = GST_AUDIO_INFO_LAYOUT (&audio->info) == GST_AUDIO_LAYOUT_NON_INTERLEAVED;
  const gint16 *first = audio->planes[0];

  if (n_channels == 2)
    {
      const gint16 *left = planar ? first + start : first + 2 * start;
      const gint16 *right = planar ? (const gint16 *) audio->planes[1] + start : left + 1;
      gsize step = planar ? 1 : 2;

      for (gsize i = 0; i < n; i++)
        {
          mix[i] = (gint16) ((left[i * step] + right[i * step]) >> 1);
          side[i] = (gint16) ((left[i * step] - right[i * step]) / 2);
        }
      return;
    }

  for (gsize i = 0; i < n; i++)
    {
      int sum = 0;

      for (int c = 0; c < n_channels; c++)
        sum += planar ? ((const gint16 *) audio->planes[c])[start + i] : first[(start + i) * n_channels + c];
      mix[i] = (gint16) (sum / n_channels);
    }
}

static void
mix_f32 (const GstAudioBuffer *audio,
         gsize                 start,
         gsize                 n,
         gint16               *mix,
         gint16               *side)
{
  int n_channels = GST_AUDIO_INFO_CHANNELS (&audio->info);
  gboolean planar = GST_AUDIO_INFO_LAYOUT (&audio->info) == GST_AUDIO_LAYOUT_NON_INTERLEAVED;
  const float *first = audio->planes[0];

  if (n_channels == 1)
    {
      for (gsize i = 0; i < n; i++)
        mix[i] = sample_from_float (first[start + i]);
      return;
    }

  if (n_channels == 2)
    {
      const float *left = planar ? first + start : first + 2 * start;
      const float *right = planar ? (const float *) audio->planes[1] + start : left + 1;
      gsize step = planar ? 1 : 2;

      for (gsize i = 0; i < n; i++)
        {
          mix[i] = sample_from_float ((left[i * step] + right[i * step]) * 0.5f);
          side[i] = sample_from_float ((left[i * step] - right[i * step]) * 0.5f);
        }
      return;
    }

  for (gsize i = 0; i < n; i++)
    {
      float sum = 0;

      for (int c = 0; c < n_channels; c++)
        sum += planar ? ((const float *) audio->planes[c])[start + i] : first[(start + i) * n_channels + c];
      mix[i] = sample_from_float (sum / (float) n_channels);
    }
}

/**
 * anning_peaks_add:
 * @buffer: samples in the format last set
 *
 * Returns: FALSE if no format was set or the buffer does not hold what its format says
 */
gboolean
anning_peaks_add (AnningPeaks *self,
                  GstBuffer   *buffer)
{
  GstAudioBuffer audio;
  gint16 mix[BLOCK], side[BLOCK];
  gsize n_frames;

  if (GST_AUDIO_INFO_RATE (&self->info) < 1 || !gst_audio_buffer_map (&audio, &self->info, buffer, GST_MAP_READ))
    return FALSE;

  n_frames = GST_AUDIO_BUFFER_N_SAMPLES (&audio);

  if (GST_AUDIO_INFO_FORMAT (&self->info) == GST_AUDIO_FORMAT_S16 && GST_AUDIO_INFO_CHANNELS (&self->info) == 1)
    {
      add_mono (self, audio.planes[0], n_frames);
    }
  else
    {
      for (gsize start = 0; start < n_frames; start += BLOCK)
        {
          gsize n = MIN (n_frames - start, BLOCK);

          if (GST_AUDIO_INFO_FORMAT (&self->info) == GST_AUDIO_FORMAT_S16)
            mix_s16 (&audio, start, n, mix, side);
          else
            mix_f32 (&audio, start, n, mix, side);
          add_mono (self, mix, n);
          if (GST_AUDIO_INFO_CHANNELS (&self->info) == 2)
            {
              self->mid += (double) sum_squares (mix, n);
              self->side += (double) sum_squares (side, n);
            }
        }
    }

  gst_audio_buffer_unmap (&audio);
  return TRUE;
}

/* Returns: what was added so far, in ms, rounded to the nearest */
gint64
anning_peaks_get_length (const AnningPeaks *self)
{
  guint64 ns = self->earlier_ns;

  if (self->frames > 0)
    ns += gst_util_uint64_scale (self->frames, GST_SECOND, GST_AUDIO_INFO_RATE (&self->info));
  return (gint64) ((ns + GST_MSECOND / 2) / GST_MSECOND);
}

/* Returns: TRUE for stereo with something else on the left than on the right */
gboolean
anning_peaks_sides_differ (const AnningPeaks *self)
{
  return self->side > SIDES_ALIKE * self->mid;
}

/*
 * anning_peaks_take:
 * @pairs: (out) (transfer full): minimum and maximum of each piece, the last one may be incomplete
 * @rms: (out) (transfer full): one byte a piece
 *
 * Nothing can be added afterwards.
 */
void
anning_peaks_take (AnningPeaks  *self,
                   GBytes      **pairs,
                   GBytes      **rms)
{
  close_piece (self);
  *pairs = g_byte_array_free_to_bytes (g_steal_pointer (&self->pairs));
  *rms = g_byte_array_free_to_bytes (g_steal_pointer (&self->rms));
}
