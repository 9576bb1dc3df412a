/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-recording-gap.h"

#include "anning-date.h"

void
anning_recording_gap_find (AnningRecordingGap *self,
                           gint64              length_ms,
                           gint64              others_ms,
                           guint               n_others,
                           gint64              log_s,
                           gint64              bill_s)
{
  gint64 least, heard;

  g_return_if_fail (self != NULL);

  *self = (AnningRecordingGap) { length_ms, ANNING_UNKNOWN, 0, FALSE, n_others };
  if (log_s != ANNING_UNKNOWN && log_s > 0)
    {
      self->told_ms = log_s * ANNING_MS_PER_SECOND;
      least = self->told_ms;
    }
  else if (bill_s != ANNING_UNKNOWN && bill_s > 0)
    {
      self->told_ms = bill_s * ANNING_MS_PER_SECOND;
      self->by_bill = TRUE;
      /* 600 s may be ten minutes that were counted, of which the last had only begun. */
      least = self->told_ms % ANNING_MS_PER_MINUTE == 0
              ? self->told_ms - ANNING_MS_PER_MINUTE + ANNING_MS_PER_SECOND : self->told_ms;
    }
  else
    return;

  if (length_ms == ANNING_UNKNOWN || others_ms == ANNING_UNKNOWN)
    return;
  heard = length_ms + others_ms;
  if (least - heard > ANNING_RECORDING_GAP_TOLERANCE)
    self->missing_ms = least - heard;
}
