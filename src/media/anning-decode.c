/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-decode.h"

#include <string.h>

#include "anning-sound-talk-private.h"

void
anning_decoded_free (AnningDecoded *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pairs, g_bytes_unref);
  g_clear_pointer (&self->rms, g_bytes_unref);
  g_free (self);
}

/* Whole seconds divide, so that 50 a second become these when there are too many. */
static gboolean
is_rate (guint32 rate)
{
  return rate == ANNING_PEAKS_RATE || rate == 25 || rate == 5 || rate == 1;
}

/* The minimum of a pair is no greater than its maximum: whoever draws relies on it. */
static gboolean
are_pairs (const guint8 *bytes,
           gsize         n)
{
  const gint8 *pairs = (const gint8 *) bytes;

  for (gsize i = 0; i < n; i++)
    {
      if (pairs[2 * i] > pairs[2 * i + 1])
        return FALSE;
    }
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
  AnningDecoded **decoded = user_data;
  AnningSoundPeaks said;
  gsize n;

  if (word != ANNING_SOUND_PEAKS || size < sizeof said || (size - sizeof said) % 3 != 0)
    return FALSE;
  memcpy (&said, bytes, sizeof said);
  bytes += sizeof said;
  n = (size - sizeof said) / 3;
  if (n == 0 || said.length_ms < 0 || said.length_ms > (gint64) ANNING_SOUND_PAIRS_MAX * 1000 ||
      said.channels < 1 || said.channels > ANNING_SOUND_CHANNELS_MAX || !is_rate (said.rate) ||
      said.broken > 1 || said.sides_differ > 1 || !are_pairs (bytes, n))
    return FALSE;

  *decoded = g_new0 (AnningDecoded, 1);
  (*decoded)->length_ms = said.length_ms;
  (*decoded)->channels = said.channels;
  (*decoded)->rate = said.rate;
  (*decoded)->broken = said.broken != 0;
  (*decoded)->sides_differ = said.sides_differ != 0;
  (*decoded)->pairs = g_bytes_new (bytes, 2 * n);
  (*decoded)->rms = g_bytes_new (bytes + 2 * n, n);
  return TRUE;
}

/**
 * anning_decode:
 * @stream: a seekable stream; read from its start to its end, left open
 * @progress: (nullable): called on this thread with the fraction done, 0…1
 * @cancellable: (nullable): ends the decode within 50 ms
 *
 * Decodes the whole recording, in a process of its own with limits for memory and time. The length is that of the samples, since what a
 * container says is often wrong; a recording that breaks off in the middle has
 * the length of what can be heard, and is broken where the file or the decoder says
 * so. Blocks: for a worker thread.
 *
 * Returns: (transfer full): length and peaks; or NULL with an error of
 *   %ANNING_MEDIA_ERROR (%ANNING_MEDIA_ERROR_UNSAFE: it must not be decoded in this process, either), %G_IO_ERROR_CANCELLED, or the stream's own
 */
AnningDecoded *
anning_decode (GInputStream  *stream,
               void         (*progress) (double fraction, gpointer user_data),
               gpointer       user_data,
               GCancellable  *cancellable,
               GError       **error)
{
  AnningDecoded *decoded = NULL;
  const AnningSoundTalk talk = {
    .what = "peaks",
    .last = ANNING_SOUND_PEAKS,
    .last_max = sizeof (AnningSoundPeaks) + 3 * (gsize) ANNING_SOUND_PAIRS_MAX,
    .heard = heard_cb,
    .user_data = &decoded,
    .progress = progress,
    .progress_data = user_data,
  };

  g_return_val_if_fail (G_IS_SEEKABLE (stream), NULL);

  anning_sound_talk (&talk, stream, cancellable, error);
  return decoded;
}
