/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* So many series have a colour of their own; further ones have the same with a pattern. */
#define ANNING_PALETTE_COLORS 8

typedef enum
{
  ANNING_PATTERN_PLAIN,
  ANNING_PATTERN_RISING,
  ANNING_PATTERN_FALLING,
  ANNING_PATTERN_LEVEL,
  ANNING_PATTERN_UPRIGHT,
  ANNING_PATTERN_DOTS,
  ANNING_N_PATTERNS
} AnningPattern;

void          anning_palette_get_color   (guint     series,
                                          gboolean  dark,
                                          GdkRGBA  *color);
AnningPattern anning_palette_get_pattern (guint     series,
                                          gboolean  high_contrast);

G_END_DECLS
