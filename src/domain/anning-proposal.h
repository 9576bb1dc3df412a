/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* What the household offers, or is offered, for one debt. */
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
  gint64 waived;       /* fen, what the creditor gives up */
  char *status;        /* anning_proposal_states */
  char *reason;        /* hardship, in own words */
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
} AnningRound;

ANNING_DECLARE_RECORD (AnningRound, anning_round)

G_END_DECLS
