/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-due-days.h"

G_BEGIN_DECLS

/*
 * Asks how due days leave as a calendar file, and for the file. Neutral titles unless
 * somebody wants it otherwise: a calendar is seen by many.
 */
#define ANNING_TYPE_CALENDAR_SHEET (anning_calendar_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningCalendarSheet, anning_calendar_sheet, ANNING, CALENDAR_SHEET, AdwWindow)

/* @days: not changed any more. @cases: only the debts are read, now */
GtkWidget *anning_calendar_sheet_new     (GArray              *days,
                                          const GPtrArray     *cases,
                                          const GDate         *today);
void       anning_calendar_sheet_present (GtkWidget           *parent,
                                          GArray              *days,
                                          const GPtrArray     *cases,
                                          const GDate         *today);
/* Writes the file as it is asked for on the sheet; closes the sheet afterwards. */
void       anning_calendar_sheet_save_to (AnningCalendarSheet *self,
                                          GFile               *file);

G_END_DECLS
