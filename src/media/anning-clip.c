/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-clip.h"

#include <string.h>

#include "anning-clip-encode-private.h"
#include "anning-sound-talk-private.h"

#define SAMPLE_SIZE 2

typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
  AnningClipFormat format;
  GOutputStream *output;
  AnningClipEncoder *encoder; /* NULL: nothing has come yet */
  guint64 n_bytes;            /* that have come */
  guint64 most;
  AnningClip *clip;
} Writing;

static gboolean
take_format (Writing       *self,
             const guint8  *bytes,
             gsize          size,
             GError       **error)
{
  AnningSoundFormat said;

  if (self->encoder != NULL || size != sizeof said)
    return FALSE;
  memcpy (&said, bytes, sizeof said);
  if (said.rate < 1 || said.rate > ANNING_SOUND_RATE_MAX || said.channels < 1 || said.channels > ANNING_SOUND_CHANNELS_MAX)
    return FALSE;

  self->clip->rate = said.rate;
  self->clip->channels = said.channels;
  /* Where a clip begins and ends is rounded to the next sample. */
  self->most = ((guint64) (self->end_ms - self->start_ms) * said.rate / 1000 + 2) * said.channels * SAMPLE_SIZE;
  self->encoder = anning_clip_encoder_new (self->format, self->output, said.rate, said.channels, error);
  return self->encoder != NULL;
}

static gboolean
take_samples (Writing       *self,
              const guint8  *bytes,
              gsize          size,
              GCancellable  *cancellable,
              GError       **error)
{
  if (self->encoder == NULL || size % (self->clip->channels * SAMPLE_SIZE) != 0 || size > self->most - self->n_bytes)
    return FALSE;
  self->n_bytes += size;
  return anning_clip_encoder_add (self->encoder, bytes, size, cancellable, error);
}

static gboolean
take_place (Writing       *self,
            const guint8  *bytes,
            gsize          size)
{
  AnningSoundClip said;

  if (self->n_bytes == 0 || size != sizeof said)
    return FALSE;
  memcpy (&said, bytes, sizeof said);
  /* The first and the last sample may lie beside the millisecond that was asked for. */
  if (said.start_ms < self->start_ms - 1 || said.start_ms > said.end_ms || said.end_ms > self->end_ms + 1)
    return FALSE;
  self->clip->start_ms = said.start_ms;
  self->clip->end_ms = said.end_ms;
  return TRUE;
}

static gboolean
heard_cb (AnningSoundWord   word,
          const guint8     *bytes,
          gsize             size,
          gpointer          user_data,
          GCancellable     *cancellable,
          GError          **error)
{
  Writing *self = user_data;

  switch ((int) word)
    {
    case ANNING_SOUND_FORMAT:
      return take_format (self, bytes, size, error);
    case ANNING_SOUND_SAMPLES:
      return take_samples (self, bytes, size, cancellable, error);
    case ANNING_SOUND_CLIP:
      return take_place (self, bytes, size);
    default:
      return FALSE;
    }
}

gboolean
anning_clip_write (GInputStream      *stream,
                   gint64             start_ms,
                   gint64             end_ms,
                   AnningClipFormat   format,
                   GOutputStream     *output,
                   void             (*progress) (double fraction, gpointer user_data),
                   gpointer           user_data,
                   AnningClip        *clip,
                   GCancellable      *cancellable,
                   GError           **error)
{
  Writing self = { .start_ms = start_ms, .end_ms = end_ms, .format = format, .output = output, .clip = clip };
  const AnningSoundTalk talk = {
    .what = "clip",
    .start_ms = start_ms,
    .end_ms = end_ms,
    .last = ANNING_SOUND_CLIP,
    .last_max = sizeof (AnningSoundClip),
    .heard = heard_cb,
    .user_data = &self,
    .progress = progress,
    .progress_data = user_data,
  };
  gboolean good;

  g_return_val_if_fail (G_IS_SEEKABLE (stream) && G_IS_OUTPUT_STREAM (output), FALSE);
  g_return_val_if_fail (start_ms >= 0 && start_ms < end_ms && clip != NULL, FALSE);

  good = anning_sound_talk (&talk, stream, cancellable, error) &&
         anning_clip_encoder_end (self.encoder, cancellable, error);
  g_clear_pointer (&self.encoder, anning_clip_encoder_free);
  return good;
}
