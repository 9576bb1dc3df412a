/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-clip.h"

G_BEGIN_DECLS

/* Who gets the samples of a clip: interleaved, of 16 bits, lowest byte first. All on the thread that runs. */
typedef struct
{
  gboolean (*begin) (guint      rate,
                     guint      channels,
                     gpointer   user_data,
                     GError   **error);
  gboolean (*add)   (const guint8  *samples,
                     gsize          size,
                     gpointer       user_data,
                     GError       **error);
  gpointer user_data;
} AnningClipTaker;

/* The decoding half of anning_clip_write(), in this very process: that of anning-sound. */
gboolean anning_clip_run (GInputStream           *stream,
                          gint64                  start_ms,
                          gint64                  end_ms,
                          const AnningClipTaker  *taker,
                          void                  (*progress) (double fraction, gpointer user_data),
                          gpointer                user_data,
                          AnningClip             *clip,
                          GCancellable           *cancellable,
                          GError                **error);

G_END_DECLS
