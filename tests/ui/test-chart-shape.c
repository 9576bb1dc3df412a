/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-chart-shape.h"
#include "anning-palette.h"

#include <math.h>

/* Two debts over three months: 300 and 100 yuan, 200 and 0, 0 and 0. */
static const gint64 falling[] = { 30000, 10000, 20000, 0, 0, 0 };

static const AnningChartData two = { 3, 2, falling };
static const AnningChartFill fills[] = {
  { 0xff102030, 0xffffffff, ANNING_PATTERN_PLAIN },
  { 0xff405060, 0xff000000, ANNING_PATTERN_PLAIN },
};

static void
test_sums (void)
{
  static const gint64 gap[] = { 5, 0, 7, 0 };
  const AnningChartData one = { 4, 1, gap };
  const AnningChartData none = { 0, 0, NULL };

  g_assert_cmpint (anning_chart_data_get_total (&two, 0), ==, 40000);
  g_assert_cmpint (anning_chart_data_get_total (&two, 2), ==, 0);
  g_assert_cmpint (anning_chart_data_get_largest (&two), ==, 40000);
  g_assert_cmpuint (anning_chart_data_get_length (&two, 0), ==, 2);
  g_assert_cmpuint (anning_chart_data_get_length (&two, 1), ==, 1);
  /* A month without money is not the end. */
  g_assert_cmpuint (anning_chart_data_get_length (&one, 0), ==, 3);
  g_assert_cmpint (anning_chart_data_get_largest (&none), ==, 0);
}

static void
test_scale (void)
{
  /* Largest sum in fen, steps at most; expected step in fen and number of steps. */
  static const struct
  {
    gint64 largest;
    guint max;
    gint64 step;
    guint n;
  } cases[] = {
    { 0, 4, 100, 1 },
    { 1, 4, 100, 1 },
    { 400, 4, 100, 4 },
    { 401, 4, 200, 3 },
    { 900, 4, 500, 2 },
    { 2001, 4, 1000, 3 },
    { 18642000, 4, 5000000, 4 },  /* 186,420 yuan: 50,000 each, up to 200,000 */
    { 235000, 5, 50000, 5 },      /* 2,350 yuan: 500 each, up to 2,500 */
    { 100000000000, 1, 100000000000, 1 },
    { G_GINT64_CONSTANT (50000000000001), 4, G_GINT64_CONSTANT (20000000000000), 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnningChartScale scale;

      anning_chart_scale_find (cases[i].largest, cases[i].max, &scale);
      g_assert_cmpint (scale.step, ==, cases[i].step);
      g_assert_cmpuint (scale.n_steps, ==, cases[i].n);
      g_assert_cmpint (scale.top, ==, cases[i].step * cases[i].n);
    }
}

static void
test_months (void)
{
  g_assert_cmpuint (anning_chart_month_step (6, 6), ==, 1);
  g_assert_cmpuint (anning_chart_month_step (7, 6), ==, 2);
  g_assert_cmpuint (anning_chart_month_step (24, 6), ==, 6);
  g_assert_cmpuint (anning_chart_month_step (37, 6), ==, 12);
  g_assert_cmpuint (anning_chart_month_step (360, 6), ==, 60);
  g_assert_cmpuint (anning_chart_month_step (600, 1), ==, 600);

  /* Areas run from edge to edge, bars stand in the middle of their months. */
  g_assert_cmpfloat_with_epsilon (anning_chart_month_to_x (ANNING_CHART_AREAS, 5, 0, 100), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (anning_chart_month_to_x (ANNING_CHART_AREAS, 5, 4, 100), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (anning_chart_month_to_x (ANNING_CHART_BARS, 5, 0, 100), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (anning_chart_month_to_x (ANNING_CHART_BARS, 5, 4, 100), 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (anning_chart_month_to_x (ANNING_CHART_AREAS, 1, 0, 100), 0, 1e-9);

  g_assert_cmpuint (anning_chart_x_to_month (ANNING_CHART_AREAS, 5, 12, 100), ==, 0);
  g_assert_cmpuint (anning_chart_x_to_month (ANNING_CHART_AREAS, 5, 13, 100), ==, 1);
  g_assert_cmpuint (anning_chart_x_to_month (ANNING_CHART_BARS, 5, 19, 100), ==, 0);
  g_assert_cmpuint (anning_chart_x_to_month (ANNING_CHART_BARS, 5, 21, 100), ==, 1);
  g_assert_cmpuint (anning_chart_x_to_month (ANNING_CHART_BARS, 5, -7, 100), ==, 0);
  g_assert_cmpuint (anning_chart_x_to_month (ANNING_CHART_BARS, 5, 700, 100), ==, 4);
  g_assert_cmpuint (anning_chart_x_to_month (ANNING_CHART_AREAS, 0, 50, 100), ==, 0);
}

static float
edge (const AnningChartShape *shape,
      guint                   series,
      guint                   column)
{
  return shape->edges[series * shape->width + column];
}

static void
test_areas (void)
{
  g_autoptr (AnningChartShape) shape = anning_chart_shape_new (&two, ANNING_CHART_AREAS, 40000, 5, 80);

  /* Five columns: the months stand in columns 0, 2 and 4, half-way values between them. 500 fen to the pixel. */
  g_assert_cmpfloat_with_epsilon (edge (shape, 0, 0), 0, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 1, 0), 60, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 0), 80, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 1, 1), 50, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 1), 60, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 1, 2), 40, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 2), 40, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 3), 20, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 4), 0, 1e-4);
}

static void
test_bars (void)
{
  g_autoptr (AnningChartShape) shape = anning_chart_shape_new (&two, ANNING_CHART_BARS, 40000, 30, 80);

  /* Ten columns a month, the last two of them empty. */
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 0), 80, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 7), 80, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 8), 0, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 9), 0, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 1, 10), 40, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 17), 40, 1e-4);
  g_assert_cmpfloat_with_epsilon (edge (shape, 2, 20), 0, 1e-4);
}

/* More months than pixels: what lies above the ground stays the same sum. */
static void
test_many_months (void)
{
  static gint64 values[360];
  const AnningChartData data = { 360, 1, values };
  g_autoptr (AnningChartShape) shape = NULL;
  double sum = 0;

  /* A single month of 360,000 fen among empty ones, and one column is three and three fifths of a month. */
  values[180] = 360000;
  shape = anning_chart_shape_new (&data, ANNING_CHART_BARS, 100000, 100, 100);
  for (guint x = 0; x < 100; x++)
    sum += edge (shape, 1, x);
  /* 360,000 fen over 3.6 months are 100,000 a month: the full height of one column. */
  g_assert_cmpfloat_with_epsilon (sum, 100, 1e-3);
  g_assert_cmpfloat_with_epsilon (edge (shape, 1, 50), 100, 1e-3);
}

static guint32
pixel (const guint32 *pixels,
       guint          width,
       guint          height,
       guint          column,
       guint          above)
{
  return pixels[(height - 1 - above) * width + column];
}

static void
test_paint (void)
{
  static const gint64 values[] = { 1050, 950 };
  const AnningChartData data = { 1, 2, values };
  g_autoptr (AnningChartShape) shape = anning_chart_shape_new (&data, ANNING_CHART_AREAS, 4000, 3, 40);
  guint32 pixels[3 * 40];

  /* 100 fen to the pixel: 10.5 pixels of the first with its line at the upper end, 9.5 of the second, 20 empty. */
  anning_chart_shape_paint (shape, fills, 1, pixels);
  for (guint x = 0; x < 3; x++)
    {
      g_assert_cmphex (pixel (pixels, 3, 40, x, 0), ==, 0xff102030);
      g_assert_cmphex (pixel (pixels, 3, 40, x, 8), ==, 0xff102030);
      /* Half of the pixel is the first's, half of the line's; then half and half of line and second. */
      g_assert_cmphex (pixel (pixels, 3, 40, x, 9), ==, 0x80081018);
      g_assert_cmphex (pixel (pixels, 3, 40, x, 10), ==, 0x80202830);
      g_assert_cmphex (pixel (pixels, 3, 40, x, 11), ==, 0xff405060);
      g_assert_cmphex (pixel (pixels, 3, 40, x, 19), ==, 0xff405060);
      g_assert_cmphex (pixel (pixels, 3, 40, x, 20), ==, 0);
      g_assert_cmphex (pixel (pixels, 3, 40, x, 39), ==, 0);
    }
}

/* Each pattern shows both of its colours, and no two are the same. */
static void
test_patterns (void)
{
  static const gint64 values[] = { 4800 };
  const AnningChartData data = { 1, 1, values };
  g_autoptr (AnningChartShape) shape = anning_chart_shape_new (&data, ANNING_CHART_AREAS, 4800, 48, 48);
  guint32 pictures[ANNING_N_PATTERNS][48 * 48];

  for (guint i = 0; i < ANNING_N_PATTERNS; i++)
    {
      const AnningChartFill fill = { 0xff102030, 0xffffffff, i };
      guint n_second = 0;

      anning_chart_shape_paint (shape, &fill, 1, pictures[i]);
      /* Without the uppermost row, where the series ends. */
      for (guint j = 48; j < G_N_ELEMENTS (pictures[i]); j++)
        n_second += pictures[i][j] == 0xffffffff;
      if (i == ANNING_PATTERN_PLAIN)
        g_assert_cmpuint (n_second, ==, 0);
      else
        g_assert_cmpuint (n_second, >, 48 * 48 / 10);
      for (guint j = 0; j < i; j++)
        g_assert_true (memcmp (pictures[i], pictures[j], sizeof pictures[i]) != 0);
    }
}

static void
test_empty (void)
{
  const AnningChartData data = { 0, 2, NULL };
  g_autoptr (AnningChartShape) shape = anning_chart_shape_new (&data, ANNING_CHART_AREAS, 100, 2, 2);
  g_autoptr (AnningChartShape) flat = anning_chart_shape_new (&two, ANNING_CHART_BARS, 40000, 0, 0);
  guint32 pixels[4] = { 1, 1, 1, 1 };

  anning_chart_shape_paint (shape, fills, 1, pixels);
  for (guint i = 0; i < 4; i++)
    g_assert_cmphex (pixels[i], ==, 0);
  anning_chart_shape_paint (flat, fills, 1, pixels);
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1: relative luminance. */
static double
luminance (const double rgb[3])
{
  return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

/* OKLab of linear RGB (Ottosson, 2020). */
static void
to_oklab (const double rgb[3],
          double       lab[3])
{
  double l = cbrt (0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
  double m = cbrt (0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
  double s = cbrt (0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);

  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

/* Everyone, and without one kind of cones: Machado, Oliveira, Fernandes (2009), severity 1.0. */
static const double eyes[4][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static void
see (guint    series,
     gboolean dark,
     guint    eye,
     double   seen[3])
{
  GdkRGBA color;
  double rgb[3];

  anning_palette_get_color (series, dark, &color);
  rgb[0] = linear (color.red);
  rgb[1] = linear (color.green);
  rgb[2] = linear (color.blue);
  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (eyes[eye][i][0] * rgb[0] + eyes[eye][i][1] * rgb[1] + eyes[eye][i][2] * rgb[2], 0, 1);
}

static void
test_palette (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      /* White cards, and those of the dark style, #363636. */
      double card = dark ? linear (0x36 / 255.0) : 1;

      for (guint i = 0; i < ANNING_PALETTE_COLORS; i++)
        {
          double rgb[3], light;

          see (i, dark, 0, rgb);
          light = luminance (rgb);
          g_assert_cmpfloat ((MAX (light, card) + 0.05) / (MIN (light, card) + 0.05), >=, 3);
          for (guint j = 0; j < i; j++)
            {
              for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
                {
                  double one[3], other[3], a[3], b[3];

                  see (i, dark, eye, one);
                  see (j, dark, eye, other);
                  to_oklab (one, a);
                  to_oklab (other, b);
                  g_assert_cmpfloat (hypot (hypot (a[0] - b[0], a[1] - b[1]), a[2] - b[2]), >=, 0.1);
                }
            }
        }
    }
  g_assert_cmpuint (anning_palette_get_pattern (7, FALSE), ==, ANNING_PATTERN_PLAIN);
  g_assert_cmpuint (anning_palette_get_pattern (8, FALSE), ==, ANNING_PATTERN_RISING);
  g_assert_cmpuint (anning_palette_get_pattern (1, TRUE), !=, anning_palette_get_pattern (0, TRUE));
  g_assert_cmpuint (anning_palette_get_pattern (8, TRUE), !=, anning_palette_get_pattern (0, TRUE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-shape/sums", test_sums);
  g_test_add_func ("/chart-shape/scale", test_scale);
  g_test_add_func ("/chart-shape/months", test_months);
  g_test_add_func ("/chart-shape/areas", test_areas);
  g_test_add_func ("/chart-shape/bars", test_bars);
  g_test_add_func ("/chart-shape/many-months", test_many_months);
  g_test_add_func ("/chart-shape/paint", test_paint);
  g_test_add_func ("/chart-shape/patterns", test_patterns);
  g_test_add_func ("/chart-shape/empty", test_empty);
  g_test_add_func ("/chart-shape/palette", test_palette);
  return g_test_run ();
}
