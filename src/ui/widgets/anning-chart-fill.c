/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-chart-fill.h"

#include <adwaita.h>

#include "anning-palette.h"

static guint32
to_argb (const GdkRGBA *color)
{
  return 0xff000000U | (guint32) (color->red * 255.0f + 0.5f) << 16 |
         (guint32) (color->green * 255.0f + 0.5f) << 8 | (guint32) (color->blue * 255.0f + 0.5f);
}

/**
 * anning_chart_fill_find:
 * @fill: (out): how that series is filled in the present style
 */
void
anning_chart_fill_find (guint            series,
                        AnningChartFill *fill)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  GdkRGBA color;
  GdkRGBA ground = { 1, 1, 1, 1 };

  g_return_if_fail (fill != NULL);

  anning_palette_get_color (series, dark, &color);
  fill->color = to_argb (&color);
  if (dark)
    ground.red = ground.green = ground.blue = 0.16f;
  /* The lines of a pattern: two thirds of the way to the ground. */
  color.red = (color.red + 2 * ground.red) / 3;
  color.green = (color.green + 2 * ground.green) / 3;
  color.blue = (color.blue + 2 * ground.blue) / 3;
  fill->second = to_argb (&color);
  fill->pattern = anning_palette_get_pattern (series, adw_style_manager_get_high_contrast (style));
}
