/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-media-error.h"
#include "anning-sound-words-private.h"

G_BEGIN_DECLS

/*
 * One conversation with anning-sound, which decodes a recording in a process of its
 * own. What it says is taken for what a stranger says: the recording may have led it astray.
 */
typedef struct
{
  const char *what;         /* "peaks" or "clip" */
  gint64 start_ms;          /* of a clip */
  gint64 end_ms;
  AnningSoundWord last;     /* the word that ends it well */
  gsize last_max;           /* bytes that it may have */
  /*
   * Called with FORMAT, SAMPLES and @last. Returns: FALSE with @error set for a failure of
   * our own, without for what makes no sense
   */
  gboolean (*heard) (AnningSoundWord   word,
                     const guint8     *bytes,
                     gsize             size,
                     gpointer          user_data,
                     GCancellable     *cancellable,
                     GError          **error);
  gpointer user_data;
  void (*progress) (double fraction, gpointer user_data); /* (nullable) */
  gpointer progress_data;
} AnningSoundTalk;

gboolean anning_sound_talk         (const AnningSoundTalk  *self,
                                    GInputStream           *stream,
                                    GCancellable           *cancellable,
                                    GError                **error);
/* For tests. @ms: how long it may say nothing, from now on */
void     anning_sound_set_patience (guint                   ms);

G_END_DECLS
