/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* One sum owed to one creditor, as the contract names it. */
typedef struct
{
  AnningRecord record;
  char *creditor;              /* the lender in the contract, not the app */
  char *lender_type;           /* anning_lender_types */
  char *product;               /* the app or product through which it was taken */
  char *contract_day;          /* ISO day */
  gint64 principal;            /* fen, the sum agreed */
  gint64 received;             /* fen, the sum that really arrived; unknown = all of it, may be unknown */
  char *method;                /* anning_loan_methods */
  gint64 rate;                 /* millionths per year, as the contract states it, may be unknown */
  gint64 instalment;           /* fen, one regular payment, where the contract names it, may be unknown */
  gint64 term_months;
  char *first_due_day;         /* ISO day */
  gint64 advertised_rate;      /* millionths per year, what the advertisement promised, may be unknown */
  char *overdue_since;         /* ISO day */
  char *stage;                 /* anning_debt_stages */
  gint64 claimed_principal;    /* fen, what the creditor claims now, may be unknown */
  gint64 claimed_interest;     /* fen, may be unknown */
  gint64 claimed_penalty;      /* fen, may be unknown */
  gint64 claimed_fees;         /* fen, may be unknown */
  char *signed_by;             /* who signed or guaranteed */
  char *last_demand_day;       /* ISO day, limitation clock, Civil Code 195 */
  char *last_acknowledged_day; /* ISO day, limitation clock, Civil Code 195 */
  char *pay_account;           /* the creditor's account to pay into */
  char *contact;               /* who answers at the creditor */
  char *remark;
  gint64 penalty_rate;         /* millionths per year on overdue principal, as the contract states it, may be unknown */
  char *claimed_day;           /* ISO day as of which the claim stands */
  char *pay_to;                /* anning_pay_targets: whose account pay_account is */
  char *priority;              /* anning_debt_priorities */
  gint64 own_share;            /* fen a month, where the shares are the user's own, may be unknown */
  char *family_use;            /* anning_answers: was it for the daily life of the family */
} AnningDebt;

ANNING_DECLARE_RECORD (AnningDebt, anning_debt)

/* A fee beside the interest: it counts into the yearly cost. */
typedef struct
{
  AnningRecord record;
  gint64 debt_id;
  char *name;
  gint64 amount; /* fen */
  char *charged; /* anning_fee_times */
  char *day;     /* ISO day, only for "once" */
  char *kind;    /* anning_fee_kinds */
} AnningDebtFee;

ANNING_DECLARE_RECORD (AnningDebtFee, anning_debt_fee)

/* What was paid on a debt, and when. */
typedef struct
{
  AnningRecord record;
  gint64 debt_id;
  char *day;     /* ISO day */
  gint64 amount; /* fen */
  char *remark;
  gint64 undesignated; /* boolean: it was not said for which debt it is, Civil Code 560 */
  char *pay_to;        /* anning_pay_targets: whose account it went to */
} AnningPayment;

ANNING_DECLARE_RECORD (AnningPayment, anning_payment)

/* One instalment as a table of the creditor names it, for the method "own_table". */
typedef struct
{
  AnningRecord record;
  gint64 debt_id;
  char *due_day;    /* ISO day */
  gint64 payment;   /* fen: all that is due that day */
  gint64 principal; /* fen, may be unknown */
  gint64 interest;  /* fen, may be unknown */
  gint64 fee;       /* fen, may be unknown */
} AnningScheduleLine;

ANNING_DECLARE_RECORD (AnningScheduleLine, anning_schedule_line)

G_END_DECLS
