/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-money.h"

G_BEGIN_DECLS

/* Fifty years: longer than any loan to a household. */
#define ANNING_LOAN_MONTHS_MAX 600

/* In the order of anning_loan_methods. */
typedef enum
{
  ANNING_LOAN_LEVEL_PAYMENT,   /* 等额本息 */
  ANNING_LOAN_LEVEL_PRINCIPAL, /* 等额本金 */
  ANNING_LOAN_INTEREST_ONLY,   /* 先息后本 */
  ANNING_LOAN_FLAT_RATE,       /* 等本等息 */
  ANNING_LOAN_BULLET,          /* 到期一次还本付息 */
  ANNING_LOAN_OWN_TABLE,       /* 按债主给的还款计划表 */
} AnningLoanMethod;

/* In the order of anning_fee_times. */
typedef enum
{
  ANNING_FEE_AT_PAYOUT,
  ANNING_FEE_MONTHLY,
  ANNING_FEE_ONCE,
} AnningFeeTime;

typedef struct
{
  gint64 amount; /* fen; for ANNING_FEE_MONTHLY what each instalment carries */
  AnningFeeTime charged;
  GDate day; /* only for ANNING_FEE_ONCE */
} AnningFee;

/* One row of a table of the creditor; what it does not say is ANNING_UNKNOWN. */
typedef struct
{
  GDate due;
  gint64 payment;   /* fen, everything that is due on the day; 0 counts as not known */
  gint64 principal; /* fen */
  gint64 interest;  /* fen */
  gint64 fee;       /* fen */
} AnningLoanRow;

/* The terms of a loan, as the contract names them. */
typedef struct
{
  AnningLoanMethod method;
  gint64 principal;  /* fen */
  gint64 received;   /* fen that really arrived, or ANNING_UNKNOWN */
  gint64 rate;       /* millionths per year, or ANNING_UNKNOWN */
  gint64 instalment; /* fen, fees beside it not counted, or ANNING_UNKNOWN */
  gint64 months;     /* or ANNING_UNKNOWN; 0 only for a bullet loan that runs for days */
  GDate drawn;       /* the day the money arrived */
  GDate first_due;
  gboolean drawn_assumed;     /* no day of payout was known: one month before the first due day */
  gboolean first_due_assumed; /* no due day was known: one month after payout */
  GArray *fees;               /* AnningFee */
  GArray *rows;               /* AnningLoanRow by due day, only for ANNING_LOAN_OWN_TABLE */
} AnningLoan;

/* One line of a schedule. */
typedef struct
{
  guint number; /* from 1 */
  GDate due;
  gint64 payment;   /* fen: principal, interest and fee together */
  gint64 principal; /* fen */
  gint64 interest;  /* fen */
  gint64 fee;       /* fen */
  gint64 balance;   /* fen of principal still owed afterwards */
} AnningInstalment;

AnningLoan *anning_loan_new              (void);
void        anning_loan_free             (AnningLoan        *loan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLoan, anning_loan_free)

AnningLoan *anning_loan_from_debt        (const AnningDebt  *debt,
                                          const GPtrArray   *fees,
                                          const GPtrArray   *lines,
                                          GError           **error);
void        anning_loan_add_row          (AnningLoan          *loan,
                                          const AnningLoanRow *row);
void        anning_loan_add_fee          (AnningLoan        *loan,
                                          gint64             amount,
                                          AnningFeeTime      charged,
                                          const GDate       *day);
GArray     *anning_loan_schedule         (const AnningLoan  *loan,
                                          GError           **error);
gint64      anning_loan_arrived          (const AnningLoan  *loan);
gint64      anning_loan_monthly_fee      (const AnningLoan  *loan);
gboolean    anning_loan_solve_rate       (const AnningLoan  *loan,
                                          gint64            *rate,
                                          GError           **error);
gboolean    anning_loan_solve_instalment (const AnningLoan  *loan,
                                          gint64            *instalment,
                                          GError           **error);
gboolean    anning_loan_solve_months     (const AnningLoan  *loan,
                                          gint64            *months,
                                          GError           **error);

G_END_DECLS
