/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-account.h"
#include "anning-debt-case.h"

G_BEGIN_DECLS

/* What is to be paid on one debt, and how it goes. Sums in fen. */
typedef struct
{
  const AnningProposal *proposal; /* the agreement in force; NULL: the contract, which still runs */
  AnningAccount *account;
  GDate since;            /* payments from this day on count; not valid: all of them do */
  gint64 total;           /* of all payments */
  gint64 paid;            /* noted or assumed, until today */
  gint64 ahead;           /* of that, for days that are still to come */
  guint n_late;           /* payments that came late, and those that are open and late */
  guint n_part;           /* payments of which a part is open */
  guint n_ahead;          /* payments made before their day */
  const AnningAccountLine *next; /* the first line that is open, late or not; NULL: none */
  GDate last_day;         /* of the last payment */
  gboolean done;          /* nothing is open any more */
  GDate done_day;         /* of the payment that ended it; not valid when it is not known */
} AnningAgreement;

AnningAgreement *anning_agreement_new  (const AnningDebtCase *c,
                                        const GDate          *today);
/*
 * Returns: fen that the agreement leaves to be paid; interest that is not due yet is no
 *   part of it
 */
gint64           anning_agreement_open (const AnningAgreement *agreement,
                                        const GDate           *today);
void             anning_agreement_free (AnningAgreement      *agreement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningAgreement, anning_agreement_free)

G_END_DECLS
