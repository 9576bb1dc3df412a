/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt.h"
#include "anning-proposal.h"

G_BEGIN_DECLS

/*
 * All that is known of one debt, for whoever works something out of it. Points
 * to records that somebody else owns; a list may be empty, never NULL.
 */
typedef struct
{
  const AnningDebt *debt;
  GPtrArray *fees;      /* AnningDebtFee */
  GPtrArray *lines;     /* AnningScheduleLine, by due day */
  GPtrArray *payments;  /* AnningPayment, by day */
  GPtrArray *proposals; /* AnningProposal, of both sides */
  GPtrArray *rounds;    /* AnningRound, by time */
} AnningDebtCase;

/* Returns: a case with empty lists */
AnningDebtCase       *anning_debt_case_new           (const AnningDebt     *debt);
void                  anning_debt_case_free          (AnningDebtCase       *self);
/* @cases: (element-type AnningDebtCase). Returns: (nullable): that of the debt with this id */
const AnningDebtCase *anning_debt_cases_find         (const GPtrArray      *cases,
                                                      gint64                debt_id);
/* Returns: (nullable): the agreement in force, the one agreed last where there are several */
const AnningProposal *anning_debt_case_find_accepted (const AnningDebtCase *self);
/* Returns: (nullable): the last proposal of @author and, unless NULL, of @role */
const AnningProposal *anning_debt_case_find_proposal (const AnningDebtCase *self,
                                                      const char           *author,
                                                      const char           *role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDebtCase, anning_debt_case_free)

G_END_DECLS
