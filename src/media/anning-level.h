/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How loud it is, for somebody who wants to understand it later. */
typedef enum
{
  ANNING_LEVEL_SILENT, /* nothing at all: muted, or the wrong device */
  ANNING_LEVEL_QUIET,
  ANNING_LEVEL_GOOD,
  ANNING_LEVEL_LOUD,   /* it reaches full scale: the sound is cut off there */
} AnningLevelWord;

/* The last two seconds, so that a pause between two words changes nothing. */
#define ANNING_LEVEL_PLACES 20

typedef struct
{
  double rms[ANNING_LEVEL_PLACES];  /* dB of full scale */
  double peak[ANNING_LEVEL_PLACES];
  guint n;
  guint next;
} AnningLevel;

void            anning_level_clear    (AnningLevel       *self);
/* @rms, @peak: dB of full scale, of one tenth of a second */
void            anning_level_add      (AnningLevel       *self,
                                       double             rms,
                                       double             peak);
AnningLevelWord anning_level_get_word (const AnningLevel *self);
/* 0 (−60 dB or less) … 1 (full scale), as a meter shows it. */
double          anning_level_fraction (double             peak);

G_END_DECLS
