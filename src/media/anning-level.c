/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-level.h"

/* dB of full scale. A muted device gives nothing or the last bit of 16 (−90 dB); a room at night about −60. */
#define SILENT -75.0
/* Speech half a metre from a laptop lies between −40 and −20; below this the words get lost in the noise. */
#define QUIET -42.0
#define LOUD -0.5
#define METER 60.0

void
anning_level_clear (AnningLevel *self)
{
  g_return_if_fail (self != NULL);
  self->n = 0;
  self->next = 0;
}

void
anning_level_add (AnningLevel *self,
                  double       rms,
                  double       peak)
{
  g_return_if_fail (self != NULL);

  self->rms[self->next] = rms;
  self->peak[self->next] = peak;
  self->next = (self->next + 1) % ANNING_LEVEL_PLACES;
  self->n = MIN (self->n + 1, ANNING_LEVEL_PLACES);
}

/* The loudest of the last two seconds counts: between two words it is quiet in any case. */
AnningLevelWord
anning_level_get_word (const AnningLevel *self)
{
  double rms = -G_MAXDOUBLE;
  double peak = -G_MAXDOUBLE;

  g_return_val_if_fail (self != NULL, ANNING_LEVEL_SILENT);

  for (guint i = 0; i < self->n; i++)
    {
      rms = MAX (rms, self->rms[i]);
      peak = MAX (peak, self->peak[i]);
    }
  if (peak >= LOUD)
    return ANNING_LEVEL_LOUD;
  if (peak < SILENT)
    return ANNING_LEVEL_SILENT;
  return rms < QUIET ? ANNING_LEVEL_QUIET : ANNING_LEVEL_GOOD;
}

double
anning_level_fraction (double peak)
{
  /* Nothing at all is minus infinity. */
  if (!(peak > -METER))
    return 0;
  return MIN (1.0 + peak / METER, 1.0);
}
