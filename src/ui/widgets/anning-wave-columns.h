/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of a recording's loudness: plain values, nothing is owned. */
typedef struct
{
  const gint8 *pairs; /* minimum and maximum; NULL: nothing is known */
  const guint8 *rms;  /* one for each pair, 255 is full scale; NULL: not known */
  gsize n_pairs;
  guint rate;         /* pairs per second */
} AnningWavePeaks;

/* What stands in one column of pixels. */
typedef struct
{
  gint8 low;
  gint8 high;
  guint8 rms;
} AnningWaveColumn;

/* The part of a recording that is shown, in ms. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
} AnningWaveSpan;

/* Nothing shorter is shown, unless the recording itself is. */
#define ANNING_WAVE_LEAST_SPAN 2000

void   anning_wave_columns_fill (const AnningWavePeaks *peaks,
                                 const AnningWaveSpan  *span,
                                 guint                  n_columns,
                                 AnningWaveColumn      *columns);
guint  anning_wave_loudest      (const AnningWavePeaks *peaks);

double anning_wave_span_x_of    (const AnningWaveSpan  *span,
                                 gint64                 position_ms,
                                 double                 width);
gint64 anning_wave_span_time_at (const AnningWaveSpan  *span,
                                 double                 x,
                                 double                 width);
void   anning_wave_span_limit   (AnningWaveSpan        *span,
                                 gint64                 length_ms);
void   anning_wave_span_zoom    (AnningWaveSpan        *span,
                                 double                 factor,
                                 gint64                 around_ms,
                                 gint64                 length_ms);
void   anning_wave_span_page    (AnningWaveSpan        *span,
                                 gint64                 position_ms,
                                 gint64                 length_ms);
gint64 anning_wave_tick_step    (const AnningWaveSpan  *span,
                                 double                 width,
                                 double                 least_gap);

G_END_DECLS
