/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Whether a file ends before it should by its own account: recorders are stopped
 * hard, and what is sent on is not always sent to its end. What plays of it plays
 * without an error. Lengths in time are not looked at, they lie in whole files, too.
 */

/* Where the sound of a WAV stands: it is at @start, and @length bytes by what the file says. FALSE: nowhere. */
gboolean anning_cut_find_wav_sound (GInputStream  *stream,
                                    goffset       *start,
                                    guint64       *length,
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
