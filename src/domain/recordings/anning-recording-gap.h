/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * Recorders start a moment after the answer and the lengths in a list of calls are
 * whole seconds: so much less is the whole call still.
 */
#define ANNING_RECORDING_GAP_TOLERANCE G_GINT64_CONSTANT (5000) /* ms */

/* What a recording holds of a call, against what something else says of its length. */
typedef struct
{
  gint64 length_ms;  /* of the recording, ANNING_UNKNOWN when it cannot be heard */
  gint64 told_ms;    /* of the talk, as told; ANNING_UNKNOWN where nothing tells it */
  gint64 missing_ms; /* 0: nothing is missing, or nothing tells it */
  gboolean by_bill;  /* told by the carrier's bill, not by the phone's list of calls */
  guint n_others;    /* further recordings of the same call; what they hold is not missing */
} AnningRecordingGap;

/*
 * @length_ms: of this recording; ANNING_UNKNOWN when it cannot be heard
 * @others_ms: the lengths of further recordings of the same call together, ANNING_UNKNOWN
 *   when one of them cannot be heard: what is missing here may be there
 * @log_s: what the phone's list of calls says, seconds, may be ANNING_UNKNOWN
 * @bill_s: what the carrier says, seconds, may be ANNING_UNKNOWN; a bill that counts in
 *   whole minutes counts those that have begun
 *
 * The phone's list goes before the bill. Never says that more is missing than is.
 */
void anning_recording_gap_find (AnningRecordingGap *self,
                                gint64              length_ms,
                                gint64              others_ms,
                                guint               n_others,
                                gint64              log_s,
                                gint64              bill_s);

G_END_DECLS
