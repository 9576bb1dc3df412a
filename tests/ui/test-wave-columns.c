/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wave-columns.h"

/* Eight pairs, four a second: two seconds. */
static const gint8 pairs[] = { -1, 1, -2, 2, -3, 9, -4, 4, -50, 5, -6, 60, -7, 7, -8, 8 };
static const guint8 rms[] = { 3, 4, 0, 0, 10, 10, 10, 10 };

static const AnningWavePeaks peaks = { pairs, rms, 8, 4 };
static const AnningWaveSpan whole = { 0, 2000 };

static void
assert_column (const AnningWaveColumn *column,
               int                     low,
               int                     high,
               int                     average)
{
  g_assert_cmpint (column->low, ==, low);
  g_assert_cmpint (column->high, ==, high);
  g_assert_cmpint (column->rms, ==, average);
}

/* The lowest and the highest of all that falls into a column; the average is that of the power. */
static void
test_joined (void)
{
  AnningWaveColumn columns[3];

  /* Four pairs each. */
  anning_wave_columns_fill (&peaks, &whole, 2, columns);
  assert_column (&columns[0], -4, 9, 3); /* √(25 / 4) = 2.5, rounded */
  assert_column (&columns[1], -50, 60, 10);

  /* Eight pairs on three columns: 2, 3 and 3 of them; none is left out, none counted twice. */
  anning_wave_columns_fill (&peaks, &whole, 3, columns);
  assert_column (&columns[0], -2, 2, 4); /* √12.5 = 3.54 */
  assert_column (&columns[1], -50, 9, 6); /* √(100 / 3) = 5.77 */
  assert_column (&columns[2], -8, 60, 10);
}

/* Where there are more columns than pairs each pair fills several. */
static void
test_spread (void)
{
  AnningWaveColumn columns[4];
  AnningWaveSpan part = { 1000, 1500 };

  anning_wave_columns_fill (&peaks, &part, 4, columns);
  assert_column (&columns[0], -50, 5, 10);
  assert_column (&columns[1], -50, 5, 10);
  assert_column (&columns[2], -6, 60, 10);
  assert_column (&columns[3], -6, 60, 10);
}

/* Beyond the recording, without peaks, without an average. */
static void
test_missing (void)
{
  AnningWaveColumn columns[4];
  AnningWaveSpan beyond = { 1500, 3500 };
  AnningWavePeaks silent = { NULL, NULL, 0, 0 };
  AnningWavePeaks old = { pairs, NULL, 8, 4 };

  anning_wave_columns_fill (&peaks, &beyond, 4, columns);
  assert_column (&columns[0], -8, 8, 10);
  for (guint i = 1; i < 4; i++)
    assert_column (&columns[i], 0, 0, 0);

  anning_wave_columns_fill (&silent, &whole, 4, columns);
  for (guint i = 0; i < 4; i++)
    assert_column (&columns[i], 0, 0, 0);

  anning_wave_columns_fill (&old, &whole, 4, columns);
  assert_column (&columns[1], -4, 9, 0);

  g_assert_cmpuint (anning_wave_loudest (&peaks), ==, 60);
  g_assert_cmpuint (anning_wave_loudest (&silent), ==, 0);
}

static void
test_places (void)
{
  AnningWaveSpan span = { 60000, 120000 };

  g_assert_cmpfloat (anning_wave_span_x_of (&span, 60000, 600), ==, 0);
  g_assert_cmpfloat (anning_wave_span_x_of (&span, 75000, 600), ==, 150);
  g_assert_cmpfloat (anning_wave_span_x_of (&span, 120000, 600), ==, 600);
  /* Outside it is outside the widget. */
  g_assert_cmpfloat (anning_wave_span_x_of (&span, 54000, 600), ==, -60);
  g_assert_cmpint (anning_wave_span_time_at (&span, 150, 600), ==, 75000);
  g_assert_cmpint (anning_wave_span_time_at (&span, -20, 600), ==, 60000);
  g_assert_cmpint (anning_wave_span_time_at (&span, 601, 600), ==, 120000);
  g_assert_cmpint (anning_wave_span_time_at (&span, 5, 0), ==, 60000);
}

static void
assert_span (const AnningWaveSpan *span,
             gint64                start_ms,
             gint64                end_ms)
{
  g_assert_cmpint (span->start_ms, ==, start_ms);
  g_assert_cmpint (span->end_ms, ==, end_ms);
}

/* The place under the pointer stays under it. */
static void
test_zoom (void)
{
  AnningWaveSpan span = { 0, 600000 };

  /* A quarter of the way before, a quarter of the way after. */
  anning_wave_span_zoom (&span, 2, 150000, 600000);
  assert_span (&span, 75000, 375000);
  anning_wave_span_zoom (&span, 2, 150000, 600000);
  assert_span (&span, 112500, 262500);
  anning_wave_span_zoom (&span, 0.25, 150000, 600000);
  assert_span (&span, 0, 600000);

  /* At the end of the recording its end is in the way. */
  span = (AnningWaveSpan) { 500000, 600000 };
  anning_wave_span_zoom (&span, 0.5, 500000, 600000);
  assert_span (&span, 400000, 600000);

  /* No nearer than two seconds, no farther than everything. */
  anning_wave_span_zoom (&span, 1000, 500000, 600000);
  assert_span (&span, 499000, 501000);
  anning_wave_span_zoom (&span, 0.0001, 500000, 600000);
  assert_span (&span, 0, 600000);

  /* One that is shorter than that is always shown in full. */
  span = (AnningWaveSpan) { 0, 900 };
  anning_wave_span_zoom (&span, 4, 450, 900);
  assert_span (&span, 0, 900);
}

static void
test_page (void)
{
  AnningWaveSpan span = { 0, 60000 };

  anning_wave_span_page (&span, 60010, 600000);
  assert_span (&span, 54010, 114010);
  anning_wave_span_page (&span, 599000, 600000);
  assert_span (&span, 540000, 600000);
  anning_wave_span_page (&span, 1000, 600000);
  assert_span (&span, 0, 60000);

  span = (AnningWaveSpan) { -5000, 900000 };
  anning_wave_span_limit (&span, 600000);
  assert_span (&span, 0, 600000);
}

/* Steps that people count in, at least so many pixels apart. */
static void
test_ticks (void)
{
  AnningWaveSpan minute = { 0, 60000 };
  AnningWaveSpan hours = { 0, 6 * 3600000 };
  AnningWaveSpan day = { 0, 24 * 3600000 };

  g_assert_cmpint (anning_wave_tick_step (&minute, 600, 60), ==, 10000);
  g_assert_cmpint (anning_wave_tick_step (&minute, 600, 100), ==, 10000);
  g_assert_cmpint (anning_wave_tick_step (&minute, 600, 101), ==, 15000);
  g_assert_cmpint (anning_wave_tick_step (&hours, 600, 60), ==, 3600000);
  g_assert_cmpint (anning_wave_tick_step (&day, 600, 60), ==, 3 * 3600000);
  minute.end_ms = 2000;
  g_assert_cmpint (anning_wave_tick_step (&minute, 600, 60), ==, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/wave-columns/joined", test_joined);
  g_test_add_func ("/ui/wave-columns/spread", test_spread);
  g_test_add_func ("/ui/wave-columns/missing", test_missing);
  g_test_add_func ("/ui/wave-columns/places", test_places);
  g_test_add_func ("/ui/wave-columns/zoom", test_zoom);
  g_test_add_func ("/ui/wave-columns/page", test_page);
  g_test_add_func ("/ui/wave-columns/ticks", test_ticks);

  return g_test_run ();
}
