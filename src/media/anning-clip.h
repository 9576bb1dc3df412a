/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-media-error.h"

G_BEGIN_DECLS

/* A part of a recording as a file of its own; the recording itself is only read. */

typedef enum
{
  ANNING_CLIP_WAV,  /* 16 bits, rate and channels of the recording */
  ANNING_CLIP_OPUS, /* in Ogg */
} AnningClipFormat;

/* What was written. */
typedef struct
{
  gint64 start_ms;  /* as heard: not before the recording's start */
  gint64 end_ms;    /* not after its end */
  guint channels;
  guint rate;       /* samples a second */
} AnningClip;

/*
 * Blocking: for a worker thread. Seeks accurately and decodes only what lies between.
 *
 * @stream: seekable; read, not closed. @start_ms, @end_ms: ms into the recording, start before end.
 * @output: seekable for WAV, whose head is written last; flushed, not closed. What is in it after a failure is of no use.
 * @progress: (nullable): fraction done, on this thread
 * Returns: FALSE with %ANNING_MEDIA_ERROR, %G_IO_ERROR_CANCELLED or an error of either stream
 */
gboolean anning_clip_write (GInputStream      *stream,
                            gint64             start_ms,
                            gint64             end_ms,
                            AnningClipFormat   format,
                            GOutputStream     *output,
                            void             (*progress) (double fraction, gpointer user_data),
                            gpointer           user_data,
                            AnningClip        *clip,
                            GCancellable      *cancellable,
                            GError           **error);

G_END_DECLS
