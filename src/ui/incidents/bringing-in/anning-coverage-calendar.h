/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-source-coverage.h"

G_BEGIN_DECLS

/*
 * A line for each month, a field for each day: filled where a bill covers it,
 * framed where none does, left out before the first day and after the last.
 * Its sentence for assistive technology is the caller's.
 */
#define ANNING_TYPE_COVERAGE_CALENDAR (anning_coverage_calendar_get_type ())
G_DECLARE_FINAL_TYPE (AnningCoverageCalendar, anning_coverage_calendar, ANNING, COVERAGE_CALENDAR, GtkWidget)

/* Earlier months than the last of these are not drawn. */
#define ANNING_COVERAGE_MONTHS 24

GtkWidget *anning_coverage_calendar_new          (void);
void       anning_coverage_calendar_set_coverage (AnningCoverageCalendar *self,
                                                  const AnningCoverage   *coverage,
                                                  gint32                  from,
                                                  gint32                  until,
                                                  const char             *description);
/* How many months are drawn. */
guint      anning_coverage_calendar_get_n_months (AnningCoverageCalendar *self);
/* Whether the day is drawn as covered; FALSE also for one that is not drawn. @day: as GDate counts */
gboolean   anning_coverage_calendar_is_filled    (AnningCoverageCalendar *self,
                                                  gint32                  day);

G_END_DECLS
