/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_LIMITATION_UNKNOWN,   /* no day is known from which it could run */
  ANNING_LIMITATION_NONE,      /* settled: there is nothing to count */
  ANNING_LIMITATION_COURT,     /* sued or judged: this clock says nothing any more */
  ANNING_LIMITATION_NOT_BEGUN, /* the last instalment is not due yet */
  ANNING_LIMITATION_RUNNING,
  ANNING_LIMITATION_ENDING,    /* running, for ANNING_LIMITATION_NEAR days at most */
  ANNING_LIMITATION_PASSED,    /* by what is known here it may have passed */
} AnningLimitationState;

/* What begins the period or begins it anew. */
typedef enum
{
  ANNING_LIMITATION_LAST_DUE,     /* the last instalment of the contract was due: Civil Code 189 */
  ANNING_LIMITATION_OVERDUE,      /* overdue since, where no schedule is known: Civil Code 188 */
  ANNING_LIMITATION_DEMAND,       /* Civil Code 195 */
  ANNING_LIMITATION_ACKNOWLEDGED, /* Civil Code 195 */
  ANNING_LIMITATION_PAYMENT,      /* agreeing to pay, by paying a part: Civil Code 195 */
  ANNING_LIMITATION_OFFER,        /* agreeing to pay, by an offer made in a round: Civil Code 195 */
  ANNING_LIMITATION_AGREEMENT,    /* Civil Code 195; its last payment, by Civil Code 189 */
} AnningLimitationBasis;

typedef enum
{
  ANNING_LIMITATION_BEGINS,   /* the period begins here */
  ANNING_LIMITATION_RESTARTS, /* … and here anew */
  ANNING_LIMITATION_BEFORE,   /* before the period began: changes nothing */
  ANNING_LIMITATION_AFTER,    /* when it may have passed already */
} AnningLimitationEffect;

typedef struct
{
  AnningLimitationBasis basis;
  AnningLimitationEffect effect;
  GDate day;
} AnningLimitationEvent;

/* Three years, Civil Code 188; at most twenty. */
#define ANNING_LIMITATION_MONTHS 36
#define ANNING_LIMITATION_MONTHS_MAX 240
#define ANNING_LIMITATION_NEAR 90

/* How long the limitation period of a debt runs, as far as the case tells. */
typedef struct
{
  AnningLimitationState state;
  AnningLimitationBasis basis; /* of @from */
  GDate from;                  /* not valid unless the state is NOT_BEGUN to PASSED, as with @end */
  GDate end;                   /* the last day of the period */
  gint64 days_left;            /* until @end, below zero once it has passed */
  gboolean capped;             /* @end is the twenty years' */
  gboolean demanded_after;     /* PASSED: a demand is noted after @end; an earlier one may have restarted it */
  gboolean agreed_after;       /* PASSED: after @end something was paid, offered, agreed or acknowledged */
  GArray *events;              /* AnningLimitationEvent, by day */
} AnningLimitation;

AnningLimitation *anning_limitation_new  (const AnningDebtCase *debt_case,
                                          const GDate          *today);
void              anning_limitation_free (AnningLimitation     *limitation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLimitation, anning_limitation_free)

G_END_DECLS
