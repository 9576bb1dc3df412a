/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * What the household offers, or is offered, for one debt: any combination of a
 * waiver, a deferral, a down payment and instalments, or one payment for all.
 */
typedef struct
{
  AnningRecord record;
  gint64 debt_id;
  char *kind;          /* anning_proposal_kinds */
  gint64 base_amount;  /* fen, what is to be repaid */
  gint64 rate;         /* millionths per year, agreed for the proposal's own time */
  gint64 defer_months; /* months before the first payment */
  gint64 months;       /* number of payments */
  char *first_due_day; /* ISO day, before the deferral */
  gint64 waived;       /* fen of principal that the creditor gives up */
  char *status;        /* anning_proposal_states */
  char *reason;        /* hardship, in own words */
  char *author;           /* anning_proposal_authors */
  char *role;             /* anning_proposal_roles; target and limit are seen by nobody else */
  gint64 round_id;        /* of theirs: the round in which it was put forward, may be unknown */
  gint64 instalment;      /* fen, one payment, in place of their number, may be unknown */
  gint64 step_up;         /* fen by which the payment rises … */
  gint64 step_months;     /* … every so many months, 0: never */
  gint64 down_payment;    /* fen, before the instalments */
  char *down_day;         /* ISO day */
  gint64 defer_rate;      /* millionths per year while deferred; unknown: as rate, 0: none */
  gint64 waived_interest; /* fen */
  gint64 waived_penalty;  /* fen */
  gint64 waived_fees;     /* fen */
  char *valid_until;      /* ISO day */
  char *agreed_day;       /* ISO day */
  char *in_writing;       /* anning_answers */
} AnningProposal;

ANNING_DECLARE_RECORD (AnningProposal, anning_proposal)

/* One round of negotiation. */
typedef struct
{
  AnningRecord record;
  gint64 debt_id;
  gint64 proposal_id; /* may be unknown */
  gint64 happened_at; /* ms */
  gint64 utc_offset;  /* minutes */
  char *channel;      /* anning_channels */
  char *with_whom;
  char *we_said;
  char *they_said;
  char *outcome;      /* anning_round_outcomes */
  char *promised_by;  /* ISO day, answer due */
  char *staff_number;
  char *reasons;      /* what they gave, in their words */
  char *promised;     /* what they promised */
  char *next_day;     /* ISO day of the next contact */
  gint64 incident_id; /* where it was recorded, may be unknown */
  gint64 marker_id;   /* the place in that recording, may be unknown */
  char *fee_asked;    /* anning_answers: a fee for a reduction */
  char *agent_asked;  /* anning_answers: to authorise an agent */
  char *pay_to;       /* anning_pay_targets */
} AnningRound;

ANNING_DECLARE_RECORD (AnningRound, anning_round)

G_END_DECLS
