/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Whether a file ends before it should by its own account: recorders are stopped
 * hard, and what is sent on is not always sent to its end. What plays of it plays
 * without an error. Lengths in time are not looked at, they lie in whole files, too.
 */

/* What stands in front of the sound of a WAV. */
typedef struct
{
  guint16 format;     /* 1: PCM */
  guint16 channels;
  guint32 rate;       /* samples of one channel a second */
  guint16 block_size; /* bytes */
  guint16 bits;       /* a sample */
  goffset start;      /* of the sound, in the file */
  guint64 length;     /* its bytes, by what the file says */
} AnningWav;

/* FALSE: this is no WAV, or without sound; with @error: it cannot be read. */
gboolean anning_cut_find_wav_sound (GInputStream  *stream,
                                    AnningWav     *wav,
                                    GCancellable  *cancellable,
                                    GError       **error);
/*
 * @stream: seekable; left somewhere
 * @media_type: from anning_media_sniff()
 * @length_ms: what could be heard of it, 0 when nothing
 * @cut: (out): TRUE: bytes are missing at its end, or an AMR has something else in it than
 *   frames, where its sound ends. AAC without a container and MP3 do not say how many
 *   bytes they have: FALSE
 *
 * Returns: FALSE with @error when the stream cannot be read
 */
gboolean anning_cut_find           (GInputStream  *stream,
                                    const char    *media_type,
                                    gint64         length_ms,
                                    gboolean      *cut,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
