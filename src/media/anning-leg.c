/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-leg-private.h"

/**
 * anning_leg_find:
 * @position_ms: where it begins
 * @loop_start, @loop_end: A and B, or %ANNING_NOWHERE
 * @quiet: (nullable) (element-type AnningSpan): what is left out, in order
 *
 * Up to where is played from @position_ms in one piece, and where it goes on. The
 * pipeline stops at a place to the sample; a clock that watched the position
 * would be late by as much as the sound device holds.
 *
 * What begins inside a pause plays to the end of it: it was chosen. A pause in which
 * the loop ends, or the recording, is left out up to there.
 */
AnningLeg
anning_leg_find (gint64        position_ms,
                 gint64        length_ms,
                 gint64        loop_start,
                 gint64        loop_end,
                 const GArray *quiet)
{
  AnningLeg leg = { ANNING_NOWHERE, ANNING_NOWHERE };

  if (loop_start != ANNING_NOWHERE && position_ms < loop_end)
    {
      leg.stop_ms = loop_end;
      leg.next_ms = loop_start;
    }

  for (guint i = 0; quiet != NULL && i < quiet->len; i++)
    {
      const AnningSpan *span = &g_array_index (quiet, AnningSpan, i);

      if (span->start_ms <= position_ms)
        continue;
      if (span->start_ms >= (leg.stop_ms != ANNING_NOWHERE ? leg.stop_ms : length_ms))
        break;
      if (leg.stop_ms == ANNING_NOWHERE || span->end_ms < leg.stop_ms)
        leg.next_ms = MIN (span->end_ms, length_ms);
      leg.stop_ms = span->start_ms;
      break;
    }

  return leg;
}
