/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-shares.h"

G_BEGIN_DECLS

/*
 * Everything that is promised, by agreements and by contracts that are paid on
 * time, against what the household has left, month by month. Sums in fen.
 */

/* One payment that is promised. */
typedef struct
{
  gint64 debt_id;
  gint64 proposal_id;           /* 0: by the contract, or by a proposal that is not stored yet */
  GDate due;
  gint64 amount;                /* what is open of it */
  gint64 paid;                  /* what is paid of it already */
  AnningSharePriority priority; /* of its debt */
  gboolean tried;               /* of the proposal that is tried out */
} AnningPromise;

/* One month of the household with all that is promised in it. */
typedef struct
{
  GDate month;        /* its first day */
  gint64 carried;     /* left over from the months before, not below 0 */
  gint64 surplus;     /* of the month itself; below 0: the household lacks something before it pays anyone */
  gint64 promised;    /* due in the month, what is paid of it already too; in the first month also what was due before */
  gint64 left;        /* carried and surplus less promised; below 0: something cannot be kept */
  gint64 added;       /* the part of promised that belongs to the proposal that is tried out */
  gint64 left_before; /* what would be left without it, in the months before too */
} AnningPromiseMonth;

/* The first promise that cannot be kept in full. */
typedef struct
{
  gint64 debt_id;
  gint64 proposal_id; /* as in AnningPromise */
  guint number;       /* of the month, from 0 */
  GDate month;        /* its first day */
  GDate due;
  gint64 amount;      /* open of it */
  gint64 lacking;     /* how much of that there is no money for */
} AnningPromiseBreak;

typedef struct
{
  GArray *months;           /* AnningPromiseMonth */
  gboolean breaks;          /* whether there is a promise that cannot be kept */
  AnningPromiseBreak first; /* the first of them */
  guint n_broken;           /* months in which one cannot be kept */
  gint64 total;             /* promised in these months */
  gint64 lowest;            /* the least that is left in a month; 0 without months */
} AnningPromises;

GArray         *anning_promises_collect (const GPtrArray          *cases,
                                         gint64                    leave_out,
                                         const GDate              *today,
                                         guint                    *n_overdue);
void            anning_promises_try     (GArray                   *promises,
                                         const AnningDebt         *debt,
                                         gint64                    proposal_id,
                                         const GArray             *instalments);
AnningPromises *anning_promises_new     (const GArray             *promises,
                                         const GArray             *months,
                                         const AnningShareOptions *options);
void            anning_promises_free    (AnningPromises           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPromises, anning_promises_free)

G_END_DECLS
