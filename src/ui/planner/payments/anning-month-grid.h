/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a day carries, in the order of their weight. */
typedef enum
{
  ANNING_MONTH_MARK_NONE,
  ANNING_MONTH_MARK_DONE, /* ✓ */
  ANNING_MONTH_MARK_OPEN, /* ● */
  ANNING_MONTH_MARK_LATE, /* ! */
} AnningMonthMark;

/*
 * Says what falls on @day.
 *
 * @text: (out) (transfer full) (nullable): for screen readers and as a tooltip: "2 due, ¥1,200.00"
 */
typedef AnningMonthMark (*AnningMonthGridMark) (const GDate  *day,
                                                char        **text,
                                                gpointer      user_data);

/*
 * A month as weeks of seven days, Monday first. One day is selected: the arrows move it, Page Up and
 * Page Down change the month, Home goes to today. Tab enters and leaves the grid in one step.
 *
 * Signals: changed (), when another month is shown; selected (), when another day is chosen.
 */
#define ANNING_TYPE_MONTH_GRID (anning_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnningMonthGrid, anning_month_grid, ANNING, MONTH_GRID, AdwBin)

/* @mark: called for every day that is shown, now and after each change */
GtkWidget   *anning_month_grid_new        (const GDate         *today,
                                           AnningMonthGridMark  mark,
                                           gpointer             user_data);
/* Asks anew what falls on the days, and marks today. */
void         anning_month_grid_update     (AnningMonthGrid     *self,
                                           const GDate         *today);
/* The first day of the month that is shown. */
const GDate *anning_month_grid_get_month  (AnningMonthGrid     *self);
const GDate *anning_month_grid_get_day    (AnningMonthGrid     *self);
/* Returns: (nullable): the button of a day that is shown */
GtkWidget   *anning_month_grid_get_button (AnningMonthGrid     *self,
                                           const GDate         *day);

G_END_DECLS
