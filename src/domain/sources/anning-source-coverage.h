/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days as GDate counts them, both included. */
typedef struct
{
  gint32 first;
  gint32 last;
} AnningDayRange;

/* Which days the bills of one number cover. */
typedef struct
{
  char *own_number; /* NULL for bills that do not say whose they are */
  GArray *covered;  /* AnningDayRange, in order, none next to another */
  GArray *gaps;     /* AnningDayRange, in order: the days between them that no bill covers */
  guint n_bills;
  guint n_unstated; /* of these, bills that name no period: they count from their first contact to their last */
} AnningCoverage;

void           anning_coverage_free         (AnningCoverage       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCoverage, anning_coverage_free)

/* How far back the newest of the phone's lists of calls goes. */
typedef struct
{
  gboolean known;  /* FALSE: none was brought in */
  gint32 first;    /* day of its oldest call */
  gint32 last;     /* of its newest */
  gint32 days_ago; /* from @first until today */
  gint32 again;    /* the day before which the next one is worth taking, see anning_log_reach_find() */
} AnningLogReach;

GPtrArray     *anning_source_coverage_find  (const GPtrArray      *sources,
                                             gint32                from,
                                             gint32                until);
AnningLogReach anning_log_reach_find        (const GPtrArray      *sources,
                                             gint32                today);

G_END_DECLS
