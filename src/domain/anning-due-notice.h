/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-due-days.h"

G_BEGIN_DECLS

/* What is worth a message today. It says nothing of whom or how much. */
typedef struct
{
  gboolean due_today;     /* something falls on today, and is not done */
  gboolean overdue;       /* the day of something has passed since the last message */
  gboolean last_day;      /* today is the last day of a deadline */
  gboolean deadline_near; /* the last day of a deadline is within the week, or today */
} AnningDueNotice;

void anning_due_notice_find (const GPtrArray *cases,
                             const GPtrArray *letters,
                             const GPtrArray *deadlines,
                             const GDate     *today,
                             const GDate     *told,
                             AnningDueNotice *notice);

G_END_DECLS
