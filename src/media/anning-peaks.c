/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-peaks-private.h"

/* Frames mixed at a time: small enough for the first-level cache. */
#define BLOCK 1024

void
anning_peaks_init (AnningPeaks *self,
                   guint        rate)
{
  *self = (AnningPeaks) { .rate = rate, .pairs = g_byte_array_new () };
  gst_audio_info_init (&self->info);
}

void
anning_peaks_clear (AnningPeaks *self)
{
  g_clear_pointer (&self->pairs, g_byte_array_unref);
}

static void
close_piece (AnningPeaks *self)
{
  gint8 pair[2];

  if (!self->open)
    return;

  pair[0] = (gint8) (self->low >> 8);
  pair[1] = (gint8) (self->high >> 8);
  g_byte_array_append (self->pairs, (const guint8 *) pair, 2);
  self->open = FALSE;
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
      self->earlier_ns += gst_util_uint64_scale (self->frames, GST_SECOND, GST_AUDIO_INFO_RATE (&self->info));
      self->frames = 0;
      self->piece = 0;
    }

  self->info = info;
  if (self->frames == 0)
    self->piece_end = MAX (GST_AUDIO_INFO_RATE (&info) / self->rate, 1);
  return TRUE;
}

/* Adds samples of the mono mix; the loop over one piece has no branches, so the compiler makes vectors of it. */
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

      self->low = self->open ? MIN (self->low, low) : low;
      self->high = self->open ? MAX (self->high, high) : high;
      self->open = TRUE;
      self->frames += n;
      samples += n;
      n_frames -= n;

      if (self->frames == self->piece_end)
        {
          close_piece (self);
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

static void
mix_s16 (const GstAudioBuffer *audio,
         gsize                 start,
         gsize                 n,
         gint16               *mix)
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
        mix[i] = (gint16) ((left[i * step] + right[i * step]) >> 1);
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
         gint16               *mix)
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

  if (n_channels == 2 && planar)
    {
      const float *left = first + start;
      const float *right = (const float *) audio->planes[1] + start;

      for (gsize i = 0; i < n; i++)
        mix[i] = sample_from_float ((left[i] + right[i]) * 0.5f);
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
  gint16 mix[BLOCK];
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
            mix_s16 (&audio, start, n, mix);
          else
            mix_f32 (&audio, start, n, mix);
          add_mono (self, mix, n);
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

/* Returns: (transfer full): all pairs, the last one from an incomplete piece; nothing can be added afterwards */
GBytes *
anning_peaks_take_pairs (AnningPeaks *self)
{
  close_piece (self);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->pairs));
}
