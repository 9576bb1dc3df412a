/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-media-error.h"

G_BEGIN_DECLS

/*
 * One full decode: the only way to know a recording's length (containers lie).
 * The same pass makes the peaks for drawing. Memory is bounded by the peaks.
 */
#define ANNING_PEAKS_RATE 50 /* pairs of gint8 (min, max) per second */

typedef struct
{
  gint64 length_ms;
  guint channels;
  guint rate;        /* pairs per second */
  GBytes *pairs;     /* gint8 min, gint8 max, mono mix */
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
