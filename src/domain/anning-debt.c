/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt.h"

static const AnningField anning_debt_fields[] = {
  ANNING_FIELD (AnningDebt, creditor, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningDebt, lender_type, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, product, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningDebt, contract_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, principal, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, received, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, method, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, rate, RATE, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, instalment, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, term_months, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, first_due_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, advertised_rate, RATE, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, overdue_since, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, stage, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, claimed_principal, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, claimed_interest, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, claimed_penalty, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, claimed_fees, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, signed_by, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningDebt, last_demand_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, last_acknowledged_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, pay_account, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, contact, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningDebt, remark, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningDebt, penalty_rate, RATE, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, claimed_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, pay_to, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, priority, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebt, own_share, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDebt, family_use, WORD, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningDebt, anning_debt, "debt", 1, "id");

static const AnningField anning_debt_fee_fields[] = {
  ANNING_FIELD (AnningDebtFee, debt_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebtFee, name, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningDebtFee, amount, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebtFee, charged, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebtFee, day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDebtFee, kind, WORD, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningDebtFee, anning_debt_fee, "debt_fee", 2, "id");

static const AnningField anning_payment_fields[] = {
  ANNING_FIELD (AnningPayment, debt_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningPayment, day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningPayment, amount, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningPayment, remark, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningPayment, undesignated, BOOLEAN, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningPayment, pay_to, WORD, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningPayment, anning_payment, "payment", 3, "day, id");

static const AnningField anning_schedule_line_fields[] = {
  ANNING_FIELD (AnningScheduleLine, debt_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningScheduleLine, due_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningScheduleLine, payment, MONEY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningScheduleLine, principal, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningScheduleLine, interest, MONEY, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningScheduleLine, fee, MONEY, ANNING_FIELD_OPTIONAL),
};
ANNING_DEFINE_RECORD (AnningScheduleLine, anning_schedule_line, "schedule_line", 17, "due_day, id");
