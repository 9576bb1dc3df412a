/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-chart-shape.h"

#include <math.h>

#include "anning-palette.h"

/* The smallest step of a scale: one yuan. */
#define SMALLEST_STEP 100
/* Bars narrower than this have no gap between them. */
#define BAR_WITH_GAP 4.0

/**
 * anning_chart_data_get_total:
 *
 * Returns: fen, all series of one month together
 */
gint64
anning_chart_data_get_total (const AnningChartData *data,
                             guint                  month)
{
  gint64 total = 0;

  g_return_val_if_fail (data != NULL && month < data->n_months, 0);

  for (guint i = 0; i < data->n_series; i++)
    total += data->values[(gsize) month * data->n_series + i];
  return total;
}

/**
 * anning_chart_data_get_largest:
 *
 * Returns: fen, the total of the month whose total is largest; 0 without months
 */
gint64
anning_chart_data_get_largest (const AnningChartData *data)
{
  gint64 largest = 0;

  g_return_val_if_fail (data != NULL, 0);

  for (guint i = 0; i < data->n_months; i++)
    largest = MAX (largest, anning_chart_data_get_total (data, i));
  return largest;
}

/**
 * anning_chart_data_get_length:
 *
 * Returns: the number of months until nothing is left of a series for good;
 *   n_months when something is left in the last one
 */
guint
anning_chart_data_get_length (const AnningChartData *data,
                              guint                  series)
{
  guint length;

  g_return_val_if_fail (data != NULL && series < data->n_series, 0);

  length = data->n_months;
  while (length > 0 && data->values[(gsize) (length - 1) * data->n_series + series] == 0)
    length--;
  return length;
}

/**
 * anning_chart_scale_find:
 * @largest: fen, has room below the top
 * @max_steps: at most so many steps; at least 1
 * @scale: (out): never without a step
 */
void
anning_chart_scale_find (gint64            largest,
                         guint             max_steps,
                         AnningChartScale *scale)
{
  static const gint64 factors[] = { 2, 5, 10 };
  gint64 power = SMALLEST_STEP;
  gint64 step = SMALLEST_STEP;
  guint i = 0;

  g_return_if_fail (max_steps > 0 && scale != NULL);

  /* Sums of a form end far below what would overflow here. */
  while (step < G_MAXINT64 / 20 && (largest + step - 1) / step > max_steps)
    {
      step = power * factors[i];
      i = (i + 1) % G_N_ELEMENTS (factors);
      if (i == 0)
        power *= 10;
    }
  scale->step = step;
  scale->n_steps = (guint) MAX ((largest + step - 1) / step, 1);
  scale->top = scale->step * scale->n_steps;
}

/**
 * anning_chart_month_step:
 * @max_labels: so many fit side by side; at least 1
 *
 * Returns: every so many months there is a label: 1, 2, 3, 6, or whole years
 */
guint
anning_chart_month_step (guint n_months,
                         guint max_labels)
{
  static const guint steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240 };

  g_return_val_if_fail (max_labels > 0, 1);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if ((n_months + steps[i] - 1) / steps[i] <= max_labels)
        return steps[i];
    }
  return 600;
}

/**
 * anning_chart_month_to_x:
 *
 * Returns: the middle of a month, in the unit of @width
 */
double
anning_chart_month_to_x (AnningChartKind kind,
                         guint           n_months,
                         guint           month,
                         double          width)
{
  if (kind == ANNING_CHART_BARS)
    return n_months > 0 ? (month + 0.5) * width / n_months : 0;
  return n_months > 1 ? month * width / (n_months - 1) : 0;
}

/**
 * anning_chart_x_to_month:
 *
 * Returns: the month that stands nearest to @x, which may be outside; 0 without months
 */
guint
anning_chart_x_to_month (AnningChartKind kind,
                         guint           n_months,
                         double          x,
                         double          width)
{
  double month;

  if (n_months < 2 || width <= 0)
    return 0;
  month = kind == ANNING_CHART_BARS ? floor (x * n_months / width) : floor (x * (n_months - 1) / width + 0.5);
  return (guint) CLAMP (month, 0, n_months - 1);
}

static double
value_at (const AnningChartData *data,
          guint                  series,
          guint                  month)
{
  return (double) data->values[(gsize) month * data->n_series + series];
}

/* What a column shows of one series: between two months, in the proportion of their distances. */
static double
area_at (const AnningChartData *data,
         guint                  series,
         guint                  column,
         guint                  width)
{
  double place = width > 1 ? (double) column * (data->n_months - 1) / (width - 1) : 0;
  guint month = MIN ((guint) place, data->n_months - 1);
  double share = place - month;

  if (month + 1 >= data->n_months)
    return value_at (data, series, data->n_months - 1);
  return (1 - share) * value_at (data, series, month) + share * value_at (data, series, month + 1);
}

/* The same for bars: where several months share a column, each counts as far as it reaches into it. */
static double
bar_at (const AnningChartData *data,
        guint                  series,
        guint                  column,
        guint                  width)
{
  double from = (double) column * data->n_months / width;
  double to = (double) (column + 1) * data->n_months / width;
  double sum = 0;

  /* A column between two wide bars belongs to one of them. */
  if (to - from <= 1)
    return value_at (data, series, MIN ((guint) ((from + to) / 2), data->n_months - 1));
  for (guint month = (guint) from; month < data->n_months && month < to; month++)
    sum += value_at (data, series, month) * (MIN (to, month + 1.0) - MAX (from, month));
  return sum / (to - from);
}

/* The last columns of each bar stay empty, a fifth of it. */
static gboolean
is_gap (guint n_months,
        guint column,
        guint width)
{
  double bar = (double) width / n_months;
  double place = fmod (column + 0.5, bar);

  return bar >= BAR_WITH_GAP && place > bar - MAX (1, bar / 5);
}

/**
 * anning_chart_shape_new:
 * @top: fen, what the full height stands for; above zero
 * @width: pixels
 * @height: pixels
 *
 * Time grows with the number of columns, not with that of the months.
 */
AnningChartShape *
anning_chart_shape_new (const AnningChartData *data,
                        AnningChartKind        kind,
                        gint64                 top,
                        guint                  width,
                        guint                  height)
{
  AnningChartShape *shape;

  g_return_val_if_fail (data != NULL && top > 0, NULL);

  shape = g_new0 (AnningChartShape, 1);
  shape->width = width;
  shape->height = height;
  shape->n_series = data->n_series;
  shape->edges = g_new0 (float, (gsize) (data->n_series + 1) * width);
  if (data->n_months == 0 || width == 0)
    return shape;
  for (guint i = 0; i < data->n_series; i++)
    {
      const float *below = shape->edges + (gsize) i * width;
      float *above = shape->edges + (gsize) (i + 1) * width;

      for (guint x = 0; x < width; x++)
        {
          double value;

          if (kind == ANNING_CHART_BARS)
            value = is_gap (data->n_months, x, width) ? 0 : bar_at (data, i, x, width);
          else
            value = area_at (data, i, x, width);
          above[x] = below[x] + (float) (value * height / (double) top);
        }
    }
  return shape;
}

void
anning_chart_shape_free (AnningChartShape *shape)
{
  if (shape == NULL)
    return;
  g_free (shape->edges);
  g_free (shape);
}

static guint32
pick_color (const AnningChartFill *fill,
            guint                  x,
            guint                  y,
            guint                  unit)
{
  guint u = x / unit, v = y / unit;
  gboolean second = FALSE;

  switch ((AnningPattern) fill->pattern)
    {
    case ANNING_PATTERN_RISING:
      second = (u + 7 * v) % 8 < 2;
      break;
    case ANNING_PATTERN_FALLING:
      second = (u + v) % 8 < 2;
      break;
    case ANNING_PATTERN_LEVEL:
      second = v % 6 < 2;
      break;
    case ANNING_PATTERN_UPRIGHT:
      second = u % 6 < 2;
      break;
    case ANNING_PATTERN_DOTS:
      second = (u + v / 4 % 2 * 3) % 6 < 2 && v % 4 < 2;
      break;
    case ANNING_PATTERN_PLAIN:
    case ANNING_N_PATTERNS:
    default:
      break;
    }
  return second ? fill->second : fill->color;
}

static void
add_color (double  sum[4],
           guint32 color,
           double  share)
{
  for (guint i = 0; i < 4; i++)
    sum[i] += share * (color >> (8 * i) & 0xff);
}

/* A pixel in which something begins or ends: each series counts as far as it reaches into it. */
static guint32
mix (const AnningChartShape *shape,
     const AnningChartFill  *fills,
     guint                   unit,
     guint                   x,
     guint                   y,
     guint                   series)
{
  double sum[4] = { 0 };
  double place = y;
  guint32 color = 0;

  for (; series < shape->n_series && place < y + 1; series++)
    {
      float below = shape->edges[(gsize) series * shape->width + x];
      float above = shape->edges[(gsize) (series + 1) * shape->width + x];
      /* A line of the ground between two series; thin ones have no room for it. */
      float line = above - below > (float) (3 * unit) && series + 1 < shape->n_series ? (float) unit : 0;
      double end = MIN (above - line, y + 1);

      if (end > place)
        add_color (sum, pick_color (&fills[series], x, y, unit), end - place);
      place = MAX (place, MIN (above, y + 1));
    }
  for (guint i = 0; i < 4; i++)
    color |= (guint32) (sum[i] + 0.5) << (8 * i);
  return color;
}

/**
 * anning_chart_shape_paint:
 * @fills: (array): one per series
 * @unit: pixels per logical pixel, for lines and patterns; at least 1
 * @pixels: (array): width times height, the top row first; all are written, ARGB
 *   premultiplied as Cairo has them
 */
void
anning_chart_shape_paint (const AnningChartShape *shape,
                          const AnningChartFill  *fills,
                          guint                   unit,
                          guint32                *pixels)
{
  g_autofree guint *series = NULL;

  g_return_if_fail (shape != NULL && unit > 0);
  g_return_if_fail (pixels != NULL && (fills != NULL || shape->n_series == 0));

  /* Row by row as they lie in memory; each column knows in which series it is. */
  series = g_new0 (guint, shape->width);
  for (guint y = 0; y < shape->height; y++)
    {
      guint32 *row = pixels + (gsize) (shape->height - 1 - y) * shape->width;

      for (guint x = 0; x < shape->width; x++)
        {
          const float *edges = shape->edges + x;
          guint i = series[x];

          while (i < shape->n_series && edges[(gsize) (i + 1) * shape->width] <= (float) y)
            i++;
          series[x] = i;
          if (i == shape->n_series)
            row[x] = 0;
          else if (edges[(gsize) i * shape->width] <= (float) y &&
                   edges[(gsize) (i + 1) * shape->width] - (float) unit >= (float) (y + 1))
            row[x] = pick_color (&fills[i], x, y, unit);
          else
            row[x] = mix (shape, fills, unit, x, y, i);
        }
    }
}
