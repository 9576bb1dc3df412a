/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"

G_BEGIN_DECLS

/* What the open sum of a debt rests on, for whoever shows it. */
typedef enum
{
  ANNING_OWED_UNKNOWN,   /* nothing is known yet */
  ANNING_OWED_SETTLED,   /* marked as settled: nothing */
  ANNING_OWED_AGREED,    /* what the agreement in force leaves to be paid, see anning_agreement_open() */
  ANNING_OWED_CLAIMED,   /* the sum of what the creditor claims, less what was paid since */
  ANNING_OWED_SCHEDULE,  /* principal open by the contract's schedule */
  ANNING_OWED_PRINCIPAL, /* the sum agreed, less what was paid: the schedule is not known */
} AnningOwedBasis;

/* Where a debt stands on a day. */
typedef struct
{
  AnningOwedBasis basis;
  gint64 owed;         /* fen, ANNING_UNKNOWN with ANNING_OWED_UNKNOWN */
  gint64 claimed;      /* fen, the claim as it was made, ANNING_UNKNOWN without one */
  gint64 paid;         /* fen of noted payments that @owed is less by; with ANNING_OWED_SCHEDULE and _AGREED they are in its account */
  GDate paid_until;    /* ANNING_OWED_SCHEDULE: instalments due before it count as paid; may be not valid */
  GDate next_due;      /* not valid when no payment is known to come */
  gint64 next_payment; /* fen that are open of it, ANNING_UNKNOWN without next_due */
  gint64 overdue_days; /* since the day entered, else since the oldest open instalment; 0: not overdue */
  gint64 promised;     /* fen: next_payment where it is due by an agreement that was made, else 0 */
} AnningDebtStanding;

/* Several debts together. Starts as { 0 }. */
typedef struct
{
  gint64 owed;         /* fen, of the debts whose sum is known */
  guint n_open;        /* debts that are not settled */
  guint n_unknown;     /* of these, debts whose sum is not known */
  GDate next_due;      /* the nearest one, not valid when none is known */
  gint64 next_payment; /* fen due on that day, all debts together */
  gint64 promised;     /* fen, the next payment of each agreement, all together */
  guint n_promised;    /* agreements with a payment to come */
} AnningDebtsSum;

void anning_debt_standing (const AnningDebtCase *debt_case,
                           const GDate          *today,
                           AnningDebtStanding   *standing);
void anning_debts_sum_add (AnningDebtsSum           *sum,
                           const AnningDebtStanding *standing);

G_END_DECLS
