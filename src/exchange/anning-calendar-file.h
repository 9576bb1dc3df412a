/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-due-days.h"

G_BEGIN_DECLS

typedef struct
{
  guint days_before; /* the alarm rings so many days before, at nine in the morning; at least 1 */
  gboolean named;    /* creditor and sum in the titles, which every program with the calendar sees */
  gint64 now;        /* ms, when the file is made */
} AnningCalendarOptions;

char *anning_calendar_file_new   (const GArray                 *days,
                                  const GPtrArray              *cases,
                                  const GDate                  *today,
                                  const AnningCalendarOptions  *options,
                                  guint                        *n_events,
                                  GError                      **error);
/* @debt: (nullable): only a deadline can do without */
char *anning_calendar_file_title (const AnningDueDay           *due,
                                  const AnningDebt             *debt,
                                  gboolean                      named);

G_END_DECLS
