/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-value-row.h"

G_BEGIN_DECLS

/*
 * A day and a time of day, as text.
 *
 * Property: value (gint64 ms, ANNING_UNKNOWN when empty)
 */
#define ANNING_TYPE_MOMENT_ROW (anning_moment_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningMomentRow, anning_moment_row, ANNING, MOMENT_ROW, AnningValueRow)

/* Before the value is set: it is shown as the clocks there said it. */
void   anning_moment_row_set_utc_offset (AnningMomentRow *self,
                                         gint64           utc_offset);
void   anning_moment_row_set_required   (AnningMomentRow *self,
                                         gboolean         required);
gint64 anning_moment_row_get_value      (AnningMomentRow *self);
void   anning_moment_row_set_value      (AnningMomentRow *self,
                                         gint64           value);

G_END_DECLS
