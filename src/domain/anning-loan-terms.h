/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-loan.h"

G_BEGIN_DECLS

/* The terms of a loan with the missing value worked out; only for schedules. */
typedef struct
{
  AnningLoanMethod method;
  gint64 principal;  /* fen */
  gint64 months;     /* 0: a bullet loan that runs for days */
  gint64 days;       /* from payout to the first due day */
  gint64 rate;       /* millionths per year, ANNING_UNKNOWN when it follows from the instalment */
  double monthly;    /* fraction per month */
  gint64 instalment; /* fen: the level payment, or the first one */
} AnningLoanTerms;

gboolean  anning_loan_check          (const AnningLoan       *loan,
                                      GError                **error);
gboolean  anning_loan_terms_resolve  (AnningLoanTerms        *terms,
                                      const AnningLoan       *loan,
                                      GError                **error);
gint64    anning_loan_terms_interest (const AnningLoanTerms  *terms,
                                      gint64                  balance);
gint64    anning_loan_interest       (gint64                  balance,
                                      gint64                  rate,
                                      gint64                  months);
gint64    anning_loan_share          (gint64                  amount,
                                      gint64                  part,
                                      gint64                  parts);

G_END_DECLS
