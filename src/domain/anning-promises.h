/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-shares.h"

G_BEGIN_DECLS

/*
 * Everything that is promised, by agreements and by contracts that still run,
 * against what the household has left, month by month. Sums in fen.
 */

/* One payment that is promised. */
typedef struct
{
  gint64 debt_id;
  gint64 proposal_id;           /* 0: by the contract */
  GDate due;
  gint64 amount;                /* what is open of it */
  AnningSharePriority priority; /* of its debt */
} AnningPromise;

/* One month of the household with all that is promised in it. */
typedef struct
{
  GDate month;          /* its first day */
  gint64 carried;       /* left over from the months before; never below 0 */
  gint64 surplus;       /* of the month itself; below 0: the household itself lacks something */
  gint64 promised;      /* due in the month; in the first month what was due before is in it */
  gint64 left;          /* carried + surplus - promised; below 0: something cannot be kept */
  gint64 added;         /* the part of promised that belongs to the proposal that is tried out */
  gint64 left_before;   /* what would be left without it, the months before counted without it too */
} AnningPromiseMonth;

/* The first promise that cannot be kept in full. */
typedef struct
{
  gint64 debt_id;
  gint64 proposal_id; /* 0: by the contract */
  guint number;       /* of the month, from 0 */
  GDate month;        /* its first day */
  GDate due;
  gint64 amount;      /* what was promised */
  gint64 lacking;     /* how much of it there is no money for */
} AnningPromiseBreak;

typedef struct
{
  GArray *months;         /* AnningPromiseMonth */
  gboolean breaks;        /* whether there is such a promise */
  AnningPromiseBreak first;
  guint n_broken_months;  /* months in which something promised cannot be paid */
  gint64 total;           /* promised in these months */
  gint64 lowest;          /* the smallest left of all months */
} AnningPromises;

GArray         *anning_promises_collect (const GPtrArray          *cases,
                                         gint64                    leave_out,
                                         const GDate              *today);
void            anning_promises_add     (GArray                   *promises,
                                         gint64                    debt_id,
                                         gint64                    proposal_id,
                                         AnningSharePriority       priority,
                                         const GArray             *instalments);
AnningPromises *anning_promises_new     (const GArray             *promises,
                                         gint64                    tried,
                                         const GArray             *months,
                                         const AnningShareOptions *options);
void            anning_promises_free    (AnningPromises           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPromises, anning_promises_free)

G_END_DECLS
