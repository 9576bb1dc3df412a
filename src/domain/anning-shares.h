/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget-months.h"
#include "anning-words.h"

G_BEGIN_DECLS

/*
 * How what a household can spare is shared among its debts, month by month.
 * All sums are fen, rates are millionths per year.
 */

/* The longest time that is looked ahead: fifty years. */
#define ANNING_SHARES_MONTHS_MAX 600

/* A factor of one, for the factors of AnningShareOptions. */
#define ANNING_SHARES_FACTOR_ONE 1000

/* In the order of anning_share_rules. */
typedef enum
{
  ANNING_SHARE_PRIORITY, /* secured, judged, living-critical first; the others in proportion to their balance */
  ANNING_SHARE_BALANCE,  /* in proportion to the balance */
  ANNING_SHARE_COST,     /* all to the dearest, then to the next */
  ANNING_SHARE_SMALLEST, /* all to the smallest balance, then to the next */
  ANNING_SHARE_EQUAL,    /* the same to each */
  ANNING_SHARE_TOKEN,    /* at least the token to each, the rest in proportion to the balance */
  ANNING_SHARE_OWN,      /* what was set for each, the rest in proportion to the balance */
  ANNING_SHARE_N_RULES,
} AnningShareRule;

extern const AnningWord anning_share_rules[];

/* In the order in which the rule of priority serves them. */
typedef enum
{
  ANNING_SHARE_SECURED,
  ANNING_SHARE_JUDGED,
  ANNING_SHARE_LIVING,
  ANNING_SHARE_NORMAL,
} AnningSharePriority;

/* What an agreement asks for in a month. */
typedef struct
{
  gint64 payment;  /* all of it */
  gint64 interest; /* the part of it that is not owed before that month */
} AnningShareDue;

/* One debt that money is shared with. */
typedef struct
{
  gint64 id;
  gint64 balance;      /* open now, not below 0 */
  gint64 bearing;      /* the part of it that bears interest; ANNING_UNKNOWN: all of it */
  gint64 rate;         /* interest on that part; 0: none */
  gint64 cost;         /* yearly cost, for "the dearest first"; ANNING_UNKNOWN: the rate */
  AnningSharePriority priority;
  gint64 minimum;      /* a month by the contract; the rule of priority pays no more than that to a debt that
                          comes first, until the others are paid off; 0: as much as there is */
  gboolean kept_up;    /* nothing is overdue, and the minimum is due this month or the next */
  GArray *agreed;      /* AnningShareDue of each month from the first, by an agreement: every rule but "own" pays
                          them before it shares, and whatever is open after the last of them; NULL: none */
  gint64 own;          /* a month, for the rule "own"; 0: none */
} AnningShareDebt;

/* Start with ANNING_SHARE_OPTIONS_INIT. */
typedef struct
{
  AnningShareRule rule;
  gint64 token;            /* for ANNING_SHARE_TOKEN, a month and debt */
  gint64 surplus_factor;   /* thousandths of what is left; 500 … 1500 */
  gint64 income_factor;    /* thousandths of the regular income: 800 is 20 % less */
  guint lean_every;        /* every so many months is a lean one, the last of them; 0: none, 1: all */
  guint lean_months;       /* lean months of the calendar, bit 0 is January */
  gint64 once;             /* money that is there once, beside the surplus */
  guint once_month;        /* number of its month, from 0 */
  gboolean frozen;         /* no interest runs */
} AnningShareOptions;

#define ANNING_SHARE_OPTIONS_INIT \
  { .surplus_factor = ANNING_SHARES_FACTOR_ONE, .income_factor = ANNING_SHARES_FACTOR_ONE }

/* What becomes of one debt. */
typedef struct
{
  gint64 id;
  gint64 first;     /* its share of the first month in which there is something to share */
  guint n_months;   /* months until it is paid off, from 1; 0: nothing was open */
  gboolean never;   /* not paid off within the months looked at; n_months says nothing */
  gint64 paid;      /* all shares together */
  gint64 interest;  /* all that accrued */
  GDate end;        /* first day of the month in which it is paid off; not valid when never or nothing was open */
} AnningShareOutcome;

/* What a rule leads to. Belongs to its AnningShares until the next run. */
typedef struct
{
  AnningShareRule rule;
  guint n_debts;
  guint n_months;                    /* rows: until everything is paid off, else all that are looked at */
  const AnningShareOutcome *debts;   /* in the order of the debts given */
  const gint64 *balances;            /* [month * n_debts + debt]: open after the month's share */
  const gint64 *paid;                /* [month * n_debts + debt]: the share */
  const gint64 *money;               /* [month]: to be shared; the shares of a month add up to it exactly, but
                                        for what nobody owes any more */
  gint64 start;                      /* open at the beginning, all debts */
  gint64 total_paid;
  gint64 total_interest;
  gint64 left_open;                  /* open at the end, all debts; 0 when all is paid off */
  gint64 left_over;                  /* money of the last month that nobody owes any more */
  guint n_cleared;                   /* debts paid off, those with nothing open not counted */
  guint first_cleared;               /* number of months until the first of them; 0: none */
  guint first_month;                 /* number of the first month with something to share */
  gboolean nothing;                  /* no month has anything to share: a result like any other */
  gboolean never;                    /* some debt is not paid off within the months looked at */
  guint n_dry;                       /* rows with nothing to share */
  gint64 lacking;                    /* first_month: by how much what is promised and the token to each, or the own
                                        sums, exceed the money; 0: they do not */
  guint n_behind;                    /* first_month: how many that are kept up get less than their minimum */
  guint behind;                      /* position of the first of them */
} AnningShareResult;

typedef struct _AnningShares AnningShares;

AnningShares            *anning_shares_new     (const AnningShareDebt    *debts,
                                                guint                     n_debts,
                                                const GArray             *months);
void                     anning_shares_free    (AnningShares             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningShares, anning_shares_free)

const AnningShareResult *anning_shares_run     (AnningShares             *self,
                                                const AnningShareOptions *options);
gint64                   anning_shares_surplus (const AnningBudgetMonth  *month,
                                                guint                     number,
                                                const AnningShareOptions *options);

G_END_DECLS
