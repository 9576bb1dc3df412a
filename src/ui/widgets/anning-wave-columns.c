/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wave-columns.h"

#include <math.h>

/* A page begins so far before the cursor that it is seen where it comes from. */
#define PAGE_LEAD 0.1

/* What people count time in, in ms. */
static const gint64 steps[] = {
  100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 900000, 1800000, 3600000,
};

/* The pairs from @first up to, but not including, @end. */
static AnningWaveColumn
join_pairs (const AnningWavePeaks *peaks,
            gsize                  first,
            gsize                  end)
{
  AnningWaveColumn column = { 0, 0, 0 };
  guint64 squares = 0;

  if (first >= end)
    return column;

  column.low = peaks->pairs[2 * first];
  column.high = peaks->pairs[2 * first + 1];
  for (gsize i = first; i < end; i++)
    {
      column.low = MIN (column.low, peaks->pairs[2 * i]);
      column.high = MAX (column.high, peaks->pairs[2 * i + 1]);
    }
  if (peaks->rms != NULL)
    {
      for (gsize i = first; i < end; i++)
        squares += (guint64) peaks->rms[i] * peaks->rms[i];
      column.rms = (guint8) lround (sqrt ((double) squares / (double) (end - first)));
    }
  return column;
}

/**
 * anning_wave_columns_fill:
 * @span: may reach beyond the recording; there the columns are 0
 * @columns: (out caller-allocates) (array length=n_columns)
 *
 * Every pair of the span goes into exactly one column: minimum of the minima, maximum of
 * the maxima, root of the mean square. Where there are more columns than pairs, a pair
 * fills several. Places come from the rate, not from the number of pairs: the last pair
 * may stand for less than its time.
 */
void
anning_wave_columns_fill (const AnningWavePeaks *peaks,
                          const AnningWaveSpan  *span,
                          guint                  n_columns,
                          AnningWaveColumn      *columns)
{
  double start = (double) span->start_ms * peaks->rate / 1000.0;
  double per_column = (double) (span->end_ms - span->start_ms) * peaks->rate / 1000.0 / MAX (n_columns, 1);

  for (guint i = 0; i < n_columns; i++)
    {
      double from = MAX (start + per_column * i, 0);
      double to = MAX (start + per_column * (i + 1), 0);
      gsize first = (gsize) from;
      gsize end = MIN (MAX ((gsize) to, first + 1), peaks->n_pairs);

      columns[i] = peaks->pairs != NULL ? join_pairs (peaks, first, end) : (AnningWaveColumn) { 0, 0, 0 };
    }
}

/* Returns: the farthest from silence of all pairs, 0…127 */
guint
anning_wave_loudest (const AnningWavePeaks *peaks)
{
  int loudest = 0;

  for (gsize i = 0; peaks->pairs != NULL && i < 2 * peaks->n_pairs; i++)
    loudest = MAX (loudest, ABS ((int) peaks->pairs[i]));
  return (guint) MIN (loudest, 127);
}

/* Returns: logical pixels from the left edge; outside 0…@width when it is not shown */
double
anning_wave_span_x_of (const AnningWaveSpan *span,
                       gint64                position_ms,
                       double                width)
{
  if (span->end_ms <= span->start_ms)
    return 0;
  return (double) (position_ms - span->start_ms) / (double) (span->end_ms - span->start_ms) * width;
}

/* Returns: ms, within the span */
gint64
anning_wave_span_time_at (const AnningWaveSpan *span,
                          double                x,
                          double                width)
{
  if (width <= 0)
    return span->start_ms;
  return span->start_ms + llround (CLAMP (x / width, 0.0, 1.0) * (double) (span->end_ms - span->start_ms));
}

/* Into the recording, and no shorter than can be told apart; its length is kept where it can be. */
void
anning_wave_span_limit (AnningWaveSpan *span,
                        gint64          length_ms)
{
  gint64 wanted = CLAMP (span->end_ms - span->start_ms, MIN (ANNING_WAVE_LEAST_SPAN, length_ms), length_ms);

  span->start_ms = CLAMP (span->start_ms, 0, length_ms - wanted);
  span->end_ms = span->start_ms + wanted;
}

/**
 * anning_wave_span_zoom:
 * @factor: 2 shows half as much, 0.5 twice as much
 * @around_ms: stays at the same pixel, unless an end of the recording is in the way
 */
void
anning_wave_span_zoom (AnningWaveSpan *span,
                       double          factor,
                       gint64          around_ms,
                       gint64          length_ms)
{
  double before = (double) (span->end_ms - span->start_ms);
  double after = CLAMP (before / factor, (double) MIN (ANNING_WAVE_LEAST_SPAN, length_ms), (double) length_ms);
  double share = before > 0 ? CLAMP ((double) (around_ms - span->start_ms) / before, 0.0, 1.0) : 0;

  around_ms = CLAMP (around_ms, span->start_ms, span->end_ms);
  span->start_ms = around_ms - llround (share * after);
  span->end_ms = span->start_ms + llround (after);
  anning_wave_span_limit (span, length_ms);
}

/* Turns the page to @position_ms; its length stays. */
void
anning_wave_span_page (AnningWaveSpan *span,
                       gint64          position_ms,
                       gint64          length_ms)
{
  gint64 shown = span->end_ms - span->start_ms;

  span->start_ms = position_ms - llround (PAGE_LEAD * (double) shown);
  span->end_ms = span->start_ms + shown;
  anning_wave_span_limit (span, length_ms);
}

/* Returns: ms from one label of the scale to the next, at least @least_gap pixels apart */
gint64
anning_wave_tick_step (const AnningWaveSpan *span,
                       double                width,
                       double                least_gap)
{
  double least = width > 0 ? (double) (span->end_ms - span->start_ms) * least_gap / width : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if ((double) steps[i] >= least)
      return steps[i];
  /* Whole hours from there on. */
  return (gint64) ceil (least / 3600000.0) * 3600000;
}
