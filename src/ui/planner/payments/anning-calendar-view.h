/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-view.h"

G_BEGIN_DECLS

/* What falls on which day, of all debts: a month, and below it what is late and what comes. */
#define ANNING_TYPE_CALENDAR_VIEW (anning_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningCalendarView, anning_calendar_view, ANNING, CALENDAR_VIEW, AnningPlannerView)

/* The line below the place's title: what is late, else what is next. See AnningPlannerPlace. */
char *anning_calendar_view_summary (AnningPlannerBook *book,
                                    gint64             debt_id,
                                    const GDate       *today);

G_END_DECLS
