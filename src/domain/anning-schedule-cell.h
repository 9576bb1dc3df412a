/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell of somebody's table is. */
typedef enum
{
  ANNING_CELL_EMPTY,
  ANNING_CELL_GOOD,
  ANNING_CELL_ROUNDED,   /* a sum with more than two decimals */
  ANNING_CELL_UNREADABLE,
  ANNING_CELL_AMBIGUOUS, /* "1,2": two values could be meant */
  ANNING_CELL_NEGATIVE,
  ANNING_CELL_TOO_LARGE,
} AnningCellState;

/*
 * Reads "2026/3/5", "2026年3月5日", "2026.03.05", "20260305", a time after it, and the
 * number of a day in a spreadsheet (1900 system). @day is set only for GOOD.
 */
AnningCellState anning_schedule_read_day   (const char *cell,
                                            GDate      *day);
/*
 * Reads what anning_money_from_text() reads, "-" and the like as empty, and rounds
 * further decimals half away from zero. @unit: (nullable): such as "万", where the
 * heading names it. @fen is set only for GOOD and ROUNDED.
 */
AnningCellState anning_schedule_read_money (const char *cell,
                                            const char *unit,
                                            gint64     *fen);

G_END_DECLS
