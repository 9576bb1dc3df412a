/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-palette.h"

/*
 * Chosen so that any two differ by 0.1 or more in OKLab (Ottosson, 2020) as
 * they are and as seen without one of the three kinds of cones (Machado,
 * Oliveira, Fernandes, 2009), neighbours by more; each has a contrast of 3 : 1
 * or more to the card below it (WCAG 2.1, 1.4.11). No red: that is kept for
 * danger to people.
 */
static const guint32 light_colors[ANNING_PALETTE_COLORS] = {
  0x1d8071, 0x44206f, 0x6f4fa1, 0x9c5d21, 0x9f7ed6, 0x04585c, 0xcb7d34, 0x703f0e,
};

static const guint32 dark_colors[ANNING_PALETTE_COLORS] = {
  0x71cbb9, 0x9372c8, 0xe3ad4b, 0x7af4fb, 0x4aa494, 0xd3eb85, 0xb897f0, 0xcb7d34,
};

static float
channel (guint32 rgb,
         guint   shift)
{
  return (float) (rgb >> shift & 0xff) / 255.0f;
}

/**
 * anning_palette_get_color:
 * @series: which one, from 0; any number
 * @dark: for the dark style
 * @color: (out)
 */
void
anning_palette_get_color (guint     series,
                          gboolean  dark,
                          GdkRGBA  *color)
{
  guint32 rgb;

  g_return_if_fail (color != NULL);

  rgb = (dark ? dark_colors : light_colors)[series % ANNING_PALETTE_COLORS];
  color->red = channel (rgb, 16);
  color->green = channel (rgb, 8);
  color->blue = channel (rgb, 0);
  color->alpha = 1;
}

/**
 * anning_palette_get_pattern:
 * @series: which one, from 0; any number
 * @high_contrast: neighbours differ in pattern too, not by colour alone
 */
AnningPattern
anning_palette_get_pattern (guint    series,
                            gboolean high_contrast)
{
  guint round = series / ANNING_PALETTE_COLORS;

  return (AnningPattern) ((high_contrast ? series + round : round) % ANNING_N_PATTERNS);
}
