/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"
#include "anning-proposal-strain.h"

G_BEGIN_DECLS

/* What to look at before an offer is made, signed or paid. */
typedef enum
{
  ANNING_OFFER_WARNING_LIMITATION,      /* the limitation period may have passed; agreeing starts it anew */
  ANNING_OFFER_WARNING_PRIVATE_ACCOUNT, /* the money is to go to a personal account */
  ANNING_OFFER_WARNING_VERBAL_ONLY,     /* promised, but not confirmed in writing */
  ANNING_OFFER_WARNING_FEE_ASKED,       /* money is asked for a reduction */
  ANNING_OFFER_WARNING_AGENT_ASKED,     /* an agent is to be authorised */
  ANNING_OFFER_WARNING_CARD_TOO_LONG,   /* longer than a personal plan for a card may run */
  ANNING_OFFER_WARNING_OVER_BUDGET,     /* more than the budget leaves in a month */
  ANNING_OFFER_WARNING_EXPIRED,         /* the day until which the offer stands is past */
  ANNING_OFFER_WARNING_ANSWER_LATE,     /* the day by which an answer was promised is past */
} AnningOfferWarningKind;

typedef struct
{
  AnningOfferWarningKind kind;
  const char *const *facts; /* ids, NULL-terminated; empty where nothing but the figures speaks */
  gint64 round_id;          /* the round it comes from, the last one of several; 0: none */
  gint64 amount;            /* OVER_BUDGET: fen that are lacking; CARD_TOO_LONG: months; else 0 */
  gint64 before;            /* OVER_BUDGET: fen that are lacking in that month without it; else 0 */
  GDate day;                /* OVER_BUDGET: first day of the month; LIMITATION, EXPIRED, ANSWER_LATE: the day */
} AnningOfferWarning;

GArray *anning_offer_warnings (const AnningDebtCase *debt_case,
                               const AnningProposal *proposal,
                               const AnningPromises *strain,
                               guint                 card_months,
                               const GDate          *today);

G_END_DECLS
