/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/audio/audio.h>

G_BEGIN_DECLS

/*
 * What a decode adds up while the samples pass by: their number, and for each piece of
 * 1/rate second its peaks and its root mean square. Used by one thread at a time.
 */
typedef struct
{
  GstAudioInfo info;
  guint rate;           /* pieces per second; falls when there are too many */
  guint most;           /* pieces that are kept at most */
  guint64 earlier_ns;   /* length of what came at another rate */
  guint64 frames;       /* since either rate last changed */
  guint64 piece;        /* number of the open piece since then */
  guint64 piece_end;    /* frame at which it closes */
  gint16 low, high;     /* of the open piece */
  guint64 squares;      /* their sum in the open piece */
  guint n_open;         /* frames in it */
  double mid;           /* squares of half the sum of left and right, of everything */
  double side;          /* squares of half their difference */
  GByteArray *pairs;
  GByteArray *rms;
} AnningPeaks;

void     anning_peaks_init       (AnningPeaks        *self,
                                  guint               rate,
                                  guint               most);
void     anning_peaks_clear      (AnningPeaks        *self);
gboolean anning_peaks_set_format (AnningPeaks        *self,
                                  const GstCaps      *caps);
gboolean anning_peaks_add        (AnningPeaks        *self,
                                  GstBuffer          *buffer);
gint64   anning_peaks_get_length (const AnningPeaks  *self);
gboolean anning_peaks_sides_differ (const AnningPeaks *self);
void     anning_peaks_take       (AnningPeaks        *self,
                                  GBytes            **pairs,
                                  GBytes            **rms);

/* What anning_peaks_add() reads without a conversion. */
#define ANNING_PEAKS_FORMATS "{ " GST_AUDIO_NE (S16) ", " GST_AUDIO_NE (F32) " }"

G_END_DECLS
