/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-media-error.h"

G_BEGIN_DECLS

/*
 * One full decode: the only way to know a recording's length (containers lie).
 * The same pass makes the peaks for drawing. Memory is bounded by the peaks.
 */
#define ANNING_PEAKS_RATE 50 /* pairs of gint8 (min, max) per second, of up to four hours */
/* A recording that has more is drawn at 25, 5 or 1 a second. */
#define ANNING_PEAKS_MOST 720000

typedef struct
{
  gint64 length_ms;
  guint channels;
  guint rate;            /* pairs per second */
  GBytes *pairs;         /* gint8 min, gint8 max, mono mix */
  GBytes *rms;           /* guint8 a pair: its root mean square, 255 is full scale; mono mix */
  gboolean broken;       /* an error came after some sound: length_ms is up to there */
  gboolean sides_differ; /* stereo whose left and right are not nearly the same */
} AnningDecoded;

void           anning_decoded_free (AnningDecoded *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDecoded, anning_decoded_free)

/* Blocking: for a worker thread. @stream must be seekable; it is read, not closed. */
AnningDecoded *anning_decode       (GInputStream        *stream,
                                    void               (*progress) (double fraction, gpointer user_data),
                                    gpointer             user_data,
                                    GCancellable        *cancellable,
                                    GError             **error);

G_END_DECLS
