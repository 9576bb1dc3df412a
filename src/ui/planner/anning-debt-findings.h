/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-finding.h"
#include "anning-finding-group.h"

G_BEGIN_DECLS

/*
 * What R-CON-11 says of a debt: the hint and how its figures came about; what has
 * to be known first, and the way there; what was set aside; the letter that asks the
 * lender.
 */
#define ANNING_TYPE_DEBT_FINDINGS (anning_debt_findings_get_type ())
G_DECLARE_FINAL_TYPE (AnningDebtFindings, anning_debt_findings, ANNING, DEBT_FINDINGS, AnningFindingGroup)

GtkWidget *anning_debt_findings_new       (void);
/* Whose dismissals count; once. */
void       anning_debt_findings_set_store (AnningDebtFindings *self,
                                           AnningStore        *store);
/*
 * @findings: (transfer full) (nullable): of one debt
 * @how: (transfer full) (nullable): how the figures came about, one sentence each
 */
void       anning_debt_findings_take      (AnningDebtFindings *self,
                                           AnningFindings     *findings,
                                           char              **how);

G_END_DECLS
