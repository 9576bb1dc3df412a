/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-account.h"
#include "anning-debt-case.h"

G_BEGIN_DECLS

/* How it is known until when a contract was paid. */
typedef enum
{
  ANNING_PAID_BEFORE_TODAY,    /* the debt is paid on time: all that was due before today */
  ANNING_PAID_BEFORE_OVERDUE,  /* all that was due before the day since which it is overdue */
  ANNING_PAID_BEFORE_LAST_DUE, /* overdue, nobody knows since when: all but the instalment due last */
  ANNING_PAID_AS_NOTED,        /* overdue, nobody knows since when: what is noted */
} AnningPaidBasis;

AnningLoan      *anning_contract_loan        (const AnningDebtCase  *debt_case,
                                              GError               **error);
GArray          *anning_contract_schedule    (const AnningDebtCase  *debt_case,
                                              GError               **error);
AnningPaidBasis  anning_contract_paid_before (const AnningDebtCase  *debt_case,
                                              const GArray          *schedule,
                                              const GDate           *today,
                                              GDate                 *paid_before);
AnningAccount   *anning_contract_account     (const AnningDebtCase  *debt_case,
                                              const GDate           *today,
                                              GError               **error);

G_END_DECLS
