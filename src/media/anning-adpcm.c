/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-adpcm-private.h"

#include <string.h>

#include "anning-cut-private.h"

#define HEADER 44
#define FORMAT_IMA 0x11
#define MAX_CHANNELS 2

struct _AnningAdpcm
{
  GFilterInputStream parent_instance;

  goffset start;        /* of the blocks, in the base stream */
  goffset n_bytes;      /* of them that are there */
  guint channels;
  guint block_size;     /* bytes */
  guint block_frames;   /* samples of one channel in a whole block */
  guint8 header[HEADER];
  goffset size;         /* of what is shown */
  goffset place;        /* in it */

  guint8 *block;        /* as it is in the base stream */
  gint16 *samples;      /* what it holds, in bytes as they are shown */
  goffset n_block;      /* its number; -1: none */
};

static void anning_adpcm_seekable_init (GSeekableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningAdpcm, anning_adpcm, G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE, anning_adpcm_seekable_init))

/* Recommended Practices for Enhancing Digital Audio Compatibility in Multimedia Systems (IMA, 1992), 6. */
static const gint8 index_steps[8] = { -1, -1, -1, -1, 2, 4, 6, 8 };
static const gint16 step_sizes[89] = {
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107,
  118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963,
  1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894,
  6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794,
  32767,
};

static int
decode_nibble (int  nibble,
               int *sample,
               int *index)
{
  int step = step_sizes[*index];
  int difference = step >> 3;

  if (nibble & 1)
    difference += step >> 2;
  if (nibble & 2)
    difference += step >> 1;
  if (nibble & 4)
    difference += step;
  *sample += nibble & 8 ? -difference : difference;
  *sample = CLAMP (*sample, G_MININT16, G_MAXINT16);
  *index = CLAMP (*index + index_steps[nibble & 7], 0, 88);
  return *sample;
}

/* Samples of one channel in @n_bytes of a block. */
static guint
count_frames (guint   channels,
              goffset n_bytes)
{
  goffset data = n_bytes - 4 * channels;

  if (data < 0)
    return 0;
  /* Behind the heads come eight samples of each channel in turn; of mono, two a byte. */
  return 1 + (guint) (channels == 1 ? data * 2 : data / 8 * 8);
}

/* The heads of the channels with their first sample, then four bytes of each in turn (Microsoft, Multimedia Data Standards Update, 1994). */
static void
decode_block (AnningAdpcm *self,
              gsize        n_bytes)
{
  guint channels = self->channels;
  const guint8 *data = self->block + 4 * channels;
  guint frames = count_frames (channels, (goffset) n_bytes);

  for (guint c = 0; c < channels && frames > 0; c++)
    {
      const guint8 *head = self->block + 4 * c;
      int sample = (gint16) (head[0] | head[1] << 8);
      int index = MIN (head[2], 88);

      self->samples[c] = GINT16_TO_LE ((gint16) sample);
      for (guint f = 1; f < frames; f++)
        {
          guint n = f - 1;
          guint8 byte = channels == 1 ? data[n / 2] : data[n / 8 * 4 * channels + 4 * c + n % 8 / 2];
          int nibble = n % 2 == 0 ? byte & 0xf : byte >> 4;

          self->samples[f * channels + c] = GINT16_TO_LE ((gint16) decode_nibble (nibble, &sample, &index));
        }
    }
}

static gboolean
load_block (AnningAdpcm   *self,
            goffset        number,
            GCancellable  *cancellable,
            GError       **error)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
  goffset place = number * self->block_size;
  gsize wanted = (gsize) MIN (self->n_bytes - place, self->block_size);
  gsize n_read;

  if (number == self->n_block)
    return TRUE;

  self->n_block = -1;
  if (!g_seekable_seek (G_SEEKABLE (base), self->start + place, G_SEEK_SET, cancellable, error) ||
      !g_input_stream_read_all (base, self->block, wanted, &n_read, cancellable, error))
    return FALSE;
  memset (self->block + n_read, 0, self->block_size - n_read);
  decode_block (self, wanted);
  self->n_block = number;
  return TRUE;
}

static gssize
anning_adpcm_read (GInputStream  *stream,
                   void          *buffer,
                   gsize          count,
                   GCancellable  *cancellable,
                   GError       **error)
{
  AnningAdpcm *self = ANNING_ADPCM (stream);
  goffset block_bytes = (goffset) self->block_frames * self->channels * 2;
  guint8 *to = buffer;
  gsize done = 0;

  while (done < count && self->place < self->size)
    {
      const guint8 *from;
      gsize n;

      if (self->place < HEADER)
        {
          from = self->header + self->place;
          n = (gsize) (HEADER - self->place);
        }
      else
        {
          goffset behind = (self->place - HEADER) % block_bytes;

          if (!load_block (self, (self->place - HEADER) / block_bytes, cancellable, error))
            return -1;
          from = (const guint8 *) self->samples + behind;
          n = (gsize) (block_bytes - behind);
        }
      n = MIN (n, MIN (count - done, (gsize) (self->size - self->place)));
      memcpy (to + done, from, n);
      done += n;
      self->place += (goffset) n;
    }
  return (gssize) done;
}

static goffset
anning_adpcm_tell (GSeekable *seekable)
{
  return ANNING_ADPCM (seekable)->place;
}

static gboolean
anning_adpcm_can_seek (GSeekable *seekable)
{
  return TRUE;
}

static gboolean
anning_adpcm_seek (GSeekable     *seekable,
                   goffset        offset,
                   GSeekType      type,
                   GCancellable  *cancellable,
                   GError       **error)
{
  AnningAdpcm *self = ANNING_ADPCM (seekable);
  goffset from = type == G_SEEK_END ? self->size : type == G_SEEK_CUR ? self->place : 0;

  self->place = CLAMP (from + offset, 0, self->size);
  return TRUE;
}

static gboolean
anning_adpcm_can_truncate (GSeekable *seekable)
{
  return FALSE;
}

static void
anning_adpcm_seekable_init (GSeekableIface *iface)
{
  iface->tell = anning_adpcm_tell;
  iface->can_seek = anning_adpcm_can_seek;
  iface->seek = anning_adpcm_seek;
  iface->can_truncate = anning_adpcm_can_truncate;
}

static void
anning_adpcm_finalize (GObject *object)
{
  AnningAdpcm *self = ANNING_ADPCM (object);

  g_free (self->block);
  g_free (self->samples);

  G_OBJECT_CLASS (anning_adpcm_parent_class)->finalize (object);
}

static void
anning_adpcm_class_init (AnningAdpcmClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_adpcm_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = anning_adpcm_read;
}

static void
anning_adpcm_init (AnningAdpcm *self)
{
  self->n_block = -1;
}

static void
put_little (guint8  *bytes,
            guint    n,
            guint64  value)
{
  for (guint i = 0; i < n; i++)
    bytes[i] = (guint8) (value >> 8 * i);
}

/* 16-bit samples, see the RIFF WAVE format of Multimedia Programming Interface and Data Specifications 1.0. */
static void
fill_header (AnningAdpcm *self,
             guint32      rate)
{
  guint64 n_bytes = (guint64) (self->size - HEADER);

  memcpy (self->header, "RIFF\0\0\0\0WAVEfmt ", 16);
  put_little (self->header + 4, 4, n_bytes + HEADER - 8);
  put_little (self->header + 16, 4, 16);
  put_little (self->header + 20, 2, 1);
  put_little (self->header + 22, 2, self->channels);
  put_little (self->header + 24, 4, rate);
  put_little (self->header + 28, 4, (guint64) rate * self->channels * 2);
  put_little (self->header + 32, 2, self->channels * 2);
  put_little (self->header + 34, 2, 16);
  memcpy (self->header + 36, "data", 4);
  put_little (self->header + 40, 4, n_bytes);
}

GInputStream *
anning_adpcm_show (GInputStream *stream)
{
  AnningAdpcm *self;
  AnningWav wav;
  goffset end, n_whole;
  gboolean is_adpcm;

  g_return_val_if_fail (G_IS_SEEKABLE (stream), NULL);

  is_adpcm = anning_cut_find_wav_sound (stream, &wav, NULL, NULL) && wav.format == FORMAT_IMA && wav.bits == 4 &&
             wav.channels >= 1 && wav.channels <= MAX_CHANNELS && wav.rate > 0 && wav.block_size > 4 * wav.channels &&
             g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, NULL, NULL);
  end = g_seekable_tell (G_SEEKABLE (stream));
  g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL);
  if (!is_adpcm)
    return g_object_ref (stream);

  self = g_object_new (ANNING_TYPE_ADPCM, "base-stream", stream, "close-base-stream", FALSE, NULL);
  self->start = wav.start;
  self->n_bytes = end - wav.start;
  /* Until a recorder puts in the size there is the least or the greatest number. */
  if (wav.length > 0 && wav.length < (guint64) self->n_bytes)
    self->n_bytes = (goffset) wav.length;
  self->channels = wav.channels;
  self->block_size = wav.block_size;
  self->block_frames = count_frames (self->channels, self->block_size);
  self->block = g_malloc0 (self->block_size);
  self->samples = g_new0 (gint16, (gsize) self->block_frames * self->channels);

  n_whole = self->n_bytes / self->block_size;
  self->size = HEADER + (n_whole * self->block_frames +
                         count_frames (self->channels, self->n_bytes % self->block_size)) * self->channels * 2;
  fill_header (self, wav.rate);
  return G_INPUT_STREAM (self);
}
