/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From sums to a picture, without a display: scales, where a month stands, and
 * the pixels of stacked areas and bars. All sums in fen, none below zero.
 */

typedef enum
{
  ANNING_CHART_AREAS, /* a sum at each month, joined by straight lines: balances */
  ANNING_CHART_BARS,  /* a sum within each month: money that is paid */
} AnningChartKind;

typedef struct
{
  guint n_months;
  guint n_series;
  const gint64 *values; /* fen, month by month: [month * n_series + series] */
} AnningChartData;

/* A scale from zero whose steps are 1, 2 or 5 times a power of ten yuan. */
typedef struct
{
  gint64 step; /* fen */
  gint64 top;  /* fen, n_steps times step */
  guint n_steps;
} AnningChartScale;

/* How one series is filled. Colours are ARGB, premultiplied. */
typedef struct
{
  guint32 color;
  guint32 second;  /* of the pattern */
  guint pattern;   /* AnningPattern */
} AnningChartFill;

/* Where each series begins and ends in each column of pixels. */
typedef struct
{
  guint width;
  guint height;
  guint n_series;
  float *edges; /* pixels above the ground: [series * width + column]; one row more than there are series */
} AnningChartShape;

gint64            anning_chart_data_get_total   (const AnningChartData  *data,
                                                 guint                   month);
gint64            anning_chart_data_get_largest (const AnningChartData  *data);
guint             anning_chart_data_get_length  (const AnningChartData  *data,
                                                 guint                   series);

void              anning_chart_scale_find       (gint64                  largest,
                                                 guint                   max_steps,
                                                 AnningChartScale       *scale);
guint             anning_chart_month_step       (guint                   n_months,
                                                 guint                   max_labels);

double            anning_chart_month_to_x       (AnningChartKind         kind,
                                                 guint                   n_months,
                                                 guint                   month,
                                                 double                  width);
guint             anning_chart_x_to_month       (AnningChartKind         kind,
                                                 guint                   n_months,
                                                 double                  x,
                                                 double                  width);

AnningChartShape *anning_chart_shape_new        (const AnningChartData  *data,
                                                 AnningChartKind         kind,
                                                 gint64                  top,
                                                 guint                   width,
                                                 guint                   height);
void              anning_chart_shape_free       (AnningChartShape       *shape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningChartShape, anning_chart_shape_free)
void              anning_chart_shape_paint      (const AnningChartShape *shape,
                                                 const AnningChartFill  *fills,
                                                 guint                   unit,
                                                 guint32                *pixels);

G_END_DECLS
