/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"

G_BEGIN_DECLS

/* A cell of time as it stands in a bill: any part may be missing. */
typedef struct
{
  AnningCivil civil;    /* what is missing is 0 */
  gboolean has_year;
  gboolean has_day;     /* month and day */
  gboolean has_time;    /* hour and minute */
  gboolean has_seconds;
} AnningBillMoment;

/* "2026-03-12 21:14:09", "2026/3/12", "2026年3月12日 21:14", "20260312211409", "03-12 21:14:09", "21:14:09" */
gboolean    anning_bill_read_moment    (const char       *cell,
                                        AnningBillMoment *moment);
/* "00:02:13", "2:13", "1小时2分13秒", "2分13秒", "13秒", "133": seconds. FALSE when it is no length. */
gboolean    anning_bill_read_length    (const char       *cell,
                                        gint64           *seconds);
/*
 * Returns: a word of anning_directions, or NULL; @channel: (out) (nullable): "call" or "sms"
 * where the cell says which, else NULL
 */
const char *anning_bill_read_direction (const char       *cell,
                                        const char      **channel);
/* Folds full-width signs and trims; the caller frees it. */
char       *anning_bill_fold           (const char       *cell);

G_END_DECLS
