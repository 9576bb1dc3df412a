/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal.h"

static const AnningField anning_proposal_fields[] = {
  ANNING_FIELD (AnningProposal, debt_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, kind, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, base_amount, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, rate, RATE, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, defer_months, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, months, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, first_due_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, waived, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, status, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, reason, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningProposal, author, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, role, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, round_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningProposal, instalment, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningProposal, step_up, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, step_months, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, down_payment, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, down_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, defer_rate, RATE, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningProposal, waived_interest, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, waived_penalty, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, waived_fees, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, valid_until, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, agreed_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningProposal, in_writing, WORD, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningProposal, anning_proposal, "proposal", 5, "id");

static const AnningField anning_round_fields[] = {
  ANNING_FIELD (AnningRound, debt_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, proposal_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningRound, happened_at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, utc_offset, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, channel, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, with_whom, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRound, we_said, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRound, they_said, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRound, outcome, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, promised_by, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, staff_number, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRound, reasons, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRound, promised, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningRound, next_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, incident_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningRound, marker_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningRound, fee_asked, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, agent_asked, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningRound, pay_to, WORD, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningRound, anning_round, "round", 6, "happened_at, id");
