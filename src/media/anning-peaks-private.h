/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/audio/audio.h>

G_BEGIN_DECLS

/* What a decode adds up while the samples pass by: their number, and peaks. Used by one thread at a time. */
typedef struct
{
  GstAudioInfo info;
  guint rate;           /* pairs per second */
  guint64 earlier_ns;   /* length of what came at another sampling rate */
  guint64 frames;       /* since the sampling rate last changed */
  guint64 piece;        /* number of the open pair since then */
  guint64 piece_end;    /* frame at which it closes */
  gint16 low, high;
  gboolean open;
  GByteArray *pairs;
} AnningPeaks;

void     anning_peaks_init       (AnningPeaks        *self,
                                  guint               rate);
void     anning_peaks_clear      (AnningPeaks        *self);
gboolean anning_peaks_set_format (AnningPeaks        *self,
                                  const GstCaps      *caps);
gboolean anning_peaks_add        (AnningPeaks        *self,
                                  GstBuffer          *buffer);
gint64   anning_peaks_get_length (const AnningPeaks  *self);
GBytes  *anning_peaks_take_pairs (AnningPeaks        *self);

/* What anning_peaks_add() reads without a conversion. */
#define ANNING_PEAKS_FORMATS "{ " GST_AUDIO_NE (S16) ", " GST_AUDIO_NE (F32) " }"

G_END_DECLS
